"""Which clause a text refers to, by number or by `the previous article`, when clauses are numbered anew. Pure.

A number that still stands there may have come to mean another clause, and another number may mean the same one.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from app.agreements.rules import ClauseKind
from app.comparison.alignment import ClauseText
from app.comparison.kinds import ClauseChange
from app.comparison.rules import ClauseDifference
from app.comparison.words import words_of

_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,4}[a-z]?\b(?!:)"
_JOINT = r"\s{0,3}(?:,|en|of|t/m|tot en met|and|or|to)\s{0,3}"
_BY_NUMBER = re.compile(
    rf"\b(artikel(?:en)?|art\.|articles?|clauses?|bijlagen?|annex(?:es)?)\s{{1,3}}({_NUMBER}(?:{_JOINT}{_NUMBER})*)",
    re.IGNORECASE,
)
_BY_PLACE = re.compile(
    r"\b(?:(vorige?|voorgaande|voorafgaande|previous|preceding|foregoing)|(volgende|following|next))\s{1,3}"
    r"(?:artikel|bepaling|paragraaf|article|clause|section)",
    re.IGNORECASE,
)
_EACH_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
_WITHIN = r"(?:,? ?(?:(?:eerste|tweede|derde|vierde|vijfde) lid|lid [0-9]+|(?:aanhef en )?onder [a-z]),?)?"
# `artikel 4:23 Awb`, `artikel 4, eerste lid, van de Subsidieverordening`: an article of something else.
_ELSEWHERE = re.compile(
    rf"{_WITHIN} (?:(?:van|uit|of) (?:de|het|the) (?!overeenkomst|samenwerkingsovereenkomst|convenant|agreement)"
    r"|Awb\b|BW\b|Woo\b|AVG\b|Gemw\b|Gemeentewet\b|Pw\b|Provinciewet\b|Burgerlijk\b)"
)
_LONGEST_TAIL = 80
_DESIGNATION = re.compile(r"^(?:artikel|art\.?|article|clause|bijlage|annex)\s+")
_ANNEXES = ("bijlage", "annex")

_SHIFTS = frozenset({ClauseChange.ADDED, ClauseChange.REMOVED, ClauseChange.MOVED, ClauseChange.RENUMBERED})
BEFORE, BEHIND = "before", "behind"
Number = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer, where they stand, and what they mean: the same for the same clause in both texts."""

    text: str
    start: int
    target: Hashable


class Numbering:
    """Where each number, and each neighbour, leads in the old and in the new text."""

    def __init__(self, clauses: Sequence[ClauseDifference]) -> None:
        """Take the clauses in the order of a comparison; each is known by its place in it."""
        self.is_shifted = any(_SHIFTS & set(found.changes) for found in clauses)
        self._numbers = ({}, {}) if not self.is_shifted else (_numbers(clauses, 0), _numbers(clauses, 1))
        orders = [[at for at, found in enumerate(clauses) if _side(found, side) is not None] for side in (0, 1)]
        self._neighbours = [
            {
                at: {BEFORE: before, BEHIND: behind}
                for before, at, behind in zip([None, *order], order, [*order[1:], None], strict=False)
            }
            for order in orders
        ]

    def references(self, text: str, place: int, *, is_new: bool) -> list[Reference]:
        """Return what a text refers to, which is that of the clause at a place; nothing while no number shifted."""
        if not self.is_shifted:
            return []
        found = [
            *(
                Reference(m.group(), m.start(), self._target(is_annex, m.group(), is_new))
                for is_annex, m in _numbered(text)
            ),
            *(
                Reference(m.group(), m.start(), (self._neighbours[is_new][place][BEFORE if m.group(1) else BEHIND],))
                for m in _BY_PLACE.finditer(text)
            ),
        ]
        return sorted(found, key=lambda reference: reference.start)

    def _target(self, is_annex: bool, number: str, is_new: bool) -> Hashable:
        """Return the clause a number means, with what follows its own number; an unknown number means itself."""
        known = self._numbers[is_new]
        parts = number.casefold().split(".")
        for length in range(len(parts), 0, -1):
            clauses = known.get((is_annex, ".".join(parts[:length])))
            if clauses:
                return clauses, tuple(parts[length:])
        return number.casefold()


def _side(found: ClauseDifference, side: int) -> ClauseText | None:
    return found.new if side else found.old


def _numbers(clauses: Sequence[ClauseDifference], side: int) -> dict[Number, tuple[int, ...]]:
    holders: dict[Number, tuple[int, ...]] = defaultdict(tuple)
    for place, found in enumerate(clauses):
        clause = _side(found, side)
        if clause is not None and clause.number_key:
            is_annex = clause.clause_kind is ClauseKind.ANNEX or clause.number_key.startswith(_ANNEXES)
            holders[is_annex, _DESIGNATION.sub("", clause.number_key)] += (place,)
    return dict(holders)


def _numbered(text: str) -> Iterator[tuple[bool, re.Match[str]]]:
    """Yield the numbers of clauses a text refers to, and whether they are those of annexes."""
    for found in _BY_NUMBER.finditer(text):
        if _ELSEWHERE.match(text[found.end() : found.end() + _LONGEST_TAIL]):
            continue
        is_annex = found.group(1).casefold().startswith(_ANNEXES)
        yield from ((is_annex, number) for number in _EACH_NUMBER.finditer(text, found.start(2), found.end(2)))


def meaning(text: str, start: int, references: Sequence[Reference]) -> list[Hashable]:
    """Return the words of a passage that begins at a place, with what each number means instead of the number.

    Two passages that mean the same only follow the numbers of the clauses.
    """
    found: list[Hashable] = []
    behind = 0
    for reference in references[bisect_left(references, start, key=lambda each: each.start) :]:
        at = reference.start - start
        if at >= len(text):
            break
        found += [*words_of(text[behind:at]), (reference.target,)]
        behind = at + len(reference.text)
    return [*found, *words_of(text[behind:])]
