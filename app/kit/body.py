"""Reading a JSON body: the declared type, one meaning, every fault at once."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError

from app.kit import problem_types
from app.kit.domain import FieldError, Localised, RefusedError, Violation, refusal
from app.kit.problems import field_error
from app.kit.strict_json import read_object
from app.kit.text import holds_citizen_number, normalised
from app.kit.write_problems import BSN_NOT_ALLOWED

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
MEMBER_LIMIT = 200
ITEM_LIMIT = 500
Shape = TypeVar("Shape", bound=BaseModel)
_UNPAIRED = re.compile("[\ud800-\udfff]")


async def read_json(request: Request, accepted: tuple[str, ...] = (JSON,)) -> dict[str, Any]:
    """Return the JSON object in a request's body.

    Raises:
        RefusedError: `unsupported-media-type`, `invalid-json`, `json-too-deep`, `validation-failed` (characters no
            text may hold, objects and lists that are too long), `bsn-not-allowed` (R-106).

    """
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given not in accepted:
        name = "Accept-Patch" if MERGE_PATCH in accepted else "Accept"
        raise refusal(problem_types.UNSUPPORTED_MEDIA_TYPE, headers={name: ", ".join(accepted)})
    content = await request.body()
    try:
        members = read_object(content)
    except ValueError as error:
        too_deep = "deep" in str(error)
        raise refusal(problem_types.JSON_TOO_DEEP if too_deep else problem_types.INVALID_JSON) from None
    _refuse_sizes(members)
    _refuse_characters(members)
    refuse_citizen_numbers(members)
    return members


def _refuse_characters(members: dict[str, Any]) -> None:
    """Refuse characters no text of the register may hold, wherever they stand and whatever the shape asks for."""
    if _UNPAIRED.search("".join(_names(members))):
        raise refusal(problem_types.INVALID_JSON)
    problem = problem_types.VALIDATION_FAILED
    found = tuple(
        FieldError("body", pointer, "character-not-allowed", problem.cause)
        for pointer, text in _texts(members, "")
        if not _is_clean(text)
    )
    if found:
        raise refusal(problem, errors=found)


def _refuse_sizes(members: dict[str, Any]) -> None:
    """Refuse objects and lists longer than any the register knows, before each of their faults is looked for."""
    found = tuple(
        FieldError("body", pointer, code, sentence) for pointer, code, sentence in _oversized(members, pointer="")
    )
    if found:
        raise refusal(problem_types.VALIDATION_FAILED, errors=found)


def _oversized(value: Any, pointer: str) -> Iterator[tuple[str, str, Localised]]:
    """Yield the place of each object or list that is too long; what is inside those is left unread."""
    if isinstance(value, dict):
        if len(value) > MEMBER_LIMIT:
            yield pointer, "too-many-members", _TOO_MANY_MEMBERS
            return
    elif isinstance(value, list):
        if len(value) > ITEM_LIMIT:
            yield pointer, "too-many-items", _TOO_MANY_ITEMS
            return
    else:
        return
    for key, child in _children(value):
        yield from _oversized(child, f"{pointer}/{key}")


_TOO_MANY_MEMBERS = Localised(
    f"Een object heeft hoogstens {MEMBER_LIMIT} velden.", f"An object has at most {MEMBER_LIMIT} members."
)
_TOO_MANY_ITEMS = Localised(
    f"Een lijst heeft hoogstens {ITEM_LIMIT} delen.", f"A list has at most {ITEM_LIMIT} items."
)


def _is_clean(text: str) -> bool:
    try:
        normalised(text, multiline=True)
    except ValueError:
        return False
    return True


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    if isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _names(child)


def refuse_citizen_numbers(members: dict[str, Any]) -> None:
    """Refuse facts that hold what may be a citizen service number.

    Raises:
        RefusedError: `bsn-not-allowed` (R-106), with the place of each.

    """
    found = [
        FieldError("body", pointer, "bsn-not-allowed", BSN_NOT_ALLOWED.cause)
        for pointer, text in _texts(members, "")
        if pointer.rpartition("/")[2] not in {"rsin", "oin"} and holds_citizen_number(text)
    ]
    if found:
        raise refusal(BSN_NOT_ALLOWED, rule="R-106", errors=tuple(found))


def _texts(value: Any, pointer: str) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(pointer, value)]
    if not isinstance(value, dict | list):
        return []
    return [found for key, child in _children(value) for found in _texts(child, f"{pointer}/{key}")]


def _children(value: dict[str, Any] | list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield what an object or list holds, with the last part of its JSON Pointer (RFC 6901)."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield name.replace("~", "~0").replace("/", "~1"), child
    else:
        for index, child in enumerate(value):
            yield str(index), child


def shaped(shape: type[Shape], json_text: str | bytes) -> Shape:
    """Return the body as its declared shape.

    Raises:
        RefusedError: `validation-failed` with every fault.

    """
    try:
        return shape.model_validate_json(json_text)
    except ValidationError as error:
        raise faults_of(error, "body") from None


def faults_of(error: ValidationError, source: str) -> RefusedError:
    """Return one refusal that names every fault Pydantic found."""
    listed = tuple(field_error(fault, source) for fault in error.errors(include_url=False, include_input=False))
    problem = problem_types.VALIDATION_FAILED
    return RefusedError(Violation(problem, problem.cause, errors=listed))
