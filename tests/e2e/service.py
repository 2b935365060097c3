"""The real service as people start it: a process of its own on a real socket."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120


def log_path(data_dir: Path, port: int) -> Path:
    """Where a service writes its log."""
    return data_dir.parent / f"{data_dir.name}-{port}.log"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Service:
    """A running service and where it keeps its data."""

    process: subprocess.Popen[bytes]
    port: int
    data_dir: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log_path(self) -> Path:
        return log_path(self.data_dir, self.port)

    def logged(self) -> list[dict[str, Any]]:
        """What the service has logged, line by line; what it says before it serves is not JSON."""
        return [json.loads(line) for line in self.log_path.read_text().splitlines() if line.startswith("{")]

    def errors(self) -> list[dict[str, Any]]:
        """What the service has logged as an error."""
        return [line for line in self.logged() if line["level"] in {"error", "critical"}]

    def convenant(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run another command on the same data."""
        return convenant(self.data_dir, *arguments, check=check)

    def postmaster(self) -> psutil.Process:
        """The server process of the embedded database."""
        cluster = (self.data_dir / "postgres").resolve()
        return psutil.Process(int((cluster / "postmaster.pid").read_text().split("\n", 1)[0]))

    def kill(self) -> None:
        """End the service without giving it a chance to clean up."""
        self.process.kill()
        self.process.wait(PATIENCE_SECONDS)

    def stop(self) -> int:
        """Ask the service to stop and return its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_SECONDS)


def environment(data_dir: Path) -> dict[str, str]:
    """The environment of a command: nothing of the surrounding configuration, and time enough on a slow machine."""
    dropped = ("CONVENANT_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    patience = {"CONVENANT_STATEMENT_TIMEOUT_MS": "60000", "CONVENANT_LOCK_TIMEOUT_MS": "60000"}
    return kept | patience | {"CONVENANT_DATA_DIR": str(data_dir), "COLUMNS": "200"}


def convenant(data_dir: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run `convenant` on a data directory."""
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(data_dir), check=check, capture_output=True, text=True, timeout=120
    )


@contextmanager
def running(data_dir: Path, *options: str, **variables: str) -> Iterator[Service]:
    """Start the service, with more environment variables if any; wait until it is ready, and stop it afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "app", "serve", "--port", str(port), *options]
    surrounding = environment(data_dir) | variables
    with log_path(data_dir, port).open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=surrounding, stdout=log, stderr=log)
    service = Service(process, port, data_dir)
    try:
        wait_until_ready(service, service.log_path)
        yield service
    finally:
        if process.poll() is None:
            service.stop()


def wait_until_ready(service: Service, log: Path) -> None:
    """Return as soon as the service says it can serve; fail when it ended or takes too long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if service.process.poll() is not None:
            raise AssertionError(f"the service ended with {service.process.returncode}: {log.read_text()}")
        try:
            if httpx.get(f"{service.url}/health/ready", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"the service is not ready after {PATIENCE_SECONDS} s: {log.read_text()}")
