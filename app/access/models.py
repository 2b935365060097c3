"""Who belongs to which organisation, and which organisation has to do with which dossier."""

from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.access.rules import DossierRelationKind
from app.kit.domain import ApiRole
from app.kit.tables import Record, enum_column, enum_list_column


class Membership(Record, table=True):
    """One principal (issuer and subject of its tokens) in one organisation, with its roles there (D14)."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("issuer", "subject", "organisation_id"),)

    issuer: str = Field(sa_type=Text)
    subject: str = Field(sa_type=Text)
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    roles: tuple[ApiRole, ...] = Field(sa_column=enum_list_column(ApiRole, name="roles"))
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)


class AccessEpoch(SQLModel, table=True):
    """One row that counts changes of memberships; the database raises it itself."""

    __tablename__ = "access_epoch"
    __table_args__ = (CheckConstraint("single", name="single"),)

    single: bool = Field(primary_key=True, default=True)
    epoch: int = Field(sa_column=Column("epoch", BigInteger, nullable=False))


class DossierRelation(SQLModel, table=True):
    """Why an organisation sees a dossier: it manages it, is party to it, or funds it."""

    __tablename__ = "dossier_relation"

    organisation_id: UUID = Field(primary_key=True, foreign_key="organisation.id")
    agreement_id: UUID = Field(primary_key=True, foreign_key="agreement.id", index=True)
    relation: DossierRelationKind = Field(
        sa_column=enum_column(DossierRelationKind, name="relation", primary_key=True)
    )


class RecordInSight(SQLModel, table=True):
    """A record that an organisation may see, so that its lists find it in order of id without trying all others.

    The database keeps this up to date before each commit, under the journal's lock. What came into sight stays here;
    whether it is seen is still decided by the condition of its resource.
    """

    __tablename__ = "record_in_sight"

    organisation_id: UUID = Field(primary_key=True)
    kind: str = Field(sa_column=Column("kind", Text, primary_key=True))
    record_id: UUID = Field(primary_key=True)
