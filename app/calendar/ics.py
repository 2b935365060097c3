"""A calendar as iCalendar (RFC 5545): dates to take over in one's own; it names nobody."""

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event, vText

from app.calendar.entry import CalendarEntryStatus, Entry, Input
from app.kit.domain import Localised
from app.kit.terms import lapsed_from

_PRODUCT = "-//Convenant//Calendar//EN"
_CALLED_OFF = frozenset({CalendarEntryStatus.MOVED, CalendarEntryStatus.CANCELLED})
_RULE = Localised("Regel", "Rule")
_STATUS = Localised("Stand", "Status")
_BETWEEN = Localised(
    "De bron is niet preciezer dan van {first} tot en met {last}.",
    "The source is no more precise than from {first} to {last}.",
)
_WITHOUT_DAY = Localised("Niet te bepalen, omdat nog ontbreekt:", "Cannot be determined, because this is missing:")


def calendar_text(name: str, entries: Iterable[Entry], *, language: str, public_url: str) -> bytes:
    """Return the calendar in `nl` or `en`; what has no day is told in its description (RFC 7986, section 5.2).

    An entry that is no more precise than a month or a year lasts as long, so that it is never taken for one day.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", _text(name))
    without_day = []
    for entry in entries:
        if entry.when is None:
            without_day.append(f"{entry.title.in_language(language)} ({', '.join(entry.missing)})")
        else:
            calendar.add_component(_event(entry, name, language, public_url))
    if without_day:
        calendar.add("description", _text("\n".join([_WITHOUT_DAY.in_language(language), *without_day])))
    text: bytes = calendar.to_ical()
    return text


def _event(entry: Entry, name: str, language: str, public_url: str) -> Event:
    assert entry.when is not None
    changed = max(datetime.fromisoformat(source.required_text("recordedAt")) for source in entry.sources)
    event = Event()
    event.add("uid", f"urn:uuid:{entry.id}")
    # Without METHOD both say when what the entry rests on was last changed (RFC 5545, section 3.8.7.2).
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("last-modified", changed.astimezone(UTC))
    event.add("sequence", entry.record.integer("version"))
    event.add("dtstart", entry.when.earliest)
    event.add("dtend", lapsed_from(entry.when.latest))
    event.add("summary", _text(f"{entry.title.in_language(language)} – {name}"))
    event.add("description", _text(_description(entry, language)))
    event.add("url", f"{public_url}{entry.address}")
    event.add("status", "CANCELLED" if entry.status in _CALLED_OFF else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _text(value: str) -> vText:
    """Return a text that stays one value: the library escapes it; what is no character for people becomes a space.

    It is said to be a text, because the library does not know every property for one.
    """
    lines = ("".join(each if each.isprintable() else " " for each in line) for line in value.splitlines())
    return vText("\n".join(lines))


def _description(entry: Entry, language: str) -> str:
    assert entry.when is not None
    first, last = entry.when.earliest, entry.when.latest
    lines = [entry.sentence.in_language(language)]
    if first != last:
        lines.append(_BETWEEN.filled(first=first, last=last).in_language(language))
    lines.append(
        f"{_STATUS.in_language(language)}: {Localised(entry.status.nl, entry.status.en).in_language(language)}"
    )
    if entry.rule is not None:
        lines.append(f"{_RULE.in_language(language)}: {entry.rule}")
    return "\n".join([*lines, *map(_stated, entry.inputs)])


def _stated(given: Input) -> str:
    owner = f"{given.record.kind}." if given.record else ""
    return f"{owner}{given.member} = {_plain(given)}"


def _plain(given: Input) -> str | int:
    value = given.value
    if value is None:
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int):
        return value
    return str(value["value"] or value["precision"])
