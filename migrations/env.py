"""Runs migrations: one transaction each, short lock waits, one runner at a time."""

import asyncio

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from app.kit.tables import METADATA
from app.tables import ALL_TABLES_IMPORTED
from migrations.comparing import OPTIONS

assert ALL_TABLES_IMPORTED
RUNNER_LOCK = 0x434F4E56


def run(connection: Connection) -> None:
    """Bring one connection's database to the revision asked for."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        transaction_per_migration=True,
        **OPTIONS,
    )
    connection.execute(text("SET lock_timeout = '4s'"))
    connection.execute(text("SET statement_timeout = '5s'"))
    connection.execute(text(f"SELECT pg_advisory_lock({RUNNER_LOCK})"))
    connection.commit()
    try:
        with context.begin_transaction():
            context.run_migrations()
    finally:
        connection.rollback()
        connection.execute(text(f"SELECT pg_advisory_unlock({RUNNER_LOCK})"))
        connection.execute(text("RESET lock_timeout"))
        connection.execute(text("RESET statement_timeout"))
        connection.commit()


async def _run_alone() -> None:
    engine = create_async_engine(context.get_x_argument(as_dictionary=True)["url"], poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(run)
    await engine.dispose()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    asyncio.run(_run_alone())
