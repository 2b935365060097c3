"""What no client library sends, over a real socket to the real service (RFC 9112)."""

import socket

import httpx
import pytest

from app.version import VERSION
from tests.e2e.raw import CLOSE, HOST, PATIENCE_SECONDS, parsed, sent
from tests.e2e.service import Service


def test_head_is_answered_without_a_body_and_the_connection_goes_on(example_service: Service):
    head = b"HEAD /v1/codelists HTTP/1.1\r\n" + HOST + b"\r\n"
    then = b"GET /health/live HTTP/1.1\r\n" + HOST + CLOSE
    first = parsed(sent(example_service, head + then))
    assert (first.status, first.headers["api-version"]) == (200, VERSION)
    assert int(first.headers["content-length"]) > 0
    second = parsed(first.rest)
    assert (second.status, second.rest) == (200, b'{"status":"live"}')
    assert "server" not in first.headers


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/v1/openapi.json", "/v1/openapi.yaml", "/v1/nothing", "/v1/organisations", "/problems/x"]
)
def test_head_goes_for_every_kind_of_answer(example_service: Service, path: str):
    answer = parsed(sent(example_service, f"HEAD {path} HTTP/1.1\r\n".encode() + HOST + CLOSE))
    got = parsed(sent(example_service, f"GET {path} HTTP/1.1\r\n".encode() + HOST + CLOSE))
    assert (answer.status, answer.rest) == (got.status, b"")
    assert answer.headers["content-length"] == got.headers["content-length"] == str(len(got.rest))


@pytest.mark.parametrize(
    "request_octets",
    [
        b"GET /v1/codelists HTTP/1.1\r\n" + CLOSE,
        b"GET /v1/codelists HTTP/1.1\r\nHost: a\r\nHost: b\r\n" + CLOSE,
        b"GET /v1/codelists HTTP/1.1\r\nHost: a\r\nHost: a\r\n" + CLOSE,
        b"POST /v1/organisations HTTP/1.1\r\n"
        + HOST
        + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /v1/organisations HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"POST /v1/organisations HTTP/1.1\r\n" + HOST + b"Content-Length: -3\r\n\r\n",
        b"POST /v1/organisations HTTP/1.1\r\n" + HOST + b"Content-Length: 3x\r\n\r\nabc",
        b"GET /v1/codelists HTTP/1.1\r\n" + HOST + b"X: a\r\n b\r\n" + CLOSE,
        b"GET /v1/codelists HTTP/1.1\r\n" + HOST + b"X : a\r\n" + CLOSE,
        b"GET /v1/codelists HTTP/1.1\r\n" + HOST + b"X: a\x00b\r\n" + CLOSE,
        b"GET /v1/code lists HTTP/1.1\r\n" + HOST + CLOSE,
        b"GET /v1/\xff HTTP/1.1\r\n" + HOST + CLOSE,
        b"GET /v1/%ff HTTP/1.1\r\n" + HOST + CLOSE,
        b"GET http://x/v1/codelists HTTP/1.1\r\n" + HOST + CLOSE,
        b"GET x:80 HTTP/1.1\r\n" + HOST + CLOSE,
        b"OPTIONS * HTTP/1.1\r\n" + HOST + CLOSE,
        b"CONNECT x:80 HTTP/1.1\r\n" + HOST + CLOSE,
        b"GET /v1/codelists HTTP/1.1\nHost: x\nConnection: close\n\n",
        b"GET /v1/codelists HTTP/1.1\r\n" + HOST + b"X: a\rSet-Cookie: b\r\n" + CLOSE,
        b"GET /v1/codelists HTTP/1.1\r\n" + HOST + b"X: a\nY: b\r\n" + CLOSE,
        b"GET /v1/codelists HTTP/2.7\r\n" + HOST + CLOSE,
        b"nonsense\r\n\r\n",
    ],
)
def test_what_is_not_http_is_400_and_the_connection_closes(example_service: Service, request_octets: bytes):
    answer = parsed(sent(example_service, request_octets))
    assert answer.status == 400
    assert answer.headers["connection"] == "close"


def test_an_address_too_long_is_414_and_headers_too_large_are_431(example_service: Service):
    long = parsed(sent(example_service, b"GET /v1/" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + CLOSE))
    assert (long.status, long.headers["content-type"]) == (414, "application/problem+json")
    many = b"".join(b"X-%d: y\r\n" % number for number in range(120))
    # The parser itself may give up on what is far too large, with a bare 400.
    for headers, statuses in (
        (many, {431}),
        (b"X: " + b"y" * 20_000 + b"\r\n", {431, 400}),
        (b"X: y\r\n" * 20_000, {431, 400}),
    ):
        answer = parsed(sent(example_service, b"GET /v1/codelists HTTP/1.1\r\n" + HOST + headers + CLOSE))
        assert answer.status in statuses
        assert answer.headers["connection"] == "close"


def test_a_body_too_large_is_refused_before_and_while_it_comes(
    example_service: Service, client_of_maastricht: httpx.Client
):
    token = client_of_maastricht.headers["authorization"].encode()
    start = b"POST /v1/organisations HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
    start += b"Authorization: " + token + b"\r\n"
    announced = parsed(sent(example_service, start + b"Content-Length: 99999999\r\n\r\n"))
    assert (announced.status, announced.headers["connection"]) == (413, "close")
    chunk = b"10000\r\n" + b" " * 65_536 + b"\r\n"
    growing = parsed(sent(example_service, start + b"Transfer-Encoding: chunked\r\n\r\n", *[chunk] * 5))
    assert (growing.status, growing.headers["connection"]) == (413, "close")


def test_half_a_request_hurts_nobody_else(example_service: Service):
    with socket.create_connection(("127.0.0.1", example_service.port), PATIENCE_SECONDS) as waiting:
        waiting.sendall(b"POST /v1/organisations HTTP/1.1\r\n" + HOST + b"Content-Length: 100\r\n\r\n{")
        answer = parsed(sent(example_service, b"GET /health/ready HTTP/1.1\r\n" + HOST + CLOSE))
        assert answer.status == 200
