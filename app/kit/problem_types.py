"""The problem types any operation may answer with; features declare their own beside their rules."""

from app.kit.domain import Localised, problem_type

VALIDATION_FAILED = problem_type(
    "validation-failed",
    400,
    title=Localised("De invoer klopt niet", "The input is not valid"),
    cause=Localised(
        "Een of meer velden of parameters passen niet bij de API-beschrijving.",
        "One or more fields or parameters do not match the API description.",
    ),
    remedy=Localised(
        "De lijst `errors` noemt elke fout met haar plaats; herstel ze alle en stuur het verzoek opnieuw.",
        "The list `errors` names every fault and where it stands; mend them all and send the request again.",
    ),
)
INVALID_JSON = problem_type(
    "invalid-json",
    400,
    title=Localised("Geen geldige JSON", "Not valid JSON"),
    cause=Localised(
        "De inhoud is geen JSON in UTF-8, noemt een naam twee keer, of bevat een getal dat JSON niet kent.",
        "The body is not JSON in UTF-8, names a member twice, or holds a number JSON does not know.",
    ),
    remedy=Localised(
        "Stuur één JSON-object in UTF-8 zonder BOM, met elke naam één keer en zonder NaN of Infinity.",
        "Send one JSON object in UTF-8 without BOM, each name once, without NaN or Infinity.",
    ),
)
JSON_TOO_DEEP = problem_type(
    "json-too-deep",
    400,
    title=Localised("Te diep genest", "Nested too deeply"),
    cause=Localised("De JSON is dieper genest dan 32 niveaus.", "The JSON is nested deeper than 32 levels."),
    remedy=Localised(
        "Stuur de velden zoals de API-beschrijving ze toont.", "Send the fields as described by the API."
    ),
)
UNKNOWN_PARAMETER = problem_type(
    "unknown-parameter",
    400,
    title=Localised("Onbekende parameter", "Unknown parameter"),
    cause=Localised(
        "Deze operatie kent een van de meegegeven queryparameters niet.",
        "This operation does not know one of the query parameters given.",
    ),
    remedy=Localised(
        "Haal de parameter weg of gebruik een naam uit de API-beschrijving.",
        "Remove the parameter or use a name from the API description.",
    ),
)
DUPLICATE_PARAMETER = problem_type(
    "duplicate-parameter",
    400,
    title=Localised("Dubbele parameter", "Repeated parameter"),
    cause=Localised("Een queryparameter komt meer dan eens voor.", "A query parameter occurs more than once."),
    remedy=Localised("Geef elke parameter één keer mee.", "Give each parameter once."),
)
INVALID_CURSOR = problem_type(
    "invalid-cursor",
    400,
    title=Localised("Ongeldige cursor", "Invalid cursor"),
    cause=Localised(
        "De cursor is niet door dit register gegeven, is veranderd, of hoort bij een andere vraag.",
        "The cursor was not issued by this register, was altered, or belongs to another query.",
    ),
    remedy=Localised(
        "Volg `links.next` ongewijzigd, of begin opnieuw zonder cursor.",
        "Follow `links.next` unchanged, or start again without a cursor.",
    ),
)
MALFORMED_REQUEST = problem_type(
    "malformed-request",
    400,
    title=Localised("Onleesbaar verzoek", "Malformed request"),
    cause=Localised(
        "Het pad, de query of een header is niet volgens HTTP opgebouwd, of een header staat er twee keer.",
        "The path, the query or a header does not follow HTTP, or a header occurs twice.",
    ),
    remedy=Localised(
        "Codeer pad en query als UTF-8 en stuur elke header die één waarde heeft één keer.",
        "Encode path and query as UTF-8 and send each header that has one value once.",
    ),
)
AUTHENTICATION_REQUIRED = problem_type(
    "authentication-required",
    401,
    title=Localised("Aanmelden nodig", "Authentication required"),
    cause=Localised("Deze handeling vraagt een toegangstoken.", "This operation needs an access token."),
    remedy=Localised(
        "Stuur een geldig token mee in de header `Authorization: Bearer …`.",
        "Send a valid token in the header `Authorization: Bearer …`.",
    ),
)
INVALID_TOKEN = problem_type(
    "invalid-token",
    401,
    title=Localised("Ongeldig token", "Invalid token"),
    cause=Localised(
        "Het token is verlopen, niet voor dit register bestemd, of niet door een bekende uitgever getekend.",
        "The token has expired, is not meant for this register, or was not signed by a known issuer.",
    ),
    remedy=Localised("Vraag een nieuw token aan bij uw uitgever.", "Obtain a new token from your issuer."),
)
INSUFFICIENT_SCOPE = problem_type(
    "insufficient-scope",
    403,
    title=Localised("Token met te weinig bevoegdheid", "Token with too little scope"),
    cause=Localised(
        "Het token is beperkt tot andere handelingen dan deze.", "The token is limited to other operations than this."
    ),
    remedy=Localised(
        "Vraag de tokenuitgever een token met de genoemde scope.",
        "Ask the token issuer for a token with the scope named.",
    ),
)
FORBIDDEN = problem_type(
    "forbidden",
    403,
    title=Localised("Geen bevoegdheid", "Not allowed"),
    cause=Localised(
        "Uw rol of organisatie mag deze handeling hier niet verrichten.",
        "Your role or organisation may not perform this operation here.",
    ),
    remedy=Localised(
        "Laat de handeling verrichten door iemand met de genoemde rol bij de genoemde organisatie.",
        "Have it done by somebody who holds the role named at the organisation named.",
    ),
    rules=("R-117",),
)
SEGREGATION_OF_DUTIES = problem_type(
    "segregation-of-duties",
    403,
    title=Localised("Functiescheiding", "Segregation of duties"),
    cause=Localised(
        "Dit moet een ander doen dan degene om wie of wiens handeling het gaat.",
        "Somebody other than the person it is about, or who did the earlier step, must do this.",
    ),
    remedy=Localised(
        "Laat iemand anders met de benodigde rol het doen.", "Have somebody else who holds the role needed do it."
    ),
    rules=("R-047", "R-091", "R-111", "R-118"),
)
NOT_FOUND = problem_type(
    "not-found",
    404,
    title=Localised("Niet gevonden", "Not found"),
    cause=Localised("Hier is niets, of niets dat u mag zien.", "Nothing is here, or nothing you may see."),
    remedy=Localised(
        "Controleer het adres. Paden eindigen nooit op een schuine streep.",
        "Check the address. Paths never end in a slash.",
    ),
)
METHOD_NOT_ALLOWED = problem_type(
    "method-not-allowed",
    405,
    title=Localised("Methode niet toegestaan", "Method not allowed"),
    cause=Localised("Dit adres kent de gebruikte methode niet.", "This address does not know the method used."),
    remedy=Localised("De header `Allow` noemt wat wel kan.", "The header `Allow` lists what is possible."),
)
NOT_ACCEPTABLE = problem_type(
    "not-acceptable",
    406,
    title=Localised("Geen passende vorm", "Not acceptable"),
    cause=Localised(
        "De header `Accept` noemt geen vorm die dit adres kan geven.",
        "The header `Accept` names no form this address can give.",
    ),
    remedy=Localised(
        "Vraag om `application/json`, of om de vorm die de API-beschrijving bij dit adres noemt.",
        "Ask for `application/json`, or for the form the API description names at this address.",
    ),
)
REQUEST_TIMEOUT = problem_type(
    "request-timeout",
    408,
    title=Localised("Verzoek kwam niet op tijd", "Request did not arrive in time"),
    cause=Localised(
        "De inhoud van het verzoek was na de toegestane tijd nog niet compleet.",
        "The body of the request was not complete after the time allowed.",
    ),
    remedy=Localised(
        "Er is niets vastgelegd. Stuur het verzoek opnieuw, over een betere verbinding of met minder inhoud.",
        "Nothing was recorded. Send the request again, over a better connection or with a smaller body.",
    ),
)
VERSION_CONFLICT = problem_type(
    "version-conflict",
    412,
    title=Localised("Intussen gewijzigd", "Changed in the meantime"),
    cause=Localised(
        "De gegevens zijn gewijzigd sinds u ze las.",
        "The record has changed since you read it.",
    ),
    remedy=Localised(
        "Lees de gegevens opnieuw en herhaal de wijziging met de nieuwe ETag.",
        "Read the record again and repeat the change with the new ETag.",
    ),
    rules=("R-057",),
)
BODY_TOO_LARGE = problem_type(
    "body-too-large",
    413,
    title=Localised("Te groot", "Body too large"),
    cause=Localised("De inhoud is groter dan hier toegestaan.", "The body is larger than allowed here."),
    remedy=Localised("Stuur minder tegelijk.", "Send less at a time."),
)
URI_TOO_LONG = problem_type(
    "uri-too-long",
    414,
    title=Localised("Adres te lang", "URI too long"),
    cause=Localised("Pad en query zijn samen langer dan 8 KiB.", "Path and query together exceed 8 KiB."),
    remedy=Localised("Gebruik minder of kortere parameters.", "Use fewer or shorter parameters."),
)
UNSUPPORTED_MEDIA_TYPE = problem_type(
    "unsupported-media-type",
    415,
    title=Localised("Inhoudstype niet ondersteund", "Unsupported media type"),
    cause=Localised(
        "De header `Content-Type` ontbreekt of noemt een vorm die dit adres niet leest.",
        "The header `Content-Type` is missing or names a form this address does not read.",
    ),
    remedy=Localised(
        "Stuur `application/json`; bij PATCH mag ook `application/merge-patch+json`, en een bestand gaat als"
        " `multipart/form-data`.",
        "Send `application/json`; PATCH also takes `application/merge-patch+json`, and a file goes as"
        " `multipart/form-data`.",
    ),
)
UNSUPPORTED_CONTENT_ENCODING = problem_type(
    "unsupported-content-encoding",
    415,
    title=Localised("Gecomprimeerde inhoud", "Compressed body"),
    cause=Localised("Het register pakt geen verzoeken uit.", "The register does not decompress requests."),
    remedy=Localised("Stuur de inhoud zonder `Content-Encoding`.", "Send the body without `Content-Encoding`."),
)
PRECONDITION_REQUIRED = problem_type(
    "precondition-required",
    428,
    title=Localised("Voorwaarde ontbreekt", "Precondition required"),
    cause=Localised("Een wijziging vraagt de header `If-Match`.", "A change needs the header `If-Match`."),
    remedy=Localised(
        "Lees de gegevens en stuur hun ETag mee in `If-Match`.",
        "Read the record and send its ETag in `If-Match`.",
    ),
    rules=("R-057",),
)
RATE_LIMIT_EXCEEDED = problem_type(
    "rate-limit-exceeded",
    429,
    title=Localised("Te veel verzoeken", "Too many requests"),
    cause=Localised(
        "Er kwamen meer verzoeken dan de grens toestaat die `detail` noemt.",
        "More requests came than the limit named in `detail` allows.",
    ),
    remedy=Localised(
        "Wacht het aantal seconden in `Retry-After`. De headers `RateLimit` en `RateLimit-Policy` van elk antwoord"
        " zeggen hoeveel er over is; met een token is de grens hoger.",
        "Wait the number of seconds in `Retry-After`. The headers `RateLimit` and `RateLimit-Policy` of every answer"
        " tell what is left; with a token the limit is higher.",
    ),
)
HEADERS_TOO_LARGE = problem_type(
    "headers-too-large",
    431,
    title=Localised("Koppen te groot", "Headers too large"),
    cause=Localised(
        "De koppen zijn samen groter dan 16 KiB of met meer dan 100.",
        "The headers together exceed 16 KiB or are more than 100.",
    ),
    remedy=Localised("Stuur minder of kortere koppen.", "Send fewer or shorter headers."),
)
INTERNAL_ERROR = problem_type(
    "internal-error",
    500,
    title=Localised("Fout in het register", "Internal error"),
    cause=Localised(
        "Er ging iets mis dat niet aan uw verzoek ligt.", "Something failed that is not your request's fault."
    ),
    remedy=Localised(
        "Probeer het later opnieuw; noem bij een melding het `requestId`.",
        "Try again later; mention the `requestId` when reporting it.",
    ),
)
