"""A streaming replica of an embedded server, made from the same binaries: to lag, to die and to be promoted."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import asyncpg

from app.kit.database import Target
from app.kit.embedded import ServerAddress
from app.kit.embedded.placement import Placement

# A crash of the replica is part of the tests, a crash of the machine is not.
_SETTINGS = "-c listen_addresses= -c fsync=off"


@dataclass(frozen=True)
class Replica:
    """A copy of a running server that follows it."""

    placement: Placement
    directory: Path
    primary: ServerAddress
    database: str

    @property
    def address(self) -> ServerAddress:
        return replace(self.primary, host=str(self._sockets))

    @property
    def _sockets(self) -> Path:
        """A directory of its own: the copy's holds the socket files of the original."""
        return Path(f"{self.directory}-sockets")

    @property
    def _log(self) -> Path:
        return Path(f"{self.directory}.log")

    def make(self) -> None:
        """Copy the running server and start the copy."""
        self._log.touch()
        for directory in (self.directory, self._sockets):
            directory.mkdir(mode=0o700)
        for path in (self.directory, self._sockets, self._log):
            self.placement.account.give(path)
        where = ("--host", self.primary.host, "--port", str(self.primary.port), "--username", self.primary.user)
        target = ("--pgdata", str(self.directory), "--write-recovery-conf", "--checkpoint=fast", "--no-sync")
        self._run("pg_basebackup", *where, *target)
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = f"{_SETTINGS} -c unix_socket_directories={self._sockets}"
        self._control("--options", settings, "--wait", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it; `immediate` is as if it was killed."""
        self._control(f"--mode={mode}", "--wait", "stop")

    def discard(self) -> None:
        """Stop it if it runs, and remove it."""
        if (self.directory / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.directory)
        shutil.rmtree(self._sockets)

    async def tell(self, statement: str) -> Any:
        """Have its superuser do something and return what it says."""
        async with self.administrator() as connection:
            return await connection.fetchval(statement)

    @asynccontextmanager
    async def administrator(self) -> AsyncIterator[asyncpg.Connection]:
        """A connection as the superuser."""
        connection = await asyncpg.connect(**Target.on_server(self.address, self.database).arguments())
        try:
            yield connection
        finally:
            await connection.close()

    async def pause(self) -> None:
        """Let it fall behind: it goes on receiving and shows nothing new."""
        await self.tell("SELECT pg_wal_replay_pause()")

    async def resume(self) -> None:
        """Let it catch up."""
        await self.tell("SELECT pg_wal_replay_resume()")

    async def promote(self) -> None:
        """Make it a server of its own that takes writes."""
        assert await self.tell("SELECT pg_promote()")

    async def sequence(self) -> int:
        """The last entry of the journal it shows."""
        found: int = await self.tell("SELECT seq FROM journal_head")
        return found

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "--pgdata", str(self.directory), *arguments)

    def _run(self, name: str, *arguments: str) -> None:
        # The password travels in the environment of the shell alone.
        script = f'PGPASSWORD="$1"; export PGPASSWORD; shift; exec "$@" >>"{self._log}" 2>&1 </dev/null'
        program = self.placement.programs.path(name)
        done = self.placement.account.run_shell(script, self.primary.password, program, *arguments)
        assert done.returncode == 0, (name, self._log.read_text())
