"""The event feed as a stream of server-sent events: the same pages, told as they come, for as long as they may be."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import asyncpg
from fastapi.sse import format_sse_event

from app.events.rules import Asked
from app.events.service import Event, FeedPage, Start, cloud_event, feed_page, question_of
from app.kit.auth.tokens import VerifiedToken
from app.kit.demand import read_anew
from app.kit.domain import RefusedError
from app.kit.pagination import FeedPosition
from app.kit.register import Register

HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 2000
EVENTS_AT_ONCE = 100
_UNREADABLE = (RefusedError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError)
_log = logging.getLogger("convenant.events")


async def nothing() -> AsyncIterator[bytes]:
    """Tell nothing, and end: for who asked for the head only and would wait for an end that does not come."""
    return
    yield b""


@dataclass(frozen=True, slots=True)
class EventStream:
    """What one reader is told, from a place in the feed on.

    Every message carries the cursor after it as `id`, so that a reader who comes back with `Last-Event-ID` misses
    nothing. A heartbeat carries one too: what the reader may not see need not be passed again.
    """

    register: Register
    token: VerifiedToken | None
    asked: Asked
    public_url: str

    async def opened(self, place: FeedPosition | Start) -> AsyncIterator[bytes]:
        """Read the first page and return everything that is sent, from that page on.

        Raises:
            RefusedError: the place is not one of this register, or the database does not answer.

        """
        turn = self.register.watch.turn
        return self._told(await self._page(place), turn)

    async def _told(self, page: FeedPage, turn: int) -> AsyncIterator[bytes]:
        watch, clock = self.register.watch, self.register.clock
        sees = replace(page.reader, epoch=0)
        async with watch.watching():
            yield format_sse_event(id=self._cursor(page.position), retry=RETRY_MILLISECONDS)
            spoken = clock.monotonic()
            # Another sight than the one the stream was opened with ends it: the reader comes back with the new one.
            while replace(page.reader, epoch=0) == sees:
                for event in page.events:
                    yield self._message(event, page.position)
                    spoken = clock.monotonic()
                if clock.monotonic() - spoken >= HEARTBEAT_SECONDS:
                    yield format_sse_event(comment="heartbeat", id=self._cursor(page.position))
                    spoken = clock.monotonic()
                if not page.has_more:
                    quiet = spoken + HEARTBEAT_SECONDS - clock.monotonic()
                    await watch.after(turn, min(quiet, self._seconds_left()))
                if watch.is_ended or self._seconds_left() <= 0:
                    return
                turn = watch.turn
                try:
                    async with watch.reading:
                        page = await self._page(page.position)
                except _UNREADABLE as error:
                    # The answer has begun: all that is left is to end it. The reader asks again and is told why.
                    _log.warning("a stream ends: %s", type(error).__name__)
                    return

    async def _page(self, place: FeedPosition | Start) -> FeedPage:
        # What the watch has seen is told now: nothing would wake this stream when a replica shows it later.
        read_anew(self.register.watch.sequence)
        return await feed_page(self.register.reads, self.token, self.asked, place, EVENTS_AT_ONCE)

    def _message(self, event: Event, read_to: FeedPosition) -> bytes:
        content = cloud_event(event, self.register.event_source, self.public_url).model_dump_json()
        here = FeedPosition(read_to.epoch, event.sequence, event.entry_hash)
        return format_sse_event(data_str=content, id=self._cursor(here))

    def _cursor(self, position: FeedPosition) -> str:
        return self.register.reads.cursors.encode_feed(position, question_of(self.asked))

    def _seconds_left(self) -> float:
        """Return how long the token is still good for; without one there is no end to it."""
        if self.token is None:
            return float("inf")
        return self.token.expires_at - self.register.clock.epoch_seconds()
