"""Parties over HTTP: once per organisation, seen by those in the dossier, kept by who manages it."""

import asyncio

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.agreements.support import listed, locations, slug
from tests.api.decisions.support import Dossier, build_dossier
from tests.factories.agreements_sql import insert_agreement
from tests.factories.http import historic, on_day


@pytest.fixture
async def dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    return await build_dossier(client, targets, issuer)


async def test_record_read_back_and_correct(dossier: Dossier):
    made = await dossier.party(dossier.province, partyRole="alliance_partner", joinedOn=on_day("2025-04-01"))
    assert (made["agreementId"], made["mustSign"], made["leftOn"]) == (str(dossier.agreement_id), True, None)
    path = made["links"]["self"]
    assert path == f"{dossier.parties}/{made['id']}"
    for reader in (dossier.municipality, dossier.province):
        read = await reader.get(path)
        assert (read.json(), read.headers["etag"]) == (made, '"1"')
    change = {"mustSign": False, "reason": "Staat niet bij de ondertekenaars"}
    assert (await dossier.municipality.patch(path, change)).status_code == 428
    changed = await dossier.municipality.patch(path, change, '"1"')
    assert (changed.status_code, changed.json()["mustSign"], changed.headers["etag"]) == (200, False, '"2"')
    assert (await dossier.municipality.patch(path, change, '"1"')).status_code == 412
    for member in ("surprise", "agreementId", "organisationId"):
        refused = await dossier.municipality.patch(path, {member: made["organisationId"], "reason": "x"}, '"2"')
        assert (refused.status_code, locations(refused)) == (400, [f"/{member}"])


async def test_r_060_an_organisation_is_a_party_once_per_agreement(dossier: Dossier):
    made = await dossier.party(dossier.province)
    body = {"organisationId": made["organisationId"], "partyRole": "party", "mustSign": False}
    refused = await dossier.municipality.post(dossier.parties, historic() | body)
    assert (refused.status_code, slug(refused), locations(refused)) == (422, "party-duplicate", ["/organisationId"])
    assert dossier.municipality.organisation_id is not None
    other = await insert_agreement(dossier.targets, dossier.municipality.organisation_id)
    await dossier.municipality.record(f"/v1/agreements/{other}/parties", body)
    again = await dossier.municipality.patch(made["links"]["self"], {"mustSign": False, "reason": "x"}, '"1"')
    assert again.status_code == 200


async def test_r_060_of_two_at_the_same_time_one_is_recorded(dossier: Dossier):
    organisation = str(dossier.province.organisation_id)
    body = historic() | {"organisationId": organisation, "partyRole": "party", "mustSign": True}
    answers = await asyncio.gather(*(dossier.municipality.post(dossier.parties, body) for _ in range(4)))
    assert [answer.status_code for answer in answers].count(201) == 1
    refused = {slug(answer) for answer in answers if answer.status_code != 201}
    assert refused <= {"party-duplicate", "duplicate-resource"}
    assert len(listed(await dossier.municipality.get(dossier.parties))) == 1


async def test_a_party_sees_the_dossier_and_nobody_else(dossier: Dossier):
    own = await dossier.party(dossier.municipality)
    assert (await dossier.province.get(dossier.parties)).status_code == 404
    theirs = await dossier.party(dossier.province)
    assert listed(await dossier.province.get(dossier.parties)) == [own["id"], theirs["id"]]
    for headers in (dossier.outsider.headers, {}):
        for path in (dossier.parties, own["links"]["self"]):
            assert (await dossier.client.get(path, headers=headers)).status_code == 404


async def test_the_managing_organisation_keeps_the_parties(dossier: Dossier):
    await dossier.party(dossier.province)
    body = historic() | {
        "organisationId": str(dossier.outsider.organisation_id),
        "partyRole": "party",
        "mustSign": True,
    }
    refused = await dossier.province.post(dossier.parties, body)
    assert (refused.status_code, slug(refused)) == (403, "forbidden")
    assert (await dossier.outsider.post(dossier.parties, body)).status_code == 404
    own = dossier.municipality.organisation_id
    secretary = await dossier.somebody(own, ApiRole.DECISION_SECRETARY)
    assert (await secretary.post(dossier.parties, body)).status_code == 403
    assert (await dossier.outsider.get(dossier.parties)).status_code == 404
    lawyer = await dossier.somebody(own, ApiRole.LEGAL_OFFICER)
    assert (await lawyer.post(dossier.parties, body)).status_code == 201
    assert (await dossier.outsider.get(dossier.parties)).status_code == 200


async def test_as_of_a_day_parties_that_joined_later_are_absent_and_those_that_left_stay(dossier: Dossier):
    start = await dossier.party(dossier.municipality)
    left = await dossier.party(dossier.province, leftOn=on_day("2026-01-31"))
    joined = await dossier.party(dossier.outsider, joinedOn={"value": "2026-02", "precision": "month"})
    get = dossier.municipality.get
    assert listed(await get(f"{dossier.parties}?asOf=2026-01-31")) == [start["id"], left["id"]]
    assert listed(await get(f"{dossier.parties}?asOf=2026-02-01")) == [start["id"], left["id"], joined["id"]]
    assert (await get(f"{joined['links']['self']}?asOf=2026-01-31")).status_code == 404
    assert (await get(f"{left['links']['self']}?asOf=2026-06-01")).json()["leftOn"]["value"] == "2026-01-31"


async def test_refused_facts(dossier: Dossier):
    body = {"organisationId": str(dossier.province.organisation_id), "partyRole": "party", "mustSign": True}
    backwards = body | {"joinedOn": on_day("2026-02-01"), "leftOn": on_day("2026-01-31")}
    refused = await dossier.municipality.post(dossier.parties, historic() | backwards)
    assert (refused.status_code, slug(refused)) == (422, "period-invalid")
    nobody = body | {"organisationId": str(dossier.agreement_id)}
    refused = await dossier.municipality.post(dossier.parties, historic() | nobody)
    assert (refused.status_code, slug(refused)) == (422, "reference-not-found")
    elsewhere = await dossier.municipality.post(
        dossier.parties, historic() | body | {"agreementId": str(dossier.agreement_id)}
    )
    assert (elsewhere.status_code, locations(elsewhere)) == (400, ["/agreementId"])


async def test_each_filter_sort_and_relation(dossier: Dossier):
    one = await dossier.party(dossier.municipality, partyRole="alliance_partner")
    two = await dossier.party(dossier.province, mustSign=False)
    everything = [one["id"], two["id"]]
    for query, expected in {
        f"organisationId={two['organisationId']}": [two["id"]],
        "partyRole=alliance_partner": [one["id"]],
        "mustSign=true": [one["id"]],
        "mustSign=false": [two["id"]],
    }.items():
        assert listed(await dossier.municipality.get(f"{dossier.parties}?{query}")) == expected, query
        at_a_day = await dossier.municipality.get(f"{dossier.parties}?asOf=2026-12-31&{query}")
        assert listed(at_a_day) == expected, query
    for sort, expected in {"recordedAt": everything, "-recordedAt": everything[::-1]}.items():
        assert listed(await dossier.municipality.get(f"{dossier.parties}?sort={sort}")) == expected
    page = await dossier.municipality.get(f"{dossier.parties}?expand=organisations&mustSign=false")
    assert [item["id"] for item in page.json()["included"]["organisations"]] == [two["organisationId"]]
