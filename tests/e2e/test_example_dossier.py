"""S2 over a socket: the example dossier as a newcomer meets it."""

import httpx

from app.dossier.mapping import record_id
from tests.e2e.service import Service

AGREEMENT = f"/v1/agreements/{record_id('agreement', 'sok-veerkrachtige-wijken')}"


def test_s2_seven_parties_and_what_surrounds_them(partner: httpx.Client):
    asked = (
        "parties,signatories,signing-events,decisions,mandates,areas,programme,plans,allocations,funding-envelopes,"
        "follow-ups,risks,versions,organisations,documents"
    )
    dossier = partner.get(AGREEMENT, params={"expand": asked}).json()
    included = dossier["included"]
    counts = {name: len(found) for name, found in included.items()}
    assert counts["parties"] == 7
    assert counts["signatories"] == 7
    assert counts["organisations"] == 7
    assert counts["signingEvents"] == 1
    assert counts["fundingEnvelopes"] == 1
    assert counts["allocations"] == 1
    assert counts["followUps"] == 5
    assert counts["risks"] == 2
    decision = next(d for d in included["decisions"] if d["decidedOn"]["value"] == "2026-03-23")
    assert [(p["number"], p["kind"], p["outcome"]) for p in decision["points"]] == [
        (1, "enter_into_agreement", "conform"),
        (2, "grant_mandate", "conform"),
    ]
    assert dossier["status"] == "in_decision"
    assert {r["kind"] for r in dossier["relations"]} == {"follows", "derived_from"}
    statement = included["allocations"][0]["statement"]
    assert (statement["amountCents"], statement["certainty"]) == (100_000_000, "estimate")


def test_s2_letter_of_intent_keeps_its_month(client_of_maastricht: httpx.Client):
    found = client_of_maastricht.get("/v1/agreements", params={"kind": "letter_of_intent"}).json()["items"]
    assert [item["concludedOn"] for item in found] == [
        {"value": "2025-04", "precision": "month", "sourceText": "in april 2025"}
    ]


def test_letter_of_intent_is_not_there_for_who_was_no_party(partner: httpx.Client):
    titles = [item["kind"] for item in partner.get("/v1/agreements").json()["items"]]
    assert titles == ["cooperation_agreement"]
    intent = f"/v1/agreements/{record_id('agreement', 'intentieovereenkomst-2025')}"
    refused, absent = partner.get(intent), partner.get(f"/v1/agreements/{record_id('agreement', 'nothing')}")
    assert (refused.status_code, absent.status_code) == (404, 404)
    assert {**refused.json(), "requestId": ""} == {**absent.json(), "requestId": ""}


def test_eight_areas_are_public(example_service: Service):
    areas = httpx.get(f"{example_service.url}/v1/areas").json()["items"]
    assert len(areas) == 8
    maastricht = next(area for area in areas if area["selectionSequence"] == 8)
    assert [n["name"] for n in maastricht["neighbourhoods"]] == ["Pottenberg", "Nazareth"]


def test_findings_on_the_days_of_the_dossier(partner: httpx.Client):
    counts = {
        day: len(partner.get(f"{AGREEMENT}/findings", params={"asOf": day}).json()["items"])
        for day in ("2026-03-20", "2026-03-22", "2026-04-01", "2026-06-01")
    }
    assert (counts["2026-04-01"], counts["2026-06-01"]) == (14, 16)
    assert counts["2026-03-20"] == counts["2026-03-22"]
    early = partner.get(f"{AGREEMENT}/findings", params={"asOf": "2026-03-20"}).json()["items"]
    assert not {"F-002", "F-003", "F-004"} & {item["code"] for item in early}
    kept = partner.get("/v1/findings", params={"limit": 200}).json()["items"]
    assert len(kept) == 16


def test_a_second_load_changes_nothing_and_says_so(example_service: Service):
    again = example_service.convenant("load", "app/dossier/veerkrachtige-wijken.json")
    assert "Nothing changed" in again.stderr
    assert "Left out" in again.stderr


def test_the_public_sees_nothing_of_the_dossier(example_service: Service):
    with httpx.Client(base_url=example_service.url) as public:
        for path in (
            "/v1/agreements",
            "/v1/decisions",
            "/v1/persons",
            "/v1/findings",
            "/v1/documents",
            "/v1/mandates",
        ):
            assert public.get(path, params={"count": "exact"}).json() == {
                "items": [],
                "links": {"self": f"{path}?count=exact"},
                "total": 0,
            }
        assert public.get(AGREEMENT).status_code == 404
