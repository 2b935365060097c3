"""An allocation with what belongs to it and what it refers to, as records, and how all of it stood on a day. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.findings.record import Record
from app.funding.on_a_day import allocation_on, payment_on
from app.funding.rules import BY_DETERMINATION, AllocationStatus
from app.kit.dates import ANY_DAY

_UNDECIDED = frozenset({AllocationStatus.INDICATIVE, AllocationStatus.RESERVED, AllocationStatus.LAPSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationFile:
    """What a reader may see of one allocation; an envelope or decision that is not visible is not there."""

    allocation: Record
    envelope: Record | None = None
    decisions: tuple[Record, ...] = ()
    conditions: tuple[Record, ...] = ()
    reports: tuple[Record, ...] = ()
    suspensions: tuple[Record, ...] = ()
    payments: tuple[Record, ...] = ()

    def on(self, day: date) -> "AllocationFile | None":
        """Return the file as it stood on a day; nothing where the allocation was not there yet.

        A decision is told as it is: one that is still to come stands in the calendar.
        """
        allocation = allocation_on(dict(self.allocation.members), day)
        if allocation is None:
            return None
        payments = (payment_on(dict(payment.members), day) for payment in self.payments)
        return replace(
            self,
            allocation=Record("allocation", allocation),
            payments=tuple(Record("payment", payment) for payment in payments if payment is not None),
            reports=tuple(_begun(self.reports, "receivedOn", day)),
            suspensions=tuple(_begun(self.suspensions, "notifiedOn", day)),
        )

    @property
    def status(self) -> AllocationStatus:
        """Return where the allocation stands."""
        return AllocationStatus(self.allocation.required_text("status"))

    @property
    def steps(self) -> list[Record]:
        """Return the steps it took, the first one first."""
        return self.allocation.parts("statusHistory")

    @property
    def determination(self) -> Record | None:
        """Return the step by which it was determined: changes of that come after it."""
        return next((s for s in self.steps if s.text("status") in BY_DETERMINATION and _is_amount(s)), None)

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether the grant was withdrawn, also where a recovery followed."""
        return any(step.text("status") == AllocationStatus.WITHDRAWN for step in self.steps)

    def decision_of_point(self, point_id: str | None) -> Record | None:
        """Return the decision a point is of, where the reader sees it."""
        return next((d for d in self.decisions if point_id in {p.id for p in d.parts("points")}), None)

    def decision_of_step(self, step: Record) -> Record | None:
        """Return the decision a step rests on: that of its point.

        A source may name one decision and no points: it carries the first step that needed one.
        """
        point_id = step.text("decisionPointId")
        if point_id is not None:
            return self.decision_of_point(point_id)
        if step != next((s for s in self.steps if s.text("status") not in _UNDECIDED), None):
            return None
        named = self.allocation.text("decisionId")
        return next((d for d in self.decisions if d.id == named), None)


def _is_amount(step: Record) -> bool:
    return step.integer("determinedCents") is not None


def _begun(records: Iterable[Record], member: str, day: date) -> Iterator[Record]:
    """Yield what is not certainly later than a day (R-003)."""
    return (r for r in records if (r.day(member) or ANY_DAY).possibly_on_or_before(day))
