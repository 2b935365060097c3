"""One running register per test module; every test has its own organisations in it, and so sees only its own."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.api.agreements.support import World, build_world
from tests.conftest import served
from tests.databases import copied_database
from tests.factories.http import insert_source_document


@pytest.fixture(scope="module")
async def running(settings: Settings, template: Targets) -> AsyncIterator[tuple[httpx.AsyncClient, Targets]]:
    single = settings.model_copy(update={"read_connections": 1})
    async with copied_database(template) as targets, served(single, targets) as client:
        await insert_source_document(targets)
        yield client, targets


@pytest.fixture
async def world(running: tuple[httpx.AsyncClient, Targets], issuer: DeveloperIssuer) -> World:
    return await build_world(*running, issuer)
