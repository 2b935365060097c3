"""Request and response shapes of funding envelopes and allocations. Amounts are whole euro cents (R-075)."""

from uuid import UUID

from pydantic import Field

from app.funding.rules import (
    AllocationStatus,
    CeilingStatus,
    DistributionMethod,
    LegalBasisKind,
    SubsidyRegime,
)
from app.funding.shapes import AllocationPeriod, BudgetReservation, Statement, StatementRead
from app.kit.queries import ListQuery
from app.kit.schema import Cents, IdSet, LongText, PartialDate, Provenance, RecordRead, ShortText


class FundingEnvelopeCreate(Provenance):
    """An envelope to record."""

    provider_organisation_id: UUID = Field(description="The organisation whose money it is. It does not change.")
    programme_id: UUID | None = Field(None, description="The programme it belongs to.")
    purpose: LongText | None = Field(None, description="What the money is meant for.")
    statement: Statement = Field(description="The amount as the source states it.")
    ceiling_status: CeilingStatus = Field(
        description="From `adopted` on the amount is a ceiling (Awb 4:22). In workflow mode it begins `announced`."
    )
    legal_basis: ShortText | None = Field(None, description="The regulation it rests on, with its article.")
    subsidy_regime: SubsidyRegime | None = Field(None, description="Null while unknown; nothing is guessed.")
    period_from: PartialDate | None = Field(None, description="The first day it is for.")
    period_to: PartialDate | None = Field(None, description="The last day it is for.")
    published_on: PartialDate | None = Field(None, description="The day the ceiling was published.")
    distribution_method: DistributionMethod | None = Field(
        None, description="How the money is shared out among applicants."
    )
    area_ids: IdSet = Field((), description="Areas the money is for, in order of id.")


class FundingEnvelopeRead(RecordRead):
    """Money a provider has, or expects to have, for a purpose."""

    provider_organisation_id: UUID
    programme_id: UUID | None
    purpose: str | None
    statement: StatementRead
    ceiling_status: CeilingStatus
    legal_basis: str | None
    subsidy_regime: SubsidyRegime | None
    period_from: PartialDate | None
    period_to: PartialDate | None
    published_on: PartialDate | None
    distribution_method: DistributionMethod | None
    area_ids: tuple[UUID, ...]


class FundingEnvelopeQuery(ListQuery):
    """Filters on funding envelopes."""

    provider_organisation_id: UUID | None = None
    programme_id: UUID | None = None
    ceiling_status: CeilingStatus | None = None
    area_id: UUID | None = None


class AllocationCreate(Provenance):
    """An allocation to record."""

    envelope_id: UUID = Field(description="The money it is a part of. It does not change.")
    parent_allocation_id: UUID | None = Field(None, description="The allocation of the same envelope it divides.")
    agreement_id: UUID | None = Field(
        None,
        description="The agreement it is for. Its managing organisation may name it, and so may the provider once it"
        " is in the dossier; from then on the provider sees the dossier. It may be added later, not exchanged.",
    )
    area_id: UUID | None = Field(None, description="The area the money is for.")
    recipient_organisation_id: UUID | None = Field(None, description="Who is to receive it.")
    statement: Statement = Field(description="The amount as the source states it.")
    status: AllocationStatus = Field(description="In workflow mode it begins `indicative`; steps do the rest.")
    applied_on: PartialDate | None = Field(None, description="The day on which the recipient applied for it.")
    requested_cents: Cents | None = Field(None, description="What was applied for, in whole euro cents.")
    reserved_cents: Cents | None = Field(None, description="What is set apart; left out, the stated amount counts.")
    granted_cents: Cents | None = Field(None, description="What the grant decision gives; needed once granted.")
    refused_cents: Cents | None = Field(None, description="What was applied for and refused, in whole euro cents.")
    determined_cents: Cents | None = Field(None, description="The final amount, never above the grant (R-093).")
    decision_id: UUID | None = Field(None, description="The decision it rests on; needed once granted (R-071).")
    legal_basis_kind: LegalBasisKind | None = Field(
        None, description="The kind of ground a grant rests on (Awb 4:23)."
    )
    activities: LongText | None = Field(None, description="What is subsidised.")
    period_from: PartialDate | None = Field(None, description="First day of what is subsidised.")
    period_to: PartialDate | None = Field(None, description="Last day of what is subsidised.")
    accounting_due_on: PartialDate | None = Field(None, description="Last day to account for the grant.")
    budget_reservation: BudgetReservation | None = Field(
        None, description="Set where the grant was made on condition that the budget provides the money (Awb 4:34)."
    )
    direct_determination: bool = Field(default=False, description="Determined without a grant before it (Awb 4:29).")


class AllocationRead(RecordRead):
    """A part of an envelope for one agreement, area or recipient."""

    envelope_id: UUID
    parent_allocation_id: UUID | None
    agreement_id: UUID | None
    area_id: UUID | None
    recipient_organisation_id: UUID | None
    statement: StatementRead
    status: AllocationStatus
    applied_on: PartialDate | None
    requested_cents: int | None
    reserved_cents: int | None
    granted_cents: int | None
    refused_cents: int | None
    determined_cents: int | None
    decision_id: UUID | None
    legal_basis_kind: LegalBasisKind | None
    activities: str | None
    period_from: PartialDate | None
    period_to: PartialDate | None
    accounting_due_on: PartialDate | None
    budget_reservation: BudgetReservation | None
    direct_determination: bool
    status_history: tuple[AllocationPeriod, ...] = Field(
        description="How it stood, from the first day on; the last is how it stands."
    )


class AllocationQuery(ListQuery):
    """Filters on allocations."""

    envelope_id: UUID | None = None
    agreement_id: UUID | None = None
    area_id: UUID | None = None
    recipient_organisation_id: UUID | None = None
    status: AllocationStatus | None = None
