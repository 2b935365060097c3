"""A served example dossier and a real browser. Not part of `make test`: `.ci/run` installs what these tests need."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.watching import watched
from tests.e2e.service import Service

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OpenPage = Callable[..., Page]
PICTURES = os.environ.get("PICTURES")
# The description is two megabytes: on a busy machine Swagger UI takes its time.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, example_service: Service) -> Iterator[OpenPage]:
    """Open a page; the test fails when a policy blocks something, a script fails or a request leaves the machine."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(base_url=example_service.url, **options)
        contexts.append(context)
        return watched(context.new_page(), example_service.url, complaints)

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def token(example_service: Service) -> str:
    """A token of a registrar of one of the parties, as a partner's developer has it."""
    return example_service.convenant("token", "--role", "registrar", "--organisation", "woonpunt").stdout.strip()


@pytest.fixture(scope="session")
def register(example_service: Service, token: str) -> Iterator[httpx.Client]:
    """The same register over HTTP, to see what really happened."""
    with httpx.Client(base_url=example_service.url, headers={"Authorization": f"Bearer {token}"}) as client:
        yield client


def pictured(page: Page, name: str) -> None:
    """Keep a picture of what is in view, where somebody asked for pictures."""
    if PICTURES is not None:
        page.screenshot(path=Path(PICTURES) / f"{name}.png")
