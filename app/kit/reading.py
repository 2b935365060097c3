"""The read path (D3, D5): one prepared statement per read, stored text out, whoever asks and whatever for.

Every statement is composed here from a resource's declarations, so every door applies the same visibility.
Each also returns the epoch of the memberships; a reader remembered from an older epoch is looked up anew.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import Localised, refusal
from app.kit.fault_problems import DATABASE_UNAVAILABLE
from app.kit.pagination import CursorSigner, Position
from app.kit.problem_types import NOT_FOUND
from app.kit.queries import CountMode, ListQuery
from app.kit.resources import Representation, Resource, Sort
from app.kit.statement import PRESENT, Moment, Statement, query_fault
from app.kit.visibility import Reader, ReaderSource, Scope

TEMPORAL_BATCH = 500
COUNT_BOUND = 10_000
MEMBERSHIP_ATTEMPTS = 3
BY_ID = Sort("r.id", "uuid")
Row = asyncpg.Record


@dataclass(frozen=True, slots=True)
class Found:
    """One record as a reader may see it; `is_inside` tells whether as those inside the dossier do."""

    id: UUID
    version: int
    text: str
    is_inside: bool


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page of a list: the stored texts in order, and where the next page begins."""

    ids: tuple[UUID, ...]
    texts: tuple[str, ...]
    next_cursor: str | None
    total: int | None


@dataclass(frozen=True)
class Reads:
    """Answers reads for one process."""

    pool: "asyncpg.Pool[asyncpg.Record]"
    readers: ReaderSource
    cursors: CursorSigner

    async def fetch(
        self, token: VerifiedToken | None, compose: Callable[[Statement], tuple[str, str]]
    ) -> tuple[Reader, list[Row]]:
        """Run one statement as the bearer of a token is known here and now.

        `compose` returns the rows' select and an expression that is computed once (`context`).
        The first row always exists and carries `epoch` and `context`; its `id` is null when nothing was found.

        Raises:
            RefusedError: `database-unavailable`: memberships changed during every attempt.
            PoolExhaustedError, DatabaseUnreachableError: the database cannot be asked (`app.kit.faults`).

        """
        for attempt in range(MEMBERSHIP_ATTEMPTS):
            statement = Statement(await self.readers.reader(token, fresh=attempt > 0))
            rows_select, context = compose(statement)
            rows = await self.pool.fetch(
                f"SELECT e.epoch, e.context, x.* FROM (SELECT epoch, {context} AS context FROM access_epoch) e"
                f" LEFT JOIN LATERAL ({rows_select}) x ON TRUE",
                *statement.parameters,
            )
            if token is None or rows[0]["epoch"] == statement.reader.epoch:
                return statement.reader, rows
        raise refusal(DATABASE_UNAVAILABLE, headers={"Retry-After": "1"})

    async def record(
        self,
        resource: Resource,
        token: VerifiedToken | None,
        record_id: UUID | int,
        parents: Sequence[UUID] = (),
        moment: Moment = PRESENT,
    ) -> Found:
        """Return one record, by its id or by its number under its parents.

        Raises:
            RefusedError: `not-found`: absent, not visible, or not there at that moment.

        """

        def compose(statement: Statement) -> tuple[str, str]:
            inside = statement.in_parents(resource, parents) if parents else ""
            column = "id" if isinstance(record_id, UUID) else resource.numbered_by
            condition = f" AND r.{column} = {statement.bind(record_id)}{inside} AND {statement.visible(resource)}"
            return statement.source(resource, moment) + condition, "TRUE"

        _, (row, *_) = await self.fetch(token, compose)
        if row["id"] is None:
            raise refusal(NOT_FOUND)
        text = on_day(resource, row["text"], moment)
        if text is None:
            raise refusal(NOT_FOUND)
        return Found(row["id"], row["version"], text, row["inside"])

    async def page(
        self,
        resource: Resource,
        token: VerifiedToken | None,
        query: ListQuery,
        parents: Sequence[UUID] = (),
        moment: Moment = PRESENT,
    ) -> FoundPage:
        """Return one page of a list.

        At another moment the page examines a bounded number of records in order of id and keeps those that
        match then; it may hold fewer than `limit`, even none, and still have a next page.

        Raises:
            RefusedError: `not-found` for the parent, `invalid-cursor`, `validation-failed` for the sort.

        """
        sort, descending = _sort_of(resource, query, moment)
        question = _question(resource, query, parents)
        after = self.cursors.decode(query.cursor, question) if query.cursor is not None else None
        size = query.limit if moment.is_present else max(TEMPORAL_BATCH, query.limit)

        from_organisations = _is_found_from_organisations(resource, query, moment)

        def compose(statement: Statement) -> tuple[str, str]:
            if from_organisations and statement.reader.scope is Scope.MEMBER:
                return statement.first_in_sight(resource, after.record_id if after else None, size + 1), "0"
            kept = statement.in_parents(resource, parents)
            if moment.is_present:
                kept += _filtered(resource, query, statement)
            kept += f" AND {statement.visible(resource)}"
            parent = statement.parent_is_visible(resource, parents)
            total = _count(resource, query, moment, statement, kept)
            order = "DESC" if descending else "ASC"
            select = (
                statement.source(resource, moment, f"({sort.sql})::text")
                + kept
                + _after(sort, after, statement, descending=descending)
                + f" ORDER BY {sort.sql} {order}, r.id {order} LIMIT {statement.bind(size + 1)}"
            )
            return select, f"CASE WHEN {parent} THEN {total} END"

        _, rows = await self.fetch(token, compose)
        if rows[0]["context"] is None:
            raise refusal(NOT_FOUND)
        found = [row for row in rows if row["id"] is not None]
        total = rows[0]["context"] if query.count else None
        if moment.is_present:
            return self._page_of(found, size, question, total)
        return self._temporal_page(resource, query, moment, found, question)

    def _page_of(self, found: list[Row], size: int, question: str, total: int | None) -> FoundPage:
        kept = found[:size]
        more = len(found) > size
        return FoundPage(
            tuple(row["id"] for row in kept),
            tuple(row["text"] for row in kept),
            self.cursors.encode(Position(kept[-1]["position"], kept[-1]["id"]), question) if more else None,
            total,
        )

    def _temporal_page(
        self, resource: Resource, query: ListQuery, moment: Moment, found: list[Row], question: str
    ) -> FoundPage:
        matching: dict[UUID, str] = {}
        examined = 0
        for row in found[: max(TEMPORAL_BATCH, query.limit)]:
            examined += 1
            text = _at_moment(resource, query, moment, row["text"])
            if text is not None:
                matching[row["id"]] = text
            if len(matching) == query.limit:
                break
        more = examined < len(found)
        last = found[examined - 1] if more else None
        cursor = self.cursors.encode(Position(last["position"], last["id"]), question) if last else None
        return FoundPage(tuple(matching), tuple(matching.values()), cursor, None)


def on_day(resource: Resource, text: str, moment: Moment) -> str | None:
    """Return a stored text as of the legal day asked for; nothing when the record does not exist then (D12)."""
    if moment.as_of is None:
        return text
    projected = resource.project(json.loads(text), moment.as_of)
    return None if projected is None else dumped(projected)


def dumped(representation: Representation | Mapping[str, Any]) -> str:
    """Return a representation as the register writes JSON."""
    return json.dumps(representation, ensure_ascii=False, separators=(",", ":"))


def filters_of(resource: Resource, query: ListQuery) -> dict[str, Any]:
    """Return the filters a query uses, by name of the parameter in snake_case."""
    return {name: value for name in resource.filters if (value := getattr(query, name)) is not None}


def _at_moment(resource: Resource, query: ListQuery, moment: Moment, text: str) -> str | None:
    then = on_day(resource, text, moment)
    asked = filters_of(resource, query)
    if then is None or not asked:
        return then
    representation = json.loads(then)
    matches = all(resource.filters[name].matches(representation, value) for name, value in asked.items())
    return then if matches else None


def _filtered(resource: Resource, query: ListQuery, statement: Statement) -> str:
    conditions = (
        resource.filters[name].condition(query, value, statement.bind)
        for name, value in filters_of(resource, query).items()
    )
    return "".join(f" AND {condition}" for condition in conditions)


def _count(resource: Resource, query: ListQuery, moment: Moment, statement: Statement, kept: str) -> str:
    if query.count is None:
        return "0"
    if not moment.is_present:
        sentence = Localised(
            "`count` kan niet samen met `asOf` of `knownAt`.", "`count` does not go with `asOf` or `knownAt`."
        )
        raise query_fault("count", "not-combinable", sentence)
    bound = f" LIMIT {COUNT_BOUND}" if query.count is CountMode.ESTIMATED else ""
    return f"(SELECT count(*) FROM (SELECT 1 FROM {resource.table_name} r WHERE TRUE{kept}{bound}) counted)"


def _after(sort: Sort, after: Position | None, statement: Statement, *, descending: bool) -> str:
    if after is None:
        return ""
    value = f"{statement.bind(after.value)}::text::{sort.cast}"
    return f" AND ({sort.sql}, r.id) {'<' if descending else '>'} ({value}, {statement.bind(after.record_id)})"


def _sort_of(resource: Resource, query: ListQuery, moment: Moment) -> tuple[Sort, bool]:
    if query.sort is None:
        return BY_ID, False
    name = query.sort.removeprefix("-")
    allowed = sorted(resource.sorts)
    if not moment.is_present:
        sentence = Localised(
            "`sort` kan niet samen met `asOf` of `knownAt`.", "`sort` does not go with `asOf` or `knownAt`."
        )
        raise query_fault("sort", "not-combinable", sentence)
    if name not in resource.sorts:
        choice = Localised("Kies een van: {names}.", "Choose one of: {names}.").filled(names=", ".join(allowed))
        raise query_fault("sort", "enum", choice)
    return resource.sorts[name], query.sort.startswith("-")


def _is_found_from_organisations(resource: Resource, query: ListQuery, moment: Moment) -> bool:
    """Tell whether a page holds whatever its reader sees, in order of id, and the resource knows that order."""
    chosen = query.sort or query.count or filters_of(resource, query)
    return resource.inside_by_id is not None and moment.is_present and not chosen


def _question(resource: Resource, query: ListQuery, parents: Sequence[UUID]) -> str:
    asked = query.model_dump(mode="json", exclude={"cursor", "limit", "fields", "expand"}, exclude_none=True)
    return json.dumps([resource.kind, [str(p) for p in parents], asked], sort_keys=True)
