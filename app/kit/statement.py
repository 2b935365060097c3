"""Composing one read statement: what is selected, of which moment, and what its reader may see of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from app.kit.domain import FieldError, Localised, RefusedError, refusal
from app.kit.problem_types import VALIDATION_FAILED
from app.kit.queries import LARGEST_PAGE
from app.kit.resources import Resource
from app.kit.visibility import ANY_ORGANISATION, Reader, Scope


def query_fault(location: str, code: str, sentence: Localised) -> RefusedError:
    """Return the refusal of one query parameter."""
    return refusal(VALIDATION_FAILED, errors=(FieldError("query", location, code, sentence),))


class Timed(Protocol):
    """A query that may name a legal day and a register time."""

    @property
    def as_of(self) -> date | None:
        """Return the legal day asked for."""
        ...

    @property
    def known_at(self) -> datetime | None:
        """Return the register time asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Moment:
    """The two axes of time a read may choose: law (`as_of`) and register (`known_at`)."""

    as_of: date | None = None
    known_at: datetime | None = None

    @classmethod
    def of(cls, query: Timed, now: datetime) -> "Moment":
        """Return the moment a query asks for.

        Raises:
            RefusedError: `validation-failed` when `knownAt` lies in the future.

        """
        if query.known_at is not None and query.known_at > now:
            sentence = Localised("Dit moment ligt in de toekomst.", "This instant lies in the future.")
            raise query_fault("knownAt", "instant-in-future", sentence)
        return cls(query.as_of, query.known_at)

    @property
    def is_present(self) -> bool:
        """Tell whether the stored representation itself is asked for."""
        return self.as_of is None and self.known_at is None


PRESENT = Moment()


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a value that is filled in each time a statement is asked."""

    number: int


ORGANISATIONS = Slot(-1)
# Of more organisations than this, finding the next record among theirs takes longer than trying every record.
MOST_MERGED = 64
# No limit, which the planner cannot know: it prefers what gives the first rows soon, which is the index in its order.
_AS_THEY_COME = "LIMIT (SELECT NULL::bigint)"
_KEPT_IN_SIGHT = "SELECT k.record_id AS id FROM record_in_sight k WHERE k.organisation_id = {organisation}"


@dataclass(frozen=True, slots=True)
class Template:
    """A statement composed once for readers of one kind: its text, and what each of its parameters is."""

    text: str
    slots: tuple[Slot, ...]

    def parameters(self, reader: Reader, values: Sequence[Any]) -> list[Any]:
        """Return the parameters for one reader and the values of one request."""
        return [list(reader.organisations) if slot is ORGANISATIONS else values[slot.number] for slot in self.slots]


def of_few(select: str) -> str:
    """Return a select of no more rows than the largest page has.

    Where the number of rows is only a parameter, PostgreSQL plans as if there were many, and each time anew.
    """
    return f"SELECT * FROM ({select} LIMIT {LARGEST_PAGE + 1}) few"


def gathered(select: str, size: str) -> str:
    """Return the select of a page as one row, which takes half the time of a row for each record.

    It goes through one record more than the page holds; `position` is that of the last one on the page.
    """
    return (
        "SELECT array_agg(p.id) AS ids, array_agg(p.text) AS texts,"
        f" (array_agg(p.position))[{size}] AS position FROM ({select}) p"
    )


class Statement:
    """Collects the parameters of one statement; the same shape always gives the same text."""

    def __init__(self, reader: Reader, organisations: Slot | None = None) -> None:
        """Begin a statement for one reader, or with a place for the organisations of whoever reads."""
        self.reader = reader
        self._acted_for = list(reader.organisations) if organisations is None else organisations
        self.parameters: list[Any] = []
        self._organisations: str | None = None

    def bind(self, value: Any) -> str:
        """Return the placeholder of a value."""
        self.parameters.append(value)
        return f"${len(self.parameters)}"

    def visible(self, resource: Resource) -> str:
        """Return the condition under which the reader sees a row of the resource on alias `r`."""
        return self.reader.condition(resource.visible, self._bound_organisations(resource))

    def inside(self, resource: Resource) -> str:
        """Return the condition under which the reader is inside the dossier of a row on alias `r`."""
        return self.reader.inside(resource.visible, self._bound_organisations(resource))

    def organisations(self) -> str:
        """Return the expression of the organisations the reader acts for.

        As a select of its own it hides them from the planner, which would else plan for each reader anew.
        """
        self._organisations = self._organisations or f"(SELECT {self.bind(self._acted_for)}::uuid[])::uuid[]"
        return self._organisations

    def _bound_organisations(self, resource: Resource) -> str:
        if "{organisations}" in self.reader.inside(resource.visible, "{organisations}"):
            return self.organisations()
        return ""

    def source(self, resource: Resource, moment: Moment, position: str = "NULL") -> str:
        """Return the select that reads one representation per row, present or as known at an instant.

        `inside` tells whether it is the one for those inside the dossier.
        """
        inside = self.inside(resource)
        if moment.known_at is None:
            return (
                f"SELECT r.id, r.version, {self.reader.text('r', inside)} AS text, {position} AS position,"
                f" {inside} AS inside FROM {resource.table_name} r WHERE TRUE"
            )
        text = self.reader.text("p", inside)
        return (
            f"SELECT r.id, j.resource_version AS version, {text} AS text, {position} AS position,"
            f" {inside} AS inside FROM {resource.table_name} r"
            " JOIN LATERAL (SELECT seq, resource_version FROM journal"
            f" WHERE resource_id = r.id AND resource_kind = '{resource.kind}'"
            f" AND recorded_at <= {self.bind(moment.known_at)} ORDER BY seq DESC LIMIT 1) j ON TRUE"
            f" JOIN journal_payload p USING (seq) WHERE ({text}) IS NOT NULL"
        )

    def finds_from_organisations(self, resource: Resource) -> bool:
        """Tell whether the reader's records are found from its organisations, rather than by trying every record."""
        is_member = self.reader.scope is Scope.MEMBER
        return is_member and resource.is_found_from_organisations and self.reader.breadth <= MOST_MERGED

    def first_in_sight(self, resource: Resource, after: UUID | None) -> str:
        """Return the select of the first records in order of id that a member sees.

        They are found from the member's organisations, so that it takes as long for who sees one record in a hundred
        as for who sees most. The ids each organisation may see, and those that are public, are merged in their order;
        only of those that come first is it asked what the member sees of them.
        """
        beyond = "" if after is None else f" AND {{id}} > (SELECT {self.bind(after)}::uuid)"
        public = f"SELECT r.id FROM {resource.table_name} r WHERE r.public_representation IS NOT NULL"
        merged = [*self._ids_in_sight(resource, beyond), f"{public}{beyond.format(id='r.id')} ORDER BY r.id"]
        inside = self.inside(resource)
        if resource.inside_by_id is not None:
            # What is not public was found because an organisation is inside its dossier.
            inside = f"(r.public_representation IS NULL OR {inside})"
        # `DISTINCT` and a plain join would let the planner read all there is before it looks for the first.
        return of_few(
            f"SELECT r.id, r.version, {self.reader.text('r', 'r.inside')} AS text, r.id::text AS position, r.inside"
            " FROM (SELECT m.id, lag(m.id) OVER (ORDER BY m.id) AS previous"
            f" FROM ({' UNION ALL '.join(f'({each})' for each in merged)}) m) f CROSS JOIN LATERAL"
            f" (SELECT r.*, {inside} AS inside FROM {resource.table_name} r WHERE r.id = f.id OFFSET 0) r"
            " WHERE f.id IS DISTINCT FROM f.previous AND (r.inside OR r.public_representation IS NOT NULL)"
            " ORDER BY f.id"
        )

    def _ids_in_sight(self, resource: Resource, beyond: str) -> list[str]:
        """Return for each of the member's organisations the select of the ids it may see, as an index gives them."""
        own = [f"({self.organisations()})[{place}]" for place in range(1, self.reader.breadth + 1)]
        select, own_id = resource.inside_by_id, resource.inside_id
        if select is None:
            own.append(f"'{ANY_ORGANISATION}'")
            select, own_id = f"{_KEPT_IN_SIGHT} AND k.kind = '{resource.kind}'", "k.record_id"
        return [
            select.format(organisation=each) + beyond.format(id=own_id) + f" ORDER BY {own_id} {_AS_THEY_COME}"
            for each in own
        ]

    def in_parents(self, resource: Resource, parents: Sequence[UUID]) -> str:
        """Return the condition that a row lies under the parents named in the path."""
        pairs = zip(resource.parent_columns, parents, strict=True)
        return "".join(f" AND r.{column} = {self.bind(value)}" for column, value in pairs)

    def parent_is_visible(self, resource: Resource, parents: Sequence[UUID]) -> str:
        """Return the condition that the record a collection hangs under exists for the reader."""
        parent = resource.parent_resource
        if parent is None:
            return "TRUE"
        *outer, own_id = parents
        inside = self.in_parents(parent, outer)
        return (
            f"EXISTS (SELECT 1 FROM {parent.table_name} r WHERE r.id = {self.bind(own_id)}{inside}"
            f" AND {self.visible(parent)})"
        )
