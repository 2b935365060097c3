"""Partial dates: what a source says about a day, kept as precise as the source is (R-002, R-003)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from app.kit.codelists import CodeList

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2200, 12, 31)


class DatePrecision(CodeList):
    """How precisely a source dates a fact (glossary: `date_precision`)."""

    DAY = "day", "Dag"
    MONTH = "month", "Maand"
    SEASON = "season", "Seizoen"
    MID_YEAR = "mid_year", "Medio"
    YEAR = "year", "Jaar"
    UNKNOWN = "unknown", "Onbekend"


@dataclass(frozen=True, slots=True)
class Interval:
    """The days a dated fact may lie on, both ends included."""

    earliest: date
    latest: date

    def certainly_before(self, other: "Interval") -> bool:
        """Tell whether every possible day of this fact precedes every possible day of the other (R-003)."""
        return self.latest < other.earliest

    def certainly_after(self, other: "Interval") -> bool:
        """Tell whether every possible day of this fact follows every possible day of the other (R-003)."""
        return other.certainly_before(self)

    def certainly_on_or_before(self, day: date) -> bool:
        """Tell whether the fact has happened by the end of this day, whatever its exact day was."""
        return self.latest <= day

    def possibly_on_or_before(self, day: date) -> bool:
        """Tell whether the fact may have happened by the end of this day."""
        return self.earliest <= day


def on(day: date) -> Interval:
    """Return the interval of a fact whose day is known."""
    return Interval(day, day)


ANY_DAY = Interval(FIRST_DAY, LAST_DAY)

# Python would also take week dates, such as 2026-W13-1.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# Only summer has agreed borders (domain reference, section 2); other seasons are not narrowed within their year.
_SUMMER_WORDS = ("zomer", "summer")


def interval_of(value: str | None, precision: DatePrecision, source_text: str | None = None) -> Interval:
    """Return the days a partial date may mean.

    Months and years are calendar ones, summer is 21 June to 22 September, mid-year is May to August.

    Raises:
        ValueError: the value does not have the form its precision asks for, or lies outside 1900 to 2200.

    """
    if precision is DatePrecision.UNKNOWN or value is None:
        if value is not None or precision is not DatePrecision.UNKNOWN:
            raise ValueError("a date has a value exactly when its precision is known")
        return ANY_DAY
    interval = _interval_of_known(value, precision, (source_text or "").lower())
    if interval.earliest < FIRST_DAY or interval.latest > LAST_DAY:
        raise ValueError("a date lies between 1900-01-01 and 2200-12-31")
    return interval


def months_later(day: date, months: int) -> date:
    """Return the same day number this many calendar months later, clamped to the end of the month.

    Source: term arithmetic, domain reference, section 3.

    Raises:
        ValueError: the day lies outside the years a date can have.

    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _interval_of_known(value: str, precision: DatePrecision, source_text: str) -> Interval:
    if not value.isascii():
        raise ValueError("a date is written in digits and hyphens")
    if precision is DatePrecision.DAY:
        if not _DAY.fullmatch(value):
            raise ValueError("a day is written as YYYY-MM-DD")
        return on(date.fromisoformat(value))
    if precision is DatePrecision.MONTH:
        year_text, separator, month_text = value.partition("-")
        if separator != "-" or len(month_text) != len("03"):
            raise ValueError("a month is written as YYYY-MM")
        first = date(_year(year_text), int(month_text) if month_text.isdigit() else 0, 1)
        return Interval(first, first.replace(day=monthrange(first.year, first.month)[1]))
    year = _year(value)
    if precision is DatePrecision.MID_YEAR:
        return Interval(date(year, 5, 1), date(year, 8, 31))
    if precision is DatePrecision.SEASON and any(word in source_text for word in _SUMMER_WORDS):
        return Interval(date(year, 6, 21), date(year, 9, 22))
    return Interval(date(year, 1, 1), date(year, 12, 31))


def _year(text: str) -> int:
    if len(text) != len("2026") or not text.isdigit():
        raise ValueError("a year is written as YYYY")
    return int(text)
