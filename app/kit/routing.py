"""The four operations every resource has: list, get, record, correct. Declared once, the same everywhere."""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import create_model

from app.kit import preconditions
from app.kit.auth.tokens import VerifiedToken
from app.kit.body import JSON, MERGE_PATCH, read_json
from app.kit.change import changed_facts, correction_name, recorded_facts
from app.kit.domain import refusal
from app.kit.expansion import Included, expansions_asked, included
from app.kit.http import context_of
from app.kit.listing import fields_asked, list_body, record_body
from app.kit.problem_types import FORBIDDEN
from app.kit.queries import ListQuery, PageLinks, RecordQuery
from app.kit.reception import RECEPTION, RegisterDep, TokenDep, named_organisation, required
from app.kit.register import Register
from app.kit.resources import Resource, camel
from app.kit.schema import ApiModel
from app.kit.statement import Moment
from app.kit.use_cases import correct, record
from app.kit.work import Command, Recorded

PAGES: dict[str, type[ApiModel]] = {}


def page_shape(resource: Resource) -> type[ApiModel]:
    """Return the shape of one page of a resource's list."""
    name = resource.read.__name__.removesuffix("Read") + "Page"
    if name not in PAGES:
        PAGES[name] = create_model(
            name,
            __base__=ApiModel,
            __doc__="One page of a list.",
            items=(list[resource.read], ...),  # type: ignore[name-defined]
            links=(PageLinks, ...),
            total=(int | None, None),
            included=(dict[str, list[dict[str, Any]]] | None, None),
        )
    return PAGES[name]


def add_resource(router: APIRouter, resource: Resource) -> None:
    """Give a resource its operations: reading always, recording and correcting where that is done by hand."""
    collection = "/".join(
        f"{{{camel(part[1:-1])}}}" if part.startswith("{") else part for part in resource.path.split("/")
    )
    item = f"{collection}/{{{camel(resource.kind)}Id}}"
    name = "".join(part.capitalize() for part in resource.kind.split("_"))
    plural = "".join(part.capitalize() for part in resource.plural.en.replace("-", " ").split())
    common: dict[str, Any] = {"tags": [resource.tag], "dependencies": RECEPTION, "response_model": None}
    router.add_api_route(
        collection,
        _endpoint(_list, resource, own_id=False, query=resource.query),
        methods=["GET"],
        operation_id=f"list{plural}",
        summary=f"List {resource.plural.en}",
        description=f"{resource.about} A list shows what the reader may see, in pages.",
        responses={200: {"model": page_shape(resource), "description": f"One page of {resource.plural.en}."}},
        **common,
    )
    router.add_api_route(
        item,
        _endpoint(_get, resource, own_id=True, query=RecordQuery),
        methods=["GET"],
        operation_id=f"get{name}",
        summary=f"Read one {resource.title.en}",
        description=f"{resource.about} `asOf` and `knownAt` show it as it was at another moment.",
        responses={200: {"model": resource.read, "description": f"The {resource.title.en}."}},
        **common,
    )
    if resource.is_recordable:
        _add_recording(router, resource, collection, item, common)


def _add_recording(router: APIRouter, resource: Resource, collection: str, item: str, common: dict[str, Any]) -> None:
    name = "".join(part.capitalize() for part in resource.kind.split("_"))
    router.add_api_route(
        collection,
        _endpoint(_record, resource, own_id=False),
        methods=["POST"],
        status_code=201,
        operation_id=f"record{name}",
        summary=f"Record a new {resource.title.en}",
        description=f"{resource.about} {resource.recording_note}",
        openapi_extra=_request_body(JSON, resource.create.__name__),
        responses={201: {"model": resource.read, "description": f"The {resource.title.en} as recorded."}},
        **common,
    )
    router.add_api_route(
        item,
        _endpoint(_correct, resource, own_id=True),
        methods=["PATCH"],
        operation_id=f"correct{name}",
        summary=f"Correct or complete one {resource.title.en}",
        description=(
            f"{resource.about} Only the members sent change (JSON Merge Patch, RFC 7396); every change needs a"
            " `reason` and the ETag that was read, and makes a new version. Nothing is overwritten: earlier"
            f" versions stay readable with `knownAt`. {resource.recording_note}"
        ),
        openapi_extra=_request_body(MERGE_PATCH, correction_name(resource)),
        responses={200: {"model": resource.read, "description": f"The {resource.title.en} as corrected."}},
        **common,
    )


def _request_body(media_type: str, schema: str) -> dict[str, Any]:
    content = {media_type: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    if media_type == MERGE_PATCH:
        content[JSON] = content[MERGE_PATCH]
    return {"requestBody": {"required": True, "content": content}}


class Call:
    """One request to one resource: who asks, where in the tree, with which query."""

    def __init__(
        self,
        resource: Resource,
        request: Request,
        register: Register,
        token: VerifiedToken | None,
        query: RecordQuery | None,
        ids: Sequence[UUID],
    ) -> None:
        """Collect what the handlers need."""
        self.resource = resource
        self.request = request
        self.register = register
        self.token = token
        self.query = query
        self.ids = ids

    @property
    def moment(self) -> Moment:
        """Return the moment asked for."""
        assert self.query is not None
        return Moment.of(self.query, self.register.clock.now())

    async def related(self, names: Sequence[str], ids: list[UUID], moment: Moment) -> Included:
        """Return the records that `expand` asks for beside those read."""
        if not names:
            return {}
        return await included(self.register.reads, self.resource, self.token, names, ids, moment)

    async def command(self, name: str, reason: str | None = None) -> Command:
        """Return the command of a caller that may give it.

        Raises:
            RefusedError: `authentication-required`, `forbidden`, `organisation-required`.

        """
        actor = await self.register.gate.actor(
            required(self.token), self.resource.writers, named_organisation(self.request)
        )
        context = context_of(self.request.scope)
        return Command(name, actor, self.register.clock.now(), context.request_id, reason)


async def _list(call: Call) -> Response:
    assert isinstance(call.query, ListQuery)
    fields, moment = fields_asked(call.resource, call.query), call.moment
    names = expansions_asked(call.resource, call.query)
    page = await call.register.reads.page(call.resource, call.token, call.query, call.ids, moment)
    related = await call.related(names, list(page.ids), moment)
    return Response(list_body(page, call.query, call.request.url.path, fields, related), media_type=JSON)


async def _get(call: Call) -> Response:
    assert call.query is not None
    *parents, own_id = call.ids
    fields, moment = fields_asked(call.resource, call.query), call.moment
    names = expansions_asked(call.resource, call.query)
    found = await call.register.reads.record(call.resource, call.token, own_id, parents, moment)
    body = record_body(found, fields, await call.related(names, [own_id], moment))
    plain = moment.is_present and call.query.is_plain and found.is_inside
    tag = preconditions.version_tag(found.version) if plain else preconditions.content_tag(body)
    if preconditions.none_match(_listed(call.request, "if-none-match"), tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type=JSON, headers={"ETag": tag})


async def _record(call: Call) -> Response:
    command = await call.command(f"{call.resource.kind}.record")
    await _require_parent(call)
    facts = recorded_facts(call.resource, await read_json(call.request), call.ids)
    recorded = await call.register.writer.run(
        command, lambda work: record(work, call.register.gate, call.resource, facts)
    )
    return _answer(recorded, 201)


async def _correct(call: Call) -> Response:
    *parents, own_id = call.ids
    command = await call.command(f"{call.resource.kind}.correct")
    found = await call.register.reads.record(call.resource, call.token, own_id, parents)
    if not found.is_inside:
        raise refusal(FORBIDDEN, rule="R-117")
    correction = changed_facts(call.resource, await read_json(call.request, (MERGE_PATCH, JSON)))
    if_match = _listed(call.request, "if-match")
    preconditions.parsed(if_match)
    recorded = await call.register.writer.run(
        command.because(correction.reason),
        lambda work: correct(work, call.register.gate, call.resource, own_id, if_match, correction),
    )
    return _answer(recorded, 200)


def _listed(request: Request, name: str) -> str | None:
    """Return a header that is a list, whether it came in one line or in several (RFC 9110, section 5.3)."""
    lines = request.headers.getlist(name)
    return ", ".join(lines) if lines else None


async def _require_parent(call: Call) -> None:
    parent = call.resource.parent_resource
    if parent is not None:
        *outer, parent_id = call.ids
        await call.register.reads.record(parent, call.token, parent_id, outer)


def _answer(recorded: Recorded, status: int) -> Response:
    headers = {"ETag": preconditions.version_tag(recorded.version)}
    if status == 201:  # noqa: PLR2004 - Created
        headers["Location"] = recorded.address
    return Response(recorded.representation, status_code=status, media_type=JSON, headers=headers)


Handler = Callable[[Call], Awaitable[Response]]


def _endpoint(
    handler: Handler, resource: Resource, *, own_id: bool, query: type[RecordQuery] | None = None
) -> Callable[..., Awaitable[Response]]:
    """Return an endpoint with the signature FastAPI reads: token, register, path ids and query of this resource."""
    columns = [*resource.parent_columns, *([f"{resource.kind}_id"] if own_id else [])]
    names = [camel(column) for column in columns]

    async def endpoint(**given: Any) -> Response:
        ids = [given[name] for name in names]
        call = Call(resource, given["request"], given["register"], given["token"], given.get("query"), ids)
        return await handler(call)

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("request", keyword, annotation=Request),
        inspect.Parameter("token", keyword, annotation=TokenDep),
        inspect.Parameter("register", keyword, annotation=RegisterDep),
        *(
            inspect.Parameter(name, keyword, annotation=Annotated[UUID, Path(description=f"Id of the {label}.")])
            for name, label in zip(names, (c.removesuffix("_id").replace("_", " ") for c in columns), strict=True)
        ),
    ]
    if query is not None:
        parameters.append(inspect.Parameter("query", keyword, annotation=Annotated[query, Query()]))
    endpoint.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    endpoint.__name__ = f"{handler.__name__.strip('_')}_{resource.kind}"
    return endpoint
