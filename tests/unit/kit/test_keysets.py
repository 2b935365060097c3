"""Reading key sets: which keys are taken, which are left out, and what spoils a whole set."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kit.auth.issuers import ALGORITHMS, Algorithm
from app.kit.auth.keysets import KeysetRefusedError, parse_keyset
from tests.unit.kit.tokens_support import b64, document, ec_jwk, ec_key, integer, rsa_jwk, rsa_key

Entry = dict[str, Any]


def rsa_entry(**changes: Any) -> Entry:
    return without_omitted(rsa_jwk(rsa_key("city"), "rs", "RS256") | changes)


def ec_entry(**changes: Any) -> Entry:
    return without_omitted(ec_jwk(ec_key("city"), "es") | changes)


def without_omitted(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if value is not ...}


def modulus(bits: int) -> str:
    return integer((1 << (bits - 1)) | 1)


def test_each_key_is_bound_to_its_own_algorithm():
    keyset = parse_keyset(
        document(rsa_entry(), ec_entry(), rsa_jwk(rsa_key("city"), "ps", "PS256")),
        ALGORITHMS,
    )
    assert {kid: key.algorithm for kid, key in keyset.keys.items()} == {"rs": "RS256", "es": "ES256", "ps": "PS256"}
    assert keyset.skipped == ()


@pytest.mark.parametrize(
    "entry",
    [
        rsa_entry(use=...),
        rsa_entry(key_ops=["verify"]),
        rsa_entry(x5c=["MIIB"], x5t="x", extra={"a": 1}),
        rsa_entry(n=modulus(2048)),
        rsa_entry(n=modulus(8192)),
        rsa_entry(e=integer(2**32 - 1)),
    ],
    ids=["no use", "key_ops", "further members", "2048 bits", "8192 bits", "largest exponent"],
)
def test_sound_keys_are_taken(entry: Entry):
    assert list(parse_keyset(document(entry), ALGORITHMS).keys) == ["rs"]


SKIPPED: list[tuple[str, Callable[[], Any], str]] = [
    ("no kid", lambda: ec_entry(kid=...), "kid is missing or malformed"),
    ("kid a number", lambda: ec_entry(kid=1), "kid is missing or malformed"),
    ("kid empty", lambda: ec_entry(kid=""), "kid is missing or malformed"),
    ("kid too long", lambda: ec_entry(kid="k" * 129), "kid is missing or malformed"),
    ("kid with a line break", lambda: ec_entry(kid="es\n"), "kid is missing or malformed"),
    ("for encryption", lambda: rsa_entry(use="enc"), "not for signatures (use)"),
    ("use null", lambda: rsa_entry(use=None), "not for signatures (use)"),
    ("use a list", lambda: rsa_entry(use=["sig"]), "not for signatures (use)"),
    ("only for signing", lambda: rsa_entry(key_ops=["sign"]), "not for signatures (key_ops)"),
    ("key_ops a text", lambda: rsa_entry(key_ops="verify"), "not for signatures (key_ops)"),
    *(
        (
            f"publishes {name}",
            lambda name=name: rsa_entry(**{name: "AQAB"}),
            "private or symmetric parameters are published",
        )
        for name in ("d", "p", "q", "dp", "dq", "qi", "oth", "k")
    ),
    ("EC private key", lambda: ec_entry(d=b64(bytes(32))), "private or symmetric parameters are published"),
    (
        "symmetric",
        lambda: {"kty": "oct", "kid": "h", "alg": "HS256", "k": "c2VjcmV0"},
        "private or symmetric parameters are published",
    ),
    ("symmetric without secret", lambda: {"kty": "oct", "kid": "h", "alg": "HS256"}, "kty is neither RSA nor EC"),
    (
        "Edwards curve",
        lambda: {"kty": "OKP", "crv": "Ed25519", "kid": "ed", "alg": "EdDSA", "x": b64(bytes(32))},
        "kty is neither RSA nor EC",
    ),
    ("kty missing", lambda: rsa_entry(kty=...), "kty is neither RSA nor EC"),
    ("kty a list", lambda: rsa_entry(kty=["RSA"]), "kty is neither RSA nor EC"),
    ("kty in small letters", lambda: rsa_entry(kty="rsa"), "kty is neither RSA nor EC"),
    ("RSA named ES256", lambda: rsa_entry(alg="ES256"), "alg is not allowed, or not for this kty"),
    ("EC named RS256", lambda: ec_entry(alg="RS256"), "alg is not allowed, or not for this kty"),
    ("RSA named HS256", lambda: rsa_entry(alg="HS256"), "alg is not allowed, or not for this kty"),
    ("RSA named none", lambda: rsa_entry(alg="none"), "alg is not allowed, or not for this kty"),
    ("RS512", lambda: rsa_entry(alg="RS512"), "alg is not allowed, or not for this kty"),
    ("alg null", lambda: rsa_entry(alg=None), "alg is not allowed, or not for this kty"),
    ("alg a list", lambda: rsa_entry(alg=["RS256"]), "alg is not allowed, or not for this kty"),
    ("ES256 on P-384", lambda: ec_jwk(ec_key("p384", ec.SECP384R1), "es3"), "crv is not P-256"),
    (
        "P-384 said to be P-256",
        lambda: ec_jwk(ec_key("p384", ec.SECP384R1), "es3", crv="P-256"),
        "a coordinate has the wrong length",
    ),
    ("crv missing", lambda: ec_entry(crv=...), "crv is not P-256"),
    ("secp256k1", lambda: ec_entry(crv="secp256k1"), "crv is not P-256"),
    ("point off the curve", lambda: ec_entry(x=b64(bytes(31) + b"\x01")), "the point is not on the curve"),
    ("point at infinity", lambda: ec_entry(x=b64(bytes(32)), y=b64(bytes(32))), "the point is not on the curve"),
    ("coordinate short", lambda: ec_entry(y=b64(bytes(31))), "a coordinate has the wrong length"),
    ("coordinate missing", lambda: ec_entry(y=...), "y is missing or not base64url"),
    ("coordinate a number", lambda: ec_entry(y=1), "y is missing or not base64url"),
    ("RSA of 1024 bits", lambda: rsa_jwk(rsa_key("small", 1024), "rs", "RS256"), "RSA outside 2048 to 8192 bits"),
    ("RSA of 2047 bits", lambda: rsa_entry(n=modulus(2047)), "RSA outside 2048 to 8192 bits"),
    ("RSA of 8193 bits", lambda: rsa_entry(n=modulus(8193)), "RSA outside 2048 to 8192 bits"),
    (
        "RSA of 1024 bits with zeros before",
        lambda: rsa_entry(n=b64(bytes(128) + b"\xff" * 128)),
        "RSA outside 2048 to 8192 bits",
    ),
    ("modulus even", lambda: rsa_entry(n=integer(1 << 2047)), "RSA modulus or exponent is unsound"),
    ("exponent one", lambda: rsa_entry(e=integer(1)), "RSA modulus or exponent is unsound"),
    ("exponent three", lambda: rsa_entry(e=integer(3)), "RSA modulus or exponent is unsound"),
    ("exponent even", lambda: rsa_entry(e=integer(65_538)), "RSA modulus or exponent is unsound"),
    ("exponent huge", lambda: rsa_entry(e=integer(2**2000 + 1)), "RSA modulus or exponent is unsound"),
    ("modulus missing", lambda: rsa_entry(n=...), "n is missing or not base64url"),
    ("exponent missing", lambda: rsa_entry(e=...), "e is missing or not base64url"),
    ("modulus padded", lambda: rsa_entry(n=modulus(2048) + "="), "n is missing or not base64url"),
    (
        "modulus in the standard alphabet",
        lambda: rsa_entry(n="+" + modulus(2048)[1:]),
        "n is missing or not base64url",
    ),
    ("modulus of an impossible length", lambda: rsa_entry(n="A" * 345), "n is not base64url"),
    ("a text", lambda: "key", "not an object"),
    ("null", lambda: None, "not an object"),
    ("a list", list, "not an object"),
]


@pytest.mark.parametrize(("entry", "reason"), [case[1:] for case in SKIPPED], ids=[case[0] for case in SKIPPED])
def test_an_unsound_key_is_left_out_and_the_others_stay(entry: Callable[[], Any], reason: str):
    keyset = parse_keyset(document(entry(), ec_jwk(ec_key("other"), "good")), ALGORITHMS)
    assert list(keyset.keys) == ["good"]
    assert keyset.skipped == (f"key 0: {reason}",)


@pytest.mark.parametrize(
    ("allowed", "kids"),
    [(("ES256",), ["es"]), (("RS256",), ["rs"]), (("PS256", "ES256"), ["es"]), (("RS256", "ES256"), ["rs", "es"])],
)
def test_only_algorithms_of_the_issuer_count(allowed: tuple[Algorithm, ...], kids: list[str]):
    assert list(parse_keyset(document(rsa_entry(), ec_entry()), allowed).keys) == kids


@pytest.mark.parametrize(
    ("allowed", "bound"),
    [
        (("RS256", "ES256"), "RS256"),
        (("ES256", "PS256"), "PS256"),
        (("PS256", "RS256"), "PS256"),
        (ALGORITHMS, "RS256"),
    ],
)
def test_an_rsa_key_without_alg_is_bound_to_the_first_that_suits_it(allowed: tuple[Algorithm, ...], bound: Algorithm):
    assert parse_keyset(document(rsa_entry(alg=...)), allowed).keys["rs"].algorithm == bound


def test_an_ec_key_without_alg_is_for_es256():
    assert parse_keyset(document(ec_entry(alg=...)), ALGORITHMS).keys["es"].algorithm == "ES256"


def test_a_key_without_alg_is_left_out_where_nothing_allowed_suits_it():
    keyset = parse_keyset(document(rsa_entry(alg=...), ec_entry()), ("ES256",))
    assert list(keyset.keys) == ["es"]


@pytest.mark.parametrize(
    "second",
    [
        lambda: ec_jwk(ec_key("other"), "es"),
        ec_entry,
        lambda: rsa_entry(kid="es"),
        lambda: rsa_entry(kid="es", use="enc"),
        lambda: {"kid": "es"},
    ],
    ids=["same kind", "same key", "other kind", "one for encryption", "one without content"],
)
def test_two_keys_with_one_kid_spoil_the_set(second: Callable[[], Any]):
    with pytest.raises(KeysetRefusedError, match="share a kid"):
        parse_keyset(document(ec_entry(), second(), ec_jwk(ec_key("other"), "good")), ALGORITHMS)


def test_up_to_32_keys_are_read():
    keys = [ec_entry(kid=f"k{number}") for number in range(33)]
    assert len(parse_keyset(document(*keys[:32]), ALGORITHMS).keys) == 32
    with pytest.raises(KeysetRefusedError, match="32"):
        parse_keyset(document(*keys), ALGORITHMS)


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"<html>Bad gateway</html>",
        b"null",
        b"[]",
        b'"keys"',
        b"{}",
        b'{"keys":null}',
        b'{"keys":{}}',
        b'{"keys":"es"}',
        b'{"keys":[]}',
        b'{"keys":[{}]}',
        b'{"keys":[],"keys":[]}',
        b'{"keys":[NaN]}',
        b'{"keys":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"keys":[' + b"9" * 5000 + b"]}",
        b"\xff\xfe",
        json.dumps({"keys": []}).encode("utf-16"),
        document(rsa_entry(use="enc")),
    ],
    ids=lambda octets: repr(octets[:24]),
)
def test_what_holds_no_usable_key_is_refused(octets: bytes):
    with pytest.raises(KeysetRefusedError):
        parse_keyset(octets, ALGORITHMS)


def test_a_member_name_twice_in_a_key_spoils_the_set():
    octets = document(ec_entry()).replace(b'"kty"', b'"kty": "oct", "kty"')
    with pytest.raises(KeysetRefusedError, match="twice"):
        parse_keyset(octets, ALGORITHMS)


members = st.sampled_from(["kty", "crv", "kid", "alg", "use", "key_ops", "n", "e", "x", "y", "d", "k"])
values = (
    st.none()
    | st.integers()
    | st.text(max_size=8)
    | st.lists(st.text(max_size=3), max_size=2)
    | st.sampled_from(["RSA", "EC", "P-256", "RS256", "ES256", "sig", "AQAB", integer(2**255), modulus(2048)])
)


@settings(deadline=None, database=None, max_examples=300)
@given(
    base=st.sampled_from(["rsa", "ec"]),
    changes=st.dictionaries(members, values, max_size=3),
    removed=st.lists(members, max_size=2),
)
def test_no_odd_key_costs_the_issuer_its_other_keys(base: str, changes: dict[str, Any], removed: list[str]):
    entry = (rsa_entry() if base == "rsa" else ec_entry()) | changes
    for name in removed:
        entry.pop(name, None)
    keyset = parse_keyset(document(entry, ec_jwk(ec_key("other"), "the-good-one")), ALGORITHMS)
    assert "the-good-one" in keyset.keys
    assert len(keyset.keys) + len(keyset.skipped) == 2
