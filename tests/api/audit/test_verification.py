"""Recomputing a part of the journal: it says where it does not hold, and never that a broken one holds."""

from typing import Any

import pytest

from app.audit import service
from app.kit.config import Settings
from app.kit.database import Database
from tests.api.audit.conftest import Audited
from tests.api.events.support import by_hand
from tests.factories.problems import assert_problem, faults
from tests.service.kit.journal_support import cut, filled_journal, rewritten

VERIFICATION = "/v1/journal/verification"


async def verified(audited: Audited, query: str = "") -> dict[str, Any]:
    answer = await audited.auditor.get(f"{VERIFICATION}{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture(autouse=True)
async def long_enough(audited: Audited, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of more entries than are recomputed at once."""
    monkeypatch.setattr(service, "VERIFIED_AT_ONCE", 4)
    async with Database.opened(audited.targets, settings) as database:
        await filled_journal(database)


async def test_a_journal_nobody_touched_holds_wherever_it_is_looked_at(audited: Audited):
    whole = await verified(audited)
    end = whole["to"]
    assert (whole["from"], whole["holds"], whole["breaks"], whole["destroyedPayloads"]) == (1, True, [], 0)
    assert whole["head"]["sequence"] == end > 8
    for first in range(1, end + 1):
        for last in {first, min(first + 4, end), end, end + 5}:
            part = await verified(audited, f"?from={first}&to={last}")
            assert (part["from"], part["to"], part["holds"]) == (first, min(last, end), True)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("UPDATE journal SET subject = 'somebody else' WHERE seq = 5", "the entry was altered"),
        ("UPDATE journal_payload SET representation = '{}' WHERE seq = 5", "the content was altered"),
        ("DELETE FROM journal WHERE seq = 5", "entries 5 to 5 are missing"),
        ("UPDATE journal SET previous_hash = entry_hash WHERE seq = 5", "does not follow the one before it"),
    ],
)
async def test_it_says_where_it_breaks_and_only_there(audited: Audited, change: str, reason: str):
    async with by_hand(audited.targets) as connection:
        await connection.execute(change)
    for query in ("", "?from=5&to=5", "?from=3&to=7"):
        found = await verified(audited, query)
        assert not found["holds"]
        assert found["breaks"][0]["sequence"] == 5
        assert any(reason in each["reason"] for each in found["breaks"]), found["breaks"]
    for query in ("?from=1&to=4", "?from=7"):
        assert (await verified(audited, query))["holds"]


async def test_a_rewritten_part_does_not_fit_what_came_before(audited: Audited):
    async with by_hand(audited.targets) as connection:
        await connection.execute("UPDATE journal SET entry_hash = sha256('x') WHERE seq = 4")
    assert [each["sequence"] for each in (await verified(audited, "?from=5&to=6"))["breaks"]] == [5]
    # A rewrite that fits throughout is only seen by who kept a checkpoint: `convenant verify --checkpoint`.
    await rewritten(audited.targets, 2)
    assert (await verified(audited, "?from=6"))["holds"]


async def test_an_end_that_is_not_what_the_head_names_is_noticed(audited: Audited):
    async with by_hand(audited.targets) as connection:
        for table in ("journal", "journal_payload"):
            await connection.execute(f"DELETE FROM {table} WHERE seq >= (SELECT seq - 1 FROM journal_head)")
    found = await verified(audited)
    assert any("are missing" in each["reason"] for each in found["breaks"])
    assert any("the head names entry" in each["reason"] for each in found["breaks"])
    await cut(audited.targets, 5)
    assert (await verified(audited))["to"] == 5


async def test_destroyed_content_is_counted_and_breaks_nothing(audited: Audited):
    async with by_hand(audited.targets) as connection:
        await connection.execute("DELETE FROM journal_payload WHERE seq IN (2, 6)")
    found = await verified(audited)
    assert (found["holds"], found["destroyedPayloads"]) == (True, 2)


async def test_a_hundred_breaks_are_enough_to_know(audited: Audited, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(service, "MOST_BREAKS_SHOWN", 3)
    async with by_hand(audited.targets) as connection:
        await connection.execute("UPDATE journal SET subject = 'somebody else'")
    assert len((await verified(audited))["breaks"]) == 3


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("?from=0", "from"),
        ("?from=x", "from"),
        ("?from=1&to=10001", ""),
        ("?from=5&to=4", ""),
        ("?from=999999", "from"),
        ("?to=0", "to"),
    ],
)
async def test_a_part_that_cannot_be_looked_at_is_refused(audited: Audited, query: str, place: str):
    document = assert_problem(await audited.auditor.get(f"{VERIFICATION}{query}"), 400, "validation-failed")
    assert {location for _, location, _ in faults(document)} == {place}


async def test_an_empty_journal_holds(audited: Audited):
    async with by_hand(audited.targets) as connection:
        await connection.execute("DELETE FROM journal_payload")
        await connection.execute("DELETE FROM journal")
        await connection.execute("UPDATE journal_head SET seq = 0, entry_hash = decode(repeat('00', 32), 'hex')")
    found = await verified(audited)
    assert (found["from"], found["to"], found["holds"]) == (1, 0, True)
