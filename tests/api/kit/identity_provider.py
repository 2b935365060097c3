"""A register whose issuers publish their keys on a server the tests control, on a clock that stands still."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import httpx

from app.kit.auth.issuers import IssuerConfig
from app.kit.clock import Clock
from app.kit.config import Settings
from app.kit.database import Targets
from tests.api.kit.conftest import RawAnswer, exchange
from tests.conftest import served
from tests.unit.kit.keysets_server import Server
from tests.unit.kit.tokens_support import NOW

READ = b"/v1/organisations"
REQUEST_ID = b"one-id-for-all-requests"


class StandingClock(Clock):
    """Stands still until a test moves it; `seconds` since 1970."""

    def __init__(self) -> None:
        self.seconds = float(NOW)

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds, UTC)


@dataclass(frozen=True)
class Trusting:
    """A running register and where its keys come from."""

    client: httpx.AsyncClient
    site: Server
    clock: StandingClock

    async def present(self, token: str, path: bytes = READ) -> RawAnswer:
        """Read with a token, whatever octets it is made of."""
        return await self.send((b"authorization", b"Bearer " + token.encode("utf-8", "surrogatepass")), path=path)

    async def send(self, *headers: tuple[bytes, bytes], path: bytes = READ) -> RawAnswer:
        """Read with these headers; the request id is always the same, so that equal answers are equal octets."""
        fixed = ((b"host", b"convenant.test"), (b"x-request-id", REQUEST_ID))
        return await exchange(self.client, path, headers=[*fixed, *headers])


@asynccontextmanager
async def trusting(
    settings: Settings, targets: Targets, site: Server, issuers: Iterable[IssuerConfig]
) -> AsyncIterator[Trusting]:
    """Run a register that trusts these issuers."""
    clock = StandingClock()
    configured = settings.model_copy(update={"issuers": tuple(issuers)})
    async with served(configured, targets, clock=clock) as client:
        yield Trusting(client, site, clock)


def seen_by_its_sender(answer: RawAnswer) -> RawAnswer:
    """An answer without the header that counts down with every request, whatever it holds."""
    return replace(answer, headers=[pair for pair in answer.headers if pair[0] != b"ratelimit"])


async def becomes(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait until a condition holds; fails when it does not within ten seconds."""
    async with asyncio.timeout(10):
        while True:
            if await condition():
                return
            await asyncio.sleep(0.01)
