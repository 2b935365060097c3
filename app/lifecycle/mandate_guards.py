"""What a mandate asks before it is granted and before it starts: guards of its state machine (section 3). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.decisions.mandate_rules import MANDATE_RETROACTIVE, WRITTEN_FORM_REQUIRED
from app.findings.day import AFFIRMATIVE, grants
from app.findings.examination import day_order
from app.findings.facts import AgreementFacts, DecisionFacts, DecisionPointFacts, MandateFacts
from app.kit.dates import Interval, on
from app.kit.domain import Localised
from app.lifecycle import mandate_problems as problems
from app.lifecycle.agreement_guards import told
from app.lifecycle.machine import DECIDERS, Clearing, Guard
from app.lifecycle.mandate_time import (
    NOBODY_KNOWN,
    HolderFacts,
    periods_held,
    phase_has_passed,
    subject_of,
)
from app.lifecycle.mandate_use import is_outside
from app.lifecycle.problems import DECISION_NOT_AFFIRMATIVE


@dataclass(frozen=True, slots=True)
class Revoking:
    """What a request to revoke a mandate states: the decision point and document by which it is done, and when."""

    decision_point_id: str | None
    document_id: str | None
    since: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateSituation:
    """A mandate on the legal day of a step, with everything it is judged by.

    `above` are the mandates it derives from, the nearest first; `agreement` is the one it was given for; `decisions`
    are those with a point that grants or revokes it. `revoking` is what a request names: a list cannot know it.
    """

    mandate: MandateFacts
    day: date
    above: tuple[MandateFacts, ...] = ()
    agreement: AgreementFacts | None = None
    decisions: tuple[DecisionFacts, ...] = ()
    holder_facts: HolderFacts = NOBODY_KNOWN
    revoking: Revoking | None = None

    @property
    def agreement_status(self) -> str | None:
        """Return how far the agreement has come that the mandate was given for."""
        return self.agreement.status if self.agreement is not None else None

    def points(self, kind: str) -> list[tuple[DecisionFacts, DecisionPointFacts]]:
        """Return the points of a kind on this mandate, in decisions that may grant or revoke it, the first one first.

        That is the body that gave it, or who may pass it on under the mandate it derives from (R-033, R-037).
        """
        ordered = sorted(self.decisions, key=lambda d: (*day_order(d.decided_on), d.id))
        return [
            (decision, point)
            for decision in ordered
            for point in decision.points
            if point.kind == kind and self._is_about(point) and self._is_own(decision)
        ]

    def _is_about(self, point: DecisionPointFacts) -> bool:
        return grants(point, self.mandate) or point.mandate_id == self.mandate.id

    def _is_own(self, decision: DecisionFacts) -> bool:
        mandate = self.mandate
        gave_it = (mandate.granting_organisation_id, mandate.granting_body)
        return (decision.organisation_id, decision.body) == gave_it and (
            decision.mandate_id in {None, mandate.parent_mandate_id}
        )

    def adopted(self, kind: str) -> list[tuple[DecisionFacts, DecisionPointFacts]]:
        """Return the adopted points of a kind, in decisions that stand."""
        return [
            (decision, point)
            for decision, point in self.points(kind)
            if decision.status == "decided" and point.outcome in AFFIRMATIVE
        ]

    @property
    def granted_on(self) -> Interval | None:
        """Return the day of the granting decision, or else that on which it starts (R-031)."""
        adopted = self.adopted("grant_mandate")
        return (adopted[0][0].decided_on if adopted else None) or self.mandate.valid_from

    @property
    def revoking_decision(self) -> tuple[DecisionFacts, DecisionPointFacts] | None:
        """Return the decision that stands by which the mandate is revoked, and its point."""
        return next(iter(self.adopted("revoke_mandate")), None)


Guards = Iterator[Guard]


def _decided_by(s: MandateSituation) -> Clearing:
    return Clearing(DECIDERS, s.mandate.granting_organisation_id, "POST", "/v1/decisions")


def a_decision_grants_it(s: MandateSituation) -> Guards:
    """R-031, R-019: the body that gives it decided so, or its holder who may pass it on (R-037)."""
    words = Localised("Het bevoegde orgaan besloot het mandaat te geven.", "The competent body decided to give it.")
    adopted = s.adopted("grant_mandate")
    if adopted:
        yield told("R-031", words, None, *(("decision", decision.id) for decision, _ in adopted))
        return
    refused = [decision for decision, point in s.points("grant_mandate") if point.outcome is not None]
    problem, rule = problems.GRANTING_DECISION_MISSING, "R-031"
    if refused:
        problem, rule = DECISION_NOT_AFFIRMATIVE, "R-019"
    yield told(rule, words, problem, *(("decision", each.id) for each in refused), clearing=_decided_by(s))


def it_does_not_work_back(s: MandateSituation) -> Guards:
    """R-031: it does not start before the decision that grants it."""
    words = Localised("Het gaat niet in vóór het besluit.", "It does not start before the decision.")
    start = s.mandate.valid_from
    early = [
        decision
        for decision, _ in s.adopted("grant_mandate")
        if start is not None and decision.decided_on is not None and start.certainly_before(decision.decided_on)
    ]
    problem = MANDATE_RETROACTIVE if early else None
    yield told("R-031", words, problem, *(("decision", each.id) for each in early), always=True)


def it_is_in_writing(s: MandateSituation) -> Guards:
    """R-035: a general mandate, or one to somebody outside the organisation, is given in writing."""
    words = Localised("Het is schriftelijk gegeven, of dat hoeft niet.", "It was given in writing, or need not be.")
    start = s.mandate.valid_from
    first = s.day if start is None else max(s.day, start.latest)
    needs_it = s.mandate.subject_agreement_id is None or is_outside(s.mandate, s.holder_facts, on(first))
    problem = WRITTEN_FORM_REQUIRED if needs_it and s.mandate.written is not True else None
    yield told("R-035", words, problem)


def what_it_derives_from_stands(s: MandateSituation) -> Guards:
    """R-037: a sub-mandate ends with what it derives from."""
    if s.mandate.parent_mandate_id is None:
        return
    words = Localised("Het hogere mandaat geldt nog.", "The higher mandate still stands.")
    fallen = [each for each in s.above if each.status not in {"granted", "active"}]
    problem = problems.MANDATE_NOT_IN_FORCE if fallen else None
    yield told("R-037", words, problem, *(("mandate", each.id) for each in fallen or s.above))


def its_first_day_is_reached(s: MandateSituation) -> Guards:
    """R-030: its first day is certainly reached and its last one certainly not over."""
    words = Localised("De eerste dag is bereikt.", "The first day is reached.")
    start, end = s.mandate.valid_from, s.mandate.valid_to
    has_begun = start is not None and start.latest <= s.day and (end is None or end.earliest >= s.day)
    yield told("R-030", words, None if has_begun else problems.MANDATE_NOT_IN_FORCE)


def its_phase_has_not_passed(s: MandateSituation) -> Guards:
    """R-041: the phase it serves is not over."""
    words = Localised("De fase is niet voorbij.", "The phase is not over.")
    passed = phase_has_passed(s.mandate.phase_limit, s.agreement_status)
    evidence = (("agreement", s.agreement.id),) if s.agreement is not None else ()
    yield told("R-041", words, problems.MANDATE_EXHAUSTED if passed else None, *evidence)


def somebody_holds_it(s: MandateSituation) -> Guards:
    """R-033, R-042: somebody certainly has the role or function, or the person the office, on that day."""
    words = Localised("De gemandateerde is bekend.", "The holder is known.")
    held = periods_held(s.mandate, s.holder_facts, subject_of(s.agreement))
    is_held = any(period.certainly_covers(on(s.day)) for period in held)
    path = "/v1/role-assignments" if s.mandate.holder_kind == "role" else "/v1/office-holdings"
    clearing = Clearing(DECIDERS, s.mandate.granting_organisation_id, "POST", path)
    yield told("R-033", words, None if is_held else problems.MANDATE_HOLDER_UNDETERMINED, clearing=clearing)


def outsiders_consented(s: MandateSituation) -> Guards:
    """R-036: somebody outside the organisation, and the employer, consented (Awb 10:4)."""
    words = Localised(
        "De gemandateerde werkt bij de organisatie, of stemde in.", "The holder works there, or consented."
    )
    lacks = is_outside(s.mandate, s.holder_facts, on(s.day)) and s.mandate.consent_document_id is None
    here = Clearing(DECIDERS, s.mandate.granting_organisation_id, "PATCH", f"/v1/mandates/{s.mandate.id}")
    yield told("R-036", words, problems.MANDATE_CONSENT_MISSING if lacks else None, clearing=here)
