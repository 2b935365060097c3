"""Money: code lists (glossary, section 1) and the rules on one amount. Amounts are whole euro cents."""

from uuid import UUID

from app.funding.problems import (
    AMOUNT_NOT_FIRM,
    CURRENCY_UNSUPPORTED,
    GRANT_CONTENT_INCOMPLETE,
    GRANT_DECISION_REQUIRED,
)
from app.funding.settling_problems import DETERMINATION_EXCEEDS_GRANT
from app.kit.codelists import CodeList
from app.kit.domain import FieldError, ProblemType, Violation


class AmountCertainty(CodeList):
    """How certain an amount is; an estimate carries no claim (glossary: `amount_certainty`)."""

    ESTIMATE = "estimate", "Raming"
    RESERVED = "reserved", "Gereserveerd"
    FIRM = "firm", "Vast"


class AmountQualifier(CodeList):
    """How an amount was qualified (glossary: `amount_qualifier`)."""

    EXACT = "exact", "Exact"
    CIRCA = "circa", "Circa"
    MAXIMUM = "maximum", "Ten hoogste"
    MINIMUM = "minimum", "Ten minste"


class CeilingStatus(CodeList):
    """Where a ceiling stands (glossary: `ceiling_status`)."""

    ANNOUNCED = "announced", "Aangekondigd"
    ADOPTED = "adopted", "Vastgesteld"
    PUBLISHED = "published", "Bekendgemaakt"
    CLOSED = "closed", "Gesloten"


class SubsidyRegime(CodeList):
    """Whether title 4.2 Awb applies (glossary: `subsidy_regime`)."""

    APPLIES = "applies", "Titel 4.2 Awb"
    EXCLUDED_PUBLIC_ONLY = "excluded_public_only", "Uitgezonderd (4:21 lid 3)"


class DistributionMethod(CodeList):
    """How an envelope is divided (Awb 4:26; glossary: `distribution_method`)."""

    FIRST_COME = "first_come", "Volgorde van ontvangst"
    TENDER = "tender", "Tender"
    ALLOCATION_KEY = "allocation_key", "Verdeelsleutel"
    NEGOTIATED = "negotiated", "In overleg"


class LegalBasisKind(CodeList):
    """What a grant rests on (Awb 4:23; glossary: `legal_basis_kind`)."""

    REGULATION = "regulation", "Wettelijk voorschrift"
    BUDGET_ITEM = "budget_item", "Begrotingspost"
    INCIDENTAL = "incidental", "Incidenteel"


class AllocationStatus(CodeList):
    """Where an allocation stands (glossary: `allocation_status`)."""

    INDICATIVE = "indicative", "Indicatief"
    RESERVED = "reserved", "Gereserveerd"
    GRANTED = "granted", "Verleend"
    ADVANCE_PAID = "advance_paid", "Bevoorschot"
    ACCOUNTED = "accounted", "Verantwoord"
    DETERMINED = "determined", "Vastgesteld"
    SETTLED = "settled", "Afgerekend"
    RECOVERING = "recovering", "In terugvordering"
    RECOVERED = "recovered", "Teruggevorderd"
    REFUSED = "refused", "Geweigerd"
    WITHDRAWN = "withdrawn", "Ingetrokken"
    LAPSED = "lapsed", "Vervallen"


class PaymentKind(CodeList):
    """What a payment is for (glossary: `payment_kind`)."""

    ADVANCE = "advance", "Voorschot"
    FINAL = "final", "Slotbetaling", "Final payment"
    REPAYMENT = "repayment", "Terugbetaling"
    SET_OFF = "set_off", "Verrekening", "Set-off"


class PaymentStatus(CodeList):
    """Where a payment stands (glossary: `payment_status`)."""

    PREPARED = "prepared", "Opgesteld"
    APPROVED = "approved", "Goedgekeurd"
    PAID = "paid", "Betaald"
    SUSPENDED = "suspended", "Opgeschort"
    CANCELLED = "cancelled", "Geannuleerd"
    REVERSED = "reversed", "Gestorneerd"


class ConditionKind(CodeList):
    """What a condition of a grant does to it (Awb 4:33, 4:37, 4:95)."""

    SUSPENSIVE = "suspensive", "Opschortende voorwaarde", "Suspensive condition"
    RESOLUTIVE = "resolutive", "Ontbindende voorwaarde", "Resolutive condition"
    OBLIGATION = "obligation", "Verplichting"


class RefusalGround(CodeList):
    """Why an application is refused (Awb 4:25, 4:35)."""

    CEILING = "ceiling", "Plafond bereikt (4:25-2)", "Ceiling reached (Awb 4:25-2)"
    GENERAL = "general", "Algemene weigeringsgrond (4:35)", "General ground (Awb 4:35)"
    REGULATION = "regulation", "Weigeringsgrond uit de regeling", "Ground in the regulation"


class DeterminationGround(CodeList):
    """Why a subsidy is determined lower than granted (Awb 4:46, paragraphs 2 and 3)."""

    ACTIVITIES_NOT_DONE = "activities_not_done", "Activiteiten niet of niet geheel verricht (4:46-2-a)"
    OBLIGATIONS_NOT_MET = "obligations_not_met", "Niet voldaan aan verplichtingen (4:46-2-b)"
    INCORRECT_INFORMATION = "incorrect_information", "Onjuiste of onvolledige gegevens (4:46-2-c)"
    GRANT_WAS_WRONG = "grant_was_wrong", "Verlening was onjuist (4:46-2-d)"
    COSTS_UNREASONABLE = "costs_unreasonable", "Kosten niet in redelijkheid gemaakt (4:46-3)"


class WithdrawalGround(CodeList):
    """Why a grant is withdrawn or lowered (Awb 4:34, 4:48, 4:50)."""

    BUDGET_RESERVATION = "budget_reservation", "Beroep op het begrotingsvoorbehoud (4:34)"
    ACTIVITIES_NOT_DONE = "activities_not_done", "Activiteiten niet of niet geheel verricht (4:48-1-a)"
    OBLIGATIONS_NOT_MET = "obligations_not_met", "Niet voldaan aan verplichtingen (4:48-1-b)"
    INCORRECT_INFORMATION = "incorrect_information", "Onjuiste of onvolledige gegevens (4:48-1-c)"
    GRANT_WAS_WRONG = "grant_was_wrong", "Verlening was onjuist (4:48-1-d)"
    BUDGET_NOT_PROVIDED = "budget_not_provided", "Subsidiabele middelen ontbreken (4:48-1-e)"
    GRANT_UNLAWFUL_LATER = "grant_unlawful_later", "Verlening is in strijd met het recht gebleken (4:50-1-a)"
    CHANGED_CIRCUMSTANCES = "changed_circumstances", "Veranderde omstandigheden of gewijzigde inzichten (4:50-1-b)"
    OTHER_STATUTE = "other_statute", "Een ander wettelijk geval (4:50-1-c)"


class RevisionGround(CodeList):
    """Why a determination is withdrawn or changed afterwards (Awb 4:49, paragraph 1)."""

    FACTS_UNKNOWN = "facts_unknown", "Feiten die niet bekend waren (4:49-1-a)"
    DETERMINATION_WRONG = "determination_wrong", "Vaststelling was kenbaar onjuist (4:49-1-b)"
    OBLIGATIONS_BREACHED = "obligations_breached", "Verplichtingen na de vaststelling niet nagekomen (4:49-1-c)"


BY_GRANT = frozenset({AllocationStatus.GRANTED, AllocationStatus.ADVANCE_PAID, AllocationStatus.ACCOUNTED})
BY_DETERMINATION = frozenset(
    {
        AllocationStatus.DETERMINED,
        AllocationStatus.SETTLED,
        AllocationStatus.RECOVERING,
        AllocationStatus.RECOVERED,
    }
)
CONSUMING = BY_GRANT | BY_DETERMINATION
CARRYING = CONSUMING | {AllocationStatus.RESERVED}
_DETERMINED_FOR_SURE = frozenset({AllocationStatus.DETERMINED, AllocationStatus.SETTLED})


def currency_is_kept(currency: str, place: str = "/statement/currency") -> list[Violation]:
    """Refuse an amount in another currency than euros (R-075)."""
    return [] if currency == "EUR" else [refused_at(CURRENCY_UNSUPPORTED, "R-075", place)]


def amount_is_firm(
    status: AllocationStatus, certainty: AmountCertainty, envelope_certainty: AmountCertainty
) -> list[Violation]:
    """Refuse a reservation or grant on an estimate, be it the allocation's or the envelope's (R-077, R-081)."""
    estimates = {
        "/statement/certainty": certainty is AmountCertainty.ESTIMATE,
        "/envelopeId": envelope_certainty is AmountCertainty.ESTIMATE,
    }
    places = [place for place, is_so in estimates.items() if is_so]
    return [refused_at(AMOUNT_NOT_FIRM, "R-077", *places)] if places and status in CARRYING else []


def grant_has_decision(status: AllocationStatus, decision_id: UUID | None) -> list[Violation]:
    """Refuse a grant, or anything that follows one, without the decision it rests on (R-071)."""
    missing = status in CONSUMING and decision_id is None
    return [refused_at(GRANT_DECISION_REQUIRED, "R-071", "/decisionId")] if missing else []


def grant_has_amount(
    status: AllocationStatus, granted_cents: int | None, determined_cents: int | None
) -> list[Violation]:
    """Refuse a grant or determination of an unknown amount: it would escape every total (R-087, amounts only).

    A recovery after a full withdrawal has no determination and consumes nothing.
    """
    if status in BY_GRANT and granted_cents is None:
        return [refused_at(GRANT_CONTENT_INCOMPLETE, "R-087", "/grantedCents")]
    if status in _DETERMINED_FOR_SURE and determined_cents is None:
        return [refused_at(GRANT_CONTENT_INCOMPLETE, "R-087", "/determinedCents")]
    return []


def determination_within_grant(granted_cents: int | None, determined_cents: int | None) -> list[Violation]:
    """Refuse a determination above the grant (R-093, Awb 4:46); a direct determination has no grant."""
    if granted_cents is None or determined_cents is None or determined_cents <= granted_cents:
        return []
    return [refused_at(DETERMINATION_EXCEEDS_GRANT, "R-093", "/determinedCents")]


def refused_at(problem: ProblemType, rule: str, *locations: str) -> Violation:
    """Return a refusal that points at the members it is about."""
    faults = tuple(FieldError("body", location, problem.slug, problem.cause) for location in locations)
    return Violation(problem, problem.cause, rule, errors=faults)
