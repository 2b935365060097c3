"""What money may be refused with (R-071 to R-099). The slug is the contract, the wording is free."""

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
