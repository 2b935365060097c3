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
from app.kit.resources import Resource
from app.kit.use_cases import present_names
from tests.contract.conftest import SOURCES
from tests.contract.operations import Operation, description, operations
from tests.example_answers import AGREEMENT, PARTY, PERSON, SHOWN
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
NEW_PERSON = {"familyName": "Bundel", "recordingMode": "workflow"}
# What is wrong with one correction in a batch.
BATCHED: dict[str, dict[str, Any]] = {
    "404": {},
    "412": {"path": f"/v1/persons/{PERSON}", "ifMatch": '"999999"'},
    "428": {"path": f"/v1/persons/{PERSON}", "ifMatch": None},
}
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
    path = f"/v1{resource.path}".format(agreement_id=AGREEMENT, party_id=PARTY)
    answer = await member.get(f"{path}?limit=200")
    found: list[dict[str, Any]] = answer.json()["items"]
    shown = str(SHOWN.get(resource.kind))
    # Nobody changes their own membership: the last one is somebody else's.
    otherwise = found[-1] if resource.kind == "membership" else found[0]
    return next((item for item in found if item["id"] == shown), otherwise)


async def concrete_path(member: Member, operation: Operation) -> str:
    values = {"agreementId": AGREEMENT, "partyId": PARTY, "name": "agreement-status", "number": 1}
    resource = operation.resource
    if resource is not None and operation.parameters and not operation.path.endswith("findings"):
        own = operation.parameters[-1]
        if operation.method in ("GET", "PATCH") and operation.path.removesuffix("/history").endswith("}"):
            values[own] = (await first_item(member, resource))["id"]
    return f"/v1{operation.path}".format(**values)


async def new_facts(member: Member, resource: Resource) -> dict[str, Any]:
    item = await first_item(member, resource)
    facts = {name: item[name] for name in present_names(resource) if name in item}
    for parent in resource.parent_columns:
        facts.pop("".join(p.capitalize() if i else p for i, p in enumerate(parent.split("_"))))
    for name, parts in list(facts.items()):
        if isinstance(parts, list) and parts and isinstance(parts[0], dict) and "id" in parts[0]:
            facts[name] = [{key: value for key, value in part.items() if key != "id"} for part in parts]
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
    if asked.method == "PATCH":
        asked.headers["If-Match"] = (await member.get(asked.path)).headers["etag"]
        asked.body = {"note": f"noted {uuid4().hex[:8]}", "reason": "contract test"}
    return asked


def spoilt(asked: Asked, status: str, others: Member) -> Asked:
    """The request with the one fault that gives the status."""
    reads = asked.method == "GET"
    body = asked.body or {}
    if "commands" in body and status in BATCHED:
        person = {"method": "PATCH", "path": f"/v1/persons/{uuid4()}", "ifMatch": '"1"', "body": {"reason": "x"}}
        return replace(asked, body={"commands": [person | BATCHED[status]]})
    if status == "200" and asked.method == "POST":
        return replace(asked, path=f"{asked.path}?validateOnly=true")
    changes: dict[str, dict[str, Any]] = {
        "400": {"path": f"{asked.path}?nonsense=1"} if reads else {"body": {"nonsense": 1}},
        "401": {"headers": {**asked.headers, "Authorization": "Bearer nonsense"}},
        "403": {"headers": {**asked.headers, **others.headers}},
        "404": {
            "path": absent(asked.path) if asked.path != "/v1/me/access" else f"{asked.path}?agreementId={uuid4()}"
        },
        "406": {"headers": {**asked.headers, "Accept": "text/html"}},
        "412": {"headers": {**asked.headers, "If-Match": '"999999"'}},
        "413": {"body": {"note": "x" * 300_000}},
        "415": {"headers": {**asked.headers, "Content-Type": "text/plain"}},
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
    content = None if asked.body is None else json.dumps(asked.body)
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
    example_targets: Targets,
):
    # An envelope is corrected by who provides it.
    caller = provider if operation.id == "correctFundingEnvelope" else everybody
    others = narrowed if operation.method == "GET" else controller
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
        assert header.lower() in given.headers
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
