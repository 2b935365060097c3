"""What a grant gives, what was paid on it, what must come back (money definitions, section 3). Pure, euro cents."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.funding.rules import BY_DETERMINATION, BY_GRANT, AllocationStatus, PaymentKind, PaymentStatus

_BACK = frozenset({PaymentKind.REPAYMENT, PaymentKind.SET_OFF})
_CLAIMED = BY_DETERMINATION | {AllocationStatus.WITHDRAWN}
_FALLEN_AWAY = frozenset({PaymentStatus.CANCELLED, PaymentStatus.REVERSED})


@dataclass(frozen=True, slots=True)
class PaymentFigures:
    """What one payment does: its kind, where it stands, and its amount in euro cents."""

    kind: PaymentKind
    status: PaymentStatus
    amount_cents: int

    @property
    def net_cents(self) -> int:
        """Return what it adds to what the recipient holds: less than nothing when money comes back.

        Only a paid payment counts. A reversal undoes what it reverses, so a reversed one counts as nothing.
        """
        if self.status is not PaymentStatus.PAID:
            return 0
        return -self.amount_cents if self.kind in _BACK else self.amount_cents


def advanced_cents(payments: Iterable[PaymentFigures]) -> int:
    """Return the sum of the advances that were paid or still may be: none above the grant (R-090, Awb 4:95)."""
    advances = (p for p in payments if p.kind is PaymentKind.ADVANCE)
    return sum(p.amount_cents for p in advances if p.status not in _FALLEN_AWAY)


def paid_net(payments: Iterable[PaymentFigures]) -> int:
    """Return paid advances and final payments less repayments, set-offs and reversals (money definitions)."""
    return sum(p.net_cents for p in payments)


def entitlement(
    status: AllocationStatus, granted_cents: int | None, determined_cents: int | None, *, from_withdrawal: bool
) -> int:
    """Return what the recipient may keep: the grant until determination, then the determination (money definitions).

    Nothing before a grant, after a refusal, or once withdrawn; `from_withdrawal` tells that a recovery follows a
    withdrawal and not a determination.
    """
    if status in BY_GRANT:
        return granted_cents or 0
    return (determined_cents or 0) if status in BY_DETERMINATION and not from_withdrawal else 0


def claim(paid_net: int, entitlement: int) -> int:
    """Return what was paid above the entitlement; whether it is due, `is_claim_due` tells."""
    return max(0, paid_net - entitlement)


def is_claim_due(status: AllocationStatus, *, was_lowered: bool) -> bool:
    """Tell whether a claim is due: only after a decision to determine, withdraw or recover (money definitions).

    `was_lowered` tells of a partial withdrawal, which leaves the status as it is (R-098).
    """
    return status in _CLAIMED or (was_lowered and status in BY_GRANT)
