"""Sending one request to an address of somebody else (reliability reference, section 9).

The name is resolved once, every address found must be one the register may reach, and the connection is made to that
address: what the name resolves to a moment later does not matter. No redirect is followed and no proxy used.
"""

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from ssl import SSLContext

import httpx

from app.kit.config import Settings
from app.webhooks.addresses import HTTPS_PORT, LOOPBACK, Address, Reach, port_of
from app.webhooks.rules import WebhookOutcome
from app.webhooks.urls import parsed

TOTAL_SECONDS, CONNECT_SECONDS = 15.0, 5.0
# What an address says beyond its status is for people; it is not waited for.
REPLY_OCTETS, REPLY_SECONDS = 2048, 1.0
GONE = 410
_BUSY = {429, 503}
_REDIRECTS = range(300, 400)
_log = logging.getLogger("convenant.webhooks")


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one request."""

    outcome: WebhookOutcome
    duration_ms: int
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    reply: str | None = None

    @property
    def is_accepted(self) -> bool:
        """Tell whether the address took it."""
        return self.outcome is WebhookOutcome.DELIVERED


class AddressRefusedError(Exception):
    """The name leads, also, to an address that may not be reached."""


def reach_of(settings: Settings) -> Reach:
    """Return how far an operator lets the register reach; what is not public is told in the log."""
    networks = tuple(settings.webhook_networks)
    if networks:
        _log.warning("webhooks may reach addresses that are not public: %s", ", ".join(map(str, networks)))
    if settings.is_production:
        return Reach(networks, frozenset(settings.webhook_ports or (HTTPS_PORT,)))
    return Reach((*LOOPBACK, *networks), frozenset(), is_development=True)


@dataclass(frozen=True)
class Sender:
    """Sends requests as far as it may reach."""

    reach: Reach
    trust: SSLContext = field(default_factory=httpx.create_ssl_context)

    async def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: bytes = b"",
        *,
        within: float = TOTAL_SECONDS,
    ) -> Sent:
        """Send one request and tell what became of it; nothing an address does raises an error."""
        began = time.monotonic()

        def ended(outcome: WebhookOutcome) -> Sent:
            return Sent(outcome, _milliseconds_since(began))

        try:
            async with asyncio.timeout(within):
                return await self._sent(method, url, dict(headers), content, began)
        except AddressRefusedError:
            return ended(WebhookOutcome.ADDRESS_REFUSED)
        except (TimeoutError, httpx.TimeoutException):
            return ended(WebhookOutcome.TIMED_OUT)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            _log.info("a webhook could not be sent: %s", type(error).__name__)
            return ended(WebhookOutcome.UNREACHABLE)

    async def _sent(self, method: str, url: str, headers: dict[str, str], content: bytes, began: float) -> Sent:
        target = parsed(url)
        if target is None or not self.reach.allows_form(target.scheme, target.host, target.port):
            raise AddressRefusedError
        found = await _resolved(target.host, port_of(target.scheme, target.port))
        if not self.reach.allows_all(target.scheme, found):
            raise AddressRefusedError
        named = headers | {"Host": target.netloc.decode("ascii"), "Accept-Encoding": "identity"}
        pinned = httpx.Request(
            method,
            target.copy_with(host=str(found[0])),
            headers=named,
            content=content,
            extensions={"sni_hostname": target.host, "timeout": _TIMEOUT.as_dict()},
        )
        async with httpx.AsyncClient(
            verify=self.trust, trust_env=False, follow_redirects=False, timeout=_TIMEOUT, limits=_ONE_EACH
        ) as client:
            response = await client.send(pinned, stream=True)
            try:
                reply = await _beginning(response)
            finally:
                await response.aclose()
        outcome = _outcome(response.status_code)
        return Sent(outcome, _milliseconds_since(began), response.status_code, response.headers, reply)


# Connecting and the TLS handshake are each ended by httpx before the whole is cancelled: that would leave a socket.
_TIMEOUT = httpx.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS)
_ONE_EACH = httpx.Limits(max_keepalive_connections=0)


def _outcome(status: int) -> WebhookOutcome:
    if httpx.codes.is_success(status):
        return WebhookOutcome.DELIVERED
    if status == GONE:
        return WebhookOutcome.GONE
    if status in _BUSY:
        return WebhookOutcome.BUSY
    return WebhookOutcome.REDIRECTED if status in _REDIRECTS else WebhookOutcome.REFUSED


async def _beginning(response: httpx.Response) -> str | None:
    """Return the beginning of an answer as text that can be kept; what does not come soon is left."""
    octets = bytearray()
    with suppress(TimeoutError, httpx.HTTPError):
        async with asyncio.timeout(REPLY_SECONDS):
            async for chunk in response.aiter_raw(REPLY_OCTETS):
                octets += chunk
                if len(octets) >= REPLY_OCTETS:
                    break
    return bytes(octets[:REPLY_OCTETS]).decode("utf-8", "replace").replace("\x00", "") or None


async def _resolved(host: str, port: int) -> list[Address]:
    """Return every address a name resolves to.

    In a thread that nobody waits for at the end of the process: a name server may keep it for a long time.

    Raises:
        OSError: there is no such name.
        ValueError: it is none.

    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Address]] = loop.create_future()

    def settle(found: list[Address] | Exception) -> None:
        if answer.done():
            return
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found: list[Address] | Exception
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = [ip_address(entry[4][0]) for entry in entries]
        except (OSError, ValueError) as error:
            found = error
        # The loop may have ended meanwhile.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=ask, name="webhook-name", daemon=True).start()
    return await answer


def _milliseconds_since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
