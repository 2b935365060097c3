"""Which clause of one version of a text is which clause of another.

Each version has clauses of its own, so nothing but their content tells. What is certain goes first: the same words;
then words that are much alike, sooner so under the same number or heading; then the same place in the text by number
or heading, whatever the words.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.agreements.rules import ClauseKind
from app.comparison.sequences import longest_increasing
from app.comparison.words import words_of

# Half of the words in common: less is what two clauses of any agreement share.
_LEAST_ALIKE = 0.5
# What a common number or heading adds; it decides between clauses that are about as much alike.
_SAME_IDENTITY = 0.2
# A word that stands in more of the clauses to be told apart does not tell them apart; this bounds the pairs weighed.
_MOST_CLAUSES_PER_WORD = 16


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause of a version. Nothing as the text means that its words are not known, not that it has none.

    `survives_end` tells whether it stays in effect after the agreement ended (R-069); clauses are not paired by it.
    """

    id: UUID
    article_no: str | None
    clause_kind: ClauseKind
    heading: str | None
    text: str | None
    survives_end: bool | None = None

    @property
    def number_key(self) -> str | None:
        """Return the number as it is compared: `Artikel 4.` and `artikel 4` are one."""
        return None if self.article_no is None else self.article_no.casefold().strip(" .")

    @property
    def heading_key(self) -> str | None:
        """Return the heading as it is compared, without case and extra white space."""
        return None if self.heading is None else " ".join(self.heading.casefold().split())


@dataclass(frozen=True, slots=True)
class Alignment:
    """The clauses that are each other's, as places in the old and the new version, in the order of the new."""

    pairs: tuple[tuple[int, int], ...]
    moved: frozenset[tuple[int, int]]
    removed: tuple[int, ...]
    added: tuple[int, ...]


Key = Callable[[ClauseText], Hashable | None]


def _whole(clause: ClauseText) -> Hashable | None:
    return (clause.article_no, clause.clause_kind, clause.heading, clause.text)


def _known_words(clause: ClauseText) -> Hashable | None:
    return clause.text


def _identity(clause: ClauseText) -> Hashable | None:
    return (clause.number_key, clause.clause_kind, clause.heading_key)


def _telling_identity(clause: ClauseText) -> Hashable | None:
    # Of a clause without a heading and of no particular kind, the number says too little.
    is_telling = clause.heading is not None or clause.clause_kind is not ClauseKind.OTHER
    return _identity(clause) if is_telling else None


def _number_and_kind(clause: ClauseText) -> Hashable | None:
    is_telling = clause.number_key is not None and clause.clause_kind is not ClauseKind.OTHER
    return (clause.number_key, clause.clause_kind) if is_telling else None


def _heading(clause: ClauseText) -> Hashable | None:
    return clause.heading_key


def _number(clause: ClauseText) -> Hashable | None:
    return clause.number_key


class _Aligning:
    """The clauses that have found their other half so far, and those that have not."""

    def __init__(self, old: Sequence[ClauseText], new: Sequence[ClauseText]) -> None:
        self.old = old
        self.new = new
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}

    def pair(self, old: int, new: int) -> None:
        self.new_of[old] = new
        self.old_of[new] = old

    @property
    def old_left(self) -> list[int]:
        return [place for place in range(len(self.old)) if place not in self.new_of]

    @property
    def new_left(self) -> list[int]:
        return [place for place in range(len(self.new)) if place not in self.old_of]

    def by_key(self, key: Key, *, only_unknown: bool = False) -> None:
        """Pair those with the same key, in the order of both texts; nothing is no key.

        With `only_unknown`, only those of which the words are not known on both sides.
        """
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in reversed(self.old_left):
            waiting[key(self.old[place])].append(place)
        waiting.pop(None, None)
        for place in self.new_left:
            found = waiting.get(key(self.new[place]))
            if found and not (only_unknown and self._both_known(found[-1], place)):
                self.pair(found.pop(), place)

    def _both_known(self, old: int, new: int) -> bool:
        return self.old[old].text is not None and self.new[new].text is not None

    def by_likeness(self) -> None:
        """Pair those that share most of their words, the most alike first."""
        ranked = sorted(
            (-likeness - _SAME_IDENTITY * self._same_identity(old, new), abs(old - new), old, new)
            for (old, new), likeness in self._likeness().items()
            if likeness >= _LEAST_ALIKE
        )
        for _, _, old, new in ranked:
            if old not in self.new_of and new not in self.old_of:
                self.pair(old, new)

    def _same_identity(self, old: int, new: int) -> int:
        one, other = self.old[old], self.new[new]
        same_number = one.number_key is not None and one.number_key == other.number_key
        same_heading = one.heading_key is not None and one.heading_key == other.heading_key
        return same_number + same_heading

    def _likeness(self) -> dict[tuple[int, int], float]:
        """Return how large a part of their telling words two clauses share, for those that share any."""
        old_words = {place: _distinct_words(self.old[place]) for place in self.old_left}
        new_words = {place: _distinct_words(self.new[place]) for place in self.new_left}
        old_holders, new_holders = _holders(old_words), _holders(new_words)
        telling = {
            word
            for word in old_holders.keys() | new_holders.keys()
            if max(len(old_holders.get(word, ())), len(new_holders.get(word, ()))) <= _MOST_CLAUSES_PER_WORD
        }
        shared: dict[tuple[int, int], int] = defaultdict(int)
        for word in telling & old_holders.keys() & new_holders.keys():
            for old in old_holders[word]:
                for new in new_holders[word]:
                    shared[old, new] += 1
        sizes = [{place: len(words & telling) for place, words in side.items()} for side in (old_words, new_words)]
        return {pair: 2 * common / (sizes[0][pair[0]] + sizes[1][pair[1]]) for pair, common in shared.items()}


def _distinct_words(clause: ClauseText) -> set[str]:
    return {word.casefold() for word in words_of(clause.text or "") if word[0].isalnum()}


def _holders(words_by_place: dict[int, set[str]]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, words in words_by_place.items():
        for word in words:
            holders[word].append(place)
    return holders


def align(old: Sequence[ClauseText], new: Sequence[ClauseText]) -> Alignment:
    """Return which clause of one version is which of the other, and which of them stand in another order.

    As few clauses as can be are called moved: one that moved does not make those around it move.
    """
    aligning = _Aligning(old, new)
    for key in (_whole, _known_words):
        aligning.by_key(key)
    aligning.by_likeness()
    for key in (_telling_identity, _number_and_kind, _heading):
        aligning.by_key(key)
    # Words that are not known contradict nothing, so calling such a clause added or removed would be a guess.
    for key in (_identity, _number):
        aligning.by_key(key, only_unknown=True)
    in_old_order = sorted(aligning.new_of.items())
    kept = {in_old_order[place] for place in longest_increasing([place for _, place in in_old_order])}
    return Alignment(
        pairs=_in_new_order(in_old_order),
        moved=frozenset(pair for pair in in_old_order if pair not in kept),
        removed=tuple(aligning.old_left),
        added=tuple(aligning.new_left),
    )


def _in_new_order(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(pairs, key=lambda pair: pair[1]))
