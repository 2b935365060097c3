"""Bringing a database to a revision of its shape."""

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
from app.kit.revision import ROOT


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
