"""Counts that all processes of a register share, in Redis; a register that is read does not fail with its limiter."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from pydantic import SecretStr
from throttled.asyncio import RedisStore
from throttled.exceptions import StoreUnavailableError

from app.kit.clock import Clock

# A request waits this long at most, and after a failure nobody tries again for a while.
ANSWER_SECONDS = 0.25
REST_SECONDS = 5.0
Result = TypeVar("Result")
_log = logging.getLogger("convenant.rate-limits")


class _ClosableStore(RedisStore):
    """A store that can let its connections go."""

    async def aclose(self) -> None:
        """Close every connection."""
        client: Any = self._backend.get_client()
        await client.aclose(close_connection_pool=True)


class SharedCounts:
    """The store in Redis, and whether it answers."""

    def __init__(self, url: SecretStr, clock: Clock) -> None:
        """Connect at the first count, not before."""
        seconds = {"SOCKET_TIMEOUT": ANSWER_SECONDS, "SOCKET_CONNECT_TIMEOUT": ANSWER_SECONDS}
        self.store = _ClosableStore(url.get_secret_value(), seconds)
        self._clock = clock
        self._rests_until: float | None = None

    async def attempt(self, count: Callable[[], Awaitable[Result]]) -> Result | None:
        """Count in Redis and return what it says, or nothing while it does not answer."""
        now = self._clock.monotonic()
        was_silent = self._rests_until is not None
        if self._rests_until is not None:
            if now < self._rests_until:
                return None
            # One request finds out for all whether it answers again.
            self._rests_until = now + REST_SECONDS
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                result = await count()
        except (StoreUnavailableError, OSError) as error:
            if self._rests_until is None:
                cause = type(error.__cause__ or error).__name__
                _log.warning("Redis does not answer (%s): each process counts for itself", cause)
            self._rests_until = self._clock.monotonic() + REST_SECONDS
            return None
        if was_silent:
            _log.warning("Redis answers again: processes count together")
        self._rests_until = None
        return result

    async def aclose(self) -> None:
        """Close the connections."""
        await self.store.aclose()
