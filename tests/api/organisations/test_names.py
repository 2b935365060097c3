"""No two organisations with names that differ but look the same, whoever comes first and whatever the road."""

import asyncio

import asyncpg
import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.organisations.rules import name_skeleton
from tests.factories.http import Member, insert_organisation, insert_source_document, member
from tests.factories.problems import assert_problem, faults

LISTS = "/v1/organisations"
LATIN, CYRILLIC = "coco", "сосо"


@pytest.fixture
async def registrar(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    return await member(client, targets, issuer, await insert_organisation(targets, "gemeente-voorbeeld"))


def named(name: str, slug: str = "tweede") -> dict[str, str]:
    return {"slug": slug, "name": name, "recordingMode": "workflow"}


async def count(targets: Targets) -> tuple[int, int]:
    """How many organisations and journal entries there are."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        found = await connection.fetchrow(
            "SELECT (SELECT count(*) FROM organisation), (SELECT count(*) FROM journal)"
        )
        return found[0], found[1]
    finally:
        await connection.close()


@pytest.mark.parametrize("name", [CYRILLIC, "COCO", "c0c0", "coco\ufe0f"])
async def test_a_new_name_that_looks_like_anothers_is_refused(registrar: Member, targets: Targets, name: str):
    await registrar.record(LISTS, {"slug": "eerste", "name": LATIN})
    before = await count(targets)
    refused = await registrar.post(LISTS, named(name))
    document = assert_problem(refused, 409, "confusable-name")
    assert faults(document) == {("body", "/name", "confusable-name")}
    assert name not in refused.text
    assert await count(targets) == before


async def test_a_changed_name_is_compared_too_and_an_own_one_may_be_mended(registrar: Member):
    await registrar.record(LISTS, {"slug": "eerste", "name": LATIN})
    second = await registrar.record(LISTS, {"slug": "tweede", "name": "Iets anders"})
    path = second["links"]["self"]
    refused = await registrar.patch(path, {"name": CYRILLIC, "reason": "x"}, '"1"')
    assert_problem(refused, 409, "confusable-name")
    mended = await registrar.patch(path, {"name": "IETS ANDERS", "reason": "zo heet zij"}, '"1"')
    assert (mended.status_code, mended.json()["name"]) == (200, "IETS ANDERS")


async def test_one_name_may_be_of_two(registrar: Member):
    await registrar.record(LISTS, {"slug": "eerste", "name": LATIN})
    assert (await registrar.post(LISTS, named(LATIN))).status_code == 201


async def test_a_name_that_was_given_up_is_free_and_the_new_one_is_guarded(registrar: Member):
    first = await registrar.record(LISTS, {"slug": "eerste", "name": "Iets anders"})
    renamed = await registrar.patch(first["links"]["self"], {"name": LATIN, "reason": "zo heet zij nu"}, '"1"')
    assert renamed.status_code == 200
    assert_problem(await registrar.post(LISTS, named(CYRILLIC)), 409, "confusable-name")
    assert (await registrar.post(LISTS, named("IETS ANDERS"))).status_code == 201


async def test_where_two_look_alike_already_everything_else_can_be_corrected(registrar: Member, targets: Targets):
    await registrar.record(LISTS, {"slug": "eerste", "name": LATIN})
    second = await registrar.record(LISTS, {"slug": "tweede", "name": "Iets anders"})
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        await connection.execute("ALTER TABLE organisation DISABLE TRIGGER organisation_lookalike_name")
        lookalike = "UPDATE organisation SET name = $1, name_skeleton = $2 WHERE slug = 'eerste'"
        await connection.execute(lookalike, "IETS ANDERS", name_skeleton("IETS ANDERS"))
        await connection.execute("ALTER TABLE organisation ENABLE TRIGGER organisation_lookalike_name")
    finally:
        await connection.close()
    changed = await registrar.patch(second["links"]["self"], {"kind": "company", "reason": "KvK"}, '"1"')
    assert (changed.status_code, changed.json()["kind"]) == (200, "company")


@pytest.mark.parametrize("name", ["Wооnpunt", "\u3164"])
async def test_a_name_that_misleads_by_itself_is_refused(registrar: Member, targets: Targets, name: str):
    before = await count(targets)
    document = assert_problem(await registrar.post(LISTS, named(name)), 422, "misleading-name")
    assert faults(document) == {("body", "/name", "misleading-name")}
    assert await count(targets) == before


async def test_of_two_writers_with_names_that_look_alike_one_wins(registrar: Member):
    names = [LATIN, CYRILLIC, "COCO", "c0c0", "Coco", "cOcO", "coCo", "cocO"]
    answers = await asyncio.gather(
        *(registrar.post(LISTS, named(name, f"slug-{number}")) for number, name in enumerate(names))
    )
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [201] + [409] * 7
    assert {answer.json()["type"].rpartition("/")[2] for answer in answers if answer.status_code == 409} == {
        "confusable-name"
    }


async def test_the_database_itself_lets_no_lookalike_in(targets: Targets):
    await insert_organisation(targets, "eerste", name=LATIN)
    await insert_organisation(targets, "zelfde", name=LATIN)
    with pytest.raises(asyncpg.UniqueViolationError) as refused:
        await insert_organisation(targets, "tweede", name=CYRILLIC)
    assert refused.value.constraint_name == "organisation_lookalike_name"


async def test_the_database_makes_the_second_of_two_transactions_wait(targets: Targets):
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock(5205117019720002)")
            second = asyncio.create_task(insert_organisation(targets, "tweede", name=CYRILLIC))
            waits = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            async with asyncio.timeout(10):
                while not await connection.fetchval(waits):
                    assert not second.done()
        await second
    finally:
        await connection.close()
