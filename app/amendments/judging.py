"""What each clause of a proposed text touches, held against the text last decided on. Pure (R-045, R-046, R-052).

Each clause is judged by itself, so that what one loses and another gains counts twice and not never.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from uuid import UUID

from app.agreements.rules import ClauseKind
from app.amendments.definitions import Usage, defined_words, is_definition, redefined
from app.amendments.figures import Part, other_figures
from app.amendments.passages import Passage, Words, has_unreadable_letters, is_spelling, passages_of, slips
from app.amendments.references import Numbering, Reference, meaning
from app.amendments.rules import EvidenceCause, ProtectedSubject, subject_of
from app.amendments.wording import Touch, other_actor, weighty_words
from app.comparison.alignment import ClauseText
from app.comparison.kinds import ClauseChange, MentionKind, TextComparison
from app.comparison.mentions import PartyNames, mentions_in
from app.comparison.rules import ClauseDifference, differences
from app.comparison.tokens import folded
from app.comparison.words import words_of

# How many reasons of one sort are given for one clause: a clause of ten thousand numbers has no need of them all.
MOST_OF_A_SORT = 20
_MONEY = frozenset({MentionKind.AMOUNT, MentionKind.PERCENTAGE})
_NUMBERED_KINDS = frozenset({ClauseKind.ANNEX, ClauseKind.DEFINITIONS})


class Judgment:
    """Both texts, clause by clause, with what is only read once somebody asks."""

    def __init__(self, decided: Sequence[ClauseText], proposed: Sequence[ClauseText], names: PartyNames) -> None:
        """Compare the text last decided on with the one proposed."""
        self._decided = decided
        self._proposed = proposed
        self._names = names
        self._clauses = differences(decided, proposed)
        self._numbering = Numbering(self._clauses)

    @cached_property
    def _defined(self) -> frozenset[str]:
        return defined_words(self._decided)

    @cached_property
    def _usage(self) -> Usage:
        return Usage.of((*self._decided, *self._proposed))

    @cached_property
    def _holders(self) -> dict[str, set[UUID]]:
        """Return the clauses of the text decided on that hold each word."""
        found: dict[str, set[UUID]] = {}
        for clause in self._decided:
            for word in set(words_of(folded(clause.text or ""))):
                found.setdefault(word, set()).add(clause.id)
        return found

    def touches(self) -> Iterator[tuple[ClauseDifference, Touch]]:
        """Yield what each clause shows, in the order of the comparison."""
        for place, found in enumerate(self._clauses):
            told: Counter[tuple[EvidenceCause, ProtectedSubject | None]] = Counter()
            for touch in self._of_clause(found, place):
                told[touch.cause, touch.subject] += 1
                if told[touch.cause, touch.subject] <= MOST_OF_A_SORT:
                    yield found, touch

    def _of_clause(self, found: ClauseDifference, place: int) -> Iterator[Touch]:
        if found.wording is TextComparison.UNKNOWN:
            if found.old is None or found.old != found.new:
                yield from _presumed(found, EvidenceCause.UNKNOWN_WORDS)
            return
        yield from _of_survival(found)
        if not found.changes and not self._numbering.is_shifted:
            return
        references = [self._references(found, place, is_new=is_new) for is_new in (False, True)]
        yield from self._of_references(found, references)
        passages = [each for each in passages_of(found) if not _follows_numbers(each, references)]
        if found.is_coarse:
            yield from _presumed(found, EvidenceCause.TOO_LARGE)
        yield from _of_kinds(found, passages)
        if not passages:
            if ClauseChange.MOVED in found.changes:
                yield Touch(EvidenceCause.PLACE, None)
            return
        yield from self._of_words(found, passages, references)
        if not self._is_editorial(found, passages):
            yield from (Touch(EvidenceCause.WORDING, None, each.old, each.new) for each in islice(passages, 1))

    def _references(self, found: ClauseDifference, place: int, *, is_new: bool) -> tuple[list[Reference], ...]:
        """Return what the heading and the text of a clause refer to."""
        clause = found.new if is_new else found.old
        if clause is None:
            return [], []
        return tuple(
            self._numbering.references(text or "", place, is_new=is_new) for text in (clause.heading, clause.text)
        )

    def _of_references(
        self, found: ClauseDifference, references: Sequence[tuple[list[Reference], ...]]
    ) -> Iterator[Touch]:
        """Yield the references that mean another clause than they did, also where their words stayed."""
        if found.old is None or found.new is None:
            return
        for in_heading, old, new in zip((True, False), *references, strict=True):
            differing = next((pair for pair in zip(old, new, strict=False) if pair[0].target != pair[1].target), None)
            if differing is None:
                continue
            one, other = (Words(each.text, each.start, in_heading) for each in differing)
            for subject in dict.fromkeys(map(subject_of, _kinds(found))):
                yield Touch(EvidenceCause.REFERENCE, subject, one, other)

    def _of_words(
        self,
        found: ClauseDifference,
        passages: Sequence[Passage],
        references: Sequence[tuple[list[Reference], ...]],
    ) -> Iterator[Touch]:
        """Yield what the changed words of a clause touch, whatever the clause is about."""
        counts_numbers = any(kind in _NUMBERED_KINDS for kind in _kinds(found))
        for in_heading in (True, False):
            old, new = (
                Part(
                    (side.heading if in_heading else side.text) or "" if side is not None else "",
                    in_heading,
                    {reference.start: reference.target for reference in mine[not in_heading]},
                )
                for side, mine in zip((found.old, found.new), references, strict=True)
            )
            yield from other_figures(old, new, self._names, counts_numbers=counts_numbers and not in_heading)
        for passage in passages:
            yield from weighty_words(passage)
            actor = other_actor(passage)
            if actor is not None:
                yield actor
            if has_unreadable_letters(passage.new.text):
                yield Touch(EvidenceCause.UNREADABLE, ProtectedSubject.OBLIGATIONS, new=passage.new)
        yield from self._of_heading(found, passages)
        if is_definition(found):
            yield from redefined(_text(found.old), _text(found.new), self._usage)

    def _of_heading(self, found: ClauseDifference, passages: Sequence[Passage]) -> Iterator[Touch]:
        """Yield that amounts stand under another heading: they may be for something else."""
        changed = next((each for each in passages if each.old.in_heading), None)
        if changed is None or found.old is None or found.new is None or is_spelling(changed, self._defined):
            return
        if any(mention.kind in _MONEY for mention in mentions_in(_text(found.new))):
            yield Touch(EvidenceCause.AMOUNT, ProtectedSubject.MONEY, changed.old, changed.new)

    def _is_editorial(self, found: ClauseDifference, passages: Sequence[Passage]) -> bool:
        if found.old is None or found.new is None or ClauseChange.KIND_CHANGED in found.changes:
            return False
        # What moves as well is more than mended.
        return ClauseChange.MOVED not in found.changes and all(
            is_spelling(passage, self._defined) or self._is_slip(passage, found.old.id) for passage in passages
        )

    def _is_slip(self, passage: Passage, own: UUID) -> bool:
        """Tell whether words are only spelt right: as other clauses spell them, while none spells them wrong."""
        pairs = slips(passage)
        return pairs is not None and all(
            self._holders.get(new, set()) - {own} and not self._holders.get(old, set()) - {own} for old, new in pairs
        )


def _kinds(found: ClauseDifference) -> list[ClauseKind]:
    return list(dict.fromkeys(clause.clause_kind for clause in (found.old, found.new) if clause is not None))


def _text(clause: ClauseText | None) -> str:
    return (clause.text if clause is not None else None) or ""


def _presumed(found: ClauseDifference, cause: EvidenceCause) -> Iterator[Touch]:
    """Yield what a clause is presumed to touch that could not be compared."""
    for kind in _kinds(found):
        yield Touch(cause, subject_of(kind) or ProtectedSubject.OBLIGATIONS)


def _of_survival(found: ClauseDifference) -> Iterator[Touch]:
    """Yield that a clause would no longer, or only now, stay in effect after the end (R-069)."""
    if found.old is not None and found.new is not None and found.old.survives_end is not found.new.survives_end:
        yield from _presumed(found, EvidenceCause.SURVIVAL)


def _of_kinds(found: ClauseDifference, passages: Sequence[Passage]) -> Iterator[Touch]:
    """Yield the subjects of the kind a clause has, and of the kind it had, where it reads or counts otherwise."""
    is_of_other_kind = ClauseChange.KIND_CHANGED in found.changes
    for subject in filter(None, dict.fromkeys(map(subject_of, _kinds(found)))):
        yield from (Touch(EvidenceCause.CLAUSE_KIND, subject, each.old, each.new) for each in passages)
        if is_of_other_kind and not passages:
            yield Touch(EvidenceCause.CLAUSE_KIND, subject)
    if is_of_other_kind:
        yield Touch(EvidenceCause.CLAUSE_KIND, None)


def _follows_numbers(passage: Passage, references: Sequence[tuple[list[Reference], ...]]) -> bool:
    """Tell whether a passage only follows clauses that are numbered anew."""
    old, new = (
        meaning(words.text, words.start, side[not words.in_heading])
        for words, side in zip((passage.old, passage.new), references, strict=True)
    )
    return old == new
