"""Addresses of reports, each in several forms."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.kit.body import JSON
from app.kit.listing import page_address
from app.kit.policy import Policy, guarded
from app.kit.preconditions import content_tag, none_match
from app.kit.reception import RegisterDep, TokenDep
from app.kit.statement import Moment
from app.reports import service
from app.reports.schemas import FundingReport, FundingReportQuery

router = APIRouter(tags=["Reports"])


@router.get(
    "/reports/funding",
    operation_id="reportFunding",
    summary="Report on money",
    dependencies=guarded(Policy(operation="reportFunding", scope="allocations.read")),
    response_model=None,
    responses={
        200: {"model": FundingReport, "description": "The money the reader sees, added up by key, with a total."},
        304: {"description": "The report has not changed."},
    },
)
async def report_funding(
    request: Request, token: TokenDep, register: RegisterDep, query: Annotated[FundingReportQuery, Query()]
) -> Response:
    """Add up the money of envelopes and allocations by area, recipient, programme, provider, status or year.

    It counts exactly the envelopes and allocations that the lists show the same reader, at the same moment. Each euro
    counts once: parts of an allocation are not added to it (R-089). All amounts are whole euro cents.
    """
    asked = query.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    address = page_address(request.url.path, asked)
    moment = Moment.of(query, register.clock.now())
    found = await service.funding_report(register.reads, token, query, moment, address)
    return _answer(request, found.model_dump_json(by_alias=True).encode(), JSON)


def _answer(request: Request, body: bytes, form: str) -> Response:
    headers = {"Vary": "Accept, Accept-Language", "ETag": content_tag(body)}
    if none_match(",".join(request.headers.getlist("if-none-match")) or None, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=form, headers=headers)
