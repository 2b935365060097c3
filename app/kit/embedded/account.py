"""The operating system account that PostgreSQL runs under: ours, or an unprivileged one when we are root (D1)."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.kit.embedded.errors import ELSEWHERE, AccountUnavailableError

ACCOUNT_NAME = "convenant-db"
PROGRAM_PATIENCE = 600.0

_ACCOUNT_ATTEMPTS = 3
_ADMIN_PATH = "/usr/sbin:/sbin:/usr/local/sbin:/usr/bin:/bin"
_KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_SHELL = "/bin/sh"


def _environment() -> dict[str, str]:
    # PG* variables would redirect the programs, and the rest may hold secrets another account could read.
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class Account:
    """An account to run PostgreSQL programs under; another than our own only works for root."""

    uid: int
    gid: int
    name: str

    @property
    def is_own(self) -> bool:
        """Whether this process itself runs under the account."""
        return self.uid == os.geteuid()

    def run(
        self, command: Sequence[str], *, stdin: str = "", stderr: IO[bytes] | int = subprocess.PIPE
    ) -> subprocess.CompletedProcess[str]:
        """Run a program as this account, out of reach of the terminal's Ctrl-C, and return what it wrote.

        Raises OSError when the program cannot be executed and TimeoutExpired after PROGRAM_PATIENCE seconds.
        """
        is_root = os.geteuid() == 0
        return subprocess.run(  # noqa: S603 - a list of arguments of our own making, no shell
            command,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            errors="replace",
            check=False,
            cwd="/",
            env=_environment(),
            umask=0o077,
            start_new_session=True,
            timeout=PROGRAM_PATIENCE,
            user=self.uid if is_root else None,
            group=self.gid if is_root else None,
            extra_groups=[] if is_root else None,
        )

    def run_shell(
        self, script: str, *arguments: str, stderr: IO[bytes] | int = subprocess.PIPE
    ) -> subprocess.CompletedProcess[str]:
        """Run a shell script as this account; the arguments are its "$1", "$2" and so on."""
        return self.run([_SHELL, "-c", script, "sh", *arguments], stderr=stderr)

    def give(self, path: Path) -> None:
        """Make this account the owner of a file or directory of ours; OSError where owners cannot change."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def can_enter(self, directory: Path) -> bool:
        """Tell whether this account can reach a directory and work in it."""
        return self.run_shell('cd -- "$1" && [ -w . ]', str(directory)).returncode == 0

    def can_own_directories_in(self, parent: Path) -> bool:
        """Tell whether a directory made in `parent` can belong to this account and be reached by it.

        Tried out rather than computed: search bits of every ancestor, access lists, network and shared file
        systems that fix the owner all have a say. PostgreSQL insists on owning its data directory.
        """
        try:
            probe = Path(tempfile.mkdtemp(prefix=".probe-", dir=parent))
        except OSError:
            return False
        try:
            self.give(probe)
            return probe.stat().st_uid == self.uid and self.can_enter(probe)
        except OSError:
            return False
        finally:
            shutil.rmtree(probe, ignore_errors=True)


def own_account() -> Account:
    """Return the account this process runs under."""
    return account_of(os.geteuid(), os.getegid())


def account_of(uid: int, gid: int) -> Account:
    """Return the account with this number; the group counts when the number has no entry of its own."""
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return Account(uid, gid, f"#{uid}")
    return Account(uid, entry.pw_gid, entry.pw_name)


def system_account(name: str) -> Account:
    """Return the system account of this name, creating it with useradd when it does not exist.

    Raises AccountUnavailableError when it cannot be created. PostgreSQL refuses to run as root, so that a
    flaw in it never costs more than the database.
    """
    complaint = ""
    for _ in range(_ACCOUNT_ATTEMPTS):
        found = _find(name)
        if found is not None:
            return found
        # A failure may only mean that another process was adding the same account: look again.
        complaint = _add(name)
    found = _find(name)
    if found is None:
        raise AccountUnavailableError(
            f"PostgreSQL does not run as root, and the system account {name} cannot be created to run it "
            f"under ({complaint}). Start Convenant as a normal user, or {ELSEWHERE}."
        )
    return found


def _find(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid, entry.pw_name)


def _add(name: str) -> str:
    useradd = shutil.which("useradd", path=_ADMIN_PATH)
    if useradd is None:
        return "there is no useradd program"
    shell = shutil.which("nologin", path=_ADMIN_PATH) or "/bin/false"
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", shell]
    return own_account().run([useradd, *options, "--", name]).stderr.strip()
