"""A clock that tests set; tokens are judged by the real time."""

import time
from datetime import UTC, date, datetime

from app.kit.clock import LEGAL_ZONE, SYSTEM_CLOCK, Clock


class SetClock(Clock):
    """A clock that stands still at the instant it was set to."""

    def __init__(self, instant: str) -> None:
        self.set(instant)

    def set(self, instant: str) -> None:
        """Go to an instant with an offset, or to noon of a legal day."""
        if len(instant) == len("2026-11-24"):
            noon = datetime.fromisoformat(f"{instant}T12:00:00").replace(tzinfo=LEGAL_ZONE)
            self._instant = noon.astimezone(UTC)
        else:
            self._instant = datetime.fromisoformat(instant).astimezone(UTC)

    def real_day(self) -> date:
        """The legal day it really is."""
        return SYSTEM_CLOCK.today()

    def set_day(self, day: date) -> None:
        """Go to noon of a legal day."""
        self.set(day.isoformat())

    def now(self) -> datetime:
        return self._instant

    def epoch_seconds(self) -> float:
        return time.time()  # noqa: TID251 - tokens are made and judged in the same second
