"""How much one client may ask: counted per network address and per principal, and told in every answer.

The headers are those of the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers-10).
Counting is a sliding window of a minute, so that a client never gets twice its quota around the turn of a minute.
"""

import hashlib
import ipaddress
import math
from collections import Counter
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from throttled import MemoryStore, RateLimiterType, RateLimitResult, per_min
from throttled import Throttled as OwnThrottled
from throttled.asyncio import Throttled

from app.kit import problem_types
from app.kit.clock import Clock
from app.kit.config import Settings
from app.kit.domain import Localised, RefusedError, refusal
from app.kit.shared_counts import SharedCounts

MINUTE_SECONDS = 60
# Per limit; who was not heard of longest is forgotten first, so that many addresses cannot fill the memory.
REMEMBERED_KEYS = 50_000
# So much more on a developer's machine, where a browser, a crawler and a load test share one address.
DEVELOPMENT_FACTOR = 10_000
_SIXTY_FOUR_BITS = 64


@dataclass(frozen=True, slots=True)
class Use:
    """What one request used of one limit; `seconds` is none where no window is counted."""

    name: str
    quota: int
    remaining: int
    seconds: int | None

    @property
    def policy(self) -> str:
        """Return the item that stands for the limit in `RateLimit-Policy`."""
        unit = f";w={MINUTE_SECONDS}" if self.seconds is not None else ';qu="concurrent-requests"'
        return f'"{self.name}";q={self.quota}{unit}'

    @property
    def standing(self) -> str:
        """Return the item that stands for what is left in `RateLimit`."""
        window = "" if self.seconds is None else f";t={self.seconds}"
        return f'"{self.name}";r={self.remaining}{window}'


class Limit:
    """A quota per minute, counted per key: in this process, or in all together where Redis answers."""

    def __init__(self, name: str, quota: int, exceeded: Localised, shared: SharedCounts | None) -> None:
        """Declare a limit; `exceeded` is what who goes past it is told, with a place for `{quota}`."""
        self._name = name
        self._quota = quota
        self._exceeded = exceeded.filled(quota=quota)
        self._shared = shared
        counting: dict[str, Any] = {
            "using": RateLimiterType.SLIDING_WINDOW.value,
            "quota": per_min(self._quota),
            "key_prefix": "convenant",
        }
        self._own = OwnThrottled(store=MemoryStore(options={"MAX_SIZE": REMEMBERED_KEYS}), **counting).limiter
        self._together = None if shared is None else Throttled(store=shared.store, **counting)

    async def take(self, key: str) -> tuple[Use, RefusedError | None]:
        """Count one request under a key; return what it used and, past the quota, the refusal."""
        counted = await self._counted(f"{self._name}:{key}")
        state = counted.state
        seconds = max(1, math.ceil(state.retry_after if counted.limited else state.reset_after))
        use = Use(self._name, self._quota, 0 if counted.limited else int(state.remaining), seconds)
        return use, too_many(self._exceeded, use, seconds) if counted.limited else None

    async def _counted(self, key: str) -> RateLimitResult:
        together = self._together
        if self._shared is not None and together is not None:
            result = await self._shared.attempt(lambda: together.limit(key))
            if result is not None:
                return result
        return self._own.limit(key)


def too_many(exceeded: Localised, use: Use, seconds: int) -> RefusedError:
    """Return the refusal of who went past a limit, to come back after so many seconds."""
    return refusal(
        problem_types.RATE_LIMIT_EXCEEDED,
        exceeded,
        headers={"Retry-After": str(seconds)},
        violatedPolicies=[use.name],
    )


class RateLimits:
    """The limits of one process."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        """Take the quotas an operator set, and the defaults of the environment for the others."""
        factor = 1 if settings.is_production else DEVELOPMENT_FACTOR

        def quota(given: int | None, default: int) -> int:
            return default * factor if given is None else given

        self._shared = None if settings.redis_url is None else SharedCounts(settings.redis_url, clock)
        self.anonymous = Limit(
            "anonymous", quota(settings.anonymous_requests_per_minute, 60), _TOO_MANY_ANONYMOUS, self._shared
        )
        self.authenticated = Limit(
            "authenticated", quota(settings.authenticated_requests_per_minute, 600), _TOO_MANY, self._shared
        )
        self.writes = Limit("writes", quota(settings.writes_per_minute, 120), _TOO_MANY_WRITES, self._shared)
        self.failures = Limit(
            "failed-authentication",
            quota(settings.failed_authentications_per_minute, 30),
            _TOO_MANY_FAILURES,
            self._shared,
        )
        self.concurrent = quota(settings.concurrent_requests, 20)
        self.running: Counter[str] = Counter()

    def allowance(self, scope: MutableMapping[str, Any]) -> "Allowance | None":
        """Return what a request may use, or nothing where no limit applies: pages, health, the API description."""
        path: str = scope["path"]
        if not path.startswith("/v1/") or path.startswith("/v1/openapi."):
            return None
        return Allowance(self, address_of(scope), is_write=scope["method"] not in {"GET", "HEAD"})

    async def aclose(self) -> None:
        """Close the connections to Redis."""
        if self._shared is not None:
            await self._shared.aclose()


class Allowance:
    """What one request may use, and what it has used."""

    def __init__(self, limits: RateLimits, address: str, *, is_write: bool) -> None:
        """Begin with nothing used."""
        self._limits = limits
        self._address = address
        self._is_write = is_write
        self._used: list[Use] = []
        self._running: str | None = None

    @property
    def is_counted(self) -> bool:
        """Tell whether the request counts towards any limit yet."""
        return bool(self._used)

    async def take_anonymous(self) -> None:
        """Count a request of somebody unknown, by network address.

        Raises:
            RefusedError: `rate-limit-exceeded`.

        """
        await self._take(self._limits.anonymous, self._address)

    async def take_failure(self) -> None:
        """Count a token that was refused, by network address; a good token from there is still welcome.

        Raises:
            RefusedError: `rate-limit-exceeded`.

        """
        await self._take(self._limits.failures, self._address)

    async def take_principal(self, issuer: str, subject: str) -> None:
        """Count a request of somebody known: by who it is, never by the token, of which one may have many.

        Raises:
            RefusedError: `rate-limit-exceeded`.

        """
        key = hashlib.blake2b(f"{issuer} {subject}".encode(), digest_size=16).hexdigest()
        self._begin(key)
        await self._take(self._limits.authenticated, key)
        if self._is_write:
            await self._take(self._limits.writes, key)

    async def _take(self, limit: Limit, key: str) -> None:
        use, refused = await limit.take(key)
        self._used.append(use)
        if refused is not None:
            raise refused

    def _begin(self, key: str) -> None:
        running = self._limits.running
        remaining = self._limits.concurrent - running[key] - 1
        use = Use("concurrent", self._limits.concurrent, max(0, remaining), None)
        self._used.append(use)
        if remaining < 0:
            raise too_many(_TOO_MANY_AT_ONCE.filled(quota=self._limits.concurrent), use, 1)
        running[key] += 1
        self._running = key

    def release(self) -> None:
        """Say that the request has ended."""
        if self._running is not None:
            running = self._limits.running
            running[self._running] -= 1
            if not running[self._running]:
                del running[self._running]
            self._running = None

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the headers that tell what applies and what is left."""
        if not self._used:
            return []
        return [
            (b"ratelimit-policy", ", ".join(use.policy for use in self._used).encode()),
            (b"ratelimit", ", ".join(use.standing for use in self._used).encode()),
        ]


def address_of(scope: MutableMapping[str, Any]) -> str:
    """Return the network address a request is counted by: all of one IPv6 subscriber (a /64) count as one."""
    host: str = (scope.get("client") or ("unknown", 0))[0]
    if ":" not in host:
        return host
    try:
        address = ipaddress.IPv6Address(host)
    except ValueError:
        return host
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Address(int(address) >> _SIXTY_FOUR_BITS << _SIXTY_FOUR_BITS))


_TOO_MANY_ANONYMOUS = Localised(
    "Van uw netwerkadres kwamen te veel verzoeken zonder token: hoogstens {quota} per minuut.",
    "Too many requests without a token came from your network address: at most {quota} a minute.",
)
_TOO_MANY = Localised(
    "U deed te veel verzoeken: hoogstens {quota} per minuut.",
    "You made too many requests: at most {quota} a minute.",
)
_TOO_MANY_WRITES = Localised(
    "U deed te veel verzoeken die iets vastleggen: hoogstens {quota} per minuut.",
    "You made too many requests that record something: at most {quota} a minute.",
)
_TOO_MANY_FAILURES = Localised(
    "Van uw netwerkadres kwamen te veel ongeldige tokens: hoogstens {quota} per minuut.",
    "Too many invalid tokens came from your network address: at most {quota} a minute.",
)
_TOO_MANY_AT_ONCE = Localised(
    "Er zijn al {quota} verzoeken van u in behandeling; meer tegelijk kan niet.",
    "{quota} of your requests are already being served; no more at the same time.",
)
