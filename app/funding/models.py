"""Tables of funding envelopes and allocations. Money is whole euro cents (R-075)."""

from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Text, text
from sqlmodel import Field, SQLModel

from app.funding.rules import (
    AllocationStatus,
    AmountCertainty,
    AmountQualifier,
    CeilingStatus,
    ConditionKind,
    DistributionMethod,
    LegalBasisKind,
    PaymentKind,
    PaymentStatus,
    SubsidyRegime,
)
from app.funding.shapes import AllocationPeriod, BudgetReservation, PaymentPeriod
from app.kit.schema import PartialDate, Recorder
from app.kit.tables import JsonColumn, Record, cents_column, enum_column, partial_date_column, public_index


def _kept_by_database(name: str) -> Column[int]:
    """Return a column of euro cents that triggers keep; it is in no representation and nothing else writes it."""
    return Column(name, BigInteger, nullable=False, server_default="0")


class FundingEnvelope(Record, table=True):
    """Money a provider has, or expects to have, for a purpose; a ceiling once adopted and published."""

    __tablename__ = "funding_envelope"
    # The rules say it first and in words; these hold whoever writes.
    __table_args__ = (
        public_index("funding_envelope"),
        CheckConstraint(
            "ceiling_status = 'announced' OR granted_total_cents <= amount_cents", name="grants_within_ceiling"
        ),
        CheckConstraint(
            "(ceiling_status = 'announced' AND (certainty = 'estimate' OR qualifier NOT IN ('exact', 'maximum')))"
            " OR granted_total_cents + reserved_total_cents <= amount_cents",
            name="commitments_within_limit",
        ),
    )

    provider_organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    programme_id: UUID | None = Field(default=None, foreign_key="programme.id", index=True)
    purpose: str | None = Field(default=None, sa_type=Text)
    amount_cents: int = Field(sa_column=cents_column("amount_cents", nullable=False))
    certainty: AmountCertainty = Field(sa_column=enum_column(AmountCertainty, name="certainty"))
    qualifier: AmountQualifier = Field(sa_column=enum_column(AmountQualifier, name="qualifier"))
    amount_source_text: str | None = Field(default=None, sa_type=Text)
    ceiling_status: CeilingStatus = Field(sa_column=enum_column(CeilingStatus, name="ceiling_status"))
    legal_basis: str | None = Field(default=None, sa_type=Text)
    subsidy_regime: SubsidyRegime | None = Field(
        sa_column=enum_column(SubsidyRegime, name="subsidy_regime", nullable=True)
    )
    period_from: PartialDate | None = Field(sa_column=partial_date_column("period_from"))
    period_to: PartialDate | None = Field(sa_column=partial_date_column("period_to"))
    published_on: PartialDate | None = Field(sa_column=partial_date_column("published_on"))
    distribution_method: DistributionMethod | None = Field(
        sa_column=enum_column(DistributionMethod, name="distribution_method", nullable=True)
    )
    granted_total_cents: int = Field(default=0, sa_column=_kept_by_database("granted_total_cents"))
    reserved_total_cents: int = Field(default=0, sa_column=_kept_by_database("reserved_total_cents"))


class FundingEnvelopeArea(SQLModel, table=True):
    """An area an envelope is for."""

    __tablename__ = "funding_envelope_area"

    envelope_id: UUID = Field(primary_key=True, foreign_key="funding_envelope.id")
    area_id: UUID = Field(primary_key=True, foreign_key="area.id", index=True)


class Allocation(Record, table=True):
    """A part of an envelope for one agreement, area or recipient, from expectation to settlement."""

    __tablename__ = "allocation"
    __table_args__ = (
        public_index("allocation"),
        CheckConstraint("determined_cents <= granted_cents", name="determined_within_grant"),
        CheckConstraint(
            "status NOT IN ('reserved', 'granted') OR certainty <> 'estimate'", name="estimate_carries_nothing"
        ),
        CheckConstraint("parent_allocation_id <> id", name="not_its_own_parent"),
        CheckConstraint(
            "status NOT IN ('granted', 'advance_paid', 'accounted') OR granted_cents IS NOT NULL",
            name="grant_is_known",
        ),
        CheckConstraint(
            "parts_committed_cents <= CASE"
            " WHEN status IN ('granted', 'advance_paid', 'accounted') THEN coalesce(granted_cents, 0)"
            " WHEN status IN ('determined', 'settled', 'recovering', 'recovered') THEN coalesce(determined_cents, 0)"
            " WHEN status = 'reserved' THEN coalesce(reserved_cents, amount_cents) ELSE 0 END",
            name="parts_within_whole",
        ),
    )

    envelope_id: UUID = Field(foreign_key="funding_envelope.id", index=True)
    parent_allocation_id: UUID | None = Field(default=None, foreign_key="allocation.id", index=True)
    agreement_id: UUID | None = Field(default=None, foreign_key="agreement.id", index=True)
    area_id: UUID | None = Field(default=None, foreign_key="area.id", index=True)
    recipient_organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id", index=True)
    amount_cents: int = Field(sa_column=cents_column("amount_cents", nullable=False))
    certainty: AmountCertainty = Field(sa_column=enum_column(AmountCertainty, name="certainty"))
    qualifier: AmountQualifier = Field(sa_column=enum_column(AmountQualifier, name="qualifier"))
    amount_source_text: str | None = Field(default=None, sa_type=Text)
    status: AllocationStatus = Field(sa_column=enum_column(AllocationStatus, name="status"))
    applied_on: PartialDate | None = Field(sa_column=partial_date_column("applied_on"))
    requested_cents: int | None = Field(sa_column=cents_column("requested_cents"))
    reserved_cents: int | None = Field(sa_column=cents_column("reserved_cents"))
    granted_cents: int | None = Field(sa_column=cents_column("granted_cents"))
    refused_cents: int | None = Field(sa_column=cents_column("refused_cents"))
    determined_cents: int | None = Field(sa_column=cents_column("determined_cents"))
    decision_id: UUID | None = Field(default=None, foreign_key="decision.id")
    legal_basis_kind: LegalBasisKind | None = Field(
        sa_column=enum_column(LegalBasisKind, name="legal_basis_kind", nullable=True)
    )
    activities: str | None = Field(default=None, sa_type=Text)
    period_from: PartialDate | None = Field(sa_column=partial_date_column("period_from"))
    period_to: PartialDate | None = Field(sa_column=partial_date_column("period_to"))
    accounting_due_on: PartialDate | None = Field(sa_column=partial_date_column("accounting_due_on"))
    budget_reservation: BudgetReservation | None = Field(
        sa_column=Column("budget_reservation", JsonColumn(BudgetReservation), nullable=True)
    )
    direct_determination: bool = Field(default=False)
    status_history: tuple[AllocationPeriod, ...] = Field(
        default=(), sa_column=Column("status_history", JsonColumn(tuple[AllocationPeriod, ...]), nullable=False)
    )
    parts_committed_cents: int = Field(default=0, sa_column=_kept_by_database("parts_committed_cents"))
    advanced_cents: int = Field(default=0, sa_column=_kept_by_database("advanced_cents"))
    paid_cents: int = Field(default=0, sa_column=_kept_by_database("paid_cents"))


class OfAllocation(Record):
    """What every record about an allocation has: what it is about, and whose money it is."""

    __abstract__ = True

    allocation_id: UUID = Field(foreign_key="allocation.id", index=True)
    agreement_id: UUID | None = Field(default=None, foreign_key="agreement.id", index=True)
    provider_organisation_id: UUID = Field(foreign_key="organisation.id")


class AllocationCondition(OfAllocation, table=True):
    """A condition or obligation of a grant."""

    __tablename__ = "allocation_condition"

    kind: ConditionKind = Field(sa_column=enum_column(ConditionKind, name="kind"))
    text: str = Field(sa_type=Text)
    due_on: PartialDate | None = Field(sa_column=partial_date_column("due_on"))
    met_on: PartialDate | None = Field(sa_column=partial_date_column("met_on"))
    waived_by_decision_id: UUID | None = Field(default=None, foreign_key="decision.id")


class AccountingReport(OfAllocation, table=True):
    """What a recipient reported of a grant (Awb 4:45)."""

    __tablename__ = "accounting_report"

    received_on: PartialDate = Field(sa_column=partial_date_column("received_on", nullable=False))
    spent_cents: int = Field(sa_column=cents_column("spent_cents", nullable=False))
    activities_done: bool
    document_id: UUID = Field(foreign_key="document.id")


class Suspension(OfAllocation, table=True):
    """A suspension of payments (Awb 4:56)."""

    __tablename__ = "suspension"

    notified_on: PartialDate = Field(sa_column=partial_date_column("notified_on", nullable=False))
    ends_on: PartialDate = Field(sa_column=partial_date_column("ends_on", nullable=False))
    lifted_on: PartialDate | None = Field(sa_column=partial_date_column("lifted_on"))


class Payment(OfAllocation, table=True):
    """Money paid to, or back by, the recipient of a grant."""

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="pays_something"),
        CheckConstraint("approved_by_principal <> prepared_by_principal", name="two_persons"),
        CheckConstraint("status <> 'paid' OR paid_on IS NOT NULL", name="paid_on_a_day"),
        # What a controller must still see to.
        Index("ix_payment_open", "allocation_id", postgresql_where=text("status IN ('prepared', 'approved')")),
    )

    kind: PaymentKind = Field(sa_column=enum_column(PaymentKind, name="kind"))
    amount_cents: int = Field(sa_column=cents_column("amount_cents", nullable=False))
    status: PaymentStatus = Field(sa_column=enum_column(PaymentStatus, name="status"))
    status_history: tuple[PaymentPeriod, ...] = Field(
        default=(), sa_column=Column("status_history", JsonColumn(tuple[PaymentPeriod, ...]), nullable=False)
    )
    decision_point_id: UUID | None = Field(default=None, foreign_key="decision_point.id")
    due_on: PartialDate | None = Field(sa_column=partial_date_column("due_on"))
    paid_on: PartialDate | None = Field(sa_column=partial_date_column("paid_on"))
    reversed_on: PartialDate | None = Field(sa_column=partial_date_column("reversed_on"))
    prepared_by: Recorder = Field(sa_column=Column("prepared_by", JsonColumn(Recorder), nullable=False))
    approved_by: Recorder | None = Field(sa_column=Column("approved_by", JsonColumn(Recorder), nullable=True))
    # Issuer and subject, to tell two persons apart; in no representation.
    prepared_by_principal: str = Field(sa_type=Text)
    approved_by_principal: str | None = Field(default=None, sa_type=Text)
