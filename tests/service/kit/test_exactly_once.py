"""Exactly once, although connections die between the work and the commit (D7; reliability reference, section 8)."""

import asyncio
from collections import Counter

import asyncpg
import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.factories.http import Member, insert_organisation, member, new_key
from tests.factories.sql import fetched
from tests.service.kit.journal_support import verified

KEYS, CALLS, KILLS, AT_ONCE = 60, 20, 10, 40
WAITING_FOR_THE_HEAD = (
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    " AND query LIKE '%journal_append%'"
)


async def test_sixty_keys_twenty_calls_each_and_ten_connections_killed(
    settings: Settings, targets: Targets, issuer: DeveloperIssuer
):
    organisation = await insert_organisation(targets, "gemeente-een")
    keys = [new_key() for _ in range(KEYS)]
    turns = asyncio.Semaphore(AT_ONCE)
    async with served(settings, targets) as client:
        registrar = await member(client, targets, issuer, organisation)

        async def recorded(number: int) -> httpx.Response:
            async with turns:
                return await post(registrar, number, keys[number])

        killing = asyncio.create_task(kill_between_work_and_commit(targets))
        answers = await asyncio.gather(*(recorded(number) for _ in range(CALLS) for number in range(KEYS)))
        await killing
        assert set(Counter(answer.status_code for answer in answers)) <= {201, 409, 503}
        retried = [await post(registrar, number, key) for number, key in enumerate(keys)]
    assert [answer.status_code for answer in retried] == [201] * KEYS
    for number, final in enumerate(retried):
        earlier = {answer.content for answer in answers[number::KEYS] if answer.status_code == 201}
        assert earlier <= {final.content}
    rows = await fetched(targets, "SELECT family_name, count(*) AS n FROM person GROUP BY 1")
    assert {row["family_name"]: row["n"] for row in rows} == {name(number): 1 for number in range(KEYS)}
    assert len(await fetched(targets, "SELECT FROM journal")) == KEYS
    assert (await verified(targets)).holds


def name(number: int) -> str:
    return f"Persoon {number}"


async def post(registrar: Member, number: int, key: str) -> httpx.Response:
    body = {"familyName": name(number), "recordingMode": "workflow"}
    return await registrar.post("/v1/persons", body, **{"Idempotency-Key": key})


async def kill_between_work_and_commit(targets: Targets) -> None:
    """Hold the head of the journal until a command that did its work waits for it, and kill that one's connection."""
    holding = await asyncpg.connect(**targets.owner.arguments())
    # What others do is seen anew in each transaction only.
    looking = await asyncpg.connect(**targets.owner.arguments())
    try:
        for _ in range(KILLS):
            async with holding.transaction():
                await holding.execute("SELECT FROM journal_head FOR UPDATE")
                waiting = None
                while waiting is None:
                    waiting = await looking.fetchval(WAITING_FOR_THE_HEAD)
                assert await looking.fetchval("SELECT pg_terminate_backend($1, 5000)", waiting)
    finally:
        await holding.close()
        await looking.close()
