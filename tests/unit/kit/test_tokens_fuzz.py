"""Random tokens: whatever comes in, only the declared refusals come out, and the second verifier agrees."""

import contextlib
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kit.auth.claims import IdentityProviderUnavailable, InvalidToken
from app.kit.auth.keyring import Keyring
from app.kit.auth.tokens import bearer_token, verify_token
from tests.unit.kit.tokens_forgery import CITY, PLAIN, es, good_claims, header_of, ps, rs, second_verifier
from tests.unit.kit.tokens_keyring import trusting_keyring
from tests.unit.kit.tokens_oracle import ACCEPTED, BASE64URL, REFUSED, UNAVAILABLE
from tests.unit.kit.tokens_support import AUDIENCE, NOW, compact

Verdict = Callable[[str], str]

tries = settings(deadline=None, database=None, max_examples=250)

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.sampled_from([0.5, 1e300, float("nan"), float("inf"), NOW + 60.5, 10**320])
    | st.text(max_size=12)
    | st.sampled_from([CITY, PLAIN, AUDIENCE, "es", "at+jwt", "JWT", "ES256", "none", "Bearer", ""])
)
values = st.recursive(
    scalars,
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3),
    max_leaves=6,
)
instants = st.integers(NOW - 45, NOW + 45) | st.integers(NOW + 21_500, NOW + 21_700) | values
names = st.text(max_size=6)


@pytest.fixture(scope="module")
async def keyring() -> Keyring:
    return await trusting_keyring()


@pytest.fixture(scope="module")
def verdict(keyring: Keyring) -> Verdict:
    """Tell what the register says; any exception but the declared two fails the test."""

    def verdict(token: str) -> str:
        try:
            verify_token(token, keyring, NOW)
        except InvalidToken:
            return REFUSED
        except IdentityProviderUnavailable:
            return UNAVAILABLE
        return ACCEPTED

    return verdict


@cache
def good_tokens() -> tuple[str, ...]:
    return es(), rs(), ps()


@st.composite
def mutated_texts(draw: st.DrawFn, source: st.SearchStrategy[str]) -> str:
    """Cut, repeat, insert, replace, or exchange pieces of a text a few times."""
    text = draw(source)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 6)))
        piece = draw(st.sampled_from(["", text[start:end] * 2, ".", "="]) | st.text(max_size=3))
        text = text[:start] + draw(st.text(BASE64URL, max_size=2) | st.just(piece)) + text[end:]
    return text


@st.composite
def changed_objects(draw: st.DrawFn, good: dict[str, Any], likely: dict[str, st.SearchStrategy[Any]]) -> bytes:
    """Change some members of a good object, each to something plausible, something odd, or nothing at all."""
    changed = dict(good)
    for name in draw(st.lists(st.sampled_from([*good, *likely]), max_size=3)):
        if draw(st.booleans()):
            changed.pop(name, None)
        else:
            changed[name] = draw(likely.get(name, values))
    changed |= draw(st.dictionaries(names, values, max_size=1))
    return compact(changed)


headers = changed_objects(
    header_of(),
    {
        "typ": st.sampled_from(["JWT", "AT+JWT", "application/at+jwt", "x"]) | values,
        "kid": st.sampled_from(["es", "rs", "ps", "es-p384"]) | values,
        "alg": st.sampled_from(["ES256", "RS256", "HS256"]) | values,
        "cty": values,
        "crit": values,
    },
)
claim_sets = changed_objects(
    good_claims(),
    {
        "exp": instants,
        "iat": instants,
        "nbf": instants,
        "azp": st.just("zaaksysteem") | values,
        "name": values,
        "aud": st.lists(st.sampled_from([AUDIENCE, "urn:other"]), max_size=3) | values,
        "scope": st.text('ab !"\\\n', max_size=6) | values,
    },
)


@tries
@given(token=st.text(max_size=300) | st.text(BASE64URL + ".", max_size=300))
def test_random_text_is_refused(verdict: Verdict, token: str):
    assert verdict(token) == REFUSED
    with contextlib.suppress(InvalidToken):
        bearer_token([token])


@tries
@given(token=mutated_texts(st.sampled_from(range(3)).map(lambda index: good_tokens()[index])))
def test_mutated_tokens_are_refused_unless_nothing_changed(verdict: Verdict, token: str):
    expected = ACCEPTED if token in good_tokens() else REFUSED
    assert verdict(token) == expected == second_verifier().verdict(token, NOW)


@tries
@given(header=headers, claims=claim_sets)
def test_well_signed_oddities_get_the_verdict_of_the_second_verifier(verdict: Verdict, header: bytes, claims: bytes):
    token = es(claims, header)
    assert verdict(token) == second_verifier().verdict(token, NOW)


@tries
@given(
    header=mutated_texts(st.just(json.dumps(header_of()))),
    claims=mutated_texts(st.just(json.dumps(good_claims()))),
    changed=st.sampled_from(["header", "claims", "both"]),
)
def test_well_signed_damaged_json_gets_the_verdict_of_the_second_verifier(
    verdict: Verdict, header: str, claims: str, changed: str
):
    token = es(
        None if changed == "header" else claims.encode(errors="surrogatepass"),
        None if changed == "claims" else header.encode(errors="surrogatepass"),
    )
    assert verdict(token) == second_verifier().verdict(token, NOW)


@tries
@given(octets=st.binary(max_size=200))
def test_well_signed_octets_are_refused(verdict: Verdict, octets: bytes):
    for token in (es(octets or b" "), es(None, octets or b" ")):
        assert verdict(token) == second_verifier().verdict(token, NOW) == REFUSED
