"""Use cases of reports: what a reader may see of money and agreements, added up."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from app.agreements.rules import AgreementStatus
from app.agreements.service import AGREEMENTS
from app.funding.rules import AllocationStatus
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import Localised
from app.kit.listing import page_address
from app.kit.pagination import Position
from app.kit.queries import PageLinks
from app.kit.reading import Reads
from app.kit.statement import Moment, Statement, query_fault
from app.kit.visibility import Reader, Scope
from app.reports import agreement_figures, funding_figures, repository
from app.reports.agreement_figures import AgreementFacts, AgreementFigures
from app.reports.funding_figures import FundingQuestion, Key
from app.reports.rules import MEASURES, NAMED, AgreementGrouping, Figures, FundingGrouping, total
from app.reports.schemas import (
    AgreementFiguresRead,
    AgreementGroup,
    AgreementReport,
    AgreementReportQuery,
    AgreementRow,
    AgreementStatusCount,
    FundingFigures,
    FundingGroup,
    FundingReport,
    FundingReportQuery,
    FundingRow,
    GrantEntry,
    GrantRegisterPage,
    GrantRegisterQuery,
    OpenFindings,
    WaitingTime,
)

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
    return found, await _names(reads, token, _ids(asked, found), moment)


def _added_up(rows: list[Any], asked: FundingQuestion, own: frozenset[str] | None) -> dict[Key, Figures]:
    return funding_figures.rows(_by_kind(rows), asked, own)


def _by_kind(rows: list[Any]) -> defaultdict[str, list[dict[str, Any]]]:
    known: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["id"] is not None:
            known[row["kind"]].append(json.loads(row["text"]))
    return known


def _own(reader: Reader) -> frozenset[str] | None:
    return None if reader.scope is Scope.EVERYTHING else frozenset(map(str, reader.organisations))


def _ids(asked: FundingQuestion, keys: Iterable[Key]) -> dict[str, set[str | None]]:
    """Return the ids in the keys by the kind of record that has the name."""
    found: defaultdict[str, set[str | None]] = defaultdict(set)
    for key in keys:
        for by, value in zip(asked.groups, key, strict=True):
            if by in NAMED:
                found[NAMED[by]].add(value)
    return found


async def _names(
    reads: Reads, token: VerifiedToken | None, wanted: Mapping[str, set[str | None]], moment: Moment
) -> Names:
    """Return what records were called then, by id; `wanted` names them by kind."""
    ids = {kind: [UUID(value) for value in values if value] for kind, values in wanted.items() if any(values)}
    if not ids:
        return {}
    _, rows = await reads.fetch(token, lambda statement: (repository.names_select(statement, ids, moment), "TRUE"))
    return {str(row["id"]): row["name"] for row in rows if row["name"] is not None}


def _in_order(key: Key) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, value or "") for value in key)


def _row(asked: FundingQuestion, key: Key, figures: Figures, names: Names) -> FundingRow:
    groups = tuple(
        FundingGroup(by=by, value=value, name=names.get(value or "") if by in NAMED else None)
        for by, value in zip(asked.groups, key, strict=True)
    )
    measured = {name: getattr(figures, name) for name in MEASURES}
    return FundingRow(groups=groups, **measured)


async def agreement_report(
    reads: Reads, token: VerifiedToken | None, query: AgreementReportQuery, moment: Moment, today: date, address: str
) -> AgreementReport:
    """Return the agreements the reader sees, by key, and all of them together, each counted once.

    Raises:
        RefusedError: `validation-failed`.

    """
    groups = tuple(AgreementGrouping(name) for name in groups_of(query.group_by))

    def compose(statement: Statement) -> tuple[str, str]:
        return repository.agreements_select(statement, moment), "TRUE"

    _, rows = await reads.fetch(token, compose)
    facts = await asyncio.to_thread(_agreement_facts, rows, moment, moment.as_of or today)
    everything = agreement_figures.figures(facts)
    found: dict[Key, AgreementFigures] = {(): everything} if not groups else agreement_figures.rows(facts, groups)
    areas = {value for key in found for by, value in zip(groups, key, strict=True) if by is AgreementGrouping.AREA}
    names = await _names(reads, token, {"area": areas}, moment)
    return AgreementReport(
        as_of=query.as_of,
        known_at=query.known_at,
        items=tuple(_agreement_row(groups, key, found[key], names) for key in sorted(found, key=_in_order)),
        total=AgreementFiguresRead(**_agreement_measures(everything)),
        links=PageLinks(self=address),
    )


def _agreement_facts(rows: list[Any], moment: Moment, day: date) -> list[AgreementFacts]:
    known = _by_kind(rows)
    agreements = known["agreement"]
    if moment.as_of is not None:
        then = (AGREEMENTS.project(agreement, moment.as_of) for agreement in agreements)
        agreements = [agreement for agreement in then if agreement is not None]
    return agreement_figures.facts_of(agreements, known["finding"], day)


def _agreement_row(
    groups: tuple[AgreementGrouping, ...], key: Key, figures: AgreementFigures, names: Names
) -> AgreementRow:
    told = tuple(
        AgreementGroup(by=by, value=value, name=names.get(value or "")) for by, value in zip(groups, key, strict=True)
    )
    return AgreementRow(groups=told, **_agreement_measures(figures))


def _agreement_measures(figures: AgreementFigures) -> dict[str, Any]:
    ordered = [*AgreementStatus, None]
    return {
        "agreements": figures.agreements,
        "statuses": tuple(
            AgreementStatusCount(status=status, agreements=figures.statuses[status])
            for status in ordered
            if figures.statuses.get(status)
        ),
        "waiting": WaitingTime(
            median_days=figures.median_days, maximum_days=figures.maximum_days, agreements=figures.known_days
        ),
        "open_findings": OpenFindings(**figures.open_findings),
    }


async def grant_register(
    reads: Reads, token: VerifiedToken | None, query: GrantRegisterQuery, path: str
) -> GrantRegisterPage:
    """Return one page of the grants to legal persons that the reader sees (Woo 3.3, paragraph 2, k), in order of id.

    Raises:
        RefusedError: `invalid-cursor`.

    """
    asked = query.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    question = json.dumps(
        ["grant_register", query.model_dump(mode="json", exclude={"cursor", "limit", "notation"})], sort_keys=True
    )
    wanted = repository.GrantsAsked(
        size=query.limit,
        after=reads.cursors.decode(query.cursor, question).record_id if query.cursor is not None else None,
        words=tuple((query.q or "").split()),
        recipient_id=query.recipient_organisation_id,
        provider_id=query.provider_organisation_id,
        year=query.year,
        amount_from=query.amount_from,
        amount_to=query.amount_to,
    )
    _, rows = await reads.fetch(token, lambda statement: (repository.grants_select(statement, wanted), "TRUE"))
    found = [row for row in rows if row["id"] is not None]
    links = {"self": page_address(path, asked)}
    if len(found) > query.limit:
        cursor = reads.cursors.encode(Position("", found[query.limit - 1]["id"]), question)
        links["next"] = page_address(path, asked | {"cursor": cursor})
    return GrantRegisterPage(items=tuple(map(_grant, found[: query.limit])), links=PageLinks(**links))


def _grant(row: Any) -> GrantEntry:
    told, envelope = json.loads(row["text"]), json.loads(row["envelope"] or "null")
    made = next((step["since"] for step in told["statusHistory"] if step["status"] == AllocationStatus.GRANTED), None)
    granted, determined = told["grantedCents"], told["determinedCents"]
    facts = {
        "allocationId": told["id"],
        "recipient": {"id": told["recipientOrganisationId"], "name": row["recipient"]},
        "provider": envelope and {"id": envelope["providerOrganisationId"], "name": row["provider"]},
        "purpose": told["activities"] or (envelope and envelope["purpose"]),
        "status": told["status"],
        "grantedOn": made,
        "amountCents": determined if granted is None else granted,
        "determinedCents": determined,
        "legalBasisKind": told["legalBasisKind"],
        "agreementId": told["agreementId"],
        "links": {"self": told["links"]["self"]},
    }
    return GrantEntry.model_validate(facts, strict=False)
