"""What is stored, what rendering anew gives and what the journal holds are one and the same text (D2, D3)."""

from typing import Any

from sqlalchemy import text
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.config import Settings
from app.kit.database import Database, Targets
from app.kit.resources import Resource
from app.kit.work import rendered
from tests.factories.searching import assert_kept_equals_recomputed
from tests.factories.sight import assert_in_sight_is_kept

_HISTORY = text(
    "SELECT j.resource_version, p.representation, p.public_representation FROM journal j"
    " LEFT JOIN journal_payload p USING (seq) WHERE j.resource_kind = :kind AND j.resource_id = :id ORDER BY j.seq"
)


async def assert_stored_equals_rendered(targets: Targets) -> dict[str, int]:
    """Check every record that a command made and return how many there were of each kind.

    The stored texts are what rendering gives now and what the journal last recorded, and the journal holds every
    version once, from the first to the present one. Records put in by hand are passed over: no command made them.
    What an organisation sees is kept as in its sight.
    The words kept for search are those of the stored texts.
    """
    await assert_in_sight_is_kept(targets)
    checked: dict[str, int] = {}
    async with Database.opened(targets, Settings()) as database, AsyncSession(database.engine) as session:
        for resource in Resource.registry.values():
            statement: Any = select(resource.table)
            for row in (await session.exec(statement)).all():
                history = (
                    await (await session.connection()).execute(_HISTORY, {"kind": resource.kind, "id": row.id})
                ).all()
                if not history:
                    continue
                stored = (row.representation, row.public_representation)
                assert [version for version, _, _ in history] == list(range(1, row.version + 1)), resource.kind
                assert tuple(history[-1][1:]) == stored, resource.kind
                assert await rendered(session, resource, row) == stored, resource.kind
                checked[resource.kind] = checked.get(resource.kind, 0) + 1
            session.expunge_all()
    await assert_kept_equals_recomputed(targets)
    return checked
