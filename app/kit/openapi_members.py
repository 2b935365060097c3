"""Members and parameters in the API description: what is said of them once, and what Pydantic says by itself."""

from collections.abc import Iterator
from typing import Any

from app.kit.json_schemas import JsonSchema

_RECORDED, _READ = "Create", "Read"


def describe_read_members(schemas: dict[str, JsonSchema]) -> None:
    """Let a member that is read be described as where it is recorded, unless it says something of its own."""
    for name, schema in schemas.items():
        recorded = schemas.get(name.removesuffix(_READ) + _RECORDED, {}) if name.endswith(_READ) else {}
        for member, said in recorded.get("properties", {}).items():
            read = schema["properties"].get(member)
            if read is not None and "description" in said:
                read.setdefault("description", said["description"])


def drop_titles(document: dict[str, Any]) -> None:
    """Take out the titles Pydantic makes of names, such as "Requestid": they say nothing and read badly."""
    for schema in document["components"]["schemas"].values():
        for inner in _inner(schema):
            _untitle(inner)
    for holder in (*document["paths"].values(), *document.get("webhooks", {}).values()):
        for operation in holder.values():
            for schema in _of_operation(operation):
                _untitle(schema)


def _of_operation(operation: dict[str, Any]) -> Iterator[JsonSchema]:
    """Give the schemas that stand in an operation itself."""
    for parameter in operation.get("parameters", ()):
        yield parameter["schema"]
    for body in (operation.get("requestBody", {}), *operation["responses"].values()):
        for content in body.get("content", {}).values():
            yield content.get("schema", {})


def _untitle(schema: JsonSchema) -> None:
    schema.pop("title", None)
    for inner in _inner(schema):
        _untitle(inner)


def _inner(schema: JsonSchema) -> Iterator[JsonSchema]:
    """Give the schemas directly inside a schema."""
    yield from schema.get("properties", {}).values()
    for several in ("anyOf", "oneOf", "allOf"):
        yield from schema.get(several, ())
    for one in ("items", "additionalProperties"):
        if isinstance(schema.get(one), dict):
            yield schema[one]
