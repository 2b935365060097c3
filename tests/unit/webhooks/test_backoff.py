"""When a failed delivery is tried again, and when the register gives up."""

from datetime import UTC, datetime

import pytest

from app.webhooks.backoff import LADDER, LEAST_SECONDS, LONGEST_WAIT, MOST_FAILURES, Failing, asked_wait, next_wait
from app.webhooks.rules import WebhookDisabledReason, WebhookOutcome

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
MENDABLE = [
    WebhookOutcome.REFUSED,
    WebhookOutcome.REDIRECTED,
    WebhookOutcome.NOT_AGREED,
    WebhookOutcome.TIMED_OUT,
    WebhookOutcome.UNREACHABLE,
    WebhookOutcome.BUSY,
]


@pytest.mark.parametrize("outcome", MENDABLE)
def test_the_waits_grow_from_seconds_to_a_day(outcome: WebhookOutcome):
    waits = [next_wait(Failing(outcome, number, 0.0), 1.0, 0.5) for number in range(1, len(LADDER) + 2)]
    assert waits == pytest.approx([*LADDER, LADDER[-1]])
    assert LADDER[0] == 5
    assert LADDER[-1] == LONGEST_WAIT


def test_ten_attempts_take_some_three_days():
    assert len(LADDER) + 1 == MOST_FAILURES
    assert 3 * 86_400 < sum(LADDER) < 3.5 * 86_400


def test_they_are_spread_by_a_fifth_and_shrunk_by_a_factor():
    failing = Failing(WebhookOutcome.REFUSED, 2, 0.0)
    assert next_wait(failing, 1.0, 0.0) == pytest.approx(240)
    assert next_wait(failing, 1.0, 1.0) == pytest.approx(360)
    assert next_wait(failing, 0.01, 0.5) == pytest.approx(3)


@pytest.mark.parametrize(
    ("failures", "seconds", "gives_up"),
    [
        (MOST_FAILURES - 1, 2 * LEAST_SECONDS, False),
        (MOST_FAILURES, LEAST_SECONDS - 1, False),
        (MOST_FAILURES, LEAST_SECONDS, True),
        (MOST_FAILURES + 5, LEAST_SECONDS, True),
    ],
)
def test_it_gives_up_after_ten_failures_in_more_than_a_day(failures: int, seconds: float, gives_up: bool):
    found = next_wait(Failing(WebhookOutcome.TIMED_OUT, failures, seconds), 1.0, 0.5)
    assert (found is WebhookDisabledReason.FAILED) is gives_up


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (WebhookOutcome.GONE, WebhookDisabledReason.GONE),
        (WebhookOutcome.ADDRESS_REFUSED, WebhookDisabledReason.ADDRESS_REFUSED),
    ],
)
def test_what_trying_again_does_not_mend_is_given_up_at_once(outcome: WebhookOutcome, reason: WebhookDisabledReason):
    assert next_wait(Failing(outcome, 1, 0.0), 1.0, 0.5) is reason


@pytest.mark.parametrize(("asked", "waited"), [(0, 5), (60, 60), (3600, 3600), (10**9, LONGEST_WAIT)])
def test_what_the_receiver_asks_is_obeyed_within_bounds(asked: float, waited: float):
    assert next_wait(Failing(WebhookOutcome.BUSY, 4, 0.0, asked), 1.0, 0.9) == waited


def test_only_who_is_busy_is_asked_when_to_come_back():
    assert next_wait(Failing(WebhookOutcome.REFUSED, 1, 0.0, 3600), 1.0, 0.5) == pytest.approx(5)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("120", 120),
        ("-1", None),
        ("١٢", None),
        ("9" * 400, 999_999_999_999),
        ("Tue, 01 Dec 2026 12:02:00 GMT", 120),
        ("Tue, 01 Dec 2026 11:00:00 GMT", 0),
        ("Tue, 01 Dec 2026 12:02:00 -0000", None),
        ("tomorrow", None),
    ],
)
def test_retry_after_is_seconds_or_a_moment(header: str | None, seconds: float | None):
    assert asked_wait(header, NOW) == seconds
