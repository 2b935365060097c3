"""The token corpus: every verdict, its reason, and the agreement of a second verifier on another library."""

import contextlib
from typing import Any

import pytest

from app.kit.auth import tokens
from app.kit.auth.claims import InvalidToken, UnknownKey
from app.kit.auth.keyring import Keyring
from app.kit.auth.tokens import IdentityProviderUnavailable, bearer_token, verify_token
from tests.unit.kit.tokens_corpus import CASES
from tests.unit.kit.tokens_forgery import (
    CITY,
    Case,
    Unavailable,
    claimed,
    es,
    good_claims,
    header_of,
    of_province,
    second_verifier,
    trusted,
)
from tests.unit.kit.tokens_keyring import trusting_keyring
from tests.unit.kit.tokens_oracle import ACCEPTED, REFUSED, UNAVAILABLE
from tests.unit.kit.tokens_support import NOW


@pytest.fixture(scope="module")
async def keyring() -> Keyring:
    return await trusting_keyring()


def test_the_corpus_is_large_and_holds_good_and_hostile_tokens():
    assert len({case.name for case in CASES}) == len({case.build() for case in CASES}) == len(CASES)
    assert len([case for case in CASES if case.reason is not None]) >= 75
    assert len([case for case in CASES if case.reason is None]) >= 25


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_verdict(keyring: Keyring, case: Case):
    token = case.build()
    if isinstance(case, Unavailable):
        expected = UNAVAILABLE
        with pytest.raises(IdentityProviderUnavailable):
            verify_token(token, keyring, NOW)
    elif case.reason is None:
        expected = ACCEPTED
        assert verify_token(token, keyring, NOW).token_id == good_claims()["jti"]
    else:
        expected = REFUSED
        with pytest.raises(InvalidToken) as refusal:
            verify_token(token, keyring, NOW)
        assert refusal.value.reason == case.reason
    assert second_verifier().verdict(token, NOW) == expected


# Nothing about signatures, keys, algorithms, audiences, issuers or the time is here: there both libraries agree.
ACCEPTED_BY_PYJWT_ALONE = {
    # Spelling: what is not one JSON text with one meaning, or not one spelling of it.
    "not three base64url segments within the length limit",
    "header: a member name occurs twice",
    "header: a number is too large",
    "header: NaN and infinities are not JSON",
    "header: not JSON in UTF-8",
    "claims: a member name occurs twice",
    "claims: a number is too large",
    "claims: JSON is nested too deeply",
    "claims: not JSON in UTF-8",
    # The profile of access tokens (RFC 9068): type, header names, lifetime, what every token names.
    "header: a name is not allowed",
    "header: a value is not a text",
    "typ is not that of an access token",
    "the distinguishing claim of the issuer is missing",
    "the lifetime is not between zero and six hours",
    "exp is not an instant",
    "iat is not an instant",
    "nbf is not an instant",
    'jose: missing required key "sub" among claims',
    "sub is not a short printable text",
    "jti is not a short printable text",
    "client_id is not a short printable text",
    "azp is not a short printable text",
    "client_id and azp differ",
    "scope is not a space-separated text",
}


def test_what_pyjwt_alone_would_accept_is_refused_for_these_reasons_and_no_other():
    verdicts = [(case, second_verifier().library_alone(case.build(), NOW)) for case in CASES]
    assert {case.reason for case, verdict in verdicts if verdict == ACCEPTED} == ACCEPTED_BY_PYJWT_ALONE | {None}
    stricter = [case.name for case, verdict in verdicts if case.reason is None and verdict == REFUSED]
    assert stricter == []


async def test_no_token_makes_the_register_fetch_anything_but_the_configured_key_sets():
    fetched: list[str] = []
    keyring = await trusting_keyring(fetched)
    for case in CASES:
        with contextlib.suppress(InvalidToken, IdentityProviderUnavailable):
            await keyring.verify(case.build())
    assert set(fetched) == {f"{issuer}/jwks" for issuer in trusted()}
    # Once each at the start, and once more for the first of the unknown kids.
    assert len(fetched) == len(trusted()) + 1


def test_everything_a_token_proves(keyring: Keyring):
    verified = verify_token(claimed(name="Anneke  de Vries", scope="b a b"), keyring, NOW)
    assert verified == tokens.VerifiedToken(
        issuer=CITY,
        subject="f3b6-registrar",
        client_id="zaaksysteem",
        scopes=frozenset({"a", "b"}),
        token_id="0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        issued_at=NOW - 60,
        expires_at=NOW + 3600,
        name="Anneke  de Vries",
        scopes_required=False,
    )
    assert verified.principal == (CITY, "f3b6-registrar")


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("Zoë", "Zoë"),
        ("Zoe\u0308", "Zoë"),
        ("  An ", "An"),
        ("x" * 200, "x" * 200),
        ("x" * 201, None),
        ("   ", None),
        ("", None),
        ("An\nINFO forged", None),
        ("An\u202eilaJ", None),
        ("An\ud800", None),
        (["An"], None),
        (7, None),
    ],
)
def test_a_name_is_shown_only_when_it_is_harmless(keyring: Keyring, claim: Any, name: str | None):
    assert verify_token(claimed(name=claim), keyring, NOW).name == name


@pytest.mark.parametrize("scope", [..., ""])
def test_a_token_without_scope_has_none(keyring: Keyring, scope: Any):
    assert verify_token(claimed(scope=scope), keyring, NOW).scopes == frozenset()


def test_whether_scopes_are_required_is_said_by_the_issuers_configuration_and_by_no_token(keyring: Keyring):
    assert verify_token(of_province(), keyring, NOW).scopes_required
    assert verify_token(of_province(scope=..., scopes_required=False), keyring, NOW).scopes_required
    assert not verify_token(claimed(scopes_required=True), keyring, NOW).scopes_required


def test_the_verdict_follows_the_clock_of_the_caller(keyring: Keyring):
    token = es()
    assert verify_token(token, keyring, NOW + 3629).subject == "f3b6-registrar"
    for now in (NOW - 91, NOW + 3630):
        with pytest.raises(InvalidToken):
            verify_token(token, keyring, now)


def test_an_unknown_key_is_told_apart_with_its_issuer(keyring: Keyring):
    with pytest.raises(UnknownKey) as refusal:
        verify_token(es(header=header_of(kid="next")), keyring, NOW)
    assert refusal.value.issuer == CITY


@pytest.mark.parametrize("error", [KeyError("x"), RecursionError(), OverflowError(), UnicodeError(), MemoryError()])
def test_any_failure_while_verifying_is_an_invalid_token(keyring: Keyring, error: Exception):
    class Failing:
        policy = keyring.policy

        def key(self, issuer: str, key_id: str, now: float) -> tokens.VerificationKey:
            raise error

    with pytest.raises(InvalidToken, match=type(error).__name__):
        verify_token(es(), Failing(), NOW)


@pytest.mark.parametrize("token", [None, 7, b"a.b.c", ["a.b.c"]])
def test_what_is_not_text_is_an_invalid_token(keyring: Keyring, token: Any):
    with pytest.raises(InvalidToken):
        verify_token(token, keyring, NOW)


@pytest.mark.parametrize(
    "value",
    ["Bearer abc.def.ghi", "bearer abc.def.ghi", "BEARER  abc.def.ghi", " Bearer abc.def.ghi\t"],
)
def test_the_token_of_a_request(value: str):
    assert bearer_token([value]) == "abc.def.ghi"


def test_a_request_without_the_header_has_no_token():
    assert bearer_token([]) is None


@pytest.mark.parametrize(
    "values",
    [
        ["Bearer a.b.c", "Bearer a.b.c"],
        ["Bearer a.b.c", "Basic dTpw"],
        ["Basic dTpw"],
        ["Bearer"],
        ["Bearer "],
        [""],
        ["Bearera.b.c"],
        ["Bearer a.b.c d.e.f"],
        ["Bearer a.b.c, Bearer d.e.f"],
        ["Bearer a.b.c,d.e.f"],
        ["Bearer\ta.b.c"],
        ["Bearer a.b.c\n"],
        ["Bearer =a"],
        ["DPoP a.b.c"],
        ["a.b.c"],
        ["Token a.b.c"],
    ],
)
def test_anything_but_one_bearer_token_is_refused(values: list[str]):
    with pytest.raises(InvalidToken):
        bearer_token(values)
