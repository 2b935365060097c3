"""Signing: what entitles to it, and the signature itself, judged by the same guards that list what is possible."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.findings.representation import Act, signer_of
from app.kit.domain import FieldError, RecordingMode, Violation, settle
from app.kit.parts import parts_of, set_parts
from app.kit.work import Work
from app.lifecycle import problems, repository
from app.lifecycle.mending import mend_signature, worth_of
from app.lifecycle.models import JointHolder, Signature, SigningAuthority
from app.lifecycle.scene import Scene, require_acting, scene_of
from app.lifecycle.schemas import (
    SignatureCreate,
    SigningAuthorityCreate,
)
from app.lifecycle.signatory_machine import (
    SIGN,
    SIGN_UNDER_RESERVATION,
    SIGNATORY_MACHINE,
    SignatorySituation,
)
from app.organisations.service import refuse_backward_period
from app.parties.models import Signatory
from app.parties.rules import SignatoryStatus
from app.parties.service import SIGNATORIES


async def keep_authority(work: Work, row: SigningAuthority, facts: SigningAuthorityCreate) -> None:
    """Check the period of a signing authority and store who must sign along.

    Raises:
        RefusedError: `period-invalid` (R-003).

    """
    refuse_backward_period(facts.valid_from, facts.valid_to)
    await work.session.flush()
    holders = [
        JointHolder(signing_authority_id=row.id, office_holding_id=found)
        for found in facts.joint_with_office_holding_ids
    ]
    await set_parts(work.session, JointHolder, "signing_authority_id", row.id, holders)


async def joint_holders(session: AsyncSession, row: SigningAuthority) -> dict[str, Any]:
    """Return the offices of those who must sign along."""
    parts = await parts_of(session, JointHolder, "signing_authority_id", row.id)
    return {"joint_with_office_holding_ids": tuple(sorted(part.office_holding_id for part in parts))}


async def keep_signature(work: Work, row: Signature, facts: SignatureCreate) -> None:
    """Judge a signature and let its signatory have signed; a correction from a source is judged again (R-056).

    Raises:
        RefusedError: `already-signed`, `signing-not-open`, `signature-version-mismatch` (R-051),
            `reservation-text-required` (R-020), `day-in-future`, `history-immutable` (R-056) for a correction
            without source, or what the chain of authority lacks.

    """
    if not repository.is_new(row):
        await mend_signature(work, row, facts)
        return
    scene = await scene_of(
        work,
        facts.agreement_id,
        facts.signatory_id,
        facts.party_id,
        office_holding_id=facts.office_holding_id,
        signing_authority_id=facts.signing_authority_id,
        mandate_id=facts.mandate_id,
    )
    require_acting(work, scene.party.organisation_id, facts.recording_mode)
    act = _act_of(scene, facts)
    situation = SignatorySituation(scene.x, scene.party, scene.signatory, act, facts.under_reservation, scene.mandate)
    name = SIGN_UNDER_RESERVATION if facts.under_reservation else SIGN
    verdict = SIGNATORY_MACHINE.judge(name, scene.signatory.status or "", situation)
    settle([*_form(scene, facts), *map(_located, verdict.violations(facts.recording_mode))], facts.recording_mode)
    if facts.recording_mode is RecordingMode.WORKFLOW:
        work.rest_on(row, facts.mandate_id)
    row.agreement_version_id = UUID(act.version_id) if act.version_id else None
    row.text_sha256 = act.text_sha256
    row.office_holding_id = UUID(act.office_holding_id) if act.office_holding_id else None
    row.signing_authority_id = UUID(act.signing_authority_id) if act.signing_authority_id else None
    status = SignatoryStatus(SIGNATORY_MACHINE.transitions[name].target)
    if facts.recording_mode is RecordingMode.HISTORIC and not facts.under_reservation:
        status = worth_of(scene.x, scene.party, act)
    await _let_sign(work, row, facts, status)


def _act_of(scene: Scene, facts: SignatureCreate) -> Act:
    """Return the act a signature states; in workflow what is left out is what the register knows."""
    version = str(facts.agreement_version_id) if facts.agreement_version_id else None
    text = scene.text if facts.recording_mode is RecordingMode.WORKFLOW else None
    known = next((v for v in scene.x.dossier.versions if v.id == version), text)
    by_hash = [v.id for v in scene.x.dossier.versions if facts.text_sha256 and v.text_sha256 == facts.text_sha256]
    return Act(
        day=facts.signed_on.interval,
        person_id=signer_of(scene.x, scene.signatory),
        office_holding_id=str(facts.office_holding_id)
        if facts.office_holding_id
        else scene.signatory.office_holding_id,
        signing_authority_id=str(facts.signing_authority_id)
        if facts.signing_authority_id
        else scene.signatory.signing_authority_id,
        mandate_id=str(facts.mandate_id) if facts.mandate_id else None,
        version_id=version or (known.id if known else next(iter(by_hash), None)),
        text_sha256=facts.text_sha256 or (known.text_sha256 if version and known else None),
        is_set=facts.recording_mode is RecordingMode.HISTORIC,
    )


def _form(scene: Scene, facts: SignatureCreate) -> list[Violation]:
    """Refuse a reservation without words, words without reservation, and a day that is still to come."""
    found = []
    if facts.under_reservation != (facts.reservation_text is not None):
        problem = problems.RESERVATION_TEXT_REQUIRED
        place = "/reservationText" if facts.under_reservation else "/underReservation"
        found.append(
            Violation(problem, problem.cause, "R-020", errors=(FieldError("body", place, "missing", problem.cause),))
        )
    if facts.signed_on.interval.earliest > scene.x.as_of:
        problem = problems.DAY_IN_FUTURE
        fault = FieldError("body", "/signedOn", problem.slug, problem.cause)
        found.append(Violation(problem, problem.cause, errors=(fault,)))
    return found


def _located(violation: Violation) -> Violation:
    """Return a violation with the member of the request it is about, where that is the text."""
    if violation.problem is not problems.SIGNATURE_VERSION_MISMATCH:
        return violation
    return replace(violation, errors=(FieldError("body", "/textSha256", violation.problem.slug, violation.detail),))


async def _let_sign(work: Work, row: Signature, facts: SignatureCreate, status: SignatoryStatus) -> None:
    with work.session.no_autoflush:
        signatory: Signatory = (await repository.locked_signatories(work.session, [facts.signatory_id]))[
            facts.signatory_id
        ]
    signatory.status, signatory.signed_on = status, facts.signed_on
    signatory.office_holding_id = row.office_holding_id or signatory.office_holding_id
    signatory.signing_authority_id = row.signing_authority_id or signatory.signing_authority_id
    await work.session.flush()
    work.touch(SIGNATORIES, signatory)
