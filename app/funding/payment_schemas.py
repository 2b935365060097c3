"""Request and response shapes of what happens with a grant: conditions, accounting, suspension, payments."""

from uuid import UUID

from pydantic import Field

from app.funding.rules import ConditionKind, PaymentKind, PaymentStatus
from app.funding.shapes import Money, PaymentPeriod
from app.kit.queries import ListQuery
from app.kit.schema import Cents, LongText, PartialDate, Provenance, Recorder, RecordRead


class OfAllocationRead(RecordRead):
    """What every record about an allocation tells of it."""

    allocation_id: UUID = Field(description="The allocation it belongs to.")
    agreement_id: UUID | None = Field(description="The agreement the allocation is for.")
    provider_organisation_id: UUID = Field(description="The organisation whose money it is.")


class OfAllocationQuery(ListQuery):
    """Nothing to filter on: an allocation has few of these."""


class ConditionCreate(Provenance):
    """A condition or obligation of a grant to record."""

    allocation_id: UUID = Field(description="The allocation in the path.")
    kind: ConditionKind
    text: LongText = Field(description="What must be met.")
    due_on: PartialDate | None = Field(None, description="Last day to meet it.")
    met_on: PartialDate | None = Field(None, description="The day it was met; an advance waits for it (R-099).")
    waived_by_decision_id: UUID | None = Field(None, description="The decision that waived it.")


class ConditionRead(OfAllocationRead):
    """A condition or obligation of a grant."""

    kind: ConditionKind
    text: str
    due_on: PartialDate | None
    met_on: PartialDate | None
    waived_by_decision_id: UUID | None


class AccountingReportCreate(Provenance):
    """An accounting report that came in."""

    allocation_id: UUID = Field(description="The allocation in the path.")
    received_on: PartialDate = Field(description="The day on which the provider received it.")
    spent_cents: Cents = Field(description="What the recipient says was spent.")
    activities_done: bool = Field(description="Whether the recipient says all activities were carried out.")
    document_id: UUID = Field(description="The report itself.")


class AccountingReportRead(OfAllocationRead):
    """An accounting report that came in (Awb 4:45)."""

    received_on: PartialDate
    spent_cents: int
    activities_done: bool
    document_id: UUID


class SuspensionCreate(Provenance):
    """A suspension of payments that was notified."""

    allocation_id: UUID = Field(description="The allocation in the path.")
    notified_on: PartialDate = Field(description="The day the recipient was told in writing.")
    ends_on: PartialDate | None = Field(None, description="At most 13 weeks later; left out, 13 weeks later.")
    lifted_on: PartialDate | None = Field(None, description="The day the provider decided and the suspension ended.")


class SuspensionRead(OfAllocationRead):
    """A suspension of payments while a withdrawal is considered (Awb 4:56)."""

    notified_on: PartialDate
    ends_on: PartialDate
    lifted_on: PartialDate | None


class PaymentCreate(Provenance):
    """A payment to prepare, or one recorded from a source."""

    allocation_id: UUID = Field(description="The allocation in the path.")
    kind: PaymentKind
    money: Money = Field(description="What is paid.")
    status: PaymentStatus = Field(
        PaymentStatus.PREPARED, description="In workflow mode it begins `prepared`; transitions do the rest."
    )
    decision_point_id: UUID | None = Field(
        None, description="The decision it rests on; an advance needs a `grant_advance` point (R-071)."
    )
    due_on: PartialDate | None = Field(None, description="Last day to pay; left out, six weeks after the decision.")
    paid_on: PartialDate | None = Field(None, description="The day it was paid, in historic mode.")


class PaymentRead(OfAllocationRead):
    """Money paid to, or back by, the recipient of a grant."""

    kind: PaymentKind
    money: Money
    status: PaymentStatus
    status_history: tuple[PaymentPeriod, ...] = Field(description="Every status it had, oldest first.")
    decision_point_id: UUID | None
    due_on: PartialDate | None
    paid_on: PartialDate | None
    reversed_on: PartialDate | None = Field(description="The day on which the bank sent it back; null otherwise.")
    prepared_by: Recorder = Field(description="Who prepared it.")
    approved_by: Recorder | None = Field(description="Who approved it: somebody else than who prepared it.")


class PaymentQuery(ListQuery):
    """Filters on the payments of an allocation."""

    kind: PaymentKind | None = None
    status: PaymentStatus | None = None
