"""Addresses of memberships, and of what the caller may do."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.access.schemas import Access, AccessQuery
from app.access.service import MEMBERSHIPS, access_of
from app.kit.body import JSON
from app.kit.openapi import PROBLEM_CONTENT
from app.kit.policy import Policy, guarded
from app.kit.reception import RegisterDep, TokenDep
from app.kit.resources import Resource
from app.kit.routing import add_resource

router = APIRouter()
add_resource(router, MEMBERSHIPS)


@router.get(
    "/me/access",
    operation_id="getMyAccess",
    summary="What may I do here, and why not",
    tags=["Access"],
    dependencies=guarded(Policy(operation="getMyAccess")),
    response_model=None,
    responses={
        200: {"model": Access, "description": "Who you are to the register, and every operation."},
        404: {"description": "The agreement is not there for you. Types: `not-found`.", "content": PROBLEM_CONTENT},
    },
)
async def my_access(token: TokenDep, register: RegisterDep, query: Annotated[AccessQuery, Query()]) -> Response:
    """Tell who the bearer of the token is to the register, and of every operation whether it may be done and why not.

    With `agreementId` the question is asked inside that dossier. The answer holds at this moment: roles are given and
    ended in the register, not in the token. What a rule of the domain would refuse is not answered here.
    """
    if query.agreement_id is not None:
        await register.reads.record(Resource.registry["agreement"], token, query.agreement_id)
    found = await access_of(register.reads.pool, token, query.agreement_id)
    return Response(found.model_dump_json(by_alias=True), media_type=JSON)
