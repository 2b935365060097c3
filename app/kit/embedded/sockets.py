"""The private directory of the server's socket (D1)."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from app.kit.embedded.account import Account
from app.kit.embedded.errors import UnusableDataDirectoryError
from app.kit.embedded.placement import Placement
from app.kit.embedded.process import SOCKET_PORT

# sockaddr_un holds 108 bytes on Linux and 104 on macOS and the BSDs, the closing NUL included.
_LONGEST_PATH = 103
_PLAIN_PUNCTUATION = "/._-+@~="
_RECORD = "socket-directory"


def socket_directory(placement: Placement) -> Path:
    """Return a directory, 0700 and the server account's, short enough to hold the socket.

    The cluster itself when its path fits; else a directory among the temporary files, whose path is kept in
    the data directory so that the address stays the same. Raises UnusableDataDirectoryError when none fits.
    """
    if _fits(placement.cluster):
        return placement.cluster
    record = placement.data_dir / _RECORD
    if record.exists():
        recorded = Path(record.read_text(encoding="utf-8").strip())
        if _fits(recorded) and _is_private(recorded, placement.account):
            return recorded
    directory = _new_directory(placement.account)
    record.write_text(f"{directory}\n", encoding="utf-8")
    return directory


def discard_socket_directory(cluster: Path, directory: Path) -> None:
    """Remove the directory of a stopped server, unless it is the cluster; its path stays reserved."""
    if directory != cluster:
        with suppress(OSError):
            directory.rmdir()


def _fits(directory: Path) -> bool:
    text = str(directory)
    # Commas and spaces separate directories in PostgreSQL's setting, and commas hosts in client libraries.
    is_plain = all(character.isalnum() or character in _PLAIN_PUNCTUATION for character in text)
    return is_plain and len(os.fsencode(directory / f".s.PGSQL.{SOCKET_PORT}")) <= _LONGEST_PATH


def _is_private(directory: Path, account: Account) -> bool:
    """Tell whether the directory is the account's alone, making it again if the temporary files were swept."""
    with suppress(OSError):
        directory.mkdir(mode=0o700)
        account.give(directory)
    try:
        state = directory.lstat()
    except OSError:
        return False
    is_closed = stat.S_ISDIR(state.st_mode) and stat.S_IMODE(state.st_mode) == stat.S_IRWXU
    return is_closed and state.st_uid == account.uid


def _new_directory(account: Account) -> Path:
    for parent in (tempfile.gettempdir(), "/tmp", "/var/tmp"):  # noqa: S108 - a private directory inside
        if not _fits(Path(parent) / "convenant-00000000") or not account.can_own_directories_in(Path(parent)):
            continue
        directory = Path(tempfile.mkdtemp(prefix="convenant-", dir=parent))
        account.give(directory)
        return directory
    raise UnusableDataDirectoryError(
        "No temporary directory has a path short enough for a socket. Use a CONVENANT_DATA_DIR with a shorter path."
    )
