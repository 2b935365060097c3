"""The header with which a client reads what it wrote, whichever process and whichever database answers (D10)."""

import re

from app.kit import demand as demands
from app.kit.demand import Demand
from app.kit.domain import refusal
from app.kit.http import AsgiApp, Message, Receive, Scope, Send
from app.kit.problem_types import MALFORMED_REQUEST

SEQUENCE_HEADER = "Convenant-Sequence"
_NAME = SEQUENCE_HEADER.lower().encode()
_NUMBER = re.compile(rb"[0-9]{1,18}")


class ReadYourWrites:
    """Takes in from each request what its reads must show, and tells after each command what to ask for."""

    def __init__(self, app: AsgiApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request.

        Raises:
            RefusedError: `malformed-request` when the header is no number.

        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        demand = _demand_of(scope)
        begun = demands.begin(demand)
        try:
            await self._app(scope, receive, _telling(send, demand) if demand.needs_primary else send)
        finally:
            demands.end(begun)


def _demand_of(scope: Scope) -> Demand:
    # What a command looks at decides what it does: only the primary will do.
    if scope["method"] != "GET":
        return Demand(needs_primary=True)
    demand = Demand()
    for name, value in scope["headers"]:
        if name == b"authorization":
            demand.has_token = True
        elif name == _NAME:
            if not _NUMBER.fullmatch(value):
                raise refusal(MALFORMED_REQUEST)
            demand.sequence = int(value)
    return demand


def _telling(send: Send, demand: Demand) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and demand.reached is not None:
            message["headers"] = [*message["headers"], (_NAME, str(demand.reached).encode())]
        await send(message)

    return sent
