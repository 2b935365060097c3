"""Opening and closing one connection to the database, neither of which may take for ever."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import asyncpg

from app.kit.faults import DatabaseUnreachableError

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]
else:
    # The driver's classes take parameters only in its type stubs.
    Connection = asyncpg.Connection

CONNECT_SECONDS = 3.0
PING_SECONDS = 1.0
CLOSE_SECONDS = 0.25
# A server that knows the login but will not have it, or not this database, serves nobody.
_REFUSED = (
    asyncpg.InternalClientError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
)


class PromptConnection(Connection):
    """A connection that does not wait for a silent server, neither for a sign of life nor to say goodbye."""

    _heard_at = 0.0

    def note_answer(self) -> None:
        """Remember that the server answered just now."""
        self._heard_at = asyncio.get_running_loop().time()

    @property
    def silent_seconds(self) -> float:
        """Return how long nothing was heard, asked or not."""
        return asyncio.get_running_loop().time() - self._heard_at

    async def require_answer(self) -> None:
        """Ask the server for a sign of life.

        Raises:
            DatabaseUnreachableError: there is none within a second.

        """
        try:
            await self.execute("SELECT", timeout=PING_SECONDS)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
            self.terminate()
            raise DatabaseUnreachableError("the connection is dead") from error

    async def close(self, *, timeout: float | None = None) -> None:  # noqa: ASYNC109 - the driver's own parameter
        """Close in order, or else at once."""
        # The driver has ended the connection by then; that nobody heard the goodbye is nobody's fault.
        with suppress(OSError):
            await super().close(timeout=min(timeout or CLOSE_SECONDS, CLOSE_SECONDS))


async def connect(*, host: str | Sequence[str], port: int | Sequence[int], **arguments: Any) -> PromptConnection:
    """Open a connection with the driver's arguments; of several servers to the first that will do.

    Raises:
        DatabaseUnreachableError: nobody answers, or not in time, or the login is refused.
        asyncpg.PostgresError: the server answers that it is starting, stopping or full.

    """
    if isinstance(host, str):
        return await _opened(host=host, port=port, **arguments)
    assert not isinstance(port, int)
    return await _first_opened(zip(host, port, strict=True), arguments)


async def _first_opened(addresses: Iterable[tuple[str, int]], arguments: dict[str, Any]) -> PromptConnection:
    """Try all servers at the same time: one that is silent would take the time the next one needs."""
    attempts = [asyncio.create_task(_opened(host=host, port=port, **arguments)) for host, port in addresses]
    chosen: PromptConnection | None = None
    try:
        failure: Exception = DatabaseUnreachableError("no server is named")
        for attempt in asyncio.as_completed(attempts):
            try:
                chosen = await attempt
            except (DatabaseUnreachableError, asyncpg.PostgresError) as error:
                failure = error
            else:
                return chosen
        raise failure
    finally:
        for task in attempts:
            task.add_done_callback(partial(_let_go_unless, chosen))
            task.cancel()


def _let_go_unless(chosen: PromptConnection | None, attempt: asyncio.Task[PromptConnection]) -> None:
    if not attempt.cancelled() and attempt.exception() is None and attempt.result() is not chosen:
        attempt.result().terminate()


async def _opened(**arguments: Any) -> PromptConnection:
    try:
        opened: PromptConnection = await asyncpg.connect(
            **{"timeout": CONNECT_SECONDS, **arguments, "connection_class": PromptConnection}
        )
    except (OSError, asyncpg.InternalClientError, *_REFUSED) as error:
        raise DatabaseUnreachableError(str(error) or type(error).__name__) from error
    opened.note_answer()
    return opened
