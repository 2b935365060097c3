"""When the mandates of a dossier begin and end, and when its notices take effect. Pure."""

from collections.abc import Iterator

from app.calendar.entry import (
    CalendarEntryKind,
    CalendarEntryStatus,
    Dossier,
    Entry,
    Input,
    by_day,
    known,
    partial_date,
    taken,
)
from app.findings.examination import day_order
from app.findings.facts import MandateFacts
from app.findings.record import Record
from app.findings.wording import sentence
from app.kit.dates import Interval
from app.kit.domain import Localised

_ENDED = frozenset({"exhausted", "expired", "revoked", "lapsed"})
_TERM = Localised(
    "Het mandaat geldt tijdens de looptijd en eindigt met de overeenkomst.",
    "The mandate serves the term and ends with the agreement.",
)
_UNTIL_SIGNING = Localised(
    "Het mandaat geldt tot de ondertekening en is daarna uitgewerkt.",
    "The mandate serves until the signing and is exhausted after it.",
)


def mandate_entries(dossier: Dossier) -> Iterator[Entry]:
    """Yield the first and last day of every mandate that exists on the day; one without end has no last day."""
    for facts in dossier.examination.dossier.mandates:
        record = dossier.record("mandate", facts.id)
        yield _start(dossier, record, facts)
        if facts.valid_to is not None:
            yield _stated_end(dossier, record, facts)
        elif facts.phase_limit is not None:
            yield from _end_of_phase(dossier, record, facts)


def _start(dossier: Dossier, record: Record, facts: MandateFacts) -> Entry:
    when = known(facts.valid_from)
    return Entry(
        kind=CalendarEntryKind.MANDATE_START,
        record=record,
        when=when,
        status=_course(dossier, facts, when),
        title=_named(dossier, facts, "Mandaat van {organisation} begint", "Mandate of {organisation} starts"),
        rule="R-030",
        sentence=Localised(
            "Wat voor deze dag onder het mandaat is gedaan, valt er niet onder.",
            "What was done under the mandate before this day is not covered by it.",
        ),
        inputs=taken(record, "validFrom", "status"),
        missing=() if when else ("validFrom",),
        stated=partial_date(record, "validFrom"),
    )


def _stated_end(dossier: Dossier, record: Record, facts: MandateFacts) -> Entry:
    said = Localised("Het mandaat geldt tot en met deze dag.", "The mandate is valid up to and including this day.")
    when = known(facts.valid_to)
    return _end(dossier, facts, when, taken(record, "validTo", "status"), rule="R-030", said=said, member="validTo")


def _end_of_phase(dossier: Dossier, record: Record, facts: MandateFacts) -> Iterator[Entry]:
    """Yield the end a phase gives (R-041): the last day of the agreement, or its last signing."""
    inputs = taken(record, "phaseLimit", "status")
    if facts.phase_limit == "until_signing":
        when, of_event = _last_signing(dossier)
        inputs, member = (*inputs, *of_event), "signing_event.heldOn"
        yield _end(dossier, facts, when, inputs, rule="R-041", said=_UNTIL_SIGNING, member=member)
    elif dossier.agreement.flag("isIndefinite") is not True:
        when = known(dossier.agreement.day("endsOn"))
        inputs, member = (*inputs, *taken(dossier.agreement, "endsOn")), "agreement.endsOn"
        yield _end(dossier, facts, when, inputs, rule="R-041", said=_TERM, member=member)


def _last_signing(dossier: Dossier) -> tuple[Interval | None, tuple[Input, ...]]:
    """Return the day of the last signing that was held or is to come; a plan that passed unused tells no day."""
    events = [event for event in dossier.all_of("signing_event") if event.text("status") in {"planned", "held"}]
    days = [(event, "heldOn" if event.text("status") == "held" else "plannedOn") for event in events]
    if not days:
        return None, ()
    event, member = max(days, key=lambda found: day_order(found[0].day(found[1])))
    when = known(event.day(member))
    is_unused = member == "plannedOn" and when is not None and when.latest < dossier.day
    return (None if is_unused else when), taken(event, member, "status")


def _end(
    dossier: Dossier,
    facts: MandateFacts,
    when: Interval | None,
    inputs: tuple[Input, ...],
    *,
    rule: str,
    said: Localised,
    member: str,
) -> Entry:
    """Return the end of a mandate; `member` is what states its day, or would if it were known."""
    record = dossier.record("mandate", facts.id)
    return Entry(
        kind=CalendarEntryKind.MANDATE_END,
        record=record,
        when=when,
        status=_course(dossier, facts, when),
        title=_named(dossier, facts, "Mandaat van {organisation} eindigt", "Mandate of {organisation} ends"),
        rule=rule,
        sentence=said,
        inputs=inputs,
        missing=() if when else (member,),
        stated=partial_date(record, member),
    )


def _named(dossier: Dossier, facts: MandateFacts, nl: str, en: str) -> Localised:
    return sentence(nl, en, organisation=dossier.examination.name_of(facts.granting_organisation_id))


def _course(dossier: Dossier, facts: MandateFacts, when: Interval | None) -> CalendarEntryStatus:
    if when is None:
        return CalendarEntryStatus.UNDETERMINED
    if facts.status in _ENDED and when.latest >= dossier.day:
        return CalendarEntryStatus.CANCELLED
    return by_day(when, dossier.day)


def termination_entries(dossier: Dossier) -> Iterator[Entry]:
    """Yield when each notice came in, and when the agreement ends by it or a party leaves (R-067, R-068)."""
    for record in dossier.all_of("termination"):
        is_withdrawn = record.text("status") == "withdrawn"
        received = known(record.day("noticeReceivedOn"))
        if received is not None:
            yield Entry(
                kind=CalendarEntryKind.NOTICE_RECEIVED,
                record=record,
                when=received,
                status=CalendarEntryStatus.CANCELLED if is_withdrawn else CalendarEntryStatus.DONE,
                title=Localised("Opzegging ontvangen", "Notice received"),
                rule="R-067",
                sentence=Localised(
                    "Vanaf de ontvangst telt de opzegtermijn in kalendermaanden.",
                    "The notice period counts from its receipt, in calendar months.",
                ),
                inputs=taken(record, "noticeReceivedOn"),
                stated=partial_date(record, "noticeReceivedOn"),
            )
        yield _termination(dossier, record, is_withdrawn=is_withdrawn)


def _termination(dossier: Dossier, record: Record, *, is_withdrawn: bool) -> Entry:
    when, leaves = known(record.day("effectiveOn")), record.text("kind") == "withdrawal"
    if is_withdrawn:
        status = CalendarEntryStatus.CANCELLED
    else:
        status = CalendarEntryStatus.UNDETERMINED if when is None else by_day(when, dossier.day)
    received = ("noticeReceivedOn",) if record.members.get("noticeReceivedOn") is not None else ()
    return Entry(
        kind=CalendarEntryKind.TERMINATION,
        record=record,
        when=when,
        status=status,
        title=Localised("Partij treedt uit", "A party leaves")
        if leaves
        else Localised("Overeenkomst wordt beëindigd", "Agreement is terminated"),
        rule="R-068" if leaves else "R-067",
        sentence=Localised(
            "De overeenkomst gaat verder voor de overige partijen, als er meer dan één overblijft.",
            "The agreement continues for the other parties, if more than one is left.",
        )
        if leaves
        else Localised("De overeenkomst eindigt op deze dag.", "The agreement ends on this day."),
        inputs=(*taken(record, *received, "effectiveOn", "kind"), *taken(dossier.agreement, "noticePeriodMonths")),
        missing=() if when else ("effectiveOn",),
        stated=partial_date(record, "effectiveOn"),
    )
