"""When a mandate begins, who holds it on a day, and when its phase or its holder's office has passed. Pure.

A mandate counts only where that is certain (R-003): an open end of a period is open, but a partial date counts
against whoever relies on it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from app.findings.facts import AgreementFacts, MandateFacts, OfficeHoldingFacts, RoleAssignmentFacts
from app.kit.dates import Interval, on
from app.kit.terms import ONE_DAY

ENDED = frozenset({"exhausted", "expired", "revoked", "lapsed"})
_OVER = frozenset({"expired", "terminated", "superseded", "withdrawn", "annulled"})
_SIGNED_OR_LATER = _OVER | {"signed", "in_force"}
# The states of its agreement in which a mandate for a phase has no day left.
_PASSED_IN = {"until_signing": _SIGNED_OR_LATER, "during_term": _OVER}


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its first and last day; one that is missing is open."""

    start: Interval | None
    end: Interval | None

    def certainly_covers(self, when: Interval) -> bool:
        """Tell whether every day of `when` certainly lies in the period."""
        has_begun = self.start is None or self.start.latest <= when.earliest
        return has_begun and (self.end is None or self.end.earliest >= when.latest)

    def within(self, other: "Period") -> "Period":
        """Return the part of a period that lies in another one too."""
        starts = [start for start in (self.start, other.start) if start is not None]
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(
            Interval(max(s.earliest for s in starts), max(s.latest for s in starts)) if starts else None,
            Interval(min(e.earliest for e in ends), min(e.latest for e in ends)) if ends else None,
        )


@dataclass(frozen=True, slots=True)
class Held:
    """The period in which a person holds a mandate."""

    person_id: str | None
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderFacts:
    """What tells who holds a mandate: offices, and who fills the role for which agreement or programme."""

    office_holdings: tuple[OfficeHoldingFacts, ...] = ()
    role_assignments: tuple[RoleAssignmentFacts, ...] = ()


NOBODY_KNOWN = HolderFacts()


@dataclass(frozen=True, slots=True)
class Subject:
    """The agreement an act is about, with its programme: a role is filled for one of both."""

    agreement_id: str | None
    programme_id: str | None

    def is_of(self, assignment: RoleAssignmentFacts) -> bool:
        """Tell whether a role is filled for this agreement or its programme."""
        if assignment.agreement_id is not None:
            return assignment.agreement_id == self.agreement_id
        return assignment.programme_id is not None and assignment.programme_id == self.programme_id


def subject_of(agreement: AgreementFacts | None) -> Subject | None:
    """Return an agreement as the subject of an act."""
    return Subject(agreement.id, agreement.programme_id) if agreement is not None else None


def period_of(facts: MandateFacts | OfficeHoldingFacts | RoleAssignmentFacts) -> Period:
    """Return the period stated of a mandate, an office or a role."""
    return Period(facts.valid_from, facts.valid_to)


def offices_at(mandate: MandateFacts, facts: HolderFacts) -> list[OfficeHoldingFacts]:
    """Return the offices at the organisation that gave the mandate."""
    return [o for o in facts.office_holdings if o.organisation_id == mandate.granting_organisation_id]


def holders(mandate: MandateFacts, facts: HolderFacts, subject: Subject | None) -> list[Held]:
    """Return who holds a mandate and when: its person, or who has the function or role in that period (R-033, R-042).

    `subject` is what an act is about; without one, a role counts whatever it is filled for.
    """
    offices = offices_at(mandate, facts)
    if mandate.holder_kind == "function":
        return [Held(o.person_id, period_of(o)) for o in offices if o.function_kind == mandate.function_kind]
    if mandate.holder_kind == "role":
        by_id = {office.id: office for office in offices}
        return [
            Held(office.person_id, period_of(assignment).within(period_of(office)))
            for assignment in facts.role_assignments
            if assignment.role == mandate.holder_role and (subject is None or subject.is_of(assignment))
            if (office := by_id.get(assignment.office_holding_id or "")) is not None
        ]
    return [Held(mandate.person_id, Period(None, None))]


def periods_held(mandate: MandateFacts, facts: HolderFacts, subject: Subject | None) -> list[Period]:
    """Return the periods in which a mandate can be used because somebody holds it.

    A person does so in an office of the organisation, or from outside it with the consent that needs (Awb 10:4).
    """
    if mandate.holder_kind != "person":
        return [held.period for held in holders(mandate, facts, subject)]
    own = [period_of(o) for o in offices_at(mandate, facts) if o.person_id == mandate.person_id]
    return own if mandate.consent_document_id is None else [*own, Period(None, None)]


def phase_has_passed(phase_limit: str | None, agreement_status: str | None) -> bool:
    """Tell whether the agreement a mandate serves has left the phase it is limited to (R-041)."""
    return phase_limit is not None and agreement_status in _PASSED_IN[phase_limit]


def holder_left(offices: Collection[Period], granted_on: Interval | None, day: date) -> date | None:
    """Return the day on which a mandate held by a person lapsed because that person left office (R-042).

    `offices` are those of the person at the granting organisation. The person certainly held one when the mandate
    was granted, and certainly holds none any more; who was outside the organisation all along did not leave it.
    """
    if granted_on is None or not any(office.certainly_covers(granted_on) for office in offices):
        return None
    ends = [office.end.latest for office in offices if office.end is not None and office.end.latest < day]
    return max(ends) + ONE_DAY if len(ends) == len(offices) else None


def mandate_started(period: Period, held: Iterable[Period], day: date) -> date | None:
    """Return the day from which a granted mandate is active: its first, or the later one its holder is known from.

    `held` are the periods in which it certainly has a holder. One whose last day may have passed does not start any
    more (R-030).
    """
    start = period.start
    if start is None or start.latest > day or (period.end is not None and period.end.earliest < day):
        return None
    begun = [
        each.start.latest if each.start is not None else start.latest
        for each in held
        if each.certainly_covers(on(day))
    ]
    return max(start.latest, min(begun)) if begun else None
