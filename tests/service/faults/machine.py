"""A database server of a test's own, to be stopped, killed, frozen and copied, and a network to cut."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import asyncpg
import psutil

from app.kit.database import Target, Targets
from app.kit.embedded import EmbeddedPostgres, ServerAddress
from app.kit.embedded.placement import place
from tests.replicas import Replica
from tests.service.kit.embedded_support import kill, postmaster, processes

DATABASE = "register"


@dataclass
class Machine:
    """A server and the register on it."""

    data_dir: Path
    server: EmbeddedPostgres
    targets: Targets

    async def stop(self) -> None:
        """Stop the server in order (a fast shutdown: sessions are ended)."""
        await asyncio.to_thread(self.server.release)

    async def start(self) -> None:
        """Start the server again, at the same address."""
        # A share in a server that was killed would keep the next one from being stopped.
        await asyncio.to_thread(self.server.release)
        self.server = await asyncio.to_thread(EmbeddedPostgres.acquire, self.data_dir)

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def kill(self) -> None:
        """Kill the server's main process; its sessions follow when they notice."""
        await asyncio.to_thread(kill, postmaster(self.data_dir))

    def postmaster(self) -> psutil.Process:
        return postmaster(self.data_dir)

    async def is_gone(self) -> bool:
        return not self.server.is_running

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Freeze every process of the server: it accepts connections and never answers."""
        stopped = processes(self.data_dir)
        for process in stopped:
            process.suspend()
        try:
            yield
        finally:
            for process in stopped:
                with suppress(psutil.NoSuchProcess):
                    process.resume()

    @asynccontextmanager
    async def administrator(self) -> AsyncIterator[asyncpg.Connection]:
        """A connection as the superuser."""
        connection = await asyncpg.connect(**self.targets.owner.arguments())
        try:
            yield connection
        finally:
            await connection.close()

    async def told(self, *statements: str) -> None:
        """Have the superuser do something."""
        async with self.administrator() as connection:
            for statement in statements:
                await connection.execute(statement)

    async def counted(self, query: str, *arguments: Any) -> int:
        """The number a query of the superuser gives."""
        async with self.administrator() as connection:
            found: int = await connection.fetchval(query, *arguments)
            return found

    @asynccontextmanager
    async def read_only(self) -> AsyncIterator[None]:
        """Have the server refuse every change, also in the sessions there are."""
        await self.told("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()")
        try:
            yield
        finally:
            await self.told(
                "SET default_transaction_read_only = off",
                "ALTER SYSTEM RESET default_transaction_read_only",
                "SELECT pg_reload_conf()",
            )

    @asynccontextmanager
    async def replica(self) -> AsyncIterator[Replica]:
        """A streaming copy of this server."""
        copy = Replica(place(self.data_dir), self.data_dir.parent / "replica", self.server.address, DATABASE)
        await asyncio.to_thread(copy.make)
        try:
            yield copy
        finally:
            await asyncio.to_thread(copy.discard)


@dataclass
class Network:
    """A TCP proxy in front of a server that can fall silent, be cut, or lose exactly a commit."""

    address: ServerAddress
    port: int = 0
    is_silent: bool = False
    silences: int = 0
    loses_commit: str | None = None
    commits: int = 0
    _lines: set[asyncio.StreamWriter] = field(default_factory=set)

    @classmethod
    @asynccontextmanager
    async def to(cls, address: ServerAddress) -> AsyncIterator["Network"]:
        network = cls(address)
        listener = await asyncio.start_server(network._connected, "127.0.0.1", 0)
        network.port = listener.sockets[0].getsockname()[1]
        try:
            yield network
        finally:
            listener.close()
            network.cut()

    def targets(self, direct: Targets) -> Targets:
        """The same register, seen through this network."""

        def through(target: Target) -> Target:
            return replace(target, host="127.0.0.1", port=self.port, ssl="disable")

        return Targets(owner=direct.owner, write=through(direct.write), read=through(direct.read))

    def fall_silent(self) -> None:
        """Pass nothing on any more: neither for the connections there are, ever, nor for new ones until it speaks."""
        self.is_silent = True
        self.silences += 1

    def speak(self) -> None:
        """Let new connections through again."""
        self.is_silent = False

    def cut(self) -> None:
        """Break every connection there is."""
        for line in self._lines:
            line.transport.abort()
        self._lines.clear()

    async def _connected(self, client_in: asyncio.StreamReader, client_out: asyncio.StreamWriter) -> None:
        socket_path = f"{self.address.host}/.s.PGSQL.{self.address.port}"
        self._lines.add(client_out)
        try:
            server_in, server_out = await asyncio.open_unix_connection(socket_path)
        except OSError:
            client_out.transport.abort()
            return
        self._lines.add(server_out)
        line = _Line(self, client_out, server_out, self.silences)
        await asyncio.gather(line.carry_to_server(client_in), line.carry_to_client(server_in))


@dataclass
class _Line:
    """One connection through the network; one that a silence has met stays silent for ever."""

    network: Network
    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    silences: int
    ends_with_next_answer: bool = False

    async def carry_to_server(self, source: asyncio.StreamReader) -> None:
        while octets := await self._heard(source):
            if b"COMMIT;" in octets:
                self.network.commits += 1
                lost, self.network.loses_commit = self.network.loses_commit, None
                if lost == "before it arrives":
                    self._break()
                    return
                self.ends_with_next_answer = lost is not None
            self._pass_on(self.server, octets)
        self.server.close()

    async def carry_to_client(self, source: asyncio.StreamReader) -> None:
        while octets := await self._heard(source):
            if self.ends_with_next_answer:
                self._break()
                return
            self._pass_on(self.client, octets)
        if not self._is_lost:
            self.client.close()

    async def _heard(self, source: asyncio.StreamReader) -> bytes:
        with suppress(ConnectionError):
            return await source.read(65_536)
        return b""

    def _pass_on(self, target: asyncio.StreamWriter, octets: bytes) -> None:
        if not self._is_lost:
            target.write(octets)

    @property
    def _is_lost(self) -> bool:
        return self.network.is_silent or self.silences != self.network.silences

    def _break(self) -> None:
        self.client.transport.abort()
        self.server.transport.abort()
