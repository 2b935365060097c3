"""The state machine of an envelope: its amount becomes certain, its ceiling is set, published, closed. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.funding import problems
from app.funding.grant_guards import certainty_may_rise
from app.funding.rules import AmountCertainty, AmountQualifier, CeilingStatus
from app.funding.situations import KEEPERS, Asked, DecidedPoint, EnvelopeState, told
from app.funding.totals import EnvelopeFigures, held
from app.kit.domain import Localised, ProblemType
from app.lifecycle import problems as lifecycle_problems
from app.lifecycle.machine import Clearing, Guard, Transition, machine

_LIMITS = frozenset({AmountQualifier.EXACT, AmountQualifier.MAXIMUM})


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeSituation:
    """An envelope on the legal day of a step, with what it carries; `qualifier` is what a request states of it."""

    day: date
    envelope: EnvelopeState
    granted_cents: int
    reserved_cents: int
    points: tuple[DecidedPoint, ...] = ()
    asked: Asked | None = None
    qualifier: AmountQualifier | None = None
    has_basis: bool = False

    @property
    def becoming(self) -> EnvelopeFigures:
        """Return the figures as they would be."""
        figures, asked = self.envelope.figures, self.asked
        return replace(
            figures,
            amount_cents=figures.amount_cents if asked is None or asked.amount_cents is None else asked.amount_cents,
            certainty=(asked.certainty if asked is not None else None) or figures.certainty,
            qualifier=self.qualifier or figures.qualifier,
        )

    def clearing(self, path: str) -> Clearing:
        """Return that the provider clears something."""
        return Clearing(KEEPERS, self.envelope.provider_id, "POST", path)


def it_becomes_more_certain(s: EnvelopeSituation) -> Iterable[Guard]:
    """R-078: a decision or a document makes an amount more certain."""
    words = Localised("Het bedrag wordt zekerder, op een grond.", "The amount becomes more certain, on a ground.")
    may_rise = certainty_may_rise(s.asked, s.envelope.figures.certainty)
    yield told("R-078", words, None if may_rise else problems.CERTAINTY_CHANGE_UNSUPPORTED)
    if s.asked is None or s.envelope.figures.ceiling_cents is None:
        return
    if s.envelope.figures.ceiling_cents != s.becoming.amount_cents:
        yield from a_decision_sets_it(s)
    yield from it_is_certain(s)


def it_is_certain(s: EnvelopeSituation) -> Iterable[Guard]:
    """R-077: an estimate, or an amount that is no limit, is no ceiling (Awb 4:22)."""
    words = Localised("Het bedrag staat vast.", "The amount is certain.")
    becoming = s.becoming
    is_limit = becoming.certainty is not AmountCertainty.ESTIMATE and becoming.qualifier in _LIMITS
    clearing = s.clearing(f"/v1/funding-envelopes/{s.envelope.id}/transitions")
    yield told("R-077", words, None if is_limit else problems.AMOUNT_NOT_FIRM, clearing=clearing)


def a_decision_sets_it(s: EnvelopeSituation) -> Iterable[Guard]:
    """Awb 4:25: a ceiling is set, and changed, by decision of the provider."""
    named = s.asked.point_id if s.asked is not None else None
    carrying = [
        point
        for point in s.points
        if named in {None, point.id} and point.carries("set_ceiling", s.envelope.provider_id, s.day)
    ]
    words = Localised("Een besluit stelt het plafond vast.", "A decision sets the ceiling.")
    problem: ProblemType | None = None if carrying else lifecycle_problems.DECISION_REQUIRED
    evidence = tuple(("decision", point.decision_id) for point in carrying[:1])
    clearing = s.clearing("/v1/decisions")
    yield Guard(None, problem.cause if problem else words, problem, evidence=evidence, clearing=clearing)


def it_has_a_basis(s: EnvelopeSituation) -> Iterable[Guard]:
    """Awb 4:25, 4:26: a ceiling is published with the regulation it is set under."""
    words = Localised("De regeling is bekend.", "The regulation is known.")
    yield told("R-080", words, None if s.has_basis else problems.SUBSIDY_BASIS_MISSING)


def it_covers_what_it_carries(s: EnvelopeSituation) -> Iterable[Guard]:
    """R-081, R-082: the amount is not less than what was granted and reserved on it."""
    words = Localised("Het bedrag dekt wat erop is verleend.", "The amount covers what was granted on it.")
    found = held(s.becoming, s.granted_cents, s.reserved_cents)
    if found is None:
        yield told("R-082", words, None)
        return
    yield told(found.rule, words, found.problem, members=found.members)


_STANDING = frozenset({CeilingStatus.ANNOUNCED.value, CeilingStatus.ADOPTED.value, CeilingStatus.PUBLISHED.value})
ENVELOPE_MACHINE = machine(
    "funding_envelope",
    Transition(
        "firm_up",
        Localised("Bedrag zekerder vastleggen", "Make the amount more certain"),
        _STANDING,
        "",
        guards=(it_becomes_more_certain, it_covers_what_it_carries),
        needs=("certainty",),
        roles=KEEPERS,
    ),
    Transition(
        "adopt",
        Localised("Plafond vaststellen", "Adopt the ceiling"),
        frozenset({"announced"}),
        "adopted",
        guards=(a_decision_sets_it, it_is_certain, it_covers_what_it_carries),
        roles=KEEPERS,
    ),
    Transition(
        "publish",
        Localised("Plafond bekendmaken", "Publish the ceiling"),
        frozenset({"adopted"}),
        "published",
        guards=(it_is_certain, it_has_a_basis),
        roles=KEEPERS,
    ),
    Transition(
        "change_ceiling",
        Localised("Plafond wijzigen", "Change the ceiling"),
        frozenset({"adopted", "published"}),
        "",
        guards=(a_decision_sets_it, it_is_certain, it_covers_what_it_carries),
        needs=("amountCents",),
        roles=KEEPERS,
    ),
    Transition(
        "close",
        Localised("Sluiten", "Close"),
        frozenset({"adopted", "published"}),
        "closed",
        roles=KEEPERS,
    ),
)
