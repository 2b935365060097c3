"""What an envelope holds, gave and still has: the figures of its allocations together. Pure, euro cents."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from app.findings.record import Record
from app.funding.ledger import PaymentFigures, paid_net
from app.funding.on_a_day import allocation_on, payment_on
from app.funding.rules import (
    AllocationStatus,
    AmountCertainty,
    AmountQualifier,
    CeilingStatus,
    PaymentKind,
    PaymentStatus,
)
from app.funding.totals import AllocationFigures, EnvelopeFigures

Representation = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headroom:
    """The totals of an envelope (money definitions, section 3); `is_complete` tells that they are over all of it.

    Each euro counts once (R-089): an allocation that divides another one is in that one's amount already.
    """

    envelope: EnvelopeFigures
    expected_cents: int
    reserved_cents: int
    granted_total_cents: int
    paid_cents: int
    is_complete: bool
    counts: Mapping[AllocationStatus, int] = field(default_factory=dict)

    @property
    def announced_cents(self) -> int | None:
        """Return the amount stated while it is no ceiling yet."""
        is_announced = self.envelope.ceiling_status is CeilingStatus.ANNOUNCED
        return self.envelope.amount_cents if is_announced else None

    @property
    def available_cents(self) -> int | None:
        """Return the ceiling less what was granted; nothing without a ceiling, or of a part of the allocations."""
        ceiling = self.envelope.ceiling_cents
        return ceiling - self.granted_total_cents if ceiling is not None and self.is_complete else None

    @property
    def free_cents(self) -> int | None:
        """Return what can still be reserved: the limit less grants and reservations, where both are known."""
        limit = self.envelope.limit_cents
        taken = self.granted_total_cents + self.reserved_cents
        return limit - taken if limit is not None and self.is_complete else None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader sees of an envelope, as representations; `parents` are those of all its allocations."""

    envelope: Representation
    allocations: tuple[Representation, ...]
    payments: tuple[Representation, ...]
    parents: Mapping[UUID, UUID | None]


def headroom_of(seen: Seen, day: date | None, *, is_complete: bool) -> Headroom:
    """Return the totals of representations, as they stood on a day or as they stand.

    Raises:
        ValueError: a representation has another form than the published one.

    """
    figures = {found.id: found for found in map(allocation_figures, _on(seen.allocations, allocation_on, day))}
    parents = {**seen.parents, **{found.id: found.parent_id for found in figures.values()}}
    counted = [found for found in figures.values() if not _divides_one_of(figures.keys(), found.id, parents)]
    payments = [p for p in _on(seen.payments, payment_on, day) if UUID(p["allocationId"]) in figures]
    return Headroom(
        envelope=envelope_figures(seen.envelope),
        expected_cents=sum(a.amount_cents for a in counted if a.status is AllocationStatus.INDICATIVE),
        reserved_cents=sum(a.reservation for a in counted),
        granted_total_cents=sum(a.consumption for a in counted),
        paid_cents=paid_net(map(payment_figures, payments)),
        is_complete=is_complete,
        counts=Counter(a.status for a in counted),
    )


def envelope_figures(representation: Representation) -> EnvelopeFigures:
    """Return the figures of an envelope from its representation."""
    found = Record("funding_envelope", representation)
    stated = found.part("statement")
    assert stated is not None
    return EnvelopeFigures(
        stated.integer("amountCents") or 0,
        AmountCertainty(stated.required_text("certainty")),
        AmountQualifier(stated.required_text("qualifier")),
        CeilingStatus(found.required_text("ceilingStatus")),
    )


def allocation_figures(representation: Representation) -> AllocationFigures:
    """Return the figures of an allocation from its representation."""
    found = Record("allocation", representation)
    stated, parent_id = found.part("statement"), found.text("parentAllocationId")
    assert stated is not None
    return AllocationFigures(
        UUID(found.id),
        None if parent_id is None else UUID(parent_id),
        AllocationStatus(found.required_text("status")),
        stated.integer("amountCents") or 0,
        found.integer("reservedCents"),
        found.integer("grantedCents"),
        found.integer("determinedCents"),
    )


def payment_figures(representation: Representation) -> PaymentFigures:
    """Return the figures of a payment from its representation."""
    found = Record("payment", representation)
    money = found.part("money")
    assert money is not None
    return PaymentFigures(
        PaymentKind(found.required_text("kind")),
        PaymentStatus(found.required_text("status")),
        money.integer("amountCents") or 0,
    )


def _on(
    representations: Iterable[Representation],
    projected: Callable[[Representation, date], Representation | None],
    day: date | None,
) -> Iterator[Representation]:
    for found in representations:
        then = found if day is None else projected(found, day)
        if then is not None:
            yield then


def _divides_one_of(counted: Collection[UUID], own_id: UUID, parents: Mapping[UUID, UUID | None]) -> bool:
    """Tell whether an allocation is, at whatever depth, a part of another one that is counted."""
    parent_id, passed = parents.get(own_id), {own_id}
    while parent_id is not None and parent_id not in passed:
        if parent_id in counted:
            return True
        passed.add(parent_id)
        parent_id = parents.get(parent_id)
    return False
