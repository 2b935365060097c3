"""From representations of envelopes, allocations and payments to facts; amounts are euro cents."""

from app.findings import facts_money as m
from app.findings.record import Record


def read_envelope(r: Record) -> m.EnvelopeFacts:
    """Read an envelope with the amount it states; ValueError where a member has not its published form."""
    return m.EnvelopeFacts(
        id=r.id,
        provider_organisation_id=r.text("providerOrganisationId"),
        statement=_statement(r.part("statement")),
        ceiling_status=r.text("ceilingStatus"),
        source_refs=_source_refs(r),
    )


def _statement(r: Record | None) -> m.StatementFacts | None:
    if r is None:
        return None
    return m.StatementFacts(
        amount_cents=r.integer("amountCents"),
        currency=r.text("currency"),
        certainty=r.text("certainty"),
        qualifier=r.text("qualifier"),
        amount_source_text=r.text("amountSourceText"),
    )


def _source_refs(r: Record) -> tuple[m.SourceRefFacts, ...]:
    named = [(ref.text("documentId"), ref.text("section")) for ref in r.parts("sourceRefs")]
    return tuple(m.SourceRefFacts(document_id=ref, section=section) for ref, section in named if ref is not None)


def read_allocation(r: Record) -> m.AllocationFacts:
    """Read an allocation with its amounts and advances; ValueError where a member has not its published form."""
    return m.AllocationFacts(
        id=r.id,
        envelope_id=r.text("envelopeId"),
        parent_allocation_id=r.text("parentAllocationId"),
        agreement_id=r.text("agreementId"),
        area_id=r.text("areaId"),
        recipient_organisation_id=r.text("recipientOrganisationId"),
        status=r.text("status"),
        statement=_statement(r.part("statement")),
        reserved_cents=r.integer("reservedCents"),
        granted_cents=r.integer("grantedCents"),
        determined_cents=r.integer("determinedCents"),
        advances_cents=tuple(_amount_cents(advance) or 0 for advance in r.parts("advances")),
        source_refs=_source_refs(r),
    )


def _amount_cents(r: Record) -> int | None:
    money = r.part("money")
    return r.integer("amountCents") if money is None else money.integer("amountCents")


def read_payment(r: Record) -> m.PaymentFacts:
    """Read a payment on an allocation; ValueError where a member has not its published form."""
    return m.PaymentFacts(
        id=r.id,
        allocation_id=r.text("allocationId"),
        kind=r.text("kind"),
        status=r.text("status"),
        amount_cents=_amount_cents(r),
        paid_on=r.day("paidOn"),
    )
