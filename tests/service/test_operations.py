"""What an operator can have done: tokens, verification of records against the journal, rebuilding."""

import asyncpg
import pytest

from app.dossier.mapping import record_id
from app.kit.config import Environment, Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.operations import (
    EXAMPLE_DOSSIER,
    OperatorError,
    connected,
    developer_token,
    journal_checkpoint,
    load_dossier,
    rebuild,
    verify_journal,
)
from tests.factories.representations import assert_stored_equals_rendered

WOONPUNT = record_id("organisation", "woonpunt")


@pytest.fixture
async def loaded(settings: Settings, targets: Targets) -> Targets:
    await load_dossier(targets, settings, EXAMPLE_DOSSIER.read_bytes())
    return targets


async def by_hand(targets: Targets, statement: str) -> None:
    """Do something as superuser, behind the register's back."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.mark.parametrize("column", ["representation", "public_representation"])
async def test_a_record_edited_by_hand_is_told(loaded: Targets, settings: Settings, column: str):
    assert (await verify_journal(loaded, settings, None)).holds
    await by_hand(loaded, f"UPDATE organisation SET {column} = '{{}}' WHERE id = '{WOONPUNT}'")
    (found,) = (await verify_journal(loaded, settings, None)).breaks
    assert str(WOONPUNT) in found.reason
    async with connected(loaded) as connection:
        assert found.sequence == await connection.fetchval("SELECT seq FROM journal WHERE resource_id = $1", WOONPUNT)


async def test_a_record_without_an_entry_is_told(loaded: Targets, settings: Settings):
    await by_hand(
        loaded,
        "INSERT INTO person (id, version, recorded_at, recorded_by, recording_mode, source_refs, representation,"
        " family_name) VALUES (gen_random_uuid(), 1, now(), '{}', 'workflow', '[]', '{}', 'Niemand')",
    )
    (found,) = (await verify_journal(loaded, settings, None)).breaks
    assert found.sequence == 0
    assert "person" in found.reason


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agreement SET status = 'in_force'",
        "UPDATE funding_envelope SET amount_cents = 5",
        "DELETE FROM risk",
        "UPDATE decision_point SET outcome = 'rejected'",
    ],
)
async def test_facts_changed_or_removed_by_hand_are_told(loaded: Targets, settings: Settings, statement: str):
    await by_hand(loaded, statement)
    assert not (await verify_journal(loaded, settings, None)).holds


async def test_rebuilding_gives_a_record_of_another_shape_its_next_version(loaded: Targets, settings: Settings):
    before = await journal_checkpoint(loaded)
    assert (await rebuild(loaded, settings)).rewritten == 0
    assert await journal_checkpoint(loaded) == before
    # As if an earlier program had not known the member.
    await by_hand(
        loaded,
        f"UPDATE organisation SET representation = replace(representation, '\"kvkNumber\":null,', '')"
        f" WHERE id = '{WOONPUNT}'",
    )
    found = await rebuild(loaded, settings)
    assert (found.examined, found.rewritten) == (84, 1)
    verified = await verify_journal(loaded, settings, before)
    assert (verified.holds, verified.entries) == (True, before.sequence + 1)
    await assert_stored_equals_rendered(loaded)


async def test_developer_tokens_name_a_known_organisation_and_not_in_production(loaded: Targets, settings: Settings):
    with pytest.raises(OperatorError, match="woonpunt"):
        await developer_token(loaded, settings, ApiRole.REGISTRAR, "nobody", "N")
    production = settings.model_copy(update={"environment": Environment.PRODUCTION})
    with pytest.raises(OperatorError, match="production"):
        await developer_token(loaded, production, ApiRole.REGISTRAR, "woonpunt", "N")
    async with connected(loaded) as connection:
        assert await connection.fetchval("SELECT count(*) FROM membership") == 0
