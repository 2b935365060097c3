"""Tables of funding envelopes and allocations. Money is whole euro cents (R-075)."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field, SQLModel

from app.funding.rules import (
    AllocationStatus,
    AmountCertainty,
    AmountQualifier,
    CeilingStatus,
    DistributionMethod,
    LegalBasisKind,
    SubsidyRegime,
)
from app.kit.schema import PartialDate
from app.kit.tables import Record, cents_column, enum_column, partial_date_column


class FundingEnvelope(Record, table=True):
    """Money a provider has, or expects to have, for a purpose; a ceiling once adopted and published."""

    __tablename__ = "funding_envelope"

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


class FundingEnvelopeArea(SQLModel, table=True):
    """An area an envelope is for."""

    __tablename__ = "funding_envelope_area"

    envelope_id: UUID = Field(primary_key=True, foreign_key="funding_envelope.id")
    area_id: UUID = Field(primary_key=True, foreign_key="area.id", index=True)


class Allocation(Record, table=True):
    """A part of an envelope for one agreement, area or recipient, from expectation to settlement."""

    __tablename__ = "allocation"
    __table_args__ = (
        CheckConstraint("determined_cents <= granted_cents", name="determined_within_grant"),
        CheckConstraint(
            "status NOT IN ('reserved', 'granted') OR certainty <> 'estimate'", name="estimate_carries_nothing"
        ),
        CheckConstraint("parent_allocation_id <> id", name="not_its_own_parent"),
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
