"""Money: code lists (glossary, section 1) and the rules on one amount. Amounts are whole euro cents."""

from uuid import UUID

from app.kit.codelists import CodeList
from app.kit.domain import FieldError, Localised, ProblemType, Violation, problem_type


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


CURRENCY_UNSUPPORTED = problem_type(
    "currency-unsupported",
    422,
    title=Localised("Alleen euro's", "Euros only"),
    cause=Localised("Het bedrag is niet in euro.", "The amount is not in euros."),
    remedy=Localised(
        "Geef het bedrag in hele eurocenten met `currency` `EUR`; de brontekst hoort in `amountSourceText`.",
        "Give the amount in whole euro cents with `currency` `EUR`; the source's words go in `amountSourceText`.",
    ),
    rules=("R-075",),
)
AMOUNT_NOT_FIRM = problem_type(
    "amount-not-firm",
    409,
    title=Localised("Het bedrag is nog een raming", "The amount is still an estimate"),
    cause=Localised(
        "Een raming geeft geen aanspraak: er kan niet op worden gereserveerd, verleend of betaald.",
        "An estimate gives no claim: nothing can be reserved, granted or paid on it.",
    ),
    remedy=Localised(
        "Leg eerst vast dat het bedrag vaststaat, bij de enveloppe en bij de toewijzing, met de bron ervan.",
        "First record that the amount is firm, on the envelope and on the allocation, with its source.",
    ),
    rules=("R-077", "R-081"),
)
GRANT_DECISION_REQUIRED = problem_type(
    "grant-decision-required",
    409,
    title=Localised("Verlening zonder besluit", "Grant without a decision"),
    cause=Localised(
        "Een subsidie ontstaat door een besluit (beschikking), niet door een overeenkomst of intentieovereenkomst.",
        "A subsidy exists through a decision, not through an agreement or a letter of intent.",
    ),
    remedy=Localised(
        "Leg het besluit vast en noem het in `decisionId`; zonder besluit blijft de status `indicative`.",
        "Record the decision and name it in `decisionId`; without one the status stays `indicative`.",
    ),
    rules=("R-071",),
)
GRANT_CONTENT_INCOMPLETE = problem_type(
    "grant-content-incomplete",
    422,
    title=Localised("Bedrag van de verlening ontbreekt", "Amount of the grant missing"),
    cause=Localised(
        "Wat is verleend of vastgesteld, heeft een bedrag; zonder bedrag klopt geen enkel totaal.",
        "What was granted or determined has an amount; without it no total is right.",
    ),
    remedy=Localised(
        "Geef `grantedCents` bij een verlening en `determinedCents` bij een vaststelling.",
        "Give `grantedCents` with a grant and `determinedCents` with a determination.",
    ),
    rules=("R-087",),
)
DETERMINATION_EXCEEDS_GRANT = problem_type(
    "determination-exceeds-grant",
    422,
    title=Localised("Vastgesteld boven het verleende", "Determined above the grant"),
    cause=Localised(
        "Een subsidie wordt nooit hoger vastgesteld dan zij is verleend.",
        "A subsidy is never determined higher than it was granted.",
    ),
    remedy=Localised(
        "Herstel `determinedCents` of `grantedCents`; meer geld is een nieuwe verlening.",
        "Mend `determinedCents` or `grantedCents`; more money is a new grant.",
    ),
    rules=("R-093",),
)

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


def currency_is_kept(currency: str) -> list[Violation]:
    """Refuse an amount in another currency than euros (R-075)."""
    return [] if currency == "EUR" else [refused_at(CURRENCY_UNSUPPORTED, "R-075", "/statement/currency")]


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
