"""What happened in the register, in order, from where the reader was: at least once, whatever goes wrong between."""

import functools
import logging
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from convenant_client._generated.models import CloudEvent, EventPage
from convenant_client._generated.operations import list_events
from convenant_client.calls import AsyncCaller, AsyncStreamMethod, Caller, StreamMethod
from convenant_client.cursors import CursorStore
from convenant_client.errors import CursorEpochChanged, ProblemError, TokenError, UnreachableError
from convenant_client.exchange import Exchange
from convenant_client.flow import Call, Emit, Flow, Stream, Wait
from convenant_client.operations import Id, Names
from convenant_client.retrying import REPEATABLE, seconds_asked

PAUSE_SECONDS = 5.0
_log = logging.getLogger("convenant_client")
# Called when the register was restored: with the last event both histories share, or nothing if they share none.
Restored = Callable[[int | None], object]


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Some events, and the place after them."""

    items: list[CloudEvent]
    cursor: str
    has_more: bool


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed with its filters, and what to do when the register was restored."""

    exchange: Exchange
    types: Names | None
    agreement_id: Id | None
    organisation_id: Id | None
    limit: int | None
    restored: Restored | None

    def page(self, after: str | None) -> Flow[FeedPage]:
        """Read what comes after a place.

        In a restored register the feed goes on where both histories are the same, and otherwise begins again.
        """
        operation = list_events(
            after=after,
            type=self.types,
            agreement_id=self.agreement_id,
            organisation_id=self.organisation_id,
            limit=self.limit,
        )
        try:
            page = yield from self.exchange.read(operation)
        except CursorEpochChanged as changed:
            resume, told = changed.resume, self.restored
            if told is not None:
                shared = changed.members.get("lastCommonSequence")
                yield Call(lambda: told(shared))
            return (yield from self.page(resume))
        for event in page.items:
            self.exchange.reached.take(event.sequence)
        return FeedPage(page.items, _cursor_in(page), page.has_more)


def pages(
    exchange: Exchange,
    /,
    after: str | None,
    *,
    types: Names | None = None,
    agreement_id: Id | None = None,
    organisation_id: Id | None = None,
    limit: int | None = None,
    restored: Restored | None = None,
) -> Stream[FeedPage]:
    """Read the feed page by page, from a place (or the beginning, or `"latest"`) until its end."""
    feed = _Feed(exchange, types, agreement_id, organisation_id, limit, restored)
    has_more = True
    while has_more:
        page = yield from feed.page(after)
        yield Emit(page)
        after, has_more = page.cursor, page.has_more


def read(
    exchange: Exchange,
    /,
    store: CursorStore,
    *,
    types: Names | None = None,
    agreement_id: Id | None = None,
    organisation_id: Id | None = None,
    limit: int | None = None,
    restored: Restored | None = None,
) -> Stream[CloudEvent]:
    """Read the events from the place in a store until there are no more.

    The place moves on when you come back after the last event of a page, and so are done with it.
    """
    feed = _Feed(exchange, types, agreement_id, organisation_id, limit, restored)
    return _read(feed, store)


def follow(
    exchange: Exchange,
    /,
    store: CursorStore,
    *,
    types: Names | None = None,
    agreement_id: Id | None = None,
    organisation_id: Id | None = None,
    limit: int | None = None,
    restored: Restored | None = None,
    pause: float = PAUSE_SECONDS,
) -> Stream[CloudEvent]:
    """Read the events from the place in a store for ever, until you stop asking for more.

    When there are no more it looks again after a pause. So it does, for as long as it takes, while the register or
    the token endpoint gives no answer, or 429, 502, 503 or 504, but no sooner than `Retry-After` says. Any other
    refusal ends it, also one by the token endpoint, such as `invalid_client`.
    """
    feed = _Feed(exchange, types, agreement_id, organisation_id, limit, restored)
    while True:
        wait = pause
        try:
            yield from _read(feed, store)
        except (UnreachableError, ProblemError, TokenError) as fault:
            wait = max(pause, _seconds_before_again(fault))
            _log.warning("the feed will be tried again in %s s: %s", wait, fault)
        yield Wait(wait)


def _seconds_before_again(fault: UnreachableError | ProblemError | TokenError) -> float:
    """Return how long to wait at least; a fault that says something about who asks, or what for, is raised."""
    if isinstance(fault, UnreachableError):
        return 0.0
    if fault.status not in REPEATABLE:
        raise fault
    return fault.retry_after if isinstance(fault, TokenError) else seconds_asked(fault.response)


def _read(feed: _Feed, store: CursorStore) -> Stream[CloudEvent]:
    after: str | None = yield Call(store.load)
    has_more = True
    while has_more:
        page = yield from feed.page(after)
        for event in page.items:
            yield Emit(event)
        if page.cursor != after:
            yield Call(functools.partial(store.save, page.cursor))
        after, has_more = page.cursor, page.has_more


def _cursor_in(page: EventPage) -> str:
    (cursor,) = parse_qs(urlsplit(page.links.next).query)["after"]
    return cursor


class Events:
    """What happened in the register, in order."""

    def __init__(self, caller: Caller) -> None:
        self.read = StreamMethod(caller, read)
        """Read the events from the place in a store until there are no more."""
        self.follow = StreamMethod(caller, follow)
        """Read the events from the place in a store for ever."""
        self.pages = StreamMethod(caller, pages)
        """Read the feed page by page."""


class AsyncEvents:
    """What happened in the register, in order."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.read = AsyncStreamMethod(caller, read)
        """Read the events from the place in a store until there are no more."""
        self.follow = AsyncStreamMethod(caller, follow)
        """Read the events from the place in a store for ever."""
        self.pages = AsyncStreamMethod(caller, pages)
        """Read the feed page by page."""
