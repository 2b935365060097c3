"""Sending to subscriptions in the background of every serving process (D4).

A subscription is a cursor over the journal. One process at a time sends for it, under a lease that another takes over
when it is not renewed; events go one by one, in the order of the journal, and the cursor moves when the address took
one. What is sent and not yet noted when a process dies is sent again, with the same id.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from uuid import uuid4

from app.kit.faults import refusal_of_fault
from app.webhooks import repository
from app.webhooks.delivering import Delivering

# So many subscriptions are sent to at the same time.
AT_ONCE = 16
# While there are no subscriptions, nothing but this is asked.
IDLE_SECONDS = 5.0
STOP_SECONDS = 3.0
_log = logging.getLogger("convenant.webhooks")


@dataclass
class Deliverer:
    """Sends for one process, on connections of its own, and slows no request."""

    delivering: Delivering
    _running: asyncio.Task[None] | None = None
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        """Begin in the background."""
        self._running = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Begin nothing new, let what is being sent be noted for a moment, and stop."""
        assert self._running is not None
        self._running.cancel()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=STOP_SECONDS)
        for task in (self._running, *self._under_way):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        """Take up subscriptions as they have something to be sent, until the process stops."""
        watch = self.delivering.register.watch
        await asyncio.sleep(IDLE_SECONDS)
        while not watch.is_ended:
            turn, is_needed, seconds = watch.turn, False, None
            try:
                await self._take_up()
                async with self.delivering.connection() as connection:
                    is_needed, seconds = await repository.outlook(connection)
            except Exception as error:  # noqa: BLE001 - whatever it is, the sending goes on
                if refusal_of_fault(error) is None:
                    _log.exception("webhooks wait")
                else:
                    _log.warning("webhooks wait for the database: %s", type(error).__name__)
            if not is_needed:
                await asyncio.sleep(IDLE_SECONDS)
                continue
            async with watch.watching():
                await self._woken(turn, IDLE_SECONDS if seconds is None else min(max(seconds, 0.0), IDLE_SECONDS))

    async def _take_up(self) -> None:
        while len(self._under_way) < AT_ONCE:
            async with self.delivering.connection() as connection:
                claimed = await repository.claim(connection, uuid4())
            if claimed is None:
                return
            task = asyncio.create_task(self.delivering.serve(claimed))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _woken(self, turn: int, seconds: float) -> None:
        """Wait until the journal grows, something is to be tried again or somebody is done with sending."""
        if len(self._under_way) == AT_ONCE:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            return
        growing = asyncio.create_task(self.delivering.register.watch.after(turn, seconds))
        try:
            await asyncio.wait({growing, *self._under_way}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            growing.cancel()
