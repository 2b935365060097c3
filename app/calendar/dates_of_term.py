"""When an agreement enters into force, runs and ends, and until when its end can be brought about. Pure."""

from collections.abc import Iterator
from datetime import date

from app.calendar.entry import (
    CalendarEntryKind,
    CalendarEntryStatus,
    Dossier,
    Entry,
    by_day,
    known,
    partial_date,
    taken,
)
from app.findings.record import Record
from app.findings.wording import sentence
from app.kit.dates import ANY_DAY, DatePrecision, Interval, interval_of
from app.kit.domain import Localised
from app.kit.terms import end_after_renewal, lapsed_from, last_day_of_notice

_ENTERED_INTO_FORCE = frozenset({"in_force", "expired", "terminated", "superseded"})
_NEVER_IN_FORCE = frozenset({"withdrawn", "annulled"})
_ENDED_EARLY = _NEVER_IN_FORCE | {"terminated", "superseded"}
_END_UNKNOWN = Localised(
    "De laatste dag van de overeenkomst is niet bekend en zij is niet voor onbepaalde tijd aangegaan.",
    "The last day of the agreement is not known, and it is not marked indefinite.",
)


def term_entries(dossier: Dossier) -> Iterator[Entry]:
    """Yield the days an agreement's own dates give: in force, first and last day, expiry, notice and renewal."""
    yield from _entry_into_force(dossier)
    yield from _term_start(dossier)
    yield from _term_end(dossier)
    yield from _expiry(dossier)
    yield from _notice_deadline(dossier)
    yield from _renewed_end(dossier)


def _entry_into_force(dossier: Dossier) -> Iterator[Entry]:
    agreement = dossier.agreement
    when, status = known(agreement.day("effectiveOn")), agreement.text("status")
    if when is None and status in _NEVER_IN_FORCE:
        return
    if status in _ENTERED_INTO_FORCE:
        outcome = CalendarEntryStatus.DONE
    elif status in _NEVER_IN_FORCE:
        outcome = CalendarEntryStatus.CANCELLED
    else:
        # Its day alone does not bring an agreement into force; the signatures must be there too.
        outcome = CalendarEntryStatus.UNDETERMINED if when is None else _reached(when, dossier.day)
    yield Entry(
        kind=CalendarEntryKind.ENTRY_INTO_FORCE,
        record=agreement,
        when=when,
        status=outcome,
        title=Localised("Overeenkomst treedt in werking", "Agreement enters into force"),
        rule="R-062",
        sentence=Localised(
            "De overeenkomst treedt in werking op de dag die zij noemt, als dan alle vereiste handtekeningen geldig"
            " zijn.",
            "The agreement enters into force on the day it names, if all required signatures are valid by then.",
        ),
        inputs=taken(agreement, "effectiveOn", "status"),
        missing=("effectiveOn",) if when is None else (),
        stated=partial_date(agreement, "effectiveOn"),
    )


def _reached(when: Interval, day: date) -> CalendarEntryStatus:
    return by_day(when, day, CalendarEntryStatus.OVERDUE)


def _term_start(dossier: Dossier) -> Iterator[Entry]:
    agreement = dossier.agreement
    when = known(agreement.day("startsOn"))
    if when is None and agreement.text("status") in _ENDED_EARLY:
        return
    yield Entry(
        kind=CalendarEntryKind.TERM_START,
        record=agreement,
        when=when,
        status=_course(dossier, when),
        title=Localised("Eerste dag van de looptijd", "First day of the term"),
        rule=None,
        sentence=Localised(
            "De looptijd begint op de dag die de overeenkomst noemt.",
            "The term begins on the day the agreement names.",
        ),
        inputs=taken(agreement, "startsOn"),
        missing=("startsOn",) if when is None else (),
        stated=partial_date(agreement, "startsOn"),
    )


def _term_end(dossier: Dossier) -> Iterator[Entry]:
    agreement, when = dossier.agreement, _end(dossier)
    if when is None and _has_no_end_to_come(agreement):
        return
    yield Entry(
        kind=CalendarEntryKind.TERM_END,
        record=agreement,
        when=when,
        status=_course(dossier, when),
        title=Localised("Laatste dag van de looptijd", "Last day of the term"),
        rule="R-065" if when else "R-066",
        sentence=Localised(
            "De looptijd eindigt om 24:00 uur op deze dag.",
            "The term ends at 24:00 on this day.",
        )
        if when
        else _END_UNKNOWN,
        inputs=taken(agreement, "endsOn", "isIndefinite"),
        missing=() if when else ("endsOn",),
        stated=partial_date(agreement, "endsOn"),
    )


def _expiry(dossier: Dossier) -> Iterator[Entry]:
    agreement, when = dossier.agreement, _end(dossier)
    if when is None or (_is_renewed(dossier) and agreement.text("status") != "expired"):
        return
    is_contradicted = agreement.flag("isIndefinite") is True
    over = None if is_contradicted else Interval(lapsed_from(when.earliest), lapsed_from(when.latest))
    yield Entry(
        kind=CalendarEntryKind.EXPIRY,
        record=agreement,
        when=over,
        status=CalendarEntryStatus.DONE if agreement.text("status") == "expired" else _course(dossier, over),
        title=Localised("Overeenkomst is verlopen", "Agreement has expired"),
        rule="R-065",
        sentence=Localised(
            "De overeenkomst heeft een laatste dag en staat ook als onbepaald: beide kan niet.",
            "The agreement has a last day and is also marked indefinite: it cannot be both.",
        )
        if is_contradicted
        else Localised(
            "De overeenkomst is verlopen vanaf de dag na haar laatste dag.",
            "The agreement has expired from the day after its last day.",
        ),
        inputs=taken(agreement, "endsOn", "isIndefinite"),
        missing=("isIndefinite",) if is_contradicted else (),
    )


def _notice_deadline(dossier: Dossier) -> Iterator[Entry]:
    agreement, end = dossier.agreement, _end(dossier)
    months, renewal = agreement.integer("noticePeriodMonths"), agreement.integer("tacitRenewalMonths")
    if (months is None and renewal is None) or (end is None and _has_no_end_to_come(agreement)):
        return
    when = None
    if months is not None and end is not None:
        when = Interval(last_day_of_notice(end.earliest, months), last_day_of_notice(end.latest, months))
    is_given = bool(_notices_in_time(dossier))
    unknown = {"noticePeriodMonths": months is None, "endsOn": end is None}
    yield Entry(
        kind=CalendarEntryKind.NOTICE_DEADLINE,
        record=agreement,
        when=when,
        status=CalendarEntryStatus.DONE if when and is_given else _course(dossier, when),
        title=Localised("Laatste dag om op te zeggen", "Last day to give notice"),
        rule="R-067" if renewal is None else "R-066a",
        sentence=_END_UNKNOWN if end is None else _of_notice(months, is_renewing=renewal is not None),
        inputs=taken(agreement, "endsOn", "noticePeriodMonths", "tacitRenewalMonths")
        + tuple(found for notice in _notices_in_time(dossier) for found in taken(notice, "noticeReceivedOn")),
        missing=tuple(member for member, is_unknown in unknown.items() if is_unknown),
    )


def _of_notice(months: int | None, *, is_renewing: bool) -> Localised:
    if months is None:
        return Localised(
            "De overeenkomst wordt stilzwijgend verlengd, maar de opzegtermijn is niet bekend.",
            "The agreement is renewed tacitly, but its notice period is not known.",
        )
    effect = (
        Localised("voorkomt verlenging", "prevents renewal")
        if is_renewing
        else Localised("werkt uiterlijk op de laatste dag", "takes effect on the last day at the latest")
    )
    return sentence(
        "Een opzegging op deze dag {effect}: {months} kalendermaanden later is niet na de laatste dag. De termijn"
        " wordt niet verlengd voor een weekend of feestdag.",
        "Notice on this day {effect}: {months} calendar months later is not after the last day. The period is not"
        " extended for a weekend or holiday.",
        effect=effect,
        months=months,
    )


def _renewed_end(dossier: Dossier) -> Iterator[Entry]:
    agreement, end = dossier.agreement, _end(dossier)
    months = agreement.integer("tacitRenewalMonths")
    if months is None or (end is None and _has_no_end_to_come(agreement)):
        return
    when, notices = _end_renewed_once(agreement, months), _notices_in_time(dossier)
    yield Entry(
        kind=CalendarEntryKind.RENEWED_END,
        record=agreement,
        when=when,
        status=CalendarEntryStatus.CANCELLED if when and notices else _course(dossier, when),
        title=Localised("Laatste dag na stilzwijgende verlenging", "Last day after tacit renewal"),
        rule="R-066a",
        sentence=sentence(
            "Zonder opzegging op tijd schuift de laatste dag {months} kalendermaanden op.",
            "Without notice in time the last day moves by {months} calendar months.",
            months=months,
        ),
        inputs=taken(agreement, "endsOn", "tacitRenewalMonths")
        + tuple(found for notice in notices for found in taken(notice, "noticeReceivedOn")),
        missing=("endsOn",) if when is None else (),
    )


def _end_renewed_once(agreement: Record, months: int) -> Interval | None:
    stated = partial_date(agreement, "endsOn")
    if stated is None or stated["value"] is None:
        return None
    precision = DatePrecision(stated["precision"])
    renewed = end_after_renewal(stated["value"], precision, months)
    return None if renewed is None else interval_of(renewed, precision)


def _notices_in_time(dossier: Dossier) -> list[Record]:
    """Return the notices that end the whole agreement and certainly came in time to prevent its renewal (R-066a)."""
    end, months = _end(dossier), dossier.agreement.integer("noticePeriodMonths") or 0
    if end is None:
        return []
    last = last_day_of_notice(end.earliest, months)
    return [
        termination
        for termination in dossier.all_of("termination")
        if termination.text("kind") == "notice"
        and termination.text("status") != "withdrawn"
        and (termination.day("noticeReceivedOn") or ANY_DAY).latest <= min(last, dossier.day)
    ]


def _is_renewed(dossier: Dossier) -> bool:
    return dossier.agreement.integer("tacitRenewalMonths") is not None and not _notices_in_time(dossier)


def _end(dossier: Dossier) -> Interval | None:
    return known(dossier.agreement.day("endsOn"))


def _has_no_end_to_come(agreement: Record) -> bool:
    return agreement.flag("isIndefinite") is True or agreement.text("status") in _ENDED_EARLY


def _course(dossier: Dossier, when: Interval | None) -> CalendarEntryStatus:
    """Return how a day of the agreement stands; what lay beyond an early end does not come any more."""
    if when is None:
        return CalendarEntryStatus.UNDETERMINED
    agreement = dossier.agreement
    if agreement.text("status") in _ENDED_EARLY:
        history = agreement.parts("statusHistory")
        since = (history[-1].day("since") if history else None) or ANY_DAY
        if not when.certainly_before(since):
            return CalendarEntryStatus.CANCELLED
    return by_day(when, dossier.day)
