"""The keys of every configured issuer, kept fresh without any token ever waiting for it.

Rules and numbers: reliability-security section 3 (keyset loading, rotation, outage, flood).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from app.kit.auth.fetching import KeysetFetcher
from app.kit.auth.issuers import IssuerConfig, IssuerPolicy, refuse_plain_http
from app.kit.auth.keysets import Keyset, KeysetRefusedError, parse_keyset
from app.kit.auth.remembered import RememberedTokens
from app.kit.auth.tokens import (
    IdentityProviderUnavailable,
    UnknownKey,
    VerificationKey,
    VerifiedToken,
)

logger = logging.getLogger(__name__)

EpochSeconds = Callable[[], float]
Fetch = Callable[[str], Awaitable[bytes]]
Sleep = Callable[[float], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class KeysetTiming:
    """How often keys are fetched and how long they may be used, in seconds.

    `refresh`: between good background refreshes. `retry`: the longest wait after failed ones, approached by
    doubling from one second. `refetch`: between fetches because of an unknown `kid`, for the whole process.
    `outage`: how long the last good set stays in use.
    """

    refresh: float = 5 * 60
    retry: float = 30
    refetch: float = 30
    outage: float = 24 * 3600


class LocalIssuer(Protocol):
    """An issuer inside this process, whose keys need no fetching."""

    @property
    def policy(self) -> IssuerPolicy:
        """What its tokens must satisfy."""
        ...

    def key(self, key_id: str) -> VerificationKey | None:
        """Return its key with this `kid`, None when it has no such key."""
        ...


class IssuerKeys:
    """The present keyset of one remote issuer and the only code that replaces it.

    A good refresh replaces the whole set, so a key its issuer removed is dead at once; a failed one changes
    nothing. The clock gives epoch seconds.
    """

    def __init__(self, config: IssuerConfig, fetch: Fetch, clock: EpochSeconds, timing: KeysetTiming) -> None:
        self.config = config
        self._fetch = fetch
        self._clock = clock
        self._timing = timing
        self._keyset: Keyset | None = None
        self._fetched_at = 0.0
        self._flight: asyncio.Task[bool] | None = None

    @property
    def is_loaded(self) -> bool:
        """Tell whether any good set was ever fetched."""
        return self._keyset is not None

    @property
    def is_refreshing(self) -> bool:
        """Tell whether a fetch is under way."""
        return self._flight is not None and not self._flight.done()

    def is_usable(self, now: float) -> bool:
        """Tell whether tokens can be verified: there is a good set, no older than the longest outage."""
        return self.is_loaded and now - self._fetched_at <= self._timing.outage

    def key(self, key_id: str, now: float) -> VerificationKey:
        """Return the key with this `kid`.

        Raises:
            IdentityProviderUnavailable: there is no usable set.
            UnknownKey: the set has no such key.

        """
        if self._keyset is None or not self.is_usable(now):
            raise IdentityProviderUnavailable(self.config.issuer)
        key = self._keyset.keys.get(key_id)
        if key is None:
            raise UnknownKey(self.config.issuer)
        return key

    async def refresh(self) -> bool:
        """Fetch the set once, or join the fetch under way; tell whether a good set came of it.

        Cancelling a caller leaves the fetch to the others.
        """
        if self._flight is None or self._flight.done():
            self._flight = asyncio.create_task(self._refresh())
        return await asyncio.shield(self._flight)

    async def run_refresh(self, sleep: Sleep) -> None:
        """Refresh for ever: every five minutes, and sooner, ever less often, while fetching fails."""
        failures = 0
        while True:
            if await self.refresh():
                failures = 0
                await sleep(self._timing.refresh)
            else:
                await sleep(min(self._timing.retry, 2.0 ** min(failures, 16)))
                failures += 1

    async def aclose(self) -> None:
        """End a fetch under way."""
        if self._flight is not None:
            self._flight.cancel()
            await asyncio.wait({self._flight})

    async def _refresh(self) -> bool:
        started_at = self._clock()
        try:
            keyset = parse_keyset(await self._fetch(self.config.jwks_address), self.config.algorithms)
        except KeysetRefusedError as error:
            logger.warning("Keys of issuer %s not refreshed: %s", self.config.issuer, error)
            return False
        except Exception:
            logger.exception("Keys of issuer %s not refreshed", self.config.issuer)
            return False
        if keyset.skipped:
            logger.info("Keys of issuer %s left out: %s", self.config.issuer, "; ".join(keyset.skipped))
        self._keyset = keyset
        self._fetched_at = started_at
        return True


class Keyring:
    """All issuers this process trusts: what `verify_token` looks keys up in, and what keeps them fresh.

    The application runs `run_refresh()` as a task for as long as it serves, calls `verify()` per request and
    `aclose()` at the end. An issuer whose keys were never loaded does not stop the start.

    Raises:
        ValueError: two issuers share a name, or one has a plain http address outside development.

    """

    def __init__(
        self,
        issuers: Iterable[IssuerConfig],
        clock: EpochSeconds,
        *,
        local: Iterable[LocalIssuer] = (),
        development: bool = False,
        fetch: Fetch | None = None,
        timing: KeysetTiming | None = None,
    ) -> None:
        configs, locals_ = tuple(issuers), tuple(local)
        refuse_plain_http(configs, development=development)
        self._clock = clock
        self._timing = timing or KeysetTiming()
        self._own_fetcher = KeysetFetcher() if fetch is None and configs else None
        chosen_fetch = fetch or self._own_fetcher
        self._remote = {
            config.issuer: IssuerKeys(config, chosen_fetch, clock, self._timing)
            for config in configs
            if chosen_fetch is not None
        }
        self._local = {issuer.policy.issuer: issuer for issuer in locals_}
        if len(self._remote.keys() | self._local.keys()) != len(configs) + len(locals_):
            raise ValueError("an issuer is configured twice")
        self._refetched_at: float | None = None
        self._remembered = RememberedTokens(self)

    def policy(self, issuer: str) -> IssuerPolicy | None:
        """Return what tokens of this issuer must satisfy, None when it is not trusted."""
        if issuer in self._remote:
            return self._remote[issuer].config
        return self._local[issuer].policy if issuer in self._local else None

    def key(self, issuer: str, key_id: str, now: float) -> VerificationKey:
        """Return the key of a trusted issuer with this `kid`.

        Raises:
            IdentityProviderUnavailable: the issuer has no usable set.
            UnknownKey: it has no such key.

        """
        if issuer in self._remote:
            return self._remote[issuer].key(key_id, now)
        key = self._local[issuer].key(key_id) if issuer in self._local else None
        if key is None:
            raise UnknownKey(issuer)
        return key

    async def verify(self, token: str) -> VerifiedToken:
        """Return what a token proves; only a token with an unknown `kid` may wait, for one shared fetch.

        Raises:
            InvalidToken: the token is refused.
            IdentityProviderUnavailable: its issuer has no usable keyset.

        """
        try:
            return self._remembered.verify(token, self._clock())
        except UnknownKey as unknown:
            if not await self._refetch(unknown.issuer):
                raise
        return self._remembered.verify(token, self._clock())

    async def refresh(self) -> bool:
        """Fetch all sets once, side by side; tell whether every fetch was good. Never raises for a bad issuer."""
        return all(await asyncio.gather(*(keys.refresh() for keys in self._remote.values())))

    async def run_refresh(self, sleep: Sleep = asyncio.sleep) -> None:
        """Keep all sets fresh until cancelled; a slow issuer does not delay another. `sleep` takes seconds."""
        async with asyncio.TaskGroup() as group:
            for keys in self._remote.values():
                group.create_task(keys.run_refresh(sleep))

    def never_loaded(self) -> tuple[str, ...]:
        """Return the issuers whose keys were never fetched: the process is not ready while there are any."""
        return tuple(issuer for issuer, keys in self._remote.items() if not keys.is_loaded)

    async def aclose(self) -> None:
        """End the fetches under way and close the connections."""
        for keys in self._remote.values():
            await keys.aclose()
        if self._own_fetcher is not None:
            await self._own_fetcher.aclose()

    async def _refetch(self, issuer: str) -> bool:
        keys = self._remote.get(issuer)
        if keys is None:
            return False
        if not keys.is_refreshing:
            now = self._clock()
            # Within the interval every unknown kid has its answer already. A clock set back does not extend it.
            if self._refetched_at is not None and 0 <= now - self._refetched_at < self._timing.refetch:
                return False
            self._refetched_at = now
        return await keys.refresh()
