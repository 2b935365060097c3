"""Trying a division of an envelope over areas by a key (R-076): what each gets, and that nothing changes."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from app.kit.domain import ApiRole
from tests.api.agreements.support import World, insert_row, locations, slug
from tests.api.funding.support import ALLOCATIONS, announced, decision, envelope, granted
from tests.factories.http import Member, new_key


async def areas(world: World, number: int) -> list[str]:
    of_province = {"province_organisation_id": world.province.organisation_id, "selected_by_province": True}
    return [str(await insert_row(world.targets, "area", name=f"Gebied {n}", **of_province)) for n in range(number)]


async def divided(
    member: Member, money: dict[str, Any], weights: dict[str, int], query: str = "", **facts: Any
) -> httpx.Response:
    parts = [{"areaId": area, "weight": weight} for area, weight in weights.items()]
    return await member.post(f"{money['links']['self']}/division-previews{query}", {"parts": parts, **facts})


async def test_r_076_an_amount_is_divided_over_areas_to_the_cent(world: World):
    money, (one, two, three) = await envelope(world, 100_000), await areas(world, 3)
    answer = await divided(world.province, money, {one: 1, two: 1, three: 1}, amountCents=100)
    assert (answer.status_code, answer.json()) == (
        200,
        {
            "envelopeId": money["id"],
            "amountCents": 100,
            "parts": [
                {"areaId": one, "weight": 1, "amountCents": 34, "share": 0.333333},
                {"areaId": two, "weight": 1, "amountCents": 33, "share": 0.333333},
                {"areaId": three, "weight": 1, "amountCents": 33, "share": 0.333333},
            ],
        },
    )


async def test_left_out_what_is_free_is_divided(world: World):
    money, (one, two) = await envelope(world, 1000), await areas(world, 2)
    await world.province.record(ALLOCATIONS, granted(money, 399, await decision(world)))
    found = (await divided(world.province, money, {one: 3, two: 1})).json()
    assert (found["amountCents"], [part["amountCents"] for part in found["parts"]]) == (601, [451, 150])


async def test_what_is_not_settled_or_not_for_who_asks_must_be_given(world: World):
    (one,) = await areas(world, 1)
    published, only_announced = await envelope(world, 1000), await announced(world)
    for member, money in ((world.municipality, published), (world.province, only_announced)):
        refused = await divided(member, money, {one: 1})
        assert (refused.status_code, slug(refused), locations(refused)) == (422, "amount-invalid", ["/amountCents"])
        assert (await divided(member, money, {one: 1}, amountCents=5)).json()["parts"][0]["amountCents"] == 5


@pytest.mark.parametrize("weights", [(0, 0), (-1, 2), (1, -1)])
async def test_r_076_without_a_positive_weight_or_with_a_negative_one_it_is_refused(
    world: World, weights: tuple[int, int]
):
    money, (one, two) = await envelope(world, 1000), await areas(world, 2)
    refused = await divided(world.province, money, dict(zip((one, two), weights, strict=True)))
    assert (refused.status_code, slug(refused)) == (422, "amount-invalid")


async def test_what_is_no_amount_weight_or_area_is_refused(world: World):
    money, (one,) = await envelope(world, 1000), await areas(world, 1)
    path = f"{money['links']['self']}/division-previews"
    part = {"areaId": one, "weight": 1}
    bodies: list[dict[str, Any]] = [
        {"parts": []},
        {"parts": [part, part]},
        {"parts": [part | {"weight": 1.5}]},
        {"parts": [part | {"weight": "1"}]},
        {"parts": [part | {"weight": 10**13}]},
        {"parts": [part], "amountCents": -1},
        {"parts": [part], "amountCents": 0.5},
        {"parts": [part], "amountCents": 2**53},
    ]
    for body in bodies:
        refused = await world.province.post(path, body)
        assert (refused.status_code, slug(refused)) == (400, "validation-failed"), body
    unknown = await divided(world.province, money, {one: 1, str(uuid4()): 1})
    assert (unknown.status_code, slug(unknown), locations(unknown)) == (
        422,
        "reference-not-found",
        ["/parts/1/areaId"],
    )


async def test_nothing_changes_and_the_same_key_gets_the_same_answer(world: World):
    money, (one, two) = await envelope(world, 1000), await areas(world, 2)
    path, auditor = f"{money['links']['self']}", await world.somebody(world.province.organisation_id, ApiRole.AUDITOR)
    before = (await auditor.get("/v1/journal/checkpoint")).json()
    body = {"parts": [{"areaId": one, "weight": 1}, {"areaId": two, "weight": 2}]}
    key = {"Idempotency-Key": new_key()}
    first = await world.province.post(f"{path}/division-previews", body, **key)
    again = await world.province.post(f"{path}/division-previews", body, **key)
    assert (again.content, again.headers["idempotency-replayed"]) == (first.content, "true")
    rehearsed = await world.province.post(f"{path}/division-previews?validateOnly=true", body)
    assert rehearsed.json() == {"status": 200, "body": first.json(), "touched": []}
    assert (await auditor.get("/v1/journal/checkpoint")).json() == before
    assert (await world.province.get(path)).json() == money


async def test_who_may_ask(world: World):
    (one,) = await areas(world, 1)
    hidden = await announced(world)
    assert (await divided(world.outsider, hidden, {one: 1}, amountCents=1)).status_code == 404
    shown = await envelope(world, 1000)
    for role, status in ((ApiRole.CONTROLLER, 200), (ApiRole.FINANCE_OFFICER, 200), (ApiRole.PUBLISHER, 403)):
        member = await world.somebody(world.province.organisation_id, role)
        assert (await divided(member, shown, {one: 1})).status_code == status, role
    anonymous = Member(world.client, {})
    assert (await divided(anonymous, shown, {one: 1}, amountCents=1)).status_code == 401
