"""Making an embedded server ready: the database, the login of the service, the newest revision."""

import asyncio
import logging
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import asyncpg

from app.kit.config import Settings
from app.kit.connecting import CONNECT_SECONDS
from app.kit.database import APPLICATION_ROLE, OLDEST_SERVER, Target, Targets
from app.kit.embedded import EmbeddedPostgres, EmbeddedPostgresError, ServerAddress
from app.kit.revision import NotMigratedError, require_newest

DATABASE = "convenant"
SERVICE_LOGIN = "convenant_service"
WATCH_SECONDS = 1.0
_log = logging.getLogger("convenant.database")
PROVISION_LOCK = 0x434F4E57


class UnsupportedServerError(Exception):
    """The configured database server is too old."""


class UnsafeLoginError(Exception):
    """The service would run with rights it must not have in production."""


@asynccontextmanager
async def register_database(settings: Settings) -> AsyncIterator[Targets]:
    """Yield the logins of a database at the newest revision: the one configured, or an embedded server's.

    A configured database is never migrated here: that is `convenant migrate`, run by its owner.

    Raises:
        NotMigratedError: the configured database is at another revision.
        UnsafeLoginError: in production, the login could rewrite the journal.
        EmbeddedPostgresError: the embedded server cannot be started.

    """
    if settings.database_url is not None:
        targets = Targets.from_settings(settings)
        connection = await asyncpg.connect(**targets.write.arguments(), timeout=CONNECT_SECONDS)
        try:
            require_server(connection)
            await require_newest(connection)
            if settings.is_production:
                await require_plain_login(connection)
        finally:
            await connection.close()
        yield targets
        return
    async with kept_running(settings.data_dir) as address:
        yield await provision(address, service_password(settings.data_dir), DATABASE)


def require_server(connection: asyncpg.Connection) -> None:
    """Refuse a server older than the oldest one the register is tested on.

    Raises:
        UnsupportedServerError: names both versions.

    """
    found = connection.get_server_version().major
    if found < OLDEST_SERVER:
        raise UnsupportedServerError(f"the database server is PostgreSQL {found}: {OLDEST_SERVER} or newer is needed")


async def require_plain_login(connection: asyncpg.Connection) -> None:
    """Refuse a login that could rewrite the journal: a superuser, or the owner of its table.

    Raises:
        UnsafeLoginError: says what to do.

    """
    is_unsafe = await connection.fetchval(
        "SELECT rolsuper OR pg_has_role(session_user, c.relowner, 'USAGE') FROM pg_roles, pg_class c"
        " WHERE rolname = session_user AND c.oid = 'journal'::regclass"
    )
    if is_unsafe:
        raise UnsafeLoginError(
            "CONVENANT_DATABASE_URL logs in as the owner of the tables or a superuser: give the service a login"
            f" of its own (GRANT {APPLICATION_ROLE} TO that_login), and the owner's to CONVENANT_DATABASE_OWNER_URL"
        )


@asynccontextmanager
async def kept_running(data_dir: Path) -> AsyncIterator[ServerAddress]:
    """Hold the embedded server for as long as the block runs, and start it again when it dies meanwhile."""
    holder = _Holder(data_dir, await asyncio.to_thread(EmbeddedPostgres.acquire, data_dir))
    watching = asyncio.create_task(holder.watch())
    try:
        yield holder.server.address
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await asyncio.to_thread(holder.server.release)


class _Holder:
    """The share in the server that a process holds now."""

    def __init__(self, data_dir: Path, server: EmbeddedPostgres) -> None:
        self._data_dir = data_dir
        self.server = server

    async def watch(self) -> None:
        """Take a new share whenever the server has died; its address stays the same."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if await asyncio.to_thread(lambda: self.server.is_running):
                continue
            _log.warning("the embedded database has died and is started again")
            try:
                fresh = await asyncio.to_thread(EmbeddedPostgres.acquire, self._data_dir)
            except EmbeddedPostgresError as error:
                _log.error("the embedded database does not start: %s", error)
                continue
            dead, self.server = self.server, fresh
            await asyncio.to_thread(dead.release)


async def provision(address: ServerAddress, password: str, database: str) -> Targets:
    """Create database and service login where they are missing and bring the database to the newest revision."""
    administrator = Target.on_server(address, "postgres")
    owner = replace(administrator, database=database)
    connection = await asyncpg.connect(**administrator.arguments(), timeout=CONNECT_SECONDS)
    try:
        # Two processes may start on one server; the second waits until the first has made everything.
        await connection.execute(f"SELECT pg_advisory_lock({PROVISION_LOCK})")
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", database):
            await connection.execute(f'CREATE DATABASE "{database}"')
        await _migrated(owner)
        if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", SERVICE_LOGIN):
            await connection.execute(f"CREATE ROLE {SERVICE_LOGIN} LOGIN IN ROLE {APPLICATION_ROLE}")
        quoted = await connection.fetchval("SELECT quote_literal($1::text)", password)
        await connection.execute(f"ALTER ROLE {SERVICE_LOGIN} PASSWORD {quoted}")
    finally:
        await connection.close()
    service = replace(owner, user=SERVICE_LOGIN, password=password)
    return Targets(owner=owner, write=service, read=service)


async def _migrated(owner: Target) -> None:
    connection = await asyncpg.connect(**owner.arguments(), timeout=CONNECT_SECONDS)
    try:
        await require_newest(connection)
    except NotMigratedError:
        # Takes ten megabytes, which most processes that serve never need.
        from app.kit.migration import migrate  # noqa: PLC0415

        await migrate(owner)
    finally:
        await connection.close()


def service_password(data_dir: Path) -> str:
    """Return the password of the service login, made at first use and readable by its owner only."""
    path = data_dir / "service-password"
    if not path.exists():
        # Written whole under another name first: nobody ever reads half a password, whoever starts or dies.
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text(encoding="ascii")
