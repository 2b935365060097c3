"""Addresses of documents and their files."""

import json
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from app.documents import file_rules
from app.documents.inspecting import inspection_of
from app.documents.schemas import DocumentRead
from app.documents.service import DOCUMENTS, NewFile, attach_file
from app.kit import preconditions
from app.kit.domain import RecordingMode, RefusedError, refusal, settle
from app.kit.files import FileMissingError
from app.kit.http import context_of
from app.kit.idempotency import Answer
from app.kit.openapi import REFUSED_WITH
from app.kit.openapi_parameters import IF_MATCH
from app.kit.operations import listed
from app.kit.policy import Policy, guarded
from app.kit.queries import CommandQuery
from app.kit.reception import RegisterDep, TokenDep
from app.kit.request_limits import takes_file
from app.kit.routing import add_resource
from app.kit.submission import Address, Rehearsal, Submission, answer_of, require_inside, response_of
from app.kit.upload import FILE_PART, HASH_PART, MULTIPART, ReceivedFile, received_file
from app.kit.upload_problems import RANGE_NOT_SATISFIABLE
from app.kit.work import Work

router = APIRouter()
add_resource(router, DOCUMENTS)

PATH = "/documents/{documentId}/file"
DocumentId = Annotated[UUID, Path(alias="documentId", description="Id of the document.")]
_BINARY = {"schema": {"type": "string", "format": "binary"}, "example": "%PDF-1.7 …"}
_CACHED = {"Cache-Control": "private, no-cache"}
_FORM: dict[str, Any] = {
    "schema": {
        "type": "object",
        "properties": {
            FILE_PART: {
                "type": "string",
                "format": "binary",
                "minLength": 1,
                "description": "The file, at most 50 MiB.",
            },
            HASH_PART: {
                "type": "string",
                "pattern": "^[0-9a-fA-F]{64}$",
                "description": "Its SHA-256 as you know it; what arrives different is refused.",
            },
        },
        "required": [FILE_PART],
        "additionalProperties": False,
    },
    "encoding": {FILE_PART: {"contentType": ", ".join(file_rules.MEDIA_TYPES)}},
    "example": {FILE_PART: "%PDF-1.7 …"},
}


@router.post(
    takes_file("POST", PATH),
    operation_id="uploadDocumentFile",
    summary="Add the file of one document",
    tags=[DOCUMENTS.tag],
    dependencies=guarded(
        Policy(
            operation="uploadDocumentFile",
            scope=DOCUMENTS.write_scope,
            needs_token=True,
            roles=DOCUMENTS.writers,
            steward=DOCUMENTS.steward,
        )
    ),
    response_model=None,
    responses={
        200: {
            "model": DocumentRead | Rehearsal,
            "description": "The document with its file; with `validateOnly=true` what would have happened.",
        }
    },
    openapi_extra={
        "parameters": [IF_MATCH],
        "requestBody": {"required": True, "content": {MULTIPART: _FORM}},
        REFUSED_WITH: ("invalid-multipart", "file-empty", "file-hash-mismatch", "document-file-differs"),
    },
)
async def upload_document_file(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    document_id: DocumentId,
    query: Annotated[CommandQuery, Query()],
) -> Response:
    """Add the file to a document that has none, as one part of a form, of at most 50 MiB.

    The register computes the SHA-256 itself and compares it with the one you send and the one recorded with the
    document. What the file is, it takes from the first bytes. A PDF is searched for electronic signatures; what is
    found is kept with the document. The file never changes after this: another file is another document.
    """
    await require_inside(register, token, Address(DOCUMENTS, (), document_id))
    if_match = listed(request, "if-match")
    preconditions.parsed(if_match)
    asked = Submission(request, register, token, query, None)
    # Before fifty mebibytes are read rather than after.
    asked.keyed()
    async with received_file(request) as received:
        file = await _judged(received, asked)
        said = {FILE_PART: file.sha256, "fileName": file.file_name, HASH_PART: received.stated_sha256}
        return response_of(await _attached(replace(asked, body=said), document_id, if_match, file, received))


async def _judged(received: ReceivedFile, asked: Submission) -> NewFile:
    name = file_rules.clean_file_name(received.stated_name)
    settle(file_rules.file_is_acceptable(received.sha256, received.stated_sha256, name), RecordingMode.WORKFLOW)
    media_type = file_rules.media_type_of(received.head)
    found = await inspection_of(received.content, media_type, asked.register.signature_roots)
    return NewFile(received.sha256, received.size, media_type, name, found)


async def _attached(
    asked: Submission, document_id: UUID, if_match: str | None, file: NewFile, received: ReceivedFile
) -> Answer:
    """Record the file, after putting it in the store; a refusal is known before that, so that it leaves nothing."""
    register, refused = asked.register, None

    async def perform(work: Work) -> Answer:
        if refused is not None:
            raise refused
        return answer_of(await attach_file(work, register.gate, document_id, if_match, file), 200)

    async def performed(submission: Submission) -> Answer:
        return await submission.perform("document.upload", [DOCUMENTS.writers], perform)

    if not asked.query.validate_only:
        try:
            await performed(replace(asked, query=CommandQuery.model_validate({"validateOnly": True})))
        except RefusedError as error:
            # Unless the same was done before under this key: then it is answered again.
            refused = error
        else:
            await register.files.put(file.sha256, received.content, file.size_bytes)
    return await performed(asked)


class Download(StreamingResponse):
    """The bytes of a file, of a form nobody is asked to show."""

    media_type = file_rules.OTHER


@router.get(
    PATH,
    operation_id="downloadDocumentFile",
    summary="Read the file of one document",
    tags=[DOCUMENTS.tag],
    dependencies=guarded(Policy(operation="downloadDocumentFile", scope=DOCUMENTS.read_scope)),
    response_model=None,
    response_class=Download,
    responses={
        200: {
            "description": "The file, to be saved.",
            "content": dict.fromkeys(file_rules.MEDIA_TYPES, _BINARY),
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
        },
        206: {"description": "The part asked for in `Range`.", "content": {file_rules.OTHER: _BINARY}},
        304: {
            "description": "The file is the one you have.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
        },
    },
    openapi_extra={
        "parameters": [
            {
                "name": "Range",
                "in": "header",
                "required": False,
                "description": "One part of the file, such as `bytes=0-1023`.",
                "schema": {"type": "string"},
            }
        ],
        REFUSED_WITH: ("document-without-file", "range-not-satisfiable"),
    },
)
async def download_document_file(
    request: Request, token: TokenDep, register: RegisterDep, document_id: DocumentId
) -> Response:
    """Return the file for who may see the document: always to be saved, never to be shown in place.

    The `ETag` is the SHA-256. Signatures in it and what it is stand with the document.
    """
    found = json.loads((await register.reads.record(DOCUMENTS, token, document_id)).text)
    file, sha256 = found.get("file"), found["sha256"]
    if file is None:
        raise refusal(file_rules.DOCUMENT_WITHOUT_FILE)
    size, tag = file["sizeBytes"], f'"{sha256}"'
    if preconditions.none_match(listed(request, "if-none-match"), tag):
        return Response(status_code=304, headers=_CACHED | {"ETag": tag})
    part = _part_asked(request, tag, size)
    if await register.files.size(sha256) != size:
        raise FileMissingError(sha256)
    start, end = part or (0, size)
    headers = _CACHED | {
        "Content-Type": file["mediaType"],
        "Content-Length": str(end - start),
        "Content-Disposition": file_rules.content_disposition(file["fileName"] or str(document_id)),
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Accept-Ranges": "bytes",
        "ETag": tag,
    }
    if part is not None:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    if context_of(request.scope).is_head:
        return Response(headers=headers)
    return Download(register.files.read(sha256, start, end), 206 if part else 200, headers)


def _part_asked(request: Request, tag: str, size: int) -> tuple[int, int] | None:
    """Return the part of the file asked for, where `If-Range` does not say the whole is wanted after all."""
    if context_of(request.scope).is_head or request.headers.get("if-range", tag) != tag:
        return None
    try:
        return file_rules.asked_range(request.headers.get("range"), size)
    except ValueError:
        raise refusal(RANGE_NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"}) from None
