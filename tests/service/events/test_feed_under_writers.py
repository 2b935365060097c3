"""The feed while many write: every event once, in order, no gap; and what the obvious feeds would have lost."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession
from uuid_utils.compat import uuid7

from app.kit.config import Settings
from app.kit.database import Database, Targets
from app.kit.journal import append
from tests.api.events.support import FEED, after_of
from tests.conftest import served
from tests.databases import copied_database
from tests.factories.http import insert_organisation
from tests.service.kit.journal_support import ACTOR, connected, entry

WRITERS, COMMANDS = 16, 20
PATIENCE_SECONDS = 60

# What many feeds are made of: a number drawn while the work is done, and the instant at which it is done.
OBVIOUS = "CREATE TABLE obvious (number bigserial, recorded_at timestamptz DEFAULT clock_timestamp(), id uuid)"
_SOMEBODY_WAITS = (
    "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"
)
_NOTE = text("INSERT INTO obvious (id) VALUES (:id)")
_RECORD = text(
    "INSERT INTO programme (id, version, recorded_at, recorded_by, recording_mode, source_refs, representation,"
    " public_representation, name, owner_organisation_id)"
    """ VALUES (:id, 1, now(), '{"name":"test","role":"registrar","organisation_id": null}', 'workflow', '[]',"""
    " '{}', '{}', 'Programma', (SELECT id FROM organisation))"
)


@dataclass
class Writing:
    """Sixteen writers with pauses, before and after the entry is appended, who sometimes give up."""

    database: Database
    committed: list[UUID] = field(default_factory=list)
    is_done: bool = False

    async def writer(self, seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(COMMANDS):
            ids = [uuid7() for _ in range(chance.randint(1, 3))]
            async with AsyncSession(self.database.engine) as session:
                connection = await session.connection()
                for record_id in ids:
                    await connection.execute(_RECORD, {"id": record_id})
                    await connection.execute(_NOTE, {"id": record_id})
                await asyncio.sleep(chance.choice((0, 0, 0.01, 0.05)))
                entries = [
                    entry(resource_kind="programme", resource_id=found, public_representation="{}") for found in ids
                ]
                await append(session, entries, actor=ACTOR, command="programme.record", request_id="x")
                await asyncio.sleep(chance.choice((0, 0, 0.005)))
                if chance.random() < 0.2:
                    await session.rollback()
                else:
                    await session.commit()
                    self.committed += ids

    async def run(self) -> None:
        await asyncio.gather(*(self.writer(seed) for seed in range(WRITERS)))
        self.is_done = True


async def reader_of_the_feed(
    writing: Writing, processes: Sequence[httpx.AsyncClient], seed: int
) -> list[tuple[int, UUID]]:
    """Read as a partner's system does: it keeps its cursor with what it did, and is started again now and then.

    Each page may come from another process of the register.
    """
    chance = random.Random(seed)
    kept: tuple[str, list[tuple[int, UUID]]] = (FEED, [])
    while True:
        address, seen = kept
        for _ in range(chance.randint(1, 20)):
            finished = writing.is_done
            limit = f"{'&' if '?' in address else '?'}limit={chance.choice((1, 7, 100))}"
            answer = await chance.choice(processes).get(f"{address}{limit}")
            if answer.status_code == 503:
                # As a partner's system does: ask again from the same place.
                continue
            assert answer.status_code == 200, answer.text
            page = answer.json()
            seen = seen + [(int(event["sequence"]), UUID(event["subject"])) for event in page["items"]]
            address = f"{FEED}?after={after_of(page['links']['next'])}"
            # What was read but not kept when it is started again is read again.
            if chance.random() < 0.6:
                kept = (address, seen)
            if finished and not page["hasMore"]:
                return seen
            await asyncio.sleep(chance.choice((0, 0.01)))


async def reader_of_the_obvious(writing: Writing, targets: Targets, column: str, start: object) -> set[UUID]:
    """Read by the greatest number, or the latest instant, read so far."""
    seen: set[UUID] = set()
    last = start
    async with connected(targets.read) as connection:
        while True:
            finished = writing.is_done
            rows = await connection.fetch(
                f"SELECT id, {column} AS place FROM obvious WHERE {column} > $1 ORDER BY {column}", last
            )
            seen |= {row["id"] for row in rows}
            last = rows[-1]["place"] if rows else last
            if finished and not rows:
                return seen
            await asyncio.sleep(0.001)


@pytest.fixture
async def many(template: Targets, settings: Settings) -> AsyncIterator[tuple[Targets, Database]]:
    crowded = settings.model_copy(update={"write_connections": WRITERS})
    async with copied_database(template) as targets:
        async with connected(targets.owner) as connection:
            await connection.execute(f"{OBVIOUS}; GRANT ALL ON obvious, obvious_number_seq TO convenant_app")
        await insert_organisation(targets, "gemeente")
        async with served(settings, targets) as client:
            # The day is turned before anybody writes.
            assert (await client.get(FEED)).json()["items"] == []
        async with Database.opened(targets, crowded) as database:
            yield targets, database


async def test_every_event_once_in_order_without_a_gap_and_what_other_feeds_lose(
    many: tuple[Targets, Database], settings: Settings
):
    targets, database = many
    writing = Writing(database)
    async with (
        asyncio.timeout(PATIENCE_SECONDS),
        served(settings, targets) as one,
        served(settings, targets) as other,
        connected(targets.read) as connection,
    ):
        beginning = await connection.fetchval("SELECT '1900-01-01'::timestamptz")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(writing.run())
            readers = [tasks.create_task(reader_of_the_feed(writing, (one, other), seed)) for seed in (1, 2, 3)]
            by_number = tasks.create_task(reader_of_the_obvious(writing, targets, "number", 0))
            by_instant = tasks.create_task(reader_of_the_obvious(writing, targets, "recorded_at", beginning))
    committed = set(writing.committed)
    for seen in (reader.result() for reader in readers):
        assert [sequence for sequence, _ in seen] == list(range(1, len(committed) + 1))
        assert {subject for _, subject in seen} == committed
    assert readers[0].result() == readers[1].result() == readers[2].result()
    # The same writers at the same time: a number or an instant that is fixed before the commit loses events.
    assert committed - by_number.result()
    assert committed - by_instant.result()


async def test_why_a_number_drawn_before_the_commit_loses_what_the_feed_does_not(
    many: tuple[Targets, Database], settings: Settings
):
    """The one interleaving that matters, step by step: who began first commits last."""
    targets, database = many
    slow, fast = uuid7(), uuid7()

    async def work(session: AsyncSession, record_id: UUID) -> None:
        connection = await session.connection()
        await connection.execute(_RECORD, {"id": record_id})
        await connection.execute(_NOTE, {"id": record_id})

    async def finish(session: AsyncSession, record_id: UUID) -> None:
        found = entry(resource_kind="programme", resource_id=record_id, public_representation="{}")
        await append(session, [found], actor=ACTOR, command="programme.record", request_id="x")
        await session.commit()

    async with (
        served(settings, targets) as client,
        connected(targets.read) as connection,
        AsyncSession(database.engine) as first,
        AsyncSession(database.engine) as later,
    ):
        await work(first, slow)
        await work(later, fast)
        await finish(later, fast)
        page = (await client.get(FEED)).json()
        numbered = await connection.fetch("SELECT id, number, recorded_at FROM obvious")
        await finish(first, slow)
        rest = (await client.get(page["links"]["next"])).json()
        missed = [
            await connection.fetch(f"SELECT id FROM obvious WHERE {column} > $1", numbered[0][column])
            for column in ("number", "recorded_at")
        ]
    assert [UUID(event["subject"]) for event in page["items"] + rest["items"]] == [fast, slow]
    assert [row["id"] for row in numbered] == [fast]
    assert missed == [[], []]


async def test_who_appended_first_is_waited_for(many: tuple[Targets, Database]):
    """An entry that is numbered but not committed keeps every later number back."""
    targets, database = many
    async with AsyncSession(database.engine) as first, AsyncSession(database.engine) as later:
        number = await append(first, [entry()], actor=ACTOR, command="c", request_id="x")
        waiting = asyncio.ensure_future(append(later, [entry()], actor=ACTOR, command="c", request_id="x"))
        async with asyncio.timeout(PATIENCE_SECONDS), connected(targets.owner) as connection:
            while not await connection.fetchval(_SOMEBODY_WAITS):
                assert not waiting.done()
        await first.commit()
        assert await waiting == number + 1
        await later.commit()
