"""Secrets are kept encrypted, with keys that can be replaced."""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from app.kit.config import Settings
from app.webhooks.vault import KEY_FILE, SecretUnreadableError, Vault

SECRET = "whsec_Z2VoZWlt"


def test_what_one_key_sealed_only_that_key_opens():
    first, second = Fernet.generate_key(), Fernet.generate_key()
    sealed = Vault([first]).sealed(SECRET)
    assert SECRET not in sealed
    assert Vault([first]).opened_secret(sealed) == SECRET
    assert Vault([second, first]).opened_secret(sealed) == SECRET
    with pytest.raises(SecretUnreadableError):
        Vault([second]).opened_secret(sealed)


def test_the_newest_key_seals():
    old, new = Fernet.generate_key(), Fernet.generate_key()
    assert Vault([new]).opened_secret(Vault([new, old]).sealed(SECRET)) == SECRET


def test_an_operator_gives_the_keys(tmp_path: Path):
    key = Fernet.generate_key()
    settings = Settings(data_dir=tmp_path, webhook_keys=(SecretStr(key.decode()),))
    assert Vault([key]).opened_secret(Vault.opened(settings).sealed(SECRET)) == SECRET
    assert not (tmp_path / KEY_FILE).exists()


def test_without_one_it_lies_in_the_data_directory_for_its_owner_alone(tmp_path: Path):
    settings = Settings(data_dir=tmp_path / "data")
    sealed = Vault.opened(settings).sealed(SECRET)
    assert Vault.opened(settings).opened_secret(sealed) == SECRET
    path = tmp_path / "data" / KEY_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in path.parent.iterdir()] == [KEY_FILE]
    path.chmod(0o640)
    with pytest.raises(PermissionError):
        Vault.opened(settings)


def test_who_comes_at_the_same_time_finds_the_same_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings, made = Settings(data_dir=tmp_path), Path.hardlink_to

    def lose(path: Path, target: Path) -> None:
        if not path.exists():
            path.write_bytes(Fernet.generate_key())
            path.chmod(0o600)
        made(path, target)

    monkeypatch.setattr(Path, "hardlink_to", lose)
    sealed = Vault.opened(settings).sealed(SECRET)
    assert Vault.opened(settings).opened_secret(sealed) == SECRET
