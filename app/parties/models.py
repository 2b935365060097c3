"""Tables of parties to an agreement and of their signatories."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, text
from sqlmodel import Column, Field

from app.kit.schema import PartialDate
from app.kit.tables import Record, enum_column, partial_date_column
from app.organisations.rules import FunctionKind
from app.parties.rules import PartyRole, SignatoryStatus


class Party(Record, table=True):
    """An organisation's part in one agreement."""

    __tablename__ = "party"
    __table_args__ = (
        UniqueConstraint("agreement_id", "organisation_id"),
        UniqueConstraint("id", "agreement_id"),
        Index("ix_party_acceded", "agreement_id", postgresql_where=text("joined_on IS NOT NULL")),
    )

    agreement_id: UUID = Field(
        sa_column=Column("agreement_id", ForeignKey("agreement.id", use_alter=True), index=True, nullable=False)
    )
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    party_role: PartyRole = Field(sa_column=enum_column(PartyRole, name="party_role"))
    must_sign: bool
    joined_on: PartialDate | None = Field(sa_column=partial_date_column("joined_on"))
    left_on: PartialDate | None = Field(sa_column=partial_date_column("left_on"))


class Signatory(Record, table=True):
    """Who signs, or is to sign, for a party."""

    __tablename__ = "signatory"
    __table_args__ = (
        Index("ix_signatory_unauthorised", "agreement_id", postgresql_where=text("status = 'signed_unauthorised'")),
    )

    agreement_id: UUID = Field(
        sa_column=Column("agreement_id", ForeignKey("agreement.id", use_alter=True), index=True, nullable=False)
    )
    party_id: UUID = Field(foreign_key="party.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    office_holding_id: UUID | None = Field(default=None, foreign_key="office_holding.id", index=True)
    function_kind: FunctionKind | None = Field(
        sa_column=enum_column(FunctionKind, name="function_kind", nullable=True)
    )
    function_text: str | None = Field(default=None, sa_type=Text)
    status: SignatoryStatus = Field(sa_column=enum_column(SignatoryStatus, name="status"))
    signed_on: PartialDate | None = Field(sa_column=partial_date_column("signed_on"))
    signing_authority_id: UUID | None = Field(
        sa_column=Column(
            "signing_authority_id", ForeignKey("signing_authority.id", use_alter=True), index=True, nullable=True
        )
    )
