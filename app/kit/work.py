"""What one transaction touches: rows, their representations, and an entry in the journal for each (D2, D3)."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession
from uuid_utils.compat import uuid7

from app.kit import journal, write_problems
from app.kit.domain import FieldError, Localised, RecordingMode, refusal
from app.kit.journal import Actor, JournalEntry
from app.kit.resources import Resource
from app.kit.schema import Provenance, Recorder
from app.kit.tables import Record


@dataclass(frozen=True, slots=True)
class Command:
    """What is asked, by whom, when and under which mandate; the same for every row a command touches."""

    name: str
    actor: Actor
    instant: datetime
    request_id: str
    reason: str | None = None
    is_consequence: bool = False
    mandate_id: UUID | None = None

    def followed(self, name: str) -> "Command":
        """Return what the register does because of it; reason and mandate were for the command itself."""
        return replace(self, name=name, reason=None, mandate_id=None, is_consequence=True)

    def under(self, mandate_id: UUID | None) -> "Command":
        """Return the same command, given under a mandate."""
        return replace(self, mandate_id=mandate_id)

    def because(self, reason: str) -> "Command":
        """Return the same command with its reason."""
        return replace(self, reason=reason)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record as it stands after the command."""

    resource: Resource
    id: UUID
    version: int
    address: str
    representation: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that changed, and the command that changed it first; a consequence is what the register did itself.

    `before` is its representation until then, empty for a new one.
    """

    resource: Resource
    row: Record
    command: Command
    before: str = ""

    @property
    def is_consequence(self) -> bool:
        """Tell whether the register changed it because of another change."""
        return self.command.is_consequence


@dataclass
class Work:
    """The rows of one transaction. Use cases change rows and mention them here; nobody but `Writer` commits.

    `command` is the one being performed; a batch performs several, one after the other.
    """

    session: AsyncSession
    command: Command
    _touched: dict[UUID, Touched] = field(default_factory=dict)
    _unrendered: set[UUID] = field(default_factory=set)

    def add(self, resource: Resource, facts: Provenance, record_id: UUID | None = None) -> Record:
        """Make the row of a new record from its facts; columns and facts of one name hold one value.

        Raises:
            RefusedError: `historic-source-required` (R-001).

        """
        _require_source(resource, facts)
        row = resource.table(
            id=record_id or uuid7(),
            version=1,
            recorded_at=self.command.instant,
            recorded_by=self._recorder(),
            **_columns_of(resource.table, facts),
        )
        self.session.add(row)
        self._touched[row.id] = Touched(resource, row, self.command)
        self._unrendered.add(row.id)
        return row

    def alter(self, resource: Resource, row: Record, facts: Provenance) -> None:
        """Give a row new facts and its next version.

        Raises:
            RefusedError: `historic-source-required` (R-001).

        """
        _require_source(resource, facts)
        for name, value in _columns_of(resource.table, facts).items():
            setattr(row, name, value)
        self.touch(resource, row)

    def touch(self, resource: Resource, row: Record) -> None:
        """Mention a changed row: it gets one new version and one journal entry, however often it is mentioned."""
        if row.id not in self._touched:
            row.version += 1
            row.recorded_at = self.command.instant
            row.recorded_by = self._recorder()
            self._touched[row.id] = Touched(resource, row, self.command, row.representation)
        self._unrendered.add(row.id)

    def rest_on(self, row: Record, mandate_id: UUID | None) -> None:
        """Tell that a row was touched under a mandate, and what follows in this command too (Awb 10:10)."""
        self.command = self.command.under(mandate_id)
        self._touched[row.id] = replace(self._touched[row.id], command=self.command)

    @property
    def touched(self) -> list[Touched]:
        """Return the rows touched so far, in order."""
        return list(self._touched.values())

    def changed(self, record_id: UUID) -> Record | None:
        """Return the row of a record this transaction changed, and so holds the lock of once it is written."""
        touched = self._touched.get(record_id)
        return touched.row if touched else None

    async def render(self) -> list[Recorded]:
        """Write the touched rows, then their representations, in the order they were touched."""
        await self.session.flush()
        recorded = []
        for touched in self._touched.values():
            resource, row = touched.resource, touched.row
            if row.id in self._unrendered:
                row.representation, row.public_representation = await rendered(self.session, resource, row)
            recorded.append(Recorded(resource, row.id, row.version, resource.address(row), row.representation))
        self._unrendered.clear()
        await self.session.flush()
        return recorded

    async def append(self) -> int | None:
        """Append one entry per touched row to the journal, the last statements before the commit.

        Returns the sequence number of the last; nothing when no row was touched.
        """
        last = None
        for performed, touched in groupby(self._touched.values(), key=attrgetter("command")):
            last = await journal.append(
                self.session,
                [_entry(each.resource, each.row) for each in touched],
                actor=performed.actor,
                command=performed.name,
                request_id=performed.request_id,
                reason=performed.reason,
                mandate_id=performed.mandate_id,
            )
        return last

    def _recorder(self) -> Recorder:
        actor = self.command.actor
        return Recorder(name=actor.name, role=actor.role, organisation_id=actor.organisation_id)


def _entry(resource: Resource, row: Record) -> JournalEntry:
    return JournalEntry(
        resource.kind,
        row.id,
        row.version,
        resource.agreement_of(row),
        row.representation,
        row.public_representation,
    )


def _require_source(resource: Resource, facts: Provenance) -> None:
    if not resource.needs_source or facts.recording_mode is not RecordingMode.HISTORIC:
        return
    missing = [
        FieldError("body", location, "missing", sentence)
        for location, sentence, absent in (
            (
                "/occurredOn",
                Localised(
                    "De dag van het feit zelf; `unknown` mag.", "The day of the fact itself; `unknown` will do."
                ),
                facts.occurred_on is None,
            ),
            (
                "/sourceRefs",
                Localised("Minstens één brondocument.", "At least one source document."),
                not facts.source_refs,
            ),
        )
        if absent
    ]
    if missing:
        raise refusal(write_problems.HISTORIC_SOURCE_REQUIRED, rule="R-001", errors=tuple(missing))


def _columns_of(table: type[Record], facts: Provenance) -> dict[str, Any]:
    names = set(table.__table__.columns.keys())  # type: ignore[attr-defined]  # SQLModel adds __table__
    return {name: getattr(facts, name) for name in type(facts).model_fields if name in names}


async def rendered(session: AsyncSession, resource: Resource, row: Record) -> tuple[str, str | None]:
    """Return the representations of a row: inside the dossier, and for everybody where it is public."""
    shape = resource.shape(row, **await resource.children(session, row))
    inside = shape.model_dump_json(by_alias=True)
    outside = (
        shape.model_dump_json(by_alias=True, exclude=set(shape.internal_members)) if resource.is_public else None
    )
    return inside, outside
