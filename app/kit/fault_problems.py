"""The problem types of faults: nothing is wrong with the request, and repeating it later may succeed."""

from app.kit.domain import Localised, problem_type

_REPEAT_LATER = Localised(
    "Er is niets half gedaan. Herhaal het verzoek na de tijd in `Retry-After`; met dezelfde `Idempotency-Key` wordt"
    " het nooit dubbel gedaan.",
    "Nothing was half done. Repeat the request after the time in `Retry-After`; with the same `Idempotency-Key` it is"
    " never done twice.",
)
DATABASE_UNAVAILABLE = problem_type(
    "database-unavailable",
    503,
    title=Localised("Register tijdelijk onbereikbaar", "Register temporarily unavailable"),
    cause=Localised(
        "De gegevensopslag antwoordt nu niet, of neemt nu geen wijzigingen aan.",
        "The data store does not answer right now, or accepts no changes right now.",
    ),
    remedy=_REPEAT_LATER,
)
OVERLOADED = problem_type(
    "overloaded",
    503,
    title=Localised("Te druk", "Too busy"),
    cause=Localised(
        "Alle verbindingen met de gegevensopslag zijn bezet.", "Every connection to the data store is in use."
    ),
    remedy=_REPEAT_LATER,
)
QUERY_TIMEOUT = problem_type(
    "query-timeout",
    503,
    title=Localised("Het antwoord duurde te lang", "The answer took too long"),
    cause=Localised(
        "Het verzoek was niet binnen de toegestane tijd te beantwoorden en is afgebroken.",
        "The request could not be answered in the time allowed and was given up.",
    ),
    remedy=_REPEAT_LATER,
)
RESOURCE_BUSY = problem_type(
    "resource-busy",
    503,
    title=Localised("Gegevens in gebruik", "Record in use"),
    cause=Localised(
        "Een andere handeling houdt deze gegevens langer vast dan hier gewacht wordt.",
        "Another operation holds this record for longer than is waited here.",
    ),
    remedy=_REPEAT_LATER,
)
CONCURRENT_UPDATE = problem_type(
    "concurrent-update",
    503,
    title=Localised("Botsende wijzigingen", "Colliding changes"),
    cause=Localised(
        "Anderen wijzigden dezelfde gegevens op hetzelfde moment; drie pogingen zijn mislukt.",
        "Others changed the same records at the same moment; three attempts have failed.",
    ),
    remedy=_REPEAT_LATER,
)
IDENTITY_PROVIDER_UNAVAILABLE = problem_type(
    "identity-provider-unavailable",
    503,
    title=Localised("Uitgever onbereikbaar", "Identity provider unavailable"),
    cause=Localised(
        "De sleutels van de uitgever van uw token zijn nu niet te krijgen.",
        "The keys of your token's issuer cannot be had right now.",
    ),
    remedy=Localised("Herhaal het verzoek later.", "Repeat the request later."),
)
FILES_UNAVAILABLE = problem_type(
    "files-unavailable",
    503,
    title=Localised("Bestandsopslag onbereikbaar", "File store unavailable"),
    cause=Localised(
        "De opslag van bestanden antwoordt nu niet, of heeft geen ruimte meer.",
        "The store of files does not answer right now, or has no room left.",
    ),
    remedy=_REPEAT_LATER,
)
FILE_MISSING = problem_type(
    "file-missing",
    500,
    title=Localised("Bestand kwijt", "File missing"),
    cause=Localised(
        "Het register kent dit bestand, maar in de bestandsopslag ontbreekt het of is het niet heel.",
        "The register knows this file, but in the file store it is absent or not whole.",
    ),
    remedy=Localised(
        "Meld dit aan de beheerder, met het `requestId`; die kan het terugzetten uit een reservekopie.",
        "Report this to the operator, with the `requestId`; they can put it back from a backup.",
    ),
)
