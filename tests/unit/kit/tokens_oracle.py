"""A second verifier of the same policy, on PyJWT and written apart: the register and it must always agree."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any
from unittest import mock

import jwt
from jwt.api_jwk import PyJWK

ACCEPTED, REFUSED, UNAVAILABLE = "accepted", "refused", "unavailable"

BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
KID_CHARACTERS = BASE64URL + ".~:=+/@"
HEADER_NAMES = {"alg", "kid", "typ", "cty", "x5t", "x5t#S256"}
REQUIRED = ["iss", "aud", "exp", "iat", "sub", "jti"]


class RefusedError(Exception):
    """The policy says no."""


@dataclass
class TrustedIssuer:
    audience: str
    algorithms: tuple[str, ...]
    jwks: bytes | None
    access_token_mark: tuple[str, str] | None = None
    keys: dict[str, PyJWK] | None = field(init=False)

    def __post_init__(self) -> None:
        self.keys = None if self.jwks is None else dict(self._usable(json.loads(self.jwks)["keys"]))

    def _usable(self, entries: list[dict[str, Any]]) -> Iterator[tuple[str, PyJWK]]:
        curves_and_types = {"RS256": ("RSA", None), "PS256": ("RSA", None), "ES256": ("EC", "P-256")}
        for entry in entries:
            alg = entry["alg"]
            if alg not in self.algorithms or (entry["kty"], entry.get("crv")) != curves_and_types[alg]:
                continue
            key = PyJWK(entry)
            if entry["kty"] == "EC" or key.key.key_size in range(2048, 8193):
                yield entry["kid"], key


class Oracle:
    def __init__(self, issuers: dict[str, TrustedIssuer]) -> None:
        self._issuers = issuers

    def verdict(self, token: str, now: int) -> str:
        try:
            return self._verdict(token, now)
        except (RefusedError, jwt.PyJWTError):
            return REFUSED

    def _verdict(self, token: str, now: int) -> str:
        check(len(token) <= 8192 and token.isascii())
        segments = token.split(".")
        check(len(segments) == 3)
        for segment in segments:
            check_spelling(segment)
        header = strict_object(jwt.utils.base64url_decode(segments[0]))
        check(set(header) <= HEADER_NAMES and all(type(value) is str for value in header.values()))
        issuer_name = strict_object(jwt.utils.base64url_decode(segments[1])).get("iss")
        if type(issuer_name) is not str or issuer_name not in self._issuers:
            raise RefusedError
        issuer = self._issuers[issuer_name]
        needs_mark = self._needs_mark(header, issuer)
        alg, kid = header.get("alg", ""), header.get("kid", "")
        check(alg in issuer.algorithms)
        check(0 < len(kid) <= 128 and set(kid) <= set(KID_CHARACTERS))
        if issuer.keys is None:
            return UNAVAILABLE
        check(kid in issuer.keys and issuer.keys[kid].algorithm_name == alg)
        with standing_clock(now):
            claims = jwt.decode(
                token,
                issuer.keys[kid].key,
                algorithms=[alg],
                audience=issuer.audience,
                issuer=issuer_name,
                leeway=30,
                options={"require": REQUIRED},
            )
        check_claims(claims, now)
        check(not needs_mark or issuer.access_token_mark in list(claims.items()))
        return ACCEPTED

    def library_alone(self, token: str, now: int) -> str:
        """What PyJWT says when used as its documentation shows, without any rule of ours."""
        try:
            with standing_clock(now):
                issuer_name = jwt.decode(token, options={"verify_signature": False})["iss"]
                issuer = self._issuers[issuer_name]
                if issuer.keys is None:
                    return UNAVAILABLE
                jwt.decode(
                    token,
                    issuer.keys[jwt.get_unverified_header(token)["kid"]],
                    algorithms=issuer.algorithms,
                    audience=issuer.audience,
                    issuer=issuer_name,
                    leeway=30,
                )
        except (jwt.PyJWTError, LookupError, TypeError, UnicodeError):
            return REFUSED
        return ACCEPTED

    @staticmethod
    def _needs_mark(header: dict[str, str], issuer: TrustedIssuer) -> bool:
        typ = header.get("typ", "").casefold()
        check(typ in {"at+jwt", "application/at+jwt"} or (typ == "jwt" and issuer.access_token_mark is not None))
        return typ == "jwt"


def check(condition: object) -> None:
    if not condition:
        raise RefusedError


def check_spelling(segment: str) -> None:
    """The last character of a canonical segment has zeros in the bits beyond the last octet."""
    check(segment and set(segment) <= set(BASE64URL))
    spare_bits = {0: 0, 2: 4, 3: 2}.get(len(segment) % 4)
    check(spare_bits is not None)
    check(BASE64URL.index(segment[-1]) % (1 << (spare_bits or 0)) == 0)


def strict_object(octets: bytes) -> dict[str, Any]:
    def no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        check(len({name for name, _ in pairs}) == len(pairs))
        return dict(pairs)

    def no_constants(_: str) -> None:
        raise RefusedError

    def within_doubles(text: str) -> float:
        check(abs(Decimal(text)) < Decimal("1.7976931348623158e308"))
        return float(text)

    def within_doubles_too(text: str) -> int:
        check(len(text) <= 308)
        return int(text)

    try:
        text = octets.decode()
        check(nesting(text) <= 32)
        value = json.loads(
            text,
            object_pairs_hook=no_repeats,
            parse_constant=no_constants,
            parse_float=within_doubles,
            parse_int=within_doubles_too,
        )
    except ValueError:
        raise RefusedError from None
    if not isinstance(value, dict):
        raise RefusedError
    return value


def nesting(text: str) -> int:
    """How deep brackets go, those in texts not counted."""
    deepest = depth = 0
    in_text = escaped = False
    for character in text:
        if in_text:
            in_text = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            in_text = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def check_claims(claims: dict[str, Any], now: int) -> None:
    for name in ("exp", "iat", "nbf"):
        if name in claims:
            check(type(claims[name]) in (int, float) and 0 < claims[name] < 2**53)
    check(claims["exp"] > now - 30 and claims["iat"] <= now + 30 and claims.get("nbf", 0) <= now + 30)
    check(0 < claims["exp"] - claims["iat"] <= 21_600)
    for name in ("sub", "jti"):
        check_text(claims[name])
    client_names = [claims[name] for name in ("client_id", "azp") if name in claims]
    check(client_names and all(name == client_names[0] for name in client_names))
    check_text(client_names[0])
    scope = claims.get("scope", "")
    check(type(scope) is str)
    check(not scope or all(word and all(is_scope_character(c) for c in word) for word in scope.split(" ")))


def check_text(value: object) -> None:
    check(isinstance(value, str) and 1 <= len(value) <= 255 and value.isprintable())


def is_scope_character(character: str) -> bool:
    return "!" <= character <= "~" and character not in '"\\'


@contextmanager
def standing_clock(now: int) -> Iterator[None]:
    """Let PyJWT judge exp, nbf and iat at the instant of the test."""

    class StandingDatetime(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "StandingDatetime":
            return cls.fromtimestamp(now, tz)

    with mock.patch.object(jwt.api_jwt, "datetime", StandingDatetime):
        yield
