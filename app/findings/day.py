"""The dossier as it stood on one legal day: a decision, and what rests on it, exists only from its day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.findings.facts import DecisionFacts, DecisionPointFacts, DossierFacts, MandateFacts
from app.findings.facts_money import AllocationFacts, EnvelopeFacts
from app.kit.dates import ANY_DAY, Interval

AFFIRMATIVE = frozenset({"conform", "conform_amended"})
TAKEN = frozenset({"decided", "revoked"})
GRANTED = frozenset({"granted", "advance_paid", "accounted"})
DETERMINED = frozenset({"determined", "settled", "recovering", "recovered"})
CEILING_SET = frozenset({"adopted", "published", "closed"})


def took_place(when: Interval | None, day: date) -> bool:
    """Tell whether a recorded act had happened by the end of a day.

    An act of which no day is known at all counts as done: that it is recorded says so, and no order is claimed.
    """
    return when is None or when == ANY_DAY or when.certainly_on_or_before(day)


def possibly_covers(valid_from: Interval | None, valid_to: Interval | None, when: Interval) -> bool:
    """Tell whether a period may hold a day; a missing end is open (R-003: only certainty counts against it)."""
    begins_late = valid_from is not None and valid_from.certainly_after(when)
    ends_early = valid_to is not None and valid_to.certainly_before(when)
    return not begins_late and not ends_early


def grants(point: DecisionPointFacts, mandate: MandateFacts) -> bool:
    """Tell whether this point is the one that was to grant a mandate."""
    names_mandate = point.kind == "grant_mandate" and point.mandate_id == mandate.id
    return names_mandate or point.id == mandate.decision_point_id


def seen_on(dossier: DossierFacts, day: date) -> DossierFacts:
    """Return the dossier as of a day.

    A decision that is not certainly taken by then is left out, and so are the mandates it grants; an allocation or
    envelope that rests on it falls back to what it certainly was before. Ratifications stay: they work back to the
    day of the signature (BW 3:69-1, R-023).
    """
    decisions = tuple(d for d in dossier.decisions if _is_taken(d, day))
    later = [d for d in dossier.decisions if d.status in TAKEN and d not in decisions]
    points = _Points(affirmative=_affirmative(decisions), later=_affirmative(later))
    known = [point for decision in dossier.decisions for point in decision.points]
    return replace(
        dossier,
        decisions=decisions,
        mandates=tuple(m for m in dossier.mandates if _is_granted(m, known, points, day)),
        allocations=tuple(_allocation_on(a, points) for a in dossier.allocations),
        envelopes=tuple(_envelope_on(e, points) for e in dossier.envelopes),
    )


@dataclass(frozen=True, slots=True)
class _Points:
    """The affirmative points that count on the day, and those that only count later."""

    affirmative: tuple[DecisionPointFacts, ...]
    later: tuple[DecisionPointFacts, ...]

    def only_later(self, kind: str, subject_id: str) -> bool:
        """Tell whether everything decided on this money is decided after the day."""

        def concerns(point: DecisionPointFacts) -> bool:
            return point.kind == kind and subject_id in {point.allocation_id, point.envelope_id}

        return any(map(concerns, self.later)) and not any(map(concerns, self.affirmative))


def _affirmative(decisions: Iterable[DecisionFacts]) -> tuple[DecisionPointFacts, ...]:
    return tuple(point for d in decisions for point in d.points if point.outcome in AFFIRMATIVE)


def _is_taken(decision: DecisionFacts, day: date) -> bool:
    if decision.status not in TAKEN or decision.decided_on is None:
        return False
    return decision.decided_on.certainly_on_or_before(day)


def _is_granted(mandate: MandateFacts, known: list[DecisionPointFacts], points: _Points, day: date) -> bool:
    if any(grants(point, mandate) for point in known):
        return any(grants(point, mandate) for point in points.affirmative)
    return mandate.status != "proposed" and took_place(mandate.valid_from, day)


def _allocation_on(allocation: AllocationFacts, points: _Points) -> AllocationFacts:
    if allocation.status in GRANTED | DETERMINED and points.only_later("grant_subsidy", allocation.id):
        status = "indicative" if allocation.reserved_cents is None else "reserved"
        return replace(allocation, status=status, statement=None, granted_cents=None, determined_cents=None)
    if allocation.status in DETERMINED and points.only_later("determine_subsidy", allocation.id):
        return replace(allocation, status="granted", determined_cents=None)
    return allocation


def _envelope_on(envelope: EnvelopeFacts, points: _Points) -> EnvelopeFacts:
    if envelope.ceiling_status in CEILING_SET and points.only_later("set_ceiling", envelope.id):
        return replace(envelope, statement=None, ceiling_status="announced")
    return envelope
