"""The database is well and answers, but not this: too slow, locked, in conflict, full, or with no room for us."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.service.faults.conftest import Opened
from tests.service.faults.machine import Machine
from tests.service.faults.register import (
    EVERY_SESSION,
    ORGANISATIONS,
    Running,
    assert_fault,
    errors_in,
    unused_slug,
    waiting_for_lock,
)

LOCK_THE_LIST = "LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE"


@asynccontextmanager
async def on_every_change(machine: Machine, does: str) -> AsyncIterator[None]:
    """Have the database do something for each organisation that is inserted or updated."""
    await machine.told(
        f"CREATE FUNCTION disturb() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {does}; RETURN NEW; END$$",
        "CREATE TRIGGER disturb BEFORE INSERT OR UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION disturb()",
    )
    try:
        yield
    finally:
        await machine.told("DROP FUNCTION disturb CASCADE")


async def correction(register: Running, organisation: httpx.Response) -> httpx.Response:
    body = {"kind": "housing_association", "reason": "extract"}
    registrar = register.registrar
    path = f"{ORGANISATIONS}/{organisation.json()['id']}"
    answer: httpx.Response = await asyncio.wait_for(
        registrar.patch(path, body, organisation.headers["etag"]), timeout=5
    )
    return answer


async def test_statement_too_slow(opened: Opened, machine: Machine, caplog: pytest.LogCaptureFixture):
    slug = unused_slug()
    async with opened(lock_timeout_ms=60_000) as register, machine.administrator() as holder:
        async with holder.transaction():
            await holder.execute(LOCK_THE_LIST)
            for answer in await asyncio.gather(register.read(), register.record(slug)):
                assert_fault(answer, "query-timeout", "5")
        await register.holds_nothing()
        assert await register.recorded(slug) == (0, 0)
        assert (await register.read()).status_code == 200
        assert (await register.record(slug)).status_code == 201
    assert errors_in(caplog) == []


async def test_statements_too_slow_together(register: Running, machine: Machine, caplog: pytest.LogCaptureFixture):
    slug = unused_slug()
    # Inserted once and rendered once: each within the limit of a statement, both not within that of a request.
    async with on_every_change(machine, "PERFORM pg_sleep(3)"):
        assert_fault(await register.record(slug), "query-timeout")
    await register.holds_nothing()
    assert await register.recorded(slug) == (0, 0)
    assert (await register.record(slug)).status_code == 201
    assert errors_in(caplog) == []


async def test_lock_not_granted(register: Running, machine: Machine, caplog: pytest.LogCaptureFixture):
    organisation = await register.record(unused_slug())
    async with machine.administrator() as holder, holder.transaction():
        await holder.execute("SELECT FROM organisation WHERE id = $1 FOR UPDATE", organisation.json()["id"])
        await holder.execute("LOCK TABLE programme IN ACCESS EXCLUSIVE MODE")
        for answer in await asyncio.gather(correction(register, organisation), register.read(path="/v1/programmes")):
            assert_fault(answer, "resource-busy", "2")
        assert (await register.read()).status_code == 200
        assert await register.health() == (200, 200)
    assert (await correction(register, organisation)).status_code == 200
    await register.holds_nothing()
    assert errors_in(caplog) == []


@pytest.mark.parametrize("state", ["40001", "40P01"])
async def test_conflict_at_every_attempt(
    register: Running, machine: Machine, caplog: pytest.LogCaptureFixture, state: str
):
    slug = unused_slug()
    await machine.told("CREATE SEQUENCE attempt", "GRANT USAGE ON SEQUENCE attempt TO PUBLIC")
    try:
        conflict = f"PERFORM nextval('attempt'); RAISE 'conflict' USING ERRCODE = '{state}'"
        async with on_every_change(machine, conflict):
            assert_fault(await register.record(slug), "concurrent-update", "1")
        assert await machine.counted("SELECT last_value FROM attempt") == 3
    finally:
        await machine.told("DROP SEQUENCE attempt")
    await register.holds_nothing()
    assert await register.recorded(slug) == (0, 0)
    assert errors_in(caplog) == []


async def test_pool_of_readers_exhausted(opened: Opened, machine: Machine):
    async with (
        opened(read_connections=2, lock_timeout_ms=3500) as register,
        machine.administrator() as holder,
        machine.administrator() as observer,
    ):
        assert (await register.read()).status_code == 200
        async with holder.transaction():
            await holder.execute(LOCK_THE_LIST)
            occupying = [asyncio.ensure_future(register.read()) for _ in range(2)]
            await waiting_for_lock(observer, 2)
            waiting = asyncio.ensure_future(register.read_publicly())
            # Nobody is free to read, and still the register can tell at once that it is well.
            assert await register.health() == (200, 200)
            assert not waiting.done()
            assert_fault(await waiting, "overloaded", "5")
        assert [answer.status_code for answer in await asyncio.gather(*occupying)] == [200, 200]
        await register.holds_nothing()


async def test_pool_of_commands_exhausted(opened: Opened, machine: Machine):
    async with (
        opened(write_connections=1, lock_timeout_ms=3500) as register,
        machine.administrator() as holder,
        machine.administrator() as observer,
    ):
        assert (await register.record(unused_slug())).status_code == 201
        async with holder.transaction():
            await holder.execute("LOCK TABLE journal_head IN ACCESS EXCLUSIVE MODE")
            occupying = asyncio.ensure_future(register.record(unused_slug()))
            await waiting_for_lock(observer)
            waiting = asyncio.ensure_future(register.record(unused_slug()))
            assert (await register.health(), (await register.read()).status_code) == ((200, 200), 200)
            assert_fault(await waiting, "overloaded", "5")
        assert (await occupying).status_code == 201
        await register.holds_nothing()


async def test_database_out_of_connections(opened: Opened, machine: Machine):
    login = machine.targets.write.user
    async with opened() as register:
        # Some of each kind are there, and nothing can be added to them.
        assert (await register.record(unused_slug())).status_code == 201
        assert (await register.health(), (await register.read()).status_code) == ((200, 200), 200)
        await machine.told(f"ALTER ROLE {login} CONNECTION LIMIT 0")
        try:
            together = await asyncio.gather(*[register.record(unused_slug()) for _ in range(6)])
            assert {answer.status_code for answer in together} == {201, 503}
            for refused in (answer for answer in together if answer.status_code == 503):
                assert_fault(refused, "overloaded", "5")
            assert (await register.health(), (await register.read()).status_code) == ((200, 200), 200)
            # Now all of ours are gone, and somebody else has taken their places.
            await machine.told(EVERY_SESSION)
            assert_fault(await register.read(), "overloaded", "5")
            assert_fault(await register.record(unused_slug()), "overloaded", "5")
            assert await register.health() == (503, 200)
        finally:
            await machine.told(f"ALTER ROLE {login} CONNECTION LIMIT -1")
        await register.serves_again()
        await register.holds_nothing()


async def test_database_out_of_memory(register: Running, machine: Machine):
    async with on_every_change(machine, "RAISE 'out of memory' USING ERRCODE = '53200'"):
        assert_fault(await register.record(unused_slug()), "overloaded", "5")
    await register.holds_nothing()


async def test_disk_full(register: Running, machine: Machine):
    # Filling a disk takes root or a quota; the state PostgreSQL reports then is raised instead.
    slug = unused_slug()
    async with on_every_change(machine, "RAISE 'could not extend file' USING ERRCODE = '53100'"):
        assert_fault(await register.record(slug), "database-unavailable", "30")
        assert (await register.read()).status_code == 200
        assert await register.health() == (200, 200)
    assert await register.recorded(slug) == (0, 0)
    assert (await register.record(slug)).status_code == 201


async def test_login_refused_under_us(register: Running, machine: Machine):
    login = machine.targets.write.user
    assert (await register.read()).status_code == 200
    await machine.told(f"ALTER ROLE {login} NOLOGIN", EVERY_SESSION)
    try:
        assert_fault(await register.read(), "database-unavailable")
        assert_fault(await register.record(unused_slug()), "database-unavailable")
        assert await register.health() == (503, 200)
    finally:
        await machine.told(f"ALTER ROLE {login} LOGIN")
    await register.serves_again()
