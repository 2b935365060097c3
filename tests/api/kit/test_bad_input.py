"""The catalogue of bad input, row by row, where no other test has it: status, kind, nothing repeated, nothing kept.

Rows with a test of their own: bodies that are no JSON and characters no text holds (`test_edge_body`), media types,
methods, addresses, repeated parameters and sizes of requests (`test_edge`), pages and cursors (`test_reading`),
tokens (`test_tokens_*`), what is not HTTP (`test_raw_http`), names that look alike (`organisations/test_names`).
"""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

import asyncpg
import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.domain import ApiRole
from tests.api.kit.conftest import NOBODY, World, exchange, registrar_of
from tests.conftest import served
from tests.factories.http import Member, historic, keyed
from tests.factories.problems import assert_problem, faults

CANARY = "zq-canary-zq"
ORGANISATION = {"slug": "a", "name": "b", "recordingMode": "workflow"}
STATEMENT = {"amountCents": 1, "certainty": "firm", "qualifier": "exact"}
ENVELOPE = historic() | {"providerOrganisationId": NOBODY, "statement": STATEMENT, "ceilingStatus": "published"}
ALLOCATION = historic() | {"envelopeId": NOBODY, "statement": STATEMENT, "status": "indicative"}


@pytest.fixture(scope="module")
async def everybody(world: World, issuer: DeveloperIssuer) -> Member:
    """Somebody with every role, so that only the input can be at fault."""
    roles = [role for role in ApiRole if role is not ApiRole.PUBLIC]
    return await registrar_of(world.client, world.targets, issuer, "gemeente-alles", *roles)


@pytest.fixture(autouse=True)
async def unchanged(world: World) -> AsyncIterator[None]:
    """Whatever a test sends, the register holds afterwards what it held before."""

    async def held() -> Any:
        connection = await asyncpg.connect(**world.targets.owner.arguments())
        try:
            return await connection.fetchrow(
                "SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM organisation),"
                " (SELECT count(*) FROM idempotency_record), (SELECT string_agg(version::text, ',' ORDER BY id)"
                " FROM organisation)"
            )
        finally:
            await connection.close()

    before = await held()
    yield
    assert await held() == before


async def refused(member: Member, path: str, body: Any, *places: str) -> dict[str, Any]:
    """A body is refused for faults at these places, and none of it is repeated."""
    answer = await member.post(path, body)
    document = assert_problem(answer, 400, "validation-failed")
    assert "canary" not in answer.text
    assert {location for _, location, _ in faults(document)} == set(places)
    return document


NUMBERS: list[Any] = [1.5, -1, 10**14, 10**30, -(10**30), 1e100, "12", "", True, None, [], {}, "1.999", "1e5", "€ 1"]


@pytest.mark.parametrize("value", NUMBERS, ids=str)
async def test_money_is_a_whole_number_of_cents_within_bounds(everybody: Member, value: Any):
    body = ENVELOPE | {"statement": STATEMENT | {"amountCents": value}}
    await refused(everybody, "/v1/funding-envelopes", body, "/statement/amountCents")


async def test_the_largest_amount_is_well_formed(everybody: Member):
    body = ENVELOPE | {"statement": STATEMENT | {"amountCents": 99_999_999_999_999}}
    answer = await everybody.post("/v1/funding-envelopes", body)
    assert answer.status_code in {403, 422}, answer.text


@pytest.mark.parametrize("number", ["1e500000", "1E400", "-1e999", "9" * 400])
async def test_a_number_no_reader_can_hold_is_not_json(everybody: Member, number: str):
    text = json.dumps(ALLOCATION | {"requestedCents": "here"}).replace('"here"', number)
    headers = keyed(everybody.headers) | {"Content-Type": "application/json"}
    answer = await everybody.client.post("/v1/allocations", content=text, headers=headers)
    assert_problem(answer, 400, "invalid-json")


@pytest.mark.parametrize(
    "value",
    [0, 20260101, 1.5, True, "", CANARY, "2026", "2026-13", "2026-02-30", "1899-12-31", "2201-01-01", "-0001"],
)
async def test_a_day_is_an_existing_day_of_these_centuries(everybody: Member, value: Any):
    body = ORGANISATION | {"occurredOn": {"value": value, "precision": "day"}}
    answer = await everybody.post("/v1/organisations", body)
    document = assert_problem(answer, 400, "validation-failed")
    assert all(location.startswith("/occurredOn") for _, location, _ in faults(document))
    assert "canary" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "asOf=0",
        "asOf=2026-02-30",
        "asOf=1899-12-31",
        "asOf=2201-01-01",
        "asOf=infinity",
        "asOf=2026-W13-1",
        "asOf=4713-01-01%20BC",
        "knownAt=2026-01-01",
        "knownAt=2026-01-01T00:00:00",
        "knownAt=0",
        "knownAt=infinity",
        "kind=Castle",
        "count=all",
        "successorId=x",
        "name=",
        "name=" + "a" * 301,
        "cursor=" + "A" * 2049,
        "cursor=",
        "sort=name;drop",
        "sort=recorded_by",
        "fields=name,,id",
        "fields=" + "a" * 501,
        "expand=../secret",
        "slug=" + "a" * 101,
    ],
)
async def test_a_parameter_out_of_its_bounds_is_refused_by_name(world: World, query: str):
    answer = await world.registrar.get(f"/v1/organisations?{query}")
    assert answer.status_code == 400, answer.text
    document = answer.json()
    assert document["type"].rpartition("/")[2] in {"validation-failed", "invalid-cursor", "unknown-parameter"}
    assert {fault["location"] for fault in document["errors"]} == {query.partition("=")[0]}


@pytest.mark.parametrize("path", ["9" * 40, "-1", "1e9", "0", NOBODY + "0", NOBODY.replace("-", "{"), "%F0%9F%8F%A0"])
async def test_an_id_that_is_none_is_refused(world: World, path: str):
    assert_problem(await world.registrar.get(f"/v1/organisations/{path}"), 400, "validation-failed")


async def test_requests_have_at_most_thirty_parameters(world: World):
    many = b"&".join(b"a%d=1" % number for number in range(31))
    document = assert_problem(
        (await exchange(world.client, b"/v1/organisations", query=many)).as_response(), 400, "validation-failed"
    )
    assert faults(document) == {("query", "", "too-many-parameters")}
    thirty = many.rpartition(b"&")[0]
    answer = await exchange(world.client, b"/v1/organisations", query=thirty)
    assert_problem(answer.as_response(), 400, "unknown-parameter")


async def test_objects_and_lists_have_a_longest_length(everybody: Member):
    members = {f"m{number}": 1 for number in range(200)}
    document = await refused(everybody, "/v1/organisations", members | {"slug": "a"}, "")
    assert {code for _, _, code in faults(document)} == {"too-many-members"}
    nested = {"note": {"a": [members | {"x": 1}]}, "sourceRefs": [0] * 501}
    document = await refused(everybody, "/v1/organisations", nested, "/note/a/0", "/sourceRefs")
    assert {code for _, _, code in faults(document)} == {"too-many-members", "too-many-items"}
    answer = await everybody.post("/v1/organisations", {"name": [0] * 500, "note": members})
    assert "too-many" not in answer.text


@pytest.mark.parametrize(
    ("path", "body", "member", "longest"),
    [
        ("/v1/organisations", ORGANISATION, "slug", 100),
        ("/v1/organisations", ORGANISATION, "name", 255),
        ("/v1/organisations", ORGANISATION, "note", 20_000),
        ("/v1/organisations", ORGANISATION, "kvkNumber", 200),
        ("/v1/programmes", historic() | {"name": "a"}, "name", 300),
        ("/v1/funding-envelopes", ENVELOPE, "legalBasis", 1000),
    ],
)
async def test_texts_have_a_longest_length(everybody: Member, path: str, body: Any, member: str, longest: int):
    answer = await everybody.post(path, body | {member: "a" * (longest + 1)})
    document = assert_problem(answer, 400, "validation-failed")
    assert ("body", f"/{member}", "string-too-long") in faults(document)
    assert "aaaa" not in answer.text


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://user:pass@identifier.overheid.nl/tooi/id/gemeente/gm0935",
        "https://identifier.overheid.nl@evil.test/tooi/id/gemeente/gm0935",
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0935#x",
        "HTTPS://identifier.overheid.nl/tooi/id/gemeente/gm0935",
        "http://identifier.overheid.nl/tooi/id/gemeente/gm0935",
        "//identifier.overheid.nl/tooi/id/gemeente/gm0935",
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0935 ",
    ],
)
async def test_the_one_link_that_is_kept_leads_to_its_register_only(everybody: Member, link: str):
    answer = await everybody.post("/v1/organisations", ORGANISATION | {"tooiUri": link})
    document = assert_problem(answer, 422, "identifier-invalid")
    assert faults(document) == {("body", "/tooiUri", "identifier-invalid")}
    assert link not in answer.text


OVERRIDES = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")


@pytest.mark.parametrize("name", OVERRIDES)
async def test_no_header_turns_a_method_into_another(world: World, name: str):
    address = f"/v1/organisations/{world.organisation['id']}"
    answer = await world.client.post(address, json={}, headers=keyed(world.registrar.headers) | {name: "PATCH"})
    assert_problem(answer, 405, "method-not-allowed")
    read = await world.registrar.get(address, **{name: "DELETE"})
    assert read.json() == world.organisation


def headers_of(member: Member, *more: tuple[bytes, bytes]) -> Sequence[tuple[bytes, bytes]]:
    token = (b"authorization", member.headers["Authorization"].encode())
    return [(b"host", b"convenant.test"), token, *more]


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        (b"content-type", b"application/json", b"text/plain"),
        (b"content-type", b"application/json", b"application/json"),
        (b"convenant-organisation", NOBODY.encode(), b"00000000-0000-4000-8000-000000000002"),
        (b"idempotency-key", b"0123456789abcdef", b"0123456789abcdeg"),
    ],
)
async def test_a_header_with_one_value_is_not_given_twice(
    world: World, everybody: Member, name: bytes, first: bytes, second: bytes
):
    others = {b"content-type": b"application/json", b"idempotency-key": b"fedcba9876543210"}
    given = [(key, value) for key, value in others.items() if key != name]
    answer = await exchange(
        world.client,
        b"/v1/organisations",
        method="POST",
        headers=headers_of(everybody, *given, (name, first), (name, second)),
        chunks=[json.dumps(ORGANISATION).encode()],
    )
    assert_problem(answer.as_response(), 400, "malformed-request")


async def test_two_tokens_are_none(world: World, everybody: Member):
    token = everybody.headers["Authorization"].encode()
    answer = await exchange(
        world.client, b"/v1/organisations", headers=headers_of(everybody, (b"authorization", token))
    )
    assert_problem(answer.as_response(), 401, "invalid-token")


async def test_an_encoding_is_refused_on_whichever_line_it_stands(world: World, everybody: Member):
    coded = [(b"content-encoding", b""), (b"content-encoding", b"gzip")]
    answer = await exchange(world.client, b"/v1/organisations", method="POST", headers=headers_of(everybody, *coded))
    assert_problem(answer.as_response(), 415, "unsupported-content-encoding")


@pytest.mark.parametrize(
    ("lines", "status", "slug"),
    [
        ([], 428, "precondition-required"),
        ([b'"2"'], 412, "version-conflict"),
        ([b'W/"1"'], 412, "version-conflict"),
        ([b'"2"', b'"3"'], 412, "version-conflict"),
        ([b"1"], 400, "malformed-request"),
        ([b'"1'], 400, "malformed-request"),
        ([b""], 400, "malformed-request"),
        ([b'"1"', b"x"], 400, "malformed-request"),
    ],
)
async def test_a_change_needs_the_present_version(world: World, lines: list[bytes], status: int, slug: str):
    change = json.dumps({"kind": "company", "reason": CANARY}).encode()
    headers = [(b"content-type", b"application/merge-patch+json"), *((b"if-match", line) for line in lines)]
    path = f"/v1/organisations/{world.organisation['id']}".encode()
    answer = await exchange(
        world.client, path, method="PATCH", headers=headers_of(world.registrar, *headers), chunks=[change]
    )
    assert_problem(answer.as_response(), status, slug)
    assert b"canary" not in answer.body


@pytest.mark.parametrize("value", [b"a\r\nSet-Cookie: x=1", b"a\nb", b"\x00", b"\xff\xfe", b"x" * 200])
@pytest.mark.parametrize("name", [b"x-request-id", b"accept-language", b"user-agent", b"origin"])
async def test_no_header_gets_into_the_answer(world: World, name: bytes, value: bytes):
    answer = await exchange(world.client, headers=[(b"host", b"convenant.test"), (name, value)])
    assert answer.status == 200
    assert not [key for key, _ in answer.headers if key == b"set-cookie"]
    assert not [line for _, line in answer.headers if b"\n" in line or b"\r" in line or value in line]


async def test_a_body_that_stops_coming_is_408(world: World, settings: Settings, everybody: Member):
    async def stopping() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    headers = keyed(everybody.headers) | {"Content-Type": "application/json"}
    async with served(settings.model_copy(update={"request_body_seconds": 0.05}), world.targets) as client:
        answer = await client.post("/v1/organisations", content=stopping(), headers=headers)
    assert_problem(answer, 408, "request-timeout")
    assert answer.headers["connection"] == "close"


async def test_nothing_of_a_refusal_is_cached_or_repeated_in_another_language(everybody: Member):
    answer: httpx.Response = await everybody.post(
        "/v1/organisations", ORGANISATION | {"kind": CANARY}, **{"Accept-Language": "en"}
    )
    assert_problem(answer, 400, "validation-failed", "en")
    assert "canary" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
