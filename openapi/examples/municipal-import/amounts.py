"""Amounts as people type them in a Dutch sheet; all are estimates here: a list of agreements grants nothing."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from cells import CannotReadError, Cell, Reading, says_nothing, text_of

Qualifier = Literal["exact", "circa", "maximum", "minimum"]

_QUALIFIERS: dict[str, Qualifier] = {
    **dict.fromkeys(("ca", "circa", "ongeveer", "±", "+/-", "plm", "rond"), "circa"),
    **dict.fromkeys(("max", "maximaal", "ten hoogste", "tot"), "maximum"),
    **dict.fromkeys(("min", "minimaal", "ten minste", "minstens"), "minimum"),
}
_TIMES = {"k": 1_000, "duizend": 1_000, "mln": 1_000_000, "miljoen": 1_000_000, "m": 1_000_000}
_NO_AMOUNT = frozenset({"p.m.", "pm", "in natura", "uren"})
_FORM = re.compile(
    rf"(?P<qualifier>{'|'.join(map(re.escape, sorted(_QUALIFIERS, key=len, reverse=True)))})?\.?\s*"
    r"(?:€|eur|euro)?\s*"
    r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+|-+|–))?\s*"
    rf"(?P<times>{'|'.join(_TIMES)})?\.?\s*(?:€|eur|euro)?"
)
_YEARLY = re.compile(r"\s*(?:per jaar|p/?j|p\.j\.|/ ?jr\.?|jaarlijks)$")


@dataclass(frozen=True)
class Amount:
    """Whole euro cents, how they were meant, and the words of the source."""

    cents: int
    qualifier: Qualifier
    source_text: str

    def members(self) -> dict[str, str | int]:
        """Return it as JSON: always as an estimate, on which nothing can be granted or paid."""
        return {
            "amountCents": self.cents,
            "certainty": "estimate",
            "qualifier": self.qualifier,
            "amountSourceText": self.source_text,
        }


def read_amount(cell: Cell) -> Reading[Amount | None]:
    """Return the amount in a cell, or nothing where it names none.

    Raises:
        CannotReadError: it is no amount, or not one of which the total is clear.

    """
    if says_nothing(cell):
        return Reading(None)
    text = text_of(cell)
    if text.casefold() in _NO_AMOUNT:
        return Reading(None, (f"‘{text}’ is geen bedrag en staat alleen in de opmerkingen",))
    if isinstance(cell, (int, float)):
        return Reading(Amount(int((Decimal(str(cell)) * 100).to_integral_value()), "exact", text))
    plain = text.casefold()
    if _YEARLY.search(plain):
        raise CannotReadError(f"‘{text}’ is een bedrag per jaar.", "Vul het bedrag voor de hele looptijd in.")
    found = _FORM.fullmatch(plain)
    if found is None:
        raise CannotReadError(f"‘{text}’ is geen bedrag.", "Vul euro's in, zoals 250.000 of ca. 1 mln, of p.m.")
    return Reading(_amount(found, text))


def _amount(found: re.Match[str], text: str) -> Amount:
    whole, part = found["whole"].replace(".", ""), (found["part"] or "").strip("-–")
    euros = Decimal(f"{whole}.{part or 0}") * _TIMES.get(found["times"] or "", 1)
    return Amount(int((euros * 100).to_integral_value()), _QUALIFIERS.get(found["qualifier"] or "", "exact"), text)
