"""Addresses of reports, each in several forms."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from app.kit.body import JSON
from app.kit.http import context_of
from app.kit.listing import page_address
from app.kit.policy import Policy, guarded
from app.kit.preconditions import content_tag, none_match
from app.kit.reception import RegisterDep, TokenDep, preferred
from app.kit.schema import ApiModel
from app.kit.statement import Moment
from app.reports import layouts, service
from app.reports.csv_text import csv_text
from app.reports.schemas import (
    AgreementReport,
    AgreementReportQuery,
    FundingReport,
    FundingReportQuery,
    GrantRegisterPage,
    GrantRegisterQuery,
    InNotation,
)
from app.reports.sheets import Sheet
from app.reports.workbook import XLSX, workbook

router = APIRouter(tags=["Reports"])
CSV = "text/csv"
_BINARY = {"schema": {"type": "string", "format": "binary"}}


def _described(operation: str, scope: str, model: type[ApiModel], said: str, *forms: str) -> dict[str, Any]:
    return {
        "operation_id": operation,
        "dependencies": guarded(Policy(operation=operation, scope=scope)),
        "response_model": None,
        "responses": {
            200: {
                "model": model,
                "description": said,
                "content": {form: _BINARY if form == XLSX else {"schema": {"type": "string"}} for form in forms},
            },
            304: {"description": "It has not changed."},
        },
    }


@router.get(
    "/reports/funding",
    summary="Report on money",
    **_described(
        "reportFunding",
        "allocations.read",
        FundingReport,
        "The money the reader sees, added up by key, with a total.",
        CSV,
        XLSX,
    ),
)
async def report_funding(
    request: Request, token: TokenDep, register: RegisterDep, query: Annotated[FundingReportQuery, Query()]
) -> Response:
    """Add up the money of envelopes and allocations by area, recipient, programme, provider, status or year.

    It counts exactly the envelopes and allocations that the lists show the same reader, at the same moment. Each euro
    counts once: parts of an allocation are not added to it (R-089). All amounts are whole euro cents; in `text/csv`
    and in a workbook they are euros with two decimals, and the last row is the total.
    """
    moment = Moment.of(query, register.clock.now())
    found = await service.funding_report(register.reads, token, query, moment, _address(request, query))
    return _answer(request, query, found, lambda: layouts.funding_sheet(found), (JSON, CSV, XLSX))


@router.get(
    "/reports/agreements",
    summary="Report on agreements",
    **_described(
        "reportAgreements",
        "agreements.read",
        AgreementReport,
        "The agreements the reader sees, counted by key, with a total.",
        CSV,
        XLSX,
    ),
)
async def report_agreements(
    request: Request, token: TokenDep, register: RegisterDep, query: Annotated[AgreementReportQuery, Query()]
) -> Response:
    """Count agreements by area, kind or status: their statuses, how long these last, and what does not add up.

    It counts exactly the agreements and findings that the lists show the same reader, at the same moment. In the
    total each agreement counts once, also one that is about several areas.
    """
    moment = Moment.of(query, register.clock.now())
    found = await service.agreement_report(
        register.reads, token, query, moment, register.clock.today(), _address(request, query)
    )
    return _answer(request, query, found, lambda: layouts.agreement_sheet(found), (JSON, CSV, XLSX))


@router.get(
    "/reports/grant-register",
    summary="Search the register of grants",
    **_described("listGrants", "allocations.read", GrantRegisterPage, "One page of grants to legal persons.", CSV),
)
async def list_grants(
    request: Request, token: TokenDep, register: RegisterDep, query: Annotated[GrantRegisterQuery, Query()]
) -> Response:
    """List the grants to legal persons that the reader sees, in order of id: what was granted, to whom, for what.

    Only recipients of which the register knows that they are legal persons: another form, or none on record, may be
    a natural person. What was withdrawn, and the parts an allocation is divided in, are left out. A reader without a
    token sees what is published. In `text/csv` the address of the next page stands in the header `Link` (RFC 8288).
    """
    found = await service.grant_register(register.reads, token, query, request.url.path)
    answer = _answer(request, query, found, lambda: layouts.grant_sheet(found), (JSON, CSV))
    if found.links.next is not None:
        answer.headers["Link"] = f'<{found.links.next}>; rel="next"'
    return answer


def _address(request: Request, query: ApiModel) -> str:
    asked = query.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return page_address(request.url.path, asked)


def _answer(
    request: Request, query: InNotation, found: ApiModel, layout: Callable[[], Sheet], forms: tuple[str, ...]
) -> Response:
    """Return a report in the form its reader prefers, or that it has not changed."""
    language = context_of(request.scope).language
    form = preferred(",".join(request.headers.getlist("accept")), forms)
    headers = {"Vary": "Accept, Accept-Language"}
    if form == JSON:
        body = found.model_dump_json(by_alias=True).encode()
    else:
        sheet = layout()
        ending = "csv" if form == CSV else "xlsx"
        body = (
            csv_text(sheet, notation=query.notation, language=language)
            if form == CSV
            else workbook(sheet, language=language)
        )
        headers["Content-Disposition"] = f'attachment; filename="{sheet.name}.{ending}"'
        headers["Content-Language"] = language
    headers["ETag"] = content_tag(body)
    if none_match(",".join(request.headers.getlist("if-none-match")) or None, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=f"{form}; charset=utf-8" if form == CSV else form, headers=headers)
