"""A command is done once per key, whoever repeats it and when (D7; reliability reference, section 8)."""

import asyncio
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.kit.conftest import registrar_of
from tests.conftest import served
from tests.factories.clocks import SetClock
from tests.factories.http import Member, historic, insert_source_document, member, new_key, put_membership
from tests.factories.problems import assert_problem
from tests.factories.sql import count, executed

KEY = "Idempotency-Key"
PERSONS = "/v1/persons"
PERSON = {"familyName": "Jansen", "recordingMode": "workflow"}


@pytest.fixture
async def registrar(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    return await registrar_of(client, targets, issuer, "gemeente-een")


async def test_the_same_request_with_the_same_key_is_answered_again_and_not_done_again(
    registrar: Member, targets: Targets
):
    key = new_key()
    first = await registrar.post(PERSONS, PERSON, **{KEY: key})
    again = await registrar.post(PERSONS, PERSON, **{KEY: f'"{key}"'})
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    for header in ("etag", "location"):
        assert first.headers[header] == again.headers[header]
    assert ("idempotency-replayed" in first.headers, again.headers["idempotency-replayed"]) == (False, "true")
    assert await count(targets, "person") == 1
    assert await count(targets, "journal") == 1


async def test_members_in_another_order_are_the_same_request(registrar: Member, targets: Targets):
    key = new_key()
    for body in (PERSON | {"initials": "J."}, {"initials": "J."} | PERSON):
        assert (await registrar.post(PERSONS, body, **{KEY: key})).status_code == 201
    assert await count(targets, "person") == 1


async def test_another_request_with_the_key_is_refused(registrar: Member, targets: Targets):
    key = new_key()
    assert (await registrar.post(PERSONS, PERSON, **{KEY: key})).status_code == 201
    other = await registrar.post(PERSONS, PERSON | {"familyName": "Pietersen"}, **{KEY: key})
    document = assert_problem(other, 422, "idempotency-key-reused")
    assert "Pietersen" not in str(document)
    assert await count(targets, "person") == 1


async def test_a_key_belongs_to_an_address_and_to_somebody(
    registrar: Member, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    key = new_key()
    assert (await registrar.post(PERSONS, PERSON, **{KEY: key})).status_code == 201
    colleague = await member(client, targets, issuer, registrar.organisation_id)
    assert "idempotency-replayed" not in (await colleague.post(PERSONS, PERSON, **{KEY: key})).headers
    organisation = {"slug": "nieuw", "name": "Nieuw", "recordingMode": "workflow"}
    assert (await registrar.post("/v1/organisations", organisation, **{KEY: key})).status_code == 201
    assert await count(targets, "person") == 2


async def test_a_key_belongs_to_the_organisation_acted_for(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    one = await registrar_of(client, targets, issuer, "gemeente-een")
    two = await registrar_of(client, targets, issuer, "gemeente-twee")
    both = await member(client, targets, issuer, one.organisation_id, subject="both")
    await put_membership(targets, issuer.policy.issuer, "both", two.organisation_id, (ApiRole.REGISTRAR,))
    key = new_key()
    unnamed = await both.post(PERSONS, PERSON, **{KEY: key})
    assert_problem(unnamed, 400, "organisation-required")
    for organisation in (one.organisation_id, two.organisation_id):
        made = await both.post(PERSONS, PERSON, **{KEY: key, "Convenant-Organisation": str(organisation)})
        assert made.status_code == 201
        assert made.json()["recordedBy"]["organisationId"] == str(organisation)
    assert await count(targets, "person") == 2


@pytest.mark.parametrize(
    "key", ["short", "x" * 129, "with space in it all", "é" * 16, "", "a" * 16 + ", " + "b" * 16]
)
async def test_a_key_of_another_form_is_refused(registrar: Member, targets: Targets, key: str):
    headers = [
        *((name.encode(), value.encode()) for name, value in registrar.headers.items()),
        (KEY.encode(), key.encode()),
    ]
    refused = await registrar.client.post(PERSONS, json=PERSON, headers=headers)
    document = assert_problem(refused, 400, "idempotency-key-invalid")
    assert [(fault["in"], fault["location"]) for fault in document["errors"]] == [("header", "Idempotency-Key")]
    assert await count(targets, "person") == 0


async def test_a_post_without_a_key_is_refused(registrar: Member, targets: Targets):
    refused = await registrar.client.post(PERSONS, json=PERSON, headers=registrar.headers)
    assert_problem(refused, 400, "idempotency-key-missing")
    assert await count(targets, "person") == 0


async def test_a_refused_command_leaves_its_key_free(registrar: Member):
    key = new_key()
    for wrong in ({}, {"familyName": "x", "recordingMode": "historic"}, {"familyName": ""}):
        assert (await registrar.post(PERSONS, wrong, **{KEY: key})).status_code in (400, 422)
    mended = await registrar.post(PERSONS, PERSON, **{KEY: key})
    assert (mended.status_code, "idempotency-replayed" in mended.headers) == (201, False)


async def test_a_repeated_correction_is_no_conflict_with_itself(registrar: Member, targets: Targets):
    made = await registrar.record(PERSONS, PERSON)
    change, key = {"givenName": "Jan", "reason": "x"}, new_key()
    headers = registrar.headers | {"If-Match": '"1"', KEY: key}
    first = await registrar.client.patch(made["links"]["self"], json=change, headers=headers)
    again = await registrar.client.patch(made["links"]["self"], json=change, headers=headers)
    assert (first.status_code, again.status_code, again.content) == (200, 200, first.content)
    assert (again.headers["etag"], again.headers["idempotency-replayed"]) == ('"2"', "true")
    without_key = await registrar.patch(made["links"]["self"], change, '"1"')
    assert_problem(without_key, 412, "version-conflict")
    assert await count(targets, "journal") == 2


async def test_a_role_that_ended_ends_the_replay_too(registrar: Member, targets: Targets):
    key = new_key()
    assert (await registrar.post(PERSONS, PERSON, **{KEY: key})).status_code == 201
    await executed(targets, "UPDATE membership SET roles = '[\"controller\"]'")
    refused = await registrar.post(PERSONS, PERSON, **{KEY: key})
    assert_problem(refused, 403, "forbidden")
    assert "familyName" not in refused.text


async def test_what_is_no_longer_seen_is_not_shown_again(registrar: Member, targets: Targets):
    facts = {"kind": "covenant", "status": "draft", "managingOrganisationId": str(registrar.organisation_id)}
    body, key = historic() | facts, new_key()
    made = await registrar.post("/v1/agreements", body, **{KEY: key})
    assert made.status_code == 201, made.text
    await executed(targets, "DELETE FROM dossier_relation")
    refused = await registrar.post("/v1/agreements", body, **{KEY: key})
    assert_problem(refused, 404, "not-found")


async def test_a_key_is_free_again_after_72_hours(targets: Targets, settings: Settings, issuer: DeveloperIssuer):
    clock, key = SetClock("2026-11-24T08:00:00Z"), new_key()
    async with served(settings, targets, clock=clock) as client:
        registrar = await registrar_of(client, targets, issuer, "gemeente-een")
        replayed = []
        for instant in ("2026-11-24T08:00:00Z", "2026-11-27T07:59:59Z", "2026-11-27T08:00:01Z"):
            clock.set(instant)
            answer = await registrar.post(PERSONS, PERSON, **{KEY: key})
            assert answer.status_code == 201
            replayed.append("idempotency-replayed" in answer.headers)
    assert replayed == [False, True, False]
    assert await count(targets, "person") == 2


async def test_twins_at_once_make_one_record(registrar: Member, targets: Targets):
    key = new_key()
    answers = await asyncio.gather(*(registrar.post(PERSONS, PERSON, **{KEY: key}) for _ in range(20)))
    made = [answer for answer in answers if answer.status_code == 201]
    waiting = [answer for answer in answers if answer.status_code == 409]
    assert len(made) + len(waiting) == 20
    assert len({answer.content for answer in made}) == 1
    for answer in waiting:
        assert_problem(answer, 409, "idempotency-in-progress")
        assert answer.headers["retry-after"] == "1"
    assert (await registrar.post(PERSONS, PERSON, **{KEY: key})).content == made[0].content
    assert await count(targets, "person") == 1


async def test_a_rehearsal_keeps_no_answer(registrar: Member, targets: Targets):
    key = new_key()
    rehearsed = await registrar.post(f"{PERSONS}?validateOnly=true", PERSON, **{KEY: key})
    assert rehearsed.status_code == 200
    body: dict[str, Any] = rehearsed.json()
    assert (body["status"], body["body"]["familyName"]) == (201, "Jansen")
    assert [(each["resource"], each["version"]) for each in body["touched"]] == [("person", 1)]
    assert (await count(targets, "person"), await count(targets, "journal")) == (0, 0)
    assert await count(targets, "idempotency_record") == 0
    made = await registrar.post(PERSONS, PERSON, **{KEY: key})
    assert (made.status_code, "idempotency-replayed" in made.headers) == (201, False)
