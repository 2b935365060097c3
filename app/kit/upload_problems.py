"""The problem types of receiving and sending files."""

from app.kit.domain import Localised, problem_type

INVALID_MULTIPART = problem_type(
    "invalid-multipart",
    400,
    title=Localised("Geen geldig formulier", "Not a valid form"),
    cause=Localised(
        "De inhoud is geen volledige `multipart/form-data`, of een deel heeft geen naam of is gecodeerd.",
        "The body is not complete `multipart/form-data`, or a part has no name or is encoded.",
    ),
    remedy=Localised(
        "Stuur het formulier opnieuw, met de `boundary` in `Content-Type` en de bestanden zoals ze zijn.",
        "Send the form again, with the `boundary` in `Content-Type` and files as they are.",
    ),
)
FILE_EMPTY = problem_type(
    "file-empty",
    422,
    title=Localised("Leeg bestand", "Empty file"),
    cause=Localised("Het bestand heeft geen inhoud.", "The file has no content."),
    remedy=Localised(
        "Kies het bestand opnieuw en stuur het nog eens.", "Choose the file again and send it once more."
    ),
)
RANGE_NOT_SATISFIABLE = problem_type(
    "range-not-satisfiable",
    416,
    title=Localised("Bereik bestaat niet", "Range not satisfiable"),
    cause=Localised(
        "De header `Range` begint na het einde van het bestand.",
        "The header `Range` begins after the end of the file.",
    ),
    remedy=Localised(
        "De header `Content-Range` noemt de grootte; vraag een deel daarbinnen, of laat `Range` weg.",
        "The header `Content-Range` names the size; ask for a part within it, or leave `Range` out.",
    ),
)
