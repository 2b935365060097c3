"""R-075: what is no amount is refused wherever an amount is asked for, at its place, and changes nothing."""

import json
from typing import Any

import httpx
import pytest

from tests.api.agreements.support import World
from tests.api.funding.refusing import picture
from tests.api.funding.support import ALLOCATIONS, ENVELOPES, Money, amount, money
from tests.factories.http import Member, historic, keyed, on_day

HERE = "the amount under test"
DOCUMENT = "00000000-0000-4000-8000-000000000001"
# As they are written in JSON: a parser makes one number of `1.0`, `1e0` and, in some languages, `1`.
PRECISION, INVALID = "amount-precision", "amount-invalid"
LITERALS = {
    **dict.fromkeys(("12.5", "12.345", "0.001", "1E-3", "-0.5", "99999999999998.5"), PRECISION),
    **dict.fromkeys(("1.0", "1e3", "1E0", "-1.0"), INVALID),
    **dict.fromkeys(('"100"', '"1e3"', '"12,50"', '""', "true", "false", "[]", "[100]", "{}"), INVALID),
    **dict.fromkeys(("-1", "-9007199254740993"), INVALID),
    **dict.fromkeys(("100000000000000", "9007199254740992", "9007199254740993", "1" + "0" * 30), INVALID),
}
# Where an amount is asked for: the address, what else the request states, and the place of the amount.
STEPS: list[tuple[str, dict[str, Any], str]] = [
    ("certainty", {"certainty": "firm", "documentId": DOCUMENT}, "/amountCents"),
    ("reservation", {}, "/reservedCents"),
    ("grant", {}, "/grantedCents"),
    ("grant", {"grantedCents": 100}, "/refusedCents"),
    ("refusal", {"ground": "general"}, "/refusedCents"),
    ("determination", {}, "/determinedCents"),
    ("partial-withdrawal", {"ground": "changed_circumstances"}, "/grantedCents"),
    ("recovery", {"ground": "facts_unknown"}, "/determinedCents"),
    ("payments", {"recordingMode": "workflow", "kind": "advance"}, "/money/amountCents"),
    ("payments", {"recordingMode": "workflow", "kind": "repayment"}, "/money/amountCents"),
    (
        "accounting-reports",
        {
            "recordingMode": "workflow",
            "receivedOn": on_day("2026-06-01"),
            "activitiesDone": True,
            "documentId": DOCUMENT,
        },
        "/spentCents",
    ),
]
FACTS = ("requestedCents", "reservedCents", "grantedCents", "refusedCents", "determinedCents")


def at(place: str, value: Any, body: dict[str, Any]) -> dict[str, Any]:
    """A body with a value at a place."""
    first, _, rest = place.removeprefix("/").partition("/")
    return {**body, first: at(f"/{rest}", value, body.get(first, {})) if rest else value}


async def sent(
    somebody: Member, path: str, body: dict[str, Any], literal: str, method: str = "POST"
) -> httpx.Response:
    """Send a body in which the amount is written exactly so."""
    text = json.dumps(body).replace(json.dumps(HERE), literal)
    kind = "application/json" if method == "POST" else "application/merge-patch+json"
    headers = keyed({**somebody.headers, "If-Match": "*", "Content-Type": kind})
    return await somebody.client.request(method, path, content=text, headers=headers)


async def each_is_refused(found: Money, path: str, body: dict[str, Any], place: str, method: str = "POST") -> None:
    before = await picture(found)
    for literal, code in LITERALS.items():
        answer = await sent(found.world.province, path, at(place, HERE, body), literal, method)
        assert answer.status_code == 400, (literal, answer.text)
        faults = [(fault["location"], fault["code"]) for fault in answer.json()["errors"]]
        assert faults == [(place, code)], (literal, answer.text)
        (fault,) = answer.json()["errors"]
        assert code == PRECISION or "99999999999999" in fault["detail"]
    assert await picture(found) == before


@pytest.mark.parametrize(("path", "body", "place"), STEPS, ids=lambda value: value if isinstance(value, str) else "")
async def test_r_075_no_step_and_no_payment_takes_what_is_no_amount(
    world: World, path: str, body: dict[str, Any], place: str
):
    found = await money(world, 1_000)
    await each_is_refused(found, f"{found.address}/{path}", body, place)


async def test_r_075_no_record_takes_what_is_no_amount(world: World):
    found = await money(world, 1_000)
    provider = {"providerOrganisationId": str(world.province.organisation_id), "ceilingStatus": "announced"}
    stated = {"statement": {"certainty": "firm", "qualifier": "exact"}}
    await each_is_refused(found, ENVELOPES, historic() | provider | stated, "/statement/amountCents")
    part = historic() | {"envelopeId": found.envelope["id"], "status": "indicative"}
    await each_is_refused(found, ALLOCATIONS, part | stated, "/statement/amountCents")
    for name in FACTS:
        await each_is_refused(found, ALLOCATIONS, part | {"statement": amount(100)}, f"/{name}")
    patch = {"reason": "Anders"}
    for path in (found.address, found.envelope["links"]["self"]):
        await each_is_refused(found, path, patch, "/statement/amountCents", "PATCH")
    firm = {"transition": "firm_up", "certainty": "firm", "documentId": DOCUMENT}
    for body in (firm, {"transition": "change_ceiling"}):
        await each_is_refused(found, f"{found.envelope['links']['self']}/transitions", body, "/amountCents")


async def test_r_075_the_words_are_of_the_reader_and_tell_the_limit(world: World):
    found = await money(world, 1_000)
    body = {"reservedCents": 100_000_000_000_000}
    told = {
        language: (
            await world.province.post(
                f"{found.address}/reservation", body, **{"If-Match": "*", "Accept-Language": language}
            )
        ).json()["errors"][0]["detail"]
        for language in ("nl", "en")
    }
    assert told["nl"].startswith("Een bedrag is een geheel getal van 0 tot en met 99999999999999 eurocent")
    assert told["en"].startswith("An amount is a whole number from 0 to 99999999999999 euro cents")


@pytest.mark.parametrize(("currency", "status", "code"), [("USD", 422, "currency-unsupported"), ("eur", 400, None)])
async def test_r_075_only_euros_are_kept(world: World, currency: str, status: int, code: str | None):
    found = await money(world, 1_000)
    await found.granted(500)
    before = await picture(found)
    stated = amount(100, currency=currency)
    payment = {"recordingMode": "workflow", "kind": "advance", "money": {"amountCents": 1, "currency": currency}}
    provider = {"providerOrganisationId": str(world.province.organisation_id), "ceilingStatus": "announced"}
    asked = [
        (f"{found.address}/payments", payment, "/money/currency"),
        (ENVELOPES, historic() | provider | {"statement": stated}, "/statement/currency"),
        (
            ALLOCATIONS,
            historic() | {"envelopeId": found.envelope["id"], "status": "indicative", "statement": stated},
            "/statement/currency",
        ),
    ]
    for path, body, place in asked:
        answer = await world.province.post(path, body)
        assert answer.status_code == status, answer.text
        (fault,) = answer.json()["errors"]
        assert (fault["location"], fault["code"]) == (place, code or "string-pattern-mismatch")
    assert await picture(found) == before


async def test_r_075_nothing_is_no_grant_no_reservation_and_no_payment(world: World):
    found = await money(world, 1_000)
    given = await money(world, 1_000)
    await given.granted(500)
    facts = {
        "recipientOrganisationId": str(world.outsider.organisation_id),
        "activities": "Wijkaanpak",
        "legalBasisKind": "regulation",
        "decisionPointId": await found.decision("grant_subsidy"),
    }
    assert (await found.step("certainty", certainty="firm", documentId=DOCUMENT)).status_code == 200
    lower = {"ground": "changed_circumstances", "decisionPointId": await given.decision("withdraw_subsidy")}
    advance = {
        "recordingMode": "workflow",
        "kind": "advance",
        "decisionPointId": await given.decision("grant_advance"),
    }
    asked: list[tuple[Money, str, dict[str, Any], str]] = [
        (found, "reservation", {}, "/reservedCents"),
        (found, "grant", facts, "/grantedCents"),
        (given, "partial-withdrawal", lower, "/grantedCents"),
        (given, "payments", advance, "/money/amountCents"),
    ]
    for of, path, body, place in asked:
        before = await picture(of)
        answer = await sent(world.province, f"{of.address}/{path}", at(place, HERE, body), "0")
        assert answer.status_code == 422, answer.text
        problem = answer.json()
        assert (problem["type"].rpartition("/")[2], problem["rule"]) == ("amount-invalid", "R-075")
        assert [(fault["location"], fault["code"]) for fault in problem["errors"]] == [(place, "amount-invalid")]
        assert await picture(of) == before
