"""Use cases of documents: what is known of them, and in which dossiers they lie."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.service import other_dossiers
from app.kit.domain import ApiRole, Localised, refusal, settle
from app.kit.parts import parts_of, set_parts
from app.kit.problem_types import FORBIDDEN
from app.kit.resources import Reference, Resource, Steward
from app.kit.work import Work
from app.publication import repository, rules
from app.publication.models import Document, DocumentAgreement
from app.publication.schemas import DocumentCreate, DocumentQuery, DocumentRead

RECORDERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER, ApiRole.ARCHIVIST})


async def keep_dossiers(work: Work, row: Document, facts: DocumentCreate) -> None:
    """Store in which dossiers a document lies.

    Raises:
        RefusedError: `document-without-readers`, or what `check_removed` refuses.

    """
    found = rules.document_has_readers(
        facts.confidentiality,
        has_organisation=facts.organisation_id is not None,
        has_dossier=bool(facts.agreement_ids),
    )
    settle(found, facts.recording_mode)
    await work.session.flush()
    present = await parts_of(work.session, DocumentAgreement, "document_id", row.id)
    await check_removed(work, facts.agreement_ids, {link.agreement_id for link in present})
    wanted = [DocumentAgreement(document_id=row.id, agreement_id=agreement) for agreement in facts.agreement_ids]
    await set_parts(work.session, DocumentAgreement, "document_id", row.id, wanted)


async def check_removed(work: Work, wanted: tuple[UUID, ...], present: set[UUID]) -> None:
    """Let an organisation take a document out of its own dossiers, and leave others alone.

    Raises:
        RefusedError: `forbidden` for a dossier of others that the document would leave (R-117).

    """
    if await other_dossiers(work, sorted(present - set(wanted))):
        raise refusal(FORBIDDEN, rules.DOSSIER_OF_OTHERS, rule="R-117")


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
    owner_column="organisation_id",
    apply=keep_dossiers,
    children=document_parts,
    filters=repository.DOCUMENT_FILTERS,
    sorts=repository.DOCUMENT_SORTS,
    expansions=repository.DOCUMENT_EXPANSIONS,
    part_references={"/agreementIds/*": Reference("agreement")},
    refused_with=("document-without-readers",),
)
