"""From rows in the database to the situation a step of money is judged in."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from app.funding import repository
from app.funding.envelope_machine import EnvelopeSituation
from app.funding.ledger import PaymentFigures
from app.funding.rules import (
    BY_DETERMINATION,
    AllocationStatus,
    AmountCertainty,
    AmountQualifier,
    CeilingStatus,
    ConditionKind,
    LegalBasisKind,
    PaymentKind,
    PaymentStatus,
    SubsidyRegime,
)
from app.funding.situations import (
    Asked,
    ConditionState,
    DecidedPoint,
    EnvelopeState,
    MoneySituation,
    SuspensionState,
)
from app.funding.totals import AllocationFigures, EnvelopeFigures
from app.kit.dates import ANY_DAY, Interval
from app.kit.schema import PartialDate
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.ending_guards import has_ended

_OTHERS_GRANTED, _OTHERS_RESERVED = UUID(int=1), UUID(int=2)


async def money_situation(dossiers: Dossiers, allocation_id: UUID, asked: Asked | None = None) -> MoneySituation:
    """Return the situation of an allocation on the day, and what a request states."""
    (row,) = await dossiers.rows(repository.MONEY_SITUATION, allocation_id)
    related = await dossiers.rows(
        repository.RELATED_FIGURES, row["envelope_id"], allocation_id, row["parent_allocation_id"]
    )
    history = json.loads(row["status_history"])
    points = [_point(each) for each in _listed(row["points"])]
    reservation = json.loads(row["budget_reservation"]) if row["budget_reservation"] else None
    return MoneySituation(
        day=_day_of(dossiers, asked),
        id=str(row["id"]),
        status=AllocationStatus(row["status"]),
        envelope=_envelope(row),
        allocations=_figures(row, [_figure(each) for each in related]),
        payments=tuple(_payment(each) for each in _listed(row["payments"])),
        points=tuple(points),
        conditions=tuple(_condition(each) for each in _listed(row["conditions"])),
        suspensions=tuple(_suspension(each) for each in _listed(row["suspensions"])),
        reports=tuple(_listed(row["reports"])),
        recipient_id=_text(row["recipient_organisation_id"]),
        recipient_is_public=row["recipient_is_public"],
        activities=row["activities"],
        legal_basis_kind=LegalBasisKind(row["legal_basis_kind"]) if row["legal_basis_kind"] else None,
        requested_cents=row["requested_cents"],
        applied_on=_interval(row["applied_on"]),
        period_from=_interval(row["period_from"]),
        period_to=_interval(row["period_to"]),
        accounting_due_on=_interval(row["accounting_due_on"]),
        has_budget_reservation=reservation is not None,
        budget_adopted_on=_of(reservation["budget_adopted_on"]) if reservation else None,
        direct_determination=row["direct_determination"],
        certainty=AmountCertainty(row["certainty"]),
        determined_on=_determined(history),
        determined_announced_on=_announced(history, points),
        is_withdrawn=any(period["status"] == AllocationStatus.WITHDRAWN for period in history),
        agreement_id=_text(row["agreement_id"]),
        agreement_has_ended=await _has_ended(dossiers, row["agreement_id"]),
        asked=await _completed(dossiers, asked),
    )


async def envelope_situation(
    dossiers: Dossiers, envelope_id: UUID, asked: Asked | None, request: Any
) -> EnvelopeSituation:
    """Return the situation of an envelope on the day, and what a request states."""
    (row,) = await dossiers.rows(repository.ENVELOPE_SITUATION, envelope_id)
    return EnvelopeSituation(
        day=_day_of(dossiers, asked),
        envelope=_envelope(row),
        granted_cents=row["granted_total_cents"],
        reserved_cents=row["reserved_total_cents"],
        points=tuple(_point(each) for each in _listed(row["points"])),
        asked=asked,
        qualifier=request.qualifier if request is not None else None,
        has_basis=bool(row["legal_basis"] or (request is not None and request.legal_basis)),
    )


def _day_of(dossiers: Dossiers, asked: Asked | None) -> date:
    """Return the legal day of a step: the one it is told to have been taken on, or else today."""
    told = asked.occurred_on if asked is not None else None
    return dossiers.day if told is None else min(dossiers.day, told.latest)


async def _has_ended(dossiers: Dossiers, agreement_id: UUID | None) -> bool:
    return agreement_id is not None and has_ended(await dossiers.examination(agreement_id))


async def _completed(dossiers: Dossiers, asked: Asked | None) -> Asked | None:
    """Return what was asked, and whether the recipient it names is a public-law body."""
    if asked is None or asked.recipient_id is None:
        return asked
    rows = await dossiers.rows(repository.IS_PUBLIC_LAW, UUID(asked.recipient_id))
    return replace(asked, recipient_is_public=rows[0]["is_public"]) if rows else asked


def _envelope(row: Any) -> EnvelopeState:
    return EnvelopeState(
        id=str(row["envelope_id"]),
        provider_id=str(row["provider_organisation_id"]),
        figures=EnvelopeFigures(
            row["envelope_cents"],
            AmountCertainty(row["envelope_certainty"]),
            AmountQualifier(row["envelope_qualifier"]),
            CeilingStatus(row["ceiling_status"]),
        ),
        legal_basis=row["legal_basis"],
        regime=SubsidyRegime(row["subsidy_regime"]) if row["subsidy_regime"] else None,
        published_on=_interval(row["published_on"]),
    )


def _figures(row: Any, related: list[AllocationFigures]) -> dict[UUID, AllocationFigures]:
    """Return the allocations a step may clash with, and all others of the envelope together as two figures."""
    top = [each for each in related if each.parent_id is None]
    granted = row["granted_total_cents"] - sum(each.consumption for each in top)
    reserved = row["reserved_total_cents"] - sum(each.reservation for each in top)
    others = [
        AllocationFigures(_OTHERS_GRANTED, None, AllocationStatus.GRANTED, granted, granted_cents=granted),
        AllocationFigures(_OTHERS_RESERVED, None, AllocationStatus.RESERVED, reserved, reserved_cents=reserved),
    ]
    return {each.id: each for each in (*related, *others)}


def _figure(row: Any) -> AllocationFigures:
    return AllocationFigures(
        row["id"],
        row["parent_allocation_id"],
        AllocationStatus(row["status"]),
        row["amount_cents"],
        row["reserved_cents"],
        row["granted_cents"],
        row["determined_cents"],
    )


def _point(found: Any) -> DecidedPoint:
    return DecidedPoint(
        id=found["id"],
        decision_id=found["decisionId"],
        kind=found["kind"],
        outcome=found["outcome"],
        status=found["status"],
        organisation_id=found["organisationId"],
        decided_on=_of(found["decidedOn"]),
        announced_on=_of(found["announcedOn"]),
    )


def _payment(found: Any) -> PaymentFigures:
    return PaymentFigures(PaymentKind(found["kind"]), PaymentStatus(found["status"]), found["amountCents"])


def _condition(found: Any) -> ConditionState:
    kind = ConditionKind(found["kind"])
    return ConditionState(id=found["id"], kind=kind, met_on=_of(found["metOn"]), is_waived=found["isWaived"])


def _suspension(found: Any) -> SuspensionState:
    return SuspensionState(
        id=found["id"],
        notified_on=_of(found["notifiedOn"]) or ANY_DAY,
        ends_on=_of(found["endsOn"]) or ANY_DAY,
        lifted_on=_of(found["liftedOn"]),
    )


def _determined(history: list[Any]) -> Interval | None:
    """Return since when an allocation is determined, from which the limitation of a recovery runs (Awb 4:57)."""
    return next((_of(period["since"]) for period in history if period["status"] in BY_DETERMINATION), None)


def _announced(history: list[Any], points: list[DecidedPoint]) -> Interval | None:
    """Return when the determination was announced, from which the limitation of a change runs (Awb 4:49).

    Of one that was told without its decision, that is the day of the determination.
    """
    determined = next((period for period in history if period["status"] in BY_DETERMINATION), None)
    if determined is None:
        return None
    point = next((point for point in points if point.id == determined["decision_point_id"]), None)
    return _of(determined["since"]) if point is None else point.announced_on


def _listed(text: str | None) -> list[Any]:
    found: list[Any] = json.loads(text) if text else []
    return found


def _interval(text: str | None) -> Interval | None:
    return _of(json.loads(text)) if text else None


def _of(found: Any) -> Interval | None:
    return PartialDate.model_validate(found, strict=False).interval if found else None


def _text(found: UUID | None) -> str | None:
    return str(found) if found is not None else None
