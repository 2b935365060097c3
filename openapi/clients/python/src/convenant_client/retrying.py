"""When something is tried again, and how long to wait before."""

import email.utils
import random
import time
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from convenant_client.errors import problem_error

ATTEMPTS = 6
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 8.0
REPEATABLE = frozenset({429, 502, 503, 504})
_IN_PROGRESS = "idempotency-in-progress"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long all attempts of one request may take together."""

    ends_at: float

    @classmethod
    def of(cls, seconds: float) -> "Patience":
        """Return patience that begins now."""
        return cls(time.monotonic() + seconds)

    @property
    def left(self) -> float:
        """How many seconds are left."""
        return self.ends_at - time.monotonic()

    def pause(self, attempt: int, asked: float = 0.0) -> float | None:
        """Return how long to wait after an attempt, counted from 0; nothing when it was the last.

        Full jitter: anything up to a bound that doubles, on top of what the register asked for.
        """
        bound = min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2**attempt)
        pause = asked + random.uniform(0, bound)  # noqa: S311 - spreads load, guards nothing
        return pause if attempt + 1 < ATTEMPTS and pause < self.left else None


def is_repeatable(response: httpx.Response) -> bool:
    """Tell whether an answer says nothing about the request itself.

    Among them is that an earlier attempt of the same request has not finished.
    """
    if response.status_code == HTTPStatus.CONFLICT:
        return problem_error(response).slug == _IN_PROGRESS
    return response.status_code in REPEATABLE


def seconds_asked(response: httpx.Response) -> float:
    """Return how long a response asks to wait in `Retry-After`: seconds, or an instant."""
    asked = response.headers.get("retry-after", "")
    if asked.isascii() and asked.isdigit():
        return float(asked)
    try:
        instant = email.utils.parsedate_to_datetime(asked)
    except ValueError:
        return 0.0
    return max(0.0, instant.timestamp() - time.time())
