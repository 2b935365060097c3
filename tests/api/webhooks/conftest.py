"""A dossier, those who are in it or not, and nothing that sends by itself."""

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.api.decisions.support import Dossier, build_dossier


@pytest.fixture
async def dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    return await build_dossier(client, targets, issuer)
