"""The revisions this program carries, and whether a database is at the newest one."""

import re
from functools import cache
from pathlib import Path

import asyncpg

ROOT = Path(__file__).parents[2]
_NUMBER = re.compile(r'^revision = "(\d{4})"$', re.MULTILINE)


class NotMigratedError(Exception):
    """The database is not at the revision this program needs."""


@cache
def newest_revision() -> str:
    """Return the one head of the revisions this program carries: they are numbered.

    Not asked of Alembic, which would run them all and takes ten megabytes that serving has no other use for.
    """
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "migrations" / "versions").glob("*.py")]
    return max(found[1] for text in texts if (found := _NUMBER.search(text)))


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
