"""The connections that reads run on: short waits, and no reader notices that the database restarted (D5)."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol

import asyncpg

from app.kit.connecting import Connection, PromptConnection, connect
from app.kit.faults import DatabaseUnreachableError, PoolExhaustedError, ends_connection

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Pool = asyncpg.Pool[asyncpg.Record]
    Proxy = PoolConnectionProxy[asyncpg.Record]
else:
    Pool = asyncpg.Pool

WAIT_SECONDS = 2.0
IDLE_SECONDS = 5.0


class ReadSource(Protocol):
    """Wherever reads are answered from."""

    async def fetch(self, query: str, *args: object, **options: Any) -> Any:
        """Return all rows of a read."""
        ...

    async def fetchrow(self, query: str, *args: object, **options: Any) -> Any:
        """Return the first row of a read."""
        ...

    async def fetchval(self, query: str, *args: object, **options: Any) -> Any:
        """Return the first value of a read."""
        ...


async def _leave_as_it_is(connection: Connection) -> None:
    """Put a connection back without a second statement: a read leaves nothing behind that needs undoing."""


class ReadPool(Pool):
    """A pool for statements that change nothing and may therefore be repeated.

    A read waits two seconds for a connection. When that connection turns out dead it is repeated once, on a new one,
    and so are all other connections made anew: what ended one has ended all.
    """

    attempts = 2
    # One at the start, to find out whether the database is there; afterwards as many as there is work for.
    first_connections = 1

    def __init__(
        self, size: int, connect: Callable[..., Awaitable[PromptConnection]] = connect, **arguments: Any
    ) -> None:
        """Prepare a pool of at most so many connections, made with these arguments of the driver."""
        super().__init__(
            connect=connect,  # type: ignore[arg-type]  # made with keyword arguments only
            init_size=self.first_connections,
            min_size=0,
            max_size=size,
            max_queries=2**62,
            max_inactive_connection_lifetime=0,
            reset=_leave_as_it_is,
            loop=None,
            connection_class=PromptConnection,
            record_class=asyncpg.Record,
            **arguments,
        )

    async def fetch(self, query: str, *args: object, **options: Any) -> Any:
        """Return all rows of a read.

        Raises:
            PoolExhaustedError: every connection stayed in use.
            DatabaseUnreachableError: the database cannot be reached or does not answer.
            asyncpg.PostgresError: the database refuses the statement.

        """
        return await self._read("fetch", query, *args, **options)

    async def fetchrow(self, query: str, *args: object, **options: Any) -> Any:
        """Return the first row of a read; raises what `fetch` raises."""
        return await self._read("fetchrow", query, *args, **options)

    async def fetchval(self, query: str, *args: object, **options: Any) -> Any:
        """Return the first value of a read; raises what `fetch` raises."""
        return await self._read("fetchval", query, *args, **options)

    async def _read(self, method: str, *args: object, **options: Any) -> Any:
        for attempt in range(1, self.attempts + 1):
            connection = await self._free_connection()
            try:
                found = await _answer(connection, method, *args, **options)
                self._check(connection)
            except asyncio.CancelledError:
                # Asking the server to stop takes longer than a new connection; it notices by itself.
                terminate(connection)
                raise
            except TimeoutError as error:
                await self._give_up(connection)
                raise DatabaseUnreachableError("the database does not answer") from error
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
                if not _is_closed(connection) and not ends_connection(error):
                    raise
                await self._give_up(connection)
                if attempt == self.attempts:
                    raise DatabaseUnreachableError(str(error)) from error
            else:
                return found
            finally:
                await self.release(connection)
        raise AssertionError("unreachable")

    def _check(self, connection: "Proxy") -> None:
        """Refuse an answer by what the server said of itself along with it."""

    async def _free_connection(self) -> Any:
        try:
            return await self.acquire(timeout=WAIT_SECONDS)
        except TimeoutError:
            if self.get_size() == self.get_max_size() and not self.get_idle_size():
                raise PoolExhaustedError("every connection for reads is in use") from None
            raise DatabaseUnreachableError("no connection could be made in time") from None

    async def _give_up(self, connection: "Proxy") -> None:
        terminate(connection)
        await self.expire_connections()


async def _answer(connection: Any, method: str, *args: object, **options: Any) -> Any:
    if connection.silent_seconds > IDLE_SECONDS:
        # What lies between may have forgotten a connection that nobody used, and told neither side.
        await connection.require_answer()
    try:
        found = await getattr(connection, method)(*args, **options)
    except AttributeError as error:
        # Somebody ended the connection between two steps of the driver, which looks for what is no longer there.
        if not _is_closed(connection):
            raise
        raise asyncpg.InterfaceError("the connection was ended meanwhile") from error
    # Between the answer and this line somebody may have ended the connection; the answer still counts.
    if not _is_closed(connection):
        connection.note_answer()
    return found


def _is_closed(connection: "Proxy") -> bool:
    try:
        return connection.is_closed()
    except asyncpg.InterfaceError:
        # The driver took it from us when it noticed.
        return True


def terminate(connection: "Proxy") -> None:
    """End a connection at once, whatever it is doing."""
    if not _is_closed(connection):
        connection.terminate()
