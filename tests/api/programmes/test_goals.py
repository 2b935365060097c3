"""Goals over HTTP: of an agreement or of a plan, and seen with it."""

from typing import Any

import pytest

from tests.api.programmes.support import World, assert_kept_by_filter, listed, locations, slug, this_instant, walked
from tests.factories.http import historic

GOALS = "/v1/goals"


async def goal(world: World, **facts: Any) -> dict[str, Any]:
    """Record a goal of the municipality's dossier, or of what is named."""
    owner = {} if "planId" in facts else {"agreementId": world.agreement_id}
    return await world.municipality.record(GOALS, {"text": "Een gezamenlijke basis"} | owner | facts)


async def plan_id(world: World) -> str:
    """Record a plan."""
    return str((await world.plan(await world.programme()))["id"])


async def test_record_read_back_and_correct(world: World):
    made = await goal(world, text="Een basis\nvoor samenwerking")
    known_at = this_instant()
    path = made["links"]["self"]
    assert (made["agreementId"], made["planId"]) == (world.agreement_id, None)
    read = await world.municipality.get(path)
    assert (read.json(), read.headers["etag"]) == (made, '"1"')
    change = {"text": "Een betere basis", "reason": "Definitieve tekst"}
    assert (await world.municipality.patch(path, change)).status_code == 428
    unknown = await world.municipality.patch(path, change | {"title": "x"}, '"1"')
    assert (unknown.status_code, locations(unknown)) == (400, ["/title"])
    changed = await world.municipality.patch(path, change, '"1"')
    assert (changed.status_code, changed.json()["text"], changed.json()["version"]) == (200, "Een betere basis", 2)
    assert (await world.municipality.patch(path, change, '"1"')).status_code == 412
    assert (await world.municipality.get(f"{path}?knownAt={known_at}")).json() == made
    assert (await world.municipality.get(f"{path}?asOf=1950-01-01")).json() == changed.json()


async def test_a_goal_of_an_agreement_is_seen_by_those_in_its_dossier_and_nobody_else(world: World):
    made = await goal(world)
    assert await listed(world.municipality, f"{GOALS}?agreementId={world.agreement_id}") == [made["id"]]
    assert await listed(world.province, f"{GOALS}?agreementId={world.agreement_id}") == []
    for query in ("", "?asOf=2026-11-24", "?knownAt=2026-11-24T00:00:00Z"):
        assert (await world.province.get(made["links"]["self"] + query)).status_code == 404
        assert (await world.public(made["links"]["self"] + query)).status_code == 404
    hidden = await world.province.patch(made["links"]["self"], {"text": "x", "reason": "x"}, '"1"')
    assert (hidden.status_code, slug(hidden)) == (404, "not-found")


async def test_a_goal_of_a_plan_is_seen_by_every_member_and_not_by_the_public(world: World):
    made = await goal(world, planId=await plan_id(world))
    assert (await world.province.get(made["links"]["self"])).json() == made
    assert (await world.public(made["links"]["self"])).status_code == 404
    assert (await world.public(f"{GOALS}?planId={made['planId']}")).json()["items"] == []


async def test_a_goal_belongs_to_an_agreement_or_a_plan(world: World):
    both = {"agreementId": world.agreement_id, "planId": await plan_id(world)}
    for owners in ({}, both):
        refused = await world.municipality.post(GOALS, historic() | {"text": "Doel"} | owners)
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "one-owner")
    made = await goal(world)
    moved = {"agreementId": None, "planId": both["planId"], "reason": "Staat in het plan"}
    changed = await world.municipality.patch(made["links"]["self"], moved, '"1"')
    assert (changed.json()["agreementId"], changed.json()["planId"]) == (None, both["planId"])
    assert (await world.province.get(made["links"]["self"])).status_code == 200


async def test_a_goal_is_not_put_into_a_dossier_of_others(world: World):
    theirs, absent = await world.other_dossier(), world.municipality_id
    answers = [
        await world.municipality.post(GOALS, historic() | {"text": "Doel", "agreementId": agreement_id})
        for agreement_id in (theirs, absent)
    ]
    own = await goal(world)
    moved = {"agreementId": theirs, "reason": "Verplaatst"}
    answers.append(await world.municipality.patch(own["links"]["self"], moved, '"1"'))
    for refused in answers:
        assert (refused.status_code, slug(refused), locations(refused)) == (
            422,
            "reference-not-found",
            ["/agreementId"],
        )
    assert await listed(world.province, f"{GOALS}?agreementId={theirs}") == []
    assert (await world.municipality.get(own["links"]["self"])).json() == own


async def test_goals_of_a_dossier_are_kept_by_who_manages_it(world: World):
    party = {"organisationId": world.province_id, "partyRole": "party", "mustSign": True}
    await world.municipality.record(f"/v1/agreements/{world.agreement_id}/parties", party)
    goal = {"text": "Doel", "agreementId": world.agreement_id}
    refused = await world.province.post(GOALS, historic() | goal)
    assert (refused.status_code, slug(refused)) == (403, "forbidden")
    made = await world.municipality.record(GOALS, goal)
    assert (await world.province.get(made["links"]["self"])).json() == made
    change = {"text": "Ander doel", "reason": "x"}
    assert (await world.province.patch(made["links"]["self"], change, '"1"')).status_code == 403


async def test_r_001_a_goal_needs_a_source(world: World):
    body = {"recordingMode": "historic", "text": "Doel", "agreementId": world.agreement_id}
    refused = await world.municipality.post(GOALS, body)
    assert (refused.status_code, slug(refused)) == (422, "historic-source-required")


@pytest.mark.parametrize("text", ["Bel mevrouw, BSN 111222333.", "nummer 111 222 333"])
async def test_r_106_a_goal_holds_no_citizen_service_number(world: World, text: str):
    refused = await world.municipality.post(GOALS, historic() | {"text": text, "agreementId": world.agreement_id})
    assert (refused.status_code, slug(refused), locations(refused)) == (422, "bsn-not-allowed", ["/text"])
    assert "111" not in refused.text


async def test_goals_are_filtered_and_sorted(world: World):
    plan, other_plan = await plan_id(world), await plan_id(world)
    first, second = await goal(world), await goal(world)
    third, fourth = await goal(world, planId=plan), await goal(world, planId=other_plan)
    reader = world.municipality
    await assert_kept_by_filter(reader, GOALS, f"agreementId={world.agreement_id}", [first, second])
    await assert_kept_by_filter(reader, GOALS, f"planId={plan}", [third])
    await assert_kept_by_filter(reader, GOALS, f"planId={other_plan}", [fourth])
    own = f"{GOALS}?agreementId={world.agreement_id}&limit=1"
    assert await walked(reader, f"{own}&sort=recordedAt") == [first["id"], second["id"]]
    assert await walked(reader, f"{own}&sort=-recordedAt") == [second["id"], first["id"]]
