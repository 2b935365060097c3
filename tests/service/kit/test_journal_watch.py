"""Watching the journal: one question a second for everybody, nobody woken for nothing, nobody left asleep."""

import asyncio
from typing import Any

import pytest

from app.kit import journal_watch
from app.kit.faults import DatabaseUnreachableError
from app.kit.journal_watch import JournalWatch
from tests.service.kit.journal_support import Journal, appended, connected, entry

PATIENCE_SECONDS = 30


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_watch, "POLL_SECONDS", 0.01)


async def woken(watch: JournalWatch, turn: int) -> int:
    """The turn after one, for which is waited patiently."""
    assert await watch.after(turn, PATIENCE_SECONDS)
    return watch.turn


async def test_it_tells_of_entries_and_of_changes_of_memberships(journal: Journal):
    watch = JournalWatch(journal.database.reads)
    async with watch.watching():
        turn = await woken(watch, 0)
        await appended(journal.database, entry())
        turn = await woken(watch, turn)
        async with connected(journal.targets.owner) as connection:
            await connection.execute("UPDATE access_epoch SET epoch = epoch + 1")
        turn = await woken(watch, turn)
        async with connected(journal.targets.owner) as connection:
            await connection.execute("UPDATE journal_head SET epoch = gen_random_uuid()")
        await woken(watch, turn)


async def test_who_comes_too_late_for_a_turn_is_not_left_waiting_for_the_next(journal: Journal):
    watch = JournalWatch(journal.database.reads)
    async with watch.watching():
        turn = await woken(watch, 0)
        await appended(journal.database, entry())
        await woken(watch, turn)
        assert await watch.after(turn, 0)


async def test_nothing_is_told_while_nothing_happens(journal: Journal):
    watch = JournalWatch(journal.database.reads)
    async with watch.watching():
        turn = await woken(watch, 0)
        assert not await watch.after(turn, 0.1)


async def test_an_end_wakes_everybody_and_lets_nobody_wait_again(journal: Journal):
    watch = JournalWatch(journal.database.reads)
    waiting = [asyncio.ensure_future(watch.after(0, PATIENCE_SECONDS)) for _ in range(3)]
    await asyncio.sleep(0)
    watch.end()
    assert await asyncio.gather(*waiting) == [True, True, True]
    assert not await watch.after(watch.turn, PATIENCE_SECONDS)


class CountingPool:
    """A pool that counts what it is asked and can fall silent; only the journal's state is asked of it."""

    def __init__(self) -> None:
        self.asked = 0
        self.state: Any = (0, 0)
        self.errors: list[Exception] = []

    async def fetchrow(self, _query: str) -> Any:
        self.asked += 1
        if self.errors:
            raise self.errors.pop()
        return self.state


def number_asking(watch: JournalWatch) -> int:
    """How many tasks of a watch ask the database on somebody's behalf."""
    asking = [task.get_coro() for task in asyncio.all_tasks()]
    frames: list[Any] = [getattr(each, "cr_frame", None) for each in asking]
    return sum(
        frame.f_code.co_name == "_ask" and frame.f_locals.get("self") is watch
        for frame in frames
        if frame is not None
    )


async def test_it_asks_only_while_somebody_watches_and_once_for_all():
    pool: Any = CountingPool()
    watch = JournalWatch(pool)
    async with watch.watching(), watch.watching(), watch.watching():
        await woken(watch, 0)
        assert number_asking(watch) == 1
    await asyncio.sleep(0)
    asked = pool.asked
    assert number_asking(watch) == 0
    pool.state = (1, 1)
    async with watch.watching():
        await woken(watch, watch.turn)
    assert pool.asked > asked


@pytest.mark.parametrize("error", [DatabaseUnreachableError("gone"), TimeoutError(), OSError()])
async def test_a_database_that_is_away_for_a_while_stops_nobody(error: Exception):
    pool: Any = CountingPool()
    pool.errors = [error, error]
    watch = JournalWatch(pool)
    async with watch.watching():
        await woken(watch, 0)
    assert pool.asked >= 3
