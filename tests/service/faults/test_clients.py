"""Whoever asked is gone, or our own program fails: what was begun is done or undone, and nothing is kept in use."""

import asyncio
import time
from typing import Any

import asyncpg
import pytest

from app.kit import operations, read_pool
from tests.factories.http import new_key
from tests.factories.problems import assert_problem
from tests.patience import PATIENT_SETTINGS
from tests.service.faults.conftest import Opened
from tests.service.faults.machine import Machine, Network
from tests.service.faults.register import (
    ORGANISATIONS,
    Running,
    errors_in,
    in_time,
    until,
    unused_slug,
    waiting_for_lock,
)

CANCELLED = 50


async def test_cancelled_commands_are_done_or_undone_and_hold_nothing(
    opened: Opened, machine: Machine, caplog: pytest.LogCaptureFixture
):
    async with opened(write_connections=3) as register:
        assert (await register.record(unused_slug())).status_code == 201
        started = time.monotonic()
        assert (await register.record(unused_slug())).status_code == 201
        step = 1.5 * (time.monotonic() - started) / CANCELLED
        slugs = [unused_slug() for _ in range(CANCELLED)]
        keys = [new_key() for _ in slugs]
        for number, (slug, key) in enumerate(zip(slugs, keys, strict=True)):
            command = asyncio.ensure_future(register.record(slug, key))
            # A little later each time: before the transaction, in every part of it, and after its commit.
            await asyncio.sleep(number * step)
            command.cancel()
            await in_time(asyncio.wait({command}))
        await register.holds_nothing()
        assert set(await register.recorded_each(slugs)) <= {(0, 0), (1, 1)}
        again = [await register.record(slug, key) for slug, key in zip(slugs, keys, strict=True)]
        assert {answer.status_code for answer in again} == {201}
        assert set(await register.recorded_each(slugs)) == {(1, 1)}
        await register.holds_nothing()
        assert register.register.writer._engine.pool.size() == 3  # type: ignore[attr-defined]
    assert errors_in(caplog) == []


async def test_cancelled_reads_hold_nothing(opened: Opened, machine: Machine, caplog: pytest.LogCaptureFixture):
    async with (
        opened(read_connections=3, **PATIENT_SETTINGS) as register,
        machine.administrator() as holder,
        machine.administrator() as observer,
    ):
        async with holder.transaction():
            await holder.execute("LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE")
            reads = [asyncio.ensure_future(register.read()) for _ in range(3)]
            await waiting_for_lock(observer, 3)
            for read in reads:
                read.cancel()
            await in_time(asyncio.wait(reads))
            await register.holds_nothing()
            # The database notices too that nobody waits any more, long before its own limits.
            await until(lambda: nobody_waits(observer))
        assert {answer.status_code for answer in await asyncio.gather(*[register.read() for _ in range(6)])} == {200}
        await register.holds_nothing()
    assert errors_in(caplog) == []


async def nobody_waits(connection: asyncpg.Connection) -> bool:
    return not await connection.fetchval("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")


async def test_command_cancelled_while_the_network_is_silent_holds_nothing(
    opened: Opened, machine: Machine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(read_pool, "IDLE_SECONDS", 0)
    async with (
        Network.to(machine.server.address) as network,
        opened(network.targets(machine.targets), write_connections=1) as register,
    ):
        # First in the ping of a connection in use, then in making a new one.
        for moment in (0.3, 2.0):
            assert (await register.record(unused_slug())).status_code == 201
            network.fall_silent()
            command = asyncio.ensure_future(register.record(unused_slug()))
            await asyncio.sleep(moment)
            command.cancel()
            await in_time(asyncio.wait({command}))
            await register.holds_nothing()
            network.speak()
        await register.serves_again()
    assert errors_in(caplog) == []


async def test_unhandled_exceptions_hold_nothing(register: Running, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    async def failing(*_: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken_program:
        broken_program.setattr(operations, "list_body", broken)
        broken_program.setattr(operations, "record", failing)
        for _ in range(20):
            assert_problem(await register.read(), 500, "internal-error")
            assert_problem(await register.record(unused_slug()), 500, "internal-error")
    await register.holds_nothing()
    assert (await register.record(unused_slug())).status_code == 201
    assert (await register.read("GET", ORGANISATIONS)).status_code == 200
