"""Keeping keys: rotation, outage, floods and start-up, on a clock the tests move."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from app.kit.auth.claims import IdentityProviderUnavailable, InvalidToken, UnknownKey
from app.kit.auth.issuers import IssuerPolicy
from app.kit.auth.keyring import Keyring
from app.kit.auth.keysets import KeysetRefusedError
from app.kit.auth.tokens import VerificationKey, verification_key
from tests.unit.kit.keysets_support import Clock, Provider, accepts, config, is_judged, token
from tests.unit.kit.tokens_forgery import CITY, PROVINCE, es, good_claims, header_of
from tests.unit.kit.tokens_support import AUDIENCE, NOW, document, ec_jwk, ec_key


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def provider() -> Provider:
    return Provider()


@pytest.fixture
async def keyring(clock: Clock, provider: Provider) -> AsyncIterator[Keyring]:
    ring = Keyring([config(CITY), config(PROVINCE)], clock, fetch=provider.fetch)
    yield ring
    await ring.aclose()


async def test_before_the_first_load_tokens_cannot_be_judged(keyring: Keyring, provider: Provider):
    assert keyring.never_loaded() == (CITY, PROVINCE)
    with pytest.raises(IdentityProviderUnavailable) as unavailable:
        await keyring.verify(token("k1"))
    assert unavailable.value.issuer == CITY
    with pytest.raises(InvalidToken):
        await keyring.verify("junk")
    assert provider.fetches.total() == 0


async def test_one_issuer_down_at_start_does_not_stop_the_other(keyring: Keyring, provider: Provider):
    provider.publish(PROVINCE, "k1")
    assert not await keyring.refresh()
    assert keyring.never_loaded() == (CITY,)
    assert await accepts(keyring, token("k1", issuer=PROVINCE))
    assert not await is_judged(keyring, token("k1"))


async def test_a_key_belongs_to_its_issuer(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "k1")
    provider.publish(PROVINCE, "k2")
    assert await keyring.refresh()
    assert await accepts(keyring, token("k1"))
    assert not await accepts(keyring, token("k2"))
    assert not await accepts(keyring, token("k1", issuer=PROVINCE))


async def test_the_first_token_of_a_new_key_is_accepted(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "old")
    await keyring.refresh()
    provider.publish(CITY, "old", "new")
    assert await accepts(keyring, token("new"))
    assert provider.fetches[CITY] == 2


async def test_a_removed_key_is_dead_after_the_next_good_refresh(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "old", "new")
    await keyring.refresh()
    assert await accepts(keyring, token("old"))
    provider.publish(CITY, "new")
    await keyring.refresh()
    assert not await accepts(keyring, token("old"))
    assert await accepts(keyring, token("new"))


async def test_a_key_replaced_under_its_kid_is_dead_too(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "k1")
    await keyring.refresh()
    provider.documents[CITY] = document(ec_jwk(ec_key("k2"), "k1"))
    await keyring.refresh()
    assert not await accepts(keyring, token("k1"))
    assert await accepts(keyring, token("k1", key="k2"))


async def test_a_thousand_unknown_kids_at_once_cause_one_fetch(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "k1")
    await keyring.refresh()
    verdicts = await asyncio.gather(*(accepts(keyring, token(f"x{n}", key="k1")) for n in range(1000)))
    assert not any(verdicts)
    assert provider.fetches[CITY] == 2


async def test_a_thousand_unknown_kids_one_after_another_cause_one_fetch(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "k1")
    await keyring.refresh()
    for n in range(1000):
        assert not await accepts(keyring, token(f"x{n}", key="k1"))
    assert provider.fetches[CITY] == 2


async def test_unknown_kids_cause_a_fetch_every_thirty_seconds(keyring: Keyring, provider: Provider, clock: Clock):
    provider.publish(CITY, "k1")
    await keyring.refresh()
    fetches = []
    for offset in (0, 29.9, 30, 59.9, 60):
        clock.now = NOW + offset
        await accepts(keyring, token("unknown", key="k1"))
        fetches.append(provider.fetches[CITY])
    assert fetches == [2, 2, 3, 3, 4]


async def test_the_thirty_seconds_are_those_of_the_whole_process(keyring: Keyring, provider: Provider, clock: Clock):
    provider.publish(CITY, "k1")
    provider.publish(PROVINCE, "k1")
    await keyring.refresh()
    await accepts(keyring, token("unknown", key="k1"))
    await accepts(keyring, token("unknown", issuer=PROVINCE, key="k1"))
    assert provider.fetches == {CITY: 2, PROVINCE: 1}
    clock.now += 30
    await accepts(keyring, token("unknown", issuer=PROVINCE, key="k1"))
    assert provider.fetches == {CITY: 2, PROVINCE: 2}


async def test_a_clock_set_back_does_not_stop_refetching(keyring: Keyring, provider: Provider, clock: Clock):
    provider.publish(CITY, "k1")
    await keyring.refresh()
    await accepts(keyring, token("unknown", key="k1"))
    clock.now -= 7200
    await accepts(keyring, token("unknown", clock.now, key="k1"))
    assert provider.fetches[CITY] == 3


@pytest.mark.parametrize(
    "text",
    [
        lambda: es(good_claims(iss="https://evil.example"), header_of(kid="x")),
        lambda: es(header=header_of("none", "x")),
        lambda: es(header=header_of("HS256", "x")),
        lambda: es(header=header_of(kid="x", typ="JWT")),
        lambda: es(header=header_of(kid="x", jku="https://evil.example/jwks")),
        lambda: es(header=header_of(kid="x'--")),
        lambda: "junk",
        lambda: token("k1", NOW - 7200),
        lambda: token("k1", key="k2"),
    ],
    ids=["foreign", "none", "HS256", "typ", "jku", "kid", "junk", "expired", "signature"],
)
async def test_only_a_well_formed_unknown_kid_causes_a_fetch(
    keyring: Keyring, provider: Provider, text: Callable[[], str]
):
    provider.publish(CITY, "k1")
    await keyring.refresh()
    assert not await accepts(keyring, text())
    assert provider.fetches[CITY] == 1


async def test_valid_tokens_do_not_wait_for_a_fetch(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "k1")
    await keyring.refresh()
    provider.publish(CITY, "k1", "k2")
    provider.gate.clear()
    begun = provider.fetches.total()
    waiting = asyncio.create_task(accepts(keyring, token("k2")))
    await provider.asked(begun + 1)
    async with asyncio.timeout(10):
        assert await accepts(keyring, token("k1"))
    assert not waiting.done()
    provider.gate.set()
    assert await waiting


async def test_an_unknown_kid_joins_a_fetch_under_way_whatever_the_interval(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "k1")
    await keyring.refresh()
    assert not await accepts(keyring, token("unknown", key="k1"))
    provider.publish(CITY, "k1", "k2")
    provider.gate.clear()
    begun = provider.fetches.total()
    refresh = asyncio.create_task(keyring.refresh())
    await provider.asked(begun + 2)
    waiting = asyncio.create_task(accepts(keyring, token("k2")))
    # Its first look at the keys happens before the gate opens.
    await asyncio.sleep(0)
    provider.gate.set()
    assert await waiting
    await refresh
    assert provider.fetches.total() == begun + 2


FAILURES: dict[str, bytes | Exception] = {
    "status": KeysetRefusedError("the answer has status 500"),
    "connection": OSError("no route to host"),
    "our own mistake": RuntimeError("unforeseen"),
    "garbage": b"<html>",
    "no keys": b'{"keys":[]}',
    "shared kid": b'{"keys":[{"kid":"k2"},{"kid":"k2"}]}',
    "deep": b'{"keys":' + b"[" * 50_000,
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
async def test_a_failed_refresh_changes_nothing(keyring: Keyring, provider: Provider, failure: bytes | Exception):
    provider.publish(CITY, "k1")
    provider.publish(PROVINCE, "k1")
    assert await keyring.refresh()
    provider.documents[CITY] = failure
    assert not await keyring.refresh()
    assert await accepts(keyring, token("k1"))
    assert await accepts(keyring, token("k1", issuer=PROVINCE))


async def test_an_unknown_kid_while_the_issuer_is_down_is_refused(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "k1")
    await keyring.refresh()
    del provider.documents[CITY]
    with pytest.raises(UnknownKey):
        await keyring.verify(token("k2"))
    assert provider.fetches[CITY] == 2


async def test_the_last_good_set_serves_for_a_day(keyring: Keyring, provider: Provider, clock: Clock):
    provider.publish(CITY, "k1")
    provider.publish(PROVINCE, "k1")
    await keyring.refresh()
    del provider.documents[CITY]
    for hours in range(1, 25):
        clock.now = NOW + hours * 3600
        await keyring.refresh()
    assert clock.now == NOW + 24 * 3600
    assert await accepts(keyring, token("k1", clock.now))
    clock.now += 1
    with pytest.raises(IdentityProviderUnavailable):
        await keyring.verify(token("k1", clock.now))
    with pytest.raises(IdentityProviderUnavailable):
        await keyring.verify(token("k2", clock.now))
    assert keyring.never_loaded() == ()
    assert await accepts(keyring, token("k1", clock.now, PROVINCE))

    provider.publish(CITY, "k2")
    await keyring.refresh()
    assert await accepts(keyring, token("k2", clock.now))


async def test_those_who_refresh_together_share_one_fetch(keyring: Keyring, provider: Provider):
    provider.publish(CITY, "k1")
    provider.publish(PROVINCE, "k1")
    provider.gate.clear()
    refreshes = [asyncio.create_task(keyring.refresh()) for _ in range(5)]
    await provider.asked(2)
    refreshes[0].cancel()
    provider.gate.set()
    results = await asyncio.gather(*refreshes, return_exceptions=True)
    assert isinstance(results[0], asyncio.CancelledError)
    assert results[1:] == [True] * 4
    assert provider.fetches == {CITY: 1, PROVINCE: 1}


async def test_closing_ends_a_fetch_under_way(clock: Clock, provider: Provider):
    keyring = Keyring([config(CITY)], clock, fetch=provider.fetch)
    provider.gate.clear()
    refresh = asyncio.create_task(keyring.refresh())
    await provider.asked(1)
    await keyring.aclose()
    with pytest.raises(asyncio.CancelledError):
        await refresh
    assert keyring.never_loaded() == (CITY,)


async def test_the_log_tells_why_without_quoting_the_document(
    keyring: Keyring, provider: Provider, caplog: pytest.LogCaptureFixture
):
    entry = ec_jwk(ec_key("k1"), "forged\r\nINFO line", use="forged-use")
    provider.documents[CITY] = document(entry, ec_jwk(ec_key("k1"), "k1"))
    provider.documents[PROVINCE] = b'{"keys": "forged"}'
    with caplog.at_level(logging.INFO):
        await keyring.refresh()
    assert f"Keys of issuer {CITY} left out: key 0: kid is missing or malformed" in caplog.messages
    assert f"Keys of issuer {PROVINCE} not refreshed: there is no list of keys" in caplog.messages
    assert "forged" not in caplog.text


class InProcess:
    """An issuer whose key is at hand."""

    policy = IssuerPolicy(issuer="urn:test:local", audience=AUDIENCE)

    def key(self, key_id: str) -> VerificationKey | None:
        return verification_key(ec_key("local").public_key(), "ES256") if key_id == "local" else None


async def test_a_local_issuer_needs_no_fetching(clock: Clock, provider: Provider):
    keyring = Keyring([config(CITY)], clock, local=[InProcess()], fetch=provider.fetch)
    verified = await keyring.verify(token("local", issuer="urn:test:local"))
    assert verified.issuer == "urn:test:local"
    assert not await accepts(keyring, token("other", issuer="urn:test:local"))
    assert not await accepts(keyring, token("local", issuer="urn:test:other", key="local"))
    assert provider.fetches.total() == 0
    assert keyring.never_loaded() == (CITY,)


async def test_a_local_issuer_cannot_take_the_name_of_a_remote_one(clock: Clock, provider: Provider):
    local: Any = InProcess()
    local.policy = IssuerPolicy(issuer=CITY, audience=AUDIENCE)
    with pytest.raises(ValueError, match="twice"):
        Keyring([config(CITY)], clock, local=[local], fetch=provider.fetch)


async def test_without_issuers_every_token_is_foreign(clock: Clock):
    keyring = Keyring([], clock)
    assert await keyring.refresh()
    assert keyring.never_loaded() == ()
    await keyring.run_refresh()
    with pytest.raises(InvalidToken, match="configured"):
        await keyring.verify(token("k1"))
    await keyring.aclose()
