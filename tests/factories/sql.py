"""Looking into, and changing, a register's database behind its back."""

from typing import Any

import asyncpg

from app.kit.database import Targets


async def fetched(targets: Targets, statement: str, *parameters: Any) -> list[asyncpg.Record]:
    """Return the rows of a statement, as the owner of the tables."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        found: list[asyncpg.Record] = await connection.fetch(statement, *parameters)
        return found
    finally:
        await connection.close()


async def executed(targets: Targets, statement: str, *parameters: Any) -> None:
    """Run a statement, as the owner of the tables."""
    await fetched(targets, statement, *parameters)


async def count(targets: Targets, table: str) -> int:
    """Return how many rows a table has."""
    return int((await fetched(targets, f"SELECT count(*) AS n FROM {table}"))[0]["n"])
