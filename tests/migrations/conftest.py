"""Databases to migrate, on every server there is."""

import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace

import asyncpg
import pytest

from app.kit.database import Target
from app.kit.migration import migrate
from tests.migrations.servers import SERVERS, postgres_15

_numbers = itertools.count(1)


@pytest.fixture(scope="session", params=SERVERS)
def administrator(request: pytest.FixtureRequest) -> Iterator[Target]:
    """The superuser of one server."""
    if request.param == "15":
        with postgres_15() as found:
            yield found
    else:
        yield Target.on_server(request.getfixturevalue("server").address, "postgres")


@asynccontextmanager
async def created_database(administrator: Target) -> AsyncIterator[Target]:
    """An empty database, as its owner."""
    name = f"migrated_{next(_numbers)}"
    connection = await asyncpg.connect(**administrator.arguments())
    await connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield replace(administrator, database=name)
    finally:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await connection.close()


@pytest.fixture
async def empty(administrator: Target) -> AsyncIterator[Target]:
    async with created_database(administrator) as found:
        yield found


@pytest.fixture(scope="session")
async def migrated(administrator: Target) -> AsyncIterator[Target]:
    """A database at the newest revision that no test changes."""
    async with created_database(administrator) as found:
        await migrate(found)
        yield found
