"""Until which day a payment is made, a determination changed and money recovered. Pure."""

from collections.abc import Iterator
from datetime import date

from app.calendar.entry import CalendarEntryKind, CalendarEntryStatus, Entry, Input, known, partial_date, taken
from app.findings.record import Record
from app.funding.allocation_file import AllocationFile
from app.funding.dates_of_grant import course, ends
from app.funding.rules import AllocationStatus, PaymentKind, PaymentStatus
from app.funding.settling_guards import FIVE_YEARS, SIX_WEEKS
from app.kit.domain import Localised

# A set-off is made at once.
_HAS_A_TERM = frozenset({PaymentKind.ADVANCE, PaymentKind.FINAL, PaymentKind.REPAYMENT})
_SETTLED = {
    PaymentStatus.PAID: CalendarEntryStatus.DONE,
    PaymentStatus.CANCELLED: CalendarEntryStatus.CANCELLED,
    PaymentStatus.REVERSED: CalendarEntryStatus.CANCELLED,
}
_SIX_WEEKS = Localised(
    "Betaald wordt binnen zes weken nadat het besluit is bekendgemaakt; die termijn loopt door tot een werkdag.",
    "Payment is made within six weeks after the decision was announced; that term runs on to a working day.",
)
_OTHERWISE = Localised(
    "Betaald wordt uiterlijk op de dag die hiervoor is bepaald.",
    "Payment is made on the day set for it at the latest.",
)
_HELD_UP = Localised(
    "Zolang de betaling is opgeschort, loopt de termijn niet.",
    "While the payment is suspended, its term does not run.",
)


def payment_entries(file: AllocationFile, day: date) -> Iterator[Entry]:
    """Yield the last day of every payment that has a term, and the limitation of what was determined."""
    for record in file.payments:
        if PaymentKind(record.required_text("kind")) in _HAS_A_TERM:
            yield from _payment_due(file, record, day)
    yield from _revision_end(file, day)
    yield from _recovery_end(file, day)


def _payment_due(file: AllocationFile, record: Record, day: date) -> Iterator[Entry]:
    """Six weeks after the decision was announced, unless it says otherwise (Awb 4:87 [K])."""
    status, kind = PaymentStatus(record.required_text("status")), PaymentKind(record.required_text("kind"))
    decision = file.decision_of_point(record.text("decisionPointId"))
    by_term = None if decision is None else ends(SIX_WEEKS, known(decision.day("announcedOn")))
    stated = known(record.day("dueOn"))
    is_otherwise = stated is not None and stated != by_term
    is_held_up = status is PaymentStatus.SUSPENDED
    when = None if is_held_up else stated or by_term
    settled = _SETTLED.get(status)
    if when is None and settled is not None:
        return
    yield Entry(
        kind=CalendarEntryKind.PAYMENT_DUE,
        record=record,
        when=when,
        status=settled or course(when, day, CalendarEntryStatus.OVERDUE),
        title=Localised(f"Betalen: {kind.nl.lower()}", f"To be paid: {kind.en.lower()}"),
        rule="Awb 4:87 [K]",
        sentence=_HELD_UP if is_held_up else _OTHERWISE if is_otherwise else _SIX_WEEKS,
        inputs=(
            *(taken(decision, "announcedOn") if decision else ()),
            *taken(record, "dueOn", "decisionPointId", "status", "paidOn"),
        ),
        missing=() if when else _missing_for(record, is_held_up=is_held_up),
        stated=partial_date(record, "dueOn") if when and is_otherwise else None,
    )


def _missing_for(record: Record, *, is_held_up: bool) -> tuple[str, ...]:
    if is_held_up:
        return ("suspension.liftedOn",)
    return ("decisionPointId",) if record.text("decisionPointId") is None else ("decision.announcedOn",)


def _revision_end(file: AllocationFile, day: date) -> Iterator[Entry]:
    """R-096: a determination changes within five years after it was announced (Awb 4:49)."""
    step = file.determination
    if step is None or file.is_withdrawn:
        return
    decision = file.decision_of_step(step)
    when = None if decision is None else ends(FIVE_YEARS, known(decision.day("announcedOn")))
    yield Entry(
        kind=CalendarEntryKind.REVISION_END,
        record=file.allocation,
        when=when,
        status=course(when, day),
        title=Localised("Laatste dag om de vaststelling te wijzigen", "Last day to change the determination"),
        rule="R-096",
        sentence=Localised(
            "De vaststelling kan worden gewijzigd tot vijf jaar na haar bekendmaking, of na een latere niet-nakoming."
            " Die termijn wordt niet verlengd voor een weekend of feestdag.",
            "The determination can be changed until five years after it was announced, or after a later breach. That"
            " term is not extended for a weekend or holiday.",
        ),
        inputs=taken(decision, "announcedOn") if decision else (),
        missing=() if when else ("decision.announcedOn",),
    )


def _recovery_end(file: AllocationFile, day: date) -> Iterator[Entry]:
    """R-097: what was paid too much is recovered within five years after the determination (Awb 4:57)."""
    step = file.determination
    if step is None or file.is_withdrawn:
        return
    is_told = step.text("status") == AllocationStatus.DETERMINED and known(step.day("since")) is not None
    decision = file.decision_of_step(step)
    if is_told:
        begins = known(step.day("since"))
        inputs: tuple[Input, ...] = (Input(file.allocation, "statusHistory.since", step.members.get("since")),)
    else:
        begins = None if decision is None else known(decision.day("decidedOn"))
        inputs = taken(decision, "decidedOn") if decision else ()
    when = ends(FIVE_YEARS, begins)
    is_begun = file.status in {AllocationStatus.RECOVERING, AllocationStatus.RECOVERED}
    yield Entry(
        kind=CalendarEntryKind.RECOVERY_END,
        record=file.allocation,
        when=when,
        status=CalendarEntryStatus.DONE if is_begun and when else course(when, day),
        title=Localised("Laatste dag om terug te vorderen", "Last day to recover"),
        rule="R-097",
        sentence=Localised(
            "Wat te veel is betaald, kan worden teruggevorderd tot vijf jaar na de vaststelling, of na een latere"
            " niet-nakoming. Die termijn wordt niet verlengd voor een weekend of feestdag.",
            "What was paid too much can be recovered until five years after the determination, or after a later"
            " breach. That term is not extended for a weekend or holiday.",
        ),
        inputs=(*inputs, *taken(file.allocation, "status")),
        missing=() if when else ("decision.decidedOn",),
    )
