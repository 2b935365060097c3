"""Code lists with their labels, for people and for programs that show them."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from app.kit.codelists import CodeList, all_code_lists
from app.kit.domain import refusal
from app.kit.policy import Policy, guarded
from app.kit.preconditions import content_tag, none_match
from app.kit.problem_types import NOT_FOUND
from app.kit.queries import PageLinks
from app.kit.schema import ApiModel, LocalisedText

router = APIRouter(tags=["Code lists"])


class CodeListValue(ApiModel):
    """One value and what it is called."""

    value: str
    label: LocalisedText


class CodeListRead(ApiModel):
    """A closed list of values."""

    name: str
    values: list[CodeListValue]


class CodeListPage(ApiModel):
    """Every code list."""

    items: list[CodeListRead]
    links: PageLinks


def _read(name: str, code_list: type[CodeList]) -> CodeListRead:
    values = [CodeListValue(value=m.value, label=LocalisedText(nl=m.nl, en=m.en)) for m in code_list]
    return CodeListRead(name=name, values=values)


@router.get(
    "/codelists",
    operation_id="listCodeLists",
    summary="List every code list",
    dependencies=guarded(Policy(operation="listCodeLists")),
    response_model=None,
    responses={200: {"model": CodeListPage, "description": "Every code list with its values and labels."}},
)
async def list_code_lists() -> Response:
    """Return every closed list of values the API uses, with Dutch and English labels."""
    items = [_read(name, code_list) for name, code_list in all_code_lists().items()]
    page = CodeListPage(items=items, links=PageLinks(self="/v1/codelists"))
    return Response(page.model_dump_json(by_alias=True, exclude_none=True), media_type="application/json")


@router.get(
    "/codelists/{name}",
    operation_id="getCodeList",
    summary="Read one code list",
    dependencies=guarded(Policy(operation="getCodeList")),
    response_model=None,
    responses={200: {"model": CodeListRead, "description": "The values and their labels."}},
)
async def get_code_list(
    request: Request, name: Annotated[str, Path(description="Name of the list.", examples=["agreement-status"])]
) -> Response:
    """Return the values of one list, such as `agreement-status`, with Dutch and English labels."""
    code_list = all_code_lists().get(name)
    if code_list is None:
        raise refusal(NOT_FOUND)
    body = _read(name, code_list).model_dump_json(by_alias=True).encode()
    tag = content_tag(body)
    if none_match(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type="application/json", headers={"ETag": tag})
