"""Situations of money made by chance, the same for the same seed: every status, precision and order of steps."""

import random
from typing import Any
from uuid import UUID

from app.funding.rules import AllocationStatus, PaymentKind, PaymentStatus
from app.kit.schema import PartialDate
from tests.api.agreements.support import World, insert_row
from tests.api.reports.money import Money, day, paid_step, step

PATHS = (
    "indicative",
    "indicative reserved",
    "indicative lapsed",
    "reserved refused",
    "indicative granted",
    "granted advance_paid",
    "reserved granted advance_paid accounted",
    "granted advance_paid accounted determined",
    "granted accounted determined settled",
    "granted advance_paid accounted determined recovering recovered",
    "granted advance_paid withdrawn",
    "granted advance_paid withdrawn recovering",
    "granted advance_paid advance_paid",
    "reserved determined",
)
PRECISIONS = ("day", "day", "day", "day", "month", "year", "mid_year", "summer", "season", "unknown", "none")


def some_day(rng: random.Random) -> PartialDate | None:
    """A partial date of 2025 to 2027 of any precision, or none."""
    precision, year, month = rng.choice(PRECISIONS), rng.randint(2025, 2027), rng.randint(1, 12)
    found: dict[str, PartialDate | None] = {
        "none": None,
        "unknown": day(None),
        "day": day(f"{year}-{month:02}-{rng.randint(1, 28):02}"),
        "month": day(f"{year}-{month:02}", "month"),
        "summer": day(str(year), "season", rng.choice(["Zomer", "in the SUMMER"])),
        "season": day(str(year), "season", rng.choice(["najaar", None])),
    }
    return found[precision] if precision in found else day(str(year), precision)


def steps_of(rng: random.Random) -> list[Any]:
    """The steps of one allocation, in any order of days."""
    cents = rng.randint(1, 9_000)
    lowered, determined = rng.randint(0, cents), rng.randint(0, cents)
    found: list[Any] = []
    for status in rng.choice(PATHS).split():
        amounts: dict[str, int] = {}
        seen = [one.status for one in found]
        if status not in {"indicative", "refused", "lapsed"}:
            amounts["reserved_cents"] = cents
        if status not in {"indicative", "reserved", "refused", "lapsed"} and seen[-1:] != ["reserved"]:
            amounts["granted_cents"] = lowered if status in seen else cents
        if status in {"determined", "settled", "recovering", "recovered"} and "withdrawn" not in seen:
            amounts["determined_cents"] = determined
        if status in {"granted", "advance_paid", "accounted"}:
            amounts.setdefault("granted_cents", cents)
        if amounts.get("granted_cents", cents) < determined and "determined_cents" in amounts:
            amounts["determined_cents"] = amounts["granted_cents"]
        if rng.random() < 0.3:
            amounts["refused_cents"] = rng.randint(0, 100)
        found.append(step(status, some_day(rng), rng.choice([None, rng.randint(0, 9_000)]), **amounts))
    return found


def add_payments(money: Money, rng: random.Random, allocation: UUID, last: Any) -> None:
    """Payments of an allocation; advances stay within the grant while it runs."""
    left = last.granted_cents or 0
    for _ in range(rng.randint(0, 4)):
        kind = rng.choice(list(PaymentKind))
        cents = rng.randint(1, 4_000)
        running = last.status in {AllocationStatus.GRANTED, AllocationStatus.ADVANCE_PAID}
        if kind is PaymentKind.ADVANCE and running:
            if left < 1:
                continue
            cents = min(cents, left)
            left -= cents
        course = list(PaymentStatus)[: rng.randint(1, 3)] + rng.choice(
            [[], [], [rng.choice(list(PaymentStatus)[3:])]]
        )
        if course[-1] is PaymentStatus.REVERSED:
            course = [*list(PaymentStatus)[:3], PaymentStatus.REVERSED]
        steps = [paid_step(status, some_day(rng)) for status in course]
        given = {"reversed_on": None} if rng.random() < 0.1 else {}
        money.payment(allocation, kind, cents, *steps, **given)


async def situation(world: World, money: Money, seed: int) -> list[UUID]:
    """Gather a situation and return the organisations that receive money in it."""
    rng = random.Random(seed)
    receivers = [world.outsider.organisation_id, world.municipality.organisation_id]
    areas = [None, world.area_id, await insert_row_of_area(world)]
    programmes = [None, world.programme_id]
    for provider in (world.province.organisation_id, world.municipality.organisation_id):
        for status in rng.sample(["announced", "adopted", "published", "closed"], 3):
            envelope = money.envelope(provider, 10_000_000, status, programme_id=rng.choice(programmes))
            for _ in range(rng.randint(0, 9)):
                steps = steps_of(rng)
                allocation = money.allocation(
                    envelope,
                    *steps,
                    cents=rng.randint(0, 9_000),
                    area_id=rng.choice(areas),
                    recipient_organisation_id=rng.choice([None, *receivers]),
                    applied_on=some_day(rng),
                )
                add_payments(money, rng, allocation, steps[-1])
                for _ in range(rng.randint(0, 2)):
                    money.report(allocation, rng.randint(0, 9_000), some_day(rng) or day("2026", "year"))
                if rng.random() < 0.3:
                    money.allocation(envelope, step("indicative"), cents=1, parent_allocation_id=allocation)
    return [receiver for receiver in receivers if receiver is not None]


async def insert_row_of_area(world: World) -> UUID:
    """Another area of the province."""
    given = {"province_organisation_id": world.province.organisation_id, "selected_by_province": True}
    return await insert_row(world.targets, "area", name="Ander", **given)
