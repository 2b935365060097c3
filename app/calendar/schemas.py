"""Shapes of calendars: of an agreement, and what every calendar has."""

from datetime import date
from typing import Self
from uuid import UUID

from pydantic import Field

from app.calendar.entry import CalendarEntryKind, CalendarEntryStatus, Entry, Input
from app.kit.domain import Localised
from app.kit.queries import ListQuery
from app.kit.schema import ApiModel, Day, Instant, LocalisedText, PartialDate


class CalendarQuery(ApiModel):
    """The day the calendar is looked at, and what the register knew."""

    model_config = ListQuery.model_config

    as_of: Day | None = Field(
        None, description="The legal day for which it is told what is past or late; today by default."
    )
    known_at: Instant | None = Field(None, description="The calendar of what the register knew at this instant.")


class CalendarInput(ApiModel):
    """One value a day was computed from."""

    resource: str = Field(description="Kind of the record, or `setting` for a setting of the register.")
    id: UUID | None = Field(description="Id of the record; null for a setting.")
    member: str = Field(description="The member of that record, or the name of the setting.")
    value: PartialDate | bool | int | str | None = Field(description="What it said.")

    @classmethod
    def of(cls, given: Input) -> Self:
        """Return the shape of an input."""
        record = given.record
        value = given.value
        return cls(
            resource=record.kind if record else "setting",
            id=UUID(record.id) if record else None,
            member=given.member,
            value=value
            if value is None or isinstance(value, str | int)
            else PartialDate.model_validate(value, strict=False),
        )


class CalendarBasis(ApiModel):
    """How a day was computed."""

    sentence: LocalisedText = Field(description="The rule and its outcome in words.")
    derived_from: tuple[CalendarInput, ...] = Field(description="The values the day was computed from.")


class CalendarEntryLinks(ApiModel):
    """Addresses that belong to an entry, relative to the server."""

    source: str = Field(description="The record the entry is about.")


class CalendarEntry(ApiModel):
    """One thing in the calendar, with the rule and the values its day was computed from."""

    id: UUID = Field(description="Stays the same as long as the record does; the UID in iCalendar.")
    kind: CalendarEntryKind
    title: LocalisedText
    status: CalendarEntryStatus
    on: date | None = Field(description="The day, where it is known to the day.")
    earliest: date | None = Field(description="First day it may be; as `on` where that is known.")
    latest: date | None = Field(description="Last day it may be; as `on` where that is known.")
    stated: PartialDate | None = Field(description="The date as the record states it; null where it is computed.")
    is_past: bool = Field(description="Whether it certainly lies before `asOf`; false while its day is unknown.")
    rule: str | None = Field(description="The rule it follows from; null where the record itself states the day.")
    basis: CalendarBasis = Field(description="How the day was computed.")
    missing: tuple[str, ...] = Field(
        description="What is not known and would tell the day: members of the record, or of another kind of record."
    )
    links: CalendarEntryLinks = Field(description="Addresses that belong to this answer, relative to the server.")

    @classmethod
    def of(cls, entry: Entry, as_of: Day) -> Self:
        """Return the shape of an entry on the day it is looked at."""
        first, last = (entry.when.earliest, entry.when.latest) if entry.when else (None, None)
        return cls(
            id=entry.id,
            kind=entry.kind,
            title=_both(entry.title),
            status=entry.status,
            on=first if first == last else None,
            earliest=first,
            latest=last,
            stated=PartialDate.model_validate(entry.stated, strict=False) if entry.stated else None,
            is_past=entry.is_past(as_of),
            rule=entry.rule,
            basis=CalendarBasis(
                sentence=_both(entry.sentence), derived_from=tuple(map(CalendarInput.of, entry.inputs))
            ),
            missing=entry.missing,
            links=CalendarEntryLinks(source=entry.address),
        )


def _both(text: Localised) -> LocalisedText:
    return LocalisedText(nl=text.nl, en=text.en)


class CalendarLinks(ApiModel):
    """The address of this calendar, relative to the server."""

    self: str


class Dated(ApiModel):
    """What every calendar tells: what comes when, and from what that follows."""

    as_of: Day
    known_at: Instant | None = Field(description="The register time asked for; null: all it knows now.")
    items: tuple[CalendarEntry, ...] = Field(description="In order of their days; what has no day comes last.")
    links: CalendarLinks = Field(description="Addresses that belong to this answer, relative to the server.")


class CalendarRead(Dated):
    """The calendar of one agreement: what comes when, and from what that follows."""

    agreement_id: UUID = Field(description="The agreement that was asked about.")
