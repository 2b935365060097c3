"""A register that really runs, started once, and both clients."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from convenant_client import Convenant
from tests.both import Both
from tests.identity_provider import IdentityProvider

ROOT = Path(__file__).parents[4]
SERVICE_PYTHON = os.environ.get("CONVENANT_PYTHON", str(ROOT / ".venv/bin/python"))
PATIENCE_SECONDS = 120
AGREEMENT = "16a0c2e6-4758-583c-af9c-fdbaf8759396"
MUNICIPALITY = "7849975c-cdb4-5279-87b2-bf95e5fa8740"


@dataclass(frozen=True)
class Service:
    """A running register with the example dossier."""

    url: str
    environment: dict[str, str]

    def convenant(self, *arguments: str) -> str:
        """Run a command of the register on the same data."""
        command = [SERVICE_PYTHON, "-m", "app", *arguments]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
        return done.stdout.strip()

    def token(self, role: str = "registrar", organisation: str = "gemeente-maastricht", name: str = "Test") -> str:
        """Return a token of a member of an organisation."""
        return self.convenant("token", "--role", role, "--organisation", organisation, "--name", name)


@pytest.fixture(scope="session")
def provider() -> Iterator[IdentityProvider]:
    """A token endpoint, whose tokens the register accepts."""
    with IdentityProvider() as running:
        yield running


@pytest.fixture(scope="session")
def service(provider: IdentityProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The register of this tree, in a process of its own."""
    directory = tmp_path_factory.mktemp("register")
    port = _free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CONVENANT_", "VIRTUAL_ENV"))}
    own = {"CONVENANT_DATA_DIR": str(directory / "data"), "CONVENANT_ISSUERS": provider.as_issuer()}
    running = Service(f"http://127.0.0.1:{port}", kept | own)
    command = [SERVICE_PYTHON, "-m", "app", "serve", "--with-example", "--port", str(port)]
    log = directory / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=running.environment, stdout=output, stderr=output)
    try:
        _wait_until_ready(process, running.url, log)
        yield running
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


@pytest.fixture(scope="session")
def registrar(service: Service) -> str:
    """The token of a registrar of the municipality, which keeps the example dossier."""
    return service.token()


@pytest.fixture
def register(service: Service, registrar: str) -> Iterator[Convenant]:
    """The example register, as that registrar sees it."""
    with Convenant(service.url, token=registrar, language="en") as client:
        yield client


@pytest.fixture(params=["sync", "async"])
def both(request: pytest.FixtureRequest) -> Both:
    """Either client: what a test says of one must hold of the other."""
    return Both(is_async=request.param == "async")


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the clients waited; nobody really waits."""
    found: list[float] = []

    async def sleep(seconds: float) -> None:
        found.append(seconds)

    monkeypatch.setattr("convenant_client.driving.time.sleep", found.append)
    monkeypatch.setattr("convenant_client.driving.anyio.sleep", sleep)
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"the register ended: {log.read_text()}")
        try:
            if httpx.get(f"{url}/health/ready", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"the register is not ready: {log.read_text()}")
