"""The database is gone, going, frozen or read-only, and comes back under a register that keeps running."""

import asyncio
import signal
from contextlib import AsyncExitStack

import pytest

from tests.service.faults.conftest import Opened
from tests.service.faults.machine import Machine, Network
from tests.service.faults.register import (
    EVERY_SESSION,
    Running,
    assert_fault,
    ended,
    errors_in,
    in_time,
    until,
    unused_slug,
    waiting_for_lock,
)

UNAVAILABLE = "database-unavailable"


async def assert_nothing_is_served(register: Running) -> None:
    for _ in range(2):
        slug = unused_slug()
        answers = await asyncio.gather(register.read(), register.read("HEAD"), register.record(slug))
        for answer in (answers[0], answers[2]):
            assert_fault(answer, UNAVAILABLE, "2")
        assert (answers[1].status_code, answers[1].headers["retry-after"]) == (503, "2")
        assert await register.health() == (503, 200)
    await register.holds_nothing()


@pytest.mark.parametrize("how", ["stopped", "killed"])
async def test_database_that_is_stopped_or_killed(
    register: Running, machine: Machine, caplog: pytest.LogCaptureFixture, how: str
):
    assert await register.health() == (200, 200)
    await (machine.stop() if how == "stopped" else machine.kill())
    await assert_nothing_is_served(register)
    await machine.start()
    await register.serves_again()
    assert errors_in(caplog) == []


async def test_database_that_is_shutting_down(register: Running, machine: Machine):
    async with machine.administrator() as connection:
        # A smart shutdown: it lets this session finish and refuses every new one (57P03).
        machine.postmaster().send_signal(signal.SIGTERM)
        await connection.execute(EVERY_SESSION)
        await assert_nothing_is_served(register)
    await until(machine.is_gone)
    await machine.start()
    await register.serves_again()


async def test_restart_between_two_requests_is_not_seen(
    register: Running, machine: Machine, caplog: pytest.LogCaptureFixture
):
    for _ in range(3):
        together = [register.record(unused_slug()) for _ in range(4)] + [register.read() for _ in range(8)]
        assert {answer.status_code for answer in await asyncio.gather(*together)} == {201, 200}
        await machine.restart()
        together = [register.read("HEAD"), register.read(), register.read_publicly(), register.record(unused_slug())]
        assert [answer.status_code for answer in await asyncio.gather(*together)] == [200, 200, 200, 201]
        assert await register.health() == (200, 200)
    await register.holds_nothing()
    assert errors_in(caplog) == []


async def test_restart_during_a_read_is_not_seen(register: Running, machine: Machine):
    async with machine.administrator() as holder, machine.administrator() as observer:
        async with holder.transaction():
            await holder.execute("LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE")
            reading = asyncio.ensure_future(register.read())
            (session,) = await waiting_for_lock(observer)
            await ended(observer, session)
            (another,) = await waiting_for_lock(observer)
        answer = await reading
    assert (answer.status_code, another != session) == (200, True)
    await register.holds_nothing()


async def test_read_whose_connection_dies_twice_is_given_up(register: Running, machine: Machine):
    async with machine.administrator() as holder, machine.administrator() as observer, holder.transaction():
        await holder.execute("LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE")
        reading = asyncio.ensure_future(register.read())
        for _ in range(2):
            (session,) = await waiting_for_lock(observer)
            await ended(observer, session)
        assert_fault(await reading, UNAVAILABLE)
    await register.holds_nothing()


async def test_restart_during_a_command_undoes_it(
    register: Running, machine: Machine, caplog: pytest.LogCaptureFixture
):
    slug = unused_slug()
    async with machine.administrator() as holder, machine.administrator() as observer, holder.transaction():
        await holder.execute("LOCK TABLE journal_head IN ACCESS EXCLUSIVE MODE")
        recording = asyncio.ensure_future(register.record(slug, "the-key-of-this-command"))
        (session,) = await waiting_for_lock(observer)
        await ended(observer, session)
        assert_fault(await recording, UNAVAILABLE, "2")
    await register.holds_nothing()
    assert await register.recorded(slug) == (0, 0)
    assert (await register.record(slug, "the-key-of-this-command")).status_code == 201
    assert await register.recorded(slug) == (1, 1)
    assert errors_in(caplog) == []


async def test_frozen_database(register: Running, machine: Machine, caplog: pytest.LogCaptureFixture):
    await asyncio.gather(*[register.record(unused_slug()) for _ in range(2)], register.read())
    with machine.frozen():
        # What is told apart here: sessions in use that fall silent, and sessions that cannot be made.
        await assert_nothing_is_served(register)
    await register.serves_again()
    await register.holds_nothing()
    assert errors_in(caplog) == []


@pytest.mark.parametrize("how", ["stopped", "frozen"])
async def test_register_ends_in_time_without_its_database(
    opened: Opened, machine: Machine, caplog: pytest.LogCaptureFixture, how: str
):
    async with AsyncExitStack() as running, AsyncExitStack() as fault:
        register = await running.enter_async_context(opened(lock_timeout_ms=60_000))
        await register.opens_several_connections()
        if how == "stopped":
            await machine.stop()
        else:
            fault.enter_context(machine.frozen())
        await in_time(running.aclose())
    assert errors_in(caplog) == []


async def test_database_made_read_only_under_us(register: Running, machine: Machine):
    assert (await register.record(unused_slug())).status_code == 201
    async with machine.read_only():
        for _ in range(3):
            assert_fault(await register.record(unused_slug()), UNAVAILABLE, "2")
            assert (await register.read()).status_code == 200
        assert await register.health() == (200, 200)
    await register.serves_again()
    await register.holds_nothing()


async def test_failover_to_a_standby(opened: Opened, machine: Machine, caplog: pytest.LogCaptureFixture):
    async with (
        machine.replica() as standby,
        Network.to(machine.server.address) as network,
        opened(network.targets(machine.targets)) as register,
    ):
        await register.serves_again()
        # The old server lives on, with our sessions, but it is no longer the one to write to.
        async with machine.read_only():
            network.address = standby.address
            for _ in range(3):
                assert_fault(await register.record(unused_slug()), UNAVAILABLE, "2")
                assert (await register.read()).status_code == 200
            await standby.promote()
            await register.serves_again()
            await register.holds_nothing()
    assert errors_in(caplog) == []
