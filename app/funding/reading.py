"""Reading money together with what belongs to it, as its reader may see it: each in one statement (D5)."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from app.findings.record import Record
from app.funding.allocation_file import AllocationFile
from app.funding.headroom import Headroom, Seen, headroom_of
from app.funding.rules import AllocationStatus, AmountCertainty, AmountQualifier, CeilingStatus
from app.funding.service import (
    ACCOUNTING_REPORTS,
    ALLOCATIONS,
    CONDITIONS,
    FUNDING_ENVELOPES,
    PAYMENTS,
    SUSPENSIONS,
)
from app.funding.totals import EnvelopeFigures
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import refusal
from app.kit.problem_types import NOT_FOUND
from app.kit.reading import Reads, on_day
from app.kit.resources import Representation, Resource
from app.kit.statement import Moment, Statement
from app.kit.visibility import Reader, Scope

# The columns the database keeps, and one aggregate over the allocations of the envelope that the reader sees. One
# that divides another of these, at whatever depth, is in that one's amounts.
_PRESENT = """
WITH RECURSIVE envelope AS (SELECT r.* FROM funding_envelope r WHERE r.id = {id} AND {envelope_inside}),
seen AS (SELECT r.* FROM allocation r WHERE r.envelope_id = {id} AND {allocation_inside}),
above(id, ancestor) AS (
    SELECT id, parent_allocation_id FROM seen WHERE parent_allocation_id IS NOT NULL
    UNION SELECT a.id, p.parent_allocation_id FROM above a JOIN allocation p ON p.id = a.ancestor
    WHERE p.parent_allocation_id IS NOT NULL),
counted AS (
    SELECT s.status, count(*) AS number, sum(s.amount_cents)::bigint AS stated,
        sum(allocation_consumption(s.status, s.granted_cents, s.determined_cents))::bigint AS granted,
        sum(allocation_reservation(s.status, s.reserved_cents, s.amount_cents))::bigint AS reserved
    FROM seen s WHERE NOT EXISTS (SELECT 1 FROM above a JOIN seen o ON o.id = a.ancestor WHERE a.id = s.id)
    GROUP BY s.status)
SELECT e.id, e.provider_organisation_id, e.amount_cents, e.certainty, e.qualifier, e.ceiling_status,
    e.granted_total_cents, e.reserved_total_cents, c.status, c.number, c.stated, c.granted, c.reserved,
    (SELECT coalesce(sum(paid_cents), 0)::bigint FROM seen) AS paid
FROM envelope e LEFT JOIN counted c ON TRUE
"""
_DECISIONS = """
SELECT decision_id FROM allocation WHERE id = {id}
UNION ALL SELECT waived_by_decision_id FROM allocation_condition WHERE allocation_id = {id}
UNION ALL SELECT p.decision_id FROM decision_point p WHERE p.id IN (
    SELECT (s.step->>'decision_point_id')::uuid FROM allocation, jsonb_array_elements(status_history) s(step)
    WHERE id = {id}
    UNION ALL SELECT decision_point_id FROM payment WHERE allocation_id = {id})
"""


async def headroom(reads: Reads, token: VerifiedToken | None, envelope_id: UUID, moment: Moment) -> Headroom:
    """Return the totals of an envelope over the allocations the reader sees; complete for who provides the money.

    Raises:
        RefusedError: `not-found`: absent, not visible from inside, or not there at that moment.

    """
    if moment.is_present:
        return await _present_headroom(reads, token, envelope_id)
    return await _headroom_at(reads, token, envelope_id, moment)


async def _present_headroom(reads: Reads, token: VerifiedToken | None, envelope_id: UUID) -> Headroom:
    def compose(statement: Statement) -> tuple[str, str]:
        parts = {
            "id": statement.bind(envelope_id),
            "envelope_inside": statement.inside(FUNDING_ENVELOPES),
            "allocation_inside": statement.inside(ALLOCATIONS),
        }
        return _PRESENT.format(**parts), "TRUE"

    reader, rows = await reads.fetch(token, compose)
    first = rows[0]
    if first["id"] is None:
        raise refusal(NOT_FOUND)
    counted = [row for row in rows if row["status"] is not None]
    is_complete = _sees_all(reader, first["provider_organisation_id"])
    return Headroom(
        envelope=EnvelopeFigures(
            first["amount_cents"],
            AmountCertainty(first["certainty"]),
            AmountQualifier(first["qualifier"]),
            CeilingStatus(first["ceiling_status"]),
        ),
        expected_cents=sum(row["stated"] for row in counted if row["status"] == AllocationStatus.INDICATIVE),
        reserved_cents=first["reserved_total_cents"] if is_complete else sum(row["reserved"] for row in counted),
        granted_total_cents=first["granted_total_cents"] if is_complete else sum(row["granted"] for row in counted),
        paid_cents=first["paid"],
        is_complete=is_complete,
        counts={AllocationStatus(row["status"]): row["number"] for row in counted},
    )


def _sees_all(reader: Reader, provider_id: UUID) -> bool:
    """Tell whether a reader sees every allocation of a provider's money (the visibility of allocations)."""
    return reader.scope is Scope.EVERYTHING or provider_id in reader.organisations


async def _headroom_at(reads: Reads, token: VerifiedToken | None, envelope_id: UUID, moment: Moment) -> Headroom:
    def compose(statement: Statement) -> tuple[str, str]:
        own_id, inside = statement.bind(envelope_id), statement.inside(ALLOCATIONS)
        of_envelope = f"r.envelope_id = {own_id} AND {inside}"
        selects = [
            _texts(
                statement, FUNDING_ENVELOPES, moment, f"r.id = {own_id} AND {statement.inside(FUNDING_ENVELOPES)}"
            ),
            _texts(statement, ALLOCATIONS, moment, of_envelope),
            _texts(
                statement,
                PAYMENTS,
                moment,
                f"r.allocation_id IN (SELECT id FROM allocation WHERE envelope_id = {own_id})"
                f" AND {statement.inside(PAYMENTS)}",
            ),
            f"SELECT 'above', id, parent_allocation_id::text FROM allocation WHERE envelope_id = {own_id}",
        ]
        return " UNION ALL ".join(selects), "TRUE"

    reader, rows = await reads.fetch(token, compose)
    found = _by_kind(rows)
    envelope = _projected(FUNDING_ENVELOPES, found, moment)
    if envelope is None:
        raise refusal(NOT_FOUND)
    seen = Seen(
        envelope,
        tuple(map(json.loads, found.get("allocation", ()))),
        tuple(map(json.loads, found.get("payment", ()))),
        {row["id"]: row["text"] and UUID(row["text"]) for row in rows if row["kind"] == "above"},
    )
    is_complete = _sees_all(reader, UUID(envelope["providerOrganisationId"]))
    return headroom_of(seen, moment.as_of, is_complete=is_complete)


async def allocation_file(
    reads: Reads, token: VerifiedToken | None, allocation_id: UUID, moment: Moment
) -> AllocationFile:
    """Return an allocation with all that belongs to it, as the register knew it; nothing is projected on a day.

    Raises:
        RefusedError: `not-found`: absent, not visible from inside, or not known then.

    """

    def compose(statement: Statement) -> tuple[str, str]:
        own_id = statement.bind(allocation_id)
        decisions = Resource.registry["decision"]
        envelope_id = f"(SELECT envelope_id FROM allocation WHERE id = {own_id})"
        selects = [
            _texts(statement, ALLOCATIONS, moment, f"r.id = {own_id} AND {statement.inside(ALLOCATIONS)}"),
            _texts(
                statement,
                FUNDING_ENVELOPES,
                moment,
                f"r.id = {envelope_id} AND {statement.visible(FUNDING_ENVELOPES)}",
            ),
            _texts(
                statement,
                decisions,
                moment,
                f"r.id IN ({_DECISIONS.format(id=own_id)}) AND {statement.visible(decisions)}",
            ),
            *(
                _texts(statement, each, moment, f"r.allocation_id = {own_id} AND {statement.inside(each)}")
                for each in (CONDITIONS, ACCOUNTING_REPORTS, SUSPENSIONS, PAYMENTS)
            ),
        ]
        return f"{' UNION ALL '.join(selects)} ORDER BY kind, id", "TRUE"

    _, rows = await reads.fetch(token, compose)
    found = {kind: tuple(Record(kind, json.loads(text)) for text in texts) for kind, texts in _by_kind(rows).items()}
    if ALLOCATIONS.kind not in found:
        raise refusal(NOT_FOUND)
    return AllocationFile(
        allocation=found[ALLOCATIONS.kind][0],
        envelope=next(iter(found.get(FUNDING_ENVELOPES.kind, ())), None),
        decisions=found.get("decision", ()),
        conditions=found.get(CONDITIONS.kind, ()),
        reports=found.get(ACCOUNTING_REPORTS.kind, ()),
        suspensions=found.get(SUSPENSIONS.kind, ()),
        payments=found.get(PAYMENTS.kind, ()),
    )


def _texts(statement: Statement, resource: Resource, moment: Moment, condition: str) -> str:
    """Return the select of kind, id and text of the records that meet a condition on alias `r`."""
    return (
        f"SELECT '{resource.kind}' AS kind, s.id, s.text"
        f" FROM ({statement.source(resource, moment)} AND {condition}) s WHERE s.text IS NOT NULL"
    )


def _by_kind(rows: list[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        if row["id"] is not None and row["kind"] != "above":
            found.setdefault(row["kind"], []).append(row["text"])
    return found


def _projected(resource: Resource, found: Mapping[str, list[str]], moment: Moment) -> Representation | None:
    texts = found.get(resource.kind, ())
    then = on_day(resource, texts[0], moment) if texts else None
    return None if then is None else json.loads(then)
