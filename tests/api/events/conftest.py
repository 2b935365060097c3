"""A dossier and those who are in it, or not."""

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.decisions.support import Dossier, build_dossier
from tests.factories.http import Member


@pytest.fixture
async def dossier(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Dossier:
    return await build_dossier(client, targets, issuer)


@pytest.fixture
async def auditor(dossier: Dossier) -> Member:
    return await dossier.somebody(dossier.outsider.organisation_id, ApiRole.AUDITOR)
