"""A real PostgreSQL for every test that touches data: one embedded server, one migrated template, a copy per test."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.embedded import EmbeddedPostgres
from app.kit.provision import provision
from app.main import create_app
from tests.databases import TEMPLATE, ReusedDatabase
from tests.directories import open_directory
from tests.e2e.service import Service, running
from tests.factories.sight import assert_in_sight_is_kept
from tests.patience import PATIENT_SETTINGS, patient

# How fast a machine draws examples says nothing about the code.
hypothesis_settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("any machine")
# What CI asks for with `--hypothesis-profile`: as many examples as there is time for, the same each time.
LONG = "long"
hypothesis_settings.register_profile(
    LONG,
    max_examples=120,
    derandomize=True,
    stateful_step_count=30,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    with patient():
        yield


@pytest.fixture(scope="session")
def server_dir() -> Iterator[Path]:
    with open_directory() as found:
        yield found


@pytest.fixture(scope="session")
def server(server_dir: Path) -> Iterator[EmbeddedPostgres]:
    with EmbeddedPostgres.acquire(server_dir, durable=False) as running:
        yield running


@pytest.fixture(scope="session")
def template(server: EmbeddedPostgres) -> Targets:
    return asyncio.run(provision(server.address, "a-password-for-tests", TEMPLATE))


@pytest.fixture(scope="session")
def reused(template: Targets) -> ReusedDatabase:
    return ReusedDatabase(template)


@pytest.fixture
async def targets(reused: ReusedDatabase) -> Targets:
    """An empty, migrated register."""
    return await reused.empty()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings under which no request is given up because the machine is slow."""
    return Settings(data_dir=tmp_path_factory.mktemp("data")).model_copy(update=PATIENT_SETTINGS)


@pytest.fixture(scope="session")
def issuer(settings: Settings) -> DeveloperIssuer:
    return DeveloperIssuer.open(settings.data_dir, audience=settings.audience)


@asynccontextmanager
async def served(settings: Settings, targets: Targets, **options: Any) -> AsyncIterator[httpx.AsyncClient]:
    """Run the application in this process and yield a client of it."""
    app: Any = create_app(settings, targets, **options)
    async with app.app.router.lifespan_context(app.app):
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://convenant.test") as client:
            yield client


@pytest.fixture
async def client(settings: Settings, targets: Targets) -> AsyncIterator[httpx.AsyncClient]:
    async with served(settings, targets) as found:
        yield found
    # Whatever was recorded, corrected or undone: lists find all that their readers may see.
    await assert_in_sight_is_kept(targets)


Serve = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture(scope="session")
def example_service() -> Iterator[Service]:
    with open_directory() as found, running(found / "data", "--with-example") as service:
        yield service


@pytest.fixture(scope="session")
def partner(example_service: Service) -> Iterator[httpx.Client]:
    token = example_service.convenant("token", "--role", "registrar", "--organisation", "woonpunt").stdout.strip()
    with httpx.Client(base_url=example_service.url, headers={"Authorization": f"Bearer {token}"}) as client:
        yield client


@pytest.fixture
def data_dir() -> Iterator[Path]:
    with open_directory() as found:
        yield found / "data"


@pytest.fixture(scope="session")
def client_of_maastricht(example_service: Service) -> Iterator[httpx.Client]:
    arguments = ("token", "--role", "registrar", "--organisation", "gemeente-maastricht")
    token = example_service.convenant(*arguments).stdout.strip()
    with httpx.Client(base_url=example_service.url, headers={"Authorization": f"Bearer {token}"}) as client:
        yield client
