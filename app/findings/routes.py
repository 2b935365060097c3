"""Addresses of findings: those kept, and a check run for any day."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from app.findings import service
from app.findings.schemas import RaisedFindings, RaisedFindingsQuery
from app.findings.service import FINDINGS
from app.kit.domain import refusal
from app.kit.policy import Policy, guarded
from app.kit.problem_types import NOT_FOUND
from app.kit.queries import PageLinks
from app.kit.reception import RegisterDep, TokenDep
from app.kit.resources import Resource
from app.kit.routing import add_resource
from app.kit.statement import Moment

router = APIRouter()
add_resource(router, FINDINGS)


@router.get(
    "/agreements/{agreementId}/findings",
    operation_id="checkAgreement",
    summary="Check one agreement for one day",
    tags=["Findings"],
    dependencies=guarded(Policy(operation="checkAgreement", scope="agreements.read")),
    response_model=None,
    responses={200: {"model": RaisedFindings, "description": "What does not add up on that day."}},
)
async def check_agreement(
    token: TokenDep,
    register: RegisterDep,
    agreement_id: Annotated[UUID, Path(alias="agreementId", description="Id of the agreement.")],
    query: Annotated[RaisedFindingsQuery, Query()],
) -> Response:
    """Run the register's checks on one dossier, for a legal day and for what the register knew at an instant.

    Nothing is stored. Without `asOf` the checks are run for today. A decision counts only from its day.
    """
    moment = replace(Moment.of(query, register.clock.now()), as_of=None)
    agreement = await register.reads.record(Resource.registry["agreement"], token, agreement_id, (), moment)
    # A published agreement does not publish what the register thinks of its dossier.
    if not agreement.is_inside:
        raise refusal(NOT_FOUND)
    as_of = query.as_of or register.clock.today()
    found = RaisedFindings(
        as_of=as_of,
        known_at=query.known_at,
        items=await service.raised(register.reads.pool, agreement_id, as_of, moment),
        links=PageLinks(self=f"/v1/agreements/{agreement_id}/findings?asOf={as_of.isoformat()}"),
    )
    return Response(found.model_dump_json(by_alias=True), media_type="application/json")
