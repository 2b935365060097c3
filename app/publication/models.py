"""The table of documents: what is known of each; the files themselves come later."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlmodel import Column, Field, SQLModel

from app.kit.schema import PartialDate
from app.kit.tables import Record, enum_column, partial_date_column
from app.publication.rules import Confidentiality, DocumentKind


class Document(Record, table=True):
    """A document facts rest on."""

    __tablename__ = "document"

    kind: DocumentKind = Field(sa_column=enum_column(DocumentKind, name="kind"))
    title: str | None = Field(default=None, sa_type=Text)
    reference_number: str | None = Field(default=None, sa_type=Text)
    dated_on: PartialDate | None = Field(sa_column=partial_date_column("dated_on"))
    language: str | None = Field(default=None, sa_type=Text)
    author_body: str | None = Field(default=None, sa_type=Text)
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id", index=True)
    available: bool
    sha256: str | None = Field(
        sa_column=Column("sha256", Text, CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"))
    )
    confidentiality: Confidentiality | None = Field(
        sa_column=enum_column(Confidentiality, name="confidentiality", nullable=True)
    )


class DocumentAgreement(SQLModel, table=True):
    """Which dossiers a document belongs to; their readers may see it."""

    __tablename__ = "document_agreement"

    document_id: UUID = Field(primary_key=True, foreign_key="document.id")
    agreement_id: UUID = Field(
        sa_column=Column("agreement_id", ForeignKey("agreement.id"), primary_key=True, index=True)
    )
