"""What the sentences of a clause fix: amounts and what they are for, days and terms, parties, numbers. Pure (R-045).

Sentences that only moved within a clause, and values that are only written otherwise, fix the same as before. A value
that went to another clause, or into another sentence, may be for somebody or something else: that is a change.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.amendments.passages import Words, same_signs
from app.amendments.rules import SUBJECT_OF_MENTION, EvidenceCause, ProtectedSubject
from app.amendments.wording import Touch
from app.comparison.kinds import MentionKind
from app.comparison.mentions import Mention, PartyNames, mentions_among
from app.comparison.numbers import numeral_value, word_value
from app.comparison.quantities import is_reference, plain
from app.comparison.tokens import Token, tokens_of

_END_OF_SENTENCE = re.compile(r"[;\n]\s*|[.!?]\s+(?=[A-ZÀ-Þ\"'(])")
# Where to reach somebody: a telephone number or a postal code is no date and no amount. What may be is not masked.
_CONTACT = re.compile(
    r"(?<![\w€.,])(?<!€ )(?<!EUR )(?:"
    r"(?![0-9]{1,2}[- /.][0-9]{1,2}[- /.][0-9]{4})(?:\+[0-9]{2}|0[1-9])(?:[ ()-]{0,2}[0-9]){8,9}"
    r"(?!\w|\s{0,2}(?:[€%]|(?:eur|euro|procent|miljoen|mln|duizend)\b))"
    r"|(?!19|20|21)[1-9][0-9]{3} ?[A-Z]{2}\b)"
)
_MASK = "¤"
_BETWEEN = "\n¶\n"
_MONEY = frozenset({MentionKind.AMOUNT, MentionKind.PERCENTAGE})
# What makes a day or term a first, a last or a recurring one, when it stands close by.
_BOUNDS = frozenset(
    ["tot", "vanaf", "na", "voor", "per", "binnen", "uiterlijk", "minimaal", "maximaal", "minste", "hoogste", "meer",
     "minder", "circa", "ongeveer", "jaarlijks", "maandelijks", "eenmalig", "ingang", "by", "from", "until", "before",
     "after", "within", "least", "most", "every", "each", "about"]
)  # fmt: skip
_BOUNDS_BEFORE, _BOUNDS_BEHIND = 3, 2
_LEGAL_FORMS = frozenset({"stichting", "vereniging", "cooperatie", "bv", "nv"})
_ARTICLES = frozenset({"een", "one"})


@dataclass(frozen=True, slots=True)
class _Figure:
    """Something a sentence fixes; equal keys fix the same."""

    key: Hashable
    cause: EvidenceCause
    subject: ProtectedSubject
    words: Words


@dataclass(frozen=True, slots=True)
class Part:
    """The heading or the text of a clause, on one side, with the meaning of the numbers in it that refer."""

    text: str
    in_heading: bool
    references: Mapping[int, Hashable]


def sentences(text: str) -> list[tuple[int, str]]:
    """Return the sentences of a text, the items of a list and its lines each by themselves, and where they begin."""
    starts = [0, *(found.end() for found in _END_OF_SENTENCE.finditer(text))]
    return [
        (start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end
    ]


def changed_sentences(old: str, new: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Return the sentences that only one of two texts holds, or holds more often."""
    sides = [
        [(" ".join(same_signs(each).split()), start, each) for start, each in sentences(text)] for text in (old, new)
    ]
    counts = [Counter(key for key, _, _ in side) for side in sides]
    left = []
    for side, surplus in zip(sides, (counts[0] - counts[1], counts[1] - counts[0]), strict=True):
        found = []
        for key, start, each in side:
            if surplus[key] > 0:
                surplus[key] -= 1
                found.append((start, each))
        left.append(found)
    return left[0], left[1]


def other_figures(old: Part, new: Part, names: PartyNames, *, counts_numbers: bool) -> Iterator[Touch]:
    """Yield what only the old or only the new text fixes.

    With `counts_numbers`, numbers without a unit count as well, as in a list of what is to be done.
    """
    left = changed_sentences(old.text, new.text)
    keys: dict[Hashable, int] = {}
    went, came = (
        list(_Reading(part, side, names, keys).figures(counts_numbers=counts_numbers))
        for part, side in zip((old, new), left, strict=True)
    )
    counts = [Counter(figure.key for figure in side) for side in (went, came)]
    for figure in _surplus(went, counts[0] - counts[1]):
        yield Touch(figure.cause, figure.subject, old=figure.words)
    for figure in _surplus(came, counts[1] - counts[0]):
        yield Touch(figure.cause, figure.subject, new=figure.words)


def _surplus(figures: Sequence[_Figure], counts: Counter[Hashable]) -> Iterator[_Figure]:
    for figure in figures:
        if counts[figure.key] > 0:
            counts[figure.key] -= 1
            yield figure


class _Reading:
    """Some sentences of one side, read as one text; `keys` numbers what whole sentences say, for both sides."""

    def __init__(
        self, part: Part, chosen: Sequence[tuple[int, str]], names: PartyNames, keys: dict[Hashable, int]
    ) -> None:
        self._part = part
        self._keys = keys
        self._starts = [start for start, _ in chosen]
        masked = [_CONTACT.sub(lambda found: _MASK * len(found.group()), each) for _, each in chosen]
        self._begins = (
            list(accumulate((len(each) + len(_BETWEEN) for each in masked[:-1]), initial=0)) if masked else []
        )
        text = _BETWEEN.join(masked)
        self._tokens = tokens_of(text)
        self._token_starts = [token.start for token in self._tokens]
        self._mentions = mentions_among(self._tokens, text, names)
        self._token_at = {token.start: place for place, token in enumerate(self._tokens)}

    def figures(self, *, counts_numbers: bool) -> Iterator[_Figure]:
        says = self._says(with_values=True)
        for mention in self._mentions:
            if mention.kind is MentionKind.NEGATION:
                continue
            key: Hashable = (mention.kind, mention.value)
            if mention.kind in _MONEY:
                key = (key, says[self._sentence(mention.start)])
            elif mention.kind is MentionKind.PARTY_NAME:
                key = (key, self._surname(mention))
            else:
                key = (key, self._bounds(mention))
            yield _Figure(
                key,
                EvidenceCause(mention.kind.value),
                SUBJECT_OF_MENTION[mention.kind],
                self._words(mention.start, mention.end),
            )
        yield from self._legal_forms()
        if counts_numbers:
            yield from self._numbers(self._says(with_values=False))

    def _sentence(self, at: int) -> int:
        return bisect_right(self._begins, at) - 1

    def _words(self, start: int, end: int) -> Words:
        sentence = self._sentence(start)
        offset = self._starts[sentence] - self._begins[sentence]
        return Words(self._part.text[start + offset : end + offset], start + offset, self._part.in_heading)

    def _origin(self, token: Token) -> int:
        """Return where a token stands in the whole text."""
        sentence = self._sentence(token.start)
        return token.start + self._starts[sentence] - self._begins[sentence]

    def _says(self, *, with_values: bool) -> list[int]:
        """Return what each sentence says, numbered: its words, with values and references in any notation."""
        said: list[list[Hashable]] = [[] for _ in self._starts]
        behind = 0
        mentions = iter(self._mentions)
        mention = next(mentions, None)
        for token in self._tokens:
            while mention is not None and mention.end <= token.start:
                mention = next(mentions, None)
            if token.start < behind:
                continue
            words = said[self._sentence(token.start)]
            if mention is not None and mention.start <= token.start and mention.kind is not MentionKind.NEGATION:
                words += [(mention.kind, mention.value)] if with_values else []
                behind = mention.end
            elif token.text[0].isalnum():
                words.append(self._part.references.get(self._origin(token), _number(token) or token.folded))
        return [self._keys.setdefault(tuple(words), len(self._keys)) for words in said]

    def _bounds(self, mention: Mention) -> tuple[str, ...]:
        """Return the words close by that make a day or term a first, last or recurring one."""
        first = self._token_at[mention.start]
        behind = bisect_right(self._token_starts, mention.end - 1)
        close = (
            *self._tokens[max(first - _BOUNDS_BEFORE, 0) : first],
            *self._tokens[behind : behind + _BOUNDS_BEHIND],
        )
        sentence = self._sentence(mention.start)
        return tuple(
            token.folded for token in close if token.folded in _BOUNDS and self._sentence(token.start) == sentence
        )

    def _surname(self, mention: Mention) -> str | None:
        """Return the capitalised word or number right behind a name: that makes another name of it."""
        behind = bisect_right(self._token_starts, mention.end - 1)
        if behind >= len(self._tokens):
            return None
        following = self._tokens[behind].text
        return following if following[0].isupper() or following[0].isdigit() else None

    def _legal_forms(self) -> Iterator[_Figure]:
        """Yield the legal forms of organisations that are not those of a party: somebody else is named."""
        named = _Spans([mention for mention in self._mentions if mention.kind is MentionKind.PARTY_NAME])
        for place, token in enumerate(self._tokens):
            if token.folded in _LEGAL_FORMS and not named.hold(token):
                following = self._tokens[place + 1].folded if place + 1 < len(self._tokens) else ""
                yield _Figure(
                    (token.folded, following),
                    EvidenceCause.PARTY_NAME,
                    ProtectedSubject.PARTIES,
                    self._words(token.start, token.end),
                )

    def _numbers(self, says: Sequence[int]) -> Iterator[_Figure]:
        """Yield the numbers without a unit, in digits or words; not those of clauses, lists and addresses."""
        taken = _Spans(self._mentions)
        for place, token in enumerate(self._tokens):
            value = _number(token)
            if value is None or taken.hold(token) or is_reference(self._tokens, place):
                continue
            following = self._tokens[place + 1].text if place + 1 < len(self._tokens) else ""
            is_first = place == 0 or self._tokens[place - 1].text == _BETWEEN.strip()
            if (is_first and following in {".", ")"}) or self._origin(token) in self._part.references:
                continue
            yield _Figure(
                (value, says[self._sentence(token.start)]),
                EvidenceCause.NUMBER,
                ProtectedSubject.OBLIGATIONS,
                self._words(token.start, token.end),
            )


def _number(token: Token) -> tuple[str, str] | None:
    """Return the number a token stands for, in digits or in words; `een` is an article sooner than a number."""
    if token.is_numeral:
        value = numeral_value(token.text, ".,")
        return "number", token.text if value is None else plain(value)
    found = None if token.folded in _ARTICLES else word_value(token.folded)
    return None if found is None else ("number", str(found))


class _Spans:
    """Where mentions stand, to tell whether a token is part of one."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._starts = [mention.start for mention in mentions]
        self._ends = [mention.end for mention in mentions]

    def hold(self, token: Token) -> bool:
        before = bisect_right(self._starts, token.start)
        return before > 0 and token.start < self._ends[before - 1]
