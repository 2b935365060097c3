"""What stands in a calendar: one dated thing, with the rule and the inputs its day was computed from. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from app.findings.examination import Examination
from app.findings.record import Record
from app.kit.codelists import CodeList
from app.kit.dates import ANY_DAY, LAST_DAY, Interval
from app.kit.domain import Localised

Value = Mapping[str, Any] | str | int | bool | None


class CalendarEntryKind(CodeList):
    """What a day in the calendar of an agreement or an allocation is for."""

    SIGNING = "signing", "Ondertekening"
    SIGNATORY_DESIGNATION = "signatory_designation", "Ondertekenaars aanwijzen", "Designate signatories"
    ENTRY_INTO_FORCE = "entry_into_force", "Inwerkingtreding"
    TERM_START = "term_start", "Begin van de looptijd", "First day of the term"
    TERM_END = "term_end", "Laatste dag van de looptijd", "Last day of the term"
    EXPIRY = "expiry", "Verlopen"
    NOTICE_DEADLINE = "notice_deadline", "Laatste dag om op te zeggen", "Last day to give notice"
    RENEWED_END = "renewed_end", "Einde na stilzwijgende verlenging", "End after tacit renewal"
    NOTICE_RECEIVED = "notice_received", "Opzegging ontvangen"
    TERMINATION = "termination", "Beëindiging"
    FOLLOW_UP = "follow_up", "Vervolgstap", "Follow-up"
    PUBLICATION = "publication", "Openbaarmaking"
    MANDATE_START = "mandate_start", "Begin van een mandaat", "Start of a mandate"
    MANDATE_END = "mandate_end", "Einde van een mandaat", "End of a mandate"
    PAYMENT_DUE = "payment_due", "Laatste dag om te betalen", "Last day to pay"
    CONDITION_DUE = "condition_due", "Laatste dag voor een voorwaarde", "Last day to meet a condition"
    ACCOUNTING_DUE = "accounting_due", "Laatste dag om te verantwoorden", "Last day to account"
    DETERMINATION_DUE = "determination_due", "Laatste dag om vast te stellen", "Last day to determine"
    SUSPENSION_END = "suspension_end", "Einde van een opschorting", "End of a suspension"
    ALLOCATION_LAPSE = "allocation_lapse", "Toewijzing vervalt", "Allocation lapses"
    BUDGET_RESERVATION_END = (
        "budget_reservation_end",
        "Laatste dag voor het begrotingsvoorbehoud",
        "Last day to invoke the budget reservation",
    )
    INCIDENTAL_END = "incidental_end", "Laatste dag van incidentele subsidie", "Last day of an incidental subsidy"
    REVISION_END = (
        "revision_end",
        "Laatste dag om de vaststelling te wijzigen",
        "Last day to change the determination",
    )
    RECOVERY_END = "recovery_end", "Laatste dag om terug te vorderen", "Last day to recover"


class CalendarEntryStatus(CodeList):
    """How something in the calendar stands on the day it is looked at."""

    PLANNED = "planned", "Komt nog", "Still to come"
    DONE = "done", "Gedaan"
    PASSED = "passed", "Voorbij"
    OVERDUE = "overdue", "Over tijd"
    MOVED = "moved", "Verplaatst"
    CANCELLED = "cancelled", "Vervallen"
    UNDETERMINED = "undetermined", "Niet te bepalen", "Cannot be determined"


@dataclass(frozen=True, slots=True)
class Input:
    """One value a day was computed from: a member of a record, or a setting of the register where there is none."""

    record: Record | None
    member: str
    value: Value


def taken(record: Record, *members: str) -> tuple[Input, ...]:
    """Return members of a record as inputs, as the record states them."""
    return tuple(Input(record, member, record.members.get(member)) for member in members)


def setting(name: str, value: int) -> Input:
    """Return a setting of the register as an input."""
    return Input(None, name, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in the calendar; `when` is unknown exactly where `missing` names what would tell it.

    `number` tells apart several of one kind about one record. `stated` is the date as the record gives it, where the
    day is not computed from anything else; `rule` may be missing there, and nowhere else.
    """

    kind: CalendarEntryKind
    record: Record
    when: Interval | None
    status: CalendarEntryStatus
    title: Localised
    rule: str | None
    sentence: Localised
    inputs: tuple[Input, ...]
    missing: tuple[str, ...] = ()
    stated: Mapping[str, Any] | None = None
    number: int = 0

    @property
    def id(self) -> UUID:
        """Return the id it always has: made of the record, the kind and the number."""
        return uuid5(UUID(self.record.id), f"calendar:{self.kind.value}:{self.number}")

    @property
    def address(self) -> str:
        """Return the address of the record it is about, relative to the server."""
        links = self.record.part("links")
        assert links is not None
        return links.required_text("self")

    @property
    def sources(self) -> tuple[Record, ...]:
        """Return every record it rests on, its own first."""
        return (self.record, *(i.record for i in self.inputs if i.record is not None and i.record != self.record))

    @property
    def order(self) -> tuple[date, date, str, str]:
        """Return its place among others: by the day that certainly is its last; what has no day comes at the end."""
        when = self.when or Interval(LAST_DAY, LAST_DAY)
        return (when.latest, when.earliest, self.kind.value, str(self.id))

    def is_past(self, day: date) -> bool:
        """Tell whether its day certainly lies before this one."""
        return self.when is not None and self.when.latest < day


@dataclass(frozen=True, slots=True)
class Dossier:
    """One agreement with its records, and what the finding checks know of it, as of a legal day."""

    records: Mapping[str, Sequence[Record]]
    examination: Examination

    @property
    def agreement(self) -> Record:
        """Return the agreement itself."""
        return self.records["agreement"][0]

    @property
    def day(self) -> date:
        """Return the legal day it is looked at."""
        return self.examination.as_of

    def all_of(self, kind: str) -> Sequence[Record]:
        """Return every record of a kind."""
        return self.records.get(kind, ())

    def record(self, kind: str, record_id: str) -> Record:
        """Return one record that the facts name."""
        return next(found for found in self.records[kind] if found.id == record_id)


def known(when: Interval | None) -> Interval | None:
    """Return an interval that says something; a date that may be any day does not."""
    return None if when == ANY_DAY else when


def shifted(when: Interval, days: int) -> Interval:
    """Return an interval so many days later, or earlier."""
    return Interval(when.earliest + timedelta(days=days), when.latest + timedelta(days=days))


def partial_date(record: Record, member: str) -> Mapping[str, Any] | None:
    """Return the date a member states, with its precision and the words of its source."""
    value = record.members.get(member)
    return value if isinstance(value, Mapping) else None


def by_day(when: Interval, day: date, after: CalendarEntryStatus = CalendarEntryStatus.PASSED) -> CalendarEntryStatus:
    """Return that something is still to come, or the status it has once its day certainly lies behind."""
    return after if when.latest < day else CalendarEntryStatus.PLANNED
