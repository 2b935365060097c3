"""What a cell of the sheet may hold, and what came of reading one."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Generic, TypeVar

Cell = str | int | float | bool | date | datetime | time | timedelta
T = TypeVar("T")


class CannotReadError(Exception):
    """A cell that nobody should guess about: says what stands there and how to mend it, in Dutch."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem, self.remedy = problem, remedy


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What a cell means, and what was assumed to get there."""

    value: T
    assumed: tuple[str, ...] = field(default=())


def text_of(cell: Cell) -> str:
    """Return what a cell shows: one space between words, none around them, no `.0` after a whole number."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())


# What people write where there is nothing to say.
_NOTHING = frozenset({"", "-", "–", "n.v.t.", "nvt", "geen", "?", "??", "n.n.b.", "nnb", "n.t.b.", "ntb", "onbekend"})


def says_nothing(cell: Cell) -> bool:
    """Tell whether a cell is empty, or only says that it is."""
    return text_of(cell).casefold() in _NOTHING
