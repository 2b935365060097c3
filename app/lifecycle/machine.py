"""State machines: which transitions a kind of record has, and what each of them asks. Pure: facts in, verdicts out.

What is listed and what is performed is judged by one function, `judge`: a transition that is listed as possible
succeeds, and one that is listed as blocked is refused for the same reasons.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, TypeVar

from app.findings.result import EvidenceRef
from app.kit.domain import ApiRole, FieldError, Localised, ProblemType, RecordingMode, Violation
from app.kit.write_problems import INVALID_TRANSITION

Situation = TypeVar("Situation")

DOSSIER_KEEPERS = (ApiRole.LEGAL_OFFICER, ApiRole.REGISTRAR)
DECIDERS = (ApiRole.DECISION_SECRETARY, ApiRole.LEGAL_OFFICER, ApiRole.REGISTRAR)


class Trigger(Enum):
    """Who makes a transition happen: somebody who asks for it, or the register as soon as nothing is missing."""

    PERSON = "person"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Clearing:
    """Who can clear what blocks: the roles, the organisation they are held at, and the request that does it."""

    roles: tuple[ApiRole, ...]
    organisation_id: str | None
    method: str
    href: str


@dataclass(frozen=True, slots=True)
class Guard:
    """What one rule says about a transition now; without a problem it is met.

    `always` marks what blocks in every recording mode; the rest becomes a finding in historic mode. `members` are
    what a refusal tells besides its sentence, `location` is the member of a request it is about.
    """

    rule: str | None
    sentence: Localised
    problem: ProblemType | None = None
    always: bool = False
    evidence: tuple[EvidenceRef, ...] = ()
    clearing: Clearing | None = None
    state: bool = False
    members: Mapping[str, Any] = field(default_factory=dict, compare=False)
    location: str | None = None

    @property
    def is_met(self) -> bool:
        """Tell whether nothing is missing."""
        return self.problem is None

    def blocks(self, mode: RecordingMode) -> bool:
        """Tell whether it keeps the transition from happening in a recording mode."""
        return not self.is_met and (self.always or mode is RecordingMode.WORKFLOW)

    def violation(self) -> Violation:
        """Return what it refuses a request with; it is not met."""
        assert self.problem is not None
        where = (
            () if self.location is None else (FieldError("body", self.location, self.problem.slug, self.sentence),)
        )
        return Violation(
            self.problem, self.sentence, self.rule, always=self.always, errors=where, members=dict(self.members)
        )


@dataclass(frozen=True, slots=True)
class Transition(Generic[Situation]):
    """One way from some states to another.

    `needs` are the members a request must state besides its name; `from_history` marks what is only recorded from a
    source. What a source tells of may start from the states in `recorded_from` too; `refused_in` names a problem of
    its own for some states it does not start from. Without a `target` the state stays as it is.
    """

    name: str
    title: Localised
    sources: frozenset[str]
    target: str
    guards: tuple[Callable[[Situation], Iterable[Guard]], ...] = ()
    needs: tuple[str, ...] = ()
    roles: tuple[ApiRole, ...] = DOSSIER_KEEPERS
    trigger: Trigger = Trigger.PERSON
    from_history: bool = False
    recorded_from: frozenset[str] = frozenset()
    refused_in: Mapping[str, ProblemType] = field(default_factory=dict)
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one transition may happen now, with the outcome of every guard."""

    name: str
    guards: tuple[Guard, ...]

    def violations(self, mode: RecordingMode) -> list[Violation]:
        """Return what blocks in a recording mode, in the order of the guards."""
        return [guard.violation() for guard in self.guards if guard.blocks(mode)]

    def is_possible(self, mode: RecordingMode) -> bool:
        """Tell whether nothing blocks in a recording mode."""
        return not any(guard.blocks(mode) for guard in self.guards)


@dataclass(frozen=True)
class Machine(Generic[Situation]):
    """The transitions of one kind of record, by name."""

    kind: str
    transitions: Mapping[str, Transition[Situation]] = field(default_factory=dict)

    def judge(self, name: str, status: str, situation: Situation) -> Verdict:
        """Return whether a transition may happen from a status, in a situation."""
        transition = self.transitions[name]
        state = _state_of(transition, status)
        found = [g for guard in transition.guards for g in guard(situation)]
        # Where only a step before it was not taken, what an act itself lacks says more (S7).
        is_last = status in transition.recorded_from
        return Verdict(name, (*found, state) if is_last else (state, *found))


def machine(kind: str, *transitions: Transition[Situation]) -> Machine[Situation]:
    """Return the machine of these transitions."""
    return Machine(kind, {transition.name: transition for transition in transitions})


def _state_of(transition: Transition[Situation], status: str) -> Guard:
    if transition.from_history and status in transition.sources:
        sentence = Localised(
            "Alleen uit een bron vast te leggen (`recordingMode: historic`).",
            "Only recorded from a source (`recordingMode: historic`).",
        )
        return Guard(None, sentence, INVALID_TRANSITION, state=True)
    states = ", ".join(sorted(transition.sources))
    sentence = Localised(
        "De status is `{status}`; dit kan vanuit: {states}.", "The status is `{status}`; this starts from: {states}."
    ).filled(status=status, states=states)
    if status in transition.sources:
        return Guard(None, sentence, state=True)
    problem = transition.refused_in.get(status, INVALID_TRANSITION)
    return Guard(None, sentence, problem, always=status not in transition.recorded_from, state=True)
