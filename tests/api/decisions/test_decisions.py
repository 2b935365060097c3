"""Decisions over HTTP: their points, who records them, who sees them, and what is refused."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.agreements.support import listed, locations, slug
from tests.api.decisions.support import (
    DECISIONS,
    ENTER,
    GRANT,
    MONDAY,
    Dossier,
    build_dossier,
    without_ids,
)
from tests.factories.http import UNKNOWN_DAY, historic, on_day


@pytest.fixture
async def dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    return await build_dossier(client, targets, issuer)


def _about(dossier: Dossier) -> dict[str, Any]:
    return ENTER | {"agreementId": str(dossier.agreement_id)}


async def test_record_and_read_back_with_points_in_order(dossier: Dossier):
    stated = [GRANT | {"text": "Mandaat aan de portefeuillehouder"}, _about(dossier)]
    made = await dossier.decision(*stated, outcomeText="Conform.", referenceNumber="2026-00123")
    assert without_ids(made["points"]) == stated
    assert (made["decidedOn"], made["announcedOn"], made["publicationStatus"]) == (MONDAY, None, "unknown")
    read = await dossier.municipality.get(made["links"]["self"])
    assert (read.json(), read.headers["etag"]) == (made, '"1"')


async def test_correction_completes_points_named_by_their_id(dossier: Dossier):
    made = await dossier.decision(ENTER, GRANT)
    path = made["links"]["self"]
    first, second = made["points"]
    change = {"points": [first | {"agreementId": str(dossier.agreement_id)}, second], "reason": "Aangevuld"}
    assert (await dossier.municipality.patch(path, change)).status_code == 428
    changed = await dossier.municipality.patch(path, change, '"1"')
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    assert changed.json()["points"] == change["points"]
    assert (await dossier.municipality.patch(path, change, '"1"')).status_code == 412
    unknown = await dossier.municipality.patch(path, {"surprise": 1, "reason": "x"}, '"2"')
    assert (unknown.status_code, locations(unknown)) == (400, ["/surprise"])
    same = await dossier.municipality.patch(path, change, '"2"')
    assert (same.status_code, same.headers["etag"]) == (200, '"2"')


async def test_r_056_a_point_cannot_be_left_out_nor_taken_from_another_decision(dossier: Dossier):
    made = await dossier.decision(ENTER, GRANT)
    path = made["links"]["self"]
    for points in ([], made["points"][:1], [ENTER, GRANT]):
        refused = await dossier.municipality.patch(path, {"points": points, "reason": "x"}, '"1"')
        assert (refused.status_code, slug(refused)) == (409, "history-immutable")
    other = await dossier.decision()
    taken = await dossier.municipality.patch(
        other["links"]["self"], {"points": made["points"][:1], "reason": "x"}, '"1"'
    )
    assert (taken.status_code, slug(taken)) == (422, "reference-not-found")
    assert (await dossier.municipality.get(path)).json() == made


async def test_points_may_swap_numbers_and_order_and_be_added(dossier: Dossier):
    made = await dossier.decision(ENTER, GRANT)
    first, second = made["points"]
    third = {"kind": "adopt_plan", "number": 3}
    points = [second | {"number": 1}, first | {"number": 2}, third]
    changed = await dossier.municipality.patch(
        made["links"]["self"], {"points": points, "reason": "Nummers omgewisseld"}, '"1"'
    )
    assert changed.status_code == 200, changed.text
    after = changed.json()["points"]
    assert [(p["id"], p["number"]) for p in after[:2]] == [(second["id"], 1), (first["id"], 2)]
    assert without_ids(after[2:]) == [third]


async def test_a_decision_must_fit_its_status(dossier: Dossier):
    undated = await dossier.municipality.post(DECISIONS, historic() | dossier.decided(decidedOn=None))
    assert (undated.status_code, slug(undated), locations(undated)) == (
        422,
        "decision-status-mismatch",
        ["/decidedOn"],
    )
    early = dossier.decided({"kind": "ratify"}, ENTER, status="scheduled", decidedOn=None)
    refused = await dossier.municipality.post(DECISIONS, historic() | early)
    assert (slug(refused), locations(refused)) == ("decision-status-mismatch", ["/points/1/outcome"])
    assert (await dossier.decision(decidedOn=UNKNOWN_DAY))["decidedOn"]["precision"] == "unknown"
    made = await dossier.decision({"kind": "ratify", "outcome": "conform"})
    (point,) = made["points"]
    misread = {"points": [point | {"outcome": "deferred"}], "reason": "Verkeerd gelezen"}
    after = await dossier.municipality.patch(made["links"]["self"], misread, '"1"')
    assert (after.status_code, after.json()["points"][0]["outcome"]) == (200, "deferred")


async def test_faults_in_points(dossier: Dossier):
    twice = await dossier.municipality.post(DECISIONS, historic() | dossier.decided(ENTER, GRANT | {"number": 1}))
    assert (twice.status_code, slug(twice), locations(twice)) == (
        422,
        "point-number-duplicate",
        ["/points/1/number"],
    )
    one = str(uuid4())
    listed_twice = dossier.decided(ENTER | {"id": one}, GRANT | {"id": one})
    assert (await dossier.municipality.post(DECISIONS, historic() | listed_twice)).status_code == 400
    for reference in ("agreementId", "mandateId", "planId"):
        refused = await dossier.municipality.post(
            DECISIONS, historic() | dossier.decided(ENTER | {reference: str(uuid4())})
        )
        assert (refused.status_code, slug(refused)) == (422, "reference-not-found"), reference


async def test_what_was_decided_before_rests_on_a_source(dossier: Dossier):
    unsourced = await dossier.municipality.post(DECISIONS, dossier.decided(ENTER))
    assert (unsourced.status_code, slug(unsourced)) == (422, "historic-source-required")


async def test_who_records_a_decision(dossier: Dossier):
    body = historic() | dossier.decided(ENTER)
    own = dossier.municipality.organisation_id
    secretary = await dossier.somebody(own, ApiRole.DECISION_SECRETARY)
    assert (await secretary.post(DECISIONS, body)).status_code == 201
    for stranger in (dossier.province, await dossier.somebody(own, ApiRole.PUBLISHER)):
        refused = await stranger.post(DECISIONS, body)
        assert (refused.status_code, slug(refused)) == (403, "forbidden")


async def test_nobody_takes_over_a_decision_it_may_only_see(dossier: Dossier):
    await dossier.party(dossier.province)
    made = await dossier.decision(_about(dossier))
    path = made["links"]["self"]
    refused = await dossier.province.patch(path, {"outcomeText": "Anders", "reason": "x"}, '"1"')
    assert (refused.status_code, slug(refused)) == (403, "forbidden")
    theirs = {"organisationId": str(dossier.province.organisation_id), "reason": "x"}
    for member in (dossier.province, dossier.municipality):
        taken = await member.patch(path, theirs, '"1"')
        assert (taken.status_code, locations(taken)) == (400, ["/organisationId"])


async def test_a_decision_is_seen_in_the_dossiers_its_points_name(dossier: Dossier):
    made = await dossier.decision(_about(dossier))
    other = await dossier.decision(GRANT)
    for somebody, seen in (
        (dossier.municipality, [made["id"], other["id"]]),
        (dossier.province, []),
        (dossier.outsider, []),
    ):
        assert listed(await somebody.get(DECISIONS)) == seen
    await dossier.party(dossier.province)
    assert listed(await dossier.province.get(DECISIONS)) == [made["id"]]
    assert (await dossier.province.get(made["links"]["self"])).json() == made
    assert (await dossier.province.get(other["links"]["self"])).status_code == 404
    assert (await dossier.outsider.get(made["links"]["self"])).status_code == 404
    assert (await dossier.client.get(made["links"]["self"])).status_code == 404
    assert listed(await dossier.client.get(DECISIONS)) == []


async def test_before_its_day_a_decision_does_not_exist(dossier: Dossier):
    made = await dossier.decision(_about(dossier))
    path = made["links"]["self"]
    assert (await dossier.municipality.get(f"{path}?asOf=2026-03-22")).status_code == 404
    assert (await dossier.municipality.get(f"{path}?asOf=2026-03-23")).json() == made
    month = await dossier.decision(decidedOn={"value": "2026-03", "precision": "month"})
    assert listed(await dossier.municipality.get(f"{DECISIONS}?asOf=2026-03-22")) == [month["id"]]
    assert listed(await dossier.municipality.get(f"{DECISIONS}?asOf=2026-02-28")) == []


async def test_each_filter_now_and_as_of_a_day(dossier: Dossier):
    one = await dossier.decision(_about(dossier))
    two = await dossier.decision(
        GRANT, body="municipal_council", status="revoked", decidedOn={"value": "2026-04", "precision": "month"}
    )
    await dossier.province.record(
        DECISIONS,
        dossier.decided(organisationId=str(dossier.province.organisation_id), body="provincial_executive"),
    )
    everything = [one["id"], two["id"]]
    for query, expected in {
        "": everything,
        f"organisationId={dossier.municipality.organisation_id}": everything,
        f"organisationId={dossier.province.organisation_id}": [],
        "body=municipal_council": [two["id"]],
        "status=decided": [one["id"]],
        "decidedFrom=2026-03-24": [two["id"]],
        "decidedFrom=2026-04-30": [two["id"]],
        "decidedFrom=2026-05-01": [],
        "decidedUntil=2026-03-23": [one["id"]],
        "decidedUntil=2026-04-01": everything,
        f"agreementId={dossier.agreement_id}": [one["id"]],
        f"agreementId={uuid4()}": [],
        "kind=grant_mandate": [two["id"]],
        "kind=ratify": [],
    }.items():
        assert listed(await dossier.municipality.get(f"{DECISIONS}?{query}")) == expected, query
        assert listed(await dossier.municipality.get(f"{DECISIONS}?asOf=2026-12-31&{query}")) == expected, query


async def test_sorts_by_day_and_by_recording_over_pages(dossier: Dossier):
    days = [on_day("2026-03-23"), {"value": "2025", "precision": "year"}, None, on_day("2026-03-22")]
    made = [
        await dossier.decision(decidedOn=day, status="decided" if day is not None else "proposed") for day in days
    ]
    ids = [decision["id"] for decision in made]
    by_day = [ids[2], ids[1], ids[3], ids[0]]
    for sort, expected in {
        "decidedOn": by_day,
        "-decidedOn": by_day[::-1],
        "recordedAt": ids,
        "-recordedAt": ids[::-1],
    }.items():
        seen: list[str] = []
        path: str | None = f"{DECISIONS}?sort={sort}&limit=1"
        while path:
            page = await dossier.municipality.get(path)
            seen += listed(page)
            path = page.json()["links"].get("next")
        assert seen == expected, sort


async def test_related_records_come_with_it(dossier: Dossier):
    document = historic()["sourceRefs"][0]["documentId"]
    made = await dossier.decision(_about(dossier), documentId=document)
    answer = await dossier.municipality.get(f"{made['links']['self']}?expand=organisations,agreements,documents")
    assert answer.status_code == 200, answer.text
    included = answer.json()["included"]
    assert [item["id"] for item in included["organisations"]] == [made["organisationId"]]
    assert [item["id"] for item in included["agreements"]] == [str(dossier.agreement_id)]
    assert "documents" in included
