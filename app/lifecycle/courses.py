"""What each kind of record does in a step: the situation it is judged in, and what the step changes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.agreements import rules as agreement_rules
from app.agreements.models import Agreement, SigningEvent
from app.agreements.rules import SigningEventStatus, VersionStatus
from app.agreements.service import AGREEMENT_VERSIONS, AGREEMENTS, SIGNING_EVENTS
from app.agreements.text_hash import text_sha256
from app.decisions.models import Decision, DecisionPoint
from app.decisions.rules import DecisionStatus
from app.decisions.service import DECISIONS
from app.findings.examination import Examination, examine
from app.findings.facts import AgreementFacts, DossierFacts
from app.findings.reading import read_decision
from app.findings.representation import Act, signer_of
from app.findings.rules import DEFAULT_SETTINGS
from app.kit.dates import on
from app.kit.domain import ApiRole, RecordingMode, refusal
from app.kit.parts import parts_of
from app.kit.problem_types import NOT_FOUND
from app.kit.resources import Representation
from app.kit.work import Work
from app.lifecycle import repository
from app.lifecycle.agreement_guards import AgreementSituation
from app.lifecycle.agreement_machine import AGREEMENT_MACHINE
from app.lifecycle.consequences import reach, since_when, void_signatures
from app.lifecycle.course import Course, Step
from app.lifecycle.decision_machine import (
    DECISION_MACHINE,
    SIGNING_EVENT_MACHINE,
    DecisionSituation,
    SigningEventSituation,
)
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.mandate_course import MANDATE_COURSE
from app.lifecycle.signatory_machine import SIGNATORY_MACHINE, SignatorySituation
from app.lifecycle.transition_schemas import (
    AgreementTransition,
    DecisionTransition,
    SignatoryTransition,
    SigningEventTransition,
)
from app.parties.models import Signatory
from app.parties.rules import SignatoryStatus
from app.parties.service import SIGNATORIES


def _text(found: UUID | None) -> str | None:
    return str(found) if found is not None else None


# Agreements


async def _agreement(dossiers: Dossiers, record: Representation, asked: Any) -> AgreementSituation:
    version_id = asked.agreement_version_id if asked is not None else None
    return await dossiers.agreement(UUID(record["id"]), version_id)


async def _perform_agreement(work: Work, row: Agreement, step: Step[AgreementSituation]) -> None:
    name, day = step.transition.name, step.situation.day
    if name == "freeze_text":
        await _freeze(work, row, step.situation, VersionStatus.DECISION_TEXT)
    if name == "reset" and step.asked.agreement_version_id is not None:
        await _freeze(work, row, step.situation, VersionStatus.SIGNING_TEXT)
    if name in {"reset", "reopen"}:
        await void_signatures(work, row.id, day, step.asked.reason)
    await reach(work, row, step.transition.target, step.asked.occurred_on or since_when(name, step.situation))


async def _freeze(work: Work, row: Agreement, situation: AgreementSituation, status: VersionStatus) -> None:
    """Freeze a working text by its hash: from now on it never changes (R-055)."""
    found = situation.working_text
    if found is None:
        raise refusal(NOT_FOUND)
    version = await repository.locked_version(work.session, UUID(found.id))
    clauses = (await repository.representation_of(work.session, AGREEMENT_VERSIONS, version.id) or {})["clauses"]
    version.text_sha256, version.frozen_at = text_sha256(clauses), work.command.instant
    version.version_status = status
    row.current_version_id = version.id
    work.touch(AGREEMENT_VERSIONS, version)


AGREEMENT_COURSE = Course(
    resource=AGREEMENTS,
    machine=AGREEMENT_MACHINE,
    request=AgreementTransition,
    concerns=lambda record: [UUID(record["id"])],
    situate=_agreement,
    refers=lambda asked: {
        "currentVersionId": _text(asked.agreement_version_id),
        "sourceRefs": [{"documentId": str(asked.document_id)}] if asked.document_id else [],
    },
    perform=_perform_agreement,
)


# Signatories


async def _signatory(dossiers: Dossiers, record: Representation, asked: Any) -> SignatorySituation:
    x = await dossiers.examination(UUID(record["agreementId"]))
    signatory = next(s for s in x.dossier.signatories if s.id == record["id"])
    party = next(p for p in x.dossier.parties if p.id == signatory.party_id)
    text = next((v for v in x.dossier.versions if v.id == x.agreement.current_version_id), None)
    # Who is designated is named by that step alone; later ones are about the same person.
    names_anew = asked is not None and asked.transition == "designate"
    act = Act(
        day=on(x.as_of),
        person_id=(_asked(asked, "person_id") or signatory.person_id) if names_anew else signer_of(x, signatory),
        office_holding_id=(_asked(asked, "office_holding_id") if names_anew else None) or signatory.office_holding_id,
        signing_authority_id=_asked(asked, "signing_authority_id") or signatory.signing_authority_id,
        mandate_id=_asked(asked, "mandate_id"),
        version_id=text.id if text else None,
        text_sha256=text.text_sha256 if text else None,
    )
    grounds = await dossiers.with_grounds(
        x,
        office_holding_id=act.office_holding_id,
        signing_authority_id=act.signing_authority_id,
        mandate_id=act.mandate_id,
    )
    mandate = await dossiers.mandate_used(UUID(act.mandate_id)) if act.mandate_id is not None else None
    return SignatorySituation(grounds, party, signatory, act, mandate=mandate)


def _asked(asked: Any, name: str) -> str | None:
    return _text(getattr(asked, name)) if asked is not None else None


async def _perform_signatory(work: Work, row: Signatory, step: Step[SignatorySituation]) -> None:
    row.status = SignatoryStatus(step.transition.target)
    if step.transition.name == "designate":
        row.person_id = step.asked.person_id or row.person_id
        row.office_holding_id = step.asked.office_holding_id or row.office_holding_id
    if step.transition.name in {"designate", "verify_authority"}:
        row.signing_authority_id = step.asked.signing_authority_id or row.signing_authority_id
    work.touch(SIGNATORIES, row)


SIGNATORY_COURSE = Course(
    resource=SIGNATORIES,
    machine=SIGNATORY_MACHINE,
    request=SignatoryTransition,
    concerns=lambda record: [UUID(record["agreementId"])],
    situate=_signatory,
    refers=lambda asked: {
        "personId": _text(asked.person_id),
        "officeHoldingId": _text(asked.office_holding_id),
        "signingAuthorityId": _text(asked.signing_authority_id),
    },
    perform=_perform_signatory,
)


# Decisions


def _dossiers_of_decision(record: Representation) -> list[UUID]:
    return sorted({UUID(point["agreementId"]) for point in record["points"] if point["agreementId"] is not None})


async def _decision(dossiers: Dossiers, record: Representation, asked: Any) -> DecisionSituation:
    ids = [found for found in _dossiers_of_decision(record) if dossiers.shows(found)]
    found = [await dossiers.examination(agreement_id) for agreement_id in ids]
    day = on(dossiers.day)
    under = record["mandateId"]
    mandate = await dossiers.mandate_used(UUID(under)) if under is not None else None
    approved = [UUID(point["amendmentId"]) for point in record["points"] if point["amendmentId"] is not None]
    listed = DecisionSituation(
        read_decision(record),
        tuple(found) or (_alone(record["id"], dossiers),),
        day,
        mandate=mandate,
        is_proposer=under is not None and await dossiers.is_proposer(approved),
    )
    if asked is None:
        return listed
    named = asked.revoked_by_decision_id
    revoking = await dossiers.decision(named) if named is not None else None
    return replace(
        listed,
        day=asked.occurred_on.interval if asked.occurred_on is not None else day,
        outcomes={str(outcome.point_id): outcome.outcome.value for outcome in asked.outcomes},
        revoking=read_decision(revoking) if revoking is not None else None,
        is_asked=True,
        # Who records what a source tells is not who acted.
        acting=dossiers.acting if asked.recording_mode is RecordingMode.WORKFLOW else None,
        as_holder=dossiers.acting is not None and dossiers.acting.role == ApiRole.MANDATE_HOLDER,
        is_proposer=listed.is_proposer and asked.recording_mode is RecordingMode.WORKFLOW,
    )


def _alone(decision_id: str, dossiers: Dossiers) -> Examination:
    """Return an examination of no dossier at all, for a decision whose points are about none."""
    return examine(DossierFacts(agreement=AgreementFacts(id=decision_id)), dossiers.day, DEFAULT_SETTINGS)


async def _perform_decision(work: Work, row: Decision, step: Step[DecisionSituation]) -> None:
    row.status = DecisionStatus(step.transition.target)
    asked: DecisionTransition = step.asked
    if row.status is DecisionStatus.SCHEDULED:
        row.scheduled_on = asked.scheduled_on
    elif row.status is DecisionStatus.DECIDED:
        work.command = work.command.under(row.mandate_id)
        row.decided_on, row.announced_on = step.since, asked.announced_on
        row.outcome_text = asked.outcome_text or row.outcome_text
        outcomes = {outcome.point_id: outcome.outcome for outcome in asked.outcomes}
        for point in await parts_of(work.session, DecisionPoint, "decision_id", row.id):
            point.outcome = outcomes[point.id]
    else:
        row.revoked_on, row.revoked_by_decision_id = step.since, asked.revoked_by_decision_id
    work.touch(DECISIONS, row)


DECISION_COURSE = Course(
    resource=DECISIONS,
    machine=DECISION_MACHINE,
    request=DecisionTransition,
    concerns=_dossiers_of_decision,
    situate=_decision,
    refers=lambda asked: {"revokedByDecisionId": _text(asked.revoked_by_decision_id)},
    perform=_perform_decision,
)


# Signing events


async def _signing_event(dossiers: Dossiers, record: Representation, asked: Any) -> SigningEventSituation:
    return SigningEventSituation(await dossiers.examination(UUID(record["agreementId"])))


async def _perform_signing_event(work: Work, row: SigningEvent, step: Step[SigningEventSituation]) -> None:
    row.status = SigningEventStatus(step.transition.target)
    asked: SigningEventTransition = step.asked
    if row.status is SigningEventStatus.HELD:
        row.held_on = step.since
        row.location_chosen_id = asked.location_chosen_id or row.location_chosen_id
    if row.status is SigningEventStatus.PLANNED and asked.planned_on is not None:
        row.previous_planned_on = agreement_rules.earlier_plans(
            row.previous_planned_on, row.planned_on, asked.planned_on
        )
        row.planned_on = asked.planned_on
    work.touch(SIGNING_EVENTS, row)


SIGNING_EVENT_COURSE = Course(
    resource=SIGNING_EVENTS,
    machine=SIGNING_EVENT_MACHINE,
    request=SigningEventTransition,
    concerns=lambda record: [UUID(record["agreementId"])],
    situate=_signing_event,
    refers=lambda asked: {"locationChosenId": _text(asked.location_chosen_id)},
    perform=_perform_signing_event,
)

COURSES: Mapping[str, Course[Any]] = {
    course.resource.kind: course
    for course in (AGREEMENT_COURSE, SIGNATORY_COURSE, DECISION_COURSE, SIGNING_EVENT_COURSE, MANDATE_COURSE)
}
