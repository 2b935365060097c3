"""What a mandate asks before it ends: over, exhausted, revoked or lapsed (section 3). Pure."""

from datetime import date

from app.decisions.mandate_rules import WRITTEN_FORM_REQUIRED
from app.kit.dates import on
from app.kit.domain import Localised
from app.kit.terms import ONE_DAY
from app.lifecycle import mandate_problems as problems
from app.lifecycle.agreement_guards import told
from app.lifecycle.machine import Guard
from app.lifecycle.mandate_guards import Guards, MandateSituation
from app.lifecycle.mandate_time import (
    ENDED,
    holder_left,
    mandate_started,
    offices_at,
    period_of,
    periods_held,
    phase_has_passed,
    subject_of,
)

_NOT_ADOPTED = frozenset({"rejected", "withdrawn", "noted"})
_PENDING = frozenset({"proposed", "scheduled"})


def its_last_day_is_over(s: MandateSituation) -> Guards:
    """R-030: its last day is certainly over."""
    words = Localised("De laatste dag is voorbij.", "The last day is over.")
    end = s.mandate.valid_to
    is_over = end is not None and end.latest < s.day
    yield told("R-030", words, None if is_over else problems.MANDATE_NOT_ENDED)


def its_phase_has_passed(s: MandateSituation) -> Guards:
    """R-041: the agreement is signed, or its term is over."""
    words = Localised("De fase is voorbij.", "The phase is over.")
    passed = phase_has_passed(s.mandate.phase_limit, s.agreement_status)
    evidence = (("agreement", s.agreement.id),) if s.agreement is not None else ()
    yield told("R-041", words, None if passed else problems.MANDATE_NOT_ENDED, *evidence)


def revoked_in_writing(s: MandateSituation) -> Guards:
    """R-034: a general mandate is revoked in writing, by a decision or a document (Awb 10:8, paragraph 2)."""
    words = Localised(
        "Het wordt schriftelijk ingetrokken, of dat hoeft niet.", "It is revoked in writing, or need not be."
    )
    named = s.revoking is not None and (s.revoking.document_id or s.revoking.decision_point_id)
    is_missing = s.mandate.subject_agreement_id is None and s.revoking is not None and not named
    problem = WRITTEN_FORM_REQUIRED if is_missing and s.revoking_decision is None else None
    yield told("R-034", words, problem, always=True)


def its_own_body_revokes_it(s: MandateSituation) -> Guards:
    """R-034: a decision named is one of the body that gave it, that revokes this mandate."""
    named = s.revoking.decision_point_id if s.revoking is not None else None
    if named is None:
        return
    words = Localised("Het genoemde punt trekt dit mandaat in.", "The point named revokes this mandate.")
    found = [decision.id for decision, point in s.adopted("revoke_mandate") if point.id == named]
    problem = None if found else problems.MANDATE_REVOCATION_UNFOUNDED
    yield told("R-034", words, problem, *(("decision", each) for each in found), always=True)


def it_is_not_revoked_afterwards(s: MandateSituation) -> Guards:
    """R-034: it is revoked from that moment on: today, or from the day of the decision that revoked it."""
    if s.revoking is None:
        return
    words = Localised(
        "Het wordt ingetrokken vanaf nu, of vanaf het besluit.", "It is revoked from now, or from then."
    )
    decided = s.revoking_decision[0].decided_on if s.revoking_decision is not None else None
    first = on(s.day) if decided is None else decided
    problem = problems.MANDATE_REVOCATION_UNFOUNDED if s.revoking.since.earliest < first.latest else None
    yield Guard("R-034", _NOT_BACK if problem else words, problem)


_NOT_BACK = Localised(
    "Een intrekking werkt niet terug: zij geldt vanaf nu, of vanaf de dag van het besluit tot intrekken.",
    "A revocation does not work back: it counts from now, or from the day of the decision to revoke.",
)


def something_makes_it_lapse(s: MandateSituation) -> Guards:
    """R-037, R-042: it was not adopted, the person left office, or what it derives from ended."""
    cause = lapsed_by(s)
    words = Localised("Het mandaat is vervallen.", "The mandate has lapsed.")
    if cause is None:
        yield told("R-042", words, problems.MANDATE_NOT_ENDED)
    else:
        yield told(*cause)


def lapsed_by(s: MandateSituation) -> tuple[str, Localised, None] | None:
    """Return the rule by which a mandate has lapsed, with its words; nothing while it has not."""
    if s.mandate.status == "proposed":
        return _NOT_GRANTED if _was_not_adopted(s) else None
    if any(each.status in ENDED for each in s.above):
        return _WITH_PARENT
    return _WITH_HOLDER if left_on(s) is not None else None


_NOT_GRANTED = ("R-019", Localised("Het voorstel is niet aangenomen.", "The proposal was not adopted."), None)
_WITH_PARENT = (
    "R-037",
    Localised("Het mandaat waar het van is afgeleid, is geëindigd.", "The mandate it derives from has ended."),
    None,
)
_WITH_HOLDER = ("R-042", Localised("De gemandateerde heeft het ambt verlaten.", "The holder left office."), None)


def _was_not_adopted(s: MandateSituation) -> bool:
    """Tell whether the body decided against it, and is not asked again; what was deferred waits."""
    points = s.points("grant_mandate")
    refused = any(d.status == "decided" and point.outcome in _NOT_ADOPTED for d, point in points)
    waits = any(d.status in _PENDING or point.outcome == "deferred" for d, point in points)
    return refused and not waits and not s.adopted("grant_mandate")


def left_on(s: MandateSituation) -> date | None:
    """Return the day on which a mandate given to a person lapsed because that person left office (R-042)."""
    if s.mandate.holder_kind != "person":
        return None
    own = [period_of(o) for o in offices_at(s.mandate, s.holder_facts) if o.person_id == s.mandate.person_id]
    return holder_left(own, s.granted_on, s.day)


def since_when(name: str, s: MandateSituation) -> date:
    """Return since when a step of the register counts in law: noticed later, it still happened on its own day."""
    if name == "activate":
        held = periods_held(s.mandate, s.holder_facts, subject_of(s.agreement))
        return mandate_started(period_of(s.mandate), held, s.day) or s.day
    if name == "expire" and s.mandate.valid_to is not None:
        return s.mandate.valid_to.latest + ONE_DAY
    if name == "exhaust":
        return _passed_on(s)
    return (left_on(s) if name == "lapse" else None) or s.day


def _passed_on(s: MandateSituation) -> date:
    """Return since when the phase is over: the day after the term, or the status that says so, as far as known."""
    agreement = s.agreement
    if agreement is None:
        return s.day
    ends = agreement.ends_on if s.mandate.phase_limit == "during_term" and agreement.status == "expired" else None
    if ends is not None and ends.latest < s.day:
        return ends.latest + ONE_DAY
    since = agreement.status_since
    is_first = agreement.status == "signed" or s.mandate.phase_limit == "during_term"
    return since.latest if since is not None and is_first and since.latest <= s.day else s.day
