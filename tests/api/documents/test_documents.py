"""Documents over HTTP: metadata of what facts rest on, in dossiers, never public in this version."""

from typing import Any

import pytest
from uuid_utils.compat import uuid7

from app.kit.domain import ApiRole
from tests.api.agreements.support import insert_row
from tests.api.documents.support import DOCUMENTS, document
from tests.api.programmes.support import World, assert_kept_by_filter, day, locations, slug, this_instant, walked
from tests.factories.http import historic, insert_organisation, member

SHA256 = "0123456789abcdef" * 4


async def test_record_read_back_and_correct(world: World):
    body = {
        "kind": "college_proposal",
        "title": "Samenwerkingsovereenkomst Veerkrachtige Wijken",
        "referenceNumber": "2026-01234",
        "datedOn": day("2026-03-23"),
        "language": "nl",
        "authorBody": "municipal_executive",
        "organisationId": world.municipality_id,
        "available": True,
        "sha256": SHA256,
        "confidentiality": "internal",
        "agreementIds": [world.agreement_id],
    }
    made = await world.municipality.record(DOCUMENTS, body, note="Uit de raadsstukken")
    known_at = this_instant()
    assert {name: made[name] for name in body} == body
    path = made["links"]["self"]
    read = await world.municipality.get(path)
    assert (read.json(), read.headers["etag"]) == (made, '"1"')
    change = {"title": "Overeenkomst", "confidentiality": None, "reason": "Titelblad"}
    assert (await world.municipality.patch(path, change)).status_code == 428
    unknown = await world.municipality.patch(path, change | {"pages": 3}, '"1"')
    assert (unknown.status_code, locations(unknown)) == (400, ["/pages"])
    changed = (await world.municipality.patch(path, change, '"1"')).json()
    own = {"title", "confidentiality", "version", "recordedAt"}
    assert {name: value for name, value in changed.items() if name not in own} == {
        name: value for name, value in made.items() if name not in own
    }
    assert (changed["title"], changed["confidentiality"], changed["version"]) == ("Overeenkomst", None, 2)
    stale = await world.municipality.patch(path, change, '"1"')
    assert (stale.status_code, slug(stale)) == (412, "version-conflict")
    assert (await world.municipality.get(f"{path}?knownAt={known_at}")).json() == made
    assert (await world.municipality.get(f"{path}?asOf=1950-01-01")).json() == changed


async def test_r_001_a_document_is_a_source_and_needs_none(world: World):
    body = {"recordingMode": "historic", "kind": "letter", "available": False, "title": None}
    made = await world.municipality.post(DOCUMENTS, body)
    assert (made.status_code, made.json()["sourceRefs"], made.json()["title"]) == (201, [], None)


@pytest.mark.parametrize(
    ("member_name", "value"),
    [
        ("sha256", SHA256.upper()),
        ("sha256", SHA256[:-1]),
        ("language", "Nederlands"),
        ("kind", "photo"),
        ("available", "yes"),
        ("agreementIds", ["x"]),
    ],
)
async def test_malformed_members_are_refused_where_they_stand(world: World, member_name: str, value: object):
    body = {"kind": "letter", "available": True, member_name: value}
    refused = await world.municipality.post(DOCUMENTS, body)
    assert refused.status_code == 400
    assert [location.split("/")[1] for location in locations(refused)] == [member_name]


async def test_r_106_a_title_holds_no_citizen_service_number(world: World):
    refused = await world.municipality.post(
        DOCUMENTS, {"kind": "letter", "available": True, "title": "Brief 111222333"}
    )
    assert (refused.status_code, slug(refused), locations(refused)) == (422, "bsn-not-allowed", ["/title"])


@pytest.mark.parametrize(
    ("confidentiality", "of_organisation", "in_dossier", "seen_outside"),
    [
        (None, True, False, False),
        (None, False, True, False),
        (None, True, True, False),
        (None, False, False, True),
        ("internal", True, False, False),
        ("internal", False, True, False),
        ("internal", False, False, True),
        ("confidential", True, False, False),
        ("confidential", False, True, False),
        ("public", True, True, True),
        ("public", False, True, True),
        ("public", True, False, True),
    ],
)
async def test_who_sees_a_document(
    world: World, confidentiality: str | None, of_organisation: bool, in_dossier: bool, seen_outside: bool
):
    made = await document(
        world,
        confidentiality=confidentiality,
        organisationId=world.municipality_id if of_organisation else None,
        agreementIds=[world.agreement_id] if in_dossier else [],
        title=f"Stuk {world.agreement_id}",
    )
    path, found = made["links"]["self"], f"{DOCUMENTS}?title={world.agreement_id}&count=exact"
    assert (await world.municipality.get(path)).json() == made
    assert (await world.province.get(path)).status_code == (200 if seen_outside else 404)
    page = (await world.province.get(found)).json()
    assert ([item["id"] for item in page["items"]], page["total"]) == (([made["id"]], 1) if seen_outside else ([], 0))
    assert (await world.public(path)).status_code == 404
    assert (await world.public(found)).json()["items"] == []


async def test_a_document_is_seen_by_every_organisation_of_each_of_its_dossiers(world: World):
    party = {"organisationId": world.province_id, "partyRole": "party", "mustSign": True}
    made = await document(world, agreementIds=[world.agreement_id], confidentiality="confidential")
    assert (await world.province.get(made["links"]["self"])).status_code == 404
    await world.municipality.record(f"/v1/agreements/{world.agreement_id}/parties", party)
    assert (await world.province.get(made["links"]["self"])).json() == made
    left = {"agreementIds": [], "reason": "Hoort er niet bij"}
    assert (await world.municipality.patch(made["links"]["self"], left, '"1"')).status_code == 200
    assert (await world.province.get(made["links"]["self"])).status_code == 404


async def test_dossiers_are_a_set_in_order_of_id(world: World):
    own = sorted([world.agreement_id, *[str((await _agreement(world))["id"]) for _ in range(2)]])
    made = await document(world, agreementIds=[own[2], own[0], own[1]])
    assert made["agreementIds"] == own
    same = {"agreementIds": own[::-1], "reason": "Andere volgorde"}
    unchanged = await world.municipality.patch(made["links"]["self"], same, '"1"')
    assert (unchanged.status_code, unchanged.json()) == (200, made)
    fewer = {"agreementIds": own[1:], "reason": "Niet het eerste"}
    changed = await world.municipality.patch(made["links"]["self"], fewer, '"1"')
    assert changed.json()["agreementIds"] == own[1:]
    twice = {"agreementIds": [own[1], own[1]], "reason": "Dubbel"}
    refused = await world.municipality.patch(made["links"]["self"], twice, '"2"')
    assert (refused.status_code, locations(refused)) == (400, ["/agreementIds"])


async def _agreement(world: World) -> dict[str, Any]:
    body = {"kind": "covenant", "status": "draft", "managingOrganisationId": world.municipality_id}
    return await world.municipality.record("/v1/agreements", body)


async def test_a_confidential_document_belongs_to_somebody(world: World):
    body = {"kind": "letter", "available": True, "confidentiality": "confidential"}
    refused = await world.municipality.post(DOCUMENTS, body)
    assert (refused.status_code, slug(refused)) == (422, "document-without-readers")
    made = await document(world, confidentiality="confidential")
    orphaned = {"organisationId": None, "reason": "Onbekend"}
    refused = await world.municipality.patch(made["links"]["self"], orphaned, '"1"')
    assert (refused.status_code, slug(refused)) == (422, "document-without-readers")
    adopted = orphaned | {"agreementIds": [world.agreement_id]}
    assert (await world.municipality.patch(made["links"]["self"], adopted, '"1"')).status_code == 200


async def test_a_document_is_not_put_into_a_dossier_of_others(world: World):
    theirs, absent = await world.other_dossier(), str(uuid7())
    body = {"kind": "letter", "available": True, "organisationId": world.municipality_id}
    for other in (theirs, absent):
        named = sorted([world.agreement_id, other])
        refused = await world.municipality.post(DOCUMENTS, body | {"agreementIds": named})
        assert (refused.status_code, slug(refused)) == (422, "reference-not-found")
        assert locations(refused) == [f"/agreementIds/{named.index(other)}"]
    made = await document(world)
    moved = {"agreementIds": [theirs], "reason": "Verplaatst"}
    assert (await world.municipality.patch(made["links"]["self"], moved, '"1"')).status_code == 422


async def test_a_document_leaves_a_dossier_by_its_own_organisations_only(world: World):
    made = await document(world, confidentiality="public", agreementIds=[world.agreement_id])
    path = made["links"]["self"]
    refused = await world.province.patch(path, {"agreementIds": [], "reason": "Weg"}, '"1"')
    assert (refused.status_code, slug(refused)) == (403, "forbidden")
    foreign = await world.province.patch(path, {"title": "Brief", "reason": "Titel"}, '"1"')
    assert (foreign.status_code, slug(foreign)) == (403, "forbidden")
    titled = await world.municipality.patch(path, {"title": "Brief", "reason": "Titel"}, '"1"')
    assert (titled.status_code, titled.json()["agreementIds"]) == (200, [world.agreement_id])


async def test_r_117_recorders_and_archivists_record(world: World):
    body = historic() | {"kind": "letter", "available": True}
    statuses = {}
    for role in ApiRole:
        if role is not ApiRole.PUBLIC:
            somebody = await world.somebody(world.municipality.organisation_id, role)
            statuses[role] = (await somebody.post(DOCUMENTS, body)).status_code
    assert {role for role, status in statuses.items() if status == 201} == {
        ApiRole.REGISTRAR,
        ApiRole.LEGAL_OFFICER,
        ApiRole.ARCHIVIST,
    }
    assert set(statuses.values()) == {201, 403}
    assert (await world.client.post(DOCUMENTS, json=body)).status_code == 401


async def test_an_organisation_that_is_not_recorded_is_refused(world: World):
    refused = await world.municipality.post(
        DOCUMENTS, {"kind": "letter", "available": True, "organisationId": world.agreement_id}
    )
    assert (refused.status_code, locations(refused)) == (422, ["/organisationId"])


async def test_documents_are_filtered(world: World):
    letter = await document(world, title="Brief aan de raad", sha256=SHA256)
    report = await document(world, kind="report", title=None, available=True, sha256=SHA256[::-1])
    linked = await document(world, agreementIds=[world.agreement_id], organisationId=None, title="BRIEF")
    own, reader = f"{DOCUMENTS}?organisationId={world.municipality_id}", world.municipality
    await assert_kept_by_filter(reader, DOCUMENTS, own.partition("?")[2], [letter, report])
    await assert_kept_by_filter(reader, DOCUMENTS, f"agreementId={world.agreement_id}", [linked])
    await assert_kept_by_filter(reader, own, "kind=report", [report])
    await assert_kept_by_filter(reader, own, "title=brief", [letter])
    await assert_kept_by_filter(reader, own, "available=true", [report])
    await assert_kept_by_filter(reader, own, "available=false", [letter])
    await assert_kept_by_filter(reader, own, f"sha256={SHA256}", [letter])
    malformed = await reader.get(f"{DOCUMENTS}?sha256=abc")
    assert (malformed.status_code, locations(malformed)) == (400, ["sha256"])


async def test_documents_are_sorted_and_those_without_a_title_come_first(world: World):
    brief, unnamed, akte = [await document(world, title=title) for title in ("brief", None, "Akte")]
    own, reader = f"{DOCUMENTS}?organisationId={world.municipality_id}&limit=1", world.municipality
    by_title = [unnamed["id"], akte["id"], brief["id"]]
    assert await walked(reader, f"{own}&sort=title") == by_title
    assert await walked(reader, f"{own}&sort=-title") == by_title[::-1]
    assert await walked(reader, f"{own}&sort=-recordedAt") == [akte["id"], unnamed["id"], brief["id"]]


async def test_a_document_shows_its_organisation(world: World):
    made = await document(world)
    read = (await world.municipality.get(f"{made['links']['self']}?expand=organisations")).json()
    assert [found["id"] for found in read["included"]["organisations"]] == [world.municipality_id]


async def test_an_auditor_sees_every_document(world: World):
    elsewhere = await insert_organisation(world.targets, f"rekenkamer-{uuid7()}")
    auditor = await member(world.client, world.targets, world.issuer, elsewhere, [ApiRole.AUDITOR])
    made = await document(world, confidentiality="confidential")
    assert (await auditor.get(made["links"]["self"])).json() == made


async def test_a_confidential_document_of_nobody_that_came_from_elsewhere_stays_closed(world: World):
    columns = {"kind": "letter", "available": True, "confidentiality": "confidential"}
    path = f"{DOCUMENTS}/{await insert_row(world.targets, 'document', **columns)}"
    for reader in (world.municipality, world.province):
        assert (await reader.get(path)).status_code == 404
    auditor = await world.somebody(world.municipality.organisation_id, ApiRole.AUDITOR)
    assert (await auditor.get(path)).status_code == 200
