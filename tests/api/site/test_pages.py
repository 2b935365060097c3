"""What holds for every page people open: both languages, whole, nothing from elsewhere, nowhere a dead end."""

import re
from urllib.parse import urldefrag

import httpx
import pytest

from app.kit.codelists import all_code_lists
from app.kit.config import Settings
from app.kit.domain import PROBLEM_TYPES
from tests.api.site.reading import Reading, read

PAGES = ("/", "/docs", "/codelists", "/problems", "/problems/not-found")
READABLE = [page for page in PAGES if page != "/docs"]
in_both_languages = pytest.mark.parametrize("language", ["nl", "en"])


async def page(visitor: httpx.AsyncClient, path: str, language: str) -> httpx.Response:
    return await visitor.get(path, headers={"Accept-Language": language})


@in_both_languages
@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_whole_and_says_its_language(visitor: httpx.AsyncClient, path: str, language: str):
    answer = await page(visitor, path, language)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert (answer.headers["content-language"], answer.headers["vary"]) == (language, "Accept-Language")
    found = read(answer.text)
    assert found.language == language
    assert found.headings.count(1) == 1
    assert found.headings[0] == 1
    steps = [after - before for before, after in zip(found.headings, found.headings[1:], strict=False)]
    assert max(steps, default=0) <= 1


@pytest.mark.parametrize("path", PAGES)
async def test_dutch_is_spoken_to_who_asks_for_neither(visitor: httpx.AsyncClient, path: str):
    assert (await page(visitor, path, "fr")).text == (await page(visitor, path, "nl")).text


@in_both_languages
@pytest.mark.parametrize("path", PAGES)
async def test_a_reader_chooses_the_language_and_keeps_it(visitor: httpx.AsyncClient, path: str, language: str):
    other = "en" if language == "nl" else "nl"
    asked = await page(visitor, path, other)
    assert f'href="{path}?language={language}" lang="{language}"' in asked.text
    chosen = await visitor.get(f"{path}?language={language}", headers={"Accept-Language": other})
    assert read(chosen.text).language == chosen.headers["content-language"] == language
    onward = {link for link in read(chosen.text).links if re.match(r"/(docs|codelists|problems|$|\?)", link)}
    assert {f"/?language={language}", f"/docs?language={language}"} <= onward
    assert {link for link in onward if f"?language={language}" not in link} == {f"{path}?language={other}"}


async def test_a_language_that_is_not_spoken_is_not_chosen(visitor: httpx.AsyncClient):
    answer = await visitor.get("/?language=fr", headers={"Accept-Language": "en"})
    assert answer.text == (await page(visitor, "/", "en")).text


@in_both_languages
@pytest.mark.parametrize("path", READABLE)
async def test_a_page_is_read_without_scripts_and_loads_nothing_from_elsewhere(
    visitor: httpx.AsyncClient, path: str, language: str
):
    answer = await page(visitor, path, language)
    found = read(answer.text)
    assert not found.tags.keys() & {"script", "style", "iframe", "form"}
    for source in found.sources:
        assert source.startswith("/")
        assert (await visitor.get(source)).status_code == 200
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none';"
        " form-action 'none'"
    )


@in_both_languages
async def test_every_link_of_every_page_leads_somewhere(
    visitor: httpx.AsyncClient, settings: Settings, language: str
):
    outside = {settings.contact_url, f"mailto:{settings.contact_email}"}
    found: dict[str, Reading] = {}
    waiting = {"/"}
    while waiting:
        path = waiting.pop()
        answer = await page(visitor, path, language)
        assert answer.status_code == 200, path
        is_page = answer.headers["content-type"].startswith("text/html")
        found[path] = read(answer.text) if is_page else Reading()
        links = {urldefrag(link).url for link in found[path].links} - outside - {""}
        assert all(link.startswith("/") for link in links), links
        waiting |= links - found.keys()
    for path, reading in found.items():
        for link in reading.links:
            address, anchor = urldefrag(link)
            # Swagger UI reads `#/…` as the place of a tag; tests/browser follows those.
            if anchor and not anchor.startswith("/"):
                assert anchor in found[address or path].ids, link
    assert set(PAGES) <= found.keys()
    assert {"/v1/openapi.json", "/v1/openapi.yaml", "/v1/codelists", "/v1/events", "/health/ready"} <= found.keys()
    assert {f"/problems/{slug}" for slug in PROBLEM_TYPES} <= found.keys()


@in_both_languages
async def test_every_value_of_every_code_list_can_be_read(visitor: httpx.AsyncClient, language: str):
    found = read((await page(visitor, "/codelists", language)).text)
    given = (await visitor.get("/v1/codelists")).json()["items"]
    assert [item["name"] for item in given] == list(all_code_lists())
    for item in given:
        assert item["name"] in found.ids
        rows = "\n".join(f"{value['value']}{value['label']['nl']}{value['label']['en']}" for value in item["values"])
        assert rows in found.text
