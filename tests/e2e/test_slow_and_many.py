"""Clients that are slow, and clients that are many: over real sockets, with limits small enough to reach."""

import json
import socket
from collections.abc import Iterable, Iterator

import httpx
import pytest

from app.operations import EXAMPLE_DOSSIER
from tests.directories import open_directory
from tests.e2e.raw import CLOSE, HOST, PATIENCE_SECONDS, Raw, parsed, received
from tests.e2e.service import Service, running

TRUSTED, UNTRUSTED = "127.0.0.1", "127.0.0.2"


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    limits = {
        "CONVENANT_REQUEST_HEAD_SECONDS": "0.3",
        "CONVENANT_REQUEST_BODY_SECONDS": "0.3",
        "CONVENANT_REQUEST_FILE_SECONDS": "0.4",
        "CONVENANT_TRUSTED_PROXIES": f"{TRUSTED}, 2001:db8::/32",
        "CONVENANT_ANONYMOUS_REQUESTS_PER_MINUTE": "2",
    }
    with open_directory() as found, running(found / "data", **limits) as started:
        yield started


@pytest.fixture(scope="module")
def token(service: Service) -> bytes:
    """The token of somebody who may record organisations."""
    loaded = service.convenant("load", str(EXAMPLE_DOSSIER))
    assert loaded.returncode == 0
    return service.convenant("token", "--role", "registrar", "--organisation", "woonpunt").stdout.strip().encode()


def held_open(service: Service, first: bytes, after_the_answer: bytes = b"") -> bytes:
    """What comes back when nothing more is sent than this, until the service closes the connection."""
    with socket.create_connection((TRUSTED, service.port), PATIENCE_SECONDS) as connection:
        connection.sendall(first)
        answered = b""
        if after_the_answer:
            answered = connection.recv(65_536)
            connection.sendall(after_the_answer)
        return answered + received(connection)


@pytest.mark.parametrize(
    "octets", [b"", b"G", b"GET /health/live HTTP/1.1\r\n", b"GET /health/live HTTP/1.1\r\n" + HOST]
)
def test_a_connection_without_a_whole_head_is_closed(service: Service, octets: bytes):
    assert held_open(service, octets) == b""


def test_the_next_head_on_a_connection_has_a_deadline_too(service: Service):
    whole = b"GET /health/live HTTP/1.1\r\n" + HOST + b"\r\n"
    answer = parsed(held_open(service, whole, b"GET /health"))
    assert (answer.status, answer.rest) == (200, b'{"status":"live"}')


def test_what_follows_an_early_answer_has_a_deadline(service: Service):
    start = b"POST /health/live HTTP/1.1\r\n" + HOST + b"Content-Length: 100\r\n\r\n{"
    answer = parsed(held_open(service, start, b" "))
    assert answer.status == 405
    assert "connection" not in answer.headers


@pytest.mark.parametrize(
    "framing", [b"Content-Length: 100\r\n\r\n{", b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"]
)
def test_a_body_that_does_not_arrive_is_408_and_the_connection_closes(service: Service, token: bytes, framing: bytes):
    start = b"POST /v1/organisations HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
    start += b"Authorization: Bearer " + token + b"\r\nIdempotency-Key: 0123456789abcdef\r\n"
    answer = parsed(held_open(service, start + framing))
    assert (answer.status, answer.headers["connection"]) == (408, "close")
    assert json.loads(answer.rest)["type"].endswith("/problems/request-timeout")


def test_a_file_that_does_not_arrive_is_408_in_its_own_time(service: Service, token: bytes):
    headers = {"Authorization": f"Bearer {token.decode()}", "Idempotency-Key": "0123456789abcdefg"}
    body = {"kind": "evidence", "available": False}
    made = httpx.post(f"{service.url}/v1/documents", json=body, headers=headers).json()
    start = f'POST {made["links"]["self"]}/file HTTP/1.1\r\nIf-Match: "1"\r\nContent-Length: 40000000\r\n'
    start += "Content-Type: multipart/form-data; boundary=x\r\n"
    start += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    answer = parsed(held_open(service, start.encode() + HOST + b"\r\n--x\r\n"))
    assert (answer.status, answer.headers["connection"]) == (408, "close")
    assert json.loads(answer.rest)["type"].endswith("/problems/request-timeout")


def calling(service: Service, source: str, forwarded: str | None = None) -> Raw:
    """The answer to a request without a token from an address of this machine."""
    header = b"" if forwarded is None else f"X-Forwarded-For: {forwarded}\r\n".encode()
    with socket.create_connection((TRUSTED, service.port), PATIENCE_SECONDS, (source, 0)) as connection:
        connection.sendall(b"GET /v1/codelists HTTP/1.1\r\n" + HOST + header + CLOSE)
        return parsed(received(connection))


def refused(service: Service, source: str, forwarded: Iterable[str]) -> list[Raw]:
    """The answers that refuse, out of one request per forwarding; where a minute turns, one more may be served."""
    answers = [calling(service, source, line) for line in forwarded]
    return [answer for answer in answers if answer.status == 429]


def test_a_trusted_proxy_says_who_calls_and_nobody_else_does(service: Service):
    for client in ("192.0.2.1", "192.0.2.2"):
        assert calling(service, TRUSTED, client).status == 200
        assert refused(service, TRUSTED, [client] * 4)
    # What the client itself wrote stands to the left of what the proxy added.
    assert refused(service, TRUSTED, [f"192.0.2.{number}, 192.0.2.3" for number in range(50, 55)])
    assert refused(service, TRUSTED, [f"192.0.2.4, 2001:db8::{number}" for number in range(5)])
    assert refused(service, UNTRUSTED, [f"192.0.2.{number}" for number in range(60, 65)])
    assert not refused(service, TRUSTED, [f"192.0.2.{number}" for number in range(60, 65)])


def test_the_answer_says_what_to_do(service: Service):
    answer = refused(service, TRUSTED, ["192.0.2.5"] * 5)[-1]
    assert answer.headers["content-type"] == "application/problem+json"
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert answer.headers["ratelimit-policy"] == '"anonymous";q=2;w=60'
    assert json.loads(answer.rest)["violatedPolicies"] == ["anonymous"]
    assert httpx.get(f"{service.url}/problems/rate-limit-exceeded").status_code == 200
