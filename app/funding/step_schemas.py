"""Shapes of the steps of allocations, envelopes and payments. Amounts are whole euro cents."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from app.funding.rules import (
    AmountCertainty,
    AmountQualifier,
    DeterminationGround,
    LegalBasisKind,
    RefusalGround,
    RevisionGround,
    SubsidyRegime,
    WithdrawalGround,
)
from app.funding.shapes import BudgetReservation
from app.kit.schema import Cents, LongText, PartialDate, ShortText
from app.lifecycle.transition_schemas import TransitionRequest

_POINT = "The point of the provider's decision about this allocation; without one the step is refused."


class _Step(TransitionRequest):
    """A step of an allocation at its own address."""

    has_own_address: ClassVar[bool] = True


class _DecidedStep(_Step):
    """A step that rests on a decision of the provider."""

    decision_point_id: UUID | None = Field(None, description=_POINT)


class CertaintyRequest(_DecidedStep):
    """What makes a stated amount more certain (R-078)."""

    transition: SkipJsonSchema[Literal["firm_up"]] = "firm_up"
    certainty: AmountCertainty = Field(description="How certain the amount is; an estimate carries no claim.")
    amount_cents: Cents | None = Field(None, description="The amount as it is now certain; left out, as stated.")
    qualifier: AmountQualifier | None = Field(
        None, description="How exact the amount is: exactly, about, at most, at least."
    )
    document_id: UUID | None = Field(None, description="The document that shows it, where no decision does.")


class ReservationRequest(_Step):
    """An amount to set apart (R-081)."""

    transition: SkipJsonSchema[Literal["reserve"]] = "reserve"
    reserved_cents: Cents | None = Field(None, description="Left out, the stated amount.")


class GrantRequest(_DecidedStep):
    """A grant: what the decision gives to whom, for what, on which basis (Awb 4:29 to 4:31)."""

    transition: SkipJsonSchema[Literal["grant"]] = "grant"
    granted_cents: Cents | None = Field(None, description="What the decision gives, or gives at most.")
    refused_cents: Cents | None = Field(None, description="What the decision refuses of what was asked.")
    recipient_organisation_id: UUID | None = Field(None, description="Left out, as recorded.")
    activities: LongText | None = Field(None, description="Left out, as recorded.")
    legal_basis_kind: LegalBasisKind | None = Field(None, description="Left out, as recorded.")
    period_from: PartialDate | None = Field(None, description="First day of what is subsidised.")
    period_to: PartialDate | None = Field(None, description="Last day of what is subsidised.")
    accounting_due_on: PartialDate | None = Field(None, description="Last day to account for the grant.")
    budget_reservation: BudgetReservation | None = Field(
        None, description="Where the grant is made on condition that the budget provides the money (Awb 4:34)."
    )


class RefusalRequest(_DecidedStep):
    """A refusal (Awb 4:25, 4:35)."""

    transition: SkipJsonSchema[Literal["refuse"]] = "refuse"
    ground: RefusalGround = Field(description="Why it is refused.")
    refused_cents: Cents | None = Field(None, description="Left out, what was requested or stated.")


class ReleaseRequest(_Step):
    """An expectation or reservation to let go."""

    transition: SkipJsonSchema[Literal["release"]] = "release"
    reason: LongText = Field(description="Why; kept in the journal.")


class DeterminationRequest(_DecidedStep):
    """The final amount (Awb 4:42, 4:46)."""

    transition: SkipJsonSchema[Literal["determine"]] = "determine"
    determined_cents: Cents
    ground: DeterminationGround | None = Field(None, description="Needed below the grant (R-093).")


class WithdrawalRequest(_DecidedStep):
    """A grant to withdraw as a whole (Awb 4:34, 4:48, 4:50)."""

    transition: SkipJsonSchema[Literal["withdraw"]] = "withdraw"
    ground: WithdrawalGround | None = Field(None, description="Needed (R-095).")
    budget_adopted_on: PartialDate | None = Field(
        None, description="With `budget_reservation`: the day the budget was adopted, where not recorded yet."
    )


class PartialWithdrawalRequest(_DecidedStep):
    """A grant to lower by decision (R-098)."""

    transition: SkipJsonSchema[Literal["lower"]] = "lower"
    granted_cents: Cents = Field(description="What stays granted.")
    ground: WithdrawalGround | None = Field(None, description="Needed (R-095).")
    budget_adopted_on: PartialDate | None = Field(
        None, description="With `budget_reservation`: the day the budget was adopted, where not recorded yet."
    )


class RecoveryRequest(_DecidedStep):
    """What was paid too much, to claim back (Awb 4:49, 4:57)."""

    transition: SkipJsonSchema[Literal["recover"]] = "recover"
    determined_cents: Cents | None = Field(None, description="After settlement: the lower determination (R-096).")
    ground: RevisionGround | None = Field(None, description="After settlement: the ground of article 4:49.")
    breached_on: PartialDate | None = Field(None, description="With `obligations_breached`: the day of the breach.")


class FundingEnvelopeTransition(TransitionRequest):
    """A transition of a funding envelope to perform."""

    decision_point_id: UUID | None = Field(None, description="The point of the decision it rests on.")
    document_id: UUID | None = Field(None, description="With `firm_up`: the document that shows the amount.")
    certainty: AmountCertainty | None = Field(None, description="With `firm_up`: how certain the amount now is.")
    amount_cents: Cents | None = Field(None, description="The amount; left out, as stated.")
    qualifier: AmountQualifier | None = Field(None, description="Left out, as stated.")
    legal_basis: ShortText | None = Field(None, description="The regulation; left out, as recorded.")
    subsidy_regime: SubsidyRegime | None = Field(None, description="Left out, as recorded.")


class PaymentTransition(TransitionRequest):
    """A transition of a payment to perform."""
