"""Schemas brought into a form that compares: references followed, parts joined, alternatives side by side."""

from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]
_SAID = frozenset({"title", "description", "examples", "example", "deprecated", "externalDocs", "xml", "$comment"})
_ALTERNATIVES = ("anyOf", "oneOf")
_UNIONS = frozenset({"properties", "required"})


@dataclass(frozen=True, slots=True)
class Shape:
    """One alternative of a schema: its keywords, and the component it is called after, if any."""

    keywords: Schema
    name: str | None = None

    @property
    def type(self) -> str | None:
        """The one type it has; none for a shape that may be anything."""
        found: str | None = self.keywords.get("type")
        return found

    @property
    def values(self) -> list[Any] | None:
        """The values it is limited to."""
        if "const" in self.keywords:
            return [self.keywords["const"]]
        found: list[Any] | None = self.keywords.get("enum")
        return found


def followed(document: Schema, part: Schema) -> Schema:
    """Return what a reference stands for; any other part as it is."""
    while "$ref" in part:
        found: Any = document
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step.replace("~1", "/").replace("~0", "~")]
        part = {**found, **{key: value for key, value in part.items() if key != "$ref"}}
    return part


def name_of(schema: Any) -> str | None:
    """Return the name of the component a schema refers to."""
    reference: str = schema.get("$ref", "") if isinstance(schema, dict) else ""
    return reference.rpartition("/")[2] or None


def alternatives(document: Schema, schema: Any, within: tuple[str, ...] = ()) -> list[Shape]:
    """Return every alternative of a schema; a component that is an alternative of itself adds nothing."""
    if isinstance(schema, bool):
        return [Shape({})] if schema else []
    name = name_of(schema)
    if name is not None:
        if name in within:
            return []
        within = (*within, name)
    flat = _joined(document, schema, within)
    keyword = next((keyword for keyword in _ALTERNATIVES if keyword in flat), None)
    if keyword is None:
        return [Shape(one, name) for one in _by_type(flat)]
    rest = {key: value for key, value in flat.items() if key != keyword}
    options = [option for each in flat[keyword] for option in alternatives(document, each, within)]
    if not rest:
        return options
    return [
        Shape(one, option.name) for option in options for one in _by_type(_joined_two(option.keywords, rest) or {})
    ]


def _by_type(flat: Schema) -> list[Schema]:
    types = flat.get("type")
    if not isinstance(types, list):
        return [flat]
    return [{"type": "null"} if one == "null" else {**flat, "type": one} for one in types]


def _joined(document: Schema, schema: Schema, within: tuple[str, ...]) -> Schema:
    """Return a schema with what it refers to and all of its parts in one; what two parts say differently stays apart."""
    flat = {key: value for key, value in schema.items() if key not in {*_SAID, "$ref", "allOf"}}
    if schema.get("description"):
        flat["description"] = schema["description"]
    parts = [*schema.get("allOf", ())]
    if "$ref" in schema:
        parts.append(followed(document, {"$ref": schema["$ref"]}))
    for part in parts:
        name = name_of(part)
        if name is not None and name in within:
            continue
        inside = within if name is None else (*within, name)
        joined = _joined_two(flat, _joined(document, part, inside))
        flat = joined if joined is not None else {**flat, "allOf": [*flat.get("allOf", ()), part]}
    return flat


def _joined_two(one: Schema, other: Schema) -> Schema | None:
    """Return both in one, or nothing where they say the same thing differently."""
    shared = {key for key in one.keys() & other.keys() if one[key] != other[key]} - _UNIONS - {"description"}
    if shared:
        return None
    joined = {**other, **one}
    if "properties" in one and "properties" in other:
        joined["properties"] = {**other["properties"], **one["properties"]}
    if "required" in one and "required" in other:
        joined["required"] = [*one["required"], *other["required"]]
    return joined
