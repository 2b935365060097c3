"""Signatories over HTTP: under their party, named once designated, in an office of that party."""

from typing import Any
from uuid import UUID, uuid4

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


@pytest.fixture
async def signatories(dossier: Dossier) -> str:
    return str((await dossier.party(dossier.province))["links"]["self"]) + "/signatories"


async def _refused(dossier: Dossier, path: str, **facts: Any) -> tuple[int, str, list[str]]:
    answer = await dossier.municipality.post(path, historic() | {"status": "designated"} | facts)
    return answer.status_code, slug(answer), locations(answer)


async def test_record_read_back_and_correct(dossier: Dossier, signatories: str):
    made = await dossier.municipality.record(signatories, {"status": "not_designated", "functionText": "bestuurder"})
    assert (made["agreementId"], f"{dossier.parties}/{made['partyId']}/signatories") == (
        str(dossier.agreement_id),
        signatories,
    )
    assert (made["personId"], made["signedOn"], made["signature"]) == (None, None, None)
    path = made["links"]["self"]
    assert path == f"{signatories}/{made['id']}"
    for reader in (dossier.municipality, dossier.province):
        read = await reader.get(path)
        assert (read.json(), read.headers["etag"]) == (made, '"1"')
    person = await dossier.person("Voorbeeld")
    change = {"personId": person, "reason": "Naam gevonden"}
    assert (await dossier.municipality.patch(path, change)).status_code == 428
    changed = await dossier.municipality.patch(path, change, '"1"')
    assert (changed.status_code, changed.json()["personId"], changed.headers["etag"]) == (200, person, '"2"')
    assert (await dossier.municipality.patch(path, change, '"1"')).status_code == 412
    for member in ("surprise", "partyId", "signature"):
        refused = await dossier.municipality.patch(path, {member: made["partyId"], "reason": "x"}, '"2"')
        assert (refused.status_code, locations(refused)) == (400, [f"/{member}"])


async def test_a_signature_that_was_set_is_shown_as_the_checks_read_it(dossier: Dossier, signatories: str):
    person = await dossier.person("Voorbeeld")
    day = on_day("2026-03-13")
    body = {"status": "signed_unauthorised", "personId": person, "signedOn": day}
    made = await dossier.municipality.record(signatories, body)
    assert made["signedOn"] == day | {"sourceText": None}
    assert {name: value for name, value in made["signature"].items() if value is not None} == {
        "signedOn": made["signedOn"]
    }


async def test_from_designation_on_somebody_is_named(dossier: Dossier, signatories: str):
    unnamed = (422, "signatory-unnamed", ["/personId", "/officeHoldingId"])
    assert await _refused(dossier, signatories) == unnamed
    assert await _refused(dossier, signatories, status="replaced", functionKind="alderman") == unnamed
    office = await dossier.office(await dossier.person("Voorbeeld"), dossier.province)
    body = {"status": "designated", "officeHoldingId": office}
    made = await dossier.municipality.record(signatories, body)
    bare = await dossier.municipality.patch(made["links"]["self"], {"officeHoldingId": None, "reason": "x"}, '"1"')
    assert (bare.status_code, slug(bare)) == (422, "signatory-unnamed")


async def test_an_office_is_of_the_party_and_of_the_person(dossier: Dossier, signatories: str):
    person, other = await dossier.person("Een"), await dossier.person("Twee")
    at_province = await dossier.office(person, dossier.province)
    at_municipality = await dossier.office(person, dossier.municipality)
    mismatch = (422, "signatory-office-mismatch", ["/officeHoldingId"])
    assert await _refused(dossier, signatories, officeHoldingId=at_municipality) == mismatch
    assert await _refused(dossier, signatories, officeHoldingId=at_province, personId=other) == mismatch
    body = {"status": "designated", "officeHoldingId": at_province, "personId": person}
    assert (await dossier.municipality.record(signatories, body))["officeHoldingId"] == at_province
    absent = str(uuid4())
    for members in ({"officeHoldingId": absent}, {"personId": absent}):
        refused = await _refused(dossier, signatories, **members)
        assert refused[:2] == (422, "reference-not-found")


async def test_a_party_lies_in_the_agreement_of_the_path(dossier: Dossier, signatories: str):
    made = await dossier.municipality.record(signatories, {"status": "not_designated"})
    assert isinstance(dossier.municipality.organisation_id, UUID)
    other = await insert_agreement(dossier.targets, dossier.municipality.organisation_id)
    astray = f"/v1/agreements/{other}/parties/{made['partyId']}/signatories"
    assert (await _refused(dossier, astray, status="not_designated"))[:2] == (404, "not-found")
    assert (await dossier.municipality.get(astray)).status_code == 404
    assert (await dossier.municipality.get(f"{astray}/{made['id']}")).status_code == 404
    assert (await _refused(dossier, f"{dossier.parties}/{uuid4()}/signatories"))[0] == 404


async def test_seen_in_the_dossier_and_kept_by_its_manager_or_the_party_itself(dossier: Dossier, signatories: str):
    made = await dossier.municipality.record(signatories, {"status": "not_designated"})
    for headers in (dossier.outsider.headers, {}):
        for path in (signatories, made["links"]["self"]):
            assert (await dossier.client.get(path, headers=headers)).status_code == 404
    body = historic() | {"status": "not_designated"}
    # The party is the province: its own people designate who signs for it, and nobody else's who is only a party.
    assert (await dossier.province.post(signatories, body)).status_code == 201
    await dossier.party(dossier.outsider)
    refused = await dossier.outsider.post(signatories, body)
    assert (refused.status_code, slug(refused)) == (403, "forbidden")
    change = {"note": "Anders", "reason": "x"}
    assert (await dossier.outsider.patch(made["links"]["self"], change, '"1"')).status_code == 403
    assert (await dossier.province.patch(made["links"]["self"], change, '"1"')).status_code == 200
    publisher = await dossier.somebody(dossier.municipality.organisation_id, ApiRole.PUBLISHER)
    assert (await publisher.post(signatories, body)).status_code == 403


async def test_each_filter_sort_and_relation(dossier: Dossier, signatories: str):
    person = await dossier.person("Voorbeeld")
    office = await dossier.office(person, dossier.province)
    one = await dossier.municipality.record(signatories, {"status": "not_designated"})
    two = await dossier.municipality.record(
        signatories, {"status": "designated", "personId": person, "officeHoldingId": office}
    )
    everything = [one["id"], two["id"]]
    get = dossier.municipality.get
    for query, expected in {
        "": everything,
        "status=designated": [two["id"]],
        "status=signed": [],
        f"personId={person}": [two["id"]],
    }.items():
        assert listed(await get(f"{signatories}?{query}")) == expected, query
        assert listed(await get(f"{signatories}?asOf=2026-12-31&{query}")) == expected, query
    for sort, expected in {"recordedAt": everything, "-recordedAt": everything[::-1]}.items():
        assert listed(await get(f"{signatories}?sort={sort}")) == expected
    page = await get(f"{signatories}?expand=persons,office-holdings")
    included = page.json()["included"]
    assert [item["id"] for item in included["persons"]] == [person]
    assert [item["id"] for item in included["officeHoldings"]] == [office]
