"""Answering, before anybody acts, whether an amendment may be made alone, and what it needs."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from app.agreements.text_hash import text_sha256
from app.amendments import repository
from app.amendments.amendment_guards import approving_decision
from app.amendments.amendment_machine import ADOPT, AMENDMENT_MACHINE, CLASSIFY
from app.amendments.amendment_situation import AmendmentSituation
from app.amendments.carrying_over import conflicts
from app.amendments.classification import Assessment, Evidence
from app.amendments.drafting import engine_operations
from app.amendments.rules import OPEN, AmendmentClassification, ClauseOperationKind, EvidenceCause
from app.amendments.shapes import ClauseOperation
from app.amendments.situations import Case, case_of, held_against
from app.amendments.step_schemas import (
    AmendmentAssessment,
    AssessmentRequest,
    ConflictingAmendment,
    EvidenceRead,
    MandateOutlook,
    NeededConsent,
    NeededDecision,
    Redraft,
)
from app.decisions.rules import Body
from app.findings.checks_mandated_acts import POWERS_FOR_CLASS
from app.findings.facts import PartyFacts
from app.kit.clock import legal_day
from app.kit.dates import on
from app.kit.domain import RecordingMode
from app.kit.resources import Representation
from app.kit.work import Work
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.mandate_time import subject_of
from app.lifecycle.mandate_use import Acting, Use, judge_use
from app.lifecycle.outlook import outcome_of
from app.lifecycle.performing import acting_of

_COMPETENT = {"municipality": Body.MUNICIPAL_EXECUTIVE, "province": Body.PROVINCIAL_EXECUTIVE}


async def assessed(work: Work, record: Representation, asked: AssessmentRequest) -> AmendmentAssessment:
    """Return what an amendment is and needs, as things stand in this transaction; nothing is recorded."""
    dossiers = Dossiers.inside(work.session, legal_day(work.command.instant), acting_of(work))
    case = await case_of(dossiers, record)
    situation = case.situation(asked.classification)
    mandates = await _mandates(work, dossiers, case, situation, asked)
    return AmendmentAssessment(
        amendment_id=UUID(record["id"]),
        assessed_on=case.day,
        classification=case.assessment.classification,
        protected_subjects=case.assessment.subjects,
        decided_version_id=UUID(case.decided["id"]),
        baseline_version_id=UUID(case.baseline["id"]),
        text_sha256=text_sha256(case.draft.clauses),
        evidence=tuple(_shown(each, _operations_of(case, each)) for each in case.assessment.evidence),
        rules=tuple(
            outcome_of(guard)
            for guard in dict.fromkeys(
                guard
                for name in (CLASSIFY, ADOPT)
                for guard in AMENDMENT_MACHINE.judge(name, record["status"], situation).guards
                if not guard.state
            )
        ),
        mandates=mandates,
        decisions=tuple(_decisions(case, situation)),
        consents=tuple(_consents(case, situation, mandates)),
        conflicts=tuple(_conflicts(case)),
        leave_out=await _leave_out(case),
    )


def _shown(evidence: Evidence, operations: Iterable[int]) -> EvidenceRead:
    return EvidenceRead(
        rule=evidence.rule,
        cause=evidence.cause,
        subject=evidence.subject,
        old_clause_id=evidence.old_clause_id,
        new_clause_id=evidence.new_clause_id,
        operations=tuple(sorted(operations)),
        term=evidence.term,
        in_heading=evidence.in_heading,
        old_text=evidence.old_text,
        new_text=evidence.new_text,
        old_start=evidence.old_start,
        new_start=evidence.new_start,
    )


def _operations_of(case: Case, evidence: Evidence) -> set[int]:
    """Return the operations that touch the clause a reason is about."""
    touched = {evidence.old_clause_id, evidence.new_clause_id} - {None}
    return {
        place
        for place, operation in enumerate(case.operations)
        if {operation.clause_id, case.draft.inserted.get(place)} & touched
    }


async def _mandates(
    work: Work, dossiers: Dossiers, case: Case, situation: AmendmentSituation, asked: AssessmentRequest
) -> tuple[MandateOutlook, ...]:
    """Return the mandates of the parties that could carry their consent, each limit checked.

    Those for this agreement, and of the general ones those of who asks: others' are not for everybody to see.
    """
    powers = POWERS_FOR_CLASS[situation.taken_for]
    if asked.mandate_id is not None:
        ids: Sequence[UUID] = [asked.mandate_id]
    else:
        acting = work.command.actor.organisation_id
        ids = await repository.mandates_with(work.session, UUID(case.x.agreement.id), acting, sorted(powers))
    parties = {party.organisation_id: party for party in case.x.parties()}
    found = []
    for mandate_id, used in sorted((await dossiers.mandates(ids)).items()):
        party = parties.get(used.mandate.granting_organisation_id)
        if party is None:
            continue
        use = Use(
            day=on(case.day),
            powers=powers,
            organisation_id=party.organisation_id,
            body=used.mandate.granting_body,
            subject=subject_of(case.x.agreement),
            agreement_status=case.x.agreement.status,
            acting=Acting(str(asked.person_id)) if asked.person_id is not None else None,
            holder_facts=used.holder_facts,
        )
        limits = judge_use(used.mandate, used.above, use)
        found.append(
            MandateOutlook(
                mandate_id=mandate_id,
                party_id=UUID(party.id),
                is_usable=not any(limit.blocks(RecordingMode.WORKFLOW) for limit in limits),
                limits=tuple(map(outcome_of, limits)),
            )
        )
    return tuple(found)


def _conflicts(case: Case) -> Iterable[ConflictingAmendment]:
    """Return the open amendments of the same text that need the same clauses (R-054)."""
    own = engine_operations(case.operations, case.baseline["id"])
    for other in case.others:
        if other["baselineVersionId"] != case.baseline["id"] or other["status"] not in OPEN:
            continue
        stated = [ClauseOperation.model_validate(each, strict=False) for each in other["operations"]]
        found = conflicts(own, engine_operations(stated, case.baseline["id"]))
        if found:
            yield ConflictingAmendment(
                amendment_id=UUID(other["id"]),
                clause_ids=tuple(sorted({each.clause_id for each in found})),
                operations=tuple(sorted({each.first for each in found})),
            )


def _decisions(case: Case, situation: AmendmentSituation) -> Iterable[NeededDecision]:
    if situation.taken_for is not AmendmentClassification.SUBSTANTIVE:
        return
    for party in case.x.parties():
        if case.x.is_public(party.organisation_id):
            decision = approving_decision(case.x, party, case.record["id"])
            yield NeededDecision(
                party_id=UUID(party.id),
                organisation_id=_id(party.organisation_id),
                body=_COMPETENT.get(case.x.kind_of(party.organisation_id) or ""),
                decision_id=UUID(decision.id) if decision is not None else None,
            )


def _consents(
    case: Case, situation: AmendmentSituation, mandates: Sequence[MandateOutlook]
) -> Iterable[NeededConsent]:
    answers = {answer.party_id: answer for answer in case.answers if answer.binds}
    for party in case.x.parties():
        usable = tuple(m.mandate_id for m in mandates if m.is_usable and m.party_id == UUID(party.id))
        answer = answers.get(party.id)
        yield NeededConsent(
            party_id=UUID(party.id),
            organisation_id=_id(party.organisation_id),
            consent_id=UUID(answer.id) if answer is not None else None,
            mandate_ids=usable,
            needs_decision=_needs_decision(case, situation, party, usable),
        )


def _needs_decision(
    case: Case, situation: AmendmentSituation, party: PartyFacts, mandate_ids: Sequence[UUID]
) -> bool:
    """Tell whether a government still has to decide: always on a substantive change (R-049), else without mandate."""
    is_decided = approving_decision(case.x, party, case.record["id"]) is not None
    may_rest_on_mandate = situation.taken_for is not AmendmentClassification.SUBSTANTIVE and bool(mandate_ids)
    return case.x.is_public(party.organisation_id) and not is_decided and not may_rest_on_mandate


def _id(found: str | None) -> UUID | None:
    return UUID(found) if found is not None else None


async def _leave_out(case: Case) -> Redraft | None:
    """Return what touches protected subjects, and what the rest would be; nothing when all of it is minor."""
    if not case.assessment.subjects:
        return None
    own = case.assessment if case.decided is case.baseline else await held_against(case, case.baseline)
    guilty = _guilty(case, own) | _guilty(case, case.assessment) | _renumbering(case, own)
    terms = tuple(sorted({each.term for each in case.assessment.evidence if each.term is not None}))
    rest = tuple(each for place, each in enumerate(case.operations) if place not in guilty)
    remains = (await held_against(case, case.decided, rest)).classification if rest else None
    return Redraft(
        operations=tuple(sorted(guilty)),
        terms=terms,
        declared_subjects=case.declared,
        remains=remains,
    )


def _renumbering(case: Case, own: Assessment) -> set[int]:
    """Return the operations by which a reference in a clause that none of them touches came to mean another one."""
    stale = [each for each in own.evidence if each.cause is EvidenceCause.REFERENCE]
    if all(_operations_of(case, each) for each in stale):
        return set()
    numbers = {clause["id"]: clause["articleNo"] for clause in case.baseline["clauses"]}
    return {
        place
        for place, each in enumerate(case.operations)
        if each.kind is not ClauseOperationKind.REPLACE
        or (each.clause is not None and each.clause.article_no != numbers[str(each.clause_id)])
    }


def _guilty(case: Case, assessment: Assessment) -> set[int]:
    return {
        place
        for evidence in assessment.evidence
        if evidence.subject is not None
        for place in _operations_of(case, evidence)
    }
