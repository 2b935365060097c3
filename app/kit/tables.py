"""The common part of every table, and column types that keep facts as they were stated."""

import json
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Index,
    MetaData,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from app.kit.domain import RecordingMode
from app.kit.schema import PartialDate, Recorder, SourceRef

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
METADATA: MetaData = SQLModel.metadata


class JsonColumn(TypeDecorator[Any]):
    """Keeps a Pydantic value as JSON: read back as the same type it was written from."""

    impl = JSONB
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        """Take the type of the values kept."""
        super().__init__(none_as_null=True)
        self.shape = shape
        self._adapter: TypeAdapter[Any] = TypeAdapter(shape)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Turn the value into plain JSON data."""
        return None if value is None else self._adapter.dump_python(value, mode="json", by_alias=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Turn plain JSON data back into the value."""
        return None if value is None else self._adapter.validate_python(value, strict=False)

    @property
    def python_type(self) -> type[Any]:
        """Return the type of a value, for SQLAlchemy's own use."""
        return object


def enum_column(
    enumeration: type[Enum], *, name: str, nullable: bool = False, primary_key: bool = False
) -> Column[Any]:
    """Return a text column that holds one of the values, guarded by a CHECK."""
    return Column(
        name,
        SqlEnum(
            enumeration,
            native_enum=False,
            create_constraint=True,
            length=64,
            name=f"{name}_values",
            values_callable=lambda members: [member.value for member in members],
        ),
        nullable=nullable,
        primary_key=primary_key,
    )


def partial_date_column(name: str, *, nullable: bool = True) -> Column[Any]:
    """Return a column that keeps a partial date as stated; the database refuses what is not one."""
    return Column(
        name, JsonColumn(PartialDate), CheckConstraint(f"is_partial_date({name})", name=name), nullable=nullable
    )


def enum_list_column(enumeration: type[Enum], *, name: str) -> Column[Any]:
    """Return a column that keeps a list of values of one code list, guarded by a CHECK."""
    values = json.dumps([member.value for member in enumeration])
    shape: Any = tuple.__class_getitem__((enumeration, ...))
    check = CheckConstraint(f"{name} <@ '{values}'::jsonb", name=f"{name}_values")
    return Column(name, JsonColumn(shape), check, nullable=False)


def cents_column(name: str, *, nullable: bool = True) -> Column[Any]:
    """Return a column of euro cents: a whole number, never negative (R-075)."""
    return Column(
        name, BigInteger, CheckConstraint(f"{name} BETWEEN 0 AND 99999999999999", name=name), nullable=nullable
    )


def public_index(table: str) -> Index:
    """Return the index of the records that are public, in order of id: a page of them tries no others."""
    return Index(f"ix_{table}_public", "id", postgresql_where=text("public_representation IS NOT NULL"))


_RECORDING_MODE: Any = SqlEnum(
    RecordingMode, native_enum=False, length=64, values_callable=lambda members: [m.value for m in members]
)


class Record(SQLModel):
    """What every record carries besides its own facts (domain reference, section 2)."""

    __abstract__: ClassVar[bool] = True
    # A row is seldom validated; what validates it is made when it is, which spares the start 2 MB.
    model_config = {"defer_build": True}

    id: UUID = Field(primary_key=True)
    version: int = Field(default=1, ge=1)
    recorded_at: datetime = Field(sa_type=DateTime(timezone=True))
    recorded_by: Recorder = Field(sa_type=JsonColumn(Recorder))
    recording_mode: RecordingMode = Field(sa_type=_RECORDING_MODE)
    occurred_on: PartialDate | None = Field(default=None, sa_type=JsonColumn(PartialDate))
    source_refs: tuple[SourceRef, ...] = Field(default=(), sa_type=JsonColumn(tuple[SourceRef, ...]), nullable=False)
    corrects_id: UUID | None = Field(default=None)
    note: str | None = Field(default=None, sa_type=Text)
    representation: str = Field(default="", sa_type=Text)
    public_representation: str | None = Field(default=None, sa_type=Text)
