"""What an agreement asks before it enters into force (R-061, R-062, R-063). Pure.

Only certainty moves it: what may be so, such as a signature on an unknown day, keeps it where it is.
"""

from app.findings.checks_signing import signed_before_decided
from app.findings.examination import known_day, signing_day
from app.findings.facts import PartyFacts, SignatoryFacts
from app.findings.representation import LinkState
from app.kit.dates import Interval
from app.kit.domain import Localised, ProblemType
from app.lifecycle import authority, problems
from app.lifecycle.agreement_guards import PRESENT, AgreementSituation, Guards, told
from app.lifecycle.authority import ChainLink, Link
from app.lifecycle.machine import DECIDERS, Guard
from app.lifecycle.signature_guards import SIGNED, authority_lacking, mended_by, signed_here, unproven_signature

_VALID = frozenset({"signed", "ratified"})
_UNAUTHORISED = frozenset({"signed_unauthorised", "ratification_refused"})
_STILL_TO_SIGN = frozenset({"not_designated", "designated", "authority_verified"})


def everybody_bound_signed(s: AgreementSituation) -> Guards:
    """R-061, R-016, R-029: every party that may be bound on the effective day has a complete signature that binds.

    Who may still have to sign keeps the agreement out of force, unless one who signed certainly represents the party.
    """
    parties = _possible_parties(s, known_day(s.x.agreement.effective_on))
    bound = [party for party in parties if party.must_sign is True]
    if not bound:
        problem = problems.SIGNATURES_INCOMPLETE
        yield told("R-061", problem.cause, problem, clearing=s.clearing("/parties"))
    for party in bound:
        link = unproven_signature(s, party) or _another_is_to_sign(s, party)
        evidence = (("party", party.id), *(("signatory", x.id) for x in signed_here(s, party)))
        rule, lacking = (link.rule, link.problem) if link else ("R-061", None)
        yield told(rule, SIGNED, lacking, *evidence, clearing=mended_by(s, party, link))


def _possible_parties(s: AgreementSituation, day: Interval) -> list[PartyFacts]:
    """Return the parties that are not certainly absent on a day (R-003)."""
    return [
        party
        for party in s.x.dossier.parties
        if not (party.joined_on is not None and party.joined_on.certainly_after(day))
        and not (party.left_on is not None and party.left_on.latest <= day.earliest)
    ]


def _another_is_to_sign(s: AgreementSituation, party: PartyFacts) -> Link | None:
    waiting = [x for x in s.x.signatories_of(party) if x.status in _STILL_TO_SIGN]
    if not waiting or any(_represents(s, party, x) for x in signed_here(s, party)):
        return None
    problem = problems.JOINT_SIGNATURE_INCOMPLETE
    return Link(ChainLink.REPRESENTATION, LinkState.MISSING, "R-016", problem.cause, problem)


def _represents(s: AgreementSituation, party: PartyFacts, signatory: SignatoryFacts) -> bool:
    _, right_to_sign = authority.standing_links(s.x, party, signatory)
    return right_to_sign.state is LinkState.PROVEN


def every_signature_counts(s: AgreementSituation) -> Guards:
    """R-063: no signature is reserved, unauthorised, or gone without another; nor set before the decision (R-022)."""
    premature = {finding.subject_id for finding in signed_before_decided(s.x)}
    for party in _possible_parties(s, known_day(s.x.agreement.effective_on)):
        signatories = list(s.x.signatories_of(party))
        is_signed = any(x.status in _VALID for x in signatories)
        for signatory in signatories:
            problem = None
            if signatory.status == "signed_under_reservation":
                problem = problems.RESERVATION_OPEN
            elif signatory.status in _UNAUTHORISED or (signatory.status in PRESENT and signatory.id in premature):
                problem = problems.SIGNATURE_UNRATIFIED
            elif signatory.status == "voided" and not is_signed:
                problem = problems.SIGNATURES_INCOMPLETE
            elif signatory.status not in PRESENT:
                continue
            yield _counting(s, party, signatory, problem)
        if party.must_sign is not True:
            yield from _contradicted(s, party)


def _contradicted(s: AgreementSituation, party: PartyFacts) -> Guards:
    """R-029: nor is it certain of one of a party that need not sign that nobody could set it; of others see R-061."""
    for signatory in s.x.signatories_of(party):
        link = authority_lacking(s, party, signatory)
        if link is not None and link.state is LinkState.CONTRADICTED:
            evidence = ("signatory", signatory.id)
            yield told(link.rule, link.sentence, link.problem, evidence, clearing=mended_by(s, party, link))


def _counting(
    s: AgreementSituation, party: PartyFacts, signatory: SignatoryFacts, problem: ProblemType | None
) -> Guard:
    words = Localised("De handtekening telt.", "The signature counts.")
    here = f"/v1/agreements/{s.x.agreement.id}"
    clearing = {
        problems.RESERVATION_OPEN.slug: s.by_party(party, "/v1/decisions", DECIDERS),
        problems.SIGNATURES_INCOMPLETE.slug: s.by_party(party, f"{here}/signatures"),
    }.get(problem.slug if problem else "", s.by_party(party, f"{here}/ratifications", DECIDERS))
    return told("R-063", words, problem, ("signatory", signatory.id), clearing=clearing)


def effective_day_is_reached(s: AgreementSituation) -> Guards:
    """R-062: the effective day is known, reached, and not before the last signature unless the text says so."""
    effective = s.x.agreement.effective_on
    words = Localised("De ingangsdatum is bereikt.", "The effective date is reached.")
    reached = effective is not None and effective.certainly_on_or_before(s.day)
    problem = None if reached else problems.EFFECTIVE_DATE_NOT_REACHED
    here = s.clearing("", method="PATCH")
    yield told("R-062", words, problem, ("agreement", s.x.agreement.id), clearing=here)
    if effective is None or s.x.agreement.has_retroactive_clause is True:
        return
    late = [
        signatory
        for party in _possible_parties(s, effective)
        for signatory in signed_here(s, party)
        if known_day(signing_day(signatory)).latest > effective.earliest
    ]
    words = Localised("De ingangsdatum ligt niet vóór een handtekening.", "No signature is later than that day.")
    problem = problems.EFFECTIVE_DATE_INVALID if late else None
    yield told("R-062", words, problem, *(("signatory", x.id) for x in late), clearing=here)
