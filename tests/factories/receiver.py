"""An address of somebody else: a server on loopback that takes webhooks and notes what it was sent."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any

import httpx

AGREES = b"HTTP/1.1 200 OK\r\nWebHook-Allowed-Origin: *\r\nContent-Length: 0\r\n\r\n"
ACCEPTS = b"HTTP/1.1 204 No Content\r\n\r\n"
PATIENCE_SECONDS = 60.0


def status(code: int, *headers: str, body: bytes = b"") -> bytes:
    """An answer with a status."""
    lines = [f"HTTP/1.1 {code} X", *headers, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


@dataclass(frozen=True)
class Request:
    """One request as it came in."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def event(self) -> dict[str, Any]:
        found: dict[str, Any] = httpx.Response(200, content=self.body).json()
        return found


Behaviour = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Receiver:
    """What was sent to the address, and how it answers: agreeing and accepting unless told otherwise.

    `answers` are taken in turn, for events only; `behaviour` does whatever it likes with the connection.
    """

    port: int = 0
    scheme: str = "http"
    requests: list[Request] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)
    agreement: bytes = AGREES
    behaviour: Behaviour | None = None
    connections: int = 0
    _came: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def url(self) -> str:
        return f"{self.scheme}://localhost:{self.port}/hook"

    @property
    def events(self) -> list[Request]:
        return [request for request in self.requests if request.method == "POST"]

    def answer_with(self, *answers: bytes) -> None:
        self.answers += answers

    async def until(self, count: int) -> list[Request]:
        """Wait for so many events, and return all there are."""
        return await self.until_that(lambda: len(self.events) >= count)

    async def until_that(self, is_so: Callable[[], bool]) -> list[Request]:
        async with asyncio.timeout(PATIENCE_SECONDS), self._came:
            await self._came.wait_for(is_so)
        return self.events

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            request = await _read(reader)
            async with self._came:
                self.requests.append(request)
                self._came.notify_all()
            if self.behaviour is not None and request.method == "POST":
                await self.behaviour(request, writer)
                return
            is_question = request.method == "OPTIONS"
            writer.write(self.agreement if is_question else self.answers.pop(0) if self.answers else ACCEPTS)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


async def _read(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    method, target, _ = head[0].split(" ")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in head[1:] if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(method, target, headers, body)


@asynccontextmanager
async def receiving(trust: SSLContext | None = None, **options: Any) -> AsyncIterator[Receiver]:
    """Run such a server."""
    receiver = Receiver(scheme="https" if trust else "http", **options)
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0, ssl=trust)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()


def subjects(requests: Iterable[Request]) -> list[str]:
    """Which records the events are about, in the order they came."""
    return [request.event["subject"] for request in requests]
