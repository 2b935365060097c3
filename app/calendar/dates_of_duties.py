"""What must be done after a decision or the entry into force: follow-ups (F-019) and making public (F-018). Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.agreements.rules import FollowUpKind
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
from app.findings.checks_publicity import ANNOUNCED, NOT_PUBLISHED, follow_up_due, publication_start
from app.findings.day import TAKEN
from app.findings.facts import DecisionFacts, FollowUpFacts
from app.findings.record import Record
from app.findings.wording import sentence
from app.kit.dates import Interval
from app.kit.domain import Localised


def follow_up_entries(dossier: Dossier) -> Iterator[Entry]:
    """Yield every follow-up on the day it is due, or on the day it was done."""
    for facts in dossier.examination.dossier.follow_ups:
        record = dossier.record("follow_up", facts.id)
        decision = _decision_it_follows(dossier, facts)
        due, days = _due(dossier, facts, decision), dossier.examination.settings.follow_up_days
        is_done = facts.status == "done"
        when = (known(facts.done_on) or due) if is_done else due
        if when is None and facts.status == "cancelled":
            continue
        of_decision = (*taken(decision, "decidedOn"), setting("followUpDays", days)) if decision else ()
        yield Entry(
            kind=CalendarEntryKind.FOLLOW_UP,
            record=record,
            when=when,
            status=_follow_up_status(dossier, facts, when),
            title=_title_of(facts),
            rule="F-019",
            sentence=_said_of_follow_up(facts, days, is_stated=decision is None),
            inputs=(*taken(record, "dueOn", "doneOn", "status"), *of_decision),
            missing=() if when else _missing_for(facts),
            stated=_stated(record, facts) if when else None,
        )


def _decision_it_follows(dossier: Dossier, facts: FollowUpFacts) -> Record | None:
    """Return the decision the default day counts from; only a letter to the council and a press release have one."""
    if facts.kind not in ANNOUNCED:
        return None
    decision = follow_up_due(dossier.examination, facts)[1]
    return None if decision is None else dossier.record("decision", decision.id)


def _due(dossier: Dossier, facts: FollowUpFacts, decision: Record | None) -> Interval | None:
    if facts.due_on is not None:
        return known(facts.due_on)
    decided = None if decision is None else known(decision.day("decidedOn"))
    return None if decided is None else shifted(decided, dossier.examination.settings.follow_up_days)


def _follow_up_status(dossier: Dossier, facts: FollowUpFacts, when: Interval | None) -> CalendarEntryStatus:
    settled = {"done": CalendarEntryStatus.DONE, "cancelled": CalendarEntryStatus.CANCELLED}.get(facts.status or "")
    if settled is not None:
        return settled
    if when is None:
        return CalendarEntryStatus.UNDETERMINED
    return by_day(when, dossier.day, CalendarEntryStatus.OVERDUE)


def _stated(record: Record, facts: FollowUpFacts) -> Mapping[str, Any] | None:
    is_by_done_day = facts.status == "done" and known(facts.done_on) is not None
    return partial_date(record, "doneOn" if is_by_done_day else "dueOn")


def _missing_for(facts: FollowUpFacts) -> tuple[str, ...]:
    if facts.status == "done":
        return ("doneOn",)
    is_from_decision = facts.kind in ANNOUNCED and facts.due_on is None
    return ("dueOn", "decision.decidedOn") if is_from_decision else ("dueOn",)


def _title_of(facts: FollowUpFacts) -> Localised:
    kind = FollowUpKind(facts.kind or FollowUpKind.OTHER)
    return Localised(f"Vervolgstap: {kind.nl.lower()}", f"Follow-up: {kind.en.lower()}")


def _said_of_follow_up(facts: FollowUpFacts, days: int, *, is_stated: bool) -> Localised:
    if facts.status == "done" and known(facts.done_on) is not None:
        return Localised("Dit is op deze dag gedaan.", "This was done on this day.")
    if facts.kind in ANNOUNCED and facts.due_on is None:
        return sentence(
            "Zonder eigen dag is dit te doen binnen {days} dagen na het laatste besluit om de overeenkomst aan te"
            " gaan.",
            "Without a day of its own this is due within {days} days after the latest decision to enter into the"
            " agreement.",
            days=days,
        )
    if is_stated and known(facts.due_on) is not None:
        return Localised(
            "Dit is aangekondigd voor uiterlijk deze dag.", "This was announced for this day at the latest."
        )
    return Localised("Wanneer dit te doen is, is niet bekend.", "When this is due is not known.")


def publication_entries(dossier: Dossier) -> Iterator[Entry]:
    """Yield the last day to publish each decision and document that is still to be made public."""
    x = dossier.examination
    followed = {publication.document_id for publication in x.dossier.publications} - {None}
    for decision in x.recorded.decisions:
        if decision.publication_status in NOT_PUBLISHED and decision.document_id not in followed:
            yield from _of_decision(dossier, decision)
    for publication in x.dossier.publications:
        if publication.status in NOT_PUBLISHED:
            starts, (kind, record_id) = publication_start(x, publication)
            title = next((d.title for d in x.dossier.documents if d.id == publication.document_id), None)
            what = title or Localised("een document", "a document")
            yield _publication(
                dossier,
                dossier.record("publication", publication.id),
                sentence("Openbaar maken: {what}", "Publish: {what}", what=what),
                starts,
                taken(dossier.record(kind, record_id), "decidedOn" if kind == "decision" else "effectiveOn"),
            )


def _of_decision(dossier: Dossier, decision: DecisionFacts) -> Iterator[Entry]:
    """Yield the day for one decision; one that is taken only later does not exist yet."""
    day_is_unknown = decision.status in TAKEN and known(decision.decided_on) is None
    if decision in dossier.examination.dossier.decisions or day_is_unknown:
        record = dossier.record("decision", decision.id)
        title = sentence(
            "Besluit van {organisation} openbaar maken",
            "Publish the decision of {organisation}",
            organisation=dossier.examination.name_of(decision.organisation_id),
        )
        yield _publication(dossier, record, title, decision.decided_on, taken(record, "decidedOn"))


def _publication(
    dossier: Dossier, record: Record, title: Localised, starts: Interval | None, inputs: tuple[Input, ...]
) -> Entry:
    start, days = known(starts), dossier.examination.settings.publication_days
    when = None if start is None else shifted(start, days)
    overdue = CalendarEntryStatus.OVERDUE
    return Entry(
        kind=CalendarEntryKind.PUBLICATION,
        record=record,
        when=when,
        status=CalendarEntryStatus.UNDETERMINED if when is None else by_day(when, dossier.day, overdue),
        title=title,
        rule="F-018",
        sentence=sentence(
            "Openbaar te maken binnen {days} dagen na het besluit, of na de inwerkingtreding als er geen besluit bij"
            " hoort.",
            "To be published within {days} days after the decision, or after the entry into force where no decision"
            " belongs to it.",
            days=days,
        ),
        inputs=(*inputs, setting("publicationDays", days)),
        missing=() if when else tuple(f"{i.record.kind}.{i.member}" for i in inputs if i.record is not None),
    )
