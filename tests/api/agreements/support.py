"""What tests of agreements and money share: rows of lower features put in the database by hand, and a world of them."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import httpx
from uuid_utils.compat import uuid7

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.http import Member, insert_organisation, member

_RECORDER = '{"name":"test","role":"registrar","organisation_id":null}'


async def insert_row(targets: Targets, table: str, **columns: Any) -> UUID:
    """Put a record in the database by hand; its representation is no more than its id."""
    row_id = uuid7()
    record = {
        "id": row_id,
        "version": 1,
        "recorded_by": _RECORDER,
        "recording_mode": "workflow",
        "source_refs": "[]",
        "representation": json.dumps({"id": str(row_id)}),
    }
    return await insert_part(targets, table, **{**record, **columns}, recorded_at=None)


async def insert_part(targets: Targets, table: str, **columns: Any) -> UUID:
    """Put a row in the database by hand and return its id; `recorded_at` is now."""
    columns = {"id": uuid7(), **columns}
    places = [f"${number}" for number in range(1, len(columns) + 1)]
    values = [None if name == "recorded_at" else value for name, value in columns.items()]
    marks = [
        f"coalesce({place}, now())" if name == "recorded_at" else place
        for name, place in zip(columns, places, strict=True)
    ]
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        await connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(marks)})", *values)
    finally:
        await connection.close()
    row_id: UUID = columns["id"]
    return row_id


@dataclass(frozen=True)
class World:
    """A municipality that manages dossiers, a province with money, an outsider, and what agreements are about."""

    client: httpx.AsyncClient
    targets: Targets
    issuer: DeveloperIssuer
    municipality: Member
    province: Member
    outsider: Member
    programme_id: UUID
    plan_id: UUID
    area_id: UUID
    pottenberg: UUID
    nazareth: UUID

    async def somebody(self, organisation_id: UUID | None, *roles: ApiRole) -> Member:
        """Return somebody else with these roles at an organisation."""
        assert organisation_id is not None
        return await member(self.client, self.targets, self.issuer, organisation_id, roles)

    async def agreement(self, **facts: Any) -> dict[str, Any]:
        """Record an agreement of the municipality."""
        managing = str(self.municipality.organisation_id)
        body = {"kind": "cooperation_agreement", "status": "in_decision", "managingOrganisationId": managing}
        return await self.municipality.record("/v1/agreements", body | facts)


async def build_world(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> World:
    """Make a world beside those of other tests in the same database."""
    municipality, province, outsider = [
        await insert_organisation(targets, f"{name}-{uuid7()}") for name in ("gemeente", "provincie", "ander")
    ]
    programme_id = await insert_row(targets, "programme", name="Wijken", owner_organisation_id=municipality)
    area = {"province_organisation_id": province, "selected_by_province": True}
    area_id = await insert_row(targets, "area", name="Voorbeeld", **area)
    return World(
        client=client,
        targets=targets,
        issuer=issuer,
        municipality=await member(client, targets, issuer, municipality),
        province=await member(client, targets, issuer, province),
        outsider=await member(client, targets, issuer, outsider),
        programme_id=programme_id,
        plan_id=await insert_row(targets, "plan", kind="programme_plan", title="Plan", programme_id=programme_id),
        area_id=area_id,
        pottenberg=await insert_part(targets, "neighbourhood", area_id=area_id, position=0, name="Pottenberg"),
        nazareth=await insert_part(targets, "neighbourhood", area_id=area_id, position=1, name="Nazareth"),
    )


def slug(answer: httpx.Response) -> str:
    """Return the slug of a problem."""
    return str(answer.json()["type"]).rpartition("/")[2]


def listed(answer: httpx.Response) -> list[str]:
    """Return the ids on one page of a list."""
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def locations(answer: httpx.Response) -> list[str]:
    """Return where the faults of a problem are."""
    return [error["location"] for error in answer.json().get("errors", [])]
