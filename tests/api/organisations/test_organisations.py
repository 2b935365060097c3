"""Organisations over HTTP: recording, correcting, reading, identifiers (R-119)."""

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.http import Member, insert_organisation, insert_source_document, member


@pytest.fixture
async def registrar(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    return await member(client, targets, issuer, await insert_organisation(targets, "gemeente-voorbeeld"))


async def test_record_and_read_back(registrar: Member, client: httpx.AsyncClient):
    made = await registrar.record("/v1/organisations", {"slug": "woonpunt", "name": "Woonpunt"})
    assert made["version"] == 1
    read = await registrar.get(made["links"]["self"])
    assert read.headers["etag"] == '"1"'
    assert read.json() == made
    public = (await client.get(made["links"]["self"])).json()
    assert public["name"] == "Woonpunt"
    assert not {"recordedBy", "sourceRefs", "note", "recordingMode"} & public.keys()


async def test_correction_needs_reason_and_present_version(registrar: Member):
    made = await registrar.record("/v1/organisations", {"slug": "woonpunt", "name": "Woonpunt"})
    path = made["links"]["self"]
    change = {"kind": "housing_association", "reason": "KvK"}
    assert (await registrar.patch(path, change)).status_code == 428
    assert (await registrar.patch(path, {"kind": "housing_association"}, '"1"')).status_code == 400
    changed = await registrar.patch(path, change, '"1"')
    assert changed.status_code == 200
    assert (changed.json()["version"], changed.json()["kind"]) == (2, "housing_association")
    stale = await registrar.patch(path, change | {"name": "Anders"}, '"1"')
    assert (stale.status_code, stale.json()["type"].rpartition("/")[2]) == (412, "version-conflict")


@pytest.mark.parametrize(
    ("member_name", "value"),
    [("rsin", "123456788"), ("kvkNumber", "1234567"), ("oin", "00000001123456782001"), ("tooiUri", "https://x.nl/")],
)
async def test_r_119_malformed_identifiers_are_refused(registrar: Member, member_name: str, value: str):
    body = {"slug": "woonpunt", "name": "Woonpunt", member_name: value, "recordingMode": "workflow"}
    refused = await registrar.post("/v1/organisations", body)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["location"] == f"/{member_name}"


async def test_r_119_identifier_of_another_organisation_is_refused(registrar: Member):
    await registrar.record("/v1/organisations", {"slug": "een", "name": "Een", "rsin": "123456782"})
    body = {"slug": "twee", "name": "Twee", "rsin": "123456782", "recordingMode": "workflow"}
    refused = await registrar.post("/v1/organisations", body)
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "identifier-in-use")


async def test_r_001_history_needs_a_day_and_a_source(registrar: Member):
    refused = await registrar.post("/v1/organisations", {"slug": "een", "name": "Een", "recordingMode": "historic"})
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (422, "historic-source-required")
    assert {error["location"] for error in refused.json()["errors"]} == {"/occurredOn", "/sourceRefs"}


async def test_pages_follow_each_other_and_sort(registrar: Member):
    for slug in ("c", "a", "b"):
        await registrar.record("/v1/organisations", {"slug": slug, "name": slug.upper()})
    seen, path = [], "/v1/organisations?limit=1&sort=-name"
    while path:
        page = (await registrar.get(path)).json()
        seen += [item.get("name") for item in page["items"]]
        path = page["links"].get("next")
    assert [name for name in seen if name in {"A", "B", "C"}] == ["C", "B", "A"]
    tampered = await registrar.get("/v1/organisations?cursor=AAAA")
    assert (tampered.status_code, tampered.json()["type"].rpartition("/")[2]) == (400, "invalid-cursor")
