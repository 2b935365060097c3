"""Rules on agreements and signing events, without a database."""

from datetime import date
from uuid import UUID

import pytest

from app.agreements import rules
from app.agreements.rules import AgreementStatus, SigningEventStatus
from app.kit.dates import ANY_DAY, DatePrecision, Interval, interval_of, on
from app.kit.domain import Violation

DAY = date(2026, 3, 23)
APRIL_2025 = interval_of("2025-04", DatePrecision.MONTH)
YEAR_2026 = interval_of("2026", DatePrecision.YEAR)
POTTENBERG, NAZARETH, ELSEWHERE = UUID(int=1), UUID(int=2), UUID(int=3)


def slugs(violations: list[Violation]) -> list[str]:
    return [violation.problem.slug for violation in violations]


@pytest.mark.parametrize(
    ("status", "since"),
    [
        (AgreementStatus.IN_FORCE, "effective"),
        (AgreementStatus.SIGNED, "concluded"),
        (AgreementStatus.IN_DECISION, None),
        (AgreementStatus.EXPIRED, None),
    ],
)
def test_day_of_status_is_only_derived_from_the_date_that_says_it(status: AgreementStatus, since: str | None):
    assert rules.day_of_status(status, "effective", "concluded") == since


def test_day_of_status_is_unknown_where_its_date_is():
    assert rules.day_of_status(AgreementStatus.IN_FORCE, None, "concluded") is None


def test_history_ends_with_the_status_itself():
    draft, signed = AgreementStatus.DRAFT, AgreementStatus.SIGNED
    assert rules.history_ends_with(signed, [draft, signed]) == []
    assert slugs(rules.history_ends_with(draft, [draft, signed])) == ["status-history-mismatch"]


def test_r_003_history_is_refused_only_when_it_certainly_runs_back():
    assert rules.history_runs_forward([APRIL_2025, None, YEAR_2026, on(DAY)]) == []
    assert rules.history_runs_forward([on(DAY), YEAR_2026]) == []
    assert slugs(rules.history_runs_forward([on(DAY), None, APRIL_2025])) == ["period-invalid"]


def test_r_003_history_compares_entries_that_are_not_neighbours():
    late, early = on(date(2026, 3, 1)), on(date(2026, 2, 1))
    assert slugs(rules.history_runs_forward([late, YEAR_2026, early])) == ["period-invalid"]


@pytest.mark.parametrize(
    ("since", "day", "reached"),
    [
        ([None], date(1950, 1, 1), 1),
        ([None, on(DAY)], date(2026, 3, 22), 1),
        ([None, on(DAY)], DAY, 2),
        ([APRIL_2025], date(2025, 3, 31), 0),
        ([APRIL_2025], date(2025, 4, 1), 1),
        ([ANY_DAY, on(DAY)], date(2020, 1, 1), 1),
        ([on(DAY), None], date(2026, 3, 22), 0),
    ],
)
def test_statuses_reached_on_a_day(since: list[Interval | None], day: date, reached: int):
    assert rules.statuses_reached(since, day) == reached


def test_a_held_event_has_a_day():
    held = SigningEventStatus.HELD
    assert slugs(rules.held_event_has_day(held, day_given=False)) == ["held-day-missing"]
    assert rules.held_event_has_day(held, day_given=True) == []
    assert rules.held_event_has_day(SigningEventStatus.PLANNED, day_given=False) == []


def test_a_chosen_location_is_one_of_the_options_where_there_are_any():
    options = (POTTENBERG, NAZARETH)
    assert slugs(rules.location_is_an_option(options, ELSEWHERE)) == ["location-not-an-option"]
    assert rules.location_is_an_option(options, NAZARETH) == []
    assert rules.location_is_an_option(options, None) == []
    assert rules.location_is_an_option((), ELSEWHERE) == []


def test_r_027_the_day_an_event_was_planned_for_is_kept_when_it_moves():
    assert rules.earlier_plans((), "13 March", "20 March") == ("13 March",)
    assert rules.earlier_plans(("6 March",), "13 March", "20 March") == ("6 March", "13 March")
    assert rules.earlier_plans(("6 March",), "13 March", "13 March") == ("6 March",)


def test_r_027_an_old_day_the_caller_already_lists_is_not_added_twice():
    assert rules.earlier_plans(("6 March", "13 March"), "13 March", "20 March") == ("6 March", "13 March")
