"""A report as a sheet of rows and columns, whatever it is written in. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from app.kit.domain import Localised

Cell = str | int | date | Localised | None
GROUP, TOTAL = Localised("groep", "group"), Localised("totaal", "total")


class CellKind(Enum):
    """What the cells of a column hold."""

    TEXT = auto()
    COUNT = auto()
    AMOUNT = auto()
    DAY = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, and what it holds; amounts are whole euro cents."""

    title: Localised
    kind: CellKind


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under columns; `name` is that of the file, without ending."""

    name: str
    title: Localised
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def said(cell: Cell, language: str) -> Cell:
    """Return a cell in one language."""
    return cell.in_language(language) if isinstance(cell, Localised) else cell
