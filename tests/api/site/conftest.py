"""One register for pages that change nothing."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.databases import copied_database


@pytest.fixture(scope="module")
async def visitor(template: Targets, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody without a token."""
    async with copied_database(template) as targets, served(settings, targets) as client:
        yield client
