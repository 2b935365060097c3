"""The outermost layer: what holds for every request and every answer, whatever handles it.

Pure ASGI, because a `BaseHTTPMiddleware` costs forty times as much and loses cancellation.
"""

import asyncio
import logging
import os
import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.kit import problem_types as types
from app.kit.clock import Clock
from app.kit.config import Settings
from app.kit.domain import RefusedError, refusal
from app.kit.problems import problem_response
from app.kit.request_form import header, refusal_of_form
from app.kit.request_limits import LimitsByRoute

# Commands that serve nothing start a tenth of a second sooner without what counts requests.
if TYPE_CHECKING:
    from app.kit.rate_limits import Allowance, RateLimits

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

_access_log = logging.getLogger("convenant.access")
_error_log = logging.getLogger("convenant.error")
_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,128}")
_JSON_CSP = b"default-src 'none'; frame-ancestors 'none'"


def preferred_language(accept_language: str) -> str:
    """Return `nl` or `en`, whichever the header prefers; Dutch where it does not say (RFC 9110, section 12.5.4)."""
    best, best_weight = "nl", 0.0
    if not accept_language:
        return best
    for part in accept_language[:200].split(","):
        tag, _, parameters = part.strip().partition(";")
        language = tag.strip().lower().partition("-")[0]
        if language not in {"nl", "en"}:
            continue
        quality = re.fullmatch(r"\s*q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*", parameters) if parameters else None
        weight = float(quality.group(1)) if quality else 1.0
        if weight > best_weight:
            best, best_weight = language, weight
    return best


@dataclass(frozen=True, slots=True)
class RequestContext:
    """What every layer may want to know of the request it serves."""

    request_id: str
    language: str
    public_url: str
    is_head: bool


def context_of(scope: Scope) -> RequestContext:
    """Return the context this module put on the request."""
    context: RequestContext = scope["state"]["context"]
    return context


def allowance_of(scope: Scope) -> "Allowance":
    """Return what the request may use of the limits that apply to it."""
    allowance: Allowance = scope["state"]["allowance"]
    return allowance


class Edge:
    """Limits, request id, HEAD, security headers, API version and one log line, around the whole application."""

    def __init__(
        self,
        app: AsgiApp,
        *,
        version: str,
        settings: Settings,
        limits: LimitsByRoute,
        rate_limits: "RateLimits",
        clock: Clock,
        entrance: AsgiApp | None = None,
    ) -> None:
        """Wrap an application; every request comes to its entrance first, where it has one."""
        self.app = app
        self.entrance = entrance or app
        self.limits = limits
        self.settings = settings
        self.rate_limits = rate_limits
        self.clock = clock
        # What every answer carries (API Design Rules: version-header, security-headers).
        self.fixed_headers = [
            (b"api-version", version.encode()),
            (b"cache-control", b"no-store"),
            (b"strict-transport-security", b"max-age=63072000; includeSubDomains"),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"DENY"),
            (b"referrer-policy", b"no-referrer"),
            (b"permissions-policy", b"geolocation=(), camera=(), microphone=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = _Exchange(self, scope, receive, send)
        await exchange.serve()


class _Exchange:
    """One request and its answer."""

    def __init__(self, edge: Edge, scope: Scope, receive: Receive, send: Send) -> None:
        self._edge = edge
        self._scope = scope
        self._receive = receive
        self._send = send
        self._is_head = scope["method"] == "HEAD"
        self._limits = edge.limits.of(scope)
        self._received = 0
        self._body_deadline: float | None = None
        self._is_received = False
        self._status = 0
        self._is_complete = False
        self._is_withheld = False
        given_id = header(scope, b"x-request-id")
        self._context = RequestContext(
            request_id=given_id if given_id and _REQUEST_ID.fullmatch(given_id) else os.urandom(16).hex(),
            language=preferred_language(header(scope, b"accept-language")),
            public_url=edge.settings.public_url,
            is_head=self._is_head,
        )
        self._allowance = edge.rate_limits.allowance(scope)
        scope.setdefault("state", {}).update(context=self._context, allowance=self._allowance, limits=self._limits)

    async def serve(self) -> None:
        started = self._edge.clock.monotonic()
        try:
            refused = refusal_of_form(self._scope, self._limits) or await self._refusal_of_stranger()
            if refused is not None:
                await self._answer(refused)
            else:
                # A copy: the server still needs to know that it was asked for the head only.
                scope = {**self._scope, "method": "GET"} if self._is_head else self._scope
                await self._edge.entrance(scope, self._receive_counted, self._send_allowed)
        except Exception:
            _error_log.exception("unhandled", extra={"request_id": self._context.request_id})
            if self._status and not self._is_complete:
                raise
            if not self._status:
                await self._answer(refusal(types.INTERNAL_ERROR))
        finally:
            if self._allowance is not None:
                self._allowance.release()
            self._log(self._edge.clock.monotonic() - started)

    async def _refusal_of_stranger(self) -> RefusedError | None:
        """Count a request without a token, before anything is done for it."""
        if self._allowance is None or any(key == b"authorization" for key, _ in self._scope["headers"]):
            return None
        try:
            await self._allowance.take_anonymous()
        except RefusedError as refused:
            return refused
        return None

    async def _receive_counted(self) -> Message:
        message = await self._receive_in_time()
        if message["type"] == "http.request":
            self._is_received = not message.get("more_body", False)
            self._received += len(message.get("body", b""))
            if self._received > self._limits.body_bytes:
                raise self._limits.exceeded()
        return message

    async def _receive_in_time(self) -> Message:
        # Whoever has the whole body only waits here for the client to leave.
        if self._is_received:
            return await self._receive()
        if self._body_deadline is None:
            self._body_deadline = asyncio.get_running_loop().time() + self._limits.body_seconds
        try:
            async with asyncio.timeout_at(self._body_deadline):
                return await self._receive()
        except TimeoutError:
            raise refusal(types.REQUEST_TIMEOUT, headers={"Connection": "close"}) from None

    async def _send_allowed(self, message: Message) -> None:
        """Pass an answer on, unless nothing inside knew who asked and the address has had its share."""
        starts = message["type"] == "http.response.start"
        if starts and self._allowance is not None and not self._allowance.is_counted:
            try:
                await self._allowance.take_anonymous()
            except RefusedError as refused:
                self._is_withheld = True
                await self._answer(refused)
        if not self._is_withheld:
            await self._send_completed(message)

    async def _send_completed(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            present = {key for key, _ in message["headers"]}
            added = [pair for pair in self._edge.fixed_headers if pair[0] not in present]
            added += [] if self._allowance is None else self._allowance.headers()
            added.append((b"x-request-id", self._context.request_id.encode()))
            if b"content-security-policy" not in present:
                added.append((b"content-security-policy", _JSON_CSP))
            message["headers"] = [*message["headers"], *added]
        elif message["type"] == "http.response.body" and self._is_head:
            message = {**message, "body": b""}
        await self._send(message)
        if message["type"] == "http.response.body":
            self._is_complete = not message.get("more_body", False)

    async def _answer(self, refused: RefusedError) -> None:
        response = problem_response(
            refused,
            language=self._context.language,
            public_url=self._context.public_url,
            request_id=self._context.request_id,
        )
        await response(self._scope, self._receive, self._send_completed)

    def _log(self, seconds: float) -> None:
        if not _access_log.isEnabledFor(logging.INFO):
            return
        # Not `info`: it looks for the line of the program that called it, which is always this one.
        record = _access_log.makeRecord(
            _access_log.name,
            logging.INFO,
            __file__,
            0,
            "request",
            (),
            None,
            extra={
                "method": self._scope["method"],
                "path": self._scope["path"],
                "status": self._status,
                "milliseconds": round(seconds * 1000, 2),
                "request_id": self._context.request_id,
                "client": (self._scope.get("client") or ("", 0))[0],
                "actor": self._scope["state"].get("actor"),
            },
        )
        _access_log.handle(record)
