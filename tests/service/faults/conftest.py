from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.embedded import EmbeddedPostgres, stop_server
from app.kit.provision import provision
from tests.conftest import served
from tests.directories import open_directory
from tests.factories.http import insert_organisation, insert_source_document, member
from tests.patience import PROMPT_SETTINGS, prompt
from tests.service.faults.machine import DATABASE, Machine
from tests.service.faults.register import Running, unused_slug


@pytest.fixture(scope="session")
async def machine_of_session() -> AsyncIterator[Machine]:
    """A server that only these tests use."""
    with open_directory() as found:
        # Durable: what was acknowledged outlives a kill.
        server = EmbeddedPostgres.acquire(found / "data")
        targets = await provision(server.address, "a-password-for-tests", DATABASE)
        machine = Machine(found / "data", server, targets)
        await insert_source_document(targets)
        try:
            yield machine
        finally:
            machine.server.release()
            stop_server(found / "data")


@pytest.fixture
async def machine(machine_of_session: Machine) -> AsyncIterator[Machine]:
    """The server, in order before and after every test."""
    yield machine_of_session
    if not machine_of_session.server.is_running:
        await machine_of_session.start()


@pytest.fixture(autouse=True)
def _limits_that_people_have() -> Iterator[None]:
    with prompt():
        yield


Opened = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture
def opened(machine: Machine, settings: Settings, issuer: DeveloperIssuer) -> Opened:
    """Run the register on the machine, with other settings or over another way to it."""

    @asynccontextmanager
    async def open_register(targets: Targets | None = None, **changed: Any) -> AsyncIterator[Running]:
        organisation = await insert_organisation(machine.targets, unused_slug())
        async with served(
            settings.model_copy(update=PROMPT_SETTINGS | changed), targets or machine.targets
        ) as client:
            yield Running(machine, await member(client, machine.targets, issuer, organisation))

    return open_register


@pytest.fixture
async def register(opened: Opened) -> AsyncIterator[Running]:
    async with opened() as running:
        yield running
