"""Related records in the same answer (`expand`), as stored texts and with the reader's own visibility (D13)."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import Localised
from app.kit.queries import RecordQuery
from app.kit.reading import Reads, on_day
from app.kit.resources import Expansion, Resource, camel
from app.kit.statement import Moment, Statement, query_fault

Included = Mapping[str, Sequence[str]]


def expansions_asked(resource: Resource, query: RecordQuery) -> tuple[str, ...]:
    """Return the names in `expand`.

    Raises:
        RefusedError: `validation-failed` when the resource has no such relation.

    """
    if query.expand is None:
        return ()
    names = tuple(dict.fromkeys(query.expand.split(",")))
    if not resource.expansions.keys() >= set(names):
        known = ", ".join(sorted(resource.expansions)) or "-"
        sentence = Localised("Kies uit: {names}.", "Choose from: {names}.").filled(names=known)
        raise query_fault("expand", "enum", sentence)
    return names


def member_name(resource: Resource) -> str:
    """Return the name under which included records of a resource stand, such as `signingEvents`."""
    return resource.included_as or camel(resource.path.rpartition("/")[2].replace("-", "_"))


def related_select(expansions: Mapping[str, Expansion], statement: Statement, moment: Moment) -> str:
    """Return the select of kind, id and text of every record related to the ids in the CTE `page`."""
    selects = []
    for kind, ids in _ids_by_kind(expansions.values()).items():
        related = Resource.registry[kind]
        source = statement.source(related, moment)
        # Alternatives joined by OR would be looked up in no index.
        within = f"r.id IN ({' UNION ALL '.join(ids)})"
        selects.append(
            f"SELECT '{kind}' AS kind, s.id, s.text FROM ({source} AND {within} AND {statement.visible(related)}) s"
        )
    return " UNION ALL ".join(selects)


def _ids_by_kind(expansions: Iterable[Expansion]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for expansion in expansions:
        found.setdefault(expansion.kind, []).append(expansion.ids)
    return found


async def included(
    reads: Reads,
    resource: Resource,
    token: VerifiedToken | None,
    names: Sequence[str],
    ids: list[UUID],
    moment: Moment,
) -> Included:
    """Return the records related to those read, as texts by member name; one statement, whatever is asked."""
    asked = {name: resource.expansions[name] for name in names}

    def compose(statement: Statement) -> tuple[str, str]:
        page = f"WITH page AS MATERIALIZED (SELECT unnest({statement.bind(ids)}::uuid[]) AS id)"
        return f"{page} {related_select(asked, statement, moment)} ORDER BY kind, id", "TRUE"

    _, rows = await reads.fetch(token, compose)
    found: dict[str, list[str]] = {
        member_name(Resource.registry[resource.expansions[name].kind]): [] for name in names
    }
    for row in rows:
        if row["id"] is None:
            continue
        related = Resource.registry[row["kind"]]
        text = on_day(related, row["text"], moment)
        if text is not None:
            found[member_name(related)].append(text)
    return found
