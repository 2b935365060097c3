"""One register per test, on the day before the one most tests turn to."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from app.day import keeper
from app.kit.config import Settings
from app.kit.database import Targets
from tests.service.day.register import Register, opened

TODAY = "2026-11-24"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, nobody is sent away."""
    monkeypatch.setattr(keeper, "PATIENCE_SECONDS", 60.0)


@pytest.fixture
async def register(targets: Targets, settings: Settings) -> AsyncIterator[Register]:
    async with opened(targets, settings, TODAY) as found:
        await found.turn(TODAY)
        # The journal goes by the clock of the database, which tests cannot set: the register began on this day.
        await found.query("UPDATE legal_day SET examined_on = $1", date.fromisoformat(TODAY))
        yield found
