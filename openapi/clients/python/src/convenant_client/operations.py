"""What can be asked of a register, apart from how it is sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeAlias, TypeVar
from urllib.parse import quote
from uuid import UUID

from convenant_client.records import Model, Page, Record

Id: TypeAlias = UUID | str
Day: TypeAlias = date | str
Instant: TypeAlias = datetime | str
Names: TypeAlias = str | Iterable[str]
Value: TypeAlias = str | float | date | UUID
Query: TypeAlias = Mapping[str, Value | Iterable[Value] | None]

T = TypeVar("T", bound=Model)
P = TypeVar("P", bound=Page)


def nothing() -> Query:
    """Return no parameters."""
    return {}


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """Something to read."""

    path: str
    result: type[T]
    query: Query = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Listing(Generic[P, T]):
    """A list to read page by page: the shape of a page, and of what stands on it."""

    path: str
    page: type[P]
    item: type[T]
    query: Query = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Command(Generic[T]):
    """Something to do, once."""

    method: str
    path: str
    result: type[T]
    query: Query = field(default_factory=nothing)
    body: Model | None = None
    on: Record | None = None


def segment(value: object) -> str:
    """Return a value as one segment of a path."""
    return quote(str(value), safe="")


def query_text(value: Value | Iterable[Value]) -> str:
    """Return a value as it stands in a query: days and instants by ISO 8601, several values with commas."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case date():
            return value.isoformat()
        case Iterable():
            return ",".join(query_text(each) for each in value)
        case _:
            return str(value)


def query_of(query: Query) -> dict[str, str]:
    """Return the parameters that were given."""
    return {name: query_text(value) for name, value in query.items() if value is not None}
