"""Files of documents: sent with their SHA-256, and received whole or not at all."""

import functools
import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from itertools import count
from pathlib import Path
from typing import BinaryIO, TypeAlias

import httpx

from convenant_client._generated.models import DocumentRead
from convenant_client.calls import AsyncCaller, AsyncFlowMethod, Caller, FlowMethod
from convenant_client.errors import DamagedFileError, UnreachableError
from convenant_client.exchange import Exchange, command_headers, parsed
from convenant_client.flow import Close, Flow, Next, Opened, Wait
from convenant_client.operations import Id, segment
from convenant_client.retrying import Patience

# Called with how many bytes went over the line, and how many there are.
Progress: TypeAlias = Callable[[int, int], object]
PathLike: TypeAlias = str | os.PathLike[str]


class _Told(io.BufferedReader):
    """A file that tells how far it has been read."""

    def __init__(self, path: Path, progress: Progress | None) -> None:
        super().__init__(io.FileIO(path))
        self._size = path.stat().st_size
        self._progress = progress

    def read(self, size: int | None = -1, /) -> bytes:
        """Read on."""
        found = super().read(size)
        if self._progress is not None and found:
            self._progress(self.tell(), self._size)
        return found


def upload(
    exchange: Exchange, /, document: DocumentRead, path: PathLike, *, progress: Progress | None = None
) -> Flow[DocumentRead]:
    """Send the file of a document, with its SHA-256: what arrives different is refused."""
    found = Path(path)
    headers = command_headers(document)
    with found.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    with _Told(found, progress) as file:

        def build() -> httpx.Request:
            # httpx begins again at the start of the file.
            parts = {"file": (found.name, file)}
            return exchange.request(
                "POST", f"{document.address}/file", None, headers, data={"sha256": sha256}, files=parts
            )

        response = yield from exchange.respond(build)
    answer = parsed(DocumentRead, response)
    answer.remember(response.headers.get("etag"), None)
    return answer


@dataclass
class _Received:
    """What arrived of a file."""

    file: BinaryIO
    etag: str | None = None
    size: int = 0
    whole: int = 0

    def headers(self) -> Mapping[str, str]:
        """Return what asks for the rest, if that is still of the same file."""
        if not self.size or self.etag is None:
            return {}
        return {"Range": f"bytes={self.size}-", "If-Range": self.etag}

    def begin(self, response: httpx.Response) -> None:
        """Take in what a response says: the rest of the file, or the file from its beginning."""
        if response.status_code != HTTPStatus.PARTIAL_CONTENT:
            self.file.seek(0)
            self.file.truncate()
            self.size = 0
        self.etag = response.headers.get("etag")
        self.whole = self.size + int(response.headers.get("content-length", 0))

    def take(self, chunk: bytes) -> None:
        """Add what came next."""
        self.file.write(chunk)
        self.size += len(chunk)

    def require_undamaged(self) -> None:
        """Compare the SHA-256 with the ETag, which is that of the file in the register.

        Raises:
            DamagedFileError: they differ.

        """
        self.file.seek(0)
        sha256 = hashlib.file_digest(self.file, "sha256").hexdigest()  # type: ignore[arg-type] # typeshed asks too much
        if self.etag != f'"{sha256}"':
            raise DamagedFileError(f"the file arrived with SHA-256 {sha256}; the register has {self.etag}")


def download(
    exchange: Exchange, /, document_id: Id, path: PathLike, *, progress: Progress | None = None
) -> Flow[Path]:
    """Save the file of a document; after an interruption the rest is asked for."""
    target = Path(path)
    address = f"/v1/documents/{segment(document_id)}/file"
    patience = Patience.of(exchange.time_limit)
    with _beside(target) as file:
        received = _Received(file)
        for attempt in count():
            rest = {"Accept": "*/*", **received.headers()}
            opened = yield from exchange.opened(functools.partial(exchange.request, "GET", address, None, rest))
            try:
                yield from _receive(opened, received, progress)
                break
            except httpx.TransportError as fault:
                pause = patience.pause(attempt)
                if pause is None:
                    raise UnreachableError(f"the file stopped coming: {fault}") from fault
                yield Wait(pause)
            finally:
                yield Close(opened)
        received.require_undamaged()
    return target


def _receive(opened: Opened, received: _Received, progress: Progress | None) -> Flow[None]:
    received.begin(opened.response)
    while chunk := (yield Next(opened)):
        received.take(chunk)
        if progress is not None:
            progress(received.size, received.whole)


@contextmanager
def _beside(target: Path) -> Generator[BinaryIO]:
    """Give a file to write, which gets the name of the target when all went well."""
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


class Files:
    """The files of documents."""

    def __init__(self, caller: Caller) -> None:
        self.upload = FlowMethod(caller, upload)
        """Send the file of a document."""
        self.download = FlowMethod(caller, download)
        """Save the file of a document."""


class AsyncFiles:
    """The files of documents."""

    def __init__(self, caller: AsyncCaller) -> None:
        self.upload = AsyncFlowMethod(caller, upload)
        """Send the file of a document."""
        self.download = AsyncFlowMethod(caller, download)
        """Save the file of a document."""
