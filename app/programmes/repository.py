"""All SQL of programmes: who sees them, how they are filtered, sorted and related."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.resources import BY_RECORDING, Expansion, Sort, contains, equals
from app.kit.visibility import ANY_MEMBER, IN_DOSSIER

GOAL_VISIBLE = f"CASE WHEN r.agreement_id IS NULL THEN {ANY_MEMBER} ELSE {IN_DOSSIER} END"

PROGRAMME_FILTERS = {"name": contains("name"), "owner_organisation_id": equals("owner_organisation_id")}
PLAN_FILTERS = {"kind": equals("kind"), "programme_id": equals("programme_id"), "title": contains("title")}
PILLAR_FILTERS = {"programme_id": equals("programme_id")}
GOAL_FILTERS = {"agreement_id": equals("agreement_id"), "plan_id": equals("plan_id")}
SDG_FILTERS = {"number": equals("number")}
AREA_FILTERS = {
    "name": contains("name"),
    **{
        name: equals(name)
        for name in ("area_kind", "municipality_organisation_id", "province_organisation_id", "selected_by_province")
    },
}

_BY_NAME = {"name": Sort("lower(r.name)"), "recordedAt": BY_RECORDING}
PROGRAMME_SORTS = _BY_NAME
PLAN_SORTS = {"title": Sort("lower(r.title)"), "recordedAt": BY_RECORDING}
SDG_SORTS = {"number": Sort("r.number", "int"), "recordedAt": BY_RECORDING}
AREA_SORTS = _BY_NAME | {"selectionSequence": Sort("coalesce(r.selection_sequence, 2147483647)", "int")}
RECORDING_SORTS = {"recordedAt": BY_RECORDING}

PROGRAMME_EXPANSIONS = {
    "organisations": Expansion(
        "organisation", "SELECT owner_organisation_id FROM programme WHERE id IN (SELECT id FROM page)"
    ),
    "plans": Expansion("plan", "SELECT id FROM plan WHERE programme_id IN (SELECT id FROM page)"),
    "pillars": Expansion("pillar", "SELECT id FROM pillar WHERE programme_id IN (SELECT id FROM page)"),
}
PLAN_EXPANSIONS = {
    "programme": Expansion("programme", "SELECT programme_id FROM plan WHERE id IN (SELECT id FROM page)"),
    "decision": Expansion("decision", "SELECT adopted_by_decision_id FROM plan WHERE id IN (SELECT id FROM page)"),
}
AREA_EXPANSIONS = {
    "organisations": Expansion(
        "organisation",
        "SELECT province_organisation_id FROM area WHERE id IN (SELECT id FROM page)"
        " UNION SELECT municipality_organisation_id FROM area WHERE id IN (SELECT id FROM page)"
        " UNION SELECT municipality_organisation_id FROM neighbourhood WHERE area_id IN (SELECT id FROM page)",
    ),
}
_AREAS_THERE = text("SELECT id FROM area WHERE id = ANY(:ids)")


async def areas_there(session: AsyncSession, ids: Sequence[UUID]) -> frozenset[UUID]:
    """Return those of these areas that the register knows."""
    rows = await (await session.connection()).execute(_AREAS_THERE, {"ids": list(ids)})
    return frozenset(row[0] for row in rows)
