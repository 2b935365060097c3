"""What is kept as in the sight of organisations is what they see."""

from app.kit.database import Targets
from app.kit.resources import Resource
from app.kit.visibility import ANY_ORGANISATION, Reader, Scope
from app.operations import connected


async def assert_in_sight_is_kept(targets: Targets) -> dict[str, int]:
    """Check that of every kind that is kept in sight, each record an organisation sees is kept for it.

    Returns how many there were of each kind.
    """
    checked: dict[str, int] = {}
    async with connected(targets) as connection:
        for resource in Resource.registry.values():
            if not resource.is_kept_in_sight:
                continue
            seen = Reader(Scope.MEMBER).inside(resource.visible, "ARRAY[o.id]")
            rows = await connection.fetch(
                f"SELECT o.id AS organisation_id, r.id, EXISTS (SELECT 1 FROM record_in_sight k"
                f" WHERE k.kind = '{resource.kind}' AND k.record_id = r.id"
                f" AND k.organisation_id IN (o.id, '{ANY_ORGANISATION}')) AS is_kept"
                f" FROM organisation o, {resource.table_name} r WHERE {seen}"
            )
            assert [tuple(row) for row in rows if not row["is_kept"]] == [], resource.kind
            checked[resource.kind] = len(rows)
    return checked
