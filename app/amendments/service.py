"""Use cases of amendments: proposing them, and the parties' answers to them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.amendments import repository
from app.amendments.answering import keep_answer, lay_in_dossier
from app.amendments.models import Amendment, AmendmentConsent
from app.amendments.proposing import keep_amendment
from app.amendments.schemas import (
    AmendmentConsentCreate,
    AmendmentConsentQuery,
    AmendmentConsentRead,
    AmendmentCreate,
    AmendmentQuery,
    AmendmentRead,
)
from app.kit.by_transition import MovedByTransition
from app.kit.domain import ApiRole, Localised
from app.kit.resources import Reference, Representation, Resource, Steward, exists_from, interval_in
from app.kit.visibility import IN_DOSSIER
from app.kit.work import Work
from app.lifecycle import repository as lifecycle_repository
from app.lifecycle.dossiers import Dossiers

TAG = "Amendments"
PROPOSERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER})
# Whoever has to do with what is decided may ask.
ASKERS = PROPOSERS | {ApiRole.DECISION_SECRETARY, ApiRole.MANDATE_HOLDER}


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
    is_kept_in_sight=True,
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
        "period-invalid",
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
        "authority-not-proven",
        "consent-authority-missing",
        "day-in-future",
        "duplicate-resource",
        "invalid-transition",
        "joint-signature-incomplete",
        "mandate-consent-missing",
        "mandate-exhausted",
        "mandate-limit-exceeded",
        "mandate-not-in-force",
        "mandate-revoked",
        "mandate-scope-exceeded",
        "not-mandate-holder",
        "office-not-held",
        "organisation-kind-unknown",
        "principal-not-stated",
        "segregation-of-duties",
    ),
)
