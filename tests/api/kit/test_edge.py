"""What holds for every request, whatever handles it (API Design Rules 2.2, the rules a linter cannot see)."""

import json
import re

import httpx
import pytest
import yaml

from app.kit.domain import PROBLEM_TYPES
from tests.api.kit.conftest import NOBODY, OUTSIDE, SITE, World, exchange
from tests.factories.http import historic
from tests.factories.problems import assert_edge, assert_problem, faults

# What an operation cannot be asked without, by the end of its address.
NEEDED = {"diff": f"&against={NOBODY}", "search": "&q=wijk"}

HOST = (b"host", b"convenant.test")
# Has no end; its own tests are in tests/api/events.
STREAM = "/events/stream"


# Given in other forms too; their own tests are beside them.
OTHER_FORMS = {
    "/documents/{documentId}/file",
    "/agreements/{agreementId}/calendar",
    "/allocations/{allocationId}/calendar",
    "/reports/agreements",
    "/reports/funding",
    "/reports/grant-register",
    "/agreements/{agreementId}/versions/{agreementVersionId}/diff",
}


def readable(world: World, without: set[str]) -> list[str]:
    """Every address that is read, without some templates."""
    return [
        path
        for template, path in world.paths.items()
        if "GET" in world.operations[template] and template not in without
    ]


async def test_a_slash_too_many_is_404_and_never_a_redirect(world: World):
    for path in [*world.paths.values(), *OUTSIDE[1:]]:
        for wrong in (f"{path}/", f"/{path}", path.replace("/", "//"), f"{path}//"):
            answer = await world.registrar.get(f"http://convenant.test{wrong}")
            assert_problem(answer, 404, "not-found")
            assert "location" not in answer.headers
    assert_problem(await world.client.get("/v1"), 404, "not-found")


async def test_every_readable_address_answers_head_as_get_without_a_body(world: World):
    for path in [*readable(world, {STREAM}), *OUTSIDE]:
        got = await world.registrar.get(path)
        head = await world.client.head(path, headers=world.registrar.headers)
        assert head.status_code == got.status_code, path
        assert head.content == b""
        varying = {"x-request-id", "content-length", "ratelimit"}
        assert {k: v for k, v in head.headers.items() if k not in varying} == {
            k: v for k, v in got.headers.items() if k not in varying
        }
        if got.status_code == 200:
            assert head.headers["content-length"] == got.headers["content-length"] == str(len(got.content))
    assert (await world.registrar.get(f"/v1/organisations/{world.organisation['id']}")).headers["etag"] == '"1"'


async def test_head_hides_nothing_from_the_server(world: World):
    # A server writes no body for HEAD only while the request still says HEAD; `exchange` compares.
    answer = await exchange(world.client, method="HEAD", headers=[HOST])
    assert (answer.status, answer.body) == (200, b"")


async def test_every_other_method_is_405_with_all_that_is_allowed(world: World):
    tried = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"}
    for template, path in world.paths.items():
        known = world.operations[template]
        expected = known | ({"HEAD"} if "GET" in known else set())
        for method in sorted(tried - known):
            answer = await world.client.request(method, path, headers=world.registrar.headers)
            if method == "DELETE" and f"{template}/history" in world.operations:
                # R-056, and the same whether the record is there or not.
                assert_problem(answer, 409, "history-immutable")
                continue
            assert_problem(answer, 405, "method-not-allowed")
            assert set(answer.headers["allow"].split(", ")) == expected, (method, path)
    for path in OUTSIDE:
        answer = await world.client.post(path)
        assert_problem(answer, 405, "method-not-allowed")
        assert answer.headers["allow"] == "GET, HEAD"


async def test_a_method_override_is_ignored(world: World):
    address = f"/v1/organisations/{world.organisation['id']}"
    read = await world.registrar.get(address, **{"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "PATCH"})
    assert read.json() == world.organisation


@pytest.mark.parametrize("accept", ["application/xml", "text/html", "application/json;q=0", "image/*, text/*;q=0.5"])
async def test_a_reader_that_cannot_take_json_gets_406(world: World, accept: str):
    for path in readable(world, {STREAM, "/journal/checkpoint", *OTHER_FORMS}):
        assert_problem(await world.registrar.get(path, Accept=accept), 406, "not-acceptable")


@pytest.mark.parametrize("accept", ["*/*", "application/*", "application/json", "text/html, */*;q=0.1"])
async def test_a_reader_that_can_take_json_gets_it_and_not_what_it_named(world: World, accept: str):
    answer = await world.registrar.get("/v1/organisations", Accept=accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")


@pytest.mark.parametrize("given", [None, "", "text/plain", "application/xml", "multipart/form-data; boundary=x"])
async def test_a_body_of_another_type_is_415_and_says_which_fit(world: World, given: str | None):
    headers = world.registrar.headers | ({} if given is None else {"Content-Type": given})
    post = await world.client.post("/v1/organisations", content=b"{}", headers=headers)
    assert_problem(post, 415, "unsupported-media-type")
    assert post.headers["accept"] == "application/json"
    address = f"/v1/organisations/{world.organisation['id']}"
    patch = await world.client.patch(address, content=b"{}", headers=headers | {"If-Match": '"1"'})
    assert_problem(patch, 415, "unsupported-media-type")
    assert patch.headers["accept-patch"] == "application/merge-patch+json, application/json"


@pytest.mark.parametrize("given", ["application/json", "Application/JSON; charset=utf-8"])
async def test_the_type_of_a_body_is_read_as_http_writes_it(world: World, given: str):
    headers = world.registrar.headers | {"Content-Type": given}
    answer = await world.client.post("/v1/organisations", content=b"{}", headers=headers)
    assert_problem(answer, 400, "validation-failed")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "identity", "gzip, gzip"])
async def test_a_compressed_body_is_never_inflated(world: World, coding: str):
    headers = world.registrar.headers | {"Content-Type": "application/json", "Content-Encoding": coding}
    answer = await world.client.post("/v1/organisations", content=b"{}", headers=headers)
    assert_problem(answer, 415, "unsupported-content-encoding")
    assert answer.headers["accept-encoding"] == "identity"


async def test_unknown_paths_are_problems_everywhere(world: World):
    for path in (
        "/nothing",
        "/v1/nothing",
        "/v2/organisations",
        "/docs/nothing",
        "/problems/nothing",
        "/V1/codelists",
    ):
        assert_problem(await world.client.get(path), 404, "not-found")
    assert_problem(await world.client.get(f"/v1/organisations/{NOBODY}"), 404, "not-found")
    assert_problem(await world.client.get("/v1/codelists/nothing"), 404, "not-found")


async def test_every_problem_type_resolves_to_a_page_in_both_languages(world: World):
    for slug, kind in PROBLEM_TYPES.items():
        for language in ("nl", "en"):
            page = await world.client.get(f"/problems/{slug}", headers={"Accept-Language": language})
            assert page.status_code == 200
            assert page.headers["content-type"] == "text/html; charset=utf-8"
            assert f'<html lang="{language}">' in page.text
            assert f"<code>{slug}</code>" in page.text
            assert str(kind.status) in page.text


async def test_problems_speak_the_readers_language(world: World):
    english = await world.client.get("/v1/nothing", headers={"Accept-Language": "fr, en-GB;q=0.8, nl;q=0.7"})
    assert_problem(english, 404, "not-found", "en")
    dutch = await world.client.get("/v1/nothing", headers={"Accept-Language": "de"})
    assert_problem(dutch, 404, "not-found", "nl")


async def test_every_kind_of_answer_carries_version_security_headers_and_request_id(world: World):
    address = f"/v1/organisations/{world.organisation['id']}"
    read = await world.registrar.get(address)
    answers = [
        read,
        await world.registrar.get(address, **{"If-None-Match": read.headers["etag"]}),
        await world.registrar.get("/v1/organisations"),
        await world.registrar.post("/v1/organisations", historic() | {"slug": "kop", "name": "Kop"}),
        *[await world.client.get(path) for path in OUTSIDE if path != "/docs/swagger-ui.css"],
    ]
    assert {answer.status_code for answer in answers} == {200, 201, 304}
    for answer in answers:
        assert_edge(answer)


async def test_pages_may_load_only_what_they_need(world: World):
    for path in SITE:
        policy = (await world.client.get(path)).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe-eval" not in policy
        assert ("script-src" in policy) == (path == "/docs")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("0123-abc_DEF", True),
        ("a" * 128, True),
        ("short", False),
        ("a" * 129, False),
        ("with space", False),
        ("", False),
    ],
)
async def test_a_well_formed_request_id_is_kept(world: World, given: str, *, kept: bool):
    answer = await world.client.get("/v1/nothing", headers={"X-Request-Id": given})
    assert (answer.headers["x-request-id"] == given) is kept
    assert_problem(answer, 404, "not-found")


async def test_unknown_parameters_are_refused_on_every_operation_with_all_their_names(world: World):
    for template, path in world.paths.items():
        for method in world.operations[template]:
            caller = world.auditor if template.startswith("/journal") else world.registrar
            if template.startswith("/memberships") and method != "GET":
                caller = world.administrator
            needed = NEEDED.get(template.rpartition("/")[2], "")
            answer = await world.client.request(
                method, f"{path}?page=1&Limit=2{needed}", json={}, headers=caller.headers | {"If-Match": '"1"'}
            )
            document = assert_problem(answer, 400, "unknown-parameter")
            assert {("query", "page", "extra-forbidden"), ("query", "Limit", "extra-forbidden")} == faults(document)


async def test_repeated_parameters_are_refused_however_they_are_written(world: World):
    for query in ("limit=1&limit=2", "limit=1&limit=1", "limit=1&%6Cimit=2", "kind=&kind="):
        document = assert_problem(await world.registrar.get(f"/v1/organisations?{query}"), 400, "duplicate-parameter")
        assert faults(document) == {("query", query[:5].removesuffix("="), "duplicate-parameter")}


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (b"/v1/organisations/%ff", b""),
        (b"/v1/organisations/%00", b""),
        (b"/v1/%ed%a0%80", b""),
        (b"/v1/%zz", b""),
        (b"/v1/%4", b""),
        (b"/v1/organisations", b"name=%ff"),
        (b"/v1/organisations", b"name=a%00b"),
        (b"/v1/organisations", b"name=%c0%af"),
        (b"/v1/organisations", b"name=%"),
        (b"/v1/organisations", b"n%ffme=x"),
        (b"/v1/organisations", b"name=\xc3\xa9"),
    ],
)
async def test_what_is_not_percent_encoded_utf8_is_malformed(world: World, path: bytes, query: bytes):
    answer = await exchange(world.client, path, query=query)
    assert_problem(answer.as_response(), 400, "malformed-request")


@pytest.mark.parametrize("hosts", [[], [HOST, HOST], [HOST, (b"host", b"elsewhere.test")]])
async def test_a_request_has_exactly_one_host(world: World, hosts: list[tuple[bytes, bytes]]):
    answer = (await exchange(world.client, headers=hosts)).as_response()
    assert_problem(answer, 400, "malformed-request")
    assert answer.headers["connection"] == "close"


async def test_addresses_have_a_longest_length(world: World):
    path = b"/v1/codelists/"
    assert (await exchange(world.client, path + b"a" * (8192 - len(path)))).status == 404
    answer = await exchange(world.client, path + b"a" * (8193 - len(path)))
    assert_problem(answer.as_response(), 414, "uri-too-long")
    answer = await exchange(world.client, b"/v1/organisations", query=b"name=" + b"a" * 8192)
    assert_problem(answer.as_response(), 414, "uri-too-long")


async def test_headers_have_a_largest_size_and_number(world: World):
    assert (await exchange(world.client, headers=[HOST, *[(b"x", b"y")] * 99])).status == 200
    for headers in ([HOST, *[(b"x", b"y")] * 100], [HOST, (b"x", b"y" * 16_384)]):
        answer = (await exchange(world.client, headers=headers)).as_response()
        assert_problem(answer, 431, "headers-too-large")
        assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("length", [b"262145", b"00262145", b"9" * 400, b"9" * 5000])
async def test_a_body_announced_too_large_is_not_awaited(world: World, length: bytes):
    answer = await exchange(
        world.client, b"/v1/organisations", method="POST", headers=[HOST, (b"content-length", length)], chunks=()
    )
    assert_problem(answer.as_response(), 413, "body-too-large")
    assert (b"connection", b"close") in answer.headers


@pytest.mark.parametrize("length", [b"00000000000000000000", b"0", "²".encode("latin-1"), b"-1", b"1e9", b""])
async def test_a_length_that_announces_nothing_large_is_left_to_the_server(world: World, length: bytes):
    answer = await exchange(world.client, headers=[HOST, (b"content-length", length)])
    assert answer.status == 200


async def test_a_body_that_grows_too_large_is_cut_off(world: World):
    token = (b"authorization", world.registrar.headers["Authorization"].encode())
    headers = [HOST, token, (b"content-type", b"application/json")]
    chunks = [b" " * 65_536] * 4

    async def sent(last: bytes) -> httpx.Response:
        answer = await exchange(
            world.client, b"/v1/organisations", method="POST", headers=headers, chunks=[*chunks, last]
        )
        return answer.as_response()

    assert_problem(await sent(b""), 400, "invalid-json")
    answer = await sent(b" ")
    assert_problem(answer, 413, "body-too-large")
    assert answer.headers["connection"] == "close"


async def test_the_description_is_public_readable_from_anywhere_and_the_same_in_both_forms(world: World):
    as_json = await world.client.get("/v1/openapi.json", headers={"Origin": "https://elsewhere.test"})
    as_yaml = await world.client.get("/v1/openapi.yaml", headers={"Origin": "https://elsewhere.test"})
    for answer, media_type in ((as_json, "application/json"), (as_yaml, "application/yaml")):
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert answer.headers["access-control-allow-origin"] == "*"
    document = json.loads(as_json.content)
    assert yaml.safe_load(as_yaml.content) == document
    assert document["info"]["version"] == as_json.headers["api-version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["info"]["version"])
    assert document["servers"][0]["url"].endswith("/v1")
    assert "access-control-allow-origin" not in (await world.client.get("/v1/codelists")).headers
