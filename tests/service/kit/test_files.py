"""The file store: the same in a directory and in S3 (a double of it, on a real socket)."""

import asyncio
import hashlib
import io
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from moto.server import ThreadedMotoServer

from app.kit.config import Settings
from app.kit.files import PIECE_BYTES, FileMissingError, FileStore, FilesUnavailableError

BUCKET = "convenant"
# More than one part of an upload in parts, and more than one piece to read.
LARGE = os.urandom(12 * PIECE_BYTES + 17)


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of an S3 that answers."""
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    httpx.put(f"http://{host}:{port}/{BUCKET}").raise_for_status()
    yield f"http://{host}:{port}"
    server.stop()


def of_s3(monkeypatch: pytest.MonkeyPatch, endpoint: str, bucket: str = BUCKET) -> FileStore:
    """A store in a bucket, configured as an operator would."""
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }.items():
        monkeypatch.setenv(name, value)
    return FileStore.opened(Settings(files_url=f"s3://{bucket}/documenten"))


@pytest.fixture(params=["directory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    if request.param == "directory":
        return FileStore.opened(Settings(data_dir=tmp_path / "data"))
    return of_s3(monkeypatch, request.getfixturevalue("s3"))


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


async def put(store: FileStore, content: bytes) -> str:
    """Keep bytes, and return what they are kept under."""
    await store.put(sha256_of(content), io.BytesIO(content), len(content))
    return sha256_of(content)


async def got(store: FileStore, sha256: str, start: int, end: int) -> list[bytes]:
    return [piece async for piece in store.read(sha256, start, end)]


@pytest.mark.parametrize("content", [b"x", LARGE], ids=["small", "large"])
async def test_what_is_put_comes_back_in_pieces(store: FileStore, content: bytes):
    sha256 = await put(store, content)
    assert await store.size(sha256) == len(content)
    pieces = await got(store, sha256, 0, len(content))
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= PIECE_BYTES


async def test_a_part_comes_back(store: FileStore):
    sha256 = await put(store, LARGE)
    start, end = PIECE_BYTES - 5, 2 * PIECE_BYTES + 5
    assert b"".join(await got(store, sha256, start, end)) == LARGE[start:end]


async def test_what_was_never_put_is_not_there(store: FileStore):
    assert await store.size("0" * 64) is None
    with pytest.raises(FileMissingError):
        await got(store, "0" * 64, 0, 1)


async def test_putting_it_again_and_at_the_same_time_is_the_same(store: FileStore):
    content = os.urandom(1000)
    await asyncio.gather(*(put(store, content) for _ in range(5)))
    sha256 = await put(store, content)
    assert b"".join(await got(store, sha256, 0, 1000)) == content


async def test_it_is_read_from_its_beginning_wherever_the_file_stands(store: FileStore):
    content = os.urandom(1000)
    file = io.BytesIO(content)
    file.seek(500)
    await store.put(sha256_of(content), file, 1000)
    assert await store.size(sha256_of(content)) == 1000


async def test_a_file_cut_short_is_put_anew(tmp_path: Path):
    store, content = FileStore.opened(Settings(data_dir=tmp_path)), os.urandom(1000)
    sha256 = await put(store, content)
    (path,) = [found for found in (tmp_path / "files").rglob("*") if found.is_file()]
    path.write_bytes(content[:10])
    with pytest.raises((FileMissingError, FilesUnavailableError)):
        await got(store, sha256, 0, 1000)
    await put(store, content)
    assert path.read_bytes() == content


async def test_a_directory_is_durable_and_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    written: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda opened: written.append(os.fstat(opened).st_ino))
    directory = tmp_path / "met spatie"
    store = FileStore.opened(Settings(files_url=directory.as_uri()))
    sha256 = await put(store, b"inhoud")
    path = directory / sha256[:2] / sha256
    assert [path.stat().st_ino, path.parent.stat().st_ino, directory.stat().st_ino] == written
    assert directory.stat().st_mode & 0o777 == 0o700


async def test_a_directory_that_takes_nothing_is_a_fault_of_the_store(tmp_path: Path):
    store, content = FileStore.opened(Settings(data_dir=tmp_path)), b"inhoud"
    (tmp_path / "files" / sha256_of(content)[:2]).touch()
    with pytest.raises(FilesUnavailableError):
        await put(store, content)


async def test_a_bucket_that_is_not_there_is_a_fault_of_the_store(s3: str, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(FilesUnavailableError):
        await put(of_s3(monkeypatch, s3, "niet-gemaakt"), b"inhoud")


async def test_an_s3_that_does_not_answer_is_a_fault_of_the_store(monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        store = of_s3(monkeypatch, f"http://127.0.0.1:{taken.getsockname()[1]}")
        for asked in (put(store, b"inhoud"), store.size("0" * 64), got(store, "0" * 64, 0, 1)):
            with pytest.raises(FilesUnavailableError) as fault:
                await asked
            assert "test" not in str(fault.value)


async def test_an_s3_that_answers_nothing_in_time_is_a_fault_of_the_store(s3: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("app.kit.files.PUT_SECONDS", 0.0)
    with pytest.raises(FilesUnavailableError):
        await put(of_s3(monkeypatch, s3), b"inhoud")
