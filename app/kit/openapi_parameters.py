"""Parameters in the API description: what FastAPI derives, told per resource, and the headers of commands."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from app.kit.json_schemas import ENTITY_TAGS, SEQUENCE_PATTERN, JsonSchema
from app.kit.read_your_writes import SEQUENCE_HEADER
from app.kit.resources import Resource

Parameter = dict[str, Any]
IF_MATCH: Parameter = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag that was read (R-057).",
    "schema": {"type": "string", **ENTITY_TAGS},
    "example": '"1"',
}
_ORGANISATION: Parameter = {
    "name": "Convenant-Organisation",
    "in": "header",
    "required": False,
    "description": "Which of your organisations you act for; needed when several fit.",
    "schema": {"type": "string", "format": "uuid"},
}
_IDEMPOTENCY_KEY: Parameter = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": (
        "A value of your own, 16 to 128 letters, digits, `-` and `_`, such as a UUID. The same request with the same"
        " key is answered again and not done again, for 72 hours."
    ),
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{16,128}$"},
    "example": "0b1e4f0a-5c1d-4c3e-9a57-3f2f6f0c7e11",
}
_SEQUENCE: Parameter = {
    "name": SEQUENCE_HEADER,
    "in": "header",
    "required": False,
    "description": (
        "An entry of the journal the answer must show, from the same header of the answer to a command or from the"
        " `sequence` of an event. Without it, an answer may be a few seconds older than what you wrote."
    ),
    "schema": {"type": "string", "pattern": SEQUENCE_PATTERN},
    "example": "1204",
}
_HEADERS: dict[str, tuple[Parameter, ...]] = {
    "get": (_SEQUENCE,),
    "post": (_IDEMPOTENCY_KEY | {"required": True}, _ORGANISATION),
    "patch": (IF_MATCH, _IDEMPOTENCY_KEY | {"required": False}, _ORGANISATION),
}


def complete_parameters(operation: dict[str, Any], method: str, path: str, examples: Mapping[str, Any]) -> None:
    """Describe every parameter of an operation, those of its resource's reads by name, and add its headers.

    The ids in a path get those of the example dossier as examples.
    """
    ids = _example_ids(path, examples)
    resource = _read_by(operation["operationId"])
    told = _choices(resource) if resource is not None else {}
    found: list[Parameter] = []
    for parameter in operation.get("parameters", ()):
        schema, choice = _given(parameter["schema"]), told.get(parameter["name"], {})
        # What may only be null may only be left out.
        if choice is None or schema.get("type") == "null":
            continue
        said = choice.pop("description", None) or parameter.get("description") or schema.get("description")
        about = said or f"Only records with this `{parameter['name']}`."
        example = {"example": ids[parameter["name"]]} if parameter["name"] in ids else {}
        found.append(parameter | {"schema": schema | choice, "description": about} | example)
    operation["parameters"] = [*found, *_HEADERS[method]]


def _example_ids(path: str, examples: Mapping[str, Any]) -> dict[str, str]:
    """Return the ids in the address of an example that lies at a path or below it."""
    shape = re.compile(
        "/v1" + re.sub(r"{(\w+)}", r"(?P<\1>[0-9a-f-]{36})", path.removesuffix("/history")) + "(?![^/?])"
    )
    addresses = (
        example["response"]["links"]["self"]
        for example in examples.values()
        if "links" in example.get("response", ())
    )
    return next((found.groupdict() for address in addresses if (found := shape.match(address))), {})


def _given(schema: JsonSchema) -> JsonSchema:
    """Return the schema of a parameter that is there: one that is left out is not null, it is not there."""
    options: list[JsonSchema] = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    if len(options) != 1:
        return schema
    return options[0] | {name: said for name, said in schema.items() if name != "anyOf"}


def _read_by(operation: str) -> Resource | None:
    """Return the resource that an operation lists or reads."""
    for resource in Resource.registry.values():
        if operation in {resource.operation_ids["list"], resource.operation_ids["get"]}:
            return resource
    return None


def _choices(resource: Resource) -> dict[str, JsonSchema | None]:
    """Return what the parameters that name parts of a resource may hold; nothing where there is no choice."""
    members = [info.alias or name for name, info in resource.read.model_fields.items()]
    sorts = sorted(resource.sorts)
    return {
        "fields": _listed(members),
        "expand": _listed(sorted(resource.expansions)) if resource.expansions else None,
        "sort": _sorted(sorts) if sorts else None,
    }


def _sorted(names: list[str]) -> JsonSchema:
    """Return the names a list may be sorted by, and those that reverse it."""
    reversing = [f"-{name}" for name in names]
    one, other = (", ".join(f"`{name}`" for name in each) for each in (names, reversing))
    return {
        "enum": [*names, *reversing],
        "description": f"What to sort by: {one}; the other way round with a minus: {other}.",
    }


def _listed(names: Iterable[str]) -> JsonSchema:
    """Return what a comma-separated list of some names looks like."""
    one = f"({'|'.join(names)})"
    return {"pattern": f"^{one}(,{one})*$"}
