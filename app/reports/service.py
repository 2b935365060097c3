"""Use cases of reports: what a reader may see of money and agreements, added up."""

import asyncio
import json
from collections import defaultdict
from typing import Any
from uuid import UUID

from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import Localised
from app.kit.queries import PageLinks
from app.kit.reading import Reads
from app.kit.statement import Moment, Statement, query_fault
from app.kit.visibility import Reader, Scope
from app.reports import funding_figures, repository
from app.reports.funding_figures import FundingQuestion, Key
from app.reports.rules import MEASURES, NAMED, Figures, FundingGrouping, total
from app.reports.schemas import FundingFigures, FundingGroup, FundingReport, FundingReportQuery, FundingRow

_KEPT = {
    FundingGrouping.PROVIDER: "provider_organisation_id",
    FundingGrouping.PROGRAMME: "programme_id",
    FundingGrouping.AREA: "area_id",
    FundingGrouping.RECIPIENT: "recipient_organisation_id",
    FundingGrouping.STATUS: "status",
    FundingGrouping.YEAR: "year",
}
_TWICE = Localised("Noem twee verschillende namen.", "Name two different ones.")
Names = dict[str, str]


def groups_of(group_by: str | None) -> tuple[str, ...]:
    """Return the names a report is grouped by.

    Raises:
        RefusedError: `validation-failed` when one is named twice.

    """
    names = tuple(group_by.split(",")) if group_by else ()
    if len(set(names)) < len(names):
        raise query_fault("groupBy", "not-combinable", _TWICE)
    return names


async def funding_report(
    reads: Reads, token: VerifiedToken | None, query: FundingReportQuery, moment: Moment, address: str
) -> FundingReport:
    """Return the money the reader sees, by key: every euro once, in one of the rows (R-089).

    Raises:
        RefusedError: `validation-failed`.

    """
    given = {name: getattr(query, column) for name, column in _KEPT.items()}
    asked = FundingQuestion(
        groups=tuple(FundingGrouping(name) for name in groups_of(query.group_by)),
        kept={name: str(value) for name, value in given.items() if value is not None},
        day=moment.as_of,
    )
    if moment.known_at is None:
        found, names = await _from_columns(reads, token, asked)
    else:
        found, names = await _from_journal(reads, token, asked, moment)
    return FundingReport(
        as_of=query.as_of,
        known_at=query.known_at,
        items=tuple(_row(asked, key, found[key], names) for key in sorted(found, key=_in_order)),
        total=FundingFigures.model_validate(total(list(found.values()))),
        links=PageLinks(self=address),
    )


async def _from_columns(
    reads: Reads, token: VerifiedToken | None, asked: FundingQuestion
) -> tuple[dict[Key, Figures], Names]:
    _, rows = await reads.fetch(token, lambda statement: (repository.funding_select(statement, asked), "TRUE"))
    found: dict[Key, Figures] = {}
    names: Names = {}
    for row in rows:
        if row["id"] is None:
            continue
        key = tuple(row[f"k{number}"] for number in range(len(asked.groups)))
        figures = {name: row[name] for name in MEASURES}
        defaults = {name: 0 for name, value in figures.items() if value is None and name not in ENVELOPE_MEASURES}
        if row["hidden_free"]:
            figures["free_cents"] = None
        found[key] = Figures(**figures | defaults)
        for number, name in enumerate(asked.groups):
            if name in NAMED and row[f"nk{number}"] is not None:
                names[key[number] or ""] = row[f"nk{number}"]
    return found, names


ENVELOPE_MEASURES = frozenset({"ceiling_cents", "announced_cents", "free_cents"})


async def _from_journal(
    reads: Reads, token: VerifiedToken | None, asked: FundingQuestion, moment: Moment
) -> tuple[dict[Key, Figures], Names]:
    def compose(statement: Statement) -> tuple[str, str]:
        return repository.known_select(statement, moment), "TRUE"

    reader, rows = await reads.fetch(token, compose)
    # Reading a whole register takes a while; others are served meanwhile.
    found = await asyncio.to_thread(_added_up, rows, asked, _own(reader))
    return found, await _names(reads, token, asked, list(found), moment)


def _added_up(rows: list[Any], asked: FundingQuestion, own: frozenset[str] | None) -> dict[Key, Figures]:
    known: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["id"] is not None:
            known[row["kind"]].append(json.loads(row["text"]))
    return funding_figures.rows(known, asked, own)


def _own(reader: Reader) -> frozenset[str] | None:
    return None if reader.scope is Scope.EVERYTHING else frozenset(map(str, reader.organisations))


async def _names(
    reads: Reads, token: VerifiedToken | None, asked: FundingQuestion, keys: list[Key], moment: Moment
) -> Names:
    """Return what the records in the keys were called then."""
    ids: defaultdict[str, list[UUID]] = defaultdict(list)
    for number, name in enumerate(asked.groups):
        if name in NAMED:
            ids[NAMED[name]] += {UUID(key[number]) for key in keys if key[number] is not None}
    if not ids:
        return {}
    _, rows = await reads.fetch(token, lambda statement: (repository.names_select(statement, ids, moment), "TRUE"))
    return {str(row["id"]): json.loads(row["text"])["name"] for row in rows if row["id"] is not None}


def _in_order(key: Key) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, value or "") for value in key)


def _row(asked: FundingQuestion, key: Key, figures: Figures, names: Names) -> FundingRow:
    groups = tuple(
        FundingGroup(by=by, value=value, name=names.get(value or "") if by in NAMED else None)
        for by, value in zip(asked.groups, key, strict=True)
    )
    measured = {name: getattr(figures, name) for name in MEASURES}
    return FundingRow(groups=groups, **measured)
