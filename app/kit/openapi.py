"""The API description: what FastAPI derives from the routes, completed with what every operation shares."""

import json
from typing import Any

import yaml
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from app.kit.change import correction_name, correction_schema
from app.kit.config import Settings
from app.kit.domain import PROBLEM_TYPES
from app.kit.problem_schema import Problem
from app.kit.resources import Resource

REF = "#/components/schemas/{model}"
PROBLEM_CONTENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_READ_STATUSES = (400, 401, 404, 406)
_WRITE_STATUSES = (400, 401, 403, 406, 413, 415, 422)
_SUMMARIES = {
    304: "The representation has not changed.",
    400: "The request does not match this description.",
    401: "The token is missing where it is needed, or not valid.",
    403: "The caller's role or organisation may not do this.",
    404: "Nothing is here, or nothing the reader may see.",
    406: "The `Accept` header names no form this operation can give.",
    409: "The present state does not allow it.",
    412: "The record has changed since it was read.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    422: "A rule of the domain refuses well-formed content.",
    428: "A change needs `If-Match`.",
}
_HEADERS: dict[str, dict[str, Any]] = {
    "API-Version": {"description": "Full version of the API.", "schema": {"type": "string"}},
    "ETag": {"description": "Names this version of the record.", "schema": {"type": "string"}},
    "Location": {
        "description": "Address of the new record.",
        "schema": {"type": "string", "format": "uri-reference"},
    },
}


def describe(app: FastAPI, settings: Settings, examples: dict[str, Any]) -> dict[str, Any]:
    """Return the OpenAPI document of an application."""
    document = get_openapi(
        title="Convenant",
        version=app.version,
        summary="A register of cooperation agreements between Dutch governments and their partners.",
        description=app.description,
        routes=app.routes,
        tags=app.openapi_tags,
        servers=[{"url": f"{settings.public_url}/v1"}],
        contact={"name": settings.contact_name, "email": settings.contact_email, "url": settings.contact_url},
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    _add_body_shapes(document)
    for path, item in document["paths"].items():
        for method, operation in item.items():
            _complete(operation, path, method, examples)
    document["components"]["headers"] = _HEADERS
    document["components"]["schemas"].pop("HTTPValidationError", None)
    document["components"]["schemas"].pop("ValidationError", None)
    return document


def _add_body_shapes(document: dict[str, Any]) -> None:
    """Add the shapes of request bodies: routes read them themselves, strictly, so FastAPI does not know them."""
    recordable = [resource for resource in Resource.registry.values() if resource.is_recordable]
    shapes: list[Any] = [Problem, *(resource.create for resource in recordable)]
    _, definitions = models_json_schema([(shape, "validation") for shape in shapes], ref_template=REF)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name, schema in definitions["$defs"].items():
        schemas.setdefault(name, schema)
    for resource in recordable:
        schemas[correction_name(resource)] = correction_schema(resource, schemas[resource.create.__name__])
    document["components"]["schemas"] = dict(sorted(schemas.items()))


def _complete(operation: dict[str, Any], path: str, method: str, examples: dict[str, Any]) -> None:
    operation["responses"].pop("422", None)
    one_record = path.endswith("}")
    statuses = list(_READ_STATUSES if method == "get" else _WRITE_STATUSES)
    if method == "get" and "{" not in path:
        statuses.remove(404)
    if method == "patch":
        statuses += [404, 412, 428]
    if method == "post":
        statuses += [409] if "{" not in path else [404, 409]
    for status, response in operation["responses"].items():
        response["headers"] = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
        if one_record or status == "201":
            response["headers"]["ETag"] = {"$ref": "#/components/headers/ETag"}
        if status == "201":
            response["headers"]["Location"] = {"$ref": "#/components/headers/Location"}
        _add_example(response, operation, examples)
    if method == "get" and one_record and "security" in operation:
        operation["responses"]["304"] = {
            "description": _SUMMARIES[304],
            "headers": {
                "API-Version": {"$ref": "#/components/headers/API-Version"},
                "ETag": {"$ref": "#/components/headers/ETag"},
            },
        }
    for status in sorted(statuses):
        operation["responses"][str(status)] = _problem_response(status)
    operation["responses"]["default"] = {
        "description": "Any other problem, such as a limit or a fault of the service.",
        "content": PROBLEM_CONTENT,
    }
    if method == "get" and "security" in operation:
        operation["security"] = [{}, *operation["security"]]
    if method == "patch":
        operation.setdefault("parameters", []).append(
            {
                "name": "If-Match",
                "in": "header",
                "required": True,
                "description": "The ETag that was read (R-057).",
                "schema": {"type": "string"},
                "example": '"1"',
            }
        )
    if method != "get":
        operation.setdefault("parameters", []).append(
            {
                "name": "Convenant-Organisation",
                "in": "header",
                "required": False,
                "description": "Which of your organisations you act for; needed when several fit.",
                "schema": {"type": "string", "format": "uuid"},
            }
        )


def _problem_response(status: int) -> dict[str, Any]:
    slugs = sorted(problem.slug for problem in PROBLEM_TYPES.values() if problem.status == status)
    named = ", ".join(f"`{slug}`" for slug in slugs)
    return {"description": f"{_SUMMARIES[status]} Types: {named}.", "content": PROBLEM_CONTENT}


def _add_example(response: dict[str, Any], operation: dict[str, Any], examples: dict[str, Any]) -> None:
    example = examples.get(operation["operationId"])
    content = response.get("content", {}).get("application/json")
    if example is not None and content is not None:
        content["example"] = example


# The committed description names an address of its own, so that it does not depend on who writes it.
PUBLISHED_SETTINGS = Settings.model_construct(
    public_url="https://convenant.example.org",
    contact_name="Convenant",
    contact_email="convenant@example.org",
    contact_url="https://example.org/convenant",
)


def as_yaml(document: dict[str, Any]) -> str:
    """Return the document in YAML."""
    return yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)


def as_json(document: dict[str, Any]) -> str:
    """Return the document as it is committed."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
