"""What happens around an agreement: how its signing events are kept, and how they and follow-ups stood on a day."""

from datetime import date
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from app.agreements import rules
from app.agreements.course_schemas import SigningEventCreate, SigningEventRead
from app.agreements.models import SigningEvent, SigningEventLocation
from app.agreements.rules import FollowUpStatus, SigningEventStatus
from app.kit.domain import settle
from app.kit.parts import parts_of, set_parts
from app.kit.resources import Representation, interval_in
from app.kit.work import Work


async def keep_signing_event(work: Work, row: SigningEvent, facts: SigningEventCreate) -> None:
    """Check a signing event, keep the day it was planned for when it moves (R-027) and store its locations.

    Raises:
        RefusedError: `held-day-missing`, `location-not-an-option`.

    """
    settle(
        [
            *rules.held_event_has_day(facts.status, day_given=facts.held_on is not None),
            *rules.location_is_an_option(facts.location_option_ids, facts.location_chosen_id),
        ],
        facts.recording_mode,
    )
    if row.representation:
        old = SigningEventRead.model_validate_json(row.representation, strict=False).planned_on
        row.previous_planned_on = rules.earlier_plans(facts.previous_planned_on, old, facts.planned_on)
    options = [
        SigningEventLocation(signing_event_id=row.id, neighbourhood_id=found) for found in facts.location_option_ids
    ]
    await set_parts(work.session, SigningEventLocation, "signing_event_id", row.id, options)


async def signing_locations(session: AsyncSession, row: SigningEvent) -> dict[str, Any]:
    """Return the neighbourhoods where a signing event may be held."""
    options = await parts_of(session, SigningEventLocation, "signing_event_id", row.id)
    return {"location_option_ids": tuple(option.neighbourhood_id for option in options)}


def signing_event_on(representation: Representation, day: date) -> Representation:
    """Project a signing event: before the day it was held it was still a plan (D12)."""
    if representation["status"] != SigningEventStatus.HELD or not _is_later(representation, "heldOn", day):
        return representation
    return representation | {"status": SigningEventStatus.PLANNED.value, "heldOn": None}


def follow_up_on(representation: Representation, day: date) -> Representation:
    """Project a follow-up: before the day it was done it was still planned (D12)."""
    if representation["status"] != FollowUpStatus.DONE or not _is_later(representation, "doneOn", day):
        return representation
    return representation | {"status": FollowUpStatus.PLANNED.value, "doneOn": None}


def _is_later(representation: Representation, member: str, day: date) -> bool:
    interval = interval_in(representation, member)
    return interval is not None and not interval.possibly_on_or_before(day)
