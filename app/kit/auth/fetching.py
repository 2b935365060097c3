"""Fetching key documents from an identity provider that may be slow, broken or taken over."""

import asyncio
from types import TracebackType
from typing import Self

import httpx

from app.kit.auth.keysets import KeysetRefusedError

DEADLINE_SECONDS = 3.0
MAX_DOCUMENT_OCTETS = 256 * 1024

_DIRECT = ("all://localhost", "all://127.0.0.1", "all://[::1]")


class KeysetFetcher:
    """Fetches documents of at most 256 KiB within one deadline for everything, name resolution included.

    Redirects are not followed. An outbound proxy and a private certificate authority are taken from the
    environment the way httpx reads them; loopback addresses are always reached directly.
    """

    def __init__(self, *, deadline_seconds: float = DEADLINE_SECONDS, max_octets: int = MAX_DOCUMENT_OCTETS) -> None:
        self._deadline_seconds = deadline_seconds
        self._max_octets = max_octets
        self._client = httpx.AsyncClient(
            follow_redirects=False,
            # Connecting and the TLS handshake each get less than half, so that httpx ends them before the deadline
            # cancels them: a cancelled handshake leaves its socket open (httpcore 1.0).
            timeout=httpx.Timeout(deadline_seconds, connect=0.45 * deadline_seconds),
            # A decoder could turn a few octets into gigabytes before we may count them.
            headers={"Accept": "application/jwk-set+json, application/json", "Accept-Encoding": "identity"},
            # Fetches are minutes apart: a kept connection would mostly be found dead.
            limits=httpx.Limits(max_keepalive_connections=0),
            mounts=dict.fromkeys(_DIRECT, httpx.AsyncHTTPTransport()),
        )

    async def __call__(self, address: str) -> bytes:
        """Return the document at an address.

        Raises:
            KeysetRefusedError: there was no answer in time, or not a plain 200 of an allowed size.

        """
        try:
            async with (
                asyncio.timeout(self._deadline_seconds),
                self._client.stream("GET", address) as response,
            ):
                return await self._document(response)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise KeysetRefusedError(f"fetching failed with {type(error).__name__}") from error

    async def _document(self, response: httpx.Response) -> bytes:
        if response.status_code != httpx.codes.OK:
            raise KeysetRefusedError(f"the answer has status {response.status_code}")
        if response.headers.get("content-encoding", "identity") != "identity":
            raise KeysetRefusedError("the answer is compressed though that was not asked for")
        document = bytearray()
        async for chunk in response.aiter_raw():
            document += chunk
            if len(document) > self._max_octets:
                raise KeysetRefusedError(f"the document has more than {self._max_octets} octets")
        return bytes(document)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
