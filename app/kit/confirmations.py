"""What a replica showed, and what the primary says of it: one question for all who wait at the same moment."""

import asyncio
from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from app.kit.connecting import Connection
from app.kit.faults import DatabaseUnreachableError
from app.kit.read_pool import ReadPool
from app.kit.revision import newest_revision

SILENCE_SECONDS = 1.0
_SHOWN = """
SELECT concat_ws(' ', pg_postmaster_start_time(), inet_server_addr(), inet_server_port()) AS server,
       h.seq, h.entry_hash, a.epoch, d.turned_on, v.version_num
FROM journal_head h, access_epoch a, alembic_version v LEFT JOIN legal_day d ON TRUE
"""
_CONFIRMED = """
SELECT h.seq, a.epoch, $1::bigint = 0 OR EXISTS (SELECT 1 FROM journal WHERE seq = $1 AND entry_hash = $2) AS holds
FROM journal_head h, access_epoch a
"""


class NoAnswerError(Exception):
    """The replica gave no answer that counts; the primary will."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a replica showed at one moment, and which running server it was."""

    server: str
    sequence: int
    entry_hash: bytes
    access_epoch: int
    turned_on: date | None
    is_newest: bool

    @classmethod
    async def by(cls, connection: Connection) -> Self:
        """Ask the server at the other end of a connection."""
        row: Any = await connection.fetchrow(_SHOWN, timeout=SILENCE_SECONDS)
        if row is None:
            raise DatabaseUnreachableError("the replica holds no register")
        is_newest = row["version_num"] == newest_revision()
        return cls(row["server"], row["seq"], row["entry_hash"], row["epoch"], row["turned_on"], is_newest)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the primary said of something a replica showed."""

    shown: Shown
    sequence: int
    access_epoch: int
    holds: bool


class Confirmations:
    """Asks the primary on behalf of all who wait at one moment: every question is put after its askers came."""

    def __init__(self, primary: ReadPool, shown: Callable[[], Shown]) -> None:
        """Prepare to ask the primary about whatever is shown by then."""
        self._primary = primary
        self._shown = shown
        self._asking: asyncio.Task[Confirmation] | None = None
        self._next: asyncio.Task[Confirmation] | None = None

    def asked(self) -> "asyncio.Task[Confirmation]":
        """Return the question that is put next; it serves several and must not be cancelled."""
        if self._next is None:
            self._next = asyncio.create_task(self._put(self._asking), context=Context())
            self._next.add_done_callback(_take_note)
        return self._next

    async def _put(self, earlier: "asyncio.Task[Confirmation] | None") -> Confirmation:
        if earlier is not None:
            await asyncio.wait({earlier})
        self._asking, self._next = self._next, None
        shown = self._shown()
        row = await self._primary.fetchrow(_CONFIRMED, shown.sequence, shown.entry_hash, timeout=SILENCE_SECONDS)
        return Confirmation(shown, row["seq"], row["epoch"], row["holds"])


def _take_note(question: "asyncio.Task[Confirmation]") -> None:
    """Look at a failure for which nobody waits any more."""
    if not question.cancelled():
        question.exception()
