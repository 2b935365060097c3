"""Mandates over HTTP: their holder, form and start, the decision they rest on, who records and sees them."""

import json
from typing import Any
from uuid import uuid4

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.agreements.support import listed, locations, slug
from tests.api.decisions.support import DECISIONS, GRANT, MANDATES, MONDAY, Dossier, build_dossier
from tests.factories.http import historic, on_day

SUNDAY = on_day("2026-03-22")


@pytest.fixture
async def dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    return await build_dossier(client, targets, issuer)


async def _refused(dossier: Dossier, **facts: Any) -> tuple[int, str, list[str]]:
    answer = await dossier.municipality.post(MANDATES, historic() | dossier.mandated(**facts))
    return answer.status_code, slug(answer), locations(answer)


async def _granting_point(dossier: Dossier, **facts: Any) -> str:
    return str((await dossier.decision(GRANT, **facts))["points"][0]["id"])


async def test_record_read_back_and_correct(dossier: Dossier):
    made = await dossier.mandate(
        powers=["sign", "make_minor_amendments"],
        phaseLimit="until_signing",
        validFrom=on_day("2026-03-23"),
        financialLimitCents=2_500_000,
        subMandateAllowed=False,
    )
    assert (made["powers"], made["financialLimitCents"]) == (["make_minor_amendments", "sign"], 2_500_000)
    path = made["links"]["self"]
    read = await dossier.municipality.get(path)
    assert (read.json(), read.headers["etag"]) == (made, '"1"')
    change = {"powers": ["sign"], "reason": "Bron herlezen"}
    assert (await dossier.municipality.patch(path, change)).status_code == 428
    changed = await dossier.municipality.patch(path, change, '"1"')
    assert (changed.status_code, changed.json()["powers"]) == (200, ["sign"])
    assert (await dossier.municipality.patch(path, change, '"1"')).status_code == 412
    unknown = await dossier.municipality.patch(path, {"surprise": 1, "reason": "x"}, '"2"')
    assert (unknown.status_code, locations(unknown)) == (400, ["/surprise"])


@pytest.mark.parametrize(
    ("powers", "location"), [([], "/powers"), (["sign", "sign"], "/powers"), (["sign", "rule"], "/powers/1")]
)
async def test_powers_are_known_and_each_named_once(dossier: Dossier, powers: list[str], location: str):
    assert await _refused(dossier, powers=powers) == (400, "validation-failed", [location])


async def test_r_031_a_mandate_does_not_start_before_its_decision(dossier: Dossier):
    point = await _granting_point(dossier)
    assert await _refused(dossier, decisionPointId=point, validFrom=SUNDAY) == (
        422,
        "mandate-retroactive",
        ["/validFrom"],
    )
    vague = {"value": "2026-03", "precision": "month"}
    assert (await dossier.mandate(decisionPointId=point, validFrom=vague))["validFrom"]["value"] == "2026-03"


async def test_r_031_without_a_start_it_starts_on_the_day_of_the_decision(dossier: Dossier):
    point = await _granting_point(dossier)
    made = await dossier.mandate(decisionPointId=point)
    assert made["validFrom"] == MONDAY
    later = await dossier.municipality.patch(
        made["links"]["self"], {"validFrom": on_day("2026-04-01"), "reason": "x"}, '"1"'
    )
    assert later.json()["validFrom"]["value"] == "2026-04-01"
    cleared = await dossier.municipality.patch(made["links"]["self"], {"validFrom": None, "reason": "x"}, '"2"')
    assert (cleared.status_code, cleared.json()["validFrom"]) == (200, MONDAY)
    assert (await dossier.mandate())["validFrom"] is None
    proposed = (await dossier.decision({"kind": "grant_mandate"}, status="proposed", decidedOn=None))["points"][0]
    assert (await dossier.mandate(decisionPointId=proposed["id"], status="proposed"))["validFrom"] is None


async def test_r_031_the_day_of_a_decision_does_not_move_past_its_mandates(dossier: Dossier):
    decision = await dossier.decision(GRANT)
    made = await dossier.mandate(decisionPointId=decision["points"][0]["id"])
    later = {"decidedOn": on_day("2026-03-24"), "reason": "Datum verlezen"}
    refused = await dossier.municipality.patch(decision["links"]["self"], later, '"1"')
    assert (refused.status_code, slug(refused), locations(refused)) == (422, "mandate-retroactive", ["/decidedOn"])
    assert refused.json()["mandateIds"] == [made["id"]]
    moved = {"validFrom": on_day("2026-03-24"), "reason": "Datum verlezen"}
    assert (await dossier.municipality.patch(made["links"]["self"], moved, '"1"')).status_code == 200
    assert (await dossier.municipality.patch(decision["links"]["self"], later, '"1"')).status_code == 200


async def test_r_031_also_when_only_the_point_names_the_mandate(dossier: Dossier):
    made = await dossier.mandate(validFrom=SUNDAY)
    point = GRANT | {"mandateId": made["id"]}
    refused = await dossier.municipality.post(DECISIONS, historic() | dossier.decided(point))
    assert (refused.status_code, slug(refused)) == (422, "mandate-retroactive")
    await dossier.decision(point, decidedOn=SUNDAY)
    path = made["links"]["self"]
    earlier = await dossier.municipality.patch(path, {"validFrom": on_day("2026-03-21"), "reason": "x"}, '"1"')
    assert (earlier.status_code, slug(earlier)) == (422, "mandate-retroactive")
    cleared = await dossier.municipality.patch(path, {"validFrom": None, "reason": "x"}, '"1"')
    assert cleared.json()["validFrom"]["value"] == "2026-03-22"
    # A point of somebody else that claims the mandate binds nobody.
    await dossier.party(dossier.province)
    theirs = dossier.decided(point, organisationId=str(dossier.province.organisation_id))
    await dossier.province.record(DECISIONS, theirs)
    noted = {"note": "Zie paragraaf 2.1.", "reason": "x"}
    assert (await dossier.municipality.patch(path, noted, '"2"')).status_code == 200


async def test_a_mandate_rests_on_a_decision_of_the_organisation_that_gives_it(dossier: Dossier):
    await dossier.party(dossier.province)
    about = GRANT | {"agreementId": str(dossier.agreement_id)}
    theirs = dossier.decided(about, organisationId=str(dossier.province.organisation_id))
    point = (await dossier.province.record(DECISIONS, theirs))["points"][0]["id"]
    assert await _refused(dossier, decisionPointId=point) == (
        422,
        "granting-decision-elsewhere",
        ["/decisionPointId"],
    )
    assert (await _refused(dossier, decisionPointId=str(uuid4())))[:2] == (422, "reference-not-found")


async def test_the_holder_stands_where_its_kind_says(dossier: Dossier):
    mismatch = (422, "mandate-holder-mismatch")
    assert await _refused(dossier, holderRole=None) == (*mismatch, ["/holderRole"])
    assert await _refused(dossier, functionKind="alderman") == (*mismatch, ["/functionKind"])
    assert await _refused(dossier, holderKind="function") == (*mismatch, ["/holderRole", "/functionKind"])
    made = await dossier.mandate(holderKind="function", holderRole=None, functionKind="secretary")
    assert (made["holderRole"], made["functionKind"], made["personId"]) == (None, "secretary", None)


async def test_r_035_a_general_mandate_is_in_writing(dossier: Dossier):
    assert await _refused(dossier, subjectAgreementId=None, written=False) == (
        422,
        "written-form-required",
        ["/written"],
    )
    assert (await dossier.mandate(subjectAgreementId=None))["subjectAgreementId"] is None
    made = await dossier.mandate(written=False)
    general = await dossier.municipality.patch(
        made["links"]["self"], {"subjectAgreementId": None, "reason": "x"}, '"1"'
    )
    assert (general.status_code, slug(general)) == (422, "written-form-required")


async def test_r_035_a_holder_outside_the_organisation_has_it_in_writing(dossier: Dossier):
    person = await dossier.person("Voorbeeld")
    held = {"holderKind": "person", "holderRole": None, "personId": person, "validFrom": MONDAY}
    await dossier.office(person, dossier.province)
    assert (await _refused(dossier, **held, written=False))[:2] == (422, "written-form-required")
    assert (await dossier.mandate(**held))["personId"] == person
    await dossier.office(person, dossier.municipality, valid_to=json.dumps(SUNDAY))
    assert (await _refused(dossier, **held, written=False))[:2] == (422, "written-form-required")
    await dossier.office(person, dossier.municipality, valid_from=json.dumps(SUNDAY))
    assert (await dossier.mandate(**held, written=False))["written"] is False


async def test_a_period_does_not_run_backwards(dossier: Dossier):
    assert (await _refused(dossier, validFrom=MONDAY, validTo=SUNDAY))[:2] == (422, "period-invalid")
    point = await _granting_point(dossier)
    assert (await _refused(dossier, decisionPointId=point, validTo=SUNDAY))[:2] == (422, "period-invalid")


async def test_who_records_and_who_sees_a_mandate(dossier: Dossier):
    own = dossier.municipality.organisation_id
    body = historic() | dossier.mandated()
    secretary = await dossier.somebody(own, ApiRole.DECISION_SECRETARY)
    made = (await secretary.post(MANDATES, body)).json()
    general = await dossier.mandate(subjectAgreementId=None)
    path = made["links"]["self"]
    assert (await dossier.province.get(path)).status_code == 404
    await dossier.party(dossier.province)
    for stranger in (dossier.province, await dossier.somebody(own, ApiRole.FINANCE_OFFICER)):
        refused = await stranger.post(MANDATES, body)
        assert (refused.status_code, slug(refused)) == (403, "forbidden")
    assert (await dossier.province.get(path)).json() == made
    assert listed(await dossier.province.get(MANDATES)) == [made["id"]]
    assert listed(await dossier.municipality.get(MANDATES)) == [made["id"], general["id"]]
    assert (await dossier.outsider.get(path)).status_code == 404
    assert (await dossier.client.get(path)).status_code == 404
    change = await dossier.province.patch(path, {"status": "revoked", "reason": "x"}, '"1"')
    assert (change.status_code, slug(change)) == (403, "forbidden")


async def test_before_its_start_a_mandate_does_not_exist(dossier: Dossier):
    made = await dossier.mandate(validFrom=MONDAY, validTo=on_day("2026-06-30"))
    vague = await dossier.mandate()
    path = made["links"]["self"]
    assert (await dossier.municipality.get(f"{path}?asOf=2026-03-22")).status_code == 404
    assert (await dossier.municipality.get(f"{path}?asOf=2026-03-23")).json() == made
    assert (await dossier.municipality.get(f"{path}?asOf=2026-07-01")).json() == made
    assert listed(await dossier.municipality.get(f"{MANDATES}?asOf=2026-03-22")) == [vague["id"]]


async def test_each_filter_and_sort(dossier: Dossier):
    one = await dossier.mandate(powers=["sign", "pay"], validFrom=MONDAY)
    two = await dossier.mandate(
        subjectAgreementId=None, holderKind="function", holderRole=None, functionKind="secretary", status="active"
    )
    everything = [one["id"], two["id"]]
    for query, expected in {
        f"grantingOrganisationId={dossier.municipality.organisation_id}": everything,
        f"grantingOrganisationId={dossier.province.organisation_id}": [],
        f"subjectAgreementId={dossier.agreement_id}": [one["id"]],
        "status=active": [two["id"]],
        "holderKind=role": [one["id"]],
        "power=pay": [one["id"]],
        "power=make_minor_amendments": [two["id"]],
        "power=grant_subsidy": [],
    }.items():
        assert listed(await dossier.municipality.get(f"{MANDATES}?{query}")) == expected, query
        assert listed(await dossier.municipality.get(f"{MANDATES}?asOf=2026-12-31&{query}")) == expected, query
    for sort, expected in {
        "validFrom": everything[::-1],
        "-validFrom": everything,
        "recordedAt": everything,
        "-recordedAt": everything[::-1],
    }.items():
        assert listed(await dossier.municipality.get(f"{MANDATES}?sort={sort}")) == expected, sort


async def test_related_records_come_with_it(dossier: Dossier):
    decision = await dossier.decision(GRANT)
    person = await dossier.person("Voorbeeld")
    made = await dossier.mandate(
        decisionPointId=decision["points"][0]["id"], holderKind="person", holderRole=None, personId=person
    )
    answer = await dossier.municipality.get(f"{made['links']['self']}?expand=organisations,decision,persons")
    assert answer.status_code == 200, answer.text
    assert {name: [item["id"] for item in found] for name, found in answer.json()["included"].items()} == {
        "organisations": [made["grantingOrganisationId"]],
        "decisions": [decision["id"]],
        "persons": [person],
    }
