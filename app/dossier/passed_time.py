"""What time changed since a file was loaded: the file still states the old value, and states nothing new by that."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.journal import REGISTER

Members = dict[str, Any]
_VERSIONS = text(
    "SELECT j.resource_id, j.issuer = :issuer AND j.subject = :subject AS is_by_time, p.representation"
    " FROM journal j JOIN journal_payload p USING (seq) WHERE j.resource_id IN (SELECT resource_id FROM journal"
    " WHERE resource_id = ANY(:ids) AND issuer = :issuer AND subject = :subject) ORDER BY j.resource_id, j.seq"
)


async def outdated_by_time(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, list[Members]]:
    """Return, for the records that turning days changed, what the members so changed were before."""
    given = {"ids": list(ids), "issuer": REGISTER.issuer, "subject": REGISTER.subject}
    found: dict[UUID, list[Members]] = {}
    before: Members = {}
    for record_id, is_by_time, representation in await (await session.connection()).execute(_VERSIONS, given):
        members = json.loads(representation)
        if is_by_time:
            changed = {name: before[name] for name in before if before[name] != members.get(name)}
            found.setdefault(record_id, []).append(changed)
        before = members
    return found


def brought_up_to_date(stated: Members, outdated: Sequence[Members], present: Members) -> Members:
    """Return the members a file states, where it states what was before time changed it, as they are now."""
    return {
        name: present[name] if any(name in old and old[name] == value for old in outdated) else value
        for name, value in stated.items()
    }
