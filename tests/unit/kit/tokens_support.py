"""Forging tokens and key sets from first principles: `cryptography` signs, nothing of the register is used."""

import base64
import hashlib
import hmac
import json
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

NOW = 1_795_000_000
AUDIENCE = "urn:convenant:register"

Claims = dict[str, Any]


@cache
def rsa_key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


@cache
def ec_key(name: str, curve: type[ec.EllipticCurve] = ec.SECP256R1) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(curve())


def b64(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def integer(number: int, length: int | None = None) -> str:
    return b64(number.to_bytes(length or (number.bit_length() + 7) // 8, "big"))


def rsa_jwk(key: rsa.RSAPrivateKey, kid: str, alg: str, **extra: Any) -> dict[str, Any]:
    numbers = key.public_key().public_numbers()
    return {
        "kty": "RSA",
        "kid": kid,
        "alg": alg,
        "use": "sig",
        "n": integer(numbers.n),
        "e": integer(numbers.e),
    } | extra


def ec_jwk(key: ec.EllipticCurvePrivateKey, kid: str, alg: str = "ES256", **extra: Any) -> dict[str, Any]:
    numbers = key.public_key().public_numbers()
    length = (key.curve.key_size + 7) // 8
    crv = {256: "P-256", 384: "P-384", 521: "P-521"}[key.curve.key_size]
    return {
        "kty": "EC",
        "crv": crv,
        "kid": kid,
        "alg": alg,
        "use": "sig",
        "x": integer(numbers.x, length),
        "y": integer(numbers.y, length),
    } | extra


def document(*keys: Any) -> bytes:
    return json.dumps({"keys": keys}).encode()


def sign_rsa(signing_input: bytes, key: rsa.RSAPrivateKey, hash_: hashes.HashAlgorithm | None = None) -> bytes:
    return key.sign(signing_input, padding.PKCS1v15(), hash_ or hashes.SHA256())


def sign_pss(signing_input: bytes, key: rsa.RSAPrivateKey, salt_length: int = 32) -> bytes:
    return key.sign(
        signing_input, padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=salt_length), hashes.SHA256()
    )


def sign_ec(signing_input: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
    r, s = decode_dss_signature(key.sign(signing_input, ec.ECDSA(hashes.SHA256())))
    length = (key.curve.key_size + 7) // 8
    return r.to_bytes(length, "big") + s.to_bytes(length, "big")


def sign_hmac(signing_input: bytes, secret: bytes, digest: str = "sha256") -> bytes:
    return hmac.new(secret, signing_input, getattr(hashlib, digest)).digest()


def compact(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def signing_input(header: bytes, payload: bytes) -> bytes:
    return f"{b64(header)}.{b64(payload)}".encode()


def joined(signed: bytes, signature: bytes) -> str:
    return f"{signed.decode()}.{b64(signature)}"


def mint(key: Any, header: bytes, payload: bytes, alg: str) -> str:
    """Sign octets that need be neither JSON nor a sensible header."""
    signed = signing_input(header, payload)
    match alg:
        case "RS256":
            return joined(signed, sign_rsa(signed, key))
        case "PS256":
            return joined(signed, sign_pss(signed, key))
        case "ES256":
            return joined(signed, sign_ec(signed, key))
        case _:
            raise ValueError(alg)
