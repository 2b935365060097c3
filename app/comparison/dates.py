"""Dates in a text, in Dutch and English notation."""

import re
from collections.abc import Sequence

from app.comparison.kinds import MentionKind
from app.comparison.quantities import is_reference
from app.comparison.tokens import Found, Token, is_attached, word_at

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maart march mrt mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_ORDINALS = frozenset({"e", "ste", "de", "st", "nd", "rd", "th"})
_SIGNS = frozenset({"-", "–", "/"})
_POINTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_IN_DIGITS = 5
_LAST_DAY = 31
_LAST_MONTH = 12
_YEARS = range(1900, 2200)
_YEAR_DIGITS = 4
_CENTURY = 100


def date_in_digits(tokens: Sequence[Token], place: int) -> Found | None:
    """Return the date `31-12-2030`, `31/12/2030`, `31.12.2030` or `2030-12-31`."""
    if not tokens[place].is_numeral:
        return None
    pointed = _POINTED.fullmatch(tokens[place].text)
    if pointed is not None:
        day, month, year = map(int, pointed.groups())
        return _dated(place, place + 1, day, month, _in_full(year))
    parts = tokens[place : place + _IN_DIGITS]
    if len(parts) < _IN_DIGITS or parts[1].text not in _SIGNS or parts[1].text != parts[3].text:
        return None
    numbers = [_whole(parts, at, (1, 2, _YEAR_DIGITS)) for at in (0, 2, 4)]
    if None in numbers or not all(is_attached(parts, at) for at in range(1, _IN_DIGITS)):
        return None
    first, month, last = (number or 0 for number in numbers)
    day, year = (last, first) if len(parts[0].text) == _YEAR_DIGITS else (first, _in_full(last))
    return _dated(place, place + _IN_DIGITS, day, month, year)


def date_in_words(tokens: Sequence[Token], place: int) -> Found | None:
    """Return the date `1 januari 2031`, `1st of January`, `January 1, 2031` or `januari 2031`."""
    day, at = _whole(tokens, place, (1, 2)), place
    if day is not None:
        at += 1
        at += word_at(tokens, at) in _ORDINALS
        at += word_at(tokens, at) == "of"
    month = MONTHS.get(word_at(tokens, at))
    if month is None:
        return None
    if day is None:
        return _month_first(tokens, place, month)
    year, behind = _year_behind(tokens, at + 1)
    return _dated(place, behind, day, month, year)


def year_alone(tokens: Sequence[Token], place: int) -> Found | None:
    """Return the year that stands by itself; not that of a reference such as `2013/34/EU`."""
    year = _year(tokens, place)
    if (
        year is None
        or is_reference(tokens, place)
        or {word_at(tokens, place - 1), word_at(tokens, place + 1)} & {"/"}
    ):
        return None
    return MentionKind.DATE, str(year), place, place + 1


def _month_first(tokens: Sequence[Token], place: int, month: int) -> Found | None:
    day = _whole(tokens, place + 1, (1, 2))
    if day is not None:
        year, behind = _year_behind(tokens, place + 2 + (word_at(tokens, place + 2) in _ORDINALS))
        return None if year is None else _dated(place, behind, day, month, year)
    year, behind = _year_behind(tokens, place + 1)
    return None if year is None else (MentionKind.DATE, f"{year}-{month:02}", place, behind)


def _year_behind(tokens: Sequence[Token], place: int) -> tuple[int | None, int]:
    """Return the year at a place, behind a comma or the point of an abbreviation, and the place behind it."""
    at = place + (word_at(tokens, place) in {".", ","})
    year = _year(tokens, at)
    return year, place if year is None else at + 1


def _dated(place: int, behind: int, day: int, month: int, year: int | None) -> Found | None:
    if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH):
        return None
    return MentionKind.DATE, f"{year or '-'}-{month:02}-{day:02}", place, behind


def _whole(tokens: Sequence[Token], place: int, digits: tuple[int, ...]) -> int | None:
    """Return the whole number at a place, when it has one of these numbers of digits."""
    text = tokens[place].text if place < len(tokens) else ""
    return int(text) if len(text) in digits and text.isascii() and text.isdecimal() else None


def _year(tokens: Sequence[Token], place: int) -> int | None:
    year = _whole(tokens, place, (_YEAR_DIGITS,))
    return year if year is not None and year in _YEARS else None


def _in_full(year: int) -> int:
    return year if year >= _CENTURY else 2000 + year
