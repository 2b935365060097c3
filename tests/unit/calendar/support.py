"""Small dossiers in the form the register publishes, and what stands in their calendars."""

from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from app.calendar.entry import CalendarEntryKind, CalendarEntryStatus, Entry
from app.calendar.rules import calendar_of

Representation = dict[str, Any]
_PRECISIONS = {10: "day", 7: "month", 4: "year"}


def id_of(name: str) -> str:
    """The id of the record with this name."""
    return str(uuid5(NAMESPACE_URL, name))


def when(text: str | None) -> Representation:
    """A partial date: a day, a month or a year; `None` is one the source leaves unknown."""
    return {"value": text, "precision": _PRECISIONS[len(text)] if text else "unknown", "sourceText": None}


def record(name: str, /, **members: Any) -> Representation:
    return {
        "id": id_of(name),
        "version": 1,
        "recordedAt": "2026-01-02T03:04:05.000000Z",
        "links": {"self": f"/v1/{name}"},
        **members,
    }


def agreement(**members: Any) -> Representation:
    return record("agreement", kind="covenant", title="Convenant", **{"status": "in_force", **members})


def entries(day: str, about: Representation | None = None, /, **others: list[Representation]) -> list[Entry]:
    """The calendar of a dossier on a day, from its agreement and other records by kind."""
    return calendar_of({"agreement": [about or agreement()], **others}, date.fromisoformat(day))


def of_kind(kind: CalendarEntryKind, found: list[Entry]) -> list[Entry]:
    return [entry for entry in found if entry.kind is kind]


def only(kind: CalendarEntryKind, found: list[Entry]) -> Entry:
    (entry,) = of_kind(kind, found)
    return entry


def shown(entry: Entry) -> tuple[str | None, CalendarEntryStatus]:
    """The day of an entry, as `first` or `first/last`, and its status."""
    if entry.when is None:
        return None, entry.status
    first, last = entry.when.earliest.isoformat(), entry.when.latest.isoformat()
    return (first if first == last else f"{first}/{last}"), entry.status


def inputs_of(entry: Entry) -> dict[str, Any]:
    """The inputs of an entry by name, plain dates by their value."""
    return {
        f"{i.record.kind}.{i.member}" if i.record else i.member: i.value["value"]
        if isinstance(i.value, dict)
        else i.value
        for i in entry.inputs
    }
