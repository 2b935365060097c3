"""What time alone changes and on which day: only when it is certain, and never earlier or later than in law (D11)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.day.rules import STEPS, allocation_lapsed, day_after, renewed
from app.kit.dates import DatePrecision, Interval, interval_of, months_later

P = DatePrecision
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
INTERVALS = st.tuples(DAYS, st.integers(0, 400)).map(
    lambda found: Interval(found[0], found[0] + timedelta(days=found[1]))
)
PARTIAL = st.one_of(
    DAYS.map(lambda found: (found.isoformat(), P.DAY)),
    DAYS.map(lambda found: (found.strftime("%Y-%m"), P.MONTH)),
    st.tuples(DAYS, st.sampled_from([P.YEAR, P.MID_YEAR, P.SEASON])).map(lambda f: (str(f[0].year), f[1])),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def when(text: str) -> Interval:
    """A day, a month or a year, whichever the text is."""
    precision = {10: P.DAY, 7: P.MONTH, 4: P.YEAR}[len(text)]
    return interval_of(text, precision)


def test_every_step_has_its_own_name_and_changes_what_its_command_says():
    assert len({step.name for step in STEPS}) == len(STEPS)
    assert {step.kind for step in STEPS} == {"agreement", "amendment", "mandate", "allocation"}


@pytest.mark.parametrize(
    ("end", "begins", "expected"),
    [
        ("2026-11-24", "2026-11-24", None),
        ("2026-11-24", "2026-11-25", "2026-11-25"),
        ("2026-12-31", "2027-01-01", "2027-01-01"),
        ("2024-02-29", "2024-03-01", "2024-03-01"),
        # Noticed later, it still happened on its own day.
        ("2026-11-24", "2027-06-01", "2026-11-25"),
        ("2026-11", "2026-11-30", None),
        ("2026-11", "2026-12-01", "2026-12-01"),
        ("2026", "2026-12-31", None),
        ("2026", "2027-01-01", "2027-01-01"),
    ],
)
def test_r_065_the_last_day_counts_until_its_end(end: str, begins: str, expected: str | None):
    assert day_after(when(end), day(begins)) == (day(expected) if expected else None)


def test_r_066_an_end_that_is_not_known_never_passes():
    assert day_after(None, day("2200-12-31")) is None
    assert day_after(interval_of(None, P.UNKNOWN), day("2200-12-31")) is None


@given(INTERVALS, DAYS)
def test_r_003_nothing_ends_while_it_may_still_run(end: Interval, today: date):
    ended = day_after(end, today)
    assert (ended is not None) == (end.latest < today)
    assert ended is None or (end.latest < ended <= today)


@given(PARTIAL, st.integers(1, 60), st.integers(0, 4000))
def test_r_066a_renewing_after_a_pause_is_renewing_every_time(
    end: tuple[str, DatePrecision], months: int, later: int
):
    value, precision = end
    last = interval_of(value, precision).latest
    today = last + timedelta(days=later)
    at_once = renewed(value, precision, months, today)
    day_by_day, passed = value, last + timedelta(days=1)
    while passed <= today:
        moved = renewed(day_by_day, precision, months, passed)
        if moved is None:
            break
        day_by_day = moved
        passed = interval_of(moved, precision).latest + timedelta(days=1)
    assert at_once == (day_by_day if day_by_day != value else None)
    if at_once is not None:
        assert last < today <= interval_of(at_once, precision).latest


@pytest.mark.parametrize(
    ("value", "precision", "months", "expected"),
    [
        ("2026-11-24", P.DAY, 12, "2027-11-24"),
        ("2026-08-31", P.DAY, 6, "2027-02-28"),
        ("2024-02-29", P.DAY, 36, "2027-02-28"),
        ("2026-10-31", P.DAY, 1, "2026-11-30"),
        ("2026-10", P.MONTH, 14, "2027-12"),
        ("2025", P.YEAR, 24, "2027"),
        ("2026", P.MID_YEAR, 12, "2027"),
        ("2025", P.YEAR, 18, None),
        ("2025", P.SEASON, 12, None),
        (None, P.UNKNOWN, 12, None),
        # Not passed yet.
        ("2026-11-26", P.DAY, 12, None),
        ("2026", P.YEAR, 12, None),
        ("2026-11-25", P.DAY, 12, None),
    ],
)
def test_r_066a_the_end_moves_by_whole_periods_and_keeps_its_precision(
    value: str | None, precision: DatePrecision, months: int, expected: str | None
):
    assert renewed(value, precision, months, day("2026-11-25")) == expected


def test_r_066a_no_end_leaves_the_years_a_date_can_have():
    assert renewed("2199-12-31", P.DAY, 1200, day("2200-06-01")) is None
    assert renewed("2198", P.YEAR, 24, day("2199-06-01")) is None


@given(DAYS, st.integers(1, 600))
def test_months_keep_the_day_number_or_end_with_the_month(start: date, months: int):
    found = months_later(start, months)
    assert (found.year - start.year) * 12 + found.month - start.month == months
    assert found.day == start.day or (found.day < start.day and (found + timedelta(days=1)).day == 1)


def test_money_that_was_only_expected_lapses_with_the_period_unless_somebody_applied():
    end = when("2026")
    assert allocation_lapsed(end, has_application=False, day=day("2026-12-31")) is None
    assert allocation_lapsed(end, has_application=False, day=day("2027-01-01")) == day("2027-01-01")
    assert allocation_lapsed(end, has_application=True, day=day("2027-01-01")) is None
    assert allocation_lapsed(None, has_application=False, day=day("2027-01-01")) is None
