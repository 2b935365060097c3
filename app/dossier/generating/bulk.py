"""Writing many records at once: COPY for the rows, one journal call per batch, representations included."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter
from sqlalchemy import Enum as SqlEnum
from sqlmodel import SQLModel

from app.dossier.load import LOADER
from app.kit.dates import DatePrecision
from app.kit.domain import RecordingMode
from app.kit.resources import Resource
from app.kit.schema import PartialDate, Recorder, RecordRead, SourceRef
from app.kit.tables import METADATA, JsonColumn

RECORDER = Recorder(name="convenant generate", role=LOADER.role, organisation_id=None)
_UNKNOWN_DAY = PartialDate(value=None, precision=DatePrecision.UNKNOWN)
# Who is written first is not referred to by who comes later; the rest follows the order of the metadata.
_FIRST = ("organisation", "person", "office_holding", "programme", "area", "neighbourhood", "document", "agreement")
_LAST = ("finding",)


@dataclass
class Batch:
    """Records gathered for one transaction, with the representation each is stored with."""

    instant: datetime
    rows: dict[str, list[SimpleNamespace]] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)

    def record(
        self,
        resource: Resource,
        record_id: UUID,
        columns: dict[str, Any],
        children: dict[str, Any] | None = None,
        occurred_on: PartialDate = _UNKNOWN_DAY,
        sources: tuple[SourceRef, ...] = (),
    ) -> RecordRead:
        """Gather one record and return its published shape."""
        row = self.part(
            resource.table,
            id=record_id,
            version=1,
            recorded_at=self.instant,
            recorded_by=RECORDER,
            recording_mode=RecordingMode.HISTORIC,
            occurred_on=occurred_on,
            source_refs=sources,
            **columns,
        )
        shape = resource.shape(row, **(children or {}))
        row.representation = shape.model_dump_json(by_alias=True)
        if resource.is_public:
            row.public_representation = shape.model_dump_json(by_alias=True, exclude=set(shape.internal_members))
        self.entries.append(_entry(resource, row))
        return shape

    def part(self, table: type[SQLModel], **columns: Any) -> Any:
        """Gather one row and return it; a column that is not given is null.

        A plain object stands for the row: making a mapped one costs more than everything else about it.
        """
        name = str(table.__tablename__)
        row = SimpleNamespace(**(_empty(name) | columns))
        self.rows.setdefault(name, []).append(row)
        return row

    async def write(self, connection: asyncpg.Connection) -> None:
        """Write everything in one transaction; the journal comes last."""
        about = {
            "issuer": LOADER.issuer,
            "subject": "generate",
            "name": RECORDER.name,
            "role": RECORDER.role,
            "command": "dossier.generate",
            "request_id": "generate",
            "reason": "plausible dossiers for load tests",
        }
        async with connection.transaction():
            for table in _write_order(self.rows.keys()):
                await connection.copy_records_to_table(
                    table, records=_values(table, self.rows[table]), columns=_columns(table)
                )
            await connection.execute(
                "SELECT journal_append($1::jsonb, $2::jsonb)", json.dumps(about), json.dumps(self.entries)
            )
        self.rows.clear()
        self.entries.clear()


def _entry(resource: Resource, row: Any) -> dict[str, Any]:
    agreement_id = resource.agreement_of(row)
    return {
        "resource_kind": resource.kind,
        "resource_id": str(row.id),
        "resource_version": row.version,
        "agreement_id": str(agreement_id) if agreement_id else None,
        "representation": row.representation,
        "public_representation": row.public_representation,
    }


def _write_order(tables: Sequence[str] | Any) -> list[str]:
    known = [table.name for table in METADATA.sorted_tables]
    order = [*_FIRST, *(name for name in known if name not in _FIRST and name not in _LAST), *_LAST]
    return sorted(tables, key=order.index)


@cache
def _empty(table: str) -> dict[str, None]:
    return dict.fromkeys(_columns(table))


@cache
def _columns(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in METADATA.tables[table].columns)


@cache
def _converters(table: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((column.name, _converter(column.type)) for column in METADATA.tables[table].columns)


def _converter(column_type: Any) -> Callable[[Any], Any]:
    if isinstance(column_type, JsonColumn):
        adapter: TypeAdapter[Any] = TypeAdapter(column_type.shape)
        return lambda value: None if value is None else adapter.dump_json(value, by_alias=False).decode()
    if isinstance(column_type, SqlEnum):
        return lambda value: None if value is None else str(value)
    if column_type.__class__.__name__ == "JSONB":
        return json.dumps
    return lambda value: value


def _values(table: str, rows: list[SimpleNamespace]) -> list[tuple[Any, ...]]:
    converters = _converters(table)
    return [tuple(convert(getattr(row, name)) for name, convert in converters) for row in rows]
