"""The state machines of a decision and of a signing event (section 3). Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.findings.day import AFFIRMATIVE
from app.findings.examination import Examination, known_day
from app.findings.facts import DecisionFacts, DecisionPointFacts
from app.kit.dates import Interval
from app.kit.domain import ApiRole, Localised
from app.kit.problem_types import SEGREGATION_OF_DUTIES
from app.lifecycle import mandate_problems, problems
from app.lifecycle.agreement_guards import CONSULTED_BODIES, council_heard_by
from app.lifecycle.ending_guards import ENDING_LATER, has_not_ended
from app.lifecycle.machine import DECIDERS, Clearing, Guard, Transition, machine
from app.lifecycle.mandate_guards import MandateSituation
from app.lifecycle.mandate_time import subject_of
from app.lifecycle.mandate_use import Acting, Use, judge_use, may_be_passed_on, powers_for_point

# What somebody does who passes a mandate on: that is allowed by the mandate itself, not by one of its powers.
_PASSING_ON = frozenset({"grant_mandate", "revoke_mandate"})
_EXECUTIVES = {"municipality": "municipal_executive", "province": "provincial_executive"}


@dataclass(frozen=True, slots=True)
class DecisionSituation:
    """A decision with the dossiers its points are about, on the day of a step.

    `outcomes` are those the step states, by point; `revoking` is the new decision it names. Both are judged only
    where something is asked: a list cannot know them. `mandate` is the one it is taken under; `acting` is who decides
    under it now, and `as_holder` whether in the role of mandate holder alone. `is_proposer` tells that who decides
    proposed an amendment that is decided on.
    """

    decision: DecisionFacts
    dossiers: tuple[Examination, ...]
    day: Interval
    outcomes: Mapping[str, str] = field(default_factory=dict)
    revoking: DecisionFacts | None = None
    is_asked: bool = False
    is_proposer: bool = False
    mandate: MandateSituation | None = None
    acting: Acting | None = None
    as_holder: bool = False


Guards = Iterator[Guard]


def _clearing(s: DecisionSituation, path: str = "", method: str = "PATCH") -> Clearing:
    return Clearing(DECIDERS, s.decision.organisation_id, method, path or f"/v1/decisions/{s.decision.id}")


def no_agreement_has_ended(s: DecisionSituation) -> Guards:
    """R-065: nothing new is decided about an agreement that has ended; what closes it is."""
    for x in s.dossiers:
        kinds = {point.kind for point in s.decision.points if point.agreement_id == x.agreement.id}
        if kinds - ENDING_LATER:
            yield has_not_ended(x)


def every_point_has_an_outcome(s: DecisionSituation) -> Guards:
    """R-019: each point gets an outcome of its own, and none is given to what is no point of it."""
    points = {point.id for point in s.decision.points}
    missing = not points or (s.is_asked and points != s.outcomes.keys())
    words = Localised("Elk punt krijgt een eigen uitkomst.", "Each point gets an outcome of its own.")
    problem = problems.OUTCOME_MISSING if missing else None
    yield Guard("R-019", problem.cause if problem else words, problem, always=True, clearing=_clearing(s))


def each_text_is_frozen(s: DecisionSituation) -> Guards:
    """R-018: a point to enter into an agreement names the frozen text that is decided on."""
    for x in s.dossiers:
        for point in s.decision.points:
            if point.kind != "enter_into_agreement" or point.agreement_id != x.agreement.id:
                continue
            version = next((v for v in x.dossier.versions if v.id == point.agreement_version_id), None)
            words = Localised("Het punt noemt een vastgelegde tekst.", "The point names a frozen text.")
            problem = None if version and version.text_sha256 else problems.DECISION_TEXT_MISMATCH
            evidence = (("agreement_version", version.id),) if version else ()
            yield Guard(
                "R-018", problem.cause if problem else words, problem, evidence=evidence, clearing=_clearing(s)
            )


def council_was_heard_before(s: DecisionSituation) -> Guards:
    """R-120: the executive decides on a far-reaching agreement after council or States could state their wishes."""
    for x in s.dossiers:
        kind = x.kind_of(s.decision.organisation_id) or ""
        decides = s.decision.body is not None and s.decision.body == _EXECUTIVES.get(kind)
        entering = any(
            p.kind == "enter_into_agreement" and p.agreement_id == x.agreement.id for p in s.decision.points
        )
        if not decides or not entering or x.agreement.far_reaching is not True:
            continue
        for party in x.parties():
            if party.organisation_id == s.decision.organisation_id:
                yield council_heard_by(x, party, CONSULTED_BODIES[kind], s.day)


def mandate_holds(s: DecisionSituation) -> Guards:
    """R-028: a decision under mandate counts as the body's own where every limit of the mandate is kept.

    R-030, R-032 to R-034, R-036, R-038, R-040 and R-041, for each of its points.
    """
    if s.decision.mandate_id is None:
        return
    if s.mandate is None:
        problem = mandate_problems.MANDATE_NOT_IN_FORCE
        evidence = (("mandate", s.decision.mandate_id),)
        yield Guard("R-030", problem.cause, problem, evidence=evidence, clearing=_clearing(s, "/v1/mandates", "POST"))
        return
    found = [guard for point in s.decision.points for guard in _under_mandate(s, s.mandate, point)]
    # What is said of every point is said once.
    yield from dict.fromkeys(found)


def _under_mandate(s: DecisionSituation, given: MandateSituation, point: DecisionPointFacts) -> Guards:
    yield from judge_use(given.mandate, given.above, _use_of(s, given, point))
    if point.kind in _PASSING_ON:
        yield may_be_passed_on(given.mandate)


def _use_of(s: DecisionSituation, given: MandateSituation, point: DecisionPointFacts) -> Use:
    """Return the act that deciding a point is; a mandate that is passed on is about what it was itself given for."""
    x = next((x for x in s.dossiers if x.agreement.id == point.agreement_id), None)
    agreement = x.agreement if x is not None else None
    is_passed_on = point.kind in _PASSING_ON
    if is_passed_on:
        agreement = given.agreement
    allocation = next((a for a in x.dossier.allocations if a.id == point.allocation_id), None) if x else None
    return Use(
        day=s.day,
        powers=frozenset(given.mandate.powers) if is_passed_on else powers_for_point(point.kind),
        organisation_id=s.decision.organisation_id,
        body=s.decision.body,
        subject=subject_of(agreement),
        agreement_status=agreement.status if agreement is not None else None,
        amount_cents=allocation.granted_cents if allocation is not None else None,
        acting=s.acting,
        holder_facts=given.holder_facts,
    )


def its_holder_decides(s: DecisionSituation) -> Guards:
    """R-033: who is a mandate holder and nothing else decides only under that mandate, and records no past."""
    if s.as_holder and (s.decision.mandate_id is None or s.acting is None):
        problem = mandate_problems.NOT_MANDATE_HOLDER
        yield Guard("R-033", problem.cause, problem, always=True, clearing=_clearing(s))


def another_than_the_proposer_decides(s: DecisionSituation) -> Guards:
    """R-047: who proposed an amendment does not approve it under a mandate either."""
    if s.decision.mandate_id is None or not any(point.kind == "approve_amendment" for point in s.decision.points):
        return
    words = Localised(
        "Wie beslist, heeft de wijziging niet voorgesteld.", "Who decides did not propose the amendment."
    )
    problem = SEGREGATION_OF_DUTIES if s.is_proposer else None
    yield Guard("R-047", problem.cause if problem else words, problem, always=True, clearing=_clearing(s))


def a_new_decision_revokes(s: DecisionSituation) -> Guards:
    """Ask for a new decision, taken by the same body, that revokes this one; what was done on it stands."""
    found = s.revoking
    fits = not s.is_asked or (
        found is not None
        and found.id != s.decision.id
        and found.organisation_id == s.decision.organisation_id
        and found.body == s.decision.body
        and found.status == "decided"
        and any(point.outcome in AFFIRMATIVE for point in found.points)
        and not known_day(found.decided_on).certainly_before(known_day(s.decision.decided_on))
    )
    words = Localised("Een nieuw besluit trekt dit in.", "A new decision revokes this one.")
    problem = None if fits else problems.REVOKING_DECISION_MISSING
    evidence = (("decision", found.id),) if found is not None else ()
    yield Guard(
        None,
        problem.cause if problem else words,
        problem,
        always=True,
        evidence=evidence,
        clearing=_clearing(s, "/v1/decisions", "POST"),
    )


DECISION_MACHINE = machine(
    "decision",
    Transition(
        "schedule",
        Localised("Agenderen", "Schedule"),
        frozenset({"proposed"}),
        "scheduled",
        guards=(no_agreement_has_ended,),
        roles=DECIDERS,
    ),
    Transition(
        "decide",
        Localised("Besluiten", "Decide"),
        frozenset({"scheduled"}),
        "decided",
        guards=(
            no_agreement_has_ended,
            every_point_has_an_outcome,
            each_text_is_frozen,
            council_was_heard_before,
            mandate_holds,
            its_holder_decides,
            another_than_the_proposer_decides,
        ),
        needs=("outcomes",),
        roles=(*DECIDERS, ApiRole.MANDATE_HOLDER),
    ),
    Transition(
        "revoke",
        Localised("Intrekken", "Revoke"),
        frozenset({"decided"}),
        "revoked",
        guards=(a_new_decision_revokes,),
        needs=("revokedByDecisionId", "reason"),
        roles=DECIDERS,
    ),
)


@dataclass(frozen=True, slots=True)
class SigningEventSituation:
    """A signing event of an agreement, on the day of a step."""

    x: Examination


def the_agreement_has_not_ended(s: SigningEventSituation) -> Guards:
    """R-065: nobody signs any more under an agreement that has ended; that it was not to be is still told."""
    yield has_not_ended(s.x)


def _event(
    name: str, nl: str, en: str, source: str, target: str, *needs: str, **more: object
) -> Transition[SigningEventSituation]:
    return Transition(name, Localised(nl, en), frozenset({source}), target, needs=needs, **more)  # type: ignore[arg-type]


_WHILE_IT_RUNS = (the_agreement_has_not_ended,)


SIGNING_EVENT_MACHINE = machine(
    "signing_event",
    _event("hold", "Houden", "Hold", "planned", "held", guards=_WHILE_IT_RUNS),
    _event("postpone", "Uitstellen", "Postpone", "planned", "postponed", "reason", guards=_WHILE_IT_RUNS),
    _event("cancel", "Annuleren", "Cancel", "planned", "cancelled", "reason"),
    _event("replan", "Opnieuw plannen", "Plan again", "postponed", "planned", "plannedOn", guards=_WHILE_IT_RUNS),
)
