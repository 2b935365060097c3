"""Parts of the records of money: stated amounts, the steps an allocation took, a budget reservation."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.funding.rules import AllocationStatus, AmountCertainty, AmountQualifier, PaymentStatus
from app.kit.schema import ApiModel, Cents, PartialDate, ShortText


class Statement(ApiModel):
    """An amount as a source states it: how much, how certain, and in which words (R-075).

    A fraction of a cent, a negative number or a text is a fault of the request (400, `amountCents`); another
    currency is well-formed but not kept here (422 `currency-unsupported`).
    """

    amount_cents: Cents
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = Field("EUR", description="ISO 4217; only EUR is kept.")
    certainty: AmountCertainty = Field(description="An estimate gives nobody a claim (R-077).")
    qualifier: AmountQualifier = Field(description="How exact the amount is: exactly, about, at most, at least.")
    amount_source_text: ShortText | None = Field(
        None, description="The words of the source.", examples=["circa 1 mln (verwachting)"]
    )


class StatementRead(ApiModel):
    """An amount as a source states it."""

    amount_cents: int = Field(description="A whole number of euro cents.")
    currency: str = Field(description="ISO 4217; only EUR is kept.")
    certainty: AmountCertainty = Field(description="How certain the amount is; an estimate carries no claim.")
    qualifier: AmountQualifier = Field(description="How exact the amount is: exactly, about, at most, at least.")
    amount_source_text: str | None = Field(description="The words of the source.")


class Money(ApiModel):
    """An amount of money (R-075)."""

    amount_cents: Cents
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = Field("EUR", description="ISO 4217; only EUR is kept.")


class BudgetReservation(ApiModel):
    """The reservation that the money must be made available in the budget (Awb 4:34)."""

    budget_adopted_on: PartialDate | None = Field(description="The day the budget was adopted; null until then.")
    invoked_on: PartialDate | None = Field(None, description="The day the provider invoked it.")


class AllocationPeriod(ApiModel):
    """How an allocation stood from a day on: its status, its amounts, and the decision they rest on.

    Together they tell how the allocation stood on any day, and trace every cent to the decision that moved it.
    """

    status: AllocationStatus
    since: PartialDate | None = Field(description="The day from which it stood so; null where that is not known.")
    statement: StatementRead | None = Field(
        None, description="The amount as it was stated then; null where the register did not keep that."
    )
    reserved_cents: int | None = Field(None, description="What is set apart, in whole euro cents.")
    granted_cents: int | None = Field(None, description="What the grant decision gives, in whole euro cents.")
    refused_cents: int | None = Field(None, description="What was applied for and refused, in whole euro cents.")
    determined_cents: int | None = Field(None, description="The final amount, in whole euro cents.")
    decision_point_id: UUID | None = Field(None, description="The decision point the step rests on.")
    ground: str | None = Field(None, description="The ground of a refusal, determination, withdrawal or revision.")


class PaymentPeriod(ApiModel):
    """How a payment stood from a day on."""

    status: PaymentStatus
    since: PartialDate | None = Field(description="The day from which it stood so; null where that is not known.")
