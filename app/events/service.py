"""The event feed: what happened in the register, in order, as far as the reader may know of it now."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

from app.events import repository, rules
from app.events.rules import Asked
from app.events.schemas import CloudEvent, EventData, EventFilters
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import Localised, refusal
from app.kit.journal import GENESIS
from app.kit.pagination import FeedPosition
from app.kit.reading import Reads, Row
from app.kit.resources import Resource
from app.kit.statement import Statement, query_fault
from app.kit.visibility import Reader


class Start(Enum):
    """A place in the feed that needs no cursor."""

    BEGINNING = "beginning"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Event:
    """One version of one record that its reader may know of."""

    sequence: int
    entry_hash: str
    recorded_at: datetime
    kind: str
    id: UUID
    version: int
    agreement_id: UUID | None
    address: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Events in order, how far the journal was looked at for them, and who read them."""

    events: tuple[Event, ...]
    position: FeedPosition
    has_more: bool
    reader: Reader


def asked_of(filters: EventFilters) -> Asked:
    """Return what the filters of a query ask for.

    Raises:
        RefusedError: `validation-failed` for a type that does not exist.

    """
    kinds = None
    if filters.type is not None:
        kinds = rules.kinds_named(filters.type.split(","), Resource.registry)
        if kinds is None:
            names = ", ".join(sorted(kind.replace("_", "-") for kind in Resource.registry))
            sentence = Localised(
                "Een type is `nl.convenanten.{{soort}}-recorded` of `-changed`, met als soort een van: {names}.",
                "A type is `nl.convenanten.{{kind}}-recorded` or `-changed`, the kind being one of: {names}.",
            ).filled(names=names)
            raise query_fault("type", "enum", sentence)
    return Asked(kinds, filters.agreement_id, filters.organisation_id)


def question_of(asked: Asked) -> str:
    """Return what a cursor of the feed is bound to; a page and a stream with the same filters share their cursors."""
    kinds = None if asked.kinds is None else {kind: sorted(happened) for kind, happened in asked.kinds.items()}
    named = [str(found) if found else None for found in (asked.agreement_id, asked.organisation_id)]
    return json.dumps(["events", kinds, *named], sort_keys=True)


def place_of(reads: Reads, asked: Asked, after: str | None, source: str, name: str) -> FeedPosition | Start:
    """Return the place a reader names; `source` and `name` tell where it stood, such as `query` and `after`.

    Raises:
        RefusedError: `invalid-cursor`.

    """
    if after is None:
        return Start.BEGINNING
    if after == Start.LATEST.value:
        return Start.LATEST
    return reads.cursors.decode_feed(after, question_of(asked), source, name)


async def feed_page(
    reads: Reads, token: VerifiedToken | None, asked: Asked, after: FeedPosition | Start, limit: int
) -> FeedPage:
    """Return the events after a place that the reader may know of now.

    Everything is read in one statement. A bounded number of entries is looked at, so a page may hold few events, even
    none, and still lead on.

    Raises:
        RefusedError: `cursor-epoch-changed`: the place belongs to another history of this register.

    """
    known = after if isinstance(after, FeedPosition) else None

    def compose(statement: Statement) -> tuple[str, str]:
        sequence, entry_hash = (known.sequence, known.entry_hash) if known else (0, GENESIS.hex())
        select = repository.feed_select(statement, asked, None if after is Start.LATEST else sequence, limit)
        return select, repository.head_and_sameness(statement, sequence, entry_hash)

    reader, rows = await reads.fetch(token, compose)
    context = json.loads(rows[0]["context"])
    head = FeedPosition(UUID(context["head"]["epoch"]), context["head"]["sequence"], context["head"]["entry_hash"])
    if known is not None:
        _require_same_history(reads, asked, known, head, is_same=context["is_same"])
    found = [row for row in rows if row["id"] is not None]
    shown = found[:limit]
    if len(found) > limit:
        position = FeedPosition(head.epoch, shown[-1]["seq"], shown[-1]["entry_hash"])
    elif rows[0]["examined"] == repository.EXAMINED:
        position = FeedPosition(head.epoch, rows[0]["last"], rows[0]["last_hash"])
    else:
        position = head
    # A replica may be behind the one that gave the place: nobody is ever sent back.
    if known is not None and position.sequence < known.sequence:
        position = known
    return FeedPage(tuple(map(_event, shown)), position, position.sequence < head.sequence, reader)


def _require_same_history(
    reads: Reads, asked: Asked, known: FeedPosition, head: FeedPosition, *, is_same: bool
) -> None:
    """Refuse a place in another history, and say where to go on when that history holds the place as well.

    A restore that forgot to begin a new epoch is noticed by the hash.
    """
    if known.epoch == head.epoch and (is_same or known.sequence > head.sequence):
        return
    members: dict[str, Any] = {}
    if is_same:
        resume = FeedPosition(head.epoch, known.sequence, known.entry_hash)
        cursor = reads.cursors.encode_feed(resume, question_of(asked))
        members = {"lastCommonSequence": known.sequence, "resume": cursor}
    raise refusal(rules.CURSOR_EPOCH_CHANGED, **members)


def _event(row: Row) -> Event:
    resource = Resource.registry[row["kind"]]
    parents = dict(zip(resource.parent_columns, row["parents"], strict=True))
    return Event(
        sequence=row["seq"],
        entry_hash=row["entry_hash"],
        recorded_at=row["recorded_at"],
        kind=row["kind"],
        id=row["id"],
        version=row["version"],
        agreement_id=row["agreement_id"],
        address=f"/v1{resource.path.format(**parents)}/{row['id']}",
    )


def cloud_event(event: Event, source: str, public_url: str) -> CloudEvent:
    """Return an event as it travels; `public_url` is the address of the register, without path."""
    return CloudEvent(
        id=event.entry_hash,
        source=source,
        type=rules.event_type(event.kind, event.version),
        subject=event.id,
        time=event.recorded_at,
        dataref=f"{public_url}{event.address}",
        sequence=str(event.sequence),
        data=EventData(
            kind=event.kind,
            id=event.id,
            version=event.version,
            agreement_id=event.agreement_id,
            address=event.address,
        ),
    )
