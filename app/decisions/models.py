"""Tables of decisions with their points, and of mandates."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Text, UniqueConstraint
from sqlmodel import Column, Field, SQLModel

from app.decisions.rules import (
    AuthorityKind,
    Body,
    DecisionKind,
    DecisionOutcome,
    DecisionStatus,
    HolderKind,
    MandatePower,
    MandateStatus,
    PhaseLimit,
    PublicationStatus,
)
from app.kit.schema import PartialDate
from app.kit.tables import Record, cents_column, enum_column, enum_list_column, partial_date_column, public_index
from app.organisations.rules import FunctionKind, HolderRole


class Decision(Record, table=True):
    """What a body decided, on a day, point by point."""

    __tablename__ = "decision"
    __table_args__ = (public_index("decision"),)

    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    body: Body = Field(sa_column=enum_column(Body, name="body"))
    status: DecisionStatus = Field(sa_column=enum_column(DecisionStatus, name="status"))
    decided_on: PartialDate | None = Field(sa_column=partial_date_column("decided_on"))
    announced_on: PartialDate | None = Field(sa_column=partial_date_column("announced_on"))
    scheduled_on: PartialDate | None = Field(sa_column=partial_date_column("scheduled_on"))
    revoked_on: PartialDate | None = Field(sa_column=partial_date_column("revoked_on"))
    revoked_by_decision_id: UUID | None = Field(default=None, foreign_key="decision.id")
    outcome_text: str | None = Field(default=None, sa_type=Text)
    reference_number: str | None = Field(default=None, sa_type=Text)
    mandate_id: UUID | None = Field(
        sa_column=Column("mandate_id", ForeignKey("mandate.id", use_alter=True), nullable=True)
    )
    document_id: UUID | None = Field(default=None, foreign_key="document.id")
    publication_status: PublicationStatus = Field(sa_column=enum_column(PublicationStatus, name="publication_status"))


class DecisionPoint(SQLModel, table=True):
    """One point of a decision, with its own outcome (R-019)."""

    __tablename__ = "decision_point"
    __table_args__ = (UniqueConstraint("decision_id", "number"),)

    id: UUID = Field(primary_key=True)
    decision_id: UUID = Field(foreign_key="decision.id", index=True)
    position: int
    number: int | None = None
    kind: DecisionKind = Field(sa_column=enum_column(DecisionKind, name="kind"))
    text: str | None = Field(default=None, sa_type=Text)
    outcome: DecisionOutcome | None = Field(sa_column=enum_column(DecisionOutcome, name="outcome", nullable=True))
    agreement_id: UUID | None = Field(
        sa_column=Column("agreement_id", ForeignKey("agreement.id", use_alter=True), index=True, nullable=True)
    )
    agreement_version_id: UUID | None = Field(
        sa_column=Column("agreement_version_id", ForeignKey("agreement_version.id", use_alter=True), nullable=True)
    )
    amendment_id: UUID | None = Field(
        sa_column=Column("amendment_id", ForeignKey("amendment.id", use_alter=True), index=True, nullable=True)
    )
    plan_id: UUID | None = Field(default=None, foreign_key="plan.id")
    # A mandate names the point that granted it and the point names the mandate: checked when both are there.
    mandate_id: UUID | None = Field(
        sa_column=Column(
            "mandate_id",
            ForeignKey("mandate.id", use_alter=True, deferrable=True, initially="DEFERRED"),
            index=True,
            nullable=True,
        )
    )
    allocation_id: UUID | None = Field(
        sa_column=Column("allocation_id", ForeignKey("allocation.id", use_alter=True), index=True, nullable=True)
    )
    envelope_id: UUID | None = Field(
        sa_column=Column("envelope_id", ForeignKey("funding_envelope.id", use_alter=True), index=True, nullable=True)
    )


class Mandate(Record, table=True):
    """Authority given to decide or act in another's name."""

    __tablename__ = "mandate"
    __table_args__ = (
        public_index("mandate"),
        CheckConstraint(
            "(holder_role IS NOT NULL)::int + (function_kind IS NOT NULL)::int + (person_id IS NOT NULL)::int <= 1",
            name="one_holder",
        ),
        CheckConstraint(
            "status = 'revoked'"
            " OR num_nonnulls(revoked_on, revoked_at, revoking_decision_point_id, revocation_document_id) = 0",
            name="revocation",
        ),
    )

    authority_kind: AuthorityKind = Field(sa_column=enum_column(AuthorityKind, name="authority_kind"))
    granting_body: Body = Field(sa_column=enum_column(Body, name="granting_body"))
    granting_organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    decision_point_id: UUID | None = Field(default=None, foreign_key="decision_point.id", index=True)
    holder_kind: HolderKind = Field(sa_column=enum_column(HolderKind, name="holder_kind"))
    holder_role: HolderRole | None = Field(sa_column=enum_column(HolderRole, name="holder_role", nullable=True))
    function_kind: FunctionKind | None = Field(
        sa_column=enum_column(FunctionKind, name="function_kind", nullable=True)
    )
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    powers: tuple[MandatePower, ...] = Field(sa_column=enum_list_column(MandatePower, name="powers"))
    subject_agreement_id: UUID | None = Field(
        sa_column=Column(
            "subject_agreement_id", ForeignKey("agreement.id", use_alter=True), index=True, nullable=True
        )
    )
    phase_limit: PhaseLimit | None = Field(sa_column=enum_column(PhaseLimit, name="phase_limit", nullable=True))
    valid_from: PartialDate | None = Field(sa_column=partial_date_column("valid_from"))
    valid_to: PartialDate | None = Field(sa_column=partial_date_column("valid_to"))
    financial_limit_cents: int | None = Field(sa_column=cents_column("financial_limit_cents"))
    sub_mandate_allowed: bool | None = None
    parent_mandate_id: UUID | None = Field(default=None, foreign_key="mandate.id", index=True)
    written: bool
    consent_document_id: UUID | None = Field(default=None, foreign_key="document.id")
    revoked_on: PartialDate | None = Field(sa_column=partial_date_column("revoked_on"))
    revoked_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    revoking_decision_point_id: UUID | None = Field(default=None, foreign_key="decision_point.id", index=True)
    revocation_document_id: UUID | None = Field(default=None, foreign_key="document.id")
    status: MandateStatus = Field(sa_column=enum_column(MandateStatus, name="status"))
