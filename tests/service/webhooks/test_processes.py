"""Several processes send to one subscription as one would, and what dies halfway is done again."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from app.kit.config import Settings
from app.kit.database import Database
from app.kit.journal_watch import JournalWatch
from app.webhooks import deliverer, delivering, repository
from tests.api.decisions.support import Dossier
from tests.api.events.support import by_hand
from tests.conftest import served
from tests.factories.receiver import ACCEPTS, Receiver, receiving, subjects
from tests.factories.webhooks import in_database, subscribed
from tests.service.webhooks.support import PERSONS, outcomes, persons, ready, tried


@asynccontextmanager
async def more_processes(settings: Settings, dossier: Dossier, count: int) -> AsyncIterator[None]:
    """Let others serve the same register."""
    async with AsyncExitStack() as stack:
        for _ in range(count):
            await stack.enter_async_context(served(settings, dossier.targets))
        yield


async def test_each_event_is_sent_once_and_one_at_a_time(dossier: Dossier, webhook_settings: Settings):
    under_way: Counter[int] = Counter()
    most: Counter[int] = Counter()

    def counting(number: int) -> Any:
        async def take(_request: Any, writer: Any) -> None:
            under_way[number] += 1
            most[number] = max(most[number], under_way[number])
            await asyncio.sleep(0.002)
            under_way[number] -= 1
            writer.write(ACCEPTS)
            await writer.drain()

        return take

    async with AsyncExitStack() as stack:
        receivers = [await stack.enter_async_context(receiving()) for _ in range(4)]
        for number, receiver in enumerate(receivers):
            receiver.behaviour = counting(number)
            await ready(dossier.municipality, receiver)
        await stack.enter_async_context(more_processes(webhook_settings, dossier, 2))
        ids = await persons(dossier.municipality, *(f"persoon {number}" for number in range(40)))
        for receiver in receivers:
            await receiver.until(40)
            assert subjects(receiver.events) == ids
        assert set(most.values()) == {1}


async def test_what_was_sent_and_not_noted_is_sent_again_with_its_id(
    dossier: Dossier, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(delivering, "TROUBLE_SECONDS", 0.02)
    noted, failures = repository.delivered, [True, True]

    async def lose(*given: Any) -> bool:
        if failures:
            failures.pop()
            raise OSError("the machine stopped")
        return await noted(*given)

    made = await ready(dossier.municipality, receiver)
    monkeypatch.setattr(repository, "delivered", lose)
    first, second = await persons(dossier.municipality, "a", "b")
    assert subjects(await receiver.until(4)) == [first] * 3 + [second]
    assert len({request.id for request in receiver.events}) == 2
    found = await tried(dossier.municipality, made, lambda found: len(outcomes(found)) == 2)
    assert outcomes(found) == ["delivered"] * 2


async def test_what_another_process_is_sending_is_left_to_it_until_its_lease_ends(
    dossier: Dossier, receiver: Receiver, webhook_settings: Settings
):
    made = await ready(dossier.municipality, receiver)
    async with by_hand(dossier.targets) as connection:
        await connection.execute(
            "UPDATE webhook_cursor SET leased_by = gen_random_uuid(), leased_until = now() + interval '1 hour'"
        )
        async with receiving() as other:
            await ready(dossier.province, other)
            (person,) = await persons(dossier.municipality, "a")
            assert subjects(await other.until(1)) == [person]
        assert receiver.events == []
        # Nobody looks for it all the time either.
        async with (
            Database.opened(dossier.targets, webhook_settings) as database,
            database.background.begin() as own,
        ):
            is_needed, seconds = await repository.outlook(own)
        assert is_needed
        assert seconds is not None
        assert seconds > 3000
        await connection.execute(
            "UPDATE webhook_cursor SET leased_until = now() WHERE subscription_id = $1", made["id"]
        )
    assert subjects(await receiver.until(1)) == [person]


async def test_who_lost_the_lease_moves_nothing(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    waiting, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_request: Any, writer: Any) -> None:
        receiver.behaviour = None
        waiting.set()
        await go_on.wait()
        writer.write(ACCEPTS)
        await writer.drain()

    receiver.behaviour = slow
    first, second = await persons(dossier.municipality, "a", "b")
    await waiting.wait()
    async with by_hand(dossier.targets) as connection:
        # As another process does that found the lease over.
        await connection.execute(
            "UPDATE webhook_cursor SET leased_by = gen_random_uuid(), leased_until = now() + interval '1 hour'"
        )
        before = await in_database(dossier.targets, "SELECT * FROM webhook_cursor")
        go_on.set()
        await tried(dossier.municipality, made, lambda found: len(outcomes(found)) == 1)
        assert await in_database(dossier.targets, "SELECT * FROM webhook_cursor") == before
        await connection.execute("UPDATE webhook_cursor SET leased_until = now()")
    assert subjects(await receiver.until(3)) == [first, first, second]


async def test_a_process_that_stops_lets_go_and_another_goes_on(
    dossier: Dossier, webhook_settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(deliverer, "AT_ONCE", 1)
    never = asyncio.Event()

    async def hang(_request: Any, _writer: Any) -> None:
        await never.wait()

    async with AsyncExitStack() as stack:
        receivers = [await stack.enter_async_context(receiving()) for _ in range(2)]
        for receiver in receivers:
            await ready(dossier.municipality, receiver)
            receiver.behaviour = hang
        monkeypatch.setattr(deliverer, "STOP_SECONDS", 0.05)
        async with more_processes(webhook_settings, dossier, 1):
            await persons(dossier.municipality, "a")
            # One place in each of two processes: each holds one of the two.
            for receiver in receivers:
                await receiver.until(1)
        rows = await in_database(dossier.targets, "SELECT leased_by FROM webhook_cursor")
        assert [row["leased_by"] is None for row in rows].count(True) == 1
        never.set()
        # Neither answered: to both it is sent again, by the one process that is left.
        for receiver in receivers:
            first, second, *_ = await receiver.until(2)
            assert first.id == second.id


async def test_without_subscriptions_nobody_watches_the_journal(dossier: Dossier, receiver: Receiver):
    watched: list[JournalWatch] = []
    entered = JournalWatch.watching

    transport: Any = dossier.client._transport
    own = transport.app.app.state.register.watch

    def note(watch: JournalWatch) -> Any:
        # Other registers of the same test session may have subscriptions.
        if watch is own:
            watched.append(watch)
        return entered(watch)

    looked, outlook = asyncio.Event(), repository.outlook

    async def look(*given: Any) -> Any:
        looked.set()
        return await outlook(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(JournalWatch, "watching", note)
        patch.setattr(repository, "outlook", look)
        await persons(dossier.municipality, "a")
        for _ in range(3):
            looked.clear()
            await looked.wait()
        assert watched == []
        await ready(dossier.municipality, receiver)
        assert watched != []


async def test_a_database_that_is_away_for_a_while_ends_nothing(
    dossier: Dossier, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    made = await subscribed(dossier.municipality, receiver, eventTypes=PERSONS)
    away, claim, refused = True, repository.claim, asyncio.Event()

    async def refuse(*given: Any) -> Any:
        if away:
            refused.set()
            raise OSError("nobody answers")
        return await claim(*given)

    monkeypatch.setattr(repository, "claim", refuse)
    (person,) = await persons(dossier.municipality, "a")
    await refused.wait()
    away = False
    assert subjects(await receiver.until(1)) == [person]
    assert made["id"]
