"""What search is held against: the words of the texts themselves, gathered without the SQL that keeps them."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg

from app.kit.database import Targets
from app.kit.resources import Resource
from app.search.rules import SEARCHED
from tests.factories.http import Member

_WORDS = "SELECT (to_tsvector('dutch', $1) || array_to_tsvector($2))::text WHERE length(to_tsvector('dutch', $1)) > 0"
_FITTING = (
    "SELECT key FROM unnest($1::text[], $2::text[]) AS found (key, told)"
    " WHERE to_tsvector('dutch', told) @@ websearch_to_tsquery('dutch', $3)"
)


def values_at(found: Any, steps: Sequence[str]) -> list[Any]:
    """What stands at a place in a document: `titles`, `points[0]`, `clauses[*]`."""
    if not steps:
        return [found]
    name, _, index = steps[0].rstrip("]").partition("[")
    value = found.get(name) if isinstance(found, dict) else None
    chosen = [value] if not index else (value or []) if index == "*" else (value or [])[int(index) : int(index) + 1]
    return [each for item in chosen for each in values_at(item, steps[1:])]


def texts_of(kind: str, shown: dict[str, Any]) -> str:
    """The searched texts of a record, as it is shown."""
    found = [
        value for path in SEARCHED[kind].places for value in values_at(shown, path.removeprefix("$.").split("."))
    ]
    return "\n".join(value for value in found if isinstance(value, str))


async def words_of(connection: "asyncpg.Connection[asyncpg.Record]", kind: str, representation: str | None) -> Any:
    """The words of a record as it is shown, with what it is and what it is about; nothing when there are none."""
    if representation is None:
        return None
    shown, about = json.loads(representation), SEARCHED[kind].agreements
    agreements = values_at(shown, about.removeprefix("$.").split(".")) if about else []
    labels = [f"kind {kind}", *(f"agreement {found}" for found in agreements if found)]
    return await connection.fetchval(_WORDS, texts_of(kind, shown), labels)


async def assert_kept_equals_recomputed(targets: Targets) -> int:
    """Check the words kept of every record, and that none are kept of anything else; return how many have words."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        kept = {
            (row["kind"], row["id"]): tuple(row)[2:]
            for row in await connection.fetch(
                "SELECT kind, id, dossier_id, words::text, public_words::text FROM search_entry"
            )
        }
        expected = {}
        for kind in SEARCHED:
            rows = await connection.fetch(
                f"SELECT id, representation, public_representation FROM {Resource.registry[kind].table_name}"
            )
            for row in rows:
                words = await words_of(connection, kind, row["representation"] or None)
                if words is not None:
                    public = await words_of(connection, kind, row["public_representation"])
                    dossier = _dossier_of(kind, json.loads(row["representation"]))
                    expected[kind, row["id"]] = (dossier, words, public)
        assert kept == expected
        return len(kept)
    finally:
        await connection.close()


def _dossier_of(kind: str, shown: dict[str, Any]) -> UUID | None:
    path = SEARCHED[kind].dossier
    found = shown.get(path.removeprefix("$.")) if path else None
    return UUID(found) if found else None


async def in_sight(reader: Member) -> dict[tuple[str, str], dict[str, Any]]:
    """Every record of a kind that is searched, as the lists show it to a reader."""
    found: dict[str, list[dict[str, Any]]] = {}

    async def listed(resource: Resource) -> list[dict[str, Any]]:
        if resource.kind not in found:
            found[resource.kind] = []
            for path in await addresses(resource):
                found[resource.kind] += await every_item(reader, f"{path}?limit=200")
        return found[resource.kind]

    async def addresses(resource: Resource) -> list[str]:
        if resource.parent_resource is None:
            return [f"/v1{resource.path}"]
        last = resource.path.rpartition("/")[2]
        return [f"{parent['links']['self']}/{last}" for parent in await listed(resource.parent_resource)]

    for kind in SEARCHED:
        await listed(Resource.registry[kind])
    return {(kind, item["id"]): item for kind in SEARCHED for item in found[kind]}


async def every_item(reader: Member, path: str) -> list[dict[str, Any]]:
    """Every item of a list, page by page; the test fails when one comes twice."""
    found: list[dict[str, Any]] = []
    asked: str | None = path
    while asked is not None:
        answer = await reader.get(asked)
        assert answer.status_code == 200, (asked, answer.text)
        found += answer.json()["items"]
        asked = answer.json()["links"].get("next")
    keys = [(item.get("kind"), item["id"]) for item in found]
    assert len(keys) == len(set(keys)), path
    return found


async def fitting(
    connection: "asyncpg.Connection[asyncpg.Record]", shown: dict[tuple[str, str], dict[str, Any]], query: str
) -> set[tuple[str, str]]:
    """Which of these records hold what is looked for in what is shown of them."""
    keys = {f"{kind} {own}": (kind, own) for kind, own in shown}
    texts = [texts_of(kind, item) for (kind, _), item in shown.items()]
    return {keys[row["key"]] for row in await connection.fetch(_FITTING, list(keys), texts, query)}
