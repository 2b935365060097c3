"""Connections that end when their client is too slow: the server itself waits for headers for ever."""

import asyncio
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle


class PromptProtocol(HttpToolsProtocol):
    """A connection that is closed when no complete request head arrives in time.

    Time counts from the connection, from the first octet of a next request, and from an answer that was given before
    its request had arrived whole; in between, the server's own keep-alive limit holds.
    """

    head_seconds: ClassVar[float]
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # only streams come
        """Start to wait for the first request."""
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._expect_nothing()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Start to wait for the headers of a request that has begun."""
        super().on_message_begin()
        if self._deadline is None:
            self._expect_head()

    def on_headers_complete(self) -> None:
        """Stop waiting: from here on the application guards the body.

        Raises:
            ValueError: the target names a host of its own beside `Host`, as only proxies are asked to believe.

        """
        self._expect_nothing()
        if not self.url.startswith(b"/"):
            raise ValueError("the request target is not a path")
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """Wait for the rest of a request that was answered early, and for the head of the next one."""
        super().on_response_complete()
        if self.cycle.more_body and self._deadline is None and not self.transport.is_closing():
            self._expect_head()

    def _expect_head(self) -> None:
        self._deadline = self.loop.call_later(self.head_seconds, self._close_late)

    def _expect_nothing(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _close_late(self) -> None:
        self._deadline = None
        # There is none before the first request.
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            # An earlier request on this connection is still being answered.
            self._expect_head()
        else:
            self.transport.close()


def prompt_protocol(head_seconds: float) -> type[PromptProtocol]:
    """Return the protocol of connections whose request heads arrive within so many seconds."""
    return type("PromptProtocol", (PromptProtocol,), {"head_seconds": head_seconds})
