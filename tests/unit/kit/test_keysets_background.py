"""The background refresh: how often it asks, and that nothing ends it."""

import asyncio
from collections.abc import Callable

import pytest

from app.kit.auth.keyring import Keyring, KeysetTiming
from tests.unit.kit.keysets_support import Clock, Provider, accepts, config, is_judged, token
from tests.unit.kit.tokens_forgery import CITY, PROVINCE
from tests.unit.kit.tokens_support import document, ec_jwk, ec_key


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def provider() -> Provider:
    return Provider()


async def slept_by(keyring: Keyring, times: int, wake: Callable[[], object] = lambda: None) -> list[float]:
    """Run the background refresh until it has gone to sleep this often, and tell for how long each time."""
    slept: list[float] = []
    enough = asyncio.Event()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) >= times:
            enough.set()
            await asyncio.Event().wait()
        wake()

    task = asyncio.create_task(keyring.run_refresh(sleep))
    async with asyncio.timeout(10):
        await enough.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return slept


async def test_the_background_refreshes_every_five_minutes(clock: Clock, provider: Provider):
    provider.publish(CITY, "k1")
    keyring = Keyring([config(CITY)], clock, fetch=provider.fetch)
    assert await slept_by(keyring, 4) == [300, 300, 300, 300]
    assert provider.fetches[CITY] == 4
    assert await accepts(keyring, token("k1"))


async def test_the_background_tries_again_sooner_while_it_fails(clock: Clock, provider: Provider):
    keyring = Keyring([config(CITY)], clock, fetch=provider.fetch)

    def recover() -> None:
        if provider.fetches[CITY] == 8:
            provider.publish(CITY, "k1")

    assert await slept_by(keyring, 9, recover) == [1, 2, 4, 8, 16, 30, 30, 30, 300]
    assert await accepts(keyring, token("k1"))


async def test_the_waits_begin_anew_after_a_good_refresh(clock: Clock, provider: Provider):
    keyring = Keyring([config(CITY)], clock, fetch=provider.fetch)

    def change() -> None:
        if provider.fetches[CITY] == 3:
            provider.publish(CITY, "k1")
        else:
            provider.documents.pop(CITY, None)

    assert await slept_by(keyring, 6, change) == [1, 2, 4, 300, 1, 2]


async def test_the_background_survives_our_own_mistakes(clock: Clock, provider: Provider):
    provider.documents[CITY] = RuntimeError("unforeseen")
    keyring = Keyring([config(CITY)], clock, fetch=provider.fetch)
    assert await slept_by(keyring, 3) == [1, 2, 4]


async def test_a_slow_issuer_does_not_delay_another(clock: Clock):
    never = asyncio.Event()

    async def fetch(address: str) -> bytes:
        if address.startswith(CITY):
            await never.wait()
        return document(ec_jwk(ec_key("k1"), "k1"))

    keyring = Keyring([config(CITY), config(PROVINCE)], clock, fetch=fetch)
    assert await slept_by(keyring, 3) == [300, 300, 300]
    assert keyring.never_loaded() == (CITY,)
    await keyring.aclose()


async def test_intervals_are_configurable(clock: Clock, provider: Provider):
    timing = KeysetTiming(refresh=7, retry=3, refetch=1, outage=10)
    keyring = Keyring([config(CITY)], clock, fetch=provider.fetch, timing=timing)
    assert await slept_by(keyring, 3) == [1, 2, 3]
    provider.publish(CITY, "k1")
    assert await slept_by(keyring, 2) == [7, 7]
    clock.now += 11
    assert not await is_judged(keyring, token("k1"))
