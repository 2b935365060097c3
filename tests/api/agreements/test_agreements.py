"""Agreements over HTTP: recording, reading on both axes of time, correcting, who sees them."""

from typing import Any

import asyncpg

from app.agreements.repository import AGREEMENT_EXPANSIONS
from app.kit.domain import ApiRole
from tests.api.agreements.support import World, insert_row, listed, locations, slug
from tests.factories.http import UNKNOWN_DAY, historic, on_day

PATH = "/v1/agreements"


def april(text: str | None = None) -> dict[str, Any]:
    return {"value": "2025-04", "precision": "month", "sourceText": text}


def covenant(world: World, **facts: Any) -> dict[str, Any]:
    managing = str(world.municipality.organisation_id)
    return historic() | {"kind": "covenant", "status": "draft", "managingOrganisationId": managing} | facts


async def test_record_and_read_back(world: World):
    older = await world.agreement(kind="letter_of_intent", status="signed", concludedOn=april("in april 2025"))
    made = await world.agreement(
        title="Samenwerkingsovereenkomst",
        programmeId=str(world.programme_id),
        areaIds=[str(world.area_id)],
        neighbourhoodIds=[str(world.nazareth), str(world.pottenberg)],
        relations=[
            {"kind": "follows", "toAgreementId": older["id"]},
            {"kind": "derived_from", "toPlanId": str(world.plan_id)},
        ],
        noticePeriodMonths=0,
        tacitRenewalMonths=12,
        extraStaffClaim=False,
    )
    read = await world.municipality.get(made["links"]["self"])
    assert (read.status_code, read.headers["etag"], read.json()) == (200, '"1"', made)
    assert made["neighbourhoodIds"] == sorted([str(world.pottenberg), str(world.nazareth)])
    assert [(r["kind"], r["toAgreementId"], r["toPlanId"]) for r in made["relations"]] == [
        ("follows", older["id"], None),
        ("derived_from", None, str(world.plan_id)),
    ]
    assert made["statusHistory"] == [{"status": "in_decision", "since": None}]
    assert (made["noticePeriodMonths"], made["tacitRenewalMonths"], made["extraStaffClaim"]) == (0, 12, False)


async def test_status_history_left_out_begins_on_the_day_the_status_did(world: World):
    concluded = april("in april 2025")
    signed = await world.agreement(status="signed", concludedOn=concluded, effectiveOn=on_day("2025-07-01"))
    assert signed["statusHistory"] == [{"status": "signed", "since": concluded}]
    in_force = await world.agreement(status="in_force", concludedOn=concluded, effectiveOn=on_day("2025-07-01"))
    assert in_force["statusHistory"][0]["since"]["value"] == "2025-07-01"


async def test_only_the_managing_organisation_records(world: World):
    body = covenant(world)
    refused = await world.province.post(PATH, body)
    assert (refused.status_code, slug(refused)) == (403, "forbidden")
    reader = await world.somebody(world.municipality.organisation_id, ApiRole.CONTROLLER)
    assert (await reader.post(PATH, body)).status_code == 403
    lawyer = await world.somebody(world.municipality.organisation_id, ApiRole.LEGAL_OFFICER)
    assert (await lawyer.post(PATH, body)).status_code == 201
    assert (await world.client.post(PATH, json=body)).status_code == 401


async def test_what_the_reader_may_not_see_does_not_exist(world: World):
    made = await world.agreement()
    for headers in (world.province.headers, world.outsider.headers, {}):
        assert (await world.client.get(made["links"]["self"], headers=headers)).status_code == 404
        assert listed(await world.client.get(PATH, headers=headers)) == []
    refused = await world.outsider.patch(made["links"]["self"], {"title": "Mijn", "reason": "x"}, '"1"')
    assert refused.status_code == 404
    auditor = await world.somebody(world.outsider.organisation_id, ApiRole.AUDITOR)
    assert (await auditor.get(made["links"]["self"])).status_code == 200


async def test_what_does_not_fit_the_shape_is_refused(world: World):
    cases: list[tuple[dict[str, Any], str]] = [
        ({"recordingMode": "gisteren"}, "/recordingMode"),
        ({"relations": [{"kind": "follows"}]}, "/relations/0"),
        ({"noticePeriodMonths": -1}, "/noticePeriodMonths"),
        ({"tacitRenewalMonths": 0}, "/tacitRenewalMonths"),
        ({"statusHistory": []}, "/statusHistory"),
        ({"areaIds": [f"{1:032x}", f"{1:032x}"]}, "/areaIds"),
        ({"status": "gesloten"}, "/status"),
        ({"surprise": 1}, "/surprise"),
    ]
    for facts, location in cases:
        refused = await world.municipality.post(PATH, covenant(world, **facts))
        found = (refused.status_code, slug(refused), locations(refused))
        assert found == (400, "validation-failed", [location]), facts


async def test_correct(world: World):
    made = await world.agreement(title="Concept", areaIds=[str(world.area_id)])
    path, change = made["links"]["self"], {"title": "Samenwerking", "reason": "Titel uit het besluit"}
    assert (await world.municipality.patch(path, change)).status_code == 428
    assert (await world.municipality.patch(path, change | {"surprise": 1}, '"1"')).status_code == 400
    fixed = change | {"managingOrganisationId": str(world.province.organisation_id)}
    assert locations(await world.municipality.patch(path, fixed, '"1"')) == ["/managingOrganisationId"]
    changed = await world.municipality.patch(path, change, '"1"')
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    assert changed.json() | {"title": "Concept", "version": 1, "recordedAt": made["recordedAt"]} == made
    stale = await world.municipality.patch(path, change | {"title": "Anders"}, '"1"')
    assert (stale.status_code, slug(stale)) == (412, "version-conflict")
    cleared = await world.municipality.patch(path, {"title": None, "areaIds": None, "reason": "x"}, '"2"')
    assert (cleared.json()["title"], cleared.json()["areaIds"]) == (None, [])


async def test_a_status_is_the_last_of_its_history(world: World):
    facts = covenant(world, status="signed", statusHistory=[{"status": "in_decision"}])
    refused = await world.municipality.post(PATH, facts)
    assert (refused.status_code, slug(refused), locations(refused)) == (
        422,
        "status-history-mismatch",
        ["/statusHistory"],
    )
    made = await world.agreement(status="signed", statusHistory=[{"status": "in_decision"}, {"status": "signed"}])
    earlier = [{"status": "draft", "since": on_day("2026-04-10")}, *made["statusHistory"]]
    path, found = made["links"]["self"], {"statusHistory": earlier, "reason": "Ouder stuk gevonden"}
    mended = await world.municipality.patch(path, found, '"1"')
    assert [p["status"] for p in mended.json()["statusHistory"]] == ["draft", "in_decision", "signed"]
    taken_back = await world.municipality.patch(path, {"statusHistory": earlier[:-1], "reason": "x"}, '"2"')
    assert (taken_back.status_code, slug(taken_back), locations(taken_back)) == (
        409,
        "invalid-transition",
        ["/statusHistory"],
    )


async def test_r_003_a_period_that_certainly_runs_back_is_refused(world: World):
    cases: list[dict[str, Any]] = [
        {"startsOn": on_day("2026-01-01"), "endsOn": on_day("2025-12-31")},
        {"effectiveOn": april(), "endsOn": on_day("2025-03-31")},
        {
            "statusHistory": [
                {"status": "signed", "since": on_day("2026-01-02")},
                {"status": "draft", "since": on_day("2026-01-01")},
            ]
        },
    ]
    for facts in cases:
        refused = await world.municipality.post(PATH, covenant(world, **facts))
        assert (refused.status_code, slug(refused)) == (422, "period-invalid"), facts


async def test_r_003_a_period_that_may_run_forward_is_kept(world: World):
    year = {"value": "2026", "precision": "year"}
    assert (await world.agreement(startsOn=on_day("2026-12-31"), endsOn=year))["endsOn"]["value"] == "2026"


async def test_references_that_lead_nowhere_are_refused(world: World):
    nothing = "00000000-0000-4000-8000-00000000dead"
    cases: list[dict[str, Any]] = [
        {"programmeId": nothing},
        {"areaIds": [nothing]},
        {"neighbourhoodIds": [nothing]},
        {"relations": [{"kind": "follows", "toAgreementId": nothing}]},
        {"relations": [{"kind": "follows", "toPlanId": nothing}]},
        {"currentVersionId": nothing},
    ]
    for facts in cases:
        refused = await world.municipality.post(PATH, covenant(world, **facts))
        assert (refused.status_code, slug(refused)) == (422, "reference-not-found"), facts


async def test_as_of_shows_the_status_of_that_day(world: World):
    made = await world.agreement(
        status="in_force",
        statusHistory=[
            {"status": "signed", "since": on_day("2026-03-13")},
            {"status": "in_force", "since": on_day("2026-04-01")},
        ],
    )
    seen = {}
    for day in ("2026-03-12", "2026-03-13", "2026-04-01"):
        found = (await world.municipality.get(f"{made['links']['self']}?asOf={day}")).json()
        seen[day] = (found["status"], len(found["statusHistory"]))
    assert seen == {"2026-03-12": (None, 0), "2026-03-13": ("signed", 1), "2026-04-01": ("in_force", 2)}
    signed_then = await world.municipality.get(f"{PATH}?asOf=2026-03-20&status=signed")
    assert listed(signed_then) == [made["id"]]
    assert listed(await world.municipality.get(f"{PATH}?asOf=2026-03-20&status=in_force")) == []


async def test_filters(world: World):
    one = await world.agreement(
        title="Veerkrachtige Wijken",
        programmeId=str(world.programme_id),
        areaIds=[str(world.area_id)],
        startsOn=april(),
        endsOn=on_day("2030-12-31"),
    )
    other = await world.agreement(title="100% anders", kind="covenant", status="draft", startsOn=on_day("2026-01-01"))
    both = {one["id"], other["id"]}
    municipality = str(world.municipality.organisation_id)
    expected = {
        "status=draft": {other["id"]},
        "kind=covenant": {other["id"]},
        f"areaId={world.area_id}": {one["id"]},
        f"programmeId={world.programme_id}": {one["id"]},
        f"organisationId={municipality}": both,
        f"organisationId={world.province.organisation_id}": set(),
        f"managingOrganisationId={municipality}": both,
        f"managingOrganisationId={world.province.organisation_id}": set(),
        "title=wijken": {one["id"]},
        "title=%25": {other["id"]},
        "startsFrom=2025-05-01": {other["id"]},
        "startsFrom=2025-04-30": both,
        "startsUntil=2025-04-01": {one["id"]},
        "startsUntil=2025-03-31": set(),
        "endsFrom=2030-12-31": {one["id"]},
        "endsUntil=2030-12-30": set(),
        "kind=covenant&status=in_decision": set(),
    }
    for query, ids in expected.items():
        assert set(listed(await world.municipality.get(f"{PATH}?{query}"))) == ids, query
        if "organisationId" not in query:
            then = await world.municipality.get(f"{PATH}?{query}&asOf=2026-06-01")
            assert set(listed(then)) == ids, f"{query} with asOf"


async def test_r_003_a_day_that_is_unknown_may_be_any_day_and_one_that_is_absent_is_none(world: World):
    unknown = await world.agreement(startsOn=UNKNOWN_DAY)
    await world.agreement()
    for query in ("startsFrom=2100-01-01", "startsUntil=1950-01-01", "startsFrom=2026-01-01&asOf=2026-06-01"):
        assert listed(await world.municipality.get(f"{PATH}?{query}")) == [unknown["id"]], query


async def test_organisation_filter_finds_parties_and_does_not_guess_them_for_another_day(world: World):
    one, other = await world.agreement(), await world.agreement()
    await insert_row(
        world.targets,
        "party",
        agreement_id=one["id"],
        organisation_id=world.province.organisation_id,
        party_role="party",
        must_sign=True,
    )
    query = f"{PATH}?organisationId={world.province.organisation_id}"
    assert listed(await world.municipality.get(query)) == [one["id"]]
    refused = await world.municipality.get(f"{query}&asOf=2026-06-01")
    assert (refused.status_code, locations(refused)) == (400, ["organisationId"])
    assert other["id"] not in listed(await world.municipality.get(query))


async def test_sorts(world: World):
    b = await world.agreement(title="B", status="signed")
    nameless = await world.agreement(status="draft")
    a = await world.agreement(title="a", status="in_force")
    ids = {"title": [nameless, a, b], "recordedAt": [b, nameless, a], "status": [nameless, a, b]}
    for name, order in ids.items():
        wanted = [found["id"] for found in order]
        assert listed(await world.municipality.get(f"{PATH}?sort={name}")) == wanted, name
        seen, path = [], f"{PATH}?sort=-{name}&limit=1"
        while path:
            page = (await world.municipality.get(path)).json()
            seen += [item["id"] for item in page["items"]]
            path = page["links"].get("next")
        assert seen == wanted[::-1], name


async def test_every_expansion_is_a_query_of_ids(world: World):
    made = await world.agreement(relations=[{"kind": "derived_from", "toPlanId": str(world.plan_id)}])
    connection = await asyncpg.connect(**world.targets.owner.arguments())
    try:
        found = {
            name: [
                row[0]
                for row in await connection.fetch(f"WITH page(id) AS (VALUES ($1::uuid)) {expansion.ids}", made["id"])
            ]
            for name, expansion in AGREEMENT_EXPANSIONS.items()
        }
    finally:
        await connection.close()
    some = {name: ids for name, ids in found.items() if ids not in ([], [None])}
    assert some == {"organisations": [world.municipality.organisation_id], "plans": [world.plan_id]}


async def test_expand_includes_related_records(world: World):
    made = await world.agreement()
    await world.municipality.record(
        f"{made['links']['self']}/risks", {"title": "Lange adem", "summary": "Vertrouwen."}
    )
    answer = await world.municipality.get(f"{made['links']['self']}?expand=organisations,risks")
    included = answer.json()["included"]
    assert [risk["title"] for risk in included["risks"]] == ["Lange adem"]
    assert [found["id"] for found in included["organisations"]] == [str(world.municipality.organisation_id)]
