"""Scale-out: two processes, a replica that lags, dies and is promoted, and clients who never read less than they wrote."""

from collections import Counter

import asyncpg

from app.kit.database import Target
from app.kit.embedded import ServerAddress
from app.kit.journal import verify
from tests.e2e.crowd import Crowd
from tests.e2e.phases import (
    arranged,
    primary_dies_and_replica_is_promoted,
    replica_dies,
    replica_is_promoted_by_mistake,
    replica_lags,
)
from tests.e2e.scaled import Scaled
from tests.service.faults.register import until


async def test_a_replica_that_lags_dies_or_is_promoted_by_mistake_is_not_noticed():
    async with arranged(fails_over=False) as (register, clients):
        await replica_lags(register, clients)
        await replica_dies(register, clients)
        await replica_is_promoted_by_mistake(register, clients)
        await everything_is_there_once(register, clients, register.machine.server.address)


async def test_a_replica_that_takes_over_has_everything_that_was_answered():
    async with arranged(fails_over=True) as (register, clients):
        await primary_dies_and_replica_is_promoted(register, clients)
        await everything_is_there_once(register, clients, register.replica.address)


async def everything_is_there_once(register: Scaled, clients: Crowd, server: ServerAddress) -> None:
    """What was answered was done once, the feed has told it once, and the chain holds."""
    made = clients.persons

    async def feed_has_told_all() -> bool:
        return set(made) <= set(clients.follower.recorded)

    await until(feed_has_told_all)
    assert set(Counter(clients.follower.recorded).values()) == {1}
    connection = await asyncpg.connect(**Target.on_server(server, register.replica.database).arguments())
    try:
        assert (await verify(connection)).holds
        rows = await connection.fetch("SELECT id::text FROM person WHERE id::text = ANY($1)", made)
        assert len(rows) == len(made) == len(set(made))
    finally:
        await connection.close()
