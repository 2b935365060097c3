"""The totals of an envelope: money definitions and the rules that keep them true. Amounts are whole euro cents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.funding.problems import (
    ALLOCATION_PARENT_INVALID,
    AMOUNT_NOT_FIRM,
    CEILING_EXCEEDED,
    CHILD_ALLOCATIONS_EXCEED_PARENT,
    ENVELOPE_OVERCOMMITTED,
)
from app.funding.rules import (
    BY_DETERMINATION,
    BY_GRANT,
    CARRYING,
    AllocationStatus,
    AmountCertainty,
    AmountQualifier,
    CeilingStatus,
    refused_at,
)
from app.kit.domain import ProblemType, Violation

_CEILING_SET = frozenset({CeilingStatus.ADOPTED, CeilingStatus.PUBLISHED, CeilingStatus.CLOSED})
_AS_A_LIMIT = frozenset({AmountQualifier.EXACT, AmountQualifier.MAXIMUM})


@dataclass(frozen=True, slots=True)
class EnvelopeFigures:
    """What an envelope holds, in euro cents."""

    amount_cents: int
    certainty: AmountCertainty
    qualifier: AmountQualifier
    ceiling_status: CeilingStatus

    @property
    def ceiling_cents(self) -> int | None:
        """Return the ceiling; nothing while it is only announced (Awb 4:22)."""
        return self.amount_cents if self.ceiling_status in _CEILING_SET else None

    @property
    def limit_cents(self) -> int | None:
        """Return what grants and reservations may not exceed together; `circa` and `at least` are no limit."""
        if self.ceiling_cents is not None:
            return self.ceiling_cents
        is_limit = self.certainty is not AmountCertainty.ESTIMATE and self.qualifier in _AS_A_LIMIT
        return self.amount_cents if is_limit else None


@dataclass(frozen=True, slots=True)
class AllocationFigures:
    """The amounts of an allocation, in euro cents, and what it divides."""

    id: UUID
    parent_id: UUID | None
    status: AllocationStatus
    amount_cents: int
    reserved_cents: int | None = None
    granted_cents: int | None = None
    determined_cents: int | None = None

    @property
    def consumption(self) -> int:
        """Return what this takes from its envelope: the grant, then the determination (money definitions)."""
        if self.status in BY_GRANT:
            return self.granted_cents or 0
        return (self.determined_cents or 0) if self.status in BY_DETERMINATION else 0

    @property
    def reservation(self) -> int:
        """Return what is set apart while reserved: the amount reserved, or else the one stated."""
        if self.status is not AllocationStatus.RESERVED:
            return 0
        return self.amount_cents if self.reserved_cents is None else self.reserved_cents

    @property
    def commitment(self) -> int:
        """Return what others can no longer use: consumption and reservation."""
        return self.consumption + self.reservation

    @property
    def standing(self) -> int:
        """Return what this stands for among its siblings: an expectation while indicative, then its commitment."""
        return self.amount_cents if self.status is AllocationStatus.INDICATIVE else self.commitment


def granted_total(allocations: Iterable[AllocationFigures]) -> int:
    """Return the consumption of an envelope: each euro once, so children are not added (R-089)."""
    return sum(a.consumption for a in allocations if a.parent_id is None)


def reserved_total(allocations: Iterable[AllocationFigures]) -> int:
    """Return what is reserved on an envelope, top-level allocations only."""
    return sum(a.reservation for a in allocations if a.parent_id is None)


def available_cents(envelope: EnvelopeFigures, allocations: Iterable[AllocationFigures]) -> int | None:
    """Return the ceiling less what was granted; nothing while the ceiling is only announced."""
    ceiling = envelope.ceiling_cents
    return None if ceiling is None else ceiling - granted_total(allocations)


def envelope_stays_firm(envelope: EnvelopeFigures, allocations: Iterable[AllocationFigures]) -> list[Violation]:
    """Refuse to turn an envelope on which something is reserved or granted back into an estimate (R-077)."""
    carries = any(a.status in CARRYING for a in allocations)
    is_estimate = envelope.certainty is AmountCertainty.ESTIMATE
    return [refused_at(AMOUNT_NOT_FIRM, "R-077", "/statement/certainty")] if carries and is_estimate else []


def envelope_holds(
    envelope: EnvelopeFigures, allocations: Mapping[UUID, AllocationFigures], changed: UUID | None = None
) -> list[Violation]:
    """Refuse grants above the ceiling, and grants with reservations above what there is (R-081, R-082, R-083).

    `allocations` are those of the envelope as they become; `availableCents` is what is left for the changed one.
    """
    others = [a for a in allocations.values() if a.id != changed]
    found = held(
        envelope,
        granted_total(allocations.values()),
        reserved_total(allocations.values()),
        others_cents=(granted_total(others), reserved_total(others)),
    )
    return [found] if found is not None else []


def held(
    envelope: EnvelopeFigures, granted_cents: int, reserved_cents: int, *, others_cents: tuple[int, int] | None = None
) -> Violation | None:
    """Return what is exceeded by what an envelope carries: the ceiling, or what it holds (R-081, R-082).

    `others_cents` is what the others were granted and what is reserved for them; without it all of it counts so.
    """
    granted, reserved = others_cents or (granted_cents, reserved_cents)
    ceiling, limit = envelope.ceiling_cents, envelope.limit_cents
    if ceiling is not None and granted_cents > ceiling:
        return _exceeded(CEILING_EXCEEDED, "R-082", ceiling - granted)
    if limit is not None and granted_cents + reserved_cents > limit:
        return _exceeded(ENVELOPE_OVERCOMMITTED, "R-081", limit - granted - reserved)
    return None


def parent_is_sound(allocations: Mapping[UUID, AllocationFigures], changed: UUID) -> list[Violation]:
    """Refuse a parent of another envelope, or one that is itself a part of this allocation (R-089)."""
    seen = {changed}
    parent_id = allocations[changed].parent_id
    while parent_id is not None:
        if parent_id in seen or parent_id not in allocations:
            return [refused_at(ALLOCATION_PARENT_INVALID, "R-089", "/parentAllocationId")]
        seen.add(parent_id)
        parent_id = allocations[parent_id].parent_id
    return []


def parts_fit_whole(allocations: Mapping[UUID, AllocationFigures], changed: UUID) -> list[Violation]:
    """Refuse parts that together exceed the allocation they divide (R-089).

    They may not expect, commit or consume more than it does: a grant under an allocation that is not granted
    would escape the ceiling, which counts top-level allocations only.
    """
    for whole_id in (allocations[changed].parent_id, changed):
        if whole_id is None:
            continue
        whole = allocations[whole_id]
        parts = [a for a in allocations.values() if a.parent_id == whole_id]
        exceeded = (
            sum(a.standing for a in parts) > whole.standing
            or sum(a.commitment for a in parts) > whole.commitment
            or sum(a.consumption for a in parts) > whole.consumption
        )
        if exceeded:
            left = whole.standing - sum(a.standing for a in parts if a.id != changed)
            return [_exceeded(CHILD_ALLOCATIONS_EXCEED_PARENT, "R-089", left)]
    return []


def _exceeded(problem: ProblemType, rule: str, left_cents: int) -> Violation:
    """Return a refusal that says what is left; never less than nothing."""
    return Violation(problem, problem.cause, rule, members={"availableCents": max(0, left_cents)})
