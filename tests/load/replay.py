"""The limit of a correction: the statements of one, repeated for other agreements with nothing around them.

`REPLAY_RECORDED` names a file with what the register asked its database for one PATCH, in order. No validation, no
rules, no rendering: each request asks all of it in one transaction, with the ids, versions and keys made its own.
"""

import os
import pickle
from collections.abc import Awaitable, Callable, MutableMapping
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg

CONNECTIONS = 6
_HEADERS = [(b"content-type", b"application/json")]
_pools: list[Any] = []
_numbers = count(1000)


def _recorded() -> tuple[UUID, list[tuple[str, tuple[Any, ...]]]]:
    # Written by the command that started this program, a moment ago.
    found: tuple[UUID, list[tuple[str, tuple[Any, ...]]]] = pickle.loads(
        Path(os.environ["REPLAY_RECORDED"]).read_bytes()
    )
    return found


RECORDED_ID, STATEMENTS = _recorded()


def _made_own(value: Any, own: UUID, number: int) -> Any:
    if value == RECORDED_ID:
        return own
    if isinstance(value, str):
        version = f'"resource_version": {number}'
        return value.replace(str(RECORDED_ID), str(own)).replace('"resource_version": 2', version)
    if isinstance(value, bytes):
        return value[:-8] + number.to_bytes(8)
    if isinstance(value, int) and abs(value) > 2**32:
        return number
    return [_made_own(each, own, number) for each in value] if isinstance(value, list) else value


async def application(
    scope: MutableMapping[str, Any], receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
) -> None:
    """Perform the statements of a correction for the agreement in the path."""
    if not _pools:
        _pools.append(asyncpg.create_pool(os.environ["LIMIT_DATABASE"], min_size=1, max_size=CONNECTIONS))
    pool = await _pools[0]
    await receive()
    own, number = UUID(scope["path"].rpartition("/")[2]), next(_numbers)
    async with pool.acquire() as connection, connection.transaction():
        for text, parameters in STATEMENTS:
            await connection.fetch(text, *(_made_own(value, own, number) for value in parameters))
        body = (await connection.fetchval("SELECT representation FROM agreement WHERE id = $1", own)).encode()
    headers = [*_HEADERS, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
