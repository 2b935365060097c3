"""What the recipient of an allocation may keep, got and owes, and the decisions behind it. Pure, euro cents."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.findings.record import Record
from app.funding import ledger
from app.funding.allocation_file import AllocationFile
from app.funding.headroom import payment_figures
from app.funding.rules import BY_DETERMINATION, BY_GRANT, AllocationStatus
from app.kit.dates import ANY_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """One step of an allocation, or one payment on it, with the decision it rests on where the reader sees that.

    `cents` is what the recipient may keep from the step on, or what the payment adds to what they hold.
    """

    record: Record
    decision_point_id: str | None
    decision_id: str | None
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How an allocation stands between provider and recipient (money definitions, section 3)."""

    status: AllocationStatus
    entitlement_cents: int
    advanced_cents: int
    paid_net_cents: int
    claim_cents: int
    is_due: bool
    final_payment_cents: int | None
    spent_cents: int | None
    steps: tuple[Traced, ...]
    payments: tuple[Traced, ...]


def balance_of(file: AllocationFile) -> Balance:
    """Return the balance of an allocation as its file tells it.

    Raises:
        ValueError: a representation has another form than the published one.

    """
    record, status = file.allocation, file.status
    payments = [payment_figures(dict(payment.members)) for payment in file.payments]
    entitlement = ledger.entitlement(
        status,
        record.integer("grantedCents"),
        record.integer("determinedCents"),
        from_withdrawal=file.is_withdrawn,
    )
    paid = ledger.paid_net(payments)
    claim = ledger.claim(paid, entitlement)
    return Balance(
        status=status,
        entitlement_cents=entitlement,
        advanced_cents=ledger.advanced_cents(payments),
        paid_net_cents=paid,
        claim_cents=claim,
        is_due=claim > 0 and ledger.is_claim_due(status, was_lowered=_was_lowered(file)),
        final_payment_cents=max(0, entitlement - paid) if status in BY_DETERMINATION else None,
        spent_cents=_spent(file),
        steps=tuple(_traced_steps(file)),
        payments=tuple(_traced_payments(file)),
    )


def _was_lowered(file: AllocationFile) -> bool:
    """Tell whether the grant was withdrawn in part: then what was paid above it is owed (R-098)."""
    granted = [s.integer("grantedCents") or 0 for s in file.steps if s.text("status") in BY_GRANT]
    return any(later < earlier for earlier, later in pairwise(granted))


def _spent(file: AllocationFile) -> int | None:
    """Return what the recipient last reported as spent; nothing before a report came in."""
    last = max(file.reports, key=_received, default=None)
    return None if last is None else last.integer("spentCents")


def _received(report: Record) -> tuple[date, date, str]:
    when = report.day("receivedOn") or ANY_DAY
    return when.latest, when.earliest, report.required_text("recordedAt")


def _traced_steps(file: AllocationFile) -> Iterator[Traced]:
    is_withdrawn = False
    for step in file.steps:
        status, point_id = AllocationStatus(step.required_text("status")), step.text("decisionPointId")
        is_withdrawn = is_withdrawn or status is AllocationStatus.WITHDRAWN
        decision = file.decision_of_step(step)
        yield Traced(
            record=step,
            decision_point_id=point_id,
            decision_id=None if decision is None else decision.id,
            cents=ledger.entitlement(
                status,
                step.integer("grantedCents"),
                step.integer("determinedCents"),
                from_withdrawal=is_withdrawn,
            ),
        )


def _traced_payments(file: AllocationFile) -> Iterator[Traced]:
    for payment in file.payments:
        point_id = payment.text("decisionPointId")
        decision = file.decision_of_point(point_id)
        yield Traced(
            record=payment,
            decision_point_id=point_id,
            decision_id=None if decision is None else decision.id,
            cents=payment_figures(dict(payment.members)).net_cents,
        )
