"""Turning the day: once, in order, after downtime, whoever dies meanwhile and however many do it at once (D11)."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.agreements.rules import AgreementStatus
from app.agreements.service import AGREEMENTS
from app.day import keeper as keeping
from app.day.keeper import DayKeeper
from app.findings.service import refresh_concerned
from app.kit.config import Settings
from app.kit.database import Database, Targets
from app.kit.domain import RefusedError
from app.kit.faults import refusal_of_fault
from app.kit.work import Work
from app.kit.writer import Writer
from app.operations import verify_journal
from tests.factories.representations import assert_stored_equals_rendered
from tests.service.day.conftest import TODAY
from tests.service.day.register import Register, followed, histories, opened


async def test_a_new_register_starts_on_the_day_it_is_first_served(targets: Targets, settings: Settings):
    async with opened(targets, settings, TODAY) as register:
        old = await register.agreement(ends_on="1950-06-30")
        renewed = await register.agreement(ends_on="1950-06-15", tacit_renewal_months=1)
        assert await register.turned_on() is None
        async with register.keeper() as keeper:
            await keeper.turned()
        assert await register.turned_on() == date.fromisoformat(TODAY)
        assert await histories(register, old) == [("in_force", None), ("expired", "1950-07-01")]
        ends_on = (await register.row(AGREEMENTS, renewed)).ends_on
        assert ends_on is not None
        assert ends_on.value == "2026-12-15"
        assert await register.changes() == [("agreement.renew", renewed), ("agreement.expire", old)]


async def noted(transactions: list[str], work: Work) -> None:
    transactions.append(work.command.name)


async def test_what_is_recorded_after_its_day_is_taken_by_the_next_turn(register: Register):
    late = await register.agreement(ends_on="2026-06-30")
    await register.turn(TODAY)
    assert (await register.row(AGREEMENTS, late)).status is AgreementStatus.IN_FORCE
    await register.turn("2026-11-25")
    assert (await histories(register, late))[-1] == ("expired", "2026-07-01")


async def test_days_without_anybody_are_turned_one_by_one_in_order(register: Register):
    facts: dict[str, Any] = {"effective_on": "2024-01-01"}
    last = await register.agreement(ends_on="2026-11-26", **facts)
    first = await register.agreement(ends_on="2026-11-24", **facts)
    monthly = await register.agreement(ends_on="2026-11-25", tacit_renewal_months=1, **facts)
    not_yet = await register.agreement(ends_on="2026-11-27", **facts)
    async with register.keeper() as keeper:
        register.clock.set("2026-11-27")
        await keeper.turned()
    assert await register.changes() == [
        ("agreement.expire", first),
        ("agreement.renew", monthly),
        ("agreement.expire", last),
    ]
    assert (await histories(register, first))[-1] == ("expired", "2026-11-25")
    assert (await histories(register, last))[-1] == ("expired", "2026-11-27")
    assert (await register.row(AGREEMENTS, not_yet)).status is AgreementStatus.IN_FORCE
    assert await register.turned_on() == date(2026, 11, 27)


async def test_a_process_whose_clock_is_behind_turns_nothing_back(register: Register):
    await register.turn("2026-11-26")
    async with register.keeper() as keeper:
        register.clock.set(TODAY)
        await keeper.turned()
        assert keeper.is_present
    assert await register.turned_on() == date(2026, 11, 26)


async def due_tomorrow(register: Register, count: int) -> list[UUID]:
    return [await register.agreement(ends_on=TODAY) for _ in range(count)]


async def test_who_dies_between_two_batches_leaves_the_rest_to_the_next(
    register: Register, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(keeping, "CHANGES_AT_ONCE", 2)
    agreements = await due_tomorrow(register, 7)
    register.clock.set("2026-11-25")
    transactions = 0

    async def killed_in_the_third(work: Work) -> None:
        nonlocal transactions
        transactions += 1
        if transactions == 3:
            pid = (await (await work.session.connection()).execute(text("SELECT pg_backend_pid()"))).scalar_one()
            await register.query("SELECT pg_terminate_backend($1)", pid)

    async with register.keeper(killed_in_the_third) as keeper:
        with pytest.raises((DBAPIError, OSError)) as stopped:
            await keeper.turned()
        assert refusal_of_fault(stopped.value) is not None
        assert not keeper.is_present
        assert len(await register.changes()) == 4
        assert await register.turned_on() == date.fromisoformat(TODAY)
        await keeper.turned()
    assert sorted(await register.changes()) == sorted(("agreement.expire", found) for found in agreements)
    assert await register.turned_on() == date(2026, 11, 25)
    assert (await verify_journal(register.targets, settings, None)).holds


@pytest.mark.parametrize("processes", [2, 8])
async def test_any_number_of_processes_make_each_change_exactly_once(
    register: Register, settings: Settings, monkeypatch: pytest.MonkeyPatch, processes: int
):
    monkeypatch.setattr(keeping, "CHANGES_AT_ONCE", 3)
    agreements = await due_tomorrow(register, 30)
    renewed = [await register.agreement(ends_on=f"2026-11-{day}", tacit_renewal_months=1) for day in (24, 25, 26) * 3]
    register.clock.set("2026-11-27")
    few = settings.model_copy(update={"write_connections": 1, "read_connections": 1})
    counted = Counter[str]()

    async with AsyncExitStack() as stack:
        keepers = []
        for number in range(processes):
            database = await stack.enter_async_context(Database.opened(register.targets, few))
            writer = Writer(database.engine, (refresh_concerned, counting(counted, str(number))))
            keepers.append(await stack.enter_async_context(DayKeeper(database.primary, writer, register.clock)))
        await asyncio.gather(*(keeper.turned() for keeper in keepers))
        await asyncio.gather(*map(followed, keepers))
    expected = [("agreement.expire", found) for found in agreements] + [("agreement.renew", f) for f in renewed]
    assert sorted(await register.changes()) == sorted(expected)
    assert len([name for name, count in counted.items() if count]) > 1
    assert (await assert_stored_equals_rendered(register.targets))["agreement"] == len(expected)
    assert (await verify_journal(register.targets, settings, None)).holds


def counting(counted: Counter[str], name: str) -> Any:
    """A follow-up that counts the transactions in which a process changed something."""

    async def count(work: Work) -> None:
        counted[name] += bool(work.touched)

    return count


async def test_requests_of_one_process_share_one_turn(register: Register):
    await due_tomorrow(register, 1)
    transactions: list[str] = []
    async with register.keeper(lambda work: noted(transactions, work)) as keeper:
        register.clock.set("2026-11-25")
        await asyncio.gather(*(keeper.turned() for _ in range(20)))
        made = len(transactions)
        await keeper.turned()
        assert len(transactions) == made
    assert len(await register.changes()) == 1


async def test_a_reader_that_goes_away_does_not_stop_the_turn(register: Register):
    await due_tomorrow(register, 1)
    begun, let_go = asyncio.Event(), asyncio.Event()

    async def held(work: Work) -> None:
        begun.set()
        await let_go.wait()

    async with register.keeper(held) as keeper:
        register.clock.set("2026-11-25")
        reader, other = (asyncio.ensure_future(keeper.turned()) for _ in range(2))
        await begun.wait()
        reader.cancel()
        let_go.set()
        await other
    assert len(await register.changes()) == 1


async def test_a_day_that_begins_during_the_turn_is_turned_too(register: Register):
    await due_tomorrow(register, 1)
    midnight = False

    async def passes_midnight(work: Work) -> None:
        nonlocal midnight
        if not midnight:
            midnight = True
            register.clock.set("2026-11-26")

    async with register.keeper(passes_midnight) as keeper:
        register.clock.set("2026-11-25")
        await keeper.turned()
        assert keeper.is_present
    assert await register.turned_on() == date(2026, 11, 26)


async def test_a_record_that_cannot_be_changed_does_not_keep_everybody_out(register: Register):
    agreements = await due_tomorrow(register, 5)
    broken = agreements[2]

    async def failing(work: Work) -> None:
        if any(touched.row.id == broken for touched in work.touched):
            raise ValueError("this dossier has not its published form")

    register.clock.set("2026-11-25")
    async with register.keeper(failing) as keeper:
        await keeper.turned()
        assert keeper.is_present
    changed = {record for _, record in await register.changes()}
    assert changed == set(agreements) - {broken}
    # Mended, it is taken by the next turn.
    await register.turn("2026-11-26")
    assert (await histories(register, broken))[-1] == ("expired", "2026-11-25")


async def test_who_would_wait_too_long_is_told_to_come_back_while_the_turn_goes_on(
    register: Register, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(keeping, "PATIENCE_SECONDS", 0.1)
    await due_tomorrow(register, 1)
    connection = await asyncpg.connect(**register.targets.owner.arguments())
    transaction = connection.transaction()
    await transaction.start()
    await connection.execute("SELECT 1 FROM legal_day FOR UPDATE")
    async with register.keeper() as keeper:
        register.clock.set("2026-11-25")
        with pytest.raises(RefusedError) as refused:
            await keeper.turned()
        assert (refused.value.problem.slug, refused.value.headers["Retry-After"]) == ("day-turning", "2")
        await transaction.rollback()
        await connection.close()
        monkeypatch.setattr(keeping, "PATIENCE_SECONDS", 20.0)
        await keeper.turned()
    assert len(await register.changes()) == 1


async def test_answers_to_repeated_commands_are_kept_72_hours(register: Register):
    for hours in (71, 73, 100):
        await register.query(
            "INSERT INTO idempotency_record (scope_hash, fingerprint, status, body, recorded_at)"
            " VALUES ($1, '\\x00', 201, '{}', $2::timestamptz - make_interval(hours => $3))",
            hours.to_bytes(2, "big"),
            register.clock.now(),
            hours,
        )
    await register.turn(TODAY)
    kept = await register.query("SELECT scope_hash FROM idempotency_record")
    assert [row["scope_hash"] for row in kept] == [(71).to_bytes(2, "big")]
