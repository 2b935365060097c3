"""Two drivers of flows, one for ordinary code and one for coroutines: all that differs between the two."""

import inspect
import threading
import time
from collections.abc import AsyncIterator, Generator, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import anyio
import httpx

from convenant_client.flow import Alone, Call, Close, Emit, Fill, Flow, Next, Open, Opened, Send, Step, Stream, Wait

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step: a value, or a fault for the flow to judge."""

    value: Any = None
    fault: Exception | None = None

    def resume(self, flow: Generator[Any, Any, Any]) -> Any:
        """Go on with a flow and return its next step.

        Raises:
            StopIteration: the flow has ended; `value` is its outcome.

        """
        return flow.send(self.value) if self.fault is None else flow.throw(self.fault)


class Driver:
    """Follows flows in ordinary code; threads may share it."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http
        self._lock = threading.Lock()

    def run(self, flow: Flow[T]) -> T:
        """Follow a flow to its end and return its outcome."""
        outcome = Outcome()
        while True:
            try:
                step = outcome.resume(flow)
            except StopIteration as end:
                return cast(T, end.value)
            outcome = self._taken(step)

    def stream(self, flow: Stream[T]) -> Iterator[T]:
        """Follow a flow and give what it emits."""
        outcome = Outcome()
        try:
            while True:
                try:
                    step: Step | Emit[T] = outcome.resume(flow)
                except StopIteration:
                    return
                if isinstance(step, Emit):
                    yield step.value
                    outcome = Outcome()
                else:
                    outcome = self._taken(step)
        finally:
            flow.close()

    def _taken(self, step: Step) -> Outcome:
        try:
            return Outcome(self._take(step))
        except Exception as fault:  # noqa: BLE001 - the flow judges it
            return Outcome(fault=fault)

    def _take(self, step: Step) -> Any:
        match step:
            case Send(request):
                return self.http.send(request)
            case Open(request):
                response = self.http.send(request, stream=True)
                return Opened(response, response.iter_bytes())
            case Next(opened):
                return next(opened.chunks, b"")
            case Fill(opened):
                opened.response.read()
            case Close(opened):
                opened.response.close()
            case Wait(seconds):
                time.sleep(seconds)
            case Call(function):
                return function()
            case Alone(flow):
                with self._lock:
                    return self.run(flow)
        return None


class AsyncDriver:
    """Follows flows in coroutines; tasks may share it."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self._lock = anyio.Lock()

    async def run(self, flow: Flow[T]) -> T:
        """Follow a flow to its end and return its outcome."""
        outcome = Outcome()
        while True:
            try:
                step = outcome.resume(flow)
            except StopIteration as end:
                return cast(T, end.value)
            outcome = await self._taken(step)

    async def stream(self, flow: Stream[T]) -> AsyncIterator[T]:
        """Follow a flow and give what it emits."""
        outcome = Outcome()
        try:
            while True:
                try:
                    step: Step | Emit[T] = outcome.resume(flow)
                except StopIteration:
                    return
                if isinstance(step, Emit):
                    yield step.value
                    outcome = Outcome()
                else:
                    outcome = await self._taken(step)
        finally:
            flow.close()

    async def _taken(self, step: Step) -> Outcome:
        try:
            return Outcome(await self._take(step))
        except Exception as fault:  # noqa: BLE001 - the flow judges it
            return Outcome(fault=fault)

    async def _take(self, step: Step) -> Any:
        match step:
            case Send(request):
                return await self.http.send(request)
            case Open(request):
                response = await self.http.send(request, stream=True)
                return Opened(response, response.aiter_bytes())
            case Next(opened):
                return await anext(opened.chunks, b"")
            case Fill(opened):
                await opened.response.aread()
            case Close(opened):
                await opened.response.aclose()
            case Wait(seconds):
                await anyio.sleep(seconds)
            case Call(function):
                outcome = function()
                return await outcome if inspect.isawaitable(outcome) else outcome
            case Alone(flow):
                async with self._lock:
                    return await self.run(flow)
        return None
