"""A published key set (RFC 7517), read with suspicion: which keys may verify tokens, and by which algorithm."""

import base64
import binascii
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, rsa

from app.kit.auth.issuers import Algorithm
from app.kit.auth.tokens import MAX_RSA_BITS, MIN_RSA_BITS, VerificationKey, is_key_id, verification_key
from app.kit.strict_json import read_object

MAX_KEYS = 32

_SECRET_PARAMETERS = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+")
_RSA_ALGORITHMS: tuple[Algorithm, ...] = ("RS256", "PS256")
_EC_ALGORITHMS: tuple[Algorithm, ...] = ("ES256",)
_COORDINATE_OCTETS = 32
# FIPS 186-5 asks for an exponent above 2^16; a large one would make every check of a signature slow.
_EXPONENTS = range(2**16 + 1, 2**32, 2)


class KeysetRefusedError(Exception):
    """A key set that must not replace the present one; the text is ours and may be logged."""


class _SkippedKeyError(Exception):
    """One entry that may not verify tokens, while the rest of the set stands."""


@dataclass(frozen=True, slots=True)
class Keyset:
    """The usable keys of one document by `kid`, and why each other entry was left out (position and reason)."""

    keys: Mapping[str, VerificationKey]
    skipped: tuple[str, ...]


def parse_keyset(document: bytes, algorithms: Sequence[Algorithm]) -> Keyset:
    """Return the usable keys of a JWKS document, each bound to one of the issuer's allowed algorithms.

    An entry is skipped when it has no usable `kid`, is not for signatures, holds private or symmetric
    parameters, or when its type, curve, size and algorithm do not agree with each other or with the allow-list.
    A key that does not name its algorithm, which RFC 7517 section 4.4 permits and Microsoft Entra does, is bound to
    the first of the issuer's algorithms that suits its type.

    Raises:
        KeysetRefusedError: it is not a key set, has more than 32 keys or two with one `kid`, or no usable key.

    """
    entries = _entries(document)
    _refuse_shared_key_ids(entries)
    keys: dict[str, VerificationKey] = {}
    skipped: list[str] = []
    for position, entry in enumerate(entries):
        try:
            key_id = _key_id(entry)
            keys[key_id] = _key(entry, algorithms)
        except _SkippedKeyError as skip:
            skipped.append(f"key {position}: {skip}")
        except Exception as error:  # noqa: BLE001 - one odd key may not cost the issuer its other keys
            skipped.append(f"key {position}: {type(error).__name__}")
    if not keys:
        raise KeysetRefusedError("no usable key" + "".join(f"; {reason}" for reason in skipped))
    return Keyset(keys, tuple(skipped))


def _entries(document: bytes) -> list[Any]:
    try:
        entries = read_object(document).get("keys")
    except ValueError as error:
        raise KeysetRefusedError(str(error)) from None
    if not isinstance(entries, list):
        raise KeysetRefusedError("there is no list of keys")
    if len(entries) > MAX_KEYS:
        raise KeysetRefusedError(f"more than {MAX_KEYS} keys")
    return entries


def _refuse_shared_key_ids(entries: Sequence[Any]) -> None:
    # Counted over all entries, usable or not: which of two keys a kid means may not depend on our taste.
    key_ids = (entry.get("kid") for entry in entries if isinstance(entry, dict))
    counts = Counter(key_id for key_id in key_ids if isinstance(key_id, str))
    if any(count > 1 for count in counts.values()):
        raise KeysetRefusedError("two keys share a kid")


def _key_id(entry: Any) -> str:
    if not isinstance(entry, dict):
        raise _SkippedKeyError("not an object")
    key_id = entry.get("kid")
    if not isinstance(key_id, str) or not is_key_id(key_id):
        raise _SkippedKeyError("kid is missing or malformed")
    return key_id


def _key(entry: Mapping[str, Any], algorithms: Sequence[Algorithm]) -> VerificationKey:
    if not _SECRET_PARAMETERS.isdisjoint(entry):
        raise _SkippedKeyError("private or symmetric parameters are published")
    if entry.get("use", "sig") != "sig":
        raise _SkippedKeyError("not for signatures (use)")
    operations = entry.get("key_ops", ["verify"])
    if not isinstance(operations, list) or "verify" not in operations:
        raise _SkippedKeyError("not for signatures (key_ops)")
    match entry.get("kty"):
        case "RSA":
            return verification_key(_rsa_key(entry), _algorithm(entry, _RSA_ALGORITHMS, algorithms))
        case "EC":
            return verification_key(_ec_key(entry), _algorithm(entry, _EC_ALGORITHMS, algorithms))
        case _:
            raise _SkippedKeyError("kty is neither RSA nor EC")


def _algorithm(entry: Mapping[str, Any], possible: Sequence[Algorithm], allowed: Sequence[Algorithm]) -> Algorithm:
    for algorithm in allowed:
        if algorithm in possible and entry.get("alg", algorithm) == algorithm:
            return algorithm
    raise _SkippedKeyError("alg is not allowed, or not for this kty")


def _rsa_key(entry: Mapping[str, Any]) -> rsa.RSAPublicKey:
    modulus = int.from_bytes(_octets(entry, "n"), "big")
    exponent = int.from_bytes(_octets(entry, "e"), "big")
    if not MIN_RSA_BITS <= modulus.bit_length() <= MAX_RSA_BITS:
        raise _SkippedKeyError(f"RSA outside {MIN_RSA_BITS} to {MAX_RSA_BITS} bits")
    if modulus % 2 == 0 or exponent not in _EXPONENTS:
        raise _SkippedKeyError("RSA modulus or exponent is unsound")
    return rsa.RSAPublicNumbers(exponent, modulus).public_key()


def _ec_key(entry: Mapping[str, Any]) -> ec.EllipticCurvePublicKey:
    if entry.get("crv") != "P-256":
        raise _SkippedKeyError("crv is not P-256")
    x, y = _octets(entry, "x"), _octets(entry, "y")
    if len(x) != _COORDINATE_OCTETS or len(y) != _COORDINATE_OCTETS:
        raise _SkippedKeyError("a coordinate has the wrong length")
    try:
        return ec.EllipticCurvePublicNumbers(
            int.from_bytes(x, "big"), int.from_bytes(y, "big"), ec.SECP256R1()
        ).public_key()
    except ValueError:
        raise _SkippedKeyError("the point is not on the curve") from None


def _octets(entry: Mapping[str, Any], name: str) -> bytes:
    value = entry.get(name)
    if not isinstance(value, str) or not _BASE64URL.fullmatch(value):
        raise _SkippedKeyError(f"{name} is missing or not base64url")
    try:
        return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except binascii.Error:
        raise _SkippedKeyError(f"{name} is not base64url") from None
