"""What the steps of an amendment do: classify, adopt, withdraw; each judged by its machine."""

from typing import Any
from uuid import UUID

from app.agreements.text_hash import text_sha256
from app.amendments import repository
from app.amendments.amendment_machine import ADOPT, AMENDMENT_MACHINE, CLASSIFY
from app.amendments.amendment_situation import AmendmentSituation
from app.amendments.models import Amendment
from app.amendments.moving import adopt, move
from app.amendments.proposing import require_keeper
from app.amendments.service import AMENDMENTS
from app.amendments.situations import case_of
from app.amendments.step_schemas import AdoptionRequest, ClassificationRequest, WithdrawalRequest
from app.kit.domain import RecordingMode
from app.kit.resources import Representation
from app.kit.work import Work
from app.lifecycle.course import Course, Step
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.transition_schemas import TransitionRequest


async def _situation(dossiers: Dossiers, record: Representation, asked: Any) -> AmendmentSituation:
    stated = asked.classification if isinstance(asked, ClassificationRequest) else None
    happened_on = asked.occurred_on.interval if asked is not None and asked.occurred_on is not None else None
    return (await case_of(dossiers, record)).situation(stated, happened_on)


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
        require_keeper(work, agreement.managing_organisation_id)


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


CLASSIFYING = _course(ClassificationRequest, admit=_kept)
ADOPTING = _course(AdoptionRequest, admit=_kept)
WITHDRAWING = _course(WithdrawalRequest, admit=_kept)
