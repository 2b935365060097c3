"""Officers who sign, void and revoke at once: whatever comes first, what the register holds fits together."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.factories.alliance import BODIES, Alliance, alliance, alliance_of
from tests.factories.http import Member
from tests.factories.sql import fetched
from tests.service.kit.journal_support import verified
from tests.service.lifecycle.agreement_model import PRESENT

SIGNING_ROUNDS, OPENING_ROUNDS = 16, 10
COMPLETE = frozenset({"signed", "in_force"})
# Who comes second is told so: the status moved on, the version is stale, the decision is gone.
REFUSED = frozenset({409, 412})
JOURNAL = "SELECT command, resource_id FROM journal WHERE request_id = $1"


@dataclass
class Office:
    """Two served processes on one register, three organisations, and a decision by which others can be revoked."""

    targets: Targets
    other: httpx.AsyncClient
    members: dict[str, Member]
    revoking: dict[str, str]


@pytest.fixture
async def office(settings: Settings, targets: Targets, issuer: DeveloperIssuer) -> AsyncIterator[Office]:
    async with served(settings, targets) as one, served(settings, targets) as other:
        made = await alliance(one, targets, issuer)
        plan = {"kind": "adopt_plan", "agreementId": None}
        revoking = {name: (await made.decide(name, point=plan))["id"] for name in BODIES}
        yield Office(targets, other, {name: side.member for name, side in made.sides.items()}, revoking)


def colleague(office: Office, member: Member) -> Member:
    """The same organisation's officer at the other process."""
    return replace(member, client=office.other)


async def approved(office: Office) -> tuple[Alliance, dict[str, dict[str, Any]]]:
    """An agreement that everybody decided on, with the decisions."""
    made = await alliance_of(office.members)
    await made.frozen()
    decisions = {name: await made.decide(name) for name in BODIES}
    await made.verified()
    return made, decisions


async def prepared(somebody: Member, path: str, transition: str, **more: Any) -> Awaitable[httpx.Response]:
    """A step that is ready to be asked for, on the version the record has now."""
    etag = (await somebody.get(path)).headers["etag"]
    return somebody.post(f"{path}/transitions", {"transition": transition, **more}, **{"If-Match": etag})


async def signing(office: Office, made: Alliance, name: str, *, elsewhere: bool = False) -> Awaitable[httpx.Response]:
    """A signature that is ready to be sent."""
    body = await made.signature(name)
    member = made.sides[name].member
    return (colleague(office, member) if elsewhere else member).post(f"{made.path}/signatures", body)


async def at_once(commands: list[Awaitable[httpx.Response]], number: int) -> list[httpx.Response]:
    """Send all of these at once, in another order each round; in the first rounds each of them once goes before."""
    turn = number % len(commands)
    turned = [*commands[turn:], *commands[:turn]]
    ahead = [await turned.pop(0)] if number < len(commands) else []
    answers = [*ahead, *await asyncio.gather(*turned)]
    assert {answer.status_code for answer in answers} <= {200, 201} | REFUSED, [a.text for a in answers]
    return answers


async def test_signing_and_voiding_at_once(office: Office):
    seen: Counter[str] = Counter()
    for number in range(SIGNING_ROUNDS):
        made, decisions = await approved(office)
        await made.must("open_signing")
        revoked = f"/v1/decisions/{decisions['province']['id']}"
        commands = [
            *[await signing(office, made, name) for name in made.sides],
            *[await signing(office, made, name, elsewhere=True) for name in made.sides],
            await prepared(
                colleague(office, made.keeper),
                made.path,
                "reset" if number % 2 else "reopen",
                reason="De tekst is gewijzigd.",
            ),
            await prepared(
                made.sides["province"].member,
                revoked,
                "revoke",
                revokedByDecisionId=office.revoking["province"],
                reason="Een nieuw besluit.",
            ),
        ]
        answers = await at_once(commands, number)
        seen[await fits_together(office, made, answers)] += 1
        await each_is_in_the_journal_once(office, answers)
    assert len(seen) > 1, seen
    assert (await verified(office.targets)).holds


async def fits_together(office: Office, made: Alliance, answers: list[httpx.Response]) -> str:
    """Check what the register holds after a round, and return how far the agreement came."""
    agreement = await made.agreement()
    statuses = {name: await made.signatory_status(name) for name in made.sides}
    items = (await made.keeper.get(f"{made.path}/signatures?limit=200")).json()["items"]
    standing = Counter(item["signatoryId"] for item in items if item["voidedOn"] is None)
    names = {side.signatory["id"]: name for name, side in made.sides.items()}
    assert set(standing.values()) <= {1}
    assert {names[key] for key in standing} == {name for name, status in statuses.items() if status in PRESENT}
    # What was accepted is kept: it stands, or it was voided.
    accepted = {a.json()["id"] for a in answers if a.status_code == 201}
    assert accepted == {item["id"] for item in items}
    went_back = any(a.status_code == 200 and a.json()["id"] == made.agreement_id for a in answers)
    assert (agreement["status"] in {"approved", "negotiating"}) is went_back
    if went_back:
        assert not standing
    if agreement["status"] in COMPLETE:
        assert len(standing) == len(made.sides)
        assert len({item["textSha256"] for item in items if item["voidedOn"] is None}) == 1
    return str(agreement["status"])


async def each_is_in_the_journal_once(office: Office, answers: list[httpx.Response]) -> None:
    """Check that each accepted command was recorded once, and a refused one not at all."""
    for answer in answers:
        rows = await fetched(office.targets, JOURNAL, answer.headers["x-request-id"])
        if not answer.is_success:
            assert rows == []
            continue
        own = Counter(row["command"] for row in rows if str(row["resource_id"]) == answer.json()["id"])
        assert own
        assert set(own.values()) == {1}, own


async def test_a_decision_revoked_before_signing_opened_never_lets_it_open(office: Office):
    seen: Counter[tuple[bool, bool]] = Counter()
    for number in range(OPENING_ROUNDS):
        made, decisions = await approved(office)
        commands = [
            await prepared(colleague(office, made.keeper), made.path, "open_signing"),
            *[
                await prepared(
                    made.sides[name].member,
                    f"/v1/decisions/{decisions[name]['id']}",
                    "revoke",
                    revokedByDecisionId=office.revoking[name],
                    reason="Een nieuw besluit.",
                )
                for name in BODIES
            ],
        ]
        turn = number % len(commands)
        answers = await at_once(commands, number)
        await each_is_in_the_journal_once(office, answers)
        opening = answers[-turn if turn else 0]
        order = await _order(office, made)
        opened = "agreement.open_signing" in order
        assert opening.is_success is opened
        if opened:
            assert order.index("agreement.open_signing") < order.index("decision.revoke")
        seen[(opened, order[0] == "decision.revoke")] += 1
    assert len(seen) > 1, seen


async def _order(office: Office, made: Alliance) -> list[str]:
    """The commands that opened signing or revoked a decision on this agreement, as the journal has them."""
    decided = "SELECT decision_id FROM decision_point WHERE agreement_id = $1"
    rows = await fetched(
        office.targets,
        "SELECT command FROM journal WHERE (resource_id = $1 AND command = 'agreement.open_signing')"
        f" OR (resource_id IN ({decided}) AND command = 'decision.revoke') ORDER BY seq",
        made.agreement_id,
    )
    return [row["command"] for row in rows]
