"""Whoever comes first with money at once: what there is is given once, and the others are told why not (R-083)."""

import asyncio
from collections import Counter
from typing import Any

import httpx
import pytest

from app.kit.domain import ApiRole
from tests.api.agreements.support import World, slug
from tests.api.funding.racing import (
    consumed,
    decided_at_once,
    grant_of,
    headroom_of,
    in_turn,
    listed_of,
    never_a_fault,
    parts_of_one,
    persistent,
    ready,
    watched,
)
from tests.api.funding.support import ALLOCATIONS, Money, decided, indicative, money, part_of, published, take
from tests.factories.http import Member, new_key

ROUNDS = 6


def outcomes(answers: list[httpx.Response]) -> Counter[str]:
    return Counter(str(answer.status_code) if answer.is_success else slug(answer) for answer in answers)


async def officers(world: World, number: int) -> list[Member]:
    return [await world.somebody(world.province.organisation_id, ApiRole.FINANCE_OFFICER) for _ in range(number)]


async def advance_of(found: Money, cents: int) -> dict[str, Any]:
    return {
        "recordingMode": "workflow",
        "kind": "advance",
        "money": {"amountCents": cents},
        "decisionPointId": await found.decision("grant_advance"),
    }


async def test_r_083_of_forty_grants_of_sixty_percent_at_once_exactly_one_fits(world: World):
    envelope = await published(world, 100_000)
    found = await parts_of_one(world, envelope, 40, 60_000)
    points = await decided_at_once(world, "grant_subsidy", found)
    async with watched(world.province, envelope) as seen:
        answers = await asyncio.gather(
            *(grant_of(each, 60_000, point) for each, point in zip(found, points, strict=True))
        )
    assert outcomes(answers) == {"200": 1, "ceiling-exceeded": 39}, [a.text for a in answers if a.status_code >= 500]
    assert {a.json()["availableCents"] for a in answers if not a.is_success} == {40_000}
    seen.stay_within(100_000)
    assert seen.by_headroom[-1] == seen.by_list[-1] == 60_000


async def test_r_083_of_a_hundred_grants_of_333_cents_on_10000_exactly_thirty_fit(world: World):
    envelope = await published(world, 10_000)
    found = await parts_of_one(world, envelope, 100, 333)
    points = await decided_at_once(world, "grant_subsidy", found)
    async with watched(world.province, envelope) as seen:
        answers = await asyncio.gather(
            *(grant_of(each, 333, point) for each, point in zip(found, points, strict=True))
        )
    assert outcomes(answers) == {"200": 30, "ceiling-exceeded": 70}, [a.text for a in answers if a.status_code >= 500]
    # Whoever is refused comes after the thirtieth: until then everybody fits.
    assert {a.json()["availableCents"] for a in answers if not a.is_success} == {10}
    seen.stay_within(10_000)
    assert seen.by_headroom[-1] == seen.by_list[-1] == 9_990
    statuses = Counter(item["status"] for item in await listed_of(world.province, envelope))
    assert statuses == {"granted": 30, "indicative": 70}


async def test_r_082_grants_at_once_leave_the_reservation_of_another_alone(world: World):
    envelope = await published(world, 1_000)
    reserved = await part_of(world, envelope, 500)
    letter: dict[str, Any] = {"decisionPointId": await reserved.decision("grant_subsidy")}
    await take(world.province, reserved.allocation, "certainty", certainty="firm", **letter)
    await take(world.province, reserved.allocation, "reservation", reservedCents=500)
    found = await parts_of_one(world, envelope, 8, 200)
    points = await decided_at_once(world, "grant_subsidy", found)
    own = await ready(
        world.province,
        reserved.allocation,
        "grant",
        grantedCents=500,
        recipientOrganisationId=str(world.outsider.organisation_id),
        activities="Wijkaanpak",
        legalBasisKind="regulation",
        **letter,
    )
    others = [grant_of(each, 200, point) for each, point in zip(found, points, strict=True)]
    own_answer, *answers = await asyncio.gather(own, *others)
    assert own_answer.status_code == 200, own_answer.text
    told = outcomes(answers)
    assert told.pop("200") == 2
    assert set(told) <= {"envelope-overcommitted", "ceiling-exceeded"}
    assert {a.json()["availableCents"] for a in answers if not a.is_success} == {100}
    assert (await headroom_of(world.province, envelope))["grantedTotalCents"] == 900


async def test_r_083_the_same_key_at_once_grants_once_and_answers_everybody_the_same(world: World):
    for _ in range(ROUNDS):
        found = await money(world, 1_000)
        point, key = await found.decision("grant_subsidy"), new_key()
        body = {
            "decisionPointId": point,
            "grantedCents": 400,
            "recipientOrganisationId": str(world.outsider.organisation_id),
            "activities": "Wijkaanpak",
            "legalBasisKind": "regulation",
        }
        given = {"If-Match": '"1"', "Idempotency-Key": key}
        answers = await asyncio.gather(
            *(persistent(world.province, f"{found.address}/grant", body, **given) for _ in range(8))
        )
        assert {answer.status_code for answer in answers} == {200}, [a.text for a in answers]
        assert {(answer.content, answer.headers["etag"]) for answer in answers} == {(answers[0].content, '"2"')}
        assert Counter("idempotency-replayed" in answer.headers for answer in answers) == {True: 7, False: 1}
        assert (await world.province.get(found.address)).headers["etag"] == '"2"'
        assert (await headroom_of(world.province, found.envelope))["grantedTotalCents"] == 400


async def test_r_083_the_same_key_at_once_records_one_payment(world: World):
    found = await money(world, 1_000)
    await found.granted(1_000)
    body, key = await advance_of(found, 300), new_key()
    answers = await asyncio.gather(
        *(persistent(world.province, f"{found.address}/payments", body, **{"Idempotency-Key": key}) for _ in range(8))
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == len({a.headers["location"] for a in answers}) == 1
    payments = (await world.province.get(f"{found.address}/payments")).json()["items"]
    assert [payment["money"]["amountCents"] for payment in payments] == [300]


async def test_r_083_a_key_with_another_body_at_once_is_refused_and_grants_once(world: World):
    for number in range(ROUNDS):
        found = await money(world, 1_000)
        point, key = await found.decision("grant_subsidy"), new_key()
        body = {
            "decisionPointId": point,
            "recipientOrganisationId": str(world.outsider.organisation_id),
            "activities": "Wijkaanpak",
            "legalBasisKind": "regulation",
        }
        given = {"If-Match": '"1"', "Idempotency-Key": key}
        amounts = [400, 500] * 4 if number % 2 else [500, 400] * 4
        answers = await asyncio.gather(
            *(
                persistent(world.province, f"{found.address}/grant", body | {"grantedCents": cents}, **given)
                for cents in amounts
            )
        )
        kept = {a.json()["grantedCents"] for a in answers if a.is_success}
        assert outcomes(answers) == {"200": 4, "idempotency-key-reused": 4}, [a.text for a in answers]
        assert {a.status_code for a in answers if not a.is_success} == {422}
        (cents,) = kept
        assert [a.is_success for a in answers] == [amount == cents for amount in amounts]
        assert (await headroom_of(world.province, found.envelope))["grantedTotalCents"] == cents


async def test_two_approvals_of_one_payment_at_once(world: World):
    for number in range(ROUNDS):
        found = await money(world, 1_000)
        await found.granted(1_000)
        payment = await found.prepare("advance", 400)
        approvers = await officers(world, 2)
        etag = '"1"' if number % 2 else "*"
        path = f"{payment['links']['self']}/transitions"
        answers = await in_turn(
            [each.post(path, {"transition": "approve"}, **{"If-Match": etag}) for each in approvers], number
        )
        lost = "invalid-transition" if etag == "*" else "version-conflict"
        assert outcomes(answers) == {"200": 1, lost: 1}, [a.text for a in answers]
        kept = (await world.province.get(payment["links"]["self"])).json()
        assert (kept["status"], kept["version"]) == ("approved", 2)
        assert [period["status"] for period in kept["statusHistory"]] == ["prepared", "approved"]


async def test_two_persons_pay_one_payment_at_once_and_it_is_paid_once(world: World):
    for number in range(ROUNDS):
        found = await money(world, 1_000)
        await found.granted(1_000)
        payment = await found.prepare("advance", 400)
        payers = await officers(world, 2)
        await take(payers[0], payment, "transitions", transition="approve")
        path = f"{payment['links']['self']}/transitions"
        answers = await in_turn(
            [each.post(path, {"transition": "pay"}, **{"If-Match": "*"}) for each in payers], number
        )
        assert outcomes(answers) == {"200": 1, "invalid-transition": 1}, [a.text for a in answers]
        assert (await headroom_of(world.province, found.envelope))["paidCents"] == 400
        assert await found.status() == "advance_paid"


async def test_r_090_r_098_an_advance_and_a_lowered_grant_at_once(world: World):
    """Either the advance came first and what is too much becomes a claim, or it is refused by the lower grant."""
    for number in range(ROUNDS):
        found = await money(world, 1_000)
        await found.granted(1_000)
        payment = await found.prepare("advance", 800)
        approver, payer = await officers(world, 2)
        await take(approver, payment, "transitions", transition="approve")
        lower = await ready(
            world.province,
            found.allocation,
            "partial-withdrawal",
            grantedCents=500,
            ground="activities_not_done",
            decisionPointId=await found.decision("withdraw_subsidy"),
        )
        pay = await ready(payer, payment, "transitions", transition="pay")
        lowered, paid = await in_turn([lower, pay], number)
        told = outcomes([lowered])["200"], outcomes([paid])["200"]
        assert sum(told) == 1, (lowered.text, paid.text)
        if paid.is_success:
            assert slug(lowered) == "version-conflict"
            again = await found.step(
                "partial-withdrawal", "withdraw_subsidy", grantedCents=500, ground="activities_not_done"
            )
            assert (again.json()["status"], again.json()["grantedCents"]) == ("advance_paid", 500)
        else:
            assert (slug(paid), paid.json()["availableCents"]) == ("advance-exceeds-grant", 500)
        room = await headroom_of(world.province, found.envelope)
        assert (room["grantedTotalCents"], room["paidCents"]) == (500, 800 if paid.is_success else 0)


async def test_r_090_preparing_an_advance_and_lowering_the_grant_at_once(world: World):
    for number in range(ROUNDS):
        found = await money(world, 1_000)
        await found.granted(1_000)
        lower = await ready(
            world.province,
            found.allocation,
            "partial-withdrawal",
            grantedCents=500,
            ground="activities_not_done",
            decisionPointId=await found.decision("withdraw_subsidy"),
        )
        prepare = world.province.post(f"{found.address}/payments", await advance_of(found, 800))
        lowered, prepared = await in_turn([lower, prepare], number)
        assert lowered.status_code == 200, lowered.text
        if not prepared.is_success:
            assert (slug(prepared), prepared.json()["availableCents"]) == ("advance-exceeds-grant", 500)
            continue
        (approver,) = await officers(world, 1)
        refused = await take(approver, prepared.json(), "transitions", expect=409, transition="approve")
        assert (slug(refused), refused.json()["availableCents"]) == ("advance-exceeds-grant", 500)


async def test_r_090_advances_at_once_that_together_exceed_the_grant(world: World):
    for number in range(ROUNDS):
        found = await money(world, 1_000)
        await found.granted(1_000)
        bodies = [await advance_of(found, 600) for _ in range(4)]
        answers = await in_turn([world.province.post(f"{found.address}/payments", body) for body in bodies], number)
        assert outcomes(answers) == {"201": 1, "advance-exceeds-grant": 3}, [a.text for a in answers]
        assert {a.json()["availableCents"] for a in answers if not a.is_success} == {400}
        payments = (await world.province.get(f"{found.address}/payments")).json()["items"]
        assert [payment["money"]["amountCents"] for payment in payments] == [600]


async def determined(world: World, cents: int) -> Money:
    """A grant of 1,000 cents that was determined, without an advance."""
    found = await money(world, 1_000)
    await found.granted(1_000, accountingDueOn={"value": "2026-05-02", "precision": "day"})
    await found.step("determination", "determine_subsidy", determinedCents=cents, ground="activities_not_done")
    return found


async def test_r_094_two_final_payments_at_once(world: World):
    for number in range(ROUNDS):
        found = await determined(world, 700)
        body = {"recordingMode": "workflow", "kind": "final", "money": {"amountCents": 700}}
        answers = await in_turn([world.province.post(f"{found.address}/payments", body) for _ in range(2)], number)
        assert outcomes(answers) == {"201": 1, "final-payment-mismatch": 1}, [a.text for a in answers]
        (refused,) = [a for a in answers if not a.is_success]
        assert refused.json()["availableCents"] == 0
        (made,) = [a.json() for a in answers if a.is_success]
        approver, payer = await officers(world, 2)
        await take(approver, made, "transitions", transition="approve")
        await take(payer, made, "transitions", transition="pay")
        assert await found.status() == "settled"
        assert (await headroom_of(world.province, found.envelope))["paidCents"] == 700


async def test_r_094_two_repayments_at_once_stay_within_the_claim(world: World):
    for number in range(ROUNDS // 2):
        found = await money(world, 1_000)
        await found.granted(1_000)
        await found.paid("advance", 900)
        await found.step("withdrawal", "withdraw_subsidy", ground="activities_not_done")
        await found.step("recovery", "recover")
        bodies = [
            {"recordingMode": "workflow", "kind": kind, "money": {"amountCents": 500}}
            for kind in ("repayment", "set_off")
        ]
        answers = await in_turn([world.province.post(f"{found.address}/payments", body) for body in bodies], number)
        assert outcomes(answers) == {"201": 1, "repayment-exceeds-claim": 1}, [a.text for a in answers]
        assert [a.json()["availableCents"] for a in answers if not a.is_success] == [400]


async def test_a_whole_and_its_part_are_granted_at_once(world: World):
    """R-089: the part is granted only once the whole is, whoever comes first; and the whole counts once."""
    for number in range(ROUNDS):
        found = await money(world, 1_000)
        part = await part_of(world, found.envelope, 600, parentAllocationId=found.allocation["id"])
        points = await decided_at_once(world, "grant_subsidy", [found, part])
        whole, inside = await in_turn([grant_of(found, 1_000, points[0]), grant_of(part, 600, points[1])], number)
        assert whole.status_code == 200, whole.text
        if not inside.is_success:
            assert slug(inside) == "child-allocations-exceed-parent"
        assert (await headroom_of(world.province, found.envelope))["grantedTotalCents"] == 1_000


async def test_r_083_a_ceiling_changed_while_grants_arrive_covers_what_was_granted(world: World):
    for number in range(ROUNDS):
        envelope = await published(world, 1_000)
        found = await parts_of_one(world, envelope, 3, 300)
        points = await decided_at_once(world, "grant_subsidy", found)
        change = await ready(
            world.province,
            envelope,
            "transitions",
            transition="change_ceiling",
            amountCents=500,
            decisionPointId=await decided(world, "set_ceiling", envelopeId=envelope["id"]),
        )
        grants = [grant_of(each, 300, point) for each, point in zip(found, points, strict=True)]
        changed, *answers = await in_turn([change, *grants], number)
        granted = 300 * sum(answer.is_success for answer in answers)
        ceiling = (await headroom_of(world.province, envelope))["ceilingCents"]
        assert ceiling == (500 if changed.is_success else 1_000)
        assert granted <= ceiling
        assert granted in ({300} if changed.is_success else {600, 900})
        assert consumed(await listed_of(world.province, envelope)) == granted
        if not changed.is_success:
            assert slug(changed) == "ceiling-exceeded"


async def of_dossier(world: World) -> Money:
    """An expectation for an agreement of the municipality."""
    envelope = await published(world, 1_000)
    body = indicative(envelope, 1_000, agreementId=(await world.agreement())["id"])
    made = await world.municipality.post(
        ALLOCATIONS, body | {"recordingMode": "workflow", "occurredOn": None, "sourceRefs": []}
    )
    assert made.status_code == 201, made.text
    return Money(world, envelope, made.json())


@pytest.mark.parametrize("in_dossier", [False, True])
async def test_many_corrections_and_steps_of_one_allocation_at_once_never_fault(world: World, in_dossier: bool):
    """They lock the dossier, the envelope and the allocation in one order; nobody is told of a deadlock."""
    found = await (of_dossier(world) if in_dossier else money(world, 1_000))
    await found.granted(1_000)
    headers = dict(world.province.headers) | {"If-Match": "*"}
    points = [await found.decision("withdraw_subsidy") for _ in range(8)]
    commands = []
    for number, point in enumerate(points):
        lower = {"grantedCents": 900 - number, "ground": "activities_not_done", "decisionPointId": point}
        patch = {"note": f"Opmerking {number}", "reason": "Nauwkeuriger omschreven"}
        commands += [
            world.province.post(f"{found.address}/partial-withdrawal", lower, **{"If-Match": "*"}),
            world.client.patch(found.address, json=patch, headers=headers),
        ]
    answers = [never_a_fault(answer) for answer in await asyncio.gather(*commands)]
    assert {answer.status_code for answer in answers[1::2]} == {200}, [a.text for a in answers[1::2]]
    assert set(outcomes(answers[::2])) <= {"200", "grant-not-lowered"}
    stands = (await world.province.get(found.address)).json()
    assert stands["grantedCents"] == min(a.json()["grantedCents"] for a in answers[::2] if a.is_success)


async def test_corrections_steps_and_payments_of_one_allocation_at_once_never_fault(world: World):
    """They lock the envelope, the allocation and its payments in whatever order; nobody is told of a deadlock."""
    for number in range(ROUNDS):
        found = await money(world, 1_000)
        await found.granted(1_000)
        payment = await found.prepare("advance", 200)
        (approver,) = await officers(world, 1)
        beside = await part_of(world, found.envelope, 100)
        patch = {"note": f"Opmerking {number}", "reason": "Nauwkeuriger omschreven"}
        headers = dict(world.province.headers) | {"If-Match": "*"}
        commands = [
            world.client.patch(found.address, json=patch, headers=headers),
            world.province.post(
                f"{found.address}/partial-withdrawal",
                {
                    "grantedCents": 900,
                    "ground": "activities_not_done",
                    "decisionPointId": await found.decision("withdraw_subsidy"),
                },
                **{"If-Match": "*"},
            ),
            approver.post(f"{payment['links']['self']}/transitions", {"transition": "approve"}, **{"If-Match": "*"}),
            world.province.post(f"{found.address}/payments", await advance_of(found, 300)),
            world.client.patch(beside.address, json=patch, headers=headers),
            world.client.patch(
                found.envelope["links"]["self"],
                json={"purpose": f"Doel {number}", "reason": "Duidelijker"},
                headers=headers,
            ),
        ]
        answers = [never_a_fault(answer) for answer in await in_turn(commands, number + len(commands))]
        assert {answer.status_code for answer in answers} <= {200, 201}, [a.text for a in answers]
        stands = (await world.province.get(found.address)).json()
        assert (stands["grantedCents"], stands["note"]) == (900, patch["note"])
        payments = (await world.province.get(f"{found.address}/payments")).json()["items"]
        assert sorted((p["status"], p["money"]["amountCents"]) for p in payments) == [
            ("approved", 200),
            ("prepared", 300),
        ]
