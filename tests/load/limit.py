"""The limit: what Python, a socket and this database can do at all. It returns the same stored texts and no more.

No authentication, no routing to speak of, no validation, no visibility. Served by uvicorn, like the register itself.
`LIMIT_POOL=lean` leaves out what the driver's pool asks the server each time a connection is put back.
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
_pools: list[Any] = []


async def _leave_as_it_is(_connection: object) -> None:
    """Put a connection back without a second statement."""


async def _pool() -> Any:
    if not _pools:
        lean: dict[str, Any] = {"reset": _leave_as_it_is} if os.environ.get("LIMIT_POOL") == "lean" else {}
        _pools.append(asyncpg.create_pool(os.environ["LIMIT_DATABASE"], min_size=1, max_size=CONNECTIONS, **lean))
    # Awaiting a pool that is there already costs nothing.
    return await _pools[0]


async def application(
    scope: MutableMapping[str, Any], receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
) -> None:
    """Answer one agreement by its id, or the first fifty."""
    pool = await _pool()
    name = scope["path"].removeprefix("/v1/agreements").removeprefix("/")
    if name:
        body = (await pool.fetchval(ONE, UUID(name))).encode()
    else:
        rows = await pool.fetch(PAGE)
        body = f'{{"items":[{",".join([row["representation"] for row in rows])}]}}'.encode()
    headers = [*_HEADERS, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
