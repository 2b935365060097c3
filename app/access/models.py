"""Who belongs to which organisation, and which organisation has to do with which dossier."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, Text
from sqlmodel import Field, SQLModel

from app.access.rules import DossierRelationKind
from app.kit.domain import ApiRole
from app.kit.tables import enum_column, enum_list_column


class Membership(SQLModel, table=True):
    """One principal (issuer and subject of its tokens) in one organisation, with its roles there (D14)."""

    __tablename__ = "membership"

    issuer: str = Field(primary_key=True, sa_type=Text)
    subject: str = Field(primary_key=True, sa_type=Text)
    organisation_id: UUID = Field(primary_key=True, foreign_key="organisation.id")
    roles: tuple[ApiRole, ...] = Field(sa_column=enum_list_column(ApiRole, name="roles"))
    granted_at: datetime = Field(sa_type=DateTime(timezone=True))


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
