"""Checks on the moment of signing: F-001, F-002 and F-006."""

from collections.abc import Iterator
from datetime import timedelta

from app.findings.day import took_place
from app.findings.examination import Examination, day_order, known_day, signing_day
from app.findings.facts import DecisionFacts, PartyFacts, SignatoryFacts, SigningEventFacts
from app.findings.result import EvidenceRef, Finding, FindingCode, Remedy, found
from app.findings.wording import dated, sentence
from app.kit.domain import Localised

_BEFORE_SIGNING = frozenset({"draft", "negotiating", "in_decision", "approved", "in_signing"})
_FALLEN_AWAY = frozenset({"declined", "replaced", "ratification_refused"})

_WAYS_OUT = (
    Remedy("date_error", "Herstel de datum als die verkeerd is overgenomen.", "Correct the date if it was misread."),
    Remedy("postponed", "Leg vast dat de ondertekening is uitgesteld.", "Record that the signing was postponed."),
    Remedy(
        "reserved",
        "Leg vast dat onder voorbehoud van het besluit is getekend.",
        "Record that it was signed subject to the decision.",
    ),
    Remedy(
        "ratify",
        "Laat het bevoegde orgaan de ondertekening bekrachtigen.",
        "Have the competent body ratify the signature.",
    ),
)


def signed_before_decided(x: Examination) -> Iterator[Finding]:
    """F-001: a public-law party signed without reservation on a day certainly before its decision (R-002, R-022).

    A signature the register holds as unauthorised also counts while the decision does not exist yet. Ratification
    resolves it (R-023).
    """
    for party in x.dossier.parties:
        if not x.is_public(party.organisation_id):
            continue
        decisions = x.entering_decisions(party.organisation_id)
        for signatory in x.signatories_of(party):
            if _is_premature(x, signatory, decisions):
                yield _premature(x, party, signatory, decisions)


def _is_premature(x: Examination, signatory: SignatoryFacts, decisions: list[DecisionFacts]) -> bool:
    reserved = signatory.signature is not None and signatory.signature.under_reservation is True
    if not x.has_signed(signatory) or reserved or signatory.status == "signed_under_reservation":
        return False
    if x.is_ratified(signatory):
        return False
    signed_on = known_day(signing_day(signatory))
    if not decisions:
        return signatory.status == "signed_unauthorised"
    return all(signed_on.certainly_before(known_day(d.decided_on)) for d in decisions)


def _premature(
    x: Examination, party: PartyFacts, signatory: SignatoryFacts, decisions: list[DecisionFacts]
) -> Finding:
    first = decisions[0] if decisions else None
    decided = (
        sentence("het besluit daarover viel pas {on}", "decided on it only {on}", on=dated(first.decided_on))
        if first
        else Localised(nl="een besluit daarover is er dan nog niet", en="had no decision on it yet")
    )
    text = sentence(
        "Namens {party} is {signed} zonder voorbehoud getekend; {decided}.",
        "A signature for {party} was set {signed} without reservation; {party} {decided}.",
        party=x.name_of(party.organisation_id),
        signed=dated(signing_day(signatory)),
        decided=decided,
    )
    return found(
        FindingCode.SIGNED_BEFORE_DECIDED,
        ("signatory", signatory.id),
        x.agreement.id,
        (signing_day(signatory),),
        text,
        (("party", party.id), *((("decision", first.id),) if first else ())),
        tuple(way for way in _WAYS_OUT if way.code != "postponed"),
    )


def planned_signing_before_decision(x: Examination) -> Iterator[Finding]:
    """F-002: the planned day lies certainly before a needed decision and no actual signing is known (R-026)."""
    if any(event.status == "held" and took_place(event.held_on, x.as_of) for event in x.dossier.signing_events):
        return
    for event in x.dossier.signing_events:
        if event.status != "planned" or event.planned_on is None:
            continue
        for party in x.parties():
            if not x.is_public(party.organisation_id) or any(map(x.has_signed, x.signatories_of(party))):
                continue
            decisions = [d for d in x.entering_decisions(party.organisation_id) if d.status == "decided"]
            if decisions and all(event.planned_on.certainly_before(known_day(d.decided_on)) for d in decisions):
                yield _planned_too_early(x, event, party, decisions[0])


def _planned_too_early(
    x: Examination, event: SigningEventFacts, party: PartyFacts, decision: DecisionFacts
) -> Finding:
    text = sentence(
        "De ondertekening is gepland {planned}, maar het besluit van {party} om de overeenkomst aan te gaan viel pas"
        " {decided}. Of en wanneer er is getekend, is niet vastgelegd.",
        "The signing is planned {planned}, but the decision of {party} to enter into the agreement was taken only"
        " {decided}. Whether and when it was signed is not on record.",
        planned=dated(event.planned_on),
        party=x.name_of(party.organisation_id),
        decided=dated(decision.decided_on),
    )
    return found(
        FindingCode.PLANNED_SIGNING_BEFORE_DECISION,
        ("signing_event", event.id),
        x.agreement.id,
        (event.planned_on, decision.id, decision.decided_on),
        text,
        (("party", party.id), ("decision", decision.id)),
        _WAYS_OUT,
    )


def signatory_not_designated(x: Examination) -> Iterator[Finding]:
    """F-006: nobody is named for a must-sign party, from some days before the planned day on; one per signatory.

    A must-sign party without any usable place on the signature page is reported itself.
    """
    if x.is_letter_of_intent or x.agreement.status not in _BEFORE_SIGNING:
        return
    event = _nearest_event(x)
    if event is None:
        return
    for party in x.parties():
        if party.must_sign is not True:
            continue
        signatories = [s for s in x.signatories_of(party) if s.status not in _FALLEN_AWAY]
        for signatory in signatories:
            if signatory.status == "not_designated":
                yield _undesignated(x, event, party, ("signatory", signatory.id))
        if not signatories:
            yield _undesignated(x, event, party, ("party", party.id))


def _nearest_event(x: Examination) -> SigningEventFacts | None:
    """Return the first planned event that is certainly near or past."""
    lead = timedelta(days=x.settings.signatory_lead_days)
    near = [
        event
        for event in x.dossier.signing_events
        if event.status == "planned" and event.planned_on and event.planned_on.latest - lead <= x.as_of
    ]
    return min(near, key=lambda e: (*day_order(e.planned_on), e.id), default=None)


def _undesignated(x: Examination, event: SigningEventFacts, party: PartyFacts, subject: EvidenceRef) -> Finding:
    text = sentence(
        "Voor {party} is niemand aangewezen om te tekenen, terwijl de ondertekening gepland staat {planned}.",
        "Nobody is designated to sign for {party}, while the signing is planned {planned}.",
        party=x.name_of(party.organisation_id),
        planned=dated(event.planned_on),
    )
    return found(
        FindingCode.SIGNATORY_NOT_DESIGNATED,
        subject,
        x.agreement.id,
        (event.id,),
        text,
        (("party", party.id), ("signing_event", event.id)),
    )
