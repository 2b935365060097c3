"""The database is well, and the network between it and the register is not."""

import asyncio

import pytest

from app.kit import read_pool
from tests.factories.http import new_key
from tests.factories.problems import slug_of
from tests.service.faults.conftest import Opened
from tests.service.faults.machine import Machine, Network
from tests.service.faults.register import assert_fault, errors_in, unused_slug, waiting_for_lock

UNAVAILABLE = "database-unavailable"


async def test_silent_network(opened: Opened, machine: Machine, caplog: pytest.LogCaptureFixture):
    async with (
        Network.to(machine.server.address) as network,
        opened(network.targets(machine.targets), lock_timeout_ms=60_000) as register,
    ):
        await register.opens_several_connections()
        network.fall_silent()
        slug = unused_slug()
        read, written, health = await asyncio.gather(register.read(), register.record(slug), register.health())
        assert_fault(read, UNAVAILABLE, "2")
        assert_fault(written, UNAVAILABLE, "2")
        assert health == (503, 200)
        await register.holds_nothing()
        network.speak()
        assert (await register.read()).status_code == 200
        await register.serves_again()
        await register.holds_nothing()
        assert await register.recorded(slug) == (0, 0)
    assert errors_in(caplog) == []


async def test_network_silent_during_a_command(
    opened: Opened, machine: Machine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(read_pool, "IDLE_SECONDS", 0)
    slug = unused_slug()
    async with (
        Network.to(machine.server.address) as network,
        opened(network.targets(machine.targets), lock_timeout_ms=60_000) as register,
        machine.administrator() as holder,
        machine.administrator() as observer,
    ):
        async with holder.transaction():
            await holder.execute("LOCK TABLE journal_head IN ACCESS EXCLUSIVE MODE")
            recording = asyncio.ensure_future(register.record(slug))
            await waiting_for_lock(observer)
            network.fall_silent()
            answer = await recording
            # What it had taken before decides which limit comes first, that of the statement or of the request.
            assert_fault(answer, slug_of(answer))
            assert slug_of(answer) in {UNAVAILABLE, "query-timeout"}
        await register.holds_nothing()
        network.speak()
        await register.serves_again()
    assert await machine.counted("SELECT count(*) FROM organisation WHERE slug = $1", slug) == 0
    assert errors_in(caplog) == []


@pytest.mark.parametrize(("lost", "is_done"), [("before it arrives", False), ("after it arrived", True)])
async def test_connection_cut_during_commit(
    opened: Opened, machine: Machine, caplog: pytest.LogCaptureFixture, lost: str, is_done: bool
):
    async with (
        Network.to(machine.server.address) as network,
        opened(network.targets(machine.targets)) as register,
    ):
        assert (await register.record(unused_slug())).status_code == 201
        slug, key, before = unused_slug(), new_key(), network.commits
        network.loses_commit = lost
        assert_fault(await register.record(slug, key), UNAVAILABLE, "2")
        # The outcome is unknown to the register, and it does not try its luck.
        assert network.commits == before + 1
        await register.holds_nothing()
        assert await register.recorded(slug) == ((1, 1) if is_done else (0, 0))
        answer = await register.record(slug, key)
        assert (answer.status_code, answer.json()["slug"]) == (201, slug)
        assert answer.headers.get("idempotency-replayed") == ("true" if is_done else None)
        assert await register.recorded(slug) == (1, 1)
    assert errors_in(caplog) == []


async def test_connections_forgotten_while_idle_are_not_noticed(
    opened: Opened, machine: Machine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(read_pool, "IDLE_SECONDS", 0)
    async with (
        Network.to(machine.server.address) as network,
        opened(network.targets(machine.targets), lock_timeout_ms=60_000) as register,
    ):
        await register.opens_several_connections()
        network.fall_silent()
        network.speak()
        together = [register.read(), register.read("HEAD"), register.read_publicly(), register.record(unused_slug())]
        assert [answer.status_code for answer in await asyncio.gather(*together)] == [200, 200, 200, 201]
        await register.holds_nothing()


async def test_connections_cut_between_two_requests_are_not_noticed(opened: Opened, machine: Machine):
    async with (
        Network.to(machine.server.address) as network,
        opened(network.targets(machine.targets)) as register,
    ):
        for _ in range(3):
            together = [register.record(unused_slug()), register.read(), register.read("HEAD")]
            assert {answer.status_code for answer in await asyncio.gather(*together)} == {201, 200}
            network.cut()
        assert await register.health() == (200, 200)
        await register.holds_nothing()
