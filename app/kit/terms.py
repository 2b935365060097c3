"""Legal terms: the last day of a period, and of what a notice needs. Pure.

A term counts from the day after the one it follows and ends at 24:00 of its last day (domain reference, section 3).
Only terms set by law are extended over Saturdays, Sundays and holidays (Algemene termijnenwet).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache
from types import MappingProxyType

from app.kit.dates import LAST_DAY, DatePrecision, interval_of, months_later

ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_DAYS_THAT_MUST_HOLD_TWO = 3
_WORKING_DAYS_HELD = 2
# Algemene termijnenwet 3, paragraphs 1 (also under its name before 2014) and 2. The first days of Easter and
# Pentecost are Sundays anyway.
_NAMED_BY_LAW = frozenset(
    {
        "Nieuwjaarsdag",
        "Tweede paasdag",
        "Tweede pinksterdag",
        "Eerste kerstdag",
        "Tweede kerstdag",
        "Hemelvaartsdag",
        "Koninginnedag",
        "Koningsdag",
        "Bevrijdingsdag",
        "Goede vrijdag",
    }
)


@cache
def recognised_days(year: int) -> frozenset[date]:
    """Return the holidays of one year that article 3 of the Algemene termijnenwet names, Good Friday included.

    The library knows the years 1966 to 2100; of other years it names none, and only weekends count.
    """
    # Liberation day is a day off every five years, and a holiday of the law every year.
    # Takes a tenth of the start, and most processes are asked for other things first.
    from holidays.utils import country_holidays  # noqa: PLC0415

    found = country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    return frozenset(day for day, names in found.items() if not _NAMED_BY_LAW.isdisjoint(names.split("; ")))


@dataclass(frozen=True, slots=True)
class Holidays:
    """The days a term set by law does not end on, beside Saturdays and Sundays.

    `equated` are those the government adds by order (Algemene termijnenwet 3, paragraph 3).
    """

    recognised: Callable[[int], frozenset[date]]
    equated: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Tell whether a term set by law may end on this day."""
        is_holiday = day in self.equated or day in self.recognised(day.year)
        return day.weekday() < _SATURDAY and not is_holiday


DUTCH_HOLIDAYS = Holidays(recognised_days)


class TermUnit(Enum):
    """What a term counts."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class TermKind(Enum):
    """Where a term comes from: only one set by law is extended."""

    STATUTORY = "statutory"
    CONTRACTUAL = "contractual"


# Algemene termijnenwet 4: longer terms are not extended, and none that counts years.
_LONGEST_EXTENDED = MappingProxyType({TermUnit.DAYS: 90, TermUnit.WEEKS: 12, TermUnit.MONTHS: 3, TermUnit.YEARS: 0})


@dataclass(frozen=True, slots=True)
class Term:
    """A period of at least one whole day, week, month or year, such as six weeks to pay."""

    count: int
    unit: TermUnit
    kind: TermKind

    def __post_init__(self) -> None:
        """Refuse a term that has no length.

        Raises:
            ValueError: the count is not positive.

        """
        if self.count < 1:
            raise ValueError("a term is at least one day, week, month or year")

    @property
    def is_extended(self) -> bool:
        """Tell whether it runs on to a working day (Algemene termijnenwet 1 and 4)."""
        return self.kind is TermKind.STATUTORY and self.count <= _LONGEST_EXTENDED[self.unit]


def last_day(term: Term, after: date, holidays: Holidays = DUTCH_HOLIDAYS) -> date:
    """Return the last day of a term that begins after a day; what must be done by then may be done on it.

    Weeks end on the same day of the week, months and years on the same day number, clamped to the end of the month.
    A term set by law of at most twelve weeks, three months or ninety days runs on to a working day, and one of at
    least three days holds at least two of them (Algemene termijnenwet 1, 2 and 4). Counting back from a day is no
    term in this sense (article 1, paragraph 2).

    Raises:
        ValueError: the last day lies after the year 9999.
        OverflowError: as ValueError, for days and weeks.

    """
    end = _counted(term, after)
    if not term.is_extended:
        return end
    if term.unit is TermUnit.DAYS and term.count >= _DAYS_THAT_MUST_HOLD_TWO:
        while _working_days(after, end, holidays) < _WORKING_DAYS_HELD:
            end += ONE_DAY
    while not holidays.is_working_day(end):
        end += ONE_DAY
    return end


def _counted(term: Term, after: date) -> date:
    if term.unit is TermUnit.DAYS:
        return after + timedelta(days=term.count)
    if term.unit is TermUnit.WEEKS:
        return after + timedelta(weeks=term.count)
    return months_later(after, term.count * (12 if term.unit is TermUnit.YEARS else 1))


def _working_days(after: date, end: date, holidays: Holidays) -> int:
    return sum(holidays.is_working_day(after + timedelta(days=passed)) for passed in range(1, (end - after).days + 1))


def lapsed_from(last: date) -> date:
    """Return the day from which something with this last day is over."""
    return last + ONE_DAY


def last_day_of_notice(ends_on: date, months: int) -> date:
    """Return the last day on which notice of this many calendar months still ends an agreement by its last day.

    It is the last day L for which the day `months` after L, clamped to the end of its month, is not after `ends_on`
    (R-067): notice on L is in time, on the day after L it is not.
    """
    notice = months_later(ends_on, -months)
    while months_later(notice + ONE_DAY, months) <= ends_on:
        notice += ONE_DAY
    return notice


def end_after_renewal(value: str, precision: DatePrecision, months: int) -> str | None:
    """Return the last day of an agreement after one tacit renewal, as precise as its present one (R-066a).

    Nothing is returned where the new end cannot be said as precisely as the old one (a year does not move by half a
    year, a season not at all), nor where it lies beyond the days of the register.
    """
    present = interval_of(value, precision).earliest
    if present.year + months // 12 >= LAST_DAY.year:
        return None
    if precision is DatePrecision.DAY:
        return months_later(present, months).isoformat()
    if precision is DatePrecision.MONTH:
        return months_later(present, months).strftime("%Y-%m")
    if precision in {DatePrecision.YEAR, DatePrecision.MID_YEAR} and months % 12 == 0:
        return f"{present.year + months // 12:04d}"
    return None
