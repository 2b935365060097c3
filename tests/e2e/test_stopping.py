"""Being asked to stop with work in hand, and clients that leave without waiting, over real sockets."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx

from app.dossier.mapping import record_id
from app.kit.database import Target
from app.kit.embedded import EmbeddedPostgres
from app.kit.provision import DATABASE
from tests.e2e.service import PATIENCE_SECONDS, Service, running
from tests.factories.http import new_key

ORGANISATION = record_id("organisation", "woonpunt")
DRAIN_SECONDS = 4


def request(service: Service, token: str, method: str, path: str, body: dict[str, str], etag: str = "") -> bytes:
    """A whole request, as octets."""
    content = json.dumps(body).encode()
    headers = {
        "Host": f"127.0.0.1:{service.port}",
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Content-Length": str(len(content)),
        "Idempotency-Key": new_key(),
    } | ({"If-Match": etag} if etag else {})
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + content


def asking(service: Service, token: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=service.url, headers={"Authorization": f"Bearer {token}"}, timeout=10)


@asynccontextmanager
async def superuser(data_dir: Path) -> AsyncIterator[asyncpg.Connection]:
    """A connection to the service's own database, which stays up as long as we use it."""
    server = await asyncio.to_thread(EmbeddedPostgres.acquire, data_dir)
    connection = await asyncpg.connect(**Target.on_server(server.address, DATABASE).arguments())
    try:
        yield connection
    finally:
        await connection.close()
        await asyncio.to_thread(server.release)


async def until_refused(port: int) -> None:
    """Return when nobody listens any more."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            try:
                _, line = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                return
            line.close()
            await asyncio.sleep(0.01)


async def until_locked(connection: asyncpg.Connection) -> None:
    """Return when a session waits for a lock."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            if await connection.fetchval("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"):
                return
            await asyncio.sleep(0.01)


async def until_answered(service: Service, number: int) -> None:
    """Return when the service is done with so many commands, whoever still listened."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            lines = [line for line in service.logged() if line.get("method") == "POST"]
            if len(lines) == number:
                return
            await asyncio.sleep(0.05)


async def test_sigterm_finishes_the_request_in_hand_and_does_not_wait_for_half_a_body(data_dir: Path):
    with running(data_dir, "--with-example", CONVENANT_DRAIN_SECONDS=str(DRAIN_SECONDS)) as service:
        token = service.convenant("token", "--role", "registrar", "--organisation", "woonpunt").stdout.strip()
        path = f"/v1/organisations/{ORGANISATION}"
        async with asking(service, token) as client:
            etag = (await client.get(path)).headers["etag"]
        body = {"kind": "housing_association", "reason": "register extract"}
        whole = request(service, token, "PATCH", path, body, etag)
        async with superuser(data_dir) as holder, superuser(data_dir) as observer:
            in_hand, half, idle = [await asyncio.open_connection("127.0.0.1", service.port) for _ in range(3)]
            idle[1].write(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
            assert (await idle[0].readuntil(b'{"status":"live"}')).startswith(b"HTTP/1.1 200")
            half[1].write(whole[:-1])
            async with holder.transaction():
                await holder.execute("SELECT FROM organisation WHERE id = $1 FOR UPDATE", ORGANISATION)
                in_hand[1].write(whole)
                await until_locked(observer)
                service.process.send_signal(signal.SIGTERM)
                await until_refused(service.port)
                assert await idle[0].read() == b""
                assert service.process.poll() is None
            async with asyncio.timeout(PATIENCE_SECONDS):
                answer = await in_hand[0].read()
                left = await half[0].read()
            assert (answer.split(b"\r\n")[0], left) == (b"HTTP/1.1 200 OK", b"")
            for _, line in (in_hand, half, idle):
                line.close()
            # Half a minute would be too long; the drain, and a moment to close, is enough.
            assert await asyncio.to_thread(service.process.wait, DRAIN_SECONDS + 5) == 0
            assert await observer.fetchval("SELECT version FROM organisation WHERE id = $1", ORGANISATION) == 2
        assert service.errors() == []


async def test_who_leaves_without_waiting_leaves_nothing_half_done(data_dir: Path):
    with running(data_dir, "--with-example", CONVENANT_WRITE_CONNECTIONS="2") as service:
        token = service.convenant("token", "--role", "registrar", "--organisation", "woonpunt").stdout.strip()

        async def sent(slug: str, *, whole: bool = True) -> asyncio.StreamWriter:
            body = {"slug": slug, "name": slug, "recordingMode": "workflow"}
            octets = request(service, token, "POST", "/v1/organisations", body)
            _, line = await asyncio.open_connection("127.0.0.1", service.port)
            line.write(octets if whole else octets[:-1])
            await line.drain()
            return line

        slugs = [f"left-{uuid4()}" for _ in range(50)]
        halves, early, late = set(slugs[:10]), slugs[10:48], slugs[48:]
        for slug in [*halves, *early]:
            line = await sent(slug, whole=slug not in halves)
            line.transport.abort()
        await until_answered(service, len(slugs) - len(late))
        async with superuser(data_dir) as holder, superuser(data_dir) as observer:
            async with holder.transaction():
                await holder.execute("LOCK TABLE journal_head IN ACCESS EXCLUSIVE MODE")
                for line in [await sent(slug) for slug in late]:
                    await until_locked(observer)
                    line.transport.abort()
            await until_answered(service, len(slugs))
            recorded = {
                row["slug"]
                for row in await observer.fetch("SELECT slug FROM organisation WHERE slug = ANY($1)", slugs)
            }
            entries = await observer.fetchval(
                "SELECT count(*) FROM journal JOIN organisation o ON o.id = resource_id WHERE slug = ANY($1)", slugs
            )
            keys = await observer.fetchval("SELECT count(*) FROM idempotency_record")
        # Who left in the middle of the transaction is not told, but what they asked is done.
        assert set(late) <= recorded <= set(slugs) - halves
        assert (entries, keys) == (len(recorded), len(recorded))
        async with asking(service, token) as client:
            for slug in slugs:
                body = {"slug": slug, "name": slug, "recordingMode": "workflow"}
                answer = await client.post("/v1/organisations", json=body, headers={"Idempotency-Key": new_key()})
                assert answer.status_code == (409 if slug in recorded else 201)
        assert service.errors() == []
