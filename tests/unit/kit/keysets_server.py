"""A web server on this machine that publishes keys, or whatever a test wants it to say."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tests.unit.kit.tokens_support import document, ec_jwk, ec_key

Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]

KEYS = document(ec_jwk(ec_key("city"), "es"))


class Server:
    """Answers each request with raw octets, or however `answers` says for its path and `answer` for the others."""

    def __init__(self) -> None:
        self.answer: bytes | Answer = response(KEYS)
        self.answers: dict[str, bytes | Answer] = {}
        self.requests: Counter[str] = Counter()
        self.heads: list[str] = []
        self.port = 0
        self._stopping = asyncio.Event()

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.heads.append(head)
            path = head.split(" ")[1]
            self.requests[path] += 1
            answer = self.answers.get(path, self.answer)
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def silence(self, _: asyncio.StreamWriter) -> None:
        await self._stopping.wait()

    def stop(self) -> None:
        self._stopping.set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/jwks"


def response(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@asynccontextmanager
async def listening() -> AsyncIterator[Server]:
    """Run a server on a free port."""
    site = Server()
    listener = await asyncio.start_server(site, "127.0.0.1", 0)
    site.port = listener.sockets[0].getsockname()[1]
    async with listener:
        yield site
        site.stop()
