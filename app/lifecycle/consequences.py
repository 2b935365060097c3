"""What the register does by itself as soon as nothing is missing, and what a change of text undoes.

The same transitions can be asked for by hand; either way the same guards decide.
"""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements.models import Agreement
from app.agreements.rules import AgreementStatus
from app.agreements.service import AGREEMENTS, take_status
from app.findings.examination import Examination
from app.findings.representation import act_of
from app.kit.clock import legal_day
from app.kit.dates import DatePrecision, on
from app.kit.domain import RecordingMode
from app.kit.schema import PartialDate
from app.kit.terms import ONE_DAY
from app.kit.work import Work
from app.lifecycle import repository
from app.lifecycle.agreement_guards import PRESENT, AgreementSituation
from app.lifecycle.agreement_machine import AGREEMENT_MACHINE
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.ending_guards import last_day_by_termination
from app.lifecycle.service import SIGNATURES
from app.lifecycle.signatory_machine import SIGNATORY_MACHINE, SignatorySituation
from app.parties.rules import SignatoryStatus
from app.parties.service import SIGNATORIES

# In the order in which one may follow from another.
AUTOMATIC = ("approve", "complete_signing", "resume_signing", "enter_into_force", "expire", "terminate", "supersede")
_OF_RESERVATION = ("fulfil_reservation", "void_reserved")
_FAILED = "Het besluit wees de tekst af."


def plain_day(day: date) -> PartialDate:
    """Return a day that is known, as the register keeps it."""
    return PartialDate(value=day.isoformat(), precision=DatePrecision.DAY, source_text=None)


async def follow(work: Work, agreement_id: UUID, *, moves: bool) -> None:
    """Take every step that has become possible in a dossier, one after the other, each as a command of the register.

    A reservation is fulfilled or fails with the decision, whoever recorded that (R-021). The agreement itself only
    moves where somebody works in it: what is recorded from a source stays as the source tells (`moves`).
    """
    await work.render()
    dossiers = Dossiers.inside(work.session, legal_day(work.command.instant))
    agreement = work.changed(agreement_id)
    if not isinstance(agreement, Agreement):
        agreement = (await repository.locked_agreements(work.session, [agreement_id]))[agreement_id]
    if await repository.is_reserved(work.session, agreement_id):
        await _settle_reservations(work, await dossiers.examination(agreement_id))
    while moves and await _next_step(work, agreement, dossiers):
        pass


async def _next_step(work: Work, agreement: Agreement, dossiers: Dossiers) -> bool:
    await work.render()
    situation = await dossiers.agreement(agreement.id)
    for name in AUTOMATIC:
        if AGREEMENT_MACHINE.judge(name, agreement.status, situation).is_possible(RecordingMode.WORKFLOW):
            await _as_consequence(work, f"agreement.{name}", agreement, since_when(name, situation))
            return True
    return False


async def _as_consequence(work: Work, name: str, agreement: Agreement, since: PartialDate) -> None:
    commanded = work.command
    work.command = commanded.followed(name)
    transition = AGREEMENT_MACHINE.transitions[name.partition(".")[2]]
    await reach(work, agreement, transition.target, since)
    work.command = commanded


def since_when(name: str, situation: AgreementSituation) -> PartialDate:
    """Return since when a step counts: an end from the day after its last one (R-065, R-067), the rest from today.

    An agreement is in force from its effective day, also where that is noticed later (R-023), but not from before it
    had the status it comes from, nor from before a reservation was fulfilled (R-021).
    """
    if name == "enter_into_force":
        return plain_day(_in_force_since(situation))
    ends = {"expire": situation.x.agreement.ends_on, "terminate": last_day_by_termination(situation.x)}
    last = ends.get(name)
    return plain_day(situation.day if last is None else last.latest + ONE_DAY)


def _in_force_since(situation: AgreementSituation) -> date:
    effective, since = situation.x.agreement.effective_on, situation.x.agreement.status_since
    was_reserved = any(s.signature and s.signature.under_reservation for s in situation.x.dossier.signatories)
    if effective is None or was_reserved or (since is not None and since.latest > effective.latest):
        return situation.day
    return effective.latest


async def reach(work: Work, agreement: Agreement, status: str, since: PartialDate) -> None:
    """Give an agreement a status from a day on; what supersedes another ends that one with it."""
    agreement.status = AgreementStatus(status)
    if agreement.status is AgreementStatus.SIGNED and agreement.concluded_on is None:
        agreement.concluded_on = await _last_signature(work.session, agreement.id) or since
    await take_status(work.session, agreement, since)
    work.touch(AGREEMENTS, agreement)
    if agreement.status is AgreementStatus.IN_FORCE:
        await work.render()
        for older in await repository.superseded_by(work.session, agreement.id):
            await follow(work, older, moves=True)


async def _last_signature(session: AsyncSession, agreement_id: UUID) -> PartialDate | None:
    signatures = await repository.standing_signatures(session, agreement_id)
    return max((s.signed_on for s in signatures), key=lambda day: day.interval.latest, default=None)


async def _settle_reservations(work: Work, x: Examination) -> None:
    commanded = work.command
    for party in x.dossier.parties:
        for signatory in x.signatories_of(party):
            if signatory.status != SignatoryStatus.SIGNED_UNDER_RESERVATION or signatory.signature is None:
                continue
            # A reservation is fulfilled by what was decided since, not by its own day.
            act = replace(act_of(x, signatory), day=on(x.as_of))
            situation = SignatorySituation(x, party, signatory, act)
            for name in _OF_RESERVATION:
                if SIGNATORY_MACHINE.judge(name, signatory.status, situation).is_possible(RecordingMode.WORKFLOW):
                    work.command = commanded.followed(f"signatory.{name}")
                    await _settle(work, UUID(signatory.id), name, x.as_of)
                    break
    work.command = commanded


async def _settle(work: Work, signatory_id: UUID, name: str, day: date) -> None:
    row = (await repository.locked_signatories(work.session, [signatory_id]))[signatory_id]
    row.status = SignatoryStatus(SIGNATORY_MACHINE.transitions[name].target)
    if row.status is SignatoryStatus.VOIDED:
        await _void(work, row.agreement_id, {row.id}, day, _FAILED)
        row.signed_on = None
    work.touch(SIGNATORIES, row)


async def void_signatures(work: Work, agreement_id: UUID, day: date, reason: str) -> None:
    """Void every signature that stands under an agreement: its text changes (R-051).

    The signatures stay on record as void; their signatories can be designated again for the next round.
    """
    signed = {s.signatory_id for s in await repository.standing_signatures(work.session, agreement_id)}
    await _void(work, agreement_id, signed, day, reason)
    for row in (await repository.locked_signatories(work.session, signed)).values():
        # Whose signature was not ratified, or who was replaced since, does not sign in the next round.
        if row.status in PRESENT:
            row.status, row.signed_on = SignatoryStatus.VOIDED, None
            work.touch(SIGNATORIES, row)


async def _void(work: Work, agreement_id: UUID, signatories: set[UUID], day: date, reason: str) -> None:
    for signature in await repository.standing_signatures(work.session, agreement_id):
        if signature.signatory_id in signatories:
            signature.voided_on, signature.void_reason = plain_day(day), reason
            work.touch(SIGNATURES, signature)
    await work.session.flush()


async def follow_all(work: Work) -> None:
    """Follow every dossier in which a decision, signature or other ground of a step changed in this transaction."""
    moving = {
        *("agreement", "consent", "decision", "ratification", "signatory", "signature", "termination"),
        *repository.RELIED_ON,
    }
    concerned: dict[UUID, bool] = {}
    for touched in work.touched:
        if touched.resource.kind not in moving or touched.is_consequence:
            continue
        moves = touched.row.recording_mode is RecordingMode.WORKFLOW
        for agreement_id in await _dossiers_of(work, touched.resource.kind, touched.row):
            concerned[agreement_id] = concerned.get(agreement_id, False) or moves
    for agreement_id in sorted(concerned):
        await follow(work, agreement_id, moves=concerned[agreement_id])


async def _dossiers_of(work: Work, kind: str, row: Any) -> set[UUID]:
    await work.render()
    if kind in repository.RELIED_ON:
        return set(await repository.waiting_signed_by(work.session, kind, row.id))
    if kind != "decision":
        return {row.id if kind == "agreement" else row.agreement_id}
    points = json.loads(row.representation)["points"]
    return {UUID(point["agreementId"]) for point in points if point["agreementId"] is not None}
