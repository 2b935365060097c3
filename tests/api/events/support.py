"""What tests of the feed share: walking it as a program would, and acting behind the register's back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg

from app.kit.database import Targets
from tests.factories.http import Member

FEED, STREAM = "/v1/events", "/v1/events/stream"


def after_of(address: str) -> str:
    """The cursor in an address."""
    return parse_qs(urlsplit(address).query)["after"][0]


async def read_on(reader: Member, address: str = FEED) -> tuple[list[dict[str, Any]], str]:
    """Every event from an address on, and where to go on later."""
    found: list[dict[str, Any]] = []
    while True:
        answer = await reader.get(address)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page["items"]
        assert page["links"]["next"] != address or not page["hasMore"]
        address = page["links"]["next"]
        if not page["hasMore"]:
            return found, address


async def told(reader: Member, address: str = FEED) -> list[tuple[str, str, int]]:
    """What a reader is told: which kind of record, which one, which version."""
    events, _ = await read_on(reader, address)
    return [(event["data"]["kind"], event["data"]["id"], event["data"]["version"]) for event in events]


@asynccontextmanager
async def by_hand(targets: Targets) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection that may do what the register never does; triggers and references do not hold for it."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        await connection.execute("SET session_replication_role = replica")
        yield connection
    finally:
        await connection.close()
