"""Programmes, plans, pillars and development goals over HTTP: who keeps them, lists, relations, rules."""

import pytest

from app.kit.domain import ApiRole
from tests.api.programmes.support import World, assert_kept_by_filter, day, listed, locations, slug, walked
from tests.factories.http import historic, member


async def test_a_programme_is_kept_by_the_organisation_that_owns_it(world: World):
    body = historic() | {"name": "Wijken", "ownerOrganisationId": world.municipality_id}
    refused = await world.province.post("/v1/programmes", body)
    assert (refused.status_code, slug(refused)) == (403, "forbidden")
    made = await world.programme()
    path, change = made["links"]["self"], {"ambition": "Meer", "reason": "Aangevuld"}
    assert (await world.province.patch(path, change, '"1"')).status_code == 403
    handed_over = {"ownerOrganisationId": world.province_id, "reason": "Overgedragen"}
    for keeper in (world.province, world.municipality):
        assert (await keeper.patch(path, handed_over, '"1"')).status_code == 403
    assert (await world.municipality.get(path)).json() == made


async def test_a_registrar_of_two_organisations_says_for_which(world: World):
    assert world.municipality.organisation_id is not None
    assert world.province.organisation_id is not None
    subject = f"both-{world.agreement_id}"
    at = (world.municipality.organisation_id, world.province.organisation_id)
    both, _ = [
        await member(world.client, world.targets, world.issuer, place, [ApiRole.REGISTRAR], subject) for place in at
    ]
    body = historic() | {"name": "Wijken", "ownerOrganisationId": world.municipality_id}
    answers = [await both.post("/v1/programmes", body)]
    answers += [await both.post("/v1/programmes", body, **{"Convenant-Organisation": str(place)}) for place in at]
    assert [answer.status_code for answer in answers] == [400, 201, 403]


@pytest.mark.parametrize("years", [0, -1, 201, 2.5, "20"])
async def test_a_horizon_is_a_number_of_years(world: World, years: object):
    body = historic() | {"name": "Wijken", "ownerOrganisationId": world.municipality_id, "horizonYears": years}
    refused = await world.municipality.post("/v1/programmes", body)
    assert (refused.status_code, locations(refused)) == (400, ["/horizonYears"])


async def test_programmes_are_filtered_and_sorted(world: World):
    elm, Oak, ash = [await world.programme(name=name) for name in ("elm 100%", "Oak", "ash")]  # noqa: N806 - as its name
    own = f"/v1/programmes?ownerOrganisationId={world.municipality_id}"
    await assert_kept_by_filter(world.province, "/v1/programmes", own.partition("?")[2], [elm, Oak, ash])
    await assert_kept_by_filter(world.province, own, "name=OAK", [Oak])
    await assert_kept_by_filter(world.province, own, "name=0%25", [elm])
    await assert_kept_by_filter(world.province, own, "name=%25%25", [])
    by_name = [ash["id"], elm["id"], Oak["id"]]
    assert await walked(world.province, f"{own}&limit=1&sort=name") == by_name
    assert await walked(world.province, f"{own}&limit=2&sort=-name") == by_name[::-1]
    assert await walked(world.province, f"{own}&limit=1&sort=-recordedAt") == [ash["id"], Oak["id"], elm["id"]]
    public = (await world.public(f"{own}&sort=name&count=exact")).json()
    assert ([found["id"] for found in public["items"]], public["total"]) == (by_name, 3)


async def test_a_programme_shows_its_organisation_and_plans(world: World):
    programme = await world.programme()
    plans = [await world.plan(programme, title=title) for title in ("Een", "Twee")]
    await world.plan(await world.programme())
    read = (await world.province.get(f"{programme['links']['self']}?expand=organisations,plans")).json()
    assert read["included"]["plans"] == plans
    assert [found["id"] for found in read["included"]["organisations"]] == [world.municipality_id]
    unknown = await world.province.get(f"{programme['links']['self']}?expand=mayors")
    assert (unknown.status_code, locations(unknown)) == (400, ["expand"])


async def test_plans_are_filtered_and_sorted(world: World):
    programme, other = await world.programme(), await world.programme()
    agenda = await world.plan(programme, kind="strategic_agenda", title="de agenda")
    plan = await world.plan(programme, title="Het plan")
    elsewhere = await world.plan(other, title="Agenda elders")
    own = f"/v1/plans?programmeId={programme['id']}"
    await assert_kept_by_filter(world.province, "/v1/plans", own.partition("?")[2], [agenda, plan])
    await assert_kept_by_filter(world.province, "/v1/plans", f"programmeId={other['id']}", [elsewhere])
    await assert_kept_by_filter(world.province, own, "kind=strategic_agenda", [agenda])
    await assert_kept_by_filter(world.province, own, "title=AGENDA", [agenda])
    assert await walked(world.province, f"{own}&limit=1&sort=-title") == [plan["id"], agenda["id"]]
    assert await walked(world.province, f"{own}&limit=1&sort=recordedAt") == [agenda["id"], plan["id"]]


async def test_a_plan_shows_its_programme_and_its_decision_to_who_may_see_it(world: World):
    programme = await world.programme()
    decision = await world.municipality.record(
        "/v1/decisions",
        {
            "organisationId": world.municipality_id,
            "body": "municipal_executive",
            "status": "decided",
            "decidedOn": day("2025-06-24"),
            "points": [],
        },
    )
    plan = await world.plan(programme, adoptedByDecisionId=decision["id"])
    path = f"{plan['links']['self']}?expand=programme,decision"
    assert (await world.municipality.get(path)).json()["included"] == {
        "programmes": [programme],
        "decisions": [decision],
    }
    for included in [
        (await world.province.get(path)).json()["included"],
        (await world.public(path)).json()["included"],
    ]:
        assert ([found["id"] for found in included["programmes"]], included["decisions"]) == ([programme["id"]], [])


async def test_an_adoption_is_not_denied_and_dated_at_once(world: World):
    programme = await world.programme()
    body = {"kind": "programme_plan", "title": "Plan", "programmeId": programme["id"], "adoptedJointly": False}
    dated = {"adoptedJointlyOn": day("2025-06-24")}
    refused = await world.municipality.post("/v1/plans", historic() | body | dated)
    assert (refused.status_code, slug(refused)) == (422, "plan-adoption-contradictory")
    made = await world.municipality.record("/v1/plans", body)
    corrected = await world.municipality.patch(made["links"]["self"], dated | {"reason": "Zomer"}, '"1"')
    assert (corrected.status_code, slug(corrected)) == (422, "plan-adoption-contradictory")
    assert (await world.municipality.get(made["links"]["self"])).json() == made


async def test_as_of_an_earlier_day_a_plan_was_not_adopted_jointly_yet(world: World):
    summer = {"value": "2025", "precision": "season", "sourceText": "in de zomer 2025"}
    programme = await world.programme()
    made = await world.plan(programme, adoptedJointly=True, adoptedJointlyOn=summer)
    path = made["links"]["self"]
    before = (await world.province.get(f"{path}?asOf=2025-06-20")).json()
    assert (before["adoptedJointly"], before["adoptedJointlyOn"], before["title"]) == (False, None, made["title"])
    assert (await world.province.get(f"{path}?asOf=2025-06-21")).json() == made
    (item,) = (await world.province.get(f"/v1/plans?programmeId={programme['id']}&asOf=2025-01-01")).json()["items"]
    assert item == before


async def test_pillars_are_filtered_and_sorted(world: World):
    programme, other = await world.programme(), await world.programme()
    first, second = [
        await world.municipality.record("/v1/pillars", {"programmeId": programme["id"], "labelNl": label})
        for label in ("positieve gezondheid", "bestaanszekerheid")
    ]
    await world.municipality.record("/v1/pillars", {"programmeId": other["id"], "labelNl": "gelijke kansen"})
    await assert_kept_by_filter(world.province, "/v1/pillars", f"programmeId={programme['id']}", [first, second])
    path = f"/v1/pillars?programmeId={programme['id']}&limit=1&sort=-recordedAt"
    assert await walked(world.province, path) == [second["id"], first["id"]]


async def test_development_goals_are_numbered_once_and_sorted_by_number(world: World):
    seventeen, nine, ten = [
        await world.municipality.record("/v1/sdgs", {"number": number, "labelNl": f"Doel {number}"})
        for number in (17, 9, 10)
    ]
    refused = await world.municipality.post("/v1/sdgs", {"number": 9, "labelNl": "Nog eens"})
    assert (refused.status_code, slug(refused), locations(refused)) == (409, "duplicate-resource", ["/number"])
    for number in (0, 18):
        refused = await world.municipality.post("/v1/sdgs", {"number": number, "labelNl": "Geen"})
        assert (refused.status_code, locations(refused)) == (400, ["/number"])
    await assert_kept_by_filter(world.province, "/v1/sdgs", "number=9", [nine])
    assert await walked(world.province, "/v1/sdgs?sort=number&limit=1") == [nine["id"], ten["id"], seventeen["id"]]
    assert await listed(world.province, "/v1/sdgs?sort=-recordedAt") == [ten["id"], nine["id"], seventeen["id"]]
