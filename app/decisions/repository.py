"""All SQL of decisions and mandates: who sees them, how they are listed, and what a rule must know."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.decisions.models import Decision, DecisionPoint, Mandate
from app.decisions.rules import DecisionKind
from app.kit.dates import FIRST_DAY, LAST_DAY, Interval
from app.kit.resources import (
    BY_RECORDING,
    Expansion,
    Filter,
    Sort,
    camel,
    equals,
    on_or_after,
    on_or_before,
    plain_value,
)
from app.kit.schema import PartialDate

DECISION_VISIBLE = (
    "r.organisation_id = ANY({organisations}) OR EXISTS (SELECT 1 FROM decision_point p"
    " JOIN dossier_relation d ON d.agreement_id = p.agreement_id"
    " WHERE p.decision_id = r.id AND d.organisation_id = ANY({organisations}))"
)
MANDATE_VISIBLE = (
    "r.granting_organisation_id = ANY({organisations}) OR EXISTS (SELECT 1 FROM dossier_relation d"
    " WHERE d.agreement_id = r.subject_agreement_id AND d.organisation_id = ANY({organisations}))"
)


def _of_a_point(column: str) -> Filter:
    """Keep decisions of which at least one point has the value given."""
    name = camel(column)
    return Filter(
        f"EXISTS (SELECT 1 FROM decision_point p WHERE p.decision_id = r.id AND p.{column} = {{value}})",
        lambda found, value: any(point[name] == plain_value(value) for point in found["points"]),
    )


def _by_day(column: str) -> Sort:
    """Sort by the earliest day a date may mean; records without the date come before all others."""
    return Sort(f"coalesce(partial_date_earliest(r.{column}), '1900-01-01'::date)", "date")


DECISION_FILTERS = {
    **{name: equals(name) for name in ("organisation_id", "body", "status")},
    "decided_from": on_or_after("decided_on"),
    "decided_until": on_or_before("decided_on"),
    "agreement_id": _of_a_point("agreement_id"),
    "kind": _of_a_point("kind"),
}
DECISION_SORTS = {"decidedOn": _by_day("decided_on"), "recordedAt": BY_RECORDING}
DECISION_EXPANSIONS = {
    "organisations": Expansion(
        "organisation", "SELECT organisation_id FROM decision WHERE id IN (SELECT id FROM page)"
    ),
    "agreements": Expansion(
        "agreement", "SELECT agreement_id FROM decision_point WHERE decision_id IN (SELECT id FROM page)"
    ),
    "documents": Expansion("document", "SELECT document_id FROM decision WHERE id IN (SELECT id FROM page)"),
}
MANDATE_FILTERS = {
    **{
        name: equals(name)
        for name in (
            "granting_organisation_id",
            "subject_agreement_id",
            "status",
            "holder_kind",
            "person_id",
            "parent_mandate_id",
        )
    },
    "power": Filter("r.powers ? {value}", lambda found, value: plain_value(value) in found["powers"]),
}
MANDATE_SORTS = {"validFrom": _by_day("valid_from"), "recordedAt": BY_RECORDING}
MANDATE_EXPANSIONS = {
    "organisations": Expansion(
        "organisation", "SELECT granting_organisation_id FROM mandate WHERE id IN (SELECT id FROM page)"
    ),
    "decision": Expansion(
        "decision",
        "SELECT p.decision_id FROM mandate m JOIN decision_point p ON p.id = m.decision_point_id"
        " WHERE m.id IN (SELECT id FROM page)",
    ),
    "persons": Expansion("person", "SELECT person_id FROM mandate WHERE id IN (SELECT id FROM page)"),
}


@dataclass(frozen=True, slots=True)
class GrantingDecision:
    """A decision on which a mandate rests; `is_named` marks the one its `decision_point_id` lies in."""

    organisation_id: UUID
    decided_on: PartialDate | None
    is_named: bool


async def granting_decisions(session: AsyncSession, mandate: Mandate) -> list[GrantingDecision]:
    """Return the decisions that grant a mandate, by either's word, locked against change until the commit.

    Only the granting organisation's own point can claim a mandate; the lock keeps R-031 true when the day of the
    decision is corrected at the same time.
    """
    is_named = col(DecisionPoint.id) == mandate.decision_point_id
    is_claim = and_(
        col(DecisionPoint.kind) == DecisionKind.GRANT_MANDATE,
        col(Decision.organisation_id) == mandate.granting_organisation_id,
    )
    decided_on: Any = Decision.decided_on
    statement: Any = (
        select(Decision.organisation_id, decided_on, DecisionPoint.id)
        .join(DecisionPoint, col(DecisionPoint.decision_id) == Decision.id)
        # Conditions on the point alone come first, so that its indexes can answer them.
        .where(or_(is_named, col(DecisionPoint.mandate_id) == mandate.id), or_(is_named, is_claim))
        .order_by(col(DecisionPoint.id))
        .with_for_update(read=True, of=Decision)
    )
    with session.no_autoflush:
        rows = (await session.exec(statement)).all()
    return [
        GrantingDecision(organisation_id, day, point_id == mandate.decision_point_id)
        for organisation_id, day, point_id in rows
    ]


async def starts_of_granted_mandates(
    session: AsyncSession, decision: Decision, granted: Sequence[UUID]
) -> dict[UUID, Interval | None]:
    """Return when the mandates start that rest on a decision: by their own word or as `granted` in its points."""
    points: Any = select(DecisionPoint.id).where(col(DecisionPoint.decision_id) == decision.id)
    valid_from: Any = Mandate.valid_from
    statement: Any = select(Mandate.id, valid_from).where(
        col(Mandate.granting_organisation_id) == decision.organisation_id,
        or_(col(Mandate.decision_point_id).in_(points), col(Mandate.id).in_(granted)),
    )
    rows = (await session.exec(statement)).all()
    return {mandate_id: start.interval if start else None for mandate_id, start in rows}


_OFFICES = text(
    "SELECT partial_date_earliest(valid_from), partial_date_latest(valid_to) FROM office_holding"
    " WHERE person_id = :person_id AND organisation_id = :organisation_id"
)


async def offices_of(session: AsyncSession, person_id: UUID, organisation_id: UUID) -> list[Interval]:
    """Return the periods, first to last possible day, of a person's offices at an organisation."""
    found = await (await session.connection()).execute(
        _OFFICES, {"person_id": person_id, "organisation_id": organisation_id}
    )
    return [Interval(start or FIRST_DAY, end or LAST_DAY) for start, end in found]


# A circle that is already there ends where it comes back to what was found.
_ABOVE = text(
    "WITH RECURSIVE above(id, parent_id) AS (SELECT id, parent_mandate_id FROM mandate WHERE id = :id"
    " UNION SELECT m.id, m.parent_mandate_id FROM mandate m JOIN above ON m.id = above.parent_id)"
    " SELECT id FROM above"
)


async def mandates_from(session: AsyncSession, mandate_id: UUID) -> Sequence[UUID]:
    """Return a mandate and all those it derives from."""
    with session.no_autoflush:
        return (await (await session.connection()).execute(_ABOVE, {"id": mandate_id})).scalars().all()


async def parent_of(session: AsyncSession, mandate: Mandate) -> Mandate | None:
    """Return what a mandate derives from, locked against change until the commit: it cannot be narrowed meanwhile."""
    statement: Any = (
        select(Mandate)
        .where(col(Mandate.id) == mandate.parent_mandate_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    with session.no_autoflush:
        found: Mandate | None = (await session.exec(statement)).one_or_none()
    return found


async def children_of(session: AsyncSession, mandate_id: UUID) -> list[Mandate]:
    """Return the mandates that derive from one directly."""
    statement: Any = select(Mandate).where(col(Mandate.parent_mandate_id) == mandate_id).order_by(col(Mandate.id))
    with session.no_autoflush:
        return list((await session.exec(statement)).all())
