"""Where the data lives and how connections to it are made. Reads and writes have separate pools (D5, D6)."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sqlalchemy.ext.asyncio import AsyncEngine

from app.kit.clock import SYSTEM_CLOCK, Clock
from app.kit.config import Settings
from app.kit.connecting import connect
from app.kit.embedded import ServerAddress
from app.kit.faults import DatabaseUnreachableError
from app.kit.probe import Probe
from app.kit.read_pool import ReadPool, ReadSource
from app.kit.replica import Condition, Replica, ReplicaPool
from app.kit.replicated_reads import ReplicatedReads
from app.kit.revision import require_newest
from app.kit.write_engine import write_engine

APPLICATION_ROLE = "convenant_app"
OLDEST_SERVER = 15
BACKGROUND_CONNECTIONS = 2
CLOSE_SECONDS = 3.0
# A transaction in which nothing happens for this long is ended by the server.
IDLE_SECONDS = 10.0
# How much longer than the server's own limit an answer is waited for: then it is the network that is silent.
SILENCE_SECONDS = 0.25
_ANSWER_SECONDS = 0.5


Address = tuple[str, int]
_SERVER = re.compile(r"(\[(?P<bracketed>[^\]]+)\]|(?P<plain>[^:\[\],]+))(:(?P<port>[0-9]{1,5}))?")


class DatabaseUrlError(ValueError):
    """A database address that cannot be read; the message never repeats it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One database and the login used for it; `further` are other servers that may have become the one to use."""

    host: str
    port: int
    user: str
    password: str | None
    database: str
    ssl: str | None = None
    further: tuple[Address, ...] = ()

    @classmethod
    def from_url(cls, url: str) -> "Target":
        """Read a `postgresql://user:password@host:port/database` address; it may name several hosts, with commas.

        Raises:
            DatabaseUrlError: the address is not of that form.

        """
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query))
        servers = options.get("host") or parts.netloc.rpartition("@")[2]
        addresses = [_SERVER.fullmatch(server) for server in servers.split(",")]
        database = parts.path.lstrip("/")
        if parts.scheme not in {"postgresql", "postgres"} or not parts.username or not database or None in addresses:
            raise DatabaseUrlError("a database URL has the form postgresql://user:password@host:port/database")
        password = unquote(parts.password) if parts.password else None
        (host, port), *further = [
            (found["bracketed"] or found["plain"], int(found["port"] or 5432)) for found in addresses if found
        ]
        return cls(host, port, unquote(parts.username), password, database, options.get("sslmode"), tuple(further))

    @classmethod
    def on_server(cls, address: ServerAddress, database: str) -> "Target":
        """Return a database of an embedded server, as its superuser."""
        return cls(address.host, address.port, address.user, address.password, database)

    def arguments(self) -> dict[str, Any]:
        """Return what asyncpg connects with."""
        chosen: dict[str, Any] = {"host": self.host, "port": self.port, "user": self.user, "database": self.database}
        if self.further:
            hosts, ports = zip((self.host, self.port), *self.further, strict=True)
            chosen |= {"host": list(hosts), "port": list(ports)}
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


def answer_seconds(settings: Settings) -> float:
    """Return the time in which a request begins to be answered: one slow statement fits in, a second one does not."""
    return settings.statement_timeout_ms / 1000 + _ANSWER_SECONDS


def _server_settings(settings: Settings) -> dict[str, str]:
    return {
        "application_name": "convenant",
        # What the journal's numbering rests on, whatever the database's own default is.
        "default_transaction_isolation": "read committed",
        "role": APPLICATION_ROLE,
        "timezone": "UTC",
        "statement_timeout": str(settings.statement_timeout_ms),
        "lock_timeout": str(settings.lock_timeout_ms),
        "idle_in_transaction_session_timeout": str(int(IDLE_SECONDS * 1000)),
        # A server that cannot reach us any more lets go of our locks.
        "client_connection_check_interval": "1000",
        "tcp_user_timeout": "10000",
        "jit": "off",
    }


@dataclass(frozen=True, slots=True)
class Database:
    """The open connections of one process: pools for reads, an engine for commands, a probe for health checks.

    `reads` may be answered by a replica; `primary` is for what has to be known as it is now. What
    is done in the background has an engine of its own, so that it never keeps a request waiting.
    """

    reads: ReadSource
    primary: ReadPool
    engine: AsyncEngine
    background: AsyncEngine
    probe: Probe
    replica: Replica | None = None

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, targets: Targets, settings: Settings, clock: Clock = SYSTEM_CLOCK
    ) -> AsyncIterator["Database"]:
        """Open all connections and close them at the end.

        Raises:
            DatabaseUnreachableError, asyncpg.PostgresError: the server cannot be reached or refuses the login.

        """
        has_replica = targets.read != targets.write
        common: dict[str, Any] = {
            "command_timeout": settings.statement_timeout_ms / 1000 + SILENCE_SECONDS,
            "server_settings": _server_settings(settings),
        }
        # After a failover, a server that only takes reads is no better for a command than none.
        writing = targets.write.arguments() | common | {"target_session_attrs": "read-write"}
        # Where several servers are known, one that is only catching up is no primary.
        probing = targets.write.arguments() | common
        if has_replica or targets.write.further:
            probing |= {"target_session_attrs": "primary"}
        read_only = common["server_settings"] | {"default_transaction_read_only": "on"}
        caching = {
            "server_settings": read_only,
            "statement_cache_size": 512,
            "max_cacheable_statement_size": 64 * 1024,
        }
        primary = await ReadPool(settings.read_connections, **probing | caching)
        database = cls(
            primary,
            primary,
            write_engine(partial(connect, **writing), settings.write_connections),
            write_engine(partial(connect, **writing), BACKGROUND_CONNECTIONS),
            Probe(partial(connect, **probing)),
        )
        if has_replica:
            replica = Replica(
                ReplicaPool(settings.read_connections, **targets.read.arguments() | common | caching),
                await ReadPool(1, **probing | caching),
                clock.today,
            )
            await replica.open()
            database = replace(database, reads=ReplicatedReads(primary, replica), replica=replica)
        try:
            yield database
        finally:
            await database.close()

    async def health(self) -> dict[str, str]:
        """Return how the primary does, and the replica where there is one.

        Raises:
            DatabaseUnreachableError: reads cannot be answered at all.
            NotMigratedError: the database is at another revision.

        """
        found = {"primary": "serving"}
        try:
            await self.probe.ask(require_newest)
        except DatabaseUnreachableError:
            if self.replica is None or self.replica.condition is not Condition.SERVING:
                raise
            found["primary"] = "unreachable"
        return found if self.replica is None else found | {"replica": self.replica.condition.value}

    async def close(self) -> None:
        """Close all connections in order, or leave them to the end of the process when the server is silent."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                closing = [
                    self.primary.close(),
                    self.engine.dispose(),
                    self.background.dispose(),
                    self.probe.close(),
                ]
                if self.replica is not None:
                    closing.append(self.replica.close())
                await asyncio.gather(*closing)
