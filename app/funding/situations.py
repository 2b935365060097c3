"""What the steps of money are judged in: an allocation, its envelope, its decisions and what was paid. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from app.findings.day import AFFIRMATIVE
from app.findings.result import EvidenceRef
from app.funding import ledger
from app.funding.ledger import PaymentFigures
from app.funding.rules import (
    AllocationStatus,
    AmountCertainty,
    CeilingStatus,
    ConditionKind,
    LegalBasisKind,
    SubsidyRegime,
)
from app.funding.totals import AllocationFigures, EnvelopeFigures
from app.kit.dates import Interval
from app.kit.domain import ApiRole, Localised, ProblemType, Violation
from app.lifecycle.machine import Clearing, Guard

KEEPERS = (ApiRole.FINANCE_OFFICER, ApiRole.REGISTRAR)
_DECIDE = (ApiRole.DECISION_SECRETARY, ApiRole.LEGAL_OFFICER, ApiRole.REGISTRAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedPoint:
    """One point of a decision that may carry a step."""

    id: str
    decision_id: str
    kind: str
    outcome: str | None
    status: str
    organisation_id: str | None
    decided_on: Interval | None
    announced_on: Interval | None

    def carries(self, kind: str, provider_id: str, day: date) -> bool:
        """Tell whether the provider took this decision, for this purpose, on or before a day."""
        is_taken = (
            self.status == "decided" and self.decided_on is not None and self.decided_on.possibly_on_or_before(day)
        )
        return is_taken and self.kind == kind and self.outcome in AFFIRMATIVE and self.organisation_id == provider_id


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeState:
    """An envelope as a step finds it."""

    id: str
    provider_id: str
    figures: EnvelopeFigures
    legal_basis: str | None
    regime: SubsidyRegime | None
    published_on: Interval | None

    @property
    def is_published(self) -> bool:
        """Tell whether the ceiling was adopted under a regulation and published (Awb 4:25, 4:27)."""
        published = {CeilingStatus.PUBLISHED, CeilingStatus.CLOSED}
        return self.figures.ceiling_status in published and self.legal_basis is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionState:
    """A condition of a grant: whether it was met or waived by a day is told by that day."""

    id: str
    kind: ConditionKind
    met_on: Interval | None
    is_waived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionState:
    """A suspension of payments; it ends on its last day or when it is lifted (Awb 4:56)."""

    id: str
    notified_on: Interval
    ends_on: Interval
    lifted_on: Interval | None

    def holds_on(self, day: date) -> bool:
        """Tell whether it certainly or possibly holds on a day."""
        is_lifted = self.lifted_on is not None and self.lifted_on.certainly_on_or_before(day)
        return self.notified_on.possibly_on_or_before(day) and not is_lifted and self.ends_on.latest >= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request states of its step; everything may be left open when a step is only looked at."""

    point_id: str | None = None
    document_id: str | None = None
    amount_cents: int | None = None
    refused_cents: int | None = None
    ground: str | None = None
    breached_on: Interval | None = None
    certainty: AmountCertainty | None = None
    recipient_id: str | None = None
    recipient_is_public: bool | None = None
    activities: str | None = None
    legal_basis_kind: LegalBasisKind | None = None
    period_from: Interval | None = None
    period_to: Interval | None = None
    budget_adopted_on: Interval | None = None
    sets_budget_reservation: bool = False
    occurred_on: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySituation:
    """An allocation on the legal day of a step; amounts are euro cents."""

    day: date
    id: str
    status: AllocationStatus
    envelope: EnvelopeState
    allocations: Mapping[UUID, AllocationFigures]
    payments: tuple[PaymentFigures, ...] = ()
    points: tuple[DecidedPoint, ...] = ()
    conditions: tuple[ConditionState, ...] = ()
    suspensions: tuple[SuspensionState, ...] = ()
    reports: tuple[str, ...] = ()
    recipient_id: str | None = None
    recipient_is_public: bool = False
    activities: str | None = None
    legal_basis_kind: LegalBasisKind | None = None
    requested_cents: int | None = None
    applied_on: Interval | None = None
    period_from: Interval | None = None
    period_to: Interval | None = None
    accounting_due_on: Interval | None = None
    budget_adopted_on: Interval | None = None
    has_budget_reservation: bool = False
    direct_determination: bool = False
    certainty: AmountCertainty = AmountCertainty.ESTIMATE
    determined_on: Interval | None = None
    determined_announced_on: Interval | None = None
    is_withdrawn: bool = False
    agreement_id: str | None = None
    agreement_has_ended: bool = False
    asked: Asked | None = None

    @property
    def own(self) -> AllocationFigures:
        """Return the figures of the allocation itself."""
        return self.allocations[UUID(self.id)]

    @property
    def paid_net(self) -> int:
        """Return what was paid on balance."""
        return ledger.paid_net(self.payments)

    @property
    def entitlement(self) -> int:
        """Return what the recipient may keep or get: the grant, then the determination, nothing once withdrawn."""
        return ledger.entitlement(
            self.status, self.own.granted_cents, self.own.determined_cents, from_withdrawal=self.is_withdrawn
        )

    @property
    def regime_applies(self) -> bool:
        """Tell whether title 4.2 Awb applies: it is off only for public-law recipients of an excluded envelope."""
        return not (self.envelope.regime is SubsidyRegime.EXCLUDED_PUBLIC_ONLY and self.will_be_public)

    @property
    def will_be_public(self) -> bool:
        """Tell whether the recipient, as it will be, is a public-law body."""
        stated = self.asked.recipient_is_public if self.asked is not None else None
        return self.recipient_is_public if stated is None else stated

    @property
    def requested_or_stated(self) -> int:
        """Return what was asked for, or else what is stated."""
        return self.own.amount_cents if self.requested_cents is None else self.requested_cents

    def amount(self, otherwise: int | None) -> int | None:
        """Return the amount a request states, or another where it states none."""
        return otherwise if self.asked is None or self.asked.amount_cents is None else self.asked.amount_cents

    def stated(self, name: str, otherwise: Any) -> Any:
        """Return what a request states, or else what the record says already."""
        value = getattr(self.asked, name) if self.asked is not None else None
        return otherwise if value is None else value

    def point(self, kind: str) -> DecidedPoint | None:
        """Return the decision point a step rests on: the one named, or any that carries it."""
        named = self.asked.point_id if self.asked is not None else None
        return next(
            (
                point
                for point in self.points
                if named in {None, point.id} and point.carries(kind, self.envelope.provider_id, self.day)
            ),
            None,
        )

    def becoming(self, **figures: Any) -> Mapping[UUID, AllocationFigures]:
        """Return the allocations of the envelope as they would be with other figures of this one."""
        return {**self.allocations, UUID(self.id): replace(self.own, **figures)}

    def by_provider(self, path: str, roles: tuple[ApiRole, ...] = KEEPERS, *, method: str = "POST") -> Clearing:
        """Return that the provider of the money clears something."""
        return Clearing(roles, self.envelope.provider_id, method, path)

    def by_deciding(self) -> Clearing:
        """Return that the provider clears it by a decision."""
        return self.by_provider("/v1/decisions", _DECIDE)


def told(
    rule: str | None,
    met: Localised,
    problem: ProblemType | None,
    *evidence: EvidenceRef,
    members: Mapping[str, Any] | None = None,
    clearing: Clearing | None = None,
) -> Guard:
    """Return a guard of money, which blocks in every recording mode: an amount is right or it is not kept."""
    words = problem.cause if problem else met
    found = members if problem and members else {}
    return Guard(rule, words, problem, always=True, evidence=evidence, clearing=clearing, members=found)


def as_guards(violations: list[Violation], rule: str, met: Localised) -> list[Guard]:
    """Return what a rule on totals found as guards; one that is met where it found nothing."""
    if not violations:
        return [told(rule, met, None)]
    return [told(v.rule or rule, met, v.problem, members=v.members) for v in violations]
