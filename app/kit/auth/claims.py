"""What a verified signature says: the claims of an access token, checked again by ourselves (RFC 9068)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.kit.auth.issuers import IssuerPolicy
from app.kit.text import normalised

LEEWAY_SECONDS = 30
MAX_LIFETIME_SECONDS = 6 * 3600
MAX_IDENTIFIER_LENGTH = 255
MAX_NAME_LENGTH = 200

# Every integer below this survives JSON readers that keep numbers as IEEE doubles.
_NUMERIC_DATE_LIMIT = 2**53
# scope-token of RFC 6749 section 3.3.
_SCOPES = re.compile(r"[!#-\[\]-~]+(?: [!#-\[\]-~]+)*")


class InvalidToken(Exception):  # noqa: N818 - carries the name of its problem type, invalid-token
    """A token that is refused; one 401 whatever the cause.

    `reason` is one of our own fixed sentences, never text from the token, and is for the log only.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnknownKey(InvalidToken):
    """A token of a configured issuer whose `kid` is not in that issuer's present keyset."""

    def __init__(self, issuer: str) -> None:
        super().__init__("kid is not in the keyset of the issuer")
        self.issuer = issuer


class IdentityProviderUnavailable(Exception):  # noqa: N818 - carries the name of its problem type
    """The keys of a configured issuer were never loaded or are too old: 503, nothing is said about the token."""

    def __init__(self, issuer: str) -> None:
        super().__init__(f"no usable keys of {issuer}")
        self.issuer = issuer


@dataclass(frozen=True, slots=True)
class VerifiedToken:
    """Who is asking, proven by a signature. Instants are epoch seconds.

    Holds no roles or memberships: those come from the database (decision D14). `scopes_required` is what its issuer
    is configured with (see `IssuerPolicy`).
    """

    issuer: str
    subject: str
    client_id: str
    scopes: frozenset[str]
    token_id: str
    issued_at: float
    expires_at: float
    name: str | None = None
    scopes_required: bool = False

    @property
    def principal(self) -> tuple[str, str]:
        """Return the pair that identifies the caller: a subject means nothing without its issuer."""
        return self.issuer, self.subject


def read_claims(claims: Mapping[str, Any], policy: IssuerPolicy, now: float, *, plain_type: bool) -> VerifiedToken:
    """Return the token's meaning after step 8 of the checklist; `now` is in epoch seconds.

    `plain_type` says that the header only said `typ: JWT`, so that the issuer's distinguishing claim is needed.

    Raises:
        InvalidToken: a claim is missing, of the wrong type, or outside its limits.

    """
    issued_at, expires_at = _period(claims, now)
    if plain_type:
        _require_distinguishing_claim(claims, policy)
    return VerifiedToken(
        issuer=policy.issuer,
        subject=_identifier(claims, "sub"),
        client_id=_client(claims),
        scopes=_scopes(claims),
        token_id=_identifier(claims, "jti"),
        issued_at=issued_at,
        expires_at=expires_at,
        name=_name(claims.get("name")),
        scopes_required=policy.scopes_required,
    )


def _period(claims: Mapping[str, Any], now: float) -> tuple[float, float]:
    expires_at = _instant(claims, "exp")
    issued_at = _instant(claims, "iat")
    if now >= expires_at + LEEWAY_SECONDS:
        raise InvalidToken("exp has passed")
    if issued_at > now + LEEWAY_SECONDS:
        raise InvalidToken("iat lies in the future")
    if "nbf" in claims and _instant(claims, "nbf") > now + LEEWAY_SECONDS:
        raise InvalidToken("nbf lies in the future")
    if not 0 < expires_at - issued_at <= MAX_LIFETIME_SECONDS:
        raise InvalidToken("the lifetime is not between zero and six hours")
    return issued_at, expires_at


def _instant(claims: Mapping[str, Any], name: str) -> float:
    value = claims.get(name)
    # A JSON true is an int to Python.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < _NUMERIC_DATE_LIMIT:
        raise InvalidToken(f"{name} is not an instant")
    return value


def _identifier(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= MAX_IDENTIFIER_LENGTH or not value.isprintable():
        raise InvalidToken(f"{name} is not a short printable text")
    return value


def _client(claims: Mapping[str, Any]) -> str:
    # The Dutch OAuth profile names the client in azp, RFC 9068 in client_id; a token may not contradict itself.
    if "client_id" not in claims:
        return _identifier(claims, "azp")
    client = _identifier(claims, "client_id")
    if "azp" in claims and claims["azp"] != client:
        raise InvalidToken("client_id and azp differ")
    return client


def _scopes(claims: Mapping[str, Any]) -> frozenset[str]:
    scope = claims.get("scope", "")
    if scope == "":
        return frozenset()
    if not isinstance(scope, str) or not _SCOPES.fullmatch(scope):
        raise InvalidToken("scope is not a space-separated text")
    return frozenset(scope.split(" "))


def _require_distinguishing_claim(claims: Mapping[str, Any], policy: IssuerPolicy) -> None:
    expected = policy.distinguishing_claim
    if expected is None or claims.get(expected.name) != expected.value:
        raise InvalidToken("the distinguishing claim of the issuer is missing")


def _name(value: object) -> str | None:
    # A display name proves nothing, so a bad one is dropped and the token stands.
    if not isinstance(value, str):
        return None
    try:
        name = normalised(value).strip()
    except ValueError:
        return None
    return name if 0 < len(name) <= MAX_NAME_LENGTH else None
