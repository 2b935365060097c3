"""Fetching key sets from a real server on this machine, honest or not."""

import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest

from app.kit.auth.claims import IdentityProviderUnavailable, InvalidToken
from app.kit.auth.fetching import KeysetFetcher
from app.kit.auth.issuers import IssuerConfig
from app.kit.auth.keyring import Keyring
from app.kit.auth.keysets import KeysetRefusedError
from tests.unit.kit.keysets_server import KEYS, Server, listening, response
from tests.unit.kit.tokens_forgery import CITY, es, header_of
from tests.unit.kit.tokens_support import AUDIENCE, NOW, document, ec_jwk, ec_key


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with listening() as site:
        yield site


@pytest.fixture
async def fetcher() -> AsyncIterator[KeysetFetcher]:
    async with KeysetFetcher() as fetcher:
        yield fetcher


@pytest.fixture
async def hasty() -> AsyncIterator[KeysetFetcher]:
    async with KeysetFetcher(deadline_seconds=0.2) as fetcher:
        yield fetcher


async def test_a_document_arrives_whole(server: Server, fetcher: KeysetFetcher):
    assert await fetcher(server.address) == KEYS
    head = server.heads[0].lower()
    assert "accept-encoding: identity" in head
    assert "cookie" not in head
    assert "authorization" not in head


async def test_chunks_are_put_together(server: Server, fetcher: KeysetFetcher):
    server.answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    assert await fetcher(server.address) == b"abcde"


async def test_256_kib_are_read_and_one_octet_more_is_not(server: Server, fetcher: KeysetFetcher):
    server.answer = response(b" " * 262_144)
    assert len(await fetcher(server.address)) == 262_144
    server.answer = response(b" " * 262_145)
    with pytest.raises(KeysetRefusedError, match="more than 262144"):
        await fetcher(server.address)


async def test_an_endless_document_is_cut_off(server: Server, fetcher: KeysetFetcher):
    sent = 0

    async def endless(writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"10000\r\n" + b" " * 65_536 + b"\r\n")
            sent += 65_536
            await writer.drain()

    server.answer = endless
    with pytest.raises(KeysetRefusedError, match="more than 262144"):
        await fetcher(server.address)
    # What stood in the buffers between us, not the megabytes three seconds would carry.
    assert sent < 32_000_000


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
async def test_redirects_are_not_followed(server: Server, fetcher: KeysetFetcher, status: str):
    server.answer = response(b"", status, f"Location: http://127.0.0.1:{server.port}/elsewhere")
    with pytest.raises(KeysetRefusedError, match=status[:3]):
        await fetcher(server.address)
    assert server.requests == {"/jwks": 1}


@pytest.mark.parametrize("status", ["201 Created", "204 No Content", "404 Not Found", "500 Error", "503 Unavailable"])
async def test_other_answers_are_refused(server: Server, fetcher: KeysetFetcher, status: str):
    server.answer = response(b"" if status.startswith("204") else KEYS, status)
    with pytest.raises(KeysetRefusedError, match=status[:3]):
        await fetcher(server.address)


async def test_a_compressed_answer_is_not_unpacked(server: Server, fetcher: KeysetFetcher):
    server.answer = response(gzip.compress(b" " * 100_000_000, 1)[:200_000], "200 OK", "Content-Encoding: gzip")
    with pytest.raises(KeysetRefusedError, match="compressed"):
        await fetcher(server.address)


@pytest.mark.parametrize(
    "octets",
    [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", b"\x16\x03\x01\x00\x00"],
    ids=["nothing", "garbage", "cut short", "TLS"],
)
async def test_what_is_not_an_http_answer_is_refused(server: Server, fetcher: KeysetFetcher, octets: bytes):
    server.answer = octets
    with pytest.raises(KeysetRefusedError, match="fetching failed"):
        await fetcher(server.address)


async def test_silence_ends_at_the_deadline(server: Server, hasty: KeysetFetcher):
    server.answer = server.silence
    with pytest.raises(KeysetRefusedError, match="Timeout"):
        await hasty(server.address)


async def test_an_issuer_gets_three_seconds(server: Server, fetcher: KeysetFetcher, monkeypatch: pytest.MonkeyPatch):
    given = []
    timeout = asyncio.timeout

    def noted(seconds: float | None) -> asyncio.Timeout:
        given.append(seconds)
        return timeout(seconds)

    monkeypatch.setattr(asyncio, "timeout", noted)
    await fetcher(server.address)
    assert given[0] == 3


async def test_dripping_ends_at_the_deadline_though_every_read_is_quick(server: Server, hasty: KeysetFetcher):
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.01)

    server.answer = drip
    async with asyncio.timeout(10):
        with pytest.raises(KeysetRefusedError, match="Timeout"):
            await hasty(server.address)


async def test_nobody_listening(fetcher: KeysetFetcher):
    listener = await asyncio.start_server(Server(), "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    listener.close()
    await listener.wait_closed()
    with pytest.raises(KeysetRefusedError, match="ConnectError"):
        await fetcher(f"http://127.0.0.1:{port}/jwks")


async def test_a_tls_handshake_without_answer_ends_before_the_deadline(server: Server, hasty: KeysetFetcher):
    with pytest.raises(KeysetRefusedError, match="ConnectTimeout"):
        await hasty(server.address.replace("http:", "https:"))
    assert server.requests.total() == 0


async def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    server: Server, monkeypatch: pytest.MonkeyPatch
):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with KeysetFetcher() as fetcher:
        assert await fetcher(server.address) == KEYS


async def test_a_keyring_over_http_from_outage_to_rotation(server: Server):
    config = IssuerConfig(issuer=CITY, audience=AUDIENCE, jwks_address=server.address)
    keyring = Keyring([config], clock=lambda: float(NOW), development=True)
    server.answer = response(b"", "302 Found", "Location: /jwks")
    assert not await keyring.refresh()
    with pytest.raises(IdentityProviderUnavailable):
        await keyring.verify(es())

    server.answer = response(KEYS)
    assert await keyring.refresh()
    assert (await keyring.verify(es())).issuer == CITY

    server.answer = response(document(ec_jwk(ec_key("city"), "es"), ec_jwk(ec_key("next"), "next")))
    before = server.requests["/jwks"]
    attempts = [keyring.verify(es(header=header_of(kid=f"x{n}"))) for n in range(1000)]
    refusals = await asyncio.gather(*attempts, return_exceptions=True)
    assert {type(refusal).__mro__[1] for refusal in refusals} == {InvalidToken}
    assert server.requests["/jwks"] == before + 1
    assert (await keyring.verify(es(header=header_of(kid="next"), key="next"))).issuer == CITY
    await keyring.aclose()
