"""How a mandate goes its course, and what the register does to mandates by itself when something else changes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.decisions.mandates import refuse_wider_reach, start_with_decision
from app.decisions.models import Mandate
from app.decisions.rules import MandateStatus
from app.decisions.service import MANDATES
from app.kit.clock import legal_day
from app.kit.dates import on
from app.kit.domain import RecordingMode
from app.kit.resources import Representation
from app.kit.schema import PartialDate
from app.kit.work import Touched, Work
from app.lifecycle import repository
from app.lifecycle.consequences import plain_day
from app.lifecycle.course import Course, Step
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.mandate_guards import MandateSituation, Revoking
from app.lifecycle.mandate_machine import AUTOMATIC, MANDATE_MACHINE
from app.lifecycle.mandate_time import ENDED
from app.lifecycle.transition_schemas import MandateTransition

# Facts of persons and offices have no course of their own: whoever records them, they count at once.
_COUNT_AT_ONCE = frozenset({"office_holding", "role_assignment"})


def _text(found: UUID | None) -> str | None:
    return str(found) if found is not None else None


async def _situate(dossiers: Dossiers, record: Representation, asked: MandateTransition | None) -> MandateSituation:
    mandate_id = UUID(record["id"])
    situation = (await dossiers.mandates([mandate_id]))[mandate_id]
    if asked is None:
        return situation
    since = asked.occurred_on.interval if asked.occurred_on is not None else on(dossiers.day)
    return replace(situation, revoking=Revoking(_text(asked.decision_point_id), _text(asked.document_id), since))


async def _perform(work: Work, row: Mandate, step: Step[MandateSituation]) -> None:
    asked: MandateTransition = step.asked
    row.status = MandateStatus(step.transition.target)
    if row.status is MandateStatus.GRANTED:
        await start_with_decision(work, row)
        await refuse_wider_reach(work.session, row)
    if row.status is MandateStatus.REVOKED:
        is_now = asked.recording_mode is RecordingMode.WORKFLOW
        _revoke(work, row, step.situation, step.since, is_now=is_now)
        row.revoking_decision_point_id = asked.decision_point_id or row.revoking_decision_point_id
        row.revocation_document_id = asked.document_id
    work.touch(MANDATES, row)


def _revoke(work: Work, row: Mandate, situation: MandateSituation, since: PartialDate, *, is_now: bool) -> None:
    """Keep since when it is revoked, when the register recorded that, and by which decision where there is one."""
    row.revoked_on = since
    row.revoked_at = work.command.instant if is_now else None
    if situation.revoking_decision is not None:
        row.revoking_decision_point_id = UUID(situation.revoking_decision[1].id)


MANDATE_COURSE = Course(
    resource=MANDATES,
    machine=MANDATE_MACHINE,
    request=MandateTransition,
    concerns=lambda record: [UUID(record["subjectAgreementId"])] if record["subjectAgreementId"] else [],
    situate=_situate,
    refers=lambda asked: {
        "revokingDecisionPointId": _text(asked.decision_point_id),
        "revocationDocumentId": _text(asked.document_id),
    },
    perform=_perform,
)


async def follow_mandates(work: Work) -> None:
    """Take every step of a mandate that what was done in this transaction makes possible, each as a consequence.

    With the agreement signed, the mandate until the signing is exhausted (R-041); with what it derives from ended, a
    sub-mandate lapses (R-037); with the office left, that of a person (R-042); with the revocation decided, it is
    revoked (R-034). What a source tells of a mandate stays as told until the day turns.
    """
    await work.render()
    dossiers = Dossiers.inside(work.session, legal_day(work.command.instant))
    moved = await _moved_by(work, [each for each in work.touched if _moves_mandates(each)])
    while moved:
        moved = await _moved_by_mandates(work, await _step(work, dossiers, moved))


def _moves_mandates(touched: Touched) -> bool:
    if touched.resource.kind in _COUNT_AT_ONCE or touched.is_consequence:
        return True
    row: Any = touched.row
    return row.recording_mode is RecordingMode.WORKFLOW or (
        touched.resource is MANDATES and row.version > 1 and row.status in ENDED
    )


async def _moved_by(work: Work, touched: Iterable[Touched]) -> set[UUID]:
    ids: dict[str, list[UUID]] = {}
    for each in touched:
        ids.setdefault(each.resource.kind, []).append(each.row.id)
    found: set[UUID] = set()
    for kind in ids.keys() & repository.MANDATES_MOVED_BY.keys():
        found |= await repository.moved_mandates(work.session, kind, ids[kind])
    return found


async def _moved_by_mandates(work: Work, ids: Sequence[UUID]) -> set[UUID]:
    return await repository.moved_mandates(work.session, "mandate", ids) if ids else set()


async def _step(work: Work, dossiers: Dossiers, ids: Iterable[UUID]) -> list[UUID]:
    """Take the next step of each mandate and return those that took one; each is judged under its lock."""
    due = {key: found for key, found in (await dossiers.mandates(sorted(ids))).items() if _next(found) is not None}
    rows: dict[UUID, Mandate] = {}
    # Whoever relies on a mandate locks what it derives from first; so does this.
    for key in sorted(due, key=lambda key: (len(due[key].above), key)):
        rows |= await repository.locked_mandates(work.session, [key])
    commanded = work.command
    stepped = []
    for key, situation in (await dossiers.mandates(sorted(rows))).items():
        name = _next(situation)
        if name is None:
            continue
        work.command = commanded.followed(f"mandate.{name}")
        row = rows[key]
        row.status = MandateStatus(MANDATE_MACHINE.transitions[name].target)
        if row.status is MandateStatus.REVOKED:
            _revoke(work, row, situation, plain_day(situation.day), is_now=True)
        work.touch(MANDATES, row)
        stepped.append(key)
    work.command = commanded
    await work.render()
    return stepped


def _next(situation: MandateSituation) -> str | None:
    """Return the step the register takes by itself now, if any; it revokes only what was decided to be revoked."""
    status = situation.mandate.status or ""
    for name in AUTOMATIC:
        is_decided = name != "revoke" or situation.revoking_decision is not None
        if is_decided and MANDATE_MACHINE.judge(name, status, situation).is_possible(RecordingMode.WORKFLOW):
            return name
    return None
