"""Corrections: on the version that was read, once, and stored as they are rendered (R-057, D3)."""

import asyncio
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.http import Member, insert_organisation, insert_source_document, member, on_day
from tests.factories.problems import assert_problem
from tests.factories.representations import assert_stored_equals_rendered
from tests.service.kit.journal_support import journal_of, organisations, verified


@pytest.fixture
async def registrar(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    return await member(client, targets, issuer, await insert_organisation(targets, "gemeente"))


async def test_r_057_of_parallel_corrections_on_one_version_exactly_one_succeeds(registrar: Member, targets: Targets):
    made = await registrar.record("/v1/organisations", {"slug": "een", "name": "Een"})
    answers = await asyncio.gather(
        *(registrar.patch(made["links"]["self"], {"name": f"N{n}", "reason": "x"}, '"1"') for n in range(8))
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7
    for answer in answers:
        if answer.status_code == 412:
            assert assert_problem(answer, 412, "version-conflict")["currentVersion"] == 2
            assert answer.headers["etag"] == '"2"'
    assert await organisations(targets) == {"gemeente": 1, "een": 2}
    await assert_stored_equals_rendered(targets)


@pytest.mark.parametrize(
    ("if_match", "status"),
    [
        ('"1"', 200),
        ("*", 200),
        ('"9", "1"', 200),
        ('W/"1"', 412),
        ('"01"', 412),
        ('"9,1"', 412),
        ('"2"', 412),
        ("1", 400),
        ("", 400),
        ('"1', 400),
        ('"1" "2"', 400),
        (None, 428),
    ],
)
async def test_r_057_a_correction_names_the_version_it_was_made_on(
    registrar: Member, if_match: str | None, status: int
):
    made = await registrar.record("/v1/organisations", {"slug": "een", "name": "Een"})
    headers = {} if if_match is None else {"If-Match": if_match}
    answer = await registrar.client.patch(
        made["links"]["self"], json={"name": "Twee", "reason": "x"}, headers=registrar.headers | headers
    )
    assert answer.status_code == status, answer.text


async def test_a_correction_that_changes_nothing_makes_no_version(registrar: Member, targets: Targets):
    made = await registrar.record("/v1/organisations", {"slug": "een", "name": "Een", "kind": "other"})
    for nothing in ({}, {"name": "Een"}, {"kind": "other", "rsin": None}, {"occurredOn": {"precision": "unknown"}}):
        same = await registrar.patch(made["links"]["self"], nothing | {"reason": "x"}, '"1"')
        assert (same.status_code, same.headers["etag"], same.json()) == (200, '"1"', made)
    assert len(await journal_of(targets)) == 1


async def test_stored_is_rendered_after_every_command_on_people_and_organisations(
    registrar: Member, targets: Targets
):
    own = str(registrar.organisation_id)

    async def change(made: dict[str, Any], **given: Any) -> dict[str, Any]:
        address = made["links"]["self"]
        answer = await registrar.patch(address, given | {"reason": "Bron"}, f'"{made["version"]}"')
        assert answer.status_code == 200, answer.text
        await assert_stored_equals_rendered(targets)
        changed: dict[str, Any] = answer.json()
        assert changed == (await registrar.get(address)).json()
        return changed

    made = await registrar.record("/v1/organisations", {"slug": "een", "name": "Zoë’s “huis”", "rsin": "123456782"})
    made = await change(made, name="Ander huis", note="Regel één\nregel twee\t.", legalForm="foundation")
    made = await change(made, note=None, rsin=None, occurredOn={"value": "2025-04", "precision": "month"})
    assert (made["rsin"], made["occurredOn"]["value"]) == (None, "2025-04")
    person = await registrar.record("/v1/persons", {"familyName": "Jansen", "initials": "J."})
    person = await change(person, givenName="Jan")
    held = {
        "personId": person["id"],
        "organisationId": own,
        "functionKind": "alderman",
        "validFrom": on_day("2024-01-01"),
    }
    office = await registrar.record("/v1/office-holdings", held)
    office = await change(office, validTo=on_day("2026-01-01"), portfolio="Wonen")
    assert (office["validFrom"]["value"], office["validTo"]["value"]) == ("2024-01-01", "2026-01-01")
    checked = await assert_stored_equals_rendered(targets)
    assert checked == {"organisation": 1, "person": 1, "office_holding": 1}
    assert (await verified(targets)).entries == len(await journal_of(targets)) == 7
