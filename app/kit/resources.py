"""What a resource is: declared once per feature, read by routes, lists, history, loader and documentation."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.by_transition import MovedByTransition
from app.kit.dates import Interval
from app.kit.domain import ApiRole, Localised
from app.kit.queries import ListQuery
from app.kit.schema import PartialDate, Provenance, RecordLinks, RecordRead
from app.kit.tables import Record

if TYPE_CHECKING:
    from app.kit.work import Work

Representation = dict[str, Any]


class Steward(Enum):
    """Which organisation may record and correct a resource, besides needing a role for it."""

    ANYBODY = Localised(
        "elke organisatie; corrigeren doet wie het vastlegde of van wie het is",
        "any organisation; it is corrected by the one that recorded or owns it",
    )
    ROLE_ALONE = Localised("elke organisatie: alleen de rol telt", "any organisation: the role alone decides")
    OWN_ORGANISATION = Localised("de organisatie waarover het gaat", "the organisation the record is about")
    MANAGER_IN_DOSSIER = Localised(
        "in een dossier de organisatie die het beheert; anders elke organisatie, en corrigeren doet de vastlegger",
        "in a dossier the organisation that manages it; elsewhere any, corrected by the one that recorded it",
    )
    MANAGER_OR_PROVIDER = Localised(
        "in een dossier de organisatie die het beheert of het geld verstrekt; anders wie het vastlegde",
        "in a dossier the organisation that manages it or provides the money; elsewhere the one that recorded it",
    )
    PROVIDER = Localised("de organisatie die het geld verstrekt", "the organisation that provides the money")
    MANAGER_ITSELF = Localised(
        "de organisatie die de overeenkomst beheert", "the organisation that manages the agreement"
    )
    MANAGING_ORGANISATION = Localised(
        "de organisatie die het dossier beheert", "the organisation that manages the dossier"
    )
    PARTY_ITSELF = Localised(
        "de partij zelf, of de organisatie die het dossier beheert",
        "the party itself, or the organisation that manages the dossier",
    )


@dataclass(frozen=True, slots=True)
class Filter:
    """One query parameter of a list: as SQL on the present rows, and as a test on any representation.

    `sql` holds one `{value}`; `matches` decides the same question for a representation of another moment.
    `narrowed_by` names a parameter that only goes with this one.
    """

    sql: str
    matches: Callable[[Representation, Any], bool]
    narrowed_by: str | None = None

    def condition(self, query: ListQuery, value: Any, bind: Callable[[Any], str]) -> str:
        """Return the condition on the present rows; `bind` gives the placeholder of a value."""
        return self.sql.format(value=bind(value))


def equals(column: str, member: str | None = None) -> Filter:
    """Keep records whose column is the value given."""
    name = member or camel(column)
    return Filter(f"r.{column} = {{value}}", lambda found, value: found.get(name) == plain_value(value))


def contains(column: str, member: str | None = None) -> Filter:
    """Keep records whose text holds the words given, whatever their case; `%` and `_` mean themselves."""
    name = member or camel(column)
    return Filter(
        f"strpos(lower(r.{column}), lower({{value}})) > 0",
        lambda found, value: str(value).lower() in str(found.get(name) or "").lower(),
    )


def linked(link_table: str, owner_column: str, linked_column: str, member: str) -> Filter:
    """Keep records linked to the id given."""
    return Filter(
        f"EXISTS (SELECT 1 FROM {link_table} l WHERE l.{owner_column} = r.id AND l.{linked_column} = {{value}})",
        lambda found, value: str(value) in found.get(member, ()),
    )


def on_or_after(column: str, member: str | None = None) -> Filter:
    """Keep records whose partial date may lie on or after the day given (R-003).

    A date the source leaves unknown may be any day and is kept; a record without the date is not.
    """
    name = member or camel(column)

    def matches(found: Representation, day: date) -> bool:
        interval = interval_in(found, name)
        return interval is not None and interval.latest >= day

    return Filter(f"partial_date_latest(r.{column}) >= {{value}}", matches)


def on_or_before(column: str, member: str | None = None) -> Filter:
    """Keep records whose partial date may lie on or before the day given (R-003).

    A date the source leaves unknown may be any day and is kept; a record without the date is not.
    """
    name = member or camel(column)

    def matches(found: Representation, day: date) -> bool:
        interval = interval_in(found, name)
        return interval is not None and interval.earliest <= day

    return Filter(f"partial_date_earliest(r.{column}) <= {{value}}", matches)


def plain_value(value: Any) -> Any:
    """Return a filter value as it stands in a representation."""
    return str(value) if isinstance(value, UUID | date) else value.value if isinstance(value, Enum) else value


def camel(name: str) -> str:
    """Return a snake_case name in lowerCamelCase."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def page_name(resource: "Resource") -> str:
    """Return the name under which the shape of a page of a resource's list is published."""
    return resource.read.__name__.removesuffix("Read") + "Page"


def unchanged(representation: Representation, _day: date) -> Representation | None:
    """Project a record that has no dated facts: it is the same on every day (D12)."""
    return representation


def exists_from(member: str) -> Callable[[Representation, date], Representation | None]:
    """Project a record that does not exist on a day certainly before the day in `member` (D12).

    Without that day, or where it may lie earlier, the record stays: nothing is denied that is not certain (R-003).
    """

    def project(representation: Representation, day: date) -> Representation | None:
        begins = interval_in(representation, member)
        return None if begins is not None and begins.earliest > day else representation

    return project


def within_period(start: str, end: str) -> Callable[[Representation, date], Representation | None]:
    """Project a record that exists in law only from the day `start` to the day `end`, both included (D12).

    A day the source leaves open is taken to lie where the record exists: nothing is denied that is not certain.
    """

    def project(representation: Representation, day: date) -> Representation | None:
        begins, ends = interval_in(representation, start), interval_in(representation, end)
        over = (begins is not None and begins.earliest > day) or (ends is not None and ends.latest < day)
        return None if over else representation

    return project


def interval_in(representation: Representation, member: str) -> Interval | None:
    """Return the days a partial date in a representation may mean; nothing when it is not there."""
    stated = representation.get(member)
    return PartialDate.model_validate(stated, strict=False).interval if stated else None


@dataclass(frozen=True, slots=True)
class Expansion:
    """Related records a read may include: their kind, and the select of their ids for the ids in `page`."""

    kind: str
    ids: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What an id in a record refers to: a record of a kind, or a part inside one, by its table and owner column."""

    kind: str
    part_table: str | None = None
    owner_column: str | None = None


@dataclass(frozen=True, slots=True)
class Sort:
    """One order of a list: an expression that is never null, and its type for the cursor."""

    sql: str
    cast: str = "text"


BY_RECORDING = Sort("r.recorded_at", "timestamptz")


async def accept(work: "Work", row: Any, facts: Any) -> None:
    """Apply nothing beyond the columns: the record has no children and no rules of its own."""


async def complete_already(session: AsyncSession, row: Any) -> None:
    """Fill nothing in: a new row holds all it needs."""


async def lock_alone(session: AsyncSession, record_id: UUID) -> None:
    """Lock nothing besides the record itself."""


async def childless(session: AsyncSession, row: Any) -> dict[str, Any]:
    """Return nothing beyond the columns."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One kind of record: its shapes, its place in the API, who sees it and how it is listed.

    `refused_with` names the problem types of the resource's own rules, `refused_correcting` those that only a
    correction meets. `part_references` names the ids inside parts of the record, by JSON Pointer with `*` for every
    item of a list; those in columns are known from the table. `visible` is the SQL condition, on alias `r`, under
    which a member of one of `{organisations}` sees a row; it is the only place where that is decided. `apply` checks
    the rules and stores what is not a column of the root row, for new and changed records alike. `children` returns
    the published members that are not columns of the root row, by snake_case name. `moved_by_transition` tells what
    no correction changes, because it takes a named transition. `is_annotated` tells that another feature knows who
    put what in it. `numbered_by` is the column by whose number it is read under its parent too, besides its id.
    `included_as` names it beside the records of others, where its path ends as another's.
    `issued` is the shape a new record is answered with where that shows what is never shown again, such as a secret;
    such a record is recorded by itself, not in a batch.
    `complete` fills in the columns of a new row that follow from what its path names, before anything is judged.
    `inside_by_id` selects the ids of the records inside the dossiers of `{organisation}`, which an index gives in
    order; `inside_id` is their column. It says the same as `visible`, the other way around.
    `is_kept_in_sight` tells that the database keeps these ids for it, in `record_in_sight`.
    `lock_before` locks what a correction needs besides the record, where whatever else changes it locks that first.
    """

    kind: str
    path: str
    tag: str
    title: Localised
    plural: Localised
    about: str
    table: type[Record]
    read: type[RecordRead]
    create: type[Provenance]
    query: type[ListQuery]
    visible: str
    writers: frozenset[ApiRole]
    steward: Steward
    apply: Callable[["Work", Any, Any], Awaitable[None]] = accept
    complete: Callable[[AsyncSession, Any], Awaitable[None]] = complete_already
    lock_before: Callable[[AsyncSession, UUID], Awaitable[None]] = lock_alone
    children: Callable[[AsyncSession, Any], Awaitable[dict[str, Any]]] = childless
    inside_by_id: str | None = None
    inside_id: str | None = None
    is_kept_in_sight: bool = False
    is_public: bool = False
    is_recordable: bool = True
    is_annotated: bool = False
    issued: type[RecordRead] | None = None
    numbered_by: str | None = None
    included_as: str | None = None
    needs_source: bool = True
    filters: Mapping[str, Filter] = field(default_factory=dict)
    sorts: Mapping[str, Sort] = field(default_factory=dict)
    project: Callable[[Representation, date], Representation | None] = unchanged
    parent: str | None = None
    expansions: Mapping[str, "Expansion"] = field(default_factory=dict)
    agreement_column: str = "agreement_id"
    steward_column: str = "organisation_id"
    owner_column: str | None = None
    unchangeable: frozenset[str] = frozenset()
    moved_by_transition: MovedByTransition | None = None
    refused_with: tuple[str, ...] = ()
    refused_correcting: tuple[str, ...] = ()
    part_references: Mapping[str, Reference] = field(default_factory=dict)
    read_scope: str = "agreements.read"
    write_scope: str = "agreements.write"

    registry: ClassVar[dict[str, "Resource"]] = {}

    def __post_init__(self) -> None:
        """Enter the register of resources."""
        if self.kind in self.registry:
            raise ValueError(f"the resource {self.kind} is declared twice")
        self.registry[self.kind] = self

    @cached_property
    def table_name(self) -> str:
        """Return the name of the root table."""
        return str(self.table.__tablename__)

    @property
    def is_found_from_organisations(self) -> bool:
        """Tell whether the records of an organisation are found in order of id without trying those of others."""
        return self.is_kept_in_sight or self.inside_by_id is not None

    @cached_property
    def parent_columns(self) -> tuple[str, ...]:
        """Return the columns named in the collection path, outermost first, such as `agreement_id`."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))

    @cached_property
    def parent_resource(self) -> "Resource | None":
        """Return the resource a nested collection hangs under."""
        return self.registry[self.parent] if self.parent else None

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        """Return what the ids in a record refer to, by JSON Pointer with `*` for every item of a list.

        Left out is what the path names, which was looked up already, and what everybody may see.
        """
        by_table = {resource.table_name: resource for resource in self.registry.values()}
        columns = self.table.__table__.columns  # type: ignore[attr-defined]  # SQLModel adds __table__
        found = {
            f"/{camel(column.name)}": Reference(by_table[key.column.table.name].kind)
            for column in columns
            if column.name in self.create.model_fields and column.name not in self.parent_columns
            for key in column.foreign_keys
            # Of a key of several columns, the id tells what is referred to.
            if key.column.table.name in by_table and key.column.name == "id"
        }
        always = {"/sourceRefs/*/documentId": Reference("document"), "/correctsId": Reference(self.kind)}
        stated = {**found, **self.part_references, **always}
        return {place: to for place, to in stated.items() if not self.registry[to.kind].is_public}

    @property
    def operation_ids(self) -> Mapping[str, str]:
        """Return the names of the operations in the API description."""
        name = "".join(part.capitalize() for part in self.kind.split("_"))
        plural = "".join(part.capitalize() for part in self.plural.en.replace("-", " ").split())
        return {
            "list": f"list{plural}",
            "get": f"get{name}",
            "record": f"record{name}",
            "correct": f"correct{name}",
            "history": f"list{name}History",
        }

    @property
    def recording_note(self) -> str:
        """Return who may record this, for the API description."""
        roles = ", ".join(f"`{role}`" for role in sorted(self.writers))
        return f"Needs one of the roles {roles}, at {self.steward.value.en}."

    @property
    def is_batched(self) -> bool:
        """Tell whether it is recorded and corrected in batches too."""
        return self.is_recordable and self.issued is None

    def agreement_of(self, row: Record) -> UUID | None:
        """Return the agreement whose dossier the record belongs to, if it belongs to one."""
        agreement_id: UUID | None = getattr(row, self.agreement_column, None)
        return agreement_id

    def shape(self, row: Record, **children: Any) -> RecordRead:
        """Build the published shape of a row and the members that are not its columns."""
        names = self.read.model_fields.keys() - children.keys()
        columns = {name: getattr(row, name) for name in names if hasattr(row, name)}
        return self.read(**columns, **children, links=RecordLinks(self=self.address(row)))

    def address(self, row: Record) -> str:
        """Return the path of one record below the server, as written in `links.self`."""
        parents = {column: getattr(row, column) for column in self.parent_columns}
        return f"/v1{self.path.format(**parents)}/{row.id}"
