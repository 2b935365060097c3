"""Parties and those who sign for them: code lists (glossary, section 1), and what must be true of them (R-060)."""

from collections.abc import Collection, Sequence
from uuid import UUID

from app.kit.codelists import CodeList
from app.kit.domain import FieldError, Localised, ProblemType, Violation, problem_type


class PartyRole(CodeList):
    """In what capacity an organisation takes part (glossary: `party_role`)."""

    ALLIANCE_PARTNER = "alliance_partner", "Alliantiepartner"
    PARTY = "party", "Partij"


class SignatoryStatus(CodeList):
    """How far signing for a party has come (glossary: `signatory_status`)."""

    NOT_DESIGNATED = "not_designated", "Niet aangewezen"
    DESIGNATED = "designated", "Aangewezen"
    AUTHORITY_VERIFIED = "authority_verified", "Bevoegdheid vastgesteld"
    SIGNED = "signed", "Ondertekend"
    SIGNED_UNDER_RESERVATION = "signed_under_reservation", "Ondertekend onder voorbehoud"
    SIGNED_UNAUTHORISED = "signed_unauthorised", "Onbevoegd ondertekend"
    RATIFIED = "ratified", "Bekrachtigd"
    RATIFICATION_REFUSED = "ratification_refused", "Bekrachtiging geweigerd"
    DECLINED = "declined", "Geweigerd"
    REPLACED = "replaced", "Vervangen"
    VOIDED = "voided", "Vervallen"


PARTY_DUPLICATE = problem_type(
    "party-duplicate",
    422,
    title=Localised("Al partij", "Already a party"),
    cause=Localised(
        "Deze organisatie is al partij bij deze overeenkomst.",
        "This organisation is already a party to this agreement.",
    ),
    remedy=Localised(
        "Vul de bestaande partij aan of herstel haar; zij staat in de lijst van partijen van de overeenkomst.",
        "Complete or correct the existing party; it is in the list of parties of the agreement.",
    ),
    rules=("R-060",),
)
SIGNATORY_UNNAMED = problem_type(
    "signatory-unnamed",
    422,
    title=Localised("Ondertekenaar niet genoemd", "Signatory not named"),
    cause=Localised(
        "Een ondertekenaar is vanaf de aanwijzing een persoon of iemand in een ambt; geen van beide staat er.",
        "From designation on a signatory is a person or somebody in an office; neither is given.",
    ),
    remedy=Localised(
        "Geef `personId` of `officeHoldingId`, of gebruik de status `not_designated` zolang niemand is aangewezen.",
        "Give `personId` or `officeHoldingId`, or use the status `not_designated` while nobody is designated.",
    ),
)
SIGNATORY_OFFICE_MISMATCH = problem_type(
    "signatory-office-mismatch",
    422,
    title=Localised("Ambt past niet bij de ondertekenaar", "Office does not fit the signatory"),
    cause=Localised(
        "Het genoemde ambt is van een andere organisatie dan de partij, of wordt door een andere persoon vervuld.",
        "The office named is of another organisation than the party, or is held by another person.",
    ),
    remedy=Localised(
        "Noem een ambtsvervulling bij de organisatie van de partij, van de persoon die ondertekent.",
        "Name an office holding at the organisation of the party, of the person who signs.",
    ),
)

_OTHER_ORGANISATION = Localised(
    "Dit ambt is van een andere organisatie dan de partij.", "This office is of another organisation than the party."
)
_OTHER_PERSON = Localised("Dit ambt wordt door een ander vervuld.", "This office is held by somebody else.")


def party_is_new(organisation_id: UUID, others: Collection[UUID]) -> list[Violation]:
    """Refuse an organisation that is already a party to the agreement (R-060).

    `others` are the organisations of the agreement's other parties, those that left included.
    """
    if organisation_id not in others:
        return []
    fault = FieldError("body", "/organisationId", "party-duplicate", PARTY_DUPLICATE.cause)
    return _violation(PARTY_DUPLICATE, [fault], "R-060")


def signatory_is_named(status: SignatoryStatus, *, has_person: bool, has_office: bool) -> list[Violation]:
    """Refuse a signatory without person and office from the status `designated` on.

    Source: the signatory's states in the domain reference, section 3.
    """
    if status is SignatoryStatus.NOT_DESIGNATED or has_person or has_office:
        return []
    faults = [
        FieldError("body", f"/{name}", "missing", SIGNATORY_UNNAMED.cause) for name in ("personId", "officeHoldingId")
    ]
    return _violation(SIGNATORY_UNNAMED, faults)


def office_fits_signatory(
    *, party_organisation_id: UUID, office_organisation_id: UUID, person_id: UUID | None, office_person_id: UUID
) -> list[Violation]:
    """Refuse an office of another organisation than the party's, or of another person than the one named.

    Source: a person acts only through an office holding (domain reference, section 2).
    """
    faults = []
    if office_organisation_id != party_organisation_id:
        faults.append(FieldError("body", "/officeHoldingId", "other-organisation", _OTHER_ORGANISATION))
    if person_id is not None and office_person_id != person_id:
        faults.append(FieldError("body", "/officeHoldingId", "other-person", _OTHER_PERSON))
    return _violation(SIGNATORY_OFFICE_MISMATCH, faults)


def _violation(problem: ProblemType, faults: Sequence[FieldError], rule: str | None = None) -> list[Violation]:
    return [Violation(problem, problem.cause, rule, errors=tuple(faults))] if faults else []
