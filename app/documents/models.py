"""The tables of documents: what is known of each, its file once there is one, and the signatures found inside."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, ForeignKeyConstraint, Text, UniqueConstraint
from sqlmodel import Column, Field, SQLModel

from app.documents.rules import Confidentiality, DocumentKind, FileInspection, LaterChanges, SignatureLevel
from app.kit.schema import PartialDate
from app.kit.tables import Record, enum_column, partial_date_column, public_index


class Document(Record, table=True):
    """A document facts rest on."""

    __tablename__ = "document"
    __table_args__ = (
        public_index("document"),
        UniqueConstraint("id", "sha256"),
    )

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


class DocumentFile(SQLModel, table=True):
    """The file of a document, kept in the file store under its SHA-256; recorded once and never changed (R-056).

    The foreign key holds the document to the SHA-256 of its file.
    """

    __tablename__ = "document_file"
    __table_args__ = (
        # At the commit, so that a rule says first what is wrong.
        ForeignKeyConstraint(
            ["document_id", "sha256"], ["document.id", "document.sha256"], deferrable=True, initially="DEFERRED"
        ),
        CheckConstraint("size_bytes > 0", name="size_bytes"),
    )

    document_id: UUID = Field(primary_key=True)
    sha256: str = Field(sa_type=Text)
    size_bytes: int = Field(sa_type=BigInteger)
    media_type: str = Field(sa_type=Text)
    file_name: str | None = Field(default=None, sa_type=Text)
    inspection: FileInspection = Field(sa_column=enum_column(FileInspection, name="inspection"))


class DocumentSignature(SQLModel, table=True):
    """One electronic signature in the file of a document, as it was found when the file came in."""

    __tablename__ = "document_signature"
    __table_args__ = (
        CheckConstraint(
            "level = 'unknown' OR (is_intact IS TRUE AND is_trusted IS TRUE AND (level <> 'qualified'"
            " OR (claims_qualified_certificate AND claims_qualified_device)))",
            name="level_is_proven",
        ),
    )

    document_id: UUID = Field(primary_key=True, foreign_key="document_file.document_id")
    position: int = Field(primary_key=True)
    signer_name: str | None = Field(default=None, sa_type=Text)
    signer_organisation: str | None = Field(default=None, sa_type=Text)
    issuer_name: str | None = Field(default=None, sa_type=Text)
    signed_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    reason: str | None = Field(default=None, sa_type=Text)
    is_intact: bool | None = None
    covers_whole_document: bool
    later_changes: LaterChanges | None = Field(
        sa_column=enum_column(LaterChanges, name="later_changes", nullable=True)
    )
    is_trusted: bool | None = None
    claims_qualified_certificate: bool
    claims_qualified_device: bool
    level: SignatureLevel = Field(sa_column=enum_column(SignatureLevel, name="level"))
