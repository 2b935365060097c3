"""What can befall the embedded server (D1), each done to a real one: crashes, kills, leftovers, foreign files."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import asyncpg
import psutil
import pytest

from app.kit.embedded import (
    EmbeddedPostgres,
    IncompatibleClusterError,
    ServerAddress,
    ServerBusyError,
    ServerInUseError,
    StartFailedError,
    UnusableDataDirectoryError,
    locks,
    placement,
    process,
    server,
    stop_server,
)
from app.kit.embedded.account import account_of
from app.kit.embedded.locks import FileLock, wait_until
from tests.service.kit import embedded_support as support
from tests.service.kit.embedded_support import PATIENCE, USERS, Holder, fetch, workplace

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


# --- Making the cluster ---


@pytest.mark.parametrize("user", USERS)
async def test_killed_initdb_leaves_no_half_cluster(user: str):
    with workplace(user) as data_dir:
        with Holder(data_dir, user=user) as victim:
            victim.tell("acquire")
            assert wait_until(lambda: any(data_dir.glob(".initdb-*/cluster/global/*")), PATIENCE)
            victim.kill()
        assert not support.exists(data_dir / "postgres")
        with Holder(data_dir, user=user) as holder:
            assert await fetch(holder.acquire(), "SELECT 1") == 1
            assert not any(data_dir.glob(".initdb-*"))
            holder.ask("release")


def test_initdb_out_of_room_says_so_and_leaves_nothing(fresh_dir: Path):
    with Holder(fresh_dir, "--largest-file", "100000") as holder:
        answer = holder.ask("acquire")
    assert answer["error"] == "StartFailedError"
    assert "Making the database failed" in answer["message"]
    assert "File too large" in answer["message"]
    assert not (fresh_dir / "postgres").exists()
    assert not any(fresh_dir.glob(".initdb-*"))


@pytest.mark.parametrize("user", USERS)
async def test_concurrent_first_starts_give_one_server(user: str):
    with workplace(user) as data_dir, Holder(data_dir, user=user) as a, Holder(data_dir, user=user) as b:
        with Holder(data_dir, user=user) as c, Holder(data_dir, user=user) as d:
            holders = [a, b, c, d]
            for holder in holders:
                holder.tell("acquire")
            answers = [holder.answer() for holder in holders]
            assert all(answer == answers[0] for answer in answers)
            for answer in answers:
                address = ServerAddress(**answer)
                assert await fetch(address, "SELECT count(*) FROM pg_database") == 3
            ids = {process.pid for process in support.processes(data_dir)}
            mains = [process for process in support.processes(data_dir) if process.ppid() not in ids]
            assert mains == [support.postmaster(data_dir)]
            for holder in holders:
                assert support.lives(mains[0])
                holder.ask("release")
        assert support.processes(data_dir) == []


# --- Leftovers of a dead server ---


def number_of_nobody(cluster: Path, stack: list[subprocess.Popen[bytes]]) -> str:
    process = idle_process(cluster, stack)
    process.terminate()
    process.wait()
    return str(process.pid)


def number_of_a_stranger(cluster: Path, stack: list[subprocess.Popen[bytes]]) -> str:
    return str(idle_process(cluster, stack).pid)


def number_of_a_zombie(cluster: Path, stack: list[subprocess.Popen[bytes]]) -> str:
    process = idle_process(cluster, stack)
    process.terminate()
    assert wait_until(lambda: psutil.Process(process.pid).status() == psutil.STATUS_ZOMBIE, PATIENCE)
    return str(process.pid)


def nothing(cluster: Path, stack: list[subprocess.Popen[bytes]]) -> str:
    return ""


def nonsense(cluster: Path, stack: list[subprocess.Popen[bytes]]) -> str:
    return "not a number"


def idle_process(cluster: Path, stack: list[subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    """Start a process of the server's own account: one that PostgreSQL takes for a living server."""
    owner = account_of(cluster.stat().st_uid, cluster.stat().st_gid)
    uid, gid = (owner.uid, owner.gid) if support.IS_ROOT else (None, None)
    stack.append(subprocess.Popen(["/bin/sleep", "600"], cwd=cluster, user=uid, group=gid))
    return stack[-1]


@pytest.mark.parametrize("number", [number_of_nobody, number_of_a_stranger, number_of_a_zombie, nothing, nonsense])
async def test_stale_files_do_not_keep_the_server_down(
    data_dir: Path, number: Callable[[Path, list[subprocess.Popen[bytes]]], str]
):
    cluster = make_cluster(data_dir)
    stack: list[subprocess.Popen[bytes]] = []
    try:
        pid = number(cluster, stack)
        described = f"{pid}\n{cluster}\n1700000000\n5432\n{cluster}\n\n  5432001    123456\nready   \n"
        for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            support.write_as_owner(cluster / name, described if pid else "")
        with EmbeddedPostgres.acquire(data_dir, durable=False) as running:
            assert await fetch(running.address, "SELECT 1") == 1
            assert str(support.postmaster(data_dir).pid) != pid
        if number is number_of_a_stranger:
            assert stack[0].poll() is None
    finally:
        for process in stack:
            process.kill()
            process.wait()


# --- Processes killed ---


@pytest.mark.parametrize("user", USERS)
async def test_server_left_by_a_killed_holder_is_adopted_and_then_stopped(user: str, clusters: dict[str, Path]):
    data_dir = clusters[user]
    with Holder(data_dir, user=user) as victim:
        victim.acquire()
        left = support.postmaster(data_dir)
        victim.kill()
        assert support.lives(left)
        with Holder(data_dir, user=user) as holder:
            assert await fetch(holder.acquire(), "SELECT 1") == 1
            assert support.postmaster(data_dir) == left
            holder.ask("release")
        assert not support.lives(left)
        assert support.processes(data_dir) == []


async def test_killed_server_is_replaced_under_its_holder_with_all_that_was_committed(data_dir: Path):
    with EmbeddedPostgres.acquire(data_dir) as first:
        await fetch(first.address, "CREATE TABLE kept AS SELECT 7 AS value")
        connection = await support.connect(first.address)
        dead = support.postmaster(data_dir)
        support.kill(dead)
        with EmbeddedPostgres.acquire(data_dir) as second:
            assert support.postmaster(data_dir) != dead
            assert second.address == first.address
            assert await fetch(first.address, "SELECT value FROM kept") == 7
        connection.terminate()
        assert await fetch(first.address, "SELECT 1") == 1
    assert support.processes(data_dir) == []


@pytest.mark.parametrize("user", USERS)
async def test_zombie_of_a_killed_server_counts_as_dead(user: str, clusters: dict[str, Path]):
    data_dir = clusters[user]
    with Holder(data_dir, "--subreaper", user=user) as parent:
        first = parent.acquire()
        dead = support.postmaster(data_dir)
        assert dead.ppid() == parent.process.pid
        support.kill(dead)
        assert dead.status() == psutil.STATUS_ZOMBIE
        # The holder whose own child the zombie is, and then another one.
        assert parent.acquire() == first
        assert await fetch(first, "SELECT 1") == 1
        dead = support.postmaster(data_dir)
        support.kill(dead)
        assert dead.status() == psutil.STATUS_ZOMBIE
        with Holder(data_dir, user=user) as other:
            assert await fetch(other.acquire(), "SELECT 1") == 1
            parent.ask("release")
            parent.ask("release")
            assert await fetch(first, "SELECT 1") == 1


async def test_busy_session_of_a_killed_server_is_ended_first(data_dir: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(process, "_ORPHAN_PATIENCE", 0.3)
    with EmbeddedPostgres.acquire(data_dir, durable=False) as first:
        connection = await support.connect(first.address)
        session = psutil.Process(connection.get_server_pid())
        work = asyncio.create_task(connection.execute("DO $$ BEGIN LOOP END LOOP; END $$"))
        assert await wait_for_work(first, session.pid)
        support.kill(support.postmaster(data_dir))
        assert support.lives(session)
        with EmbeddedPostgres.acquire(data_dir, durable=False) as second:
            assert not support.lives(session)
            assert await fetch(second.address, "SELECT 1") == 1
        connection.terminate()
        with suppress(asyncpg.PostgresError, OSError):
            await work


async def wait_for_work(running: EmbeddedPostgres, pid: int) -> bool:
    deadline = asyncio.get_running_loop().time() + PATIENCE
    query = f"SELECT query LIKE 'DO%' AND state = 'active' FROM pg_stat_activity WHERE pid = {pid}"
    while not await fetch(running.address, query):
        if asyncio.get_running_loop().time() > deadline:
            return False
        await asyncio.sleep(0)
    return True


@pytest.mark.parametrize("disturb", ["socket", "process"])
async def test_server_that_does_not_answer_is_replaced(data_dir: Path, disturb: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(server._PATIENCE, "ready", 0.3)
    monkeypatch.setattr(server, "_ANSWER_SECONDS", 1)
    monkeypatch.setattr(process, "_STOP_STEPS", ((2, 0.3), (9, PATIENCE)))
    with EmbeddedPostgres.acquire(data_dir, durable=False) as first:
        deaf = support.postmaster(data_dir)
        if disturb == "socket":
            support.remove(data_dir / "postgres" / ".s.PGSQL.5432")
        else:
            deaf.suspend()
        with EmbeddedPostgres.acquire(data_dir, durable=False) as second:
            assert not support.lives(deaf)
            assert await fetch(second.address, "SELECT 1") == 1
            assert await fetch(first.address, "SELECT 1") == 1


# --- Files that are not what they should be ---


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
    fresh_dir.mkdir()
    (fresh_dir / "postgres").mkdir()
    support.write_as_owner(fresh_dir / "postgres" / "precious", "text")
    with pytest.raises(UnusableDataDirectoryError):
        EmbeddedPostgres.acquire(fresh_dir)
    assert (fresh_dir / "postgres" / "precious").read_text(encoding="utf-8") == "text"


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
