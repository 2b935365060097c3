"""May this change be made as a minor one? What it touches since the last decision, and by which words. Pure.

Rules R-045, R-046 and R-052. The whole text as it would read is held against the text last decided on, so that small
steps count together. Whatever is not certain is taken for the stricter: words that are not known, a passage too large
to compare, a kind of clause that no rule calls minor.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.amendments.judging import Judgment
from app.amendments.rules import SUBJECT_OF_TERM, AmendmentClassification, EvidenceCause, ProtectedSubject
from app.amendments.wording import Touch
from app.comparison.alignment import ClauseText
from app.comparison.mentions import PartyNames
from app.comparison.rules import ClauseDifference

# How much of a passage is shown.
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term of the agreement that changes: its member, and its present and new value."""

    member: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason for a class: what changed where, which subject that touches, and the words that show it.

    Without a subject it only keeps the change from being editorial (R-052). The starts are places in the heading or
    the text of the clause.
    """

    rule: str
    cause: EvidenceCause
    subject: ProtectedSubject | None = None
    old_clause_id: UUID | None = None
    new_clause_id: UUID | None = None
    in_heading: bool = False
    term: str | None = None
    old_text: str | None = None
    new_text: str | None = None
    old_start: int | None = None
    new_start: int | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The lightest class a change allows, the subjects it touches, and why."""

    classification: AmendmentClassification
    subjects: tuple[ProtectedSubject, ...]
    evidence: tuple[Evidence, ...]


def classify(
    decided: Sequence[ClauseText],
    proposed: Sequence[ClauseText],
    *,
    term_changes: Sequence[TermChange] = (),
    party_names: Iterable[str] = (),
    declared_subjects: Iterable[ProtectedSubject] = (),
) -> Assessment:
    """Return how a text may be changed from the one last decided on.

    Declared subjects only add. Of the reasons of one sort in one clause the first twenty are told. The work grows
    with the length of the texts.
    """
    names = PartyNames.of(tuple(party_names))
    evidence = [
        *(Evidence(rule="R-045", cause=EvidenceCause.DECLARED, subject=subject) for subject in declared_subjects),
        *_of_terms(term_changes),
        *(_evidence(found, touch) for found, touch in Judgment(decided, proposed, names).touches()),
    ]
    subjects = {each.subject for each in evidence if each.subject is not None}
    if subjects:
        needed = AmendmentClassification.SUBSTANTIVE
    else:
        needed = AmendmentClassification.MINOR if evidence else AmendmentClassification.EDITORIAL
    return Assessment(needed, tuple(s for s in ProtectedSubject if s in subjects), tuple(dict.fromkeys(evidence)))


def _of_terms(changes: Sequence[TermChange]) -> Iterator[Evidence]:
    for change in changes:
        yield Evidence(
            rule="R-045",
            cause=EvidenceCause.TERM,
            subject=SUBJECT_OF_TERM[change.member],
            term=change.member,
            old_text=_shown(change.old),
            new_text=_shown(change.new),
        )


def _shown(value: Any) -> str | None:
    if isinstance(value, dict):
        return _shown(value.get("value"))
    return None if value is None else str(value)


def _evidence(found: ClauseDifference, touch: Touch) -> Evidence:
    old, new = touch.old, touch.new
    return Evidence(
        rule="R-052" if touch.subject is None else "R-045",
        cause=touch.cause,
        subject=touch.subject,
        old_clause_id=found.old.id if found.old is not None else None,
        new_clause_id=found.new.id if found.new is not None else None,
        in_heading=any(words is not None and words.in_heading for words in (old, new)),
        old_text=old.text[:_SHOWN] or None if old is not None else None,
        new_text=new.text[:_SHOWN] or None if new is not None else None,
        old_start=old.start if old is not None and old.text else None,
        new_start=new.start if new is not None and new.text else None,
    )
