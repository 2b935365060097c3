"""A served example dossier, and Chromium to look at it with."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.service import Service, running

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = os.environ.get("PICTURES")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("browser") / "data", "--with-example") as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, service: Service) -> Iterator[Page]:
    """A page that fails the test when the content policy blocks something or a request leaves the machine."""
    complaints: list[str] = []
    opened = browser.new_page(viewport={"width": 1280, "height": 1000}, bypass_csp=False)
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
    # A refusal that is asked for is told in the console as a resource that failed to load.
    assert [told for told in complaints if not told.startswith("Failed to load resource: the server responded")] == []


def pictured(page: Page, name: str) -> None:
    """Keep a picture of the whole page, where somebody asked for pictures."""
    if PICTURES is not None:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
