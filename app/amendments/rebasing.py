"""Carrying a proposal over to the text that counts now, as a new proposal; the old one is withdrawn (R-054)."""

from uuid import UUID

from app.amendments import problems, repository
from app.amendments.carrying_over import Collision, Rebased, rebase
from app.amendments.drafting import clause_texts, engine_operations
from app.amendments.models import Amendment
from app.amendments.moving import move
from app.amendments.operations import Insert, Move, Operation, Replace
from app.amendments.proposing import keep_amendment
from app.amendments.rules import OPEN, AmendmentStatus
from app.amendments.schemas import AmendmentCreate
from app.amendments.service import AMENDMENTS
from app.amendments.shapes import ClauseOperation
from app.kit.clock import legal_day
from app.kit.domain import Localised, RefusedError, Violation
from app.kit.preconditions import is_match
from app.kit.resources import Representation
from app.kit.use_cases import kept_facts, locked, rendered_row
from app.kit.versions import conflict
from app.kit.visibility import Gate
from app.kit.work import Recorded, Work
from app.kit.write_problems import INVALID_TRANSITION
from app.lifecycle.consequences import plain_day
from app.lifecycle.dossiers import Dossiers

_CLOSED = Localised(
    "Alleen een voorstel waarover nog niet beslist is, wordt overgebracht.",
    "Only a proposal that is still open is carried over.",
)
_PRESENT_ALREADY = Localised(
    "Het voorstel gaat al uit van de geldende tekst.", "The proposal starts from the present text already."
)
_SAID_ALREADY = Localised(
    "De geldende tekst zegt dit al; trek het voorstel in.", "The present text says so already; withdraw the proposal."
)


async def carry_over(work: Work, gate: Gate, amendment_id: UUID, if_match: str | None) -> Recorded:
    """Make a new proposal on the present text of one on an older text, and withdraw that.

    Raises:
        RefusedError: `amendment-conflict` with what collided (R-054), `invalid-transition`, `version-conflict`
            (R-057), `forbidden`.

    """
    await repository.locked_agreement(
        work.session, await repository.agreement_of_amendment(work.session, amendment_id)
    )
    row = await locked(work, AMENDMENTS, amendment_id)
    assert isinstance(row, Amendment)
    await gate.require_steward(work, AMENDMENTS, row, kept_facts(AMENDMENTS, row))
    if not is_match(if_match, row.version):
        raise await conflict(work.session, AMENDMENTS, row, if_match)
    if row.status not in OPEN:
        raise RefusedError(Violation(INVALID_TRANSITION, _CLOSED))
    old, present = await _texts(work, row)
    rebased = rebase(engine_operations(row.operations, old["id"]), clause_texts(old), clause_texts(present))
    if rebased.collisions:
        raise RefusedError(_collided(rebased.collisions))
    operations = _carried(row.operations, rebased)
    if not operations and row.term_changes is None:
        raise RefusedError(Violation(INVALID_TRANSITION, _SAID_ALREADY))
    day = plain_day(legal_day(work.command.instant))
    move(work, row, AmendmentStatus.WITHDRAWN, day)
    facts = _facts(row, UUID(present["id"]), operations)
    made = work.add(AMENDMENTS, facts)
    assert isinstance(made, Amendment)
    made.rebased_from_id = row.id
    await keep_amendment(work, made, facts)
    return await rendered_row(work, made)


async def _texts(work: Work, row: Amendment) -> tuple[Representation, Representation]:
    dossiers = Dossiers.inside(work.session, legal_day(work.command.instant))
    (agreement,) = await dossiers.representations(repository.AGREEMENT, row.agreement_id)
    versions = {each["id"]: each for each in await dossiers.representations(repository.VERSIONS_OF, row.agreement_id)}
    old = versions[str(row.baseline_version_id)]
    present = versions.get(agreement["currentVersionId"] or "", old)
    if present is old:
        raise RefusedError(Violation(INVALID_TRANSITION, _PRESENT_ALREADY))
    return old, present


def _collided(collisions: tuple[Collision, ...]) -> Violation:
    problem = problems.AMENDMENT_CONFLICT
    told = [
        {
            "operation": each.index,
            "reason": each.reason.value,
            "clauseId": str(each.old.id),
            "articleNo": each.old.article_no,
            "baselineText": each.old.text,
            "presentClauseId": str(each.new.id) if each.new is not None else None,
            "presentText": each.new.text if each.new is not None else None,
        }
        for each in collisions
    ]
    return Violation(problem, problem.cause, "R-054", members={"collisions": told})


def _carried(stated: tuple[ClauseOperation, ...], rebased: Rebased) -> tuple[ClauseOperation, ...]:
    return tuple(_carried_one(stated[place], operation) for place, operation in rebased.operations)


def _carried_one(stated: ClauseOperation, operation: Operation) -> ClauseOperation:
    clause = stated.clause
    if isinstance(operation, Replace) and clause is not None:
        clause = clause.model_copy(update={"article_no": operation.clause.article_no})
    return stated.model_copy(
        update={
            "clause_id": None if isinstance(operation, Insert) else operation.clause_id,
            "after_clause_id": operation.after if isinstance(operation, Insert | Move) else None,
            "clause": clause,
        }
    )


def _facts(row: Amendment, baseline_version_id: UUID, operations: tuple[ClauseOperation, ...]) -> AmendmentCreate:
    return AmendmentCreate(
        recording_mode=row.recording_mode,
        occurred_on=row.occurred_on,
        source_refs=row.source_refs,
        note=row.note,
        agreement_id=row.agreement_id,
        baseline_version_id=baseline_version_id,
        proposed_by_party_id=row.proposed_by_party_id,
        rationale=row.rationale,
        operations=operations,
        term_changes=row.term_changes,
        declared_subjects=row.declared_subjects,
        status=AmendmentStatus.PROPOSED,
        respond_by=row.respond_by,
        effective_on=row.effective_on,
    )
