"""The journal for those who audit it: its entries, its end, and whether it still holds."""

import asyncio
import json
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from app.audit import repository
from app.audit.repository import JournalFilters
from app.audit.schemas import (
    MOST_VERIFIED,
    BreakRead,
    CheckpointRead,
    JournalActor,
    JournalEntryDetail,
    JournalEntryRead,
    JournalPayload,
    JournalQuery,
    VerificationQuery,
    VerificationRead,
)
from app.kit import journal
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import ApiRole, Localised, refusal
from app.kit.journal import GENESIS, Checkpoint, Walk
from app.kit.pagination import Position
from app.kit.problem_types import FORBIDDEN, NOT_FOUND
from app.kit.queries import PageLinks
from app.kit.reading import Reads, Row
from app.kit.schema import RecordLinks
from app.kit.statement import Statement, query_fault
from app.kit.visibility import Scope

VERIFIED_AT_ONCE = 1000
MOST_BREAKS_SHOWN = 100
_SAME_NAME = (
    "command",
    "resource_kind",
    "resource_id",
    "resource_version",
    "agreement_id",
    "mandate_id",
    "request_id",
)


async def _as_auditor(
    reads: Reads, token: VerifiedToken, select: Callable[[Statement], str], context: Callable[[Statement], str]
) -> list[Row]:
    """Run one statement for an auditor; for anybody else it selects nothing, and is refused.

    Raises:
        RefusedError: `forbidden`, naming the role.

    """

    def compose(statement: Statement) -> tuple[str, str]:
        if statement.reader.scope is not Scope.EVERYTHING:
            return repository.NOTHING, "TRUE"
        return select(statement), context(statement)

    reader, rows = await reads.fetch(token, compose)
    if reader.scope is not Scope.EVERYTHING:
        raise refusal(
            FORBIDDEN,
            Localised("Hiervoor is de rol {role} nodig.", "This needs the role {role}.").filled(role=ApiRole.AUDITOR),
            rule="R-117",
            neededRoles=[str(ApiRole.AUDITOR)],
        )
    return rows


def _nothing_more(_statement: Statement) -> str:
    return "TRUE"


async def journal_page(
    reads: Reads, token: VerifiedToken, query: JournalQuery
) -> tuple[list[JournalEntryRead], str | None]:
    """Return one page of the journal, oldest first, and the cursor of the next one.

    Raises:
        RefusedError: `forbidden`, `invalid-cursor`.

    """
    asked = query.model_dump(mode="json", exclude={"limit", "cursor"}, exclude_none=True)
    question = json.dumps(["journal", asked], sort_keys=True)
    after = int(reads.cursors.decode(query.cursor, question).value) if query.cursor is not None else 0
    filters = JournalFilters(**query.model_dump(by_alias=False, exclude={"limit", "cursor"}))
    rows = await _as_auditor(
        reads,
        token,
        lambda statement: repository.journal_select(statement, filters, after, query.limit),
        _nothing_more,
    )
    found = [row for row in rows if row["id"] is not None]
    shown = found[: query.limit]
    last: int | None = None
    if len(found) > query.limit:
        last = shown[-1]["seq"]
    elif rows[0]["examined"] == repository.EXAMINED:
        last = rows[0]["last"]
    cursor = None if last is None else reads.cursors.encode(Position(str(last), UUID(int=0)), question)
    return [JournalEntryRead(**_chained(row)) for row in shown], cursor


async def journal_entry(reads: Reads, token: VerifiedToken, sequence: int) -> JournalEntryDetail:
    """Return one entry with its content.

    Raises:
        RefusedError: `forbidden`, `not-found`.

    """
    rows = await _as_auditor(
        reads, token, lambda statement: repository.entry_select(statement, sequence), _nothing_more
    )
    if rows[0]["id"] is None:
        raise refusal(NOT_FOUND)
    (row,) = rows
    payload = row["salt"] and JournalPayload(
        salt=row["salt"].hex(),
        reason=row["reason"],
        representation=row["representation"],
        public_representation=row["public_representation"],
    )
    return JournalEntryDetail(**_chained(row), payload=payload)


def _chained(row: Row) -> dict[str, Any]:
    return {
        "sequence": row["seq"],
        "recorded_at": row["recorded_at"],
        "actor": JournalActor(
            issuer=row["issuer"],
            subject=row["subject"],
            name=row["actor_name"],
            role=row["actor_role"],
            organisation_id=row["organisation_id"],
        ),
        **{name: row[name] for name in _SAME_NAME},
        **{name: row[name].hex() for name in ("payload_hash", "previous_hash", "entry_hash")},
        "links": RecordLinks(self=f"/v1/journal/{row['seq']}"),
    }


def checkpoint_read(found: Checkpoint) -> CheckpointRead:
    """Return a checkpoint as it is published."""
    return CheckpointRead(
        origin=journal.CHECKPOINT_ORIGIN,
        epoch=UUID(found.epoch),
        sequence=found.sequence,
        entry_hash=found.entry_hash.hex(),
        text=found.as_text(),
    )


async def checkpoint(reads: Reads) -> Checkpoint:
    """Return the present end of the journal; it tells a number and a hash, so everybody may have it."""
    return _checkpoint(json.loads(await reads.pool.fetchval(repository.END)))


def _checkpoint(head: dict[str, Any]) -> Checkpoint:
    return Checkpoint(head["epoch"], head["sequence"], bytes.fromhex(head["entry_hash"]))


async def verified(reads: Reads, token: VerifiedToken, query: VerificationQuery) -> VerificationRead:
    """Recompute a part of the journal: every hash, every content, every link, and the end where it is reached.

    What the first entry must follow is taken from the entry before it.

    Raises:
        RefusedError: `forbidden`; `validation-failed` when the part begins after the end.

    """
    first = query.first
    rows = await _as_auditor(
        reads,
        token,
        lambda _statement: repository.NOTHING,
        lambda statement: repository.head_and_hash(statement, first - 1),
    )
    context = json.loads(rows[0]["context"])
    head = _checkpoint(context["head"])
    if first > max(head.sequence, 1):
        sentence = Localised("Het journaal is korter.", "The journal is shorter.")
        raise query_fault("from", "out-of-range", sentence)
    last = min(query.last or first + MOST_VERIFIED - 1, head.sequence)
    walk = Walk(first - 1, bytes.fromhex(context["entry_hash"]) if context["entry_hash"] else GENESIS)
    for start in range(first, last + 1, VERIFIED_AT_ONCE):
        end = min(start + VERIFIED_AT_ONCE - 1, last)
        select = partial(repository.range_select, first=start, last=end)
        batch = await _as_auditor(reads, token, select, _nothing_more)
        # The arithmetic keeps a processor busy; other requests go on meanwhile.
        await asyncio.to_thread(_walk, walk, [row for row in batch if row["id"] is not None], end)
    if last == head.sequence:
        walk.end_at(head)
    return VerificationRead(
        first=first,
        last=last,
        holds=not walk.breaks,
        destroyed_payloads=walk.destroyed_payloads,
        breaks=[BreakRead(sequence=b.sequence, reason=b.reason) for b in walk.breaks[:MOST_BREAKS_SHOWN]],
        head=checkpoint_read(head),
        links=PageLinks(self=f"/v1/journal/verification?from={first}&to={max(first, last)}"),
    )


def _walk(walk: Walk, rows: list[Row], end: int) -> None:
    for row in rows:
        walk.step(row)
    walk.reach(end + 1)
