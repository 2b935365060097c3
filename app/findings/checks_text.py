"""Checks on the text and its changes: F-010, F-011, F-012 and F-013."""

from collections.abc import Iterator

from app.findings.day import AFFIRMATIVE, took_place
from app.findings.examination import IN_DECISION_OR_LATER, Examination, day_order, known_day
from app.findings.facts import AmendmentFacts, ConsentFacts, PartyFacts
from app.findings.result import EvidenceRef, Finding, FindingCode, found
from app.findings.wording import dated, joined, listed, sentence
from app.kit.dates import ANY_DAY, Interval
from app.kit.domain import Localised

_ADOPTED = frozenset({"adopted", "in_effect"})
_HANDLED = _ADOPTED | {"classified", "awaiting_consent"}
_CLASSES = {
    "editorial": Localised(nl="redactioneel", en="editorial"),
    "minor": Localised(nl="ondergeschikt", en="minor"),
}
_SUBJECTS = {
    "parties": Localised(nl="partijen", en="parties"),
    "money": Localised(nl="bedragen en financiering", en="amounts and funding"),
    "term": Localised(nl="looptijd", en="term"),
    "purpose": Localised(nl="doel en ambities", en="purpose and ambitions"),
    "obligations": Localised(nl="verplichtingen", en="obligations"),
    "governance": Localised(nl="besturing en zeggenschap", en="governance and control"),
    "liability": Localised(nl="aansprakelijkheid", en="liability"),
    "confidentiality": Localised(nl="geheimhouding", en="confidentiality"),
    "personal_data": Localised(nl="persoonsgegevens", en="personal data"),
    "entry_exit": Localised(nl="toe- en uittreding en opzegging", en="accession, withdrawal and notice"),
    "conditions": Localised(nl="voorbehoud en inwerkingtreding", en="reservation and entry into force"),
    "disputes": Localised(nl="geschillen en recht", en="disputes and law"),
    "amendment_rules": Localised(nl="wijzigingsregels", en="amendment rules"),
}


def minor_change_touches_protected(x: Examination) -> Iterator[Finding]:
    """F-010: an amendment is handled as minor or editorial while it touches a protected subject (R-045, R-046)."""
    for amendment in x.dossier.amendments:
        subjects = sorted(set(amendment.protected_subjects))
        is_handled = amendment.status in _HANDLED and took_place(_adopted_on(amendment), x.as_of)
        if is_handled and amendment.classification in _CLASSES and subjects:
            text = sentence(
                "Een wijziging is als {handled} behandeld, maar raakt beschermde onderwerpen: {subjects}.",
                "An amendment was handled as {handled}, but touches protected subjects: {subjects}.",
                handled=_CLASSES[amendment.classification],
                subjects=listed(_SUBJECTS.get(subject, subject) for subject in subjects),
            )
            yield found(
                FindingCode.MINOR_CHANGE_TOUCHES_PROTECTED,
                ("amendment", amendment.id),
                x.agreement.id,
                tuple(subjects),
                text,
            )


def _adopted_on(amendment: AmendmentFacts) -> Interval | None:
    """Return the day of adoption: as recorded, else of the last consent, else of taking effect; None if unknown."""
    if amendment.status not in _ADOPTED:
        return None
    if amendment.adopted_on is not None:
        return amendment.adopted_on
    given = [consent.given_on for consent in amendment.consents]
    if given and None not in given:
        return max(given, key=day_order)
    return None if given else amendment.effective_on


def amendment_consent_incomplete(x: Examination) -> Iterator[Finding]:
    """F-011: an amendment was adopted without the consent of every party, on an authority (R-048, R-049)."""
    for amendment in x.dossier.amendments:
        if amendment.status not in _ADOPTED or not took_place(_adopted_on(amendment), x.as_of):
            continue
        bound = sorted(_bound_by(x, amendment), key=lambda party: party.id)
        consents = {party.id: _consents_of(x, amendment, party) for party in bound}
        missing = [party for party in bound if not consents[party.id]]
        if missing:
            words = (
                "Een wijziging is aangenomen zonder vastgelegde instemming van {parties}.",
                "An amendment was adopted without recorded consent of {parties}.",
            )
            yield _incomplete(x, amendment, missing, words, ())
        unproven = [p for p in bound if consents[p.id] and not _is_authorised(x, amendment, p, consents[p.id])]
        if unproven:
            words = (
                "Een wijziging is aangenomen; van {parties} ontbreekt het besluit of de bevoegdheid daartoe.",
                "An amendment was adopted; the decision or authority of {parties} to do so is not on record.",
            )
            yield _incomplete(x, amendment, unproven, words, ("authority",))


def _incomplete(
    x: Examination,
    amendment: AmendmentFacts,
    parties: list[PartyFacts],
    words: tuple[str, str],
    kind: tuple[str, ...],
) -> Finding:
    ids = tuple(party.id for party in parties)
    return found(
        FindingCode.AMENDMENT_CONSENT_INCOMPLETE,
        ("amendment", amendment.id),
        x.agreement.id,
        (*kind, *ids),
        sentence(*words, parties=listed(x.name_of(party.organisation_id) for party in parties)),
        tuple(("party", each) for each in ids),
    )


def _bound_by(x: Examination, amendment: AmendmentFacts) -> Iterator[PartyFacts]:
    adopted_on = known_day(_adopted_on(amendment))
    for party in x.dossier.parties:
        was_party = party.joined_on is None or party.joined_on.certainly_before(adopted_on)
        had_left = party.left_on is not None and not party.left_on.certainly_after(adopted_on)
        if was_party and not had_left:
            yield party


def _consents_of(x: Examination, amendment: AmendmentFacts, party: PartyFacts) -> list[ConsentFacts]:
    return [
        consent
        for consent in amendment.consents
        if consent.party_id == party.id
        and (consent.given_on is None or consent.given_on.possibly_on_or_before(x.as_of))
    ]


def _is_authorised(
    x: Examination, amendment: AmendmentFacts, party: PartyFacts, consents: list[ConsentFacts]
) -> bool:
    """Tell whether a party consented on an authority; to a substantive change a government does so by decision.

    What a mandate or a representation is worth is told by F-005 and F-007.
    """
    decided = {
        point.id
        for decision in x.approving_decisions(party.organisation_id)
        for point in decision.points
        if point.kind == "approve_amendment" and point.amendment_id == amendment.id and point.outcome in AFFIRMATIVE
    }
    if amendment.classification == "substantive" and x.is_public(party.organisation_id):
        return bool(decided)
    return any(
        consent.decision_point_id in decided if consent.decision_point_id else consent.is_founded is not False
        for consent in consents
    )


def term_undetermined(x: Examination) -> Iterator[Finding]:
    """F-012: no end date and not marked indefinite, while in decision or later (R-066)."""
    agreement = x.agreement
    if x.is_letter_of_intent or agreement.status not in IN_DECISION_OR_LATER:
        return
    if known_day(agreement.ends_on) != ANY_DAY or agreement.is_indefinite is True:
        return
    sentences = [
        Localised(
            nl="De overeenkomst heeft geen einddatum en is niet aangemerkt als overeenkomst voor onbepaalde tijd.",
            en="The agreement has no end date and is not marked as indefinite either.",
        )
    ]
    evidence: list[EvidenceRef] = []
    for programme in x.dossier.programmes:
        if programme.id == agreement.programme_id and programme.horizon_years is not None:
            evidence.append(("programme", programme.id))
            sentences.append(
                sentence(
                    "De {years} jaar van het programma is een horizon en geen looptijd van de overeenkomst.",
                    "The {years} years of the programme are a horizon and not the term of the agreement.",
                    years=programme.horizon_years,
                )
            )
    yield found(
        FindingCode.TERM_UNDETERMINED,
        ("agreement", agreement.id),
        agreement.id,
        (),
        joined(sentences),
        tuple(evidence),
    )


def activity_after_end(x: Examination) -> Iterator[Finding]:
    """F-013: a grant, an advance or an amendment is dated certainly after the agreement ended (R-065).

    Closing acts, such as determination and recovery, may follow the end.
    """
    ends = x.ends()
    for subject, when, what, evidence in _activities(x):
        if not ends or when is None or not when.certainly_on_or_before(x.as_of):
            continue
        passed = [end for end in ends if when.certainly_after(end)]
        if passed:
            end = min(passed, key=day_order)
            text = sentence(
                "{what} is gedateerd {when}, na het einde van de overeenkomst {end}.",
                "{what} is dated {when}, after the agreement ended {end}.",
                what=what,
                when=dated(when),
                end=dated(end),
            )
            yield found(
                FindingCode.ACTIVITY_AFTER_END,
                subject,
                x.agreement.id,
                (when, end, *(ref for _, ref in evidence)),
                text,
                (("agreement", x.agreement.id), *evidence),
            )


_Activity = tuple[EvidenceRef, Interval | None, Localised, tuple[EvidenceRef, ...]]
_GRANT = Localised(nl="Een subsidieverlening", en="A grant")
_ADVANCE = Localised(nl="Een voorschot", en="An advance")
_AMENDMENT = Localised(nl="Een wijziging", en="An amendment")


def _activities(x: Examination) -> Iterator[_Activity]:
    own = {allocation.id for allocation in x.own_allocations()}
    kinds = {"grant_subsidy": _GRANT, "grant_advance": _ADVANCE}
    for decision in x.dossier.decisions:
        for point in decision.points:
            what = kinds.get(point.kind or "")
            if what is not None and point.allocation_id in own and point.outcome in AFFIRMATIVE:
                subject = ("allocation", point.allocation_id or "")
                yield subject, decision.decided_on, what, (("decision", decision.id),)
    for payment in x.dossier.payments:
        if payment.kind == "advance" and payment.status == "paid" and payment.allocation_id in own:
            subject = ("payment", payment.id)
            yield subject, payment.paid_on, _ADVANCE, (("allocation", payment.allocation_id or ""),)
    for amendment in x.dossier.amendments:
        if amendment.status in _ADOPTED:
            yield ("amendment", amendment.id), _adopted_on(amendment), _AMENDMENT, ()
