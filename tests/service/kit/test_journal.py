"""The journal (D2): every entry once and in order, never changed, and broken chains found where they break."""

import asyncio
import random
from typing import Any

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.journal import Actor, append, entry_hash, payload_hash
from tests.service.kit.journal_support import (
    ACTOR,
    TABLES,
    Journal,
    appended,
    by_hand,
    connected,
    entry,
    verified,
)

WRITERS, COMMANDS = 16, 20


async def test_a_journal_nobody_touched_holds(journal: Journal):
    found = await verified(journal.targets)
    assert (found.entries, found.destroyed_payloads, found.holds, found.head.sequence) == (9, 0, True, 9)


async def test_a_resuming_reader_gets_every_entry_once_and_in_order_under_sixteen_writers(journal: Journal):
    committed: dict[int, list[int]] = {}
    seed = random.Random(7)
    sizes = [[seed.randint(1, 3) for _ in range(COMMANDS)] for _ in range(WRITERS)]
    fails = [[seed.random() < 0.3 for _ in range(COMMANDS)] for _ in range(WRITERS)]
    done = asyncio.Event()

    async def writer(number: int) -> None:
        for size, fail in zip(sizes[number], fails[number], strict=True):
            async with AsyncSession(journal.database.engine) as session:
                entries = [entry() for _ in range(size)]
                last = await append(session, entries, actor=ACTOR, command="c", request_id=f"{number}")
                await asyncio.sleep(0)
                if fail:
                    await session.rollback()
                else:
                    await session.commit()
                    committed.setdefault(number, []).extend(range(last - size + 1, last + 1))

    async def reader() -> list[int]:
        seen: list[int] = []
        async with connected(journal.targets.read) as connection:
            while True:
                finished = done.is_set()
                rows = await connection.fetch(
                    "SELECT seq FROM journal WHERE seq > $1 ORDER BY seq LIMIT 7", seen[-1] if seen else 9
                )
                seen += [row["seq"] for row in rows]
                if finished and not rows:
                    return seen

    reading = asyncio.ensure_future(reader())
    await asyncio.gather(*(writer(number) for number in range(WRITERS)))
    done.set()
    total = sum(len(entries) for entries in committed.values())
    assert await reading == list(range(10, total + 10))
    assert sorted(seq for entries in committed.values() for seq in entries) == list(range(10, total + 10))
    assert all(entries == sorted(entries) for entries in committed.values())
    found = await verified(journal.targets)
    assert (found.holds, found.entries, found.head.sequence) == (True, total + 9, total + 9)
    async with connected(journal.targets.read) as connection:
        backwards = await connection.fetchval(
            "SELECT count(*) FROM journal a JOIN journal b ON b.seq = a.seq + 1 WHERE b.recorded_at < a.recorded_at"
        )
    assert backwards == 0


async def test_a_clock_that_runs_back_does_not_turn_the_order_of_instants(journal: Journal):
    async with by_hand(journal.targets) as connection:
        await connection.execute("UPDATE journal_head SET recorded_at = '2199-01-01T00:00:00Z'")
    await appended(journal.database, entry())
    async with connected(journal.targets.read) as connection:
        assert (await connection.fetchval("SELECT max(recorded_at) FROM journal")).year == 2199
    assert (await verified(journal.targets)).holds


async def test_one_version_of_a_resource_is_recorded_once(journal: Journal):
    first = entry()
    await appended(journal.database, first)
    with pytest.raises(Exception, match="uq_journal_resource_version"):
        await appended(journal.database, first)
    assert (await verified(journal.targets)).entries == 10


CHANGES = {
    "journal": "UPDATE journal SET command = 'x'",
    "journal_payload": "UPDATE journal_payload SET reason = 'x'",
    "journal_head": "UPDATE journal_head SET seq = 0",
    "register_identity": "UPDATE register_identity SET cursor_key = cursor_key",
}


@pytest.mark.parametrize("table", TABLES)
async def test_the_service_may_only_read_the_journal(journal: Journal, table: str):
    async with connected(journal.targets.write) as connection:
        await connection.execute("SET ROLE convenant_app")
        for statement in (
            CHANGES[table],
            f"DELETE FROM {table}",
            f"TRUNCATE {table} CASCADE",
            f"INSERT INTO {table} SELECT * FROM {table}",
            f"ALTER TABLE {table} DISABLE TRIGGER ALL",
            f"DROP TABLE {table} CASCADE",
            "SET session_replication_role = replica",
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
        ):
            with pytest.raises((asyncpg.InsufficientPrivilegeError, asyncpg.InvalidFunctionDefinitionError)):
                await connection.execute(statement)
    assert (await verified(journal.targets)).holds


@pytest.mark.parametrize(
    "statement",
    [
        CHANGES["journal"],
        "DELETE FROM journal",
        "TRUNCATE journal CASCADE",
        CHANGES["journal_payload"],
        "TRUNCATE journal_payload",
        "DELETE FROM journal_head",
    ],
)
async def test_even_its_owner_only_adds_to_the_journal(journal: Journal, statement: str):
    async with connected(journal.targets.owner) as connection:
        with pytest.raises(asyncpg.RestrictViolationError, match="history-immutable"):
            await connection.execute(statement)
    assert (await verified(journal.targets)).holds


# PostgreSQL keeps no NUL and no surrogates; the edge lets neither in.
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
maybe = st.none() | texts
WITHOUT_DEADLINE = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)


@WITHOUT_DEADLINE
@given(st.data())
async def test_python_and_sql_compute_the_same_hashes(journal: Journal, data: st.DataObject):
    def draw(kind: st.SearchStrategy[Any]) -> Any:
        return data.draw(kind)

    ids = st.none() | st.uuids()
    actor = Actor(draw(texts), draw(texts), draw(texts), draw(texts), draw(ids))
    one = entry(
        draw(st.integers(1, 2**31 - 1)),
        resource_kind=draw(texts),
        agreement_id=draw(ids),
        representation=draw(texts),
        public_representation=draw(maybe),
    )
    about = {"command": draw(texts), "request_id": draw(texts), "reason": draw(maybe), "mandate_id": draw(ids)}
    seq = await appended(journal.database, one, actor=actor, **about)
    async with connected(journal.targets.read) as connection:
        row = await connection.fetchrow("SELECT * FROM journal JOIN journal_payload USING (seq) WHERE seq = $1", seq)
    assert row is not None
    assert (
        payload_hash(row["salt"], about["reason"], one.representation, one.public_representation)
        == row["payload_hash"]
    )
    assert entry_hash(row["previous_hash"], row) == row["entry_hash"]
    assert (row["issuer"], row["subject"], row["actor_name"], row["organisation_id"]) == (
        actor.issuer,
        actor.subject,
        actor.name,
        actor.organisation_id,
    )


@given(maybe, maybe, texts, maybe)
def test_absent_and_empty_content_have_different_hashes(reason: Any, other: Any, text: str, public: Any):
    salt = bytes(16)
    hashed = payload_hash(salt, reason, text, public)
    assert (hashed == payload_hash(salt, other, text, public)) == (reason == other)
    # Where one part ends and the next begins is part of what is hashed.
    assert payload_hash(salt, "ab", "c", None) != payload_hash(salt, "a", "bc", None)
    assert payload_hash(salt, text, "x", None) != payload_hash(salt, None, text, "x")
