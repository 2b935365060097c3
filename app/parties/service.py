"""Use cases of parties and of those who sign for them."""

from datetime import date
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.rules import DossierRelationKind
from app.access.service import relate
from app.kit.by_transition import MovedByTransition
from app.kit.domain import ApiRole, FieldError, Localised, refusal, settle
from app.kit.resources import Representation, Resource, Steward, exists_from, interval_in
from app.kit.visibility import IN_DOSSIER
from app.kit.work import Work
from app.kit.write_problems import REFERENCE_NOT_FOUND
from app.organisations.service import refuse_backward_period
from app.parties import repository, rules
from app.parties.models import Party, Signatory
from app.parties.schemas import (
    PartyCreate,
    PartyQuery,
    PartyRead,
    SignatoryCreate,
    SignatoryQuery,
    SignatoryRead,
    StandingSignature,
)

TAG = "Parties and signatories"
WRITERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER})


async def apply_party(work: Work, row: Party, facts: PartyCreate) -> None:
    """Check a party and let its organisation see the dossier.

    Raises:
        RefusedError: `period-invalid` (R-003), `party-duplicate` (R-060).

    """
    refuse_backward_period(facts.joined_on, facts.left_on)
    others = await repository.organisations_of_other_parties(work.session, row)
    settle(rules.party_is_new(facts.organisation_id, others), facts.recording_mode)
    await work.session.flush()
    await relate(work.session, facts.organisation_id, facts.agreement_id, DossierRelationKind.PARTY)


async def apply_signatory(work: Work, row: Signatory, facts: SignatoryCreate) -> None:
    """Check that a signatory is named, belongs to a party of this agreement, and acts in an office of that party.

    Raises:
        RefusedError: `signatory-unnamed`, `reference-not-found` for the party, `signatory-office-mismatch`.

    """
    named = rules.signatory_is_named(
        facts.status, has_person=facts.person_id is not None, has_office=facts.office_holding_id is not None
    )
    settle(named, facts.recording_mode)
    organisation_id = await repository.organisation_of_party(work.session, facts.agreement_id, facts.party_id)
    if organisation_id is None:
        fault = FieldError("body", "/partyId", "reference-not-found", REFERENCE_NOT_FOUND.cause)
        raise refusal(REFERENCE_NOT_FOUND, errors=(fault,))
    if facts.office_holding_id is None:
        return
    office = await repository.office(work.session, facts.office_holding_id)
    if office is None:
        fault = FieldError("body", "/officeHoldingId", "reference-not-found", REFERENCE_NOT_FOUND.cause)
        raise refusal(REFERENCE_NOT_FOUND, errors=(fault,))
    found = rules.office_fits_signatory(
        party_organisation_id=organisation_id,
        office_organisation_id=office.organisation_id,
        person_id=facts.person_id,
        office_person_id=office.person_id,
    )
    settle(found, facts.recording_mode)


async def signatory_children(session: AsyncSession, row: Signatory) -> dict[str, Any]:
    """Return the signature that stands."""
    return {"signature": await _standing(session, row)}


async def _standing(session: AsyncSession, row: Signatory) -> StandingSignature | None:
    found = await repository.standing_signature(session, row.id)
    if found is not None:
        return StandingSignature.model_validate(found, strict=False)
    if row.signed_on is None:
        return None
    return StandingSignature(
        id=None, signed_on=row.signed_on, text_sha256=None, under_reservation=None, mandate_id=None
    )


def signatory_on(representation: Representation, day: date) -> Representation:
    """Project a signatory: before the day it signed it was at least designated, and nothing is signed (D12).

    Whether the authority was verified by then the record does not tell.
    """
    signed_on = interval_in(representation, "signedOn")
    if signed_on is None or signed_on.possibly_on_or_before(day):
        return representation
    return representation | {"status": rules.SignatoryStatus.DESIGNATED.value, "signedOn": None, "signature": None}


PARTIES = Resource(
    kind="party",
    path="/agreements/{agreement_id}/parties",
    parent="agreement",
    tag=TAG,
    title=Localised("partij", "party"),
    plural=Localised("partijen", "parties"),
    about=(
        "An organisation's part in one agreement. Its members see the dossier. With `asOf` a day certainly before it"
        " joined it is not there; a party that left stays, with the day it left."
    ),
    table=Party,
    read=PartyRead,
    create=PartyCreate,
    query=PartyQuery,
    visible=IN_DOSSIER,
    writers=WRITERS,
    steward=Steward.MANAGING_ORGANISATION,
    apply=apply_party,
    filters=repository.PARTY_FILTERS,
    sorts=repository.PARTY_SORTS,
    project=exists_from("joinedOn"),
    expansions=repository.PARTY_EXPANSIONS,
    unchangeable=frozenset({"organisation_id"}),
    refused_with=("accession-not-allowed", "agreement-expired", "parties-fixed", "party-duplicate"),
)
SIGNATORIES = Resource(
    kind="signatory",
    path="/agreements/{agreement_id}/parties/{party_id}/signatories",
    parent="party",
    tag=TAG,
    title=Localised("ondertekenaar", "signatory"),
    plural=Localised("ondertekenaars", "signatories"),
    about="Who signs, or is to sign, for a party: a person in an office, and how far signing has come.",
    table=Signatory,
    read=SignatoryRead,
    create=SignatoryCreate,
    query=SignatoryQuery,
    visible=IN_DOSSIER,
    writers=WRITERS,
    steward=Steward.PARTY_ITSELF,
    steward_column="party_id",
    moved_by_transition=MovedByTransition(
        first=frozenset({"not_designated", "designated"}),
        in_workflow=frozenset({"/signedOn"}),
        judged=frozenset({"/personId", "/officeHoldingId", "/signingAuthorityId"}),
        open_in=frozenset({"not_designated", "designated"}),
    ),
    apply=apply_signatory,
    children=signatory_children,
    filters=repository.SIGNATORY_FILTERS,
    sorts=repository.SIGNATORY_SORTS,
    project=signatory_on,
    expansions=repository.SIGNATORY_EXPANSIONS,
    refused_with=("agreement-expired", "invalid-transition", "signatory-office-mismatch", "signatory-unnamed"),
)
