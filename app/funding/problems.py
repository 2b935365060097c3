"""What stating, reserving and granting money may be refused with (R-071 to R-089)."""

from app.kit.domain import Localised, problem_type

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
    title=Localised("Inhoud van de verlening ontbreekt", "Content of the grant missing"),
    cause=Localised(
        "Een verlening noemt de ontvanger, de activiteiten en het bedrag; een vaststelling noemt een bedrag.",
        "A grant names the recipient, the activities and the amount; a determination names an amount.",
    ),
    remedy=Localised(
        "Geef `recipientOrganisationId`, `activities` en `grantedCents`, bij een vaststelling `determinedCents`.",
        "Give `recipientOrganisationId`, `activities` and `grantedCents`, with a determination `determinedCents`.",
    ),
    rules=("R-087",),
)
CEILING_EXCEEDED = problem_type(
    "ceiling-exceeded",
    409,
    title=Localised("Plafond overschreden", "Ceiling exceeded"),
    cause=Localised(
        "Alle verleningen samen zouden boven het plafond van de enveloppe komen.",
        "All grants together would exceed the ceiling of the envelope.",
    ),
    remedy=Localised(
        "Verleen hoogstens wat `availableCents` noemt en weiger de rest, of verhoog eerst het plafond bij besluit.",
        "Grant at most what `availableCents` says and refuse the rest, or first raise the ceiling by decision.",
    ),
    rules=("R-082", "R-083"),
)
ENVELOPE_OVERCOMMITTED = problem_type(
    "envelope-overcommitted",
    409,
    title=Localised("Enveloppe te zwaar belast", "Envelope overcommitted"),
    cause=Localised(
        "Wat is verleend en gereserveerd, is samen meer dan er in de enveloppe zit.",
        "What is granted and reserved is together more than the envelope holds.",
    ),
    remedy=Localised(
        "Reserveer of verleen hoogstens wat `availableCents` noemt, of laat eerst een reservering vrijvallen.",
        "Reserve or grant at most what `availableCents` says, or first release a reservation.",
    ),
    rules=("R-081", "R-082"),
)
CHILD_ALLOCATIONS_EXCEED_PARENT = problem_type(
    "child-allocations-exceed-parent",
    409,
    title=Localised("Onderdelen zijn meer dan het geheel", "Parts exceed the whole"),
    cause=Localised(
        "De onderdelen van een toewijzing zijn samen meer dan de toewijzing zelf.",
        "The parts of an allocation are together more than the allocation itself.",
    ),
    remedy=Localised(
        "Verlaag de onderdelen of verhoog eerst de toewijzing waar zij uit komen. Een onderdeel wordt pas"
        " verleend als de toewijzing zelf is verleend.",
        "Lower the parts or first raise the allocation they divide. A part is granted only once that"
        " allocation itself is granted.",
    ),
    rules=("R-089",),
)
ALLOCATION_PARENT_INVALID = problem_type(
    "allocation-parent-invalid",
    422,
    title=Localised("Geen toewijzing om te verdelen", "No allocation to divide"),
    cause=Localised(
        "`parentAllocationId` is een toewijzing uit een andere enveloppe, of een onderdeel van deze toewijzing.",
        "`parentAllocationId` is an allocation of another envelope, or a part of this allocation.",
    ),
    remedy=Localised(
        "Noem een toewijzing uit dezelfde enveloppe waar deze een deel van is, of laat het veld leeg.",
        "Name an allocation of the same envelope that this one is a part of, or leave it empty.",
    ),
    rules=("R-089",),
)
AMOUNT_INVALID = problem_type(
    "amount-invalid",
    422,
    title=Localised("Geen bruikbaar bedrag", "Not a usable amount"),
    cause=Localised(
        "Een verlening, reservering of betaling is meer dan nul cent; een verdeling vraagt gewichten die niet"
        " negatief zijn en samen meer dan nul.",
        "A grant, reservation or payment is more than zero cents; a division asks for weights that are not negative"
        " and together more than zero.",
    ),
    remedy=Localised(
        "Geef het bedrag in hele eurocenten, ten minste 1, of ten minste één gewicht boven nul.",
        "Give the amount in whole euro cents, at least 1, or at least one weight above zero.",
    ),
    rules=("R-075", "R-076"),
)
CERTAINTY_CHANGE_UNSUPPORTED = problem_type(
    "certainty-change-unsupported",
    422,
    title=Localised("Zekerheid zonder grond", "Certainty without ground"),
    cause=Localised(
        "Een bedrag wordt alleen zekerder door een besluit of document, en alleen onzekerder door een correctie.",
        "An amount becomes more certain only by a decision or a document, and less certain only by a correction.",
    ),
    remedy=Localised(
        "Noem bij `firm_up` het besluitpunt of het document waaruit het blijkt.",
        "Name with `firm_up` the decision point or the document that shows it.",
    ),
    rules=("R-078",),
)
CEILING_NOT_PUBLISHED = problem_type(
    "ceiling-not-published",
    409,
    title=Localised("Plafond niet bekendgemaakt", "Ceiling not published"),
    cause=Localised(
        "Op een plafond wordt alleen geweigerd als het onder een regeling is vastgesteld en bekendgemaakt.",
        "An application is refused on a ceiling only where it was adopted under a regulation and published.",
    ),
    remedy=Localised(
        "Leg de regeling en de bekendmaking van het plafond vast, of noem een andere weigeringsgrond.",
        "Record the regulation and the publication of the ceiling, or name another ground of refusal.",
    ),
    rules=("R-080",),
)
CEILING_NOT_APPLICABLE = problem_type(
    "ceiling-not-applicable",
    409,
    title=Localised("Plafond na de aanvraag bekendgemaakt", "Ceiling published after the application"),
    cause=Localised(
        "Een plafond dat na de aanvraag is bekendgemaakt, is op die aanvraag niet van toepassing.",
        "A ceiling published after the application does not apply to it.",
    ),
    remedy=Localised(
        "Beslis op de aanvraag zonder dit plafond, of noem een andere weigeringsgrond.",
        "Decide on the application without this ceiling, or name another ground of refusal.",
    ),
    rules=("R-080",),
)
SUBSIDY_BASIS_MISSING = problem_type(
    "subsidy-basis-missing",
    422,
    title=Localised("Grondslag van de subsidie ontbreekt", "Basis of the subsidy missing"),
    cause=Localised(
        "Verlenen kan op een wettelijk voorschrift, op een begrotingspost die ontvanger en maximum noemt, of"
        " incidenteel voor ten hoogste vier jaar.",
        "A grant rests on a regulation, on a budget item that names recipient and maximum, or is incidental for at"
        " most four years.",
    ),
    remedy=Localised(
        "Geef `legalBasisKind`: bij `regulation` noemt de enveloppe de regeling, bij `incidental` beslaan"
        " `periodFrom` en `periodTo` ten hoogste vier jaar.",
        "Give `legalBasisKind`: with `regulation` the envelope names the regulation, with `incidental` `periodFrom`"
        " and `periodTo` span at most four years.",
    ),
    rules=("R-085",),
)
SUBSIDY_REGIME_UNDETERMINED = problem_type(
    "subsidy-regime-undetermined",
    409,
    title=Localised("Subsidieregime onbekend", "Subsidy regime unknown"),
    cause=Localised(
        "De ontvanger is een publiekrechtelijke rechtspersoon; of titel 4.2 van de Awb geldt, is niet vastgelegd.",
        "The recipient is a public-law body; whether title 4.2 of the Awb applies is not recorded.",
    ),
    remedy=Localised(
        "Leg bij de enveloppe `subsidyRegime` vast: `applies` of `excluded_public_only`.",
        "Record `subsidyRegime` of the envelope: `applies` or `excluded_public_only`.",
    ),
    rules=("R-086",),
)
BUDGET_RESERVATION_INVALID = problem_type(
    "budget-reservation-invalid",
    422,
    title=Localised("Begrotingsvoorbehoud zonder zin", "Budget reservation without use"),
    cause=Localised(
        "Een begrotingsvoorbehoud wordt gemaakt zolang de begroting nog niet is vastgesteld.",
        "A budget reservation is made only while the budget has not been adopted.",
    ),
    remedy=Localised("Laat `budgetReservation` weg.", "Leave out `budgetReservation`."),
    rules=("R-088",),
)
