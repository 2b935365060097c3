"""Measures the money of many dossiers: `python -m tests.load.money --agreements 20000`.

Headroom, the funding report by area, and 40 grants at once on one envelope. The service is a process of its own on
loopback with generated dossiers, each with two allocations and their payments. It measures and judges nothing.
"""

import argparse
import asyncio
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from app.dossier.mapping import record_id
from tests.directories import open_directory
from tests.e2e.service import Service
from tests.load.__main__ import client_of, filled, measured

PROVINCE = "generated-provincie-gelderland"
OWN = record_id("organisation", PROVINCE.replace("-", ":", 1))
ENVELOPE = record_id("funding_envelope", "generated:gelderland")
REQUESTS = 100
GRANTS = 40
CENTS = 10_000
FITTING = 24
_DAY = {"value": "2026-01-05", "precision": "day"}


def report(service: Service) -> None:
    """Print how long the provider of one envelope waits for each answer, and an auditor who sees all money."""
    for role in ("registrar", "auditor"):
        _report_to(service, role)


def _report_to(service: Service, role: str) -> None:
    print(f"\n{role}")
    with client_of(service, PROVINCE, role) as client:
        for path in (
            f"/funding-envelopes/{ENVELOPE}/headroom",
            "/reports/funding?groupBy=area",
            "/reports/funding?groupBy=recipient,year",
            "/reports/funding?groupBy=area&asOf=2024-01-01",
        ):
            print(f"  {path.replace(str(ENVELOPE), '…'):60}", measured(client, [path] * REQUESTS))


async def race(service: Service) -> None:
    """Print how long 40 grants on one envelope take together, of which 24 fit."""
    with client_of(service, PROVINCE) as client:
        headers = dict(client.headers)
    limits = httpx.Limits(max_connections=GRANTS)
    async with httpx.AsyncClient(base_url=f"{service.url}/v1", headers=headers, timeout=60, limits=limits) as asking:
        envelope = await _recorded(asking, "/funding-envelopes", _envelope())
        grants = [await _prepared(asking, envelope["id"]) for _ in range(GRANTS)]
        begun = time.perf_counter()
        answers = await asyncio.gather(*(_post(asking, path, body, '"1"') for path, body in grants))
        took = time.perf_counter() - begun
    statuses = [answer.status_code for answer in answers]
    print(f"  {GRANTS} grants at once: {took:.2f} s, {statuses.count(200)} granted, {statuses.count(409)} refused")


def _envelope() -> dict[str, Any]:
    return {
        "providerOrganisationId": str(OWN),
        "statement": {"amountCents": FITTING * CENTS, "certainty": "firm", "qualifier": "exact"},
        "ceilingStatus": "published",
        "legalBasis": "Subsidieregeling",
        "subsidyRegime": "applies",
    }


async def _prepared(client: httpx.AsyncClient, envelope_id: str) -> tuple[str, dict[str, Any]]:
    """An allocation to grant and the request that grants it."""
    statement = {"amountCents": CENTS, "certainty": "estimate", "qualifier": "circa"}
    facts = {"envelopeId": envelope_id, "status": "indicative", "statement": statement}
    allocation = await _recorded(client, "/allocations", facts)
    point = {"number": 1, "kind": "grant_subsidy", "outcome": "conform", "allocationId": allocation["id"]}
    decision = {"organisationId": str(OWN), "body": "provincial_executive", "status": "decided", "decidedOn": _DAY}
    decided = await _recorded(client, "/decisions", decision | {"points": [point]})
    body = {
        "decisionPointId": decided["points"][0]["id"],
        "grantedCents": CENTS,
        "recipientOrganisationId": str(OWN),
        "activities": "Wijkaanpak",
        "legalBasisKind": "regulation",
    }
    return f"/allocations/{allocation['id']}/grant", body


async def _recorded(client: httpx.AsyncClient, path: str, facts: dict[str, Any]) -> dict[str, Any]:
    source = {"documentId": (await client.get("/documents?limit=1")).json()["items"][0]["id"]}
    provenance = {"recordingMode": "historic", "occurredOn": {"precision": "unknown"}, "sourceRefs": [source]}
    answer = await _post(client, path, provenance | facts)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def _post(
    client: httpx.AsyncClient, path: str, body: dict[str, Any], etag: str | None = None
) -> httpx.Response:
    headers = {"Idempotency-Key": str(uuid4())} | ({"If-Match": etag} if etag else {})
    return await client.post(path, json=body, headers=headers)


def main() -> None:
    """Fill a register, or take one that was filled before, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agreements", type=int, default=20_000)
    parser.add_argument("--data", type=Path, help="keep the generated register here, and use it again")
    asked = parser.parse_args()
    with open_directory() as directory, filled(asked.data or directory / "data", asked.agreements) as service:
        report(service)
        asyncio.run(race(service))


if __name__ == "__main__":
    main()
