"""Broken chains: the verifier says where, for every way to break one; what only a held checkpoint shows (D2)."""

from uuid import UUID

import pytest

from app.kit.journal import Checkpoint
from tests.service.kit.journal_support import (
    Journal,
    appended,
    by_hand,
    connected,
    cut,
    entry,
    filled_journal,
    held_at,
    rewritten,
    verified,
)

EDITS = {
    "issuer": "'x'",
    "subject": "'x'",
    "actor_name": "'x'",
    "actor_role": "'x'",
    "command": "'x'",
    "request_id": "'x'",
    "resource_kind": "'x'",
    "resource_version": "99",
    "resource_id": "gen_random_uuid()",
    "organisation_id": "gen_random_uuid()",
    "agreement_id": "gen_random_uuid()",
    "mandate_id": "gen_random_uuid()",
    "recorded_at": "recorded_at + interval '1 microsecond'",
    "payload_hash": "sha256('x')",
    "entry_hash": "sha256('x')",
    "previous_hash": "sha256('x')",
}


async def test_every_edited_column_is_found_where_it_stands(journal: Journal):
    async with connected(journal.targets.owner) as connection:
        columns = {
            row[0]
            for row in await connection.fetch(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'journal'"
            )
        }
    assert columns == EDITS.keys() | {"seq"}
    for column, value in EDITS.items():
        async with by_hand(journal.targets) as connection:
            await connection.execute("CREATE TEMP TABLE kept AS SELECT * FROM journal WHERE seq = 4")
            await connection.execute(f"UPDATE journal SET {column} = {value} WHERE seq = 4")
            broken = await verified(journal.targets)
            assert not broken.holds, column
            assert broken.breaks[0].sequence == 4, column
            await connection.execute("DELETE FROM journal WHERE seq = 4")
            await connection.execute("INSERT INTO journal SELECT * FROM kept")
        assert (await verified(journal.targets)).holds


@pytest.mark.parametrize(
    "change",
    [
        "reason = 'anders'",
        "reason = NULL",
        "representation = '{}'",
        "public_representation = '{\"a\":1}'",
        "salt = decode(repeat('00', 16), 'hex')",
        "reason = ''",
    ],
)
async def test_an_edited_payload_is_found_where_it_stands(journal: Journal, change: str):
    async with by_hand(journal.targets) as connection:
        await connection.execute(f"UPDATE journal_payload SET {change} WHERE seq = 4")
    found = await verified(journal.targets)
    assert [(b.sequence, "content was altered" in b.reason) for b in found.breaks] == [(4, True)]


async def test_a_removed_row_in_the_middle_is_found_where_it_stood(journal: Journal):
    async with by_hand(journal.targets) as connection:
        await connection.execute("DELETE FROM journal WHERE seq IN (3, 4)")
        await connection.execute("DELETE FROM journal_payload WHERE seq IN (3, 4)")
    first, second = (await verified(journal.targets)).breaks
    assert (first.sequence, first.reason) == (3, "entries 3 to 4 are missing")
    assert second.sequence == 5


async def test_a_removed_row_whose_gap_was_closed_is_found(journal: Journal):
    async with by_hand(journal.targets) as connection:
        for table in ("journal", "journal_payload"):
            await connection.execute(f"DELETE FROM {table} WHERE seq = 3")
            await connection.execute(f"UPDATE {table} SET seq = seq + 999 WHERE seq > 3")
            await connection.execute(f"UPDATE {table} SET seq = seq - 1000 WHERE seq > 3")
        await connection.execute("UPDATE journal_head SET seq = seq - 1")
    assert (await verified(journal.targets)).breaks[0].sequence == 3


async def test_rows_that_changed_places_are_found(journal: Journal):
    async with by_hand(journal.targets) as connection:
        for table in ("journal", "journal_payload"):
            await connection.execute(f"UPDATE {table} SET seq = 1000 WHERE seq = 3")
            await connection.execute(f"UPDATE {table} SET seq = 3 WHERE seq = 4")
            await connection.execute(f"UPDATE {table} SET seq = 4 WHERE seq = 1000")
    assert (await verified(journal.targets)).breaks[0].sequence == 3


async def test_a_history_rewritten_consistently_shows_only_against_a_checkpoint(journal: Journal):
    before, held = await held_at(journal.targets, 4), await held_at(journal.targets)
    assert (await verified(journal.targets, held)).holds
    await rewritten(journal.targets, 5)
    assert (await verified(journal.targets)).holds
    assert (await verified(journal.targets, before)).holds
    found = await verified(journal.targets, held)
    assert [(b.sequence, b.reason) for b in found.breaks] == [
        (held.sequence, "the entry differs from the held checkpoint")
    ]


async def test_a_tail_cut_off_shows_only_against_a_checkpoint(journal: Journal):
    held = await held_at(journal.targets)
    await cut(journal.targets, 6)
    assert (await verified(journal.targets)).holds
    assert (await verified(journal.targets, await held_at(journal.targets, 5))).holds
    (broken,) = (await verified(journal.targets, held)).breaks
    assert broken.sequence == 7
    assert "tail was cut" in broken.reason
    # Growing again over the stump does not heal it.
    await filled_journal(journal.database)
    assert (await verified(journal.targets)).holds
    assert not (await verified(journal.targets, held)).holds


async def test_a_tail_cut_off_without_moving_the_head_shows_at_once(journal: Journal):
    async with by_hand(journal.targets) as connection:
        await connection.execute("DELETE FROM journal WHERE seq > 6")
    assert "the chain ends at 6" in (await verified(journal.targets)).breaks[0].reason


async def test_a_checkpoint_of_another_register_is_recognised(journal: Journal):
    held = await held_at(journal.targets)
    other = Checkpoint(str(UUID(int=1)), held.sequence, held.entry_hash)
    assert [("another epoch" in b.reason) for b in (await verified(journal.targets, other)).breaks] == [True]


async def test_a_checkpoint_survives_being_written_down(journal: Journal):
    held = await held_at(journal.targets)
    assert Checkpoint.from_text(held.as_text()) == held
    for wrong in (
        "",
        "convenant-journal\n",
        held.as_text() + "x",
        held.as_text().replace("convenant", "other"),
        f"convenant-journal\n{held.epoch}\n-1\n{held.entry_hash.hex()}\n",
        f"convenant-journal\n{held.epoch}\n1\nxyz\n",
    ):
        with pytest.raises(ValueError, match=r"."):
            Checkpoint.from_text(wrong)


async def test_destroyed_content_is_counted_and_the_chain_still_holds(journal: Journal):
    async with connected(journal.targets.owner) as connection:
        # The owner of a retention decision may destroy content; the service may not.
        await connection.execute("DELETE FROM journal_payload WHERE seq IN (2, 4)")
    found = await verified(journal.targets)
    assert (found.holds, found.destroyed_payloads) == (True, 2)
    async with by_hand(journal.targets) as connection:
        await connection.execute("UPDATE journal SET command = 'x' WHERE seq = 4")
    assert (await verified(journal.targets)).breaks[0].sequence == 4


async def test_content_says_nothing_about_itself_once_destroyed(journal: Journal):
    await appended(journal.database, *(entry(representation='{"same":true}') for _ in range(2)))
    async with connected(journal.targets.read) as connection:
        rows = await connection.fetch(
            "SELECT payload_hash, salt FROM journal JOIN journal_payload USING (seq) WHERE seq > 9"
        )
    assert len({row["payload_hash"] for row in rows}) == len({row["salt"] for row in rows}) == 2
