"""The outermost layer: what holds for every request and every answer, whatever handles it.

Pure ASGI, because a `BaseHTTPMiddleware` costs forty times as much and loses cancellation.
"""

import json
import logging
import re
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.kit import problem_types as types
from app.kit.clock import Clock
from app.kit.domain import ProblemType, RefusedError, refusal
from app.kit.problems import problem_response

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

URI_LIMIT_BYTES = 8192
HEADER_LIMIT_BYTES = 16_384
HEADER_LIMIT_COUNT = 100

_access_log = logging.getLogger("convenant.access")
_error_log = logging.getLogger("convenant.error")
_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,128}")
_JSON_CSP = b"default-src 'none'; frame-ancestors 'none'"


def preferred_language(accept_language: str) -> str:
    """Return `nl` or `en`, whichever the header prefers; Dutch where it does not say (RFC 9110, section 12.5.4)."""
    best, best_weight = "nl", 0.0
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


def header(scope: Scope, name: bytes) -> str:
    """Return the first header of this lower-case name, or an empty text."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


@dataclass(frozen=True, slots=True)
class RequestContext:
    """What every layer may want to know of the request it serves."""

    request_id: str
    language: str
    public_url: str


def context_of(scope: Scope) -> RequestContext:
    """Return the context this module put on the request."""
    context: RequestContext = scope["state"]["context"]
    return context


class BodyTooLargeError(RefusedError):
    """The body went past the limit while it was being received."""


class Edge:
    """Limits, request id, HEAD, security headers, API version and one log line, around the whole application."""

    def __init__(self, app: AsgiApp, *, version: str, public_url: str, body_limit_bytes: int, clock: Clock) -> None:
        """Wrap an application."""
        self._app = app
        self._version = version.encode()
        self._public_url = public_url
        self._body_limit_bytes = body_limit_bytes
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(self, scope, receive, send)
        await exchange.serve()

    @property
    def app(self) -> AsgiApp:
        """Return the application inside."""
        return self._app

    def fixed_headers(self) -> list[tuple[bytes, bytes]]:
        """Return the headers every answer carries (API Design Rules: version-header, security-headers)."""
        return [
            (b"api-version", self._version),
            (b"cache-control", b"no-store"),
            (b"strict-transport-security", b"max-age=63072000; includeSubDomains"),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"DENY"),
            (b"referrer-policy", b"no-referrer"),
            (b"permissions-policy", b"geolocation=(), camera=(), microphone=()"),
        ]

    @property
    def limits(self) -> int:
        """Return the largest body accepted, in bytes."""
        return self._body_limit_bytes

    @property
    def public_url(self) -> str:
        """Return the address readers use."""
        return self._public_url

    @property
    def clock(self) -> Clock:
        """Return the clock that times requests."""
        return self._clock


class _Exchange:
    """One request and its answer."""

    def __init__(self, edge: Edge, scope: Scope, receive: Receive, send: Send) -> None:
        self._edge = edge
        self._scope = scope
        self._receive = receive
        self._send = send
        self._is_head = scope["method"] == "HEAD"
        self._received = 0
        self._status = 0
        self._is_complete = False
        given_id = header(scope, b"x-request-id")
        self._context = RequestContext(
            request_id=given_id if _REQUEST_ID.fullmatch(given_id) else uuid.uuid4().hex,
            language=preferred_language(header(scope, b"accept-language")),
            public_url=edge.public_url,
        )
        scope.setdefault("state", {})["context"] = self._context

    async def serve(self) -> None:
        started = self._edge.clock.monotonic()
        try:
            refused = self._refusal_of_request()
            if refused is not None:
                await self._answer(refused)
            else:
                # A copy: the server still needs to know that it was asked for the head only.
                scope = {**self._scope, "method": "GET"} if self._is_head else self._scope
                await self._edge.app(scope, self._receive_counted, self._send_completed)
        except Exception:
            _error_log.exception("unhandled", extra={"request_id": self._context.request_id})
            if self._status and not self._is_complete:
                raise
            if not self._status:
                await self._answer(refusal(types.INTERNAL_ERROR))
        finally:
            self._log(self._edge.clock.monotonic() - started)

    def _refusal_of_request(self) -> RefusedError | None:
        headers = self._scope["headers"]
        uri_bytes = len(self._scope["raw_path"]) + len(self._scope["query_string"])
        checks = (
            (uri_bytes > URI_LIMIT_BYTES, types.URI_TOO_LONG),
            (
                len(headers) > HEADER_LIMIT_COUNT or sum(len(k) + len(v) for k, v in headers) > HEADER_LIMIT_BYTES,
                types.HEADERS_TOO_LARGE,
            ),
            (sum(1 for key, _ in headers if key == b"host") != 1, types.MALFORMED_REQUEST),
            (not _decodes(self._scope["raw_path"], self._scope["query_string"]), types.MALFORMED_REQUEST),
            (_exceeds(header(self._scope, b"content-length"), self._edge.limits), types.BODY_TOO_LARGE),
            (header(self._scope, b"content-encoding") != "", types.UNSUPPORTED_CONTENT_ENCODING),
        )
        found: ProblemType | None = next((problem for failed, problem in checks if failed), None)
        if found is None:
            return None
        coding = {"Accept-Encoding": "identity"} if found is types.UNSUPPORTED_CONTENT_ENCODING else {}
        return refusal(found, headers={"Connection": "close"} | coding)

    async def _receive_counted(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._received += len(message.get("body", b""))
            if self._received > self._edge.limits:
                too_large = refusal(types.BODY_TOO_LARGE, headers={"Connection": "close"})
                raise BodyTooLargeError(*too_large.violations, headers=too_large.headers)
        return message

    async def _send_completed(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            present = {key for key, _ in message["headers"]}
            added = [pair for pair in self._edge.fixed_headers() if pair[0] not in present]
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
        _access_log.info(
            "request",
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


def _exceeds(content_length: str, limit: int) -> bool:
    """Tell whether a Content-Length names more than the limit; leading zeros count for nothing."""
    digits = content_length.lstrip("0")
    return digits.isdecimal() and (len(digits) > len(str(limit)) or int(digits) > limit)


def _decodes(raw_path: bytes, query_string: bytes) -> bool:
    """Tell whether path and query are percent-encoded UTF-8 without NUL."""
    for raw in (raw_path, query_string):
        if b"%" not in raw:
            if not raw.isascii():
                return False
            continue
        if re.search(rb"%(?![0-9A-Fa-f]{2})", raw):
            return False
        decoded = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found.group(1), 16)]), raw)
        try:
            text = decoded.decode("utf-8")
        except UnicodeDecodeError:
            return False
        if "\x00" in text:
            return False
    return True


class JsonLogFormatter(logging.Formatter):
    """One JSON object per line, so that no text from outside can forge a line (BIO2 8.15)."""

    _FIELDS = ("method", "path", "status", "milliseconds", "request_id", "client", "actor")

    def format(self, record: logging.LogRecord) -> str:
        """Render one record."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line.update({name: getattr(record, name) for name in self._FIELDS if getattr(record, name, None) is not None})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True)
