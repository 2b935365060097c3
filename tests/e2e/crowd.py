"""Clients who write and read at the same time, and insist that they read what they wrote."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from app.kit.domain import ApiRole
from tests.e2e.scaled import Scaled
from tests.factories.http import bearer, insert_organisation, new_key, put_membership
from tests.service.faults.register import until

SEQUENCE = "Convenant-Sequence"


@dataclass
class Traffic:
    """What all clients together met. `is_outage` tells that the primary is gone, so that 503 is a right answer."""

    answers: int = 0
    unavailable: int = 0
    is_outage: bool = False
    gaps: dict[str, float] = field(default_factory=dict)
    _succeeded_at: dict[str, float] = field(default_factory=dict)

    def begin(self) -> None:
        """Count anew."""
        self.answers = self.unavailable = 0
        self.gaps = {}

    def note(self, answer: httpx.Response, wanted: int) -> bool:
        """Judge an answer: what was wanted, or rightly told to come back."""
        self.answers += 1
        if answer.status_code == wanted:
            self._note_success(_kind_of(answer.request))
            return True
        assert self.is_outage, f"{answer.request.method} {answer.request.url}: {answer.text}"
        assert answer.status_code in {409, 503}, answer.text
        assert answer.headers["retry-after"].isdigit()
        self.unavailable += 1
        return False

    def _note_success(self, kind: str) -> None:
        """Keep the longest time in which nobody succeeded."""
        now = time.monotonic()
        gap = now - self._succeeded_at.get(kind, now)
        self.gaps[kind] = max(self.gaps.get(kind, 0.0), gap)
        self._succeeded_at[kind] = now


def _kind_of(request: httpx.Request) -> str:
    if request.method != "GET":
        return "commands"
    return "reads" if "authorization" in request.headers else "public reads"


@dataclass
class Client:
    """Somebody who writes and reads that back at once, on a connection of its own each time."""

    http: httpx.AsyncClient
    traffic: Traffic
    organisation: str = ""
    version: int = 1
    rounds: int = 0
    persons: list[str] = field(default_factory=list)

    async def work(self) -> None:
        """Go on for ever."""
        name = new_key()
        body = {"slug": f"slug-{name}", "name": f"Name {name}", "recordingMode": "workflow"}
        self.organisation = (await self._sent("POST", "/v1/organisations", 201, body, {})).json()["id"]
        while True:
            await self._correct()
            await self._record()
            self.rounds += 1

    async def _correct(self) -> None:
        path = f"/v1/organisations/{self.organisation}"
        body = {"name": f"Name {self.organisation} {self.version}", "reason": "another name"}
        written = await self._sent("PATCH", path, 200, body, {"If-Match": f'"{self.version}"'})
        self.version += 1
        assert written.json()["version"] == self.version
        read = await self._read(path, written.headers[SEQUENCE])
        assert read.json()["version"] == self.version, "a stale read"
        assert read.headers["etag"] == f'"{self.version}"'

    async def _record(self) -> None:
        body = {"familyName": "Jansen", "recordingMode": "workflow"}
        written = await self._sent("POST", "/v1/persons", 201, body, {})
        self.persons.append(written.json()["id"])
        read = await self._read(written.headers["location"], written.headers[SEQUENCE])
        assert read.json() == written.json(), "a stale read"

    async def _read(self, path: str, sequence: str) -> httpx.Response:
        return await self._sent("GET", path, 200, None, {SEQUENCE: sequence})

    async def _sent(self, method: str, path: str, wanted: int, body: Any, headers: dict[str, str]) -> httpx.Response:
        """Send until it is done, always with the same key."""
        keyed = headers | ({} if method == "GET" else {"Idempotency-Key": new_key()})
        while True:
            answer = await self.http.request(method, path, json=body, headers=keyed)
            if self.traffic.note(answer, wanted):
                return answer
            await asyncio.sleep(0.02)


@dataclass
class Follower:
    """Somebody who reads the feed of events, page after page, from whichever process answers."""

    http: httpx.AsyncClient
    traffic: Traffic
    recorded: list[str] = field(default_factory=list)
    sequence: int = 0
    rounds: int = 0

    async def work(self) -> None:
        """Go on for ever."""
        path = "/v1/events?type=nl.convenanten.person-recorded"
        while True:
            answer = await self.http.get(path)
            if self.traffic.note(answer, 200):
                path = self._followed(answer.json())
                self.rounds += 1
            await asyncio.sleep(0.02)

    def _followed(self, page: dict[str, Any]) -> str:
        for event in page["items"]:
            assert int(event["sequence"]) > self.sequence, "the feed went back"
            self.sequence = int(event["sequence"])
            self.recorded.append(event["data"]["id"])
        following: str = page["links"]["next"]
        return following


@dataclass
class Passer:
    """Somebody without a token, who asks for nothing and is always answered."""

    http: httpx.AsyncClient
    traffic: Traffic
    rounds: int = 0

    async def work(self) -> None:
        """Go on for ever."""
        while True:
            answer = await self.http.get("/v1/organisations")
            assert answer.status_code == 200, answer.text
            self.traffic.note(answer, 200)
            self.rounds += 1
            await asyncio.sleep(0.02)


@dataclass
class Crowd:
    """All clients, at work."""

    traffic: Traffic
    clients: list[Client]
    follower: Follower
    passer: Passer
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def rounds(self, number: int) -> None:
        """Wait until everybody has come so many rounds further; fail with whoever fails."""
        everybody: list[Client | Follower | Passer] = [*self.clients, self.follower, self.passer]
        wanted = [each.rounds + number for each in everybody]

        async def are_there() -> bool:
            for task in self._tasks:
                if task.done():
                    task.result()
            return all(each.rounds >= goal for each, goal in zip(everybody, wanted, strict=True))

        await until(are_there)

    @property
    def persons(self) -> list[str]:
        return [person for client in self.clients for person in client.persons]


@asynccontextmanager
async def crowd(of: Scaled, number: int) -> AsyncIterator[Crowd]:
    """Let so many clients work, each for an organisation of its own."""
    traffic, targets = Traffic(), of.machine.targets
    limits = httpx.Limits(max_keepalive_connections=0)
    async with AsyncExitStack() as stack:

        async def client_of(slug: str) -> httpx.AsyncClient:
            organisation = await insert_organisation(targets, slug)
            await put_membership(targets, of.issuer.policy.issuer, slug, organisation, (ApiRole.REGISTRAR,))
            client = httpx.AsyncClient(base_url=of.url, headers=bearer(of.issuer, slug), limits=limits, timeout=90)
            return await stack.enter_async_context(client)

        clients = [Client(await client_of(f"client-{at}"), traffic) for at in range(number)]
        follower = Follower(await client_of("follower"), traffic)
        passer = Passer(await stack.enter_async_context(httpx.AsyncClient(base_url=of.url, limits=limits)), traffic)
        everybody: list[Client | Follower | Passer] = [*clients, follower, passer]
        working = [asyncio.create_task(each.work()) for each in everybody]
        try:
            yield Crowd(traffic, clients, follower, passer, working)
        finally:
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)
