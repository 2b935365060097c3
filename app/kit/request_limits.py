"""How large a request may be and how long it may take: the same for every route, but for those that take a file."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from re import Pattern
from typing import Any

from starlette.routing import compile_path

from app.kit import problem_types
from app.kit.config import Settings
from app.kit.domain import Localised, RefusedError, refusal

PREFIX = "/v1"
FILE_LIMIT_BYTES = 50 * 1024 * 1024
# Boundaries, headers and short fields around the file in a multipart form (RFC 7578).
_FRAMING_BYTES = 16 * 1024
# Storing and examining a file take longer than one slow statement does.
FILE_ANSWER_SECONDS = 60.0
_AT_MOST = Localised("Hier is plaats voor hoogstens {limit}.", "There is room for at most {limit} here.")
_KIB = 1024
_FILE_ROUTES: set[tuple[str, Pattern[str]]] = set()


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """What one request may take.

    `content_bytes` is what is told to people, `body_bytes` what may come over the line for it; `body_seconds` the
    time for the body to arrive, `answer_seconds` the time after that in which the answer begins.
    """

    content_bytes: int
    body_bytes: int
    body_seconds: float
    answer_seconds: float

    def exceeded(self) -> RefusedError:
        """Return the refusal of what is larger, naming the limit; it ends the connection."""
        size = self.content_bytes
        text = f"{size // _KIB**2} MiB" if size % _KIB**2 == 0 else f"{size // _KIB} KiB"
        return refusal(problem_types.BODY_TOO_LARGE, _AT_MOST.filled(limit=text), headers={"Connection": "close"})


def takes_file(method: str, path: str) -> str:
    """Declare that a route takes a file, and return its path: written where the route is."""
    _FILE_ROUTES.add((method, compile_path(PREFIX + path)[0]))
    return path


class LimitsByRoute:
    """Tells the limits of a request before anything of it is read."""

    def __init__(self, settings: Settings, answer_seconds: float) -> None:
        """Take the limits an operator set, and the time in which anything but a file is answered."""
        size = settings.body_limit_bytes
        self._usual = RequestLimits(size, size, settings.request_body_seconds, answer_seconds)
        self._file = RequestLimits(
            FILE_LIMIT_BYTES,
            FILE_LIMIT_BYTES + _FRAMING_BYTES,
            settings.request_file_seconds,
            FILE_ANSWER_SECONDS,
        )

    def of(self, scope: MutableMapping[str, Any]) -> RequestLimits:
        """Return the limits of one request."""
        method, path = scope["method"], scope["path"]
        is_file = any(taken == method and pattern.match(path) for taken, pattern in _FILE_ROUTES)
        return self._file if is_file else self._usual


def limits_of(scope: MutableMapping[str, Any]) -> RequestLimits:
    """Return the limits the edge put on the request."""
    limits: RequestLimits = scope["state"]["limits"]
    return limits
