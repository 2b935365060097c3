"""The only reader of time. A legal day is a day in Europe/Amsterdam."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LEGAL_ZONE = ZoneInfo("Europe/Amsterdam")


def legal_day(instant: datetime) -> date:
    """Return the legal day on which an instant falls (R-002)."""
    return instant.astimezone(LEGAL_ZONE).date()


def end_of_legal_day(day: date) -> datetime:
    """Return the first instant that no longer falls on a legal day, in UTC (R-002)."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), LEGAL_ZONE).astimezone(UTC)


class Clock:
    """Tells the time; tests replace it by one that stands still."""

    def now(self) -> datetime:
        """Return this instant in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the one place

    def epoch_seconds(self) -> float:
        """Return this instant in seconds since 1970-01-01T00:00:00Z."""
        return self.now().timestamp()

    def monotonic(self) -> float:
        """Return seconds on a clock that never goes back; only differences mean something."""
        return time.monotonic()

    def today(self) -> date:
        """Return the present legal day."""
        return legal_day(self.now())


SYSTEM_CLOCK = Clock()
