"""Making a cluster, knowing its version, and keeping the password of its superuser (D1)."""

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from app.kit.embedded.errors import IncompatibleClusterError, StartFailedError
from app.kit.embedded.logs import last_lines, open_log
from app.kit.embedded.placement import Placement
from app.kit.embedded.process import clear_away, end_program
from app.kit.embedded.programs import MAJOR_VERSION

SUPERUSER = "postgres"

_SUPERUSER_FILE = "postgres-password"
_PASSWORD_BYTES = 32
_STAGING_PREFIX = ".initdb-"
_STAGED_CLUSTER = "cluster"
# Only the classification of letters by the text search parser still comes from the C library. With plain "C"
# it takes every non-ASCII character for a letter, also dashes, quotes and the euro sign.
_LETTER_LOCALES = ("C.UTF-8", "en_US.UTF-8", "C")


def check_version(cluster: Path) -> None:
    """Raise IncompatibleClusterError unless our programs can read this cluster."""
    found = (cluster / "PG_VERSION").read_text(encoding="utf-8", errors="replace").strip()
    if found != MAJOR_VERSION:
        raise IncompatibleClusterError(cluster, found, MAJOR_VERSION)


def read_password(data_dir: Path) -> str | None:
    """Return the superuser's password, or None when it was never written or is lost."""
    try:
        return (data_dir / _SUPERUSER_FILE).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def create_password(data_dir: Path) -> str:
    """Make a password of 32 random bytes and keep it in a 0600 file."""
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    _write_password(data_dir, password)
    return password


def create_cluster(placement: Placement, password: str, *, durable: bool) -> None:
    """Make the cluster: all of it, or nothing when this process is killed halfway.

    UTF-8, sorted by code point on every machine, with page checksums and passwords asked of everyone. Raises
    StartFailedError when initdb fails.
    """
    home = placement.cluster.parent
    staging = Path(tempfile.mkdtemp(prefix=_STAGING_PREFIX, dir=home))
    try:
        placement.account.give(staging)
        password_file = staging / "password"
        password_file.write_text(password + "\n", encoding="utf-8")
        placement.account.give(password_file)
        _run_initdb(placement, staging / _STAGED_CLUSTER, password_file, durable=durable)
        (staging / _STAGED_CLUSTER).rename(placement.cluster)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    _sync_directory(home)


def discard_unfinished(placement: Placement) -> None:
    """Remove what an initdb left behind whose starter was killed, and end it if it still works."""
    for leftover in placement.cluster.parent.glob(f"{_STAGING_PREFIX}*"):
        end_program("initdb", leftover)
        clear_away(leftover / _STAGED_CLUSTER)
        shutil.rmtree(leftover, ignore_errors=True)


def replace_password(placement: Placement) -> str:
    """Give the superuser of a stopped cluster a new password; StartFailedError when PostgreSQL refuses."""
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    command = [placement.programs.path("postgres"), "--single", "-j", "-D", str(placement.cluster), "postgres"]
    result = placement.account.run(command, stdin=f"ALTER ROLE {SUPERUSER} PASSWORD '{password}'\n")
    if result.returncode != 0 or "ERROR:" in result.stderr:
        raise _failed("The password file is lost and a new password cannot be set", placement, result.stderr)
    # After the change: killed in between, the next start finds no password and makes another.
    _write_password(placement.data_dir, password)
    return password


def _run_initdb(placement: Placement, directory: Path, password_file: Path, *, durable: bool) -> None:
    complaint = ""
    for letters in _LETTER_LOCALES:
        command = [
            placement.programs.path("initdb"),
            *(f"--pgdata={directory}", f"--username={SUPERUSER}", f"--pwfile={password_file}"),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums", "--no-instructions"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", f"--lc-ctype={letters}"),
            *([] if durable else ["--no-sync"]),
        ]
        result = placement.account.run(command)
        if result.returncode == 0:
            return
        complaint = result.stderr
        if "invalid locale name" not in complaint:
            break
    raise _failed("Making the database failed", placement, complaint)


def _failed(what: str, placement: Placement, output: str) -> StartFailedError:
    with open_log(placement.log_path) as log:
        log.write(output.encode())
    return StartFailedError(what, placement.log_path, last_lines(output))


def _write_password(data_dir: Path, password: str) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{_SUPERUSER_FILE}-", dir=data_dir)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(password + "\n")
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(data_dir / _SUPERUSER_FILE)
    _sync_directory(data_dir)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
