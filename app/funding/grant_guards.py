"""What reserving, granting and refusing money ask (R-071 to R-088). Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.funding import problems, totals
from app.funding.rules import AllocationStatus, AmountCertainty, LegalBasisKind, RefusalGround
from app.funding.situations import Asked, MoneySituation, as_guards, told
from app.funding.totals import AllocationFigures
from app.kit.dates import Interval, months_later
from app.kit.domain import Localised
from app.lifecycle import problems as lifecycle_problems
from app.lifecycle.machine import Guard

Guards = Iterator[Guard]
_INCIDENTAL_MONTHS = 48


def amount_is_certain(s: MoneySituation) -> Guards:
    """R-077, R-081: nothing is set apart on an estimate, of the allocation or of the envelope."""
    yield from envelope_is_certain(s)
    words = Localised("Het bedrag is geen raming.", "The amount is no estimate.")
    problem = problems.AMOUNT_NOT_FIRM if s.certainty is AmountCertainty.ESTIMATE else None
    clearing = s.by_provider(f"/v1/allocations/{s.id}/certainty")
    yield told("R-077", words, problem, ("allocation", s.id), clearing=clearing)


def envelope_is_certain(s: MoneySituation) -> Guards:
    """R-077, R-081: an envelope that is still an estimate carries nothing."""
    is_estimate = s.envelope.figures.certainty is AmountCertainty.ESTIMATE
    words = Localised("Het bedrag van de enveloppe is geen raming.", "The amount of the envelope is no estimate.")
    problem = problems.AMOUNT_NOT_FIRM if is_estimate else None
    clearing = s.by_provider(f"/v1/funding-envelopes/{s.envelope.id}/transitions")
    yield told("R-077", words, problem, ("funding_envelope", s.envelope.id), clearing=clearing)


def it_fits_reserved(s: MoneySituation) -> Guards:
    """R-081, R-089: what is set apart fits the envelope, and the allocation it divides."""
    amount = s.amount(s.own.amount_cents) or 0
    yield something(amount, "/reservedCents")
    yield from _fits(s, status=AllocationStatus.RESERVED, reserved_cents=amount)


def something(amount: int | None, location: str) -> Guard:
    """R-075: a grant, a reservation or a payment is about more than nothing; `location` is where it is stated."""
    words = Localised("Het bedrag is meer dan nul.", "The amount is more than zero.")
    return replace(told("R-075", words, None if amount else problems.AMOUNT_INVALID), location=location)


def _fits(s: MoneySituation, **figures: object) -> Guards:
    allocations = s.becoming(**figures)
    own = s.own.id
    room = Localised("Het past binnen de enveloppe.", "It fits the envelope.")
    yield from as_guards(totals.envelope_holds(s.envelope.figures, allocations, own), "R-082", room)
    whole = Localised("Het past binnen de toewijzing waar het uit komt.", "It fits the allocation it divides.")
    yield from as_guards(totals.parts_fit_whole(allocations, own), "R-089", whole)


def a_decision_grants_it(s: MoneySituation) -> Guards:
    """R-071: only a decision of the provider about this very allocation grants; an agreement does not."""
    yield decided(s, "grant_subsidy")


def decided(s: MoneySituation, kind: str, rule: str = "R-071") -> Guard:
    """Return whether the provider took the decision a step rests on, about this allocation."""
    point = s.point(kind)
    words = Localised("Een besluit draagt deze stap.", "A decision carries this step.")
    evidence = (("decision", point.decision_id),) if point else ()
    problem = None if point else problems.GRANT_DECISION_REQUIRED
    return told(rule, words, problem, *evidence, clearing=s.by_deciding())


def its_content_is_complete(s: MoneySituation) -> Guards:
    """R-087: a grant names its recipient, its activities and its amount (Awb 4:30, 4:31)."""
    is_named = s.stated("recipient_id", s.recipient_id) is not None
    is_described = bool(s.stated("activities", s.activities)) or not s.regime_applies
    is_priced = s.asked is None or s.asked.amount_cents is not None
    words = Localised("Ontvanger, activiteiten en bedrag zijn bekend.", "Recipient, activities and amount are known.")
    problem = None if is_named and is_described and is_priced else problems.GRANT_CONTENT_INCOMPLETE
    yield told("R-087", words, problem, ("allocation", s.id))


def its_regime_is_known(s: MoneySituation) -> Guards:
    """R-086: for a public-law recipient it must be known whether title 4.2 applies (Awb 4:21-3)."""
    words = Localised("Het subsidieregime is bekend.", "The subsidy regime is known.")
    is_open = s.will_be_public and s.envelope.regime is None
    problem = problems.SUBSIDY_REGIME_UNDETERMINED if is_open else None
    clearing = s.by_provider(f"/v1/funding-envelopes/{s.envelope.id}", method="PATCH")
    yield told("R-086", words, problem, ("funding_envelope", s.envelope.id), clearing=clearing)


def it_has_a_basis(s: MoneySituation) -> Guards:
    """R-085: a regulation, a budget item with recipient and maximum, or incidental for at most four years."""
    words = Localised("De grondslag is bekend.", "The basis is known.")
    if not s.regime_applies:
        yield told("R-085", words, None)
        return
    basis = s.stated("legal_basis_kind", s.legal_basis_kind)
    is_sound = {
        LegalBasisKind.REGULATION: s.envelope.legal_basis is not None,
        LegalBasisKind.BUDGET_ITEM: s.stated("recipient_id", s.recipient_id) is not None,
        LegalBasisKind.INCIDENTAL: _is_short(
            s.stated("period_from", s.period_from), s.stated("period_to", s.period_to)
        ),
    }
    problem = None if basis is not None and is_sound[basis] else problems.SUBSIDY_BASIS_MISSING
    yield told("R-085", words, problem, ("funding_envelope", s.envelope.id))


def _is_short(start: Interval | None, end: Interval | None) -> bool:
    """Tell whether a period certainly spans at most four years, both days included."""
    return start is not None and end is not None and end.latest < months_later(start.earliest, _INCIDENTAL_MONTHS)


def its_budget_reservation_makes_sense(s: MoneySituation) -> Guards:
    """R-088: the reservation is made only while the budget has not been adopted (Awb 4:34)."""
    words = Localised("Er is geen begrotingsvoorbehoud zonder zin.", "There is no budget reservation without use.")
    adopted = s.asked.budget_adopted_on if s.asked is not None else None
    is_set = s.asked is not None and s.asked.sets_budget_reservation
    is_late = is_set and adopted is not None and adopted.certainly_on_or_before(s.day)
    yield told("R-088", words, problems.BUDGET_RESERVATION_INVALID if is_late else None)


def it_fits_granted(s: MoneySituation) -> Guards:
    """R-082, R-089: grants fit the ceiling; the own reservation is consumed, those of others stay theirs."""
    amount = s.amount(s.requested_or_stated)
    yield something(amount, "/grantedCents")
    yield from _fits(s, status=AllocationStatus.GRANTED, granted_cents=amount or 0)


def it_fits_determined(s: MoneySituation) -> Guards:
    """R-082, R-089: what is determined fits too, where nothing was granted before it."""
    amount = s.amount(s.own.granted_cents if s.own.granted_cents is not None else s.own.amount_cents) or 0
    yield from _fits(s, status=AllocationStatus.DETERMINED, determined_cents=amount)


def parts_still_fit(s: MoneySituation, figures: AllocationFigures) -> Sequence[Guard]:
    """R-089: what divides this allocation is not left without it."""
    words = Localised("De onderdelen passen erin.", "Its parts fit in it.")
    changes = {name: getattr(figures, name) for name in ("status", "granted_cents", "determined_cents")}
    return as_guards(totals.parts_fit_whole(s.becoming(**changes), s.own.id), "R-089", words)


def nothing_divides_it(s: MoneySituation) -> Guards:
    """R-089: what falls away has no part that still holds something."""
    yield from parts_still_fit(s, replace(s.own, status=AllocationStatus.WITHDRAWN))


def agreement_goes_on(s: MoneySituation) -> Guards:
    """R-065: nothing new is granted under an agreement that has ended; settling goes on (S12)."""
    words = Localised("De overeenkomst is niet geëindigd.", "The agreement has not ended.")
    problem = lifecycle_problems.AGREEMENT_EXPIRED if s.agreement_has_ended else None
    evidence = (("agreement", s.agreement_id),) if s.agreement_id else ()
    yield told("R-065", words, problem, *evidence)


def a_decision_refuses_it(s: MoneySituation) -> Guards:
    """Awb 4:25, 4:35: an application is refused by decision."""
    yield decided(s, "refuse_subsidy", "R-071")


def the_ceiling_may_be_invoked(s: MoneySituation) -> Guards:
    """R-080: a refusal on the ceiling needs one that was published under a regulation before the application."""
    words = Localised("De weigeringsgrond geldt.", "The ground of refusal applies.")
    is_on_ceiling = s.asked is not None and s.asked.ground == RefusalGround.CEILING
    if not is_on_ceiling or not s.regime_applies:
        yield told("R-080", words, None)
        return
    envelope = s.envelope
    problem = None if envelope.is_published else problems.CEILING_NOT_PUBLISHED
    if problem is None and s.applied_on is not None and envelope.published_on is not None:
        is_late = envelope.published_on.certainly_after(s.applied_on)
        problem = problems.CEILING_NOT_APPLICABLE if is_late else None
    yield told("R-080", words, problem, ("funding_envelope", envelope.id))


def a_direct_determination_is_complete(s: MoneySituation) -> Guards:
    """R-085 to R-087: where nothing was granted before, a determination needs what a grant needs (Awb 4:29)."""
    if s.status is not AllocationStatus.RESERVED:
        return
    for guard in (its_content_is_complete, envelope_is_certain, its_regime_is_known, it_has_a_basis):
        yield from guard(s)


def it_becomes_more_certain(s: MoneySituation) -> Guards:
    """R-078: a decision or a document makes an amount more certain, and nothing makes it less but a correction."""
    words = Localised("Het bedrag wordt zekerder, op een grond.", "The amount becomes more certain, on a ground.")
    yield told(
        "R-078", words, None if certainty_may_rise(s.asked, s.certainty) else problems.CERTAINTY_CHANGE_UNSUPPORTED
    )


def certainty_may_rise(asked: Asked | None, present: AmountCertainty) -> bool:
    """Tell whether a request names a ground and a greater certainty; whoever only looks asks for none."""
    order = list(AmountCertainty)
    if asked is None:
        return present is not AmountCertainty.FIRM
    is_more = asked.certainty is not None and order.index(asked.certainty) > order.index(present)
    return is_more and (asked.document_id is not None or asked.point_id is not None)
