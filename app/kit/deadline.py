"""The last resort: no request keeps its sender waiting for more than a few seconds, whatever it is waiting for."""

import asyncio
import logging

from app.kit.domain import refusal
from app.kit.fault_problems import QUERY_TIMEOUT
from app.kit.http import AsgiApp, Message, Receive, Scope, Send, context_of
from app.kit.problems import problem_response
from app.kit.request_limits import limits_of

_log = logging.getLogger("convenant.error")


class Deadline:
    """Gives up a request that has not begun to answer in time; its transaction is undone.

    Time during which the sender still owes us part of the request does not count.
    """

    def __init__(self, app: AsgiApp) -> None:
        """Wrap an application inside the edge, which knows the time each request is given."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seconds = limits_of(scope).answer_seconds
        try:
            async with asyncio.timeout(seconds) as limit:
                await self._app(scope, _uncounted(receive, limit), _unlimited(send, limit))
        except TimeoutError:
            if not limit.expired():
                raise
            context = context_of(scope)
            _log.warning("given up after %.2f s", seconds, extra={"request_id": context.request_id})
            answer = problem_response(
                refusal(QUERY_TIMEOUT, headers={"Retry-After": "5"}),
                language=context.language,
                public_url=context.public_url,
                request_id=context.request_id,
            )
            await answer(scope, receive, send)


def _uncounted(receive: Receive, limit: asyncio.Timeout) -> Receive:
    """Return the same source of the request, during which the limit stands still."""

    async def received() -> Message:
        ends = limit.when()
        if ends is None or limit.expired():
            return await receive()
        loop = asyncio.get_running_loop()
        left = ends - loop.time()
        limit.reschedule(None)
        try:
            return await receive()
        finally:
            limit.reschedule(loop.time() + left)

    return received


def _unlimited(send: Send, limit: asyncio.Timeout) -> Send:
    """Return the same way to the sender; once an answer has begun, it may take as long as it takes."""

    async def sent(message: Message) -> None:
        if limit.when() is not None and not limit.expired():
            limit.reschedule(None)
        await send(message)

    return sent
