"""What the steps of an amendment change: its status, the text it leads to, and the agreement once it takes effect."""

from datetime import date
from typing import Any

from app.agreements.models import Agreement, AgreementVersion
from app.agreements.rules import VersionStatus
from app.agreements.schemas import AgreementVersionCreate, ClauseCreate
from app.agreements.service import AGREEMENT_VERSIONS, AGREEMENTS
from app.agreements.text_hash import text_sha256
from app.amendments import repository
from app.amendments.amendment_guards import BEFORE_SIGNED
from app.amendments.amendment_machine import AMENDMENT_MACHINE, TAKE_EFFECT
from app.amendments.amendment_situation import AmendmentSituation
from app.amendments.models import Amendment
from app.amendments.rules import AmendmentStatus
from app.amendments.shapes import AmendmentPeriod
from app.amendments.terms import new_terms
from app.kit.domain import RecordingMode
from app.kit.resources import Resource
from app.kit.schema import PartialDate
from app.kit.work import Work
from app.lifecycle.consequences import plain_day, reach, void_signatures

_TEXT_CHANGED = "De tekst is gewijzigd."


def move(work: Work, row: Amendment, status: str, since: PartialDate) -> None:
    """Give an amendment a status from a day on."""
    row.status = AmendmentStatus(status)
    row.status_history = (*row.status_history, AmendmentPeriod(status=row.status, since=since))
    work.touch(Resource.registry["amendment"], row)


async def adopt(
    work: Work, row: Amendment, situation: AmendmentSituation, since: PartialDate, mode: RecordingMode
) -> None:
    """Make the text an adopted amendment leads to, and let it take effect at once where its day has come."""
    row.adopted_on = since
    row.effective_on = row.effective_on or since
    version = await _next_version(work, row, situation, mode)
    row.result_version_id = version.id
    move(work, row, AmendmentStatus.ADOPTED, since)
    verdict = AMENDMENT_MACHINE.judge(TAKE_EFFECT, row.status, situation)
    if verdict.is_possible(mode):
        await take_effect(work, row, situation.day)


async def _next_version(
    work: Work, row: Amendment, situation: AmendmentSituation, mode: RecordingMode
) -> AgreementVersion:
    is_signed = situation.x.agreement.status not in BEFORE_SIGNED
    facts = AgreementVersionCreate(
        recording_mode=mode,
        occurred_on=row.adopted_on,
        source_refs=row.source_refs,
        agreement_id=row.agreement_id,
        version_status=VersionStatus.CONSOLIDATED if is_signed else VersionStatus.SIGNING_TEXT,
        text_sha256=text_sha256(situation.drafted),
        frozen_at=work.command.instant,
        effective_on=row.effective_on if is_signed else None,
        based_on_version_id=row.baseline_version_id,
        clauses=tuple(ClauseCreate.model_validate(clause, strict=False) for clause in situation.drafted),
    )
    version: Any = work.add(AGREEMENT_VERSIONS, facts)
    version.amendment_id = row.id
    await AGREEMENT_VERSIONS.apply(work, version, facts)
    found: AgreementVersion = version
    return found


async def take_effect(work: Work, row: Amendment, day: date) -> None:
    """Let an adopted amendment count: its text is the present one and its terms are the agreement's (R-053).

    What is signed is then another text, so signatures that already stood under the old one fall away (R-051).
    """
    agreement = await repository.locked_agreement(work.session, row.agreement_id)
    # A source may tell of an amendment without the text it led to.
    agreement.current_version_id = row.result_version_id or agreement.current_version_id
    for name, value in new_terms(row.term_changes).items():
        setattr(agreement, name, value)
    work.touch(AGREEMENTS, agreement)
    await _sign_anew(work, agreement, day)
    move(work, row, AmendmentStatus.IN_EFFECT, plain_day(_since(row, day)))


async def _sign_anew(work: Work, agreement: Agreement, day: date) -> None:
    if agreement.status not in BEFORE_SIGNED:
        return
    await void_signatures(work, agreement.id, day, _TEXT_CHANGED)
    if agreement.status == "in_signing":
        await reach(work, agreement, "approved", plain_day(day))


def _since(row: Amendment, day: date) -> date:
    """Return the legal day from which it counts: its own, or the day it is noticed where that is not certain."""
    stated = row.effective_on.interval if row.effective_on is not None else None
    return stated.latest if stated is not None and stated.earliest == stated.latest <= day else day
