"""Files over a real socket: as large as they may be, one byte larger, and from a client that goes away."""

import hashlib
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from app.kit.request_limits import FILE_LIMIT_BYTES
from tests.e2e.raw import HOST, PATIENCE_SECONDS, parsed, sent
from tests.e2e.service import Service
from tests.factories.http import keyed

BOUNDARY = b"grens"
BEGIN = b"--" + BOUNDARY + b'\r\nContent-Disposition: form-data; name="file"; filename="groot.bin"\r\n\r\n'
END = b"\r\n--" + BOUNDARY + b"--\r\n"
PIECE = os.urandom(2**20)


@pytest.fixture
def target(partner: httpx.Client) -> str:
    """The address of a document without a file."""
    made = partner.post("/v1/documents", json={"kind": "evidence", "available": False}, headers=keyed({}))
    assert made.status_code == 201, made.text
    return str(made.json()["links"]["self"])


def form_of(size: int) -> Iterator[bytes]:
    """A form with a file of so many bytes, piece by piece."""
    yield BEGIN
    for sent_before in range(0, size, len(PIECE)):
        yield PIECE[: size - sent_before]
    yield END


def head(partner: httpx.Client, target: str, framing: str) -> bytes:
    """The head of an upload."""
    given = keyed(
        {
            "Authorization": partner.headers["authorization"],
            "If-Match": '"1"',
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY.decode()}",
        }
    )
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"POST {target}/file HTTP/1.1\r\n{lines}{framing}\r\n".encode() + HOST + b"\r\n"


def chunked(size: int) -> Iterator[bytes]:
    """The form in chunks, without saying how many bytes there are."""
    for piece in form_of(size):
        yield f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
    yield b"0\r\n\r\n"


def kept(service: Service) -> set[str]:
    """What lies in the file store, half a file included."""
    return {path.name for path in (service.data_dir / "files").rglob("*") if path.is_file()}


def peak_bytes(service: Service) -> int:
    """The most memory the service has used so far."""
    status = Path(f"/proc/{service.process.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def test_the_largest_file_is_kept_without_ever_being_in_memory(
    example_service: Service, partner: httpx.Client, target: str
):
    before = peak_bytes(example_service)
    given = keyed({"If-Match": '"1"', "Content-Type": f"multipart/form-data; boundary={BOUNDARY.decode()}"})
    answer = partner.post(
        f"{target}/file", content=form_of(FILE_LIMIT_BYTES), headers=given, timeout=PATIENCE_SECONDS
    )
    assert answer.status_code == 200, answer.text
    assert peak_bytes(example_service) - before < FILE_LIMIT_BYTES
    digest = hashlib.sha256(PIECE * (FILE_LIMIT_BYTES // len(PIECE))).hexdigest()
    assert (answer.json()["sha256"], answer.json()["file"]["sizeBytes"]) == (digest, FILE_LIMIT_BYTES)
    got = hashlib.sha256()
    with partner.stream("GET", f"{target}/file", timeout=PATIENCE_SECONDS) as download:
        for piece in download.iter_bytes():
            got.update(piece)
    assert got.hexdigest() == digest


def test_one_byte_more_in_chunks_is_413_and_nothing_stays(
    example_service: Service, partner: httpx.Client, target: str
):
    before = kept(example_service)
    start = head(partner, target, "Transfer-Encoding: chunked")
    answer = parsed(sent(example_service, start, *chunked(FILE_LIMIT_BYTES + 1)))
    problem = json.loads(answer.rest)
    assert (answer.status, problem["type"].rpartition("/")[2]) == (413, "body-too-large")
    assert "50 MiB" in problem["detail"]
    assert answer.headers["connection"] == "close"
    assert partner.get(target).json()["version"] == 1
    assert kept(example_service) == before


def test_who_says_it_is_too_large_is_refused_before_sending(
    example_service: Service, partner: httpx.Client, target: str
):
    waiting = f"Content-Length: {FILE_LIMIT_BYTES * 2}\r\nExpect: 100-continue"
    answer = parsed(sent(example_service, head(partner, target, waiting)))
    assert (answer.status, answer.headers["connection"]) == (413, "close")


@pytest.mark.parametrize("framing", ["Content-Length: 40000000", "Transfer-Encoding: chunked"])
def test_a_client_that_goes_away_in_mid_upload_leaves_nothing(
    example_service: Service, partner: httpx.Client, target: str, framing: str
):
    before, opened = kept(example_service), psutil.Process(example_service.process.pid).num_fds()
    begun = b"".join(form_of(3 * len(PIECE)))[: -len(END)]
    if "chunked" in framing:
        begun = f"{len(begun):x}\r\n".encode() + begun
    with socket.create_connection(("127.0.0.1", example_service.port), PATIENCE_SECONDS) as connection:
        connection.sendall(head(partner, target, framing) + begun)
    path = f"{target}/file"
    wait_for(lambda: [line["status"] for line in example_service.logged() if line.get("path") == path] == [400])
    wait_for(lambda: psutil.Process(example_service.process.pid).num_fds() <= opened)
    assert partner.get(target).json()["version"] == 1
    assert kept(example_service) == before
    assert example_service.errors() == []


def wait_for(condition: Callable[[], bool]) -> None:
    """Return as soon as the condition holds; fail when it does not come to hold."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
