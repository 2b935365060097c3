"""The address of search."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.kit.body import JSON
from app.kit.policy import Policy, guarded
from app.kit.reception import RegisterDep, TokenDep
from app.search import service
from app.search.schemas import SearchPage, SearchQuery

router = APIRouter(tags=["Search"])


@router.get(
    "/search",
    operation_id="search",
    summary="Search the register",
    dependencies=guarded(Policy(operation="search", scope="agreements.read")),
    response_model=None,
    responses={200: {"model": SearchPage, "description": "One page of records that hold the words."}},
)
async def search_register(
    request: Request, token: TokenDep, register: RegisterDep, query: Annotated[SearchQuery, Query()]
) -> Response:
    """Find records by the words in their texts, as Dutch inflects them: `wijken` finds `wijk`. Capitals do not count.

    Searched are titles, names, notes and running text: the clauses of every version, points of decisions, proposals,
    goals, risks, purposes and conditions of money. Ids, codes, reference numbers, contact data and the contents of
    files are not. You find what the lists show you, by the words you may read there and by no others; of a dossier
    you are not in, only what was published. It is about the present: `asOf` and `knownAt` do not go with it.

    Records in one dossier stand together, those of the highest id first; then follows what lies in no single dossier,
    such as decisions, documents and organisations. How well a text fits plays no part, and hits are not counted.
    Dutch also drops the accents of é and ë (`coordinatie` finds `coördinatie`), not every other one.
    """
    found = await service.search(register.reads, token, query, request.url.path)
    return Response(found.model_dump_json(by_alias=True, exclude_unset=True), media_type=JSON)
