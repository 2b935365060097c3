"""The parties' answers to an amendment: each for itself, and on an authority of its own (R-047 to R-050)."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.rules import same_person
from app.access.service import identity_of
from app.amendments import problems, repository
from app.amendments.amendment_machine import AMENDMENT_MACHINE, AWAIT, REJECT, approving_decision
from app.amendments.models import AmendmentConsent
from app.amendments.moving import move
from app.amendments.rules import AmendmentClassification, AmendmentStatus
from app.amendments.schemas import AmendmentConsentCreate
from app.amendments.situations import Case, case_of
from app.findings.checks_mandated_acts import POWERS_FOR_CLASS
from app.findings.facts import PartyFacts
from app.findings.representation import Act, LinkState
from app.kit.clock import legal_day
from app.kit.domain import FieldError, RecordingMode, Violation, refusal, settle
from app.kit.problem_types import SEGREGATION_OF_DUTIES
from app.kit.resources import Representation, Resource
from app.kit.work import Work
from app.kit.write_problems import INVALID_TRANSITION, REFERENCE_NOT_FOUND
from app.lifecycle import problems as lifecycle_problems
from app.lifecycle import repository as lifecycle_repository
from app.lifecycle.authority import representation_link
from app.lifecycle.consequences import plain_day
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.mandate_time import subject_of
from app.lifecycle.mandate_use import Acting, Use, judge_use
from app.lifecycle.scene import require_acting

_ANSWERED_IN = frozenset({AmendmentStatus.CLASSIFIED, AmendmentStatus.AWAITING_CONSENT})


async def lay_in_dossier(session: AsyncSession, row: AmendmentConsent) -> None:
    """Lay an answer in the dossier of its amendment."""
    row.agreement_id = await repository.agreement_of_amendment(session, row.amendment_id)


async def keep_answer(work: Work, row: AmendmentConsent, facts: AmendmentConsentCreate) -> None:
    """Judge an answer, and let the amendment await the others or be rejected by it.

    Raises:
        RefusedError: `invalid-transition` unless the amendment is classified, `reference-not-found` for a party of
            another agreement, `forbidden`, `segregation-of-duties` (R-047), `day-in-future`,
            `consent-authority-missing` (R-048), or what the mandate lacks (R-030 to R-041).

    """
    if row.representation:
        return
    with work.session.no_autoflush:
        case = await _case(work, row)
    party = next((party for party in case.x.dossier.parties if party.id == str(facts.party_id)), None)
    if party is None:
        fault = FieldError("body", "/partyId", REFERENCE_NOT_FOUND.slug, REFERENCE_NOT_FOUND.cause)
        raise refusal(REFERENCE_NOT_FOUND, errors=(fault,))
    require_acting(work, party.organisation_id, facts.recording_mode)
    if facts.recording_mode is RecordingMode.WORKFLOW and not facts.is_refused:
        await require_another(work, facts.amendment_id)
    found = _answerable(case)
    if facts.given_on.interval.earliest > case.day:
        found.append(Violation(lifecycle_problems.DAY_IN_FUTURE, lifecycle_problems.DAY_IN_FUTURE.cause))
    if not facts.is_refused:
        with work.session.no_autoflush:
            found += await _authority(work, case, party, facts)
    settle(found, facts.recording_mode)
    await work.session.flush()
    if facts.recording_mode is RecordingMode.WORKFLOW:
        await _follow(work, row.amendment_id)


async def _case(work: Work, row: AmendmentConsent) -> Case:
    await repository.locked_agreement(work.session, row.agreement_id)
    record = await _record(work, row.amendment_id)
    return await case_of(Dossiers.inside(work.session, legal_day(work.command.instant)), record)


async def _record(work: Work, amendment_id: UUID) -> Representation:
    found = await lifecycle_repository.representation_of(work.session, Resource.registry["amendment"], amendment_id)
    assert found is not None
    return found


async def require_another(work: Work, amendment_id: UUID) -> None:
    """Refuse who proposed an amendment, by whatever account, to classify or approve it (R-047).

    Raises:
        RefusedError: `segregation-of-duties`.

    """
    if await is_proposer(work, amendment_id):
        raise refusal(SEGREGATION_OF_DUTIES, rule="R-047")


async def is_proposer(work: Work, amendment_id: UUID) -> bool:
    """Tell whether who acts proposed an amendment or wrote in it, by this account or another one."""
    actor = work.command.actor
    acting = await identity_of(work.session, actor.issuer, actor.subject)
    for issuer, subject in await repository.proposers(work.session, amendment_id):
        if same_person(acting, await identity_of(work.session, issuer, subject)):
            return True
    return False


def _answerable(case: Case) -> list[Violation]:
    if case.record["status"] in _ANSWERED_IN:
        return []
    return [Violation(INVALID_TRANSITION, INVALID_TRANSITION.cause, always=False)]


async def _authority(work: Work, case: Case, party: PartyFacts, facts: AmendmentConsentCreate) -> list[Violation]:
    """Return what the authority of a consent lacks (R-048)."""
    if facts.mandate_id is not None:
        return await _by_mandate(work, case, party, facts)
    problem = problems.CONSENT_AUTHORITY_MISSING
    lacking = [Violation(problem, problem.cause, "R-048", always=False)]
    if facts.decision_point_id is not None:
        decision = approving_decision(case.x, party, case.record["id"])
        points = {point.id for point in decision.points} if decision is not None else set()
        return [] if str(facts.decision_point_id) in points else lacking
    if facts.signing_authority_id is None or case.x.is_public(party.organisation_id):
        return lacking
    return await _by_representation(work, case, party, facts)


async def _by_mandate(work: Work, case: Case, party: PartyFacts, facts: AmendmentConsentCreate) -> list[Violation]:
    assert facts.mandate_id is not None
    dossiers = Dossiers.inside(work.session, case.day)
    used = await dossiers.mandate_used(facts.mandate_id)
    assert used is not None
    is_workflow = facts.recording_mode is RecordingMode.WORKFLOW
    person_id = work.command.actor.person_id
    use = Use(
        day=facts.given_on.interval,
        powers=POWERS_FOR_CLASS[case.record["classification"] or AmendmentClassification.SUBSTANTIVE],
        organisation_id=party.organisation_id,
        body=facts.on_behalf_of_body,
        subject=subject_of(case.x.agreement),
        agreement_status=case.x.agreement.status,
        acting=Acting(str(person_id) if person_id is not None else None) if is_workflow else None,
        holder_facts=used.holder_facts,
    )
    return [
        Violation(guard.problem, guard.sentence, guard.rule, always=guard.always)
        for guard in judge_use(used.mandate, used.above, use)
        if guard.problem is not None
    ]


async def _by_representation(
    work: Work, case: Case, party: PartyFacts, facts: AmendmentConsentCreate
) -> list[Violation]:
    dossiers = Dossiers.inside(work.session, case.day)
    office, authority = str(facts.office_holding_id or ""), str(facts.signing_authority_id)
    x = await dossiers.with_grounds(case.x, office_holding_id=office or None, signing_authority_id=authority)
    act = Act(day=facts.given_on.interval, office_holding_id=office or None, signing_authority_id=authority)
    link = representation_link(x, party, act)
    if link.state is LinkState.PROVEN or link.problem is None:
        return []
    return [Violation(link.problem, link.sentence, link.rule, always=False)]


async def _follow(work: Work, amendment_id: UUID) -> None:
    """Let the amendment await the others' consent, or be rejected where a party refused."""
    await work.render()
    commanded = work.command
    dossiers = Dossiers.inside(work.session, legal_day(commanded.instant))
    situation = (await case_of(dossiers, await _record(work, amendment_id))).situation()
    for name in (REJECT, AWAIT):
        if AMENDMENT_MACHINE.judge(name, situation.proposal.status, situation).is_possible(RecordingMode.WORKFLOW):
            work.command = commanded.followed(f"amendment.{name}")
            row: Any = await repository.locked_amendment(work.session, amendment_id)
            move(work, row, AMENDMENT_MACHINE.transitions[name].target, plain_day(dossiers.day))
            work.command = commanded
            return
