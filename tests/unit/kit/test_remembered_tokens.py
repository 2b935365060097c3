"""Tokens verified before: the same verdict without the work, and no verdict that a full check would not give now."""

from collections.abc import AsyncIterator

import pytest

from app.kit.auth import remembered
from app.kit.auth.claims import LEEWAY_SECONDS, IdentityProviderUnavailable, InvalidToken, VerifiedToken
from app.kit.auth.keyring import Keyring, KeysetTiming
from app.kit.auth.remembered import RememberedTokens
from app.kit.auth.tokens import KeySource, VerificationKey, verify_token_with_key
from tests.unit.kit.keysets_support import Clock, Provider, accepts, config, token
from tests.unit.kit.tokens_forgery import CITY, PROVINCE, es, good_claims, header_of
from tests.unit.kit.tokens_support import NOW, document, ec_jwk, ec_key


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def provider() -> Provider:
    provider = Provider()
    provider.publish(CITY, "k1")
    provider.publish(PROVINCE, "k1")
    return provider


@pytest.fixture
async def keyring(clock: Clock, provider: Provider) -> AsyncIterator[Keyring]:
    ring = Keyring([config(CITY), config(PROVINCE)], clock, fetch=provider.fetch)
    await ring.refresh()
    yield ring
    await ring.aclose()


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tokens that were verified in full."""
    found: list[str] = []

    def noted(text: str, key_source: KeySource, now: float) -> tuple[VerifiedToken, str, VerificationKey]:
        found.append(text)
        return verify_token_with_key(text, key_source, now)

    monkeypatch.setattr(remembered, "verify_token_with_key", noted)
    return found


async def test_a_token_is_verified_in_full_once(keyring: Keyring, checks: list[str]):
    text = token("k1")
    first = await keyring.verify(text)
    assert await keyring.verify(text) == first
    assert checks == [text]


async def test_another_token_of_the_same_bearer_is_verified_itself(keyring: Keyring, checks: list[str]):
    claims = good_claims(iss=CITY, iat=NOW - 60, exp=NOW + 3600)
    for _ in range(2):
        # ECDSA signs with a random number: the same claims, another signature.
        assert await accepts(keyring, es(claims, header_of(kid="k1"), "k1"))
    assert len(checks) == 2


async def test_one_changed_character_is_another_token(keyring: Keyring):
    text = token("k1")
    assert await accepts(keyring, text)
    head, claims, signature = text.split(".")
    other = "A" if signature[0] != "A" else "B"
    assert not await accepts(keyring, f"{head}.{claims}.{other}{signature[1:]}")
    assert not await accepts(keyring, f"{text}=")
    assert not await accepts(keyring, f"{head}.{token('k1', issuer=PROVINCE).split('.')[1]}.{signature}")


async def test_it_ends_when_the_token_expires(keyring: Keyring, clock: Clock):
    text = token("k1")
    assert await accepts(keyring, text)
    clock.now = NOW + 3600 + LEEWAY_SECONDS - 1
    assert await accepts(keyring, text)
    clock.now += 1
    assert not await accepts(keyring, text)


async def test_a_clock_set_back_judges_the_beginning_anew(keyring: Keyring, clock: Clock):
    text = token("k1")
    assert await accepts(keyring, text)
    clock.now = NOW - 60 - LEEWAY_SECONDS - 1
    assert not await accepts(keyring, text)


async def test_it_ends_with_its_key(keyring: Keyring, provider: Provider):
    text = token("k1")
    assert await accepts(keyring, text)
    provider.publish(CITY, "k2")
    await keyring.refresh()
    assert not await accepts(keyring, text)


async def test_a_key_set_published_anew_is_asked_anew(keyring: Keyring, checks: list[str]):
    text = token("k1")
    assert await accepts(keyring, text)
    await keyring.refresh()
    assert await accepts(keyring, text)
    assert checks == [text, text]


async def test_another_key_under_the_same_name_ends_it(keyring: Keyring, provider: Provider):
    text = token("k1")
    assert await accepts(keyring, text)
    provider.documents[CITY] = document(ec_jwk(ec_key("other"), "k1"))
    await keyring.refresh()
    assert not await accepts(keyring, text)


async def test_a_good_token_is_not_judged_on_keys_that_are_too_old(
    keyring: Keyring, clock: Clock, provider: Provider
):
    clock.now += KeysetTiming().outage - 1800
    text = token("k1", now=clock.now)
    assert await accepts(keyring, text)
    clock.now += 1801
    with pytest.raises(IdentityProviderUnavailable):
        await keyring.verify(text)


async def test_a_refusal_is_not_remembered(keyring: Keyring, checks: list[str]):
    text = token("k1")[:-8] + "AAAAAAAA"
    for _ in range(2):
        assert not await accepts(keyring, text)
    assert checks == [text, text]


async def test_so_many_and_no_more(keyring: Keyring, clock: Clock, checks: list[str]):
    few = RememberedTokens(keyring, capacity=2)
    first, second, third = (token("k1", now=NOW + place) for place in range(3))
    for text in (first, second, first, third, first):
        few.verify(text, clock.now)
    assert checks == [first, second, third]
    few.verify(second, clock.now)
    assert checks[-1] == second


async def test_a_token_without_an_id_is_refused_each_time(keyring: Keyring, checks: list[str]):
    claims = good_claims(iss=CITY, iat=NOW - 60, exp=NOW + 3600)
    del claims["jti"]
    text = es(claims, header_of(kid="k1"), "k1")
    for _ in range(2):
        with pytest.raises(InvalidToken):
            await keyring.verify(text)
    assert len(checks) == 2
