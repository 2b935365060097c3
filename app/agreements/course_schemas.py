"""Request and response shapes of what happens around an agreement: its signing, follow-ups and risks."""

from uuid import UUID

from pydantic import Field

from app.agreements.rules import FollowUpKind, FollowUpStatus, SigningEventStatus
from app.decisions.rules import Body
from app.kit.queries import ListQuery
from app.kit.schema import Day, IdSet, LongText, PartialDate, Provenance, RecordRead, ShortText, Title


class SigningEventCreate(Provenance):
    """A signing event to record, planned or held."""

    agreement_id: UUID
    status: SigningEventStatus
    planned_on: PartialDate = Field(description="The day it is planned for. When it moves, the old day is kept.")
    held_on: PartialDate | None = Field(None, description="The day it was held; needed for status `held`.")
    previous_planned_on: tuple[PartialDate, ...] = Field(
        (), max_length=100, description="Days it was planned for before; a correction that moves it adds one (R-027)."
    )
    location_option_ids: IdSet = Field((), description="Neighbourhoods where it may be held, in order of id.")
    location_chosen_id: UUID | None = Field(None, description="The neighbourhood chosen, one of the options if any.")
    attendees_text: ShortText | None = Field(None, description="Who attend, in the words of the source.")
    condition_text: ShortText | None = Field(None, description="On what condition, in the words of the source.")


class SigningEventRead(RecordRead):
    """A moment at which parties sign together, planned or held."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    status: SigningEventStatus
    planned_on: PartialDate
    held_on: PartialDate | None
    previous_planned_on: tuple[PartialDate, ...]
    location_option_ids: tuple[UUID, ...]
    location_chosen_id: UUID | None
    attendees_text: str | None
    condition_text: str | None


class SigningEventQuery(ListQuery):
    """Filters on the signing events of one agreement."""

    status: SigningEventStatus | None = None
    planned_from: Day | None = Field(None, description="It may be planned for this day or later.")
    planned_until: Day | None = Field(None, description="It may be planned for this day or earlier.")


class FollowUpCreate(Provenance):
    """Something announced to follow the agreement, to record."""

    agreement_id: UUID
    kind: FollowUpKind
    status: FollowUpStatus
    due_on: PartialDate | None = Field(None, description="When it was to be done.")
    done_on: PartialDate | None = Field(None, description="When it was done.")
    addressee_body: Body | None = Field(None, description="The body it is meant for.")
    joint: bool | None = Field(None, description="Whether the parties do it together.")
    text: LongText | None = Field(None, description="What must be done.")


class FollowUpRead(RecordRead):
    """Something announced to follow the agreement."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    kind: FollowUpKind
    status: FollowUpStatus
    due_on: PartialDate | None
    done_on: PartialDate | None
    addressee_body: Body | None
    joint: bool | None
    text: str | None


class FollowUpQuery(ListQuery):
    """Filters on the follow-ups of one agreement."""

    kind: FollowUpKind | None = None
    status: FollowUpStatus | None = None
    due_from: Day | None = Field(None, description="It may be due on this day or later.")
    due_until: Day | None = Field(None, description="It may be due on this day or earlier.")


class RiskCreate(Provenance):
    """A caveat named when the agreement was proposed, to record."""

    agreement_id: UUID
    title: Title
    summary: LongText = Field(description="What may go wrong, in a few words.")


class RiskRead(RecordRead):
    """A caveat that was named when the agreement was proposed."""

    agreement_id: UUID = Field(description="The agreement it belongs to.")
    title: str
    summary: str


class RiskQuery(ListQuery):
    """The risks of one agreement have no filters of their own."""
