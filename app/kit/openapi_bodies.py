"""Shapes of request bodies in the API description: routes read them themselves, strictly, so FastAPI knows none."""

import re
from typing import Any

from pydantic.json_schema import models_json_schema

from app.kit.annotations import ANNOTATIONS
from app.kit.batch_shapes import BatchCreate
from app.kit.body import JSON, MEMBER_LIMIT
from app.kit.change import correction_name, correction_schema, part_correction_schema
from app.kit.included import Included
from app.kit.json_schemas import ENTITY_TAGS, JsonSchema
from app.kit.openapi_code_lists import describe_values
from app.kit.problem_schema import Problem
from app.kit.resources import Resource, camel, page_name
from app.kit.schema import ApiModel

REF = "#/components/schemas/{model}"
_UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_ID_OR_NAME = rf"({_UUID}|\$[a-z][a-zA-Z0-9]{{0,29}})"
# Members that are there only when they are asked for.
_INCLUDED: JsonSchema = {
    "$ref": REF.format(model=Included.__name__),
    "description": "Only with `expand`: the related records, in a list per kind.",
}
_TOTAL: JsonSchema = {
    "type": "integer",
    "description": "Only with `count`: how many records the list holds for this reader.",
}


# Shapes that only one route reads.
_OWN: dict[str, type[ApiModel]] = {}


def body_of(shape: type[ApiModel]) -> dict[str, Any]:
    """Return how a route describes the body it reads itself; its shape joins the components."""
    _OWN[shape.__name__] = shape
    return {"required": True, "content": {JSON: {"schema": {"$ref": REF.format(model=shape.__name__)}}}}


def add_body_shapes(document: dict[str, Any]) -> None:
    """Add the shapes of what is recorded, corrected and performed in batches to the components."""
    recordable = [resource for resource in Resource.registry.values() if resource.is_recordable]
    annotations = [annotation.shape for annotation in ANNOTATIONS.values()]
    shapes: list[Any] = [
        *annotations,
        Included,
        Problem,
        BatchCreate,
        *_OWN.values(),
        *(resource.create for resource in recordable),
    ]
    _, definitions = models_json_schema([(shape, "validation") for shape in shapes], ref_template=REF)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name, schema in definitions["$defs"].items():
        schemas.setdefault(name, schema)
    for resource in Resource.registry.values():
        schemas[resource.read.__name__]["properties"]["included"] = _INCLUDED
        schemas[page_name(resource)]["properties"] |= {"total": _TOTAL, "included": _INCLUDED}
    for kind, annotation in ANNOTATIONS.items():
        listed = {"type": "array", "items": {"$ref": REF.format(model=annotation.shape.__name__)}}
        told = listed | {"description": "Only with `annotate=true`: who put what in it."}
        schemas[Resource.registry[kind].read.__name__]["properties"]["annotations"] = told
    for resource in recordable:
        create = schemas[resource.create.__name__]
        _leave_to_path(create, resource)
        if resource.needs_source:
            _require_source(create)
        schemas[correction_name(resource)] = correction = correction_schema(resource, create)
        _correct_parts(correction, schemas)
    _tell_addresses(schemas["BatchCommand"], [resource for resource in recordable if resource.is_batched])
    describe_values(schemas)
    document["components"]["schemas"] = dict(sorted(schemas.items()))


def _leave_to_path(schema: JsonSchema, resource: Resource) -> None:
    """Take the members out of a body's shape that the path already gives."""
    for name in map(camel, resource.parent_columns):
        schema["properties"].pop(name)
        schema["required"] = [required for required in schema["required"] if required != name]


def _require_source(schema: JsonSchema) -> None:
    """Say that what is recorded historically has the day of the fact and a source document (R-001)."""
    members = schema["properties"]
    if "const" not in members["recordingMode"]:
        found = {"occurredOn": {"type": "object"}, "sourceRefs": {"minItems": 1}}
        is_historic = {"properties": {"recordingMode": {"const": "historic"}}}
        schema["allOf"] = [{"if": is_historic, "then": {"required": list(found), "properties": found}}]
        return
    occurred_on, source_refs = members["occurredOn"], members["sourceRefs"]
    day = next(option for option in occurred_on["anyOf"] if option.get("type") != "null")
    members["occurredOn"] = day | {"description": occurred_on["description"]}
    members["sourceRefs"] = {name: said for name, said in source_refs.items() if name != "default"} | {"minItems": 1}
    schema["required"] = ["occurredOn", "sourceRefs", *schema["required"]]


def _correct_parts(correction: JsonSchema, schemas: dict[str, JsonSchema]) -> None:
    """Let the objects inside a correction change member by member too, as a merge patch does (RFC 7396)."""
    for member in correction["properties"].values():
        for option in (member, *member.get("anyOf", ())):
            name = option.get("$ref", "").rpartition("/")[2]
            if "properties" not in schemas.get(name, {}):
                continue
            schemas[f"{name}Correction"] = part_correction_schema(name, schemas[name])
            option["$ref"] = REF.format(model=f"{name}Correction")


def _tell_addresses(command: JsonSchema, recordable: list[Resource]) -> None:
    """Say which paths a command of a batch may have, and that a correction needs the ETag that was read."""
    collections = "|".join(re.sub(r"{\w+}", lambda _: _ID_OR_NAME, resource.path[1:]) for resource in recordable)
    command["properties"]["path"]["pattern"] = f"^/v1/({collections})(/{_ID_OR_NAME})?$"
    command["properties"]["body"]["maxProperties"] = MEMBER_LIMIT
    command |= {
        "if": {"properties": {"method": {"const": "POST"}}},
        "then": {"properties": {"path": {"pattern": "/[a-z-]+$"}}},
        "else": {
            "required": ["ifMatch"],
            "properties": {
                "path": {"pattern": f"/{_ID_OR_NAME}$"},
                "ifMatch": {"type": "string", **ENTITY_TAGS},
            },
        },
    }
