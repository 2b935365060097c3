"""A dossier, a register that sends at once, and an address that takes what is sent."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.api.decisions.support import Dossier, build_dossier
from tests.conftest import served
from tests.factories.receiver import Receiver, receiving
from tests.factories.webhooks import SHRUNK, noticing_at_once


@pytest.fixture(autouse=True)
def _at_once() -> Iterator[None]:
    with noticing_at_once():
        yield


@pytest.fixture
def webhook_settings(settings: Settings) -> Settings:
    return settings.model_copy(update=SHRUNK)


@pytest.fixture
async def client(webhook_settings: Settings, targets: Targets) -> AsyncIterator[httpx.AsyncClient]:
    async with served(webhook_settings, targets) as found:
        yield found


@pytest.fixture
async def dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    return await build_dossier(client, targets, issuer)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as found:
        yield found
