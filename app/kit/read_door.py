"""A shorter way in for the plainest and most frequent requests: reading one record or a list of them.

For each request FastAPI tries some two hundred routes and solves a tree of dependencies, which takes longer than the
read itself. Here a table finds the resource, and the same functions do the same things in the same order. Only what
is plain in every part comes this way; whatever is not, or may not be right, goes the ordinary way and is judged
there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from asyncpg.pgproto.pgproto import UUID
from fastapi import FastAPI, Request
from pydantic import ValidationError

from app.kit.errors import answer_to
from app.kit.http import AsgiApp, Receive, Scope, Send
from app.kit.operations import Call
from app.kit.policy import require_scope
from app.kit.queries import RecordQuery
from app.kit.reception import PARAMETER_LIMIT, current_token
from app.kit.register import Register
from app.kit.routing import READS, Read

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ID_LENGTH = 36
_USUAL_LENGTH = 250
_PLAIN_ACCEPT = frozenset({b"*/*", b"application/json"})


@dataclass(frozen=True, slots=True)
class PlainRead:
    """A request that was understood: what is read, of which ids, with which query."""

    read: Read
    ids: list[UUID]
    query: RecordQuery


class ReadDoor:
    """Answers plain reads itself and passes on every other request."""

    def __init__(self, app: FastAPI, guarded: Callable[[AsgiApp], AsgiApp]) -> None:
        """Stand before an application; `guarded` puts around a read what stands around the API in it."""
        self._app = app
        self._answer = guarded(_answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        plain = plain_read(scope)
        if plain is None:
            await self._app(scope, receive, send)
            return
        scope["app"] = self._app
        scope["state"]["read"] = plain
        try:
            await self._answer(scope, receive, send)
        except Exception as error:
            response = await answer_to(Request(scope), error)
            if response is None:
                raise
            await response(scope, receive, send)


def plain_read(scope: Scope) -> PlainRead | None:
    """Return the read a request asks for, if it is one and nothing about it is out of the ordinary."""
    if scope["method"] != "GET" or "*" in scope["path"]:
        return None
    for name, value in scope["headers"]:
        if name == b"accept" and value not in _PLAIN_ACCEPT:
            return None
    segments, ids = scope["path"].split("/"), []
    for place, segment in enumerate(segments):
        if len(segment) == _ID_LENGTH and _ID.fullmatch(segment):
            ids.append(UUID(segment))
            segments[place] = "*"
    template, raw = "/".join(segments), scope["query_string"]
    read = READS.get(template)
    if read is None:
        return None
    if not raw:
        return PlainRead(read, ids, read.no_query)
    query = _usual_query(template, raw) if len(raw) <= _USUAL_LENGTH else _plain_query(template, raw)
    return None if query is None else PlainRead(read, ids, query)


def _plain_query(template: str, raw: bytes) -> RecordQuery | None:
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, strict_parsing=True)
        named = dict(pairs)
        if len(pairs) > PARAMETER_LIMIT or len(named) < len(pairs) or not all(named.values()):
            return None
        return READS[template].query.model_validate(named)
    except (ValueError, ValidationError):
        return None


# Most queries are asked again and again; what they mean never changes.
_usual_query = lru_cache(maxsize=1024)(_plain_query)


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    plain: PlainRead = scope["state"]["read"]
    register: Register = scope["app"].state.register
    token = await current_token(request)
    require_scope(token, plain.read.policy)
    call = Call(plain.read.resource, request, register, token, plain.query, plain.ids)
    response: Any = await plain.read.handler(call)
    await response(scope, receive, send)
