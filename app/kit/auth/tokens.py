"""Access tokens: verified, and for the developer issuer signed. The one module that knows python-jose.

python-jose is no longer maintained and takes much on trust, so it only ever sees a token whose form, header and
key have already been decided here, and it never sees JWE, PEM, a JWKS or a choice of algorithms.
"""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from jose import jwk, jwt  # noqa: TID251 - this is the module allowed to
from jose.backends.base import Key  # noqa: TID251 - as above
from jose.backends.cryptography_backend import CryptographyECKey, CryptographyRSAKey  # noqa: TID251 - as above
from jose.exceptions import JWTError  # noqa: TID251 - as above

from app.kit.auth.claims import (
    IdentityProviderUnavailable,
    InvalidToken,
    UnknownKey,
    VerifiedToken,
    read_claims,
)
from app.kit.auth.issuers import Algorithm, IssuerPolicy
from app.kit.strict_json import read_object

__all__ = [
    "IdentityProviderUnavailable",
    "InvalidToken",
    "KeySource",
    "PS256Key",
    "PrivateKey",
    "PublicKey",
    "UnknownKey",
    "VerificationKey",
    "VerifiedToken",
    "bearer_token",
    "is_key_id",
    "sign_token",
    "verification_key",
    "verify_token",
    "verify_token_with_key",
]

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

MAX_TOKEN_LENGTH = 8192
MIN_RSA_BITS = 2048
MAX_RSA_BITS = 8192

# b64token of RFC 6750 section 2.1; the scheme's name is case-insensitive (RFC 9110 section 11.1).
_AUTHORIZATION = re.compile(r"bearer +([A-Za-z0-9._~+/-]+=*)", re.IGNORECASE | re.ASCII)
_TOKEN = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)")
_KEY_ID = re.compile(r"[A-Za-z0-9._~:=+/@-]{1,128}")
_HEADER_NAMES = frozenset({"alg", "kid", "typ", "cty", "x5t", "x5t#S256"})
_ACCESS_TOKEN_TYPES = frozenset({"at+jwt", "application/at+jwt"})
_PLAIN_TYPE = "jwt"

# jose would compare exp and nbf with the machine's clock; step 8 compares them with the caller's instead.
_DECODE_OPTIONS = {
    "require_aud": True,
    "require_iss": True,
    "require_sub": True,
    "verify_exp": False,
    "verify_iat": False,
    "verify_nbf": False,
    "verify_at_hash": False,
}


class PS256Key(Key):
    """RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 octets (RFC 7518 section 3.5); jose has none."""

    _PADDING = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=hashes.SHA256.digest_size)

    def __init__(self, key: rsa.RSAPublicKey | rsa.RSAPrivateKey, algorithm: str) -> None:
        if algorithm != "PS256" or not isinstance(key, rsa.RSAPublicKey | rsa.RSAPrivateKey):
            raise TypeError("PS256 takes an RSA key")
        self._key = key

    def sign(self, msg: bytes) -> bytes:
        """Return the signature over a message; needs the private key."""
        if not isinstance(self._key, rsa.RSAPrivateKey):
            raise TypeError("signing needs a private key")
        return self._key.sign(msg, self._PADDING, hashes.SHA256())

    def verify(self, msg: bytes, sig: bytes) -> bool:
        """Tell whether a signature over a message is right."""
        key = self._key.public_key() if isinstance(self._key, rsa.RSAPrivateKey) else self._key
        try:
            key.verify(sig, msg, self._PADDING, hashes.SHA256())
        except InvalidSignature:
            return False
        return True


def refuse_other_backends() -> None:
    """Check that jose computes with `cryptography`.

    Of its fallbacks, `ecdsa` leaks private keys through timing and will not be repaired (CVE-2024-23342).

    Raises:
        RuntimeError: jose chose another backend.

    """
    if jwk.ECKey is not CryptographyECKey or jwk.RSAKey is not CryptographyRSAKey:
        raise RuntimeError("python-jose does not use its cryptography backend")


refuse_other_backends()
jwk.register_key("PS256", PS256Key)


@dataclass(frozen=True, slots=True)
class VerificationKey:
    """A public key and the one algorithm it is for (RFC 8725 section 3.1)."""

    algorithm: Algorithm
    key: Key


class KeySource(Protocol):
    """Where a verifier finds the configured issuers and their keys."""

    def policy(self, issuer: str) -> IssuerPolicy | None:
        """Return what the tokens of this issuer must satisfy, None when it is not configured."""
        ...

    def key(self, issuer: str, key_id: str, now: float) -> VerificationKey:
        """Return the key of a configured issuer, or raise UnknownKey or IdentityProviderUnavailable."""
        ...


def bearer_token(authorization: Sequence[str]) -> str | None:
    """Return the token of a request, None when it has no `Authorization` header (step 1, RFC 6750 section 2.1).

    Raises:
        InvalidToken: there are several headers, another scheme, or not exactly one token.

    """
    if not authorization:
        return None
    if len(authorization) > 1:
        raise InvalidToken("there are several Authorization headers")
    match = _AUTHORIZATION.fullmatch(authorization[0].strip(" \t"))
    if match is None:
        raise InvalidToken("the Authorization header is not one Bearer token")
    return match.group(1)


def is_key_id(value: object) -> bool:
    """Tell whether a value may be a `kid`: the only texts ever looked up in a keyset (step 5)."""
    return isinstance(value, str) and _KEY_ID.fullmatch(value) is not None


def verification_key(key: PublicKey, algorithm: Algorithm) -> VerificationKey:
    """Bind a public key to one algorithm.

    Raises:
        ValueError: the key is of another kind, on another curve than P-256, or RSA outside 2048 to 8192 bits.

    """
    if isinstance(key, ec.EllipticCurvePublicKey):
        fits = algorithm == "ES256" and isinstance(key.curve, ec.SECP256R1)
    else:
        fits = algorithm in {"RS256", "PS256"} and MIN_RSA_BITS <= key.key_size <= MAX_RSA_BITS
    if not fits:
        raise ValueError("the key does not fit the algorithm")
    return VerificationKey(algorithm, _jose_key(key, algorithm))


def sign_token(claims: Mapping[str, Any], key: PrivateKey, key_id: str, algorithm: Algorithm) -> str:
    """Return a signed access token (`typ: at+jwt`, RFC 9068) holding exactly these claims."""
    headers = {"typ": "at+jwt", "kid": key_id}
    return jwt.encode(dict(claims), _jose_key(key, algorithm), algorithm=algorithm, headers=headers)


def verify_token(token: str, key_source: KeySource, now: float) -> VerifiedToken:
    """Return what an access token proves at `now`, in epoch seconds (reliability-security section 3, steps 2 to 8).

    Raises what `verify_token_with_key` raises.
    """
    return verify_token_with_key(token, key_source, now)[0]


def verify_token_with_key(
    token: str, key_source: KeySource, now: float
) -> tuple[VerifiedToken, str, VerificationKey]:
    """Return what an access token proves at `now`, and by which key with which `kid`.

    Raises:
        InvalidToken: the token is refused, whatever was wrong or went wrong with it.
        UnknownKey: it names a key its issuer is not known to have (also an InvalidToken).
        IdentityProviderUnavailable: its issuer has no usable keyset.

    """
    try:
        return _verify(token, key_source, now)
    except (InvalidToken, IdentityProviderUnavailable):
        raise
    except Exception as error:
        # Hostile input must never be answered 500, and jose raises far more than it declares.
        raise InvalidToken(f"verification failed with {type(error).__name__}") from error


def _verify(token: str, key_source: KeySource, now: float) -> tuple[VerifiedToken, str, VerificationKey]:
    header_octets, claims_octets = _parts(token)
    header = _header(header_octets)
    policy = key_source.policy(_claimed_issuer(claims_octets))
    if policy is None:
        raise InvalidToken("iss is not a configured issuer")
    plain_type = _is_plain_type(header, policy)
    # Checked before the lookup, so that a token no key could ever verify cannot make us fetch keys.
    if header.get("alg") not in policy.algorithms:
        raise InvalidToken("alg is not allowed for the issuer")
    key_id = header.get("kid")
    if key_id is None or not is_key_id(key_id):
        raise InvalidToken("kid is missing or malformed")
    key = key_source.key(policy.issuer, key_id, now)
    if header["alg"] != key.algorithm:
        raise InvalidToken("alg is not the algorithm of the key")
    return read_claims(_signed_claims(token, key, policy), policy, now, plain_type=plain_type), key_id, key


def _parts(token: str) -> tuple[bytes, bytes]:
    match = _TOKEN.fullmatch(token) if len(token) <= MAX_TOKEN_LENGTH else None
    if match is None:
        raise InvalidToken("not three base64url segments within the length limit")
    header, claims, _ = (_canonical_octets(segment) for segment in match.groups())
    return header, claims


def _canonical_octets(segment: str) -> bytes:
    # The unused bits of a last character are ignored by decoders: without this, one token has many spellings.
    try:
        octets = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
    except binascii.Error:
        raise InvalidToken("a segment is not base64url") from None
    if base64.urlsafe_b64encode(octets).rstrip(b"=").decode() != segment:
        raise InvalidToken("a segment is not canonical base64url")
    return octets


def _header(octets: bytes) -> dict[str, str]:
    try:
        header = read_object(octets)
    except ValueError as error:
        raise InvalidToken(f"header: {error}") from None
    if not header.keys() <= _HEADER_NAMES:
        raise InvalidToken("header: a name is not allowed")
    if not all(isinstance(value, str) for value in header.values()):
        raise InvalidToken("header: a value is not a text")
    return header


def _claimed_issuer(octets: bytes) -> str:
    # Unverified: it only chooses among the configured issuers, whose key then has to confirm it.
    try:
        issuer = read_object(octets).get("iss")
    except ValueError as error:
        raise InvalidToken(f"claims: {error}") from None
    if not isinstance(issuer, str):
        raise InvalidToken("iss is missing or not a text")
    return issuer


def _is_plain_type(header: Mapping[str, str], policy: IssuerPolicy) -> bool:
    token_type = header.get("typ", "").lower()
    if token_type in _ACCESS_TOKEN_TYPES:
        return False
    if token_type == _PLAIN_TYPE and policy.accept_plain_jwt_type:
        return True
    raise InvalidToken("typ is not that of an access token")


def _signed_claims(token: str, key: VerificationKey, policy: IssuerPolicy) -> dict[str, Any]:
    try:
        return jwt.decode(
            token,
            key.key,
            algorithms=[key.algorithm],
            options=_DECODE_OPTIONS,
            audience=policy.audience,
            issuer=policy.issuer,
        )
    except JWTError as error:
        raise InvalidToken(f"jose: {error}") from None


def _jose_key(key: PublicKey | PrivateKey, algorithm: Algorithm) -> Key:
    key_class = jwk.get_key(algorithm)
    if key_class is None:
        raise ValueError("jose does not know the algorithm")
    return key_class(key, algorithm)
