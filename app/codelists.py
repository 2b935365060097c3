"""Code lists with their labels, for people and for programs that show them."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import Field

from app.code_list_pages import code_list_page, code_lists_page
from app.kit.body import JSON
from app.kit.codelists import CodeList, all_code_lists
from app.kit.domain import refusal
from app.kit.http import context_of
from app.kit.pages import HTML, PAGE_CSP
from app.kit.policy import Policy, guarded
from app.kit.preconditions import content_tag, none_match
from app.kit.problem_types import NOT_FOUND
from app.kit.queries import PageLinks
from app.kit.reception import preferred
from app.kit.schema import ApiModel, LocalisedText

router = APIRouter(tags=["Code lists"])


class CodeListValue(ApiModel):
    """One value and what it is called."""

    value: str = Field(description="The value as it stands in records.")
    label: LocalisedText = Field(description="What people call it.")


class CodeListRead(ApiModel):
    """A closed list of values."""

    name: str
    values: list[CodeListValue] = Field(description="Every value, in order.")


class CodeListPage(ApiModel):
    """Every code list."""

    items: list[CodeListRead]
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")


def _read(name: str, code_list: type[CodeList]) -> CodeListRead:
    values = [CodeListValue(value=m.value, label=LocalisedText(nl=m.nl, en=m.en)) for m in code_list]
    return CodeListRead(name=name, values=values)


def _answer(request: Request, data: bytes, drawn: Callable[[str], str]) -> Response:
    """Answer with the page where `Accept` likes that better, as browsers do, and with the data to all others."""
    headers = {"Vary": "Accept, Accept-Language"}
    if preferred(",".join(request.headers.getlist("accept")), (JSON, "text/html")) == JSON:
        return Response(data, media_type=JSON, headers=headers)
    language = context_of(request.scope).language
    headers |= {"Content-Security-Policy": PAGE_CSP, "Content-Language": language}
    return Response(drawn(language), media_type=HTML, headers=headers)


@router.get(
    "/codelists",
    operation_id="listCodeLists",
    summary="List every code list",
    dependencies=guarded(Policy(operation="listCodeLists")),
    response_model=None,
    responses={200: {"model": CodeListPage, "description": "Every code list with its values and labels."}},
)
async def list_code_lists(request: Request) -> Response:
    """Return every closed list of values the API uses, with Dutch and English labels."""
    items = [_read(name, code_list) for name, code_list in all_code_lists().items()]
    page = CodeListPage(items=items, links=PageLinks(self="/v1/codelists"))
    return _answer(request, page.model_dump_json(by_alias=True, exclude_none=True).encode(), code_lists_page)


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
    data = _read(name, code_list).model_dump_json(by_alias=True).encode()
    answer = _answer(request, data, partial(code_list_page, name, code_list))
    answer.headers["ETag"] = content_tag(bytes(answer.body))
    if none_match(request.headers.get("if-none-match"), answer.headers["ETag"]):
        return Response(status_code=304, headers={name: answer.headers[name] for name in ("ETag", "Vary")})
    return answer
