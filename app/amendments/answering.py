"""The parties' answers to an amendment: each for itself, and on an authority of its own (R-047 to R-050)."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.amendments import repository
from app.amendments.amendment_machine import AMENDMENT_MACHINE, AWAIT, REJECT
from app.amendments.authorising import Ground, lacking
from app.amendments.models import AmendmentConsent
from app.amendments.moving import move
from app.amendments.rules import AmendmentStatus
from app.amendments.schemas import AmendmentConsentCreate
from app.amendments.situations import Case, case_of
from app.kit.clock import legal_day
from app.kit.domain import FieldError, Localised, RecordingMode, Violation, refusal, settle
from app.kit.problem_types import SEGREGATION_OF_DUTIES
from app.kit.resources import Representation, Resource, interval_in
from app.kit.work import Work
from app.kit.write_problems import INVALID_TRANSITION, REFERENCE_NOT_FOUND
from app.lifecycle import problems as lifecycle_problems
from app.lifecycle import repository as lifecycle_repository
from app.lifecycle.consequences import plain_day
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.performing import acting_of
from app.lifecycle.scene import require_acting

_NOT_YET = Localised(
    "Op die dag was de wijziging nog niet geclassificeerd.", "The amendment was not classified yet on that day."
)
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
    is_workflow = facts.recording_mode is RecordingMode.WORKFLOW
    if is_workflow and not facts.is_refused:
        _require_another(work, case)
    found = _answerable(case, facts)
    if not facts.is_refused:
        # Who records what a source tells is not who acted.
        acting = acting_of(work) if is_workflow else None
        with work.session.no_autoflush:
            found += await lacking(_dossiers(work), case.x, case.record, party, _ground(facts), acting)
    settle(found, facts.recording_mode)
    if is_workflow:
        work.rest_on(row, facts.mandate_id)
    await work.session.flush()
    if is_workflow:
        await _follow(work, row.amendment_id)


async def _case(work: Work, row: AmendmentConsent) -> Case:
    await repository.locked_agreement(work.session, row.agreement_id)
    record = await _record(work, row.amendment_id)
    return await case_of(_dossiers(work), record)


def _dossiers(work: Work) -> Dossiers:
    return Dossiers.inside(work.session, legal_day(work.command.instant), acting_of(work))


async def _record(work: Work, amendment_id: UUID) -> Representation:
    found = await lifecycle_repository.representation_of(work.session, Resource.registry["amendment"], amendment_id)
    assert found is not None
    return found


def _require_another(work: Work, case: Case) -> None:
    """Refuse who proposed an amendment, by whatever account or in this very transaction, to approve it (R-047).

    Raises:
        RefusedError: `segregation-of-duties`.

    """
    wrote_now = any(str(each.row.id) == case.record["id"] and not each.is_consequence for each in work.touched)
    if case.is_proposer or wrote_now:
        raise refusal(SEGREGATION_OF_DUTIES, rule="R-047")


def _answerable(case: Case, facts: AmendmentConsentCreate) -> list[Violation]:
    """Return what keeps an answer from being given: the state, or a day to come or before it was classified."""
    found = []
    if case.record["status"] not in _ANSWERED_IN:
        found.append(Violation(INVALID_TRANSITION, INVALID_TRANSITION.cause, always=False))
    given = facts.given_on.interval
    if given.earliest > case.day:
        found.append(Violation(lifecycle_problems.DAY_IN_FUTURE, lifecycle_problems.DAY_IN_FUTURE.cause))
    classified = next((each for each in case.record["statusHistory"] if each["status"] == "classified"), None)
    since = interval_in(classified, "since") if classified is not None else None
    if since is not None and given.earliest < since.earliest:
        fault = FieldError("body", "/givenOn", INVALID_TRANSITION.slug, _NOT_YET)
        found.append(Violation(INVALID_TRANSITION, _NOT_YET, errors=(fault,), always=False))
    return found


def _ground(facts: AmendmentConsentCreate) -> Ground:
    def text(found: UUID | None) -> str | None:
        return str(found) if found is not None else None

    return Ground(
        given_on=facts.given_on.interval,
        decision_point_id=text(facts.decision_point_id),
        mandate_id=text(facts.mandate_id),
        signing_authority_id=text(facts.signing_authority_id),
        office_holding_id=text(facts.office_holding_id),
        on_behalf_of_body=facts.on_behalf_of_body,
    )


async def _follow(work: Work, amendment_id: UUID) -> None:
    """Let the amendment await the others' consent, or be rejected where a party refused."""
    await work.render()
    commanded, dossiers = work.command, _dossiers(work)
    situation = (await case_of(dossiers, await _record(work, amendment_id))).situation()
    for name in (REJECT, AWAIT):
        if AMENDMENT_MACHINE.judge(name, situation.proposal.status, situation).is_possible(RecordingMode.WORKFLOW):
            work.command = commanded.followed(f"amendment.{name}")
            row: Any = await repository.locked_amendment(work.session, amendment_id)
            move(work, row, AMENDMENT_MACHINE.transitions[name].target, plain_day(dossiers.day))
            work.command = commanded
            return
