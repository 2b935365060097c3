"""The SQL of the journal as auditors read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from app.kit.journal import JOURNAL_HEAD
from app.kit.statement import Statement

# So many entries are looked at for one page, however few of them the filters keep.
EXAMINED = 10_000


@dataclass(frozen=True, slots=True)
class JournalFilters:
    """Which entries an auditor asks for."""

    agreement_id: UUID | None = None
    resource_kind: str | None = None
    resource_id: UUID | None = None
    subject: str | None = None
    command: str | None = None
    recorded_from: datetime | None = None
    recorded_until: datetime | None = None


NOTHING = "SELECT NULL::uuid AS id WHERE FALSE"
_CHAINED = (
    "j.seq, j.recorded_at, j.issuer, j.subject, j.actor_name, j.actor_role, j.organisation_id, j.command,"
    " j.resource_kind, j.resource_id AS id, j.resource_id, j.resource_version, j.agreement_id, j.mandate_id,"
    " j.request_id, j.payload_hash, j.previous_hash, j.entry_hash"
)
_WHOLE = f"SELECT {_CHAINED}, p.salt, p.reason, p.representation, p.public_representation"


def journal_select(statement: Statement, filters: JournalFilters, after: int, limit: int) -> str:
    """Return the select of one page of entries, oldest first, after a place.

    What an index finds narrows the entries looked at; of those at most so many are, and every row carries `examined`
    and `last`, so that a page that keeps few of them still leads on. The first row is always there.
    """
    found = f"j.seq > {statement.bind(after)}::bigint"
    found += _equal(statement, {"agreement_id": filters.agreement_id, "resource_id": filters.resource_id})
    kept = _equal(
        statement,
        {"resource_kind": filters.resource_kind, "subject": filters.subject, "command": filters.command},
    )
    for instant, operator, bound in (
        (filters.recorded_from, ">=", "max(low) + 1"),
        (filters.recorded_until, "<", "min(high)"),
    ):
        if instant is not None:
            moment = statement.bind(instant)
            found += f" AND j.seq {operator} {_first_from(moment, bound)}"
            kept += f" AND j.recorded_at {operator} {moment}"
    return (
        f"WITH examined AS MATERIALIZED (SELECT {_CHAINED} FROM journal j WHERE {found}"
        f" ORDER BY j.seq LIMIT {EXAMINED}),"
        f" kept AS (SELECT * FROM examined j WHERE TRUE{kept} ORDER BY j.seq LIMIT {statement.bind(limit + 1)})"
        " SELECT passed.*, kept.* FROM (SELECT count(*) AS examined, max(seq) AS last FROM examined) passed"
        " LEFT JOIN kept ON TRUE ORDER BY kept.seq"
    )


def _equal(statement: Statement, columns: Mapping[str, Any]) -> str:
    return "".join(f" AND j.{name} = {statement.bind(v)}" for name, v in columns.items() if v is not None)


def _first_from(moment: str, bound: str) -> str:
    """Return the number of the first entry recorded at an instant or later, found by halving.

    Numbers and instants rise together: `journal_append` never records earlier than the entry before. Where an entry
    was removed the halving stops, so `bound` says which side of what is left may not be missed.
    """
    return (
        "(WITH RECURSIVE halving (low, high) AS (SELECT 0::bigint, seq + 1 FROM journal_head UNION ALL"
        f" SELECT CASE WHEN m.recorded_at < {moment} THEN m.seq ELSE h.low END,"
        f" CASE WHEN m.recorded_at < {moment} THEN h.high ELSE m.seq END"
        " FROM halving h JOIN journal m ON m.seq = (h.low + h.high) / 2 WHERE h.high - h.low > 1)"
        f" SELECT {bound} FROM halving)"
    )


def entry_select(statement: Statement, sequence: int) -> str:
    """Return the select of one entry with its content."""
    return f"{_WHOLE} FROM journal j LEFT JOIN journal_payload p USING (seq) WHERE j.seq = {statement.bind(sequence)}"


def range_select(statement: Statement, first: int, last: int) -> str:
    """Return the select of some entries with their content, in order."""
    bounds = f"BETWEEN {statement.bind(first)}::bigint AND {statement.bind(last)}::bigint"
    return f"{_WHOLE} FROM journal j LEFT JOIN journal_payload p USING (seq) WHERE j.seq {bounds} ORDER BY j.seq"


END = f"SELECT {JOURNAL_HEAD} FROM journal_head h"


def head_and_hash(statement: Statement, sequence: int) -> str:
    """Return the expression of the journal's end, and the hash of one entry."""
    hashed = f"(SELECT encode(entry_hash, 'hex') FROM journal WHERE seq = {statement.bind(sequence)}::bigint)"
    return f"(SELECT json_build_object('head', {JOURNAL_HEAD}, 'entry_hash', {hashed}) FROM journal_head h)"
