"""The history of one record: every version, who made it and why; the same for every resource.

Newest first: what changed last is what is asked most. Whoever is outside the dossier learns of the versions that
were public then, and nothing of who made them.
"""

import inspect
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field

from app.kit.auth.tokens import VerifiedToken
from app.kit.body import JSON
from app.kit.domain import refusal
from app.kit.listing import page_address
from app.kit.pagination import Position
from app.kit.policy import Policy, guarded
from app.kit.problem_types import NOT_FOUND
from app.kit.queries import Cursor, ListQuery, PageLinks
from app.kit.reading import Reads, Row
from app.kit.reception import RegisterDep, TokenDep
from app.kit.resources import Resource, camel
from app.kit.schema import ApiModel, Instant, Recorder, RecordLinks, instant_text
from app.kit.statement import Statement


class HistoryQuery(ApiModel):
    """A page of a record's history."""

    model_config = ListQuery.model_config

    limit: int = Field(25, ge=1, le=200, description="Most versions on one page.")
    cursor: Cursor | None = Field(None, description="From `links.next`; opaque.")


class HistoryEntry(ApiModel):
    """One version of a record. Outside the dossier `command`, `by`, `reason` and `mandateId` are null."""

    version: int
    recorded_at: Instant = Field(description="From this instant on `knownAt` shows this version, until the next.")
    command: str | None = Field(description="What was done, such as `agreement.correct`.")
    by: Recorder | None = Field(description="Who did it, in which role and for which organisation.")
    reason: str | None
    mandate_id: UUID | None = Field(description="The mandate it was done under.")
    links: RecordLinks = Field(description="`self` reads the record as it was in this version.")


class HistoryPage(ApiModel):
    """One page of a record's history, newest version first."""

    items: list[HistoryEntry]
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")


@dataclass(frozen=True, slots=True)
class FoundHistory:
    """One page of versions, and where the next page begins."""

    entries: tuple[HistoryEntry, ...]
    next_cursor: str | None


async def history_of(
    reads: Reads,
    resource: Resource,
    token: VerifiedToken | None,
    record_id: UUID,
    parents: Sequence[UUID],
    query: HistoryQuery,
    address: str,
) -> FoundHistory:
    """Return the versions of one record that the reader may know of, newest first; `address` is the record's own.

    Raises:
        RefusedError: `not-found`: absent or not visible; `invalid-cursor`.

    """
    question = json.dumps(["history", resource.kind, str(record_id)])
    before = int(reads.cursors.decode(query.cursor, question).value) if query.cursor is not None else None

    def compose(statement: Statement) -> tuple[str, str]:
        own = f"r.id = {statement.bind(record_id)}{statement.in_parents(resource, parents)}"
        seen = f"{own} AND {statement.visible(resource)}"
        earlier = "" if before is None else f" AND j.seq < {statement.bind(before)}::bigint"
        inside = statement.inside(resource)
        select = (
            "SELECT r.id, j.seq, j.resource_version AS version, j.recorded_at, j.command, j.actor_name, j.actor_role,"
            f" j.organisation_id, j.mandate_id, p.reason, {inside} AS inside FROM {resource.table_name} r"
            f" JOIN journal j ON j.resource_id = r.id AND j.resource_kind = '{resource.kind}'"
            f" LEFT JOIN journal_payload p USING (seq) WHERE {seen}{earlier}"
            f" AND ({inside} OR p.public_representation IS NOT NULL)"
            f" ORDER BY j.seq DESC LIMIT {statement.bind(query.limit + 1)}"
        )
        return select, f"EXISTS (SELECT 1 FROM {resource.table_name} r WHERE {seen})"

    _, rows = await reads.fetch(token, compose)
    if not rows[0]["context"]:
        raise refusal(NOT_FOUND)
    found = [row for row in rows if row["id"] is not None]
    shown = found[: query.limit]
    cursor = None
    if len(found) > query.limit:
        cursor = reads.cursors.encode(Position(str(shown[-1]["seq"]), record_id), question)
    return FoundHistory(tuple(_entry(row, address) for row in shown), cursor)


def _entry(row: Row, address: str) -> HistoryEntry:
    then = urlencode({"knownAt": instant_text(row["recorded_at"])})
    known: dict[str, Any] = {"command": None, "by": None, "reason": None, "mandate_id": None}
    if row["inside"]:
        known = {
            "command": row["command"],
            "by": Recorder(name=row["actor_name"], role=row["actor_role"], organisation_id=row["organisation_id"]),
            "reason": row["reason"],
            "mandate_id": row["mandate_id"],
        }
    return HistoryEntry(
        version=row["version"],
        recorded_at=row["recorded_at"],
        links=RecordLinks(self=f"{address}?{then}"),
        **known,
    )


def add_history(router: APIRouter, resource: Resource, item: str) -> None:
    """Give a resource the history of each of its records; `item` is the path of one record."""
    operation = resource.operation_ids["history"]
    router.add_api_route(
        f"{item}/history",
        _endpoint(resource),
        methods=["GET"],
        operation_id=operation,
        summary=f"Read the history of one {resource.title.en}",
        description=(
            f"{resource.about} The history names every version, newest first: when it was recorded, by whom, why, and"
            " where it can be read. Outside the dossier it names only versions that were public, and nobody."
        ),
        responses={200: {"model": HistoryPage, "description": "One page of versions, newest first."}},
        tags=[resource.tag],
        dependencies=guarded(Policy(operation=operation, scope=resource.read_scope)),
        response_model=None,
    )


def _endpoint(resource: Resource) -> Callable[..., Awaitable[Response]]:
    """Return an endpoint with the signature FastAPI reads: the ids in the path of one record of this resource."""
    columns = [*resource.parent_columns, f"{resource.kind}_id"]

    async def endpoint(
        request: Request, token: TokenDep, register: RegisterDep, query: Annotated[HistoryQuery, Query()], **ids: UUID
    ) -> Response:
        *parents, own_id = (ids[camel(column)] for column in columns)
        path = request.url.path
        found = await history_of(
            register.reads, resource, token, own_id, parents, query, path.removesuffix("/history")
        )
        own = query.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
        following = page_address(path, own | {"cursor": found.next_cursor}) if found.next_cursor else None
        links = PageLinks(self=page_address(path, own), next=following)
        return Response(HistoryPage(items=list(found.entries), links=links).model_dump_json(), media_type=JSON)

    given = inspect.signature(endpoint, eval_str=False).parameters.values()
    fixed = [p.replace(kind=p.KEYWORD_ONLY) for p in given if p.kind is not p.VAR_KEYWORD]
    from_path = [
        inspect.Parameter(
            camel(column),
            inspect.Parameter.KEYWORD_ONLY,
            annotation=Annotated[
                UUID, Path(description=f"Id of the {column.removesuffix('_id').replace('_', ' ')}.")
            ],
        )
        for column in columns
    ]
    endpoint.__signature__ = inspect.Signature([*fixed, *from_path])  # type: ignore[attr-defined]  # for FastAPI
    endpoint.__name__ = f"history_{resource.kind}"
    return endpoint
