"""Making an embedded server ready: the database, the login of the service, the newest revision."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import asyncpg

from app.kit.config import Settings
from app.kit.database import APPLICATION_ROLE, CONNECT_SECONDS, Target, Targets
from app.kit.embedded import EmbeddedPostgres, ServerAddress
from app.kit.migration import migrate, require_newest

DATABASE = "convenant"
SERVICE_LOGIN = "convenant_service"


@asynccontextmanager
async def register_database(settings: Settings) -> AsyncIterator[Targets]:
    """Yield the logins of a database at the newest revision: the one configured, or an embedded server's.

    A configured database is never migrated here: that is `convenant migrate`, run by its owner.

    Raises:
        NotMigratedError: the configured database is at another revision.
        EmbeddedPostgresError: the embedded server cannot be started.

    """
    if settings.database_url is not None:
        targets = Targets.from_settings(settings)
        connection = await asyncpg.connect(**targets.write.arguments(), timeout=CONNECT_SECONDS)
        try:
            await require_newest(connection)
        finally:
            await connection.close()
        yield targets
        return
    server = await asyncio.to_thread(EmbeddedPostgres.acquire, settings.data_dir)
    try:
        yield await provision(server.address, service_password(settings.data_dir), DATABASE)
    finally:
        await asyncio.to_thread(server.release)


async def provision(address: ServerAddress, password: str, database: str) -> Targets:
    """Create database and service login where they are missing and bring the database to the newest revision."""
    administrator = Target.on_server(address, "postgres")
    owner = replace(administrator, database=database)
    connection = await asyncpg.connect(**administrator.arguments(), timeout=CONNECT_SECONDS)
    try:
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", database):
            await connection.execute(f'CREATE DATABASE "{database}"')
        await migrate(owner)
        if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", SERVICE_LOGIN):
            await connection.execute(f"CREATE ROLE {SERVICE_LOGIN} LOGIN IN ROLE {APPLICATION_ROLE}")
        quoted = await connection.fetchval("SELECT quote_literal($1::text)", password)
        await connection.execute(f"ALTER ROLE {SERVICE_LOGIN} PASSWORD {quoted}")
    finally:
        await connection.close()
    service = replace(owner, user=SERVICE_LOGIN, password=password)
    return Targets(owner=owner, write=service, read=service)


def service_password(data_dir: Path) -> str:
    """Return the password of the service login, made at first use and readable by its owner only."""
    path = data_dir / "service-password"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(password := secrets.token_urlsafe(32))
    return password
