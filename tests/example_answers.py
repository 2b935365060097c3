"""Makes the examples of the API description: what the application answers about the example dossier.

The clock stands still, so that the same dossier gives the same examples.
"""

import asyncio
import json
import time
from datetime import UTC, datetime
from typing import Any

import httpx

from app.access.repository import put_membership
from app.dossier.mapping import record_id
from app.kit.auth.developer import DeveloperIssuer
from app.kit.clock import Clock
from app.kit.config import Settings
from app.kit.domain import ApiRole
from app.kit.embedded import EmbeddedPostgres
from app.kit.provision import provision
from app.kit.resources import Resource
from app.kit.use_cases import present_names
from app.main import create_app
from app.operations import EXAMPLE_DOSSIER, connected, load_dossier
from app.resources import ALL_RESOURCES
from tests.directories import open_directory

MOMENT = datetime(2026, 11, 24, 12, tzinfo=UTC)
AGREEMENT = record_id("agreement", "sok-veerkrachtige-wijken")
PARTY = record_id("party", "party-gemeente-maastricht")
# Records of which the list shows another one first.
SHOWN = {
    "agreement": AGREEMENT,
    "organisation": record_id("organisation", "gemeente-maastricht"),
    "decision": record_id("decision", "decision-2026-03-23"),
    "area": record_id("area", "maastricht"),
    "party": PARTY,
    "allocation": record_id("allocation", "allocation-maastricht"),
}


class StandingClock(Clock):
    """A clock that stands still; tokens are judged by the real time."""

    def now(self) -> datetime:
        return MOMENT

    def epoch_seconds(self) -> float:
        return time.time()  # noqa: TID251 - tokens are made and judged in the same second


def examples() -> dict[str, Any]:
    """The example request and answer of every operation."""
    return asyncio.run(_examples())


async def _examples() -> dict[str, Any]:
    with open_directory() as directory:
        settings = Settings(data_dir=directory)
        with EmbeddedPostgres.acquire(directory, durable=False) as server:
            targets = await provision(server.address, "a-password-for-examples", "examples")
            await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes(), clock=StandingClock())
            issuer = DeveloperIssuer.open(directory, audience=settings.audience)
            async with connected(targets) as connection:
                organisation = record_id("organisation", "gemeente-maastricht")
                await put_membership(
                    connection, issuer.policy.issuer, "auditor", organisation, [ApiRole.AUDITOR], MOMENT
                )
            token = issuer.mint("auditor", "Auditor", (), 600, time.time())  # noqa: TID251
            app: Any = create_app(settings, targets, StandingClock())
            async with (
                app.app.router.lifespan_context(app.app),
                httpx.AsyncClient(
                    transport=httpx.ASGITransport(app=app),
                    base_url="http://examples.test",
                    headers={"Authorization": f"Bearer {token}"},
                ) as client,
            ):
                return await _collected(client)


async def _collected(client: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for resource in ALL_RESOURCES:
        name = "".join(part.capitalize() for part in resource.kind.split("_"))
        plural = "".join(part.capitalize() for part in resource.plural.en.replace("-", " ").split())
        path = f"/v1{resource.path}".format(agreement_id=AGREEMENT, party_id=PARTY)
        page = (await client.get(f"{path}?limit=1")).json()
        if resource.kind in SHOWN:
            page["items"] = [(await client.get(f"{path}/{SHOWN[resource.kind]}")).json()]
        elif not page["items"]:
            page["items"] = [_role_assignment()]
        page["links"] = {"self": f"{path}?limit=1"}
        item = page["items"][0]
        found[f"list{plural}"] = {"response": page}
        found[f"get{name}"] = {"response": item}
        if resource.is_recordable:
            found[f"record{name}"] = {"request": _request(resource, item), "response": item}
            found[f"correct{name}"] = {
                "request": {"note": "Gecontroleerd tegen het origineel.", "reason": "Controle door de griffie"},
                "response": item | {"version": 2, "note": "Gecontroleerd tegen het origineel."},
            }
    findings = (await client.get(f"/v1/agreements/{AGREEMENT}/findings?asOf=2026-04-01")).json()
    found["checkAgreement"] = {"response": findings | {"items": findings["items"][:1]}}
    lists = (await client.get("/v1/codelists")).json()
    found["listCodeLists"] = {"response": lists | {"items": lists["items"][:1]}}
    found["getCodeList"] = {"response": (await client.get("/v1/codelists/agreement-kind")).json()}
    return found


def _request(resource: Resource, item: dict[str, Any]) -> dict[str, Any]:
    """What a request that records the item looks like: nothing that is null, nothing that the path says."""
    from_path = {
        "".join(p.capitalize() if i else p for i, p in enumerate(c.split("_"))) for c in resource.parent_columns
    }
    # A new agreement has no text yet that could be the present one.
    names = present_names(resource) - from_path - {"currentVersionId"}
    return {name: value for name, value in item.items() if name in names and value not in (None, [], ())}


def _role_assignment() -> dict[str, Any]:
    """The example dossier names no portfolio holder (F-004), so this one is of nobody and of no dossier."""
    identity = record_id("role_assignment", "example")
    return {
        "id": str(identity),
        "version": 1,
        "links": {"self": f"/v1/role-assignments/{identity}"},
        "recordedAt": "2026-11-24T12:00:00.000000Z",
        "occurredOn": {"value": "2026-03-23", "precision": "day", "sourceText": None},
        "recordingMode": "historic",
        "recordedBy": {"name": "Voorbeeld", "role": "registrar", "organisationId": None},
        "sourceRefs": [
            {"documentId": str(record_id("document", "doc-college-proposal")), "section": None, "quote": None}
        ],
        "correctsId": None,
        "note": None,
        "role": "portfolio_holder",
        "agreementId": str(record_id("agreement", "example")),
        "programmeId": None,
        "organisationId": str(record_id("organisation", "example")),
        "officeHoldingId": str(record_id("office_holding", "example")),
        "validFrom": {"value": "2026-03-23", "precision": "day", "sourceText": None},
        "validTo": None,
    }


def as_text(found: dict[str, Any]) -> str:
    """The examples as they are committed."""
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
