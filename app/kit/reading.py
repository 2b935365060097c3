"""The read path (D3, D5): one prepared statement per read, stored text out, whoever asks and whatever for.

Every statement is composed here from a resource's declarations, so every door applies the same visibility.
Each also returns the epoch of the memberships; a reader remembered from an older epoch is looked up anew.
"""

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg

from app.kit.auth.tokens import VerifiedToken
from app.kit.demand import need_primary
from app.kit.domain import refusal
from app.kit.fault_problems import DATABASE_UNAVAILABLE
from app.kit.list_questions import beyond, counted, filtered, filters_of, question_of, sort_of
from app.kit.pagination import CursorSigner, Position
from app.kit.problem_types import NOT_FOUND
from app.kit.queries import ListQuery
from app.kit.read_pool import ReadSource
from app.kit.resources import Representation, Resource
from app.kit.statement import ORGANISATIONS, PRESENT, Moment, Slot, Statement, Template, gathered, of_few
from app.kit.visibility import NO_EPOCH, Reader, ReaderSource

TEMPORAL_BATCH = 500
MEMBERSHIP_ATTEMPTS = 3
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

    ids: Sequence[UUID]
    texts: Sequence[str]
    next_cursor: str | None
    total: int | None


@dataclass(frozen=True)
class Reads:
    """Answers reads for one process."""

    pool: ReadSource
    readers: ReaderSource
    cursors: CursorSigner
    _templates: dict[Hashable, Template] = field(default_factory=dict)

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

        def composed(reader: Reader) -> tuple[str, list[Any]]:
            statement = Statement(reader)
            return _with_epoch(*compose(statement)), statement.parameters

        return await self._asked(token, composed)

    async def _fetch_shape(
        self,
        token: VerifiedToken | None,
        shape: Hashable,
        values: Sequence[Any],
        compose: Callable[[Statement, Sequence[Any]], tuple[str, str]],
    ) -> list[Row]:
        """Run one statement as `fetch` does, of a shape that is composed once for all readers of a kind."""

        def filled_in(reader: Reader) -> tuple[str, list[Any]]:
            key = (shape, reader.scope, reader.is_administrator, reader.breadth)
            template = self._templates.get(key)
            if template is None:
                statement = Statement(reader, ORGANISATIONS)
                text = _with_epoch(*compose(statement, [Slot(number) for number in range(len(values))]))
                template = self._templates[key] = Template(text, tuple(statement.parameters))
            return template.text, template.parameters(reader, values)

        return (await self._asked(token, filled_in))[1]

    async def _asked(
        self, token: VerifiedToken | None, question: Callable[[Reader], tuple[str, list[Any]]]
    ) -> tuple[Reader, list[Row]]:
        for attempt in range(MEMBERSHIP_ATTEMPTS):
            reader = await self.readers.reader(token, fresh=attempt > 0)
            text, parameters = question(reader)
            rows = await self.pool.fetch(text, *parameters)
            if reader.epoch in {NO_EPOCH, rows[0]["epoch"]}:
                return reader, rows
            # Who changes memberships writes to the primary: nothing is newer than what is known there.
            need_primary()
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
        column = "id" if isinstance(record_id, UUID) else resource.numbered_by

        def compose(statement: Statement, values: Sequence[Any]) -> tuple[str, str]:
            own, *above = values
            inside = statement.in_parents(resource, above)
            condition = f" AND r.{column} = {statement.bind(own)}{inside} AND {statement.visible(resource)}"
            return statement.source(resource, moment) + condition, "TRUE"

        values = (record_id, *parents)
        if moment.known_at is None:
            row, *_ = await self._fetch_shape(token, (resource.kind, column), values, compose)
        else:
            _, (row, *_) = await self.fetch(token, lambda statement: compose(statement, values))
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
        sort, descending = sort_of(resource, query, moment)
        question = question_of(resource, query, parents)
        after = self.cursors.decode(query.cursor, question) if query.cursor is not None else None
        size = query.limit if moment.is_present else max(TEMPORAL_BATCH, query.limit)

        plain = moment.is_present and query.count is None and not filters_of(resource, query)
        in_order_of_id = plain and query.sort is None

        def compose(statement: Statement, values: Sequence[Any]) -> tuple[str, str]:
            bound, value, own, *above = values
            most = statement.bind(bound)
            begins = None if after is None else Position(value, own)
            if in_order_of_id and statement.finds_from_organisations(resource):
                first = statement.first_in_sight(resource, None if after is None else own)
                return gathered(f"{first} LIMIT (SELECT {most} + 1)", most), "0"
            kept = statement.in_parents(resource, above)
            if moment.is_present:
                kept += filtered(resource, query, statement)
            kept += f" AND {statement.visible(resource)}"
            parent = statement.parent_is_visible(resource, above)
            total = counted(resource, query, moment, statement, kept)
            order = "DESC" if descending else "ASC"
            select = (
                statement.source(resource, moment, f"({sort.sql})::text")
                + kept
                + beyond(sort, begins, statement, descending=descending)
                + f" ORDER BY {sort.sql} {order}, r.id {order}"
            )
            if plain:
                select = of_few(select)
            select += f" LIMIT {most} + 1"
            return gathered(select, most) if moment.is_present else select, f"CASE WHEN {parent} THEN {total} END"

        values = (size, after and after.value, after and after.record_id, *parents)
        if plain:
            shape = (resource.kind, query.sort, after is None)
            rows = await self._fetch_shape(token, shape, values, compose)
        else:
            _, rows = await self.fetch(token, lambda statement: compose(statement, values))
        if rows[0]["context"] is None:
            raise refusal(NOT_FOUND)
        if moment.is_present:
            return self._page_of(rows[0], query, question)
        return self._temporal_page(resource, query, moment, [row for row in rows if row["id"] is not None], question)

    def _page_of(self, row: Row, query: ListQuery, question: str) -> FoundPage:
        ids, texts, size = row["ids"] or [], row["texts"] or [], query.limit
        next_cursor = None
        if len(ids) > size:
            next_cursor = self.cursors.encode(Position(row["position"], ids[size - 1]), question)
        return FoundPage(ids[:size], texts[:size], next_cursor, row["context"] if query.count else None)

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
        return FoundPage(list(matching), list(matching.values()), cursor, None)


def on_day(resource: Resource, text: str, moment: Moment) -> str | None:
    """Return a stored text as of the legal day asked for; nothing when the record does not exist then (D12)."""
    if moment.as_of is None:
        return text
    projected = resource.project(json.loads(text), moment.as_of)
    return None if projected is None else dumped(projected)


def dumped(representation: Representation | Mapping[str, Any]) -> str:
    """Return a representation as the register writes JSON."""
    return json.dumps(representation, ensure_ascii=False, separators=(",", ":"))


def _at_moment(resource: Resource, query: ListQuery, moment: Moment, text: str) -> str | None:
    then = on_day(resource, text, moment)
    asked = filters_of(resource, query)
    if then is None or not asked:
        return then
    representation = json.loads(then)
    matches = all(resource.filters[name].matches(representation, value) for name, value in asked.items())
    return then if matches else None


def _with_epoch(rows_select: str, context: str) -> str:
    """Return the statement of a read: the epoch of the memberships and the context once, and each row beside them."""
    return (
        f"SELECT e.epoch, e.context, x.* FROM (SELECT epoch, {context} AS context FROM access_epoch) e"
        f" LEFT JOIN LATERAL ({rows_select}) x ON TRUE"
    )
