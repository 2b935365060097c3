"""Money definitions and the rules that keep totals true, without a database."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.funding import totals
from app.funding.rules import AllocationStatus, AmountCertainty, AmountQualifier, CeilingStatus
from app.funding.totals import AllocationFigures, EnvelopeFigures
from app.kit.domain import Violation

CEILING = EnvelopeFigures(1000, AmountCertainty.FIRM, AmountQualifier.EXACT, CeilingStatus.ADOPTED)
OWN, PART = UUID(int=100), UUID(int=200)


def allocation(number: int, status: str, amount: int = 0, parent: int | None = None, **cents: int):
    return AllocationFigures(
        UUID(int=number), UUID(int=parent) if parent else None, AllocationStatus(status), amount, **cents
    )


def granted(number: int, cents: int, parent: int | None = None):
    return allocation(number, "granted", cents, parent, granted_cents=cents)


def by_id(*allocations: AllocationFigures) -> dict[UUID, AllocationFigures]:
    return {a.id: a for a in allocations}


def refused(violations: list[Violation]) -> list[tuple[str, int]]:
    return [(v.problem.slug, v.members["availableCents"]) for v in violations]


@pytest.mark.parametrize(
    ("status", "consumption", "reservation", "standing"),
    [
        ("indicative", 0, 0, 7),
        ("reserved", 0, 5, 5),
        ("granted", 3, 0, 3),
        ("advance_paid", 3, 0, 3),
        ("accounted", 3, 0, 3),
        ("determined", 2, 0, 2),
        ("settled", 2, 0, 2),
        ("recovering", 2, 0, 2),
        ("recovered", 2, 0, 2),
        ("refused", 0, 0, 0),
        ("withdrawn", 0, 0, 0),
        ("lapsed", 0, 0, 0),
    ],
)
def test_what_an_allocation_takes_in_each_status(status: str, consumption: int, reservation: int, standing: int):
    found = allocation(1, status, 7, reserved_cents=5, granted_cents=3, determined_cents=2)
    assert (found.consumption, found.reservation, found.standing) == (consumption, reservation, standing)


def test_a_recovery_after_a_withdrawal_consumes_nothing():
    assert allocation(1, "recovering", 7, granted_cents=3).consumption == 0


def test_a_reservation_without_its_own_amount_is_the_amount_stated():
    assert allocation(1, "reserved", 7).reservation == 7
    assert allocation(1, "reserved", 7, reserved_cents=0).reservation == 0


@pytest.mark.parametrize(
    ("status", "certainty", "qualifier", "ceiling", "limit"),
    [
        ("announced", "estimate", "circa", None, None),
        ("announced", "estimate", "exact", None, None),
        ("announced", "firm", "circa", None, None),
        ("announced", "firm", "minimum", None, None),
        ("announced", "firm", "maximum", None, 1000),
        ("announced", "reserved", "exact", None, 1000),
        ("adopted", "firm", "circa", 1000, 1000),
        ("published", "firm", "exact", 1000, 1000),
        ("closed", "firm", "exact", 1000, 1000),
    ],
)
def test_a_ceiling_exists_once_adopted(
    status: str, certainty: str, qualifier: str, ceiling: int | None, limit: int | None
):
    envelope = EnvelopeFigures(1000, AmountCertainty(certainty), AmountQualifier(qualifier), CeilingStatus(status))
    assert (envelope.ceiling_cents, envelope.limit_cents) == (ceiling, limit)


def test_r_089_totals_count_each_euro_once():
    parts = [granted(1, 600), granted(2, 400, parent=1), allocation(3, "reserved", 50)]
    assert totals.granted_total(parts) == 600
    assert totals.reserved_total(parts) == 50
    assert totals.available_cents(CEILING, parts) == 400
    assert totals.available_cents(replace(CEILING, ceiling_status=CeilingStatus.ANNOUNCED), parts) is None


def test_r_082_grants_stay_within_the_ceiling():
    assert totals.envelope_holds(CEILING, by_id(granted(1, 600), granted(2, 400)), UUID(int=2)) == []
    found = totals.envelope_holds(CEILING, by_id(granted(1, 600), granted(2, 401)), UUID(int=2))
    assert refused(found) == [("ceiling-exceeded", 400)]


def test_r_082_a_lowered_ceiling_stays_above_what_was_granted():
    found = totals.envelope_holds(CEILING, by_id(granted(1, 600), granted(2, 401)))
    assert refused(found) == [("ceiling-exceeded", 0)]


def test_r_081_grants_and_reservations_stay_within_the_envelope():
    allocations = by_id(granted(1, 600), allocation(2, "reserved", 300), granted(3, 101))
    assert refused(totals.envelope_holds(CEILING, allocations, UUID(int=3))) == [("envelope-overcommitted", 100)]
    fits = by_id(granted(1, 600), allocation(2, "reserved", 300), granted(3, 100))
    assert totals.envelope_holds(CEILING, fits, UUID(int=3)) == []


def test_r_081_an_own_reservation_is_consumed_and_not_counted_twice():
    before = allocation(1, "reserved", 900, reserved_cents=900)
    after = replace(before, status=AllocationStatus.GRANTED, granted_cents=1000)
    assert totals.envelope_holds(CEILING, by_id(after), after.id) == []


def test_indicative_allocations_never_consume():
    announced = EnvelopeFigures(1000, AmountCertainty.ESTIMATE, AmountQualifier.CIRCA, CeilingStatus.ANNOUNCED)
    for envelope in (CEILING, announced):
        assert totals.envelope_holds(envelope, by_id(allocation(1, "indicative", 5000))) == []


def test_r_077_an_envelope_in_use_does_not_become_an_estimate():
    estimate = replace(CEILING, certainty=AmountCertainty.ESTIMATE)
    assert [v.problem.slug for v in totals.envelope_stays_firm(estimate, [granted(1, 1)])] == ["amount-not-firm"]
    assert [v.problem.slug for v in totals.envelope_stays_firm(estimate, [allocation(1, "reserved", 1)])]
    assert totals.envelope_stays_firm(estimate, [allocation(1, "indicative", 1)]) == []
    assert totals.envelope_stays_firm(CEILING, [granted(1, 1)]) == []


@pytest.mark.parametrize(
    ("whole", "part", "left"),
    [
        (granted(100, 500), granted(200, 500, parent=100), None),
        (granted(100, 500), granted(200, 501, parent=100), 500),
        (allocation(100, "indicative", 500), allocation(200, "indicative", 500, 100), None),
        (allocation(100, "indicative", 500), allocation(200, "indicative", 501, 100), 500),
        (allocation(100, "indicative", 500), granted(200, 1, parent=100), 500),
        (allocation(100, "indicative", 500), allocation(200, "reserved", 1, 100), 500),
        (allocation(100, "reserved", 500), allocation(200, "reserved", 500, 100), None),
        (allocation(100, "reserved", 500), granted(200, 1, parent=100), 500),
        (granted(100, 500), allocation(200, "reserved", 501, 100), 500),
        (allocation(100, "withdrawn", 500), granted(200, 1, parent=100), 0),
        (allocation(100, "withdrawn", 500), allocation(200, "lapsed", 500, 100), None),
    ],
)
def test_r_089_parts_never_exceed_the_whole(whole: AllocationFigures, part: AllocationFigures, left: int | None):
    expected = [] if left is None else [("child-allocations-exceed-parent", left)]
    assert refused(totals.parts_fit_whole(by_id(whole, part), PART)) == expected
    assert bool(totals.parts_fit_whole(by_id(whole, part), OWN)) == bool(expected)


def test_r_089_parts_add_up_and_say_what_is_left_for_the_changed_one():
    parts = by_id(granted(100, 500), granted(1, 300, parent=100), granted(200, 201, parent=100))
    assert refused(totals.parts_fit_whole(parts, PART)) == [("child-allocations-exceed-parent", 200)]


@pytest.mark.parametrize(
    ("allocations", "sound"),
    [
        ([allocation(100, "indicative")], True),
        ([allocation(100, "indicative", parent=1), allocation(1, "indicative")], True),
        ([allocation(100, "indicative", parent=1)], False),
        ([allocation(100, "indicative", parent=100)], False),
        ([allocation(100, "indicative", parent=1), allocation(1, "indicative", parent=100)], False),
        (
            [
                allocation(100, "indicative", parent=1),
                allocation(1, "indicative", parent=2),
                allocation(2, "indicative", parent=100),
            ],
            False,
        ),
    ],
)
def test_r_089_a_parent_is_of_the_same_envelope_and_never_a_part(allocations: list[AllocationFigures], sound: bool):
    found = totals.parent_is_sound(by_id(*allocations), OWN)
    assert [v.problem.slug for v in found] == ([] if sound else ["allocation-parent-invalid"])


STATUSES = st.sampled_from([status.value for status in AllocationStatus])
CENTS = st.integers(0, 700)
SEVERAL = st.lists(st.tuples(STATUSES, CENTS, CENTS, CENTS), min_size=1, max_size=6)


@given(SEVERAL)
def test_r_083_what_is_accepted_one_by_one_never_exceeds_the_ceiling(attempts: list[tuple[str, int, int, int]]):
    accepted: dict[UUID, AllocationFigures] = {}
    for number, (status, reserved, grant, determined) in enumerate(attempts, start=1):
        one = allocation(
            number, status, reserved, reserved_cents=reserved, granted_cents=grant, determined_cents=determined
        )
        becoming = accepted | {one.id: one}
        if not totals.envelope_holds(CEILING, becoming, one.id):
            accepted = becoming
    assert totals.granted_total(accepted.values()) + totals.reserved_total(accepted.values()) <= 1000
    assert totals.envelope_holds(CEILING, accepted) == []


@given(SEVERAL, CENTS)
def test_r_082_exactly_what_is_left_fits_and_a_cent_more_does_not(
    attempts: list[tuple[str, int, int, int]], new: int
):
    others = by_id(
        *(
            allocation(number, status, r, reserved_cents=r, granted_cents=g, determined_cents=d)
            for number, (status, r, g, d) in enumerate(attempts, start=1)
        )
    )
    if totals.envelope_holds(CEILING, others):
        return
    left = 1000 - totals.granted_total(others.values()) - totals.reserved_total(others.values())
    found = totals.envelope_holds(CEILING, others | {OWN: granted(100, new)}, OWN)
    assert bool(found) == (new > left)
