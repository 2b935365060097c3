"""Generated dossiers: as true to the register's own rules as recorded ones, and the same every time."""

from typing import Any

import pytest

from app.dossier.mapping import record_id
from app.findings.repository import by_kind, dossier_select
from app.findings.service import checked
from app.kit.clock import SYSTEM_CLOCK
from app.kit.config import Settings
from app.kit.database import Targets
from app.operations import OperatorError, connected, generate_dossiers, rebuild, verify_journal
from tests.factories.representations import assert_stored_equals_rendered

COUNT = 40


@pytest.fixture
async def generated(targets: Targets) -> Targets:
    await generate_dossiers(targets, COUNT)
    return targets


async def titles(targets: Targets) -> list[tuple[Any, ...]]:
    async with connected(targets) as connection:
        rows = await connection.fetch("SELECT id, title, status, managing_organisation_id FROM agreement ORDER BY id")
    return [tuple(row) for row in rows]


async def test_representations_journal_and_findings_are_what_recording_would_make(
    generated: Targets, settings: Settings
):
    await assert_stored_equals_rendered(generated)
    assert (await verify_journal(generated, settings, None)).holds
    assert (await rebuild(generated, settings)).rewritten == 0
    async with connected(generated) as connection:
        agreements = [row["id"] for row in await connection.fetch("SELECT id FROM agreement")]
        assert len(agreements) == COUNT
        for agreement_id in agreements[:10]:
            text, parameters = dossier_select([agreement_id])
            raised = checked(by_kind(await connection.fetch(text, *parameters)), SYSTEM_CLOCK.today())
            kept = await connection.fetch(
                "SELECT code, subject_id FROM finding WHERE agreement_id = $1", agreement_id
            )
            assert sorted((f.code.value, f.subject_id) for f in raised) == sorted(
                (row["code"], str(row["subject_id"])) for row in kept
            )


async def test_the_same_number_gives_the_same_dossiers(generated: Targets):
    first = await titles(generated)
    assert first[0][0] in {record_id("agreement", f"generated:{index}") for index in range(COUNT)}
    assert len({status for _, _, status, _ in first}) > 3


async def test_generating_twice_is_refused(generated: Targets):
    before = await titles(generated)
    with pytest.raises(OperatorError, match="already"):
        await generate_dossiers(generated, 1)
    assert await titles(generated) == before
