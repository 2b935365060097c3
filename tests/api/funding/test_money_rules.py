"""R-071 to R-099, one after the other: what is accepted, and what is refused and changes nothing."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.day import keeper
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.agreements.support import World
from tests.api.funding.racing import headroom_of
from tests.api.funding.refusing import picture, refused, told
from tests.api.funding.support import (
    ALLOCATIONS,
    DECISIONS,
    Money,
    amount,
    announced,
    decided,
    envelope,
    indicative,
    money,
    part_of,
    published,
    take,
)
from tests.conftest import served
from tests.databases import copied_database
from tests.factories.clocks import SetClock
from tests.factories.http import Member, historic, insert_organisation, insert_source_document, member, on_day
from tests.patience import PATIENCE_SECONDS

# Where a rule counts in years the clock goes on; it never goes back.
CLOCK = SetClock("2026-11-30")
Body = dict[str, Any]
DOCUMENT = "00000000-0000-4000-8000-000000000001"


@pytest.fixture(scope="module")
async def running(settings: Settings, template: Targets) -> AsyncIterator[tuple[httpx.AsyncClient, Targets]]:
    async with copied_database(template) as targets, served(settings, targets, clock=CLOCK) as client:
        await insert_source_document(targets)
        yield client, targets


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many days go by at once, nobody is sent away while the register turns them."""
    monkeypatch.setattr(keeper, "PATIENCE_SECONDS", PATIENCE_SECONDS)


def in_days(days: int) -> dict[str, Any]:
    return on_day((CLOCK.today() + timedelta(days=days)).isoformat())


def grant_body(found: Money, cents: int, **body: Any) -> dict[str, Any]:
    return {
        "grantedCents": cents,
        "recipientOrganisationId": str(found.world.outsider.organisation_id),
        "activities": "Wijkaanpak",
        "legalBasisKind": "regulation",
        **body,
    }


async def grant(found: Money, cents: int, **body: Any) -> dict[str, Any]:
    """A grant on a decision, ready to be asked for; a member given as nothing is left out."""
    given = {**grant_body(found, cents), "decisionPointId": await found.decision("grant_subsidy"), **body}
    return {name: value for name, value in given.items() if value is not None}


async def advance(found: Money, cents: int, **body: Any) -> dict[str, Any]:
    point = {"decisionPointId": await found.decision("grant_advance")}
    return {"recordingMode": "workflow", "kind": "advance", "money": {"amountCents": cents}, **point, **body}


def pays(found: Money, kind: str, cents: int) -> Any:
    body = {"recordingMode": "workflow", "kind": kind, "money": {"amountCents": cents}}
    return found.world.province.post(f"{found.address}/payments", body)


async def report(found: Money) -> None:
    body = {
        "recordingMode": "workflow",
        "receivedOn": in_days(0),
        "spentCents": 100,
        "activitiesDone": True,
        "documentId": DOCUMENT,
    }
    answer = await found.world.province.post(f"{found.address}/accounting-reports", body)
    assert answer.status_code == 201, answer.text


async def officer(world: World) -> Member:
    return await world.somebody(world.province.organisation_id, ApiRole.FINANCE_OFFICER)


async def test_r_071_only_a_decision_of_the_provider_about_this_allocation_grants(world: World):
    dossier = await world.agreement(status="in_force")
    found = await money(world, 1_000)
    other = await part_of(world, found.envelope, 100)
    body = grant_body(found, 500)
    required = ("grant-decision-required", "R-071")
    await refused(found, found.step("grant", expect=None, **body), *required)
    body_of_agreement = indicative(found.envelope, 1_000, agreementId=dossier["id"])
    answer = await world.municipality.post(ALLOCATIONS, body_of_agreement)
    under_agreement = Money(world, found.envelope, answer.json())
    await refused(under_agreement, under_agreement.step("grant", expect=None, **body), *required)
    point = {"number": 1, "text": "Besluit", "allocationId": found.allocation["id"]}
    without = [
        # About another allocation, for another purpose, not affirmative, and of a body of somebody else.
        await other.decision("grant_subsidy"),
        await found.decision("refuse_subsidy"),
        await decided(world, "grant_subsidy", allocationId=found.allocation["id"], outcome="deferred"),
    ]
    elsewhere = {
        "organisationId": str(world.municipality.organisation_id),
        "body": "municipal_executive",
        "status": "decided",
        "decidedOn": on_day("2026-05-01"),
        "points": [point | {"kind": "grant_subsidy", "outcome": "conform"}],
    }
    for point_id in without:
        await refused(found, found.step("grant", expect=None, decisionPointId=point_id, **body), *required)
    await refused(found, found.step("grant", expect=None, **body), *required)
    refused_there = await world.municipality.post(DECISIONS, historic() | elsewhere)
    if refused_there.is_success:
        await refused(found, found.step("grant", expect=None, **body), *required)
    assert (await found.granted(500)).json()["status"] == "granted"
    unbacked = {"recordingMode": "workflow", "kind": "advance", "money": {"amountCents": 100}}
    await refused(found, world.province.post(f"{found.address}/payments", unbacked), *required)
    assert (await found.prepare("advance", 100))["status"] == "prepared"


async def test_r_071_a_decision_carries_nothing_before_its_day(world: World):
    found = await money(world, 1_000)
    body = await grant(found, 500, occurredOn=on_day("2026-04-30"))
    await refused(found, found.step("grant", expect=None, **body), "grant-decision-required", "R-071")
    granted = await found.step("grant", **{**body, "occurredOn": on_day("2026-05-01")})
    assert granted.json()["statusHistory"][-1]["since"]["value"] == "2026-05-01"


async def test_r_077_an_estimate_carries_no_reservation_and_no_grant(world: World):
    found = await money(world, 1_000)
    await refused(found, found.step("reservation", expect=None), "amount-not-firm", "R-077")
    uncertain = await part_of(world, await announced(world), 1_000)
    at_grant = [("amount-not-firm", "R-077"), ("subsidy-basis-missing", "R-085")]
    before = await picture(uncertain)
    assert told(await uncertain.step("grant", expect=None, **await grant(uncertain, 500))) == at_grant
    assert await picture(uncertain) == before
    await take(world.province, found.allocation, "certainty", certainty="firm", documentId=DOCUMENT)
    assert (await found.step("reservation")).json()["reservedCents"] == 1_000


async def test_r_078_certainty_rises_on_a_ground_and_never_falls_by_a_step(world: World):
    found = await money(world, 1_000)
    unsupported = ("certainty-change-unsupported", "R-078", 422)
    await refused(found, found.step("certainty", expect=None, certainty="firm"), *unsupported)
    patch = {"statement": {"certainty": "firm"}, "reason": "Zekerder"}
    etag = (await world.province.get(found.address)).headers["etag"]
    await refused(found, world.province.patch(found.address, patch, etag), *unsupported)
    firm = await found.step("certainty", certainty="firm", documentId=DOCUMENT, amountCents=900)
    assert firm.json()["statement"] == amount(900, "firm", "exact", currency="EUR", amountSourceText=None)
    lower = found.step("certainty", expect=None, certainty="reserved", documentId=DOCUMENT)
    await refused(found, lower, *unsupported)


async def test_r_078_a_ceiling_that_was_set_changes_by_decision_only(world: World):
    found = await part_of(world, await envelope(world, 1_000, statement=amount(1_000, "reserved", "maximum")), 100)

    def asked(**body: Any) -> Any:
        return take(world.province, found.envelope, "transitions", expect=None, **body)

    raised = {"transition": "firm_up", "certainty": "firm", "amountCents": 5_000, "documentId": DOCUMENT}
    await refused(found, asked(**raised), "decision-required", None)
    vague = {"transition": "firm_up", "certainty": "firm", "qualifier": "minimum", "documentId": DOCUMENT}
    await refused(found, asked(**vague), "amount-not-firm", "R-077")
    more = {"transition": "change_ceiling", "amountCents": 5_000}
    await refused(found, asked(**more), "decision-required", None)
    point = await decided(world, "set_ceiling", envelopeId=found.envelope["id"])
    assert (await asked(**more, decisionPointId=point)).json()["statement"]["amountCents"] == 5_000
    firm = (await asked(transition="firm_up", certainty="firm", documentId=DOCUMENT)).json()["statement"]
    assert (firm["certainty"], firm["amountCents"]) == ("firm", 5_000)


async def test_r_078_a_ceiling_kept_in_workflow_is_not_corrected_into_another(world: World):
    provider = str(world.province.organisation_id)
    facts = {"recordingMode": "workflow", "providerOrganisationId": provider, "ceilingStatus": "announced"}
    answer = await world.province.post("/v1/funding-envelopes", facts | {"statement": amount(1_000)})
    found = await part_of(world, answer.json(), 100)
    path = found.envelope["links"]["self"]
    patch = {"statement": {"amountCents": 2_000}, "reason": "Anders"}
    announced_anew = await world.province.patch(path, patch, '"1"')
    assert announced_anew.status_code == 200, announced_anew.text
    point = await decided(world, "set_ceiling", envelopeId=found.envelope["id"])
    await take(world.province, found.envelope, "transitions", transition="adopt", decisionPointId=point)
    patch["statement"] = {"amountCents": 3_000}
    await refused(found, world.province.patch(path, patch, '"3"'), "invalid-transition", None)


async def test_r_080_a_refusal_on_the_ceiling_needs_one_published_before_the_application(world: World):
    adopted = await envelope(world, 1_000, ceilingStatus="adopted", legalBasis="Subsidieregeling")
    unpublished = await part_of(world, adopted, 100)
    point = await unpublished.decision("refuse_subsidy")
    asked = unpublished.step("refusal", expect=None, ground="ceiling", decisionPointId=point)
    await refused(unpublished, asked, "ceiling-not-published", "R-080")
    without_regulation = await part_of(world, await envelope(world, 1_000, publishedOn=on_day("2026-01-01")), 100)
    point = await without_regulation.decision("refuse_subsidy")
    asked = without_regulation.step("refusal", expect=None, ground="ceiling", decisionPointId=point)
    await refused(without_regulation, asked, "ceiling-not-published", "R-080")
    # The ceiling of this one was published on 1 January 2026.
    early = await money(world, 1_000, 100, appliedOn=on_day("2025-12-31"))
    point = await early.decision("refuse_subsidy")
    asked = early.step("refusal", expect=None, ground="ceiling", decisionPointId=point)
    await refused(early, asked, "ceiling-not-applicable", "R-080")
    assert (await early.step("refusal", ground="general", decisionPointId=point)).json()["refusedCents"] == 100
    late = await money(world, 1_000, 100, appliedOn=on_day("2026-01-01"))
    assert (await late.step("refusal", "refuse_subsidy", ground="ceiling")).json()["status"] == "refused"


async def firm(found: Money) -> Money:
    await take(found.world.province, found.allocation, "certainty", certainty="firm", documentId=DOCUMENT)
    return found


async def test_r_081_reservations_and_grants_stay_within_the_envelope(world: World):
    first = await firm(await money(world, 1_000, 700))
    await first.step("reservation")
    second = await firm(await part_of(world, first.envelope, 301))
    asked = second.step("reservation", expect=None)
    await refused(second, asked, "envelope-overcommitted", "R-081", availableCents=300)
    assert (await second.step("reservation", reservedCents=300)).json()["reservedCents"] == 300
    room = await headroom_of(world.province, first.envelope)
    assert (room["reservedCents"], room["availableCents"], room["freeCents"]) == (1_000, 1_000, 0)


async def test_r_082_grants_stay_within_the_ceiling_and_leave_reservations_alone(world: World):
    reserved = await firm(await money(world, 1_000, 600))
    await reserved.step("reservation")
    other = await part_of(world, reserved.envelope, 1_000)
    body = await grant(other, 1_001)
    await refused(other, other.step("grant", expect=None, **body), "ceiling-exceeded", "R-082", availableCents=1_000)
    body["grantedCents"] = 401
    asked = other.step("grant", expect=None, **body)
    await refused(other, asked, "envelope-overcommitted", "R-081", availableCents=400)
    body |= {"grantedCents": 400, "refusedCents": 600}
    partial = (await other.step("grant", **body)).json()
    assert (partial["grantedCents"], partial["refusedCents"]) == (400, 600)
    # The own reservation is consumed and not counted twice.
    assert (await reserved.granted(600)).json()["grantedCents"] == 600
    assert (await headroom_of(world.province, reserved.envelope))["availableCents"] == 0


async def test_r_085_a_grant_rests_on_a_regulation_a_budget_item_or_is_incidental(world: World):
    missing = ("subsidy-basis-missing", "R-085", 422)
    found = await part_of(world, await envelope(world, 1_000, subsidyRegime="applies"), 1_000)
    for basis in ("regulation", None):
        body = await grant(found, 500, legalBasisKind=basis)
        await refused(found, found.step("grant", expect=None, **body), *missing)
    four_years: Body = {"periodFrom": on_day("2026-01-01"), "periodTo": on_day("2029-12-31")}
    incidental = await grant(found, 500, legalBasisKind="incidental")
    a_day_more = four_years | {"periodTo": on_day("2030-01-01")}
    for period in ({}, a_day_more, four_years | {"periodTo": {"value": "2030", "precision": "year"}}):
        await refused(found, found.step("grant", expect=None, **incidental, **period), *missing)
    assert (await found.step("grant", **incidental, **four_years)).json()["periodTo"]["value"] == "2029-12-31"
    budgeted = await part_of(world, found.envelope, 500)
    assert (await budgeted.granted(500, legalBasisKind="budget_item")).json()["legalBasisKind"] == "budget_item"
    regulated = await money(world, 1_000)
    assert (await regulated.granted(500)).json()["legalBasisKind"] == "regulation"


async def test_r_086_for_a_public_recipient_the_regime_must_be_known(world: World):
    water = await insert_organisation(world.targets, f"waterschap-{world.area_id}", kind="water_authority")
    found = await part_of(world, await envelope(world, 1_000, legalBasis="Subsidieregeling"), 1_000)
    body = await grant(found, 500, recipientOrganisationId=str(water))
    asked = found.step("grant", expect=None, **body)
    await refused(found, asked, "subsidy-regime-undetermined", "R-086")
    # Excluded by 4:21-3: neither a basis of title 4.2 nor activities are asked for; the rest stays.
    excluded = await part_of(world, await envelope(world, 1_000, subsidyRegime="excluded_public_only"), 1_000)
    body = await grant(excluded, 1_001, recipientOrganisationId=str(water), activities=None, legalBasisKind=None)
    asked = excluded.step("grant", expect=None, **body)
    await refused(excluded, asked, "ceiling-exceeded", "R-082", availableCents=1_000)
    assert (await excluded.step("grant", **body | {"grantedCents": 500})).json()["status"] == "granted"
    private = await part_of(world, excluded.envelope, 500)
    body = await grant(private, 500, activities=None, legalBasisKind=None)
    answer = await private.step("grant", expect=None, **body)
    assert told(answer) == [("grant-content-incomplete", "R-087"), ("subsidy-basis-missing", "R-085")]


@pytest.mark.parametrize("missing", ["recipientOrganisationId", "activities", "grantedCents"])
async def test_r_087_a_grant_names_recipient_activities_and_amount(world: World, missing: str):
    found = await money(world, 1_000)
    body = await grant(found, 500, **{missing: None})
    await refused(found, found.step("grant", expect=None, **body), "grant-content-incomplete", "R-087", 422)
    assert (await found.step("grant", **await grant(found, 500))).json()["status"] == "granted"


async def test_r_088_a_budget_reservation_is_made_before_the_budget_is_adopted(world: World):
    found = await money(world, 1_000)
    body = await grant(found, 500, budgetReservation={"budgetAdoptedOn": in_days(0)})
    asked = found.step("grant", expect=None, **body)
    await refused(found, asked, "budget-reservation-invalid", "R-088", 422)
    body["budgetReservation"] = {"budgetAdoptedOn": None}
    granted = (await found.step("grant", **body)).json()
    assert granted["budgetReservation"] == {"budgetAdoptedOn": None, "invokedOn": None}


async def reserved_for_budget(world: World, adopted_days_ago: int | None) -> Money:
    """A grant under reservation of a budget that was adopted so many days ago, or is not yet."""
    found = await money(world, 1_000)
    await found.granted(500, budgetReservation={"budgetAdoptedOn": None})
    if adopted_days_ago is not None:
        patch = {"budgetReservation": {"budgetAdoptedOn": in_days(-adopted_days_ago)}, "reason": "Vastgesteld"}
        etag = (await world.province.get(found.address)).headers["etag"]
        answer = await world.province.patch(found.address, patch, etag)
        assert answer.status_code == 200, answer.text
    return found


async def test_r_088_a_budget_reservation_lapses_four_weeks_after_the_budget(world: World):
    invoking: Body = {"ground": "budget_reservation"}
    in_time = await reserved_for_budget(world, 28)
    withdrawn = (await in_time.step("withdrawal", "withdraw_subsidy", **invoking)).json()
    assert (withdrawn["status"], withdrawn["budgetReservation"]["invokedOn"]["value"]) == (
        "withdrawn",
        CLOCK.today().isoformat(),
    )
    late = await reserved_for_budget(world, 31)
    point = await late.decision("withdraw_subsidy")
    statements: tuple[Body, ...] = ({}, {"budgetAdoptedOn": in_days(-1)})
    steps: tuple[tuple[str, Body], ...] = (("withdrawal", {}), ("partial-withdrawal", {"grantedCents": 100}))
    for stated in statements:
        # What is on record about the budget is not put aside by what a request says of it.
        for path, more in steps:
            asked = late.step(path, expect=None, decisionPointId=point, **invoking, **stated, **more)
            await refused(late, asked, "budget-condition-lapsed", "R-088")
    open_yet = await reserved_for_budget(world, None)
    point = await open_yet.decision("withdraw_subsidy")
    asked = open_yet.step("withdrawal", expect=None, decisionPointId=point, budgetAdoptedOn=in_days(-31), **invoking)
    await refused(open_yet, asked, "budget-condition-lapsed", "R-088")
    lowered = await open_yet.step("partial-withdrawal", decisionPointId=point, grantedCents=100, **invoking)
    assert lowered.json()["grantedCents"] == 100
    without = await money(world, 1_000)
    await without.granted(500)
    point = await without.decision("withdraw_subsidy")
    asked = without.step("withdrawal", expect=None, decisionPointId=point, **invoking)
    await refused(without, asked, "budget-condition-lapsed", "R-088")


async def test_r_089_parts_stay_within_the_whole_and_count_once(world: World):
    whole = await money(world, 1_000, 600)
    part = await part_of(world, whole.envelope, 400, parentAllocationId=whole.allocation["id"])
    more = indicative(whole.envelope, 201, parentAllocationId=whole.allocation["id"])
    exceeded = ("child-allocations-exceed-parent", "R-089")
    await refused(whole, world.province.post(ALLOCATIONS, more), *exceeded, availableCents=200)
    body = await grant(part, 400)
    await refused(part, part.step("grant", expect=None, **body), *exceeded)
    await whole.granted(600)
    await part.step("grant", **body)
    assert (await headroom_of(world.province, whole.envelope))["grantedTotalCents"] == 600
    point = await whole.decision("withdraw_subsidy")
    ground: Body = {"ground": "activities_not_done", "decisionPointId": point}
    await refused(whole, whole.step("withdrawal", expect=None, **ground), *exceeded)
    asked = whole.step("partial-withdrawal", expect=None, grantedCents=399, **ground)
    await refused(whole, asked, *exceeded)
    assert (await whole.step("partial-withdrawal", grantedCents=400, **ground)).json()["grantedCents"] == 400


async def test_r_090_advances_need_a_grant_and_stay_within_it(world: World):
    found = await money(world, 1_000)
    body = await advance(found, 1)
    answer = await found.world.province.post(f"{found.address}/payments", body)
    assert told(answer)[0] == ("invalid-transition", "R-090")
    await found.granted(500)
    await found.paid("advance", 200)
    over = world.province.post(f"{found.address}/payments", await advance(found, 301))
    await refused(found, over, "advance-exceeds-grant", "R-090", availableCents=300)
    cancelled = await found.prepare("advance", 300)
    await take(world.province, cancelled, "transitions", transition="cancel", reason="Vergissing")
    await found.paid("advance", 300)
    over = world.province.post(f"{found.address}/payments", await advance(found, 1))
    await refused(found, over, "advance-exceeds-grant", "R-090", availableCents=0)


async def test_r_091_who_prepared_a_payment_does_not_approve_it(world: World):
    found = await money(world, 1_000)
    await found.granted(500)
    payment = await found.prepare("advance", 100)
    own = ("segregation-of-duties", "R-091", 403)
    await refused(found, take(world.province, payment, "transitions", expect=None, transition="approve"), *own)
    approved = await take(await officer(world), payment, "transitions", transition="approve")
    assert approved.json()["approvedBy"]["role"] == "finance_officer"
    assert (await take(world.province, payment, "transitions", transition="pay")).json()["status"] == "paid"


async def test_r_091_one_person_with_two_accounts_is_one_person(world: World):
    found = await money(world, 1_000)
    await found.granted(500)
    person = (await world.province.record("/v1/persons", {"familyName": "Jansen"}))["id"]
    at = (world.client, world.targets, world.issuer, world.province.organisation_id, (ApiRole.FINANCE_OFFICER,))
    maker, again = [await member(*at, person_id=person) for _ in range(2)]
    answer = await maker.post(f"{found.address}/payments", await advance(found, 100))
    asked = take(again, answer.json(), "transitions", expect=None, transition="approve")
    await refused(found, asked, "segregation-of-duties", "R-091", 403)
    await take(await officer(world), answer.json(), "transitions", transition="approve")


async def test_r_091_what_is_told_to_be_approved_is_not_paid_by_who_told_it(world: World):
    """Or one person would record an approval from a source and pay."""
    found = await money(world, 1_000)
    await found.granted(500)
    body = historic() | await advance(found, 100) | {"recordingMode": "historic", "status": "approved"}
    answer = await world.province.post(f"{found.address}/payments", body)
    assert answer.status_code == 201, answer.text
    asked = take(world.province, answer.json(), "transitions", expect=None, transition="pay")
    await refused(found, asked, "segregation-of-duties", "R-091", 403)
    paid = (await take(await officer(world), answer.json(), "transitions", transition="pay")).json()
    assert (paid["status"], paid["approvedBy"]["role"]) == ("paid", "finance_officer")


async def suspension(found: Money, **facts: Any) -> dict[str, Any]:
    body = {"recordingMode": "workflow", "notifiedOn": in_days(0), **facts}
    answer = await found.world.province.post(f"{found.address}/suspensions", body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_r_092_nothing_is_paid_during_a_suspension(world: World):
    found = await money(world, 1_000)
    await found.granted(500)
    approved, prepared = await found.prepare("advance", 100), await found.prepare("advance", 100)
    approver = await officer(world)
    await take(approver, approved, "transitions", transition="approve")
    holding = await suspension(found)
    assert holding["endsOn"]["value"] == (CLOCK.today() + timedelta(weeks=13)).isoformat()
    suspended = ("payment-suspended", "R-092")
    for payment, name in ((approved, "pay"), (prepared, "approve")):
        await refused(found, take(approver, payment, "transitions", expect=None, transition=name), *suspended)
    asked = world.province.post(f"{found.address}/payments", await advance(found, 50))
    await refused(found, asked, *suspended)
    await take(approver, approved, "transitions", transition="suspend")
    asked = take(approver, approved, "transitions", expect=None, transition="resume")
    await refused(found, asked, *suspended)
    lifted = {"liftedOn": in_days(0), "reason": "Besloten"}
    assert (await world.province.patch(holding["links"]["self"], lifted, '"1"')).status_code == 200
    await take(approver, approved, "transitions", transition="resume")
    assert (await take(approver, approved, "transitions", transition="pay")).json()["status"] == "paid"
    longer = {"recordingMode": "workflow", "notifiedOn": in_days(0), "endsOn": in_days(7 * 13 + 1)}
    asked = world.province.post(f"{found.address}/suspensions", longer)
    await refused(found, asked, "period-invalid", "R-092", 422)


async def test_r_092_a_suspension_ends_after_thirteen_weeks(world: World):
    found = await money(world, 1_000)
    await found.granted(500)
    payment = await found.prepare("advance", 100)
    approver = await officer(world)
    await take(approver, payment, "transitions", transition="approve")
    await suspension(found)
    CLOCK.set_day(CLOCK.today() + timedelta(weeks=13))
    asked = take(approver, payment, "transitions", expect=None, transition="pay")
    await refused(found, asked, "payment-suspended", "R-092")
    CLOCK.set_day(CLOCK.today() + timedelta(days=1))
    assert (await take(approver, payment, "transitions", transition="pay")).json()["status"] == "paid"


async def accounted(world: World, granted: int = 500, advanced: int = 300) -> Money:
    found = await money(world, 1_000)
    await found.granted(granted)
    if advanced:
        await found.paid("advance", advanced)
    await report(found)
    return found


async def test_r_093_a_determination_follows_the_grant_or_has_a_ground(world: World):
    found = await accounted(world)
    point: Body = {"decisionPointId": await found.decision("determine_subsidy")}
    asked = found.step("determination", expect=None, determinedCents=499, **point)
    await refused(found, asked, "determination-ground-required", "R-093", 422, grantedCents=500)
    ground: Body = {"ground": "activities_not_done"}
    asked = found.step("determination", expect=None, determinedCents=501, **ground, **point)
    await refused(found, asked, "determination-exceeds-grant", "R-093", 422, grantedCents=500)
    lower = (await found.step("determination", determinedCents=400, **ground, **point)).json()
    assert (lower["status"], lower["determinedCents"], lower["statusHistory"][-1]["ground"]) == (
        "determined",
        400,
        "activities_not_done",
    )
    as_granted = await accounted(world)
    assert (await as_granted.step("determination", "determine_subsidy", determinedCents=500)).status_code == 200


async def test_r_093_without_a_report_it_is_determined_only_when_that_is_late(world: World):
    found = await money(world, 1_000)
    await found.granted(500, accountingDueOn=in_days(0))
    point: Body = {"decisionPointId": await found.decision("determine_subsidy")}
    asked = found.step("determination", expect=None, determinedCents=500, **point)
    await refused(found, asked, "report-not-overdue", None)
    CLOCK.set_day(CLOCK.today() + timedelta(days=1))
    assert (await found.step("determination", determinedCents=500, **point)).json()["status"] == "determined"


async def test_r_094_the_final_payment_is_what_is_left(world: World):
    found = await accounted(world)
    await found.step("determination", "determine_subsidy", determinedCents=400, ground="activities_not_done")
    for cents in (99, 101):
        await refused(found, pays(found, "final", cents), "final-payment-mismatch", "R-094", availableCents=100)
    await found.paid("final", 100)
    assert await found.status() == "settled"
    # More was advanced than was determined: there is nothing to pay, and a claim.
    over = await accounted(world)
    await over.step("determination", "determine_subsidy", determinedCents=200, ground="activities_not_done")
    await refused(over, pays(over, "final", 100), "final-payment-mismatch", "R-094", availableCents=0)
    assert (await over.step("recovery", "recover")).json()["status"] == "recovering"
    # Nothing is left: settled at once.
    even = await accounted(world)
    at_once = await even.step("determination", "determine_subsidy", determinedCents=300, ground="activities_not_done")
    assert at_once.json()["determinedCents"] == 300
    assert await even.status() == "settled"


async def test_r_094_what_came_from_a_source_is_settled_once_somebody_works_on_it(world: World):
    found = await published(world, 1_000)
    answer = await world.province.post(ALLOCATIONS, indicative(found, 500))
    made = Money(world, found, answer.json())
    await made.granted(500)
    await made.paid("advance", 300)
    await report(made)
    await made.step("determination", "determine_subsidy", determinedCents=300, ground="activities_not_done")
    assert await made.status() == "settled"


async def test_r_095_a_grant_is_withdrawn_or_lowered_on_a_ground(world: World):
    found = await accounted(world)
    point: Body = {"decisionPointId": await found.decision("withdraw_subsidy")}
    required = ("withdrawal-ground-required", "R-095", 422)
    await refused(found, found.step("withdrawal", expect=None, **point), *required)
    await refused(found, found.step("partial-withdrawal", expect=None, grantedCents=400, **point), *required)
    withdrawn = (await found.step("withdrawal", ground="obligations_not_met", **point)).json()
    assert (withdrawn["status"], withdrawn["statusHistory"][-1]["ground"]) == ("withdrawn", "obligations_not_met")
    assert (await headroom_of(world.province, found.envelope))["grantedTotalCents"] == 0
    await found.step("recovery", "recover")
    await refused(found, pays(found, "repayment", 301), "repayment-exceeds-claim", "R-097", availableCents=300)
    await found.paid("repayment", 300)
    assert await found.status() == "recovered"


async def announced_now(found: Money, kind: str) -> dict[str, Any]:
    return {"decisionPointId": await found.decision(kind, CLOCK.today().isoformat())}


async def settled(world: World) -> Money:
    """A subsidy of 500 cents, settled; its determination is announced today."""
    found = await accounted(world, advanced=500)
    await found.step("determination", determinedCents=500, **await announced_now(found, "determine_subsidy"))
    assert await found.status() == "settled"
    return found


def five_years_on() -> None:
    CLOCK.set_day(CLOCK.today().replace(year=CLOCK.today().year + 5))


async def test_r_096_a_settled_determination_changes_on_a_ground_and_only_to_less(world: World):
    found = await settled(world)
    point = await announced_now(found, "recover")
    final = ("determination-final", "R-096")
    asked = found.step("recovery", expect=None, determinedCents=400, **point)
    await refused(found, asked, *final, determinedCents=500)
    for cents in (500, 501):
        asked = found.step("recovery", expect=None, determinedCents=cents, ground="facts_unknown", **point)
        before = await picture(found)
        answer = await asked
        assert told(answer)[0] == final
        assert await picture(found) == before
    lower = (await found.step("recovery", determinedCents=400, ground="facts_unknown", **point)).json()
    assert (lower["status"], lower["determinedCents"]) == ("recovering", 400)
    assert (await headroom_of(world.province, found.envelope))["grantedTotalCents"] == 400


async def test_r_096_a_settled_determination_is_safe_after_five_years_but_for_a_later_breach(world: World):
    found = await settled(world)
    five_years_on()
    point = await announced_now(found, "recover")
    revised = {"determinedCents": 400, **point}
    rehearsed = f"{found.address}/recovery?validateOnly=true"
    body, headers = {**revised, "ground": "facts_unknown"}, {"If-Match": "*"}
    assert (await world.province.post(rehearsed, body, **headers)).status_code == 200
    CLOCK.set_day(CLOCK.today() + timedelta(days=1))
    passed = ("limitation-period-passed", "R-096")
    for ground in (
        {"ground": "facts_unknown"},
        {"ground": "determination_wrong"},
        {"ground": "obligations_breached"},
        {"ground": "obligations_breached", "breachedOn": in_days(-5 * 366)},
        # A breach that is still to come is none.
        {"ground": "obligations_breached", "breachedOn": in_days(1)},
        # The day of a breach counts with its own ground alone.
        {"ground": "facts_unknown", "breachedOn": in_days(-1)},
    ):
        asked = found.step("recovery", expect=None, **revised, **ground)
        await refused(found, asked, *passed, beside=(("limitation-period-passed", "R-097"),))
    breached: Body = {"ground": "obligations_breached", "breachedOn": in_days(-1)}
    assert (await found.step("recovery", **revised, **breached)).json()["status"] == "recovering"


async def test_r_097_what_was_overpaid_is_claimed_back_within_five_years(world: World):
    found = await accounted(world, advanced=500)
    point = await announced_now(found, "determine_subsidy")
    await found.step("determination", determinedCents=400, ground="activities_not_done", **point)
    recover = await announced_now(found, "recover")
    five_years_on()
    rehearsal = await world.province.post(f"{found.address}/recovery?validateOnly=true", recover, **{"If-Match": "*"})
    assert rehearsal.status_code == 200, rehearsal.text
    CLOCK.set_day(CLOCK.today() + timedelta(days=1))
    asked = found.step("recovery", expect=None, **recover)
    await refused(found, asked, "limitation-period-passed", "R-097")
    # It was decided in time, and is only recorded now.
    yesterday: Body = {**recover, "occurredOn": in_days(-1)}
    assert (await found.step("recovery", **yesterday)).json()["status"] == "recovering"


async def test_r_097_a_determination_told_without_its_decision_counts_from_its_day(world: World):
    found = await published(world, 1_000)
    facts = {"statement": amount(500), "grantedCents": 500, "determinedCents": 400}
    facts |= {"decisionId": (await decision_of(world)), "occurredOn": on_day("2010-01-01")}
    answer = await world.province.post(ALLOCATIONS, indicative(found, 500) | facts | {"status": "determined"})
    assert answer.status_code == 201, answer.text
    made = Money(world, found, answer.json())
    body = historic() | await advance(made, 450) | {"recordingMode": "historic", "status": "paid"}
    answer = await world.province.post(f"{made.address}/payments", body | {"paidOn": on_day("2026-06-01")})
    assert answer.status_code == 201, answer.text
    point: Body = {"decisionPointId": await made.decision("recover")}
    asked = made.step("recovery", expect=None, **point)
    await refused(made, asked, "limitation-period-passed", "R-097")


async def decision_of(world: World) -> str:
    body = {
        "organisationId": str(world.province.organisation_id),
        "body": "provincial_executive",
        "status": "decided",
    }
    return str((await world.province.record(DECISIONS, body | {"decidedOn": on_day("2010-01-01")}))["id"])


async def test_r_098_a_lowered_grant_keeps_its_state_and_what_was_advanced_above_it_is_owed(world: World):
    found = await money(world, 1_000)
    await found.granted(500)
    await found.paid("advance", 400)
    ground: Body = {"ground": "changed_circumstances", "decisionPointId": await found.decision("withdraw_subsidy")}
    for cents in (500, 501):
        asked = found.step("partial-withdrawal", expect=None, grantedCents=cents, **ground)
        await refused(found, asked, "grant-not-lowered", "R-098", 422, grantedCents=500)
    lowered = (await found.step("partial-withdrawal", grantedCents=300, **ground)).json()
    assert (lowered["status"], lowered["grantedCents"]) == ("advance_paid", 300)
    balance = (await world.province.get(f"{found.address}/balance")).json()
    assert (balance["entitlementCents"], balance["claimCents"]) == (300, 100)
    assert (await headroom_of(world.province, found.envelope))["availableCents"] == 700
    over = world.province.post(f"{found.address}/payments", await advance(found, 1))
    await refused(found, over, "advance-exceeds-grant", "R-090", availableCents=0)


async def test_r_098_what_was_refused_is_never_granted(world: World):
    found = await money(world, 1_000)
    await found.step("refusal", "refuse_subsidy", ground="general")
    body = await grant(found, 100)
    await refused(found, found.step("grant", expect=None, **body), "invalid-transition", None)
    anew = await part_of(world, found.envelope, 100)
    assert (await anew.granted(100)).json()["status"] == "granted"


async def condition(found: Money, **facts: Any) -> dict[str, Any]:
    body = {"recordingMode": "workflow", "kind": "suspensive", "text": "Cofinanciering is toegezegd.", **facts}
    answer = await found.world.province.post(f"{found.address}/conditions", body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_r_099_an_advance_waits_for_what_suspends_it(world: World):
    found = await money(world, 1_000)
    await found.granted(500)
    await condition(found, kind="obligation")
    ready = await found.prepare("advance", 100)
    suspensive, other = await condition(found), await condition(found, text="De vergunning is verleend.")
    unmet = ("condition-unmet", "R-099")
    approver = await officer(world)
    asked = world.province.post(f"{found.address}/payments", await advance(found, 100))
    await refused(found, asked, *unmet)
    await refused(found, take(approver, ready, "transitions", expect=None, transition="approve"), *unmet)
    met = {"metOn": in_days(0), "reason": "Toegezegd"}
    assert (await world.province.patch(suspensive["links"]["self"], met, '"1"')).status_code == 200
    await refused(found, take(approver, ready, "transitions", expect=None, transition="approve"), *unmet)
    waived = {"waivedByDecisionId": await decision_of(world), "reason": "Ontheven"}
    assert (await world.province.patch(other["links"]["self"], waived, '"1"')).status_code == 200
    await take(approver, ready, "transitions", transition="approve")
    assert (await take(approver, ready, "transitions", transition="pay")).json()["status"] == "paid"


async def test_r_065_nothing_new_is_reserved_granted_or_advanced_once_the_agreement_ended(world: World):
    ends = CLOCK.today() + timedelta(days=1)
    dossier = await world.agreement(status="in_force", endsOn=on_day(ends.isoformat()))
    envelope_of_it = await published(world, 1_000)
    body = {"recordingMode": "workflow", "occurredOn": None, "sourceRefs": [], "agreementId": dossier["id"]}
    found, other = [
        Money(
            world,
            envelope_of_it,
            (await world.municipality.post(ALLOCATIONS, indicative(envelope_of_it, 400) | body)).json(),
        )
        for _ in range(2)
    ]
    await found.granted(400)
    await found.paid("advance", 100)
    await firm(other)
    CLOCK.set_day(ends + timedelta(days=1))
    expired = ("agreement-expired", "R-065")
    await refused(other, other.step("reservation", expect=None), *expired)
    await refused(other, other.step("grant", expect=None, **await grant(other, 400)), *expired)
    asked = world.province.post(f"{found.address}/payments", await advance(found, 100))
    await refused(found, asked, *expired)
    # What closes it goes on (S12).
    await report(found)
    await found.step("determination", "determine_subsidy", determinedCents=400)
    await found.paid("final", 300)
    assert await found.status() == "settled"
