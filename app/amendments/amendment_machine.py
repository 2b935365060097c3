"""The state machine of an amendment, and what each of its steps asks (section 3, R-045 to R-054). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.amendments import problems
from app.amendments.rules import OPEN, AmendmentClassification, ProtectedSubject
from app.findings.day import AFFIRMATIVE
from app.findings.examination import Examination, known_day
from app.findings.facts import DecisionFacts, PartyFacts
from app.findings.result import EvidenceRef
from app.kit.dates import Interval
from app.kit.domain import ApiRole, Localised, ProblemType
from app.kit.write_problems import INVALID_TRANSITION
from app.lifecycle import problems as lifecycle_problems
from app.lifecycle.ending_guards import has_not_ended
from app.lifecycle.machine import DECIDERS, DOSSIER_KEEPERS, Clearing, Guard, Transition, Trigger, machine

STRENGTH = tuple(AmendmentClassification)
# Before these an agreement's text is still signed: an adopted change is then part of what is signed.
BEFORE_SIGNED = frozenset({"in_decision", "approved", "in_signing"})
_JURISTS = (ApiRole.LEGAL_OFFICER,)
Guards = Iterator[Guard]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one party answered; `is_own` tells that its own people gave or recorded the answer."""

    id: str
    party_id: str
    is_refused: bool = False
    is_own: bool = True
    given_on: Interval | None = None
    decision_point_id: str | None = None
    retroactive_agreed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An amendment as it stands, with the answers to it; `counts_now` tells that its baseline is the present text."""

    id: str
    status: str
    classification: AmendmentClassification | None
    effective_on: Interval | None
    counts_now: bool
    later_amendments: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentSituation:
    """An amendment in its dossier on the legal day of a step.

    `needed` is the lightest class the change allows, with what was changed since the last decision, and `subjects`
    what that touches. `stated` is the class a request asks for, and `drafted` are
    the clauses as they would be.
    """

    x: Examination
    proposal: Proposal
    needed: AmendmentClassification
    subjects: tuple[ProtectedSubject, ...]
    day: date
    stated: AmendmentClassification | None = None
    drafted: tuple[dict[str, Any], ...] = ()

    @property
    def taken_for(self) -> AmendmentClassification:
        """Return the class that counts: the one stated, or given before, or else the lightest allowed."""
        return self.stated or self.proposal.classification or self.needed

    @property
    def address(self) -> str:
        """Return where the amendment is found."""
        return f"/v1/amendments/{self.proposal.id}"

    def by_keeper(self, path: str) -> Clearing:
        """Return that whoever keeps the dossier clears something."""
        return Clearing(DOSSIER_KEEPERS, self.x.agreement.managing_organisation_id, "POST", f"{self.address}{path}")


def told(
    rule: str | None, met: Localised, problem: ProblemType | None, *evidence: EvidenceRef, **more: object
) -> Guard:
    """Return a guard: met in its own words, or blocked in those of its problem."""
    return Guard(rule, problem.cause if problem else met, problem, evidence=evidence, **more)  # type: ignore[arg-type]  # the fields of Guard


def agreement_goes_on(s: AmendmentSituation) -> Guards:
    """R-065: an agreement that has ended is not changed any more."""
    yield has_not_ended(s.x)


def class_is_strict_enough(s: AmendmentSituation) -> Guards:
    """R-045, R-046, R-052: the class covers what the change touches since the last decision, or is stricter."""
    is_strict = STRENGTH.index(s.taken_for) >= STRENGTH.index(s.needed)
    is_minor = s.needed is AmendmentClassification.MINOR
    rule, problem = (
        ("R-052", problems.AMENDMENT_NOT_EDITORIAL) if is_minor else ("R-045", problems.AMENDMENT_NOT_MINOR)
    )
    words = Localised("De wijziging is minstens {nl}.", "The change is at least {en}.").filled(
        nl=s.needed.nl.lower(), en=s.needed.en.lower()
    )
    named = {"protectedSubjects": [subject.value for subject in s.subjects]}
    clearing = Clearing(_JURISTS, s.x.agreement.managing_organisation_id, "POST", f"{s.address}/classification")
    found = None if is_strict else problem
    yield told(rule, words, found, always=True, clearing=clearing, members=named if found else {})


def every_party_consents(s: AmendmentSituation) -> Guards:
    """R-048, R-050: every party consents for itself; silence is no consent, nor what others say of it."""
    answers = {a.party_id: a for a in s.proposal.answers if a.is_own and not a.is_refused}
    for party in s.x.parties():
        found = answers.get(party.id)
        words = Localised("De partij stemde in.", "The party consented.")
        problem = None if found else lifecycle_problems.PARTY_CONSENT_MISSING
        evidence = (("party", party.id), *((("amendment_consent", found.id),) if found else ()))
        clearing = Clearing(DECIDERS, party.organisation_id, "POST", f"{s.address}/consents")
        yield told("R-048", words, problem, *evidence, clearing=clearing)


def every_government_decided(s: AmendmentSituation) -> Guards:
    """R-049: a substantive change takes a new decision of the competent body of every public party."""
    if s.taken_for is not AmendmentClassification.SUBSTANTIVE:
        return
    for party in s.x.parties():
        if not s.x.is_public(party.organisation_id):
            continue
        decision = approving_decision(s.x, party, s.proposal.id)
        words = Localised("Het bevoegde orgaan keurde de wijziging goed.", "The competent body approved the change.")
        problem = None if decision else lifecycle_problems.DECISION_REQUIRED
        evidence = (("party", party.id), *((("decision", decision.id),) if decision else ()))
        yield told(
            "R-049",
            words,
            problem,
            *evidence,
            clearing=Clearing(DECIDERS, party.organisation_id, "POST", "/v1/decisions"),
        )


def approving_decision(x: Examination, party: PartyFacts, amendment_id: str) -> DecisionFacts | None:
    """Return the decision by which a party's competent body approved an amendment (R-010, R-019)."""
    return next(
        (
            decision
            for decision in x.dossier.decisions
            if decision.organisation_id == party.organisation_id
            and decision.status == "decided"
            and x.is_competent(decision)
            and any(
                point.kind == "approve_amendment"
                and point.amendment_id == amendment_id
                and point.outcome in AFFIRMATIVE
                for point in decision.points
            )
        ),
        None,
    )


def baseline_still_counts(s: AmendmentSituation) -> Guards:
    """R-054: the text it starts from is still the present one; otherwise what changed meanwhile would be lost."""
    words = Localised("De uitgangstekst is de geldende.", "The baseline is the present text.")
    problem = None if s.proposal.counts_now else problems.AMENDMENT_CONFLICT
    evidence = tuple(("amendment", each) for each in s.proposal.later_amendments)
    yield told("R-054", words, problem, *evidence, always=True, clearing=s.by_keeper("/rebase"))


def counts_from_consent_on(s: AmendmentSituation) -> Guards:
    """R-053: it counts from no earlier than the last consent, unless all agreed that it does."""
    effective = s.proposal.effective_on
    given = [answer for answer in s.proposal.answers if not answer.is_refused]
    too_early = effective is not None and any(
        effective.certainly_before(known_day(answer.given_on)) for answer in given
    )
    agreed = given and all(answer.retroactive_agreed is True for answer in given)
    words = Localised("De ingangsdag past bij de instemming.", "The effective day fits the consents.")
    problem = problems.EFFECTIVE_DATE_BEFORE_CONSENT if too_early and not agreed else None
    yield told("R-053", words, problem, ("amendment", s.proposal.id), always=True)


def somebody_answered(s: AmendmentSituation) -> Guards:
    """Ask for a first consent: from then on the others are awaited."""
    found = [answer for answer in s.proposal.answers if not answer.is_refused]
    words = Localised("Een eerste partij stemde in.", "A first party consented.")
    problem = None if found else lifecycle_problems.PARTY_CONSENT_MISSING
    yield told("R-048", words, problem, clearing=s.by_keeper("/consents"))


def somebody_refused(s: AmendmentSituation) -> Guards:
    """Ask for the refusal of a party: nobody is bound to a change it does not want (BW 6:217)."""
    refused = [answer for answer in s.proposal.answers if answer.is_refused]
    words = Localised("Een partij weigerde.", "A party refused.")
    problem = None if refused else INVALID_TRANSITION
    yield told(
        None,
        words,
        problem,
        *(("amendment_consent", answer.id) for answer in refused),
        always=True,
        clearing=s.by_keeper("/consents"),
    )


def effective_day_is_reached(s: AmendmentSituation) -> Guards:
    """Ask that the day from which it counts has come; before signing it counts at once."""
    effective = s.proposal.effective_on
    has_come = effective is None or effective.certainly_on_or_before(s.day) or s.x.agreement.status in BEFORE_SIGNED
    words = Localised("De ingangsdag is bereikt.", "The effective day is reached.")
    yield told(None, words, None if has_come else lifecycle_problems.EFFECTIVE_DATE_NOT_REACHED)


CLASSIFY, AWAIT, ADOPT, TAKE_EFFECT = "classify", "await_consent", "adopt", "take_effect"
REJECT, WITHDRAW = "reject", "withdraw"

AMENDMENT_MACHINE = machine(
    "amendment",
    Transition(
        CLASSIFY,
        Localised("Classificeren", "Classify"),
        frozenset({"proposed"}),
        "classified",
        guards=(agreement_goes_on, class_is_strict_enough),
        needs=("classification",),
        roles=_JURISTS,
        href="/v1/amendments/{id}/classification",
    ),
    Transition(
        AWAIT,
        Localised("Op instemming wachten", "Await consent"),
        frozenset({"classified"}),
        "awaiting_consent",
        guards=(somebody_answered,),
        trigger=Trigger.REGISTER,
        href="/v1/amendments/{id}/consents",
    ),
    Transition(
        ADOPT,
        Localised("Aannemen", "Adopt"),
        # Nobody consented yet while it is only classified: then the guards say what is missing.
        frozenset({"classified", "awaiting_consent"}),
        "adopted",
        guards=(
            agreement_goes_on,
            class_is_strict_enough,
            baseline_still_counts,
            every_government_decided,
            every_party_consents,
            counts_from_consent_on,
        ),
        href="/v1/amendments/{id}/adoption",
    ),
    Transition(
        TAKE_EFFECT,
        Localised("In werking treden", "Take effect"),
        frozenset({"adopted"}),
        "in_effect",
        guards=(agreement_goes_on, effective_day_is_reached),
        trigger=Trigger.REGISTER,
        href="/v1/amendments/{id}/adoption",
    ),
    Transition(
        REJECT,
        Localised("Afwijzen", "Reject"),
        OPEN,
        "rejected",
        guards=(somebody_refused,),
        trigger=Trigger.REGISTER,
        href="/v1/amendments/{id}/consents",
    ),
    Transition(
        WITHDRAW,
        Localised("Intrekken", "Withdraw"),
        OPEN,
        "withdrawn",
        needs=("reason",),
        href="/v1/amendments/{id}/withdrawal",
    ),
)
