"""From circa to grant, and from advance to settlement (S8, S9, S10)."""

import asyncio
from typing import Any

from app.kit.domain import ApiRole
from tests.api.agreements.support import World, slug
from tests.api.funding.support import ALLOCATIONS, Money, amount, announced, decided, indicative, money, part_of, take
from tests.factories import http
from tests.factories.http import on_day


async def test_s8_from_circa_to_grant(world: World):
    envelope = await announced(world)
    dossier = await world.agreement()
    body = indicative(envelope, 100_000_000, agreementId=dossier["id"])
    allocation = (await world.municipality.post(ALLOCATIONS, body)).json()
    found = Money(world, envelope, allocation)
    refused = await found.step("reservation", expect=409)
    assert slug(refused) == "amount-not-firm"
    facts: dict[str, Any] = {
        "grantedCents": 95_000_000,
        "recipientOrganisationId": str(world.outsider.organisation_id),
        "activities": "Wijkaanpak",
        "legalBasisKind": "regulation",
    }
    refused = await found.step("grant", expect=409, **facts)
    assert slug(refused) == "grant-decision-required"
    assert {rule["rule"] for rule in refused.json()["violations"]} >= {"R-071", "R-077", "R-085"}

    ceiling = await decided(world, "set_ceiling", envelopeId=envelope["id"])
    firm: dict[str, Any] = {"certainty": "firm", "qualifier": "exact", "amountCents": 1_000_000_000}
    await take(world.province, envelope, "transitions", transition="firm_up", decisionPointId=ceiling, **firm)
    await take(world.province, envelope, "transitions", transition="adopt", decisionPointId=ceiling)
    basis: dict[str, Any] = {"legalBasis": "Subsidieregeling veerkrachtige wijken", "subsidyRegime": "applies"}
    made = (await take(world.province, envelope, "transitions", transition="publish", **basis)).json()
    assert (made["ceilingStatus"], made["statement"]["certainty"]) == ("published", "firm")
    granted = (await found.step("grant", "grant_subsidy", **facts)).json()
    assert (granted["status"], granted["grantedCents"]) == ("granted", 95_000_000)
    assert granted["statement"] == amount(95_000_000, "firm", "maximum", currency="EUR", amountSourceText=None)
    assert [period["status"] for period in granted["statusHistory"]] == ["indicative", "granted"]
    headroom = (await world.province.get(f"{envelope['links']['self']}/headroom")).json()
    assert (headroom["availableCents"], headroom["expectedCents"]) == (905_000_000, 0)


async def test_s9_ceiling_race(world: World):
    one = await money(world, 60_000_000)
    other = await part_of(world, one.envelope, 60_000_000)
    answers = await asyncio.gather(*(each.granted(40_000_000, expect=None) for each in (one, other)))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    (refused,) = [answer for answer in answers if answer.status_code == 409]
    assert (slug(refused), refused.json()["availableCents"]) == ("ceiling-exceeded", 20_000_000)
    loser = other if answers[1] is refused else one
    partial = await loser.granted(20_000_000, refusedCents=20_000_000)
    assert (partial.json()["grantedCents"], partial.json()["refusedCents"]) == (20_000_000, 20_000_000)


async def settled(world: World, determined: int, **more: object) -> Money:
    """A grant of 950,000 euros with two advances, accounted for and determined."""
    found = await money(world, 100_000_000)
    await found.granted(95_000_000)
    maker, approver = [
        await world.somebody(world.province.organisation_id, ApiRole.FINANCE_OFFICER) for _ in range(2)
    ]
    for cents in (40_000_000, 30_000_000):
        body: dict[str, Any] = {"recordingMode": "workflow", "kind": "advance", "money": {"amountCents": cents}}
        body["decisionPointId"] = await found.decision("grant_advance")
        answer = await maker.post(f"{found.address}/payments", body)
        assert answer.status_code == 201, answer.text
        payment = answer.json()
        own = await take(maker, payment, "transitions", expect=403, transition="approve")
        assert slug(own) == "segregation-of-duties"
        approved = (await take(approver, payment, "transitions", transition="approve")).json()
        assert approved["approvedBy"]["role"] == "finance_officer"
        await take(maker, payment, "transitions", transition="pay")
    assert await found.status() == "advance_paid"
    report = {
        "recordingMode": "workflow",
        "receivedOn": on_day("2026-06-01"),
        "spentCents": 80_000_000,
        "activitiesDone": False,
        "documentId": http.SOURCE,
    }
    answer = await world.province.post(f"{found.address}/accounting-reports", report)
    assert answer.status_code == 201, answer.text
    assert await found.status() == "accounted"
    refused = await found.step("determination", "determine_subsidy", expect=422, determinedCents=determined)
    assert slug(refused) == "determination-ground-required"
    ground = "activities_not_done"
    answer = await found.step("determination", "determine_subsidy", determinedCents=determined, ground=ground)
    assert answer.json()["determinedCents"] == determined
    return found


async def test_s10_advance_to_settlement(world: World):
    found = await settled(world, 80_000_000)
    assert await found.status() == "determined"
    wrong = await found.prepare("final", 10_000_001, expect=409)
    assert (wrong["type"].rpartition("/")[2], wrong["availableCents"]) == ("final-payment-mismatch", 10_000_000)
    await found.paid("final", 10_000_000)
    assert await found.status() == "settled"
    headroom = (await world.province.get(f"{found.envelope['links']['self']}/headroom")).json()
    # 150,000 of the grant is free again.
    assert headroom["availableCents"] == 100_000_000 - 95_000_000 + 15_000_000


async def test_s10_variant_more_was_advanced_than_determined(world: World):
    found = await settled(world, 65_000_000)
    recovering = await found.step("recovery", "recover")
    assert recovering.json()["status"] == "recovering"
    too_much = await found.prepare("repayment", 5_000_001, expect=409)
    assert (too_much["type"].rpartition("/")[2], too_much["availableCents"]) == ("repayment-exceeds-claim", 5_000_000)
    await found.paid("repayment", 2_000_000)
    assert await found.status() == "recovering"
    await found.paid("set_off", 3_000_000)
    assert await found.status() == "recovered"


async def test_what_was_judged_changes_by_a_step_and_in_no_other_way(world: World):
    found = await money(world, 1000, 500)
    await found.granted(400)
    for change in (
        {"recipientOrganisationId": str(world.municipality.organisation_id)},
        {"activities": "Iets anders"},
        {"statement": amount(900)},
        {"grantedCents": 900},
    ):
        before = await world.province.get(found.address)
        refused = await world.province.patch(found.address, change | {"reason": "x"}, before.headers["etag"])
        assert (refused.status_code, slug(refused)) == (409, "invalid-transition"), change
        assert (await world.province.get(found.address)).headers["etag"] == before.headers["etag"]
    noted = await world.province.patch(found.address, {"note": "gezien", "reason": "x"}, before.headers["etag"])
    assert noted.status_code == 200
