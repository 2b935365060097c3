"""Where a reader of the feed keeps its place."""

import os
import tempfile
from pathlib import Path
from typing import Protocol


class CursorStore(Protocol):
    """Keeps one place in the feed; in asynchronous code both may be coroutine functions."""

    def load(self) -> object:
        """Return the place that was saved last, or `None`."""

    def save(self, cursor: str, /) -> object:
        """Keep a place, so that it outlasts a crash."""


class MemoryCursorStore:
    """Keeps the place for as long as the program runs."""

    def __init__(self, cursor: str | None = None) -> None:
        self._cursor = cursor

    def load(self) -> str | None:
        """Return the place that was saved last."""
        return self._cursor

    def save(self, cursor: str, /) -> None:
        """Keep a place."""
        self._cursor = cursor


class FileCursorStore:
    """Keeps the place in a file that is replaced as a whole: after a crash it holds the old place or the new one."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)

    def load(self) -> str | None:
        """Return the place that was saved last; nothing without the file."""
        try:
            return self._path.read_text("ascii").strip() or None
        except FileNotFoundError:
            return None

    def save(self, cursor: str, /) -> None:
        """Replace the file, and come back when it is on disk."""
        replace(self._path, cursor.encode("ascii"))


def replace(path: Path, content: bytes) -> None:
    """Put content into a file in one step: nobody ever finds half of it."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    # Without this the new name may be lost although its content is not.
    if hasattr(os, "O_DIRECTORY"):
        directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
