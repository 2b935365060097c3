"""One register for the many probes that change nothing of each other."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg
import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.conftest import served
from tests.databases import copied_database
from tests.factories.http import Member, insert_organisation, insert_source_document, member

NOBODY = "00000000-0000-4000-8000-00000000dead"
SITE = (
    "/",
    "/style.css",
    "/landing.css",
    "/docs",
    "/docs/start.js",
    "/docs/frame.css",
    "/docs/swagger-ui.css",
    "/codelists",
    "/problems",
    "/problems/not-found",
)
OUTSIDE = (*SITE, "/health/live", "/health/ready", "/v1/openapi.json", "/v1/openapi.yaml")


@dataclass(frozen=True)
class World:
    """A register with two organisations, people of both, an auditor, and one record of each kind used here."""

    client: httpx.AsyncClient
    targets: Targets
    registrar: Member
    other: Member
    auditor: Member
    administrator: Member
    organisation: dict[str, Any]
    operations: dict[str, frozenset[str]]

    @property
    def paths(self) -> dict[str, str]:
        """Every path of the API description, by template, with its parameters filled in."""
        return {template: filled(template, self.organisation["id"]) for template in self.operations}


def filled(template: str, organisation_id: str) -> str:
    """A path that matches its template; ids name nothing, except of the organisation."""
    path = template.replace("{organisationId}", organisation_id).replace("{name}", "api-role")
    return "/v1" + re.sub(r"\{\w*(Id|number|no)\}", lambda found: NOBODY if found[1] == "Id" else "1", path)


async def registrar_of(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer, slug: str, *roles: ApiRole
) -> Member:
    """Somebody at a new organisation."""
    organisation_id = await insert_organisation(targets, slug)
    return await member(client, targets, issuer, organisation_id, roles or (ApiRole.REGISTRAR,))


@pytest.fixture(scope="module")
async def world(template: Targets, settings: Settings, issuer: DeveloperIssuer) -> AsyncIterator[World]:
    async with copied_database(template) as targets, served(settings, targets) as client:
        await insert_source_document(targets)
        registrar = await registrar_of(
            client, targets, issuer, "gemeente-een", ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER
        )
        other = await registrar_of(client, targets, issuer, "gemeente-twee")
        auditor = await registrar_of(client, targets, issuer, "rekenkamer", ApiRole.AUDITOR)
        administrator = await registrar_of(client, targets, issuer, "beheer", ApiRole.ADMINISTRATOR)
        organisation = await registrar.record("/v1/organisations", {"slug": "woonpunt", "name": "Woonpunt"})
        described = (await client.get("/v1/openapi.json")).json()["paths"]
        operations = {
            path: frozenset(m.upper() for m in item if m != "parameters") for path, item in described.items()
        }
        yield World(client, targets, registrar, other, auditor, administrator, organisation, operations)


@dataclass(frozen=True)
class RawAnswer:
    """What an application sent."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes

    def as_response(self) -> httpx.Response:
        """The same as a client sees it."""
        return httpx.Response(self.status, headers=self.headers, content=self.body)


async def exchange(
    client: httpx.AsyncClient,
    raw_path: bytes = b"/v1/codelists",
    *,
    method: str = "GET",
    query: bytes = b"",
    headers: Sequence[tuple[bytes, bytes]] = ((b"host", b"convenant.test"),),
    chunks: Sequence[bytes] = (b"",),
) -> RawAnswer:
    """Send what no client library would send; checks that the server's own view of the request stays as it was."""
    transport = client._transport
    assert isinstance(transport, httpx.ASGITransport)
    waiting = list(chunks)
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting)}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": raw_path.decode("utf-8", "replace"),
        "raw_path": raw_path,
        "query_string": query,
        "root_path": "",
        "headers": list(headers),
        "client": ("192.0.2.1", 1234),
        "server": ("convenant.test", 80),
    }
    await transport.app(scope, receive, send)
    assert scope["method"] == method
    start, *parts = sent
    return RawAnswer(start["status"], list(start["headers"]), b"".join(part.get("body", b"") for part in parts))


async def walked(reader: Member, path: str) -> list[dict[str, Any]]:
    """Every item of a list, page by page; fails when a page repeats or the end never comes."""
    found: list[dict[str, Any]] = []
    seen: set[str] = set()
    asked: str | None = path
    while asked is not None:
        assert asked not in seen
        seen.add(asked)
        answer = await reader.get(asked)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page["items"]
        asked = page["links"].get("next")
    return found


async def copied_organisations(targets: Targets, number: int, first: int = 0) -> None:
    """Put organisations in the database whose names repeat, so that a sort has ties to break."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        await connection.execute(
            "INSERT INTO organisation (id, version, recorded_at, recorded_by, recording_mode, source_refs, slug, name,"
            " name_skeleton, kind, status, representation, public_representation)"
            """ SELECT id, 1, now(), '{"name":"x","role":"registrar","organisation_id":null}', 'workflow', '[]', slug,"""
            "  name, lower(name), 'company', 'active', text, text FROM (SELECT id, slug, name, json_build_object('id', id, 'slug',"
            "  slug, 'name', name, 'kind', 'company')::text AS text FROM (SELECT gen_random_uuid() AS id,"
            "  'kopie-' || n AS slug, (ARRAY['alfa', 'Beta', 'gamma', 'Ålfa', 'élan'])[n % 5 + 1] AS name"
            "  FROM generate_series($1::int, $2::int) n) named) made",
            first,
            first + number - 1,
        )
    finally:
        await connection.close()
