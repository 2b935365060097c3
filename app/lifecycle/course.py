"""How a kind of record goes its course, and one step of it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from app.kit.resources import Representation, Resource
from app.kit.schema import PartialDate
from app.kit.work import Work
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.machine import Machine, Transition
from app.lifecycle.transition_schemas import TransitionRequest

S = TypeVar("S")


async def anybody(work: Work, row: Any, asked: Any) -> None:
    """Admit whoever holds the role a step needs."""


async def nothing_else(work: Work, record: Representation) -> None:
    """Lock nothing besides the record and its dossiers."""


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """One step being performed: what was asked, the situation it was judged in, and since when it counts."""

    transition: Transition[S]
    asked: Any
    situation: S
    since: PartialDate
    dossiers: Dossiers


@dataclass(frozen=True, kw_only=True)
class Course(Generic[S]):
    """How one kind of record goes its course.

    `concerns` names the dossiers that must be locked; `situate` reads the situation, with or without a request;
    `refers` returns what a request refers to under the members the resource knows; `perform` changes the row. `admit`
    refuses who may not take the step for another reason than their role. `lock` locks what else must not change
    meanwhile, before the record itself. `status` is the member that holds the state.
    """

    resource: Resource
    machine: Machine[S]
    request: type[TransitionRequest]
    concerns: Callable[[Representation], Sequence[UUID]]
    situate: Callable[[Dossiers, Representation, Any], Awaitable[S]]
    refers: Callable[[Any], Representation]
    perform: Callable[[Work, Any, Step[S]], Awaitable[None]]
    admit: Callable[[Work, Any, Any], Awaitable[None]] = anybody
    lock: Callable[[Work, Representation], Awaitable[None]] = nothing_else
    status: str = "status"
