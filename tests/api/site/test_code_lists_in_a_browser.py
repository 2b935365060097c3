"""The address of a code list gives data to programs and a page to who opens it in a browser."""

import httpx
import pytest

from app.kit.codelists import all_code_lists
from tests.api.site.reading import read

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
ADDRESSES = ("/v1/codelists", "/v1/codelists/agreement-status")
VARY = "Accept, Accept-Language"
at_both_addresses = pytest.mark.parametrize("address", ADDRESSES)


@at_both_addresses
@pytest.mark.parametrize(
    "accept", [None, "*/*", "application/json", "application/json, text/html", "text/html;q=0.5, */*"]
)
async def test_programs_are_given_data(visitor: httpx.AsyncClient, address: str, accept: str | None):
    request = visitor.build_request("GET", address)
    del request.headers["accept"]
    if accept is not None:
        request.headers["accept"] = accept
    answer = await visitor.send(request)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.headers["vary"] == VARY
    found = answer.json()
    assert list(found) == (["items", "links"] if address == ADDRESSES[0] else ["name", "values"])


@at_both_addresses
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_a_browser_is_shown_a_page(visitor: httpx.AsyncClient, address: str, language: str):
    answer = await visitor.get(address, headers={"Accept": BROWSER, "Accept-Language": language})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert (answer.headers["vary"], answer.headers["content-language"]) == (VARY, language)
    assert answer.headers["content-security-policy"].startswith(
        "default-src 'none'; style-src 'self'; img-src 'self';"
    )
    found = read(answer.text)
    assert (found.language, found.headings[0]) == (language, 1)
    for value in all_code_lists()["agreement-status"]:
        assert f"{value.value}{value.nl}{value.en}" in found.text
    for link in found.links:
        if link.startswith("/"):
            assert (await visitor.get(link)).status_code == 200, link


async def test_the_page_of_the_site_and_of_the_address_are_one(visitor: httpx.AsyncClient):
    given = await visitor.get("/v1/codelists", headers={"Accept": BROWSER})
    assert given.text == (await visitor.get("/codelists")).text


async def test_page_and_data_have_tags_of_their_own(visitor: httpx.AsyncClient):
    given = [await visitor.get(ADDRESSES[1], headers={"Accept": accept}) for accept in ("*/*", BROWSER)]
    tags = [answer.headers["etag"] for answer in given]
    assert len(set(tags)) == 2
    for accept, status in ((BROWSER, 200), ("*/*", 304)):
        again = await visitor.get(ADDRESSES[1], headers={"Accept": accept, "If-None-Match": tags[0]})
        assert (again.status_code, again.headers["vary"]) == (status, VARY)


async def test_what_is_no_list_is_a_problem_for_browsers_too(visitor: httpx.AsyncClient):
    answer = await visitor.get("/v1/codelists/no-list", headers={"Accept": BROWSER})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
