"""Databases for tests: copies of a migrated template, emptied and used again as long as nobody changed their shape."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg

from app.kit.database import Targets

TEMPLATE = "template_register"
_numbers = itertools.count(1)

# Everything a test could change besides rows: tables, columns, triggers and their state, functions, rights.
_SHAPE = """
SELECT md5(string_agg(line, E'\\n' ORDER BY line)) FROM (
    SELECT format('%s %s %s', relname, relkind, relacl) AS line FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT format('%s.%s %s', attrelid::regclass, attname, atttypid) FROM pg_attribute
    WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) AND attnum > 0
    UNION ALL
    SELECT format('%s %s %s', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger
    UNION ALL
    SELECT format('%s %s', conrelid::regclass, conname) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT format('%s %s %s', proname, proacl, md5(prosrc)) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
) shape
"""
_FILLED = """
SELECT c.oid::regclass::text FROM pg_class c
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  AND relname NOT IN ('alembic_version', 'register_identity', 'access_epoch', 'journal_head')
  AND pg_relation_size(c.oid) > 0
"""
_START_OVER = """
UPDATE journal_head SET seq = 0, recorded_at = '1900-01-01T00:00:00Z', entry_hash = decode(repeat('00', 32), 'hex');
UPDATE access_epoch SET epoch = epoch + 1;
"""


@asynccontextmanager
async def copied_database(template: Targets, original: str = TEMPLATE) -> AsyncIterator[Targets]:
    """Copy a database; drop the copy afterwards."""
    name = f"copy_{next(_numbers)}"
    administrator = await asyncpg.connect(**template.in_database("postgres").owner.arguments())
    await administrator.execute(f"CREATE DATABASE {name} TEMPLATE {original}")
    try:
        yield template.in_database(name)
    finally:
        await administrator.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await administrator.close()


@dataclass
class ReusedDatabase:
    """One copy that tests use in turn."""

    template: Targets
    targets: Targets | None = None
    shape: str = ""

    async def empty(self) -> Targets:
        """Return a database without a single record; a new copy when the last test left another shape."""
        if self.targets is not None:
            connection = await asyncpg.connect(**self.targets.owner.arguments())
            try:
                if await connection.fetchval(_SHAPE) == self.shape:
                    await self._delete_everything(connection)
                    return self.targets
            finally:
                await connection.close()
        return await self._copy()

    async def _delete_everything(self, connection: asyncpg.Connection) -> None:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        filled = [row[0] for row in await connection.fetch(_FILLED)]
        # Triggers and references are off: the order does not matter and the journal lets go of its rows.
        await connection.execute("SET session_replication_role = replica")
        async with connection.transaction():
            for table in filled:
                await connection.execute(f"DELETE FROM {table}")
            await connection.execute(_START_OVER)

    async def _copy(self) -> Targets:
        name = f"reused_{next(_numbers)}"
        administrator = await asyncpg.connect(**self.template.in_database("postgres").owner.arguments())
        try:
            await administrator.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        finally:
            await administrator.close()
        self.targets = self.template.in_database(name)
        connection = await asyncpg.connect(**self.targets.owner.arguments())
        try:
            self.shape = await connection.fetchval(_SHAPE)
        finally:
            await connection.close()
        return self.targets
