"""The embedded server as its users meet it (D1): private, shared, and gone when nobody uses it."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from app.kit.embedded import (
    EmbeddedPostgres,
    EmbeddedPostgresError,
    ServerAddress,
    ServerInUseError,
    placement,
    stop_server,
)
from tests.service.kit import embedded_support as support
from tests.service.kit.embedded_support import USERS, Holder, fetch, workplace

# Accounts that are not the server's and not root; only root can pretend to be them.
STRANGERS = ["nobody", "daemon"] if support.IS_ROOT else []
ODD_NAMES = ["a" * 90, "with space", "co,mma", "$(touch boom) `x` \"q\" 'q' é"]


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


async def test_cluster_sorts_alike_everywhere_and_checks_its_pages(data_dir: Path):
    with EmbeddedPostgres.acquire(data_dir) as server:
        connection = await support.connect(server.address)
        database = await connection.fetchval(
            "SELECT concat_ws(' ', pg_encoding_to_char(encoding), datlocprovider, datlocale) "
            "FROM pg_database WHERE datname = current_database()"
        )
        assert database == "UTF8 b C.UTF-8"
        names = ["server_version_num", "data_checksums", "listen_addresses", "max_connections", "shared_buffers"]
        names += ["TimeZone", "log_min_messages", "fsync", "synchronous_commit", "full_page_writes"]
        settings = {name: await connection.fetchval(f"SHOW {name}") for name in names}
        assert settings.pop("server_version_num").startswith("18")
        assert settings == {
            "data_checksums": "on",
            "listen_addresses": "",
            "max_connections": "100",
            "shared_buffers": "128MB",
            "TimeZone": "UTC",
            "log_min_messages": "warning",
            "fsync": "on",
            "synchronous_commit": "on",
            "full_page_writes": "on",
        }
        # A letter is a letter with its accent on, a dash or a euro sign is not one.
        words = await connection.fetchval("SELECT to_tsvector('simple', 'regio–gemeente €25 ÉÉN')::text")
        assert words == "'25':3 'gemeente':2 'regio':1 'één':4"
        await connection.close()


async def test_wrong_password_is_refused_and_the_right_one_not_printed(data_dir: Path):
    with EmbeddedPostgres.acquire(data_dir) as server:
        address = server.address
        wrong = ServerAddress(address.host, address.port, address.user, address.password + "x")
        with pytest.raises(asyncpg.InvalidPasswordError):
            await support.connect(wrong)
    assert len(address.password) >= 32
    assert address.password not in repr(address)


@pytest.mark.parametrize("user", USERS)
async def test_server_is_private_to_its_account(user: str, clusters: dict[str, Path]):
    data_dir = clusters[user]
    with Holder(data_dir, user=user) as holder:
        address = holder.acquire()
        assert await fetch(address, "SELECT 1") == 1
        server = support.postmaster(data_dir)
        assert server.uids().real != 0
        assert server.net_connections(kind="inet") == []
        directory, socket = Path(address.host), Path(address.host) / f".s.PGSQL.{address.port}"
        for path in (directory, socket, data_dir / "postgres"):
            assert support.access(path) == (0o700, server.uids().real)
        for name in ("postgres-password", "postgres.log", "users.lock", "start.lock"):
            assert support.access(data_dir / name) == (0o600, support.account(user).uid)
        for stranger in set(STRANGERS) - {user}:
            assert "Permission denied" in support.attempt(stranger, address)
        inherited = {Path(file.path).name for file in server.open_files()}
        assert inherited.isdisjoint({"users.lock", "start.lock"})


@pytest.mark.parametrize("user", USERS)
async def test_data_outlives_the_server_and_no_process_outlives_its_last_user(user: str, clusters: dict[str, Path]):
    data_dir = clusters[user]
    with Holder(data_dir, user=user) as holder:
        address = holder.acquire()
        await fetch(address, "CREATE TABLE kept AS SELECT 7 AS value")
        server = support.postmaster(data_dir)
        logged = support.read(data_dir / "postgres.log")
        holder.ask("release")
        assert not support.lives(server)
        assert support.processes(data_dir) == []
        assert "fast shutdown" in support.read(data_dir / "postgres.log").removeprefix(logged)
        assert holder.acquire() == address
        assert await fetch(address, "SELECT value FROM kept") == 7
        holder.ask("release")


async def test_every_holder_in_a_process_counts_once(data_dir: Path):
    first = EmbeddedPostgres.acquire(data_dir)
    with EmbeddedPostgres.acquire(data_dir) as second:
        assert second.address == first.address
        server = support.postmaster(data_dir)
        first.release()
        first.release()
        assert support.postmaster(data_dir) == server
        assert await fetch(second.address, "SELECT 1") == 1
    assert support.processes(data_dir) == []


async def test_threads_that_start_it_together_count_too(data_dir: Path):
    starts = [asyncio.to_thread(EmbeddedPostgres.acquire, data_dir) for _ in range(4)]
    holders = await asyncio.gather(*starts)
    assert len({holder.address for holder in holders}) == 1
    for holder in holders:
        assert await fetch(holder.address, "SELECT 1") == 1
        await asyncio.to_thread(holder.release)
    assert support.processes(data_dir) == []


async def test_log_keeps_what_failed_and_not_whose_data_it_was(data_dir: Path):
    with EmbeddedPostgres.acquire(data_dir) as server:
        await fetch(server.address, "CREATE TABLE contact (email text PRIMARY KEY)")
        await fetch(server.address, "INSERT INTO contact VALUES ('an@example.nl')")
        with pytest.raises(asyncpg.UniqueViolationError):
            await fetch(server.address, "INSERT INTO contact VALUES ('an@example.nl')")
        await fetch(server.address, "DROP TABLE contact")
    log = support.read(data_dir / "postgres.log")
    assert "duplicate key value" in log
    assert "an@example.nl" not in log


def test_interrupted_start_leaves_no_server(data_dir: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupt(*_: object) -> bool:
        raise KeyboardInterrupt

    with EmbeddedPostgres.acquire(data_dir):
        pass
    with monkeypatch.context() as patch:
        patch.setattr("app.kit.embedded.server._answers", interrupt)
        with pytest.raises(KeyboardInterrupt):
            EmbeddedPostgres.acquire(data_dir)
    assert support.processes(data_dir) == []
    with EmbeddedPostgres.acquire(data_dir):
        pass
    assert support.processes(data_dir) == []


async def test_holders_in_several_processes_count(data_dir: Path):
    with Holder(data_dir) as other, EmbeddedPostgres.acquire(data_dir) as mine:
        assert other.acquire() == mine.address
        mine.release()
        assert await fetch(mine.address, "SELECT 1") == 1
        other.ask("release")
        assert support.processes(data_dir) == []


async def test_a_copy_in_a_forked_child_does_not_count(data_dir: Path):
    with Holder(data_dir) as holder:
        address = holder.acquire()
        assert holder.ask("fork and release") == {"code": 0}
        with EmbeddedPostgres.acquire(data_dir):
            pass
        assert await fetch(address, "SELECT 1") == 1


async def test_interrupting_the_starters_terminal_leaves_the_server_alone(data_dir: Path):
    with Holder(data_dir) as holder:
        address = holder.acquire()
        group = os.getpgid(holder.process.pid)
        os.killpg(group, 2)
        assert holder.answer() == {"interrupted": True}
        assert all(os.getpgid(process.pid) != group for process in support.processes(data_dir))
        assert os.getsid(support.postmaster(data_dir).pid) != os.getsid(holder.process.pid)
        assert await fetch(address, "SELECT 1") == 1


@pytest.mark.parametrize("name", ODD_NAMES)
async def test_any_path_will_do_and_keeps_its_address(data_dir: Path, name: str):
    with EmbeddedPostgres.acquire(data_dir):
        pass
    with support.moved(data_dir, data_dir.with_name(name) / ".convenant") as odd:
        with EmbeddedPostgres.acquire(odd) as server:
            host = Path(server.address.host)
            assert not host.is_relative_to(odd)
            assert support.access(host) == (0o700, support.access(odd / "postgres")[1])
            assert len(os.fsencode(host / ".s.PGSQL.5432")) <= 107
            assert await fetch(server.address, "SELECT 1") == 1
        assert not support.exists(host)
        with EmbeddedPostgres.acquire(odd) as again:
            assert again.address == server.address
            assert await fetch(again.address, "SELECT 1") == 1
            assert stop_server(odd)
        assert not support.exists(host)


async def test_socket_directory_taken_by_another_is_not_used(data_dir: Path):
    with EmbeddedPostgres.acquire(data_dir):
        pass
    with support.moved(data_dir, data_dir.with_name("with space") / "data") as odd:
        with EmbeddedPostgres.acquire(odd) as server:
            host = Path(server.address.host)
        with support.open_directory(host), EmbeddedPostgres.acquire(odd) as again:
            assert again.address.host != str(host)
            assert support.access(Path(again.address.host))[0] == 0o700
            assert await fetch(again.address, "SELECT 1") == 1


async def test_server_without_safe_writes_is_not_given_to_who_needs_them(data_dir: Path):
    careless = EmbeddedPostgres.acquire(data_dir, durable=False)
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        assert await fetch(careless.address, f"SHOW {name}") == "off"
    with pytest.raises(ServerInUseError, match="others use it"):
        EmbeddedPostgres.acquire(data_dir)
    assert await fetch(careless.address, "SELECT 1") == 1
    careless.release()
    with Holder(data_dir) as killed:
        killed.acquire()
        killed.kill()
    # The server left behind writes safely, which does not hurt who does not need it.
    with EmbeddedPostgres.acquire(data_dir, durable=False) as server:
        assert await fetch(server.address, "SHOW fsync") == "on"


async def test_stop_server_stops_it_under_its_users(data_dir: Path):
    assert not stop_server(data_dir)
    with EmbeddedPostgres.acquire(data_dir, durable=False) as server:
        assert stop_server(data_dir)
        assert support.processes(data_dir) == []
        assert not stop_server(data_dir)
        with pytest.raises((OSError, asyncpg.PostgresError)):
            await fetch(server.address, "SELECT 1")
        with EmbeddedPostgres.acquire(data_dir, durable=False) as again:
            assert await fetch(again.address, "SELECT 1") == 1
    assert support.processes(data_dir) == []


def test_fresh_directory_must_be_a_directory(fresh_dir: Path):
    fresh_dir.write_text("not a directory", encoding="utf-8")
    with pytest.raises(EmbeddedPostgresError, match="CONVENANT_DATABASE_URL"):
        EmbeddedPostgres.acquire(fresh_dir)
