"""The day turns once (D11): what time changes is applied before the first request of a new legal day is served.

Every process compares one date in memory per request. When the legal day is a later one, its requests wait for one
turn, made in the primary database. The row of `legal_day` is locked for each transaction of it, so that any number of
processes make each change exactly once and continue where another one stopped.

Kept findings depend on the day too. A change brings those of its dossier along; all other dossiers in which a date
begins or is over are examined in the background right after the turn, because on some days they are very many.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import Context
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from sqlalchemy.exc import DataError, SQLAlchemyError

from app.day.rules import DAY_TURNING
from app.day.service import (
    ANSWERS_AT_ONCE,
    CHANGES_AT_ONCE,
    Batch,
    Stage,
    examine_further,
    forget_answers,
    is_turned,
    turn_further,
)
from app.kit.clock import Clock, end_of_legal_day
from app.kit.domain import refusal
from app.kit.faults import refusal_of_fault
from app.kit.journal import REGISTER
from app.kit.read_pool import ReadPool
from app.kit.work import Command, Work
from app.kit.writer import Writer

PATIENCE_SECONDS = 3.0
BUSY_SECONDS = 0.02
RETRY_SECONDS = 5.0
_log = logging.getLogger("convenant.day")


class DayKeeper:
    """Keeps one process on the present legal day."""

    def __init__(self, primary: ReadPool, writer: Writer, clock: Clock) -> None:
        """Turn the register that `writer` writes to, by this clock; reads pass over a replica until it did."""
        self._primary = primary
        self._writer = writer
        self._clock = clock
        # What every request compares: the end of the last day the process saw the turn of.
        self._present_until = datetime.min.replace(tzinfo=UTC)
        self._turning: asyncio.Task[None] | None = None
        self._following: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Begin; nothing is done before the first request."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop what is under way; whoever comes next continues it."""
        for task in (self._turning, self._following):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await task

    @property
    def is_present(self) -> bool:
        """Tell whether the process has seen the turn of the present legal day."""
        return self._clock.now() < self._present_until

    async def turned(self) -> None:
        """Wait until the register has turned to the present day; all requests of the process wait for one turn.

        Raises:
            RefusedError: `day-turning` when it takes longer than three seconds; it goes on meanwhile.
            DBAPIError, DatabaseUnreachableError: the primary database does not answer or cannot be written. Then
                nothing is served, not from a replica either: it would show the law of another day.

        """
        deadline = self._clock.monotonic() + PATIENCE_SECONDS
        # While one day is turned the next may begin.
        while not self.is_present:
            if self._turning is None or self._turning.done():
                # For all requests, and so on behalf of none.
                self._turning = asyncio.create_task(self._turn(), context=Context())
                self._turning.add_done_callback(_report)
            turning = self._turning
            await asyncio.wait({turning}, timeout=max(0.0, deadline - self._clock.monotonic()))
            if not turning.done():
                raise refusal(DAY_TURNING, headers={"Retry-After": "2"})
            turning.result()

    async def _turn(self) -> None:
        today = self._clock.today()
        if not await is_turned(self._primary, today):
            await self._repeated(partial(turn_further, today))
        self._present_until = end_of_legal_day(today)
        self._following = asyncio.create_task(self._follow(self._following))
        self._following.add_done_callback(_report)

    async def _follow(self, earlier: asyncio.Task[None] | None) -> None:
        """Do what a new day asks for but nobody needs to wait for: examine dossiers, forget old answers."""
        if earlier is not None:
            await asyncio.wait({earlier})
        while True:
            try:
                await self._repeated(examine_further)
                while await self._writer.run(self._command(), forget_answers) == ANSWERS_AT_ONCE:
                    pass
            except Exception as error:
                if refusal_of_fault(error) is None:
                    raise
                _log.warning("what follows the day is tried again: %s", type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)
            else:
                return

    async def _repeated(self, further: Callable[[Batch, Work], Awaitable[Stage]]) -> None:
        """Run one transaction after the other until nothing is left.

        A record whose change fails by itself must not keep everybody from the register: when a batch fails, its
        records are taken one by one, and one that fails alone is passed over until the next day.
        """
        passed_over: set[UUID] = set()
        alone = 0
        stage = Stage.MORE
        while stage is not Stage.DONE:
            batch = Batch(1 if alone else CHANGES_AT_ONCE, passed_over, [])
            alone = max(alone - 1, 0)
            try:
                stage = await self._writer.run(self._command(), partial(further, batch))
            except Exception as error:
                if not batch.taken or not _is_of_a_record(error):
                    raise
                _log.exception("a batch of the day failed: %s", ", ".join(map(str, batch.taken)))
                if len(batch.taken) == 1:
                    passed_over.update(batch.taken)
                else:
                    alone = len(batch.taken)
            if stage is Stage.BUSY:
                await asyncio.sleep(BUSY_SECONDS)

    def _command(self) -> Command:
        # What follows from a turn is a step of its own, on its own legal day.
        reason = "a new legal day began"
        return Command("day.turn", REGISTER, self._clock.now(), uuid4().hex, reason, is_consequence=True)


def _is_of_a_record(error: Exception) -> bool:
    """Tell whether an error may come from what one record holds; others would come with any record."""
    if isinstance(error, SQLAlchemyError | OSError):
        return isinstance(error, DataError)
    return refusal_of_fault(error) is None


def _report(task: asyncio.Task[None]) -> None:
    """Take note of a failure also when nobody waits for it any more."""
    if not task.cancelled() and task.exception() is not None:
        _log.warning("the turn of the day stopped: %s", type(task.exception()).__name__)
