"""One course of steps for ordinary and asynchronous code alike.

A flow is a generator: it yields what has to happen (a `Step`) and is sent what came of it. It never waits and touches
no network; a driver does (see `driving`), one for ordinary code and one for coroutines.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

import httpx

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Send:
    """Send a request and come back with its `httpx.Response`."""

    request: httpx.Request


@dataclass(frozen=True, slots=True)
class Open:
    """Send a request and come back with its response before its content was read: an `Opened`."""

    request: httpx.Request


@dataclass(frozen=True, slots=True)
class Opened:
    """A response whose content is still to come."""

    response: httpx.Response
    chunks: Any


@dataclass(frozen=True, slots=True)
class Next:
    """Come back with the next bytes of an opened response; with none at its end."""

    opened: Opened


@dataclass(frozen=True, slots=True)
class Fill:
    """Read the content of an opened response as a whole, and be done with it."""

    opened: Opened


@dataclass(frozen=True, slots=True)
class Close:
    """Be done with an opened response."""

    opened: Opened


@dataclass(frozen=True, slots=True)
class Wait:
    """Let some seconds pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Call:
    """Come back with what a function of the user's returns; in asynchronous code it may be awaited for."""

    function: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Alone:
    """Follow another flow while no other flow of this client is alone; come back with its outcome."""

    flow: "Flow[Any]"


@dataclass(frozen=True, slots=True)
class Emit(Generic[T]):
    """Give something to whoever iterates; come back when they ask for more."""

    value: T


Step: TypeAlias = Send | Open | Next | Fill | Close | Wait | Call | Alone
Flow: TypeAlias = Generator[Step, Any, T]
Stream: TypeAlias = Generator[Step | Emit[T], Any, None]
