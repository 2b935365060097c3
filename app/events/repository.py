"""The SQL of the event feed: one page in one statement, as far as its reader may see."""

from uuid import UUID

from app.events.rules import CHANGED, RECORDED, Asked
from app.kit.journal import JOURNAL_HEAD
from app.kit.resources import Resource
from app.kit.statement import Statement
from app.kit.visibility import ANY_MEMBER, Reader, Scope

# So many entries are looked at for one page, whoever asks and however few of them that reader may see.
EXAMINED = 1000


def feed_select(statement: Statement, asked: Asked, after: int | None, limit: int) -> str:
    """Return the select of one page of events after a place; without one, after the present end.

    Each row carries `examined`, `last` and `last_hash`: how many entries were looked at, and the last of them.
    The first row is always there; its `id` is null when the reader sees none of the entries looked at.
    """
    place = "(SELECT seq FROM journal_head)" if after is None else f"{statement.bind(after)}::bigint"
    dossier = _in_dossier(statement, asked.agreement_id) if asked.agreement_id else ""
    wanted = Resource.registry if asked.kinds is None else asked.kinds
    organisation = f"{statement.bind(asked.organisation_id)}::uuid" if asked.organisation_id else None
    shown = " UNION ALL ".join(
        _of_kind(statement, Resource.registry[kind], _that_happened(kind, asked), organisation) for kind in wanted
    )
    return (
        "WITH examined AS MATERIALIZED (SELECT seq, recorded_at, resource_kind, resource_id, resource_version,"
        " agreement_id, encode(entry_hash, 'hex') AS entry_hash FROM journal"
        f" WHERE seq > {place}{dossier} ORDER BY seq LIMIT {EXAMINED}),"
        f" shown AS ({shown} ORDER BY seq LIMIT {statement.bind(limit + 1)})"
        " SELECT passed.*, shown.* FROM (SELECT (SELECT count(*) FROM examined) AS examined, newest.seq AS last,"
        " newest.entry_hash AS last_hash FROM (VALUES (1)) one LEFT JOIN"
        " (SELECT seq, entry_hash FROM examined ORDER BY seq DESC LIMIT 1) newest ON TRUE) passed"
        " LEFT JOIN shown ON TRUE ORDER BY shown.seq"
    )


def _in_dossier(statement: Statement, agreement_id: UUID) -> str:
    """Return the condition that an entry lies in a dossier; of one the reader does not see there are none at all."""
    bound = f"{statement.bind(agreement_id)}::uuid"
    visible = statement.visible(Resource.registry["agreement"])
    return f" AND agreement_id = {bound} AND EXISTS (SELECT 1 FROM agreement r WHERE r.id = {bound} AND {visible})"


def _that_happened(kind: str, asked: Asked) -> str:
    happened = (RECORDED, CHANGED) if asked.kinds is None else asked.kinds[kind]
    if RECORDED in happened and CHANGED in happened:
        return ""
    return " AND w.resource_version = 1" if RECORDED in happened else " AND w.resource_version > 1"


def _of_kind(statement: Statement, resource: Resource, that_happened: str, organisation: str | None) -> str:
    """Return the select of the events about one kind of record, as far as the reader sees those records now.

    Outside the dossier an event is only seen when the version it made was itself public.
    """
    inside = statement.inside(resource)
    parents = ", ".join(f"r.{column}" for column in resource.parent_columns)
    was_public = (
        "EXISTS (SELECT 1 FROM journal_payload p WHERE p.seq = w.seq AND p.public_representation IS NOT NULL)"
    )
    return (
        "(SELECT w.seq, w.recorded_at, w.resource_kind AS kind, w.resource_id AS id, w.resource_version AS version,"
        f" w.agreement_id, w.entry_hash, ARRAY[{parents}]::uuid[] AS parents"
        f" FROM examined w JOIN {resource.table_name} r ON r.id = w.resource_id"
        f" WHERE w.resource_kind = '{resource.kind}'{that_happened}"
        f" AND {statement.visible(resource)} AND ({inside} OR {was_public})"
        f"{_concerning(resource, inside, organisation)})"
    )


def _concerning(resource: Resource, inside: str, organisation: str | None) -> str:
    """Return the condition that an organisation is inside the dossier; whoever asks must be there too.

    Otherwise the filter would tell outsiders who has to do with a dossier of which they see one public record.
    """
    if organisation is None:
        return ""
    if ANY_MEMBER in resource.visible:
        # Concerns no organisation; a parameter that stood nowhere in the statement would have no type.
        return f" AND {organisation} IS NULL"
    condition = Reader(Scope.MEMBER).inside(resource.visible, f"ARRAY[{organisation}]::uuid[]")
    return f" AND {inside} AND {condition}"


def head_and_sameness(statement: Statement, sequence: int, entry_hash: str) -> str:
    """Return the expression of the journal's end, and whether it still holds one entry as it was."""
    place = f"{statement.bind(sequence)}::bigint"
    same = (
        f"({place} = 0 OR EXISTS (SELECT 1 FROM journal WHERE seq = {place}"
        f" AND entry_hash = decode({statement.bind(entry_hash)}, 'hex')))"
    )
    return f"(SELECT json_build_object('head', {JOURNAL_HEAD}, 'is_same', {same}) FROM journal_head h)"
