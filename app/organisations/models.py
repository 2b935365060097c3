"""Tables of organisations, persons, the offices they hold and the roles they have."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Connection, ForeignKey, Index, Text, event, text
from sqlalchemy.orm import Mapper
from sqlmodel import Column, Field

from app.kit.schema import PartialDate
from app.kit.tables import Record, enum_column, partial_date_column, public_index
from app.organisations.rules import (
    FunctionKind,
    HolderRole,
    LegalForm,
    OrganisationKind,
    OrganisationStatus,
    name_skeleton,
)


def _identifier(name: str, pattern: str) -> Column[Any]:
    return Column(name, Text, CheckConstraint(f"{name} ~ '{pattern}'", name=name), unique=True)


class Organisation(Record, table=True):
    """A body or legal person that can be party, provider or recipient."""

    __tablename__ = "organisation"

    slug: str = Field(sa_column=Column("slug", Text, nullable=False, unique=True))
    name: str = Field(sa_type=Text)
    name_skeleton: str = Field(default="", sa_column=Column("name_skeleton", Text, nullable=False, index=True))
    kind: OrganisationKind | None = Field(sa_column=enum_column(OrganisationKind, name="kind", nullable=True))
    legal_form: LegalForm | None = Field(sa_column=enum_column(LegalForm, name="legal_form", nullable=True))
    is_public_law_body: bool | None = None
    kvk_number: str | None = Field(sa_column=_identifier("kvk_number", "^[0-9]{8}$"))
    rsin: str | None = Field(sa_column=_identifier("rsin", "^[0-9]{9}$"))
    oin: str | None = Field(sa_column=_identifier("oin", "^[0-9]{20}$"))
    tooi_uri: str | None = Field(
        sa_column=_identifier("tooi_uri", "^https://identifier[.]overheid[.]nl/tooi/id/[a-z]+/[a-z0-9]+$")
    )
    status: OrganisationStatus = Field(sa_column=enum_column(OrganisationStatus, name="status"))
    successor_id: UUID | None = Field(default=None, foreign_key="organisation.id")


@event.listens_for(Organisation, "before_insert")
@event.listens_for(Organisation, "before_update")
def _keep_skeleton(_mapper: Mapper[Any], _connection: Connection, organisation: Organisation) -> None:
    """Keep the skeleton with the name, whoever writes it."""
    organisation.name_skeleton = name_skeleton(organisation.name)


class Person(Record, table=True):
    """A natural person who acts through an office. Never a private address, birth date or BSN (R-106)."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_family_name", text("lower(family_name)")),)

    family_name: str = Field(sa_type=Text)
    given_name: str | None = Field(default=None, sa_type=Text)
    initials: str | None = Field(default=None, sa_type=Text)


class OfficeHolding(Record, table=True):
    """A person in an office of an organisation, for a period."""

    __tablename__ = "office_holding"

    person_id: UUID = Field(foreign_key="person.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    function_kind: FunctionKind = Field(sa_column=enum_column(FunctionKind, name="function_kind"))
    portfolio: str | None = Field(default=None, sa_type=Text)
    valid_from: PartialDate | None = Field(sa_column=partial_date_column("valid_from"))
    valid_to: PartialDate | None = Field(sa_column=partial_date_column("valid_to"))


class RoleAssignment(Record, table=True):
    """Who has a role for an agreement or a programme, from a day on; resolves role-held mandates (R-033)."""

    __tablename__ = "role_assignment"
    __table_args__ = (
        public_index("role_assignment"),
        CheckConstraint("(agreement_id IS NULL) <> (programme_id IS NULL)", name="one_subject"),
    )

    role: HolderRole = Field(sa_column=enum_column(HolderRole, name="role"))
    agreement_id: UUID | None = Field(
        sa_column=Column("agreement_id", ForeignKey("agreement.id"), index=True, nullable=True)
    )
    programme_id: UUID | None = Field(
        sa_column=Column("programme_id", ForeignKey("programme.id"), index=True, nullable=True)
    )
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    office_holding_id: UUID = Field(foreign_key="office_holding.id", index=True)
    valid_from: PartialDate = Field(sa_column=partial_date_column("valid_from", nullable=False))
    valid_to: PartialDate | None = Field(sa_column=partial_date_column("valid_to"))
