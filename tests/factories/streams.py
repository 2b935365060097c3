"""Listening to a stream of the application in this process: a client library would wait for an end that never comes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Message:
    """One server-sent event; a heartbeat has a comment and no data."""

    fields: dict[str, str]

    @property
    def id(self) -> str:
        return self.fields["id"]

    @property
    def event(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.fields["data"])
        return found

    @classmethod
    def read(cls, text: str) -> "Message":
        lines = [line.partition(": ") for line in text.split("\n")]
        return cls({name or "comment": value for name, _, value in lines})


@dataclass
class Listening:
    """A stream that was opened, and what it said so far."""

    status: int
    headers: httpx.Headers
    _chunks: "asyncio.Queue[bytes | None]" = field(default_factory=asyncio.Queue)
    _said: str = ""

    async def message(self) -> Message:
        """The next message; fails when the stream ends or says nothing for long."""
        while "\n\n" not in self._said:
            async with asyncio.timeout(PATIENCE_SECONDS):
                chunk = await self._chunks.get()
            assert chunk is not None, "the stream ended"
            self._said += chunk.decode()
        text, _, self._said = self._said.partition("\n\n")
        return Message.read(text)

    async def events(self, number: int) -> list[Message]:
        """The next messages that tell an event; heartbeats in between are no reason to wait longer."""
        found: list[Message] = []
        async with asyncio.timeout(PATIENCE_SECONDS):
            while len(found) < number:
                said = await self.message()
                found += [said] if "data" in said.fields else []
        return found

    async def rest(self) -> str:
        """What is still said until the stream ends by itself."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (chunk := await self._chunks.get()) is not None:
                self._said += chunk.decode()
        return self._said


@asynccontextmanager
async def listening(
    client: httpx.AsyncClient, path: str, method: str = "GET", **headers: str
) -> AsyncIterator[Listening]:
    """Open a stream and hang up at the end."""
    transport: Any = client._transport
    started: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
    found = Listening(0, httpx.Headers())
    leaving = asyncio.Event()
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:
            await leaving.wait()
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            started.set_result(message)
            return
        found._chunks.put_nowait(message["body"])
        if not message.get("more_body", False):
            found._chunks.put_nowait(None)

    address = httpx.URL(path)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": address.path,
        "raw_path": address.path.encode(),
        "query_string": address.query,
        "root_path": "",
        "headers": [(b"host", b"convenant.test"), *((k.lower().encode(), v.encode()) for k, v in headers.items())],
        "client": ("192.0.2.1", 1234),
        "server": ("convenant.test", 80),
    }
    serving = asyncio.ensure_future(transport.app(scope, receive, send))
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            start = await started
        found.status, found.headers = start["status"], httpx.Headers(start["headers"])
        yield found
    finally:
        leaving.set()
        await serving
