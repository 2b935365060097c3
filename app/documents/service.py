"""Use cases of documents: what is known of them, in which dossiers they lie, and the file of each."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.service import other_dossiers
from app.documents import file_rules, repository, rules
from app.documents.models import Document, DocumentAgreement, DocumentFile, DocumentSignature
from app.documents.schemas import DocumentCreate, DocumentQuery, DocumentRead, FileRead, FileSignatureRead, Inspected
from app.kit.domain import ApiRole, Localised, refusal, settle
from app.kit.parts import parts_of, set_parts
from app.kit.preconditions import is_match
from app.kit.problem_types import FORBIDDEN
from app.kit.resources import Reference, Resource, Steward
from app.kit.use_cases import locked
from app.kit.versions import conflict
from app.kit.visibility import Gate
from app.kit.work import Recorded, Work

RECORDERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER, ApiRole.ARCHIVIST})


async def keep_dossiers(work: Work, row: Document, facts: DocumentCreate) -> None:
    """Store in which dossiers a document lies.

    Raises:
        RefusedError: `document-without-readers`, `history-immutable` where it would deny the file it has (R-056), or
            what `check_removed` refuses.

    """
    file = await work.session.get(DocumentFile, row.id)
    known = None if file is None else file.sha256
    stays = file_rules.document_keeps_file(known, sha256=facts.sha256, available=facts.available)
    settle(stays, facts.recording_mode)
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
    """Return the published dossiers of a document, and its file."""
    parts = await parts_of(session, DocumentAgreement, "document_id", row.id)
    file = await session.get(DocumentFile, row.id)
    found = await parts_of(session, DocumentSignature, "document_id", row.id) if file is not None else []
    signatures = tuple(FileSignatureRead.model_validate(signature) for signature in found)
    return {
        "agreement_ids": tuple(sorted(part.agreement_id for part in parts)),
        "file": None if file is None else FileRead(**_facts(FileRead, file), signatures=signatures),
    }


def _facts(shape: type[FileRead | FileSignatureRead], row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in shape.model_fields if hasattr(row, name)}


DOCUMENTS = Resource(
    kind="document",
    path="/documents",
    tag="Documents",
    title=Localised("document", "document"),
    plural=Localised("documenten", "documents"),
    about="A document facts rest on: what is known of it, and its file once somebody added it.",
    table=Document,
    read=DocumentRead,
    create=DocumentCreate,
    query=DocumentQuery,
    visible=repository.DOCUMENT_VISIBLE,
    is_kept_in_sight=True,
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
    refused_correcting=("history-immutable",),
)


@dataclass(frozen=True, slots=True)
class NewFile:
    """What is recorded of a file: its bytes are in the file store, or will be before this commits."""

    sha256: str
    size_bytes: int
    media_type: str
    file_name: str | None
    found: Inspected


async def attach_file(work: Work, gate: Gate, document_id: UUID, if_match: str | None, file: NewFile) -> Recorded:
    """Give a document its file; the same file once more changes nothing.

    Raises:
        RefusedError: `forbidden`, `version-conflict` (R-057), `document-file-differs` (R-056).

    """
    row = await locked(work, DOCUMENTS, document_id)
    assert isinstance(row, Document)
    await gate.require_corrector(work, DOCUMENTS, row)
    if not is_match(if_match, row.version):
        raise await conflict(work.session, DOCUMENTS, row, if_match)
    settle(file_rules.file_fits_document(file.sha256, row.sha256), row.recording_mode)
    if await work.session.get(DocumentFile, row.id) is not None:
        return Recorded(DOCUMENTS, row.id, row.version, DOCUMENTS.address(row), row.representation)
    row.sha256, row.available = file.sha256, True
    work.touch(DOCUMENTS, row)
    work.session.add(
        DocumentFile(
            document_id=row.id,
            sha256=file.sha256,
            size_bytes=file.size_bytes,
            media_type=file.media_type,
            file_name=file.file_name,
            inspection=file.found.inspection,
        )
    )
    await work.session.flush()
    for position, signature in enumerate(file.found.signatures):
        facts = _facts(FileSignatureRead, signature)
        work.session.add(DocumentSignature(document_id=row.id, position=position, **facts))
    return next(recorded for recorded in await work.render() if recorded.id == row.id)
