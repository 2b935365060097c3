"""The limit: what Python, a socket and this database can do at all. It returns the same stored texts and no more.

No authentication, no routing to speak of, no validation, no visibility. Served by uvicorn like the register itself.
"""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from uuid import UUID

import asyncpg

ONE = "SELECT representation FROM agreement WHERE id = $1"
PAGE = "SELECT representation FROM agreement ORDER BY id LIMIT 50"
CONNECTIONS = 8
_HEADERS = [(b"content-type", b"application/json")]
_pool: Any = None


async def _leave(_connection: object) -> None:
    """Put a connection back without a second statement, as the register does."""


async def application(
    scope: MutableMapping[str, Any], receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
) -> None:
    """Answer one agreement by its id, or the first fifty."""
    global _pool  # noqa: PLW0603 - one pool per process, made where its loop runs
    if _pool is None:
        _pool = asyncpg.create_pool(
            os.environ["LIMIT_DATABASE"], min_size=CONNECTIONS, max_size=CONNECTIONS, reset=_leave
        )
        await _pool
    name = scope["path"].rpartition("/")[2]
    if name:
        body = (await _pool.fetchval(ONE, UUID(name))).encode()
    else:
        rows = await _pool.fetch(PAGE)
        body = f'{{"items":[{",".join([row["representation"] for row in rows])}]}}'.encode()
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": body})
