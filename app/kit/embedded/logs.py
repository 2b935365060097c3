"""The server's log file: kept small, private, and quoted from when something fails (D1)."""

import os
from pathlib import Path
from typing import IO

ROTATE_BYTES = 10 * 1024 * 1024
_QUOTED_LINES = 15


def open_log(path: Path) -> IO[bytes]:
    """Open the log (0600) to append to it; OSError when that is not possible."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "wb")


def rotate(path: Path) -> None:
    """Put a log of more than ROTATE_BYTES aside as `….1`, in place of an older one. For a stopped server."""
    if path.exists() and path.stat().st_size > ROTATE_BYTES:
        path.replace(path.with_name(f"{path.name}.1"))


def text_since(path: Path, offset: int) -> str:
    """Return what was logged after so many bytes."""
    with path.open("rb") as log:
        log.seek(offset)
        return log.read().decode(errors="replace")


def last_lines(text: str) -> str:
    """Return the end of a log text, short enough to show to a person."""
    return "\n".join(text.splitlines()[-_QUOTED_LINES:])
