"""Running commands: one transaction each, repeated when the database asks for it, or undone to rehearse (D6)."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit import journal, write_problems
from app.kit.demand import current_demand, note_reached
from app.kit.domain import FieldError, RefusedError, refusal
from app.kit.faults import state_of
from app.kit.resources import Resource, camel
from app.kit.tables import METADATA
from app.kit.work import Command, Touched, Work

Outcome = TypeVar("Outcome")
ATTEMPTS = 3
_RETRIED = frozenset({"40001", "40P01"})
# Conflict and failed precondition.
_OF_PRESENT_STATE = frozenset({409, 412})
_log = logging.getLogger("convenant.writer")

FollowUp = Callable[[Work], Awaitable[None]]
Admission = Callable[[AsyncSession], Awaitable[Command]]


class Writer:
    """Runs commands, each in one transaction that is committed before the outcome is returned.

    Who commands may be known beforehand, or be found out by an admission inside the transaction, so that a role that
    is withdrawn at the same moment ends before the command or after it, never during.
    """

    def __init__(self, engine: AsyncEngine, followed_by: Sequence[FollowUp] = ()) -> None:
        """Use the connections of one engine; every use case is followed by these, in the same transaction."""
        self._engine = engine
        self._followed_by = followed_by

    async def run(self, commanded: Command | Admission, use_case: Callable[[Work], Awaitable[Outcome]]) -> Outcome:
        """Perform a use case and commit; on any error nothing remains.

        The whole use case is repeated, at most three times, when the database asks for it
        (serialization failure, deadlock).

        Raises:
            RefusedError: a rule or a database constraint refuses.
            DBAPIError, OSError: the database does not answer.

        """

        async def committed() -> Outcome:
            async with AsyncSession(self._engine, expire_on_commit=False) as session:
                try:
                    outcome, work = await self._performed(session, commanded, use_case)
                except (RefusedError, IntegrityError) as refused:
                    await _tell_what_was_met(session, refused)
                    raise
                sequence = await work.append()
                if sequence is None and current_demand() is not None:
                    # What was done earlier, under the same key, is in the journal as well.
                    sequence = await journal.reached(session)
                await session.commit()
                note_reached(sequence)
                return outcome

        return await _repeated(committed)

    async def rehearse(
        self,
        commanded: Command | Admission,
        use_case: Callable[[Work], Awaitable[Outcome]],
        touched_in_sight: Callable[[Work], Awaitable[list[Touched]]],
    ) -> tuple[Outcome, list[Touched]]:
        """Perform a use case and everything that follows it, undo it all, and return what would have happened.

        Of the rows touched only those are returned that the caller may know of.

        Raises:
            RefusedError: a rule or a database constraint refuses.
            DBAPIError, OSError: the database does not answer.

        """

        async def undone() -> tuple[Outcome, list[Touched]]:
            async with AsyncSession(self._engine, expire_on_commit=False) as session:
                outcome, work = await self._performed(session, commanded, use_case)
                touched = await touched_in_sight(work)
                session.expunge_all()
                await session.rollback()
                return outcome, touched

        return await _repeated(undone)

    async def _performed(
        self, session: AsyncSession, commanded: Command | Admission, use_case: Callable[[Work], Awaitable[Outcome]]
    ) -> tuple[Outcome, Work]:
        command = commanded if isinstance(commanded, Command) else await commanded(session)
        work = Work(session, command)
        outcome = await use_case(work)
        for follow_up in self._followed_by:
            await follow_up(work)
        return outcome, work


async def _tell_what_was_met(session: AsyncSession, refused: RefusedError | IntegrityError) -> None:
    """Let a client that was told of a newer state read that state."""
    is_of_rules = isinstance(refused, RefusedError) and refused.problem.status not in _OF_PRESENT_STATE
    if is_of_rules or current_demand() is None:
        return
    with suppress(DBAPIError):
        await session.rollback()
        note_reached(await journal.reached(session))


async def _repeated(attempt: Callable[[], Awaitable[Outcome]]) -> Outcome:
    for number in range(1, ATTEMPTS + 1):
        try:
            return await attempt()
        except IntegrityError as error:
            raise refused_by_constraint(error) from error
        except DBAPIError as error:
            if state_of(error) not in _RETRIED or number == ATTEMPTS:
                raise
        await asyncio.sleep(random.uniform(0.02, 0.2))  # noqa: S311 - jitter, not a secret
    raise AssertionError("unreachable")


def refused_by_constraint(error: IntegrityError) -> RefusedError:
    """Return the refusal that a broken constraint of the database amounts to."""
    cause = getattr(error.orig, "__cause__", None)
    constraint = str(getattr(cause, "constraint_name", "") or "")
    problem = {"23503": write_problems.REFERENCE_NOT_FOUND, "23505": write_problems.DUPLICATE_RESOURCE}.get(
        state_of(error)
    )
    if problem is not None:
        members = _members_of(constraint, str(getattr(cause, "table_name", "") or ""))
        return refusal(problem, errors=tuple(FieldError("body", m, problem.slug, problem.cause) for m in members))
    _log.error("a constraint caught what no rule did: %s", constraint)
    return refusal(write_problems.CONSTRAINT_VIOLATED)


def _members_of(constraint: str, table_name: str) -> list[str]:
    """Return pointers to the members of the body that a foreign key or unique constraint is about."""
    resource = next((r for r in Resource.registry.values() if r.table_name == table_name), None)
    if resource is None:
        return []
    given = resource.create.model_fields.keys() - set(resource.parent_columns)
    return [
        f"/{camel(column.name)}"
        for column in METADATA.tables[table_name].columns
        if column.name in given
        and constraint
        in {
            f"uq_{table_name}_{column.name}",
            *(f"fk_{table_name}_{column.name}_{key.column.table.name}" for key in column.foreign_keys),
        }
    ]
