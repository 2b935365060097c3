"""Use cases of amendments: proposing them, and the parties' answers to them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.amendments import problems, repository
from app.amendments.answering import keep_answer, lay_in_dossier
from app.amendments.drafting import draft
from app.amendments.models import Amendment, AmendmentConsent
from app.amendments.rules import AmendmentStatus
from app.amendments.schemas import (
    AmendmentConsentCreate,
    AmendmentConsentQuery,
    AmendmentConsentRead,
    AmendmentCreate,
    AmendmentQuery,
    AmendmentRead,
)
from app.amendments.shapes import AmendmentPeriod
from app.kit.by_transition import MovedByTransition
from app.kit.clock import legal_day
from app.kit.domain import ApiRole, FieldError, Localised, RecordingMode, RefusedError, Violation, refusal, settle
from app.kit.resources import Reference, Representation, Resource, Steward, exists_from, interval_in
from app.kit.schema import plain
from app.kit.visibility import IN_DOSSIER
from app.kit.work import Work
from app.kit.write_problems import INVALID_TRANSITION, REFERENCE_NOT_FOUND
from app.lifecycle import repository as lifecycle_repository
from app.lifecycle.consequences import plain_day
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.scene import require_acting

TAG = "Amendments"
PROPOSERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER})
# Whoever has to do with what is decided may ask.
ASKERS = PROPOSERS | {ApiRole.DECISION_SECRETARY, ApiRole.MANDATE_HOLDER}
# What a proposal was classified, decided on and consented to for: it stays as it was then.
_CLASSIFIED_FOR = (
    "agreementId",
    "baselineVersionId",
    "declaredSubjects",
    "effectiveOn",
    "operations",
    "proposedByPartyId",
    "respondBy",
    "termChanges",
)
_STAYS = Localised(
    "Een voorstel dat is geclassificeerd, verandert niet meer; trek het in en doe een nieuw.",
    "A proposal that was classified no longer changes; withdraw it and make a new one.",
)


async def keep_amendment(work: Work, row: Amendment, facts: AmendmentCreate) -> None:
    """Check a proposal against its baseline; once it was classified it stays as it is.

    Raises:
        RefusedError: `reference-not-found`, `baseline-not-frozen` (R-055), `amendment-operations-invalid`,
            `forbidden` for who proposes in another's name, `invalid-transition` for a proposal that was classified.

    """
    with work.session.no_autoflush:
        await repository.locked_agreement(work.session, facts.agreement_id)
        before = AmendmentRead.model_validate_json(row.representation, strict=False) if row.representation else None
        if before is not None and before.status is not AmendmentStatus.PROPOSED:
            _require_unchanged(plain(before), plain(facts), facts.recording_mode)
            return
        dossiers = Dossiers.inside(work.session, legal_day(work.command.instant))
        x = await dossiers.examination(facts.agreement_id)
        versions = await dossiers.representations(repository.VERSIONS_OF, facts.agreement_id)
    baseline = next((version for version in versions if version["id"] == str(facts.baseline_version_id)), None)
    party = next((party for party in x.dossier.parties if party.id == str(facts.proposed_by_party_id)), None)
    missing = [
        place for place, found in (("/baselineVersionId", baseline), ("/proposedByPartyId", party)) if found is None
    ]
    if missing or baseline is None or party is None:
        cause = REFERENCE_NOT_FOUND.cause
        raise refusal(
            REFERENCE_NOT_FOUND,
            errors=tuple(FieldError("body", place, REFERENCE_NOT_FOUND.slug, cause) for place in missing),
        )
    require_acting(work, party.organisation_id, facts.recording_mode)
    settle(_fits(baseline, facts), facts.recording_mode)
    row.protected_subjects = facts.declared_subjects
    if before is None:
        since = facts.occurred_on if facts.recording_mode is RecordingMode.HISTORIC else plain_day(dossiers.day)
        row.status_history = (AmendmentPeriod(status=facts.status, since=since),)


def _require_unchanged(before: Representation, stated: Representation, mode: RecordingMode) -> None:
    if mode is not RecordingMode.WORKFLOW:
        return
    faults = tuple(
        FieldError("body", f"/{name}", INVALID_TRANSITION.slug, _STAYS)
        for name in _CLASSIFIED_FOR
        if before[name] != stated[name]
    )
    if faults:
        raise RefusedError(Violation(INVALID_TRANSITION, _STAYS, errors=faults))


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


async def present_amendment(work: Work, amendment_id: UUID) -> Representation:
    """Return an amendment as it stands."""
    found = await lifecycle_repository.representation_of(work.session, AMENDMENTS, amendment_id)
    assert found is not None
    return found


async def records_of(dossiers: Dossiers, ids: Sequence[UUID]) -> list[Representation]:
    """Return amendments as they stand, in order of id."""
    return await dossiers.representations(repository.AMENDMENTS_BY_ID, list(ids))


async def lock_agreements_of(session: AsyncSession, ids: Sequence[UUID]) -> None:
    """Lock the agreements of amendments before the amendments themselves, as everybody does."""
    for agreement_id in sorted({await repository.agreement_of_amendment(session, each) for each in ids}):
        await repository.locked_agreement(session, agreement_id)


def amendment_on(representation: Representation, day: date) -> Representation | None:
    """Project an amendment: with the statuses that are not certainly later than the day (D12)."""
    history = representation["statusHistory"]
    reached = [
        period
        for period in history
        if (since := interval_in(period, "since")) is None or since.possibly_on_or_before(day)
    ]
    if history and not reached:
        return None
    return representation | {"status": reached[-1]["status"] if reached else None, "statusHistory": reached}


AMENDMENTS = Resource(
    kind="amendment",
    path="/amendments",
    tag=TAG,
    title=Localised("wijziging", "amendment"),
    plural=Localised("wijzigingen", "amendments"),
    about=(
        "A proposed change of an agreement: operations on the clauses of one frozen text, and changes of its terms."
        " Whether the portfolio holder may make it alone is asked at `/assessments` before anybody acts."
    ),
    table=Amendment,
    read=AmendmentRead,
    create=AmendmentCreate,
    query=AmendmentQuery,
    visible=IN_DOSSIER,
    writers=PROPOSERS,
    steward=Steward.PARTY_ITSELF,
    steward_column="proposed_by_party_id",
    moved_by_transition=MovedByTransition(
        first=frozenset({"proposed"}),
        in_workflow=frozenset({"/classification", "/adoptedOn", "/resultVersionId"}),
    ),
    apply=keep_amendment,
    project=amendment_on,
    filters=repository.AMENDMENT_FILTERS,
    sorts=repository.SORTS,
    expansions=repository.AMENDMENT_EXPANSIONS,
    part_references={"/proposedByPartyId": Reference("party")},
    unchangeable=frozenset({"agreement_id", "proposed_by_party_id"}),
    refused_with=(
        "agreement-expired",
        "amendment-operations-invalid",
        "baseline-not-frozen",
        "invalid-transition",
    ),
)
AMENDMENT_CONSENTS = Resource(
    kind="amendment_consent",
    path="/amendments/{amendment_id}/consents",
    parent="amendment",
    included_as="amendmentConsents",
    tag=TAG,
    title=Localised("antwoord op een wijziging", "answer to an amendment"),
    plural=Localised("antwoorden op een wijziging", "answers to an amendment"),
    about=(
        "A party's consent to an amendment or its refusal, with the decision, mandate or representation it rests on."
        " Silence is no consent."
    ),
    table=AmendmentConsent,
    read=AmendmentConsentRead,
    create=AmendmentConsentCreate,
    query=AmendmentConsentQuery,
    visible=IN_DOSSIER,
    writers=frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER, ApiRole.DECISION_SECRETARY, ApiRole.MANDATE_HOLDER}),
    steward=Steward.PARTY_ITSELF,
    steward_column="party_id",
    complete=lay_in_dossier,
    apply=keep_answer,
    project=exists_from("givenOn"),
    filters=repository.CONSENT_FILTERS,
    sorts=repository.SORTS,
    part_references={
        "/decisionPointId": Reference("decision", "decision_point", "decision_id"),
        "/partyId": Reference("party"),
    },
    unchangeable=frozenset(AmendmentConsentCreate.model_fields)
    - {"occurred_on", "source_refs", "corrects_id", "note", "document_id", "amendment_id"},
    refused_with=(
        "agreement-expired",
        "consent-authority-missing",
        "day-in-future",
        "duplicate-resource",
        "invalid-transition",
        "mandate-consent-missing",
        "mandate-exhausted",
        "mandate-limit-exceeded",
        "mandate-not-in-force",
        "mandate-revoked",
        "mandate-scope-exceeded",
        "not-mandate-holder",
        "principal-not-stated",
        "segregation-of-duties",
    ),
)
