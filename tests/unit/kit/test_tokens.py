"""The token corpus: every verdict, its reason, and the agreement of a second verifier on another library."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwk  # noqa: TID251 - proves what the register asserts about this library

import app
from app.kit.auth import tokens
from app.kit.auth.claims import InvalidToken, UnknownKey
from app.kit.auth.issuers import Algorithm, IssuerConfig
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
    second_verifier,
)
from tests.unit.kit.tokens_keyring import trusting_keyring
from tests.unit.kit.tokens_oracle import ACCEPTED, REFUSED, UNAVAILABLE
from tests.unit.kit.tokens_support import AUDIENCE, NOW, ec_key, rsa_key


@pytest.fixture(scope="module")
async def keyring() -> Keyring:
    return await trusting_keyring()


def test_the_corpus_is_large_and_has_no_double_names():
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names) >= 75


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


def test_a_token_without_scope_may_do_nothing(keyring: Keyring):
    assert verify_token(claimed(scope=...), keyring, NOW).scopes == frozenset()


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


def test_jose_must_compute_with_cryptography(monkeypatch: pytest.MonkeyPatch):
    tokens.refuse_other_backends()
    monkeypatch.setattr(jwk, "ECKey", type("ECDSAECKey", (), {}))
    with pytest.raises(RuntimeError, match="cryptography"):
        tokens.refuse_other_backends()


def test_one_module_knows_jose_and_none_its_encryption():
    importers = set()
    root = Path(app.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            origin = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            full_names = [f"{origin}{name}" for name in names]
            if any(name.split(".")[0] == "jose" for name in full_names):
                importers.add(path.relative_to(root).as_posix())
            assert not any(name.startswith("jose.jwe") for name in full_names)
    assert importers == {"kit/auth/tokens.py"}


@pytest.mark.parametrize("algorithm", ["RS256", "PS256", "ES256"])
def test_a_signed_token_verifies(algorithm: Algorithm):
    key: tokens.PrivateKey = ec_key("signer") if algorithm == "ES256" else rsa_key("signer")
    public = tokens.verification_key(key.public_key(), algorithm)
    policy = IssuerConfig(issuer=CITY, audience=AUDIENCE, jwks_address="https://login.example/jwks")
    source = mock.Mock(policy=mock.Mock(return_value=policy), key=mock.Mock(return_value=public))
    token = tokens.sign_token(good_claims(), key, "k1", algorithm)
    assert verify_token(token, source, NOW).subject == "f3b6-registrar"
    source.key.assert_called_once_with(CITY, "k1", NOW)
    with pytest.raises(InvalidToken, match="Signature"):
        verify_token(token[:-8] + "AAAAAAAA", source, NOW)


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (lambda: ec_key("p384", ec.SECP384R1), "ES256"),
        (lambda: ec_key("signer"), "RS256"),
        (lambda: rsa_key("signer"), "ES256"),
        (lambda: rsa_key("small", 1024), "RS256"),
        (lambda: rsa_key("small", 1024), "PS256"),
    ],
)
def test_a_key_is_bound_only_to_an_algorithm_it_fits(key: Callable[[], tokens.PrivateKey], algorithm: Algorithm):
    with pytest.raises(ValueError, match="does not fit"):
        tokens.verification_key(key().public_key(), algorithm)


def test_a_ps256_key_takes_rsa_only_and_signs_only_with_the_private_key():
    with pytest.raises(TypeError):
        tokens.PS256Key(ec_key("signer"), "PS256")  # type: ignore[arg-type] # the mistake under test
    with pytest.raises(TypeError):
        tokens.PS256Key(rsa_key("signer"), "RS256")
    with pytest.raises(TypeError, match="private"):
        tokens.PS256Key(rsa_key("signer").public_key(), "PS256").sign(b"x")
    private = tokens.PS256Key(rsa_key("signer"), "PS256")
    assert private.verify(b"x", private.sign(b"x"))
    assert not private.verify(b"y", private.sign(b"x"))
