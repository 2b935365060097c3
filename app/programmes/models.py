"""Tables of programmes, their plans, pillars and goals, and the areas they are for."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlmodel import Column, Field, SQLModel

from app.kit.schema import PartialDate
from app.kit.tables import Record, enum_column, partial_date_column, public_index
from app.programmes.rules import AreaKind, PlanKind


class Programme(Record, table=True):
    """What agreements, plans and money belong to; its horizon is not the term of an agreement."""

    __tablename__ = "programme"
    __table_args__ = (CheckConstraint("horizon_years > 0", name="horizon_years"),)

    name: str = Field(sa_type=Text)
    owner_organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    starts_on: PartialDate | None = Field(sa_column=partial_date_column("starts_on"))
    horizon_years: int | None = None
    ambition: str | None = Field(default=None, sa_type=Text)


class Plan(Record, table=True):
    """A plan of a programme, adopted by a decision."""

    __tablename__ = "plan"

    kind: PlanKind = Field(sa_column=enum_column(PlanKind, name="kind"))
    title: str = Field(sa_type=Text)
    programme_id: UUID = Field(foreign_key="programme.id", index=True)
    adopted_by_decision_id: UUID | None = Field(
        sa_column=Column("adopted_by_decision_id", ForeignKey("decision.id", use_alter=True), nullable=True)
    )
    adopted_jointly: bool | None = None
    adopted_jointly_on: PartialDate | None = Field(sa_column=partial_date_column("adopted_jointly_on"))


class Pillar(Record, table=True):
    """One of the lines a programme works along."""

    __tablename__ = "pillar"

    programme_id: UUID | None = Field(default=None, foreign_key="programme.id", index=True)
    label_nl: str = Field(sa_type=Text)
    label_en: str | None = Field(default=None, sa_type=Text)


class Goal(Record, table=True):
    """What an agreement or plan aims at."""

    __tablename__ = "goal"
    __table_args__ = (
        public_index("goal"),
        CheckConstraint("agreement_id IS NULL OR plan_id IS NULL", name="one_owner"),
    )

    agreement_id: UUID | None = Field(
        sa_column=Column("agreement_id", ForeignKey("agreement.id", use_alter=True), index=True, nullable=True)
    )
    plan_id: UUID | None = Field(default=None, foreign_key="plan.id", index=True)
    text: str = Field(sa_type=Text)


class Sdg(Record, table=True):
    """A sustainable development goal of the United Nations that a programme or agreement serves."""

    __tablename__ = "sdg"
    __table_args__ = (CheckConstraint("number BETWEEN 1 AND 17", name="number"),)

    number: int = Field(unique=True)
    label_nl: str = Field(sa_type=Text)
    label_en: str | None = Field(default=None, sa_type=Text)


class Area(Record, table=True):
    """An area the province selected, or another one agreements are about."""

    __tablename__ = "area"

    name: str = Field(sa_type=Text)
    area_kind: AreaKind | None = Field(sa_column=enum_column(AreaKind, name="area_kind", nullable=True))
    municipality_organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    municipality_name: str | None = Field(default=None, sa_type=Text)
    province_organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    selected_by_province: bool
    selection_sequence: int | None = None
    cooperation_agreement_concluded: bool | None = None


class Neighbourhood(SQLModel, table=True):
    """A neighbourhood within an area."""

    __tablename__ = "neighbourhood"

    id: UUID = Field(primary_key=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    position: int
    name: str = Field(sa_type=Text)
    municipality_organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    priority_now: bool | None = None
