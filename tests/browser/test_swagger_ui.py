"""Swagger UI in a real browser, as a partner's developer uses it.

Not part of `make test`: it needs Chromium (Debian's package), `requirements/browser.txt` and `npm ci` in this folder.
"""

import json
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from app.dossier.mapping import record_id
from tests.browser.conftest import pictured
from tests.e2e.service import Service
from tests.example_answers import AGREEMENT


def authorised(page: Page, service: Service, token: str) -> None:
    page.goto(f"{service.url}/docs")
    page.get_by_role("button", name="Authorize").first.click()
    page.locator(".auth-container input").first.fill(token)
    page.get_by_role("button", name="Apply credentials").first.click()
    page.locator(".auth-btn-wrapper").get_by_role("button", name="Close").first.click()


def tried(page: Page, tag: str, operation_id: str, body: dict[str, Any] | None = None, **parameters: str) -> Locator:
    """Open an operation at its address, try it with what is filled in, and return the answer that is shown."""
    docs = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(f"{docs}#/{tag}/{operation_id}")
    operation = page.locator(f"#operations-{tag}-{operation_id}")
    operation.get_by_role("button", name="Try it out").click()
    for name, value in parameters.items():
        operation.locator(f"tr[data-param-name='{name}'] input").fill(value)
    if body is not None:
        operation.locator("textarea.body-param__text").fill(json.dumps(body))
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table .response").first
    expect(answer).to_be_visible(timeout=30_000)
    return answer


def shown(answer: Locator) -> dict[str, Any]:
    """The JSON that an answer shows."""
    found: dict[str, Any] = json.loads(answer.locator("pre.microlight, .highlight-code pre").first.inner_text())
    return found


PUBLICITY = {
    "articleNo": "1",
    "clauseKind": "publicity",
    "heading": "Communicatie",
    "text": "Partijen stemmen persberichten vooraf met elkaar af.",
}
REWORDED = PUBLICITY | {"text": "Partijen stemmen persberichten en berichten op sociale media vooraf met elkaar af."}


def member(service: Service, organisation: str) -> tuple[str, httpx.Client]:
    """A token of a registrar, and a client that sends it."""
    token = service.convenant("token", "--role", "registrar", "--organisation", organisation).stdout.strip()
    headers = {"Authorization": f"Bearer {token}"}
    return token, httpx.Client(base_url=f"{service.url}/v1", headers=headers, timeout=30)


def text_with_words(keeper: httpx.Client, known: dict[str, Any]) -> dict[str, Any]:
    """A text of which the register knows the words, as whoever keeps the dossier records it from its source."""
    told = {name: known[name] for name in ("recordingMode", "occurredOn", "sourceRefs", "versionStatus")}
    body = told | {"versionNo": 3, "clauses": [PUBLICITY]}
    key = {"Idempotency-Key": "a-text-with-words-1"}
    made = keeper.post(f"/agreements/{AGREEMENT}/versions", json=body, headers=key)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


def test_a_partners_developer_finds_proposes_and_is_refused(page: Page, service: Service):
    token, register = member(service, "woonpunt")
    _, keeper = member(service, "gemeente-maastricht")
    with register, keeper:
        versions = register.get(f"/agreements/{AGREEMENT}/versions").json()["items"]
        (without_words,) = (each for each in versions if each["versionNo"] == 1)
        version = text_with_words(keeper, without_words)
        parties = register.get(f"/agreements/{AGREEMENT}/parties").json()["items"]
        (party,) = (each for each in parties if each["organisationId"] == str(record_id("organisation", "woonpunt")))
        change = {
            "recordingMode": "workflow",
            "status": "proposed",
            "agreementId": str(AGREEMENT),
            "baselineVersionId": version["id"],
            "proposedByPartyId": party["id"],
            "rationale": "Ook berichten op sociale media worden afgestemd.",
            "operations": [{"kind": "replace", "clauseId": version["clauses"][0]["id"], "clause": REWORDED}],
        }
        authorised(page, service, token)

        found = shown(tried(page, "Agreements", "listAgreements", title="Veerkrachtige"))
        assert [each["id"] for each in found["items"]] == [str(AGREEMENT)]
        transitions = tried(page, "Agreements", "listAgreementTransitions", agreementId=str(AGREEMENT))
        expect(transitions).to_contain_text("open_signing")

        keys = {"Idempotency-Key": "proposed-in-swagger-ui-1"}
        proposed = tried(page, "Amendments", "recordAmendment", body=change, **keys)
        expect(proposed).to_contain_text("201")
        pictured(page, "swagger-amendment")
        amendment = shown(proposed)
        assert register.get(f"/amendments/{amendment['id']}").json()["rationale"] == change["rationale"]

        keys = {"Idempotency-Key": "assessed-in-swagger-ui-1"}
        assessed = tried(page, "Amendments", "assessAmendment", body={}, amendmentId=amendment["id"], **keys)
        assert shown(assessed)["classification"] == "minor"

        keys = {"Idempotency-Key": "refused-in-swagger-ui-1"}
        unknown = change | {"baselineVersionId": without_words["id"]}
        refused = tried(page, "Amendments", "recordAmendment", body=unknown, **keys)
        expect(refused).to_contain_text("409")
        pictured(page, "swagger-refusal")
        problem = shown(refused)
        assert problem["rule"] == "R-055"
        page.goto(problem["type"])
        expect(page.get_by_role("heading", name=problem["title"], exact=True)).to_be_visible()
