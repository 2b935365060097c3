"""All SQL of money: who sees it, how it is filtered and sorted, and the figures of an envelope under its lock."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.rules import DossierRelationKind
from app.funding.models import Allocation, FundingEnvelope
from app.funding.rules import AllocationStatus
from app.funding.totals import AllocationFigures
from app.kit.resources import BY_RECORDING, Expansion, Sort, equals, linked
from app.kit.visibility import ANY_MEMBER

# Whoever recorded it keeps seeing it until somebody else corrects it: a new envelope has no allocations yet.
_RECORDED_IT = "(r.recorded_by->>'organisation_id')::uuid = ANY({organisations})"
ENVELOPE_VISIBLE = (
    "r.provider_organisation_id = ANY({organisations})"
    f" OR {_RECORDED_IT} OR (r.ceiling_status = 'published' AND {ANY_MEMBER})"
    " OR EXISTS (SELECT 1 FROM allocation a JOIN dossier_relation d ON d.agreement_id = a.agreement_id"
    " WHERE a.envelope_id = r.id AND d.organisation_id = ANY({organisations}))"
)
ALLOCATION_VISIBLE = (
    "r.recipient_organisation_id = ANY({organisations})"
    f" OR {_RECORDED_IT}"
    " OR EXISTS (SELECT 1 FROM dossier_relation d"
    " WHERE d.agreement_id = r.agreement_id AND d.organisation_id = ANY({organisations}))"
    " OR EXISTS (SELECT 1 FROM funding_envelope e"
    " WHERE e.id = r.envelope_id AND e.provider_organisation_id = ANY({organisations}))"
)
ENVELOPE_FILTERS = {
    **{name: equals(name) for name in ("provider_organisation_id", "programme_id", "ceiling_status")},
    "area_id": linked("funding_envelope_area", "envelope_id", "area_id", "areaIds"),
}
ALLOCATION_FILTERS = {
    name: equals(name) for name in ("envelope_id", "agreement_id", "area_id", "recipient_organisation_id", "status")
}
MONEY_SORTS = {"amountCents": Sort("r.amount_cents", "bigint"), "recordedAt": BY_RECORDING}


def _of(kind: str, table: str, column: str, key: str = "id") -> Expansion:
    return Expansion(kind, f"SELECT {column} FROM {table} WHERE {key} IN (SELECT id FROM page)")


ENVELOPE_EXPANSIONS = {
    "organisations": _of("organisation", "funding_envelope", "provider_organisation_id"),
    "allocations": _of("allocation", "allocation", "id", key="envelope_id"),
    "areas": _of("area", "funding_envelope_area", "area_id", key="envelope_id"),
}
ALLOCATION_EXPANSIONS = {
    "funding-envelope": _of("funding_envelope", "allocation", "envelope_id"),
    "agreement": _of("agreement", "allocation", "agreement_id"),
    "area": _of("area", "allocation", "area_id"),
    "organisations": Expansion(
        "organisation",
        "SELECT e.provider_organisation_id FROM funding_envelope e JOIN allocation a ON a.envelope_id = e.id"
        " WHERE a.id IN (SELECT id FROM page)"
        " UNION SELECT recipient_organisation_id FROM allocation WHERE id IN (SELECT id FROM page)",
    ),
}
_FIGURES = text(
    "SELECT id, parent_allocation_id, status, amount_cents, reserved_cents, granted_cents, determined_cents"
    " FROM allocation WHERE envelope_id = :envelope_id"
)
_RELATIONS = text(
    "SELECT relation FROM dossier_relation WHERE organisation_id = :organisation_id AND agreement_id = :agreement_id"
)


async def locked_envelope(session: AsyncSession, envelope_id: UUID) -> FundingEnvelope | None:
    """Return an envelope, locked against every other change of it and its allocations (R-083).

    The lock leaves references to the envelope alone, so that two new allocations wait for each other here and
    not inside each other's foreign keys.
    """
    statement: Any = select(FundingEnvelope).where(FundingEnvelope.id == envelope_id)
    with session.no_autoflush:
        found: FundingEnvelope | None = (await session.exec(statement.with_for_update(key_share=True))).one_or_none()
    return found


async def allocation_figures(session: AsyncSession, envelope_id: UUID) -> dict[UUID, AllocationFigures]:
    """Return the figures of every allocation of an envelope, as they become with what this session changes."""
    found = await (await session.connection()).execute(_FIGURES, {"envelope_id": envelope_id})
    stored = {
        row.id: AllocationFigures(
            row.id,
            row.parent_allocation_id,
            AllocationStatus(row.status),
            row.amount_cents,
            row.reserved_cents,
            row.granted_cents,
            row.determined_cents,
        )
        for row in found
    }
    changing = (row for row in (*session.new, *session.identity_map.values()) if isinstance(row, Allocation))
    return stored | {row.id: figures_of(row) for row in changing if row.envelope_id == envelope_id}


def figures_of(row: Allocation) -> AllocationFigures:
    """Return the figures of one allocation; an amount that was not set yet counts as nothing."""
    return AllocationFigures(
        row.id,
        row.parent_allocation_id,
        row.status,
        row.amount_cents or 0,
        row.reserved_cents,
        row.granted_cents,
        row.determined_cents,
    )


async def relations_to(
    session: AsyncSession, organisation_id: UUID, agreement_id: UUID
) -> frozenset[DossierRelationKind]:
    """Return why an organisation may see a dossier; nothing when it may not."""
    given = {"organisation_id": organisation_id, "agreement_id": agreement_id}
    rows = await (await session.connection()).execute(_RELATIONS, given)
    return frozenset(DossierRelationKind(row[0]) for row in rows)
