"""Partial dates and legal days: what may be said to come before what (R-002, R-003)."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.kit.clock import Clock, legal_day
from app.kit.dates import ANY_DAY, FIRST_DAY, LAST_DAY, DatePrecision, Interval, interval_of, on
from app.kit.schema import PartialDate

P = DatePrecision


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-03-22T22:59:59.999999+00:00", "2026-03-22"),
        ("2026-03-22T23:00:00+00:00", "2026-03-23"),
        ("2026-03-29T00:59:59+00:00", "2026-03-29"),
        ("2026-03-28T23:00:00+00:00", "2026-03-29"),
        ("2026-07-01T21:59:59+00:00", "2026-07-01"),
        ("2026-07-01T22:00:00+00:00", "2026-07-02"),
        ("2026-10-24T22:00:00+00:00", "2026-10-25"),
        ("2026-10-25T22:59:59+00:00", "2026-10-25"),
        ("2026-12-31T23:00:00+00:00", "2027-01-01"),
        ("2026-12-31T18:30:00-05:00", "2027-01-01"),
        ("2026-01-01T00:30:00+02:00", "2025-12-31"),
    ],
)
def test_r_002_an_instant_lies_on_a_day_in_amsterdam(instant: str, day: str):
    assert legal_day(datetime.fromisoformat(instant)) == date.fromisoformat(day)


@given(st.datetimes(datetime.fromisoformat("1950-01-01"), datetime.fromisoformat("2150-01-01")), st.integers(-14, 14))
def test_r_002_the_day_does_not_depend_on_how_an_instant_is_written(moment: datetime, hours: int):
    instant = moment.replace(tzinfo=UTC)
    shifted = instant.astimezone(timezone(timedelta(hours=hours)))
    assert legal_day(shifted) == legal_day(instant)
    assert legal_day(instant) - instant.date() in {timedelta(0), timedelta(1)}


def test_the_clock_tells_one_time():
    clock = Clock()
    first, seconds, second = clock.now(), clock.epoch_seconds(), clock.now()
    assert first.tzinfo is UTC
    assert first.timestamp() <= seconds <= second.timestamp()
    assert clock.today() in {legal_day(first), legal_day(clock.now())}
    assert clock.monotonic() <= clock.monotonic()


@pytest.mark.parametrize(
    ("value", "precision", "source", "earliest", "latest"),
    [
        ("2026-03-23", P.DAY, None, "2026-03-23", "2026-03-23"),
        ("2024-02-29", P.DAY, None, "2024-02-29", "2024-02-29"),
        ("2025-04", P.MONTH, None, "2025-04-01", "2025-04-30"),
        ("2024-02", P.MONTH, None, "2024-02-01", "2024-02-29"),
        ("2025-02", P.MONTH, None, "2025-02-01", "2025-02-28"),
        ("2025-12", P.MONTH, None, "2025-12-01", "2025-12-31"),
        ("2025", P.YEAR, None, "2025-01-01", "2025-12-31"),
        ("2026", P.MID_YEAR, "medio 2026", "2026-05-01", "2026-08-31"),
        ("2025", P.SEASON, "zomer 2025", "2025-06-21", "2025-09-22"),
        ("2025", P.SEASON, "In de ZOMER", "2025-06-21", "2025-09-22"),
        ("2025", P.SEASON, "summer of 2025", "2025-06-21", "2025-09-22"),
        ("2025", P.SEASON, "najaar 2025", "2025-01-01", "2025-12-31"),
        ("2025", P.SEASON, None, "2025-01-01", "2025-12-31"),
        ("2025", P.YEAR, "zomer", "2025-01-01", "2025-12-31"),
        ("1900", P.YEAR, None, "1900-01-01", "1900-12-31"),
        ("2200", P.YEAR, None, "2200-01-01", "2200-12-31"),
        (None, P.UNKNOWN, "ooit", "1900-01-01", "2200-12-31"),
    ],
)
def test_r_003_the_days_a_partial_date_may_mean(
    value: str | None, precision: DatePrecision, source: str | None, earliest: str, latest: str
):
    expected = Interval(date.fromisoformat(earliest), date.fromisoformat(latest))
    assert interval_of(value, precision, source) == expected
    stated = PartialDate(value=value, precision=precision, source_text=source)
    assert stated.interval == expected


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        (None, P.DAY),
        (None, P.YEAR),
        ("2025", P.UNKNOWN),
        ("", P.YEAR),
        ("2025-02-29", P.DAY),
        ("2025-13-01", P.DAY),
        ("2025-00", P.MONTH),
        ("2025-13", P.MONTH),
        ("2025-4", P.MONTH),
        ("2025-04-01", P.MONTH),
        ("2025-04", P.DAY),
        ("2025", P.DAY),
        ("20250401", P.DAY),
        ("2025-W14-2", P.DAY),
        ("2025-091", P.DAY),
        ("2025-04-01T00:00", P.DAY),
        ("25", P.YEAR),
        ("02025", P.YEAR),
        ("+2025", P.YEAR),
        ("٢٠٢٥", P.YEAR),
        ("２０２５", P.YEAR),
        ("1899", P.YEAR),
        ("2201", P.YEAR),
        ("0000", P.YEAR),
        ("1899-12-31", P.DAY),
        ("2201-01-01", P.DAY),
    ],
)
def test_a_value_has_the_form_its_precision_asks_for(value: str | None, precision: DatePrecision):
    with pytest.raises(ValidationError):
        PartialDate(value=value, precision=precision, source_text=None)


days = st.dates(FIRST_DAY, LAST_DAY)
intervals = st.builds(lambda one, other: Interval(min(one, other), max(one, other)), days, days)


@given(intervals, intervals)
def test_r_003_before_means_before_whatever_the_days_were(one: Interval, other: Interval):
    certain = one.certainly_before(other)
    assert certain == (one.latest < other.earliest)
    assert certain == other.certainly_after(one)
    assert not (certain and other.certainly_before(one))
    assert not one.certainly_before(one)


@given(days, days)
def test_r_003_known_days_compare_as_days_and_the_same_day_is_not_before(one: date, other: date):
    assert on(one).certainly_before(on(other)) == (one < other)
    assert on(one).certainly_on_or_before(other) == on(one).possibly_on_or_before(other) == (one <= other)


@given(intervals, intervals, intervals)
def test_r_003_before_is_transitive(one: Interval, two: Interval, three: Interval):
    if one.certainly_before(two) and two.certainly_before(three):
        assert one.certainly_before(three)


@given(intervals, days)
def test_r_003_certain_implies_possible(one: Interval, day: date):
    assert one.possibly_on_or_before(day) or not one.certainly_on_or_before(day)
    assert not ANY_DAY.certainly_before(one)
    assert not ANY_DAY.certainly_after(one)


@given(days)
def test_r_003_less_precise_dates_hold_more_precise_ones(day: date):
    text = day.isoformat()
    precise = [
        interval_of(text, P.DAY),
        interval_of(text[:7], P.MONTH),
        interval_of(text[:4], P.YEAR),
        interval_of(None, P.UNKNOWN),
    ]
    for inner, outer in pairwise(precise):
        assert outer.earliest <= inner.earliest <= inner.latest <= outer.latest
