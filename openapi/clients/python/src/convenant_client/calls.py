"""How operations become methods: one class for each kind in ordinary code, and one in coroutines.

An operation is declared once, as a function that returns a request. A method takes exactly its parameters.
"""

import functools
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from convenant_client._generated.models import Rehearsal
from convenant_client.driving import AsyncDriver, Driver
from convenant_client.exchange import Exchange
from convenant_client.flow import Flow, Stream
from convenant_client.operations import Command, Listing, Read
from convenant_client.records import Model, Page

S = ParamSpec("S")
T = TypeVar("T", bound=Model)
P = TypeVar("P", bound=Page)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Caller:
    """What sends requests in ordinary code, and how."""

    driver: Driver
    exchange: Exchange


@dataclass(frozen=True, slots=True)
class AsyncCaller:
    """What sends requests in coroutines, and how."""

    driver: AsyncDriver
    exchange: Exchange


class ReadMethod(Generic[S, T]):
    """Reads something."""

    def __init__(self, caller: Caller, build: Callable[S, Read[T]]) -> None:
        functools.update_wrapper(self, build)
        self._caller, self._build = caller, build

    def __call__(self, *args: S.args, **kwargs: S.kwargs) -> T:
        """Return the answer."""
        return self._caller.driver.run(self._caller.exchange.read(self._build(*args, **kwargs)))

    def content(self, media_type: str, /, *args: S.args, **kwargs: S.kwargs) -> bytes:
        """Return the answer in another form, such as `text/csv`."""
        return self._caller.driver.run(self._caller.exchange.content(self._build(*args, **kwargs), media_type))


class AsyncReadMethod(Generic[S, T]):
    """Reads something."""

    def __init__(self, caller: AsyncCaller, build: Callable[S, Read[T]]) -> None:
        functools.update_wrapper(self, build)
        self._caller, self._build = caller, build

    async def __call__(self, *args: S.args, **kwargs: S.kwargs) -> T:
        """Return the answer."""
        return await self._caller.driver.run(self._caller.exchange.read(self._build(*args, **kwargs)))

    async def content(self, media_type: str, /, *args: S.args, **kwargs: S.kwargs) -> bytes:
        """Return the answer in another form, such as `text/csv`."""
        return await self._caller.driver.run(self._caller.exchange.content(self._build(*args, **kwargs), media_type))


@dataclass(frozen=True, slots=True)
class Listed(Generic[P, T]):
    """What stands in a list, asked for page by page as it is read."""

    _caller: Caller
    _listing: Listing[P, T]

    def __iter__(self) -> Iterator[T]:
        """Give what stands in the list."""
        return self._caller.driver.stream(self._caller.exchange.items(self._listing))

    def pages(self) -> Iterator[P]:
        """Give the pages themselves."""
        return self._caller.driver.stream(self._caller.exchange.pages(self._listing))


@dataclass(frozen=True, slots=True)
class AsyncListed(Generic[P, T]):
    """What stands in a list, asked for page by page as it is read."""

    _caller: AsyncCaller
    _listing: Listing[P, T]

    def __aiter__(self) -> AsyncIterator[T]:
        """Give what stands in the list."""
        return self._caller.driver.stream(self._caller.exchange.items(self._listing))

    def pages(self) -> AsyncIterator[P]:
        """Give the pages themselves."""
        return self._caller.driver.stream(self._caller.exchange.pages(self._listing))


class ListingMethod(Generic[S, P, T]):
    """Reads a list."""

    def __init__(self, caller: Caller, build: Callable[S, Listing[P, T]]) -> None:
        functools.update_wrapper(self, build)
        self._caller, self._build = caller, build

    def __call__(self, *args: S.args, **kwargs: S.kwargs) -> Listed[P, T]:
        """Return the list; nothing is asked before it is read."""
        return Listed(self._caller, self._build(*args, **kwargs))


class AsyncListingMethod(Generic[S, P, T]):
    """Reads a list."""

    def __init__(self, caller: AsyncCaller, build: Callable[S, Listing[P, T]]) -> None:
        functools.update_wrapper(self, build)
        self._caller, self._build = caller, build

    def __call__(self, *args: S.args, **kwargs: S.kwargs) -> AsyncListed[P, T]:
        """Return the list; nothing is asked before it is read."""
        return AsyncListed(self._caller, self._build(*args, **kwargs))


class CommandMethod(Generic[S, T]):
    """Does something, once."""

    def __init__(self, caller: Caller, build: Callable[S, Command[T]]) -> None:
        functools.update_wrapper(self, build)
        self._caller, self._build = caller, build

    def __call__(self, *args: S.args, **kwargs: S.kwargs) -> T:
        """Do it and return the answer."""
        return self._caller.driver.run(self._caller.exchange.perform(self._build(*args, **kwargs)))

    def with_key(self, key: str, /) -> Callable[S, T]:
        """Return the same under an idempotency key of your choice: what was done with that key is not done again."""

        def perform(*args: S.args, **kwargs: S.kwargs) -> T:
            return self._caller.driver.run(self._caller.exchange.perform(self._build(*args, **kwargs), key))

        return perform

    def rehearse(self, *args: S.args, **kwargs: S.kwargs) -> Rehearsal:
        """Have it run and undone; return what would have happened."""
        return self._caller.driver.run(self._caller.exchange.rehearse(self._build(*args, **kwargs), Rehearsal))


class AsyncCommandMethod(Generic[S, T]):
    """Does something, once."""

    def __init__(self, caller: AsyncCaller, build: Callable[S, Command[T]]) -> None:
        functools.update_wrapper(self, build)
        self._caller, self._build = caller, build

    async def __call__(self, *args: S.args, **kwargs: S.kwargs) -> T:
        """Do it and return the answer."""
        return await self._caller.driver.run(self._caller.exchange.perform(self._build(*args, **kwargs)))

    def with_key(self, key: str, /) -> Callable[S, Coroutine[Any, Any, T]]:
        """Return the same under an idempotency key of your choice: what was done with that key is not done again."""

        async def perform(*args: S.args, **kwargs: S.kwargs) -> T:
            return await self._caller.driver.run(self._caller.exchange.perform(self._build(*args, **kwargs), key))

        return perform

    async def rehearse(self, *args: S.args, **kwargs: S.kwargs) -> Rehearsal:
        """Have it run and undone; return what would have happened."""
        return await self._caller.driver.run(self._caller.exchange.rehearse(self._build(*args, **kwargs), Rehearsal))


class FlowMethod(Generic[S, V]):
    """Follows a flow of several requests."""

    def __init__(self, caller: Caller, flow: Callable[Concatenate[Exchange, S], Flow[V]]) -> None:
        functools.update_wrapper(self, flow)
        self._caller, self._flow = caller, flow

    def __call__(self, *args: S.args, **kwargs: S.kwargs) -> V:
        """Return its outcome."""
        return self._caller.driver.run(self._flow(self._caller.exchange, *args, **kwargs))


class AsyncFlowMethod(Generic[S, V]):
    """Follows a flow of several requests."""

    def __init__(self, caller: AsyncCaller, flow: Callable[Concatenate[Exchange, S], Flow[V]]) -> None:
        functools.update_wrapper(self, flow)
        self._caller, self._flow = caller, flow

    async def __call__(self, *args: S.args, **kwargs: S.kwargs) -> V:
        """Return its outcome."""
        return await self._caller.driver.run(self._flow(self._caller.exchange, *args, **kwargs))


class StreamMethod(Generic[S, V]):
    """Gives one thing after another."""

    def __init__(self, caller: Caller, stream: Callable[Concatenate[Exchange, S], Stream[V]]) -> None:
        functools.update_wrapper(self, stream)
        self._caller, self._stream = caller, stream

    def __call__(self, *args: S.args, **kwargs: S.kwargs) -> Iterator[V]:
        """Give what comes."""
        return self._caller.driver.stream(self._stream(self._caller.exchange, *args, **kwargs))


class AsyncStreamMethod(Generic[S, V]):
    """Gives one thing after another."""

    def __init__(self, caller: AsyncCaller, stream: Callable[Concatenate[Exchange, S], Stream[V]]) -> None:
        functools.update_wrapper(self, stream)
        self._caller, self._stream = caller, stream

    def __call__(self, *args: S.args, **kwargs: S.kwargs) -> AsyncIterator[V]:
        """Give what comes."""
        return self._caller.driver.stream(self._stream(self._caller.exchange, *args, **kwargs))
