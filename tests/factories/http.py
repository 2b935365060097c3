"""What API tests share: members of organisations, and records made through the API itself."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import httpx
from uuid_utils.compat import uuid7

from app.access.schemas import MembershipRead
from app.kit.auth.developer import DeveloperIssuer
from app.kit.clock import SYSTEM_CLOCK
from app.kit.database import Targets
from app.kit.domain import ApiRole, RecordingMode
from app.organisations.rules import name_skeleton

UNKNOWN_DAY = {"value": None, "precision": "unknown"}


def on_day(day: str) -> dict[str, Any]:
    """A day as a partial date."""
    return {"value": day, "precision": "day"}


def new_key() -> str:
    """An Idempotency-Key nobody used."""
    return str(uuid7())


def keyed(headers: dict[str, str]) -> dict[str, str]:
    """The headers, with a key nobody used."""
    return {"Idempotency-Key": new_key(), **headers}


@dataclass(frozen=True)
class Member:
    """Somebody with a token; `at` names the organisation acted for."""

    client: httpx.AsyncClient
    headers: dict[str, str]
    organisation_id: UUID | None = None

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.client.get(path, headers={**self.headers, **headers})

    async def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """Send a POST with a key of its own, unless one is given."""
        keyed = {"Idempotency-Key": new_key(), **self.headers, **headers}
        return await self.client.post(path, json=body, headers=keyed)

    async def patch(self, path: str, body: Any, etag: str | None = None) -> httpx.Response:
        headers = dict(self.headers) | ({"If-Match": etag} if etag else {})
        return await self.client.patch(path, json=body, headers=headers)

    async def upload(
        self,
        path: str,
        content: bytes,
        etag: str = '"1"',
        name: str = "bestand",
        sha256: str | None = None,
        **headers: str,
    ) -> httpx.Response:
        """Send a file for the document at a path, with a key of its own unless one is given."""
        sent = {"Idempotency-Key": new_key(), "If-Match": etag, **self.headers, **headers}
        fields = {} if sha256 is None else {"sha256": sha256}
        return await self.client.post(f"{path}/file", files={"file": (name, content)}, data=fields, headers=sent)

    async def record(self, path: str, body: dict[str, Any], **provenance: Any) -> dict[str, Any]:
        """Record something through the API and return it; the test fails when it is refused."""
        answer = await self.post(path, historic(**provenance) | body)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found


SOURCE = "00000000-0000-4000-8000-000000000001"


def historic(**given: Any) -> dict[str, Any]:
    """Provenance that satisfies R-001, resting on the document every test world has."""
    return {
        "recordingMode": "historic",
        "occurredOn": UNKNOWN_DAY,
        "sourceRefs": [{"documentId": SOURCE, "section": None, "quote": None}],
        **given,
    }


async def insert_organisation(targets: Targets, slug: str, **columns: Any) -> UUID:
    """Put an organisation in the database by hand: the first ones exist before anybody may record."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    organisation_id = uuid7()
    names = {"name": slug.replace("-", " "), "kind": None, "is_public_law_body": None, **columns}
    members = {"name": names["name"], "kind": names["kind"], "isPublicLawBody": names["is_public_law_body"]}
    text = json.dumps({"id": str(organisation_id), "slug": slug, **members})
    try:
        await connection.execute(
            "INSERT INTO organisation (id, version, recorded_at, recorded_by, recording_mode, source_refs,"
            " representation, public_representation, slug, name, kind, is_public_law_body, status, name_skeleton)"
            """ VALUES ($1, 1, now(), '{"name":"test","role":"registrar","organisation_id":null}', 'workflow', '[]',"""
            " $2, $2, $3, $4, $5, $6, 'active', $7)",
            organisation_id,
            text,
            slug,
            names["name"],
            names["kind"],
            names["is_public_law_body"],
            name_skeleton(names["name"]),
        )
    finally:
        await connection.close()
    return organisation_id


async def member(
    client: httpx.AsyncClient,
    targets: Targets,
    issuer: DeveloperIssuer,
    organisation_id: UUID | None,
    roles: Sequence[ApiRole] = (ApiRole.REGISTRAR,),
    subject: str | None = None,
    person_id: str | None = None,
) -> Member:
    """Somebody with these roles at an organisation, who is this person where one is given."""
    subject = subject or f"subject-{uuid7()}"
    await put_membership(targets, issuer.policy.issuer, subject, organisation_id, roles, person_id)
    return Member(client, bearer(issuer, subject), organisation_id)


async def put_membership(
    targets: Targets,
    issuer: str,
    subject: str,
    organisation_id: UUID | None,
    roles: Sequence[ApiRole],
    person_id: str | None = None,
) -> None:
    """Give somebody exactly these roles at an organisation, without a command: somebody has to be the first."""
    assert organisation_id is not None
    membership_id, now = uuid7(), SYSTEM_CLOCK.now()
    held = json.dumps([str(role) for role in roles])
    shown = MembershipRead.model_validate(
        {
            "id": membership_id,
            "version": 1,
            "links": {"self": f"/v1/memberships/{membership_id}"},
            "recorded_at": now,
            "occurred_on": None,
            "recording_mode": RecordingMode.WORKFLOW,
            "recorded_by": {"name": "test", "role": "administrator", "organisation_id": None},
            "source_refs": (),
            "issuer": issuer,
            "subject": subject,
            "organisation_id": organisation_id,
            "roles": tuple(roles),
            "person_id": UUID(person_id) if person_id else None,
        }
    )
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        await connection.execute(
            "INSERT INTO membership (id, version, recorded_at, recorded_by, recording_mode, source_refs,"
            " representation, issuer, subject, organisation_id, roles, person_id)"
            """ VALUES ($1, 1, $2, '{"name":"test","role":"administrator","organisation_id":null}', 'workflow', '[]',"""
            " $3, $4, $5, $6, $7, $8)"
            " ON CONFLICT (issuer, subject, organisation_id) DO UPDATE SET roles = EXCLUDED.roles",
            membership_id,
            now,
            shown.model_dump_json(by_alias=True),
            issuer,
            subject,
            organisation_id,
            held,
            UUID(person_id) if person_id else None,
        )
    finally:
        await connection.close()


def bearer(issuer: DeveloperIssuer, subject: str, scopes: Sequence[str] = ()) -> dict[str, str]:
    """The header of a fresh token."""
    now = time.time()  # noqa: TID251 - tokens are judged by the real time
    token = issuer.mint(subject=subject, name="Test Person", scopes=scopes, lifetime_seconds=3 * 3600, now=now)
    return {"Authorization": f"Bearer {token}"}


async def insert_source_document(targets: Targets) -> None:
    """Put the document in the database that every historic record of a test rests on."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        await connection.execute(
            "INSERT INTO document (id, version, recorded_at, recorded_by, recording_mode, source_refs, representation,"
            """ kind, available) VALUES ($1, 1, now(), '{"name":"test","role":"registrar","organisation_id":null}',"""
            """ 'workflow', '[]', '{}', 'evidence', true)""",
            UUID(SOURCE),
        )
    finally:
        await connection.close()
