"""Request and response shapes of documents."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.kit.queries import ListQuery
from app.kit.schema import IdSet, PartialDate, Provenance, RecordRead, Sha256, Title
from app.publication.rules import Confidentiality, DocumentKind

LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$", description="BCP 47, such as `nl`.")]


class DocumentCreate(Provenance):
    """What is known of a document, to record; the document is itself a source and needs none."""

    kind: DocumentKind
    title: Title | None = Field(None, description="Null when the source does not give one.")
    reference_number: Title | None = None
    dated_on: PartialDate | None = None
    language: LanguageTag | None = None
    author_body: Title | None = Field(None, description="The body that wrote it, in the words of the source.")
    organisation_id: UUID | None = Field(None, description="The organisation it comes from.")
    available: bool = Field(description="Whether the document itself was at hand.")
    sha256: Sha256 | None = None
    confidentiality: Confidentiality | None = Field(None, description="Null while nobody classified it.")
    agreement_ids: IdSet = Field(
        (), description="The dossiers it belongs to, in order of id; their readers may see it."
    )


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


class DocumentQuery(ListQuery):
    """Filters on documents."""

    kind: DocumentKind | None = None
    organisation_id: UUID | None = None
    agreement_id: UUID | None = Field(None, description="Documents of this dossier.")
    title: Title | None = Field(None, description="Words in the title, whatever their case.")
    available: bool | None = None
    sha256: Sha256 | None = None
