"""Problem documents (RFC 9457): how any refusal becomes one."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi.responses import Response

from app.kit.domain import FieldError, Localised, ProblemType, RefusedError

MEDIA_TYPE = "application/problem+json"


def problem_document(
    problem: ProblemType,
    *,
    detail: Localised,
    language: str,
    public_url: str,
    request_id: str,
    errors: Iterable[FieldError] = (),
    members: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the members of a problem document (RFC 9457) in the reader's language."""
    document: dict[str, Any] = {
        "type": f"{public_url}/problems/{problem.slug}",
        "title": problem.title.in_language(language),
        "status": problem.status,
        "detail": detail.in_language(language),
        "requestId": request_id,
        **(members or {}),
    }
    listed = [
        {"in": e.source, "location": e.location, "code": e.code, "detail": e.detail.in_language(language)}
        for e in errors
    ]
    if listed:
        document["errors"] = listed
    return document


def problem_response(refused: RefusedError, *, language: str, public_url: str, request_id: str) -> Response:
    """Render a refusal as the answer to one request."""
    first = refused.violations[0]
    members = dict(first.members)
    if first.rule:
        members["rule"] = first.rule
    if len(refused.violations) > 1:
        members["violations"] = [
            {"slug": v.problem.slug, "rule": v.rule, "detail": v.detail.in_language(language)}
            for v in refused.violations
        ]
    document = problem_document(
        first.problem,
        detail=first.detail,
        language=language,
        public_url=public_url,
        request_id=request_id,
        errors=[error for v in refused.violations for error in v.errors],
        members=members,
    )
    return Response(
        json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(errors="replace"),
        status_code=first.problem.status,
        media_type=MEDIA_TYPE,
        headers={"Content-Language": language, **refused.headers},
    )


_SENTENCES: dict[str, Localised] = {
    "missing": Localised("Dit veld is verplicht.", "This field is required."),
    "extra_forbidden": Localised("Dit veld bestaat hier niet.", "This field does not exist here."),
    "string_type": Localised("Hier hoort tekst.", "Text is expected here."),
    "string_too_short": Localised(
        "De tekst is te kort (minstens {min_length}).", "The text is too short (at least {min_length})."
    ),
    "string_too_long": Localised(
        "De tekst is te lang (hoogstens {max_length}).", "The text is too long (at most {max_length})."
    ),
    "string_pattern_mismatch": Localised(
        "De tekst heeft niet de gevraagde vorm.", "The text does not have the form asked for."
    ),
    "int_type": Localised("Hier hoort een geheel getal.", "A whole number is expected here."),
    "int_parsing": Localised("Hier hoort een geheel getal.", "A whole number is expected here."),
    "int_from_float": Localised("Hier hoort een geheel getal.", "A whole number is expected here."),
    "int_parsing_size": Localised("Het getal is te groot.", "The number is too large."),
    "bool_type": Localised("Hier hoort true of false.", "True or false is expected here."),
    "enum": Localised("Kies een van: {expected}.", "Choose one of: {expected}."),
    "literal_error": Localised("Kies een van: {expected}.", "Choose one of: {expected}."),
    "greater_than_equal": Localised("De waarde is minstens {ge}.", "The value is at least {ge}."),
    "less_than_equal": Localised("De waarde is hoogstens {le}.", "The value is at most {le}."),
    "uuid_type": Localised("Hier hoort een UUID.", "A UUID is expected here."),
    "uuid_parsing": Localised("Hier hoort een UUID.", "A UUID is expected here."),
    "model_type": Localised("Hier hoort een object.", "An object is expected here."),
    "model_attributes_type": Localised("Hier hoort een object.", "An object is expected here."),
    "tuple_type": Localised("Hier hoort een lijst.", "A list is expected here."),
    "too_long": Localised(
        "De lijst is te lang (hoogstens {max_length}).", "The list is too long (at most {max_length})."
    ),
    "too_short": Localised(
        "De lijst is te kort (minstens {min_length}).", "The list is too short (at least {min_length})."
    ),
}
_OTHERWISE = Localised(
    "De waarde past niet bij de API-beschrijving.", "The value does not match the API description."
)


# Pydantic shows a literal of an enumeration as Python would.
_ENUM_MEMBER = re.compile(r"<\w+\.\w+: ('[^']*')>")


def field_error(error: Mapping[str, Any], source: str) -> FieldError:
    """Turn one fault found by Pydantic into ours: pointer, stable code, sentence; the value stays out."""
    context = {key: value for key, value in (error.get("ctx") or {}).items() if key != "error"}
    if "expected" in context:
        context["expected"] = _ENUM_MEMBER.sub(r"\1", str(context["expected"]))
    if "nl" in context:
        sentence = Localised(str(context["nl"]), error["msg"])
    else:
        sentence = _SENTENCES.get(error["type"], _OTHERWISE)
        dutch = {
            name: re.sub(r"' or '", "' of '", value) if isinstance(value, str) else value
            for name, value in context.items()
        }
        sentence = Localised(sentence.nl.format(**dutch), sentence.en.format(**context))
    parts = [str(part).replace("~", "~0").replace("/", "~1") for part in error["loc"]]
    location = "/" + "/".join(parts) if source == "body" and parts else "/".join(parts)
    return FieldError(source, location, error["type"].replace("_", "-"), sentence)
