"""Tables of agreements, their relations and texts, their signing events, follow-ups and risks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, UniqueConstraint, text
from sqlmodel import Column, Field, SQLModel

from app.agreements.rules import (
    AgreementKind,
    AgreementRelationKind,
    AgreementStatus,
    ClauseKind,
    FollowUpKind,
    FollowUpStatus,
    LegalBindingness,
    SigningEventStatus,
    VersionStatus,
)
from app.decisions.rules import Body
from app.kit.schema import PartialDate
from app.kit.tables import JsonColumn, Record, enum_column, partial_date_column, public_index


class Agreement(Record, table=True):
    """The root of a dossier: one agreement between two or more organisations."""

    __tablename__ = "agreement"
    __table_args__ = (
        Index("ix_agreement_title", text("lower(coalesce(title, ''))"), "id"),
        # What the turn of the day looks for.
        Index(
            "ix_agreement_effective",
            text("partial_date_latest(effective_on)"),
            postgresql_where=text("status = 'signed'"),
        ),
        # What is decided on, signed, or about to enter into force: what parties are asked for.
        Index(
            "ix_agreement_on_its_way",
            "id",
            postgresql_where=text("status IN ('in_decision', 'in_signing', 'signed')"),
        ),
        public_index("agreement"),
        Index("ix_agreement_in_signing", "id", postgresql_where=text("status = 'in_signing'")),
        Index("ix_agreement_end", text("partial_date_latest(ends_on)"), postgresql_where=text("status = 'in_force'")),
    )

    kind: AgreementKind = Field(sa_column=enum_column(AgreementKind, name="kind"))
    title: str | None = Field(default=None, sa_type=Text)
    managing_organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    programme_id: UUID | None = Field(default=None, foreign_key="programme.id", index=True)
    status: AgreementStatus = Field(sa_column=enum_column(AgreementStatus, name="status"))
    concluded_on: PartialDate | None = Field(sa_column=partial_date_column("concluded_on"))
    starts_on: PartialDate | None = Field(sa_column=partial_date_column("starts_on"))
    ends_on: PartialDate | None = Field(sa_column=partial_date_column("ends_on"))
    effective_on: PartialDate | None = Field(sa_column=partial_date_column("effective_on"))
    is_indefinite: bool | None = None
    notice_period_months: int | None = Field(default=None, ge=0)
    tacit_renewal_months: int | None = Field(default=None, ge=1)
    far_reaching: bool | None = None
    has_amendment_clause: bool | None = None
    has_accession_clause: bool | None = None
    has_retroactive_clause: bool | None = None
    legal_bindingness: LegalBindingness | None = Field(
        sa_column=enum_column(LegalBindingness, name="legal_bindingness", nullable=True)
    )
    extra_staff_claim: bool | None = None
    # An agreement names its text and the text its agreement: checked when both are there.
    current_version_id: UUID | None = Field(
        sa_column=Column(
            "current_version_id",
            ForeignKey("agreement_version.id", use_alter=True, deferrable=True, initially="DEFERRED"),
            nullable=True,
        )
    )


class AgreementStatusPeriod(SQLModel, table=True):
    """From which legal day an agreement had a status; the source of `asOf` (D12)."""

    __tablename__ = "agreement_status_period"

    agreement_id: UUID = Field(primary_key=True, foreign_key="agreement.id")
    position: int = Field(primary_key=True)
    status: AgreementStatus = Field(sa_column=enum_column(AgreementStatus, name="status"))
    since: PartialDate | None = Field(sa_column=partial_date_column("since"))


class AgreementArea(SQLModel, table=True):
    """An area an agreement is about."""

    __tablename__ = "agreement_area"

    agreement_id: UUID = Field(primary_key=True, foreign_key="agreement.id")
    area_id: UUID = Field(primary_key=True, foreign_key="area.id", index=True)


class AgreementNeighbourhood(SQLModel, table=True):
    """A neighbourhood an agreement is about."""

    __tablename__ = "agreement_neighbourhood"

    agreement_id: UUID = Field(primary_key=True, foreign_key="agreement.id")
    neighbourhood_id: UUID = Field(primary_key=True, foreign_key="neighbourhood.id")


class AgreementRelation(SQLModel, table=True):
    """How an agreement relates to an older one or to a plan."""

    __tablename__ = "agreement_relation"
    __table_args__ = (
        CheckConstraint("(to_agreement_id IS NULL) <> (to_plan_id IS NULL)", name="one_target"),
        CheckConstraint("to_agreement_id <> agreement_id", name="not_itself"),
    )

    id: UUID = Field(primary_key=True)
    agreement_id: UUID = Field(foreign_key="agreement.id", index=True)
    position: int
    kind: AgreementRelationKind = Field(sa_column=enum_column(AgreementRelationKind, name="kind"))
    to_agreement_id: UUID | None = Field(default=None, foreign_key="agreement.id", index=True)
    to_plan_id: UUID | None = Field(default=None, foreign_key="plan.id")


class AgreementVersion(Record, table=True):
    """One version of the text of an agreement."""

    __tablename__ = "agreement_version"
    __table_args__ = (UniqueConstraint("agreement_id", "version_no"),)

    agreement_id: UUID = Field(foreign_key="agreement.id", index=True)
    version_no: int = Field(ge=1)
    version_status: VersionStatus = Field(sa_column=enum_column(VersionStatus, name="version_status"))
    document_id: UUID | None = Field(default=None, foreign_key="document.id")
    text_sha256: str | None = Field(
        sa_column=Column("text_sha256", Text, CheckConstraint("text_sha256 ~ '^[0-9a-f]{64}$'", name="text_sha256"))
    )
    frozen_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    effective_on: PartialDate | None = Field(sa_column=partial_date_column("effective_on"))
    based_on_version_id: UUID | None = Field(default=None, foreign_key="agreement_version.id")
    amendment_id: UUID | None = Field(
        sa_column=Column("amendment_id", ForeignKey("amendment.id", use_alter=True), nullable=True)
    )


class Clause(SQLModel, table=True):
    """One clause of one version; its text may be unknown while only its existence is."""

    __tablename__ = "clause"

    id: UUID = Field(primary_key=True)
    version_id: UUID = Field(foreign_key="agreement_version.id", index=True)
    position: int
    article_no: str | None = Field(default=None, sa_type=Text)
    clause_kind: ClauseKind = Field(sa_column=enum_column(ClauseKind, name="clause_kind"))
    heading: str | None = Field(default=None, sa_type=Text)
    text: str | None = Field(default=None, sa_type=Text)
    legal_advice_obtained: bool | None = None
    survives_end: bool | None = None


class SigningEvent(Record, table=True):
    """A moment at which parties sign together, planned or held."""

    __tablename__ = "signing_event"

    agreement_id: UUID = Field(foreign_key="agreement.id", index=True)
    status: SigningEventStatus = Field(sa_column=enum_column(SigningEventStatus, name="status"))
    planned_on: PartialDate = Field(sa_column=partial_date_column("planned_on", nullable=False))
    held_on: PartialDate | None = Field(sa_column=partial_date_column("held_on"))
    previous_planned_on: tuple[PartialDate, ...] = Field(
        sa_column=Column("previous_planned_on", JsonColumn(tuple[PartialDate, ...]), nullable=False)
    )
    location_chosen_id: UUID | None = Field(default=None, foreign_key="neighbourhood.id")
    attendees_text: str | None = Field(default=None, sa_type=Text)
    condition_text: str | None = Field(default=None, sa_type=Text)


class SigningEventLocation(SQLModel, table=True):
    """A neighbourhood where a signing event may be held."""

    __tablename__ = "signing_event_location"

    signing_event_id: UUID = Field(primary_key=True, foreign_key="signing_event.id")
    neighbourhood_id: UUID = Field(primary_key=True, foreign_key="neighbourhood.id")


class FollowUp(Record, table=True):
    """Something announced to follow the agreement."""

    __tablename__ = "follow_up"

    agreement_id: UUID = Field(foreign_key="agreement.id", index=True)
    kind: FollowUpKind = Field(sa_column=enum_column(FollowUpKind, name="kind"))
    status: FollowUpStatus = Field(sa_column=enum_column(FollowUpStatus, name="status"))
    due_on: PartialDate | None = Field(sa_column=partial_date_column("due_on"))
    done_on: PartialDate | None = Field(sa_column=partial_date_column("done_on"))
    addressee_body: Body | None = Field(sa_column=enum_column(Body, name="addressee_body", nullable=True))
    joint: bool | None = None
    text: str | None = Field(default=None, sa_type=Text)


class Risk(Record, table=True):
    """A caveat that was named when the agreement was proposed."""

    __tablename__ = "risk"

    agreement_id: UUID = Field(foreign_key="agreement.id", index=True)
    title: str = Field(sa_type=Text)
    summary: str = Field(sa_type=Text)
