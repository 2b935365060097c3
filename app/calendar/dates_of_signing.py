"""When an agreement is signed, and from when it must be known who signs. Pure."""

from collections.abc import Iterator, Mapping

from app.calendar.entry import (
    CalendarEntryKind,
    CalendarEntryStatus,
    Dossier,
    Entry,
    Input,
    by_day,
    known,
    partial_date,
    setting,
    shifted,
    taken,
)
from app.findings.checks_signing import signatory_not_designated
from app.findings.record import Record
from app.findings.wording import sentence
from app.kit.dates import Interval
from app.kit.domain import Localised

_TITLE = Localised("Ondertekening", "Signing")
_A_PLAN = Localised(
    "Dit is de geplande dag; een plan bewijst geen handtekening.",
    "This is the planned day; a plan proves no signature.",
)


def signing_entries(dossier: Dossier) -> Iterator[Entry]:
    """Yield each signing event, the days it was planned for before, and from when its signatories must be known."""
    for event in dossier.all_of("signing_event"):
        yield from _earlier_plans(event)
        yield _signing(dossier, event)
        yield from _designation(dossier, event)


def _earlier_plans(event: Record) -> Iterator[Entry]:
    plans = [("previousPlannedOn", part.members) for part in event.parts("previousPlannedOn")]
    planned = partial_date(event, "plannedOn")
    if event.text("status") == "postponed" and planned is not None:
        plans.append(("plannedOn", planned))
    # Plans are only ever added at the end, so their numbers stay theirs.
    for number, (member, plan) in enumerate(plans, start=1):
        when = known(Record(event.kind, {member: plan}).day(member))
        if when is not None:
            yield _moved(event, when, Input(event, member, plan), number)


def _moved(event: Record, when: Interval, plan: Input, number: int) -> Entry:
    return Entry(
        kind=CalendarEntryKind.SIGNING,
        record=event,
        when=when,
        status=CalendarEntryStatus.MOVED,
        title=_TITLE,
        rule="R-027",
        sentence=Localised(
            "De ondertekening was voor deze dag gepland en is verplaatst.",
            "The signing was planned for this day and has been moved.",
        ),
        inputs=(plan, *taken(event, "status")),
        stated=plan.value if isinstance(plan.value, Mapping) else None,
        number=number,
    )


def _signing(dossier: Dossier, event: Record) -> Entry:
    status = event.text("status")
    member = "heldOn" if status == "held" else "plannedOn"
    when = None if status == "postponed" else known(event.day(member))
    outcome = {
        "held": CalendarEntryStatus.DONE,
        "cancelled": CalendarEntryStatus.CANCELLED,
        "postponed": CalendarEntryStatus.UNDETERMINED,
    }.get(status or "")
    if outcome is None:
        is_past = CalendarEntryStatus.OVERDUE
        outcome = CalendarEntryStatus.UNDETERMINED if when is None else by_day(when, dossier.day, is_past)
    return Entry(
        kind=CalendarEntryKind.SIGNING,
        record=event,
        when=when,
        status=outcome,
        title=_TITLE,
        rule="R-026",
        sentence=_said_of(status),
        inputs=taken(event, "plannedOn", "heldOn", "status"),
        missing=() if when else (member,),
        stated=partial_date(event, member) if when else None,
    )


def _said_of(status: str | None) -> Localised:
    if status == "held":
        return Localised("Op deze dag is getekend.", "The signing was held on this day.")
    if status == "postponed":
        return Localised(
            "De ondertekening is uitgesteld; een nieuwe dag is niet bekend.",
            "The signing is postponed; a new day is not known.",
        )
    return _A_PLAN


def _designation(dossier: Dossier, event: Record) -> Iterator[Entry]:
    if dossier.examination.is_letter_of_intent or event.text("status") != "planned":
        return
    planned, days = known(event.day("plannedOn")), dossier.examination.settings.signatory_lead_days
    when = None if planned is None else shifted(planned, -days)
    yield Entry(
        kind=CalendarEntryKind.SIGNATORY_DESIGNATION,
        record=event,
        when=when,
        status=_designated(dossier, when),
        title=Localised("Ondertekenaars moeten bekend zijn", "Signatories must be known"),
        rule="F-006",
        sentence=sentence(
            "Vanaf {days} dagen voor de geplande ondertekening is voor elke partij die moet tekenen iemand"
            " aangewezen.",
            "From {days} days before the planned signing on, somebody is designated for each party that must sign.",
            days=days,
        ),
        inputs=(*taken(event, "plannedOn"), setting("signatoryLeadDays", days)),
        missing=() if when else ("plannedOn",),
    )


def _designated(dossier: Dossier, when: Interval | None) -> CalendarEntryStatus:
    if when is None:
        return CalendarEntryStatus.UNDETERMINED
    if when.latest > dossier.day:
        return CalendarEntryStatus.PLANNED
    is_open = any(signatory_not_designated(dossier.examination))
    return CalendarEntryStatus.OVERDUE if is_open else CalendarEntryStatus.DONE
