"""The address of the calendar of an agreement, and the two forms of every calendar: JSON and iCalendar."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from app.calendar import service
from app.calendar.entry import Entry
from app.calendar.schemas import CalendarEntry, CalendarLinks, CalendarQuery, CalendarRead, Dated
from app.kit.body import JSON
from app.kit.domain import Localised
from app.kit.http import context_of
from app.kit.listing import page_address
from app.kit.policy import POLICIES, Policy, guarded, require_scope
from app.kit.preconditions import content_tag, none_match
from app.kit.reception import RegisterDep, TokenDep, preferred
from app.kit.resources import Resource
from app.kit.statement import Moment

router = APIRouter()
ICALENDAR = "text/calendar"


@router.get(
    "/agreements/{agreementId}/calendar",
    operation_id="getAgreementCalendar",
    summary="Read the calendar of one agreement",
    tags=["Agreements"],
    dependencies=guarded(Policy(operation="getAgreementCalendar", scope="agreements.read")),
    response_model=None,
    responses={
        200: {
            "model": CalendarRead,
            "description": "What comes when, with the rule and the values each day was computed from.",
            "content": {ICALENDAR: {"schema": {"type": "string"}}},
        },
        304: {"description": "The calendar has not changed."},
    },
)
async def get_agreement_calendar(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    agreement_id: Annotated[UUID, Path(alias="agreementId", description="Id of the agreement.")],
    query: Annotated[CalendarQuery, Query()],
) -> Response:
    """Return every day of a dossier, stated or computed: signing, force, end, notice, follow-ups, mandates.

    Each names its rule and the values it rests on. A day that cannot be computed is not left out: `missing` says what
    is not known. An agreement marked indefinite has no last day. As `text/calendar` (RFC 5545) it can be taken over
    in one's own calendar, in Dutch or English by `Accept-Language`; it names nobody. A token that is narrowed to
    scopes also needs `mandates.read`.
    """
    for kind in service.relations_read().values():
        require_scope(token, POLICIES[Resource.registry[kind].operation_ids["list"]])
    moment = Moment.of(query, register.clock.now())
    day = moment.as_of or register.clock.today()
    agreement, entries = await service.calendar(register.reads, token, agreement_id, day, moment)
    told = told_as_of(request, query, day, entries)
    shown = CalendarRead(agreement_id=agreement_id, **told)
    return calendar_answer(request, shown, entries, service.name_of(agreement), f"agreement-{agreement_id}")


def told_as_of(request: Request, query: CalendarQuery, day: date, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return the members every calendar has, by snake_case name."""
    asked = query.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {
        "as_of": day,
        "known_at": query.known_at,
        "items": tuple(CalendarEntry.of(entry, day) for entry in entries),
        "links": CalendarLinks(self=page_address(request.url.path, asked)),
    }


def calendar_answer(
    request: Request, shown: Dated, entries: Sequence[Entry], name: Localised, file_name: str
) -> Response:
    """Return a calendar in the form the reader prefers: as JSON, or as a file to take over in one's own calendar."""
    context = context_of(request.scope)
    form = preferred(",".join(request.headers.getlist("accept")), (JSON, ICALENDAR))
    headers = {"Vary": "Accept, Accept-Language"}
    if form == ICALENDAR:
        title = name.in_language(context.language)
        # Takes a fiftieth of the start, and most calendars are read as JSON.
        from app.calendar.ics import calendar_text  # noqa: PLC0415

        body = calendar_text(title, entries, language=context.language, public_url=context.public_url)
        headers["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
        headers["Content-Language"] = context.language
    else:
        body = shown.model_dump_json(by_alias=True).encode()
    headers["ETag"] = tag = content_tag(body)
    if none_match(",".join(request.headers.getlist("if-none-match")) or None, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=form, headers=headers)
