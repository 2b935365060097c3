"""The lists of a member: found from its organisations, and the same as by trying every record."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from app.dossier.mapping import record_id
from app.kit.auth.tokens import VerifiedToken
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.pagination import CursorSigner
from app.kit.reading import Reads
from app.kit.resources import Resource
from app.kit.statement import MOST_MERGED
from app.kit.visibility import Reader, Scope
from app.operations import EXAMPLE_DOSSIER, generate_dossiers, load_dossier
from tests.databases import copied_database
from tests.factories.http import insert_organisation
from tests.factories.sight import assert_in_sight_is_kept

COUNT = 60
PAGE = 7
KINDS = {"allocation", "amendment", "decision", "document", "finding", "goal", "mandate"} | {
    "role_assignment",
    "signing_authority",
}
UNLINKED = """
DELETE FROM document_agreement WHERE (document_id, agreement_id) IN
(SELECT document_id, agreement_id FROM document_agreement LIMIT 1) RETURNING document_id, agreement_id
"""
JOURNAL_LOCK = "SELECT 1 FROM journal_head FOR UPDATE"
IS_WAITING = (
    "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"
)
IS_KEPT = (
    "SELECT EXISTS (SELECT 1 FROM record_in_sight"
    " WHERE organisation_id = $1 AND kind = 'document' AND record_id = $2)"
)
ONE = (record_id("organisation", "woonpunt"),)
SOME = (record_id("organisation", "gemeente-maastricht"), record_id("organisation", "generated:ggz-arnhem"))
MANY = tuple(
    record_id("organisation", f"generated:{name}")
    for name in ("provincie-utrecht", "provincie-gelderland", "gemeente-nijmegen", "ggz-arnhem")
)
# More than are merged, and so many that places for organisations stay empty.
CROWD = (*(uuid4() for _ in range(MOST_MERGED)), *MANY)
PAGES = 12
# PostgreSQL tries plans for the values at hand five times before it judges.
TRIED_PLANS = 5


@dataclass(frozen=True, slots=True)
class Fixed:
    """A source that knows one reader."""

    known: Reader

    async def reader(self, token: VerifiedToken | None, *, fresh: bool) -> Reader:
        return self.known


@pytest.fixture(scope="module")
async def filled(template: Targets, settings: Settings) -> AsyncIterator[Targets]:
    async with copied_database(template) as targets:
        await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
        await generate_dossiers(targets, COUNT)
        yield targets


async def listed(connection: "asyncpg.Connection[Any]", resource: Resource, reader: Reader) -> list[UUID]:
    """Every record of a list, page by page, for one reader."""
    source: Any = connection
    reads = Reads(source, Fixed(reader), CursorSigner(b"a key for the tests"))
    found: list[UUID] = []
    query = resource.query(limit=PAGE)
    while True:
        page = await reads.page(resource, None, query)
        found += page.ids
        if page.next_cursor is None:
            return found
        assert len(page.ids) == PAGE
        query = resource.query(limit=PAGE, cursor=page.next_cursor)


async def tried(connection: "asyncpg.Connection[Any]", resource: Resource, reader: Reader) -> list[UUID]:
    """Every record of a kind for which the condition of its resource holds."""
    condition = reader.condition(resource.visible, "$1::uuid[]")
    given = [list(reader.organisations)] if "$1" in condition else []
    rows = await connection.fetch(f"SELECT r.id FROM {resource.table_name} r WHERE {condition} ORDER BY r.id", *given)
    return [row["id"] for row in rows]


def kept() -> dict[str, Resource]:
    return {kind: resource for kind, resource in Resource.registry.items() if resource.is_found_from_organisations}


def test_what_lies_in_dossiers_is_found_from_organisations():
    assert set(kept()) == KINDS | {"agreement"}


@asynccontextmanager
async def owning(targets: Targets) -> AsyncIterator["asyncpg.Connection[Any]"]:
    """A connection of the owner."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def undone(targets: Targets) -> AsyncIterator["asyncpg.Connection[Any]"]:
    """A connection of the owner, whose work is undone."""
    async with owning(targets) as connection:
        transaction = connection.transaction()
        await transaction.start()
        try:
            yield connection
        finally:
            await transaction.rollback()


@pytest.mark.parametrize("kind", sorted(KINDS | {"agreement"}))
@pytest.mark.parametrize(
    "organisations",
    [ONE, SOME, (*MANY, uuid4()), CROWD, (uuid4(),), ()],
    ids=["one", "some", "many", "crowd", "none", "no"],
)
async def test_a_member_s_list_is_what_trying_every_record_gives(
    filled: Targets, kind: str, organisations: tuple[UUID, ...]
):
    resource = Resource.registry[kind]
    async with undone(filled) as connection:
        # Some are public, among what is seen and what is not; and some came out of sight again.
        await connection.execute(
            f"UPDATE {resource.table_name} SET public_representation = '{{}}' WHERE left(md5(id::text), 1) < '3'"
        )
        await connection.execute(
            f"INSERT INTO record_in_sight SELECT o.id, $1, r.id FROM {resource.table_name} r, organisation o"
            " WHERE left(md5(r.id::text), 1) > 'a' ON CONFLICT DO NOTHING",
            kind,
        )
        epoch = await connection.fetchval("SELECT epoch FROM access_epoch")
        reader = Reader(Scope.MEMBER, organisations, epoch)
        expected = await tried(connection, resource, reader)
        assert await listed(connection, resource, reader) == expected


async def followed_by_many(connection: "asyncpg.Connection[Any]", kind: str) -> None:
    """Keep for each organisation a great deal that comes after every record there is, for some much more."""
    await connection.execute(
        "INSERT INTO record_in_sight SELECT o.id, $1, ('ffffffff' || right(gen_random_uuid()::text, 28))::uuid"
        " FROM organisation o, generate_series(1, CASE WHEN o.id = ANY($2::uuid[]) THEN 3000 ELSE 300 END)",
        kind,
        MANY,
    )
    await connection.execute("ANALYZE")


@pytest.mark.parametrize("kind", ["decision", "document", "finding"])
async def test_a_member_s_page_is_planned_once_however_much_others_see(filled: Targets, kind: str):
    resource = Resource.registry[kind]
    async with undone(filled) as connection:
        await followed_by_many(connection, kind)
        for organisations in (MANY[:1], SOME, MANY):
            reader = Reader(Scope.MEMBER, organisations, await connection.fetchval("SELECT epoch FROM access_epoch"))
            source: Any = connection
            reads = Reads(source, Fixed(reader), CursorSigner(b"a key for the tests"))
            for size in (1, 2, 3) * (PAGES // 3):
                first = await reads.page(resource, None, resource.query(limit=size))
                if first.next_cursor is not None:
                    await reads.page(resource, None, resource.query(limit=size, cursor=first.next_cursor))
        plans = await connection.fetch(
            "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE 'SELECT e.epoch%'"
        )
        # The first page and the next, of one, two and four organisations.
        assert [row["generic_plans"] for row in plans] == [PAGES - TRIED_PLANS] * 6


@dataclass
class Explaining:
    """Explains each statement before it asks it."""

    connection: "asyncpg.Connection[Any]"
    plan: str = ""

    async def fetch(self, query: str, *values: Any) -> list[asyncpg.Record]:
        self.plan = await self.connection.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {query}", *values)
        return await self.connection.fetch(query, *values)


def rows_kept(plan: Any) -> float:
    """How many rows a plan read of what is kept in sight."""
    own = plan["Actual Rows"] * plan["Actual Loops"] if plan.get("Relation Name") == "record_in_sight" else 0
    return own + sum(rows_kept(each) for each in plan.get("Plans", ()))


@pytest.mark.parametrize("kind", ["decision", "document", "finding"])
async def test_a_member_s_page_reads_hardly_more_than_it_shows(filled: Targets, kind: str):
    resource = Resource.registry[kind]
    async with undone(filled) as connection:
        await followed_by_many(connection, kind)
        explaining: Any = Explaining(connection)
        reader = Reader(Scope.MEMBER, MANY, await connection.fetchval("SELECT epoch FROM access_epoch"))
        reads = Reads(explaining, Fixed(reader), CursorSigner(b"a key for the tests"))
        page = await reads.page(resource, None, resource.query(limit=PAGE))
        assert len(page.ids) == PAGE
        # Each organisation may see each of them, and what comes next is looked up for each.
        assert rows_kept(json.loads(explaining.plan)[0]["Plan"]) <= (PAGE + 2) * (len(MANY) + 1)


async def test_everything_an_organisation_sees_is_kept(filled: Targets):
    found = await assert_in_sight_is_kept(filled)
    assert set(found) == KINDS
    assert all(found[kind] for kind in ("allocation", "decision", "document", "finding", "goal", "mandate")), found


async def test_of_two_who_touch_one_dossier_at_once_the_later_keeps_what_both_did(
    targets: Targets, settings: Settings
):
    await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
    newcomer = await insert_organisation(targets, "nieuwkomer")
    async with owning(targets) as one, owning(targets) as other, owning(targets) as watching:
        ((document, agreement),) = await watching.fetch(UNLINKED)
        joining, filing = one.transaction(), other.transaction()
        await joining.start()
        await filing.start()
        await one.execute("INSERT INTO dossier_relation VALUES ($1, $2, 'party')", newcomer, agreement)
        await other.execute("INSERT INTO document_agreement VALUES ($1, $2)", document, agreement)
        # Whoever commits has the journal's lock by then.
        await one.execute(JOURNAL_LOCK)
        waiting = asyncio.create_task(other.execute(JOURNAL_LOCK))
        while not await watching.fetchval(IS_WAITING):
            pass
        await joining.commit()
        await waiting
        await filing.commit()
        assert await watching.fetchval(IS_KEPT, newcomer, document)
    await assert_in_sight_is_kept(targets)
