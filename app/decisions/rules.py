"""Decisions and mandates: code lists (glossary, section 1)."""

from app.kit.codelists import CodeList


class Body(CodeList):
    """A governing body (glossary: `body`)."""

    MUNICIPAL_EXECUTIVE = "municipal_executive", "College van B en W"
    MUNICIPAL_COUNCIL = "municipal_council", "Gemeenteraad"
    MAYOR = "mayor", "Burgemeester"
    PROVINCIAL_EXECUTIVE = "provincial_executive", "Gedeputeerde Staten"
    PROVINCIAL_COUNCIL = "provincial_council", "Provinciale Staten"
    KINGS_COMMISSIONER = "kings_commissioner", "Commissaris van de Koning", "King's commissioner"
    MANAGEMENT_BOARD = "management_board", "Bestuur"
    SUPERVISORY_BOARD = "supervisory_board", "Raad van toezicht/commissarissen"


class DecisionStatus(CodeList):
    """Where a decision stands (glossary: `decision_status`)."""

    PROPOSED = "proposed", "Voorgesteld"
    SCHEDULED = "scheduled", "Geagendeerd"
    DECIDED = "decided", "Besloten"
    REVOKED = "revoked", "Ingetrokken"


class DecisionOutcome(CodeList):
    """What became of one point (glossary: `decision_outcome`)."""

    CONFORM = "conform", "Conform", "Adopted as proposed"
    CONFORM_AMENDED = "conform_amended", "Gewijzigd conform", "Adopted with changes"
    DEFERRED = "deferred", "Aangehouden"
    REJECTED = "rejected", "Niet conform"
    WITHDRAWN = "withdrawn", "Ingetrokken"
    NOTED = "noted", "Voor kennisgeving aangenomen"


class DecisionKind(CodeList):
    """What one point decides (glossary: `decision_kind`)."""

    ENTER_INTO_AGREEMENT = "enter_into_agreement", "Aangaan"
    GRANT_MANDATE = "grant_mandate", "Mandaat verlenen"
    REVOKE_MANDATE = "revoke_mandate", "Mandaat intrekken"
    DESIGNATE_SIGNATORY = "designate_signatory", "Ondertekenaar aanwijzen"
    RATIFY = "ratify", "Bekrachtigen"
    APPROVE_AMENDMENT = "approve_amendment", "Wijziging goedkeuren"
    TERMINATE = "terminate", "Beëindigen"
    ADOPT_PLAN = "adopt_plan", "Plan vaststellen"
    SET_CEILING = "set_ceiling", "Plafond vaststellen"
    GRANT_SUBSIDY = "grant_subsidy", "Verlenen"
    REFUSE_SUBSIDY = "refuse_subsidy", "Weigeren"
    GRANT_ADVANCE = "grant_advance", "Voorschot verlenen"
    DETERMINE_SUBSIDY = "determine_subsidy", "Vaststellen"
    WITHDRAW_SUBSIDY = "withdraw_subsidy", "Intrekken/wijzigen"
    RECOVER = "recover", "Terugvorderen"


class PublicationStatus(CodeList):
    """How far making public has come (glossary: `publication_status`)."""

    UNKNOWN = "unknown", "Onbekend"
    NOT_ASSESSED = "not_assessed", "Niet beoordeeld"
    ASSESSED = "assessed", "Beoordeeld"
    READY = "ready", "Gereed"
    PUBLISHED = "published", "Openbaar"
    WITHHELD = "withheld", "Niet openbaar"
    WITHDRAWN = "withdrawn", "Teruggetrokken"


class AuthorityKind(CodeList):
    """What kind of authority is given (glossary: `authority_kind`)."""

    MANDATE = "mandate", "Mandaat"
    POWER_OF_ATTORNEY = "power_of_attorney", "Volmacht"
    AUTHORISATION = "authorisation", "Machtiging"
    SIGNING_MANDATE = "signing_mandate", "Ondertekeningsmandaat"


class MandateStatus(CodeList):
    """Where a mandate stands (glossary: `mandate_status`)."""

    PROPOSED = "proposed", "Voorgesteld"
    GRANTED = "granted", "Verleend"
    ACTIVE = "active", "Van kracht"
    EXHAUSTED = "exhausted", "Uitgewerkt"
    EXPIRED = "expired", "Verlopen"
    REVOKED = "revoked", "Ingetrokken"
    LAPSED = "lapsed", "Vervallen"


class MandatePower(CodeList):
    """What a mandate allows (glossary: `mandate_power`)."""

    MAKE_MINOR_AMENDMENTS = "make_minor_amendments", "Ondergeschikte wijzigingen aanbrengen"
    SIGN = "sign", "Ondertekenen"
    DECIDE_SUBSTANTIVE = "decide_substantive", "Inhoudelijk besluiten"
    GRANT_SUBSIDY = "grant_subsidy", "Subsidie verlenen"
    PAY = "pay", "Betalen"


class PhaseLimit(CodeList):
    """The phase a mandate serves (glossary: `phase_limit`)."""

    UNTIL_SIGNING = "until_signing", "Tot ondertekening"
    DURING_TERM = "during_term", "Tijdens looptijd"


class HolderKind(CodeList):
    """How the holder of a mandate is named (glossary: `holder_kind`)."""

    ROLE = "role", "Rol"
    FUNCTION = "function", "Functie"
    PERSON = "person", "Persoon"
