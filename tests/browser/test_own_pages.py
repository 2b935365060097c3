"""The pages of our own, for everybody: they fit, they read in light and dark, and axe finds nothing."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import pictured
from tests.e2e.service import Service
from tests.example_answers import AGREEMENT

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
OWN_PAGES = {"front": "/", "problems": "/problems", "problem": "/problems/historic-source-required"}
# What Swagger UI itself does wrong as it opens, with its operations closed; what stands around it is ours.
OF_SWAGGER_UI = {
    "color-contrast": "the colours of its stamps, links and methods",
    "heading-order": "its tags are third-level headings with nothing above them",
    "nested-interactive": "a button that opens an operation holds a link to it",
    "region": "its introduction and its list of servers stand outside its landmarks",
    "select-name": "its list of servers has no label",
}


def violations(page: Page) -> dict[str, list[str]]:
    """What axe finds, best practices included: the rules that are broken, and where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run().then((result) => result.violations)")
    return {
        rule["id"]: [" ".join(map(str, node["target"])) + ": " + node["failureSummary"] for node in rule["nodes"]]
        for rule in found
    }


def shown(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", OWN_PAGES)
def test_own_pages_are_for_everybody(page: Page, service: Service, name: str, scheme: str, width: int):
    shown(page, scheme, width)
    page.goto(f"{service.url}{OWN_PAGES[name]}")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    pictured(page, f"{name}-{scheme}-{width}")
    assert violations(page) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_comparison_of_texts_is_for_everybody(browser: Browser, service: Service, scheme: str, width: int):
    token = service.convenant(
        "token", "--role", "legal_officer", "--organisation", "gemeente-maastricht"
    ).stdout.strip()
    authorised = {"Authorization": f"Bearer {token}"}
    address = f"{service.url}/v1/agreements/{AGREEMENT}/versions"
    older, newer = two_versions(address, authorised)
    page = browser.new_page(extra_http_headers=authorised | {"Accept": "text/html"}, locale="nl")
    try:
        shown(page, scheme, width)
        page.goto(f"{address}/{newer}/diff?against={older}")
        expect(page.get_by_role("heading", level=1)).to_contain_text("vergeleken met")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        pictured(page, f"comparison-{scheme}-{width}")
        assert violations(page) == {}
    finally:
        page.close()


def two_versions(address: str, headers: dict[str, str]) -> tuple[str, str]:
    """The example's text, and a text with other words, recorded once."""
    with httpx.Client(headers=headers, timeout=30) as client:
        versions: list[dict[str, Any]] = client.get(address).json()["items"]
        (first,) = (each for each in versions if each["versionNo"] == 1)
        clauses = [
            clause | {"text": f"De partijen overleggen elk kwartaal ({number})."}
            for number, clause in enumerate(first["clauses"])
        ]
        written = {name: first[name] for name in ("recordingMode", "occurredOn", "sourceRefs", "versionStatus")}
        told = written | {"versionNo": 2, "clauses": [without_id(clause) for clause in clauses]}
        made = client.post(address, json=told, headers={"Idempotency-Key": "a-second-text-to-compare"})
        assert made.status_code == 201, made.text
        return first["id"], made.json()["id"]


def without_id(clause: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in clause.items() if name != "id"}


@pytest.mark.parametrize(("language", "word"), [("nl", "Waar vindt u wat"), ("en", "What is where")])
def test_the_front_page_leads_everywhere_in_both_languages(
    browser: Browser, service: Service, language: str, word: str
):
    page = browser.new_page(locale=language)
    try:
        page.goto(service.url)
        assert page.locator("html").get_attribute("lang") == language
        expect(page.get_by_role("heading", name=word)).to_be_visible()
        links = page.get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        own = [link for link in links if link.startswith("/")]
        assert {
            "/docs",
            "/v1/openapi.json",
            "/v1/openapi.yaml",
            "/problems",
            "/v1/codelists",
            "/health/ready",
        } <= set(own)
        assert [link for link in own if httpx.get(f"{service.url}{link}", timeout=30).status_code != 200] == []
        assert any(link.startswith("mailto:") for link in links)
        # Everything can be reached with the keyboard, in the order in which it is read.
        reached = []
        for _ in links:
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
        assert reached == links
    finally:
        page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_swagger_ui_breaks_no_more_rules_than_are_known(page: Page, service: Service, width: int):
    shown(page, "light", width)
    page.goto(f"{service.url}/docs")
    # Swagger UI draws a description of this size in five to ten seconds on a busy machine.
    expect(page.locator("#operations-Agreements-listAgreements")).to_be_visible(timeout=30_000)
    pictured(page, f"docs-{width}")
    found = violations(page)
    assert {rule: places[:3] for rule, places in found.items() if rule not in OF_SWAGGER_UI} == {}
    page.get_by_role("link", name="Convenant", exact=True).click()
    expect(page.get_by_role("heading", name="Convenant", level=1)).to_be_visible()
