"""Performing a transition: the same judgment as the list, and then the change, in one transaction."""

from typing import Any
from uuid import UUID

from pydantic.alias_generators import to_snake

from app.kit import write_problems
from app.kit.clock import legal_day
from app.kit.domain import FieldError, Localised, RecordingMode, RefusedError, Violation, refusal
from app.kit.preconditions import is_match
from app.kit.problem_types import NOT_FOUND, VALIDATION_FAILED
from app.kit.schema import PartialDate, plain
from app.kit.use_cases import kept_facts, locked, rendered_row
from app.kit.versions import conflict
from app.kit.visibility import Gate
from app.kit.work import Recorded, Work
from app.lifecycle import problems, repository
from app.lifecycle.consequences import follow, plain_day
from app.lifecycle.course import Course, Step
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.machine import Transition
from app.lifecycle.mandate_use import Acting
from app.lifecycle.transition_schemas import TransitionRequest

_MISSING = Localised("Deze stap vraagt dit veld.", "This step asks for this field.")


async def perform(
    work: Work, gate: Gate, course: Course[Any], record_id: UUID, if_match: str | None, asked: TransitionRequest
) -> Recorded:
    """Perform one transition of one record, on the version that was read.

    Raises:
        RefusedError: `unknown-transition`, `validation-failed` for a member it needs, `version-conflict` (R-057),
            `forbidden`, or what its guards say.

    """
    transition = _transition(course, asked)
    record = await repository.representation_of(work.session, course.resource, record_id)
    if record is None:
        raise refusal(NOT_FOUND)
    await repository.locked_agreements(work.session, course.concerns(record))
    await course.lock(work, record)
    row = await locked(work, course.resource, record_id)
    await gate.require_corrector(work, course.resource, row)
    await gate.require_steward(work, course.resource, row, kept_facts(course.resource, row))
    await course.admit(work, row, asked)
    if not is_match(if_match, row.version):
        raise await conflict(work.session, course.resource, row, if_match)
    await _require_seen(work, gate, course, asked)
    record = await repository.representation_of(work.session, course.resource, record_id)
    assert record is not None
    dossiers = Dossiers.inside(work.session, legal_day(work.command.instant), acting_of(work))
    situation = await course.situate(dossiers, record, asked)
    status = record[course.status]
    violations = course.machine.judge(transition.name, status, situation).violations(asked.recording_mode)
    if violations:
        raise RefusedError(*violations)
    since = asked.occurred_on or plain_day(dossiers.day)
    await course.perform(work, row, Step(transition, asked, situation, since, dossiers))
    # Whoever takes a step works in the dossier, also where the record itself once came from a source.
    for agreement_id in course.concerns(record):
        await follow(work, agreement_id, moves=asked.recording_mode is RecordingMode.WORKFLOW)
    return await rendered_row(work, row)


def acting_of(work: Work) -> Acting:
    """Return who gives the command, as the person the membership says it is."""
    actor = work.command.actor
    person_id = str(actor.person_id) if actor.person_id is not None else None
    return Acting(person_id, actor.role, (actor.issuer, actor.subject))


def _transition(course: Course[Any], asked: TransitionRequest) -> Transition[Any]:
    """Return the transition a request names, if the request states what that needs.

    Raises:
        RefusedError: `unknown-transition`, `validation-failed`, `historic-source-required` (R-001), `day-in-future`.

    """
    transition = course.machine.transitions.get(asked.transition)
    if transition is None:
        names = ", ".join(f"`{name}`" for name in course.machine.transitions)
        words = Localised("Kies uit: {names}.", "Choose from: {names}.").filled(names=names)
        fault = FieldError("body", "/transition", "unknown-transition", words)
        raise refusal(problems.UNKNOWN_TRANSITION, errors=(fault,))
    if transition.href is not None and not asked.has_own_address:
        words = Localised("Dit gebeurt bij `{href}`.", "This is done at `{href}`.").filled(href=transition.href)
        raise RefusedError(Violation(write_problems.INVALID_TRANSITION, words))
    if asked.recording_mode is RecordingMode.HISTORIC:
        _require_source(asked)
    absent = [name for name in transition.needs if getattr(asked, to_snake(name)) in (None, (), "")]
    if absent:
        faults = tuple(FieldError("body", f"/{name}", "missing", _MISSING) for name in absent)
        raise refusal(VALIDATION_FAILED, errors=faults)
    return transition


def _require_source(asked: TransitionRequest) -> None:
    missing = [name for name in ("occurredOn", "sourceRefs") if not getattr(asked, to_snake(name))]
    if missing:
        problem = write_problems.HISTORIC_SOURCE_REQUIRED
        faults = tuple(FieldError("body", f"/{name}", "missing", problem.cause) for name in missing)
        raise refusal(problem, rule="R-001", errors=faults)


async def _require_seen(work: Work, gate: Gate, course: Course[Any], asked: TransitionRequest) -> None:
    """Refuse a reference to what the acting organisation does not see, and a day that is still to come."""
    stated = course.refers(asked)
    sources = [*stated.get("sourceRefs", ()), *(plain(ref) for ref in asked.source_refs)]
    await gate.require_sight(work, course.resource, stated | {"sourceRefs": sources}, {})
    when: PartialDate | None = asked.occurred_on
    if when is not None and when.interval.earliest > legal_day(work.command.instant):
        fault = FieldError("body", "/occurredOn", problems.DAY_IN_FUTURE.slug, problems.DAY_IN_FUTURE.cause)
        raise refusal(problems.DAY_IN_FUTURE, errors=(fault,))
