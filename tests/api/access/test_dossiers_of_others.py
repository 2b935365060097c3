"""Nobody gets a foot in somebody else's dossier by naming it: it is answered like what is not there."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import httpx
import pytest

from app.dossier.mapping import record_id
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.operations import EXAMPLE_DOSSIER, load_dossier
from tests.conftest import served
from tests.factories.http import Member, historic, insert_organisation, insert_source_document, member, on_day

AGREEMENT = str(record_id("agreement", "sok-veerkrachtige-wijken"))
INTENT = str(record_id("agreement", "intentieovereenkomst-2025"))
SOURCES = [{"documentId": str(record_id("document", "doc-college-proposal"))}]


@pytest.fixture
async def stranger(settings: Settings, targets: Targets, issuer: DeveloperIssuer) -> AsyncIterator[Member]:
    """Somebody with every role but auditor, at an organisation that is in no dossier."""
    await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
    await insert_source_document(targets)
    outside = await insert_organisation(targets, "buitenstaander")
    async with served(settings, targets) as client:
        yield await member(
            client, targets, issuer, outside, [role for role in ApiRole if role is not ApiRole.AUDITOR]
        )


def decision(own: UUID | None, agreement: str) -> dict[str, Any]:
    return {
        "organisationId": str(own),
        "body": "management_board",
        "status": "decided",
        "decidedOn": on_day("2026-03-23"),
        "points": [{"number": 1, "kind": "enter_into_agreement", "outcome": "conform", "agreementId": agreement}],
    }


def mandate(own: UUID | None, agreement: str) -> dict[str, Any]:
    return {
        "authorityKind": "mandate",
        "grantingBody": "management_board",
        "grantingOrganisationId": str(own),
        "holderKind": "role",
        "holderRole": "portfolio_holder",
        "powers": ["sign"],
        "subjectAgreementId": agreement,
        "written": True,
        "status": "granted",
    }


def role(own: UUID | None, agreement: str) -> dict[str, Any]:
    return {
        "role": "portfolio_holder",
        "agreementId": agreement,
        "organisationId": str(own),
        "officeHoldingId": str(record_id("office_holding", "oh-bastiaens")),
        "validFrom": on_day("2026-03-23"),
    }


def agreement_after(own: UUID | None, agreement: str) -> dict[str, Any]:
    return {
        "kind": "covenant",
        "status": "draft",
        "managingOrganisationId": str(own),
        "relations": [{"kind": "follows", "toAgreementId": agreement}],
    }


def goal(own: UUID | None, agreement: str) -> dict[str, Any]:
    return {"agreementId": agreement, "text": "Meekijken"}


def document(own: UUID | None, agreement: str) -> dict[str, Any]:
    return {"kind": "letter", "available": True, "organisationId": str(own), "agreementIds": [agreement]}


def allocation(own: UUID | None, agreement: str) -> dict[str, Any]:
    statement = {"amountCents": 1, "currency": "EUR", "certainty": "estimate", "qualifier": "circa"}
    envelope = str(record_id("funding_envelope", "envelope-limburg-8-areas"))
    return {"envelopeId": envelope, "agreementId": agreement, "statement": statement, "status": "indicative"}


DOORS = [
    ("/v1/decisions", decision),
    ("/v1/mandates", mandate),
    ("/v1/role-assignments", role),
    ("/v1/agreements", agreement_after),
    ("/v1/goals", goal),
    ("/v1/documents", document),
    ("/v1/allocations", allocation),
]


@pytest.mark.parametrize(("path", "body"), DOORS, ids=[path for path, _ in DOORS])
@pytest.mark.parametrize("agreement", [AGREEMENT, INTENT])
async def test_naming_a_dossier_of_others_is_naming_nothing(stranger: Member, path: str, body: Any, agreement: str):
    def comparable(answer: httpx.Response) -> dict[str, Any]:
        return {**answer.json(), "requestId": ""}

    facts = historic() | body(stranger.organisation_id, agreement)
    hidden = await stranger.post(path, facts)
    absent = await stranger.post(
        path, historic() | body(stranger.organisation_id, str(record_id("agreement", "nothing")))
    )
    assert hidden.status_code == 422, hidden.text
    assert hidden.json()["type"].endswith("/problems/reference-not-found")
    assert comparable(hidden) == comparable(absent)
    assert (await stranger.get("/v1/agreements?count=exact")).json()["total"] == 0
    assert (await stranger.get(f"/v1/agreements/{agreement}")).status_code == 404


RISK = {"title": "Meekijken", "summary": "Meekijken"}


async def test_recording_under_a_dossier_of_others_finds_nothing_there(stranger: Member):
    for body in (RISK, {}, {"nonsense": 1}):
        facts = historic() | body
        hidden = await stranger.post(f"/v1/agreements/{AGREEMENT}/risks", facts)
        absent = await stranger.post(f"/v1/agreements/{record_id('agreement', 'nothing')}/risks", facts)
        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert {**hidden.json(), "requestId": ""} == {**absent.json(), "requestId": ""}


async def test_a_note_that_holds_the_id_opens_no_door(stranger: Member):
    facts = decision(stranger.organisation_id, AGREEMENT)
    point = facts["points"][0]
    innocent = {**facts, "note": AGREEMENT, "points": [{**point, "agreementId": None, "text": AGREEMENT}]}
    made = await stranger.record("/v1/decisions", innocent)
    points = [{**made["points"][0], "agreementId": AGREEMENT}]
    refused = await stranger.patch(made["links"]["self"], {"points": points, "reason": "meekijken"}, '"1"')
    assert refused.status_code == 422
    assert refused.json()["type"].endswith("/problems/reference-not-found")


@pytest.mark.parametrize(
    ("hiding", "place"),
    [
        ({"correctsId": AGREEMENT}, "/correctsId"),
        ({"sourceRefs": [{"documentId": AGREEMENT}]}, "/sourceRefs/0/documentId"),
        ({"sourceRefs": SOURCES}, "/sourceRefs/0/documentId"),
        ({"documentId": SOURCES[0]["documentId"]}, "/documentId"),
        ({"mandateId": str(record_id("mandate", "mandate-minor-amendments"))}, "/mandateId"),
    ],
)
async def test_what_is_not_seen_cannot_be_referred_to(stranger: Member, hiding: dict[str, Any], place: str):
    facts = decision(stranger.organisation_id, AGREEMENT)
    innocent = {**facts, "points": [{**facts["points"][0], "agreementId": None}]}
    refused = await stranger.post("/v1/decisions", historic() | innocent | hiding)
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (422, "reference-not-found")
    assert [fault["location"] for fault in refused.json()["errors"]] == [place]
    assert (await stranger.post("/v1/decisions", historic() | innocent)).status_code == 201


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (f"/v1/organisations/{record_id('organisation', 'gemeente-maastricht')}", {"name": "Iets anders"}),
        (f"/v1/organisations/{record_id('organisation', 'provincie-limburg')}", {"status": "dissolved"}),
    ],
)
async def test_nobody_rewrites_an_organisation_of_others(stranger: Member, path: str, change: dict[str, Any]):
    before = (await stranger.get(path)).json()
    refused = await stranger.patch(path, {**change, "reason": "zomaar"}, '"1"')
    assert (refused.status_code, refused.json()["rule"]) == (403, "R-117")
    assert (await stranger.get(path)).json() == before


async def test_a_partner_does_not_rewrite_the_money_or_the_papers_of_others(
    stranger: Member, targets: Targets, issuer: DeveloperIssuer
):
    partner = await member(
        stranger.client, targets, issuer, record_id("organisation", "woonpunt"), tuple(ApiRole)[:6]
    )
    papers = record_id("document", "doc-college-proposal")
    for path, change in (
        (f"/v1/funding-envelopes/{record_id('funding_envelope', 'envelope-limburg-8-areas')}", {"purpose": "Anders"}),
        (f"/v1/allocations/{record_id('allocation', 'allocation-maastricht')}", {"activities": "Anders"}),
        (f"/v1/documents/{papers}", {"agreementIds": []}),
        (f"/v1/goals/{record_id('goal', 'goal-1')}", {"text": "Anders"}),
    ):
        refused = await partner.patch(path, {**change, "reason": "zomaar"}, '"1"')
        assert refused.status_code == 403, (path, refused.text)


async def test_the_role_public_sees_what_everybody_sees(stranger: Member, targets: Targets, issuer: DeveloperIssuer):
    partner = record_id("organisation", "woonpunt")
    reader = await member(stranger.client, targets, issuer, partner, (ApiRole.PUBLIC,))
    assert (await reader.get(f"/v1/agreements/{AGREEMENT}")).status_code == 404
    assert (await reader.get("/v1/persons")).json()["items"] == []


async def test_roles_in_a_dossier_of_others_are_not_listed(
    stranger: Member, targets: Targets, issuer: DeveloperIssuer
):
    municipality = record_id("organisation", "gemeente-maastricht")
    registrar = await member(stranger.client, targets, issuer, municipality, (ApiRole.REGISTRAR,))
    made = await registrar.record("/v1/role-assignments", role(municipality, AGREEMENT), sourceRefs=SOURCES)
    assert (await registrar.get(made["links"]["self"])).status_code == 200
    assert (await stranger.get(made["links"]["self"])).status_code == 404
    assert (await stranger.get("/v1/role-assignments?count=exact")).json()["total"] == 0


async def test_the_next_page_of_the_longest_names_is_reached(stranger: Member):
    for letter in "\u00eb\u1e7f":
        name = letter * 255
        await stranger.record("/v1/organisations", {"slug": f"lang-{ord(letter)}", "name": name})
    page = (await stranger.get("/v1/organisations?sort=-name&limit=1")).json()
    following = await stranger.get(page["links"]["next"])
    assert following.status_code == 200
    assert following.json()["items"] != page["items"]
