"""Configuring issuers: what is understood and what is refused at start."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.kit.auth.issuers import DEVELOPER_ISSUER, IssuerConfig
from app.kit.auth.keyring import Keyring


def config(**changes: Any) -> IssuerConfig:
    good = {
        "issuer": "https://login.example",
        "audience": "convenant",
        "jwks_address": "https://login.example/jwks",
    }
    return IssuerConfig.model_validate(good | changes)


def test_an_issuer_needs_three_facts_and_allows_three_algorithms():
    read = TypeAdapter(tuple[IssuerConfig, ...]).validate_json(
        '[{"issuer": "https://login.example", "audience": "convenant", "jwks_address": "https://login.example/jwks"}]'
    )
    assert read == (config(),)
    assert read[0].algorithms == ("RS256", "ES256", "PS256")
    assert not read[0].accept_plain_jwt_type


@pytest.mark.parametrize(
    "address",
    [
        "https://login.example/jwks",
        "https://login.example:8443/a/b?tenant=1",
        "http://localhost:8080/jwks",
        "http://127.0.0.1/jwks",
        "http://127.8.9.10:1/jwks",
        "http://[::1]:8080/jwks",
    ],
)
def test_addresses_that_are_understood(address: str):
    assert config(jwks_address=address).jwks_address == address


@pytest.mark.parametrize(
    "address",
    [
        "http://login.example/jwks",
        "http://10.0.0.1/jwks",
        "http://localhost.example/jwks",
        "http://127.1/jwks",
        "http://2130706433/jwks",
        "http://127.0.0.1.nip.io/jwks",
        "http://localhost@login.example/jwks",
        "https://user:secret@login.example/jwks",
        "https://user@login.example/jwks",
        "https://login.example/jwks#fragment",
        "https://login.example/jwks#",
        "https:///jwks",
        "https://",
        "https://login.example:0/jwks",
        "https://login.example:99999/jwks",
        "https://login.example\\@evil.example/jwks",
        "https://login.example/jw ks",
        "https://login.example/jwks\n",
        "https://ｌogin.example/jwks",
        "https://[::1/jwks",
        "ftp://login.example/jwks",
        "file:///etc/passwd",
        "data:application/json,{}",
        "//login.example/jwks",
        "login.example/jwks",
        "",
    ],
)
def test_addresses_that_are_refused(address: str):
    with pytest.raises(ValidationError):
        config(jwks_address=address)


@pytest.mark.parametrize(
    "changes",
    [
        {"issuer": ""},
        {"issuer": "i" * 256},
        {"issuer": "https://login.example\n"},
        {"issuer": None},
        {"issuer": DEVELOPER_ISSUER},
        {"audience": ""},
        {"audience": ["convenant"]},
        {"algorithms": []},
        {"algorithms": ["RS256", "RS256"]},
        {"algorithms": ["HS256"]},
        {"algorithms": ["none"]},
        {"algorithms": ["RS256", "ES384"]},
        {"algorithms": "RS256"},
        {"accept_plain_jwt_type": True},
        {"distinguishing_claim": {"name": "typ", "value": "Bearer"}},
        {"accept_plain_jwt_type": True, "distinguishing_claim": {"name": "iss", "value": "https://login.example"}},
        {"accept_plain_jwt_type": True, "distinguishing_claim": {"name": "typ", "value": ""}},
        {"accept_plain_jwt_type": True, "distinguishing_claim": {"name": "typ", "value": "Bearer", "more": 1}},
        {"jwks_uri": "https://evil.example/jwks"},
    ],
    ids=repr,
)
def test_values_that_are_refused(changes: dict[str, Any]):
    with pytest.raises(ValidationError):
        config(**changes)


def test_plain_types_come_with_a_distinguishing_claim():
    accepted = config(accept_plain_jwt_type=True, distinguishing_claim={"name": "typ", "value": "Bearer"})
    assert accepted.accept_plain_jwt_type


def test_a_configuration_stays_as_it_was():
    with pytest.raises(ValidationError):
        config().issuer = "https://evil.example"  # type: ignore[misc] # the mistake under test


async def test_plain_http_needs_development():
    local = config(jwks_address="http://127.0.0.1:1/jwks")
    with pytest.raises(ValueError, match="https"):
        Keyring([config(issuer="https://other.example"), local], clock=lambda: 0.0)
    await Keyring([local], clock=lambda: 0.0, development=True).aclose()


def test_an_issuer_is_configured_once():
    async def fetch(address: str) -> bytes:
        raise OSError(address)

    with pytest.raises(ValueError, match="twice"):
        Keyring([config(), config(audience="other")], clock=lambda: 0.0, fetch=fetch)
