"""Where a data directory's cluster lives, and which account and programs serve it (D1)."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from app.kit.embedded.account import ACCOUNT_NAME, Account, account_of, own_account, system_account
from app.kit.embedded.errors import ELSEWHERE, UnusableDataDirectoryError
from app.kit.embedded.programs import Programs, installed_programs, prepare_shared_root, runnable_programs

SHARED_ROOT = Path("/var/lib/convenant")
CLUSTER_NAME = "postgres"


@dataclass(frozen=True, slots=True)
class Placement:
    """A data directory with the real path of its cluster (which may not exist yet) and who serves it."""

    data_dir: Path
    cluster: Path
    account: Account
    programs: Programs

    @property
    def log_path(self) -> Path:
        """The server's log."""
        return self.data_dir / "postgres.log"

    @property
    def is_initialised(self) -> bool:
        """Whether there is a cluster."""
        return _is_filled(self.cluster)


def prepare_data_dir(data_dir: Path) -> Path:
    """Make the data directory when it is not there, and return its one true path; OSError when impossible.

    As root it is made passable, so that the account that runs PostgreSQL can reach its cluster inside.
    """
    path = data_dir.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.mkdir()
    except FileExistsError:
        return path
    path.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return path


def place(data_dir: Path) -> Placement:
    """Decide where the cluster of a prepared data directory lives and who serves it.

    An existing `postgres` entry, directory or link, decides; it is never moved. Otherwise the cluster goes
    into the data directory itself, unless we are root and the unprivileged account cannot reach it there:
    then below SHARED_ROOT, with a link. Raises the errors of this package.
    """
    entry = data_dir / CLUSTER_NAME
    cluster = entry.resolve()
    if entry.is_symlink() and not cluster.parent.is_dir():
        raise UnusableDataDirectoryError(
            f"{entry} points to {cluster}, which is gone together with the directory around it. Put it "
            f"back from a backup, or remove the link {entry} to begin with an empty register; or {ELSEWHERE}."
        )
    account = _account_for(cluster)
    programs = runnable_programs(installed_programs(), account, SHARED_ROOT)
    if not account.is_own and not os.path.lexists(entry) and not account.can_own_directories_in(data_dir):
        cluster = _linked_home(entry) / CLUSTER_NAME
    placement = Placement(data_dir, cluster, account, programs)
    _check(placement)
    return placement


def _account_for(cluster: Path) -> Account:
    if os.geteuid() != 0:
        own = own_account()
        if cluster.exists() and cluster.stat().st_uid != own.uid:
            owner_name = account_of(cluster.stat().st_uid, cluster.stat().st_gid).name
            raise UnusableDataDirectoryError(
                f"{cluster} belongs to {owner_name}, and this process runs as {own.name}. Start Convenant as "
                f"{owner_name} or as root, use another CONVENANT_DATA_DIR, or {ELSEWHERE}."
            )
        return own
    if _is_filled(cluster):
        owner = cluster.stat()
        if owner.st_uid == 0:
            raise UnusableDataDirectoryError(
                f"{cluster} belongs to root, and PostgreSQL does not run as root. Give it to the account "
                f"that should run it (chown -R {ACCOUNT_NAME}: {cluster}), or {ELSEWHERE}."
            )
        return account_of(owner.st_uid, owner.st_gid)
    return system_account(ACCOUNT_NAME)


def _linked_home(entry: Path) -> Path:
    """Make a home below SHARED_ROOT and the link to it, in the order that survives being killed between."""
    prepare_shared_root(SHARED_ROOT)
    name = hashlib.sha256(os.fsencode(entry.parent)).hexdigest()[:16]
    home = SHARED_ROOT / name
    number = 1
    # A filled one belonged to a data directory that has since been removed. It is not ours to revive.
    while _is_filled(home / CLUSTER_NAME):
        number += 1
        home = SHARED_ROOT / f"{name}-{number}"
    home.mkdir(exist_ok=True)
    home.chmod(0o711)
    entry.symlink_to(home / CLUSTER_NAME)
    return home


def _is_filled(cluster: Path) -> bool:
    return cluster.is_dir() and any(cluster.iterdir())


def _check(placement: Placement) -> None:
    cluster, account = placement.cluster, placement.account
    if not placement.is_initialised:
        if cluster.exists() and not cluster.is_dir():
            raise UnusableDataDirectoryError(f"{cluster} is in the way: a database directory belongs there.")
        return
    if not account.can_enter(cluster):
        raise UnusableDataDirectoryError(
            f"The account {account.name}, to which {cluster} belongs and which must run PostgreSQL, cannot "
            f"reach it. Give that account access to the directories above it, or {ELSEWHERE}."
        )
    if not (cluster / "PG_VERSION").is_file():
        raise UnusableDataDirectoryError(
            f"{cluster} is not a PostgreSQL data directory, and it is not empty. Move it away, or put the "
            f"database back from a backup."
        )
