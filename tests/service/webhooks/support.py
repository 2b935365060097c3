"""Making events, and waiting for what becomes of a subscription."""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.factories.http import Member
from tests.factories.receiver import PATIENCE_SECONDS, Receiver
from tests.factories.webhooks import attempts, present, subscribed

PERSONS = ["nl.convenanten.person-recorded"]


async def persons(member: Member, *names: str) -> list[str]:
    """Record persons, each an event of its own, and return their ids in order."""
    return [
        (await member.record("/v1/persons", {"familyName": name}, recordingMode="workflow", sourceRefs=[]))["id"]
        for name in names
    ]


async def becomes(member: Member, subscription: dict[str, Any], **wanted: Any) -> dict[str, Any]:
    """Wait until the subscription says so."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            found = await present(member, subscription)
            if {name: found[name] for name in wanted} == wanted:
                return found
            await asyncio.sleep(0.01)


async def tried(
    member: Member, subscription: dict[str, Any], is_so: Callable[[dict[str, Any]], bool]
) -> dict[str, Any]:
    """Wait until the list of attempts is so, and return it."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            found = await attempts(member, subscription)
            if is_so(found):
                return found
            await asyncio.sleep(0.01)


async def ready(member: Member, to: Receiver | str, **facts: Any) -> dict[str, Any]:
    """Make a subscription to persons whose address has agreed."""
    made = await subscribed(member, to, **{"eventTypes": PERSONS} | facts)
    await becomes(member, made, status="active")
    return made


def outcomes(found: dict[str, Any]) -> list[str]:
    """What became of each attempt to send an event, the oldest first."""
    return [each["outcome"] for each in reversed(found["items"]) if each["eventId"]]
