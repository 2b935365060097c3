"""Swagger UI in a real browser, as a partner's developer uses it.

Not part of `make test`: it needs Chromium (Debian's package), `requirements/browser.txt` and `npm ci` in this folder.
"""

import json
import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from app.site.swagger import DUTCH_TAGS
from tests.browser.axe import faults
from tests.browser.conftest import OpenPage, pictured
from tests.example_answers import AGREEMENT

# The strictest level asks for contrasts that the colours of Swagger UI do not have; our own pages do.
STRICTEST = ("wcag2aaa",)


# One that only has parameters, and one with a body too: with a list of values, a key, a request and its answers.
READ_AND_WRITTEN = (("Organisations", "listOrganisations"), ("Amendments", "recordAmendment"))


def opened(page: Page, tag: str, operation_id: str) -> Locator:
    """Open an operation at its address."""
    page.evaluate("(place) => { location.hash = place; }", f"/{tag}/{operation_id}")
    operation = page.locator(f"#operations-{tag}-{operation_id}")
    expect(operation.get_by_role("button", name="Try it out")).to_be_visible()
    return operation


def answered(operation: Locator) -> Locator:
    """Execute an operation as it is filled in, and return the answer that is shown."""
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table .response").first
    expect(answer).to_be_visible()
    return answer


def tried(page: Page, tag: str, operation_id: str, **parameters: str) -> Locator:
    """Try an operation with what is filled in and these parameters, and return the answer that is shown."""
    operation = opened(page, tag, operation_id)
    operation.get_by_role("button", name="Try it out").click()
    for name, value in parameters.items():
        operation.locator(f"tr[data-param-name='{name}'] input").fill(value)
    return answered(operation)


def shown(answer: Locator) -> dict[str, Any]:
    """The JSON that an answer shows."""
    found: dict[str, Any] = json.loads(answer.locator("pre.microlight, .highlight-code pre").first.inner_text())
    return found


@pytest.fixture
def docs(open_page: OpenPage, token: str) -> Page:
    """Swagger UI, authorized."""
    page = open_page(viewport={"width": 1280, "height": 1000}, locale="nl")
    page.goto("/docs")
    page.get_by_role("button", name="Authorize").first.click()
    page.locator(".auth-container input").first.fill(token)
    page.get_by_role("button", name="Authorize with these credentials").first.click()
    page.locator(".auth-btn-wrapper").get_by_role("button", name="Close").first.click()
    return page


def test_a_partners_developer_finds_proposes_and_is_refused(docs: Page, register: httpx.Client):
    found = shown(tried(docs, "Agreements", "listAgreements", title="Veerkrachtige"))
    assert [each["id"] for each in found["items"]] == [str(AGREEMENT)]

    transitions = shown(tried(docs, "Agreements", "listAgreementTransitions", agreementId=found["items"][0]["id"]))
    assert "open_signing" in [each["name"] for each in transitions["items"]]

    before = {each["id"] for each in register.get(f"/v1/amendments?agreementId={AGREEMENT}").json()["items"]}
    # With nothing changed: the key is filled in, and the example is an amendment of the example dossier.
    proposed = tried(docs, "Amendments", "recordAmendment")
    expect(proposed).to_contain_text("201")
    pictured(docs, "swagger-amendment")
    amendment = shown(proposed)
    after = register.get(f"/v1/amendments?agreementId={AGREEMENT}").json()["items"]
    assert {each["id"] for each in after} - before == {amendment["id"]}
    (stored,) = (each for each in after if each["id"] == amendment["id"])
    assert stored == amendment
    assert stored["operations"][0]["clause"]["clauseKind"] == "publicity"
    # The button once more sends the same key: nothing is done twice.
    answered(docs.locator("#operations-Amendments-recordAmendment"))
    assert len(register.get(f"/v1/amendments?agreementId={AGREEMENT}").json()["items"]) == len(after)

    assessed = shown(tried(docs, "Amendments", "assessAmendment", amendmentId=amendment["id"]))
    assert (assessed["amendmentId"], assessed["classification"]) == (amendment["id"], "minor")

    refused = tried(docs, "Amendments", "classifyAmendment", amendmentId=amendment["id"])
    expect(refused).to_contain_text("403")
    pictured(docs, "swagger-refusal")
    problem = shown(refused)
    assert (problem["title"], problem["rule"]) == ("Geen bevoegdheid", "R-117")
    assert problem["neededRoles"] == ["legal_officer"]
    assert register.get(f"/v1/amendments/{amendment['id']}").json() == amendment
    docs.goto(problem["type"])
    expect(docs.get_by_role("heading", name=problem["title"], level=1)).to_be_visible()
    expect(docs.get_by_role("heading", name="Oplossing")).to_be_visible()


@pytest.mark.parametrize(("locale", "title"), [("nl", "API uitproberen"), ("en", "Try the API")])
def test_around_it_the_readers_language_is_spoken_and_the_way_back_is_shown(
    open_page: OpenPage, locale: str, title: str
):
    page = open_page(locale=locale)
    page.goto("/docs")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.locator("html").get_attribute("lang") == locale
    assert page.locator("#swagger-ui").get_attribute("lang") == "en"
    expect(page.locator("#operations-Agreements-listAgreements")).to_be_visible()
    page.get_by_role("link", name="Convenant", exact=True).click()
    expect(page).to_have_title("Convenant")


def test_a_dutch_subject_leads_to_its_operations(open_page: OpenPage):
    page = open_page(locale="nl")
    page.goto("/docs")
    expect(page.locator("#operations-Agreements-listAgreements")).to_be_visible()
    for tag, name in (("Money", DUTCH_TAGS["Money"]), ("Code lists", DUTCH_TAGS["Code lists"])):
        page.get_by_role("navigation", name="Onderwerpen").get_by_role("link", name=name).click()
        heading = page.locator(f"[id='operations-tag-{tag.replace(' ', '_')}']")
        expect(heading).to_be_in_viewport()


def test_every_command_gets_a_key_of_its_own(open_page: OpenPage):
    page = open_page()
    page.goto("/docs")
    expect(page.locator("#operations-Agreements-listAgreements")).to_be_visible()
    keys = set()
    for tag, operation_id in (("Agreements", "recordAgreement"), ("Amendments", "recordAmendment")):
        operation = opened(page, tag, operation_id)
        operation.get_by_role("button", name="Try it out").click()
        keys.add(operation.locator("tr[data-param-name='Idempotency-Key'] input").input_value())
    assert len(keys) == 2
    assert all(len(key) == 32 for key in keys)


def test_the_authorize_dialog_is_one_for_who_types(open_page: OpenPage):
    page = open_page()
    page.goto("/docs")
    opener = page.locator(".btn.authorize").first
    opener.press("Enter")
    dialog = page.get_by_role("dialog", name="Available authorizations")
    expect(dialog.locator("input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_an_operation_that_was_opened_has_an_address_to_send_to_others(open_page: OpenPage):
    page = open_page()
    page.goto("/docs")
    page.locator("#operations-Agreements-recordAgreement .opblock-summary-control").click()
    expect(page).to_have_url(re.compile("#/Agreements/recordAgreement$"))
    other = open_page()
    other.goto(page.url)
    expect(other.locator("#operations-Agreements-recordAgreement .opblock-body")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_for_everybody_closed_and_opened(open_page: OpenPage, width: int, scheme: str):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})

    def look(name: str) -> None:
        pictured(page, f"docs-{name}-{scheme}-{width}")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
        assert [f"{name}: {fault}" for fault in faults(page, without=STRICTEST)] == []

    page.goto("/docs")
    expect(page.locator("#operations-Agreements-listAgreements")).to_be_visible()
    expect(page.locator("html.dark-mode")).to_have_count(1 if scheme == "dark" else 0)
    look("closed")
    page.get_by_role("button", name="Authorize").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    look("authorize")
    page.keyboard.press("Escape")
    for tag, operation_id in READ_AND_WRITTEN:
        operation = opened(page, tag, operation_id)
        operation.scroll_into_view_if_needed()
        look(f"{operation_id}-opened")
        operation.get_by_role("button", name="Try it out").click()
        expect(operation.get_by_role("button", name="Execute")).to_be_visible()
        look(f"{operation_id}-tried")
        answered(operation).scroll_into_view_if_needed()
        look(f"{operation_id}-answered")
