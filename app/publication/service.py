"""Use cases of documents: what is known of them, and in which dossiers they lie."""

from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.domain import ApiRole, Localised
from app.kit.parts import parts_of, set_parts
from app.kit.resources import Resource, Steward
from app.kit.work import Work
from app.publication import repository
from app.publication.models import Document, DocumentAgreement
from app.publication.schemas import DocumentCreate, DocumentQuery, DocumentRead

RECORDERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER, ApiRole.ARCHIVIST})


async def keep_dossiers(work: Work, row: Document, facts: DocumentCreate) -> None:
    """Store in which dossiers a document lies."""
    wanted = [DocumentAgreement(document_id=row.id, agreement_id=agreement) for agreement in facts.agreement_ids]
    await work.session.flush()
    await set_parts(work.session, DocumentAgreement, "document_id", row.id, wanted)


async def document_parts(session: AsyncSession, row: Document) -> dict[str, Any]:
    """Return the published dossiers of a document."""
    parts = await parts_of(session, DocumentAgreement, "document_id", row.id)
    return {"agreement_ids": tuple(sorted(part.agreement_id for part in parts))}


DOCUMENTS = Resource(
    kind="document",
    path="/documents",
    tag="Documents",
    title=Localised("document", "document"),
    plural=Localised("documenten", "documents"),
    about="A document facts rest on: what is known of it, not the file itself.",
    table=Document,
    read=DocumentRead,
    create=DocumentCreate,
    query=DocumentQuery,
    visible=repository.DOCUMENT_VISIBLE,
    needs_source=False,
    writers=RECORDERS,
    steward=Steward.ANYBODY,
    apply=keep_dossiers,
    children=document_parts,
    filters=repository.DOCUMENT_FILTERS,
    sorts=repository.DOCUMENT_SORTS,
    expansions=repository.DOCUMENT_EXPANSIONS,
)
