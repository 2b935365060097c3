"""Processes that count together in a real Redis, and what happens while it does not answer."""

import logging
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx
import pytest
import redis
from pydantic import SecretStr

from app.kit.auth.developer import DeveloperIssuer
from app.kit.clock import Clock
from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.directories import open_directory
from tests.e2e.service import PATIENCE_SECONDS, free_port
from tests.factories.http import bearer
from tests.factories.limits import Minute, assert_limited, standing

CODELISTS = "/v1/codelists"
PASSWORD = "a-password-for-tests"


class MovingClock(Clock):
    """A clock whose seconds pass faster when a test says so."""

    ahead = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.ahead


@contextmanager
def running_redis(port: int, directory: Path) -> Iterator[redis.Redis]:
    """A Redis of its own that keeps nothing on disk."""
    program = shutil.which("redis-server")
    assert program is not None, "install redis-server"
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--requirepass", PASSWORD]
    process = subprocess.Popen(command, cwd=directory, stdout=subprocess.DEVNULL)
    client = redis.Redis(port=port, password=PASSWORD)
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                client.ping()
                break
            except redis.ConnectionError:
                assert process.poll() is None
                assert time.monotonic() < deadline
        yield client
    finally:
        client.close()
        process.terminate()
        process.wait(PATIENCE_SECONDS)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def directory() -> Iterator[Path]:
    with open_directory() as found:
        yield found


@pytest.fixture
def minute(monkeypatch: pytest.MonkeyPatch) -> Minute:
    return Minute(monkeypatch)


@asynccontextmanager
async def two_processes(
    settings: Settings, targets: Targets, port: int, clock: MovingClock
) -> AsyncIterator[tuple[httpx.AsyncClient, httpx.AsyncClient]]:
    """Two applications that share nothing but the database and Redis."""
    limits = {
        "redis_url": SecretStr(f"redis://:{PASSWORD}@127.0.0.1:{port}/0"),
        "anonymous_requests_per_minute": 4,
        "authenticated_requests_per_minute": 2,
    }
    given = settings.model_copy(update=limits)
    async with served(given, targets, clock=clock) as one, served(given, targets, clock=clock) as other:
        yield one, other


async def test_processes_count_together(
    settings: Settings, targets: Targets, issuer: DeveloperIssuer, port: int, directory: Path, minute: Minute
):
    clock = MovingClock()
    with running_redis(port, directory) as client:
        async with two_processes(settings, targets, port, clock) as (one, other):
            left = [standing(await app.get(CODELISTS))["anonymous"] for app in (one, other, one, other)]
            assert left == [(3, 60), (2, 60), (1, 60), (0, 60)]
            for app in (one, other):
                assert_limited(await app.get(CODELISTS), "anonymous")
            for app in (one, other):
                assert (await app.get("/v1/organisations", headers=bearer(issuer, "een"))).status_code == 200
            for app in (one, other):
                refused = await app.get("/v1/organisations", headers=bearer(issuer, "een"))
                assert_limited(refused, "authenticated")
        ends = {key.decode(): int(str(client.ttl(key))) for key in client.scan_iter("*")}
        assert any("anonymous" in key for key in ends)
        assert not [key for key in ends if "een" in key or issuer.policy.issuer in key]
        assert all(0 < seconds <= 180 for seconds in ends.values())


async def test_without_redis_each_process_counts_for_itself_until_it_is_back(
    settings: Settings, targets: Targets, port: int, directory: Path, minute: Minute, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.INFO, logger="convenant.rate-limits")
    clock = MovingClock()
    async with two_processes(settings, targets, port, clock) as (one, other):
        with running_redis(port, directory):
            assert standing(await one.get(CODELISTS))["anonymous"] == (3, 60)
            assert standing(await other.get(CODELISTS))["anonymous"] == (2, 60)
        for app in (one, other):
            left = [standing(await app.get(CODELISTS))["anonymous"][0] for _ in range(4)]
            assert left == [3, 2, 1, 0]
            assert_limited(await app.get(CODELISTS), "anonymous")
        messages = [record.getMessage() for record in caplog.records if record.name == "convenant.rate-limits"]
        assert len(messages) == 2
        assert not [message for message in messages if PASSWORD in message or str(port) in message]
        with running_redis(port, directory):
            assert_limited(await one.get(CODELISTS), "anonymous")
            clock.ahead += 6
            assert standing(await one.get(CODELISTS))["anonymous"] == (3, 60)
            assert standing(await other.get(CODELISTS))["anonymous"] == (2, 60)
        told = [record.getMessage() for record in caplog.records if "answers again" in record.getMessage()]
        assert len(told) == 2
