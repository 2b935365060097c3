"""S8 to S10 of the domain reference over a socket: from circa to grant, the ceiling race, advance to settlement."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any, cast
from uuid import UUID

import httpx
import jwt
import pytest

from app.kit.domain import ApiRole
from tests.api.agreements.support import World
from tests.api.funding import test_scenarios as scenarios
from tests.e2e.service import Service
from tests.factories import http
from tests.factories.alliance import accepted
from tests.factories.http import Member

PROVINCE = {"slug": "provincie-geld", "kind": "province", "isPublicLawBody": True}
RECIPIENT = {"slug": "stichting-geld", "kind": "welfare_organisation", "isPublicLawBody": False}
_NONE = cast("Any", None)
_NO_ID = UUID(int=0)
# A developer token is of one person per role; what each may do here a membership says.
PERSONS = cycle([ApiRole.FINANCE_OFFICER, ApiRole.CONTROLLER, ApiRole.LEGAL_OFFICER, ApiRole.PUBLISHER])


@dataclass(frozen=True)
class ServedWorld(World):
    """A province that keeps its own dossiers and a foundation, in a service of its own process."""

    service: Service = _NONE

    async def somebody(self, organisation_id: UUID | None, *roles: ApiRole) -> Member:
        """Return somebody else with these roles at the province."""
        return enrolled(self.service, self.client, self.province.organisation_id, next(PERSONS), *roles)


def enrolled(
    service: Service, client: httpx.AsyncClient, organisation_id: UUID | None, person: ApiRole, *roles: ApiRole
) -> Member:
    """Somebody whom an operator gave a membership at the province, with these roles."""
    slug = str(PROVINCE["slug"])
    token = service.convenant("token", "--role", person, "--organisation", slug).stdout.strip()
    claims = jwt.decode(token, options={"verify_signature": False})
    options = [option for role in roles for option in ("--role", role)]
    service.convenant("member", claims["sub"], "--issuer", claims["iss"], "--organisation", slug, *options)
    return Member(client, {"Authorization": f"Bearer {token}"}, organisation_id)


@pytest.fixture
async def world(
    example_service: Service, client_of_maastricht: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[ServedWorld]:
    registrar = {"authorization": client_of_maastricht.headers["authorization"]}
    async with httpx.AsyncClient(base_url=example_service.url, timeout=60) as client:
        recorder = Member(client, registrar)
        province_id, recipient_id = [await recorded(recorder, facts) for facts in (PROVINCE, RECIPIENT)]
        province = enrolled(example_service, client, province_id, ApiRole.REGISTRAR, ApiRole.REGISTRAR)
        source = {"recordingMode": "workflow", "kind": "evidence", "available": False, "title": "Bron"}
        monkeypatch.setattr(http, "SOURCE", accepted(await province.post("/v1/documents", source))["id"])
        outsider = Member(client, {}, recipient_id)
        yield ServedWorld(
            *(client, _NONE, _NONE, province, province, outsider),
            *(_NO_ID, _NO_ID, _NO_ID, _NO_ID, _NO_ID),
            service=example_service,
        )


async def recorded(recorder: Member, facts: dict[str, Any]) -> UUID:
    """An organisation, found or recorded."""
    found = (await recorder.get(f"/v1/organisations?slug={facts['slug']}")).json()["items"]
    body = {"recordingMode": "workflow", "name": f"De {facts['slug']}", **facts}
    return UUID((found or [accepted(await recorder.post("/v1/organisations", body))])[0]["id"])


async def test_s8_from_circa_to_grant(world: ServedWorld):
    await scenarios.test_s8_from_circa_to_grant(world)


async def test_s9_ceiling_race(world: ServedWorld):
    await scenarios.test_s9_ceiling_race(world)


async def test_s10_advance_to_settlement(world: ServedWorld):
    await scenarios.test_s10_advance_to_settlement(world)
    await scenarios.test_s10_variant_more_was_advanced_than_determined(world)
