"""What tests of money at once share: steps that are ready to be sent, and readers who look meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.api.agreements.support import World
from tests.api.funding.support import ALLOCATIONS, DECISIONS, Money, part_of
from tests.factories.http import Member, on_day

_GRANTED = {"granted", "advance_paid", "accounted"}
_DETERMINED = {"determined", "settled", "recovering", "recovered"}


async def parts_of_one(world: World, envelope: dict[str, Any], number: int, cents: int) -> list[Money]:
    """Make some expectations on one envelope."""
    return [await part_of(world, envelope, cents) for _ in range(number)]


async def decided_at_once(world: World, kind: str, found: Sequence[Money]) -> list[str]:
    """Record one decision with a point about each of these allocations; returns the points in their order."""
    points = [
        {
            "number": number,
            "kind": kind,
            "text": "Besluit",
            "outcome": "conform",
            "allocationId": each.allocation["id"],
        }
        for number, each in enumerate(found, 1)
    ]
    body = {
        "organisationId": str(world.province.organisation_id),
        "body": "provincial_executive",
        "status": "decided",
        "decidedOn": on_day("2026-05-01"),
        "announcedOn": on_day("2026-05-01"),
        "points": points,
    }
    made = (await world.province.record(DECISIONS, body))["points"]
    return [point["id"] for point in sorted(made, key=lambda point: point["number"])]


def grant_of(found: Money, cents: int, point_id: str, etag: str = '"1"', **headers: str) -> Awaitable[httpx.Response]:
    """A grant that is ready to be sent, on the version the allocation was recorded in."""
    body = {
        "decisionPointId": point_id,
        "grantedCents": cents,
        "recipientOrganisationId": str(found.world.outsider.organisation_id),
        "activities": "Wijkaanpak",
        "legalBasisKind": "regulation",
    }
    return found.world.province.post(f"{found.address}/grant", body, **{"If-Match": etag, **headers})


async def ready(somebody: Member, record: dict[str, Any], path: str, **body: Any) -> Awaitable[httpx.Response]:
    """A step that is ready to be sent, on the version the record has now."""
    address = record["links"]["self"]
    etag = (await somebody.get(address)).headers["etag"]
    return somebody.post(f"{address}/{path}", body, **{"If-Match": etag})


async def in_turn(commands: Sequence[Awaitable[httpx.Response]], number: int) -> list[httpx.Response]:
    """Send all at once, each of them first in some rounds, and alone ahead of the others in the first rounds.

    The answers come in the order of the commands; none of them is a fault of the server.
    """
    order = [(place + number) % len(commands) for place in range(len(commands))]
    answers: dict[int, httpx.Response] = {}
    if number < len(commands):
        first = order.pop(0)
        answers[first] = await commands[first]
    answers |= dict(zip(order, await asyncio.gather(*(commands[place] for place in order)), strict=True))
    return [never_a_fault(answers[place]) for place in range(len(commands))]


def never_a_fault(answer: httpx.Response) -> httpx.Response:
    """The answer, which is no fault of the server: who loses is told why."""
    assert answer.status_code < 500, answer.text
    return answer


async def persistent(somebody: Member, path: str, body: dict[str, Any], **headers: str) -> httpx.Response:
    """Send a request again for as long as its twin is being answered, as a partner does."""
    while True:
        answer = never_a_fault(await somebody.post(path, body, **headers))
        if not (answer.status_code == 409 and answer.json()["type"].endswith("/idempotency-in-progress")):
            return answer
        await asyncio.sleep(0)


@dataclass
class Sightings:
    """What readers saw: of an envelope its granted total by the headroom, and by adding up its list."""

    by_headroom: list[int] = field(default_factory=list)
    by_list: list[int] = field(default_factory=list)

    def stay_within(self, ceiling: int) -> None:
        """Nobody ever saw more granted than there is, nor less than somebody saw before."""
        for seen in (self.by_headroom, self.by_list):
            assert len(seen) > 1
            assert max(seen) <= ceiling
            assert seen == sorted(seen)


def consumed(allocations: Iterable[dict[str, Any]]) -> int:
    """What these allocations take from their envelope (money definitions)."""
    return sum(
        (item["grantedCents"] if item["status"] in _GRANTED else item["determinedCents"] or 0)
        for item in allocations
        if item["status"] in _GRANTED | _DETERMINED and item["parentAllocationId"] is None
    )


async def listed_of(member: Member, envelope: dict[str, Any], query: str = "") -> list[dict[str, Any]]:
    """Every allocation of an envelope, as one page shows it."""
    answer = await member.get(f"{ALLOCATIONS}?envelopeId={envelope['id']}&limit=200{query}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def headroom_of(member: Member, envelope: dict[str, Any], query: str = "") -> dict[str, Any]:
    """What an envelope still has."""
    answer = await member.get(f"{envelope['links']['self']}/headroom{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@asynccontextmanager
async def watched(member: Member, envelope: dict[str, Any]) -> AsyncIterator[Sightings]:
    """Look at the headroom and the list of an envelope, over and over, until the last command was answered."""
    seen, is_over = Sightings(), asyncio.Event()

    async def look() -> None:
        while True:
            was_over = is_over.is_set()
            found = await headroom_of(member, envelope)
            assert found["availableCents"] == found["ceilingCents"] - found["grantedTotalCents"]
            assert found["availableCents"] >= 0
            seen.by_headroom.append(found["grantedTotalCents"])
            seen.by_list.append(consumed(await listed_of(member, envelope)))
            if was_over:
                return

    async with asyncio.TaskGroup() as group:
        group.create_task(look())
        yield seen
        is_over.set()
