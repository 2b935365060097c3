"""Files under the SHA-256 of their bytes: in a directory, or in an S3-compatible store.

A file is whole and durable in the store before the transaction that mentions it commits. What a crash in between
leaves is a file nobody mentions, under a name only the same bytes can have: it harms nothing, and the next upload of
those bytes finds it there. For the same reason nothing is ever overwritten, and the same bytes are kept once.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from app.kit.config import Settings

if TYPE_CHECKING:
    from obstore.store import ClientConfig, ObjectStore, RetryConfig

PIECE_BYTES = 1024 * 1024
PUT_SECONDS = 40.0
_RETRIES: "RetryConfig" = {"max_retries": 2, "retry_timeout": timedelta(seconds=10)}


class FilesUnavailableError(Exception):
    """The file store cannot be reached, does not let us in, or has no room."""


class FileMissingError(Exception):
    """A file that the database knows is not in the store, or not whole."""


class FileStore:
    """Puts files and gets them back, in pieces; who asks has the SHA-256."""

    def __init__(self, store: "ObjectStore", directory: Path | None) -> None:
        """Use a store; `directory` is where it keeps its files, when that is a directory."""
        self._store = store
        self._directory = directory

    @classmethod
    def opened(cls, settings: Settings) -> "FileStore":
        """Return the store an operator configured.

        Raises:
            OSError: the directory cannot be made.

        """
        url = settings.files_url
        if url is not None and url.startswith("s3://"):
            client: ClientConfig = {
                "connect_timeout": timedelta(seconds=3),
                "timeout": timedelta(seconds=15),
                "allow_http": not settings.is_production,
            }
            return cls(S3Store.from_url(url, client_options=client, retry_config=_RETRIES), None)
        directory = settings.data_dir / "files" if url is None else Path(unquote(urlsplit(url).path))
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(LocalStore(directory), directory)

    async def put(self, sha256: str, content: BinaryIO, size: int) -> None:
        """Keep a file; when this returns it survives a loss of power.

        Raises:
            FilesUnavailableError: it could not be kept, or not in time.

        """
        with _as_unavailable():
            async with asyncio.timeout(PUT_SECONDS):
                if await self.size(sha256) != size:
                    content.seek(0)
                    # One part of 5 MiB at a time: memory for an upload stays bounded.
                    await obstore.put_async(self._store, _key(sha256), content, max_concurrency=1)
                if self._directory is not None:
                    await asyncio.to_thread(_make_durable, self._directory / _key(sha256), self._directory)

    async def size(self, sha256: str) -> int | None:
        """Return the number of bytes of a file, or nothing when it is not there.

        Raises:
            FilesUnavailableError: the store does not say.

        """
        with _as_unavailable():
            try:
                return (await obstore.head_async(self._store, _key(sha256)))["size"]
            except FileNotFoundError:
                return None

    async def read(self, sha256: str, start: int, end: int) -> AsyncIterator[bytes]:
        """Yield the bytes from `start` up to `end`, in pieces, each asked for when the one before was taken.

        Raises:
            FileMissingError: the file is not there, or not whole.
            FilesUnavailableError: the store does not answer.

        """
        for first in range(start, end, PIECE_BYTES):
            last = min(first + PIECE_BYTES, end)
            with _as_unavailable():
                try:
                    piece = bytes(await obstore.get_range_async(self._store, _key(sha256), start=first, end=last))
                except FileNotFoundError:
                    raise FileMissingError(sha256) from None
            if len(piece) != last - first:
                raise FileMissingError(sha256)
            yield piece


def _key(sha256: str) -> str:
    """Return where a file lies; by its first two digits, so that no directory holds them all."""
    return f"{sha256[:2]}/{sha256}"


def _make_durable(path: Path, directory: Path) -> None:
    """Write a file and the directories that name it to the disk itself."""
    for each in (path, path.parent, directory):
        opened = os.open(each, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@contextmanager
def _as_unavailable() -> Iterator[None]:
    """Turn every fault of the store into one."""
    try:
        yield
    except (BaseError, OSError, TimeoutError) as fault:
        raise FilesUnavailableError(str(fault).partition("\n")[0]) from fault
