"""Decisions and mandates: code lists (glossary, section 1), and what must be true of them (R-031, R-035)."""

from collections.abc import Sequence

from app.kit.codelists import CodeList
from app.kit.domain import FieldError, Localised, ProblemType, Violation, problem_type


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


DECISION_STATUS_MISMATCH = problem_type(
    "decision-status-mismatch",
    422,
    title=Localised("Besluit past niet bij zijn status", "Decision does not fit its status"),
    cause=Localised(
        "Een genomen besluit heeft een besluitdag nodig; een besluit dat nog niet genomen is, heeft geen besluitdag"
        " en geen uitkomsten.",
        "A decision that was taken needs its day; one that was not taken yet has no day and no outcomes.",
    ),
    remedy=Localised(
        "Geef `decidedOn` (zo nauwkeurig als bekend; `unknown` mag), of laat `decidedOn` en `outcome` weg zolang de"
        " status `proposed` of `scheduled` is.",
        "Give `decidedOn` (as precise as known; `unknown` will do), or leave `decidedOn` and `outcome` out while the"
        " status is `proposed` or `scheduled`.",
    ),
)
POINT_NUMBER_DUPLICATE = problem_type(
    "point-number-duplicate",
    422,
    title=Localised("Beslispunt dubbel genummerd", "Decision point numbered twice"),
    cause=Localised(
        "Twee beslispunten van één besluit hebben hetzelfde nummer.",
        "Two points of one decision have the same number.",
    ),
    remedy=Localised(
        "Neem de nummers over zoals ze in het besluit staan; laat `number` weg als het besluit niet nummert.",
        "Copy the numbers as they stand in the decision; leave `number` out where the decision has none.",
    ),
)
TAKEN = frozenset({DecisionStatus.DECIDED, DecisionStatus.REVOKED})
_NO_DAY = Localised("Een genomen besluit heeft een besluitdag nodig.", "A decision that was taken needs its day.")
_DAY_TOO_EARLY = Localised("Dit besluit is nog niet genomen.", "This decision was not taken yet.")
_OUTCOME_TOO_EARLY = Localised(
    "Een uitkomst bestaat pas als het besluit genomen is.", "An outcome exists only once the decision was taken."
)


def decision_fits_status(
    status: DecisionStatus, *, has_day: bool, outcomes: Sequence[DecisionOutcome | None]
) -> list[Violation]:
    """Refuse a taken decision without a day, and a day or outcomes before it was taken.

    Source: the decision's states in the domain reference, section 3 (an outcome per point at `decided`).
    """
    if status in TAKEN:
        faults = [] if has_day else [FieldError("body", "/decidedOn", "missing", _NO_DAY)]
    else:
        faults = [FieldError("body", "/decidedOn", "not-decided", _DAY_TOO_EARLY)] if has_day else []
        faults += [
            FieldError("body", f"/points/{index}/outcome", "not-decided", _OUTCOME_TOO_EARLY)
            for index, outcome in enumerate(outcomes)
            if outcome is not None
        ]
    return violation(DECISION_STATUS_MISMATCH, faults)


def point_numbers_differ(numbers: Sequence[int | None]) -> list[Violation]:
    """Refuse two points of one decision with the same number; points without a number do not count."""
    faults = [
        FieldError("body", f"/points/{index}/number", "duplicate", POINT_NUMBER_DUPLICATE.cause)
        for index, number in enumerate(numbers)
        if number is not None and number in numbers[:index]
    ]
    return violation(POINT_NUMBER_DUPLICATE, faults)


def violation(problem: ProblemType, faults: Sequence[FieldError], rule: str | None = None) -> list[Violation]:
    """Return the refusal of faults found, or nothing where none were."""
    return [Violation(problem, problem.cause, rule, errors=tuple(faults))] if faults else []
