"""One journal per module, given whole to every test."""

from collections.abc import AsyncIterator

import pytest

from app.kit.config import Settings
from app.kit.database import Database, Targets
from tests.databases import copied_database
from tests.service.kit.journal_support import Journal, filled_journal, restored, verified


@pytest.fixture(scope="module")
async def shared_journal(template: Targets, settings: Settings) -> AsyncIterator[Journal]:
    many = settings.model_copy(update={"write_connections": 16})
    async with copied_database(template) as targets, Database.opened(targets, many) as database:
        empty = await verified(targets)
        assert (empty.entries, empty.destroyed_payloads, empty.holds, empty.head.sequence) == (0, 0, True, 0)
        await filled_journal(database)
        yield Journal(targets, database)


@pytest.fixture
async def journal(shared_journal: Journal) -> AsyncIterator[Journal]:
    async with restored(shared_journal.targets):
        yield shared_journal
