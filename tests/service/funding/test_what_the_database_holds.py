"""Whoever writes: the database itself keeps the totals of money, and refuses what exceeds them (R-082 to R-091)."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from uuid_utils.compat import uuid7

from app.kit.database import Targets
from tests.factories.http import insert_organisation

RECORDER = '{"name":"test","role":"registrar","organisation_id":null}'
STATUSES = (
    *("indicative", "reserved", "granted", "advance_paid", "accounted", "determined", "settled"),
    *("recovering", "recovered", "refused", "withdrawn", "lapsed"),
)
GIVEN, FIXED = frozenset(STATUSES[2:5]), frozenset(STATUSES[5:9])
KINDS = ("advance", "final", "repayment", "set_off")
STATES = ("prepared", "approved", "paid", "suspended", "cancelled", "reversed")
DAY = '{"value":"2026-06-01","precision":"day","source_text":null}'
STEPS = 250


class Writer:
    """A connection with the rights of the service, and no more."""

    def __init__(self, connection: asyncpg.Connection, provider: UUID) -> None:
        self.connection, self.provider = connection, provider

    async def insert(self, table: str, **columns: Any) -> UUID:
        """Write a record with these columns."""
        row_id = uuid7()
        row = {
            "id": row_id,
            "version": 1,
            "recorded_by": RECORDER,
            "recording_mode": "workflow",
            "source_refs": "[]",
            "representation": json.dumps({"id": str(row_id)}),
            **columns,
        }
        places = ", ".join(f"${number}" for number in range(1, len(row) + 1))
        await self.connection.execute(
            f"INSERT INTO {table} (recorded_at, {', '.join(row)}) VALUES (now(), {places})", *row.values()
        )
        return row_id

    async def envelope(self, cents: int = 1_000, **columns: Any) -> UUID:
        facts = {"amount_cents": cents, "certainty": "firm", "qualifier": "exact", "ceiling_status": "published"}
        return await self.insert("funding_envelope", provider_organisation_id=self.provider, **(facts | columns))

    async def allocation(self, envelope_id: UUID, status: str = "granted", cents: int = 100, **columns: Any) -> UUID:
        facts = {
            "amount_cents": cents,
            "certainty": "firm",
            "qualifier": "exact",
            "status": status,
            "granted_cents": cents if status in GIVEN else None,
            "direct_determination": False,
            "status_history": "[]",
        }
        return await self.insert("allocation", envelope_id=envelope_id, **(facts | columns))

    async def payment(self, allocation_id: UUID, kind: str = "advance", cents: int = 100, **columns: Any) -> UUID:
        facts = {
            "kind": kind,
            "amount_cents": cents,
            "status": "prepared",
            "status_history": "[]",
            "prepared_by": RECORDER,
            "prepared_by_principal": "issuer maker",
            "provider_organisation_id": self.provider,
        }
        return await self.insert("payment", allocation_id=allocation_id, **(facts | columns))

    async def set(self, table: str, row_id: UUID, **columns: Any) -> None:
        """Change columns of one row."""
        changes = ", ".join(f"{name} = ${number}" for number, name in enumerate(columns, 2))
        await self.connection.execute(f"UPDATE {table} SET {changes} WHERE id = $1", row_id, *columns.values())


@pytest.fixture
async def writer(targets: Targets) -> AsyncIterator[Writer]:
    provider = await insert_organisation(targets, "provincie")
    connection = await asyncpg.connect(**targets.write.arguments())
    yield Writer(connection, provider)
    await connection.close()


# Grants above a ceiling break both; which one is told is the alphabet's choice.
CEILING = "commitments_within_limit|grants_within_ceiling"


@contextmanager
def refused_by(constraint: str) -> Iterator[None]:
    """Expect that a constraint refuses what is written."""
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        yield
    assert re.search(constraint, str(refused.value.constraint_name))


async def test_r_082_grants_above_the_ceiling(writer: Writer):
    envelope = await writer.envelope(1_000)
    first = await writer.allocation(envelope, cents=600)
    with refused_by(CEILING):
        await writer.allocation(envelope, cents=401)
    waiting = await writer.allocation(envelope, "indicative", cents=401)
    with refused_by(CEILING):
        await writer.set("allocation", waiting, status="granted", granted_cents=401)
    with refused_by(CEILING):
        await writer.set("allocation", first, granted_cents=1_001)
    with refused_by(CEILING):
        await writer.set("funding_envelope", envelope, amount_cents=599)
    await writer.set("allocation", waiting, status="granted", granted_cents=400)
    with refused_by(CEILING):
        await writer.connection.execute(
            "UPDATE allocation SET granted_cents = granted_cents + 1 WHERE envelope_id = $1", envelope
        )
    # What is determined counts in the place of the grant, and what was withdrawn does not count.
    await writer.set("allocation", waiting, status="withdrawn")
    await writer.set("allocation", first, status="determined", determined_cents=500)
    with refused_by(CEILING):
        await writer.allocation(envelope, cents=501)
    await writer.allocation(envelope, cents=500)


async def test_r_081_reservations_with_grants_above_the_envelope(writer: Writer):
    envelope = await writer.envelope(1_000)
    await writer.allocation(envelope, cents=600)
    with refused_by("commitments_within_limit"):
        await writer.allocation(envelope, "reserved", cents=401)
    reserved = await writer.allocation(envelope, "reserved", cents=999, reserved_cents=400)
    with refused_by("commitments_within_limit"):
        await writer.set("allocation", reserved, reserved_cents=None)
    with refused_by("commitments_within_limit"):
        await writer.allocation(envelope, cents=1)
    await writer.set("allocation", reserved, status="granted", granted_cents=400)


async def test_r_083_two_grants_at_once_of_two_writers(writer: Writer, targets: Targets):
    envelope = await writer.envelope(1_000)
    other = await asyncpg.connect(**targets.write.arguments())
    try:
        begun = writer.connection.transaction()
        await begun.start()
        await writer.allocation(envelope, cents=600)
        second = asyncio.create_task(Writer(other, writer.provider).allocation(envelope, cents=600))
        await begun.commit()
        with refused_by(CEILING):
            await second
    finally:
        await other.close()
    total = "SELECT granted_total_cents FROM funding_envelope WHERE id = $1"
    assert await writer.connection.fetchval(total, envelope) == 600


async def test_r_089_parts_above_the_whole(writer: Writer):
    envelope = await writer.envelope(1_000)
    whole = await writer.allocation(envelope, cents=500)
    part = await writer.allocation(envelope, cents=300, parent_allocation_id=whole)
    with refused_by("parts_within_whole"):
        await writer.allocation(envelope, cents=201, parent_allocation_id=whole)
    with refused_by("parts_within_whole"):
        await writer.allocation(envelope, "reserved", cents=201, parent_allocation_id=whole)
    with refused_by("parts_within_whole"):
        await writer.set("allocation", part, granted_cents=501)
    for columns in (
        {"granted_cents": 299},
        {"status": "withdrawn"},
        {"status": "determined", "determined_cents": 299},
    ):
        with refused_by("parts_within_whole"):
            await writer.set("allocation", whole, **columns)
    expected = await writer.allocation(envelope, "indicative", cents=500)
    with refused_by("parts_within_whole"):
        await writer.allocation(envelope, cents=1, parent_allocation_id=expected)
    with refused_by("not_its_own_parent"):
        await writer.set("allocation", whole, parent_allocation_id=whole)
    held = await writer.connection.fetchrow("SELECT * FROM funding_envelope WHERE id = $1", envelope)
    assert held is not None
    assert held["granted_total_cents"] == 500


async def test_r_090_advances_above_the_grant(writer: Writer):
    allocation = await writer.allocation(await writer.envelope(1_000), cents=500)
    first = await writer.payment(allocation, cents=300)
    with refused_by("advances_within_grant"):
        await writer.payment(allocation, cents=201)
    with refused_by("advances_within_grant"):
        await writer.set("payment", first, amount_cents=501)
    cancelled = await writer.payment(allocation, cents=201, status="cancelled")
    with refused_by("advances_within_grant"):
        await writer.set("payment", cancelled, status="prepared")
    await writer.set("payment", first, status="cancelled")
    await writer.set("payment", cancelled, status="prepared")
    # A grant may be lowered below what was advanced: then there is a claim, and no further advance.
    await writer.set("allocation", allocation, granted_cents=100)
    with refused_by("advances_within_grant"):
        await writer.payment(allocation, cents=1)


async def test_r_091_one_person_who_prepares_and_approves(writer: Writer):
    allocation = await writer.allocation(await writer.envelope(1_000), cents=500)
    payment = await writer.payment(allocation)
    with refused_by("two_persons"):
        await writer.set("payment", payment, status="approved", approved_by_principal="issuer maker")
    await writer.set("payment", payment, status="approved", approved_by_principal="issuer approver")
    with refused_by("two_persons"):
        await writer.payment(allocation, approved_by_principal="issuer maker")
    with refused_by("paid_on_a_day"):
        await writer.set("payment", payment, status="paid")


async def test_r_075_r_077_r_093_amounts_that_are_none(writer: Writer):
    envelope = await writer.envelope(1_000)
    allocation = await writer.allocation(envelope, cents=500)
    with refused_by("pays_something"):
        await writer.payment(allocation, cents=0)
    for cents in (-1, 100_000_000_000_000):
        with refused_by("amount_cents"):
            await writer.payment(allocation, cents=cents)
        with refused_by("amount_cents"):
            await writer.set("funding_envelope", envelope, amount_cents=cents)
    with refused_by("grant_is_known"):
        await writer.set("allocation", allocation, granted_cents=None)
    with refused_by("determined_within_grant"):
        await writer.set("allocation", allocation, determined_cents=501)
    for status in ("reserved", "granted"):
        with refused_by("estimate_carries_nothing"):
            await writer.allocation(envelope, status, cents=1, certainty="estimate")


@pytest.mark.parametrize("table", ["funding_envelope", "allocation", "payment", "suspension", "accounting_report"])
async def test_r_056_nobody_deletes_money(writer: Writer, table: str):
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await writer.connection.execute(f"DELETE FROM {table}")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await writer.connection.execute(f"TRUNCATE {table} CASCADE")


def consumption(row: Any) -> int:
    if row["status"] in GIVEN:
        return int(row["granted_cents"] or 0)
    return int(row["determined_cents"] or 0) if row["status"] in FIXED else 0


def reservation(row: Any) -> int:
    if row["status"] != "reserved":
        return 0
    return int(row["amount_cents"] if row["reserved_cents"] is None else row["reserved_cents"])


async def compare(writer: Writer) -> None:
    """Add everything up anew and hold the kept totals to it."""
    envelopes = await writer.connection.fetch("SELECT * FROM funding_envelope")
    allocations = await writer.connection.fetch("SELECT * FROM allocation")
    payments = await writer.connection.fetch("SELECT * FROM payment")
    granted, reserved, inside, advanced, paid = (Counter[UUID]() for _ in range(5))
    for row in allocations:
        if row["parent_allocation_id"] is None:
            granted[row["envelope_id"]] += consumption(row)
            reserved[row["envelope_id"]] += reservation(row)
        else:
            inside[row["parent_allocation_id"]] += consumption(row) + reservation(row)
    for row in payments:
        if row["kind"] == "advance" and row["status"] not in {"cancelled", "reversed"}:
            advanced[row["allocation_id"]] += row["amount_cents"]
        if row["status"] == "paid":
            sign = 1 if row["kind"] in {"advance", "final"} else -1
            paid[row["allocation_id"]] += sign * row["amount_cents"]
    for row in envelopes:
        kept = (row["granted_total_cents"], row["reserved_total_cents"])
        assert kept == (granted[row["id"]], reserved[row["id"]])
        assert sum(kept) <= row["amount_cents"]
    for row in allocations:
        counted = (row["parts_committed_cents"], row["advanced_cents"], row["paid_cents"])
        assert counted == (inside[row["id"]], advanced[row["id"]], paid[row["id"]])
        assert inside[row["id"]] <= consumption(row) + reservation(row)


@pytest.mark.parametrize("seed", range(3))
async def test_kept_totals_stay_right_whatever_is_written(writer: Writer, seed: int):
    chance = Random(seed)
    envelopes = [await writer.envelope(cents) for cents in (1_000, 400)]
    allocations = [await writer.allocation(envelopes[0], "indicative", 100)]
    payments: list[UUID] = []
    done: Counter[str] = Counter()

    def cents() -> int | None:
        return chance.choice((None, 0, chance.randint(1, 300)))

    async def add_allocation() -> None:
        parent = chance.choice((None, None, chance.choice(allocations)))
        home = chance.choice(envelopes)
        if parent is not None:
            found = await writer.connection.fetchval("SELECT envelope_id FROM allocation WHERE id = $1", parent)
            home = found
        status = chance.choice(STATUSES)
        amounts = {"granted_cents": cents(), "reserved_cents": cents(), "determined_cents": cents()}
        allocations.append(
            await writer.allocation(home, status, chance.randint(1, 300), parent_allocation_id=parent, **amounts)
        )

    async def change_allocation() -> None:
        columns: dict[str, Any] = {"status": chance.choice(STATUSES), "granted_cents": cents()}
        for name in ("reserved_cents", "determined_cents", "parent_allocation_id"):
            if chance.random() < 0.3:
                columns[name] = None if name == "parent_allocation_id" else cents()
        await writer.set("allocation", chance.choice(allocations), **columns)

    async def change_many() -> None:
        await writer.connection.execute(
            "UPDATE allocation SET granted_cents = granted_cents - $2 WHERE envelope_id = $1 AND granted_cents >= $2"
            " AND coalesce(determined_cents, 0) <= granted_cents - $2",
            chance.choice(envelopes),
            chance.randint(1, 20),
        )

    async def move_allocation() -> None:
        await writer.set("allocation", chance.choice(allocations), envelope_id=chance.choice(envelopes))

    async def add_payment() -> None:
        status = chance.choice(STATES)
        payments.append(
            await writer.payment(
                chance.choice(allocations), chance.choice(KINDS), chance.randint(1, 100), status=status, paid_on=DAY
            )
        )

    async def change_payment() -> None:
        if payments:
            columns = {"status": chance.choice(STATES), "kind": chance.choice(KINDS)}
            await writer.set(
                "payment", chance.choice(payments), **columns, amount_cents=chance.randint(1, 100), paid_on=DAY
            )

    async def change_payments() -> None:
        await writer.connection.execute(
            "UPDATE payment SET status = $1, paid_on = $2 WHERE kind = $3",
            chance.choice(STATES),
            DAY,
            chance.choice(KINDS),
        )

    async def lower_ceiling() -> None:
        await writer.set("funding_envelope", chance.choice(envelopes), amount_cents=chance.randint(100, 1_200))

    writes = (
        *(add_allocation, add_allocation, change_allocation, change_allocation, change_many, move_allocation),
        *(add_payment, add_payment, change_payment, change_payments, lower_ceiling),
    )
    for number in range(STEPS):
        write = chance.choice(writes)
        try:
            await write()
        except asyncpg.CheckViolationError as error:
            done[str(error.constraint_name)] += 1
        else:
            done[write.__name__] += 1
        if number % 10 == 0:
            await compare(writer)
    await compare(writer)
    assert {write.__name__ for write in writes} <= done.keys(), done
    assert any(name.startswith("ck_") for name in done), done
