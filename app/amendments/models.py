"""Tables of amendments and of the answers of the parties to them."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from app.amendments.rules import AmendmentClassification, AmendmentStatus, ProtectedSubject
from app.amendments.shapes import AmendmentPeriod, ClauseOperation, TermChanges
from app.decisions.rules import Body
from app.kit.schema import PartialDate
from app.kit.tables import JsonColumn, Record, enum_column, enum_list_column, partial_date_column, public_index


class Amendment(Record, table=True):
    """A proposed change of the text or the terms of an agreement, against one text of it."""

    __tablename__ = "amendment"
    __table_args__ = (
        public_index("amendment"),
        UniqueConstraint("id", "agreement_id"),
        ForeignKeyConstraint(["proposed_by_party_id", "agreement_id"], ["party.id", "party.agreement_id"]),
        # What parties are asked for is found by it.
        Index(
            "ix_amendment_awaited",
            "agreement_id",
            postgresql_where=text("status IN ('classified', 'awaiting_consent')"),
        ),
        # What the turn of the day looks for.
        Index(
            "ix_amendment_adopted",
            text("partial_date_latest(effective_on)"),
            postgresql_where=text("status = 'adopted'"),
        ),
        CheckConstraint("text_sha256 ~ '^[0-9a-f]{64}$'", name="text_sha256"),
    )

    agreement_id: UUID = Field(foreign_key="agreement.id", index=True)
    baseline_version_id: UUID = Field(foreign_key="agreement_version.id", index=True)
    proposed_by_party_id: UUID = Field(index=True)
    rationale: str = Field(sa_type=Text)
    operations: tuple[ClauseOperation, ...] = Field(
        sa_column=Column("operations", JsonColumn(tuple[ClauseOperation, ...]), nullable=False)
    )
    term_changes: TermChanges | None = Field(sa_column=Column("term_changes", JsonColumn(TermChanges)))
    declared_subjects: tuple[ProtectedSubject, ...] = Field(
        sa_column=enum_list_column(ProtectedSubject, name="declared_subjects")
    )
    status: AmendmentStatus = Field(sa_column=enum_column(AmendmentStatus, name="status"))
    status_history: tuple[AmendmentPeriod, ...] = Field(
        default=(), sa_column=Column("status_history", JsonColumn(tuple[AmendmentPeriod, ...]), nullable=False)
    )
    classification: AmendmentClassification | None = Field(
        sa_column=enum_column(AmendmentClassification, name="classification", nullable=True)
    )
    protected_subjects: tuple[ProtectedSubject, ...] = Field(
        sa_column=enum_list_column(ProtectedSubject, name="protected_subjects")
    )
    text_sha256: str | None = Field(default=None, sa_type=Text)
    respond_by: PartialDate | None = Field(sa_column=partial_date_column("respond_by"))
    effective_on: PartialDate | None = Field(sa_column=partial_date_column("effective_on"))
    adopted_on: PartialDate | None = Field(sa_column=partial_date_column("adopted_on"))
    result_version_id: UUID | None = Field(
        sa_column=Column("result_version_id", ForeignKey("agreement_version.id", use_alter=True), nullable=True)
    )
    rebased_from_id: UUID | None = Field(default=None, foreign_key="amendment.id")


class AmendmentConsent(Record, table=True):
    """The answer of one party to one amendment, and the authority it was given on."""

    __tablename__ = "amendment_consent"
    __table_args__ = (
        UniqueConstraint("amendment_id", "party_id", "recording_mode"),
        ForeignKeyConstraint(["amendment_id", "agreement_id"], ["amendment.id", "amendment.agreement_id"]),
        ForeignKeyConstraint(["party_id", "agreement_id"], ["party.id", "party.agreement_id"]),
    )

    agreement_id: UUID = Field(foreign_key="agreement.id", index=True)
    amendment_id: UUID = Field(index=True)
    party_id: UUID = Field(index=True)
    is_refused: bool
    given_on: PartialDate = Field(sa_column=partial_date_column("given_on", nullable=False))
    decision_point_id: UUID | None = Field(default=None, foreign_key="decision_point.id")
    mandate_id: UUID | None = Field(default=None, foreign_key="mandate.id", index=True)
    signing_authority_id: UUID | None = Field(default=None, foreign_key="signing_authority.id")
    office_holding_id: UUID | None = Field(default=None, foreign_key="office_holding.id")
    on_behalf_of_body: Body | None = Field(sa_column=enum_column(Body, name="on_behalf_of_body", nullable=True))
    retroactive_agreed: bool | None = None
    document_id: UUID | None = Field(default=None, foreign_key="document.id")
