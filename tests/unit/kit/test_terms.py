"""Terms against days counted by hand on a calendar of those years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.dates import DatePrecision, months_later
from app.kit.terms import (
    DUTCH_HOLIDAYS,
    Holidays,
    Term,
    TermKind,
    TermUnit,
    end_after_renewal,
    lapsed_from,
    last_day,
    last_day_of_notice,
    recognised_days,
)

DAYS, WEEKS, MONTHS, YEARS = TermUnit.DAYS, TermUnit.WEEKS, TermUnit.MONTHS, TermUnit.YEARS


def by_law(count: int, unit: TermUnit) -> Term:
    return Term(count, unit, TermKind.STATUTORY)


def agreed(count: int, unit: TermUnit) -> Term:
    return Term(count, unit, TermKind.CONTRACTUAL)


@pytest.mark.parametrize(
    ("term", "after", "last"),
    [
        # Saturday and second Christmas day, Sunday: the Monday after.
        (by_law(6, WEEKS), "2026-11-14", "2026-12-28"),
        (agreed(6, WEEKS), "2026-11-14", "2026-12-26"),
        # A working day stays.
        (by_law(6, WEEKS), "2026-11-16", "2026-12-28"),
        (by_law(4, WEEKS), "2026-01-05", "2026-02-02"),
        # Good Friday 3 April 2026, Easter, second Easter day: Tuesday 7 April.
        (by_law(4, WEEKS), "2026-03-06", "2026-04-07"),
        (by_law(12, WEEKS), "2026-01-09", "2026-04-07"),
        # Longer than twelve weeks: Good Friday it is, and a Saturday it is.
        (by_law(13, WEEKS), "2026-01-02", "2026-04-03"),
        (by_law(13, WEEKS), "2026-02-28", "2026-05-30"),
        # Ninety days are extended (Sunday 5 April, second Easter day), ninety-one are not.
        (by_law(90, DAYS), "2026-01-05", "2026-04-07"),
        (by_law(91, DAYS), "2026-01-04", "2026-04-05"),
        # Three months are extended, four are not.
        (by_law(3, MONTHS), "2026-01-25", "2026-04-28"),
        (by_law(4, MONTHS), "2026-01-25", "2026-05-25"),
        # Five years end on their day, a Sunday; one year on New Year's Day.
        (by_law(5, YEARS), "2026-03-23", "2031-03-23"),
        (by_law(1, YEARS), "2026-01-01", "2027-01-01"),
        # King's Day on Saturday 26 April 2025, as the 27th is a Sunday; liberation day; Ascension Day 29 May 2025.
        (by_law(1, WEEKS), "2025-04-19", "2025-04-28"),
        (by_law(2, WEEKS), "2025-04-21", "2025-05-06"),
        (by_law(2, WEEKS), "2025-05-15", "2025-05-30"),
        # King's Day 2026 is a Monday after a weekend: two weeks after 11 April end on Saturday 25.
        (by_law(2, WEEKS), "2026-04-11", "2026-04-28"),
        # Whit Monday 2026 and New Year's Day 2027, a Friday.
        (by_law(1, WEEKS), "2026-05-18", "2026-05-26"),
        (by_law(1, WEEKS), "2026-12-25", "2027-01-04"),
        # Queen's Day was 30 April; the 27th was nothing.
        (by_law(1, WEEKS), "2013-04-23", "2013-05-01"),
        (by_law(1, WEEKS), "2012-04-20", "2012-04-27"),
        # Three days after the Thursday before Christmas hold two working days (article 2): Monday and Tuesday.
        (by_law(3, DAYS), "2026-12-24", "2026-12-29"),
        (by_law(3, DAYS), "2026-01-05", "2026-01-08"),
        (by_law(2, DAYS), "2026-12-24", "2026-12-28"),
        # Clamped to the end of the month.
        (agreed(1, MONTHS), "2026-01-31", "2026-02-28"),
        (agreed(1, MONTHS), "2028-01-31", "2028-02-29"),
        (agreed(1, MONTHS), "2026-02-28", "2026-03-28"),
        (agreed(1, YEARS), "2028-02-29", "2029-02-28"),
        (agreed(4, YEARS), "2028-02-29", "2032-02-29"),
    ],
)
def test_the_last_day_of_a_term(term: Term, after: str, last: str):
    assert last_day(term, date.fromisoformat(after)) == date.fromisoformat(last)


def test_the_holidays_are_those_article_3_names_good_friday_included():
    days = ("01-01", "04-03", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25", "12-26")
    assert recognised_days(2026) == {date.fromisoformat(f"2026-{day}") for day in days}
    # Ascension Day and liberation day were one day in 2016.
    assert date(2016, 5, 5) in recognised_days(2016)
    assert len(recognised_days(2016)) == 8
    assert recognised_days(1950) == recognised_days(2150) == frozenset()


def test_the_list_of_holidays_is_configuration():
    bridge = Holidays(recognised_days, equated=frozenset({date(2026, 5, 15)}))
    term = by_law(2, WEEKS)
    assert last_day(term, date(2026, 5, 1)) == date(2026, 5, 15)
    assert last_day(term, date(2026, 5, 1), bridge) == date(2026, 5, 18)
    assert last_day(term, date(2026, 4, 30), bridge) == date(2026, 5, 18)


def test_something_is_over_from_the_day_after_its_last():
    assert lapsed_from(date(2026, 12, 31)) == date(2027, 1, 1)


def test_a_term_has_a_length():
    with pytest.raises(ValueError, match="at least one"):
        by_law(0, WEEKS)


COUNTED = st.dates(date(1970, 1, 1), date(2090, 12, 31))
TERMS = st.builds(Term, st.integers(1, 120), st.sampled_from(TermUnit), st.sampled_from(TermKind))


@given(TERMS, COUNTED)
def test_a_term_is_never_shorter_than_counted_and_only_one_by_law_is_longer(term: Term, after: date):
    plain = last_day(Term(term.count, term.unit, TermKind.CONTRACTUAL), after)
    last = last_day(term, after)
    assert after < plain <= last
    if term.is_extended:
        assert DUTCH_HOLIDAYS.is_working_day(last)
        # Christmas before a weekend: four days on end, and two working days to follow.
        assert last - plain <= timedelta(days=5)
    else:
        assert last == plain


@given(TERMS, COUNTED)
def test_who_begins_later_is_never_done_earlier(term: Term, after: date):
    assert last_day(term, after) <= last_day(term, after + timedelta(days=1))


@pytest.mark.parametrize(
    ("ends_on", "months", "last"),
    [
        ("2027-12-31", 6, "2027-06-30"),
        ("2027-12-31", 3, "2027-09-30"),
        ("2027-12-31", 1, "2027-11-30"),
        ("2027-12-30", 1, "2027-11-30"),
        ("2027-12-29", 1, "2027-11-29"),
        ("2027-02-28", 1, "2027-01-31"),
        ("2028-02-28", 1, "2028-01-28"),
        ("2028-02-29", 12, "2027-02-28"),
        ("2027-04-30", 2, "2027-02-28"),
        ("2027-04-28", 2, "2027-02-28"),
        ("2027-12-31", 0, "2027-12-31"),
    ],
)
def test_the_last_day_to_give_notice(ends_on: str, months: int, last: str):
    assert last_day_of_notice(date.fromisoformat(ends_on), months) == date.fromisoformat(last)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(0, 1200))
def test_notice_on_the_last_day_is_in_time_and_a_day_later_it_is_not(ends_on: date, months: int):
    last = last_day_of_notice(ends_on, months)
    assert months_later(last, months) <= ends_on
    assert months_later(last + timedelta(days=1), months) > ends_on


@pytest.mark.parametrize(
    ("value", "precision", "months", "renewed"),
    [
        ("2026-12-31", DatePrecision.DAY, 12, "2027-12-31"),
        ("2026-08-31", DatePrecision.DAY, 6, "2027-02-28"),
        ("2026-12", DatePrecision.MONTH, 2, "2027-02"),
        ("2026", DatePrecision.YEAR, 24, "2028"),
        ("2026", DatePrecision.MID_YEAR, 12, "2027"),
        ("2026", DatePrecision.YEAR, 6, None),
        ("2026", DatePrecision.SEASON, 12, None),
        ("2199-12-31", DatePrecision.DAY, 12, None),
    ],
)
def test_a_tacit_renewal_moves_the_end_as_precisely_as_it_is_known(
    value: str, precision: DatePrecision, months: int, renewed: str | None
):
    """R-066a."""
    assert end_after_renewal(value, precision, months) == renewed
