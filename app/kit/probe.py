"""Asking whether the database serves, on a connection of its own: a health check queues behind no reader."""

import asyncio
from collections.abc import Awaitable, Callable

import asyncpg

from app.kit.connecting import PromptConnection
from app.kit.faults import DatabaseUnreachableError

PROBE_SECONDS = 2.0


class Probe:
    """One connection, made when it is first needed and made again when anything was wrong with it."""

    def __init__(self, connect: Callable[[], Awaitable[PromptConnection]]) -> None:
        """Prepare to connect."""
        self._connect = connect
        self._connection: PromptConnection | None = None
        self._turn = asyncio.Lock()

    async def ask(self, question: Callable[[PromptConnection], Awaitable[None]]) -> None:
        """Put a question to the database; it is answered within two seconds, waiting included.

        Raises:
            DatabaseUnreachableError: the database did not answer.
            Exception: whatever the question raises.

        """
        try:
            async with asyncio.timeout(PROBE_SECONDS), self._turn:
                if self._connection is None or self._connection.is_closed():
                    self._connection = await self._connect()
                try:
                    await question(self._connection)
                except BaseException:
                    self._connection.terminate()
                    raise
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise DatabaseUnreachableError(str(error) or "the database does not answer") from error

    async def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            await self._connection.close()
