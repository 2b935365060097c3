"""The pages of our own, for everybody: they fit, they read in light and dark, by hand and by ear, on paper."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from app.comparison.kinds import ClauseChange
from tests.browser.axe import faults
from tests.browser.conftest import OpenPage, pictured
from tests.browser.two_texts import TEXTS
from tests.e2e.service import Service
from tests.example_answers import AGREEMENT

OWN_PAGES = {
    "front": "/",
    "problems": "/problems",
    "problem": "/problems/historic-source-required",
    "code-lists": "/codelists",
    "code-list": "/v1/codelists/agreement-status",
}
in_every_light = pytest.mark.parametrize("scheme", ["light", "dark"])
# A small telephone; a screen of 1280 at 200 percent; that screen itself.
at_every_width = pytest.mark.parametrize("width", [320, 640, 1280])


def assert_for_everybody(page: Page) -> None:
    """The page fits its width, and breaks no rule axe knows, not the strictest."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert list(map(str, faults(page))) == []


@in_every_light
@at_every_width
@pytest.mark.parametrize("name", OWN_PAGES)
def test_own_pages_are_for_everybody(open_page: OpenPage, name: str, scheme: str, width: int):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900}, locale="nl")
    page.goto(OWN_PAGES[name])
    pictured(page, f"{name}-{scheme}-{width}")
    assert_for_everybody(page)


@pytest.fixture(scope="module")
def comparison(example_service: Service) -> tuple[str, dict[str, str]]:
    """The address of a comparison of two texts that differ in much, and what a browser must send to see it."""
    arguments = ("token", "--role", "legal_officer", "--organisation", "gemeente-maastricht")
    headers = {"Authorization": f"Bearer {example_service.convenant(*arguments).stdout.strip()}"}
    address = f"/v1/agreements/{AGREEMENT}/versions"
    with httpx.Client(base_url=example_service.url, headers=headers, timeout=60) as client:
        versions: list[dict[str, Any]] = client.get(address).json()["items"]
        (source,) = (each for each in versions if each["versionNo"] == 1)
        older, newer = (recorded(client, address, source, number, clauses) for number, clauses in TEXTS.items())
    return f"{address}/{newer}/diff?against={older}", headers | {"Accept": "text/html"}


def recorded(
    client: httpx.Client, address: str, source: dict[str, Any], number: int, clauses: list[dict[str, Any]]
) -> str:
    """Record a text, resting on the source of another one, and return its id."""
    told = {name: source[name] for name in ("recordingMode", "occurredOn", "sourceRefs", "versionStatus")}
    body = told | {"versionNo": number, "clauses": clauses}
    made = client.post(address, json=body, headers={"Idempotency-Key": f"a-text-to-compare-{number}"})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


@in_every_light
@at_every_width
def test_a_comparison_of_texts_is_for_everybody(
    open_page: OpenPage, comparison: tuple[str, dict[str, str]], scheme: str, width: int
):
    address, headers = comparison
    page = open_page(
        color_scheme=scheme, viewport={"width": width, "height": 900}, locale="nl", extra_http_headers=headers
    )
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("vergeleken met")
    assert min(page.locator(".text ins").count(), page.locator(".text del").count()) > 100
    for happened in (
        *(change.nl for change in ClauseChange if change is not ClauseChange.KIND_CHANGED),
        "Ongewijzigd",
    ):
        expect(page.locator(".meta", has_text=re.compile(happened, re.IGNORECASE)).first).to_be_visible()
    expect(page.locator("td ins", has_text="€ 6.003,-")).to_be_visible()
    pictured(page, f"comparison-{scheme}-{width}")
    assert_for_everybody(page)


@pytest.mark.parametrize("path", [*OWN_PAGES.values(), "/docs"])
def test_all_can_be_reached_with_the_keyboard_in_reading_order_and_seen(open_page: OpenPage, path: str):
    page = open_page(locale="nl")
    # What Swagger UI itself adds is not ours.
    page.route("**/docs/start.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(path)
    links: list[str] = page.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    reached = []
    for _ in links:
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_be_in_viewport(ratio=0.9)
        focused = page.evaluate("""() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          return { href: document.activeElement.getAttribute("href"), outlineStyle, outlineWidth };
        }""")
        assert (focused["outlineStyle"], focused["outlineWidth"]) == ("solid", "3px"), focused
        reached.append(focused["href"])
    assert reached == links


def test_who_uses_the_keyboard_can_skip_the_bar(open_page: OpenPage):
    page = open_page(locale="nl")
    page.goto("/codelists")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(
    ("locale", "language", "title"),
    [
        ("nl-NL", "nl", "Wie sprak wat af, op wiens gezag, met welk geld?"),
        ("en-GB", "en", "Who agreed what, on whose authority, with which money?"),
        ("de-DE", "nl", "Wie sprak wat af, op wiens gezag, met welk geld?"),
    ],
)
def test_the_landing_page_speaks_the_language_of_the_browser(
    open_page: OpenPage, locale: str, language: str, title: str
):
    page = open_page(locale=locale)
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == language
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_who_chooses_a_language_keeps_it_on_the_next_page(open_page: OpenPage):
    page = open_page(locale="nl")
    page.goto("/problems")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Problems and remedies")
    page.get_by_role("link", name="Code lists").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Code lists")
    page.get_by_role("link", name="Nederlands").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codelijsten")
    assert page.locator("html").get_attribute("lang") == "nl"


def test_paper_has_the_words_and_not_the_bar(open_page: OpenPage):
    page = open_page(color_scheme="dark", locale="nl")
    page.goto("/")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    printed = "getComputedStyle(document.querySelector('.documentation a'), '::after').content"
    assert "/docs" in page.evaluate(printed)
