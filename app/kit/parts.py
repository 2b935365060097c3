"""The parts inside a record: points, clauses, neighbourhoods, links. They live and change with their record."""

from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, inspect
from sqlmodel import SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.domain import refusal
from app.kit.write_problems import HISTORY_IMMUTABLE

Part = TypeVar("Part", bound=SQLModel)
# Where a session keeps the parts it has set: their record is locked, so nobody else changes them before the commit.
_SET = "convenant_parts"


async def parts_of(session: AsyncSession, table: type[Part], owner_column: str, owner_id: UUID) -> list[Part]:
    """Return the parts of a record, in their order."""
    known: list[Part] | None = _set_in(session).get((table, owner_id))
    if known is not None:
        return list(known)
    return list((await session.exec(_select_parts(table, owner_column), params={"owner_id": owner_id})).all())


@cache
def _select_parts(table: type[SQLModel], owner_column: str) -> Any:
    columns = inspect(table).columns
    return select(table).where(columns[owner_column] == bindparam("owner_id")).order_by(columns[_order_of(table)])


@cache
def _order_of(table: type[SQLModel]) -> str:
    mapper = inspect(table)
    return "position" if "position" in mapper.columns else str(mapper.primary_key[-1].name)


def _set_in(session: AsyncSession) -> dict[tuple[type[SQLModel], UUID], list[Any]]:
    found: dict[tuple[type[SQLModel], UUID], list[Any]] = session.info.setdefault(_SET, {})
    return found


async def set_parts(
    session: AsyncSession,
    table: type[Part],
    owner_column: str,
    owner_id: UUID,
    wanted: Sequence[Part],
    *,
    keep: bool = False,
) -> None:
    """Make the parts of a record exactly those wanted; parts of one primary key keep their row.

    `keep` marks parts that are legal facts and may be corrected but never left out.

    Raises:
        RefusedError: `history-immutable` when a part that must be kept is missing (R-056).

    """
    mapper = inspect(table)
    present = await parts_of(session, table, owner_column, owner_id)
    by_key = {tuple(mapper.primary_key_from_instance(part)): part for part in present}
    kept: list[Part] = []
    for part in wanted:
        known = by_key.pop(tuple(mapper.primary_key_from_instance(part)), None)
        kept.append(part if known is None else known)
        if known is None:
            session.add(part)
            continue
        for column in mapper.column_attrs:
            setattr(known, column.key, getattr(part, column.key))
    if by_key and keep:
        raise refusal(HISTORY_IMMUTABLE, rule="R-056")
    for part in by_key.values():
        await session.delete(part)
    _set_in(session)[table, owner_id] = sorted(kept, key=attrgetter(_order_of(table)))


def add_part(session: AsyncSession, owner_id: UUID, part: SQLModel) -> None:
    """Add one part to those of a record."""
    session.add(part)
    _set_in(session).pop((type(part), owner_id), None)
