"""What a list asks, as SQL: which records, in which order, from where, and how many there are."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.kit.domain import Localised
from app.kit.pagination import Position
from app.kit.queries import CountMode, ListQuery
from app.kit.resources import Resource, Sort
from app.kit.statement import Moment, Statement, query_fault

COUNT_BOUND = 10_000
BY_ID = Sort("r.id", "uuid")


def filters_of(resource: Resource, query: ListQuery) -> dict[str, Any]:
    """Return the filters a query uses, by name of the parameter in snake_case."""
    return {name: value for name in resource.filters if (value := getattr(query, name)) is not None}


def filtered(resource: Resource, query: ListQuery, statement: Statement) -> str:
    """Return the conditions a query sets."""
    conditions = (
        resource.filters[name].condition(query, value, statement.bind)
        for name, value in filters_of(resource, query).items()
    )
    return "".join(f" AND {condition}" for condition in conditions)


def counted(resource: Resource, query: ListQuery, moment: Moment, statement: Statement, kept: str) -> str:
    """Return the expression that counts, where that was asked.

    Raises:
        RefusedError: `validation-failed` at another moment.

    """
    if query.count is None:
        return "0"
    if not moment.is_present:
        sentence = Localised(
            "`count` kan niet samen met `asOf` of `knownAt`.", "`count` does not go with `asOf` or `knownAt`."
        )
        raise query_fault("count", "not-combinable", sentence)
    bound = f" LIMIT {COUNT_BOUND}" if query.count is CountMode.ESTIMATED else ""
    return f"(SELECT count(*) FROM (SELECT 1 FROM {resource.table_name} r WHERE TRUE{kept}{bound}) c)"


def beyond(sort: Sort, after: Position | None, statement: Statement, *, descending: bool) -> str:
    """Return the condition that a record comes after a position."""
    if after is None:
        return ""
    value = f"{statement.bind(after.value)}::text::{sort.cast}"
    return f" AND ({sort.sql}, r.id) {'<' if descending else '>'} ({value}, {statement.bind(after.record_id)})"


def sort_of(resource: Resource, query: ListQuery, moment: Moment) -> tuple[Sort, bool]:
    """Return the order asked for, and whether it descends.

    Raises:
        RefusedError: `validation-failed`: unknown, or at another moment.

    """
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


def question_of(resource: Resource, query: ListQuery, parents: Sequence[UUID]) -> str:
    """Return what a cursor is valid for."""
    return json.dumps([resource.kind, [str(p) for p in parents], query.selection], sort_keys=True)
