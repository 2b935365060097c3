"""The API description: what FastAPI derives from the routes, completed with what every operation shares."""

import json
from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.kit import problem_types, write_problems
from app.kit.auth.issuers import IssuerConfig
from app.kit.config import Settings
from app.kit.domain import PROBLEM_TYPES, ProblemType
from app.kit.json_schemas import SEQUENCE_PATTERN
from app.kit.openapi_bodies import add_body_shapes
from app.kit.openapi_links import add_links
from app.kit.openapi_members import describe_read_members, drop_titles
from app.kit.openapi_parameters import IF_MATCH, complete_parameters
from app.kit.openapi_security import add_client_credentials, servers
from app.kit.policy import POLICIES
from app.kit.read_your_writes import SEQUENCE_HEADER
from app.kit.resources import Resource

# How a route names the problem types that only it answers with, in its `openapi_extra`.
REFUSED_WITH = "x-refused-with"
_ANSWERS = frozenset({"application/json", "text/event-stream"})
PROBLEM_CONTENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_CONFLICT = 409
# Only the feed and files answer these, and say so themselves.
_OF_ONE_ADDRESS = frozenset({410, 416})
_OF_PRESENT_STATE = frozenset({_CONFLICT, 412})
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
    415: "The body has a form this operation does not read.",
    416: "The part asked for lies after the end.",
    422: "A rule of the domain refuses well-formed content.",
    428: "A change needs `If-Match`.",
}
_HEADERS: dict[str, dict[str, Any]] = {
    "API-Version": {"description": "Full version of the API.", "schema": {"type": "string"}},
    "ETag": {"description": "Names this version of the record.", "schema": {"type": "string"}},
    SEQUENCE_HEADER: {
        "description": (
            "Where the journal stood when the command was done, or refused for what it met: send it along with a read"
            " to see at least that. What was only tried has none."
        ),
        "schema": {"type": "string", "pattern": SEQUENCE_PATTERN},
    },
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
        webhooks=app.webhooks.routes,
        tags=app.openapi_tags,
        servers=servers(settings),
        contact={"name": settings.contact_name, "email": settings.contact_email, "url": settings.contact_url},
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    add_body_shapes(document)
    for path, item in document["paths"].items():
        for method, operation in item.items():
            _complete(operation, path, method, examples)
    for item in document.get("webhooks", {}).values():
        for operation in item.values():
            _complete_webhook(operation, examples)
    add_client_credentials(document, settings)
    document["components"]["headers"] = _HEADERS
    document["components"]["responses"] = _shared_responses()
    add_links(document)
    describe_read_members(document["components"]["schemas"])
    drop_titles(document)
    document["components"]["schemas"].pop("HTTPValidationError", None)
    document["components"]["schemas"].pop("ValidationError", None)
    return document


def _complete(operation: dict[str, Any], path: str, method: str, examples: dict[str, Any]) -> None:
    _add_examples(operation, examples)
    operation["responses"].pop("422", None)
    # What only asks, such as an assessment, can not be tried first.
    is_command = any(parameter["name"] == "validateOnly" for parameter in operation.get("parameters", ()))
    is_record = path.endswith("}") and "security" in operation
    for status, response in operation["responses"].items():
        response["headers"] = _headers("API-Version") | response.get("headers", {})
        if (is_record and method != "patch") or status == "201":
            response["headers"] |= _headers("ETag")
        if status == "201":
            response["headers"] |= _headers("Location")
        if status == "201" or (is_command and "201" not in operation["responses"]):
            response["headers"] |= _headers(SEQUENCE_HEADER)
    if is_record and method == "get":
        operation["responses"]["304"] = {"$ref": "#/components/responses/NotModified"}
    own = _own_refusals(operation, method)
    for status in _problem_statuses(operation, path, method, own):
        operation["responses"][str(status)] = _problem_response(status, own)
    operation["responses"]["default"] = {"$ref": "#/components/responses/OtherProblem"}
    if method == "get" and "security" in operation:
        operation["security"] = [{}, *operation["security"]]
    operation["responses"] = dict(sorted(operation["responses"].items()))
    complete_parameters(operation, method, path, examples)


def _complete_webhook(operation: dict[str, Any], examples: dict[str, Any]) -> None:
    """Complete a request that the register sends: any success of the receiver will do, without headers of ours."""
    operation["responses"].pop("422", None)
    operation["responses"] = {
        "2XX" if status.startswith("2") else status: response for status, response in operation["responses"].items()
    }
    _add_examples(operation, examples)


def _headers(name: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"}}


def _problem_statuses(operation: dict[str, Any], path: str, method: str, own: tuple[str, ...]) -> set[int]:
    named = {parameter["name"] for parameter in operation.get("parameters", ())}
    statuses = set(_READ_STATUSES if method == "get" else _WRITE_STATUSES)
    policy = POLICIES[operation["operationId"]]
    if policy.scope or policy.roles:
        statuses.add(403)
    if path == "/batches" or IF_MATCH["name"] in named:
        statuses |= {404, 412, 428}
    if method == "get" and "{" not in path and path != "/me/access":
        statuses.discard(404)
    if method == "patch":
        statuses |= {404, 412, 428}
    if method == "post" and "{" in path:
        statuses.add(404)
    if method != "get":
        statuses.add(_CONFLICT)
    return statuses | {PROBLEM_TYPES[slug].status for slug in own}


def _own_refusals(operation: dict[str, Any], method: str) -> tuple[str, ...]:
    """Return the problem types that an operation names, or that the rules of its resource answer with."""
    named: tuple[str, ...] = operation.pop(REFUSED_WITH, ())
    if named:
        return named
    for resource in Resource.registry.values():
        if operation["operationId"] == resource.operation_ids["record"]:
            return resource.refused_with
        if operation["operationId"] == resource.operation_ids["correct"]:
            return resource.refused_with + resource.refused_correcting
    return ()


def _problem_response(status: int, own: tuple[str, ...]) -> dict[str, Any]:
    slugs = {slug for slug in own if PROBLEM_TYPES[slug].status == status}
    if not slugs:
        return {"$ref": f"#/components/responses/Problem{status}"}
    return _described_problem(status, slugs | _shared_slugs(status))


def _shared_slugs(status: int) -> set[str]:
    """Return the problem types any operation may answer with."""
    if status == _CONFLICT:
        return {write_problems.IDEMPOTENCY_IN_PROGRESS.slug}
    # Who has roles at several organisations may be asked for which one, whatever they do.
    shared = (*vars(problem_types).values(), *vars(write_problems).values(), PROBLEM_TYPES["organisation-required"])
    return {problem.slug for problem in shared if isinstance(problem, ProblemType) and problem.status == status}


def _described_problem(status: int, slugs: set[str]) -> dict[str, Any]:
    return {
        "description": f"{_SUMMARIES[status]} Types: {_named(slugs)}.",
        "headers": _headers("API-Version") | (_headers(SEQUENCE_HEADER) if status in _OF_PRESENT_STATE else {}),
        "content": PROBLEM_CONTENT,
    }


def _named(slugs: Iterable[str]) -> str:
    return ", ".join(f"`{slug}`" for slug in sorted(slugs))


def _shared_responses() -> dict[str, Any]:
    statuses = sorted({*_READ_STATUSES, *_WRITE_STATUSES, _CONFLICT, 412, 428})
    problems = {f"Problem{status}": _described_problem(status, _shared_slugs(status)) for status in statuses}
    others = {slug for slug, problem in PROBLEM_TYPES.items() if problem.status not in {*statuses, *_OF_ONE_ADDRESS}}
    return {
        "NotModified": {"description": _SUMMARIES[304], "headers": _headers("API-Version") | _headers("ETag")},
        "OtherProblem": {
            "description": f"Any other problem, such as a limit or a fault of the service. Types: {_named(others)}.",
            "content": PROBLEM_CONTENT,
        },
        **problems,
    }


def _add_examples(operation: dict[str, Any], examples: dict[str, Any]) -> None:
    """Add what the example dossier answers, and what a request that gives it looks like."""
    example = examples.get(operation["operationId"], {})
    contents = [*operation.get("requestBody", {}).get("content", {}).values()]
    if "request" in example:
        for content in contents:
            content["example"] = example["request"]
    for status, response in operation["responses"].items():
        first = next(iter(response.get("content", {})), None)
        given = "rehearsed" if status == "200" and "rehearsed" in example else "response"
        if first in _ANSWERS and given in example:
            response["content"][first]["example"] = example[given]
        for form, content in response.get("content", {}).items():
            if status == "200" and form in example.get("forms", {}):
                content["example"] = example["forms"][form]


# The committed description names an address of its own, so that it does not depend on who writes it.
PUBLISHED_SETTINGS = Settings.model_construct(
    issuers=(
        IssuerConfig(
            issuer="https://login.example.org",
            audience="convenant",
            jwks_address="https://login.example.org/jwks",
            token_address="https://login.example.org/token",  # noqa: S106 - an address, no secret
        ),
    ),
    public_url="https://convenant.example.org",
    contact_name="Convenant",
    contact_email="convenant@example.org",
    contact_url="https://example.org/convenant",
)


def as_yaml(document: dict[str, Any]) -> str:
    """Return the document in YAML."""
    # Most processes are never asked for it.
    import yaml  # noqa: PLC0415

    return yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)


def as_json(document: dict[str, Any]) -> str:
    """Return the document as it is committed."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
