"""Who sees what, on the very next request: members, former members, auditors, outsiders, everybody."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import asyncpg
import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.kit.resources import Resource
from tests.api.kit.conftest import NOBODY, World, registrar_of, walked
from tests.conftest import served
from tests.factories.http import Member, bearer, insert_organisation, insert_source_document, member
from tests.factories.problems import assert_problem

# What answers with something else than records of the register.
NO_RECORDS = {
    *("/codelists", "/me/access", "/events", "/events/stream", "/search"),
    *("/journal", "/journal/checkpoint", "/journal/verification"),
}
INTERNAL = {"recordedBy", "sourceRefs", "correctsId", "recordingMode", "note"}


@asynccontextmanager
async def owner(targets: Targets) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        yield connection
    finally:
        await connection.close()


@pytest.fixture
async def registrar(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    return await registrar_of(client, targets, issuer, "gemeente-een")


def without_counts(answer: httpx.Response) -> dict[str, str]:
    """The headers of an answer, but for how many requests are left."""
    return {name: value for name, value in answer.headers.items() if name != "ratelimit"}


async def sees(reader: Member, record: dict[str, Any], collection: str) -> bool:
    """Whether a reader finds a record, by every door alike."""
    address = record["links"]["self"]
    single = await reader.get(address)
    doors = {
        single.status_code == 200,
        (await reader.client.head(address, headers=reader.headers)).status_code == 200,
        (await reader.get(address, **{"If-None-Match": "*"})).status_code == 304,
        (await reader.get(f"{address}?fields=id")).status_code == 200,
        (await reader.get(f"{address}?asOf=2026-01-01")).status_code == 200,
        record["id"] in {item["id"] for item in await walked(reader, collection)},
        record["id"] in {item["id"] for item in await walked(reader, f"{collection}?asOf=2026-01-01")},
        (await reader.get(f"{collection}?count=exact")).json()["total"] > 0,
    }
    named = record.get("familyName") or record.get("title")
    if named is not None:
        doors.add(record["id"] in {hit["id"] for hit in await walked(reader, f"/v1/search?q={named}")})
    assert len(doors) == 1, doors
    if single.status_code == 404:
        assert_problem(single, 404, "not-found")
    return True in doors


async def test_a_membership_that_ends_ends_at_the_next_request(registrar: Member, targets: Targets):
    person = await registrar.record("/v1/persons", {"familyName": "Jansen"})
    assert await sees(registrar, person, "/v1/persons")
    async with owner(targets) as connection:
        kept = await connection.fetch("SELECT * FROM membership")
        await connection.execute("DELETE FROM membership")
        assert not await sees(registrar, person, "/v1/persons")
        refused = await registrar.post("/v1/persons", {"familyName": "Nog een", "recordingMode": "workflow"})
        assert_problem(refused, 403, "forbidden")
        changed = await registrar.patch(person["links"]["self"], {"givenName": "Jan", "reason": "x"}, '"1"')
        assert_problem(changed, 403, "forbidden")
        places = ", ".join(f"${number}" for number in range(1, len(kept[0]) + 1))
        names = ", ".join(kept[0].keys())
        await connection.executemany(
            f"INSERT INTO membership ({names}) VALUES ({places})", [tuple(row) for row in kept]
        )
        assert await sees(registrar, person, "/v1/persons")
        await connection.execute("TRUNCATE membership")
        assert not await sees(registrar, person, "/v1/persons")


async def test_a_role_that_ends_ends_at_the_next_request(registrar: Member, targets: Targets):
    person = await registrar.record("/v1/persons", {"familyName": "Jansen"})
    async with owner(targets) as connection:
        await connection.execute("UPDATE membership SET roles = '[\"controller\"]'")
    assert await sees(registrar, person, "/v1/persons")
    changed = await registrar.patch(person["links"]["self"], {"givenName": "Jan", "reason": "x"}, '"1"')
    assert assert_problem(changed, 403, "forbidden")["neededRoles"] == ["legal_officer", "registrar"]


async def test_every_process_notices_a_change_of_membership(
    registrar: Member, settings: Settings, targets: Targets, issuer: DeveloperIssuer
):
    person = await registrar.record("/v1/persons", {"familyName": "Jansen"})
    async with served(settings, targets) as second:
        elsewhere = replace(registrar, client=second)
        assert await sees(elsewhere, person, "/v1/persons")
        async with owner(targets) as connection:
            await connection.execute("DELETE FROM membership")
        assert not await sees(elsewhere, person, "/v1/persons")
        assert not await sees(registrar, person, "/v1/persons")


async def test_a_token_without_membership_reads_what_everybody_reads(world: World, issuer: DeveloperIssuer):
    stranger = Member(world.client, bearer(issuer, "stranger"))
    address = world.organisation["links"]["self"]
    mine, everybodys = await stranger.get(address), await world.client.get(address)
    assert (mine.json(), mine.headers["etag"]) == (everybodys.json(), everybodys.headers["etag"])
    for collection in ("/v1/persons", "/v1/office-holdings", "/v1/agreements"):
        assert await walked(stranger, collection) == []


async def test_everybody_reads_public_representations_without_internal_members(world: World):
    anonymous = Member(world.client, {})
    read = await anonymous.get(world.organisation["links"]["self"])
    assert read.json() == {name: value for name, value in world.organisation.items() if name not in INTERNAL}
    for template, path in world.paths.items():
        if "GET" not in world.operations[template] or "{" in template or template in NO_RECORDS:
            continue
        for item in await walked(anonymous, path):
            assert not INTERNAL & item.keys(), path
    assert (await world.registrar.get(world.organisation["links"]["self"])).json().keys() >= INTERNAL


async def test_what_is_not_visible_is_answered_like_what_does_not_exist(world: World):
    person = await world.registrar.record("/v1/persons", {"familyName": "Jansen"})
    anonymous = Member(world.client, {"X-Request-Id": "the-same-request"})
    hidden = await anonymous.get(person["links"]["self"])
    absent = await anonymous.get(f"/v1/persons/{world.organisation['id']}")
    assert hidden.content == absent.content
    assert without_counts(hidden) == without_counts(absent)


async def test_what_is_not_visible_is_not_writable_either(world: World):
    for template, path in world.paths.items():
        for method in world.operations[template] - {"GET"}:
            answer = await world.client.request(method, path, json={}, headers={"If-Match": '"1"'})
            assert_problem(answer, 401, "authentication-required")
            assert answer.headers["www-authenticate"] == "Bearer"
            bad = await world.client.request(method, path, json={}, headers={"Authorization": "Bearer x.y.z"})
            assert_problem(bad, 401, "invalid-token")
            assert "invalid_token" in bad.headers["www-authenticate"]


async def dossier_of(registrar: Member) -> dict[str, Any]:
    """An agreement that the registrar's organisation manages."""
    facts = {"kind": "covenant", "status": "draft", "managingOrganisationId": str(registrar.organisation_id)}
    return await registrar.record("/v1/agreements", facts)


async def test_a_dossier_is_seen_by_its_own_people_and_by_auditors(world: World):
    dossier = await dossier_of(world.registrar)
    assert await sees(world.registrar, dossier, "/v1/agreements")
    assert await sees(world.auditor, dossier, "/v1/agreements")
    assert not await sees(world.other, dossier, "/v1/agreements")
    assert not await sees(Member(world.client, {}), dossier, "/v1/agreements")
    assert (await world.auditor.get(dossier["links"]["self"])).json() == dossier


async def test_auditors_see_every_record_of_every_kind_and_record_none(world: World):
    await dossier_of(world.registrar)
    async with owner(world.targets) as connection:
        for resource in Resource.registry.values():
            if resource.parent is not None:
                continue
            rows = await connection.fetchval(f"SELECT count(*) FROM {resource.table_name}")
            page = (await world.auditor.get(f"/v1{resource.path}?count=exact")).json()
            assert page["total"] == rows, resource.kind
    for template, path in world.paths.items():
        for method in world.operations[template] - {"GET"}:
            answer = await world.client.request(
                method, path, json={}, headers=world.auditor.headers | {"If-Match": '"1"'}
            )
            assert_problem(answer, 403, "forbidden")


async def test_a_token_never_takes_away_what_everybody_may_read(world: World):
    dossier = await dossier_of(world.registrar)
    address = dossier["links"]["self"]
    async with owner(world.targets) as connection:
        await connection.execute(
            "UPDATE agreement SET public_representation = $1 WHERE id = $2", '{"id":"openbaar"}', dossier["id"]
        )
    anonymous = Member(world.client, {})
    for outsider in (anonymous, world.other):
        read = await outsider.get(address)
        assert read.json() == {"id": "openbaar"}
        assert read.headers["etag"] not in {'"1"', f'"{dossier["version"]}"'}
        assert {"id": "openbaar"} in await walked(outsider, "/v1/agreements")
        assert (await outsider.get("/v1/agreements?count=exact")).json()["total"] == 1
    for insider in (world.registrar, world.auditor):
        read = await insider.get(address)
        assert (read.json(), read.headers["etag"]) == (dossier, '"1"')
    changed = await world.other.patch(address, {"title": "Van een ander", "reason": "x"}, '"1"')
    assert_problem(changed, 403, "forbidden")
    assert (await world.registrar.get(address)).json() == dossier


async def test_nobody_takes_over_a_record_by_naming_their_own_organisation(world: World):
    person = await world.registrar.record("/v1/persons", {"familyName": "Jansen"})
    ours, theirs = str(world.registrar.organisation_id), str(world.other.organisation_id)
    body = {"personId": person["id"], "organisationId": ours, "functionKind": "alderman"}
    office = await world.registrar.record("/v1/office-holdings", body)
    for change in ({"organisationId": theirs}, {"portfolio": "Wonen"}, {"functionKind": "alderman"}):
        taken = await world.other.patch(office["links"]["self"], change | {"reason": "x"}, '"1"')
        assert_problem(taken, 403, "forbidden")
    given = await world.registrar.patch(office["links"]["self"], {"organisationId": theirs, "reason": "x"}, '"1"')
    assert_problem(given, 403, "forbidden")
    assert (await world.registrar.get(office["links"]["self"])).json() == office


async def test_who_belongs_to_several_organisations_says_which_one_acts(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    await insert_source_document(targets)
    first, second = [await insert_organisation(targets, slug) for slug in ("een", "twee")]
    both = await member(client, targets, issuer, first, subject="both")
    await member(client, targets, issuer, second, subject="both")
    await member(client, targets, issuer, await insert_organisation(targets, "drie"), (ApiRole.CONTROLLER,), "both")
    body = {"familyName": "Jansen", "recordingMode": "workflow"}
    assert_problem(await both.post("/v1/persons", body), 400, "organisation-required")
    for organisation_id in (first, second):
        made = await both.post("/v1/persons", body, **{"Convenant-Organisation": str(organisation_id)})
        assert made.json()["recordedBy"]["organisationId"] == str(organisation_id)
    elsewhere = await both.post("/v1/persons", body, **{"Convenant-Organisation": NOBODY})
    assert_problem(elsewhere, 403, "forbidden")
