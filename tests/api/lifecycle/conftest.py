"""The agreement that most tests of its course begin with, and somebody to act in it."""

from collections.abc import Awaitable, Callable

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.alliance import Alliance, alliance
from tests.factories.http import Member, insert_organisation, member

Somebody = Callable[..., Awaitable[Member]]


@pytest.fixture
async def made(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Alliance:
    """A draft between a municipality, a province and a foundation."""
    return await alliance(client, targets, issuer)


@pytest.fixture
def somebody(made: Alliance, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Somebody:
    """Somebody at a party, or at no party at all, with one role."""

    async def of(name: str | None, role: ApiRole) -> Member:
        own = (
            made.sides[name].member.organisation_id if name else await insert_organisation(targets, "buitenstaander")
        )
        return await member(client, targets, issuer, own, (role,))

    return of
