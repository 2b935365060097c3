"""Making a server ready: whoever starts at the same time, and what the connections may do afterwards."""

import asyncio
import itertools
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from app.kit.config import Settings
from app.kit.database import APPLICATION_ROLE, Database, Target, Targets
from app.kit.embedded import EmbeddedPostgres
from app.kit.faults import DatabaseUnreachableError
from app.kit.provision import PROVISION_LOCK, provision, service_password
from app.kit.revision import require_newest
from tests.patience import prompt
from tests.service.kit.journal_support import connected

PATIENCE_SECONDS = 30
_numbers = itertools.count(1)


@pytest.fixture
def fresh(server: EmbeddedPostgres) -> str:
    """A name for a database that does not exist yet."""
    return f"provisioned_{next(_numbers)}"


async def test_a_server_is_made_ready_once_and_then_left_as_it_is(server: EmbeddedPostgres, fresh: str):
    first = await provision(server.address, "a-password-for-tests", fresh)
    async with connected(first.write) as connection:
        await require_newest(connection)
        before = await connection.fetchval("SELECT cursor_key FROM register_identity")
    second = await provision(server.address, "a-password-for-tests", fresh)
    assert second == first
    async with connected(second.write) as connection:
        assert await connection.fetchval("SELECT cursor_key FROM register_identity") == before


async def test_who_starts_second_waits_until_everything_is_there(server: EmbeddedPostgres, fresh: str):
    administrator = Target.on_server(server.address, "postgres")
    async with connected(administrator) as first:
        await first.execute(f"SELECT pg_advisory_lock({PROVISION_LOCK})")
        starting = asyncio.ensure_future(provision(server.address, "a-password-for-tests", fresh))
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1"
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not starting.done() and await first.fetchval(waiting, PROVISION_LOCK) == 0:
                await first.fetchval("SELECT pg_sleep(0.01)")
        assert not starting.done()
        assert await first.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", fresh) is None
        await first.execute(f"SELECT pg_advisory_unlock({PROVISION_LOCK})")
        targets = await starting
        assert await first.fetchval("SELECT count(*) FROM pg_locks WHERE objid = $1", PROVISION_LOCK) == 0
    async with connected(targets.write) as connection:
        await require_newest(connection)


def test_the_password_of_the_service_is_made_once_whoever_asks_first(tmp_path: Path):
    for attempt in range(20):
        directory = tmp_path / str(attempt)
        directory.mkdir()
        together = Barrier(8)

        def ask(_: int, directory: Path = directory, together: Barrier = together) -> str:
            together.wait()
            return service_password(directory)

        with ThreadPoolExecutor(8) as threads:
            (password,) = set(threads.map(ask, range(8)))
        assert len(password) >= 43
        (kept,) = directory.iterdir()
        assert kept.read_text() == password == service_password(directory)
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


async def test_an_unreachable_server_says_so(targets: Targets, settings: Settings):
    nowhere = replace(targets.write, host="127.0.0.1", port=1)
    with pytest.raises(OSError, match="1"):
        async with Database.opened(Targets(nowhere, nowhere, nowhere), settings):
            pass
    wrong = replace(targets.write, user="nobody_at_all")
    with pytest.raises(DatabaseUnreachableError, match="nobody_at_all"):
        async with Database.opened(Targets(wrong, wrong, wrong), settings):
            pass


async def test_every_connection_acts_as_the_service_within_its_limits(targets: Targets, settings: Settings):
    asked = (
        "SELECT current_user::text, current_setting('TimeZone'), current_setting('statement_timeout'),"
        " current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout'),"
        " current_setting('transaction_isolation'), current_setting('default_transaction_read_only')"
    )
    async with connected(targets.owner) as connection:
        database = targets.owner.database
        await connection.execute(f"ALTER DATABASE {database} SET default_transaction_isolation = 'serializable'")
        try:
            with prompt():
                async with Database.opened(targets, Settings(data_dir=settings.data_dir)) as opened:
                    read = tuple(await opened.reads.fetchrow(asked) or ())
                    async with opened.engine.connect() as writing:
                        written = tuple((await writing.execute(text(asked))).one())
        finally:
            await connection.execute(f"ALTER DATABASE {database} RESET default_transaction_isolation")
    limits = (APPLICATION_ROLE, "UTC", "4s", "2s", "10s", "read committed")
    assert read == (*limits, "on")
    assert written == (*limits, "off")
