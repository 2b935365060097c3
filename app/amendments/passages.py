"""The passages of a clause that read otherwise, and which of them only look otherwise. Pure."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.comparison.kinds import RunKind
from app.comparison.rules import ClauseDifference
from app.comparison.tokens import tokens_of
from app.comparison.words import Run, words_of

_SAME_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-"}
)
# What divides words and sentences. Any other sign, such as a percent sign, says something by itself.
_PUNCTUATION = frozenset(".,;:!?'\"()-…")
# In a shorter word an accent may make another word: `voor` and `vóór`, `een` and `één`.
_LEAST_ACCENTED = 5
_LEAST_MISSPELT = 6
# One letter for another makes another word sooner than one too many or too few: `verlengen`, `verlangen`.
_LEAST_EXCHANGED = 10
_KEPT_AT_END = 2
_LAST_LATIN = 0x24F


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they stand in the heading or the text of a clause."""

    text: str
    start: int
    in_heading: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that reads otherwise; either side may be empty. `beside` are the characters before and after it."""

    old: Words
    new: Words
    beside: str
    is_last: bool

    @property
    def is_layout(self) -> bool:
        """Tell whether the same words and signs stand there, in another layout or other quotes and dashes."""
        old, new = (words_of(same_signs(side.text)) for side in (self.old, self.new))
        if self.is_last:
            old, new = ([*words[:-1], *(word for word in words[-1:] if word != ".")] for words in (old, new))
        return old == new


def same_signs(text: str) -> str:
    """Return a text with one kind of quotes and dashes, in Unicode normalisation form C."""
    return unicodedata.normalize("NFC", text).translate(_SAME_SIGNS)


def passages_of(found: ClauseDifference) -> list[Passage]:
    """Return the passages in which a clause reads otherwise, those of its heading first, without mere layout."""
    both = ((found.heading_runs, True), (found.runs or (), False))
    return [passage for runs, in_heading in both for passage in _passages(runs, in_heading) if not passage.is_layout]


def _passages(runs: Sequence[Run], in_heading: bool) -> Iterator[Passage]:
    places = {RunKind.DELETED: 0, RunKind.INSERTED: 0}
    starts: list[tuple[int, dict[RunKind, int]]] = []
    for place, run in enumerate(runs):
        if run.kind is not RunKind.EQUAL and (place == 0 or runs[place - 1].kind is RunKind.EQUAL):
            starts.append((place, dict(places)))
        for side in places:
            places[side] += len(run.text) if run.kind in {RunKind.EQUAL, side} else 0
    # Behind the last run that is more than white space.
    end = max((place + 1 for place, run in enumerate(runs) if run.text.strip()), default=0)
    for place, start in starts:
        changed = {run.kind: run.text for run in runs[place : place + 2] if run.kind is not RunKind.EQUAL}
        behind = place + len(changed)
        before, after = (runs[at].text if 0 <= at < len(runs) else "" for at in (place - 1, behind))
        old, new = (
            Words(changed.get(side, ""), start[side], in_heading) for side in (RunKind.DELETED, RunKind.INSERTED)
        )
        yield Passage(old, new, before[-1:] + after[:1], is_last=behind >= end)


def is_spelling(passage: Passage, defined: frozenset[str]) -> bool:
    """Tell whether only capitals, punctuation, hyphens, joined words or accents differ (R-052).

    Not where a figure stands in or beside it, and not where a defined term gains or loses its capital.
    """
    old, new = passage.old.text, passage.new.text
    signs = {sign for sign in same_signs(old + new) if not sign.isalnum() and not sign.isspace()}
    if signs - _PUNCTUATION or any(sign.isdigit() for sign in f"{old}{new}{passage.beside}"):
        return False
    words = [[word for word in words_of(side) if word.isalpha()] for side in (old, new)]
    cased = {word for side in words for word in side} - set(words[0]) & set(words[1])
    if defined & {word.casefold() for word in cased}:
        return False
    if "".join(words[0]).casefold() == "".join(words[1]).casefold():
        return True
    pairs = list(
        zip(*([token for token in tokens_of(side) if token.text.isalpha()] for side in (old, new)), strict=False)
    )
    return len({len(side) for side in words}) == 1 and all(
        one.folded == other.folded and (one.text.lower() == other.text.lower() or len(one.text) >= _LEAST_ACCENTED)
        for one, other in pairs
    )


def slips(passage: Passage) -> list[tuple[str, str]] | None:
    """Return the words that may be misspelt, each with its new spelling; nothing where more changed.

    The first letter and the last two, which make other words and other forms, stay as they were.
    """
    old, new = tokens_of(passage.old.text), tokens_of(passage.new.text)
    if len(old) != len(new) or not old:
        return None
    pairs = [(one.folded, other.folded) for one, other in zip(old, new, strict=True) if one.text != other.text]
    return pairs if pairs and all(_may_be_misspelt(*pair) for pair in pairs) else None


def _may_be_misspelt(old: str, new: str) -> bool:
    if min(len(old), len(new)) < _LEAST_MISSPELT or not (old.isalpha() and new.isalpha()):
        return False
    is_framed = old[0] == new[0] and old[-_KEPT_AT_END:] == new[-_KEPT_AT_END:]
    return is_framed and _is_a_letter_apart(old, new)


def _is_a_letter_apart(old: str, new: str) -> bool:
    """Tell whether one letter was left out or added, two neighbours swapped, or one exchanged in a long word."""
    start = next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), -1)
    if start < 0:
        return abs(len(old) - len(new)) == 1
    rest_old, rest_new = old[start:], new[start:]
    return (
        rest_old[1:] == rest_new
        or rest_old == rest_new[1:]
        or (rest_old[:2] == rest_new[1::-1] and rest_old[2:] == rest_new[2:])
        or (rest_old[1:] == rest_new[1:] and len(old) >= _LEAST_EXCHANGED)
    )


def has_unreadable_letters(text: str) -> bool:
    """Tell whether a text holds letters that pass for others: of another script, or with loose marks on them."""
    return not text.isascii() and any(
        (letter.isalpha() and ord(letter) > _LAST_LATIN) or unicodedata.category(letter).startswith("M")
        for letter in text
    )
