"""The issuers the tests trust, and ways to make a good token bad."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.unit.kit import tokens_oracle as oracle
from tests.unit.kit.tokens_support import (
    AUDIENCE,
    NOW,
    Claims,
    b64,
    compact,
    document,
    ec_jwk,
    ec_key,
    joined,
    mint,
    rsa_jwk,
    rsa_key,
    sign_ec,
    sign_hmac,
    sign_pss,
    sign_rsa,
    signing_input,
)

CITY = "https://login.gemeente.example/realms/stad"
PROVINCE = "https://login.provincie.example"
PLAIN = "https://login.waterschap.example"
UNLOADED = "https://login.rijk.example"

PROVINCE_AUDIENCE = "urn:convenant:province"

LONG_KID = "A-z_0.9~:=+/@" + "k" * 115


@dataclass(frozen=True)
class TestIssuer:
    __test__ = False

    algorithms: tuple[str, ...]
    jwks: bytes | None
    mark: tuple[str, str] | None = None
    audience: str = AUDIENCE
    scopes_required: bool = False


@cache
def trusted() -> dict[str, TestIssuer]:
    everything = ("RS256", "ES256", "PS256")
    rs, es, ps = rsa_key("city"), ec_key("city"), rsa_key("city-ps")
    city = document(
        rsa_jwk(rs, "rs", "RS256"),
        ec_jwk(es, "es"),
        rsa_jwk(ps, "ps", "PS256"),
        # The same key material once more, for the other algorithm.
        rsa_jwk(rs, "rs-as-ps", "PS256"),
        ec_jwk(es, LONG_KID),
        ec_jwk(ec_key("p384", ec.SECP384R1), "es-p384"),
        rsa_jwk(rsa_key("small", 1024), "rs-1024", "RS256"),
    )
    province = document(ec_jwk(ec_key("province"), "es-province"), rsa_jwk(rsa_key("city"), "rs-province", "RS256"))
    return {
        CITY: TestIssuer(everything, city),
        PROVINCE: TestIssuer(("ES256",), province, audience=PROVINCE_AUDIENCE, scopes_required=True),
        PLAIN: TestIssuer(everything, document(ec_jwk(ec_key("plain"), "es")), ("typ", "Bearer")),
        UNLOADED: TestIssuer(everything, None),
    }


@cache
def second_verifier() -> oracle.Oracle:
    return oracle.Oracle(
        {
            name: oracle.TrustedIssuer(issuer.audience, issuer.algorithms, issuer.jwks, issuer.mark)
            for name, issuer in trusted().items()
        }
    )


def good_claims(**changes: Any) -> Claims:
    claims = {
        "iss": CITY,
        "aud": AUDIENCE,
        "sub": "f3b6-registrar",
        "client_id": "zaaksysteem",
        "iat": NOW - 60,
        "exp": NOW + 3600,
        "jti": "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        "scope": "agreements.read agreements.write",
    } | changes
    return {name: value for name, value in claims.items() if value is not ...}


def header_of(alg: Any = "ES256", kid: Any = "es", **changes: Any) -> dict[str, Any]:
    header = {"alg": alg, "kid": kid, "typ": "at+jwt"} | changes
    return {name: value for name, value in header.items() if value is not ...}


def of_province(**changes: Any) -> str:
    """Sign what the province's own tokens hold, with its own key."""
    return es(
        good_claims(**{"iss": PROVINCE, "aud": PROVINCE_AUDIENCE} | changes), header_of(kid="es-province"), "province"
    )


def es(claims: Claims | bytes | None = None, header: dict[str, Any] | bytes | None = None, key: str = "city") -> str:
    """Sign whatever is given with the good ES256 key; by default a good token."""
    claims = good_claims() if claims is None else claims
    header = header_of() if header is None else header
    return mint(
        ec_key(key),
        header if isinstance(header, bytes) else compact(header),
        claims if isinstance(claims, bytes) else compact(claims),
        "ES256",
    )


def rs(header: dict[str, Any] | None = None) -> str:
    return mint(rsa_key("city"), compact(header or header_of("RS256", "rs")), compact(good_claims()), "RS256")


def ps(header: dict[str, Any] | None = None, salt_length: int = 32) -> str:
    signed = signing_input(compact(header or header_of("PS256", "ps")), compact(good_claims()))
    return joined(signed, sign_pss(signed, rsa_key("city-ps"), salt_length))


def claimed(**changes: Any) -> str:
    return es(good_claims(**changes))


def headed(**changes: Any) -> str:
    return es(header=header_of(**changes))


def with_hmac(secret: bytes, alg: str = "HS256") -> str:
    signed = signing_input(compact(header_of(alg, "rs")), compact(good_claims()))
    return joined(signed, sign_hmac(signed, secret, alg.replace("HS", "sha")))


def unsigned(alg: str, signature: bytes = b"") -> str:
    return joined(signing_input(compact(header_of(alg, "rs")), compact(good_claims())), signature)


def public_octets(encoding: serialization.Encoding, kind: serialization.PublicFormat) -> bytes:
    return rsa_key("city").public_key().public_bytes(encoding, kind)


PEM = serialization.Encoding.PEM
DER = serialization.Encoding.DER
SPKI = serialization.PublicFormat.SubjectPublicKeyInfo
PKCS1 = serialization.PublicFormat.PKCS1


def respelled(token: str, variant: int) -> str:
    """Change the spare bits of the last character, which decoders ignore."""
    last = oracle.BASE64URL.index(token[-1])
    return token[:-1] + oracle.BASE64URL[last + variant]


def last_character(variant: int) -> str:
    return respelled(es(), variant)


def part_replaced(token: str, position: int, change: Callable[[str], str]) -> str:
    parts = token.split(".")
    parts[position] = change(parts[position])
    return ".".join(parts)


def of_length(length: int) -> str:
    """Fill a header and a private claim until a good token has exactly this many characters."""
    for in_header, in_claims in product(range(3), range(length)):
        header, payload = header_of(cty="x" * in_header), compact(good_claims(filling="x" * in_claims))
        if len(f"{b64(compact(header))}.{b64(payload)}.{b64(bytes(64))}") == length:
            return es(payload, header)
    raise ValueError(length)


def flipped_signature() -> str:
    token = es()
    return part_replaced(token, 2, lambda part: ("B" if part[0] == "A" else "A") + part[1:])


def standard_alphabet() -> str:
    """Spell a signature that needs them with + and / instead of - and _."""
    while True:
        token = es()
        head, _, signature = token.rpartition(".")
        if "-" in signature or "_" in signature:
            return f"{head}.{signature.replace('-', '+').replace('_', '/')}"


def der_signature() -> str:
    signed = signing_input(compact(header_of()), compact(good_claims()))
    return joined(signed, ec_key("city").sign(signed, ec.ECDSA(hashes.SHA256())))


def raw_ec_signature(change: Callable[[bytes], bytes]) -> str:
    signed = signing_input(compact(header_of()), compact(good_claims()))
    return joined(signed, change(sign_ec(signed, ec_key("city"))))


def transplanted(position: int) -> str:
    """Carry one part of a good token into another good token."""
    other = claimed(sub="someone-else").split(".")
    return part_replaced(es(header=header_of(kid=LONG_KID)), position, lambda _: other[position])


def swapped() -> str:
    header, claims, signature = es().split(".")
    return f"{claims}.{header}.{signature}"


def with_json(old: str, new: str) -> str:
    """Sign the good claims after replacing a piece of their text."""
    text = compact(good_claims()).decode()
    assert old in text
    return es(text.replace(old, new, 1).encode())


def nested(levels: int) -> str:
    """Sign good claims in which brackets go this deep, the object itself included."""
    inner = "[" * (levels - 1) + "]" * (levels - 1)
    return with_json('{"iss"', f'{{"deep":{inner},"iss"')


def encoded_text(text: str, encoding: str) -> str:
    return es(text.encode(encoding))


def p384_token() -> str:
    return mint(ec_key("p384", ec.SECP384R1), compact(header_of(kid="es-p384")), compact(good_claims()), "ES256")


def small_rsa_token() -> str:
    key = rsa_key("small", 1024)
    return mint(key, compact(header_of("RS256", "rs-1024")), compact(good_claims()), "RS256")


def other_rsa_hash(alg: str, hash_: hashes.HashAlgorithm) -> str:
    signed = signing_input(compact(header_of(alg, "rs")), compact(good_claims()))
    return joined(signed, sign_rsa(signed, rsa_key("city"), hash_))


def attacker_jwk() -> dict[str, Any]:
    return ec_jwk(ec_key("attacker"), "attacker")


def by_attacker(**header_changes: Any) -> str:
    return es(header=header_of(**header_changes), key="attacker")


@dataclass(frozen=True)
class Case:
    """A token, and the reason it is refused for; None when it is accepted."""

    name: str
    build: Callable[[], str]
    reason: str | None


@dataclass(frozen=True)
class Unavailable(Case):
    """A token whose issuer has no keys yet."""

    reason: str | None = None
