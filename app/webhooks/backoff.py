"""When a failed delivery is tried again, and when the register gives up (reliability reference, section 9). Pure."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from app.webhooks.rules import WebhookDisabledReason, WebhookOutcome

_MINUTE, _HOUR = 60.0, 3600.0
# Seconds until the second attempt, the third and so on: ten attempts in some three days.
LADDER = (
    5.0,
    5 * _MINUTE,
    30 * _MINUTE,
    2 * _HOUR,
    5 * _HOUR,
    10 * _HOUR,
    14 * _HOUR,
    20 * _HOUR,
    24 * _HOUR,
)
JITTER = 0.2
LONGEST_WAIT = 24 * _HOUR
# So many failures in a row, over so long a time, and the register stops by itself.
MOST_FAILURES, LEAST_SECONDS = 10, 24 * _HOUR
# Failures that trying again does not mend.
_FINAL = {
    WebhookOutcome.GONE: WebhookDisabledReason.GONE,
    WebhookOutcome.ADDRESS_REFUSED: WebhookDisabledReason.ADDRESS_REFUSED,
}


@dataclass(frozen=True, slots=True)
class Failing:
    """What went wrong now, how often in a row with this one, for how long, and what the receiver asked."""

    outcome: WebhookOutcome
    failures: int
    failing_seconds: float
    retry_after: float | None = None


def next_wait(failing: Failing, factor: float, chance: float) -> float | WebhookDisabledReason:
    """Return in how many seconds to try again, or why not to.

    `factor` shrinks or stretches every wait, also what the receiver asks; `chance`, from 0 to 1, spreads them, so
    that receivers that failed together are not tried together.
    """
    if failing.outcome in _FINAL:
        return _FINAL[failing.outcome]
    if failing.failures >= MOST_FAILURES and failing.failing_seconds >= LEAST_SECONDS * factor:
        return WebhookDisabledReason.FAILED
    step = LADDER[min(failing.failures, len(LADDER)) - 1]
    if failing.outcome is WebhookOutcome.BUSY and failing.retry_after is not None:
        return min(max(failing.retry_after, LADDER[0]), LONGEST_WAIT) * factor
    return step * factor * (1 - JITTER + 2 * JITTER * chance)


def asked_wait(header: str | None, now: datetime) -> float | None:
    """Return the seconds a `Retry-After` header asks for, given in seconds or as a day and time."""
    if header is None:
        return None
    if header.strip().isdecimal() and header.isascii():
        return float(header[:12])
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max((moment - now).total_seconds(), 0.0) if moment.tzinfo is not None else None
