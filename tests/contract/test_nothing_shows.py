"""Nobody learns through any door what they may not see.

Two registers are the same but for one dossier that the reader has nothing to do with. Whatever is asked of them, at
every door of the API description, the answers are the same to the byte. A new route joins by itself.
"""

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from app.examples import examples
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.kit.resources import Resource, Steward, camel
from app.operations import EXAMPLE_DOSSIER, load_dossier
from app.search.rules import SEARCHED
from tests.conftest import served
from tests.contract.conftest import MUNICIPALITY, SOURCES
from tests.contract.operations import Operation, description, operations
from tests.databases import copied_database
from tests.factories.http import (
    Member,
    bearer,
    historic,
    insert_organisation,
    insert_source_document,
    new_key,
    on_day,
    put_membership,
)

# The end of the journal is a number and a hash, for everybody by design; the stream has tests of its own.
OPEN_BY_DESIGN = {"getJournalCheckpoint", "streamEvents"}
WORD = "Verborgen"
_CURSOR = re.compile(rb"(after|cursor)=[A-Za-z0-9_-]+")
_VARYING = {"ratelimit", "content-length"}


@dataclass(frozen=True)
class Registers:
    """Two registers, with and without the dossier; who reads; and the ids of what is hidden, by kind."""

    with_it: httpx.AsyncClient
    without_it: httpx.AsyncClient
    readers: dict[str, dict[str, str]]
    outside: UUID
    hidden: dict[str, str]


@pytest.fixture(scope="module")
async def registers(template: Targets, settings: Settings, issuer: DeveloperIssuer) -> AsyncIterator[Registers]:
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(copied_database(template))
        await load_dossier(base, settings, EXAMPLE_DOSSIER.read_bytes())
        await insert_source_document(base)
        outside = await insert_organisation(base, "buitenstaander")
        members: dict[str, Sequence[ApiRole]] = {
            "outsider": [role for role in ApiRole if role not in {ApiRole.AUDITOR, ApiRole.ADMINISTRATOR}],
            "administrator": [ApiRole.ADMINISTRATOR],
        }
        for subject, roles in members.items():
            await put_membership(base, issuer.policy.issuer, subject, outside, roles)
        everything = [role for role in ApiRole if role is not ApiRole.AUDITOR]
        await put_membership(base, issuer.policy.issuer, "manager", MUNICIPALITY, everything)
        clients = []
        for _ in range(2):
            copy = await stack.enter_async_context(copied_database(base, base.owner.database))
            clients.append(await stack.enter_async_context(served(settings, copy)))
        hidden = await hidden_dossier(Member(clients[0], bearer(issuer, "manager"), MUNICIPALITY))
        readers = {subject: bearer(issuer, subject) for subject in members}
        yield Registers(clients[0], clients[1], {"anonymous": {}, **readers}, outside, hidden)


async def hidden_dossier(manager: Member) -> dict[str, str]:
    """Record a dossier of every kind of record that is not for every member."""
    own = str(MUNICIPALITY)
    amount = {"amountCents": 1000, "certainty": "estimate", "qualifier": "circa"}
    found: dict[str, str] = {}

    async def recorded(resource: str, path: str, /, **facts: Any) -> str:
        made = await manager.post(path, historic() | facts)
        assert made.status_code == 201, made.text
        found[resource] = made.json()["id"]
        return found[resource]

    agreement = await recorded(
        "agreement", "/v1/agreements", kind="covenant", status="draft", title=WORD, managingOrganisationId=own
    )
    dossier = f"/v1/agreements/{agreement}"
    party = await recorded("party", f"{dossier}/parties", organisationId=own, partyRole="party", mustSign=True)
    await recorded("signatory", f"{dossier}/parties/{party}/signatories", status="not_designated")
    version = examples()["recordAgreementVersion"]["request"] | {"sourceRefs": SOURCES, "clauses": []}
    await recorded("agreement_version", f"{dossier}/versions", **version)
    await recorded("signing_event", f"{dossier}/signing-events", status="planned", plannedOn=on_day("2026-12-01"))
    await recorded("follow_up", f"{dossier}/follow-ups", kind="evaluation", status="planned")
    await recorded("risk", f"{dossier}/risks", title=WORD, summary=WORD)
    point = {"number": 1, "kind": "enter_into_agreement", "outcome": "conform", "agreementId": agreement}
    await recorded(
        "decision",
        "/v1/decisions",
        organisationId=own,
        body="municipal_executive",
        status="decided",
        decidedOn=on_day("2026-11-01"),
        points=[point],
    )
    await recorded(
        "mandate",
        "/v1/mandates",
        authorityKind="mandate",
        grantingBody="municipal_executive",
        grantingOrganisationId=own,
        holderKind="role",
        holderRole="portfolio_holder",
        powers=["sign"],
        subjectAgreementId=agreement,
        written=True,
        status="granted",
    )
    envelope = await recorded(
        "funding_envelope",
        "/v1/funding-envelopes",
        providerOrganisationId=own,
        statement=amount,
        ceilingStatus="announced",
    )
    await recorded(
        "allocation",
        "/v1/allocations",
        envelopeId=envelope,
        agreementId=agreement,
        statement=amount,
        status="indicative",
    )
    await recorded("goal", "/v1/goals", agreementId=agreement, text=WORD)
    await recorded(
        "document",
        "/v1/documents",
        kind="letter",
        available=True,
        organisationId=own,
        title=WORD,
        confidentiality="internal",
        agreementIds=[agreement],
    )
    uploaded = await manager.upload(f"/v1/documents/{found['document']}", WORD.encode())
    assert uploaded.status_code == 200, uploaded.text
    findings = (await manager.get(f"/v1/findings?agreementId={agreement}")).json()["items"]
    found["finding"] = findings[0]["id"]
    return found


async def compared(registers: Registers, method: str, path: str, reader: str, body: Any = None) -> httpx.Response:
    """Ask both registers and check that they say the same; returns what the one with the dossier says."""
    headers = {"X-Request-Id": "the-same-request", "If-Match": '"1"', **registers.readers[reader]}
    if method == "POST":
        headers["Idempotency-Key"] = new_key()
    one, other = [
        await client.request(method, path, json=body, headers=headers)
        for client in (registers.with_it, registers.without_it)
    ]
    where = f"{reader}: {method} {path} {body}"
    assert one.status_code == other.status_code, (where, one.text, other.text)
    assert shown(one) == shown(other), where
    kept = {name: value for name, value in one.headers.items() if name not in _VARYING}
    assert kept == {name: value for name, value in other.headers.items() if name not in _VARYING}, where
    for hidden in registers.hidden.values():
        assert hidden not in one.text or hidden in path, where
    assert WORD not in one.text or WORD in path, where
    return one


def shown(answer: httpx.Response) -> bytes:
    """What an answer shows; a cursor tells how far the journal is, not what is in it."""
    return _CURSOR.sub(b"cursor", answer.content)


def path_of(operation: Operation, hidden: dict[str, str]) -> str:
    """The path with the ids of what is hidden."""
    kinds = {camel(f"{kind}_id"): found for kind, found in hidden.items()}
    template = operation.path.replace("{name}", "api-role").replace("{seq}", "1")
    return "/v1" + re.sub(r"{(\w+)}", lambda found: kinds.get(found[1], str(uuid4())), template)


def queries(operation: Operation, hidden: dict[str, str]) -> Iterator[str]:
    """Every parameter of an operation by itself, with every value that could make a difference, and what it needs."""
    item = description()["paths"][operation.path][operation.method.lower()]
    values = {
        parameter["name"]: values_of(parameter["name"], resolved(parameter["schema"]), operation.resource, hidden)
        for parameter in item.get("parameters", [])
        if parameter["in"] == "query"
    }
    needed = [parameter["name"] for parameter in item.get("parameters", []) if parameter.get("required")]
    least = "?" + "".join(f"{name}={values[name][0]}&" for name in needed if name in values)
    yield least
    for name, choice in values.items():
        for value in choice:
            yield f"{least}{name}={value}" if name not in needed else f"?{name}={value}"


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema itself: what a reference names, and of alternatives the one that is not null."""
    for choice in schema.get("anyOf", ()):
        if choice.get("type") != "null":
            return resolved(choice)
    if "$ref" in schema:
        return resolved(description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    return schema


def values_of(name: str, schema: dict[str, Any], resource: Resource | None, hidden: dict[str, str]) -> list[str]:
    """Values for one parameter."""
    known = {
        "asOf": ["2026-11-15"],
        "knownAt": [datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")],  # noqa: TID251 - after the dossier was made
        "fields": ["id"],
        "expand": sorted(resource.expansions) if resource else [],
        "sort": [f"{minus}{found}" for found in sorted(resource.sorts) for minus in ("", "-")] if resource else [],
        "count": ["exact", "estimated"],
        "limit": ["1", "200"],
        "cursor": [],
        "after": [],
    }
    if name in known:
        return known[name]
    if "enum" in schema:
        return [str(value) for value in schema["enum"]]
    if schema.get("format") == "uuid":
        return [*hidden.values(), str(MUNICIPALITY)]
    if name == "kind":
        return sorted(SEARCHED)
    return {"boolean": ["true", "false"], "integer": ["1"]}.get(str(schema.get("type")), [WORD])


READS = [operation for operation in operations() if operation.method == "GET" and operation.id not in OPEN_BY_DESIGN]
WRITES = [operation for operation in operations() if operation.method != "GET"]


@pytest.mark.parametrize("operation", READS, ids=[operation.id for operation in READS])
async def test_a_read_says_the_same_with_and_without_the_dossier(registers: Registers, operation: Operation):
    path = path_of(operation, registers.hidden)
    for reader in registers.readers:
        for query in queries(operation, registers.hidden):
            answer = await compared(registers, "GET", path + query, reader)
            own_id = re.search(r"{(?!organisation)\w*Id}", operation.path)
            if own_id and operation.resource is not None and operation.resource.kind in registers.hidden:
                assert answer.status_code in {400, 404}, path + query


@pytest.mark.parametrize("operation", WRITES, ids=[operation.id for operation in WRITES])
async def test_a_command_says_the_same_with_and_without_the_dossier(registers: Registers, operation: Operation):
    path = path_of(operation, registers.hidden)
    for reader in registers.readers:
        for body in ({}, {"note": "x", "reason": "x"}, examples().get(operation.id, {}).get("request")):
            if "{" in operation.path or not body:
                answer = await compared(registers, operation.method, path, reader, body)
                assert answer.status_code >= 400


REFERENCES = [
    pytest.param(resource, place, id=f"{resource.kind}{place}")
    for resource in Resource.registry.values()
    if resource.is_recordable and resource.parent is None
    for place, reference in resource.references.items()
]


@pytest.mark.parametrize(("resource", "place"), REFERENCES)
async def test_a_reference_to_what_is_hidden_leads_nowhere(registers: Registers, resource: Resource, place: str):
    target = registers.hidden.get(resource.references[place].kind)
    if resource.references[place].part_table or target is None:
        target = str(uuid4())
    body = (
        historic()
        | examples()[resource.operation_ids["record"]]["request"]
        | {"sourceRefs": historic()["sourceRefs"]}
    )
    if resource.steward is Steward.OWN_ORGANISATION:
        body[camel(resource.steward_column)] = str(registers.outside)
    put(body, place.split("/")[1:], target)
    path = f"/v1{resource.path}?validateOnly=true"
    for reader in registers.readers:
        answer = await compared(registers, "POST", path, reader, body)
        assert answer.status_code >= 400, (body, answer.text)
        if reader == "outsider" and answer.status_code == 422:
            assert place.replace("*", "0") in [fault["location"] for fault in answer.json().get("errors", [])]


def put(document: Any, steps: list[str], value: str) -> None:
    """Put a value at a place in a document, making what is missing on the way."""
    step, *rest = steps
    if step == "*":
        put_in_list(document, rest, value)
    elif not rest:
        document[step] = value
    else:
        if not document.get(step):
            document[step] = [] if rest[0] == "*" else {}
        put(document[step], rest, value)


def put_in_list(items: list[Any], rest: list[str], value: str) -> None:
    """Put a value in the first item of a list."""
    if not rest:
        items[:1] = [value]
        return
    if not items:
        items.append({})
    put(items[0], rest, value)
