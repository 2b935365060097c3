"""What programmes, plans, pillars, development goals and areas have in common: recorded, public, corrected."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

from app.kit.domain import ApiRole
from tests.api.programmes.support import INTERNAL, World, day, locations, slug, this_instant
from tests.factories.http import historic

_sdg_numbers = count(1)
Body = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One resource: a full body for it, and a change of one member."""

    path: str
    body: Callable[[World], Awaitable[Body]]
    change: Body


async def programme(world: World) -> Body:
    return {
        "name": "Veerkrachtige Wijken",
        "ownerOrganisationId": world.municipality_id,
        "startsOn": {"value": "2025", "precision": "year", "sourceText": "In 2025"},
        "horizonYears": 20,
        "ambition": "Veerkracht van wijken versterken",
    }


async def plan(world: World) -> Body:
    return {
        "kind": "programme_plan",
        "title": "Programmaplan",
        "programmeId": (await world.programme())["id"],
        "adoptedByDecisionId": None,
        "adoptedJointly": True,
        "adoptedJointlyOn": day("2025-06-24"),
    }


async def pillar(world: World) -> Body:
    return {
        "programmeId": (await world.programme())["id"],
        "labelNl": "gelijke kansen",
        "labelEn": "equal opportunities",
    }


async def sdg(world: World) -> Body:
    return {"number": next(_sdg_numbers), "labelNl": "Geen armoede", "labelEn": "No poverty"}


async def area(world: World) -> Body:
    return {
        "name": "Maastricht",
        "areaKind": "urban_district",
        "municipalityOrganisationId": world.municipality_id,
        "municipalityName": "Maastricht",
        "provinceOrganisationId": world.province_id,
        "selectedByProvince": True,
        "selectionSequence": 8,
        "cooperationAgreementConcluded": False,
        "neighbourhoods": [],
    }


PROGRAMMES = Case("/v1/programmes", programme, {"horizonYears": None})
PLANS = Case("/v1/plans", plan, {"title": "Programmaplan 2025"})
PILLARS = Case("/v1/pillars", pillar, {"labelEn": None})
SDGS = Case("/v1/sdgs", sdg, {"labelNl": "Geen armoede meer"})
AREAS = Case("/v1/areas", area, {"areaKind": "small_core"})
ALL = [PROGRAMMES, PLANS, PILLARS, SDGS, AREAS]
each_case = pytest.mark.parametrize("case", ALL, ids=lambda case: case.path.rpartition("/")[2])


@each_case
async def test_recorded_facts_are_read_back_by_members_and_the_public(world: World, case: Case):
    body = await case.body(world)
    made = await world.municipality.record(case.path, body, note="Uit het voorstel")
    assert {name: made[name] for name in body} == body
    path = made["links"]["self"]
    assert (path, made["version"], made["note"]) == (f"{case.path}/{made['id']}", 1, "Uit het voorstel")
    for reader in (world.municipality, world.province):
        read = await reader.get(path)
        assert (read.json(), read.headers["etag"]) == (made, '"1"')
    public = await world.public(path)
    assert public.json() == {name: value for name, value in made.items() if name not in INTERNAL}


@each_case
async def test_a_correction_changes_what_it_names_and_nothing_else(world: World, case: Case):
    made = await world.municipality.record(case.path, await case.body(world))
    known_at = this_instant()
    path, change = made["links"]["self"], case.change | {"reason": "Verschrijving"}
    assert (await world.municipality.patch(path, change)).status_code == 428
    unknown = await world.municipality.patch(path, change | {"surprise": 1}, '"1"')
    assert (unknown.status_code, locations(unknown)) == (400, ["/surprise"])
    assert (await world.municipality.patch(path, case.change, '"1"')).status_code == 400
    changed = await world.municipality.patch(path, change, '"1"')
    assert changed.status_code == 200, changed.text
    own = {"version", "recordedAt"}
    assert {name: value for name, value in changed.json().items() if name not in own} == {
        name: value for name, value in (made | case.change).items() if name not in own
    }
    assert (changed.json()["version"], changed.headers["etag"]) == (2, '"2"')
    assert (await world.municipality.get(path)).json() == changed.json()
    stale = await world.municipality.patch(path, change, '"1"')
    assert (stale.status_code, slug(stale)) == (412, "version-conflict")
    before = await world.municipality.get(f"{path}?knownAt={known_at}")
    assert before.json() == made


@each_case
async def test_r_117_only_recorders_record(world: World, case: Case):
    body = historic() | await case.body(world)
    unknown = await world.client.post(case.path, json=body)
    assert (unknown.status_code, slug(unknown)) == (401, "authentication-required")
    officer = await world.somebody(world.municipality.organisation_id, ApiRole.FINANCE_OFFICER, ApiRole.ARCHIVIST)
    refused = await officer.post(case.path, body)
    assert (refused.status_code, slug(refused)) == (403, "forbidden")
    jurist = await world.somebody(world.municipality.organisation_id, ApiRole.LEGAL_OFFICER)
    assert (await jurist.post(case.path, body)).status_code == 201


@pytest.mark.parametrize(
    ("case", "needs_source"), [(PROGRAMMES, True), (PLANS, True), (AREAS, True), (PILLARS, False), (SDGS, False)]
)
async def test_r_001_facts_need_a_day_and_a_source_and_labels_do_not(world: World, case: Case, needs_source: bool):
    answer = await world.municipality.post(case.path, {"recordingMode": "historic"} | await case.body(world))
    assert answer.status_code == (422 if needs_source else 201)
    if needs_source:
        assert (slug(answer), locations(answer)) == ("historic-source-required", ["/occurredOn", "/sourceRefs"])


@pytest.mark.parametrize(
    ("case", "member"),
    [
        (PLANS, "programmeId"),
        (PLANS, "adoptedByDecisionId"),
        (PILLARS, "programmeId"),
        (AREAS, "provinceOrganisationId"),
        (AREAS, "municipalityOrganisationId"),
    ],
)
async def test_what_is_referred_to_must_be_recorded_first(world: World, case: Case, member: str):
    wrong = (await world.area())["id"]
    refused = await world.municipality.post(case.path, historic() | await case.body(world) | {member: wrong})
    assert (refused.status_code, slug(refused), locations(refused)) == (422, "reference-not-found", [f"/{member}"])


@each_case
async def test_a_record_without_dated_facts_is_the_same_on_every_day(world: World, case: Case):
    body = await case.body(world)
    if case is PLANS:
        body["adoptedJointlyOn"] = None
    made = await world.municipality.record(case.path, body)
    then = await world.municipality.get(f"{made['links']['self']}?asOf=1950-01-01")
    assert then.json() == made
