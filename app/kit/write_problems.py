"""The problem types of recording and correcting facts."""

from app.kit.domain import Localised, problem_type

HISTORIC_SOURCE_REQUIRED = problem_type(
    "historic-source-required",
    422,
    title=Localised("Bron ontbreekt", "Source missing"),
    cause=Localised(
        "Een feit uit het verleden wordt alleen vastgelegd met de dag van het feit en een brondocument.",
        "A past fact is only recorded with the day of the fact and a source document.",
    ),
    remedy=Localised(
        "Geef `occurredOn` (zo nauwkeurig als bekend; `unknown` mag) en minstens één `sourceRefs` met `documentId`.",
        "Give `occurredOn` (as precise as known; `unknown` will do) and at least one `sourceRefs` with `documentId`.",
    ),
    rules=("R-001",),
)
REFERENCE_NOT_FOUND = problem_type(
    "reference-not-found",
    422,
    title=Localised("Verwijzing onbekend", "Reference not found"),
    cause=Localised(
        "Een veld verwijst naar iets dat niet in het register staat.",
        "A field refers to something that is not in the register.",
    ),
    remedy=Localised(
        "Leg eerst vast waarnaar u verwijst, of herstel het id.",
        "Record what you refer to first, or mend the id.",
    ),
)
DUPLICATE_RESOURCE = problem_type(
    "duplicate-resource",
    409,
    title=Localised("Bestaat al", "Already exists"),
    cause=Localised(
        "Een waarde die uniek moet zijn, is al in gebruik.", "A value that must be unique is already in use."
    ),
    remedy=Localised(
        "Zoek het bestaande gegeven op en wijzig dat, of kies een andere waarde.",
        "Find the existing record and change that, or choose another value.",
    ),
)
CONSTRAINT_VIOLATED = problem_type(
    "constraint-violated",
    422,
    title=Localised("Waarden passen niet bij elkaar", "Values do not fit together"),
    cause=Localised(
        "De combinatie van waarden is in het register niet mogelijk.",
        "The combination of values is not possible in the register.",
    ),
    remedy=Localised(
        "Controleer de waarden tegen de API-beschrijving.", "Check the values against the API description."
    ),
)
HISTORY_IMMUTABLE = problem_type(
    "history-immutable",
    409,
    title=Localised("Vastgelegd blijft vastgelegd", "What is recorded stays recorded"),
    cause=Localised(
        "Een rechtsfeit wordt niet gewist of overschreven.", "A legal fact is not deleted or overwritten."
    ),
    remedy=Localised("Leg een correctie vast, met reden en bron.", "Record a correction, with reason and source."),
    rules=("R-056",),
)
BSN_NOT_ALLOWED = problem_type(
    "bsn-not-allowed",
    422,
    title=Localised("Geen burgerservicenummers", "No citizen service numbers"),
    cause=Localised(
        "Een tekst bevat wat een burgerservicenummer kan zijn.",
        "A text holds what may be a citizen service number.",
    ),
    remedy=Localised(
        "Laat het nummer weg; het register heeft het niet nodig en mag het niet bewaren.",
        "Leave the number out; the register does not need it and may not keep it.",
    ),
    rules=("R-106",),
)
