"""Addresses of what the file of an allocation tells: its calendar, as JSON and iCalendar, and its balance."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from app.calendar.entry import Entry
from app.calendar.routes import ICALENDAR, calendar_answer, told_as_of
from app.calendar.schemas import CalendarQuery
from app.funding import reading
from app.funding.allocation_file import AllocationFile
from app.funding.balance import balance_of
from app.funding.dates_of_grant import grant_entries
from app.funding.dates_of_payment import payment_entries
from app.funding.figures_routes import moment_address, tagged
from app.funding.figures_schemas import MomentQuery
from app.funding.file_schemas import AllocationCalendarRead, BalanceRead
from app.funding.service import ALLOCATIONS
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import Localised, refusal
from app.kit.policy import POLICIES, Policy, guarded, require_scope
from app.kit.problem_types import NOT_FOUND
from app.kit.reception import RegisterDep, TokenDep
from app.kit.register import Register
from app.kit.resources import Resource
from app.kit.statement import Moment

_SHORT = 8
router = APIRouter()


@router.get(
    "/allocations/{allocationId}/calendar",
    operation_id="getAllocationCalendar",
    summary="Read the calendar of one allocation",
    tags=[ALLOCATIONS.tag],
    dependencies=guarded(Policy(operation="getAllocationCalendar", scope=ALLOCATIONS.read_scope)),
    response_model=None,
    responses={
        200: {
            "model": AllocationCalendarRead,
            "description": "What comes when, with the rule and the values each day was computed from.",
            "content": {ICALENDAR: {"schema": {"type": "string"}}},
        },
        304: {"description": "The calendar has not changed."},
    },
)
async def get_allocation_calendar(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    allocation_id: Annotated[UUID, Path(alias="allocationId", description="Id of the allocation.")],
    query: Annotated[CalendarQuery, Query()],
) -> Response:
    """Return what must be decided, paid or reported before which day: terms of the law and days that were set.

    Each names its rule and the values it rests on; `[K]` after an article says that it was not checked against its
    source. A day that cannot be computed is not left out: `missing` says what is not known, or not yours to see.
    Terms of at most twelve weeks run on to a working day; thirteen weeks and years do not. As `text/calendar`
    (RFC 5545) it can be taken over in one's own calendar. A token that is narrowed to scopes also needs
    `agreements.read`.
    """
    moment = Moment.of(query, register.clock.now())
    day = moment.as_of or register.clock.today()
    file = await _file(register, token, allocation_id, replace(moment, as_of=day))
    entries: list[Entry] = sorted(
        (*grant_entries(file, day), *payment_entries(file, day)), key=lambda entry: entry.order
    )
    shown = AllocationCalendarRead(allocation_id=allocation_id, **told_as_of(request, query, day, entries))
    number = str(allocation_id)[-_SHORT:]
    name = Localised("Toewijzing {number}", "Allocation {number}").filled(number=number)
    return calendar_answer(request, shown, entries, name, f"allocation-{allocation_id}")


@router.get(
    "/allocations/{allocationId}/balance",
    operation_id="getAllocationBalance",
    summary="Read how an allocation stands between provider and recipient",
    tags=[ALLOCATIONS.tag],
    dependencies=guarded(Policy(operation="getAllocationBalance", scope=ALLOCATIONS.read_scope)),
    response_model=None,
    responses={
        200: {"model": BalanceRead, "description": "What may be kept, was paid and must come back."},
        304: {"description": "The balance has not changed."},
    },
)
async def get_allocation_balance(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    allocation_id: Annotated[UUID, Path(alias="allocationId", description="Id of the allocation.")],
    query: Annotated[MomentQuery, Query()],
) -> Response:
    """Return what the recipient may keep, got and owes, with the decision behind every step and every payment.

    A claim is due only once the subsidy was determined, withdrawn or lowered, or its recovery was decided. A decision
    you do not see is not named. A token that is narrowed to scopes also needs `agreements.read`.
    """
    moment = Moment.of(query, register.clock.now())
    found = balance_of(await _file(register, token, allocation_id, moment))
    shown = BalanceRead.of(allocation_id, found, query, moment_address(request, query))
    return tagged(request, shown.model_dump_json(by_alias=True))


async def _file(
    register: Register, token: VerifiedToken | None, allocation_id: UUID, moment: Moment
) -> AllocationFile:
    """Return what the reader sees of an allocation, as it stood on the day asked for.

    Raises:
        RefusedError: `insufficient-scope` for its decisions; `not-found`.

    """
    require_scope(token, POLICIES[Resource.registry["decision"].operation_ids["list"]])
    known = await reading.allocation_file(register.reads, token, allocation_id, moment)
    found = known if moment.as_of is None else known.on(moment.as_of)
    if found is None:
        raise refusal(NOT_FOUND)
    return found
