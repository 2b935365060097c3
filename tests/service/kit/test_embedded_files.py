"""What can be wrong with the embedded server's files (D1), each done to a real cluster."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from app.kit.embedded import (
    EmbeddedPostgres,
    IncompatibleClusterError,
    ServerBusyError,
    ServerInUseError,
    StartFailedError,
    UnusableDataDirectoryError,
    locks,
    placement,
    process,
    stop_server,
)
from app.kit.embedded.account import account_of
from app.kit.embedded.locks import FileLock
from tests.service.kit import embedded_support as support
from tests.service.kit.embedded_support import fetch, workplace

# Debian's PostgreSQL 15 where there is one; else its mark alone will do.
_INITDB_15 = Path("/usr/lib/postgresql/15/bin/initdb")
OTHER_POSTGRES = [_INITDB_15] if _INITDB_15.exists() else [None]


@pytest.fixture(autouse=True)
def _shared_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placement, "SHARED_ROOT", support.shared_root())


@pytest.fixture(scope="module")
def clusters() -> Iterator[dict[str, Path]]:
    """The data directory of each user, whose cluster the first test makes and the others find."""
    with support.workplaces() as places:
        yield places


@pytest.fixture
def data_dir(clusters: dict[str, Path]) -> Iterator[Path]:
    yield clusters["own"]
    stop_server(clusters["own"])


@pytest.fixture
def fresh_dir() -> Iterator[Path]:
    with workplace() as path:
        yield path


def make_cluster(data_dir: Path) -> Path:
    """Make a stopped cluster and return its directory."""
    with EmbeddedPostgres.acquire(data_dir, durable=False):
        return data_dir / "postgres"


async def test_cluster_of_another_version_is_explained_and_untouched(data_dir: Path):
    cluster = make_cluster(data_dir)
    support.write_as_owner(cluster / "PG_VERSION", "17\n")
    with pytest.raises(IncompatibleClusterError) as raised:
        EmbeddedPostgres.acquire(data_dir)
    assert (raised.value.found, raised.value.shipped) == ("17", "18")
    for part in ("PostgreSQL 17", "PostgreSQL 18", str(cluster), "pg_dump", "CONVENANT_DATABASE_URL"):
        assert part in str(raised.value)
    support.write_as_owner(cluster / "PG_VERSION", "18\n")
    with EmbeddedPostgres.acquire(data_dir, durable=False) as running:
        assert await fetch(running.address, "SELECT 1") == 1


@pytest.mark.parametrize("initdb", OTHER_POSTGRES)
def test_cluster_made_by_the_programs_of_another_version_is_recognised(fresh_dir: Path, initdb: Path | None):
    cluster = support.owned_directory(fresh_dir / "postgres")
    if initdb is None:
        support.write_as_owner(cluster / "PG_VERSION", "15\n")
    else:
        owner = account_of(cluster.stat().st_uid, cluster.stat().st_gid)
        assert owner.run([str(initdb), "-D", str(cluster), "--no-sync"]).returncode == 0
    with pytest.raises(IncompatibleClusterError, match="made by PostgreSQL 15"):
        EmbeddedPostgres.acquire(fresh_dir)


def test_damaged_cluster_is_explained_from_the_log(data_dir: Path):
    control = make_cluster(data_dir) / "global" / "pg_control"
    saved = control.read_bytes()
    os.truncate(control, 0)
    with pytest.raises(StartFailedError, match="pg_control") as raised:
        EmbeddedPostgres.acquire(data_dir)
    assert raised.value.log_path == data_dir / "postgres.log"
    assert str(raised.value.log_path) in str(raised.value)
    assert raised.value.log_tail.splitlines()[-1] in raised.value.log_path.read_text(encoding="utf-8")
    assert support.processes(data_dir) == []
    control.write_bytes(saved)
    make_cluster(data_dir)


def test_what_is_not_a_cluster_is_left_alone(fresh_dir: Path):
    precious = support.owned_directory(fresh_dir / "postgres") / "precious"
    support.write_as_owner(precious, "text")
    with pytest.raises(UnusableDataDirectoryError, match="is not a PostgreSQL data directory"):
        EmbeddedPostgres.acquire(fresh_dir)
    assert [path.name for path in precious.parent.iterdir()] == ["precious"]
    assert precious.read_text(encoding="utf-8") == "text"


def test_link_to_a_lost_cluster_is_not_taken_for_a_first_start(fresh_dir: Path):
    link = fresh_dir / "postgres"
    support.link(link, fresh_dir.parent / "lost" / "postgres")
    (fresh_dir.parent / "lost").rmdir()
    with pytest.raises(UnusableDataDirectoryError, match="gone"):
        EmbeddedPostgres.acquire(fresh_dir)
    assert link.is_symlink()


async def test_link_made_before_its_cluster_is_followed(fresh_dir: Path):
    home = fresh_dir.parent / "elsewhere"
    support.link(fresh_dir / "postgres", home / "postgres")
    with EmbeddedPostgres.acquire(fresh_dir, durable=False) as running:
        assert running.address.host == str(home / "postgres")
        assert await fetch(running.address, "SELECT 1") == 1
    assert support.exists(home / "postgres" / "PG_VERSION")


async def test_lost_password_is_replaced_when_nobody_needs_the_old_one(data_dir: Path):
    with EmbeddedPostgres.acquire(data_dir, durable=False) as first:
        await fetch(first.address, "CREATE TABLE secret AS SELECT 7 AS value")
        support.remove(data_dir / "postgres-password")
        with pytest.raises(ServerInUseError, match="password file is lost"):
            EmbeddedPostgres.acquire(data_dir, durable=False)
        assert await fetch(first.address, "SELECT 1") == 1
    with EmbeddedPostgres.acquire(data_dir, durable=False) as second:
        assert second.address.password != first.address.password
        assert await fetch(second.address, "SELECT value FROM secret") == 7
        with pytest.raises(asyncpg.InvalidPasswordError):
            await fetch(first.address, "SELECT 1")


async def test_removed_data_directory_lets_its_server_go_and_the_next_one_be(
    fresh_dir: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(process, "_ORPHAN_PATIENCE", 0.3)
    with EmbeddedPostgres.acquire(fresh_dir, durable=False) as old:
        first = support.postmaster(fresh_dir)
        shutil.rmtree(fresh_dir)
        with EmbeddedPostgres.acquire(fresh_dir, durable=False) as new:
            assert not support.lives(first)
            old.release()
            assert await fetch(new.address, "SELECT 1") == 1
        make_cluster(fresh_dir)
        with EmbeddedPostgres.acquire(fresh_dir, durable=False):
            last = support.postmaster(fresh_dir)
            shutil.rmtree(fresh_dir)
        assert not support.lives(last)


def test_waiting_for_another_starter_ends(data_dir: Path, monkeypatch: pytest.MonkeyPatch):
    make_cluster(data_dir)
    monkeypatch.setattr(locks, "START_LOCK_PATIENCE", 0.1)
    slow = FileLock(data_dir / "start.lock")
    assert slow.try_exclusive()
    with pytest.raises(ServerBusyError, match=r"start\.lock"):
        EmbeddedPostgres.acquire(data_dir)
    with pytest.raises(ServerBusyError):
        stop_server(data_dir)
    slow.close()
    make_cluster(data_dir)
