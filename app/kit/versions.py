"""What changed about a record since a version somebody read: what a refused change is answered with (R-057)."""

import json
from datetime import UTC
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit import problem_types
from app.kit.domain import RefusedError, refusal
from app.kit.preconditions import newest_version, version_tag
from app.kit.resources import Representation, Resource
from app.kit.tables import Record

MOST_CHANGES = 50
_MOVES_ALWAYS = frozenset({"version", "recordedAt", "recordedBy"})
_CHANGES = text("""
SELECT j.resource_version AS version, j.recorded_at, j.command, j.actor_name, j.actor_role, j.organisation_id,
    p.reason
FROM journal j LEFT JOIN journal_payload p USING (seq)
WHERE j.resource_kind = :kind AND j.resource_id = :id AND j.resource_version > :version
ORDER BY j.resource_version DESC LIMIT :most
""")
_REPRESENTATION = text("""
SELECT p.representation FROM journal j JOIN journal_payload p USING (seq)
WHERE j.resource_kind = :kind AND j.resource_id = :id AND j.resource_version = :version
""")


async def conflict(session: AsyncSession, resource: Resource, row: Record, if_match: str | None) -> RefusedError:
    """Return the refusal of a change made on an earlier version: the present ETag and what changed since.

    Without a version of this record in `If-Match` it only names the present one.
    """
    known: dict[str, Any] = {"currentVersion": row.version}
    before = newest_version(if_match, row.version)
    if before is not None:
        known |= await _since(session, resource, row, before)
    headers = {"ETag": version_tag(row.version)}
    return refusal(problem_types.VERSION_CONFLICT, rule="R-057", headers=headers, **known)


async def _since(session: AsyncSession, resource: Resource, row: Record, version: int) -> dict[str, Any]:
    connection = await session.connection()
    given = {"kind": resource.kind, "id": row.id, "version": version}
    changes = (await connection.execute(_CHANGES, given | {"most": MOST_CHANGES})).all()
    earlier = (await connection.execute(_REPRESENTATION, given)).scalar_one_or_none()
    found: dict[str, Any] = {
        "yourVersion": version,
        "changes": [
            {
                "version": change.version,
                "recordedAt": change.recorded_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
                "command": change.command,
                "by": {
                    "name": change.actor_name,
                    "role": change.actor_role,
                    "organisationId": _as_text(change.organisation_id),
                },
                "reason": change.reason,
            }
            for change in changes
        ],
    }
    if earlier is not None:
        found["changedMembers"] = members_that_differ(json.loads(earlier), json.loads(row.representation))
    return found


def members_that_differ(earlier: Representation, present: Representation) -> list[str]:
    """Return the JSON Pointers of the members that differ; a list that differs is named as a whole."""
    return [place for place in _differences(earlier, present, "") if place[1:] not in _MOVES_ALWAYS]


def _differences(earlier: Any, present: Any, place: str) -> list[str]:
    if not isinstance(earlier, dict) or not isinstance(present, dict):
        return [] if earlier == present else [place]
    return [
        found
        for name in sorted(earlier.keys() | present.keys())
        for found in _differences(earlier.get(name), present.get(name), f"{place}/{name}")
    ]


def _as_text(organisation_id: UUID | None) -> str | None:
    return str(organisation_id) if organisation_id is not None else None
