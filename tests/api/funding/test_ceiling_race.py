"""R-083: whatever arrives at once on one envelope, grants never exceed the ceiling."""

import asyncio
from typing import Any

from tests.api.agreements.support import World, slug
from tests.api.funding.support import ALLOCATIONS, amount, decision, envelope, granted, indicative

ROUNDS = 20


async def granted_on(world: World, money: dict[str, Any]) -> int:
    answer = await world.province.get(f"{ALLOCATIONS}?envelopeId={money['id']}&limit=200")
    return sum(item["grantedCents"] or 0 for item in answer.json()["items"] if item["status"] == "granted")


async def test_r_083_s9_of_two_grants_at_once_exactly_one_fits(world: World):
    decision_id = await decision(world)
    for _ in range(ROUNDS):
        money = await envelope(world, 60_000_000)
        body = granted(money, 40_000_000, decision_id)
        answers = await asyncio.gather(*(world.province.post(ALLOCATIONS, body) for _ in range(2)))
        assert sorted(answer.status_code for answer in answers) == [201, 409], [a.text for a in answers]
        (refused,) = [answer for answer in answers if answer.status_code == 409]
        assert (slug(refused), refused.json()["availableCents"]) == ("ceiling-exceeded", 20_000_000)
        assert await granted_on(world, money) == 40_000_000


async def test_r_083_reservations_turned_into_grants_at_once_stay_within_the_ceiling(world: World):
    decision_id = await decision(world)
    for _ in range(ROUNDS // 4):
        money = await envelope(world, 1000)
        bodies = [indicative(money, status="reserved", statement=amount(200), reservedCents=200) for _ in range(3)]
        made = [(await world.province.post(ALLOCATIONS, body)).json() for body in bodies]
        grant = {"status": "granted", "grantedCents": 500, "decisionId": decision_id, "reason": "Verlening"}
        answers = await asyncio.gather(
            *(world.province.patch(found["links"]["self"], grant, '"1"') for found in made)
        )
        assert sorted(answer.status_code for answer in answers) == [200, 409, 409], [a.text for a in answers]
        assert await granted_on(world, money) == 500


async def test_r_083_a_ceiling_lowered_while_a_grant_arrives_still_holds(world: World):
    decision_id = await decision(world)
    for _ in range(ROUNDS // 4):
        money = await envelope(world, 1000)
        lower = {"statement": {"amountCents": 500}, "reason": "Lager plafond"}
        lowered, given = await asyncio.gather(
            world.province.patch(money["links"]["self"], lower, '"1"'),
            world.province.post(ALLOCATIONS, granted(money, 800, decision_id)),
        )
        assert sorted([lowered.status_code < 300, given.status_code < 300]) == [False, True], (
            lowered.text,
            given.text,
        )
        ceiling = (await world.province.get(money["links"]["self"])).json()["statement"]["amountCents"]
        assert await granted_on(world, money) <= ceiling


async def test_r_083_many_small_grants_at_once_fill_the_ceiling_exactly(world: World):
    decision_id = await decision(world)
    money = await envelope(world, 1000)
    answers = await asyncio.gather(
        *(world.province.post(ALLOCATIONS, granted(money, 300, decision_id)) for _ in range(6))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 201, 201, 409, 409, 409]
    assert await granted_on(world, money) == 900
