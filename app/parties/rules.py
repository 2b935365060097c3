"""Parties and those who sign for them: code lists (glossary, section 1)."""

from app.kit.codelists import CodeList


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
