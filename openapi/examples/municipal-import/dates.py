"""Days, months and years as people type them in a Dutch sheet; each stays as precise as it was typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from cells import CannotReadError, Cell, Reading, says_nothing, text_of

Precision = Literal["day", "month", "season", "mid_year", "year", "unknown"]

_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = r"(jan|feb|mrt|maa|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(\d{4}|'?\d{2})"
# Excel counts days from here; its whole numbers between these two are days of 1982 to 2091.
_DAY_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 30_000, 70_000
_FIRST_YEAR, _LAST_YEAR = 1950, 2100


@dataclass(frozen=True)
class PartialDate:
    """A date as precise as its source, in the notation of the register."""

    value: str | None
    precision: Precision
    source_text: str | None = None

    @property
    def latest(self) -> str:
        """The latest day it may mean, comparable with others as text."""
        return (self.value or "9999").ljust(10, "~")

    def members(self) -> dict[str, str | None]:
        """Return it as JSON."""
        return {"value": self.value, "precision": self.precision, "sourceText": self.source_text}


UNKNOWN = PartialDate(None, "unknown")


def read_date(cell: Cell) -> Reading[PartialDate]:
    """Return the date in a cell.

    Raises:
        CannotReadError: it is no date, or one that does not exist.

    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return Reading(PartialDate(cell.isoformat(), "day"))
    if says_nothing(cell):
        return Reading(UNKNOWN)
    text = text_of(cell)
    if text.isdigit() and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        day = _DAY_ZERO + timedelta(days=int(text))
        return Reading(
            PartialDate(day.isoformat(), "day", text),
            (f"het getal {text} is als Excel-datum {day:%d-%m-%Y} gelezen",),
        )
    # What follows in brackets or after a comma is a remark, and kept in the words of the source.
    stated, remark = re.fullmatch(r"([^(,]*)(.*)", text).groups()  # type: ignore[union-attr]  # matches every text
    for pattern, read in _FORMS:
        if found := re.fullmatch(pattern, stated.strip().casefold()):
            return _with_remark(read(found, text), remark.strip(" ,()"))
    raise CannotReadError(
        f"‘{text}’ is geen datum.", "Vul een dag, maand of jaar in, zoals 12-3-2021, mrt 2021 of 2021."
    )


def _with_remark(reading: Reading[PartialDate], remark: str) -> Reading[PartialDate]:
    return (
        Reading(reading.value, (*reading.assumed, f"opmerking bij de datum bewaard: ‘{remark}’"))
        if remark
        else reading
    )


def _year(text: str) -> Reading[int]:
    digits = text.strip("'")
    if len(digits) == len("21"):
        return Reading(2000 + int(digits), (f"jaar {text} is als 20{digits} gelezen",))
    if not _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        raise CannotReadError(f"Het jaar {digits} kan niet kloppen.", "Verbeter het jaartal.")
    return Reading(int(digits))


def _month_number(word: str) -> int:
    return _MONTHS.index({"maa": "mrt", "oct": "okt"}.get(word, word)) + 1


def _day(found: re.Match[str], text: str) -> Reading[PartialDate]:
    day, month, year = found.groups()
    number = int(month) if month.isdigit() else _month_number(month)
    full = _year(year)
    try:
        value = date(full.value, number, int(day)).isoformat()
    except ValueError:
        raise CannotReadError(
            f"De dag ‘{text}’ bestaat niet.", "Kijk in de overeenkomst welke dag het was."
        ) from None
    return Reading(PartialDate(value, "day", text), full.assumed)


def _iso_day(found: re.Match[str], text: str) -> Reading[PartialDate]:
    try:
        return Reading(PartialDate(date.fromisoformat(found[0]).isoformat(), "day", text))
    except ValueError:
        raise CannotReadError(
            f"De dag ‘{text}’ bestaat niet.", "Kijk in de overeenkomst welke dag het was."
        ) from None


def _month(found: re.Match[str], text: str) -> Reading[PartialDate]:
    month, year = found.groups()
    number = int(month) if month.isdigit() else _month_number(month)
    if not 1 <= number <= len(_MONTHS):
        raise CannotReadError(f"De maand in ‘{text}’ bestaat niet.", "Vul een maand van 1 tot en met 12 in.")
    full = _year(year)
    return Reading(PartialDate(f"{full.value}-{number:02}", "month", text), full.assumed)


def _only_year(found: re.Match[str], text: str) -> Reading[PartialDate]:
    return Reading(PartialDate(str(_year(found[1]).value), "year", text))


def _middle(found: re.Match[str], text: str) -> Reading[PartialDate]:
    return Reading(PartialDate(str(_year(found[1]).value), "mid_year", text))


def _season(found: re.Match[str], text: str) -> Reading[PartialDate]:
    return Reading(PartialDate(str(_year(found[2]).value), "season", text))


def _part_of_year(found: re.Match[str], text: str) -> Reading[PartialDate]:
    assumed = f"‘{text}’ is als het jaar {found[2]} bewaard, met deze woorden erbij"
    return Reading(PartialDate(str(_year(found[2]).value), "year", text), (assumed,))


_Read = Callable[[re.Match[str], str], Reading[PartialDate]]
_FORMS: tuple[tuple[str, _Read], ...] = (
    (r"\d{4}-\d{2}-\d{2}", _iso_day),
    (rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ]{_YEAR}", _day),
    (rf"(\d{{1,2}})[- ]{_MONTH}[- ]{_YEAR}", _day),
    (rf"{_MONTH}[- ]{_YEAR}", _month),
    (r"(\d{1,2})[-/](\d{4})", _month),
    (r"(\d{4})", _only_year),
    (r"(?:medio|halverwege) (\d{4})", _middle),
    (r"(lente|voorjaar|zomer|herfst|najaar|winter) (\d{4})", _season),
    (r"(begin|eind|ca\.?|circa|rond) (\d{4})", _part_of_year),
)
