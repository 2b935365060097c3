"""A small description in which each kind of change can be made, and the changes made in it."""

from copy import deepcopy
from typing import Any

Description = dict[str, Any]
REF = "#/components/schemas/"
DESCRIPTION: Description = {
    "openapi": "3.1.0",
    "info": {"title": "Sample", "version": "1.2.0"},
    "servers": [{"url": "https://one.example.org/v1"}],
    "security": [{}, {"token": ["read"]}],
    "paths": {
        "/things": {
            "get": {
                "operationId": "listThings",
                "summary": "List",
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100, "default": 25}},
                    {"name": "kind", "in": "query", "schema": {"$ref": REF + "Kind"}},
                    {"$ref": "#/components/parameters/Tag"},
                ],
                "responses": {
                    "200": {
                        "description": "A page",
                        "headers": {"API-Version": {"required": True, "schema": {"type": "string"}}},
                        "content": {
                            "application/json": {"schema": {"type": "array", "items": {"$ref": REF + "ThingRead"}}},
                            "text/csv": {"schema": {"type": "string"}},
                        },
                        "links": {"first": {"operationId": "getThing", "parameters": {"id": "$response.body#/0/id"}}},
                    },
                    "404": {"description": "Nothing"},
                    "default": {"description": "A problem"},
                },
            },
            "post": {
                "operationId": "makeThing",
                "security": [{"token": ["write"]}],
                "requestBody": {
                    "required": False,
                    "content": {
                        "application/json": {"schema": {"$ref": REF + "ThingCreate"}},
                        "application/xml": {"schema": {"type": "string"}},
                    },
                },
                "responses": {"201": {"description": "Made"}},
            },
        },
    },
    "webhooks": {
        "happened": {
            "post": {
                "operationId": "happened",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": REF + "Event"}}},
                },
                "responses": {"204": {"description": "Taken"}},
            }
        }
    },
    "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "parameters": {"Tag": {"name": "tag", "in": "header", "schema": {"type": "string"}}},
        "schemas": {
            "Kind": {"type": "string", "enum": ["a", "b"]},
            "Stage": {"type": "string", "enum": ["x", "y"], "description": "More values may come."},
            "State": {"type": "string", "enum": ["on", "off"]},
            "ThingCreate": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "minLength": 1, "maxLength": 50, "pattern": "^[a-z]+$"},
                    "code": {"type": "string", "pattern": "^(a|b|c)(,(a|b|c))*$"},
                    "day": {"type": "string", "format": "date"},
                    "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                    "count": {"type": "number", "minimum": 0},
                    "size": {"type": ["integer", "null"]},
                    "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 5},
                    "parts": {"type": "array", "items": {"$ref": REF + "ThingCreate"}},
                    "choice": {"oneOf": [{"$ref": REF + "Left"}, {"$ref": REF + "Right"}]},
                    "fixed": {"const": "only"},
                    "active": {"type": "boolean", "default": True},
                    "joined": {"allOf": [{"$ref": REF + "Left"}, {"properties": {"own": {"type": "string"}}}]},
                    "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            },
            "Left": {"type": "object", "required": ["left"], "properties": {"left": {"type": "string"}}},
            "Right": {"type": "object", "required": ["right"], "properties": {"right": {"type": "string"}}},
            "ThingRead": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id", "name"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "name": {"type": "string", "maxLength": 50},
                    "state": {"$ref": REF + "State"},
                    "stage": {"$ref": REF + "Stage"},
                    "total": {"type": "integer", "minimum": 0, "maximum": 10},
                    "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                    "parts": {"type": "array", "items": {"$ref": REF + "ThingRead"}},
                    "choice": {"anyOf": [{"$ref": REF + "Left"}, {"$ref": REF + "Right"}]},
                    "labels": {"type": "object", "additionalProperties": {"type": "integer"}},
                },
            },
            "Event": {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"type": "string"}, "thing": {"$ref": REF + "ThingRead"}},
            },
        },
    },
}


class _Gone:
    """What is put in the place of something that is taken away."""

    def __repr__(self) -> str:
        return "gone"


GONE = _Gone()


def changed(path: str, value: Any) -> Description:
    """The description with another value at a path, whose steps are divided by a bar; none at all for `GONE`."""
    found = deepcopy(DESCRIPTION)
    place: Any = found
    *steps, last = path.split("|")
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    if isinstance(place, list):
        if value is GONE:
            del place[int(last)]
        elif last == "+":
            place.append(value)
        else:
            place[int(last)] = value
    elif value is GONE:
        del place[last]
    else:
        place[last] = value
    return found
