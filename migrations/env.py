"""Runs migrations: one transaction each, short lock waits, one runner at a time."""

import asyncio
from typing import Any

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from app.kit.tables import METADATA, JsonColumn
from app.tables import ALL_TABLES_IMPORTED

assert ALL_TABLES_IMPORTED
RUNNER_LOCK = 0x434F4E56


def _render_item(kind: str, item: Any, _autogen_context: Any) -> str | bool:
    """Write our JSON columns as plain JSONB, so that a revision does not depend on today's code."""
    if kind == "type" and isinstance(item, JsonColumn):
        return "postgresql.JSONB(astext_type=sa.Text())"
    return False


def _compare_type(
    _context: Any, _inspected: Any, _metadata: Any, _inspected_type: Any, metadata_type: Any
) -> bool | None:
    return False if isinstance(metadata_type, JsonColumn) else None


# Tables written in SQL, because functions and triggers are what they are about.
_IN_SQL = frozenset({"journal", "journal_head", "journal_payload", "register_identity"})


def _include_object(_item: Any, name: str | None, kind: str, reflected: bool, _compare_to: Any) -> bool:
    return not (kind == "table" and reflected and name in _IN_SQL)


def run(connection: Connection) -> None:
    """Bring one connection's database to the revision asked for."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        transaction_per_migration=True,
        compare_type=_compare_type,
        compare_server_default=False,
        render_item=_render_item,
        include_object=_include_object,
        user_module_prefix="sa.",
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
