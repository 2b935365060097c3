"""Shapes of what the file of an allocation tells: its calendar and its balance. Whole euro cents (R-075)."""

from typing import Self
from uuid import UUID

from pydantic import Field

from app.calendar.schemas import Dated
from app.findings.record import Record
from app.funding.balance import Balance, Traced
from app.funding.figures_schemas import FigureLinks, MomentQuery
from app.funding.rules import AllocationStatus, PaymentKind, PaymentStatus
from app.kit.schema import ApiModel, Day, Instant, PartialDate


class AllocationCalendarRead(Dated):
    """The calendar of one allocation: what must be decided, paid or reported before which day."""

    allocation_id: UUID = Field(description="The allocation that was asked about.")


class TracedStep(ApiModel):
    """One step of an allocation: from when, to what amounts, and by which decision."""

    status: AllocationStatus
    since: PartialDate | None = Field(description="The day from which it stood so; null where that is not known.")
    reserved_cents: int | None = Field(description="What is set apart, in whole euro cents.")
    granted_cents: int | None = Field(description="What the grant decision gives, in whole euro cents.")
    refused_cents: int | None = Field(description="What was applied for and refused, in whole euro cents.")
    determined_cents: int | None = Field(description="The final amount, in whole euro cents.")
    ground: str | None = Field(description="The ground of a refusal, determination, withdrawal or revision.")
    entitlement_cents: int = Field(description="What the recipient may keep from this step on.")
    decision_point_id: UUID | None = Field(description="The decision point it rests on.")
    decision_id: UUID | None = Field(
        description="The decision of that point, or the one the allocation names; null where you do not see it."
    )

    @classmethod
    def of(cls, found: Traced) -> Self:
        """Return the shape of a step."""
        record = found.record
        return cls(
            status=AllocationStatus(record.required_text("status")),
            since=_day(record, "since"),
            reserved_cents=record.integer("reservedCents"),
            granted_cents=record.integer("grantedCents"),
            refused_cents=record.integer("refusedCents"),
            determined_cents=record.integer("determinedCents"),
            ground=record.text("ground"),
            entitlement_cents=found.cents,
            decision_point_id=_id(found.decision_point_id),
            decision_id=_id(found.decision_id),
        )


class TracedPayment(ApiModel):
    """One payment: how much, where it stands, and by which decision."""

    payment_id: UUID = Field(description="The payment.")
    kind: PaymentKind
    status: PaymentStatus
    amount_cents: int = Field(description="What was paid, in whole euro cents.")
    net_cents: int = Field(description="What it adds to `paidNetCents`: nothing until paid, less than nothing back.")
    paid_on: PartialDate | None = Field(description="The day on which it was paid; null until then.")
    decision_point_id: UUID | None = Field(description="The decision point it rests on.")
    decision_id: UUID | None = Field(description="The decision of that point; null where you do not see it.")

    @classmethod
    def of(cls, found: Traced) -> Self:
        """Return the shape of a payment."""
        record, money = found.record, found.record.part("money")
        assert money is not None
        return cls(
            payment_id=UUID(record.id),
            kind=PaymentKind(record.required_text("kind")),
            status=PaymentStatus(record.required_text("status")),
            amount_cents=money.integer("amountCents") or 0,
            net_cents=found.cents,
            paid_on=_day(record, "paidOn"),
            decision_point_id=_id(found.decision_point_id),
            decision_id=_id(found.decision_id),
        )


class BalanceRead(ApiModel):
    """How an allocation stands between provider and recipient, and the decisions behind it."""

    allocation_id: UUID = Field(description="The allocation that was asked about.")
    as_of: Day | None = Field(description="The legal day asked for; null: as it stands in the register.")
    known_at: Instant | None = Field(description="The register time asked for; null: all it knows now.")
    status: AllocationStatus
    entitlement_cents: int = Field(description="The grant, then what was determined; nothing once withdrawn.")
    advanced_cents: int = Field(description="Advances paid or still to be paid.")
    paid_net_cents: int = Field(description="Advances and final payments paid, less what came back.")
    claim_cents: int = Field(description="What was paid above `entitlementCents`.")
    is_due: bool = Field(
        description="Whether there is a claim that is due: by determination, withdrawal or recovery."
    )
    final_payment_cents: int | None = Field(description="What is still to be paid; null until determined.")
    spent_cents: int | None = Field(description="What the recipient last reported as spent; null without a report.")
    trace: tuple[TracedStep, ...] = Field(description="Every step, the first one first.")
    payments: tuple[TracedPayment, ...] = Field(description="Every payment, in order of id.")
    links: FigureLinks = Field(description="Addresses that belong to this answer, relative to the server.")

    @classmethod
    def of(cls, allocation_id: UUID, found: Balance, query: MomentQuery, address: str) -> Self:
        """Return the shape of a balance, with the axes of time it was asked for."""
        return cls(
            allocation_id=allocation_id,
            as_of=query.as_of,
            known_at=query.known_at,
            status=found.status,
            entitlement_cents=found.entitlement_cents,
            advanced_cents=found.advanced_cents,
            paid_net_cents=found.paid_net_cents,
            claim_cents=found.claim_cents,
            is_due=found.is_due,
            final_payment_cents=found.final_payment_cents,
            spent_cents=found.spent_cents,
            trace=tuple(map(TracedStep.of, found.steps)),
            payments=tuple(map(TracedPayment.of, found.payments)),
            links=FigureLinks(self=address),
        )


def _day(record: Record, member: str) -> PartialDate | None:
    stated = record.members.get(member)
    return None if stated is None else PartialDate.model_validate(stated, strict=False)


def _id(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)
