"""The programs that are measured: each a process of its own on loopback, over the same database."""

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from app.kit.provision import DATABASE
from tests.e2e.service import ROOT, Service, environment, free_port, log_path, running

GENERATING_SECONDS = 4 * 3600
READY_SECONDS = 30
STOP_SECONDS = 20
LIMIT = ("-m", "uvicorn", "tests.load.limit:application", "--no-access-log", "--log-level", "warning")
REPLAY = ("-m", "uvicorn", "tests.load.replay:application", "--no-access-log", "--log-level", "warning")
TUTORIAL = ("-m", "uvicorn", "tests.load.tutorial:application", "--no-access-log", "--log-level", "warning")
DJANGO = ("-m", "gunicorn", "tests.load.django_rest:application", "--threads", "8", "--log-level", "warning")


@dataclass(frozen=True, slots=True)
class Program:
    """A running program and where it answers."""

    process: subprocess.Popen[bytes]
    url: str


def has_django() -> bool:
    """Tell whether the optional group `load` is installed."""
    return all(importlib.util.find_spec(name) for name in ("rest_framework", "gunicorn", "psycopg"))


@contextmanager
def register(data_dir: Path, agreements: int) -> Iterator[Service]:
    """A service with this many generated dossiers, in a directory that may hold them already."""
    with running(data_dir) as service:
        if not data_dir.with_suffix(".filled").exists():
            command = [sys.executable, "-m", "app", "generate", "--agreements", str(agreements)]
            begun = time.monotonic()
            subprocess.run(command, cwd=ROOT, env=environment(data_dir), check=True, timeout=GENERATING_SECONDS)
            data_dir.with_suffix(".filled").write_text(f"{time.monotonic() - begun:.1f}\n")
        yield service


def database_address(service: Service) -> str:
    """Return the address of the register's embedded database, as its owner."""
    password = (service.data_dir / "postgres-password").read_text().strip()
    directory = (service.data_dir / "postgres" / "postmaster.pid").read_text().splitlines()[4]
    return f"postgresql://postgres:{password}@/{DATABASE}?host={directory}"


@contextmanager
def program(service: Service, command: Sequence[str], probe: str, **variables: str) -> Iterator[Program]:
    """Run a program on the register's database until it answers, and stop it afterwards."""
    port = free_port()
    place = ["--bind", f"127.0.0.1:{port}"] if "gunicorn" in command else ["--port", str(port)]
    given = os.environ | {"LIMIT_DATABASE": database_address(service)} | variables
    with log_path(service.data_dir, port).open("wb") as log:
        process = subprocess.Popen([sys.executable, *command, *place], cwd=ROOT, env=given, stdout=log, stderr=log)
    found = Program(process, f"http://127.0.0.1:{port}")
    try:
        _wait(found, probe)
        yield found
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


@contextmanager
def second_process(service: Service) -> Iterator[Service]:
    """A second service process on the same register."""
    with running(service.data_dir) as second:
        yield second


def _wait(found: Program, probe: str) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            if httpx.get(found.url + probe, timeout=5).status_code < httpx.codes.INTERNAL_SERVER_ERROR:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError(f"{found.process.args!r} does not answer")


def proportional_memory(service: Service) -> float:
    """Return the memory of a service process in MB, what it shares counted in proportion."""
    return float(psutil.Process(service.process.pid).memory_full_info().pss) / 1_000_000


def start_seconds(service: Service) -> float:
    """Return how long a further process takes from its start until it says it is ready; the database runs."""
    port = free_port()
    command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    with ExitStack() as stack:
        log = stack.enter_context(log_path(service.data_dir, port).open("wb"))
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT, env=environment(service.data_dir), stdout=log, stderr=log)
        stack.callback(process.wait, STOP_SECONDS)
        stack.callback(process.terminate)
        while True:
            try:
                if httpx.get(f"http://127.0.0.1:{port}/health/ready", timeout=2).status_code == httpx.codes.OK:
                    return time.monotonic() - begun
            except httpx.TransportError:
                time.sleep(0.01)
