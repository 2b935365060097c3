"""Where requests wait for a new day: around the API, inside the edge."""

from app.day.keeper import DayKeeper
from app.kit.http import AsgiApp, Receive, Scope, Send

# The description of the API is the same on every day, and is read when the database is not there.
_WITHOUT_A_DAY = frozenset({"/v1/openapi.json", "/v1/openapi.yaml"})


class OnThePresentDay:
    """Lets a request in when the register has turned to the present legal day (D11)."""

    def __init__(self, app: AsgiApp) -> None:
        """Wrap an application whose outer application has a `DayKeeper` in its state."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, after the turn where that is still to be made."""
        if scope["type"] == "http" and scope["path"] not in _WITHOUT_A_DAY:
            day: DayKeeper = scope["app"].state.day
            if not day.is_present:
                await day.turned()
        await self._app(scope, receive, send)
