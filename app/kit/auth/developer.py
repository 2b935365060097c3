"""The local developer issuer: signed tokens without an identity provider, for development only."""

import contextlib
import hashlib
import os
import secrets
import stat
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.kit.auth.claims import MAX_LIFETIME_SECONDS, InvalidToken, read_claims
from app.kit.auth.issuers import DEVELOPER_ISSUER, IssuerPolicy
from app.kit.auth.tokens import VerificationKey, sign_token, verification_key

DEVELOPER_AUDIENCE = "convenant"
DEVELOPER_CLIENT = "convenant-developer"
KEY_FILE = "developer-issuer.pem"

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
# The Dutch OAuth profile asks for 128 random bits in a jti.
_TOKEN_ID_OCTETS = 16


class DeveloperIssuer:
    """Signs tokens with an ES256 key kept in the data directory and vouches for them in the same process.

    Whoever can read that directory can be anyone, so production never opens it.
    """

    def __init__(self, key: ec.EllipticCurvePrivateKey, audience: str = DEVELOPER_AUDIENCE) -> None:
        self._key = key
        self._verification_key = verification_key(key.public_key(), "ES256")
        self.key_id = _thumbprint(key.public_key())
        self.policy = IssuerPolicy(issuer=DEVELOPER_ISSUER, audience=audience, algorithms=("ES256",))

    @classmethod
    def open(cls, data_dir: Path, *, audience: str = DEVELOPER_AUDIENCE) -> Self:
        """Return the issuer of a data directory, creating its key file (mode 0600) when there is none.

        Processes that do so at the same time end up with the same key. Removing the file revokes every token signed
        with it, once the service has started again.

        Raises:
            PermissionError: others than the owner may read or write the key file.
            ValueError: the file does not hold an unencrypted P-256 private key.
            OSError: the file cannot be read or created.

        """
        path = data_dir / KEY_FILE
        if not path.exists():
            _create_key_file(path)
        return cls(_read_key_file(path), audience)

    def key(self, key_id: str) -> VerificationKey | None:
        """Return the public key when this is its `kid`."""
        return self._verification_key if key_id == self.key_id else None

    def mint(
        self,
        subject: str,
        name: str | None,
        scopes: Iterable[str],
        lifetime_seconds: int,
        now: float,
    ) -> str:
        """Return a signed access token with all claims of RFC 9068; `now` in epoch seconds, lifetime at most 6 h.

        Raises:
            ValueError: the register would refuse the token: a malformed subject, name or scope, or its lifetime.

        """
        if not 0 < lifetime_seconds <= MAX_LIFETIME_SECONDS:
            raise ValueError("a token lives between one second and six hours")
        issued_at = int(now)
        claims: dict[str, str | int] = {
            "iss": self.policy.issuer,
            "aud": self.policy.audience,
            "sub": subject,
            "client_id": DEVELOPER_CLIENT,
            "iat": issued_at,
            "exp": issued_at + lifetime_seconds,
            "jti": secrets.token_urlsafe(_TOKEN_ID_OCTETS),
            "scope": " ".join(sorted(set(scopes))),
        }
        if name is not None:
            claims["name"] = name
        try:
            meaning = read_claims(claims, self.policy, now, plain_type=False)
        except InvalidToken as refusal:
            raise ValueError(refusal.reason) from None
        if name is not None and meaning.name is None:
            raise ValueError("name is not a short printable text")
        return sign_token(claims, self._key, self.key_id, "ES256")


def _create_key_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    octets = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(octets)
            file.flush()
            os.fsync(file.fileno())
        # Linking, unlike renaming, leaves alone a file another process has put there meanwhile.
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()


def _read_key_file(path: Path) -> ec.EllipticCurvePrivateKey:
    with path.open("rb") as file:
        if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
            raise PermissionError(f"{path} holds a private key and may only be accessible to its owner (chmod 600)")
        octets = file.read()
    key = _private_key(octets)
    if key is None:
        raise ValueError(f"{path} does not hold a P-256 private key; remove it to have a new one made")
    return key


def _private_key(octets: bytes) -> ec.EllipticCurvePrivateKey | None:
    try:
        key = serialization.load_pem_private_key(octets, password=None)
    except (ValueError, TypeError):
        return None
    return key if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1) else None


def _thumbprint(key: ec.EllipticCurvePublicKey) -> str:
    """Return the JWK thumbprint (RFC 7638), so that a kid never names two keys."""
    numbers = key.public_numbers()
    x, y = (urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode() for number in (numbers.x, numbers.y))
    members = f'{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}'
    return urlsafe_b64encode(hashlib.sha256(members.encode()).digest()).rstrip(b"=").decode()
