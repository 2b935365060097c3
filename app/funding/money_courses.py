"""How a payment goes its course, and what the register does to allocations by itself once money moved."""

from typing import Any
from uuid import UUID

from app.funding import repository
from app.funding.allocation_machine import ALLOCATION_MACHINE, next_step
from app.funding.courses import require_provider
from app.funding.histories import extend_history, extend_payment_history
from app.funding.models import Payment
from app.funding.payment_machine import PAYMENT_MACHINE, PaymentSituation
from app.funding.payments import payment_situation, principal_of, require_second_person
from app.funding.rules import AllocationStatus, PaymentStatus
from app.funding.service import ALLOCATIONS, PAYMENTS
from app.funding.situating import money_situation
from app.funding.step_schemas import PaymentTransition
from app.kit.clock import legal_day
from app.kit.domain import RecordingMode
from app.kit.resources import Representation
from app.kit.schema import Recorder
from app.kit.work import Touched, Work
from app.lifecycle.consequences import plain_day
from app.lifecycle.course import Course, Step
from app.lifecycle.dossiers import Dossiers

# What somebody answers for who did not prepare the payment, unless somebody did so before.
_APPROVING = frozenset({"approve", "resume", "pay"})
# What may let an allocation go on by itself.
_MOVES = {"accounting_report": "allocation_id", "allocation": "id", "payment": "allocation_id"}


async def _lock_allocation(work: Work, record: Representation) -> None:
    await repository.locked_allocation(work.session, UUID(record["allocationId"]))


async def _situation(dossiers: Dossiers, record: Representation, _: Any) -> PaymentSituation:
    return payment_situation(record, await money_situation(dossiers, UUID(record["allocationId"])))


async def _admit(work: Work, row: Payment, asked: PaymentTransition) -> None:
    await require_provider(work, row.provider_organisation_id)
    if asked.transition in _APPROVING and row.approved_by is None:
        await require_second_person(work, row)


async def _perform(work: Work, row: Payment, step: Step[PaymentSituation]) -> None:
    name, actor = step.transition.name, work.command.actor
    row.status = PaymentStatus(step.transition.target)
    if name in _APPROVING and row.approved_by is None:
        row.approved_by = Recorder(name=actor.name, role=actor.role, organisation_id=actor.organisation_id)
        row.approved_by_principal = principal_of(work)
    if name == "pay":
        row.paid_on = step.since
    if name == "reverse":
        row.reversed_on = step.since
    extend_payment_history(row, step.since)
    work.touch(PAYMENTS, row)


PAYMENT_COURSE = Course(
    resource=PAYMENTS,
    machine=PAYMENT_MACHINE,
    request=PaymentTransition,
    concerns=lambda _: [],
    situate=_situation,
    refers=lambda _: {},
    perform=_perform,
    admit=_admit,
    lock=_lock_allocation,
)


async def follow_money(work: Work) -> None:
    """Take every step of an allocation that what was done in this transaction makes possible, as a consequence.

    An advance paid, a report received, everything paid, the claim met. What a source tells stays as told, until
    somebody takes a step of it.
    """
    concerned: dict[UUID, None] = {}
    for touched in work.touched:
        row: Any = touched.row
        column = _MOVES.get(touched.resource.kind)
        is_worked_on = row.recording_mode is RecordingMode.WORKFLOW or _is_step(touched)
        if column is not None and is_worked_on and not touched.is_consequence:
            concerned[getattr(row, column)] = None
    for allocation_id in concerned:
        await _follow(work, allocation_id)


def _is_step(touched: Touched) -> bool:
    kind, _, name = touched.command.name.partition(".")
    return kind == touched.resource.kind and name not in {"record", "correct"}


async def _follow(work: Work, allocation_id: UUID) -> None:
    row = await repository.locked_allocation(work.session, allocation_id)
    assert row is not None
    commanded = work.command
    while True:
        await work.render()
        dossiers = Dossiers.inside(work.session, legal_day(work.command.instant))
        name = next_step(await money_situation(dossiers, allocation_id))
        if name is None:
            break
        work.command = commanded.followed(f"allocation.{name}")
        row.status = AllocationStatus(ALLOCATION_MACHINE.transitions[name].target)
        extend_history(row, plain_day(dossiers.day))
        work.touch(ALLOCATIONS, row)
    work.command = commanded
