"""The terms of an agreement belong to its text: once decided on they are completed by its own words alone."""

import json
from uuid import UUID

from app.agreements.service import AGREEMENT_VERSIONS, AGREEMENTS
from app.findings.day import AFFIRMATIVE
from app.findings.examination import Examination
from app.kit.domain import FieldError, Violation
from app.kit.resources import Representation
from app.kit.work import Touched, Work
from app.lifecycle import problems, repository
from app.lifecycle.agreement_guards import PRESENT

_UNDECIDED = frozenset({"draft", "negotiating"})
_SETTLED = frozenset({"approved", "in_signing", "signed", "in_force"})
# Fewer words say nothing: they stand in any text.
FEWEST_WORDS_QUOTED = 4


async def completed_terms(work: Work, x: Examination, touched: Touched) -> list[Violation]:
    """Refuse to complete a term of a text that was decided on or signed, unless the source quotes that text.

    Before that a term may still be completed: whoever decides then sees it.
    """
    if not touched.before or not _is_settled(x):
        return []
    before, after = json.loads(touched.before), json.loads(touched.row.representation)
    moved = AGREEMENTS.moved_by_transition
    assert moved is not None
    completed = [pointer for pointer in sorted(moved.judged) if before[pointer[1:]] != after[pointer[1:]]]
    if not completed or await _is_quoted(work, x, before, after):
        return []
    problem = problems.TERMS_FIXED
    faults = tuple(FieldError("body", pointer, problem.slug, problem.cause) for pointer in completed)
    return [Violation(problem, problem.cause, errors=faults)]


def _is_settled(x: Examination) -> bool:
    """Tell whether anybody certainly decided to enter into the present text, or signed it."""
    if x.agreement.status in _UNDECIDED:
        return False
    current = next((v for v in x.dossier.versions if v.id == x.agreement.current_version_id), None)
    texts = {v.id for v in x.dossier.versions if current is not None and v.text_sha256 == current.text_sha256}
    is_decided = any(
        point.kind == "enter_into_agreement" and point.outcome in AFFIRMATIVE and point.agreement_version_id in texts
        for decision in x.dossier.decisions
        for point in decision.points
    )
    is_signed = any(signatory.status in PRESENT for signatory in x.dossier.signatories)
    return is_decided or is_signed or x.agreement.status in _SETTLED


async def _is_quoted(work: Work, x: Examination, before: Representation, after: Representation) -> bool:
    """Tell whether a source that was not named before quotes words of the present text."""
    quotes = [_words(ref["quote"]) for ref in after["sourceRefs"] if ref["quote"] and ref not in before["sourceRefs"]]
    current = next((v for v in x.dossier.versions if v.id == x.agreement.current_version_id), None)
    if not quotes or current is None:
        return False
    version = await repository.representation_of(work.session, AGREEMENT_VERSIONS, UUID(current.id))
    clauses = [_words(clause["text"] or "") for clause in (version or {"clauses": ()})["clauses"]]
    return any(
        len(quote.split()) >= FEWEST_WORDS_QUOTED and quote in clause for quote in quotes for clause in clauses
    )


def _words(text: str) -> str:
    return " ".join(text.split())
