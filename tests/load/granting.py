"""Grants on one envelope: the money set apart, the allocations and the decisions they rest on prepared beforehand."""

from typing import Any
from uuid import uuid4

import httpx

from app.dossier.mapping import record_id
from tests.e2e.service import Service
from tests.load.cases import PROVINCE, token
from tests.load.writing import Given

GRANTS = 64
CENTS = 10_000
_OWN = str(record_id("organisation", PROVINCE.replace("-", ":", 1)))
_DAY = {"value": "2026-01-05", "precision": "day"}


def grants(service: Service) -> list[Given]:
    """Return grants that all fit their envelope; each locks it."""
    headers = token(service, "registrar", PROVINCE)
    with httpx.Client(base_url=f"{service.url}/v1", headers=headers, timeout=60) as client:
        source = {"documentId": client.get("/documents?limit=1").json()["items"][0]["id"]}
        provenance = {"recordingMode": "historic", "occurredOn": {"precision": "unknown"}, "sourceRefs": [source]}
        envelope = _recorded(client, "/funding-envelopes", provenance | _envelope())
        return [_prepared(client, envelope["id"], provenance, headers) for _ in range(GRANTS)]


def _envelope() -> dict[str, Any]:
    return {
        "providerOrganisationId": _OWN,
        "statement": {"amountCents": GRANTS * CENTS, "certainty": "firm", "qualifier": "exact"},
        "ceilingStatus": "published",
        "legalBasis": "Subsidieregeling",
        "subsidyRegime": "applies",
    }


def _prepared(client: httpx.Client, envelope_id: str, provenance: dict[str, Any], headers: dict[str, str]) -> Given:
    statement = {"amountCents": CENTS, "certainty": "estimate", "qualifier": "circa"}
    facts = {"envelopeId": envelope_id, "status": "indicative", "statement": statement}
    allocation = _recorded(client, "/allocations", provenance | facts)
    point = {"number": 1, "kind": "grant_subsidy", "outcome": "conform", "allocationId": allocation["id"]}
    decision = {"organisationId": _OWN, "body": "provincial_executive", "status": "decided", "decidedOn": _DAY}
    decided = _recorded(client, "/decisions", provenance | decision | {"points": [point]})
    body = {
        "decisionPointId": decided["points"][0]["id"],
        "grantedCents": CENTS,
        "recipientOrganisationId": _OWN,
        "activities": "Wijkaanpak",
        "legalBasisKind": "regulation",
    }
    given = headers | {"Idempotency-Key": str(uuid4()), "If-Match": '"1"'}
    return Given("POST", f"/v1/allocations/{allocation['id']}/grant", body, given)


def _recorded(client: httpx.Client, path: str, facts: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(path, json=facts, headers={"Idempotency-Key": str(uuid4())})
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found
