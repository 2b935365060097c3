"""What happens to a database while clients are at work; each phase ends when everybody is served as before."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.directories import open_directory
from tests.e2e.crowd import Crowd, crowd
from tests.e2e.scaled import Scaled, committed_twice, scaled
from tests.replicas import Replica

ROUNDS = 8


@asynccontextmanager
async def arranged(*, fails_over: bool) -> AsyncIterator[tuple[Scaled, Crowd]]:
    """Two processes with clients at work, until one of those meets what it should not."""
    with open_directory() as found:
        async with scaled(found, fails_over=fails_over) as register, crowd(register, 4) as clients:
            await register.condition("replica", "serving")
            await clients.rounds(ROUNDS)
            yield register, clients
            assert [error for service in register.services for error in service.errors()] == []


async def undisturbed(_: Scaled, clients: Crowd) -> None:
    await clients.rounds(2 * ROUNDS)


async def replica_lags(register: Scaled, clients: Crowd) -> None:
    await register.replica.pause()
    await clients.rounds(ROUNDS)
    await register.replica.resume()
    await clients.rounds(ROUNDS)


async def replica_dies(register: Scaled, clients: Crowd) -> None:
    await asyncio.to_thread(register.replica.stop)
    await register.condition("replica", "unreachable")
    await clients.rounds(ROUNDS)
    await asyncio.to_thread(register.replica.start)
    await register.condition("replica", "serving")
    await clients.rounds(ROUNDS)


async def replica_is_promoted_by_mistake(register: Scaled, clients: Crowd) -> None:
    """It is a register of its own now, with a history of its own; one is made anew in its place."""
    await register.replica.promote()
    await register.condition("replica", "promoted")
    await clients.rounds(ROUNDS)
    await asyncio.to_thread(remake, register.replica)
    await register.condition("replica", "serving")
    await clients.rounds(ROUNDS)


def remake(replica: Replica) -> None:
    replica.discard()
    replica.make()


async def primary_dies_and_replica_is_promoted(register: Scaled, clients: Crowd) -> None:
    await committed_twice(register.machine)
    await clients.rounds(ROUNDS)
    clients.traffic.is_outage = True
    await register.machine.kill()
    await register.condition("primary", "unreachable")
    await register.replica.promote()
    await register.condition("primary", "serving")
    await clients.rounds(1)
    clients.traffic.is_outage = False
    await clients.rounds(ROUNDS)
