"""Watching the end of the journal for everybody at once: however many wait, one question a second is asked.

Asking is the guarantee: a notification of the database would be lost with its connection. The primary is asked;
who reads on from a replica waits for what it does not show yet.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from contextvars import Context
from dataclasses import dataclass, field
from typing import Any

import asyncpg

from app.kit.read_pool import ReadSource

POLL_SECONDS = 1.0
# Those woken together take turns at the database, so that other reads still find a connection.
READING_AT_ONCE = 2
_STATE = "SELECT h.epoch, h.seq, a.epoch FROM journal_head h, access_epoch a"
_log = logging.getLogger("convenant.journal")


@dataclass
class JournalWatch:
    """Tells those who wait in one process that the journal or the memberships changed.

    `turn` counts the changes noticed and `sequence` is the last entry seen; `reading` is held by who reads because of
    one. The database is asked only while somebody watches.
    """

    pool: ReadSource
    turn: int = 0
    sequence: int = 0
    is_ended: bool = False
    reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READING_AT_ONCE))
    _watching: int = 0
    _asking: asyncio.Task[None] | None = None
    _state: Any = None
    _turned: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Keep the watch going for as long as somebody is inside."""
        self._watching += 1
        if self._asking is None:
            self._asking = asyncio.create_task(self._ask(), context=Context())
        try:
            yield
        finally:
            self._watching -= 1
            if self._watching == 0 and self._asking is not None:
                self._asking.cancel()
                self._asking = None

    async def after(self, turn: int, seconds: float) -> bool:
        """Wait until something changed since a turn, at most this many seconds; tell whether it did."""
        if self.turn == turn and not self.is_ended:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._turned.wait()
        return self.turn != turn

    def end(self) -> None:
        """Wake everybody for the last time: the process is about to stop."""
        self.is_ended = True
        self._take_turn()

    def _take_turn(self) -> None:
        self.turn += 1
        self._turned.set()
        self._turned = asyncio.Event()

    async def _ask(self) -> None:
        while True:
            try:
                state = await self.pool.fetchrow(_STATE)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                _log.warning("the journal cannot be watched: %s", type(error).__name__)
            else:
                if state != self._state:
                    self._state, self.sequence = state, state[1]
                    self._take_turn()
            await asyncio.sleep(POLL_SECONDS)
