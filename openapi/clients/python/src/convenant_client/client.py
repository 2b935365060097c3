"""The two clients: thin, and alike but for `await`."""

from dataclasses import replace
from types import TracebackType
from typing import Literal, Self, TypeVar

import httpx

from convenant_client._generated.groups import AsyncGroups, Groups
from convenant_client.calls import AsyncCaller, Caller
from convenant_client.driving import AsyncDriver, Driver
from convenant_client.exchange import Exchange
from convenant_client.feed import AsyncEvents, Events
from convenant_client.files import AsyncFiles, Files
from convenant_client.operations import Id
from convenant_client.records import Record
from convenant_client.tokens import TokenFunction, TokenSource, token_source
from convenant_client.version import __version__

R = TypeVar("R", bound=Record)
Language = Literal["nl", "en"]
Token = str | TokenFunction | TokenSource | None

TIME_LIMIT_SECONDS = 60.0


class Convenant(Groups):
    """A register of cooperation agreements.

    Args:
        url: Address of the register, such as `https://convenant.example.org`.
        token: A token, a function that returns one, or `ClientCredentials`; without it you read what is public.
        organisation: The organisation you act for, when you have roles at several.
        language: The language of titles and details of problems.
        time_limit: Seconds after which no further attempt of a request begins.
        http: An `httpx.Client` of your own, with its proxies and certificates; you close it yourself.

    """

    def __init__(
        self,
        url: str,
        *,
        token: Token = None,
        organisation: Id | None = None,
        language: Language | None = None,
        time_limit: float = TIME_LIMIT_SECONDS,
        http: httpx.Client | None = None,
    ) -> None:
        self._is_own = http is None
        self._http = http or httpx.Client()
        exchange = _exchange(url, token, organisation, language, time_limit)
        self._use(Caller(Driver(self._http), exchange))

    def _use(self, caller: Caller) -> None:
        super().__init__(caller)
        self._caller = caller
        self.events = Events(caller)
        self.files = Files(caller)

    def acting_for(self, organisation: Id) -> "Convenant":
        """Return the same client, acting for this organisation; both share their connections."""
        other = object.__new__(type(self))
        other._is_own, other._http = False, self._http
        other._use(replace(self._caller, exchange=_for_organisation(self._caller.exchange, organisation)))
        return other

    def record_at(self, address: str) -> Record:
        """Read the record at an address of the API, such as `event.data.address`."""
        return self._caller.driver.run(self._caller.exchange.record_at(address))

    def refresh(self, record: R) -> R:
        """Read a record again; when nothing changed, the very same object is returned."""
        return self._caller.driver.run(self._caller.exchange.refresh(record))

    def close(self) -> None:
        """Close the connections."""
        if self._is_own:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncConvenant(AsyncGroups):
    """A register of cooperation agreements, for asynchronous code; see `Convenant`."""

    def __init__(
        self,
        url: str,
        *,
        token: Token = None,
        organisation: Id | None = None,
        language: Language | None = None,
        time_limit: float = TIME_LIMIT_SECONDS,
        http: httpx.AsyncClient | None = None,
    ) -> None:
        self._is_own = http is None
        self._http = http or httpx.AsyncClient()
        exchange = _exchange(url, token, organisation, language, time_limit)
        self._use(AsyncCaller(AsyncDriver(self._http), exchange))

    def _use(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._caller = caller
        self.events = AsyncEvents(caller)
        self.files = AsyncFiles(caller)

    def acting_for(self, organisation: Id) -> "AsyncConvenant":
        """Return the same client, acting for this organisation; both share their connections."""
        other = object.__new__(type(self))
        other._is_own, other._http = False, self._http
        other._use(replace(self._caller, exchange=_for_organisation(self._caller.exchange, organisation)))
        return other

    async def record_at(self, address: str) -> Record:
        """Read the record at an address of the API, such as `event.data.address`."""
        return await self._caller.driver.run(self._caller.exchange.record_at(address))

    async def refresh(self, record: R) -> R:
        """Read a record again; when nothing changed, the very same object is returned."""
        return await self._caller.driver.run(self._caller.exchange.refresh(record))

    async def aclose(self) -> None:
        """Close the connections."""
        if self._is_own:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def _exchange(
    url: str, token: Token, organisation: Id | None, language: Language | None, time_limit: float
) -> Exchange:
    headers = {"User-Agent": f"convenant-client/{__version__}"}
    if language is not None:
        headers["Accept-Language"] = language
    exchange = Exchange(url.rstrip("/").removesuffix("/v1"), token_source(token), headers, time_limit)
    return exchange if organisation is None else _for_organisation(exchange, organisation)


def _for_organisation(exchange: Exchange, organisation: Id) -> Exchange:
    return replace(exchange, headers={**exchange.headers, "Convenant-Organisation": str(organisation)})
