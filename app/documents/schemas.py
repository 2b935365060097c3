"""Request and response shapes of documents."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.documents.rules import Confidentiality, DocumentKind, FileInspection, LaterChanges, SignatureLevel
from app.kit.queries import ListQuery
from app.kit.schema import ApiModel, IdSet, Instant, PartialDate, Provenance, RecordRead, Sha256, Title

LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$", description="BCP 47, such as `nl`.")]


class DocumentCreate(Provenance):
    """What is known of a document, to record; the document is itself a source and needs none."""

    kind: DocumentKind
    title: Title | None = Field(None, description="Null when the source does not give one.")
    reference_number: Title | None = Field(None, description="The number its author gave it.")
    dated_on: PartialDate | None = Field(None, description="The day that stands on it.")
    language: LanguageTag | None = None
    author_body: Title | None = Field(None, description="The body that wrote it, in the words of the source.")
    organisation_id: UUID | None = Field(None, description="The organisation it comes from.")
    available: bool = Field(description="Whether the document itself was at hand.")
    sha256: Sha256 | None = Field(None, description="SHA-256 of its file, as 64 lower-case hexadecimal digits.")
    confidentiality: Confidentiality | None = Field(None, description="Null while nobody classified it.")
    agreement_ids: IdSet = Field(
        (), description="The dossiers it belongs to, in order of id; their readers may see it."
    )


class FileSignatureRead(ApiModel):
    """One electronic signature in a PDF, as the register found it when the file came in."""

    signer_name: str | None = Field(
        description="The name in the certificate of the signer; null where it gives none that may be kept."
    )
    signer_organisation: str | None = Field(description="The organisation in the certificate of the signer.")
    issuer_name: str | None = Field(description="Who issued that certificate, as the certificate says.")
    signed_at: Instant | None = Field(description="When, as the signature states; it is not proven.")
    reason: str | None = Field(description="Why, in the words of the signature.")
    is_intact: bool | None = Field(
        description="Whether the bytes signed are still what was signed; null where that could not be judged."
    )
    covers_whole_document: bool = Field(description="Whether nothing stands in the file beside what was signed.")
    later_changes: LaterChanges | None = Field(
        description="What was added after signing, such as another signature; null where that could not be judged."
    )
    is_trusted: bool | None = Field(
        description="Whether the certificate leads to an authority the operator trusts, at the time stated; whether"
        " it was revoked is not asked. Null where the operator named no authorities."
    )
    claims_qualified_certificate: bool = Field(description="Whether the certificate says that it is qualified.")
    claims_qualified_device: bool = Field(description="Whether it says that its key lies in a qualified device.")
    level: SignatureLevel = Field(description="`unknown` unless the signature is intact and trusted.")


class Inspected(ApiModel):
    """What an inspection found in a file."""

    inspection: FileInspection
    signatures: tuple[FileSignatureRead, ...] = ()


class FileRead(ApiModel):
    """The file of a document; its SHA-256 is that of the document."""

    size_bytes: int = Field(description="How many bytes it has.")
    media_type: str = Field(description="What its first bytes show; not what its sender said.")
    file_name: str | None = Field(description="The name its sender gave it, without folders.")
    inspection: FileInspection = Field(description="What was found when it was searched for electronic signatures.")
    signatures: tuple[FileSignatureRead, ...] = Field(description="The electronic signatures in it, oldest first.")


class DocumentRead(RecordRead):
    """What is known of a document."""

    kind: DocumentKind
    title: str | None
    reference_number: str | None
    dated_on: PartialDate | None
    language: str | None
    author_body: str | None
    organisation_id: UUID | None
    available: bool
    sha256: str | None
    confidentiality: Confidentiality | None
    agreement_ids: tuple[UUID, ...]
    file: FileRead | None = Field(None, description="Null while only facts about the document are recorded.")


class DocumentQuery(ListQuery):
    """Filters on documents."""

    kind: DocumentKind | None = None
    organisation_id: UUID | None = None
    agreement_id: UUID | None = Field(None, description="Documents of this dossier.")
    title: Title | None = Field(None, description="Words in the title, whatever their case.")
    available: bool | None = None
    sha256: Sha256 | None = None
