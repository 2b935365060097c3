"""The connections that commands run on: none that is dead, silent or read-only is used or kept."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from app.kit.connecting import PromptConnection
from app.kit.faults import DatabaseUnreachableError, ends_connection

WAIT_SECONDS = 2.0
_NEW = "convenant_new"


def write_engine(connect: Callable[[], Awaitable[PromptConnection]], size: int) -> AsyncEngine:
    """Return an engine of at most so many connections."""
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=size,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        # Error texts go to the log; the values of a statement may be about persons.
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "connect", _note_as_new)
    event.listen(engine.sync_engine, "checkout", _require_answer)
    event.listen(engine.sync_engine, "handle_error", _let_go)
    return engine


def _note_as_new(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    entry.info[_NEW] = True


def _require_answer(
    connection: DBAPIConnection, entry: ConnectionPoolEntry, _checked_out: PoolProxiedConnection
) -> None:
    """Ask an earlier used connection for a sign of life; SQLAlchemy's own way takes three round trips and no limit.

    Raises:
        InvalidatePoolError: there is none; the pool then makes its connections anew, this one at once.

    """
    if entry.info.pop(_NEW, False):
        return
    try:
        connection.run_async(PromptConnection.require_answer)
    except DatabaseUnreachableError as error:
        raise InvalidatePoolError(str(error)) from error


def _let_go(context: ExceptionContext) -> Exception | None:
    """Drop a connection whose server is silent, leaving or read-only, or whose statement nobody waits for any more.

    Without this, SQLAlchemy would wait for the server before it lets go.
    """
    error = context.original_exception
    if context.connection is None:
        return None
    is_lost = isinstance(error, OSError)
    if is_lost or isinstance(error, asyncio.CancelledError):
        _driver_connection(context.connection.connection).terminate()
        context.is_disconnect = True
    elif ends_connection(error):
        context.is_disconnect = True
    return DatabaseUnreachableError("the database does not answer") if is_lost else None


def _driver_connection(held: ConnectionPoolEntry | PoolProxiedConnection) -> PromptConnection:
    driver: PromptConnection = held.driver_connection  # type: ignore[assignment]
    return driver
