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
# What belongs to an allocation is seen by who sees the allocation.
OF_ALLOCATION_VISIBLE = (
    "EXISTS (SELECT 1 FROM allocation r0 WHERE r0.id = r.allocation_id"
    f" AND ({ALLOCATION_VISIBLE.replace('r.', 'r0.')}))"
)
PAYMENT_FILTERS = {name: equals(name) for name in ("kind", "status")}
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
_LOCK_AGREEMENT = text("SELECT id FROM agreement WHERE id = :id FOR NO KEY UPDATE")
_LOCK_AGREEMENT_OF = text(
    "SELECT id FROM agreement WHERE id = (SELECT agreement_id FROM allocation WHERE id = :id) FOR NO KEY UPDATE"
)
_LOCK_ENVELOPE_OF = text(
    "SELECT id FROM funding_envelope WHERE id = (SELECT envelope_id FROM allocation WHERE id = :id) FOR NO KEY UPDATE"
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


async def lock_above(session: AsyncSession, allocation_id: UUID) -> None:
    """Lock the agreement and then the envelope of an allocation, as every step does before the allocation itself."""
    connection = await session.connection()
    for statement in (_LOCK_AGREEMENT_OF, _LOCK_ENVELOPE_OF):
        await connection.execute(statement, {"id": allocation_id})


async def lock_agreement(session: AsyncSession, agreement_id: UUID) -> None:
    """Lock an agreement for which money is recorded, as every step of that money does before its envelope."""
    with session.no_autoflush:
        await (await session.connection()).execute(_LOCK_AGREEMENT, {"id": agreement_id})


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


# Everything a step of an allocation is judged by, in one statement; of the envelope only its totals, however many
# allocations it has.
_MONEY_SITUATION = """
SELECT a.id, a.status, a.envelope_id, a.parent_allocation_id, a.agreement_id, a.recipient_organisation_id,
       a.amount_cents, a.certainty, a.reserved_cents, a.granted_cents, a.determined_cents, a.requested_cents,
       a.applied_on::text AS applied_on, a.period_from::text AS period_from, a.period_to::text AS period_to,
       a.accounting_due_on::text AS accounting_due_on, a.budget_reservation::text AS budget_reservation,
       a.direct_determination, a.legal_basis_kind, a.activities, a.status_history::text AS status_history,
       e.provider_organisation_id, e.amount_cents AS envelope_cents, e.certainty AS envelope_certainty,
       e.qualifier AS envelope_qualifier, e.ceiling_status, e.legal_basis, e.subsidy_regime,
       e.published_on::text AS published_on, e.granted_total_cents, e.reserved_total_cents,
       {public_law} AS recipient_is_public,
       (SELECT json_agg(json_build_object('id', p.id, 'decisionId', d.id, 'kind', p.kind, 'outcome', p.outcome,
               'status', d.status, 'organisationId', d.organisation_id, 'decidedOn', d.decided_on,
               'announcedOn', d.announced_on) ORDER BY p.id)::text
        FROM decision_point p JOIN decision d ON d.id = p.decision_id WHERE p.allocation_id = a.id) AS points,
       (SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'status', p.status,
               'amountCents', p.amount_cents) ORDER BY p.id)::text
        FROM payment p WHERE p.allocation_id = a.id) AS payments,
       (SELECT json_agg(json_build_object('id', c.id, 'kind', c.kind, 'metOn', c.met_on,
               'isWaived', c.waived_by_decision_id IS NOT NULL) ORDER BY c.id)::text
        FROM allocation_condition c WHERE c.allocation_id = a.id) AS conditions,
       (SELECT json_agg(json_build_object('id', s.id, 'notifiedOn', s.notified_on, 'endsOn', s.ends_on,
               'liftedOn', s.lifted_on) ORDER BY s.id)::text
        FROM suspension s WHERE s.allocation_id = a.id) AS suspensions,
       (SELECT json_agg(r.id ORDER BY r.id)::text FROM accounting_report r WHERE r.allocation_id = a.id) AS reports
FROM allocation a JOIN funding_envelope e ON e.id = a.envelope_id
LEFT JOIN organisation o ON o.id = a.recipient_organisation_id
WHERE a.id = $1
"""
_PUBLIC_LAW = (
    "coalesce(o.legal_form = 'public_law' OR o.kind IN ('municipality', 'province', 'water_authority',"
    " 'national_government', 'joint_body'), false)"
)
MONEY_SITUATION = _MONEY_SITUATION.format(public_law=_PUBLIC_LAW)
IS_PUBLIC_LAW = f"SELECT {_PUBLIC_LAW} AS is_public FROM organisation o WHERE o.id = $1"
# What an allocation divides, and what divides that or this one.
RELATED_FIGURES = """
SELECT id, parent_allocation_id, status, amount_cents, reserved_cents, granted_cents, determined_cents FROM allocation
WHERE envelope_id = $1 AND (id = $2 OR id = $3 OR parent_allocation_id = $2 OR parent_allocation_id = $3)
"""
ENVELOPE_SITUATION = """
SELECT e.id AS envelope_id, e.provider_organisation_id, e.amount_cents AS envelope_cents,
       e.certainty AS envelope_certainty, e.qualifier AS envelope_qualifier, e.ceiling_status, e.legal_basis,
       e.subsidy_regime, e.published_on::text AS published_on, e.granted_total_cents, e.reserved_total_cents,
       (SELECT json_agg(json_build_object('id', p.id, 'decisionId', d.id, 'kind', p.kind, 'outcome', p.outcome,
               'status', d.status, 'organisationId', d.organisation_id, 'decidedOn', d.decided_on,
               'announcedOn', d.announced_on) ORDER BY p.id)::text
        FROM decision_point p JOIN decision d ON d.id = p.decision_id WHERE p.envelope_id = e.id) AS points
FROM funding_envelope e WHERE e.id = $1
"""


async def locked_allocation(session: AsyncSession, allocation_id: UUID) -> Allocation | None:
    """Return an allocation, locked against every other step of it and its payments."""
    statement: Any = select(Allocation).where(Allocation.id == allocation_id)
    with session.no_autoflush:
        found: Allocation | None = (await session.exec(statement.with_for_update(key_share=True))).one_or_none()
    return found


_PROVIDER = text(
    "SELECT a.agreement_id, e.provider_organisation_id FROM allocation a"
    " JOIN funding_envelope e ON e.id = a.envelope_id WHERE a.id = :id"
)


async def provider_of(session: AsyncSession, allocation_id: UUID) -> tuple[UUID | None, UUID]:
    """Return the agreement an allocation is for, and the organisation whose money it is."""
    with session.no_autoflush:
        row = (await (await session.connection()).execute(_PROVIDER, {"id": allocation_id})).one()
    return row.agreement_id, row.provider_organisation_id
