"""All SQL on memberships and dossier relations."""

import json
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.models import Membership
from app.access.rules import DossierRelationKind, Standing
from app.kit.domain import ApiRole
from app.kit.read_pool import ReadSource
from app.kit.resources import Reference, Resource, equals
from app.kit.statement import Statement
from app.kit.visibility import Reader

_STANDINGS = """
SELECT e.epoch, m.organisation_id, m.roles, m.person_id
FROM access_epoch e LEFT JOIN membership m ON m.issuer = $1 AND m.subject = $2
"""


async def standings(pool: ReadSource, issuer: str, subject: str) -> tuple[int, tuple[Standing, ...]]:
    """Return a principal's roles per organisation, and the epoch in which they hold."""
    rows = await pool.fetch(_STANDINGS, issuer, subject)
    found = tuple(
        Standing(
            row["organisation_id"], frozenset(ApiRole(role) for role in json.loads(row["roles"])), row["person_id"]
        )
        for row in rows
        if row["organisation_id"] is not None
    )
    return rows[0]["epoch"], found


# Shared by everybody who acts under a membership, and exclusive of who changes it.
_LOCKED_STANDINGS = text(
    "SELECT organisation_id, roles, person_id FROM membership WHERE issuer = :issuer AND subject = :subject FOR SHARE"
)


async def locked_standings(session: AsyncSession, issuer: str, subject: str) -> tuple[Standing, ...]:
    """Return a principal's roles per organisation, which nobody changes until the transaction ends."""
    found = await (await session.connection()).execute(_LOCKED_STANDINGS, {"issuer": issuer, "subject": subject})
    return tuple(
        Standing(row.organisation_id, frozenset(ApiRole(role) for role in _as_list(row.roles)), row.person_id)
        for row in found
    )


def _as_list(roles: Any) -> list[str]:
    found: list[str] = json.loads(roles) if isinstance(roles, str) else roles
    return found


MEMBERSHIP_FILTERS = {name: equals(name) for name in ("issuer", "subject", "organisation_id", "person_id")}


async def membership_of(session: AsyncSession, issuer: str, subject: str, organisation_id: UUID) -> Membership | None:
    """Return somebody's membership of an organisation, locked."""
    statement: Any = (
        select(Membership)
        .where(Membership.issuer == issuer, Membership.subject == subject)
        .where(Membership.organisation_id == organisation_id)
        .with_for_update()
    )
    found: Membership | None = (await session.exec(statement)).one_or_none()
    return found


_PERSONS_OF = text(
    "SELECT DISTINCT person_id FROM membership"
    " WHERE issuer = :issuer AND subject = :subject AND person_id IS NOT NULL"
)


async def persons_of(session: AsyncSession, issuer: str, subject: str) -> frozenset[UUID]:
    """Return the persons a principal is by any of its memberships, those that have ended included."""
    found = await (await session.connection()).execute(_PERSONS_OF, {"issuer": issuer, "subject": subject})
    return frozenset(found.scalars())


_ROLES_ELSEWHERE = text(
    "SELECT DISTINCT role FROM membership, jsonb_array_elements_text(roles) role"
    " WHERE issuer = :issuer AND subject = :subject AND id <> :id"
)


async def roles_elsewhere(session: AsyncSession, membership: Membership) -> frozenset[ApiRole]:
    """Return the roles somebody holds by other memberships than this one."""
    given = {"issuer": membership.issuer, "subject": membership.subject, "id": membership.id}
    found = await (await session.connection()).execute(_ROLES_ELSEWHERE, given)
    return frozenset(ApiRole(role) for role in found.scalars())


Wanted = tuple[Reference, UUID]


async def seen_by(session: AsyncSession, reader: Reader, wanted: Collection[Wanted]) -> frozenset[Wanted]:
    """Return those of the records and parts referred to that a reader sees; one statement for all.

    A dossier counts as seen by who takes part in it; that its agreement is published is not enough to refer to it.
    """
    statement = Statement(reader)
    references = sorted({reference for reference, _ in wanted}, key=repr)
    selects = []
    for number, reference in enumerate(references):
        ids = statement.bind([found for of, found in wanted if of == reference])
        resource = Resource.registry[reference.kind]
        seen = statement.inside(resource) if reference.kind == "agreement" else statement.visible(resource)
        part = reference.part_table
        joined = f" JOIN {part} part ON part.{reference.owner_column} = r.id" if part else ""
        own_id = "part.id" if part else "r.id"
        selects.append(
            f"SELECT {number} AS number, {own_id} AS id FROM {resource.table_name} r{joined}"
            f" WHERE {own_id} = ANY({ids}::uuid[]) AND {seen}"
        )
    connection = await session.connection()
    rows = await connection.exec_driver_sql(" UNION ALL ".join(selects), tuple(statement.parameters))
    return frozenset((references[row.number], row.id) for row in rows)


_IS_ORGANISATION_OF_PARTY = text(
    "SELECT EXISTS (SELECT 1 FROM party WHERE id = :party_id AND organisation_id = :organisation_id)"
)


async def is_organisation_of_party(session: AsyncSession, organisation_id: UUID | None, party_id: UUID) -> bool:
    """Tell whether an organisation is the one a party of an agreement stands for."""
    given = {"party_id": party_id, "organisation_id": organisation_id}
    return bool((await (await session.connection()).execute(_IS_ORGANISATION_OF_PARTY, given)).scalar_one())


_RELATIONS_OF = (
    "SELECT organisation_id, relation FROM dossier_relation"
    " WHERE agreement_id = $1 AND organisation_id = ANY($2::uuid[])"
)


async def relations_of(
    pool: ReadSource, organisations: Sequence[UUID], agreement_id: UUID
) -> dict[UUID, frozenset[DossierRelationKind]]:
    """Return what each of the organisations has to do with a dossier."""
    found: dict[UUID, frozenset[DossierRelationKind]] = {}
    for row in await pool.fetch(_RELATIONS_OF, agreement_id, list(organisations)):
        kinds = found.get(row["organisation_id"], frozenset())
        found[row["organisation_id"]] = kinds | {DossierRelationKind(row["relation"])}
    return found


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
