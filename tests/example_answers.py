"""Makes the examples of the API description: what the application answers about the example dossier.

The clock stands still, so that the same dossier gives the same examples.
"""

import asyncio
import hashlib
import json
import re
import time
from datetime import UTC, datetime
from typing import Any

import httpx

from app.agreements.schemas import AgreementVersionRead
from app.amendments.service import AMENDMENTS
from app.comparison.service import Versions, comparison_of
from app.dossier.mapping import record_id
from app.funding.splitting import split
from app.kit.auth.developer import DeveloperIssuer
from app.kit.clock import Clock
from app.kit.config import Settings
from app.kit.domain import ApiRole
from app.kit.embedded import EmbeddedPostgres
from app.kit.provision import provision
from app.kit.resources import Resource
from app.kit.schema import plain
from app.kit.statement import PRESENT
from app.kit.use_cases import present_names
from app.main import create_app
from app.operations import EXAMPLE_DOSSIER, give_membership, load_dossier
from app.resources import ALL_RESOURCES
from tests.directories import open_directory
from tests.example_texts import add_texts
from tests.made_up import ASSESSMENT, CLASSIFIED, DELIVERIES, GRANT, SECRET, TRIAL, granted, made_up

MOMENT = datetime(2026, 11, 24, 12, tzinfo=UTC)
AGREEMENT = record_id("agreement", "sok-veerkrachtige-wijken")
PARTY = record_id("party", "party-gemeente-maastricht")
PERSON = record_id("person", "bastiaens")
ALLOCATION = record_id("allocation", "allocation-maastricht")
# Records of which the list shows another one first.
SHOWN = {
    "agreement": AGREEMENT,
    "organisation": record_id("organisation", "gemeente-maastricht"),
    "decision": record_id("decision", "decision-2026-03-23"),
    "area": record_id("area", "maastricht"),
    "party": PARTY,
    "allocation": ALLOCATION,
}


EXAMPLES_OF_THE_JOURNAL = {
    "listEvents": f"/v1/events?agreementId={AGREEMENT}&limit=1",
    "listJournalEntries": "/v1/journal?limit=1",
    "getJournalEntry": "/v1/journal/1",
    "getJournalCheckpoint": "/v1/journal/checkpoint",
    "verifyJournal": "/v1/journal/verification?from=1&to=10",
}
HASH = hashlib.sha256(b"example").hexdigest()
NEW_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
# What the database makes anew each time: instants, hashes, keys, cursors, the name of the history.
EACH_TIME_ANOTHER = {
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}(:|%3A)[0-9]{2}(:|%3A)[0-9]{2}[.][0-9]{6}Z": (
        r"2026-11-24T12\g<1>00\g<1>00.000000Z"
    ),
    r"(?<![0-9a-f])(?!0{64})[0-9a-f]{64}(?![0-9a-f])": HASH,
    r"(?<![0-9a-f-])[0-9a-f]{32}(?![0-9a-f-])": HASH[:32],
    r"(cursor|after)=[A-Za-z0-9_-]+": r"\g<1>=T3BhcXVl",
    r'("epoch": "|convenant-journal\\n)[0-9a-f-]{36}': rf"\g<1>{record_id('register', 'example')}",
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
            await give_membership(
                targets,
                settings,
                issuer.policy.issuer,
                "auditor",
                "gemeente-maastricht",
                (ApiRole.AUDITOR,),
                StandingClock(),
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
        names = resource.operation_ids
        path = f"/v1{resource.path}".format(
            agreement_id=AGREEMENT,
            party_id=PARTY,
            amendment_id=record_id("amendment", "example"),
            allocation_id=ALLOCATION,
        )
        page = (await client.get(f"{path}?limit=1")).json()
        if "items" not in page:
            # What it hangs under is made up itself.
            page = {"items": []}
        if resource.kind in SHOWN:
            page["items"] = [(await client.get(f"{path}/{SHOWN[resource.kind]}")).json()]
        elif not page["items"]:
            page["items"] = [made_up(resource)]
        if resource.kind == "allocation":
            page["items"] = [granted(page["items"][0])]
        page["links"] = {"self": f"{path}?limit=1"}
        item = page["items"][0]
        found[names["list"]] = {"response": page}
        found[names["get"]] = {"response": item}
        if resource.is_recordable:
            found[names["record"]] = {
                "request": _request(resource, item),
                "response": item if resource.issued is None else item | SECRET,
                "rehearsed": _rehearsed(resource, item),
            }
            found[names["correct"]] = {
                "request": {"note": "Gecontroleerd tegen het origineel.", "reason": "Controle door de griffie"},
                "response": item | {"version": 2, "note": "Gecontroleerd tegen het origineel."},
            }
    found |= steadied(await _from_the_journal(client, found))
    (event,) = found["listEvents"]["response"]["items"]
    found["streamEvents"] = {"response": f"data: {json.dumps(event)}\nid: T3BhcXVl\n\n"}
    access = (await client.get(f"/v1/me/access?agreementId={AGREEMENT}")).json()
    chosen = [each for each in access["operations"] if each["operation"] in ("listRisks", "recordRisk")]
    found["getMyAccess"] = {"response": access | {"operations": chosen}}
    found["uploadDocumentFile"] = {"response": _with_file(found["getDocument"]["response"])}
    found["performBatch"] = _batch(found["recordPerson"], found["correctOrganisation"])
    findings = (await client.get(f"/v1/agreements/{AGREEMENT}/findings?asOf=2026-04-01")).json()
    found["checkAgreement"] = {"response": findings | {"items": findings["items"][:1]}}
    hits = await client.get("/v1/search?q=veerkrachtige+wijken&kind=agreement,decision,document&limit=2")
    found["search"] = {"response": steadied(hits.json())}
    found["compareAgreementVersions"] = {"response": _compared(found["getAgreementVersion"]["response"])}
    calendar = (await client.get(f"/v1/agreements/{AGREEMENT}/calendar?asOf=2026-04-01")).json()
    found["getAgreementCalendar"] = {"response": calendar | {"items": calendar["items"][:2]}}
    found |= await _transitions(client, found)
    found |= _of_amendments(found["getAmendment"]["response"])
    found |= await _of_money(client, found)
    found |= await _figures(client, found)
    found |= await _reports(client)
    found |= _of_webhooks(found["getWebhookSubscription"]["response"], event)
    lists = (await client.get("/v1/codelists")).json()
    found["listCodeLists"] = {"response": lists | {"items": lists["items"][:1]}}
    found["getCodeList"] = {"response": (await client.get("/v1/codelists/agreement-kind")).json()}
    await add_texts(client, found, AGREEMENT, ALLOCATION)
    return found


STEPS: dict[str, dict[str, Any]] = {
    "agreement": {"transition": "reopen", "reason": "De gemeenteraad wenst een andere looptijd."},
    "signatory": {"transition": "decline", "reason": "De bestuurder is met verlof."},
    "decision": {"transition": "schedule", "scheduledOn": {"value": "2026-12-01", "precision": "day"}},
    "mandate": {"transition": "revoke", "reason": "Het nieuwe college regelt de mandaten opnieuw."},
    "signing_event": {"transition": "postpone", "reason": "Het besluit van de provincie is er nog niet."},
}


async def _transitions(client: httpx.AsyncClient, shown: dict[str, Any]) -> dict[str, Any]:
    """What may be done with the records shown, and a request to do it."""
    found: dict[str, Any] = {}
    for kind, step in STEPS.items():
        names = Resource.registry[kind].operation_ids
        name = names["get"].removeprefix("get")
        record = shown[names["get"]]["response"]
        listed = (await client.get(f"{record['links']['self']}/transitions")).json()
        chosen = [item for item in listed["items"] if item["guards"][0]["isMet"]] or listed["items"]
        found[f"list{name}Transitions"] = {"response": listed | {"items": chosen[:2]}}
        found[f"perform{name}Transition"] = {"request": step, "response": record}
    found["readAuthorityChain"] = {
        "response": (await client.get(f"/v1/agreements/{AGREEMENT}/authority-chain?asOf=2026-04-01")).json()
    }
    return found


def _of_amendments(amendment: dict[str, Any]) -> dict[str, Any]:
    """What is asked and done about the amendment shown, and what may be done with it."""
    address = f"{amendment['links']['self']}/transitions"
    listed = {"status": amendment["status"], "items": [], "links": {"self": address}}
    reason = {"reason": "De tekst is intussen gewijzigd."}
    classified = amendment | CLASSIFIED
    return {
        "listAmendmentTransitions": {"response": listed},
        "assessAmendment": {"request": {"classification": "minor"}, "response": ASSESSMENT},
        "classifyAmendment": {"request": {"classification": "minor"}, "response": classified},
        "adoptAmendment": {"request": {"reason": "Alle partijen stemden in."}, "response": classified},
        "withdrawAmendment": {"request": reason, "response": amendment},
        "rebaseAmendment": {"request": reason, "response": amendment, "rehearsed": _rehearsed(AMENDMENTS, amendment)},
    }


_POINT = str(record_id("decision_point", "example"))
STEPS_OF_MONEY: dict[str, dict[str, Any]] = {
    "firmUpAllocation": {"certainty": "firm", "amountCents": 95_000_000, "decisionPointId": _POINT},
    "reserveAllocation": {"reservedCents": 95_000_000},
    "grantAllocation": {
        "decisionPointId": _POINT,
        "grantedCents": 95_000_000,
        "recipientOrganisationId": str(record_id("organisation", "gemeente-maastricht")),
        "activities": "Wijkaanpak in Pottenberg en Nazareth",
        "legalBasisKind": "regulation",
    },
    "refuseAllocation": {"decisionPointId": _POINT, "ground": "ceiling"},
    "releaseAllocation": {"reason": "De aanvraag is ingetrokken."},
    "determineAllocation": {
        "decisionPointId": _POINT,
        "determinedCents": 80_000_000,
        "ground": "activities_not_done",
    },
    "withdrawAllocation": {"decisionPointId": _POINT, "ground": "obligations_not_met"},
    "lowerAllocation": {"decisionPointId": _POINT, "grantedCents": 80_000_000, "ground": "activities_not_done"},
    "recoverAllocation": {"decisionPointId": _POINT},
}


async def _of_money(client: httpx.AsyncClient, shown: dict[str, Any]) -> dict[str, Any]:
    """The steps of the allocation, the envelope and the payment shown, and what may be done with them."""
    found: dict[str, Any] = {}
    for kind in ("allocation", "funding_envelope"):
        names = Resource.registry[kind].operation_ids
        record = shown[names["get"]]["response"]
        listed = (await client.get(f"{record['links']['self']}/transitions")).json()
        name = names["get"].removeprefix("get")
        found[f"list{name}Transitions"] = {"response": listed | {"items": listed["items"][:2]}}
    allocation, payment = shown["getAllocation"]["response"], shown["getPayment"]["response"]
    listed = {"status": payment["status"], "items": [], "links": {"self": f"{payment['links']['self']}/transitions"}}
    found["listPaymentTransitions"] = {"response": listed}
    found["performPaymentTransition"] = {"request": {"transition": "pay"}, "response": payment}
    found["performFundingEnvelopeTransition"] = {
        "request": {"transition": "adopt", "certainty": "firm", "qualifier": "exact", "decisionPointId": _POINT},
        "response": shown["getFundingEnvelope"]["response"],
    }
    return found | {name: {"request": body, "response": allocation} for name, body in STEPS_OF_MONEY.items()}


async def _figures(client: httpx.AsyncClient, shown: dict[str, Any]) -> dict[str, Any]:
    """What is computed from the envelope and the allocation shown, and a division of the envelope to try."""
    envelope, areas = shown["getFundingEnvelope"]["response"], (await client.get("/v1/areas?limit=3")).json()["items"]
    address, allocation = envelope["links"]["self"], f"/v1/allocations/{ALLOCATION}"
    parts = [
        {"areaId": area["id"], "weight": weight} for area, weight in zip(areas, (86_000, 46_000, 34_000), strict=True)
    ]
    amount, weights = envelope["statement"]["amountCents"], [part["weight"] for part in parts]
    divided = [
        part | {"amountCents": cents, "share": round(part["weight"] / sum(weights), 6)}
        for part, cents in zip(parts, split(amount, weights), strict=True)
    ]
    day = "asOf=2026-04-01"
    return {
        "getFundingEnvelopeHeadroom": {"response": (await client.get(f"{address}/headroom?{day}")).json()},
        "previewDivision": {
            "request": {"amountCents": amount, "parts": parts},
            "response": {"envelopeId": envelope["id"], "amountCents": amount, "parts": divided},
        },
        "getAllocationCalendar": {"response": (await client.get(f"{allocation}/calendar?{day}")).json()},
        "getAllocationBalance": {"response": (await client.get(f"{allocation}/balance?{day}")).json()},
    }


def _of_webhooks(subscription: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
    """What is done with the subscription shown, and what is sent to it."""
    paused = subscription | {"version": 2, "status": "paused"}
    rotated = subscription | {"version": 2, "formerSecretEndsAt": "2026-11-25T12:00:00.000000Z"}
    return {
        "performWebhookSubscriptionTransition": {
            "request": {"transition": "pause", "reason": "Onderhoud van het zaaksysteem"},
            "response": paused,
        },
        "rotateWebhookSecret": {"request": {"reason": "Jaarlijkse vernieuwing"}, "response": rotated | SECRET},
        "replayWebhookEvents": {
            "request": {"afterSequence": 1100, "reason": "Het zaaksysteem is teruggezet"},
            "response": subscription | {"version": 2, "fromSequence": 1100},
        },
        "probeWebhookSubscription": {"request": {"note": "Proef van het team Integratie"}, "response": TRIAL},
        "listWebhookDeliveries": {"response": DELIVERIES},
        "receiveEvent": {"request": event},
    }


async def _reports(client: httpx.AsyncClient) -> dict[str, Any]:
    """What the reports tell on a day; of the register of grants a page with one that is made up."""
    day = "asOf=2026-04-01"
    grants = (await client.get("/v1/reports/grant-register")).json()
    return {
        "reportFunding": {"response": (await client.get(f"/v1/reports/funding?groupBy=provider&{day}")).json()},
        "reportAgreements": {"response": (await client.get(f"/v1/reports/agreements?groupBy=status&{day}")).json()},
        "listGrants": {"response": grants | {"items": [GRANT]}},
    }


async def _from_the_journal(client: httpx.AsyncClient, shown: dict[str, Any]) -> dict[str, Any]:
    """What is read straight from the journal: the history of the records shown, events, entries."""
    found: dict[str, Any] = {}
    for resource in ALL_RESOURCES:
        address = shown[resource.operation_ids["get"]]["response"]["links"]["self"]
        history = (await client.get(f"{address}/history")).json()
        # The role that is only an example has no history of its own.
        found[resource.operation_ids["history"]] = (
            {"response": history} if "items" in history else found["listAgreementHistory"]
        )
    for name, path in EXAMPLES_OF_THE_JOURNAL.items():
        found[name] = {"response": (await client.get(path)).json()}
    return found


def steadied(found: dict[str, Any]) -> dict[str, Any]:
    """The examples with the same in place of what is another each time."""
    text = json.dumps(found)
    for pattern, same in EACH_TIME_ANOTHER.items():
        text = re.sub(pattern, same, text)
    steady: dict[str, Any] = json.loads(text)
    return steady


def _batch(recorded: dict[str, Any], corrected: dict[str, Any]) -> dict[str, Any]:
    """One batch that records one thing and corrects another, and what it answers."""
    person, organisation = recorded["response"], corrected["response"]
    path = organisation["links"]["self"]
    commands = [
        {"method": "POST", "path": "/v1/persons", "body": recorded["request"]},
        {"method": "PATCH", "path": path, "ifMatch": '"1"', "body": corrected["request"]},
    ]
    results = [
        {"status": 201, "address": person["links"]["self"], "etag": '"1"', "body": person},
        {"status": 200, "address": path, "etag": '"2"', "body": organisation},
    ]
    return {"request": {"commands": commands}, "response": {"results": results}}


def _compared(version: dict[str, Any]) -> dict[str, Any]:
    """The comparison of the version with one of which one clause is known in other words."""
    first, *_ = version["clauses"]
    texts = ("De partijen evalueren na drie jaar.", "De partijen evalueren na twee jaar.")
    old, new = (
        AgreementVersionRead.model_validate_json(
            json.dumps(version | {"versionNo": number, "clauses": [first | {"text": text}]}), strict=False
        )
        for number, text in enumerate(texts, 1)
    )
    address = f"{version['links']['self']}/diff?against={version['id']}"
    return plain(comparison_of(Versions(old, new, ()), PRESENT, address))


def _with_file(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the file it was read from, in which one signature was found."""
    signature = {
        "signerName": "J. Jansen",
        "signerOrganisation": "Gemeente Maastricht",
        "issuerName": "Een vertrouwensdienst",
        "signedAt": "2026-03-24T09:30:00.000000Z",
        "reason": None,
        "isIntact": True,
        "coversWholeDocument": True,
        "laterChanges": "none",
        "isTrusted": None,
        "claimsQualifiedCertificate": True,
        "claimsQualifiedDevice": True,
        "level": "unknown",
    }
    file = {
        "sizeBytes": 482_113,
        "mediaType": "application/pdf",
        "fileName": "Overeenkomst.pdf",
        "inspection": "signed",
        "signatures": [signature],
    }
    return document | {"version": document["version"] + 1, "sha256": HASH, "available": True, "file": file}


def _rehearsed(resource: Resource, item: dict[str, Any]) -> dict[str, Any]:
    """What a rehearsal answers to a request that records the item."""
    touched = {"resource": resource.kind, "id": item["id"], "version": 1}
    return {"status": 201, "body": item, "touched": [touched]}


def _request(resource: Resource, item: dict[str, Any]) -> dict[str, Any]:
    """What a request that records the item looks like: nothing that is null, nothing that the path says."""
    from_path = {
        "".join(p.capitalize() if i else p for i, p in enumerate(c.split("_"))) for c in resource.parent_columns
    }
    # A new agreement has no text yet that could be the present one.
    names = present_names(resource) - from_path - {"currentVersionId"}
    return {name: value for name, value in item.items() if name in names and value not in (None, [], ())}


def as_text(found: dict[str, Any]) -> str:
    """The examples as they are committed; a membership has another id each time it is given."""
    return NEW_ID.sub(str(record_id("membership", "example")), _as_json(found))


def _as_json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
