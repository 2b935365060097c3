"""Checks on what the public and the council get to see: F-017, F-018 and F-019."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.findings.day import AFFIRMATIVE, took_place
from app.findings.examination import Examination, day_order
from app.findings.facts import DecisionFacts, FollowUpFacts, PublicationFacts
from app.findings.result import EvidenceRef, Finding, FindingCode, found
from app.findings.wording import day, listed, sentence
from app.kit.dates import ANY_DAY, Interval, on
from app.kit.domain import Localised

# `unknown` says that nobody knows whether it was published, which is not the same as late.
NOT_PUBLISHED = frozenset({"not_assessed", "assessed", "ready"})
ANNOUNCED = {
    "council_information_letter": Localised(nl="raadsinformatiebrief", en="council information letter"),
    "press_release": Localised(nl="persbericht", en="press release"),
}
_OPEN_FOLLOW_UP = frozenset({"planned", "in_preparation"})


def personal_data_in_public_copy(x: Examination) -> Iterator[Finding]:
    """F-017: a public copy holds a signature image, contact data or an unredacted private person (R-105).

    The explanation names the kinds only: a finding must not spread what it warns about.
    """
    for copy in x.dossier.public_copies:
        is_public = took_place(copy.published_on, x.as_of)
        if not is_public or (copy.withdrawn_on is not None and copy.withdrawn_on.possibly_on_or_before(x.as_of)):
            continue
        seen = {
            "signature_image": copy.has_signature_image,
            "contact_data": copy.has_contact_data,
            "private_person": copy.has_unredacted_private_person,
        }
        kinds = [kind for kind, is_held in seen.items() if is_held is True]
        if kinds:
            text = sentence(
                "Een openbare versie bevat {kinds}.",
                "A public copy holds {kinds}.",
                kinds=listed(_PERSONAL_DATA[kind] for kind in kinds),
            )
            yield found(
                FindingCode.PERSONAL_DATA_IN_PUBLIC_COPY,
                ("public_copy", copy.id),
                x.agreement.id,
                tuple(kinds),
                text,
                (("document", copy.document_id),) if copy.document_id is not None else (),
            )


_PERSONAL_DATA = {
    "signature_image": Localised(nl="een afbeelding van een handtekening", en="an image of a signature"),
    "contact_data": Localised(nl="contactgegevens", en="contact data"),
    "private_person": Localised(nl="een niet gelakte privépersoon", en="an unredacted private person"),
}


def publication_overdue(x: Examination) -> Iterator[Finding]:
    """F-018: not yet published some days after the decision or the entry into force.

    A decision counts from its own day; so does the document it is laid down in. Any other document of the dossier
    counts from the entry into force. Where a document has its own publication, that record decides.
    """
    followed = {publication.document_id for publication in x.dossier.publications} - {None}
    for decision in x.dossier.decisions:
        if decision.publication_status in NOT_PUBLISHED and decision.document_id not in followed:
            what = sentence(
                "Het besluit van {organisation}",
                "The decision of {organisation}",
                organisation=x.name_of(decision.organisation_id),
            )
            yield from _unpublished(x, ("decision", decision.id), what, decision.decided_on)
    for publication in x.dossier.publications:
        if publication.status in NOT_PUBLISHED:
            starts, origin = publication_start(x, publication)
            document = (("document", publication.document_id),) if publication.document_id is not None else ()
            subject = ("publication", publication.id)
            yield from _unpublished(x, subject, _titled(x, publication), starts, *document, origin)


def publication_start(x: Examination, publication: PublicationFacts) -> tuple[Interval | None, EvidenceRef]:
    """Return the day the term counts from, None while it has not come, and the record that sets it."""
    laid_down = [
        decision
        for decision in x.recorded.decisions
        if decision.document_id is not None and decision.document_id == publication.document_id
    ]
    if not laid_down:
        return x.agreement.effective_on, ("agreement", x.agreement.id)
    first = min(laid_down, key=lambda d: (*day_order(d.decided_on), d.id))
    return (first.decided_on if first in x.dossier.decisions else None), ("decision", first.id)


def _titled(x: Examination, publication: PublicationFacts) -> Localised:
    title = next((d.title for d in x.dossier.documents if d.id == publication.document_id), None)
    if title is None:
        return Localised(nl="Een document", en="A document")
    return sentence("Het document '{title}'", "The document '{title}'", title=title)


def _unpublished(
    x: Examination, subject: EvidenceRef, what: Localised, starts: Interval | None, *evidence: EvidenceRef
) -> Iterator[Finding]:
    if starts is None or starts == ANY_DAY:
        return
    due = starts.latest + timedelta(days=x.settings.publication_days)
    if due < x.as_of:
        text = sentence(
            "{what} had uiterlijk {due} openbaar moeten zijn, maar is nog niet openbaar gemaakt.",
            "{what} should have been public by {due}, but has not been published yet.",
            what=what,
            due=day(due),
        )
        yield found(FindingCode.PUBLICATION_OVERDUE, subject, x.agreement.id, (due.isoformat(),), text, evidence)


def follow_up_overdue(x: Examination) -> Iterator[Finding]:
    """F-019: an announced letter to the council or press release is not done at its due day.

    Without a due day it is the day of the latest affirmative decision to enter into the agreement plus 30 days.
    """
    for follow_up in x.dossier.follow_ups:
        what = ANNOUNCED.get(follow_up.kind or "")
        if what is None or not _is_open(x, follow_up):
            continue
        due, decision = follow_up_due(x, follow_up)
        if due is not None and due < x.as_of:
            text = sentence(
                "Een {what} is aangekondigd voor uiterlijk {due}; dat dit is gebeurd, is niet vastgelegd.",
                "A {what} was announced for {due} at the latest; that this was done is not on record.",
                what=what,
                due=day(due),
            )
            yield found(
                FindingCode.FOLLOW_UP_OVERDUE,
                ("follow_up", follow_up.id),
                x.agreement.id,
                (due.isoformat(),),
                text,
                (("decision", decision.id),) if decision else (),
            )


def _is_open(x: Examination, follow_up: FollowUpFacts) -> bool:
    if follow_up.status == "done":
        return follow_up.done_on is not None and follow_up.done_on.certainly_after(on(x.as_of))
    return follow_up.status in _OPEN_FOLLOW_UP and follow_up.done_on is None


def follow_up_due(x: Examination, follow_up: FollowUpFacts) -> tuple[date | None, DecisionFacts | None]:
    """Return the last day a follow-up is in time, and the decision that day follows from."""
    if follow_up.due_on is not None:
        return follow_up.due_on.latest, None
    entering = [
        decision
        for decision in x.dossier.decisions
        if decision.status == "decided"
        and any(
            point.kind == "enter_into_agreement"
            and point.agreement_id == x.agreement.id
            and point.outcome in AFFIRMATIVE
            for point in decision.points
        )
    ]
    latest = max(entering, key=lambda d: (*day_order(d.decided_on), d.id), default=None)
    if latest is None or latest.decided_on is None:
        return None, None
    return latest.decided_on.latest + timedelta(days=x.settings.follow_up_days), latest
