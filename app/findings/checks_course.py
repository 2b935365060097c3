"""Checks on the course of an agreement: what blocks a step in workflow and was recorded all the same, F-021 to F-025.

The domain reference names twenty checks; these are those of the rules it marks as becoming a finding in historic mode
for which none of the twenty stands.
"""

from collections.abc import Iterator

from app.findings.day import took_place
from app.findings.examination import Examination, known_day, signing_day
from app.findings.facts import DecisionFacts, PartyFacts, SignatoryFacts, TerminationFacts
from app.findings.result import Finding, FindingCode, found
from app.findings.wording import dated, sentence
from app.kit.dates import Interval, months_later

_COUNCILS = {"municipal_executive": "municipal_council", "provincial_executive": "provincial_council"}
_CONCLUDED = frozenset({"signed", "in_force", "expired", "terminated", "superseded"})
_ON_NOTICE = frozenset({"notice", "withdrawal"})


def decision_on_other_text(x: Examination) -> Iterator[Finding]:
    """F-021: a party signed another text than the one it certainly decided on (R-018)."""
    hashes = {version.id: version.text_sha256 for version in x.dossier.versions}
    for party in x.parties():
        organisation = party.organisation_id
        is_public = x.is_public(organisation)
        decisions = [*x.entering_decisions(organisation), *x.approving_decisions(organisation)] if is_public else []
        decided = [hashes.get(text) for decision in decisions for text in _texts(x, decision)]
        if not decided or None in decided:
            continue
        for signatory in x.signatories_of(party):
            signed = signatory.signature.text_sha256 if signatory.signature else None
            if x.has_signed(signatory) and signed is not None and signed not in decided:
                yield _other_text(x, party, signatory, decisions, signed)


def _texts(x: Examination, decision: DecisionFacts) -> list[str]:
    points = [p for p in decision.points if p.kind == "enter_into_agreement" and p.agreement_id == x.agreement.id]
    return [*(point.agreement_version_id or "" for point in points), *x.decided_texts(decision)]


def _other_text(
    x: Examination, party: PartyFacts, signatory: SignatoryFacts, decisions: list[DecisionFacts], signed: str
) -> Finding:
    text = sentence(
        "{party} tekende een andere tekst dan waarover is besloten.",
        "{party} signed another text than the one that was decided on.",
        party=x.name_of(party.organisation_id),
    )
    evidence = (("party", party.id), *(("decision", decision.id) for decision in decisions))
    subject = ("signatory", signatory.id)
    return found(FindingCode.DECISION_ON_OTHER_TEXT, subject, x.agreement.id, (signed,), text, evidence)


def council_not_heard(x: Examination) -> Iterator[Finding]:
    """F-022: the executive decided on a far-reaching agreement before its council or States were heard (R-120)."""
    if x.agreement.far_reaching is not True:
        return
    for party in x.parties():
        for decision in x.entering_decisions(party.organisation_id):
            council = _COUNCILS.get(decision.body or "")
            if council is not None and not _was_heard(x, party, council, known_day(decision.decided_on)):
                yield _unheard(x, party, decision)


def _was_heard(x: Examination, party: PartyFacts, council: str, day: Interval) -> bool:
    return any(
        heard.organisation_id == party.organisation_id
        and heard.body == council
        and not known_day(heard.decided_on).certainly_after(day)
        and any(point.agreement_id == x.agreement.id for point in heard.points)
        for heard in x.dossier.decisions
    )


def _unheard(x: Examination, party: PartyFacts, decision: DecisionFacts) -> Finding:
    text = sentence(
        "{party} besloot {decided} over een ingrijpende overeenkomst; dat raad of Staten vooraf zijn gehoord,"
        " is niet vastgelegd.",
        "{party} decided {decided} on a far-reaching agreement; that its council or States were heard before is not"
        " on record.",
        party=x.name_of(party.organisation_id),
        decided=dated(decision.decided_on),
    )
    subject = ("decision", decision.id)
    return found(FindingCode.COUNCIL_NOT_HEARD, subject, x.agreement.id, (), text, (("party", party.id),))


def effective_before_signed(x: Examination) -> Iterator[Finding]:
    """F-023: the agreement counts from a day certainly before a signature, and its text does not say so (R-062)."""
    effective = x.agreement.effective_on
    if effective is None or x.agreement.status not in _CONCLUDED or x.agreement.has_retroactive_clause is True:
        return
    late = [
        signatory
        for party in x.parties()
        if party.must_sign is True and party.joined_on is None
        for signatory in x.signatories_of(party)
        if x.has_signed(signatory) and effective.certainly_before(known_day(signing_day(signatory)))
    ]
    if not late:
        return
    text = sentence(
        "De overeenkomst zou {effective} in werking treden, terwijl er later nog is getekend; dat de tekst"
        " terugwerkt, is niet vastgelegd.",
        "The agreement was to enter into force {effective}, while it was still signed later; that its text works back"
        " is not on record.",
        effective=dated(effective),
    )
    evidence = tuple(sorted(("signatory", signatory.id) for signatory in late))
    subject = ("agreement", x.agreement.id)
    yield found(FindingCode.EFFECTIVE_BEFORE_SIGNED, subject, x.agreement.id, (effective,), text, evidence)


def ended_without_ground(x: Examination) -> Iterator[Finding]:
    """F-024: notice was given too late for its last day, or on no clause and no legal opinion (R-067)."""
    for termination in x.dossier.terminations:
        if termination.kind not in _ON_NOTICE or not took_place(termination.notice_received_on, x.as_of):
            continue
        if _is_too_short(x, termination):
            yield _ended(x, termination, "period")
        if termination.clause_id is None and termination.legal_opinion_document_id is None:
            yield _ended(x, termination, "ground")


def _is_too_short(x: Examination, termination: TerminationFacts) -> bool:
    months, received, last = (
        x.agreement.notice_period_months,
        termination.notice_received_on,
        termination.effective_on,
    )
    if months is None or received is None or last is None:
        return False
    return last.latest < months_later(received.earliest, months)


def _ended(x: Examination, termination: TerminationFacts, what: str) -> Finding:
    if what == "period":
        text = sentence(
            "De laatste dag ligt {last}, eerder dan de opzegtermijn toelaat.",
            "The last day lies {last}, earlier than the period of notice allows.",
            last=dated(termination.effective_on),
        )
    else:
        text = sentence(
            "Voor de beëindiging is geen artikel en geen juridisch advies vastgelegd.",
            "No clause and no legal opinion is on record for the termination.",
        )
    subject = ("termination", termination.id)
    cause = (what, termination.effective_on)
    return found(FindingCode.ENDED_WITHOUT_GROUND, subject, x.agreement.id, cause, text)


def joined_without_consent(x: Examination) -> Iterator[Finding]:
    """F-025: a party joined an agreement in force without accession clause or consent of every other (R-064)."""
    effective = x.agreement.effective_on
    if effective is None or x.agreement.has_accession_clause is True:
        return
    parties = list(x.parties())
    for party in parties:
        if party.joined_on is None or not party.joined_on.certainly_after(effective):
            continue
        given = {c.party_id for c in x.dossier.consents if c.acceding_party_id == party.id}
        silent = [
            other
            for other in parties
            if other.id != party.id
            and other.id not in given
            and (other.joined_on is None or not other.joined_on.certainly_after(party.joined_on))
        ]
        if silent:
            yield _joined(x, party, silent)


def _joined(x: Examination, party: PartyFacts, silent: list[PartyFacts]) -> Finding:
    text = sentence(
        "{party} is {joined} toegetreden; een toetredingsbepaling of ieders instemming is niet vastgelegd.",
        "{party} joined {joined}; an accession clause or the consent of every party is not on record.",
        party=x.name_of(party.organisation_id),
        joined=dated(party.joined_on),
    )
    evidence = tuple(sorted(("party", other.id) for other in silent))
    subject = ("party", party.id)
    return found(FindingCode.JOINED_WITHOUT_CONSENT, subject, x.agreement.id, (party.joined_on,), text, evidence)
