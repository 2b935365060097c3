"""Addresses of what is computed from money: the headroom of an envelope, and a division of it to try."""

import json
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from app.funding import reading
from app.funding.dividing import divided
from app.funding.figures_schemas import DivisionPreview, DivisionRequest, HeadroomRead, MomentQuery
from app.funding.service import FUNDING_ENVELOPES, RECORDERS
from app.kit.body import JSON, read_json, shaped
from app.kit.domain import ApiRole
from app.kit.idempotency import Answer
from app.kit.listing import page_address
from app.kit.openapi import REFUSED_WITH
from app.kit.openapi_bodies import body_of
from app.kit.operations import listed
from app.kit.policy import Policy, guarded
from app.kit.preconditions import content_tag, none_match
from app.kit.queries import CommandQuery
from app.kit.reception import RegisterDep, TokenDep
from app.kit.statement import Moment
from app.kit.submission import Address, Rehearsal, Submission, require_inside, response_of
from app.kit.work import Work

# A controller looks at money and moves none.
DIVIDERS = RECORDERS | {ApiRole.CONTROLLER}
router = APIRouter()


@router.get(
    "/funding-envelopes/{fundingEnvelopeId}/headroom",
    operation_id="getFundingEnvelopeHeadroom",
    summary="Read what an envelope still has",
    tags=[FUNDING_ENVELOPES.tag],
    dependencies=guarded(Policy(operation="getFundingEnvelopeHeadroom", scope=FUNDING_ENVELOPES.read_scope)),
    response_model=None,
    responses={
        200: {"model": HeadroomRead, "description": "The totals of the envelope, each euro once."},
        304: {"description": "The totals have not changed."},
    },
)
async def get_headroom(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    envelope_id: Annotated[UUID, Path(alias="fundingEnvelopeId", description="Id of the funding envelope.")],
    query: Annotated[MomentQuery, Query()],
) -> Response:
    """Return how much is announced, expected, reserved, granted, paid and free, on any day as known at any instant.

    Who provides the money gets the totals over all of it. Another reader gets them over the allocations they see,
    with `isComplete` false and without what is left: that would tell of the others.
    """
    moment = Moment.of(query, register.clock.now())
    found = await reading.headroom(register.reads, token, envelope_id, moment)
    shown = HeadroomRead.of(envelope_id, found, query, moment_address(request, query))
    return tagged(request, shown.model_dump_json(by_alias=True))


@router.post(
    "/funding-envelopes/{fundingEnvelopeId}/division-previews",
    operation_id="previewDivision",
    summary="Try a division of an envelope over areas",
    tags=[FUNDING_ENVELOPES.tag],
    dependencies=guarded(
        Policy(operation="previewDivision", scope=FUNDING_ENVELOPES.read_scope, needs_token=True, roles=DIVIDERS)
    ),
    response_model=None,
    openapi_extra={
        "requestBody": body_of(DivisionRequest),
        REFUSED_WITH: ("amount-invalid", "reference-not-found"),
    },
    responses={200: {"model": DivisionPreview | Rehearsal, "description": "The division. Nothing changes."}},
)
async def preview_division(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    envelope_id: Annotated[UUID, Path(alias="fundingEnvelopeId", description="Id of the funding envelope.")],
    query: Annotated[CommandQuery, Query()],
) -> Response:
    """Divide an amount over areas by a key, in whole cents that together are exactly the amount (R-076).

    Every part is rounded down to a cent; the cents that are left go to the parts that lost most, of equal ones to
    the first in the list. Left out, the amount is what is free of the envelope.
    """
    await require_inside(register, token, Address(FUNDING_ENVELOPES, (), envelope_id))
    members = await read_json(request)
    asked = shaped(DivisionRequest, json.dumps(members))

    async def performed(work: Work) -> Answer:
        found = await divided(work, envelope_id, asked)
        return Answer(200, found.model_dump_json(by_alias=True))

    submission = Submission(request, register, token, query, members)
    return response_of(await submission.perform("funding_envelope.divide", [DIVIDERS], performed))


def moment_address(request: Request, query: MomentQuery) -> str:
    """Return the address of an answer about a moment, relative to the server."""
    return page_address(request.url.path, query.model_dump(mode="json", by_alias=True, exclude_none=True))


def tagged(request: Request, body: str) -> Response:
    """Return an answer with an ETag of its bytes, or that it has not changed."""
    tag = content_tag(body.encode())
    if none_match(listed(request, "if-none-match"), tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type=JSON, headers={"ETag": tag})
