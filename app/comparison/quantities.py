"""Amounts, percentages and periods in a text, in Dutch and English notation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.comparison.kinds import MentionKind
from app.comparison.numbers import number_at, word_value
from app.comparison.tokens import Found, Token, is_attached, word_at

EURO = frozenset({"€", "eur", "euro", "euros"})
_CENT = frozenset({"cent", "cents", "eurocent", "eurocents"})
_PERCENT = frozenset({"%", "procent", "percent", "pct", "procentpunt", "procentpunten"})
_PERMILLE = frozenset({"‰", "promille"})
_DUTCH_SCALES = {"duizend": 1_000, **dict.fromkeys(("miljoen", "mln", "mio"), 10**6), "miljard": 10**9, "mrd": 10**9}
_ENGLISH_SCALES = {"thousand": 1_000, "million": 10**6, "billion": 10**9}
_SCALES = {**_DUTCH_SCALES, **_ENGLISH_SCALES}
# So short that they only scale an amount they are attached to.
_SHORT_SCALES = {"k": 1_000, "m": 10**6, "mln": 10**6, "bn": 10**9}
_ABBREVIATED = frozenset({"mln", "mio", "mrd"})
# A number of at least this much is taken for money, also where no currency stands beside it.
_LEAST_BARE_AMOUNT = 10**6
_PERIODS = {
    **dict.fromkeys(("dag", "dagen", "daags", "daagse", "day", "days"), (1, "days")),
    **dict.fromkeys(("werkdag", "werkdagen", "workday", "workdays"), (1, "working days")),
    **dict.fromkeys(("week", "weken", "weeks", "weekse"), (7, "days")),
    **dict.fromkeys(("maand", "maanden", "maands", "maandse", "month", "months"), (1, "months")),
    **dict.fromkeys(("kwartaal", "kwartalen", "quarter", "quarters"), (3, "months")),
    **dict.fromkeys(("halfjaar",), (6, "months")),
    **dict.fromkeys(("jaar", "jaren", "jarig", "jarige", "year", "years"), (12, "months")),
}
_WORKING = frozenset({"working", "business"})
COMPOUND_ENDS = ("jarig", "jarige", "daags", "daagse", "weekse", "maands", "maandse")
_COMPOUND = re.compile(f"(.+)({'|'.join(COMPOUND_ENDS)})")
_RANGES = frozenset({"tot", "à", "a", "-", "–", "to", "of", "or"})
_REFERENCES = frozenset(
    [
        "artikel",
        "artikelen",
        "art",
        "lid",
        "leden",
        "bijlage",
        "bijlagen",
        "paragraaf",
        "hoofdstuk",
        "onderdeel",
        "sub",
        "punt",
        "nummer",
        "nr",
        "aanhef",
        "article",
        "articles",
        "clause",
        "clauses",
        "section",
        "sections",
        "paragraph",
        "paragraphs",
        "annex",
        "schedule",
        "chapter",
        "number",
        "no",
    ]
)
_DASHES = frozenset({"-", "–", "—", "="})
_CENTS = 100


@dataclass(frozen=True, slots=True)
class _Unit:
    """What stands behind a number: what it makes of the number, and the place behind it.

    `grouping` holds the signs that group thousands before this unit. `is_bare` marks money without a currency.
    """

    kind: MentionKind
    factor: Decimal
    behind: int
    name: str = ""
    grouping: str = ""
    is_bare: bool = False

    def value(self, number: Decimal) -> str:
        """Return the value in every notation the same: cents, a percentage, or a number of months or days."""
        return plain(number * self.factor) + self.name


def plain(number: Decimal) -> str:
    """Return a number in digits, without zeros that add nothing."""
    return f"{number.normalize():f}"


def is_reference(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a number only refers: it stands right behind `artikel`, `lid` and the like."""
    before = place - 2 if word_at(tokens, place - 1) == "." else place - 1
    return word_at(tokens, before) in _REFERENCES


def amount_after_sign(tokens: Sequence[Token], place: int) -> Found | None:
    """Return the amount that begins with its currency: `€ 1.250.000,-`, `EUR 1,25 miljoen`, `€ 50k`."""
    if word_at(tokens, place) not in EURO:
        return None
    number = number_at(tokens, place + 1, ".,")
    if number is None:
        return None
    value, behind = number
    scale = word_at(tokens, behind)
    if scale in _SCALES or (scale in _SHORT_SCALES and is_attached(tokens, behind)):
        divided = number_at(tokens, place + 1, _grouping_before(scale))
        assert divided is not None
        value = divided[0] * (_SCALES.get(scale) or _SHORT_SCALES[scale])
        behind = _behind_scale(tokens, behind)
    behind = _behind_dash(tokens, behind)
    return MentionKind.AMOUNT, plain(value * _CENTS), place, behind + (word_at(tokens, behind) in EURO)


def quantity(tokens: Sequence[Token], place: int) -> Found | None:
    """Return the number with its unit that begins at a place: `12,5%`, `zes maanden`, `1,25 miljoen euro`.

    The first number of a range, as in `12 tot 15 procent`, has the unit of the second.
    """
    number = number_at(tokens, place, "")
    if number is None or is_reference(tokens, place):
        return None
    behind = number[1]
    unit = _unit_at(tokens, behind)
    if unit is not None:
        behind = unit.behind
    elif word_at(tokens, behind) in _RANGES and (second := number_at(tokens, behind + 1, "")) is not None:
        unit = _unit_at(tokens, second[1])
    if unit is None:
        return None
    exact = number_at(tokens, place, unit.grouping)
    if exact is None or (unit.is_bare and exact[0] * unit.factor < _LEAST_BARE_AMOUNT * _CENTS):
        return None
    return unit.kind, unit.value(exact[0]), place, behind


def compound_period(tokens: Sequence[Token], place: int) -> Found | None:
    """Return the period that is one word: `driejarige`, `zesmaands`."""
    compound = _COMPOUND.fullmatch(tokens[place].folded)
    number = None if compound is None else word_value(compound.group(1))
    if compound is None or number is None:
        return None
    factor, name = _PERIODS[compound.group(2)]
    return MentionKind.PERIOD, f"{number * factor} {name}", place, place + 1


def _unit_at(tokens: Sequence[Token], behind: int) -> _Unit | None:
    unit = word_at(tokens, behind)
    if unit in _PERCENT:
        return _Unit(MentionKind.PERCENTAGE, Decimal(1), behind + 1)
    if unit == "per" and word_at(tokens, behind + 1) == "cent":
        return _Unit(MentionKind.PERCENTAGE, Decimal(1), behind + 2)
    if unit in _PERMILLE:
        return _Unit(MentionKind.PERCENTAGE, Decimal("0.1"), behind + 1)
    return _period_at(tokens, behind) or _money_at(tokens, behind)


def _period_at(tokens: Sequence[Token], behind: int) -> _Unit | None:
    """Return the unit of `zes maanden`, `three-year`, `10 business days`."""
    behind += word_at(tokens, behind) == "-" and is_attached(tokens, behind) and is_attached(tokens, behind + 1)
    is_working = word_at(tokens, behind) in _WORKING
    unit = _PERIODS.get(word_at(tokens, behind + is_working))
    if unit is None:
        return None
    name = "working days" if is_working else unit[1]
    return _Unit(MentionKind.PERIOD, Decimal(unit[0]), behind + is_working + 1, f" {name}")


def _money_at(tokens: Sequence[Token], behind: int) -> _Unit | None:
    """Return the unit of `10.000 euro`, `1,25 miljoen`, `50 cent`."""
    scale = word_at(tokens, behind)
    factor = Decimal(_SCALES.get(scale, 1))
    grouping = _grouping_before(scale) if scale in _SCALES else ".,"
    behind = _behind_dash(tokens, _behind_scale(tokens, behind) if scale in _SCALES else behind)
    currency = word_at(tokens, behind)
    if currency in _CENT:
        return _Unit(MentionKind.AMOUNT, factor, behind + 1, grouping=grouping)
    if currency in EURO:
        is_plural = word_at(tokens, behind + 1) in {"'", "’"} and word_at(tokens, behind + 2) == "s"
        return _Unit(MentionKind.AMOUNT, factor * _CENTS, behind + 1 + 2 * is_plural, grouping=grouping)
    if scale in _SCALES:
        return _Unit(MentionKind.AMOUNT, factor * _CENTS, behind, grouping=grouping, is_bare=True)
    return None


def _grouping_before(scale: str) -> str:
    """Return the sign that groups thousands before a word: `1,250 miljoen` is Dutch for one and a quarter."""
    return "." if scale in _DUTCH_SCALES else "," if scale in _ENGLISH_SCALES else ""


def _behind_scale(tokens: Sequence[Token], scale_at: int) -> int:
    """Return the place behind a scale and the point of its abbreviation."""
    is_abbreviated = tokens[scale_at].folded in _ABBREVIATED and word_at(tokens, scale_at + 1) == "."
    return scale_at + 1 + (is_abbreviated and word_at(tokens, scale_at + 2) in EURO)


def _behind_dash(tokens: Sequence[Token], behind: int) -> int:
    """Return the place behind the `,-` that stands for no cents."""
    if word_at(tokens, behind) not in {",", "."} or word_at(tokens, behind + 1) not in _DASHES:
        return behind
    if not (is_attached(tokens, behind) and is_attached(tokens, behind + 1)):
        return behind
    is_double = word_at(tokens, behind + 2) in _DASHES and is_attached(tokens, behind + 2)
    return behind + 2 + is_double
