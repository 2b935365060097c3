"""What must be done with an allocation before which day: decide, meet conditions, account, determine. Pure."""

from collections.abc import Iterator
from datetime import date

from app.calendar.entry import (
    CalendarEntryKind,
    CalendarEntryStatus,
    Entry,
    Input,
    by_day,
    known,
    partial_date,
    shifted,
    taken,
)
from app.findings.record import Record
from app.funding.allocation_file import AllocationFile
from app.funding.rules import (
    BY_DETERMINATION,
    BY_GRANT,
    CARRYING,
    AllocationStatus,
    ConditionKind,
    LegalBasisKind,
)
from app.funding.settling_guards import FOUR_WEEKS, THIRTEEN_WEEKS
from app.kit.dates import ANY_DAY, Interval
from app.kit.domain import Localised
from app.kit.terms import Term, TermKind, TermUnit, lapsed_from, last_day

EIGHT_WEEKS = Term(8, TermUnit.WEEKS, TermKind.STATUTORY)
FOUR_YEARS = Term(4, TermUnit.YEARS, TermKind.STATUTORY)
_OPEN = frozenset({AllocationStatus.INDICATIVE, AllocationStatus.RESERVED})
_AWAITS_REPORT = frozenset({AllocationStatus.GRANTED, AllocationStatus.ADVANCE_PAID})
_CEASED = frozenset({AllocationStatus.REFUSED, AllocationStatus.WITHDRAWN, AllocationStatus.LAPSED})
_OVERDUE, _DONE, _CANCELLED = (
    CalendarEntryStatus.OVERDUE,
    CalendarEntryStatus.DONE,
    CalendarEntryStatus.CANCELLED,
)


def grant_entries(file: AllocationFile, day: date) -> Iterator[Entry]:
    """Yield what stands in the calendar for an allocation itself, its conditions, reports and suspensions."""
    yield from _lapse(file, day)
    yield from _incidental_end(file, day)
    yield from _budget_reservation_end(file, day)
    yield from _conditions(file, day)
    yield from _suspension_ends(file, day)
    yield from _accounting_due(file, day)
    yield from _determination_due(file, day)


def ends(term: Term, begins: Interval | None) -> Interval | None:
    """Return the days on which a term may end that follows what may lie on several days."""
    return None if begins is None else Interval(last_day(term, begins.earliest), last_day(term, begins.latest))


def course(
    when: Interval | None, day: date, after: CalendarEntryStatus = CalendarEntryStatus.PASSED
) -> CalendarEntryStatus:
    """Return how something stands by its day alone."""
    return CalendarEntryStatus.UNDETERMINED if when is None else by_day(when, day, after)


def _lapse(file: AllocationFile, day: date) -> Iterator[Entry]:
    """Yield when it lapses: what was not granted by the end of the envelope's period (Awb 4:22)."""
    if file.status not in _OPEN | {AllocationStatus.LAPSED}:
        return
    envelope = file.envelope
    end = None if envelope is None else known(envelope.day("periodTo"))
    when = None if end is None else Interval(lapsed_from(end.earliest), lapsed_from(end.latest))
    is_lapsed = file.status is AllocationStatus.LAPSED
    if is_lapsed and when is None:
        return
    yield Entry(
        kind=CalendarEntryKind.ALLOCATION_LAPSE,
        record=file.allocation,
        when=when,
        status=_DONE if is_lapsed else course(when, day),
        title=Localised("Toewijzing vervalt als zij niet is verleend", "Allocation lapses unless granted"),
        rule="Awb 4:22",
        sentence=Localised(
            "Wat op de laatste dag van de periode van de enveloppe niet is verleend, vervalt de dag erna.",
            "What is not granted on the last day of the envelope's period lapses the day after.",
        ),
        inputs=(*(taken(envelope, "periodTo") if envelope else ()), *taken(file.allocation, "status")),
        missing=() if when else ("funding_envelope.periodTo",),
    )


def _incidental_end(file: AllocationFile, day: date) -> Iterator[Entry]:
    """R-085: without a basis an incidental subsidy runs for four years at most (Awb 4:23)."""
    record = file.allocation
    if record.text("legalBasisKind") != LegalBasisKind.INCIDENTAL or file.status in _CEASED:
        return
    over = ends(FOUR_YEARS, known(record.day("periodFrom")))
    when = None if over is None else shifted(over, -1)
    yield Entry(
        kind=CalendarEntryKind.INCIDENTAL_END,
        record=record,
        when=when,
        status=course(when, day),
        title=Localised(
            "Laatste dag van vier jaar incidentele subsidie", "Last day of four years incidental subsidy"
        ),
        rule="R-085",
        sentence=Localised(
            "In een incidenteel geval duurt een subsidie ten hoogste vier jaar, gerekend vanaf haar eerste dag.",
            "In an incidental case a subsidy lasts four years at most, counted from its first day.",
        ),
        inputs=taken(record, "periodFrom", "periodTo", "legalBasisKind"),
        missing=() if when else ("periodFrom",),
    )


def _budget_reservation_end(file: AllocationFile, day: date) -> Iterator[Entry]:
    """R-088: a budget reservation is invoked within four weeks after the budget was adopted (Awb 4:34)."""
    reservation = file.allocation.part("budgetReservation")
    if reservation is None or file.status not in CARRYING | _CEASED:
        return
    when = ends(FOUR_WEEKS, known(reservation.day("budgetAdoptedOn")))
    is_invoked = (reservation.day("invokedOn") or ANY_DAY).possibly_on_or_before(day) and reservation.members.get(
        "invokedOn"
    ) is not None
    if is_invoked:
        status = _DONE if when else CalendarEntryStatus.UNDETERMINED
    else:
        status = course(when, day) if file.status in BY_GRANT | _OPEN else _CANCELLED
    if when is None and status is _CANCELLED:
        return
    yield Entry(
        kind=CalendarEntryKind.BUDGET_RESERVATION_END,
        record=file.allocation,
        when=when,
        status=status,
        title=Localised(
            "Laatste dag voor een beroep op het begrotingsvoorbehoud", "Last day to invoke the budget reservation"
        ),
        rule="R-088",
        sentence=Localised(
            "Een beroep op het voorbehoud kan tot en met vier weken na de vaststelling van de begroting; die termijn"
            " loopt door tot een werkdag.",
            "The reservation can be invoked until four weeks after the budget was adopted; that term runs on to a"
            " working day.",
        ),
        inputs=tuple(
            Input(file.allocation, f"budgetReservation.{name}", reservation.members.get(name))
            for name in ("budgetAdoptedOn", "invokedOn")
        ),
        missing=() if when else ("budgetReservation.budgetAdoptedOn",),
    )


def _conditions(file: AllocationFile, day: date) -> Iterator[Entry]:
    """R-099: an advance waits for what suspends it; an obligation has a day of its own."""
    for record in file.conditions:
        kind, when, met_on = (
            ConditionKind(record.required_text("kind")),
            known(record.day("dueOn")),
            record.day("metOn"),
        )
        is_met = met_on is not None and met_on.possibly_on_or_before(day)
        is_over = record.text("waivedByDecisionId") is not None or file.status in _CEASED
        if when is None and (is_met or is_over):
            continue
        suspends = kind is ConditionKind.SUSPENSIVE
        yield Entry(
            kind=CalendarEntryKind.CONDITION_DUE,
            record=record,
            when=when,
            status=_DONE if is_met else _CANCELLED if is_over else course(when, day, _OVERDUE),
            title=Localised(f"Nakomen: {kind.nl.lower()}", f"To be met: {kind.en.lower()}"),
            rule="R-099" if suspends else None,
            sentence=Localised(
                "Een voorschot wacht tot hieraan is voldaan; dat kan tot en met deze dag.",
                "An advance waits until this is met; it can be met up to and including this day.",
            )
            if suspends
            else Localised("Hieraan is uiterlijk op deze dag voldaan.", "This is met on this day at the latest."),
            inputs=taken(record, "dueOn", "metOn", "waivedByDecisionId"),
            missing=() if when else ("dueOn",),
            stated=partial_date(record, "dueOn"),
        )


def _suspension_ends(file: AllocationFile, day: date) -> Iterator[Entry]:
    """R-092: a suspension of payments ends when it is lifted, and after thirteen weeks by itself (Awb 4:56)."""
    for record in file.suspensions:
        lifted_on, stated = known(record.day("liftedOn")), known(record.day("endsOn"))
        is_lifted = lifted_on is not None and lifted_on.possibly_on_or_before(day)
        longest = ends(THIRTEEN_WEEKS, known(record.day("notifiedOn")))
        when = lifted_on if is_lifted else _first_of(stated, longest)
        member = "liftedOn" if is_lifted else "endsOn"
        yield Entry(
            kind=CalendarEntryKind.SUSPENSION_END,
            record=record,
            when=when,
            status=_DONE if is_lifted else course(when, day),
            title=Localised(
                "Laatste dag van de opschorting van betalingen", "Last day of the suspension of payments"
            ),
            rule="R-092",
            sentence=Localised(
                "De opschorting eindigde met het besluit op deze dag.",
                "The suspension ended by the decision of this day.",
            )
            if is_lifted
            else Localised(
                "Tot en met deze dag wordt niet betaald, tenzij eerder is besloten: ten hoogste dertien weken na de"
                " kennisgeving. Die termijn wordt niet verlengd voor een weekend of feestdag.",
                "Until this day nothing is paid, unless decided earlier: thirteen weeks after the notice at most."
                " That term is not extended for a weekend or holiday.",
            ),
            inputs=taken(record, "notifiedOn", "endsOn", "liftedOn"),
            missing=() if when else ("endsOn", "notifiedOn"),
            stated=partial_date(record, member) if when == known(record.day(member)) else None,
        )


def _first_of(one: Interval | None, other: Interval | None) -> Interval | None:
    if one is None or other is None:
        return one or other
    return Interval(min(one.earliest, other.earliest), min(one.latest, other.latest))


def _accounting_due(file: AllocationFile, day: date) -> Iterator[Entry]:
    """Yield the day the grant sets to account for it (Awb 4:45 [K]); the register cannot compute that day."""
    record, when = file.allocation, known(file.allocation.day("accountingDueOn"))
    awaits = file.status in _AWAITS_REPORT and not file.reports
    if file.status in _OPEN or (when is None and not awaits):
        return
    yield Entry(
        kind=CalendarEntryKind.ACCOUNTING_DUE,
        record=record,
        when=when,
        status=_DONE if file.reports else course(when, day, _OVERDUE) if awaits else _CANCELLED,
        title=Localised("Laatste dag om te verantwoorden", "Last day to account"),
        rule=None,
        sentence=Localised(
            "De ontvanger verantwoordt de subsidie uiterlijk op de dag die daarvoor is gesteld.",
            "The recipient accounts for the subsidy on the day set for it at the latest.",
        ),
        inputs=(
            *taken(record, "accountingDueOn", "status"),
            *(i for r in file.reports for i in taken(r, "receivedOn")),
        ),
        missing=() if when else ("accountingDueOn",),
        stated=partial_date(record, "accountingDueOn"),
    )


def _determination_due(file: AllocationFile, day: date) -> Iterator[Entry]:
    """Yield eight weeks after the first report, where no other term was set (Awb 4:13, 4:14 [K])."""
    if not file.reports:
        return
    report = min(file.reports, key=_received)
    when = ends(EIGHT_WEEKS, known(report.day("receivedOn")))
    awaits = file.status in BY_GRANT
    if when is None and not awaits:
        return
    is_determined = file.status in BY_DETERMINATION and not file.is_withdrawn
    yield Entry(
        kind=CalendarEntryKind.DETERMINATION_DUE,
        record=file.allocation,
        when=when,
        status=course(when, day, _OVERDUE) if awaits else _DONE if is_determined else _CANCELLED,
        title=Localised("Laatste dag om de subsidie vast te stellen", "Last day to determine the subsidy"),
        rule="Awb 4:13, 4:14 [K]",
        sentence=Localised(
            "Is geen andere termijn gesteld, dan wordt beslist binnen acht weken na ontvangst van de verantwoording;"
            " die termijn loopt door tot een werkdag.",
            "Where no other term is set, the decision is taken within eight weeks after the report came in;"
            " that term runs on to a working day.",
        ),
        inputs=(*taken(report, "receivedOn"), *taken(file.allocation, "status")),
        missing=() if when else ("accounting_report.receivedOn",),
    )


def _received(report: Record) -> tuple[date, date]:
    when = report.day("receivedOn") or ANY_DAY
    return when.latest, when.earliest
