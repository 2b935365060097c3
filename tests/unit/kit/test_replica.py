"""When a replica's answer counts, with a replica and a primary that say what a test wants."""

import asyncio
from datetime import date
from types import SimpleNamespace
from typing import Any

import asyncpg
import pytest

from app.kit.confirmations import Confirmations, NoAnswerError, Shown
from app.kit.demand import Demand
from app.kit.faults import DatabaseUnreachableError, PoolExhaustedError
from app.kit.replica import Condition, Replica

TODAY = date(2026, 12, 1)
SHOWN = Shown("server", 7, b"hash of seven", 3, TODAY, is_newest=True)


class Primary:
    """A primary that answers when it is told to, and counts what it was asked."""

    def __init__(self, **said: Any) -> None:
        self.said = {"seq": 9, "epoch": 3, "holds": True} | said
        self.asked = 0
        self.answers = asyncio.Event()
        self.answers.set()

    async def fetchrow(self, *_: object, **__: object) -> dict[str, Any]:
        self.asked += 1
        await self.answers.wait()
        return self.said


class Pool:
    """The connections of a replica that shows something and answers, or fails."""

    def __init__(self, error: Exception | None = None, shown: Shown | None = SHOWN) -> None:
        self.watched = shown
        self.error = error

    def present(self) -> Shown:
        if self.watched is None:
            raise NoAnswerError
        return self.watched

    async def fetch(self, *_: object) -> str:
        if self.error is not None:
            raise self.error
        return "rows"


def replica_of(pool: Pool, primary: Primary | None = None, today: date = TODAY) -> Replica:
    given: Any = SimpleNamespace(pool=pool, primary=primary or Primary())
    replica = Replica(given.pool, given.primary, lambda: today)
    replica.condition = Condition.SERVING
    return replica


@pytest.mark.parametrize(
    ("demand", "may"),
    [
        (Demand(), True),
        (Demand(sequence=7, has_token=True), True),
        (Demand(sequence=8), False),
        (Demand(needs_primary=True), False),
    ],
)
def test_a_replica_is_asked_for_what_it_is_known_to_show(demand: Demand, *, may: bool):
    assert replica_of(Pool()).may_answer(demand) is may


@pytest.mark.parametrize("condition", [condition for condition in Condition if condition is not Condition.SERVING])
def test_a_replica_that_is_not_well_is_not_asked(condition: Condition):
    replica = replica_of(Pool())
    replica.condition = condition
    assert not replica.may_answer(Demand())


@pytest.mark.parametrize("turned_on", [None, date(2026, 11, 30)])
def test_a_replica_that_shows_the_law_of_yesterday_is_not_asked(turned_on: date | None):
    shown = Shown("server", 7, b"", 3, turned_on, is_newest=True)
    assert not replica_of(Pool(shown=shown)).may_answer(Demand())


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.SerializationError("canceling statement due to conflict with recovery"),
        asyncpg.DeadlockDetectedError("canceling statement due to conflict with recovery"),
        asyncpg.UndefinedColumnError("not migrated yet"),
        asyncpg.TooManyConnectionsError("full"),
        asyncpg.ConnectionDoesNotExistError("gone"),
        DatabaseUnreachableError("gone"),
        ConnectionResetError(),
        TimeoutError(),
    ],
)
async def test_what_fails_there_is_left_to_the_primary(error: Exception):
    with pytest.raises(NoAnswerError):
        await replica_of(Pool(error)).read(Demand(), "fetch", "SELECT")


@pytest.mark.parametrize("error", [asyncpg.QueryCanceledError("too slow"), PoolExhaustedError("too many")])
async def test_what_is_too_much_there_is_not_put_on_the_primary_as_well(error: Exception):
    with pytest.raises(type(error)):
        await replica_of(Pool(error)).read(Demand(), "fetch", "SELECT")


@pytest.mark.parametrize(
    ("demand", "said", "counts"),
    [
        (Demand(has_token=True), {}, True),
        (Demand(sequence=7), {}, True),
        (Demand(has_token=True), {"epoch": 4}, False),
        (Demand(has_token=True), {"holds": False}, False),
        (Demand(sequence=7), {"holds": False}, False),
        # Nobody's memberships matter, and nothing in particular has to be shown.
        (Demand(), {"holds": False, "epoch": 4}, True),
    ],
)
async def test_an_answer_counts_when_the_primary_says_so(demand: Demand, said: dict[str, Any], *, counts: bool):
    replica = replica_of(Pool(), Primary(**said))
    if counts:
        assert await replica.read(demand, "fetch", "SELECT") == "rows"
    else:
        with pytest.raises(NoAnswerError):
            await replica.read(demand, "fetch", "SELECT")


async def test_the_primary_is_asked_once_for_a_request_and_not_for_who_needs_nothing():
    primary = Primary()
    replica, demand = replica_of(Pool(), primary), Demand(has_token=True)
    for _ in range(3):
        await replica.read(demand, "fetch", "SELECT")
    await replica.read(Demand(), "fetch", "SELECT")
    assert primary.asked == 1


async def test_all_who_come_together_share_a_question_and_nobody_one_put_before_they_came():
    primary = Primary()
    primary.answers.clear()
    asking: Any = primary
    confirmations = Confirmations(asking, lambda: SHOWN)
    first = confirmations.asked()
    assert confirmations.asked() is first
    await asyncio.sleep(0)
    later = [confirmations.asked() for _ in range(50)]
    assert set(later) == {later[0]}
    assert later[0] is not first
    assert primary.asked == 1
    primary.answers.set()
    assert (await later[0]).access_epoch == (await first).access_epoch == 3
    assert primary.asked == 2
