"""The calendar of an agreement: every day its dossier knows or lets compute, in order. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.calendar.dates_of_authority import mandate_entries, termination_entries
from app.calendar.dates_of_duties import follow_up_entries, publication_entries
from app.calendar.dates_of_signing import signing_entries
from app.calendar.dates_of_term import term_entries
from app.calendar.entry import CalendarEntryKind, CalendarEntryStatus, Dossier, Entry
from app.findings.examination import examine
from app.findings.reading import dossier_from_representations
from app.findings.record import Record
from app.findings.rules import DEFAULT_SETTINGS

__all__ = ["CalendarEntryKind", "CalendarEntryStatus", "Entry", "calendar_of"]

_SOURCES = (
    signing_entries,
    term_entries,
    termination_entries,
    follow_up_entries,
    publication_entries,
    mandate_entries,
)


def calendar_of(representations: Mapping[str, Sequence[Mapping[str, Any]]], day: date) -> list[Entry]:
    """Return what stands in the calendar of one agreement, from representations by kind of record.

    Whether something is past or late is said for the legal day given. What has no day comes last.

    Raises:
        ValueError: as `dossier_from_representations`.

    """
    records = {kind: [Record(kind, found) for found in all_of] for kind, all_of in representations.items()}
    facts = dossier_from_representations(representations)
    dossier = Dossier(records, examine(facts, day, DEFAULT_SETTINGS))
    return sorted((entry for source in _SOURCES for entry in source(dossier)), key=lambda entry: entry.order)
