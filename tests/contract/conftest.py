"""The example dossier served in this process, and somebody who may do everything the roles allow."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.dossier.mapping import record_id
from app.examples import examples
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.operations import EXAMPLE_DOSSIER, load_dossier
from tests.conftest import served
from tests.databases import copied_database
from tests.factories.http import Member, bearer, member

SOURCES = [{"documentId": str(record_id("document", "doc-college-proposal"))}]
MUNICIPALITY = record_id("organisation", "gemeente-maastricht")


@pytest.fixture(scope="session")
async def example_targets(template: Targets, settings: Settings) -> AsyncIterator[Targets]:
    async with copied_database(template) as targets:
        await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
        yield targets


@pytest.fixture(scope="session")
async def example_client(settings: Settings, example_targets: Targets) -> AsyncIterator[httpx.AsyncClient]:
    async with served(settings, example_targets) as client:
        yield client


@pytest.fixture(scope="session")
async def everybody(example_client: httpx.AsyncClient, example_targets: Targets, issuer: DeveloperIssuer) -> Member:
    found = await member(example_client, example_targets, issuer, MUNICIPALITY, tuple(ApiRole))
    # The example dossier names no portfolio holder; every other kind of record is in it.
    role = {
        "agreementId": str(record_id("agreement", "sok-veerkrachtige-wijken")),
        "organisationId": str(MUNICIPALITY),
        "officeHoldingId": str(record_id("office_holding", "oh-bastiaens")),
        "sourceRefs": SOURCES,
    }
    await found.record("/v1/role-assignments", examples()["recordRoleAssignment"]["request"] | role)
    await found.record("/v1/organisations", {"slug": "newcomer", "name": "Newcomer"}, sourceRefs=SOURCES)
    return found


@pytest.fixture(scope="session")
async def provider(example_client: httpx.AsyncClient, example_targets: Targets, issuer: DeveloperIssuer) -> Member:
    organisation = record_id("organisation", "provincie-limburg")
    return await member(example_client, example_targets, issuer, organisation, tuple(ApiRole))


@pytest.fixture(scope="session")
async def narrowed(example_client: httpx.AsyncClient, everybody: Member, issuer: DeveloperIssuer) -> Member:
    """Somebody whose token is for a command, and for nothing that can be read."""
    return Member(example_client, bearer(issuer, "narrowed", ("allocations.propose",)), MUNICIPALITY)


@pytest.fixture(scope="session")
async def controller(example_client: httpx.AsyncClient, example_targets: Targets, issuer: DeveloperIssuer) -> Member:
    return await member(example_client, example_targets, issuer, MUNICIPALITY, (ApiRole.CONTROLLER,))
