"""Which terms a clause of definitions defines, and which protected clauses use them. Pure (R-045).

Whoever changes what a term means changes every clause that uses it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.agreements.rules import ClauseKind
from app.amendments.figures import changed_sentences, sentences
from app.amendments.passages import Words
from app.amendments.rules import EvidenceCause, ProtectedSubject, subject_of
from app.amendments.wording import Touch
from app.comparison.alignment import ClauseText
from app.comparison.rules import ClauseDifference
from app.comparison.tokens import folded

_TERM = re.compile(
    r"\s*(?:[a-z0-9]{1,3}[.)]\s+|[-•–*]\s*)?(?:onder\s+)?(?:(?:de|het|een|the|an?)\s+)?[\"'“‘]?"
    r"([^:=\"'”’\n]{2,60}?)[\"'”’]?\s*(?::|=|\bwordt verstaan\b|\bbetekent\b|\bmeans\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
# Who redefines more terms than this at once redefines the agreement.
_MOST_TERMS = 50


def term_of(sentence: str) -> str | None:
    """Return the term that a sentence defines, without case and accents."""
    found = _TERM.match(sentence)
    return None if found is None else _spoken(found.group(1)).strip() or None


def _spoken(text: str) -> str:
    return f" {' '.join(_WORD.findall(folded(text)))} "


@dataclass(frozen=True, slots=True)
class Usage:
    """The words of the protected clauses of the old and the new text, by the subject they protect."""

    spoken: dict[ProtectedSubject, str]

    @classmethod
    def of(cls, clauses: Iterable[ClauseText]) -> "Usage":
        """Read the clauses of both texts."""
        texts: dict[ProtectedSubject, dict[str, None]] = {}
        for clause in clauses:
            subject = subject_of(clause.clause_kind)
            if subject is not None:
                texts.setdefault(subject, {})[clause.text or ""] = None
        return cls({subject: _spoken("\n".join(found)) for subject, found in texts.items()})

    def subjects(self, term: str) -> Iterator[ProtectedSubject]:
        """Yield the subjects whose clauses use a term, also with an ending: `wijk`, `wijken`."""
        yield from (subject for subject, spoken in self.spoken.items() if f" {term}" in spoken)


def redefined(old: str, new: str, usage: Usage) -> Iterator[Touch]:
    """Yield the terms whose definition changed, by the subjects of the protected clauses that use them."""
    changed = changed_sentences(old, new)
    touched = [_by_term(text, side) for text, side in zip((old, new), changed, strict=True)]
    terms = sorted(touched[0].keys() | touched[1].keys())
    for term in terms[:_MOST_TERMS]:
        went, came = (side.get(term) for side in touched)
        for subject in usage.subjects(term):
            yield Touch(EvidenceCause.DEFINITION, subject, went, came)
    if len(terms) > _MOST_TERMS:
        yield Touch(EvidenceCause.DEFINITION, ProtectedSubject.OBLIGATIONS)


def _by_term(text: str, changed: Sequence[tuple[int, str]]) -> dict[str, Words]:
    """Return the first changed sentence about each term; a sentence that defines none is about the one before."""
    starts = {start for start, _ in changed}
    found: dict[str, Words] = {}
    term = ""
    for start, sentence in sentences(text):
        term = term_of(sentence) or term
        if start in starts and term:
            found.setdefault(term, Words(sentence.strip(), start, in_heading=False))
    return found


def defined_words(clauses: Collection[ClauseText]) -> frozenset[str]:
    """Return the words of all terms that clauses define, in lower case."""
    return frozenset(
        word
        for clause in clauses
        if clause.clause_kind is ClauseKind.DEFINITIONS
        for _, sentence in sentences(clause.text or "")
        for word in (term_of(sentence) or "").split()
    )


def is_definition(found: ClauseDifference) -> bool:
    """Tell whether a clause defines terms, before or after the change."""
    return any(side is not None and side.clause_kind is ClauseKind.DEFINITIONS for side in (found.old, found.new))
