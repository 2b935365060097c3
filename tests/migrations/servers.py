"""The PostgreSQL servers on this machine: the embedded one, and an installed 15 where its programs are found."""

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.kit.database import Target
from tests.directories import open_directory

PROGRAMS_15 = Path("/usr/lib/postgresql/15/bin")
SERVERS = ["18", *(["15"] if (PROGRAMS_15 / "postgres").is_file() else [])]
PATIENCE_SECONDS = 30.0


def _unprivileged(place: Path) -> dict[str, Any]:
    """How to start a program as somebody else, because PostgreSQL refuses to run as root; owns the place then."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(place, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@contextmanager
def postgres_15() -> Iterator[Target]:
    """Run a PostgreSQL 15 on a socket of its own and stop it at the end."""
    with open_directory() as place:
        account = _unprivileged(place)
        data = place / "data"
        options = ["--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"]
        making = [str(PROGRAMS_15 / "initdb"), f"--pgdata={data}", *options]
        subprocess.run(making, check=True, capture_output=True, cwd=place, **account)
        settings = {"listen_addresses": "", "unix_socket_directories": str(place), "fsync": "off"}
        running = [str(PROGRAMS_15 / "postgres"), f"-D{data}", *(f"-c{k}={value}" for k, value in settings.items())]
        silent = account | {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        server: subprocess.Popen[bytes] = subprocess.Popen(running, cwd=place, **silent)
        try:
            _await_ready(place, server)
            yield Target(str(place), 5432, "postgres", None, "postgres")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(PATIENCE_SECONDS)


def _await_ready(place: Path, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    asking = [str(PROGRAMS_15 / "pg_isready"), f"--host={place}", "--quiet"]
    while subprocess.run(asking, check=False).returncode != 0:
        assert server.poll() is None, "PostgreSQL 15 ended before it accepted connections"
        assert time.monotonic() < deadline, "PostgreSQL 15 does not accept connections"
        time.sleep(0.02)
