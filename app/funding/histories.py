"""How allocations and payments stood from which day on (D12)."""

from uuid import UUID

from app.funding.models import Allocation, FundingEnvelope, Payment
from app.funding.shapes import AllocationPeriod, PaymentPeriod, StatementRead
from app.kit.schema import PartialDate


def extend_history(
    row: Allocation, since: PartialDate | None, decision_point_id: UUID | None = None, ground: str | None = None
) -> None:
    """Keep that an allocation stands as it does from a day on, and the decision and ground that rests on."""
    row.status_history = (*row.status_history, _period(row, since, decision_point_id, ground))


def mend_history(row: Allocation, since: PartialDate | None) -> None:
    """Keep how an allocation stands after it was recorded or corrected: a change of status is a step of its own."""
    last = row.status_history[-1] if row.status_history else None
    if last is None or last.status is not row.status:
        extend_history(row, since)
        return
    kept = _period(row, last.since, last.decision_point_id, last.ground)
    if kept != last:
        row.status_history = (*row.status_history[:-1], kept)


def _period(
    row: Allocation, since: PartialDate | None, decision_point_id: UUID | None, ground: str | None
) -> AllocationPeriod:
    return AllocationPeriod(
        status=row.status,
        since=since,
        statement=statement_of(row),
        reserved_cents=row.reserved_cents,
        granted_cents=row.granted_cents,
        refused_cents=row.refused_cents,
        determined_cents=row.determined_cents,
        decision_point_id=decision_point_id,
        ground=ground,
    )


def statement_of(row: FundingEnvelope | Allocation) -> StatementRead:
    """Return the amount of a record as it is stated; the currency is always EUR (R-075)."""
    return StatementRead(
        amount_cents=row.amount_cents,
        currency="EUR",
        certainty=row.certainty,
        qualifier=row.qualifier,
        amount_source_text=row.amount_source_text,
    )


def extend_payment_history(row: Payment, since: PartialDate | None) -> None:
    """Keep that a payment stands as it does from a day on."""
    row.status_history = (*row.status_history, PaymentPeriod(status=row.status, since=since))
