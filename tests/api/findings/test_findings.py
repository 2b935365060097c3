"""Findings over HTTP: raised in the command that causes them, resolved in the one that clears them, for any day."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.dossier.mapping import record_id
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.operations import EXAMPLE_DOSSIER, connected, load_dossier
from tests.conftest import served
from tests.factories.http import Member, insert_organisation, member

AGREEMENT = f"/v1/agreements/{record_id('agreement', 'sok-veerkrachtige-wijken')}"
EVENT = f"{AGREEMENT}/signing-events/{record_id('signing_event', 'signing-2026-03-13')}"
MUNICIPALITY = record_id("organisation", "gemeente-maastricht")
SOURCES = [{"documentId": str(record_id("document", "doc-college-proposal"))}]
WOONPUNT = f"/v1/organisations/{record_id('organisation', 'woonpunt')}"


@pytest.fixture
async def loaded(settings: Settings, targets: Targets) -> Targets:
    await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
    return targets


@pytest.fixture
async def municipality(settings: Settings, loaded: Targets, issuer: DeveloperIssuer) -> AsyncIterator[Member]:
    async with served(settings, loaded) as client:
        yield await member(client, loaded, issuer, MUNICIPALITY, (ApiRole.REGISTRAR,))


async def kept(reader: Member, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await reader.get(f"/v1/findings?limit=200{query}")).json()["items"]
    return found


async def corrected(reader: Member, path: str, **facts: Any) -> httpx.Response:
    etag = (await reader.get(path)).headers["etag"]
    answer = await reader.patch(path, {**facts, "reason": "test"}, etag)
    assert answer.status_code == 200, answer.text
    return answer


async def test_a_cause_that_goes_resolves_its_finding_and_one_that_returns_reopens_it(municipality: Member):
    (before,) = await kept(municipality, "&code=F-002")
    assert before["status"] == "open"
    await corrected(municipality, EVENT, plannedOn={"value": "2026-04-10", "precision": "day"})
    (gone,) = await kept(municipality, "&code=F-002")
    assert (gone["status"], gone["version"], gone["id"]) == ("resolved", 2, before["id"])
    await corrected(municipality, EVENT, plannedOn={"value": "2026-03-13", "precision": "day"})
    (back,) = await kept(municipality, "&code=F-002")
    assert (back["status"], back["version"], back["id"]) == ("open", 3, before["id"])


async def test_an_organisation_that_turns_out_to_be_public_needs_a_decision(
    municipality: Member, loaded: Targets, issuer: DeveloperIssuer
):
    assert len(await kept(municipality, "&code=F-009")) == 1
    itself = await member(municipality.client, loaded, issuer, record_id("organisation", "woonpunt"))
    await corrected(itself, WOONPUNT, isPublicLawBody=True)
    assert len(await kept(municipality, "&code=F-009&status=open")) == 2


async def test_findings_stand_in_the_journal_beside_the_command_that_caused_them(
    municipality: Member, loaded: Targets
):
    await corrected(municipality, EVENT, plannedOn={"value": "2026-04-10", "precision": "day"})
    async with connected(loaded) as connection:
        rows = await connection.fetch(
            "SELECT command, resource_kind, request_id, reason FROM journal JOIN journal_payload USING (seq)"
            " WHERE recorded_at = (SELECT recorded_at FROM journal_head) ORDER BY seq"
        )
    assert [row["command"] for row in rows] == ["signing_event.correct", *["finding.refresh"] * 9]
    assert len({row["request_id"] for row in rows}) == 1
    # The reason was given for the command, to who may read it there.
    assert [row["reason"] is not None for row in rows] == [True, *[False] * 9]
    # F-002 and F-003 resolve; the seven F-006 name another date.
    assert [row["resource_kind"] for row in rows] == ["signing_event", *["finding"] * 9]


async def test_known_at_sees_what_the_register_knew_then(municipality: Member, loaded: Targets):
    async with connected(loaded) as connection:
        loaded_at = await connection.fetchval("SELECT recorded_at FROM journal_head")
    await corrected(municipality, EVENT, plannedOn={"value": "2026-04-10", "precision": "day"})
    now = (await municipality.get(f"{AGREEMENT}/findings?asOf=2026-04-01")).json()
    moment = loaded_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    then = (await municipality.get(f"{AGREEMENT}/findings?asOf=2026-04-01&knownAt={moment}")).json()
    assert len(then["items"]) == 14
    assert {item["code"] for item in then["items"]} - {item["code"] for item in now["items"]} >= {"F-002", "F-003"}
    assert then["knownAt"] == moment
    before = await municipality.get(f"{AGREEMENT}/findings?asOf=2026-04-01&knownAt=2020-01-01T00:00:00Z")
    assert before.status_code == 404


async def test_an_early_day_knows_no_decision(municipality: Member):
    found = (await municipality.get(f"{AGREEMENT}/findings?asOf=2026-03-22")).json()
    codes = sorted(item["code"] for item in found["items"])
    assert codes == sorted(["F-006"] * 7 + ["F-009"] * 2 + ["F-012"] + ["F-015"] * 2)
    assert found["asOf"] == "2026-03-22"


async def test_explanations_are_in_both_languages_and_rest_on_records(municipality: Member):
    found = (await municipality.get(f"{AGREEMENT}/findings?asOf=2026-04-01")).json()["items"]
    planned = next(item for item in found if item["code"] == "F-002")
    assert "13 maart 2026" in planned["explanation"]["nl"]
    assert "23 March 2026" in planned["explanation"]["en"]
    assert planned["name"] == "planned_signing_before_decision"
    assert planned["remedies"]
    assert str(record_id("decision", "decision-2026-03-23")) in json.dumps(planned["evidence"])


async def test_the_list_of_kept_findings_sends_another_day_to_the_agreement(municipality: Member):
    refused = await municipality.get("/v1/findings?asOf=2026-04-01")
    assert refused.status_code == 400
    assert "/v1/agreements/{id}/findings?asOf=" in refused.json()["errors"][0]["detail"]


async def test_who_is_not_in_the_dossier_sees_no_finding_at_any_door(
    municipality: Member, loaded: Targets, issuer: DeveloperIssuer
):
    outside = await insert_organisation(loaded, "buitenstaander")
    stranger = await member(municipality.client, loaded, issuer, outside)
    one = (await kept(municipality))[0]
    assert await kept(stranger) == []
    assert (await stranger.get("/v1/findings?count=exact")).json()["total"] == 0
    for path in (one["links"]["self"], f"{AGREEMENT}/findings", f"{AGREEMENT}/findings?asOf=2026-04-01"):
        assert (await stranger.get(path)).status_code == 404
        assert (await municipality.client.get(path)).status_code == 404


async def test_a_portfolio_holder_clears_f_004(municipality: Member):
    (before,) = await kept(municipality, "&code=F-004")
    assert before["status"] == "open"
    role = {
        "role": "portfolio_holder",
        "agreementId": str(record_id("agreement", "sok-veerkrachtige-wijken")),
        "organisationId": str(MUNICIPALITY),
        "officeHoldingId": str(record_id("office_holding", "oh-bastiaens")),
        "validFrom": {"value": "2026-03-23", "precision": "day"},
    }
    await municipality.record("/v1/role-assignments", role, sourceRefs=SOURCES)
    (after,) = await kept(municipality, "&code=F-004")
    assert after["status"] == "resolved"


async def test_what_a_finding_says_follows_the_records(municipality: Member):
    await corrected(municipality, f"/v1/organisations/{MUNICIPALITY}", name="gemeente Mestreech")
    said = [item["explanation"]["nl"] for item in await kept(municipality, "&status=open")]
    assert not [text for text in said if "gemeente Maastricht" in text]
    assert [text for text in said if "gemeente Mestreech" in text]
