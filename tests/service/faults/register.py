"""The register under test, with somebody who asks and insists on an answer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import asyncpg
import httpx
import pytest
from sqlalchemy.pool import QueuePool
from uuid_utils.compat import uuid7

from app.kit.domain import PROBLEM_TYPES
from app.kit.read_pool import ReadPool
from app.kit.register import Register
from tests.factories.http import Member, new_key
from tests.factories.problems import assert_problem
from tests.service.faults.machine import Machine

Answer = TypeVar("Answer")
ANSWER_SECONDS = 30.0
ORGANISATIONS = "/v1/organisations"
EVERY_SESSION = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'convenant'"


def unused_slug() -> str:
    return f"slug-{uuid7()}"


@dataclass
class Running:
    """A register that runs in this process on a machine of the test."""

    machine: Machine
    registrar: Member

    @property
    def register(self) -> Register:
        transport: Any = self.registrar.client._transport
        found: Register = transport.app.app.state.register
        return found

    async def read(self, method: str = "GET", path: str = ORGANISATIONS) -> httpx.Response:
        return await in_time(self.registrar.client.request(method, path, headers=self.registrar.headers))

    async def read_publicly(self) -> httpx.Response:
        """Read without a token: one statement, which asks for no memberships."""
        return await in_time(self.registrar.client.get(ORGANISATIONS))

    async def record(self, slug: str, key: str | None = None) -> httpx.Response:
        body = {"slug": slug, "name": slug, "recordingMode": "workflow"}
        return await in_time(self.registrar.post(ORGANISATIONS, body, **{"Idempotency-Key": key or new_key()}))

    async def health(self) -> tuple[int, int]:
        """The statuses of readiness and liveness, asked at the same time."""
        client = self.registrar.client
        ready, live = await in_time(asyncio.gather(client.get("/health/ready"), client.get("/health/live")))
        if ready.status_code != 200:
            assert_fault(ready, "database-unavailable")
        return ready.status_code, live.status_code

    async def opens_several_connections(self) -> None:
        """Have four readers and three commands at the same time, so that each has a connection of its own."""
        async with self.machine.administrator() as holder, self.machine.administrator() as observer:
            async with holder.transaction():
                await holder.execute("LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE")
                asked = asyncio.gather(
                    *[self.read() for _ in range(4)], *[self.record(unused_slug()) for _ in range(3)]
                )
                await waiting_for_lock(observer, 7)
            assert [answer.status_code for answer in await asked] == [200] * 4 + [201] * 3
        assert await self.health() == (200, 200)

    async def serves_again(self) -> None:
        """Reads, commands and readiness are back."""

        async def serves() -> bool:
            return (await self.record(unused_slug())).status_code == 201 and await self.health() == (200, 200)

        await until(serves)
        assert (await self.read()).status_code == 200

    async def recorded(self, slug: str) -> tuple[int, int]:
        """How many rows and how many journal entries an organisation has."""
        return (await self.recorded_each([slug]))[0]

    async def recorded_each(self, slugs: list[str]) -> list[tuple[int, int]]:
        """The same, of several."""
        query = """
            SELECT (SELECT count(*) FROM organisation WHERE slug = given.slug),
                   (SELECT count(*) FROM journal_payload WHERE representation::jsonb ->> 'slug' = given.slug)
            FROM unnest($1::text[]) WITH ORDINALITY given (slug, place) ORDER BY place
        """
        async with self.machine.administrator() as connection:
            return [(rows, entries) for rows, entries in await connection.fetch(query, slugs)]

    async def holds_nothing(self) -> None:
        """Every connection is back in its pool, once what the register does by itself is done too."""
        reads, writes = self.register.reads.pool, self.register.writer._engine.pool
        assert isinstance(writes, QueuePool)
        assert isinstance(reads, ReadPool)
        await self.holds_nothing_of(reads)

        async def all_are_back() -> bool:
            return writes.checkedout() == 0

        await until(all_are_back)

    async def holds_nothing_of(self, pool: ReadPool) -> None:
        """Every connection of a pool of reads is back in it."""

        async def all_are_back() -> bool:
            return pool.get_idle_size() == pool.get_size()

        await until(all_are_back)


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something holds, but not for ever."""
    async with asyncio.timeout(ANSWER_SECONDS):
        while True:
            if await holds():
                return
            await asyncio.sleep(0.01)


async def in_time(asked: Awaitable[Answer]) -> Answer:
    """What is asked, answered at all: a register that hangs is found out."""
    async with asyncio.timeout(ANSWER_SECONDS):
        return await asked


def assert_fault(answer: httpx.Response, slug: str, retry_after: str | None = None) -> None:
    """An answer is this problem and nothing more, and says when to try again."""
    document = assert_problem(answer, 503, slug)
    assert document.keys() == {"type", "title", "status", "detail", "requestId"}
    assert document["detail"] == PROBLEM_TYPES[slug].cause.nl
    assert answer.headers["retry-after"].isdigit()
    assert retry_after in {None, answer.headers["retry-after"]}


def errors_in(log: pytest.LogCaptureFixture) -> list[str]:
    """What was logged as an error of ours."""
    return [record.getMessage() for record in log.records if record.levelno >= logging.ERROR]


async def waiting_for_lock(connection: asyncpg.Connection, number: int = 1) -> list[int]:
    """The sessions that wait for a lock, once there are so many."""
    query = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'convenant'"
    found: list[int] = []

    async def so_many_wait() -> bool:
        found[:] = [row["pid"] for row in await connection.fetch(query)]
        return len(found) >= number

    await until(so_many_wait)
    return found


async def ended(connection: asyncpg.Connection, session: int) -> None:
    """End a session the hard way and wait until it is gone."""
    await connection.execute("SELECT pg_terminate_backend($1)", session)

    async def is_gone() -> bool:
        return not await connection.fetchval("SELECT count(*) FROM pg_stat_activity WHERE pid = $1", session)

    await until(is_gone)
