"""What a text mentions that an amendment may not change in passing.

Amounts, percentages, dates, periods, names of parties, and words that deny. A number that only refers, as in
`artikel 12`, `lid 3` or the number of a list, is no mention. The work grows with the length of the text: one pass
over its words, each of which is looked at a bounded number of times, and one search per name.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.comparison.dates import MONTHS, date_in_digits, date_in_words, year_alone
from app.comparison.kinds import MentionKind
from app.comparison.numbers import DUTCH_THOUSAND, FRACTIONS, NUMBER_WORDS
from app.comparison.quantities import COMPOUND_ENDS, EURO, amount_after_sign, compound_period, quantity
from app.comparison.tokens import Found, Token, tokens_of, word_at

NEGATIONS = frozenset(
    ["niet", "geen", "nooit", "niemand", "nimmer", "noch", "not", "no", "never", "none", "nor", "cannot"]
)
_UNSPOKEN = frozenset({"-", "–", "'", "’", '"', "“", "”"})
_LEGAL_FORMS = (
    ("stichting",),
    ("vereniging",),
    ("cooperatie",),
    ("bv",),
    ("nv",),
    ("ua",),
    ("b", ".", "v", "."),
    ("n", ".", "v", "."),
    ("u", ".", "a", "."),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: its words, where they stand, and a value that is the same in every notation.

    The value is a number of euro cents; a percentage; a date as `2031-01-01`, `2031-01`, `2031` or `--01-01`; a
    period in `months`, `days` or `working days`; the name of the party; or the word that denies.
    """

    kind: MentionKind
    value: str
    text: str
    start: int
    end: int


def _negation(tokens: Sequence[Token], place: int) -> Found | None:
    """Return the word that denies; `no.` before a number is an abbreviation."""
    word = tokens[place].folded
    if word not in NEGATIONS or (word == "no" and word_at(tokens, place + 1) == "."):
        return None
    return MentionKind.NEGATION, word, place, place + 1


Look = Callable[[Sequence[Token], int], Found | None]
_AT_NUMERAL: tuple[Look, ...] = (date_in_digits, date_in_words, quantity, year_alone)
_AT_COMPOUND: tuple[Look, ...] = (quantity, compound_period)
# What may begin at a word; most words begin nothing, and are passed over by this alone.
_AT_WORD: dict[str, tuple[Look, ...]] = {
    **dict.fromkeys((*NUMBER_WORDS, *FRACTIONS), (quantity,)),
    **dict.fromkeys(MONTHS, (date_in_words,)),
    **dict.fromkeys(EURO, (amount_after_sign,)),
    **dict.fromkeys(NEGATIONS, (_negation,)),
}


def _looks_at(token: Token) -> tuple[Look, ...]:
    if token.is_numeral:
        return _AT_NUMERAL
    word = token.folded
    is_compound = DUTCH_THOUSAND in word or word.endswith(COMPOUND_ENDS)
    return _AT_COMPOUND if is_compound else _AT_WORD.get(word, ())


@dataclass(frozen=True, slots=True)
class PartyNames:
    """The names to look for: the words of each, the longest first, and the name they stand for."""

    searches: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, names: Sequence[str]) -> "PartyNames":
        """Return the searches for some names, also without their legal form and in the possessive."""
        searches: dict[str, str] = {}
        for name in names:
            words = _spoken(tokens_of(name))
            core = _without_legal_form(words)
            for found in (words, core):
                if found:
                    searches.setdefault(f" {' '.join(found)} ", name)
                    searches.setdefault(f" {' '.join(found)}s ", name)
        return cls(tuple(sorted(searches.items(), key=lambda search: -len(search[0]))))


NO_NAMES = PartyNames(())


def mentions_in(text: str, names: PartyNames = NO_NAMES) -> list[Mention]:
    """Return what a text mentions, in order; names of parties whatever their case and white space."""
    return mentions_among(tokens_of(text), text, names)


def mentions_among(tokens: Sequence[Token], text: str, names: PartyNames = NO_NAMES) -> list[Mention]:
    """Return what a text mentions of which the tokens are at hand."""
    found: list[Found] = []
    place = 0
    while place < len(tokens):
        for look in _looks_at(tokens[place]):
            hit = look(tokens, place)
            if hit is not None:
                found.append(hit)
                place = hit[3]
                break
        else:
            place += 1
    found += _named(tokens, names)
    return [_mention(text, tokens, hit) for hit in sorted(found, key=lambda hit: hit[2])]


def _mention(text: str, tokens: Sequence[Token], found: Found) -> Mention:
    kind, value, first, behind = found
    start, end = tokens[first].start, tokens[behind - 1].end
    return Mention(kind, value, text[start:end], start, end)


def _spoken(tokens: Sequence[Token]) -> list[str]:
    return [token.folded for token in tokens if token.folded not in _UNSPOKEN]


def _without_legal_form(words: list[str]) -> list[str]:
    for form in _LEGAL_FORMS:
        if tuple(words[: len(form)]) == form:
            return words[len(form) :]
        if tuple(words[-len(form) :]) == form:
            return words[: -len(form)]
    return words


def _named(tokens: Sequence[Token], names: PartyNames) -> list[Found]:
    """Return where names stand; of names that overlap, the longest."""
    if not names.searches:
        return []
    places = [place for place, token in enumerate(tokens) if token.folded not in _UNSPOKEN]
    words = [tokens[place].folded for place in places]
    spoken = f" {' '.join(words)} "
    # Where each word begins in what is searched, one behind the space before it.
    begins = list(accumulate((len(word) + 1 for word in words), initial=1))
    is_taken = bytearray(len(places) + 1)
    found: list[Found] = []
    for search, name in names.searches:
        at = spoken.find(search)
        while at >= 0:
            first = bisect_right(begins, at + 1) - 1
            behind = first + search.count(" ") - 1
            if not any(is_taken[first:behind]):
                is_taken[first:behind] = bytes([1]) * (behind - first)
                found.append((MentionKind.PARTY_NAME, name, places[first], places[behind - 1] + 1))
            at = spoken.find(search, at + len(search) - 1)
    return found
