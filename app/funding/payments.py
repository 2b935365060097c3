"""What is recorded about a grant: conditions, accounting reports, suspensions and payments (R-090 to R-099)."""

from dataclasses import replace
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from app.access.rules import same_person
from app.access.service import identity_of
from app.funding import repository, rules
from app.funding.histories import extend_payment_history
from app.funding.ledger import PaymentFigures
from app.funding.models import AccountingReport, AllocationCondition, OfAllocation, Payment, Suspension
from app.funding.payment_machine import PaymentSituation, may_be_paid, others
from app.funding.payment_schemas import (
    AccountingReportCreate,
    ConditionCreate,
    PaymentCreate,
    SuspensionCreate,
)
from app.funding.rules import PaymentStatus
from app.funding.settling_guards import SIX_WEEKS, THIRTEEN_WEEKS
from app.funding.shapes import Money
from app.funding.situating import money_situation
from app.funding.situations import MoneySituation
from app.kit.clock import legal_day
from app.kit.domain import FieldError, Localised, RecordingMode, RefusedError, refusal, settle
from app.kit.problem_types import SEGREGATION_OF_DUTIES, VALIDATION_FAILED
from app.kit.schema import PartialDate, Recorder
from app.kit.terms import last_day
from app.kit.work import Work
from app.kit.write_problems import HISTORY_IMMUTABLE
from app.lifecycle.consequences import plain_day
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.problems import DAY_IN_FUTURE
from app.organisations.rules import PERIOD_INVALID

_PAID_ON_MISSING = Localised(
    "Wat is betaald, heeft een dag: geef `paidOn`.", "What was paid has a day: give `paidOn`."
)
_PAID = frozenset({PaymentStatus.PAID, PaymentStatus.REVERSED})


async def lay_with_allocation(session: AsyncSession, row: OfAllocation) -> None:
    """Tell of a new record about an allocation which agreement it is for and whose money it is."""
    row.agreement_id, row.provider_organisation_id = await repository.provider_of(session, row.allocation_id)


async def keep_condition(work: Work, row: AllocationCondition, facts: ConditionCreate) -> None:
    """Check the days of a condition (R-099).

    Raises:
        RefusedError: `day-in-future`.

    """
    _require_past(work, facts.met_on, "metOn")


async def keep_report(work: Work, row: AccountingReport, facts: AccountingReportCreate) -> None:
    """Check the day a report came in (Awb 4:45); the allocation counts as accounted for from then on.

    Raises:
        RefusedError: `day-in-future`.

    """
    await repository.locked_allocation(work.session, row.allocation_id)
    _require_past(work, facts.received_on, "receivedOn")


async def keep_suspension(work: Work, row: Suspension, facts: SuspensionCreate) -> None:
    """Check the period of a suspension: thirteen weeks at most, not extended (Awb 4:56, R-092).

    Raises:
        RefusedError: `period-invalid`, `day-in-future`.

    """
    await repository.locked_allocation(work.session, row.allocation_id)
    _require_past(work, facts.notified_on, "notifiedOn")
    latest = last_day(THIRTEEN_WEEKS, facts.notified_on.interval.latest)
    if facts.ends_on is None:
        row.ends_on = plain_day(latest)
    is_too_long = row.ends_on.interval.earliest > latest
    is_backward = row.ends_on.interval.certainly_before(facts.notified_on.interval)
    if is_too_long or is_backward:
        fault = FieldError("body", "/endsOn", PERIOD_INVALID.slug, PERIOD_INVALID.cause)
        raise refusal(PERIOD_INVALID, rule="R-092", errors=(fault,))


def _require_past(work: Work, day: PartialDate | None, member: str) -> None:
    if day is not None and day.interval.earliest > legal_day(work.command.instant):
        fault = FieldError("body", f"/{member}", DAY_IN_FUTURE.slug, DAY_IN_FUTURE.cause)
        raise refusal(DAY_IN_FUTURE, errors=(fault,))


async def keep_payment(work: Work, row: Payment, facts: PaymentCreate) -> None:
    """Judge a new payment with the others of its allocation, while nobody else can change them.

    Raises:
        RefusedError: `currency-unsupported`, `amount-invalid` (R-075), `invalid-transition`,
            `grant-decision-required` (R-071), `advance-exceeds-grant` (R-090), `payment-suspended` (R-092),
            `final-payment-mismatch` (R-094), `condition-unmet` (R-099), `repayment-exceeds-claim`,
            `history-immutable`, `day-in-future`.

    """
    if row.representation:
        _require_unpaid(row, facts)
        return
    settle(rules.currency_is_kept(facts.money.currency, "/money/currency"), facts.recording_mode)
    _require_past(work, facts.paid_on, "paidOn")
    row.amount_cents = facts.money.amount_cents
    actor = work.command.actor
    row.prepared_by = Recorder(name=actor.name, role=actor.role, organisation_id=actor.organisation_id)
    row.prepared_by_principal = principal_of(work)
    is_told = facts.recording_mode is RecordingMode.HISTORIC
    if facts.status in _PAID and facts.paid_on is None:
        fault = FieldError("body", "/paidOn", "missing", _PAID_ON_MISSING)
        raise refusal(VALIDATION_FAILED, errors=(fault,))
    with work.session.no_autoflush:
        await repository.locked_allocation(work.session, row.allocation_id)
        day = facts.paid_on.interval.latest if is_told and facts.paid_on else legal_day(work.command.instant)
        money = await money_situation(Dossiers.inside(work.session, day), row.allocation_id)
    situation = PaymentSituation(money=money, kind=facts.kind, amount_cents=row.amount_cents, is_told=is_told)
    if facts.status is not PaymentStatus.CANCELLED:
        _refuse_unmet(situation)
    row.due_on = facts.due_on or _due(money, row)
    extend_payment_history(row, facts.paid_on if is_told else plain_day(money.day))


def _refuse_unmet(situation: PaymentSituation) -> None:
    unmet = [guard.violation() for guard in may_be_paid(situation) if not guard.is_met]
    if unmet:
        raise RefusedError(*unmet)


def _require_unpaid(row: Payment, facts: PaymentCreate) -> None:
    """Refuse to edit what was paid: it is reversed, and paid anew."""
    if facts.due_on is None:
        row.due_on = None
    if row.status in _PAID and facts.paid_on is None:
        raise refusal(HISTORY_IMMUTABLE, rule="R-056")


def _due(money: MoneySituation, row: Payment) -> PartialDate | None:
    """Return the last day to pay: six weeks after the decision was announced (Awb 4:87)."""
    point = next((point for point in money.points if point.id == str(row.decision_point_id)), None)
    if point is None or point.announced_on is None:
        return None
    return plain_day(last_day(SIX_WEEKS, point.announced_on.latest))


def principal_of(work: Work) -> str:
    """Return who acts, as issuer and subject."""
    return f"{work.command.actor.issuer} {work.command.actor.subject}"


async def require_second_person(work: Work, row: Payment) -> None:
    """Refuse who prepared a payment, by whatever account, to approve it (R-091).

    Raises:
        RefusedError: `segregation-of-duties`.

    """
    issuer, _, subject = row.prepared_by_principal.partition(" ")
    actor = work.command.actor
    acting = await identity_of(work.session, actor.issuer, actor.subject)
    if same_person(acting, await identity_of(work.session, issuer, subject)):
        raise refusal(SEGREGATION_OF_DUTIES, rule="R-091")


def payment_situation(record: dict[str, Any], money: MoneySituation) -> PaymentSituation:
    """Return the situation of a payment, with the other payments of its allocation."""
    own = PaymentFigures(
        rules.PaymentKind(record["kind"]), PaymentStatus(record["status"]), record["money"]["amountCents"]
    )
    beside = replace(money, payments=others(money.payments, own))
    return PaymentSituation(money=beside, kind=own.kind, amount_cents=own.amount_cents)


async def payment_parts(session: AsyncSession, row: Payment) -> dict[str, Any]:
    """Return the members of a payment that are not its columns."""
    return {"money": Money(amount_cents=row.amount_cents, currency="EUR")}
