"""What a request must look like before anything believes it: sizes, percent-encoding, headers that occur once."""

import re
from collections.abc import MutableMapping
from typing import Any

from app.kit import problem_types as types
from app.kit.domain import ProblemType, RefusedError, refusal
from app.kit.request_limits import RequestLimits

URI_LIMIT_BYTES = 8192
HEADER_LIMIT_BYTES = 16_384
HEADER_LIMIT_COUNT = 100
# Headers with one value that decide something: of two, a proxy and the register could each believe another.
_SINGLE_HEADERS = frozenset(
    {b"host", b"content-type", b"convenant-organisation", b"convenant-sequence", b"idempotency-key"}
)


def header(scope: MutableMapping[str, Any], name: bytes) -> str:
    """Return the first header of this lower-case name, or an empty text."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def header_lines(scope: MutableMapping[str, Any], name: bytes) -> list[str]:
    """Return every header of this lower-case name, in order."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def refusal_of_form(scope: MutableMapping[str, Any], limits: RequestLimits) -> RefusedError | None:
    """Return why a request is refused unread, or nothing; what is refused so also ends its connection."""
    found = _fault_of_form(scope, limits)
    if found is None:
        return None
    if found is types.BODY_TOO_LARGE:
        return limits.exceeded()
    coding = {"Accept-Encoding": "identity"} if found is types.UNSUPPORTED_CONTENT_ENCODING else {}
    return refusal(found, headers={"Connection": "close"} | coding)


def _fault_of_form(scope: MutableMapping[str, Any], limits: RequestLimits) -> ProblemType | None:
    # Every request passes here: the headers are gone through once.
    raw_path, query_string, headers = scope["raw_path"], scope["query_string"], scope["headers"]
    if len(raw_path) + len(query_string) > URI_LIMIT_BYTES:
        return types.URI_TOO_LONG
    octets, single, is_encoded, content_length = 0, [], False, b""
    for name, value in headers:
        octets += len(name) + len(value)
        if name in _SINGLE_HEADERS:
            single.append(name)
        elif name == b"content-length":
            content_length = content_length or value
        elif name == b"content-encoding":
            is_encoded = is_encoded or bool(value)
    if len(headers) > HEADER_LIMIT_COUNT or octets > HEADER_LIMIT_BYTES:
        return types.HEADERS_TOO_LARGE
    if b"host" not in single or len(set(single)) < len(single) or not _decodes(raw_path, query_string):
        return types.MALFORMED_REQUEST
    if content_length and _exceeds(content_length.decode("latin-1"), limits.body_bytes):
        return types.BODY_TOO_LARGE
    return types.UNSUPPORTED_CONTENT_ENCODING if is_encoded else None


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
