"""Files of documents: there and back, whole or not at all."""

import hashlib
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from convenant_client import DamagedFileError, UnreachableError, models, problems
from tests.both import Both, problem
from tests.conftest import MUNICIPALITY, Service

CONTENT = bytes(range(256)) * 1024
ETAG = f'"{hashlib.sha256(CONTENT).hexdigest()}"'
ID = "293882be-e1c3-56b1-a49d-4741ec4bd753"
PDF = b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 20_000


def document(register: Any) -> Any:
    return register.documents.record(
        kind="letter",
        available=False,
        title=f"A file of the client {uuid4()}",
        organisation_id=MUNICIPALITY,
        recording_mode="workflow",
    )


def test_a_file_goes_there_and_back(both: Both, service: Service, registrar: str, tmp_path: Path):
    sent = tmp_path / "besluit €.pdf"
    sent.write_bytes(PDF)
    told: list[tuple[int, int]] = []
    recorded = both.ask(service.url, document, token=registrar)
    uploaded = both.ask(
        service.url,
        lambda register: register.files.upload(recorded, sent, progress=lambda *told_: told.append(told_)),
        token=registrar,
    )
    assert uploaded.file is not None
    assert (uploaded.file.file_name, uploaded.file.size_bytes) == (sent.name, len(PDF))
    assert uploaded.sha256 == hashlib.sha256(PDF).hexdigest()
    assert told[-1] == (len(PDF), len(PDF))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert len(told) > 3

    received: list[tuple[int, int]] = []
    target = tmp_path / "copy.pdf"
    saved = both.ask(
        service.url,
        lambda register: register.files.download(recorded.id, target, progress=lambda *told_: received.append(told_)),
        token=registrar,
    )
    assert saved == target
    assert target.read_bytes() == PDF
    assert received[-1] == (len(PDF), len(PDF))


def test_another_file_than_the_recorded_one_is_refused(both: Both, service: Service, registrar: str, tmp_path: Path):
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_bytes(b"The first text.")
    second.write_bytes(b"Another text.")
    recorded = both.ask(service.url, document, token=registrar)
    uploaded = both.ask(service.url, lambda register: register.files.upload(recorded, first), token=registrar)
    with pytest.raises(problems.DocumentFileDiffers):
        both.ask(service.url, lambda register: register.files.upload(uploaded, second), token=registrar)


def test_an_upload_is_repeated_from_the_beginning_with_the_same_key(both: Both, waited: list[float], tmp_path: Path):
    path = tmp_path / "file.bin"
    path.write_bytes(CONTENT)
    read = models.DocumentRead.model_validate({"id": ID, "version": 3, "links": {"self": f"/v1/documents/{ID}"}})
    requests: list[tuple[str | None, str | None, bytes]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        found = request.headers.get("idempotency-key"), request.headers.get("if-match"), request.content
        requests.append(found)
        return problem(503, "x") if len(requests) == 1 else httpx.Response(200, json={"id": ID, "version": 4})

    async def asynchronous(request: httpx.Request) -> httpx.Response:
        await request.aread()
        return handler(request)

    both.staged(
        asynchronous if both.is_async else lambda request: (request.read(), handler(request))[1],
        lambda register: register.files.upload(read, path),
    )
    assert requests[0][:2] == requests[1][:2]
    assert requests[0][1] == '"3"'
    assert all(CONTENT in content for _, _, content in requests)
    assert hashlib.sha256(CONTENT).hexdigest().encode() in requests[1][2]


class Breaking(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that stops coming after some bytes."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __iter__(self):
        yield self.content
        raise httpx.ReadError("reset")

    async def __aiter__(self):
        yield self.content
        raise httpx.ReadError("reset")


class Shelf:
    """A register with one file, whose connection breaks as often as it is told."""

    def __init__(self, breaks: int, etag: str = ETAG) -> None:
        self.breaks = breaks
        self.etag = etag
        self.ranges: list[str | None] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        asked = request.headers.get("range")
        self.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        assert request.headers.get("if-range") == (self.etag if asked else None)
        rest = CONTENT[start:]
        headers = {"etag": self.etag, "content-length": str(len(rest))}
        status = 206 if asked else 200
        if len(self.ranges) <= self.breaks:
            return httpx.Response(status, headers=headers, stream=Breaking(rest[:1000]))
        return httpx.Response(status, headers=headers, content=rest)


def test_after_an_interruption_the_rest_is_asked_for(both: Both, waited: list[float], tmp_path: Path):
    shelf, told = Shelf(breaks=2), []
    both.staged(
        shelf,
        lambda register: register.files.download(ID, tmp_path / "f", progress=lambda *told_: told.append(told_)),
    )
    assert (tmp_path / "f").read_bytes() == CONTENT
    assert shelf.ranges == [None, "bytes=1000-", "bytes=2000-"]
    assert told[0] == (1000, len(CONTENT))
    assert told[-1] == (len(CONTENT), len(CONTENT))


@pytest.mark.parametrize(
    ("shelf", "raised"),
    [(Shelf(breaks=99), UnreachableError), (Shelf(breaks=0, etag=f'"{"0" * 64}"'), DamagedFileError)],
)
def test_what_did_not_arrive_whole_leaves_nothing_and_keeps_what_was_there(
    both: Both, waited: list[float], tmp_path: Path, shelf: Shelf, raised: type[Exception]
):
    target = tmp_path / "f"
    target.write_bytes(b"the old one")
    with pytest.raises(raised):
        both.staged(Shelf(shelf.breaks, shelf.etag), lambda register: register.files.download(ID, target))
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("f", b"the old one")]


def test_a_refused_download_is_a_problem(both: Both, service: Service, registrar: str, tmp_path: Path):
    with pytest.raises(problems.NotFound):
        both.ask(service.url, lambda register: register.files.download(uuid4(), tmp_path / "f"), token=registrar)
    assert list(tmp_path.iterdir()) == []
