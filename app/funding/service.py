"""Use cases of funding envelopes and allocations."""

from typing import Any

from app.funding import keeping, payments, repository
from app.funding.models import (
    AccountingReport,
    Allocation,
    AllocationCondition,
    FundingEnvelope,
    Payment,
    Suspension,
)
from app.funding.on_a_day import allocation_on, payment_on
from app.funding.payment_schemas import (
    AccountingReportCreate,
    AccountingReportRead,
    ConditionCreate,
    ConditionRead,
    OfAllocationQuery,
    PaymentCreate,
    PaymentQuery,
    PaymentRead,
    SuspensionCreate,
    SuspensionRead,
)
from app.funding.schemas import (
    AllocationCreate,
    AllocationQuery,
    AllocationRead,
    FundingEnvelopeCreate,
    FundingEnvelopeQuery,
    FundingEnvelopeRead,
)
from app.kit.by_transition import MovedByTransition
from app.kit.domain import ApiRole, Localised
from app.kit.resources import Reference, Resource, Steward, exists_from

TAG = "Money"
# A controller looks at money and records none.
RECORDERS = frozenset({ApiRole.REGISTRAR, ApiRole.FINANCE_OFFICER})


def _of_allocation(kind: str, path: str, title: Localised, plural: Localised, about: str, **more: Any) -> Resource:
    """Return a kind of record about an allocation: seen by who sees that, kept by who provides the money."""
    return Resource(
        kind=kind,
        path=f"/allocations/{{allocation_id}}/{path}",
        parent="allocation",
        tag=TAG,
        title=title,
        plural=plural,
        about=about,
        visible=repository.OF_ALLOCATION_VISIBLE,
        writers=RECORDERS,
        steward=Steward.PROVIDER,
        steward_column="provider_organisation_id",
        complete=payments.lay_with_allocation,
        read_scope="allocations.read",
        write_scope="allocations.propose",
        **more,
    )


FUNDING_ENVELOPES = Resource(
    kind="funding_envelope",
    path="/funding-envelopes",
    tag=TAG,
    title=Localised("financieringsenveloppe", "funding envelope"),
    plural=Localised("financieringsenveloppen", "funding envelopes"),
    about="Money a provider has, or expects to have, for a purpose; a ceiling once it is adopted.",
    table=FundingEnvelope,
    read=FundingEnvelopeRead,
    create=FundingEnvelopeCreate,
    query=FundingEnvelopeQuery,
    visible=repository.ENVELOPE_VISIBLE,
    writers=RECORDERS,
    steward=Steward.ANYBODY,
    owner_column="provider_organisation_id",
    unchangeable=frozenset({"provider_organisation_id"}),
    moved_by_transition=MovedByTransition(
        first=frozenset({"announced"}),
        status="/ceilingStatus",
        members=frozenset(),
        in_workflow=frozenset({"/ceilingStatus", "/publishedOn"}),
        judged=frozenset({"/legalBasis", "/statement", "/subsidyRegime"}),
        open_in=frozenset({"announced"}),
    ),
    apply=keeping.keep_envelope,
    children=keeping.envelope_parts,
    filters=repository.ENVELOPE_FILTERS,
    sorts=repository.MONEY_SORTS,
    expansions=repository.ENVELOPE_EXPANSIONS,
    read_scope="allocations.read",
    write_scope="allocations.propose",
    part_references={
        "/decisionPointId": Reference("decision", "decision_point", "decision_id"),
        "/documentId": Reference("document"),
    },
    refused_with=("currency-unsupported", "period-invalid"),
    refused_correcting=(
        "amount-not-firm",
        "ceiling-exceeded",
        "certainty-change-unsupported",
        "envelope-overcommitted",
    ),
)
ALLOCATIONS = Resource(
    kind="allocation",
    path="/allocations",
    tag=TAG,
    title=Localised("toewijzing", "allocation"),
    plural=Localised("toewijzingen", "allocations"),
    about="A part of an envelope for one agreement, area or recipient, from expectation to settlement.",
    table=Allocation,
    read=AllocationRead,
    create=AllocationCreate,
    query=AllocationQuery,
    visible=repository.ALLOCATION_VISIBLE,
    is_kept_in_sight=True,
    writers=RECORDERS,
    steward=Steward.MANAGER_OR_PROVIDER,
    unchangeable=frozenset({"envelope_id"}),
    moved_by_transition=MovedByTransition(
        first=frozenset({"indicative"}),
        members=frozenset(),
        in_workflow=frozenset(
            {"/status", "/reservedCents", "/grantedCents", "/refusedCents", "/determinedCents", "/decisionId"}
        ),
        judged=frozenset(
            {
                *("/activities", "/legalBasisKind", "/periodFrom", "/periodTo", "/recipientOrganisationId"),
                *("/directDetermination", "/requestedCents", "/statement"),
            }
        ),
        open_in=frozenset({"indicative", "reserved"}),
    ),
    apply=keeping.keep_allocation,
    lock_before=repository.lock_above,
    children=keeping.allocation_parts,
    project=allocation_on,
    part_references={
        "/decisionPointId": Reference("decision", "decision_point", "decision_id"),
        "/documentId": Reference("document"),
    },
    filters=repository.ALLOCATION_FILTERS,
    sorts=repository.MONEY_SORTS,
    expansions=repository.ALLOCATION_EXPANSIONS,
    read_scope="allocations.read",
    write_scope="allocations.propose",
    refused_with=(
        "agreement-expired",
        "allocation-parent-invalid",
        "amount-not-firm",
        "ceiling-exceeded",
        "child-allocations-exceed-parent",
        "currency-unsupported",
        "determination-exceeds-grant",
        "envelope-overcommitted",
        "grant-content-incomplete",
        "grant-decision-required",
        "period-invalid",
    ),
    refused_correcting=("certainty-change-unsupported", "history-immutable"),
)
CONDITIONS = _of_allocation(
    "allocation_condition",
    "conditions",
    Localised("voorwaarde", "condition"),
    Localised("voorwaarden", "conditions"),
    "A condition or obligation of a grant. An advance waits for what suspends it (Awb 4:95).",
    included_as="allocationConditions",
    table=AllocationCondition,
    read=ConditionRead,
    create=ConditionCreate,
    query=OfAllocationQuery,
    apply=payments.keep_condition,
    unchangeable=frozenset({"allocation_id", "kind", "text"}),
    refused_with=("day-in-future",),
)
ACCOUNTING_REPORTS = _of_allocation(
    "accounting_report",
    "accounting-reports",
    Localised("verantwoording", "accounting report"),
    Localised("verantwoordingen", "accounting reports"),
    "What the recipient reported of a grant: what was spent, whether everything was done (Awb 4:45).",
    included_as="accountingReports",
    table=AccountingReport,
    read=AccountingReportRead,
    create=AccountingReportCreate,
    query=OfAllocationQuery,
    apply=payments.keep_report,
    project=exists_from("receivedOn"),
    unchangeable=frozenset({"allocation_id"}),
    refused_with=("day-in-future",),
)
SUSPENSIONS = _of_allocation(
    "suspension",
    "suspensions",
    Localised("opschorting", "suspension"),
    Localised("opschortingen", "suspensions"),
    "A suspension of payments while a withdrawal is considered: thirteen weeks at most (Awb 4:56).",
    table=Suspension,
    read=SuspensionRead,
    create=SuspensionCreate,
    query=OfAllocationQuery,
    apply=payments.keep_suspension,
    project=exists_from("notifiedOn"),
    unchangeable=frozenset({"allocation_id", "notified_on"}),
    refused_with=("day-in-future", "period-invalid"),
)
PAYMENTS = _of_allocation(
    "payment",
    "payments",
    Localised("betaling", "payment"),
    Localised("betalingen", "payments"),
    "An advance, a final payment, a repayment or a set-off; one person prepares it and another approves it.",
    table=Payment,
    read=PaymentRead,
    create=PaymentCreate,
    query=PaymentQuery,
    apply=payments.keep_payment,
    children=payments.payment_parts,
    project=payment_on,
    filters=repository.PAYMENT_FILTERS,
    sorts=repository.MONEY_SORTS,
    moved_by_transition=MovedByTransition(first=frozenset({"prepared"}), in_workflow=frozenset({"/paidOn"})),
    part_references={"/decisionPointId": Reference("decision", "decision_point", "decision_id")},
    unchangeable=frozenset({"allocation_id", "kind", "money", "decision_point_id"}),
    refused_with=(
        "advance-exceeds-grant",
        "agreement-expired",
        "amount-invalid",
        "condition-unmet",
        "currency-unsupported",
        "day-in-future",
        "final-payment-mismatch",
        "grant-decision-required",
        "invalid-transition",
        "payment-suspended",
        "repayment-exceeds-claim",
    ),
    refused_correcting=("history-immutable",),
)
