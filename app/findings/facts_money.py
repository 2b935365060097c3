"""The facts about money that the finding checks read; the conventions are those of `facts`."""

from dataclasses import dataclass

from app.kit.dates import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRefFacts:
    """Where a fact was found: a document and a place in it."""

    document_id: str
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """A stated amount in euro cents, with how certain it is and how the source words it."""

    amount_cents: int | None = None
    currency: str | None = None
    certainty: str | None = None
    qualifier: str | None = None
    amount_source_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeFacts:
    """Money a provider sets apart, of which allocations are parts."""

    id: str
    provider_organisation_id: str | None = None
    statement: StatementFacts | None = None
    ceiling_status: str | None = None
    source_refs: tuple[SourceRefFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationFacts:
    """A part of an envelope, from indication to settlement; `advances_cents` are its advances, where it lists them.

    The dossier may hold allocations of other agreements too: an envelope is exceeded by all of them together.
    """

    id: str
    envelope_id: str | None = None
    parent_allocation_id: str | None = None
    agreement_id: str | None = None
    area_id: str | None = None
    recipient_organisation_id: str | None = None
    status: str | None = None
    statement: StatementFacts | None = None
    reserved_cents: int | None = None
    granted_cents: int | None = None
    determined_cents: int | None = None
    advances_cents: tuple[int, ...] = ()
    source_refs: tuple[SourceRefFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFacts:
    """A payment on an allocation, in euro cents."""

    id: str
    allocation_id: str | None = None
    kind: str | None = None
    status: str | None = None
    amount_cents: int | None = None
    paid_on: Interval | None = None
