"""Commands, each prepared and then given once: corrections, signatures and grants, 32 connections at a time."""

import asyncio
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import httpx
from sqlalchemy import event

from app.kit.config import Settings
from app.kit.database import Targets
from app.main import create_app
from tests.e2e.service import Service
from tests.load.cases import token
from tests.load.wrk import CONNECTIONS, Slice

TOWN = "generated-gemeente-nijmegen"
CORRECTIONS = 320
Recorded = tuple[UUID, list[tuple[str, tuple[Any, ...]]]]


@dataclass(frozen=True, slots=True)
class Given:
    """A command as it goes over the line."""

    method: str
    path: str
    body: dict[str, Any]
    headers: dict[str, str]

    def octets(self, host: str) -> bytes:
        """Return the request."""
        content = json.dumps(self.body).encode()
        kind = "application/merge-patch+json" if self.method == "PATCH" else "application/json"
        given = {"Host": host, "Content-Type": kind, "Content-Length": str(len(content)), **self.headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        return f"{self.method} {self.path} HTTP/1.1\r\n{lines}\r\n".encode() + content


async def gave(url: str, commands: Iterable[Given]) -> Slice:
    """Give every command once, and return how fast they were answered.

    Raises:
        RuntimeError: one was refused.

    """
    waiting, times = iter(list(commands)), list[float]()
    parts = urlsplit(url)

    async def giving() -> None:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        for command in waiting:
            begun = time.perf_counter()
            status, body = int(httpx.codes.SERVICE_UNAVAILABLE), b""
            # Who is told that it is busy repeats the same command with the same key; the waiting counts.
            while status == httpx.codes.SERVICE_UNAVAILABLE:
                writer.write(command.octets(parts.netloc))
                status, body = await _answer(reader)
            times.append((time.perf_counter() - begun) * 1000)
            if status >= httpx.codes.MULTIPLE_CHOICES:
                raise RuntimeError(f"{command.method} {command.path}: {status} {body.decode()}")
        writer.close()

    begun = time.perf_counter()
    await asyncio.gather(*(giving() for _ in range(CONNECTIONS)))
    seconds = time.perf_counter() - begun
    return Slice(len(times) / seconds, median(times), quantiles(times, n=100)[-1])


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = int(head.partition("content-length:")[2].partition("\r\n")[0] or 0)
    return int(head.split(" ", 2)[1]), await reader.readexactly(length)


def corrections(service: Service) -> tuple[Iterator[Given], Iterator[Given]]:
    """Return corrections without end for the limit and for the register, of agreements of their own.

    The limit writes the same text over each of its agreements, which nothing can then be corrected in.
    """
    reader = token(service, "registrar", TOWN)
    with httpx.Client(base_url=service.url, headers=reader, timeout=60) as client:
        me = client.get("/v1/me/access").json()["memberships"][0]["organisationId"]
        path = f"/v1/agreements?limit=200&managingOrganisationId={me}"
        found = [each["id"] for each in client.get(path).json()["items"]]
    return _corrections(found[::2], reader), _corrections(found[1::2], reader)


def _corrections(agreements: list[str], reader: dict[str, str]) -> Iterator[Given]:
    while True:
        for own in agreements:
            headers = reader | {"If-Match": "*", "Idempotency-Key": str(uuid4())}
            body = {"title": f"Gemeten {uuid4()}", "reason": "meting"}
            yield Given("PATCH", f"/v1/agreements/{own}", body, headers)


async def recorded(service: Service, targets: Targets, command: Given) -> tuple[Recorded, float]:
    """Return what the register asks its database for one correction, for the program that repeats it.

    And how long in milliseconds the journal's lock was held at most: from asking for it, as the last statement, until
    the command was answered.
    """
    asked: list[tuple[str, Any]] = []
    locked = [0.0]

    def note(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, _many: bool) -> None:
        asked.append((text, tuple(parameters or ())))
        locked[0] = time.perf_counter()

    edge: Any = create_app(Settings(data_dir=service.data_dir), targets)
    held = []
    async with edge.app.router.lifespan_context(edge.app):
        engine = edge.app.state.register.writer._engine
        event.listen(engine.sync_engine, "before_cursor_execute", note)
        transport = httpx.ASGITransport(app=edge)
        async with httpx.AsyncClient(transport=transport, base_url="http://measured.test") as client:
            for _ in range(20):
                asked.clear()
                headers = command.headers | {"Idempotency-Key": str(uuid4())}
                answer = await client.patch(
                    command.path, json=command.body | {"title": str(uuid4())}, headers=headers
                )
                held.append((time.perf_counter() - locked[0]) * 1000)
                if answer.status_code != httpx.codes.OK:
                    raise RuntimeError(answer.text)
    version = f'"resource_version": {answer.json()["version"]}'
    repeated = [(text, tuple(_as_second(value, version) for value in values)) for text, values in asked]
    return (UUID(command.path.rpartition("/")[2]), repeated), median(held)


def _as_second(value: Any, version: str) -> Any:
    return value.replace(version, '"resource_version": 2') if isinstance(value, str) else value


def signatures(service: Service) -> list[Given]:
    """Return one signature for each place where somebody still has to sign, in the dossiers of a town."""
    signer = token(service, "registrar", TOWN)
    found = []
    with httpx.Client(base_url=service.url, headers=signer, timeout=60) as client:
        me = client.get("/v1/me/access").json()["memberships"][0]["organisationId"]
        path = f"/v1/agreements?limit=200&status=in_signing&managingOrganisationId={me}&expand=parties"
        for agreement in client.get(path).json()["items"]:
            of = f"/v1/agreements/{agreement['id']}"
            for party in client.get(f"{of}/parties?limit=200").json()["items"]:
                for place in client.get(f"{of}/parties/{party['id']}/signatories").json()["items"]:
                    day = {"value": "2026-06-01", "precision": "day"}
                    body = {"partyId": party["id"], "signatoryId": place["id"], "signedOn": day} | _source(agreement)
                    found.append(Given("POST", f"{of}/signatures", body, signer | _key()))
    return found


def _source(record: dict[str, Any]) -> dict[str, Any]:
    unknown = {"value": None, "precision": "unknown"}
    return {"recordingMode": "historic", "occurredOn": unknown, "sourceRefs": record["sourceRefs"]}


def _key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid4())}


def some(commands: Iterator[Given], number: int = CORRECTIONS) -> list[Given]:
    """Return the next commands."""
    return list(islice(commands, number))
