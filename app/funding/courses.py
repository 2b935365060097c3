"""What the steps of allocations and envelopes do, each judged by its machine."""

from typing import Any
from uuid import UUID

from app.funding import repository
from app.funding.allocation_machine import ALLOCATION_MACHINE
from app.funding.envelope_machine import ENVELOPE_MACHINE, EnvelopeSituation
from app.funding.histories import extend_history
from app.funding.models import Allocation, FundingEnvelope
from app.funding.rules import AllocationStatus, AmountCertainty, AmountQualifier, CeilingStatus
from app.funding.service import ALLOCATIONS, FUNDING_ENVELOPES
from app.funding.situating import envelope_situation, money_situation
from app.funding.situations import Asked, DecidedPoint, MoneySituation
from app.funding.step_schemas import (
    CertaintyRequest,
    DeterminationRequest,
    FundingEnvelopeTransition,
    GrantRequest,
    PartialWithdrawalRequest,
    RecoveryRequest,
    RefusalRequest,
    ReleaseRequest,
    ReservationRequest,
    WithdrawalRequest,
)
from app.kit.dates import Interval
from app.kit.domain import Localised, refusal
from app.kit.problem_types import FORBIDDEN
from app.kit.resources import Representation
from app.kit.schema import PartialDate
from app.kit.work import Work
from app.lifecycle.consequences import plain_day
from app.lifecycle.course import Course, Step
from app.lifecycle.dossiers import Dossiers

_OF_PROVIDER = Localised(
    "Over dit geld beslist de organisatie die het verstrekt.",
    "The organisation that provides this money decides about it.",
)
_DECISION_KINDS = {
    "grant": "grant_subsidy",
    "refuse": "refuse_subsidy",
    "determine": "determine_subsidy",
    "withdraw": "withdraw_subsidy",
    "lower": "withdraw_subsidy",
    "recover": "recover",
}


def _text(found: UUID | None) -> str | None:
    return str(found) if found is not None else None


def _when(found: PartialDate | None) -> Interval | None:
    return found.interval if found is not None else None


def _asked(request: Any) -> Asked | None:
    """Return what a request states of its step, whatever step it is."""
    if request is None:
        return None
    amounts = ("granted_cents", "reserved_cents", "determined_cents", "amount_cents")
    reservation = getattr(request, "budget_reservation", None)
    adopted = reservation.budget_adopted_on if reservation else getattr(request, "budget_adopted_on", None)
    return Asked(
        point_id=_text(getattr(request, "decision_point_id", None)),
        document_id=_text(getattr(request, "document_id", None)),
        amount_cents=next((getattr(request, name) for name in amounts if hasattr(request, name)), None),
        ground=getattr(request, "ground", None),
        breached_on=_when(getattr(request, "breached_on", None)),
        certainty=getattr(request, "certainty", None),
        recipient_id=_text(getattr(request, "recipient_organisation_id", None)),
        activities=getattr(request, "activities", None),
        legal_basis_kind=getattr(request, "legal_basis_kind", None),
        period_from=_when(getattr(request, "period_from", None)),
        period_to=_when(getattr(request, "period_to", None)),
        budget_adopted_on=_when(adopted),
        sets_budget_reservation=reservation is not None,
        occurred_on=_when(request.occurred_on),
    )


async def _lock_envelope(work: Work, record: Representation) -> None:
    await repository.locked_envelope(work.session, UUID(record["envelopeId"]))


async def require_provider(work: Work, provider_id: UUID) -> None:
    """Refuse a step about money by who does not provide it.

    Raises:
        RefusedError: `forbidden` (R-117).

    """
    acting = work.command.actor.organisation_id
    if acting is not None and acting != provider_id:
        raise refusal(FORBIDDEN, _OF_PROVIDER, rule="R-117")


async def _by_provider(work: Work, row: Allocation, asked: Any) -> None:
    envelope = await repository.locked_envelope(work.session, row.envelope_id)
    assert envelope is not None
    await require_provider(work, envelope.provider_organisation_id)


async def _situation(dossiers: Dossiers, record: Representation, request: Any) -> MoneySituation:
    return await money_situation(dossiers, UUID(record["id"]), _asked(request))


async def _perform(work: Work, row: Allocation, step: Step[MoneySituation]) -> None:
    name, asked = step.transition.name, step.asked
    kind = _DECISION_KINDS.get(name)
    point = step.situation.point(kind) if kind is not None else None
    if step.transition.target:
        row.status = AllocationStatus(step.transition.target)
    _CHANGES[name](row, asked, step.situation)
    if name in {"grant", "determine"} and point is not None:
        row.decision_id = UUID(point.decision_id)
    await _keep(work, row, step.since, point, getattr(asked, "ground", None))


async def _keep(
    work: Work, row: Allocation, since: PartialDate, point: DecidedPoint | None, ground: str | None
) -> None:
    extend_history(row, since, UUID(point.id) if point is not None else None, ground)
    work.touch(ALLOCATIONS, row)


def _firm_up(row: Allocation, asked: CertaintyRequest, s: MoneySituation) -> None:
    row.certainty = asked.certainty
    row.qualifier = asked.qualifier or AmountQualifier.EXACT
    row.amount_cents = row.amount_cents if asked.amount_cents is None else asked.amount_cents


def _reserve(row: Allocation, asked: ReservationRequest, s: MoneySituation) -> None:
    row.reserved_cents = row.amount_cents if asked.reserved_cents is None else asked.reserved_cents


def _grant(row: Allocation, asked: GrantRequest, s: MoneySituation) -> None:
    """Keep what was granted; from now on the amount is what the decision says, and no expectation (R-077)."""
    row.granted_cents, row.refused_cents = asked.granted_cents, asked.refused_cents
    row.amount_cents, row.certainty = asked.granted_cents or 0, AmountCertainty.FIRM
    row.qualifier, row.amount_source_text = AmountQualifier.MAXIMUM, None
    for name in (
        "recipient_organisation_id",
        "activities",
        "legal_basis_kind",
        "period_from",
        "period_to",
        "accounting_due_on",
        "budget_reservation",
    ):
        stated = getattr(asked, name)
        if stated is not None:
            setattr(row, name, stated)


def _refuse(row: Allocation, asked: RefusalRequest, s: MoneySituation) -> None:
    row.refused_cents = s.requested_or_stated if asked.refused_cents is None else asked.refused_cents


def _release(row: Allocation, asked: ReleaseRequest, s: MoneySituation) -> None:
    """Let go of an expectation or a reservation; what it was stays told in its history."""


def _determine(row: Allocation, asked: DeterminationRequest, s: MoneySituation) -> None:
    row.determined_cents = asked.determined_cents
    row.certainty = AmountCertainty.FIRM


def _withdraw(row: Allocation, asked: WithdrawalRequest, s: MoneySituation) -> None:
    _invoke(row, asked, s)


def _lower(row: Allocation, asked: PartialWithdrawalRequest, s: MoneySituation) -> None:
    row.granted_cents = asked.granted_cents
    _invoke(row, asked, s)


def _invoke(row: Allocation, asked: WithdrawalRequest | PartialWithdrawalRequest, s: MoneySituation) -> None:
    if asked.ground is None or asked.ground != "budget_reservation" or row.budget_reservation is None:
        return
    adopted = row.budget_reservation.budget_adopted_on or asked.budget_adopted_on
    row.budget_reservation = row.budget_reservation.model_copy(
        update={"budget_adopted_on": adopted, "invoked_on": asked.occurred_on or plain_day(s.day)}
    )


def _recover(row: Allocation, asked: RecoveryRequest, s: MoneySituation) -> None:
    if s.status is AllocationStatus.SETTLED:
        row.determined_cents = asked.determined_cents


_CHANGES: dict[str, Any] = {
    "firm_up": _firm_up,
    "reserve": _reserve,
    "grant": _grant,
    "refuse": _refuse,
    "release": _release,
    "determine": _determine,
    "withdraw": _withdraw,
    "lower": _lower,
    "recover": _recover,
}


def _refers(request: Any) -> Representation:
    return {
        "decisionPointId": _text(getattr(request, "decision_point_id", None)),
        "documentId": _text(getattr(request, "document_id", None)),
        "recipientOrganisationId": _text(getattr(request, "recipient_organisation_id", None)),
    }


def _course(request: type[Any]) -> Course[MoneySituation]:
    return Course(
        resource=ALLOCATIONS,
        machine=ALLOCATION_MACHINE,
        request=request,
        concerns=lambda record: [UUID(record["agreementId"])] if record["agreementId"] else [],
        situate=_situation,
        refers=_refers,
        perform=_perform,
        admit=_by_provider,
        lock=_lock_envelope,
    )


FIRMING_UP = _course(CertaintyRequest)
RESERVING = _course(ReservationRequest)
GRANTING = _course(GrantRequest)
REFUSING = _course(RefusalRequest)
RELEASING = _course(ReleaseRequest)
DETERMINING = _course(DeterminationRequest)
WITHDRAWING = _course(WithdrawalRequest)
LOWERING = _course(PartialWithdrawalRequest)
RECOVERING = _course(RecoveryRequest)


async def _envelope_situation(dossiers: Dossiers, record: Representation, request: Any) -> EnvelopeSituation:
    return await envelope_situation(dossiers, UUID(record["id"]), _asked(request), request)


async def _perform_on_envelope(work: Work, row: FundingEnvelope, step: Step[EnvelopeSituation]) -> None:
    name, asked, becoming = step.transition.name, step.asked, step.situation.becoming
    if step.transition.target:
        row.ceiling_status = CeilingStatus(step.transition.target)
    if name in {"firm_up", "adopt", "change_ceiling"}:
        row.amount_cents, row.certainty, row.qualifier = becoming.amount_cents, becoming.certainty, becoming.qualifier
    if name == "publish":
        row.published_on = step.since
    row.legal_basis = asked.legal_basis or row.legal_basis
    row.subsidy_regime = asked.subsidy_regime or row.subsidy_regime
    work.touch(FUNDING_ENVELOPES, row)


async def _of_provider(work: Work, row: FundingEnvelope, asked: Any) -> None:
    await require_provider(work, row.provider_organisation_id)


ENVELOPE_COURSE = Course(
    resource=FUNDING_ENVELOPES,
    machine=ENVELOPE_MACHINE,
    request=FundingEnvelopeTransition,
    concerns=lambda _: [],
    situate=_envelope_situation,
    refers=_refers,
    perform=_perform_on_envelope,
    admit=_of_provider,
    status="ceilingStatus",
)
