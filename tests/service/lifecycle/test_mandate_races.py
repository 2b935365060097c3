"""Two holders use one mandate while it is revoked: nothing is done under it after the revocation (R-034)."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.factories.alliance import Alliance, accepted, alliance, alliance_of
from tests.factories.http import Member, historic, new_key, on_day
from tests.factories.mandates import DECISIONS, EXECUTIVE, MANDATES, account_of, alderman, mandated
from tests.factories.problems import slug_of
from tests.factories.sql import fetched
from tests.service.kit.journal_support import verified

RACES = 204
ORDER = (
    "SELECT seq, command, resource_id::text AS id, mandate_id::text AS mandate FROM journal"
    " WHERE command IN ('decision.decide', 'mandate.revoke', 'mandate.lapse') ORDER BY seq"
)
REFUSED = frozenset({"mandate-revoked", "mandate-not-in-force"})


@dataclass
class Town:
    """A municipality served by two processes, two agreements and two aldermen with accounts of their own."""

    targets: Targets
    other: httpx.AsyncClient
    made: Alliance
    agreements: tuple[str, str]
    holders: tuple[Member, Member]


@dataclass
class Race:
    """A mandate that two decisions lie ready to be taken under, and the mandate that is revoked meanwhile."""

    used: str
    revoked: str
    decisions: list[dict[str, Any]]
    answers: dict[str, httpx.Response]


@pytest.fixture
async def town(settings: Settings, targets: Targets, issuer: DeveloperIssuer) -> AsyncIterator[Town]:
    async with served(settings, targets) as one, served(settings, targets) as other:
        made = await alliance(one, targets, issuer)
        second = await alliance_of({name: side.member for name, side in made.sides.items()})
        first, next_one = [
            await account_of(made, targets, issuer, (await alderman(made))["personId"]) for _ in range(2)
        ]
        holders = (first, replace(next_one, client=other))
        yield Town(targets, other, made, (made.agreement_id, second.agreement_id), holders)


async def prepared(town: Town, number: int) -> Race:
    """A mandate in force: general, or for the agreement, or derived from the one that is revoked."""
    kind = number % 3
    subject = None if kind else town.made.agreement_id
    facts = {"status": "active", "validFrom": on_day("2026-01-01"), "subjectAgreementId": subject}
    body = mandated(town.made, subMandateAllowed=True, **facts) | historic()
    revoked = accepted(await town.made.keeper.post(MANDATES, body))["id"]
    used = revoked
    if kind == 2:
        used = accepted(await town.made.keeper.post(MANDATES, body | {"parentMandateId": revoked}))["id"]
    # About two agreements, so that only the mandate keeps them from passing each other.
    decisions = [await ready(town, used, town.agreements[place if kind else 0]) for place in range(2)]
    return Race(used, revoked, decisions, {})


async def ready(town: Town, mandate_id: str, agreement_id: str) -> dict[str, Any]:
    """A decision about an agreement that lies ready to be taken under a mandate."""
    body = {
        "organisationId": str(town.made.keeper.organisation_id),
        "body": EXECUTIVE,
        "status": "scheduled",
        "mandateId": mandate_id,
        "points": [{"kind": "adopt_plan", "agreementId": agreement_id}],
    }
    return accepted(await town.made.keeper.post(DECISIONS, historic() | body))


async def answered(somebody: Member, path: str, body: dict[str, Any]) -> httpx.Response:
    """Ask, and ask again with the same key where a database that stood still could not answer."""
    headers = {"If-Match": '"1"', "Idempotency-Key": new_key()}
    for _ in range(5):
        answer = await somebody.post(path, body, **headers)
        if answer.status_code != 503:
            break
    return answer


async def run(town: Town, race: Race, number: int) -> None:
    """Decide twice and revoke at once, each time in another order and from another process."""
    keeper = replace(town.made.keeper, client=town.other) if number % 2 else town.made.keeper
    document = town.made.sides["municipality"].document_id

    async def decide(place: int) -> None:
        decision = race.decisions[place]
        outcomes = [{"pointId": point["id"], "outcome": "conform"} for point in decision["points"]]
        body = {"transition": "decide", "outcomes": outcomes}
        path = f"{DECISIONS}/{decision['id']}/transitions"
        race.answers[decision["id"]] = await answered(town.holders[place], path, body)

    async def revoke() -> None:
        body = {"transition": "revoke", "reason": "Nieuw college", "documentId": document}
        race.answers[race.revoked] = await answered(keeper, f"{MANDATES}/{race.revoked}/transitions", body)

    acts = [decide(0), decide(1), revoke()]
    turn = number % len(acts)
    turned = [*acts[turn:], *acts[:turn]]
    # Now and then one of them certainly goes before the others.
    if number % 5 == 0:
        await turned.pop(0)
    await asyncio.gather(*turned)


async def test_r_034_no_act_comes_after_the_revocation_in_the_journal(town: Town):
    races = []
    for number in range(RACES):
        race = await prepared(town, number)
        await run(town, race, number)
        races.append(race)
    rows = await fetched(town.targets, ORDER)
    sequence = {(row["command"], row["id"]): row["seq"] for row in rows}
    seen: Counter[str] = Counter()
    for race in races:
        accepted(race.answers[race.revoked])
        ended = sequence["mandate.revoke", race.revoked]
        for decision in [each["id"] for each in race.decisions]:
            answer = race.answers[decision]
            decided = sequence.get(("decision.decide", decision))
            assert answer.is_success is (decided is not None), answer.text
            if decided is None:
                assert (answer.status_code, slug_of(answer) in REFUSED) == (409, True), answer.text
            else:
                assert decided < ended
            seen["before" if decided is not None else "refused"] += 1
        if race.used != race.revoked:
            assert sequence["mandate.lapse", race.used] > ended
    under = {row["id"]: row["mandate"] for row in rows if row["command"] == "decision.decide"}
    used = {decision["id"]: race.used for race in races for decision in race.decisions}
    assert under == {decision: used[decision] for decision in under}
    assert sum(seen.values()) == 2 * RACES
    # Neither always came first.
    assert min(seen["before"], seen["refused"]) >= RACES // 10, seen
    assert (await verified(town.targets)).holds
