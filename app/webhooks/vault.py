"""Keeping secrets of webhooks: encrypted, so that who reads the database alone cannot sign (Fernet)."""

import contextlib
import os
import secrets
import stat
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from app.kit.config import Settings

KEY_FILE = "webhooks.key"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class SecretUnreadableError(Exception):
    """A secret was encrypted with a key that is not known any more."""


class Vault:
    """Encrypts with the first of its keys, and reads what any of them encrypted."""

    def __init__(self, keys: list[bytes]) -> None:
        """Use these keys, the newest first."""
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    @classmethod
    def opened(cls, settings: Settings) -> "Vault":
        """Return the vault an operator gave keys, or one with a key in the data directory.

        Raises:
            PermissionError: others than the owner may read the key file.
            ValueError: the file does not hold a key.

        """
        configured = [key.get_secret_value().encode() for key in settings.webhook_keys]
        return cls(configured or [_key_in(settings.data_dir / KEY_FILE)])

    def sealed(self, secret: str) -> str:
        """Return a secret as it is kept."""
        return self._fernet.encrypt(secret.encode()).decode()

    def opened_secret(self, sealed: str) -> str:
        """Return a kept secret.

        Raises:
            SecretUnreadableError: none of the keys opens it.

        """
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise SecretUnreadableError from None


def _key_in(path: Path) -> bytes:
    """Return the key in a file; made when there is none, by one of those who come at the same time."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        draft.touch(mode=stat.S_IRUSR | stat.S_IWUSR)
        try:
            draft.write_bytes(Fernet.generate_key())
            with contextlib.suppress(FileExistsError):
                path.hardlink_to(draft)
        finally:
            draft.unlink()
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        raise PermissionError(f"{path} holds a key and may only be accessible to its owner (chmod 600)")
    return path.read_bytes().strip()
