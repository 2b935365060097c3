"""Swagger UI in a real browser, as a partner's developer uses it: open, authorize, execute, read.

Not part of `make test`: it needs Chromium (Debian's package) and `requirements/browser.txt`.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.service import Service, running

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PICTURES = Path(os.environ.get("PICTURES", Path(tempfile.gettempdir()) / "convenant-pictures"))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("browser") / "data", "--with-example") as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, service: Service) -> Iterator[Page]:
    """A page that fails the test when the content policy blocks something or a request leaves the machine."""
    complaints: list[str] = []
    opened = browser.new_page(viewport={"width": 1280, "height": 1000})
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            complaints.append(request.url)
            if service.url not in request.url and not request.url.startswith("data:")
            else None
        ),
    )
    yield opened
    opened.close()
    assert complaints == []


def test_open_authorize_and_read_the_agreement(page: Page, service: Service):
    token = service.convenant("token", "--role", "registrar", "--organisation", "woonpunt").stdout.strip()
    page.goto(f"{service.url}/docs")
    page.get_by_role("button", name="Authorize").first.click()
    page.locator(".auth-container input").fill(token)
    page.get_by_role("button", name="Apply credentials").click()
    page.locator(".auth-btn-wrapper").get_by_role("button", name="Close").click()

    operation = page.locator("#operations-Agreements-listAgreements")
    operation.scroll_into_view_if_needed()
    operation.get_by_role("button").first.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table .response").first
    expect(answer).to_contain_text("200")
    expect(answer).to_contain_text("Samenwerkingsovereenkomst Veerkrachtige Wijken")
    PICTURES.mkdir(parents=True, exist_ok=True)
    answer.scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / "swagger-ui.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_own_pages_fit_and_read(page: Page, service: Service, scheme: str, width: int):
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, path in (("front", "/"), ("problem", "/problems/historic-source-required"), ("problems", "/problems")):
        page.goto(f"{service.url}{path}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        page.screenshot(path=PICTURES / f"{name}-{scheme}-{width}.png")
