"""Every documented response of every operation is really given, and has the documented shape.

The operations come from the API description, so a new route joins by itself; an operation that needs a body of its
own to be accepted finds it in `BODIES`.
"""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
import jwt
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from app.events.rules import Asked as AskedEvents
from app.events.service import question_of
from app.kit.database import Targets
from app.kit.idempotency import KeyedRequest, lock_number
from app.kit.pagination import CursorSigner, FeedPosition
from app.kit.read_your_writes import SEQUENCE_HEADER
from app.kit.resources import Resource
from app.kit.use_cases import present_names
from tests.contract.conftest import MONEY, SOURCES
from tests.contract.operations import Operation, description, operations
from tests.example_answers import AGREEMENT, PARTY, PERSON, SHOWN, STEPS
from tests.factories.http import Member, new_key
from tests.factories.streams import listening

BSN = "123456782"
KEY = "Idempotency-Key"
FORMATS = FormatChecker()

# What makes the facts of an existing record acceptable as those of a new one.
BODIES: dict[str, dict[str, Any]] = {
    "organisation": {"slug": "nieuwe-partner", "name": "Nieuwe partner"},
    "agreement": {"currentVersionId": None},
    "agreement_version": {"versionNo": 2},
    "sdg": {"number": 5},
    "membership": {"subject": "nieuwe-collega"},
}
# Which proposal something is done with, by what it was made for.
OF_AMENDMENTS = {"rebaseAmendment": "Overbrengen", "recordAmendmentConsent": "Beantwoorden"}
STEPS_OF_AMENDMENTS = {
    "classifyAmendment": {"classification": "substantive"},
    "adoptAmendment": {},
    "withdrawAmendment": {"reason": "Niet meer nodig"},
    "rebaseAmendment": {"reason": "Nieuwe tekst"},
    "assessAmendment": {},
}
HISTORIC = {"recordingMode": "historic", "occurredOn": {"precision": "unknown"}, "sourceRefs": SOURCES}
# Whose signature can still be set, and whose can still be ratified.
SIGNERS = {"signature": "designated", "ratification": "signed_unauthorised"}
STEPPING = {"agreementId": "agreement", "signatoryId": "signatory", "decisionId": "decision"} | {
    "signingEventId": "signing_event",
    "mandateId": "mandate",
    "fundingEnvelopeId": "funding_envelope",
    "paymentId": "payment",
    "allocationId": "allocation",
    "webhookSubscriptionId": "webhook_subscription",
}
STEPS_TAKEN = STEPS | {
    "funding_envelope": {"transition": "close"},
    "payment": {"transition": "reverse", "reason": "Verkeerde rekening"},
    "webhook_subscription": {"transition": "pause", "reason": "Onderhoud"},
}
OF_WEBHOOKS: dict[str, dict[str, Any]] = {
    "rotateWebhookSecret": {"reason": "Jaarlijks"},
    "replayWebhookEvents": {"reason": "Teruggezet", "afterSequence": 0},
    "probeWebhookSubscription": {},
}
NEW_PERSON = {"familyName": "Bundel", "recordingMode": "workflow"}
# What is wrong with one correction in a batch.
BATCHED: dict[str, dict[str, Any]] = {
    "404": {},
    "412": {"path": f"/v1/persons/{PERSON}", "ifMatch": '"999999"'},
    "428": {"path": f"/v1/persons/{PERSON}", "ifMatch": None},
}
CONTENT = b"Bijlage bij de overeenkomst"
FILE_PART = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + CONTENT
FORM = FILE_PART + b"\r\n--x--\r\n"
HASH_PART = b'\r\n--x\r\nContent-Disposition: form-data; name="sha256"\r\n\r\n' + b"0" * 64
# A form without a file, and one with a SHA-256 that is not that of its file.
SPOILT_FORMS = {"400": b"--x--\r\n", "422": FILE_PART + HASH_PART + b"\r\n--x--\r\n"}
CASES = [
    (operation, status)
    for operation in operations()
    for status in operation.statuses
    if status != "default"  # any other problem: limits and faults, see tests/api/kit
]


def validator(operation: Operation, status: str) -> Draft202012Validator | None:
    """What the description says the body of an answer is."""
    content = documented(operation, status).get("content", {})
    if not content:
        return None
    schema = next(iter(content.values()))["schema"]
    # The definitions come along, so that references resolve inside the schema itself.
    return Draft202012Validator({"components": description()["components"], **schema}, format_checker=FORMATS)


def documented(operation: Operation, status: str) -> dict[str, Any]:
    """What the description says of a response; shared ones are looked up."""
    response: dict[str, Any] = description()["paths"][operation.path][operation.method.lower()]["responses"][status]
    if "$ref" in response:
        name = response["$ref"].rpartition("/")[2]
        response = description()["components"]["responses"][name]
    return response


async def first_item(member: Member, resource: Resource) -> dict[str, Any]:
    amendment_id = (await amendment_for(member, "Aannemen"))["id"] if "{amendment_id}" in resource.path else None
    allocation_id = (await allocation_for(member, "payments"))["id"] if "{allocation_id}" in resource.path else None
    path = f"/v1{resource.path}".format(
        agreement_id=AGREEMENT, party_id=PARTY, amendment_id=amendment_id, allocation_id=allocation_id
    )
    answer = await member.get(f"{path}?limit=200")
    found: list[dict[str, Any]] = answer.json()["items"]
    shown = str(SHOWN.get(resource.kind))
    # Nobody changes their own membership: the last one is somebody else's.
    otherwise = found[-1] if resource.kind == "membership" else found[0]
    return next((item for item in found if item["id"] == shown), otherwise)


async def amendment_for(member: Member, rationale: str) -> dict[str, Any]:
    """The proposal that was made for something."""
    found: list[dict[str, Any]] = (await member.get("/v1/amendments?limit=200")).json()["items"]
    return next(amendment for amendment in found if amendment["rationale"] == rationale)


async def allocation_for(member: Member, operation_id: str) -> dict[str, Any]:
    """The allocation that was made for an operation, or else the one with payments."""
    found: list[dict[str, Any]] = (await member.get("/v1/allocations?limit=200")).json()["items"]
    by_purpose = {allocation["activities"]: allocation for allocation in found}
    return by_purpose.get(operation_id, by_purpose["payments"])


async def point_about(member: Member, allocation_id: str, kind: str) -> str:
    """The point of a decision about an allocation."""
    found = (await member.get("/v1/decisions?limit=200")).json()["items"]
    points = [point for decision in found for point in decision["points"]]
    return str(next(p["id"] for p in points if (p["allocationId"], p["kind"]) == (allocation_id, kind)))


async def concrete_path(member: Member, operation: Operation) -> str:
    values = {"agreementId": AGREEMENT, "partyId": PARTY, "name": "agreement-status", "number": 1}
    if "{amendmentId}" in operation.path:
        rationale = "Classificeren" if operation.id == "classifyAmendment" else "Aannemen"
        values["amendmentId"] = (await amendment_for(member, OF_AMENDMENTS.get(operation.id, rationale)))["id"]
    elif operation.path.endswith("/transitions"):
        return await on_its_course(member, operation)
    if "{allocationId}/" in operation.path:
        values["allocationId"] = (await allocation_for(member, operation.id))["id"]
    if "{webhookSubscriptionId}/" in operation.path:
        values["webhookSubscriptionId"] = (await first_item(member, Resource.registry["webhook_subscription"]))["id"]
    if "{fundingEnvelopeId}/" in operation.path:
        values["fundingEnvelopeId"] = (await first_item(member, Resource.registry["funding_envelope"]))["id"]
    resource = operation.resource
    if resource is not None and operation.parameters and not operation.path.endswith("findings"):
        own = operation.parameters[-1]
        if operation.method in ("GET", "PATCH") and operation.path.removesuffix("/history").endswith("}"):
            values[own] = (await first_item(member, resource))["id"]
    if operation.path.endswith("/file"):
        values["documentId"] = (await member.get("/v1/documents?title=Bijlage")).json()["items"][0]["id"]
    if operation.id == "search":
        return "/v1/search?q=wijk"
    if operation.id == "compareAgreementVersions":
        values["agreementVersionId"] = (await first_item(member, Resource.registry["agreement_version"]))["id"]
        return f"/v1{operation.path}?against={{agreementVersionId}}".format(**values)
    return f"/v1{operation.path}".format(**values)


async def signatory_with(member: Member, status: str) -> dict[str, Any]:
    """A signatory of the municipality with a status, or else any."""
    path = f"/v1/agreements/{AGREEMENT}/parties/{PARTY}/signatories"
    found: list[dict[str, Any]] = (await member.get(f"{path}?limit=200")).json()["items"]
    return next((signatory for signatory in found if signatory["status"] == status), found[0])


async def on_its_course(member: Member, operation: Operation) -> str:
    """The address of a record of which something can be done, with its transitions."""
    kind = STEPPING[operation.parameters[-1]]
    if kind == "signatory":
        found = await signatory_with(member, "designated")
    elif kind == "funding_envelope":
        envelopes = (await member.get("/v1/funding-envelopes?limit=200")).json()["items"]
        found = max(envelopes, key=lambda envelope: envelope["ceilingStatus"] == "published")
    elif kind == "decision":
        found = (await member.get("/v1/decisions?status=proposed")).json()["items"][0]
    else:
        found = await first_item(member, Resource.registry[kind])
    return f"{found['links']['self']}/transitions"


async def new_facts(member: Member, resource: Resource) -> dict[str, Any]:
    item = await first_item(member, resource)
    facts = {name: item[name] for name in present_names(resource) if name in item}
    for parent in resource.parent_columns:
        facts.pop("".join(p.capitalize() if i else p for i, p in enumerate(parent.split("_"))))
    for name, parts in list(facts.items()):
        if isinstance(parts, list) and parts and isinstance(parts[0], dict) and "id" in parts[0]:
            facts[name] = [{key: value for key, value in part.items() if key != "id"} for part in parts]
    if resource.kind in SIGNERS:
        facts["signatoryId"] = (await signatory_with(member, SIGNERS[resource.kind]))["id"]
    if resource.kind == "party":
        newcomer = (await member.get("/v1/organisations?slug=newcomer")).json()["items"][0]
        facts["organisationId"] = newcomer["id"]
    return facts | BODIES.get(resource.kind, {})


@dataclass
class Asked:
    """One request, on its way to the answer wanted."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any = None


async def acceptable(operation: Operation, member: Member) -> Asked:
    """A request that is answered well."""
    asked = Asked(operation.method, await concrete_path(member, operation), dict(member.headers))
    resource = operation.resource
    if asked.method != "GET":
        asked.headers[KEY] = new_key()
    if operation.id == "performBatch":
        asked.body = {"commands": [{"method": "POST", "path": "/v1/persons", "body": NEW_PERSON}]}
    if asked.method == "POST" and resource is not None:
        asked.body = await new_facts(member, resource)
    if operation.id == "uploadDocumentFile":
        asked.headers["If-Match"] = (await member.get(asked.path.removesuffix("/file"))).headers["etag"]
        asked.headers["Content-Type"] = "multipart/form-data; boundary=x"
        asked.body = FORM
    if operation.id == "downloadDocumentFile":
        await keep_file(member, asked.path.removesuffix("/file"))
    if operation.id in STEPS_OF_AMENDMENTS | OF_WEBHOOKS:
        asked.body = dict((STEPS_OF_AMENDMENTS | OF_WEBHOOKS)[operation.id])
        if operation.id in {"classifyAmendment", "adoptAmendment", "withdrawAmendment"}:
            asked.body |= HISTORIC
        if operation.id != "assessAmendment":
            asked.headers["If-Match"] = (await member.get(asked.path.rpartition("/")[0])).headers["etag"]
    if operation.id in MONEY:
        _, kind, body = MONEY[operation.id]
        address = asked.path.rpartition("/")[0]
        point = await point_about(member, address.rpartition("/")[2], kind) if kind else None
        asked.body = body | ({"decisionPointId": point} if point else {})
        asked.headers["If-Match"] = (await member.get(address)).headers["etag"]
    if operation.id == "previewDivision":
        area = await first_item(member, Resource.registry["area"])
        asked.body = {"amountCents": 1000, "parts": [{"areaId": area["id"], "weight": 1}]}
    if asked.method == "POST" and asked.path.endswith("/transitions"):
        asked.headers["If-Match"] = (await member.get(asked.path.removesuffix("/transitions"))).headers["etag"]
        asked.body = STEPS_TAKEN[STEPPING[operation.parameters[-1]]]
    if asked.method == "PATCH":
        asked.headers["If-Match"] = (await member.get(asked.path)).headers["etag"]
        asked.body = {"note": f"noted {uuid4().hex[:8]}", "reason": "contract test"}
    return asked


def spoilt(asked: Asked, status: str, others: Member) -> Asked:
    """The request with the one fault that gives the status."""
    reads = asked.method == "GET"
    body = asked.body if isinstance(asked.body, dict) else {}
    if isinstance(asked.body, bytes) and status in SPOILT_FORMS:
        return replace(asked, body=SPOILT_FORMS[status])
    if isinstance(asked.body, bytes) and status == "413":
        return replace(asked, headers={**asked.headers, "Content-Length": "99999999"})
    if "commands" in body and status in BATCHED:
        person = {"method": "PATCH", "path": f"/v1/persons/{uuid4()}", "ifMatch": '"1"', "body": {"reason": "x"}}
        return replace(asked, body={"commands": [person | BATCHED[status]]})
    if status == "200" and asked.method == "POST":
        return replace(asked, path=f"{asked.path}?validateOnly=true")
    changes: dict[str, dict[str, Any]] = {
        "400": {"path": f"{asked.path}{'&' if '?' in asked.path else '?'}nonsense=1"}
        if reads
        else {"body": {"nonsense": 1}},
        "401": {"headers": {**asked.headers, "Authorization": "Bearer nonsense"}},
        "403": {"headers": {**asked.headers, **others.headers}},
        "404": {
            "path": absent(asked.path) if asked.path != "/v1/me/access" else f"{asked.path}?agreementId={uuid4()}"
        },
        "406": {"headers": {**asked.headers, "Accept": "audio/ogg"}},
        "412": {"headers": {**asked.headers, "If-Match": '"999999"'}},
        "413": {"body": {"note": "x" * 300_000}},
        "206": {"headers": {**asked.headers, "Range": "bytes=0-3"}},
        "415": {"headers": {**asked.headers, "Content-Type": "text/plain"}},
        "416": {"headers": {**asked.headers, "Range": "bytes=999999999-"}},
        "422": {"body": {**body, "note": BSN}},
        "428": {"headers": {name: value for name, value in asked.headers.items() if name != "If-Match"}},
    }
    return replace(asked, **changes.get(status, {}))


def absent(path: str) -> str:
    """The path with ids, the name of a code list and the number of an entry, that nothing has."""
    unknown = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", lambda _: str(uuid4()), path)
    return unknown.replace("agreement-status", "nothing").replace("journal/1", "journal/999999999")


async def answer(
    operation: Operation, status: str, member: Member, others: Member, targets: Targets
) -> httpx.Response:
    """Ask in the way that gives the status."""
    asked = spoilt(await acceptable(operation, member), status, others)
    if status == "304":
        asked.headers["If-None-Match"] = (await member.get(asked.path)).headers["etag"]
    if status == "410":
        asked.path += f"?after={await place_in_another_history(targets)}"
    if status == "200" and operation.id == "streamEvents":
        return await beginning(member, asked)
    if status == "409" and operation.id in CONFLICTS:
        asked.body = await CONFLICTS[operation.id](member, asked)
        if asked.method == "PATCH":
            asked.headers["If-Match"] = (await member.get(asked.path)).headers["etag"]
    if status == "409" and operation.id not in CONFLICTS:
        async with twin_in_flight(targets, member, asked):
            return await sent(member, asked)
    return await sent(member, asked)


async def keep_file(member: Member, path: str) -> None:
    """Let the document have a file."""
    found = await member.get(path)
    if found.json()["file"] is None:
        answer = await member.upload(path, CONTENT, found.headers["etag"])
        assert answer.status_code == 200, answer.text


async def place_in_another_history(targets: Targets) -> str:
    """A cursor of the feed from before a restore."""
    connection = await asyncpg.connect(**targets.read.arguments())
    try:
        key = await connection.fetchval("SELECT cursor_key FROM register_identity")
    finally:
        await connection.close()
    return CursorSigner(key).encode_feed(FeedPosition(uuid4(), 1, "00" * 32), question_of(AskedEvents()))


async def beginning(member: Member, asked: Asked) -> httpx.Response:
    """The first event of a stream, as an answer that ends."""
    async with listening(member.client, asked.path, **asked.headers) as found:
        (message,) = await found.events(1)
        return httpx.Response(found.status, headers=found.headers, text=message.fields["data"])


@asynccontextmanager
async def twin_in_flight(targets: Targets, member: Member, asked: Asked) -> AsyncIterator[None]:
    """Hold the lock that the same request holds while it is being handled elsewhere."""
    claims = jwt.decode(member.headers["Authorization"].split()[1], options={"verify_signature": False})
    request = KeyedRequest(asked.headers[KEY], asked.method, asked.path, b"")
    number = lock_number(request.scope_hash(claims["iss"], claims["sub"], member.organisation_id))
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", number)
        yield
    finally:
        await connection.close()


async def sent(member: Member, asked: Asked) -> httpx.Response:
    """Send the request as it stands."""
    content = asked.body if isinstance(asked.body, bytes | None) else json.dumps(asked.body)
    headers = ({"Content-Type": "application/json"} if content else {}) | asked.headers
    return await member.client.request(asked.method, asked.path, headers=headers, content=content)


Conflict = Callable[[Member, Asked], Awaitable[dict[str, Any]]]


def facts_of_another(**facts: Any) -> Conflict:
    """The body with facts that another record already has."""

    async def body(_member: Member, asked: Asked) -> dict[str, Any]:
        return {**asked.body, **facts}

    return body


def without(parts: str) -> Conflict:
    """A correction that leaves out parts that were recorded."""

    async def body(_member: Member, asked: Asked) -> dict[str, Any]:
        return {**asked.body, parts: []}

    return body


async def frozen_clause(member: Member, asked: Asked) -> dict[str, Any]:
    """A correction of words that were fixed."""
    clauses = (await member.get(asked.path)).json()["clauses"]
    first = {**clauses[0], "text": clauses[0]["text"] or "Eerste tekst."}
    etag = (await member.get(asked.path)).headers["etag"]
    known = await member.patch(asked.path, {"clauses": [first, *clauses[1:]], "reason": "text found"}, etag)
    assert known.status_code == 200, known.text
    return {"clauses": [{**first, "text": "Een andere tekst."}, *clauses[1:]], "reason": "contract test"}


ESTIMATE = {"amountCents": 1000, "currency": "EUR", "certainty": "estimate", "qualifier": "exact"}
FIRM = {**ESTIMATE, "certainty": "firm"}


async def back_to_an_estimate(member: Member, asked: Asked) -> dict[str, Any]:
    """A correction that takes away the firmness a reservation leans on."""
    etag = (await member.get(asked.path)).headers["etag"]
    firm = {"statement": {**FIRM, "amountCents": 1_000_000_000}, "ceilingStatus": "published", "reason": "made firm"}
    assert (await member.patch(asked.path, firm, etag)).status_code == 200
    reserved = {"envelopeId": asked.path.rpartition("/")[2], "statement": FIRM, "status": "reserved"}
    await member.record("/v1/allocations", {**reserved, "sourceRefs": SOURCES})
    return {"statement": ESTIMATE, "reason": "contract test"}


# What the present state of the register refuses, by operation; of the others a twin is in flight.
CONFLICTS: dict[str, Conflict] = {
    "recordOrganisation": facts_of_another(slug="woonpunt"),
    "correctOrganisation": facts_of_another(slug="servatius"),
    "recordSdg": facts_of_another(number=1),
    "correctSdg": facts_of_another(number=17),
    "recordAgreementVersion": facts_of_another(versionNo=1),
    "correctAgreementVersion": frozen_clause,
    "recordAllocation": facts_of_another(status="reserved", statement=ESTIMATE),
    "correctAllocation": facts_of_another(status="reserved", statement=ESTIMATE),
    "correctFundingEnvelope": back_to_an_estimate,
    "correctArea": without("neighbourhoods"),
    "correctDecision": without("points"),
}


def named(cases: list[tuple[Operation, str]]) -> Iterator[str]:
    return (f"{operation.id}-{status}" for operation, status in cases)


@pytest.mark.parametrize(("operation", "status"), CASES, ids=list(named(CASES)))
async def test_documented_response_is_given(
    operation: Operation,
    status: str,
    everybody: Member,
    provider: Member,
    controller: Member,
    narrowed: Member,
    jurist: Member,
    example_targets: Targets,
):
    # Money is moved by who provides it, and an amendment classified by who did not propose it.
    is_of_money = operation.method != "GET" and "/allocations/{allocationId}/" in operation.path
    of_provider = operation.id in {"correctFundingEnvelope", "performFundingEnvelopeTransition"} or is_of_money
    caller = provider if of_provider else {"classifyAmendment": jurist}.get(operation.id, everybody)
    # A controller tries a division and subscribes too.
    is_for_controllers = operation.id == "previewDivision" or "/webhook-subscriptions" in operation.path
    others = narrowed if operation.method == "GET" else jurist if is_for_controllers else controller
    given = await answer(operation, status, caller, others, example_targets)
    assert str(given.status_code) == status, given.text
    expected = validator(operation, status)
    if expected is None:
        assert given.content == b""
        return
    content = given.json() if "json" in given.headers["content-type"] else given.text
    faults = [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in expected.iter_errors(content)]
    assert faults == []
    for header in documented(operation, status).get("headers", {}):
        is_only_tried = header == SEQUENCE_HEADER and "touched" in content
        assert (header.lower() in given.headers) is not is_only_tried
    if given.status_code >= 400:
        assert given.headers["content-type"] == "application/problem+json"


def test_every_operation_explains_itself():
    for path, item in description()["paths"].items():
        for method, operation in item.items():
            where = f"{method} {path}"
            assert operation["summary"], where
            assert len(operation["description"]) > 40, where
            assert operation["tags"], where
            good = [response for status, response in operation["responses"].items() if status in ("200", "201")]
            assert good, where
            assert "example" in next(iter(good[0]["content"].values())), where
            for parameter in operation.get("parameters", []):
                assert parameter.get("description") or parameter["schema"].get("description"), (
                    where,
                    parameter["name"],
                )
