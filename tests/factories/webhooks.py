"""What tests of webhooks share: subscribing, and a register that notices everything at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
import pytest

from app.kit import journal_watch
from app.kit.database import Targets
from app.webhooks import deliverer
from tests.factories.http import Member
from tests.factories.receiver import Receiver

SUBSCRIPTIONS = "/v1/webhook-subscriptions"
# Ten attempts within three seconds.
SHRUNK = {"webhook_retry_factor": 1e-5}
# As in settings, half a minute to the second attempt: none comes by itself.
STRETCHED = {"webhook_retry_factor": 10.0}


@contextmanager
def noticing_at_once() -> Iterator[None]:
    """Look for what there is to send all the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deliverer, "IDLE_SECONDS", 0.02)
        patch.setattr(journal_watch, "POLL_SECONDS", 0.02)
        yield


def asked(member: Member, url: str, **facts: Any) -> dict[str, Any]:
    """The body that asks for a subscription of a member's organisation."""
    return {"organisationId": str(member.organisation_id), "url": url} | facts


async def subscribed(member: Member, to: Receiver | str, **facts: Any) -> dict[str, Any]:
    """Make a subscription and return it with its secret."""
    url = to if isinstance(to, str) else to.url
    answer = await member.post(SUBSCRIPTIONS, asked(member, url, **facts))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def present(member: Member, subscription: dict[str, Any]) -> dict[str, Any]:
    """The subscription as it is now."""
    answer = await member.get(subscription["links"]["self"])
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def step(member: Member, subscription: dict[str, Any], address: str, **body: Any) -> Any:
    """Do something with a subscription as it is now, and return the answer."""
    path = subscription["links"]["self"]
    etag = (await member.get(path)).headers["etag"]
    return await member.post(f"{path}/{address}", {"reason": "getest"} | body, **{"If-Match": etag})


async def moved(member: Member, subscription: dict[str, Any], transition: str) -> dict[str, Any]:
    """Take a transition and return the subscription."""
    answer = await step(member, subscription, "transitions", transition=transition)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def attempts(member: Member, subscription: dict[str, Any]) -> dict[str, Any]:
    """The attempts, the newest first, with how far the subscription is."""
    answer = await member.get(f"{subscription['links']['self']}/deliveries?limit=200")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def in_database(targets: Targets, statement: str, *values: Any) -> list[asyncpg.Record]:
    """Ask the database itself, as its owner."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        rows: list[asyncpg.Record] = await connection.fetch(statement, *values)
        return rows
    finally:
        await connection.close()
