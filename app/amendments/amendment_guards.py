"""What the steps of an amendment ask of it, its dossier and its answers (R-045 to R-054). Pure."""

from collections.abc import Iterable, Iterator

from app.amendments import problems
from app.amendments.amendment_situation import AmendmentSituation, Answer
from app.amendments.rules import AmendmentClassification
from app.findings.day import AFFIRMATIVE
from app.findings.examination import Examination, known_day
from app.findings.facts import DecisionFacts, DecisionPointFacts, PartyFacts
from app.findings.result import EvidenceRef
from app.kit.domain import ApiRole, Localised, ProblemType
from app.kit.problem_types import SEGREGATION_OF_DUTIES
from app.kit.write_problems import INVALID_TRANSITION
from app.lifecycle import problems as lifecycle_problems
from app.lifecycle.ending_guards import has_not_ended
from app.lifecycle.machine import DECIDERS, Clearing, Guard
from app.organisations.rules import PERIOD_INVALID

STRENGTH = tuple(AmendmentClassification)
# Before these an agreement's text is still signed: an adopted change is then part of what is signed.
BEFORE_SIGNED = frozenset({"in_decision", "approved", "in_signing"})
JURISTS = (ApiRole.LEGAL_OFFICER,)
Guards = Iterator[Guard]
TERMS_CLASH = Localised(
    "De overeenkomst zou eindigen voordat zij begint, of voordat de wijziging geldt.",
    "The agreement would end before it begins, or before the amendment counts.",
)
_TOO_EARLY = Localised(
    "Deze dag ligt vóór een stap of instemming die eraan voorafgaat.",
    "This day lies before a step or consent that comes first.",
)
_NOT_CLASSIFIED = Localised(
    "Het register classificeerde deze tekst niet. Trek het voorstel in en doe het opnieuw.",
    "The register did not classify this text. Withdraw the proposal and make it anew.",
)


def told(
    rule: str | None, met: Localised, problem: ProblemType | None, *evidence: EvidenceRef, **more: object
) -> Guard:
    """Return a guard: met in its own words, or blocked in those of its problem."""
    return Guard(rule, problem.cause if problem else met, problem, evidence=evidence, **more)  # type: ignore[arg-type]  # the fields of Guard


def agreement_goes_on(s: AmendmentSituation) -> Guards:
    """R-065: an agreement that has ended is not changed any more."""
    yield has_not_ended(s.x)


def another_classifies(s: AmendmentSituation) -> Guards:
    """R-047: who proposed an amendment or wrote in it, by whatever account, does not classify it."""
    words = Localised("Wie classificeert, heeft het niet voorgesteld.", "Who classifies did not propose it.")
    problem = SEGREGATION_OF_DUTIES if s.is_proposer else None
    clearing = Clearing(JURISTS, s.x.agreement.managing_organisation_id, "POST", f"{s.address}/classification")
    yield told("R-047", words, problem, ("amendment", s.proposal.id), always=True, clearing=clearing)


def steps_run_forward(s: AmendmentSituation) -> Guards:
    """R-003: no step is taken before the one it follows, nor an adoption before a consent it rests on."""
    earlier = [s.proposal.reached_on, *(answer.given_on for answer in s.proposal.answers if answer.binds)]
    is_early = any(s.since.certainly_before(known_day(day)) for day in earlier)
    words = Localised("De dag past bij de stappen ervoor.", "The day fits the steps before it.")
    problem = PERIOD_INVALID if is_early else None
    yield Guard("R-003", _TOO_EARLY if problem else words, problem, evidence=(("amendment", s.proposal.id),))


def terms_add_up(s: AmendmentSituation) -> Guards:
    """R-003: with the terms as they would be, the agreement ends after it begins, and not before they count."""
    words = Localised("De termijnen passen bij elkaar.", "The terms fit together.")
    problem = None if s.proposal.terms_fit else PERIOD_INVALID
    yield Guard(
        "R-003", TERMS_CLASH if problem else words, problem, always=True, evidence=(("amendment", s.proposal.id),)
    )


def text_is_as_classified(s: AmendmentSituation) -> Guards:
    """Ask that the register classified the very text that is adopted; what a source says of that is no judgment."""
    words = Localised("De tekst is geclassificeerd.", "The text was classified.")
    problem = None if s.proposal.is_as_classified else INVALID_TRANSITION
    yield Guard(None, _NOT_CLASSIFIED if problem else words, problem, evidence=(("amendment", s.proposal.id),))


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
    clearing = Clearing(JURISTS, s.x.agreement.managing_organisation_id, "POST", f"{s.address}/classification")
    found = None if is_strict else problem
    yield told(rule, words, found, always=True, clearing=clearing, members=named if found else {})


def every_party_consents(s: AmendmentSituation) -> Guards:
    """R-048, R-050: every party consents for itself, on an authority; silence is none, nor what others say of it."""
    answers = {a.party_id: a for a in s.proposal.answers if a.binds}
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
            if any(approves(x, party, decision, point, amendment_id) for point in decision.points)
        ),
        None,
    )


def is_decided_on(x: Examination, amendment_id: str) -> bool:
    """Tell whether somebody decided on an amendment, one way or the other."""
    return any(
        point.kind == "approve_amendment" and point.amendment_id == amendment_id and point.outcome is not None
        for decision in x.dossier.decisions
        if decision.status in {"decided", "revoked"}
        for point in decision.points
    )


def approves(
    x: Examination, party: PartyFacts, decision: DecisionFacts, point: DecisionPointFacts, amendment_id: str
) -> bool:
    """Tell whether by this very point a party's competent body approved an amendment (R-010, R-019)."""
    return (
        decision.organisation_id == party.organisation_id
        and decision.status == "decided"
        and x.is_competent(decision)
        and point.kind == "approve_amendment"
        and point.amendment_id == amendment_id
        and point.agreement_id in {None, x.agreement.id}
        and point.outcome in AFFIRMATIVE
    )


def baseline_still_counts(s: AmendmentSituation) -> Guards:
    """R-054: the text it starts from is still the present one; otherwise what changed meanwhile would be lost."""
    words = Localised("De uitgangstekst is de geldende.", "The baseline is the present text.")
    problem = None if s.proposal.counts_now else problems.AMENDMENT_CONFLICT
    evidence = tuple(("amendment", each) for each in s.proposal.later_amendments)
    yield told("R-054", words, problem, *evidence, always=True, clearing=s.by_keeper("/rebase"))


def consents(answers: Iterable[Answer]) -> list[Answer]:
    """Return the consent of each party: its own, and only otherwise what was recorded of it."""
    found: dict[str, Answer] = {}
    for answer in answers:
        if not answer.is_refused and (answer.binds or answer.party_id not in found):
            found[answer.party_id] = answer
    return list(found.values())


def counts_from_consent_on(s: AmendmentSituation) -> Guards:
    """R-053: it counts from no earlier than the last consent, unless all agreed that it does."""
    effective = s.proposal.effective_on or s.since
    given = consents(s.proposal.answers)
    too_early = any(effective.certainly_before(known_day(answer.given_on)) for answer in given)
    agreed = given and all(answer.retroactive_agreed is True for answer in given)
    words = Localised("De ingangsdag past bij de instemming.", "The effective day fits the consents.")
    problem = problems.EFFECTIVE_DATE_BEFORE_CONSENT if too_early and not agreed else None
    yield told("R-053", words, problem, ("amendment", s.proposal.id), always=True)


def somebody_answered(s: AmendmentSituation) -> Guards:
    """Ask for a first consent: from then on the others are awaited."""
    found = [answer for answer in s.proposal.answers if answer.binds]
    words = Localised("Een eerste partij stemde in.", "A first party consented.")
    problem = None if found else lifecycle_problems.PARTY_CONSENT_MISSING
    yield told("R-048", words, problem, clearing=s.by_keeper("/consents"))


def somebody_refused(s: AmendmentSituation) -> Guards:
    """Ask for the refusal of a party: nobody is bound to a change it does not want (BW 6:217)."""
    refused = [answer for answer in s.proposal.answers if answer.is_refused and answer.is_own]
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
