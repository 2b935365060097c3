"""Where the data lives and how connections to it are made. Reads and writes have separate pools (D5, D6)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.kit.config import Settings
from app.kit.embedded import ServerAddress

APPLICATION_ROLE = "convenant_app"
OLDEST_SERVER = 15
CONNECT_SECONDS = 3.0


class DatabaseUrlError(ValueError):
    """A database address that cannot be read; the message never repeats it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One database and the login used for it."""

    host: str
    port: int
    user: str
    password: str | None
    database: str
    ssl: str | None = None

    @classmethod
    def from_url(cls, url: str) -> "Target":
        """Read a `postgresql://user:password@host:port/database` address.

        Raises:
            DatabaseUrlError: the address is not of that form.

        """
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query))
        host = options.get("host") or parts.hostname
        database = parts.path.lstrip("/")
        if parts.scheme not in {"postgresql", "postgres"} or not host or not parts.username or not database:
            raise DatabaseUrlError("a database URL has the form postgresql://user:password@host:port/database")
        password = unquote(parts.password) if parts.password else None
        return cls(host, parts.port or 5432, unquote(parts.username), password, database, options.get("sslmode"))

    @classmethod
    def on_server(cls, address: ServerAddress, database: str) -> "Target":
        """Return a database of an embedded server, as its superuser."""
        return cls(address.host, address.port, address.user, address.password, database)

    def arguments(self) -> dict[str, Any]:
        """Return what asyncpg connects with."""
        chosen = {"host": self.host, "port": self.port, "user": self.user, "database": self.database}
        optional = {"password": self.password, "ssl": self.ssl}
        return chosen | {name: value for name, value in optional.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Targets:
    """The logins of one register: who owns the tables, who writes, who reads."""

    owner: Target
    write: Target
    read: Target

    @classmethod
    def from_settings(cls, settings: Settings) -> "Targets":
        """Return the logins an operator configured.

        Raises:
            ValueError: no database URL is set, or one is malformed.

        """
        if settings.database_url is None:
            raise ValueError("CONVENANT_DATABASE_URL is not set")
        write = Target.from_url(settings.database_url.get_secret_value())
        owner_url, read_url = settings.database_owner_url, settings.database_read_url
        return cls(
            owner=Target.from_url(owner_url.get_secret_value()) if owner_url else write,
            write=write,
            read=Target.from_url(read_url.get_secret_value()) if read_url else write,
        )

    def in_database(self, database: str) -> "Targets":
        """Return the same logins on another database of the same server."""
        return Targets(
            owner=replace(self.owner, database=database),
            write=replace(self.write, database=database),
            read=replace(self.read, database=database),
        )


def _server_settings(settings: Settings) -> dict[str, str]:
    return {
        "application_name": "convenant",
        # What the journal's numbering rests on, whatever the database's own default is.
        "default_transaction_isolation": "read committed",
        "role": APPLICATION_ROLE,
        "timezone": "UTC",
        "statement_timeout": str(settings.statement_timeout_ms),
        "lock_timeout": str(settings.lock_timeout_ms),
        "idle_in_transaction_session_timeout": "10000",
        "jit": "off",
    }


async def _leave_as_it_is(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Put a connection back without a second statement: a read leaves nothing behind that needs undoing."""


@dataclass(frozen=True, slots=True)
class Database:
    """The open connections of one process: a pool of prepared reads and an engine for commands."""

    reads: "asyncpg.Pool[asyncpg.Record]"
    engine: AsyncEngine

    @classmethod
    @asynccontextmanager
    async def opened(cls, targets: Targets, settings: Settings) -> AsyncIterator["Database"]:
        """Open both pools and close them at the end.

        Raises:
            OSError, asyncpg.PostgresError: the server cannot be reached or refuses the login.

        """
        server_settings = _server_settings(settings)

        async def connect() -> Any:
            return await asyncpg.connect(
                **targets.write.arguments(), timeout=CONNECT_SECONDS, server_settings=server_settings
            )

        engine = create_async_engine(
            "postgresql+asyncpg://",
            async_creator=connect,
            pool_size=settings.write_connections,
            max_overflow=0,
            pool_timeout=2,
            pool_pre_ping=True,
            # Error texts go to the log; the values of a statement may be about persons.
            hide_parameters=True,
        )
        reads = asyncpg.create_pool(
            **targets.read.arguments(),
            min_size=1,
            max_size=settings.read_connections,
            timeout=CONNECT_SECONDS,
            server_settings=server_settings | {"default_transaction_read_only": "on"},
            reset=_leave_as_it_is,
            statement_cache_size=512,
            max_cacheable_statement_size=64 * 1024,
            max_inactive_connection_lifetime=0,
        )
        try:
            async with reads:
                yield cls(reads, engine)
        finally:
            await engine.dispose()
