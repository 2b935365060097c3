"""Fetching over TLS: only from servers whose certificate the environment trusts."""

import asyncio
import ipaddress
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from app.kit.auth.fetching import KeysetFetcher
from app.kit.auth.keysets import KeysetRefusedError
from tests.unit.kit.tokens_support import document, ec_jwk, ec_key

KEYS = document(ec_jwk(ec_key("city"), "es"))
YEARS = timedelta(days=3650)


def certificate() -> x509.Certificate:
    """Certify the loopback address by itself."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "login.example")])
    key = ec_key("tls")
    middle = datetime(2026, 1, 1, tzinfo=UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(middle - YEARS)
        .not_valid_after(middle + YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )


@pytest.fixture
def certificate_file(tmp_path: Path) -> Path:
    path = tmp_path / "certificate.pem"
    path.write_bytes(certificate().public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
async def address(certificate_file: Path, tmp_path: Path) -> AsyncIterator[str]:
    key_file = tmp_path / "key.pem"
    key_file.write_bytes(
        ec_key("tls").private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate_file, key_file)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(KEYS)}\r\n\r\n".encode() + KEYS)
        await writer.drain()
        writer.close()

    listener = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    async with listener:
        yield f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}/jwks"


async def test_keys_arrive_from_a_trusted_server(
    address: str, certificate_file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate_file))
    async with KeysetFetcher() as fetcher:
        assert await fetcher(address) == KEYS


async def test_a_server_nobody_vouches_for_is_refused(address: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    async with KeysetFetcher() as fetcher:
        with pytest.raises(KeysetRefusedError, match="ConnectError"):
            await fetcher(address)


async def test_a_certificate_for_another_name_is_refused(
    address: str, certificate_file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate_file))
    async with KeysetFetcher() as fetcher:
        with pytest.raises(KeysetRefusedError, match="ConnectError"):
            await fetcher(address.replace("127.0.0.1", "localhost"))
