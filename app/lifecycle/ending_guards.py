"""What ends an agreement, and what that asks: its last day, notice, mutual consent, withdrawal, a successor. Pure."""

from app.findings.examination import Examination, known_day
from app.findings.facts import TerminationFacts
from app.kit.dates import ANY_DAY, Interval
from app.kit.domain import Localised
from app.kit.terms import last_day_of_notice
from app.lifecycle import problems
from app.lifecycle.agreement_guards import FEWEST_PARTIES, AgreementSituation, Guards, told
from app.lifecycle.machine import Guard

ENDED = frozenset({"expired", "terminated", "superseded"})
# What is still decided once an agreement has ended: how it ends, and the settling of its money.
ENDING_LATER = frozenset(
    {
        "determine_subsidy",
        "recover",
        "refuse_subsidy",
        "revoke_mandate",
        "terminate",
        "withdraw_subsidy",
    }
)
_BOUND = frozenset({"signed", "in_force"})


def has_ended(x: Examination) -> bool:
    """Tell whether an agreement has ended: by its status, or because its last day is over (R-065)."""
    return x.agreement.status in ENDED or (x.agreement.status in _BOUND and _is_over(x))


def has_not_ended(x: Examination) -> Guard:
    """R-065: nothing new happens under an agreement that has ended."""
    words = Localised("De overeenkomst is niet geëindigd.", "The agreement has not ended.")
    problem = problems.AGREEMENT_EXPIRED if has_ended(x) else None
    return told("R-065", words, problem, ("agreement", x.agreement.id))


def _is_over(x: Examination) -> bool:
    agreement = x.agreement
    if agreement.ends_on is None or agreement.is_indefinite is True:
        return False
    is_renewed = agreement.tacit_renewal_months is not None and not _is_noticed(x)
    return agreement.ends_on.latest < x.as_of and not is_renewed


def _ending(x: Examination) -> list[TerminationFacts]:
    return [t for t in x.dossier.terminations if t.kind != "withdrawal"]


def _is_noticed(x: Examination) -> bool:
    """Tell whether it is certain that notice was received in time to keep the agreement from being renewed."""
    ends_on, months = known_day(x.agreement.ends_on), x.agreement.notice_period_months or 0
    if ends_on == ANY_DAY:
        return False
    by = last_day_of_notice(ends_on.earliest, months)
    return any(
        known_day(t.effective_on).latest <= ends_on.earliest
        or (t.notice_received_on is not None and t.notice_received_on.latest <= by)
        for t in _ending(x)
    )


def may_be_noticed(x: Examination) -> bool:
    """Tell whether notice may have been received in time: then an agreement is not renewed (R-066a, R-003)."""
    ends_on, months = known_day(x.agreement.ends_on), x.agreement.notice_period_months or 0
    if ends_on == ANY_DAY:
        return True
    by = last_day_of_notice(ends_on.latest, months)
    return any(
        known_day(t.effective_on).earliest <= ends_on.latest
        or (t.notice_received_on is not None and t.notice_received_on.earliest <= by)
        for t in _ending(x)
    )


def last_day_is_over(s: AgreementSituation) -> Guards:
    """R-065, R-066, R-066a: the last day is over, and nothing renews the agreement."""
    words = Localised("De laatste dag is voorbij.", "The last day is over.")
    problem = None if _is_over(s.x) else problems.END_NOT_REACHED
    yield told("R-065", words, problem, ("agreement", s.x.agreement.id), clearing=s.clearing("", method="PATCH"))


def terminations_reached(x: Examination) -> tuple[TerminationFacts, ...]:
    """Return what ended an agreement by a day that is over: the first end of the whole, or withdrawals (R-068).

    An end by mutual consent counts before any other only once every party consented.
    """
    reached = [t for t in x.dossier.terminations if t.effective_on is not None and t.effective_on.latest < x.as_of]
    whole = sorted((t for t in reached if t.kind != "withdrawal"), key=lambda t: known_day(t.effective_on).latest)
    agreed = [t for t in whole if t.kind != "mutual" or not _silent(x, t)]
    if agreed or whole:
        return ((agreed or whole)[0],)
    withdrawn = tuple(sorted(reached, key=lambda t: known_day(t.effective_on).latest))
    gone = {t.party_id for t in withdrawn}
    left = [party for party in x.parties() if party.id not in gone]
    return withdrawn if withdrawn and len(left) < FEWEST_PARTIES else ()


def _silent(x: Examination, termination: TerminationFacts) -> bool:
    consenting = {c.party_id for c in x.dossier.consents if c.termination_id == termination.id}
    return any(party.id not in consenting for party in x.parties())


def last_day_by_termination(x: Examination) -> Interval | None:
    """Return the last day an end sets that is over; where parties withdrew, the last of these days (R-068)."""
    found = terminations_reached(x)
    return found[-1].effective_on if found else None


def an_end_took_effect(s: AgreementSituation) -> Guards:
    """R-067, R-068: the agreement was ended from a day that has come, or by withdrawals one party is left."""
    found = terminations_reached(s.x)
    words = Localised("De overeenkomst is beëindigd.", "The agreement was ended.")
    problem = None if found else problems.END_NOT_REACHED
    evidence = tuple(("termination", t.id) for t in found or s.x.dossier.terminations)
    yield told("R-067", words, problem, *evidence, clearing=s.clearing("/terminations"))
    for termination in found:
        if termination.kind == "mutual":
            yield from _everybody_consents(s, termination.id)


def _everybody_consents(s: AgreementSituation, termination_id: str) -> Guards:
    consents = [c for c in s.x.dossier.consents if c.termination_id == termination_id]
    for party in s.x.parties():
        given = [c for c in consents if c.party_id == party.id]
        words = Localised("De partij stemde in.", "The party consented.")
        problem = None if given else problems.PARTY_CONSENT_MISSING
        path = f"/v1/agreements/{s.x.agreement.id}/consents"
        evidence = (("party", party.id), *(("consent", c.id) for c in given))
        yield told("R-067", words, problem, *evidence, clearing=s.by_party(party, path))


def a_successor_is_in_force(s: AgreementSituation) -> Guards:
    """Ask for an agreement in force that supersedes this one, with the same parties or their consent (BW 6:217)."""
    words = Localised("De opvolger is in werking.", "The successor is in force.")
    problem = None if s.has_successor else problems.SUCCESSOR_NOT_IN_FORCE
    yield told(None, words, problem, ("agreement", s.x.agreement.id))
