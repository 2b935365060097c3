"""Addresses of the journal: entries and their verification for auditors, its end for everybody."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from app.audit import service
from app.audit.schemas import (
    CheckpointRead,
    JournalEntryDetail,
    JournalPage,
    JournalQuery,
    VerificationQuery,
    VerificationRead,
)
from app.kit.body import JSON
from app.kit.domain import ApiRole
from app.kit.listing import page_address
from app.kit.openapi import PROBLEM_CONTENT
from app.kit.policy import Policy, guarded
from app.kit.preconditions import content_tag, none_match
from app.kit.queries import PageLinks
from app.kit.reception import RegisterDep, TokenDep, accepts, required

router = APIRouter(tags=["Journal"])
TEXT = "text/plain"
_FORBIDDEN = {"description": "Only auditors read the journal. Types: `forbidden`.", "content": PROBLEM_CONTENT}


def _for_auditors(operation: str) -> dict[str, Any]:
    policy = Policy(operation=operation, scope="audit.read", needs_token=True, roles=frozenset({ApiRole.AUDITOR}))
    return {"operation_id": operation, "dependencies": guarded(policy), "response_model": None}


@router.get(
    "/journal",
    summary="List the entries of the journal",
    responses={200: {"model": JournalPage, "description": "One page of entries, oldest first."}, 403: _FORBIDDEN},
    **_for_auditors("listJournalEntries"),
)
async def list_journal_entries(
    request: Request, token: TokenDep, register: RegisterDep, query: Annotated[JournalQuery, Query()]
) -> Response:
    """Return who did what to which record and when, oldest first; for auditors.

    A page looks at a bounded number of entries; it may keep few of them, even none, and still have a next page.
    """
    items, cursor = await service.journal_page(register.reads, required(token), query)
    own = query.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    path = request.url.path
    following = page_address(path, own | {"cursor": cursor}) if cursor else None
    page = JournalPage(items=items, links=PageLinks(self=page_address(path, own), next=following))
    return Response(page.model_dump_json(), media_type=JSON)


@router.get(
    "/journal/checkpoint",
    operation_id="getJournalCheckpoint",
    summary="Read the end of the journal",
    dependencies=guarded(Policy(operation="getJournalCheckpoint")),
    response_model=None,
    responses={
        200: {
            "model": CheckpointRead,
            "description": "The last entry's number and hash; as `text/plain` the four lines themselves.",
            "content": {TEXT: {"schema": {"type": "string"}}},
        }
    },
)
async def get_checkpoint(request: Request, register: RegisterDep) -> Response:
    """Return the number and the hash of the last entry: keep it, and nobody can change what came before unnoticed.

    Open to everybody: it tells nothing but a number and a hash. Hold it against the journal later with
    `convenant verify --checkpoint`.
    """
    found = await service.checkpoint(register.reads)
    if not accepts(",".join(request.headers.getlist("accept")), (JSON,)):
        return Response(found.as_text(), media_type=TEXT)
    return Response(service.checkpoint_read(found).model_dump_json(), media_type=JSON)


@router.get(
    "/journal/verification",
    summary="Recompute a part of the journal",
    responses={
        200: {"model": VerificationRead, "description": "Whether it holds, and where it does not."},
        403: _FORBIDDEN,
    },
    **_for_auditors("verifyJournal"),
)
async def verify_journal(
    token: TokenDep, register: RegisterDep, query: Annotated[VerificationQuery, Query()]
) -> Response:
    """Recompute the hashes and links of at most 10,000 entries and say where they do not hold; for auditors.

    The whole journal, and every record against its newest entry, is walked by the command `convenant verify`.
    """
    found = await service.verified(register.reads, required(token), query)
    return Response(found.model_dump_json(), media_type=JSON)


@router.get(
    "/journal/{number}",
    summary="Read one entry of the journal",
    responses={200: {"model": JournalEntryDetail, "description": "The entry with its content."}, 403: _FORBIDDEN},
    **_for_auditors("getJournalEntry"),
)
async def get_journal_entry(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    number: Annotated[int, Path(ge=1, le=2**53, description="Number of the entry.", examples=[1])],
) -> Response:
    """Return one entry with the content as it was hashed, the reason and the mandate; for auditors."""
    entry = await service.journal_entry(register.reads, required(token), number)
    body = entry.model_dump_json().encode()
    tag = content_tag(body)
    if none_match(",".join(request.headers.getlist("if-none-match")) or None, tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type=JSON, headers={"ETag": tag})
