"""What can befall the embedded server (D1), each done to a real one: kills, crashes, leftovers."""

import asyncio
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import asyncpg
import psutil
import pytest

from app.kit.embedded import (
    EmbeddedPostgres,
    ServerAddress,
    placement,
    process,
    server,
    stop_server,
)
from app.kit.embedded.account import account_of
from app.kit.embedded.locks import wait_until
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
        with Holder(data_dir, user=user) as c:
            holders = [a, b, c]
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


async def test_server_of_another_directory_is_not_mistaken_for_a_stale_one(data_dir: Path, fresh_dir: Path):
    cluster = make_cluster(data_dir)
    with EmbeddedPostgres.acquire(fresh_dir, durable=False) as other:
        bystander = support.postmaster(fresh_dir)
        described = f"{bystander.pid}\n{cluster}\n1700000000\n5432\n{other.address.host}\n\n\nready   \n"
        support.write_as_owner(cluster / "postmaster.pid", described)
        assert not stop_server(data_dir)
        with EmbeddedPostgres.acquire(data_dir, durable=False) as mine:
            assert mine.address != other.address
            assert await fetch(mine.address, "SELECT 1") == 1
        assert support.processes(data_dir) == []
        assert support.lives(bystander)
        assert await fetch(other.address, "SELECT 1") == 1


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
            other.ask("release")
        last = support.postmaster(data_dir)
        parent.ask("release")
        assert await fetch(first, "SELECT 1") == 1
        parent.ask("release")
        assert not support.lives(last)


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


async def test_memory_of_a_killed_server_is_waited_for(data_dir: Path):
    with EmbeddedPostgres.acquire(data_dir, durable=False) as first:
        logged = support.read(data_dir / "postgres.log")
        # Stands for a last process of the old server that no one can see.
        with support.attached_memory(data_dir):
            support.kill(support.postmaster(data_dir))
            start = asyncio.create_task(asyncio.to_thread(EmbeddedPostgres.acquire, data_dir, durable=False))
            assert await wait_for_log(data_dir, logged, "pre-existing shared memory block")
            assert not start.done()
        with await start as second:
            assert second.address == first.address
            assert await fetch(second.address, "SELECT 1") == 1


async def wait_for_log(data_dir: Path, logged: str, text: str) -> bool:
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while text not in support.read(data_dir / "postgres.log").removeprefix(logged):
        if asyncio.get_running_loop().time() > deadline:
            return False
        await asyncio.sleep(0.01)
    return True


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
