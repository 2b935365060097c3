"""Agreements put in the database by hand, for tests of what rests on them."""

import json
from uuid import UUID

import asyncpg
from uuid_utils.compat import uuid7

from app.kit.database import Targets

_AGREEMENT = """
INSERT INTO agreement (id, version, recorded_at, recorded_by, recording_mode, source_refs, representation,
    kind, managing_organisation_id, status)
VALUES ($1, 1, now(), '{"name":"test","role":"registrar","organisation_id":null}', 'historic', '[]', $2, $3, $4, $5)
"""


async def insert_agreement(
    targets: Targets,
    managing_organisation_id: UUID,
    *,
    kind: str = "cooperation_agreement",
    status: str = "in_decision",
) -> UUID:
    """Put an agreement in the database, with the organisation that manages its dossier."""
    agreement_id = uuid7()
    text = json.dumps({"id": str(agreement_id), "kind": kind, "status": status})
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        async with connection.transaction():
            await connection.execute(_AGREEMENT, agreement_id, text, kind, managing_organisation_id, status)
            await connection.execute(
                "INSERT INTO dossier_relation (organisation_id, agreement_id, relation) VALUES ($1, $2, 'manages')",
                managing_organisation_id,
                agreement_id,
            )
    finally:
        await connection.close()
    return agreement_id
