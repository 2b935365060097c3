"""The address at which two versions of a text are compared: as data, and as a page."""

import asyncio
import re
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from app.agreements.service import AGREEMENT_VERSIONS
from app.comparison.page import PAGE_CSP, comparison_page
from app.comparison.schemas import ComparisonQuery, VersionComparison
from app.comparison.service import Versions, comparison_of, versions_of
from app.kit.body import JSON
from app.kit.http import context_of
from app.kit.listing import page_address
from app.kit.policy import Policy, guarded
from app.kit.preconditions import content_tag, none_match
from app.kit.reception import RegisterDep, TokenDep
from app.kit.statement import Moment

HTML = "text/html"
_ETAG = {"ETag": {"$ref": "#/components/headers/ETag"}}
_QUALITY = re.compile(r"q=([01](?:\.[0-9]{0,3})?)")
router = APIRouter(tags=["Agreements"])


@router.get(
    "/agreements/{agreementId}/versions/{agreementVersionId}/diff",
    operation_id="compareAgreementVersions",
    summary="Compare two versions of the text",
    dependencies=guarded(Policy(operation="compareAgreementVersions", scope=AGREEMENT_VERSIONS.read_scope)),
    response_model=None,
    responses={
        200: {
            "model": VersionComparison,
            "description": "What changed; as a page when `Accept` prefers `text/html`.",
            "content": {HTML: {"schema": {"type": "string"}}},
            "headers": _ETAG,
        },
        304: {"description": "The comparison has not changed.", "headers": _ETAG},
    },
)
async def compare_agreement_versions(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    agreement_id: Annotated[UUID, Path(alias="agreementId", description="Id of the agreement.")],
    version_id: Annotated[UUID, Path(alias="agreementVersionId", description="Id of the new version.")],
    query: Annotated[ComparisonQuery, Query()],
) -> Response:
    """Compare a version of the text with an older one, clause by clause and word by word.

    Clauses are matched by what they say: a clause may be added, removed, moved, renumbered, reworded, or several of
    these at once. Amounts, percentages, dates, periods, names of parties and denials that went or came are named, in
    Dutch and English notation; one that only moved is told apart from one that changed. Words the register does not
    know are never called equal or changed.
    """
    moment = Moment.of(query, register.clock.now())
    versions = await versions_of(register.reads, token, agreement_id, version_id, query.against, moment)
    asked = query.model_dump(mode="json", by_alias=True, exclude_none=True)
    is_page = prefers_page(",".join(request.headers.getlist("accept")))
    language = context_of(request.scope).language if is_page else None
    # Large texts take part of a second; a thread of its own leaves the process to others meanwhile.
    body = await asyncio.to_thread(_body, versions, moment, page_address(request.url.path, asked), language)
    headers = {"ETag": content_tag(body), "Vary": "Accept, Accept-Language"}
    if is_page:
        headers["Content-Security-Policy"] = PAGE_CSP
    if none_match(", ".join(request.headers.getlist("if-none-match")) or None, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=f"{HTML}; charset=utf-8" if is_page else JSON, headers=headers)


def _body(versions: Versions, moment: Moment, address: str, page_language: str | None) -> bytes:
    found = comparison_of(versions, moment, address)
    text = found.model_dump_json() if page_language is None else comparison_page(found, page_language)
    return text.encode()


def prefers_page(accept: str) -> bool:
    """Tell whether an `Accept` header likes a page better than data (RFC 9110, section 12.5.1); data when equal."""
    weights: dict[str, float] = {}
    for part in accept.lower().split(","):
        media_range, *parameters = ("".join(piece.split()) for piece in part.split(";"))
        quality = next((found for given in parameters if (found := _QUALITY.fullmatch(given))), None)
        weights.setdefault(media_range, float(quality.group(1)) if quality else 1.0)
    page, data = (
        next((weights[named] for named in (form, f"{form.partition('/')[0]}/*", "*/*") if named in weights), 0.0)
        for form in (HTML, JSON)
    )
    return page > data
