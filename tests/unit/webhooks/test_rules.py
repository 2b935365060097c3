"""How a subscription gets from one status to another, who may, and how many there may be."""

import pytest

from app.kit.domain import ApiRole, Violation
from app.webhooks.rules import (
    MOST_PER_ORGANISATION,
    Standing,
    WebhookStatus,
    WebhookTransition,
    administrators_only_pause,
    after,
    not_ended,
    room_for_another,
)

PENDING, ACTIVE, PAUSED, DISABLED, ENDED = WebhookStatus
PAUSE, RESUME, END = WebhookTransition
COURSE = {
    (PENDING, PAUSE): PAUSED,
    (ACTIVE, PAUSE): PAUSED,
    (PAUSED, RESUME): ACTIVE,
    (DISABLED, RESUME): ACTIVE,
    (PENDING, END): ENDED,
    (ACTIVE, END): ENDED,
    (PAUSED, END): ENDED,
    (DISABLED, END): ENDED,
}


@pytest.mark.parametrize("status", WebhookStatus)
@pytest.mark.parametrize("transition", WebhookTransition)
def test_every_transition_from_every_status(status: WebhookStatus, transition: WebhookTransition):
    found = after(transition, Standing(status, has_agreed=True))
    if (status, transition) in COURSE:
        assert found is COURSE[status, transition]
    else:
        assert isinstance(found, Violation)
        assert found.problem.slug == "invalid-transition"


@pytest.mark.parametrize("status", [PAUSED, DISABLED])
def test_an_address_that_never_agreed_is_asked_again(status: WebhookStatus):
    assert after(RESUME, Standing(status, has_agreed=False)) is PENDING


@pytest.mark.parametrize("status", WebhookStatus)
def test_only_what_ended_no_longer_changes(status: WebhookStatus):
    assert bool(not_ended(status)) is (status is ENDED)


@pytest.mark.parametrize("transition", WebhookTransition)
def test_an_administrator_only_pauses(transition: WebhookTransition):
    assert bool(administrators_only_pause(ApiRole.ADMINISTRATOR, transition)) is (transition is not PAUSE)
    assert administrators_only_pause(ApiRole.REGISTRAR, transition) == []


def test_there_is_room_for_ten():
    assert MOST_PER_ORGANISATION == 10
    assert room_for_another(9) == []
    assert [violation.problem.slug for violation in room_for_another(10)] == ["webhook-limit-reached"]
