"""The local developer issuer: one key per data directory, tokens the register itself accepts."""

import hashlib
import json
import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.kit.auth import developer
from app.kit.auth.claims import InvalidToken, UnknownKey
from app.kit.auth.developer import KEY_FILE, DeveloperIssuer
from app.kit.auth.issuers import DEVELOPER_ISSUER
from app.kit.auth.keyring import Keyring
from tests.unit.kit.tokens_support import NOW, b64, ec_jwk, ec_key, rsa_key


@pytest.fixture
def issuer(tmp_path: Path) -> DeveloperIssuer:
    return DeveloperIssuer.open(tmp_path)


def keyring_of(issuer: DeveloperIssuer) -> Keyring:
    return Keyring([], clock=lambda: float(NOW), local=[issuer])


def mint(issuer: DeveloperIssuer, **changes: Any) -> str:
    facts: dict[str, Any] = {
        "subject": "dev-registrar",
        "name": "Registrator van Dienst",
        "scopes": ["agreements.write", "agreements.read"],
        "lifetime_seconds": 3600,
        "now": NOW + 0.9,
    }
    return issuer.mint(**facts | changes)


async def test_a_minted_token_is_accepted_for_what_it_says(issuer: DeveloperIssuer):
    verified = await keyring_of(issuer).verify(mint(issuer))
    assert verified.principal == ("urn:convenant:developer", "dev-registrar")
    assert verified.client_id == "convenant-developer"
    assert verified.name == "Registrator van Dienst"
    assert verified.scopes == {"agreements.read", "agreements.write"}
    assert (verified.issued_at, verified.expires_at) == (NOW, NOW + 3600)


def test_a_minted_token_holds_all_rfc_9068_asks_for(issuer: DeveloperIssuer):
    token = mint(issuer)
    assert jwt.get_unverified_header(token) == {"alg": "ES256", "kid": issuer.key_id, "typ": "at+jwt"}
    claims = jwt.decode(token, options={"verify_signature": False})
    assert set(claims) == {"iss", "aud", "sub", "client_id", "iat", "exp", "jti", "scope", "name"}
    assert claims["iss"] == DEVELOPER_ISSUER


def test_no_two_tokens_share_an_id(issuer: DeveloperIssuer):
    ids = {jwt.decode(mint(issuer), options={"verify_signature": False})["jti"] for _ in range(20)}
    assert len(ids) == 20
    assert all(len(token_id) >= 22 for token_id in ids)


async def test_a_token_without_name_and_scopes(issuer: DeveloperIssuer):
    verified = await keyring_of(issuer).verify(mint(issuer, name=None, scopes=[]))
    assert verified.name is None
    assert verified.scopes == frozenset()


async def test_a_token_is_for_the_audience_of_its_register(tmp_path: Path):
    here = DeveloperIssuer.open(tmp_path, audience="urn:here")
    elsewhere = DeveloperIssuer.open(tmp_path, audience="urn:elsewhere")
    with pytest.raises(InvalidToken, match="audience"):
        await keyring_of(here).verify(mint(elsewhere))


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": ""},
        {"subject": "s" * 256},
        {"subject": "a\nb"},
        {"name": "a\x00b"},
        {"name": "n" * 201},
        {"name": ""},
        {"scopes": ["agreements.read agreements.write", 'quo"te']},
        {"scopes": ["", "agreements.read"]},
        {"lifetime_seconds": 0},
        {"lifetime_seconds": -1},
        {"lifetime_seconds": 21_601},
    ],
    ids=repr,
)
def test_a_token_the_register_would_refuse_is_not_made(issuer: DeveloperIssuer, changes: dict[str, Any]):
    with pytest.raises(ValueError, match=r"."):
        mint(issuer, **changes)


async def test_the_longest_life_is_six_hours(issuer: DeveloperIssuer):
    verified = await keyring_of(issuer).verify(mint(issuer, lifetime_seconds=21_600))
    assert verified.expires_at - verified.issued_at == 21_600


def test_the_key_is_kept_between_starts_for_its_owner_only(tmp_path: Path):
    data_dir = tmp_path / "new" / "data"
    first = DeveloperIssuer.open(data_dir)
    assert [path.name for path in data_dir.iterdir()] == [KEY_FILE]
    assert stat.S_IMODE((data_dir / KEY_FILE).stat().st_mode) == 0o600
    assert DeveloperIssuer.open(data_dir).key_id == first.key_id
    assert DeveloperIssuer.open(tmp_path / "other").key_id != first.key_id


def test_the_mode_does_not_depend_on_the_mask_of_the_process(tmp_path: Path):
    previous = os.umask(0)
    try:
        DeveloperIssuer.open(tmp_path)
    finally:
        os.umask(previous)
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_those_who_create_the_key_at_once_share_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    together = threading.Barrier(8)
    create = developer._create_key_file

    def create_together(path: Path) -> None:
        together.wait(timeout=30)
        create(path)

    monkeypatch.setattr(developer, "_create_key_file", create_together)
    with ThreadPoolExecutor(8) as pool:
        issuers = list(pool.map(DeveloperIssuer.open, [tmp_path] * 8))
    assert len({issuer.key_id for issuer in issuers}) == 1
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


def test_a_key_that_appeared_meanwhile_is_left_alone(tmp_path: Path):
    first = DeveloperIssuer.open(tmp_path)
    developer._create_key_file(tmp_path / KEY_FILE)
    assert DeveloperIssuer.open(tmp_path).key_id == first.key_id


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_others_can_reach_is_not_used(tmp_path: Path, mode: int):
    DeveloperIssuer.open(tmp_path)
    (tmp_path / KEY_FILE).chmod(mode)
    with pytest.raises(PermissionError, match="chmod 600"):
        DeveloperIssuer.open(tmp_path)


def pem(key: ec.EllipticCurvePrivateKey | Any, password: bytes | None = None) -> bytes:
    encryption: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if password is not None:
        encryption = serialization.BestAvailableEncryption(password)
    octets: bytes = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)
    return octets


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"-----BEGIN PRIVATE KEY-----\nMIGH\n",
        pem(rsa_key("city")),
        pem(ec_key("p384", ec.SECP384R1)),
        pem(ec_key("city"), b"password"),
        ec_key("city")
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo),
    ],
    ids=["empty", "cut short", "RSA", "P-384", "encrypted", "public"],
)
def test_another_file_is_neither_used_nor_replaced(tmp_path: Path, octets: bytes):
    path = tmp_path / KEY_FILE
    path.write_bytes(octets)
    path.chmod(0o600)
    with pytest.raises(ValueError, match="P-256 private key"):
        DeveloperIssuer.open(tmp_path)
    assert path.read_bytes() == octets


def test_the_kid_is_the_thumbprint_of_the_key():
    entry = ec_jwk(ec_key("city"), "ignored")
    members = {name: entry[name] for name in ("crv", "kty", "x", "y")}
    digest = hashlib.sha256(json.dumps(members, sort_keys=True, separators=(",", ":")).encode()).digest()
    assert DeveloperIssuer(ec_key("city")).key_id == b64(digest)


def test_only_its_own_kid_finds_its_key(issuer: DeveloperIssuer):
    assert issuer.key(issuer.key_id) is not None
    assert issuer.key("other") is None


async def test_a_token_of_another_data_directory_is_refused(issuer: DeveloperIssuer, tmp_path: Path):
    stranger = DeveloperIssuer.open(tmp_path / "stranger")
    with pytest.raises(InvalidToken):
        await keyring_of(issuer).verify(mint(stranger))


async def test_removing_the_key_revokes_every_token_at_the_next_start(issuer: DeveloperIssuer, tmp_path: Path):
    before = mint(issuer)
    (tmp_path / KEY_FILE).unlink()
    restarted = DeveloperIssuer.open(tmp_path)
    with pytest.raises(UnknownKey):
        await keyring_of(restarted).verify(before)
    assert (await keyring_of(restarted).verify(mint(restarted))).subject == "dev-registrar"


async def test_without_the_issuer_its_tokens_are_foreign(issuer: DeveloperIssuer):
    production = Keyring([], clock=lambda: float(NOW))
    with pytest.raises(InvalidToken, match="configured"):
        await production.verify(mint(issuer))
