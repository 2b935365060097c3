"""What tests of the journal share: commands made of plain entries, and hands that may do what the register never does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
from sqlmodel.ext.asyncio.session import AsyncSession
from uuid_utils.compat import uuid7

from app.kit.database import Database, Target, Targets
from app.kit.journal import Actor, Checkpoint, JournalEntry, Verification, append, checkpoint, entry_hash, verify

ACTOR = Actor("https://issuer.test", "subject", "Zoë Ångström", "registrar", None)


@dataclass(frozen=True)
class Journal:
    """A journal of nine entries and the ways to it."""

    targets: Targets
    database: Database


def entry(version: int = 1, **given: Any) -> JournalEntry:
    """One touched resource."""
    facts: dict[str, Any] = {
        "resource_kind": "thing",
        "resource_id": uuid7(),
        "resource_version": version,
        "agreement_id": None,
        "representation": '{"name":"Coöperatie"}',
        "public_representation": None,
    }
    return JournalEntry(**(facts | given))


async def appended(database: Database, *entries: JournalEntry, **given: Any) -> int:
    """Commit one command with these entries."""
    about: dict[str, Any] = {"actor": ACTOR, "command": "thing.record", "request_id": "request", **given}
    async with AsyncSession(database.engine) as session:
        last = await append(session, list(entries), **about)
        await session.commit()
        return last


async def filled_journal(database: Database, commands: int = 5) -> None:
    """Commit a few commands, of one to three entries each."""
    for number in range(commands):
        agreement_id = UUID(int=number) if number % 2 else None
        entries = [
            entry(agreement_id=agreement_id, public_representation="{}" if copy else None)
            for copy in range(number % 3 + 1)
        ]
        await appended(database, *entries, reason=None if number % 2 else "Reden, met ë")


@asynccontextmanager
async def connected(target: Target) -> AsyncIterator[asyncpg.Connection]:
    """A connection of one login."""
    connection = await asyncpg.connect(**target.arguments())
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def by_hand(targets: Targets) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection for which no trigger and no foreign key holds."""
    async with connected(targets.owner) as connection:
        await connection.execute("SET session_replication_role = replica")
        yield connection


TABLES = ("journal", "journal_payload", "journal_head", "register_identity")


@asynccontextmanager
async def restored(targets: Targets) -> AsyncIterator[None]:
    """Put the journal back as it was, whatever is done to it meanwhile."""
    async with by_hand(targets) as connection:
        for table in TABLES:
            await connection.execute(f"DROP TABLE IF EXISTS kept.{table}")
            await connection.execute("CREATE SCHEMA IF NOT EXISTS kept")
            await connection.execute(f"CREATE TABLE kept.{table} AS SELECT * FROM {table}")
    try:
        yield
    finally:
        async with by_hand(targets) as connection:
            for table in TABLES:
                await connection.execute(f"DELETE FROM {table}")
                await connection.execute(f"INSERT INTO {table} SELECT * FROM kept.{table}")


async def verified(targets: Targets, held: Checkpoint | None = None) -> Verification:
    """What the verifier says of the journal, as the service's own login sees it."""
    async with connected(targets.write) as connection:
        return await verify(connection, held)


async def rewritten(targets: Targets, first: int) -> None:
    """Change who acted from an entry on, and make the rest of the chain fit again."""
    async with by_hand(targets) as connection:
        await connection.execute("UPDATE journal SET subject = 'somebody else' WHERE seq >= $1", first)
        previous = await connection.fetchval("SELECT entry_hash FROM journal WHERE seq = $1", first - 1)
        for row in await connection.fetch("SELECT * FROM journal WHERE seq >= $1 ORDER BY seq", first):
            fitting = entry_hash(previous, row)
            await connection.execute(
                "UPDATE journal SET previous_hash = $1, entry_hash = $2 WHERE seq = $3", previous, fitting, row["seq"]
            )
            previous = fitting
        await connection.execute("UPDATE journal_head SET entry_hash = $1", previous)


async def cut(targets: Targets, last: int) -> None:
    """Remove everything after an entry, and make the head fit."""
    async with by_hand(targets) as connection:
        for table in ("journal", "journal_payload"):
            await connection.execute(f"DELETE FROM {table} WHERE seq > $1", last)
        await connection.execute(
            "UPDATE journal_head SET (seq, entry_hash) = (SELECT seq, entry_hash FROM journal WHERE seq = $1)", last
        )


async def held_at(targets: Targets, sequence: int | None = None) -> Checkpoint:
    """A checkpoint kept elsewhere, of now or of an earlier entry."""
    async with connected(targets.write) as connection:
        now = await checkpoint(connection)
        if sequence is None:
            return now
        hashed = await connection.fetchval("SELECT entry_hash FROM journal WHERE seq = $1", sequence)
        return Checkpoint(now.epoch, sequence, hashed)


async def journal_of(targets: Targets) -> list[asyncpg.Record]:
    async with connected(targets.read) as connection:
        return await connection.fetch("SELECT * FROM journal LEFT JOIN journal_payload USING (seq) ORDER BY seq")


async def organisations(targets: Targets) -> dict[str, int]:
    """The version of each organisation, by slug."""
    async with connected(targets.read) as connection:
        return {
            row["slug"]: row["version"] for row in await connection.fetch("SELECT slug, version FROM organisation")
        }
