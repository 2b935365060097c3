"""Two service processes on one database with a replica, behind a plain proxy."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Target
from app.kit.embedded import EmbeddedPostgres, ServerAddress, stop_server
from app.kit.provision import provision
from tests.e2e.service import Service, free_port, running
from tests.replicas import Replica
from tests.service.faults.machine import DATABASE, Machine
from tests.service.faults.register import until

PATIENCE_SECONDS = 120.0
SEQUENCE = "Convenant-Sequence"
PROCESSES = 2


def url_of(target: Target, *servers: ServerAddress) -> str:
    """The address of a database that may be on any of these servers."""
    hosts = ",".join(server.host for server in servers)
    return f"postgresql://{target.user}:{quote(target.password or '', safe='')}@/{target.database}?host={hosts}"


class RoundRobin:
    """A plain TCP proxy: each connection goes to the next process, whoever makes it."""

    def __init__(self, ports: list[int]) -> None:
        self._ports = ports
        self._turn = 0
        self.port = 0

    @classmethod
    @asynccontextmanager
    async def before(cls, services: list[Service]) -> AsyncIterator["RoundRobin"]:
        proxy = cls([service.port for service in services])
        listener = await asyncio.start_server(proxy._connected, "127.0.0.1", free_port())
        proxy.port = listener.sockets[0].getsockname()[1]
        try:
            yield proxy
        finally:
            listener.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._turn += 1
        there = await asyncio.open_connection("127.0.0.1", self._ports[self._turn % len(self._ports)])
        await asyncio.gather(_carry(reader, there[1]), _carry(there[0], writer))


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while octets := await source.read(65_536):
            target.write(octets)
            await target.drain()
    target.close()


@dataclass
class Scaled:
    """The whole arrangement."""

    machine: Machine
    replica: Replica
    services: list[Service]
    proxy: RoundRobin
    issuer: DeveloperIssuer

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.proxy.port}"

    async def condition(self, of: str, wanted: str) -> None:
        """Wait until every process says so of the primary or the replica."""
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:

            async def all_say_so() -> bool:
                asked = [client.get(f"{service.url}/health/ready") for service in self.services]
                return {answer.json().get(of) for answer in await asyncio.gather(*asked)} == {wanted}

            await until(all_say_so)


@asynccontextmanager
async def scaled(directory: Path, *, fails_over: bool) -> AsyncIterator[Scaled]:
    """Start everything, and stop it afterwards.

    With `fails_over` the processes know both servers for either part, otherwise one for each.
    """
    async with AsyncExitStack() as stack:
        server = await asyncio.to_thread(EmbeddedPostgres.acquire, directory / "database")
        stack.callback(stop_server, directory / "database")
        targets = await provision(server.address, "a-password-for-tests", DATABASE)
        machine = Machine(directory / "database", server, targets)
        replica = await stack.enter_async_context(machine.replica())
        first, second = server.address, replica.address
        variables = {
            "CONVENANT_DATABASE_URL": url_of(targets.write, *((first, second) if fails_over else (first,))),
            "CONVENANT_DATABASE_READ_URL": url_of(targets.write, *((second, first) if fails_over else (second,))),
        }
        issuer = DeveloperIssuer.open(directory / "data", audience="convenant")
        services = [stack.enter_context(running(directory / "data", **variables)) for _ in range(PROCESSES)]
        proxy = await stack.enter_async_context(RoundRobin.before(services))
        yield Scaled(machine, replica, services, proxy, issuer)


async def committed_twice(machine: Machine) -> None:
    """Have commits wait for the replica: then a promotion loses nothing that was answered."""
    await machine.told("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")
    query = "SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')"

    async def is_so() -> bool:
        return bool(await machine.counted(query))

    await until(is_so)
