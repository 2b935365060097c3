"""The revisions this program carries, and whether a database is at the newest one."""

from functools import cache
from pathlib import Path

import asyncpg
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

ROOT = Path(__file__).parents[2]


class NotMigratedError(Exception):
    """The database is not at the revision this program needs."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, on an open connection when one is given."""
    config = Config(ROOT / "alembic.ini")
    config.attributes["connection"] = connection
    return config


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
