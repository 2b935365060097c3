"""The words of a record are kept by the act that stores its text, whichever act that is."""

import asyncpg

from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.migration import migrate
from app.kit.resources import Resource
from app.operations import EXAMPLE_DOSSIER, generate_dossiers, load_dossier, rebuild
from app.search.rules import SEARCHED
from tests.databases import copied_database
from tests.factories.searching import assert_kept_equals_recomputed

BEFORE = "0017"
_ENTRIES = "SELECT * FROM search_entry ORDER BY kind, id"
_ARGUMENTS = """
SELECT c.relname::text, encode(t.tgargs, 'hex') AS arguments FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'keep_search_entry'
"""


async def asked(targets: Targets, query: str) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        found: list[asyncpg.Record] = await connection.fetch(query)
        return found
    finally:
        await connection.close()


async def test_the_database_keeps_the_words_of_the_places_that_are_searched(template: Targets):
    async with copied_database(template) as targets:
        rows = await asked(targets, _ARGUMENTS)
    found = {row["relname"]: bytes.fromhex(row["arguments"]).decode().split("\x00")[:-1] for row in rows}
    assert found == {
        Resource.registry[kind].table_name: [
            kind,
            "{" + ",".join(told.places) + "}",
            told.agreements or "",
            told.dossier or "",
        ]
        for kind, told in SEARCHED.items()
    }


async def test_loading_generating_and_rebuilding_keep_the_words(template: Targets, settings: Settings):
    async with copied_database(template) as targets:
        await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
        loaded = await assert_kept_equals_recomputed(targets)
        await generate_dossiers(targets, 3)
        assert await assert_kept_equals_recomputed(targets) > loaded > 50
        await asked(targets, "UPDATE programme SET representation = replace(representation, 'wijken', 'buurten')")
        await assert_kept_equals_recomputed(targets)
        assert (await rebuild(targets, settings)).rewritten > 0
        await assert_kept_equals_recomputed(targets)


async def test_the_migration_keeps_the_words_of_what_was_there_before(template: Targets, settings: Settings):
    async with copied_database(template) as targets:
        await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
        before = await asked(targets, _ENTRIES)
        await migrate(targets.owner, BEFORE)
        await migrate(targets.owner)
        assert [tuple(row) for row in await asked(targets, _ENTRIES)] == [tuple(row) for row in before] != []


async def test_what_is_erased_leaves_no_words_behind(template: Targets, settings: Settings):
    async with copied_database(template) as targets:
        await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
        await asked(targets, "DELETE FROM risk")
        await asked(targets, "UPDATE goal SET representation = '{}'")
        await assert_kept_equals_recomputed(targets)
        assert await asked(targets, "SELECT 1 FROM search_entry WHERE kind IN ('risk', 'goal')") == []
