"""The transactions that turn the day, each of which commits at most a batch of changes and how far it came.

A turn takes everything that is due on its day or an earlier one and was not done yet. So a fact that is recorded
after its day, such as an agreement whose end lies in the past, is not changed by recording it but by the next turn,
with the legal day on which the change happened. A register that is served for the first time starts with that day;
days passed while nobody served are turned one by one, in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements.service import take_status
from app.amendments.models import Amendment
from app.amendments.moving import take_effect
from app.amendments.service import lock_agreements_of, records_of
from app.amendments.situations import case_of
from app.day import repository
from app.day.models import LegalDay
from app.day.rules import STEPS, Step
from app.day.verdicts import Change, agreement_change_due, amendment_change_due, change_due, mandate_change_due
from app.findings.service import refresh
from app.funding.histories import extend_history
from app.funding.models import Allocation
from app.kit.clock import legal_day
from app.kit.idempotency import KEPT
from app.kit.read_pool import ReadPool
from app.kit.resources import Resource
from app.kit.terms import ONE_DAY
from app.kit.work import Work
from app.lifecycle.consequences import plain_day
from app.lifecycle.dossiers import Dossiers

DAYS_AT_ONCE = 30
CHANGES_AT_ONCE = 25
CANDIDATES_AT_ONCE = 200
DOSSIERS_AT_ONCE = 200
ANSWERS_AT_ONCE = 1000
EXAMINING = "examine"


class Stage(Enum):
    """How one transaction of a turn ended."""

    BUSY = "another process holds the day"
    MORE = "there is more to do"
    DONE = "nothing is left"


@dataclass
class Batch:
    """The records one transaction takes in hand: how many at most, and which ones not, because they failed before."""

    size: int
    passed_over: set[UUID]
    taken: list[UUID]


async def is_turned(primary: ReadPool, day: date) -> bool:
    """Tell whether the register has turned to a day.

    Raises:
        PoolExhaustedError, DatabaseUnreachableError, asyncpg.PostgresError: it cannot be read now.

    """
    turned_on: date | None = await primary.fetchval(repository.TURNED_ON)
    return turned_on is not None and turned_on >= day


async def turn_further(today: date, batch: Batch, work: Work) -> Stage:
    """Make the next changes of the earliest day that was not turned yet, and remember how far that came.

    Days on which nothing changes are turned together.
    """
    progress = await repository.progress(work.session)
    if progress is None:
        return Stage.BUSY
    if progress.turned_on is None:
        await _start(work, progress, today)
    for _ in range(DAYS_AT_ONCE):
        assert progress.turned_on is not None
        if progress.turned_on >= today:
            return Stage.DONE
        if await _day_further(batch, work, progress, progress.turned_on + ONE_DAY):
            break
    return Stage.MORE


async def _start(work: Work, progress: LegalDay, today: date) -> None:
    """Begin with the present day; what was recorded was examined on the day it was recorded, not before."""
    first = await repository.first_recording(work.session)
    progress.turned_on = today - ONE_DAY
    progress.examined_on = legal_day(first) if first is not None else today


async def _day_further(batch: Batch, work: Work, progress: LegalDay, day: date) -> bool:
    """Make the next changes of a day and tell whether there were any; without any the day is turned."""
    names = [step.name for step in STEPS]
    begun = names.index(progress.step) if progress.step in names else 0
    turn = work.command
    possible = await repository.possible_steps(work.session, day)
    for step in (step for step in STEPS[begun:] if step.name in possible):
        after = progress.after if step.name == progress.step else None
        if await _step_further(batch, work, step, day, after, progress):
            work.command = turn
            return True
    progress.turned_on, progress.step, progress.after = day, None, None
    return False


async def _step_further(
    batch: Batch, work: Work, step: Step, day: date, after: UUID | None, progress: LegalDay
) -> bool:
    """Make the next changes of one step and tell whether there were any; without any the step is finished."""
    while True:
        ids = await repository.candidates(work.session, step, day, after, CANDIDATES_AT_ONCE)
        wanted = [found for found in ids if found not in batch.passed_over]
        batch.taken = [change.id for change in await _changes_due(work.session, step, wanted, day, batch.size)]
        if batch.taken:
            await _make_changes(work, step, batch.taken, day)
            progress.step, progress.after = step.name, batch.taken[-1]
            return True
        if len(ids) < CANDIDATES_AT_ONCE:
            return False
        after = ids[-1]


async def _changes_due(session: AsyncSession, step: Step, ids: Sequence[UUID], day: date, most: int) -> list[Change]:
    """Return the first changes that are due; an agreement is judged on its whole dossier, and no more than needed."""
    if not ids:
        return []
    dossiers = Dossiers.inside(session, day)
    if step.kind == "mandate":
        situations = await dossiers.mandates(ids)
        found = [mandate_change_due(step, situations[key]) for key in sorted(situations)]
        return [change for change in found if change is not None][:most]
    if step.kind == "amendment":
        cases = [await case_of(dossiers, record) for record in await records_of(dossiers, ids[:most])]
        changes = [amendment_change_due(step, case.situation()) for case in cases]
        return [change for change in changes if change is not None]
    due: list[Change] = []
    for facts in await repository.facts(session, step.kind, ids):
        if len(due) == most:
            break
        if step.kind == "agreement":
            change = agreement_change_due(step, facts, await dossiers.agreement(facts.id))
        else:
            change = change_due(step, facts, day)
        due += [change] if change is not None else []
    return due


async def _make_changes(work: Work, step: Step, ids: Sequence[UUID], day: date) -> int:
    """Change the records that are due, each as a command of its own, and return how many there were.

    They are judged again under their locks: somebody may have corrected one meanwhile.
    """
    resource = Resource.registry[step.kind]
    if step.kind == "amendment":
        await lock_agreements_of(work.session, ids)
    rows = await repository.locked_rows(work.session, resource, ids)
    still = await repository.still_candidates(work.session, step, day, list(rows))
    due = await _changes_due(work.session, step, still, day, len(still))
    for change in due:
        row: Any = rows[change.id]
        work.command = replace(
            work.command,
            name=step.command,
            request_id=uuid4().hex,
            reason=f"{step.because} (legal day {change.happened_on.isoformat()})",
        )
        for name, value in change.columns.items():
            setattr(row, name, value)
        if isinstance(row, Amendment):
            await take_effect(work, row, day)
        if isinstance(row, Allocation):
            extend_history(row, plain_day(change.happened_on))
        if change.since is not None:
            await take_status(work.session, row, change.since)
        # Time records nothing: who recorded or corrects the facts stays who it was.
        keeper = row.recorded_by.organisation_id
        work.touch(resource, row)
        row.recorded_by = row.recorded_by.model_copy(update={"organisation_id": keeper})
    return len(due)


async def examine_further(batch: Batch, work: Work) -> Stage:
    """Examine the next dossiers in which a date begins or is over since the day they were last examined for."""
    progress = await repository.progress(work.session)
    if progress is None:
        return Stage.BUSY
    is_turning = progress.step not in {None, EXAMINING}
    if is_turning or progress.turned_on is None or progress.examined_on is None:
        # Whoever turns the day examines afterwards.
        return Stage.DONE
    if progress.examined_on >= progress.turned_on:
        return Stage.DONE
    after = progress.after if progress.step == EXAMINING else None
    ids = await repository.next_dossiers(work.session, after, DOSSIERS_AT_ONCE)
    concerned = await repository.dossiers_of_days(work.session, ids, progress.examined_on, progress.turned_on)
    wanted = [found for found in concerned if found not in batch.passed_over]
    batch.taken = list(wanted[: batch.size])
    for agreement_id in batch.taken:
        await refresh(work, agreement_id, progress.turned_on)
    if len(wanted) > len(batch.taken):
        progress.step, progress.after = EXAMINING, batch.taken[-1]
    elif len(ids) == DOSSIERS_AT_ONCE:
        progress.step, progress.after = EXAMINING, ids[-1]
    else:
        progress.examined_on, progress.step, progress.after = progress.turned_on, None, None
    return Stage.MORE


async def forget_answers(work: Work) -> int:
    """Delete answers to repeated commands that are kept no longer and return how many there were."""
    return await repository.forget_answers(work.session, work.command.instant - KEPT, ANSWERS_AT_ONCE)
