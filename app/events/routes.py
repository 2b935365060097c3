"""Addresses of the event feed: page by page, and as a stream."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import StreamingResponse

from app.events.rules import CURSOR_EPOCH_CHANGED
from app.events.schemas import EventFilters, EventPage, EventQuery, FeedLinks
from app.events.service import asked_of, cloud_event, feed_page, place_of, question_of
from app.events.stream import EventStream, nothing
from app.kit.body import JSON
from app.kit.http import context_of
from app.kit.listing import page_address
from app.kit.openapi import PROBLEM_CONTENT
from app.kit.policy import Policy, guarded
from app.kit.queries import Cursor
from app.kit.reception import RegisterDep, TokenDep

router = APIRouter(tags=["Events"])
_GONE = {"description": f"{CURSOR_EPOCH_CHANGED.cause.en} Types: `cursor-epoch-changed`.", "content": PROBLEM_CONTENT}


class EventStreamResponse(StreamingResponse):
    """Server-sent events. FastAPI's own would begin to answer before the place asked for has been judged."""

    media_type = "text/event-stream"


@router.get(
    "/events",
    operation_id="listEvents",
    summary="Read what happened, in order",
    dependencies=guarded(Policy(operation="listEvents", scope="events.read")),
    response_model=None,
    responses={200: {"model": EventPage, "description": "What happened after a place in the feed."}, 410: _GONE},
)
async def list_events(
    request: Request, token: TokenDep, register: RegisterDep, query: Annotated[EventQuery, Query()]
) -> Response:
    """Return what happened in the register after a place, as CloudEvents by the Dutch profile.

    Each event names a record and its version; the record is read at its address, with your own rights. The order is
    that of the commits: nothing is skipped, and nothing comes in before a place you passed. You get the events about
    records you may see now; outside a dossier only those of versions that were public.

    Keep `links.next` with what you did with the events, and go on there. Follow it at once while `hasMore` is `true`,
    also when the page is empty; otherwise wait some seconds first, or open the stream.
    """
    asked = asked_of(query)
    place = place_of(register.reads, asked, query.after, "query", "after")
    page = await feed_page(register.reads, token, asked, place, query.limit)
    own = query.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    cursor = register.reads.cursors.encode_feed(page.position, question_of(asked))
    path, public_url = request.url.path, context_of(request.scope).public_url
    answer = EventPage(
        items=[cloud_event(event, register.event_source, public_url) for event in page.events],
        has_more=page.has_more,
        links=FeedLinks(self=page_address(path, own), next=page_address(path, own | {"after": cursor})),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


@router.get(
    "/events/stream",
    operation_id="streamEvents",
    summary="Be told what happens, as it happens",
    dependencies=guarded(Policy(operation="streamEvents", scope="events.read")),
    response_class=EventStreamResponse,
    response_model=None,
    responses={
        200: {
            "description": "Server-sent events without end; the `data` of each is a `CloudEvent`.",
            "content": {EventStreamResponse.media_type: {"schema": {"type": "string"}}},
        },
        410: _GONE,
    },
)
async def stream_events(
    request: Request,
    token: TokenDep,
    register: RegisterDep,
    query: Annotated[EventFilters, Query()],
    last_event_id: Annotated[
        Cursor | None,
        Header(description="The `id` of the last message received; goes before `after`."),
    ] = None,
) -> Response:
    """Return the same events as the feed, as server-sent events that go on for as long as you listen.

    The `id` of a message is the cursor after it: come back with it in `Last-Event-ID`, or as `after` in the feed, and
    nothing is missed. Every fifteen seconds of silence a heartbeat moves it on. The stream ends when the token ends,
    when your memberships change, and when the service stops: come back with the same `id`.
    """
    asked = asked_of(query)
    if last_event_id is None:
        place = place_of(register.reads, asked, query.after, "query", "after")
    else:
        place = place_of(register.reads, asked, last_event_id, "header", "Last-Event-ID")
    context = context_of(request.scope)
    told = await EventStream(register, token, asked, context.public_url).opened(place)
    # Proxies would otherwise keep messages back until they have a buffer full of them.
    headers = {"X-Accel-Buffering": "no"}
    return EventStreamResponse(nothing() if context.is_head else told, headers=headers)
