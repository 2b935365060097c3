"""All SQL on memberships and dossier relations."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.access.rules import DossierRelationKind, Standing
from app.kit.domain import ApiRole

_STANDINGS = """
SELECT e.epoch, m.organisation_id, m.roles
FROM access_epoch e LEFT JOIN membership m ON m.issuer = $1 AND m.subject = $2
"""


async def standings(
    pool: "asyncpg.Pool[asyncpg.Record]", issuer: str, subject: str
) -> tuple[int, tuple[Standing, ...]]:
    """Return a principal's roles per organisation, and the epoch in which they hold."""
    rows = await pool.fetch(_STANDINGS, issuer, subject)
    found = tuple(
        Standing(row["organisation_id"], frozenset(ApiRole(role) for role in json.loads(row["roles"])))
        for row in rows
        if row["organisation_id"] is not None
    )
    return rows[0]["epoch"], found


async def put_membership(
    connection: Any, issuer: str, subject: str, organisation_id: UUID, roles: list[ApiRole], at: datetime
) -> None:
    """Give a principal exactly these roles at an organisation."""
    await connection.execute(
        "INSERT INTO membership (issuer, subject, organisation_id, roles, granted_at) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (issuer, subject, organisation_id) DO UPDATE SET roles = EXCLUDED.roles,"
        " granted_at = EXCLUDED.granted_at WHERE membership.roles <> EXCLUDED.roles",
        issuer,
        subject,
        organisation_id,
        json.dumps([str(role) for role in roles]),
        at,
    )


_ADD_RELATION = text(
    "INSERT INTO dossier_relation (organisation_id, agreement_id, relation)"
    " VALUES (:organisation_id, :agreement_id, :relation) ON CONFLICT DO NOTHING"
)
_HAS_RELATION = text(
    "SELECT EXISTS (SELECT 1 FROM dossier_relation WHERE organisation_id = :organisation_id"
    " AND agreement_id = :agreement_id AND relation = :relation)"
)


async def add_relation(
    session: AsyncSession, organisation_id: UUID, agreement_id: UUID, relation: DossierRelationKind
) -> None:
    """Let an organisation see a dossier, for one reason."""
    await (await session.connection()).execute(
        _ADD_RELATION,
        {"organisation_id": organisation_id, "agreement_id": agreement_id, "relation": relation.value},
    )


async def has_relation(
    session: AsyncSession, organisation_id: UUID, agreement_id: UUID, relation: DossierRelationKind
) -> bool:
    """Tell whether an organisation has this relation to a dossier."""
    found = await (await session.connection()).execute(
        _HAS_RELATION,
        {"organisation_id": organisation_id, "agreement_id": agreement_id, "relation": relation.value},
    )
    return bool(found.scalar_one())


_TAKES_PART = text(
    "SELECT DISTINCT agreement_id FROM dossier_relation"
    " WHERE organisation_id = :organisation_id AND agreement_id = ANY(CAST(:agreement_ids AS uuid[]))"
)


async def dossiers_of(session: AsyncSession, organisation_id: UUID, agreement_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Return those of the agreements whose dossier the organisation manages, is party to or funds."""
    given = {"organisation_id": organisation_id, "agreement_ids": list(agreement_ids)}
    found = await (await session.connection()).execute(_TAKES_PART, given)
    return frozenset(found.scalars())
