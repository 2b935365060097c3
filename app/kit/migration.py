"""Bringing a database to the newest revision, and telling whether it is there."""

from functools import cache
from pathlib import Path

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from app.kit.connecting import CONNECT_SECONDS
from app.kit.database import Target

ROOT = Path(__file__).parents[2]


class NotMigratedError(Exception):
    """The database is not at the revision this program needs."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, on an open connection when one is given."""
    config = Config(ROOT / "alembic.ini")
    config.attributes["connection"] = connection
    return config


async def migrate(owner: Target, revision: str = "head") -> None:
    """Bring the database to a revision; up or down, whichever way it lies."""

    def run(connection: Connection) -> None:
        config = alembic_config(connection)
        present = MigrationContext.configure(connection).get_current_revision()
        connection.rollback()
        scripts = ScriptDirectory.from_config(config)
        below = {script.revision for script in scripts.iterate_revisions(present or "base", "base")} - {present}
        if revision == "base" or revision.startswith("-") or revision in below:
            command.downgrade(config, revision)
        else:
            command.upgrade(config, revision)

    async def connect() -> asyncpg.Connection:
        return await asyncpg.connect(**owner.arguments(), timeout=CONNECT_SECONDS)

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(run)
    finally:
        await engine.dispose()


@cache
def newest_revision() -> str:
    """Return the one head of the revisions this program carries."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert head is not None
    return head


async def require_newest(connection: asyncpg.Connection) -> None:
    """Refuse a database at another revision.

    Raises:
        NotMigratedError: says which revision was found and what to do.

    """
    found = None
    if await connection.fetchval("SELECT to_regclass('alembic_version')") is not None:
        found = await connection.fetchval("SELECT version_num FROM alembic_version")
    if found != newest_revision():
        raise NotMigratedError(
            f"the database is at revision {found or 'none'}, this program needs {newest_revision()}: "
            "run `convenant migrate`"
        )
