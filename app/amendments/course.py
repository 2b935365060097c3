"""What the steps of an amendment do: classify, adopt, withdraw; each judged by its machine."""

from typing import Any
from uuid import UUID

from app.agreements.text_hash import text_sha256
from app.amendments import repository
from app.amendments.amendment_machine import ADOPT, AMENDMENT_MACHINE, CLASSIFY, AmendmentSituation
from app.amendments.answering import require_another
from app.amendments.models import Amendment
from app.amendments.moving import adopt, move
from app.amendments.service import AMENDMENTS
from app.amendments.situations import case_of
from app.amendments.step_schemas import AdoptionRequest, ClassificationRequest, WithdrawalRequest
from app.kit.domain import Localised, RecordingMode, refusal
from app.kit.problem_types import FORBIDDEN
from app.kit.resources import Representation
from app.kit.work import Work
from app.lifecycle.course import Course, Step
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.transition_schemas import TransitionRequest

_KEEPER = Localised(
    "Uit een bron legt alleen de organisatie die het dossier beheert dit vast.",
    "Only the organisation that keeps the dossier records this from a source.",
)


async def _situation(dossiers: Dossiers, record: Representation, asked: Any) -> AmendmentSituation:
    stated = asked.classification if isinstance(asked, ClassificationRequest) else None
    return (await case_of(dossiers, record)).situation(stated)


async def _perform(work: Work, row: Amendment, step: Step[AmendmentSituation]) -> None:
    name, situation = step.transition.name, step.situation
    if name == ADOPT:
        await adopt(work, row, situation, step.since, step.asked.recording_mode)
        return
    if name == CLASSIFY:
        row.classification = step.asked.classification
        row.protected_subjects = situation.subjects
        # What is decided on and consented to is this text and no other.
        row.text_sha256 = text_sha256(situation.drafted)
    move(work, row, step.transition.target, step.since)


async def _kept(work: Work, row: Amendment, asked: TransitionRequest) -> None:
    """Let only who keeps the dossier record from a source that a step was taken.

    Raises:
        RefusedError: `forbidden` (R-117).

    """
    if asked.recording_mode is RecordingMode.HISTORIC:
        agreement = await repository.locked_agreement(work.session, row.agreement_id)
        if work.command.actor.organisation_id != agreement.managing_organisation_id:
            raise refusal(FORBIDDEN, _KEEPER, rule="R-117")


async def _classified_by_another(work: Work, row: Amendment, asked: TransitionRequest) -> None:
    """R-047: who proposed an amendment does not classify it."""
    await _kept(work, row, asked)
    await require_another(work, row.id)


def _course(request: type[Any], **more: Any) -> Course[AmendmentSituation]:
    return Course(
        resource=AMENDMENTS,
        machine=AMENDMENT_MACHINE,
        request=request,
        concerns=lambda record: [UUID(record["agreementId"])],
        situate=_situation,
        refers=lambda _: {},
        perform=_perform,
        **more,
    )


CLASSIFYING = _course(ClassificationRequest, admit=_classified_by_another)
ADOPTING = _course(AdoptionRequest, admit=_kept)
WITHDRAWING = _course(WithdrawalRequest, admit=_kept)
