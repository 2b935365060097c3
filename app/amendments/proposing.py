"""Proposing an amendment, and keeping it as it was judged (R-054, R-055)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.amendments import problems, repository
from app.amendments.amendment_guards import TERMS_CLASH, is_decided_on
from app.amendments.drafting import draft
from app.amendments.models import Amendment
from app.amendments.operations import NO_CHANGE
from app.amendments.rules import AmendmentStatus
from app.amendments.schemas import AmendmentCreate, AmendmentRead
from app.amendments.shapes import AmendmentPeriod
from app.amendments.situations import case_of
from app.amendments.terms import terms_fit, unchanged_terms
from app.findings.examination import Examination
from app.kit.clock import legal_day
from app.kit.domain import FieldError, Localised, RecordingMode, RefusedError, Violation, refusal, settle
from app.kit.problem_types import FORBIDDEN
from app.kit.resources import Representation
from app.kit.schema import plain
from app.kit.work import Work
from app.kit.write_problems import INVALID_TRANSITION, REFERENCE_NOT_FOUND
from app.lifecycle.consequences import plain_day
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.scene import require_acting
from app.organisations.rules import PERIOD_INVALID

# What a proposal was classified, decided on and consented to for: it stays as it was then.
_CLASSIFIED_FOR = (
    "adoptedOn",
    "agreementId",
    "baselineVersionId",
    "classification",
    "declaredSubjects",
    "effectiveOn",
    "operations",
    "proposedByPartyId",
    "rationale",
    "respondBy",
    "resultVersionId",
    "termChanges",
)
_STAYS = Localised(
    "Een voorstel dat is geclassificeerd, verandert niet meer; trek het in en doe een nieuw.",
    "A proposal that was classified no longer changes; withdraw it and make a new one.",
)
_KEEPER = Localised(
    "Uit een bron legt alleen de organisatie die het dossier beheert dit vast.",
    "Only the organisation that keeps the dossier records this from a source.",
)


def require_keeper(work: Work, managing_organisation_id: UUID | str | None) -> None:
    """Let only who keeps the dossier record from a source how far an amendment came.

    Raises:
        RefusedError: `forbidden` (R-117).

    """
    acting = work.command.actor.organisation_id
    if acting is not None and str(acting) != str(managing_organisation_id):
        raise refusal(FORBIDDEN, _KEEPER, rule="R-117")


async def keep_amendment(work: Work, row: Amendment, facts: AmendmentCreate) -> None:
    """Check a proposal against its baseline; once it was classified or decided on it stays as it is.

    Raises:
        RefusedError: `reference-not-found`, `baseline-not-frozen` (R-055), `amendment-operations-invalid`,
            `period-invalid` (R-003), `forbidden` for who proposes in another's name or records from a source how far
            it came without keeping the dossier, `invalid-transition` for a proposal that was classified.

    """
    with work.session.no_autoflush:
        await repository.locked_agreement(work.session, facts.agreement_id)
        dossiers = Dossiers.inside(work.session, legal_day(work.command.instant))
        x = await dossiers.examination(facts.agreement_id)
        versions = await dossiers.representations(repository.VERSIONS_OF, facts.agreement_id)
        (agreement,) = await dossiers.representations(repository.AGREEMENT, facts.agreement_id)
        answers = await dossiers.representations(repository.CONSENTS_OF, row.id)
    baseline, organisation_id = _referred_to(x, versions, facts)
    came_further = facts.status is not AmendmentStatus.PROPOSED or any(
        (facts.classification, facts.adopted_on, facts.result_version_id)
    )
    is_historic = facts.recording_mode is RecordingMode.HISTORIC
    if is_historic and came_further:
        require_keeper(work, x.agreement.managing_organisation_id)
    before = AmendmentRead.model_validate_json(row.representation, strict=False) if row.representation else None
    if before is not None and (_was_judged(before, answers) or is_decided_on(x, str(row.id))):
        _require_unchanged(plain(before), plain(facts))
        return
    require_acting(work, organisation_id, facts.recording_mode)
    found = _fits(baseline, facts)
    settle([*found, *_terms(agreement, facts, dossiers.day)], facts.recording_mode)
    row.protected_subjects = facts.declared_subjects
    if facts.classification is not None and not found:
        # What a source calls minor may touch a protected subject all the same (F-010).
        with work.session.no_autoflush:
            case = await case_of(dossiers, plain(facts) | {"id": str(row.id)})
        row.protected_subjects = case.assessment.subjects
    if before is None:
        since = facts.occurred_on if is_historic else plain_day(dossiers.day)
        row.status_history = (AmendmentPeriod(status=facts.status, since=since),)


def _referred_to(
    x: Examination, versions: Sequence[Representation], facts: AmendmentCreate
) -> tuple[Representation, str | None]:
    """Return the baseline and the organisation of the proposing party; all of it lies in this dossier.

    Raises:
        RefusedError: `reference-not-found`.

    """
    by_id = {version["id"]: version for version in versions}
    baseline = by_id.get(str(facts.baseline_version_id))
    party = next((party for party in x.dossier.parties if party.id == str(facts.proposed_by_party_id)), None)
    is_known = facts.result_version_id is None or str(facts.result_version_id) in by_id
    places = {
        "/baselineVersionId": baseline is not None,
        "/proposedByPartyId": party is not None,
        "/resultVersionId": is_known,
    }
    if baseline is None or party is None or not is_known:
        cause = REFERENCE_NOT_FOUND.cause
        absent = [place for place, found in places.items() if not found]
        faults = tuple(FieldError("body", place, REFERENCE_NOT_FOUND.slug, cause) for place in absent)
        raise refusal(REFERENCE_NOT_FOUND, errors=faults)
    return baseline, party.organisation_id


def _was_judged(before: AmendmentRead, answers: Sequence[Representation]) -> bool:
    """Tell whether somebody classified or answered it in the register; what only a source tells may be corrected."""
    if before.status is AmendmentStatus.PROPOSED:
        return False
    is_told = before.recording_mode is RecordingMode.HISTORIC and before.text_sha256 is None
    return not is_told or any(answer["recordingMode"] == RecordingMode.WORKFLOW for answer in answers)


def _require_unchanged(before: Representation, stated: Representation) -> None:
    faults = tuple(
        FieldError("body", f"/{name}", INVALID_TRANSITION.slug, _STAYS)
        for name in _CLASSIFIED_FOR
        if before[name] != stated[name]
    )
    if faults:
        raise RefusedError(Violation(INVALID_TRANSITION, _STAYS, errors=faults))


def _terms(agreement: Representation, facts: AmendmentCreate, day: date) -> list[Violation]:
    """Return what is wrong with the terms that change: nothing changes, or they clash (R-003)."""
    problem = problems.AMENDMENT_OPERATIONS_INVALID
    faults = tuple(
        FieldError("body", f"/termChanges/{member}", NO_CHANGE, problems.TERM_UNCHANGED)
        for member in unchanged_terms(facts.term_changes, agreement)
    )
    found = [Violation(problem, problem.cause, errors=faults, always=False)] if faults else []
    counts_from = facts.effective_on.interval if facts.effective_on is not None else None
    if not terms_fit(facts.term_changes, agreement, counts_from, day):
        fault = FieldError("body", "/termChanges", PERIOD_INVALID.slug, TERMS_CLASH)
        found.append(Violation(PERIOD_INVALID, TERMS_CLASH, "R-003", errors=(fault,)))
    return found


def _fits(baseline: Representation, facts: AmendmentCreate) -> list[Violation]:
    """Return what keeps the operations from being applied to the baseline."""
    is_frozen = baseline["textSha256"] is not None or baseline["versionStatus"] != "working"
    is_known = bool(baseline["clauses"]) and all(clause["text"] is not None for clause in baseline["clauses"])
    if not (is_frozen and is_known):
        return [Violation(problems.BASELINE_NOT_FROZEN, problems.BASELINE_NOT_FROZEN.cause, "R-055", always=False)]
    found = draft(baseline, facts.operations).violations
    faults = tuple(FieldError("body", f"/operations/{each.index}", each.code, each.sentence) for each in found)
    problem = problems.AMENDMENT_OPERATIONS_INVALID
    return [Violation(problem, problem.cause, errors=faults)] if faults else []
