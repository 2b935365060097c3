"""Decisions and mandates: code lists (glossary, section 1), and what must be true of them (R-031, R-035)."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from app.kit.codelists import CodeList
from app.kit.dates import Interval
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
MANDATE_HOLDER_MISMATCH = problem_type(
    "mandate-holder-mismatch",
    422,
    title=Localised("Gemandateerde niet eenduidig", "Mandate holder not clear"),
    cause=Localised(
        "De gemandateerde staat niet, of niet alleen, in het veld dat bij `holderKind` hoort.",
        "The holder does not stand, or does not only stand, in the field that belongs to `holderKind`.",
    ),
    remedy=Localised(
        "Geef bij `role` alleen `holderRole`, bij `function` alleen `functionKind`, bij `person` alleen `personId`.",
        "Give only `holderRole` with `role`, only `functionKind` with `function`, only `personId` with `person`.",
    ),
)
MANDATE_RETROACTIVE = problem_type(
    "mandate-retroactive",
    422,
    title=Localised("Mandaat met terugwerkende kracht", "Retroactive mandate"),
    cause=Localised(
        "Het mandaat zou ingaan vóór de dag van het besluit dat het verleent.",
        "The mandate would start before the day of the decision that grants it.",
    ),
    remedy=Localised(
        "Laat het mandaat ingaan op of na de besluitdag; zonder `validFrom` gaat het in op de besluitdag."
        " Wat eerder gedaan is, vraagt bekrachtiging.",
        "Let the mandate start on or after the day of the decision; without `validFrom` it starts on that day."
        " What was done earlier needs ratification.",
    ),
    rules=("R-031",),
)
WRITTEN_FORM_REQUIRED = problem_type(
    "written-form-required",
    422,
    title=Localised("Schriftelijk mandaat vereist", "Mandate must be in writing"),
    cause=Localised(
        "Een algemeen mandaat, of een mandaat aan iemand buiten de organisatie, wordt schriftelijk verleend"
        " (Awb 10:5, tweede lid).",
        "A general mandate, or one given to somebody outside the organisation, is given in writing"
        " (Awb 10:5, paragraph 2).",
    ),
    remedy=Localised(
        "Zet `written` op true als het stuk er is. Geldt het mandaat voor één overeenkomst, noem dan"
        " `subjectAgreementId`; werkt de persoon wel bij de organisatie, leg dan eerst de ambtsvervulling vast.",
        "Set `written` to true if the document exists. If the mandate is for one agreement, give"
        " `subjectAgreementId`; if the person does work for the organisation, record the office holding first.",
    ),
    rules=("R-035",),
)
GRANTING_DECISION_ELSEWHERE = problem_type(
    "granting-decision-elsewhere",
    422,
    title=Localised("Besluit van een andere organisatie", "Decision of another organisation"),
    cause=Localised(
        "`decisionPointId` noemt een punt uit een besluit van een andere organisatie dan die het mandaat verleent.",
        "`decisionPointId` names a point in a decision of another organisation than the one that gives the mandate.",
    ),
    remedy=Localised(
        "Noem het beslispunt waarmee de organisatie zelf het mandaat verleende, of laat het weg als u het niet weet.",
        "Name the point by which the organisation itself gave the mandate, or leave it out if it is not known.",
    ),
)

TAKEN = frozenset({DecisionStatus.DECIDED, DecisionStatus.REVOKED})
_NO_DAY = Localised("Een genomen besluit heeft een besluitdag nodig.", "A decision that was taken needs its day.")
_DAY_TOO_EARLY = Localised("Dit besluit is nog niet genomen.", "This decision was not taken yet.")
_OUTCOME_TOO_EARLY = Localised(
    "Een uitkomst bestaat pas als het besluit genomen is.", "An outcome exists only once the decision was taken."
)
HOLDER_MEMBERS = {
    HolderKind.ROLE: "holderRole",
    HolderKind.FUNCTION: "functionKind",
    HolderKind.PERSON: "personId",
}


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
    return _violation(DECISION_STATUS_MISMATCH, faults)


def point_numbers_differ(numbers: Sequence[int | None]) -> list[Violation]:
    """Refuse two points of one decision with the same number; points without a number do not count."""
    faults = [
        FieldError("body", f"/points/{index}/number", "duplicate", POINT_NUMBER_DUPLICATE.cause)
        for index, number in enumerate(numbers)
        if number is not None and number in numbers[:index]
    ]
    return _violation(POINT_NUMBER_DUPLICATE, faults)


def mandate_has_one_holder(holder_kind: HolderKind, given: Mapping[str, object]) -> list[Violation]:
    """Refuse a holder that is missing or stands in another member than the one its kind asks for.

    `given` holds the members `holderRole`, `functionKind` and `personId`; null is absent.
    """
    wanted = HOLDER_MEMBERS[holder_kind]
    faults = [
        FieldError("body", f"/{name}", "missing" if name == wanted else "not-allowed", MANDATE_HOLDER_MISMATCH.remedy)
        for name in HOLDER_MEMBERS.values()
        if (given.get(name) is not None) != (name == wanted)
    ]
    return _violation(MANDATE_HOLDER_MISMATCH, faults)


def mandate_starts_on_or_after_decision(valid_from: Interval | None, decided_on: Interval | None) -> list[Violation]:
    """Refuse a mandate that certainly starts before the decision that grants it (R-031, R-003).

    A start or a day of decision that is not known refuses nothing.
    """
    if valid_from is None or decided_on is None or not valid_from.certainly_before(decided_on):
        return []
    fault = FieldError("body", "/validFrom", "before-decision", MANDATE_RETROACTIVE.cause)
    return _violation(MANDATE_RETROACTIVE, [fault], "R-031")


def decision_precedes_mandates(
    decided_on: Interval | None, starts: Mapping[UUID, Interval | None]
) -> list[Violation]:
    """Refuse a day of decision that makes a mandate it grants retroactive (R-031, seen from the decision).

    `starts` holds the start of every mandate that rests on the decision; the refusal names those it concerns.
    """
    late = sorted(str(key) for key, start in starts.items() if mandate_starts_on_or_after_decision(start, decided_on))
    if not late:
        return []
    detail = Localised(
        "Met deze besluitdag gaan mandaten in vóór het besluit dat ze verleent; herstel eerst hun `validFrom`.",
        "With this day, mandates start before the decision that grants them; mend their `validFrom` first.",
    )
    fault = FieldError("body", "/decidedOn", "after-mandate", detail)
    return [Violation(MANDATE_RETROACTIVE, detail, "R-031", errors=(fault,), members={"mandateIds": late})]


def holder_is_outside(offices: Iterable[Interval], mandate_period: Interval) -> bool:
    """Tell whether a person holds no office of the granting organisation while the mandate runs (Awb 10:4).

    `offices` are the periods, first to last possible day, of the person's offices at that organisation. One that may
    overlap is enough; a person without any is outside, which is the stricter reading.
    """
    return all(
        office.certainly_before(mandate_period) or office.certainly_after(mandate_period) for office in offices
    )


def mandate_is_written(*, written: bool, is_general: bool, is_outside: bool) -> list[Violation]:
    """Refuse an unwritten mandate that is general or lies with somebody outside the organisation (R-035)."""
    if written or not (is_general or is_outside):
        return []
    fault = FieldError("body", "/written", "written-form-required", WRITTEN_FORM_REQUIRED.cause)
    return _violation(WRITTEN_FORM_REQUIRED, [fault], "R-035")


def granted_by_own_decision(granting_organisation_id: UUID, deciding_organisation_id: UUID) -> list[Violation]:
    """Refuse a mandate that rests on a decision of another organisation: nobody grants in another's name."""
    if granting_organisation_id == deciding_organisation_id:
        return []
    fault = FieldError("body", "/decisionPointId", "other-organisation", GRANTING_DECISION_ELSEWHERE.cause)
    return _violation(GRANTING_DECISION_ELSEWHERE, [fault])


def _violation(problem: ProblemType, faults: Sequence[FieldError], rule: str | None = None) -> list[Violation]:
    return [Violation(problem, problem.cause, rule, errors=tuple(faults))] if faults else []
