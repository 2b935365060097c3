"""Who may issue tokens: configuration only, nothing here is ever read from a token."""

import ipaddress
from collections.abc import Iterable
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

Algorithm = Literal["RS256", "ES256", "PS256"]
ALGORITHMS: tuple[Algorithm, ...] = ("RS256", "ES256", "PS256")

DEVELOPER_ISSUER = "urn:convenant:developer"

# Claims every token carries, ID tokens too: none of them can tell an access token apart.
_UNDISTINGUISHING_CLAIMS = frozenset({"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "azp"})


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("only printable characters are allowed")
    return text


Identifier = Annotated[str, Field(min_length=1, max_length=255), AfterValidator(_printable)]


class DistinguishingClaim(BaseModel):
    """A claim only the access tokens of an issuer carry, such as Keycloak's `typ` = `Bearer` (RFC 8725, 3.12)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Identifier
    value: Identifier

    @field_validator("name")
    @classmethod
    def _refuse_common_claims(cls, name: str) -> str:
        if name in _UNDISTINGUISHING_CLAIMS:
            raise ValueError("this claim stands in ID tokens too and distinguishes nothing")
        return name


class IssuerPolicy(BaseModel):
    """What a token of one issuer must satisfy: exact `iss`, audience, algorithms and token type.

    A key that does not say what it is for is used with the first of `algorithms` that suits it.
    `accept_plain_jwt_type` admits issuers that only write `typ: JWT`; a distinguishing claim then has to
    keep their ID tokens out (reliability-security section 3, step 4). With `scopes_required` a token that names none
    of the register's scopes may do nothing but public reads; without it memberships alone decide about such a token.

    Raises:
        ValidationError: a value is malformed, or plain types are accepted without a distinguishing claim.

    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer: Identifier
    audience: Identifier
    algorithms: tuple[Algorithm, ...] = ALGORITHMS
    accept_plain_jwt_type: bool = False
    distinguishing_claim: DistinguishingClaim | None = None
    scopes_required: bool = False

    @field_validator("algorithms")
    @classmethod
    def _refuse_empty_or_repeated(cls, algorithms: tuple[Algorithm, ...]) -> tuple[Algorithm, ...]:
        if not algorithms or len(set(algorithms)) != len(algorithms):
            raise ValueError("name at least one algorithm, each once")
        return algorithms

    @model_validator(mode="after")
    def _require_distinguishing_claim(self) -> Self:
        if self.accept_plain_jwt_type != (self.distinguishing_claim is not None):
            raise ValueError("accept_plain_jwt_type and distinguishing_claim go together")
        return self


class IssuerConfig(IssuerPolicy):
    """One configured issuer, the address of its keys, and where a system asks it for a token.

    The latter is only told to readers of the API description. An address is https; plain http is understood for
    loopback addresses only, and whoever builds a keyring from it must say `development` (see `refuse_plain_http`).

    Raises:
        ValidationError: the address is not an absolute https address without user information and fragment.

    """

    jwks_address: str
    token_address: str | None = None

    @field_validator("issuer")
    @classmethod
    def _refuse_developer_issuer(cls, issuer: str) -> str:
        if issuer == DEVELOPER_ISSUER:
            raise ValueError("this name belongs to the local developer issuer")
        return issuer

    @field_validator("jwks_address", "token_address")
    @classmethod
    def _refuse_unsafe_address(cls, address: str | None) -> str | None:
        if address is None:
            return None
        if not address.isascii() or not address.isprintable() or " " in address or "\\" in address:
            raise ValueError("an address has printable ASCII characters only")
        parts = urlsplit(address)
        if parts.scheme not in {"https", "http"} or not parts.hostname or parts.port == 0:
            raise ValueError("an absolute https address is needed")
        if parts.username is not None or parts.password is not None or "#" in address:
            raise ValueError("an address holds no user information and no fragment")
        if parts.scheme == "http" and not _is_loopback(parts.hostname):
            raise ValueError("plain http is possible for loopback addresses only")
        return address

    @property
    def uses_plain_http(self) -> bool:
        """Tell whether the keys travel unprotected (loopback only)."""
        return urlsplit(self.jwks_address).scheme == "http"


def refuse_plain_http(issuers: Iterable[IssuerConfig], *, development: bool) -> None:
    """Check that keys are only fetched over plain http where that was asked for.

    Raises:
        ValueError: an issuer has a plain http address and this is not a development environment.

    """
    if not development and any(issuer.uses_plain_http for issuer in issuers):
        raise ValueError("an issuer's keys are fetched over https; plain http is for development on loopback only")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
