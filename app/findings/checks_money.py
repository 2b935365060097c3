"""Checks on amounts: F-014 and F-015. All amounts are euro cents."""

from collections.abc import Iterator

from app.findings.day import CEILING_SET, DETERMINED, GRANTED, took_place
from app.findings.examination import Examination
from app.findings.facts_money import AllocationFacts, EnvelopeFacts, StatementFacts
from app.findings.result import Finding, FindingCode, found
from app.findings.wording import euros, filled, joined, sentence
from app.kit.domain import Localised

_NOT_YET_GRANTED = frozenset({"indicative", "reserved"})
_WITHOUT_CLAIM = GRANTED | {"determined", "settled"}
_NOT_AN_ADVANCE = frozenset({"cancelled", "reversed"})
_AS_A_LIMIT = frozenset({"exact", "maximum", None})


def ceiling_exceeded(x: Examination) -> Iterator[Finding]:
    """F-014: an envelope or its ceiling, a grant or a parent allocation is exceeded as recorded (R-081 ff)."""
    for envelope in x.dossier.envelopes:
        yield from _exceeded_envelope(x, envelope)
    own = x.own_allocations()
    for allocation in own:
        yield from _exceeded_by_advances(x, allocation)
    own_ids = {allocation.id for allocation in own} | {allocation.parent_allocation_id for allocation in own}
    for parent in x.dossier.allocations:
        if parent.id in own_ids:
            yield from _exceeded_by_children(x, parent)


def consumption_cents(allocation: AllocationFacts) -> int:
    """Return what an allocation takes from its envelope (domain reference, money definitions)."""
    if allocation.status in GRANTED:
        return allocation.granted_cents or 0
    if allocation.status in DETERMINED:
        return allocation.determined_cents or 0
    return 0


def _reserved_cents(allocation: AllocationFacts) -> int:
    return (allocation.reserved_cents or 0) if allocation.status == "reserved" else 0


def _limit_cents(envelope: EnvelopeFacts) -> int | None:
    """Return what may not be exceeded; an announced estimate is not a ceiling."""
    statement = envelope.statement
    if statement is None:
        return None
    if envelope.ceiling_status in CEILING_SET:
        return statement.amount_cents
    is_firm = statement.certainty in {"reserved", "firm"} and statement.qualifier in _AS_A_LIMIT
    return statement.amount_cents if is_firm else None


def _exceeded_envelope(x: Examination, envelope: EnvelopeFacts) -> Iterator[Finding]:
    limit = _limit_cents(envelope)
    parts = [a for a in x.dossier.allocations if a.envelope_id == envelope.id and a.parent_allocation_id is None]
    granted = sum(map(consumption_cents, parts))
    reserved = sum(map(_reserved_cents, parts))
    if limit is None or granted + reserved <= limit:
        return
    text = sentence(
        "Van de bijdrage van {provider} is {granted} verleend en {reserved} gereserveerd: meer dan de {limit}"
        " die er is.",
        "Of the contribution of {provider}, {granted} is granted and {reserved} is reserved: more than the {limit}"
        " there is.",
        provider=x.name_of(envelope.provider_organisation_id),
        granted=euros(granted),
        reserved=euros(reserved),
        limit=euros(limit),
    )
    yield found(
        FindingCode.CEILING_EXCEEDED,
        ("funding_envelope", envelope.id),
        x.agreement.id,
        (limit, granted, reserved),
        text,
        tuple(sorted(("allocation", a.id) for a in parts if consumption_cents(a) or _reserved_cents(a))),
    )


def _exceeded_by_advances(x: Examination, allocation: AllocationFacts) -> Iterator[Finding]:
    """Report advances above the grant (R-090); after a lowered grant the excess is a claim instead (R-098)."""
    if allocation.status not in _WITHOUT_CLAIM or allocation.granted_cents is None or _was_lowered(x, allocation):
        return
    payments = [
        payment
        for payment in x.dossier.payments
        if payment.allocation_id == allocation.id
        and payment.kind == "advance"
        and payment.status not in _NOT_AN_ADVANCE
        and took_place(payment.paid_on, x.as_of)
    ]
    # The list of advances and their payments are two records of the same money.
    advanced = max(sum(payment.amount_cents or 0 for payment in payments), sum(allocation.advances_cents))
    if advanced > allocation.granted_cents:
        text = sentence(
            "De voorschotten tellen op tot {advanced}, meer dan de verleende {granted}.",
            "The advances add up to {advanced}, more than the {granted} granted.",
            advanced=euros(advanced),
            granted=euros(allocation.granted_cents),
        )
        yield found(
            FindingCode.CEILING_EXCEEDED,
            ("allocation", allocation.id),
            x.agreement.id,
            ("advances", allocation.granted_cents, advanced),
            text,
            tuple(sorted(("payment", payment.id) for payment in payments)),
        )


def _was_lowered(x: Examination, allocation: AllocationFacts) -> bool:
    return any(
        point.kind == "withdraw_subsidy" and point.allocation_id == allocation.id
        for decision in x.dossier.decisions
        for point in decision.points
    )


def _committed_cents(allocation: AllocationFacts) -> int | None:
    """Return what an allocation itself holds, None while that is only indicated or no longer stands."""
    if allocation.status == "reserved":
        return allocation.reserved_cents
    if allocation.status in GRANTED:
        return allocation.granted_cents
    return allocation.determined_cents if allocation.status in DETERMINED else None


def _exceeded_by_children(x: Examination, parent: AllocationFacts) -> Iterator[Finding]:
    """Report parts that together exceed the allocation they are parts of (R-089)."""
    limit = _committed_cents(parent)
    children = [a for a in x.dossier.allocations if a.parent_allocation_id == parent.id]
    total = sum(consumption_cents(child) + _reserved_cents(child) for child in children)
    if limit is None or total <= limit:
        return
    text = sentence(
        "De onderdelen van een toewijzing tellen op tot {total}, meer dan de {limit} van de toewijzing zelf.",
        "The parts of an allocation add up to {total}, more than the {limit} of the allocation itself.",
        total=euros(total),
        limit=euros(limit),
    )
    yield found(
        FindingCode.CEILING_EXCEEDED,
        ("allocation", parent.id),
        x.agreement.id,
        ("children", limit, total),
        text,
        tuple(sorted(("allocation", child.id) for child in children)),
    )


def estimate_not_firmed_up(x: Examination) -> Iterator[Finding]:
    """F-015: the amount of an envelope, or of an indicative or reserved allocation, is still an estimate."""
    for envelope in x.dossier.envelopes:
        if envelope.statement is not None and envelope.statement.certainty == "estimate":
            opening = sentence(
                "De bijdrage van {provider} is nog een raming: {amount}.",
                "The contribution of {provider} is still an estimate: {amount}.",
                provider=x.name_of(envelope.provider_organisation_id),
                amount=_stated(envelope.statement),
            )
            yield _estimate(x, "funding_envelope", envelope.id, envelope.statement, opening)
    for allocation in x.own_allocations():
        statement = allocation.statement
        if allocation.status in _NOT_YET_GRANTED and statement is not None and statement.certainty == "estimate":
            opening = sentence(
                "Het bedrag dat voor deze overeenkomst is voorzien, is nog een raming: {amount}.",
                "The amount foreseen for this agreement is still an estimate: {amount}.",
                amount=_stated(statement),
            )
            yield _estimate(x, "allocation", allocation.id, statement, opening)


_QUALIFIERS = {
    "circa": Localised(nl="circa {amount}", en="about {amount}"),
    "maximum": Localised(nl="ten hoogste {amount}", en="at most {amount}"),
    "minimum": Localised(nl="ten minste {amount}", en="at least {amount}"),
}


def _stated(statement: StatementFacts) -> Localised:
    if statement.amount_cents is None:
        return Localised(nl="een bedrag wordt niet genoemd", en="no amount is given")
    amount = euros(statement.amount_cents)
    qualified = _QUALIFIERS.get(statement.qualifier or "")
    return amount if qualified is None else filled(qualified, amount=amount)


def _estimate(x: Examination, kind: str, record_id: str, statement: StatementFacts, opening: Localised) -> Finding:
    consequence = Localised(
        nl="Aan een raming kan niemand een aanspraak ontlenen.", en="An estimate gives nobody a claim."
    )
    return found(
        FindingCode.ESTIMATE_NOT_FIRMED_UP,
        (kind, record_id),
        x.agreement.id,
        (statement.amount_cents, statement.qualifier),
        joined([opening, consequence]),
    )
