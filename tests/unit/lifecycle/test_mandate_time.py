"""When a mandate begins, who holds it and when its holder left: only where that is certain, and never too early."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.findings.facts import MandateFacts, OfficeHoldingFacts, RoleAssignmentFacts
from app.kit.dates import DatePrecision, Interval, interval_of
from app.lifecycle.mandate_time import (
    HolderFacts,
    Period,
    Subject,
    holder_left,
    holders,
    mandate_started,
    periods_held,
    phase_has_passed,
)

P = DatePrecision
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
INTERVALS = st.tuples(DAYS, st.integers(0, 400)).map(
    lambda found: Interval(found[0], found[0] + timedelta(days=found[1]))
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def when(text: str) -> Interval:
    """A day, a month or a year, whichever the text is."""
    precision = {10: P.DAY, 7: P.MONTH, 4: P.YEAR}[len(text)]
    return interval_of(text, precision)


def period(start: str | None = None, end: str | None = None) -> Period:
    return Period(when(start) if start else None, when(end) if end else None)


def test_r_042_a_mandate_lapses_the_day_after_its_person_certainly_left():
    granted = when("2026-03-23")
    held = period("2022-06-01", "2026-11-24")
    assert holder_left([held], granted, day("2026-11-24")) is None
    assert holder_left([held], granted, day("2026-11-25")) == day("2026-11-25")
    assert holder_left([period("2022", "2026-11")], granted, day("2026-11-30")) is None
    assert holder_left([period("2022", "2026-11")], granted, day("2026-12-01")) == day("2026-12-01")
    # Another office keeps the person inside, now or perhaps.
    assert holder_left([held, period("2026-11-01")], granted, day("2026-12-01")) is None
    assert holder_left([held, period(None, "2026")], granted, day("2026-12-01")) is None
    assert holder_left([held, period("2010", "2014")], granted, day("2026-12-01")) == day("2026-11-25")


def test_awb_10_4_who_was_outside_all_along_did_not_leave():
    before = period("2018-01-01", "2022-05-31")
    assert holder_left([], when("2026-03-23"), day("2026-12-01")) is None
    assert holder_left([before], when("2026-03-23"), day("2026-12-01")) is None
    assert holder_left([period("2018-01-01", "2026-11-24")], None, day("2026-12-01")) is None
    assert holder_left([period("2026", "2026-11-24")], when("2026-03-23"), day("2026-12-01")) is None


def started(text: str, mandate: Period, *held: Period) -> date | None:
    return mandate_started(mandate, held, day(text))


def test_r_033_a_mandate_starts_when_its_day_is_reached_and_its_holder_is_known():
    held = period("2022-06-01")
    assert started("2026-03-22", period("2026-03-23"), held) is None
    assert started("2026-03-23", period("2026-03-23"), held) == day("2026-03-23")
    assert started("2026-03-31", period("2026-03"), held) == day("2026-03-31")
    assert started("2026-06-02", period("2026-03-23")) is None
    assert started("2026-06-02", period("2026-03-23"), period("2026-06-01")) == day("2026-06-01")
    assert started("2026-06-02", period("2026-03-23"), period("2026-06")) is None
    assert started("2026-06-02", period("2026-03-23"), period("2022", "2026")) is None
    assert started("2026-06-02", period(None, None), held) is None


def test_r_030_what_may_be_over_does_not_start():
    held = period()
    assert started("2026-06-02", period("2026-03-23", "2026-06-01"), held) is None
    assert started("2026-06-02", period("2026-03-23", "2026"), held) is None
    assert started("2026-06-02", period("2026-03-23", "2026-06-02"), held) is not None


@pytest.mark.parametrize(
    ("limit", "status", "passed"),
    [
        ("until_signing", "in_signing", False),
        ("until_signing", "signed", True),
        ("until_signing", "in_force", True),
        ("until_signing", "withdrawn", True),
        ("during_term", "signed", False),
        ("during_term", "in_force", False),
        ("during_term", "expired", True),
        ("during_term", "terminated", True),
        (None, "expired", False),
        ("until_signing", None, False),
    ],
)
def test_r_041_a_phase_is_over_when_the_agreement_has_left_it(limit: str | None, status: str | None, passed: bool):
    assert phase_has_passed(limit, status) is passed


@given(st.tuples(INTERVALS, INTERVALS), st.tuples(INTERVALS, INTERVALS), DAYS)
def test_r_003_nobody_holds_a_mandate_on_a_day_that_is_not_certain(
    mandate: tuple[Interval, Interval], held: tuple[Interval, Interval], today: date
):
    assume(mandate[0].latest < mandate[1].earliest)
    found = mandate_started(Period(*mandate), [Period(*held)], today)
    if found is not None:
        assert mandate[0].latest <= found <= today <= mandate[1].earliest
        assert held[0].latest <= today <= held[1].earliest


@given(st.tuples(INTERVALS, INTERVALS), st.tuples(INTERVALS, INTERVALS), DAYS)
def test_the_shared_part_of_two_periods_covers_what_both_cover(
    one: tuple[Interval, Interval], other: tuple[Interval, Interval], today: date
):
    first, second, moment = Period(*one), Period(*other), Interval(today, today)
    both = first.certainly_covers(moment) and second.certainly_covers(moment)
    assert first.within(second).certainly_covers(moment) is both


def office(
    name: str, person: str, function: str = "alderman", organisation: str = "town", **period: Interval
) -> OfficeHoldingFacts:
    return OfficeHoldingFacts(
        id=name, person_id=person, function_kind=function, organisation_id=organisation, **period
    )


def role(name: str, holding: str, **subject: Any) -> RoleAssignmentFacts:
    return RoleAssignmentFacts(id=name, role="portfolio_holder", office_holding_id=holding, **subject)


FACTS = HolderFacts(
    office_holdings=(
        office("first", "ann", valid_to=when("2026-05-31")),
        office("second", "bob", valid_from=when("2026-06-01")),
        office("elsewhere", "cor", organisation="province"),
        office("other", "dee", function="secretary"),
    ),
    role_assignments=(
        role("a", "first", agreement_id="agreement"),
        role("b", "second", programme_id="programme"),
        role("c", "elsewhere", agreement_id="agreement"),
        role("d", "other", agreement_id="another"),
    ),
)
ABOUT = Subject("agreement", "programme")


def held_by(facts: dict[str, str], subject: Subject | None = ABOUT) -> dict[str | None, Period]:
    mandate = MandateFacts(id="m", granting_organisation_id="town", **facts)  # type: ignore[arg-type]
    return {held.person_id: held.period for held in holders(mandate, FACTS, subject)}


def test_r_033_a_role_is_held_by_who_fills_it_for_the_agreement_or_its_programme():
    of_role = {"holder_kind": "role", "holder_role": "portfolio_holder"}
    assert held_by(of_role) == {"ann": period(None, "2026-05-31"), "bob": period("2026-06-01")}
    assert set(held_by(of_role, Subject("another", None))) == {"dee"}
    assert set(held_by(of_role, Subject(None, None))) == set()
    # Without a subject it is asked whether anybody fills it at all.
    assert set(held_by(of_role, None)) == {"ann", "bob", "dee"}


def test_r_042_a_function_is_held_by_one_after_the_other_and_a_person_stays_the_person():
    of_function = {"holder_kind": "function", "function_kind": "alderman"}
    assert held_by(of_function) == {"ann": period(None, "2026-05-31"), "bob": period("2026-06-01")}
    assert held_by({"holder_kind": "person", "person_id": "zoe"}) == {"zoe": period()}


def test_awb_10_4_a_person_from_outside_can_use_it_with_consent():
    outside = MandateFacts(id="m", granting_organisation_id="town", holder_kind="person", person_id="cor")
    assert periods_held(outside, FACTS, ABOUT) == []
    consented = MandateFacts(
        id="m",
        granting_organisation_id="town",
        holder_kind="person",
        person_id="cor",
        consent_document_id="letter",
    )
    assert periods_held(consented, FACTS, ABOUT) == [period()]
    inside = MandateFacts(id="m", granting_organisation_id="town", holder_kind="person", person_id="ann")
    assert periods_held(inside, FACTS, ABOUT) == [period(None, "2026-05-31")]
