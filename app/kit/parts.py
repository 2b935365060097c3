"""The parts inside a record: points, clauses, neighbourhoods, links. They live and change with their record."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import inspect
from sqlmodel import SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.domain import refusal
from app.kit.write_problems import HISTORY_IMMUTABLE

Part = TypeVar("Part", bound=SQLModel)


async def parts_of(session: AsyncSession, table: type[Part], owner_column: str, owner_id: UUID) -> list[Part]:
    """Return the parts of a record, in their order."""
    columns = inspect(table).columns
    order = columns["position"] if "position" in columns else inspect(table).primary_key[-1]
    statement: Any = select(table).where(columns[owner_column] == owner_id).order_by(order)
    return list((await session.exec(statement)).all())


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
    for part in wanted:
        known = by_key.pop(tuple(mapper.primary_key_from_instance(part)), None)
        if known is None:
            session.add(part)
            continue
        for column in mapper.column_attrs:
            setattr(known, column.key, getattr(part, column.key))
    if by_key and keep:
        raise refusal(HISTORY_IMMUTABLE, rule="R-056")
    for part in by_key.values():
        await session.delete(part)
