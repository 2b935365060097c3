"""What tests of programmes and of documents share: organisations around one dossier, and how answers are compared."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from uuid_utils.compat import uuid7

from app.kit.auth.developer import DeveloperIssuer
from app.kit.clock import SYSTEM_CLOCK
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.agreements_sql import insert_agreement
from tests.factories.http import Member, insert_organisation, member, on_day

TODAY = "2026-11-24"
# A plan also keeps the decision that adopted it to members.
INTERNAL = {"recordedBy", "sourceRefs", "note", "recordingMode", "correctsId", "adoptedByDecisionId"}


def day(value: str) -> dict[str, Any]:
    """A day as the register gives it back."""
    return {**on_day(value), "sourceText": None}


def this_instant() -> str:
    """The present instant as `knownAt` takes it; what was recorded before is known then, what follows is not."""
    return SYSTEM_CLOCK.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True)
class World:
    """A municipality that manages a dossier, a province that has nothing to do with it yet, and the public."""

    client: httpx.AsyncClient
    targets: Targets
    issuer: DeveloperIssuer
    municipality: Member
    province: Member
    agreement_id: str

    @property
    def municipality_id(self) -> str:
        """The organisation that manages the dossier."""
        return str(self.municipality.organisation_id)

    @property
    def province_id(self) -> str:
        """The organisation outside the dossier."""
        return str(self.province.organisation_id)

    async def public(self, path: str) -> httpx.Response:
        """Read without a token."""
        return await self.client.get(path)

    async def somebody(self, organisation_id: UUID | None, *roles: ApiRole) -> Member:
        """Somebody else with these roles at an organisation."""
        assert organisation_id is not None
        return await member(self.client, self.targets, self.issuer, organisation_id, roles)

    async def other_dossier(self) -> str:
        """Another dossier, managed by the province."""
        assert self.province.organisation_id is not None
        return str(await insert_agreement(self.targets, self.province.organisation_id))

    async def programme(self, **facts: Any) -> dict[str, Any]:
        """Record a programme of the municipality."""
        body = {"name": f"Programma {uuid7()}", "ownerOrganisationId": self.municipality_id}
        return await self.municipality.record("/v1/programmes", body | facts)

    async def plan(self, programme: dict[str, Any], **facts: Any) -> dict[str, Any]:
        """Record a plan of a programme."""
        body = {"kind": "programme_plan", "title": "Programmaplan", "programmeId": programme["id"]}
        return await self.municipality.record("/v1/plans", body | facts)

    async def area(self, **facts: Any) -> dict[str, Any]:
        """Record an area of the province."""
        body = {"name": "Heerlen-Noord", "provinceOrganisationId": self.province_id, "selectedByProvince": True}
        return await self.municipality.record("/v1/areas", body | facts)


async def build_world(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> World:
    """Make a world beside those of other tests in the same database."""
    municipality = await insert_organisation(targets, f"gemeente-{uuid7()}")
    province = await insert_organisation(targets, f"provincie-{uuid7()}")
    return World(
        client,
        targets,
        issuer,
        await member(client, targets, issuer, municipality),
        await member(client, targets, issuer, province),
        str(await insert_agreement(targets, municipality)),
    )


def slug(answer: httpx.Response) -> str:
    """The slug of a problem."""
    return str(answer.json()["type"]).rpartition("/")[2]


def locations(answer: httpx.Response) -> list[str]:
    """Where the faults of a problem are."""
    return [error["location"] for error in answer.json().get("errors", [])]


async def listed(reader: Member, path: str) -> list[str]:
    """The ids on one page of a list."""
    answer = await reader.get(path)
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


async def walked(reader: Member, path: str | None) -> list[str]:
    """The ids of a whole list, following its pages."""
    found: list[str] = []
    while path:
        page = (await reader.get(path)).json()
        found += [item["id"] for item in page["items"]]
        path = page["links"].get("next")
    return found


async def assert_kept_by_filter(reader: Member, path: str, query: str, wanted: list[dict[str, Any]]) -> None:
    """A filter keeps exactly these records, now and on another legal day, where it reads representations."""
    ids = {found["id"] for found in wanted}
    separator = "&" if "?" in path else "?"
    for moment in ("", f"&asOf={TODAY}"):
        assert set(await listed(reader, f"{path}{separator}{query}{moment}")) == ids, (query, moment)
