"""What ends an agreement or one party's part in it: notice, mutual consent, withdrawal, rescission, judgment."""

from app.findings.facts import DossierFacts
from app.kit.clock import legal_day
from app.kit.dates import LAST_DAY, DatePrecision, months_later
from app.kit.domain import FieldError, Localised, Violation, refusal, settle
from app.kit.schema import PartialDate
from app.kit.terms import ONE_DAY
from app.kit.work import Work
from app.kit.write_problems import INVALID_TRANSITION, REFERENCE_NOT_FOUND
from app.lifecycle import problems, repository
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.models import Consent, Termination
from app.lifecycle.rules import TerminationKind
from app.lifecycle.scene import require_acting
from app.lifecycle.schemas import ConsentCreate, TerminationCreate
from app.parties.service import PARTIES

_NO_RECEIPT = Localised(
    "Zonder de dag van ontvangst is niet te zeggen of de opzegtermijn in acht is genomen.",
    "Without the day of receipt nobody can say whether the period of notice was kept.",
)
_NEEDS_CLAUSE = frozenset({TerminationKind.NOTICE, TerminationKind.WITHDRAWAL})


async def keep_termination(work: Work, row: Termination, facts: TerminationCreate) -> None:
    """Judge an end and, for a withdrawal, let the party leave from the day after its last.

    Raises:
        RefusedError: `invalid-transition` unless the agreement is in force, `notice-period-too-short`,
            `termination-ground-missing` (R-067), `reference-not-found` for a clause or party of another agreement.

    """
    if not repository.is_new(row):
        return
    with work.session.no_autoflush:
        await repository.locked_agreements(work.session, [facts.agreement_id])
        dossiers = Dossiers.inside(work.session, legal_day(work.command.instant))
        dossier = (await dossiers.examination(facts.agreement_id)).dossier
    _require_own(facts, dossier)
    if facts.kind in _NEEDS_CLAUSE and facts.party_id is not None:
        party = next(p for p in dossier.parties if p.id == str(facts.party_id))
        require_acting(work, party.organisation_id, facts.recording_mode)
    settle(
        [*_state(facts, dossier), *_period(facts, dossier), *_ground(facts)],
        facts.recording_mode,
    )
    await work.session.flush()
    if facts.kind is TerminationKind.WITHDRAWAL and facts.party_id is not None:
        leaving = await repository.locked_party(work.session, facts.party_id)
        leaving.left_on = _day_after(facts.effective_on)
        work.touch(PARTIES, leaving)


def _require_own(facts: TerminationCreate, dossier: DossierFacts) -> None:
    clauses = {clause for version in dossier.versions for clause in version.clause_ids}
    faults = []
    if facts.clause_id is not None and str(facts.clause_id) not in clauses:
        faults.append("/clauseId")
    if facts.party_id is not None and str(facts.party_id) not in {party.id for party in dossier.parties}:
        faults.append("/partyId")
    if faults:
        errors = tuple(FieldError("body", f, REFERENCE_NOT_FOUND.slug, REFERENCE_NOT_FOUND.cause) for f in faults)
        raise refusal(REFERENCE_NOT_FOUND, errors=errors)


def _state(facts: TerminationCreate, dossier: DossierFacts) -> list[Violation]:
    if dossier.agreement.status == "in_force":
        return []
    return [Violation(INVALID_TRANSITION, INVALID_TRANSITION.cause, always=False)]


def _period(facts: TerminationCreate, dossier: DossierFacts) -> list[Violation]:
    """Refuse a last day before the notice plus its period, in calendar months clamped to the month's end (R-067).

    Only what is certain counts: an end that may lie late enough is accepted.
    """
    months = dossier.agreement.notice_period_months
    if facts.kind not in _NEEDS_CLAUSE or months is None:
        return []
    if facts.notice_received_on is None:
        problem = problems.NOTICE_PERIOD_TOO_SHORT
        fault = FieldError("body", "/noticeReceivedOn", "missing", _NO_RECEIPT)
        return [Violation(problem, _NO_RECEIPT, "R-067", always=False, errors=(fault,))]
    earliest = months_later(facts.notice_received_on.interval.earliest, months)
    if facts.effective_on.interval.latest >= earliest:
        return []
    problem = problems.NOTICE_PERIOD_TOO_SHORT
    fault = FieldError("body", "/effectiveOn", problem.slug, problem.cause)
    members = {"earliestEffectiveOn": earliest.isoformat()}
    return [Violation(problem, problem.cause, "R-067", always=False, errors=(fault,), members=members)]


def _ground(facts: TerminationCreate) -> list[Violation]:
    rests_on_something = facts.clause_id is not None or facts.legal_opinion_document_id is not None
    if facts.kind not in _NEEDS_CLAUSE or rests_on_something:
        return []
    problem = problems.TERMINATION_GROUND_MISSING
    faults = tuple(
        FieldError("body", place, problem.slug, problem.cause) for place in ("/clauseId", "/legalOpinionDocumentId")
    )
    return [Violation(problem, problem.cause, "R-067", always=False, errors=faults)]


def _day_after(last: PartialDate) -> PartialDate:
    """Return the day after a last day; what is less precise than a day stays as the source states it."""
    if last.precision is not DatePrecision.DAY or last.interval.latest >= LAST_DAY:
        return last
    after = last.interval.latest + ONE_DAY
    return PartialDate(value=after.isoformat(), precision=DatePrecision.DAY, source_text=last.source_text)


async def keep_consent(work: Work, row: Consent, facts: ConsentCreate) -> None:
    """Check that a consent is of a party of this agreement, to something of this agreement, on a day that has come.

    Raises:
        RefusedError: `reference-not-found`, `day-in-future`.

    """
    if not repository.is_new(row):
        return
    today = legal_day(work.command.instant)
    with work.session.no_autoflush:
        await repository.locked_agreements(work.session, [facts.agreement_id])
        dossier = (await Dossiers.inside(work.session, today).examination(facts.agreement_id)).dossier
    known = {
        "/partyId": (facts.party_id, [party.id for party in dossier.parties]),
        "/terminationId": (facts.termination_id, [t.id for t in dossier.terminations]),
        "/accedingPartyId": (facts.acceding_party_id, [party.id for party in dossier.parties]),
    }
    faults = [place for place, (given, there) in known.items() if given is not None and str(given) not in there]
    if faults:
        errors = tuple(FieldError("body", f, REFERENCE_NOT_FOUND.slug, REFERENCE_NOT_FOUND.cause) for f in faults)
        raise refusal(REFERENCE_NOT_FOUND, errors=errors)
    consenting = next(p for p in dossier.parties if p.id == str(facts.party_id))
    require_acting(work, consenting.organisation_id, facts.recording_mode)
    if facts.given_on.interval.earliest > today:
        raise refusal(problems.DAY_IN_FUTURE)
