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
INVALID_TRANSITION = problem_type(
    "invalid-transition",
    409,
    title=Localised("Deze stap kan nu niet", "This step is not possible now"),
    cause=Localised(
        "De status van het gegeven laat deze stap niet toe.", "The status of the record does not allow this step."
    ),
    remedy=Localised(
        "Vraag `GET …/transitions` welke stappen er zijn en wat ze tegenhoudt.",
        "Ask `GET …/transitions` which steps there are and what blocks them.",
    ),
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
IDEMPOTENCY_KEY_MISSING = problem_type(
    "idempotency-key-missing",
    400,
    title=Localised("Idempotency-Key ontbreekt", "Idempotency-Key missing"),
    cause=Localised(
        "Een POST zonder sleutel kan na een storing niet veilig worden herhaald.",
        "A POST without a key cannot be repeated safely after a fault.",
    ),
    remedy=Localised(
        "Stuur de header `Idempotency-Key` met een nieuwe, willekeurige waarde, zoals een UUID; bij een herhaling"
        " dezelfde.",
        "Send the header `Idempotency-Key` with a new, random value, such as a UUID; the same one when you repeat.",
    ),
)
IDEMPOTENCY_KEY_INVALID = problem_type(
    "idempotency-key-invalid",
    400,
    title=Localised("Idempotency-Key onjuist", "Idempotency-Key invalid"),
    cause=Localised(
        "De sleutel heeft niet de vorm van 16 tot 128 letters, cijfers, `-` en `_`.",
        "The key is not 16 to 128 letters, digits, `-` and `_`.",
    ),
    remedy=Localised("Gebruik bijvoorbeeld een UUID.", "Use a UUID, for instance."),
)
IDEMPOTENCY_KEY_REUSE = problem_type(
    "idempotency-key-reused",
    422,
    title=Localised("Idempotency-Key is al gebruikt", "Idempotency-Key was used before"),
    cause=Localised(
        "Met deze sleutel is eerder iets anders gevraagd.", "Something else was asked with this key before."
    ),
    remedy=Localised(
        "Gebruik voor een ander verzoek een nieuwe sleutel; een sleutel blijft 72 uur bezet.",
        "Use a new key for another request; a key stays in use for 72 hours.",
    ),
)
IDEMPOTENCY_IN_PROGRESS = problem_type(
    "idempotency-in-progress",
    409,
    title=Localised("Hetzelfde verzoek loopt nog", "The same request is still running"),
    cause=Localised(
        "Een verzoek met deze sleutel is nog niet afgerond.", "A request with this key has not finished yet."
    ),
    remedy=Localised(
        "Wacht even en herhaal het verzoek met dezelfde sleutel.",
        "Wait a moment and repeat the request with the same key.",
    ),
)
