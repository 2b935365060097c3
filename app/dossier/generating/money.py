"""The money of one plausible dossier: two allocations, granted and paid as far as the agreement came."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.decisions.rules import Body
from app.dossier.generating.bulk import RECORDER, Batch
from app.dossier.generating.plans import Plan, S
from app.dossier.generating.world import day
from app.funding.rules import (
    AllocationStatus,
    AmountCertainty,
    AmountQualifier,
    LegalBasisKind,
    PaymentKind,
    PaymentStatus,
)
from app.funding.service import ALLOCATIONS, PAYMENTS
from app.funding.shapes import AllocationPeriod, Money, PaymentPeriod, StatementRead
from app.kit.schema import PartialDate, SourceRef

ALLOCATIONS_EACH = 2
ADVANCES = 5
_ADVANCE_PERCENT = 16
_DAYS_BETWEEN = 91
_GENERATED = "generated"


def gather_money(batch: Batch, plan: Plan, sources: tuple[SourceRef, ...]) -> None:
    """Gather the allocations of a dossier and what was paid on them."""
    for number in range(ALLOCATIONS_EACH):
        _allocation(batch, plan, number, sources)


def _allocation(batch: Batch, plan: Plan, number: int, sources: tuple[SourceRef, ...]) -> None:
    cents, granted_on = plan.amount_cents // ALLOCATIONS_EACH, plan.on(S.IN_FORCE)
    is_granted, is_over = granted_on is not None, plan.status in {S.EXPIRED, S.TERMINATED}
    amount: dict[str, Any] = {
        "amount_cents": cents,
        "certainty": AmountCertainty.FIRM if is_granted else AmountCertainty.ESTIMATE,
        "qualifier": AmountQualifier.EXACT if is_granted else AmountQualifier.CIRCA,
        "amount_source_text": None,
    }
    history = _history(cents, granted_on, is_over=is_over)
    columns = {
        "envelope_id": plan.place.envelope,
        "agreement_id": plan.agreement,
        "area_id": plan.place.area,
        "recipient_organisation_id": plan.place.municipality,
        "status": history[-1].status,
        "status_history": history,
        "granted_cents": history[-1].granted_cents,
        "determined_cents": history[-1].determined_cents,
        "decision_id": plan.id("decision", Body.PROVINCIAL_EXECUTIVE) if is_granted else None,
        "activities": f"{plan.subject} in {plan.place.name}",
        "legal_basis_kind": LegalBasisKind.REGULATION if is_granted else None,
        "direct_determination": False,
        "parts_committed_cents": 0,
        "advanced_cents": 0,
        "paid_cents": 0,
    }
    found = plan.id("allocation", number)
    statement = StatementRead(currency="EUR", **amount)
    batch.record(ALLOCATIONS, found, columns | amount, {"statement": statement}, sources=sources)
    if granted_on is not None:
        _payments(batch, plan, found, cents, granted_on, sources, is_over=is_over)


def _history(cents: int, granted_on: PartialDate | None, *, is_over: bool) -> tuple[AllocationPeriod, ...]:
    expected = AllocationPeriod(status=AllocationStatus.INDICATIVE, since=None)
    if granted_on is None:
        return (expected,)
    steps: list[tuple[AllocationStatus, int, int | None]] = [
        (AllocationStatus.GRANTED, 0, None),
        (AllocationStatus.ADVANCE_PAID, 1, None),
    ]
    if is_over:
        steps += [
            (AllocationStatus.ACCOUNTED, ADVANCES + 1, None),
            (AllocationStatus.DETERMINED, ADVANCES + 1, cents),
            (AllocationStatus.SETTLED, ADVANCES + 1, cents),
        ]
    return (
        expected,
        *(
            AllocationPeriod(
                status=status, since=_after(granted_on, quarters), granted_cents=cents, determined_cents=determined
            )
            for status, quarters, determined in steps
        ),
    )


def _after(start: PartialDate, quarters: int) -> PartialDate:
    return day((date.fromisoformat(str(start.value)) + timedelta(days=_DAYS_BETWEEN * quarters)).isoformat())


def _payments(
    batch: Batch,
    plan: Plan,
    allocation_id: UUID,
    cents: int,
    granted_on: PartialDate,
    sources: tuple[SourceRef, ...],
    *,
    is_over: bool,
) -> None:
    advance = cents * _ADVANCE_PERCENT // 100
    paid = [(PaymentKind.ADVANCE, advance, quarter) for quarter in range(1, ADVANCES + 1)]
    if is_over:
        paid.append((PaymentKind.FINAL, cents - ADVANCES * advance, ADVANCES + 1))
    for kind, amount, quarter in paid:
        paid_on = _after(granted_on, quarter)
        columns = {
            "allocation_id": allocation_id,
            "agreement_id": plan.agreement,
            "provider_organisation_id": plan.place.province,
            "kind": kind,
            "amount_cents": amount,
            "status": PaymentStatus.PAID,
            "status_history": (PaymentPeriod(status=PaymentStatus.PAID, since=paid_on),),
            "paid_on": paid_on,
            "prepared_by": RECORDER,
            "prepared_by_principal": _GENERATED,
        }
        money = Money(amount_cents=amount, currency="EUR")
        found = plan.id("payment", f"{allocation_id}:{quarter}")
        batch.record(PAYMENTS, found, columns, {"money": money}, sources=sources)
