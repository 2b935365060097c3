"""Addresses of what entitles to sign, of signing and ending, and of the transitions of four kinds of record."""

import inspect
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from app.findings.examination import examine
from app.findings.rules import DEFAULT_SETTINGS
from app.findings.service import dossier_known
from app.kit import preconditions
from app.kit.body import JSON, read_json, shaped
from app.kit.domain import ApiRole, RefusedError, refusal
from app.kit.idempotency import Answer
from app.kit.openapi import REFUSED_WITH
from app.kit.openapi_bodies import body_of
from app.kit.openapi_parameters import IF_MATCH
from app.kit.operations import listed
from app.kit.policy import Policy, guarded
from app.kit.problem_types import NOT_FOUND
from app.kit.queries import CommandQuery
from app.kit.reading import Found
from app.kit.reception import RegisterDep, TokenDep
from app.kit.register import Register
from app.kit.resources import Resource, camel
from app.kit.routing import add_resource, path_parameters
from app.kit.statement import Moment
from app.kit.submission import Address, Rehearsal, Submission, answer_of, require_inside, response_of
from app.kit.work import Work
from app.lifecycle.chain_schemas import AuthorityChain, AuthorityChainQuery
from app.lifecycle.course import Course
from app.lifecycle.courses import COURSES
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.mandate_use import Acting
from app.lifecycle.outlook import chain_of, outlook_of
from app.lifecycle.performing import perform
from app.lifecycle.refusals import refused_with
from app.lifecycle.service import (
    CONSENTS,
    RATIFICATIONS,
    REJECTION_NOTICES,
    SIGNATURES,
    SIGNING_AUTHORITIES,
    TERMINATIONS,
)
from app.lifecycle.transition_schemas import Transitions

router = APIRouter()
for resource in (SIGNING_AUTHORITIES, SIGNATURES, RATIFICATIONS, REJECTION_NOTICES, TERMINATIONS, CONSENTS):
    add_resource(router, resource)

Handler = Callable[[Course[Any], Request, Any, Register, list[UUID], Any], Awaitable[Response]]


async def _inside(resource: Resource, token: Any, register: Register, ids: list[UUID]) -> Found:
    *parents, own_id = ids
    found = await register.reads.record(resource, token, own_id, parents)
    # A published record does not publish what the register thinks of its dossier.
    if not found.is_inside:
        raise refusal(NOT_FOUND)
    return found


async def list_transitions(
    course: Course[Any], request: Request, token: Any, register: Register, ids: list[UUID], query: None
) -> Response:
    """Return every transition of a record as it stands today."""
    record = json.loads((await _inside(course.resource, token, register, ids)).text)
    shown = frozenset([each for each in course.concerns(record) if await _sees(each, token, register)])
    asking = Acting(None, account=(token.issuer, token.subject)) if token is not None else None
    dossiers = Dossiers.beside(register.reads.pool, register.clock.today(), shown, asking)
    body = (await outlook_of(course, dossiers, record)).model_dump_json(by_alias=True).encode()
    return _tagged(request, body)


async def _sees(agreement_id: UUID, token: Any, register: Register) -> bool:
    try:
        return (await register.reads.record(Resource.registry["agreement"], token, agreement_id)).is_inside
    except RefusedError as refused:
        if refused.problem is NOT_FOUND:
            return False
        raise


def _tagged(request: Request, body: bytes) -> Response:
    tag = preconditions.content_tag(body)
    if preconditions.none_match(listed(request, "if-none-match"), tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type=JSON, headers={"ETag": tag})


async def perform_transition(
    course: Course[Any], request: Request, token: Any, register: Register, ids: list[UUID], query: CommandQuery
) -> Response:
    """Perform one transition, made on the version that was read."""
    *parents, own_id = ids
    await require_inside(register, token, Address(course.resource, tuple(parents), own_id))
    members = await read_json(request)
    asked = shaped(course.request, json.dumps(members))
    if_match = listed(request, "if-match")
    preconditions.parsed(if_match)

    async def performed(work: Work) -> Answer:
        return answer_of(await perform(work, register.gate, course, own_id, if_match, asked), 200)

    submission = Submission(request, register, token, query, members)
    name = f"{course.resource.kind}.{asked.transition}"
    transition = course.machine.transitions.get(asked.transition)
    roles = frozenset(transition.roles) if transition is not None else _roles(course)
    answer = await submission.perform(name, [roles], performed, asked.reason)
    return response_of(answer)


def _roles(course: Course[Any]) -> frozenset[ApiRole]:
    return frozenset(role for transition in course.machine.transitions.values() for role in transition.roles)


def add_transitions(course: Course[Any]) -> None:
    """Give a kind of record the list of its transitions and the way to perform one."""
    add_transition_list(router, course)
    names = ", ".join(f"`{transition}`" for transition in course.machine.transitions)
    add_step(
        router,
        course,
        suffix="transitions",
        operation=f"perform{_name(course)}Transition",
        summary=f"Change the status of one {course.resource.title.en}",
        description=f"Performs one of {names}. A status changes in no other way.",
        roles=_roles(course),
        refusals=refused_with(course),
    )


def _name(course: Course[Any]) -> str:
    return "".join(part.capitalize() for part in course.resource.kind.split("_"))


def _path(course: Course[Any], suffix: str) -> str:
    resource = course.resource
    path = "/".join(f"{{{camel(part[1:-1])}}}" if part[:1] == "{" else part for part in resource.path.split("/"))
    return f"{path}/{{{camel(resource.kind)}Id}}/{suffix}"


def add_transition_list(to: APIRouter, course: Course[Any]) -> None:
    """Give a kind of record the list of its transitions."""
    resource, name = course.resource, f"list{_name(course)}Transitions"
    to.add_api_route(
        _path(course, "transitions"),
        step_endpoint(list_transitions, course, None),
        methods=["GET"],
        operation_id=name,
        summary=f"List what can be done with one {resource.title.en}",
        description=(
            "Every transition there is, whether it is possible now, and what every rule says about it: the record"
            " that satisfies or blocks it, and who can clear it how. Performing one runs the same judgment."
        ),
        tags=[resource.tag],
        response_model=None,
        dependencies=guarded(Policy(operation=name, scope=resource.read_scope, needs_token=True)),
        responses={200: {"model": Transitions, "description": "Every transition, possible or not."}},
    )


def add_step(
    to: APIRouter,
    course: Course[Any],
    *,
    suffix: str,
    operation: str,
    summary: str,
    description: str,
    roles: frozenset[ApiRole],
    refusals: tuple[str, ...],
) -> None:
    """Give a kind of record the address at which steps of its course are taken."""
    resource = course.resource
    policy = Policy(
        operation=operation, scope=resource.write_scope, needs_token=True, roles=roles, steward=resource.steward
    )
    to.add_api_route(
        _path(course, suffix),
        step_endpoint(perform_transition, course, CommandQuery),
        methods=["POST"],
        operation_id=operation,
        summary=summary,
        description=(
            f"{description} In historic mode, with a source, what is missing becomes a finding instead of a refusal."
            f" {resource.recording_note}"
        ),
        tags=[resource.tag],
        response_model=None,
        dependencies=guarded(policy),
        openapi_extra={
            "parameters": [IF_MATCH],
            "requestBody": body_of(course.request),
            REFUSED_WITH: refusals,
        },
        responses={
            200: {
                "model": resource.read | Rehearsal,
                "description": f"The {resource.title.en} as it stands; with `validateOnly=true` what would have"
                " happened.",
            }
        },
    )


def step_endpoint(handler: Handler, course: Course[Any], query: type[CommandQuery] | None) -> Callable[..., Any]:
    """Return an endpoint with the signature FastAPI reads: token, register, path ids and query of a record's step."""
    resource = course.resource
    columns = [*resource.parent_columns, f"{resource.kind}_id"]
    names = [camel(column) for column in columns]

    async def endpoint(**given: Any) -> Response:
        ids = [given[name] for name in names]
        return await handler(course, given["request"], given["token"], given["register"], ids, given.get("query"))

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("request", keyword, annotation=Request),
        inspect.Parameter("token", keyword, annotation=TokenDep),
        inspect.Parameter("register", keyword, annotation=RegisterDep),
        *path_parameters(columns),
        *([inspect.Parameter("query", keyword, annotation=Annotated[query, Query()])] if query else ()),
    ]
    endpoint.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what FastAPI reads
    endpoint.__name__ = f"{handler.__name__}_{resource.kind}"
    return endpoint


for found in COURSES.values():
    add_transitions(found)


@router.get(
    "/agreements/{agreementId}/authority-chain",
    operation_id="readAuthorityChain",
    summary="Show on whose authority every signature stands",
    tags=["Signing and ending"],
    dependencies=guarded(Policy(operation="readAuthorityChain", scope="agreements.read", needs_token=True)),
    response_model=None,
    responses={200: {"model": AuthorityChain, "description": "Each signature, link by link."}},
)
async def read_authority_chain(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    agreement_id: Annotated[UUID, Path(alias="agreementId", description="Id of the agreement.")],
    query: Annotated[AuthorityChainQuery, Query()],
) -> Response:
    """Show, per signature, office on that day, outward representation, decision on the text, and the text itself.

    Each link is proven, missing or contradicted, with the records it rests on and the finding that says so.
    """
    moment = replace(Moment.of(query, register.clock.now()), as_of=None)
    agreement = await register.reads.record(Resource.registry["agreement"], token, agreement_id, (), moment)
    if not agreement.is_inside:
        raise refusal(NOT_FOUND)
    day = query.as_of or register.clock.today()
    dossier = await dossier_known(register.reads.pool, agreement_id, moment)
    body = chain_of(examine(dossier, day, DEFAULT_SETTINGS)).model_dump_json(by_alias=True).encode()
    return _tagged(request, body)
