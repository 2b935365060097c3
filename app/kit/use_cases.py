"""Recording and correcting, the same for every resource; features add their rules in `Resource.apply`."""

import json
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from app.kit.by_transition import require_first, require_same_mode, require_unmoved
from app.kit.change import Correction
from app.kit.domain import refusal
from app.kit.preconditions import is_match
from app.kit.problem_types import NOT_FOUND
from app.kit.resources import Representation, Resource
from app.kit.schema import Provenance, plain
from app.kit.tables import Record
from app.kit.versions import conflict
from app.kit.visibility import Gate
from app.kit.work import Recorded, Work


async def record(
    work: Work, gate: Gate, resource: Resource, facts: Provenance, record_id: UUID | None = None
) -> Recorded:
    """Record one new fact.

    Raises:
        RefusedError: the caller's organisation does not keep such records, or a rule refuses.

    """
    row = work.add(resource, facts, record_id)
    await resource.complete(work.session, row)
    await gate.require_sight(work, resource, plain(facts), {})
    await gate.require_steward(work, resource, row, facts)
    if resource.moved_by_transition is not None:
        require_first(resource.moved_by_transition, plain(facts))
    await resource.apply(work, row, facts)
    return await rendered_row(work, row)


async def correct(
    work: Work, gate: Gate, resource: Resource, record_id: UUID, if_match: str | None, correction: Correction
) -> Recorded:
    """Correct one fact; the row is locked, after what its resource locks first, before its version is compared.

    Raises:
        RefusedError: `version-conflict` (R-057), the caller's organisation does not keep it, or a rule refuses.

    """
    await resource.lock_before(work.session, record_id)
    row = await locked(work, resource, record_id)
    await gate.require_corrector(work, resource, row)
    # Who keeps the record as it stands may hand it over; nobody may take it by naming themselves.
    await gate.require_steward(work, resource, row, kept_facts(resource, row))
    if not is_match(if_match, row.version):
        raise await conflict(work.session, resource, row, if_match)
    present = present_facts(resource, row)
    facts = correction.applied_to(resource, present)
    if plain(facts) == present:
        return Recorded(resource, row.id, row.version, resource.address(row), row.representation)
    work.alter(resource, row, facts)
    await gate.require_sight(work, resource, plain(facts), present)
    await gate.require_steward(work, resource, row, facts)
    if resource.needs_source:
        require_same_mode(present, plain(facts))
    if resource.moved_by_transition is not None:
        require_unmoved(resource.moved_by_transition, resource.address(row), present, plain(facts))
    await resource.apply(work, row, facts)
    return await rendered_row(work, row)


async def locked(work: Work, resource: Resource, record_id: UUID) -> Record:
    """Return the row of a record, locked until the end of the transaction.

    Raises:
        RefusedError: `not-found`.

    """
    statement: Any = select(resource.table).where(col(resource.table.id) == record_id).with_for_update(key_share=True)
    row: Record | None = (await work.session.exec(statement)).one_or_none()
    if row is None:
        raise refusal(NOT_FOUND)
    return row


def present_facts(resource: Resource, row: Record) -> Representation:
    """Return the facts of a record as its create request would state them, provenance included."""
    names = present_names(resource)
    return {name: value for name, value in json.loads(row.representation).items() if name in names}


def present_names(resource: Resource) -> frozenset[str]:
    """Return the published names of the facts of a resource."""
    return frozenset(info.alias or name for name, info in resource.create.model_fields.items())


def kept_facts(resource: Resource, row: Record) -> Provenance:
    """Return the columns of a record as the facts that tell who keeps it."""
    names = resource.create.model_fields.keys() & type(row).model_fields.keys()
    return resource.create.model_construct(**{name: getattr(row, name) for name in names})


async def rendered_row(work: Work, row: Record) -> Recorded:
    """Render what was touched and return one of the rows as it then stands."""
    return next(recorded for recorded in await work.render() if recorded.id == row.id)
