"""The operations every resource has: list, get, record, correct. Declared once, the same everywhere."""

import inspect
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BeforeValidator, Field, create_model

from app.kit.body import JSON, MERGE_PATCH
from app.kit.change import correction_name
from app.kit.history import add_history
from app.kit.operations import Call, correct_one, get_one, list_page, record_one
from app.kit.policy import Policy, guarded
from app.kit.queries import AnnotatedQuery, CommandQuery, PageLinks, RecordQuery
from app.kit.reception import RegisterDep, TokenDep
from app.kit.resources import Resource, camel, page_name
from app.kit.schema import ApiModel, invalid
from app.kit.submission import Rehearsal

_DIGITS = re.compile(r"[1-9][0-9]*")


def _in_digits(stated: Any) -> Any:
    """Take a number one way only, so that a record has one address by it."""
    if isinstance(stated, str) and not _DIGITS.fullmatch(stated):
        raise invalid("number_form", "Dit is geen nummer.", "This is no number.")
    return stated


Number = Annotated[int, Field(ge=1, le=100_000), BeforeValidator(_in_digits)]
PAGES: dict[str, type[ApiModel]] = {}
Handler = Callable[[Call], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Read:
    """A read every resource has: what answers it, with which query, for whom."""

    resource: Resource
    handler: Handler
    query: type[RecordQuery]
    no_query: RecordQuery
    policy: Policy


# By path below the server, with `*` for each id.
READS: dict[str, Read] = {}


def page_shape(resource: Resource) -> type[ApiModel]:
    """Return the shape of one page of a resource's list."""
    name = page_name(resource)
    if name not in PAGES:
        plural = resource.plural.en
        listed = f"{plural[0].upper()}{plural[1:]}, in the order asked for."
        PAGES[name] = create_model(
            name,
            __base__=ApiModel,
            __doc__="One page of a list.",
            items=(list[resource.read], Field(description=listed)),  # type: ignore[name-defined]
            links=(
                PageLinks,
                Field(description="Addresses of this page and of the one after it, relative to the server."),
            ),
        )
    return PAGES[name]


def add_resource(router: APIRouter, resource: Resource, recording: Handler = record_one) -> None:
    """Give a resource its operations: reading always, recording and correcting where that is done by hand.

    `recording` performs the recording, where that is more than making the record.
    """
    collection = "/".join(
        f"{{{camel(part[1:-1])}}}" if part.startswith("{") else part for part in resource.path.split("/")
    )
    item = f"{collection}/{{{camel(resource.kind)}Id}}"
    names = resource.operation_ids
    common: dict[str, Any] = {"tags": [resource.tag], "response_model": None}
    one_query = AnnotatedQuery if resource.is_annotated else RecordQuery
    may_list = Policy(operation=names["list"], scope=resource.read_scope)
    may_get = Policy(operation=names["get"], scope=resource.read_scope)
    _note_read(collection, Read(resource, list_page, resource.query, resource.query(), may_list))
    _note_read(item, Read(resource, get_one, one_query, one_query(), may_get))
    router.add_api_route(
        collection,
        _endpoint(list_page, resource, own_id=False, query=resource.query),
        methods=["GET"],
        operation_id=names["list"],
        summary=f"List {resource.plural.en}",
        description=f"{resource.about} A list shows what the reader may see, in pages.",
        dependencies=guarded(may_list),
        responses={200: {"model": page_shape(resource), "description": f"One page of {resource.plural.en}."}},
        **common,
    )
    router.add_api_route(
        item,
        _endpoint(
            get_one,
            resource,
            own_id=True,
            query=one_query,
            numbered=resource.numbered_by is not None,
        ),
        methods=["GET"],
        operation_id=names["get"],
        summary=f"Read one {resource.title.en}",
        description=f"{resource.about} `asOf` and `knownAt` show it as it was at another moment.",
        dependencies=guarded(may_get),
        responses={200: {"model": resource.read, "description": f"The {resource.title.en}."}},
        **common,
    )
    add_history(router, resource, item)
    if resource.is_recordable:
        _add_recording(router, resource, recording, collection, item, common)


def _note_read(path: str, read: Read) -> None:
    READS["/v1" + re.sub(r"{\w+}", "*", path)] = read


def _add_recording(
    router: APIRouter, resource: Resource, recording: Handler, collection: str, item: str, common: dict[str, Any]
) -> None:
    names = resource.operation_ids
    rehearsed = {"model": Rehearsal, "description": "With `validateOnly=true`: what would have happened."}
    router.add_api_route(
        collection,
        _endpoint(recording, resource, own_id=False, query=CommandQuery),
        methods=["POST"],
        status_code=201,
        operation_id=names["record"],
        summary=f"Record a new {resource.title.en}",
        description=f"{resource.about} {resource.recording_note}",
        openapi_extra=_request_body(JSON, resource.create.__name__),
        dependencies=guarded(_writing(resource, names["record"])),
        responses={
            200: rehearsed,
            201: {"model": resource.issued or resource.read, "description": f"The {resource.title.en} as recorded."},
        },
        **common,
    )
    router.add_api_route(
        item,
        _endpoint(correct_one, resource, own_id=True, query=CommandQuery),
        methods=["PATCH"],
        operation_id=names["correct"],
        summary=f"Correct or complete one {resource.title.en}",
        description=(
            f"{resource.about} Only the members sent change (JSON Merge Patch, RFC 7396); every change needs a"
            " `reason` and the ETag that was read, and makes a new version. Nothing is overwritten: earlier"
            f" versions stay readable with `knownAt`. {resource.recording_note}"
        ),
        openapi_extra=_request_body(MERGE_PATCH, correction_name(resource)),
        dependencies=guarded(_writing(resource, names["correct"])),
        responses={
            200: {
                "model": resource.read | Rehearsal,
                "description": f"The {resource.title.en} as corrected; with `validateOnly=true` what would have"
                " happened.",
            }
        },
        **common,
    )


def _writing(resource: Resource, operation: str) -> Policy:
    return Policy(
        operation=operation,
        scope=resource.write_scope,
        needs_token=True,
        roles=resource.writers,
        steward=resource.steward,
        in_dossier=operation != resource.operation_ids["record"] or resource.agreement_column != "id",
    )


def _request_body(media_type: str, schema: str) -> dict[str, Any]:
    content = {media_type: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    if media_type == MERGE_PATCH:
        content[JSON] = content[MERGE_PATCH]
    return {"requestBody": {"required": True, "content": content}}


def path_parameters(columns: Sequence[str], *, numbered: bool = False) -> list[inspect.Parameter]:
    """Return the ids in a path as FastAPI reads them, by the columns they are of, such as `agreement_id`.

    With `numbered` the last of them may be a number under the others instead.
    """
    found = []
    for place, column in enumerate(columns, start=1):
        name = column.removesuffix("_id").replace("_", " ")
        annotation: Any = Annotated[UUID, Path(description=f"Id of the {name}.")]
        if numbered and place == len(columns):
            annotation = Annotated[UUID | Number, Path(description=f"Id of the {name}, or its number.")]
        found.append(inspect.Parameter(camel(column), inspect.Parameter.KEYWORD_ONLY, annotation=annotation))
    return found


def _endpoint(
    handler: Handler,
    resource: Resource,
    *,
    own_id: bool,
    query: type[RecordQuery | CommandQuery],
    numbered: bool = False,
) -> Callable[..., Awaitable[Response]]:
    """Return an endpoint with the signature FastAPI reads: token, register, path ids and query of this resource."""
    columns = [*resource.parent_columns, *([f"{resource.kind}_id"] if own_id else [])]
    names = [camel(column) for column in columns]

    async def endpoint(**given: Any) -> Response:
        ids = [given[name] for name in names]
        call = Call(resource, given["request"], given["register"], given["token"], given["query"], ids)
        return await handler(call)

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("request", keyword, annotation=Request),
        inspect.Parameter("token", keyword, annotation=TokenDep),
        inspect.Parameter("register", keyword, annotation=RegisterDep),
        *path_parameters(columns, numbered=numbered),
        inspect.Parameter("query", keyword, annotation=Annotated[query, Query()]),
    ]
    endpoint.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what FastAPI reads
    endpoint.__name__ = f"{handler.__name__}_{resource.kind}"
    return endpoint
