"""Money: code lists (glossary, section 1)."""

from app.kit.codelists import CodeList


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
