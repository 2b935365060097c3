"""Addresses of funding envelopes and allocations, of the steps they take, and of payments."""

from typing import Any

from fastapi import APIRouter

from app.funding import courses, figures_routes, file_routes
from app.funding.money_courses import PAYMENT_COURSE
from app.funding.service import (
    ACCOUNTING_REPORTS,
    ALLOCATIONS,
    CONDITIONS,
    FUNDING_ENVELOPES,
    PAYMENTS,
    SUSPENSIONS,
)
from app.funding.situations import KEEPERS
from app.kit.routing import add_resource
from app.lifecycle.course import Course
from app.lifecycle.routes import add_step, add_transition_list

_OF_STEP = ("day-in-future", "historic-source-required", "invalid-transition", "unknown-transition")
_ROOM = ("ceiling-exceeded", "child-allocations-exceed-parent", "envelope-overcommitted")
_GRANTED = (
    *("amount-not-firm", "grant-content-incomplete", "grant-decision-required"),
    *("subsidy-basis-missing", "subsidy-regime-undetermined"),
)
router = APIRouter()
for resource in (FUNDING_ENVELOPES, ALLOCATIONS, CONDITIONS, ACCOUNTING_REPORTS, SUSPENSIONS, PAYMENTS):
    add_resource(router, resource)
router.routes.extend([*figures_routes.router.routes, *file_routes.router.routes])
for course in (courses.ENVELOPE_COURSE, courses.GRANTING, PAYMENT_COURSE):
    add_transition_list(router, course)


def _add(course: Course[Any], suffix: str, operation: str, summary: str, description: str, *refusals: str) -> None:
    add_step(
        router,
        course,
        suffix=suffix,
        operation=operation,
        summary=summary,
        description=description,
        roles=frozenset(KEEPERS),
        refusals=(*_OF_STEP, *refusals),
    )


_add(
    courses.ENVELOPE_COURSE,
    "transitions",
    "performFundingEnvelopeTransition",
    "Change the status of one funding envelope",
    "Makes the amount more certain, adopts the ceiling, publishes, changes or closes it.",
    "amount-not-firm",
    "ceiling-exceeded",
    "certainty-change-unsupported",
    "decision-required",
    "envelope-overcommitted",
    "subsidy-basis-missing",
)
_add(
    courses.FIRMING_UP,
    "certainty",
    "firmUpAllocation",
    "Make the amount of an allocation more certain",
    "Names the decision or the document that shows it; an estimate carries no reservation.",
    "certainty-change-unsupported",
)
_add(
    courses.RESERVING,
    "reservation",
    "reserveAllocation",
    "Reserve an allocation",
    "Sets the amount apart on the envelope, so that nobody else is granted it.",
    "agreement-expired",
    "amount-invalid",
    "amount-not-firm",
    *_ROOM,
)
_add(
    courses.GRANTING,
    "grant",
    "grantAllocation",
    "Grant an allocation",
    "Records what the decision of the provider grants. Where less is left than is granted, nothing changes and"
    " `availableCents` says how much; what is granted of it and what is refused goes in one grant.",
    "agreement-expired",
    "amount-invalid",
    "budget-reservation-invalid",
    *_GRANTED,
    *_ROOM,
)
_add(
    courses.REFUSING,
    "refusal",
    "refuseAllocation",
    "Refuse an allocation",
    "Records a refusal by decision. On the ceiling only where it was published under a regulation before the"
    " application.",
    "ceiling-not-applicable",
    "ceiling-not-published",
    "child-allocations-exceed-parent",
    "grant-decision-required",
)
_add(
    courses.RELEASING,
    "release",
    "releaseAllocation",
    "Let go of an expectation or reservation",
    "The allocation lapses; what was set apart for it is free again.",
    "child-allocations-exceed-parent",
)
_add(
    courses.DETERMINING,
    "determination",
    "determineAllocation",
    "Determine the final amount",
    "Records the decision that determines the subsidy: as granted, or less on a ground. What was not used is free"
    " again; once everything is paid the allocation is settled.",
    "determination-exceeds-grant",
    "determination-ground-required",
    "report-not-overdue",
    *_GRANTED,
    *_ROOM,
)
_add(
    courses.WITHDRAWING,
    "withdrawal",
    "withdrawAllocation",
    "Withdraw a grant",
    "Records the decision that withdraws the whole grant, on a ground of article 4:34, 4:48 or 4:50 Awb.",
    "budget-condition-lapsed",
    "child-allocations-exceed-parent",
    "grant-decision-required",
    "withdrawal-ground-required",
)
_add(
    courses.LOWERING,
    "partial-withdrawal",
    "lowerAllocation",
    "Lower a grant",
    "Records the decision that withdraws a part of the grant; the status stays.",
    "amount-invalid",
    "budget-condition-lapsed",
    "child-allocations-exceed-parent",
    "grant-decision-required",
    "grant-not-lowered",
    "withdrawal-ground-required",
)
_add(
    courses.RECOVERING,
    "recovery",
    "recoverAllocation",
    "Claim back what was paid too much",
    "Records the decision that claims back; after settlement it lowers the determination on a ground of article"
    " 4:49 Awb.",
    "child-allocations-exceed-parent",
    "determination-final",
    "grant-decision-required",
    "limitation-period-passed",
)
_add(
    PAYMENT_COURSE,
    "transitions",
    "performPaymentTransition",
    "Change the status of one payment",
    "Approves, pays, reverses, suspends, resumes or cancels. Who prepared a payment does not approve it.",
    "advance-exceeds-grant",
    "agreement-expired",
    "amount-invalid",
    "condition-unmet",
    "final-payment-mismatch",
    "grant-decision-required",
    "payment-suspended",
    "repayment-exceeds-claim",
    "segregation-of-duties",
)
