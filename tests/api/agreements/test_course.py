"""Signing events, follow-ups and risks over HTTP."""

from typing import Any

import pytest

from tests.api.agreements.support import World, listed, locations, slug
from tests.factories.http import UNKNOWN_DAY, historic, on_day

FRIDAY = on_day("2026-03-13")
RISK = {"title": "Lange adem", "summary": "Vertrouwen en nabijheid kosten tijd."}


@pytest.fixture
async def dossier(world: World) -> str:
    return str((await world.agreement())["links"]["self"])


async def event(world: World, dossier: str, **facts: Any) -> dict[str, Any]:
    body = {"status": "planned", "plannedOn": FRIDAY} | facts
    return await world.municipality.record(f"{dossier}/signing-events", body)


async def follow_up(world: World, dossier: str, **facts: Any) -> dict[str, Any]:
    body = {"kind": "press_release", "status": "planned"} | facts
    return await world.municipality.record(f"{dossier}/follow-ups", body)


@pytest.mark.parametrize(
    ("collection", "facts"),
    [
        ("signing-events", {"status": "planned", "plannedOn": FRIDAY}),
        ("follow-ups", {"kind": "press_release", "status": "planned"}),
        ("risks", RISK),
    ],
)
async def test_record_read_back_and_correct(world: World, dossier: str, collection: str, facts: dict[str, Any]):
    path = f"{dossier}/{collection}"
    made = await world.municipality.record(path, facts)
    assert made["agreementId"] == dossier.rpartition("/")[2]
    read = await world.municipality.get(made["links"]["self"])
    assert (read.json(), read.headers["etag"]) == (made, '"1"')
    assert listed(await world.municipality.get(path)) == [made["id"]]
    for headers in (world.outsider.headers, {}):
        assert (await world.client.get(made["links"]["self"], headers=headers)).status_code == 404
        assert (await world.client.get(path, headers=headers)).status_code == 404
    assert (await world.outsider.post(path, historic() | facts)).status_code == 404
    change = {"note": "Aanvulling uit paragraaf 7.", "reason": "Aangevuld"}
    assert (await world.municipality.patch(made["links"]["self"], change)).status_code == 428
    changed = await world.municipality.patch(made["links"]["self"], change, '"1"')
    assert (changed.status_code, changed.json()["note"], changed.headers["etag"]) == (200, change["note"], '"2"')
    assert (await world.municipality.patch(made["links"]["self"], change, '"1"')).status_code == 412
    unknown = await world.municipality.patch(made["links"]["self"], change | {"surprise": 1}, '"2"')
    assert (unknown.status_code, locations(unknown)) == (400, ["/surprise"])
    moved = await world.municipality.patch(
        made["links"]["self"], {"agreementId": made["agreementId"], "reason": "x"}, '"2"'
    )
    assert locations(moved) == ["/agreementId"]


async def test_a_signing_event_has_places_in_order_of_id(world: World, dossier: str):
    options = [str(world.nazareth), str(world.pottenberg)]
    made = await event(world, dossier, locationOptionIds=options, conditionText="Na positieve besluitvorming")
    assert (made["locationOptionIds"], made["locationChosenId"]) == (sorted(options), None)
    again = await world.municipality.patch(
        made["links"]["self"], {"locationOptionIds": options[::-1], "reason": "x"}, '"1"'
    )
    assert again.headers["etag"] == '"1"'
    chosen = await world.municipality.patch(
        made["links"]["self"], {"locationChosenId": options[0], "reason": "Gekozen"}, '"1"'
    )
    assert chosen.json()["locationChosenId"] == options[0]
    without = {"locationOptionIds": options[1:], "reason": "x"}
    refused = await world.municipality.patch(made["links"]["self"], without, '"2"')
    assert (refused.status_code, slug(refused), locations(refused)) == (
        422,
        "location-not-an-option",
        ["/locationChosenId"],
    )


async def test_r_027_the_day_an_event_was_planned_for_is_kept(world: World, dossier: str):
    made = await event(world, dossier)
    path = made["links"]["self"]
    await world.municipality.patch(path, {"plannedOn": on_day("2026-03-27"), "reason": "Verplaatst"}, '"1"')
    await world.municipality.patch(path, {"attendeesText": "Bestuurders", "reason": "Wie"}, '"2"')
    moved = await world.municipality.patch(path, {"plannedOn": on_day("2026-04-10"), "reason": "Weer"}, '"3"')
    assert [day["value"] for day in moved.json()["previousPlannedOn"]] == ["2026-03-13", "2026-03-27"]
    assert (await world.municipality.get(path)).json() == moved.json()


async def test_a_held_event_has_a_day(world: World, dossier: str):
    body = historic() | {"status": "held", "plannedOn": FRIDAY}
    refused = await world.municipality.post(f"{dossier}/signing-events", body)
    assert (refused.status_code, slug(refused), locations(refused)) == (422, "held-day-missing", ["/heldOn"])
    made = await event(world, dossier, status="held", heldOn=UNKNOWN_DAY)
    assert made["heldOn"]["precision"] == "unknown"


async def test_signing_event_filters_and_sort(world: World, dossier: str):
    path = f"{dossier}/signing-events"
    one = await event(world, dossier)
    other = await event(world, dossier, status="cancelled", plannedOn={"value": "2026-04", "precision": "month"})
    expected = {
        "status=cancelled": [other["id"]],
        "plannedFrom=2026-03-14": [other["id"]],
        "plannedFrom=2026-04-30&plannedUntil=2026-04-30": [other["id"]],
        "plannedFrom=2026-05-01": [],
        "plannedUntil=2026-03-31": [one["id"]],
        "plannedUntil=2026-03-12": [],
    }
    for query, ids in expected.items():
        assert listed(await world.municipality.get(f"{path}?{query}")) == ids, query
        assert listed(await world.municipality.get(f"{path}?{query}&asOf=2026-06-01")) == ids, query
    assert listed(await world.municipality.get(f"{path}?sort=-recordedAt")) == [other["id"], one["id"]]


async def test_as_of_an_earlier_day_a_held_event_was_a_plan(world: World, dossier: str):
    made = await event(world, dossier, status="held", heldOn=FRIDAY)
    path = f"{dossier}/signing-events"
    before = (await world.municipality.get(f"{made['links']['self']}?asOf=2026-03-12")).json()
    assert (before["status"], before["heldOn"]) == ("planned", None)
    assert (await world.municipality.get(f"{made['links']['self']}?asOf=2026-03-13")).json() == made
    assert listed(await world.municipality.get(f"{path}?asOf=2026-03-12&status=held")) == []


async def test_follow_up_filters_sort_and_as_of(world: World, dossier: str):
    path = f"{dossier}/follow-ups"
    second_half = {"value": "2026", "precision": "year", "sourceText": "in de tweede helft van 2026"}
    letter = await follow_up(
        world,
        dossier,
        kind="council_information_letter",
        status="done",
        dueOn=on_day("2026-04-22"),
        doneOn=on_day("2026-04-20"),
        addresseeBody="municipal_council",
        joint=False,
        text="Brief aan de raad",
    )
    staff = await follow_up(world, dossier, kind="clarification", dueOn=second_half)
    undated = await follow_up(world, dossier)
    expected = {
        "kind=clarification": [staff["id"]],
        "status=done": [letter["id"]],
        "dueFrom=2026-04-23": [staff["id"]],
        "dueFrom=2026-04-22": [letter["id"], staff["id"]],
        "dueUntil=2025-12-31": [],
        "dueUntil=2026-01-01": [staff["id"]],
    }
    for query, ids in expected.items():
        assert listed(await world.municipality.get(f"{path}?{query}")) == ids, query
        assert listed(await world.municipality.get(f"{path}?{query}&asOf=2026-06-01")) == ids, query
    ids = [undated["id"], staff["id"], letter["id"]]
    assert listed(await world.municipality.get(f"{path}?sort=-recordedAt")) == ids
    before = (await world.municipality.get(f"{letter['links']['self']}?asOf=2026-04-19")).json()
    assert (before["status"], before["doneOn"]) == ("planned", None)
    assert (await world.municipality.get(f"{letter['links']['self']}?asOf=2026-04-20")).json() == letter


async def test_risks_are_listed_in_order(world: World, dossier: str):
    first, second = [await world.municipality.record(f"{dossier}/risks", RISK) for _ in range(2)]
    ids = [second["id"], first["id"]]
    assert listed(await world.municipality.get(f"{dossier}/risks?sort=-recordedAt")) == ids
    assert (await world.municipality.get(f"{first['links']['self']}?asOf=2020-01-01")).json() == first
    empty = historic() | {"title": "", "summary": "x"}
    assert locations(await world.municipality.post(f"{dossier}/risks", empty)) == ["/title"]


async def test_a_record_needs_the_managing_organisation_even_of_those_in_the_dossier(world: World, dossier: str):
    envelope = await world.municipality.record(
        "/v1/funding-envelopes",
        {
            "providerOrganisationId": str(world.province.organisation_id),
            "ceilingStatus": "announced",
            "statement": {"amountCents": 1, "certainty": "estimate", "qualifier": "circa"},
        },
    )
    await world.municipality.record(
        "/v1/allocations",
        {
            "envelopeId": envelope["id"],
            "agreementId": dossier.rpartition("/")[2],
            "status": "indicative",
            "statement": {"amountCents": 1, "certainty": "estimate", "qualifier": "circa"},
        },
    )
    made = await follow_up(world, dossier)
    assert (await world.province.get(made["links"]["self"])).json() == made
    bodies: dict[str, dict[str, Any]] = {
        "risks": RISK,
        "versions": {"versionNo": 1, "versionStatus": "working"},
        "signing-events": {"status": "planned", "plannedOn": FRIDAY},
        "follow-ups": {"kind": "press_release", "status": "planned"},
    }
    for collection, body in bodies.items():
        refused = await world.province.post(f"{dossier}/{collection}", historic() | body)
        assert (refused.status_code, slug(refused)) == (403, "forbidden"), collection
    change = {"status": "cancelled", "reason": "x"}
    assert (await world.province.patch(made["links"]["self"], change, '"1"')).status_code == 403
