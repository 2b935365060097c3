"""A register of this tree in a process of its own, with the example dossier; the examples are run against it."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv" / "bin" / "python"
PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Service:
    """A running register."""

    url: str
    environment: dict[str, str]

    def token(self, organisation: str, role: str = "registrar") -> str:
        """Return a token of a member of an organisation."""
        command: list[str | Path] = [PYTHON, "-m", "app", "token", "--role", role, "--organisation", organisation]
        told = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True)
        return str(told.stdout).strip()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Serve the example dossier to every test that does not mind what others added."""
    with _served(tmp_path_factory.mktemp("register")) as served:
        yield served


@pytest.fixture(scope="module")
def untouched_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Serve the example dossier to the tests of one module alone."""
    with _served(tmp_path_factory.mktemp("register")) as served:
        yield served


@contextmanager
def _served(folder: Path) -> Iterator[Service]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONVENANT_")}
    patience = {"CONVENANT_STATEMENT_TIMEOUT_MS": "60000", "CONVENANT_LOCK_TIMEOUT_MS": "60000"}
    environment = kept | patience | {"CONVENANT_DATA_DIR": str(folder / "data")}
    command: list[str | Path] = [PYTHON, "-m", "app", "serve", "--with-example", "--port", str(port)]
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    served = Service(f"http://127.0.0.1:{port}", environment)
    try:
        _wait_until_ready(served, process, log)
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_SECONDS)


def _wait_until_ready(served: Service, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{served.url}/health/ready", timeout=5).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(log.read_text())
