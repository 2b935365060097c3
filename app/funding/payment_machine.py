"""The state machine of a payment, and what preparing and paying one ask (R-090 to R-094, R-099). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.funding import ledger, settling_problems
from app.funding.grant_guards import agreement_goes_on, decided, something
from app.funding.ledger import PaymentFigures
from app.funding.rules import AllocationStatus, ConditionKind, PaymentKind, PaymentStatus
from app.funding.situations import KEEPERS, MoneySituation, told
from app.kit.domain import Localised
from app.kit.write_problems import INVALID_TRANSITION
from app.lifecycle.machine import Guard, Transition, machine

Guards = Iterator[Guard]
_ADVANCED_IN = frozenset({AllocationStatus.GRANTED, AllocationStatus.ADVANCE_PAID})
_SETTLED_IN = frozenset({AllocationStatus.DETERMINED, AllocationStatus.SETTLED})
_CLAIMED_IN = frozenset({AllocationStatus.RECOVERING, AllocationStatus.RECOVERED})
_STATES = {
    PaymentKind.ADVANCE: _ADVANCED_IN,
    PaymentKind.FINAL: _SETTLED_IN,
    PaymentKind.REPAYMENT: _CLAIMED_IN,
    PaymentKind.SET_OFF: _CLAIMED_IN,
}
_TO_RECIPIENT = frozenset({PaymentKind.ADVANCE, PaymentKind.FINAL})
_OPEN = frozenset({PaymentStatus.PREPARED, PaymentStatus.APPROVED, PaymentStatus.SUSPENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSituation:
    """A payment and the allocation it is on; `money` holds the other payments only.

    `is_told` marks what is recorded from a source: the allocation may have come further since.
    """

    money: MoneySituation
    kind: PaymentKind
    amount_cents: int
    is_told: bool = False

    @property
    def day(self) -> date:
        """Return the legal day of the step."""
        return self.money.day

    @property
    def open_cents(self) -> int:
        """Return what other payments of the same way are still to be paid."""
        ways = _TO_RECIPIENT if self.kind in _TO_RECIPIENT else frozenset(PaymentKind) - _TO_RECIPIENT
        return sum(p.amount_cents for p in self.money.payments if p.status in _OPEN and p.kind in ways)


def may_be_paid(s: PaymentSituation) -> Guards:
    """R-090 to R-094, R-099: the allocation is so far, the amount is right, and nothing holds it back."""
    yield something(s.amount_cents, "/money/amountCents")
    yield _allocation_is_so_far(s)
    if s.kind is PaymentKind.ADVANCE:
        yield decided(s.money, "grant_advance")
        yield _advances_stay_within_the_grant(s)
        yield _conditions_are_met(s)
        if not s.is_told:
            yield from agreement_goes_on(s.money)
    elif s.kind is PaymentKind.FINAL:
        yield _it_is_what_is_left(s)
    else:
        yield _it_is_within_the_claim(s)
    if s.kind in _TO_RECIPIENT:
        yield _nothing_is_suspended(s)


def _allocation_is_so_far(s: PaymentSituation) -> Guard:
    states = _STATES[s.kind]
    words = Localised("De toewijzing is zo ver: {states}.", "The allocation is so far: {states}.").filled(
        states=", ".join(sorted(states))
    )
    is_so_far = s.money.status in states or s.is_told
    return told("R-090", words, None if is_so_far else INVALID_TRANSITION, ("allocation", s.money.id))


def _advances_stay_within_the_grant(s: PaymentSituation) -> Guard:
    """R-090: all advances together are not more than the grant (Awb 4:95)."""
    words = Localised("De voorschotten passen binnen de verlening.", "The advances fit the grant.")
    granted = s.money.own.granted_cents or 0
    left = granted - ledger.advanced_cents(s.money.payments)
    problem = settling_problems.ADVANCE_EXCEEDS_GRANT if s.amount_cents > left else None
    return told("R-090", words, problem, ("allocation", s.money.id), members={"availableCents": max(0, left)})


def _conditions_are_met(s: PaymentSituation) -> Guard:
    """R-099: an advance waits for what suspends it (Awb 4:95-6)."""
    words = Localised("De opschortende voorwaarden zijn vervuld.", "The suspensive conditions are met.")
    unmet = [
        condition
        for condition in s.money.conditions
        if condition.kind is ConditionKind.SUSPENSIVE
        and not condition.is_waived
        and not (condition.met_on is not None and condition.met_on.possibly_on_or_before(s.day))
    ]
    evidence = tuple(("allocation_condition", condition.id) for condition in unmet)
    clearing = s.money.by_provider(f"/v1/allocations/{s.money.id}/conditions", method="PATCH")
    return told("R-099", words, settling_problems.CONDITION_UNMET if unmet else None, *evidence, clearing=clearing)


def _nothing_is_suspended(s: PaymentSituation) -> Guard:
    """R-092: nothing is paid during a suspension (Awb 4:56)."""
    words = Localised("De betalingen zijn niet opgeschort.", "The payments are not suspended.")
    holding = [suspension for suspension in s.money.suspensions if suspension.holds_on(s.day)]
    evidence = tuple(("suspension", suspension.id) for suspension in holding)
    clearing = s.money.by_provider(f"/v1/allocations/{s.money.id}/suspensions", method="PATCH")
    return told(
        "R-092", words, settling_problems.PAYMENT_SUSPENDED if holding else None, *evidence, clearing=clearing
    )


def _it_is_what_is_left(s: PaymentSituation) -> Guard:
    """R-094: the final payment is the determination less what was paid (Awb 4:52, 4:95-4)."""
    words = Localised("Het is wat nog te betalen is.", "It is what is still to be paid.")
    left = s.money.entitlement - s.money.paid_net - s.open_cents
    problem = None if s.amount_cents == left else settling_problems.FINAL_PAYMENT_MISMATCH
    return told("R-094", words, problem, ("allocation", s.money.id), members={"availableCents": max(0, left)})


def _it_is_within_the_claim(s: PaymentSituation) -> Guard:
    """Awb 4:57: no more comes back than is claimed."""
    words = Localised("Het past binnen de vordering.", "It fits the claim.")
    left = ledger.claim(s.money.paid_net, s.money.entitlement) - s.open_cents
    problem = None if s.amount_cents <= left else settling_problems.REPAYMENT_EXCEEDS_CLAIM
    return told("R-097", words, problem, ("allocation", s.money.id), members={"availableCents": max(0, left)})


def a_suspension_holds(s: PaymentSituation) -> Guards:
    """R-092: a payment is suspended while a suspension of the allocation holds (Awb 4:56)."""
    words = Localised("De betalingen zijn opgeschort.", "The payments are suspended.")
    holds = any(suspension.holds_on(s.day) for suspension in s.money.suspensions)
    clearing = s.money.by_provider(f"/v1/allocations/{s.money.id}/suspensions")
    yield told("R-092", words, None if holds else INVALID_TRANSITION, clearing=clearing)


def no_suspension_holds(s: PaymentSituation) -> Guards:
    """R-092: a suspended payment goes on once the suspension ended."""
    yield _nothing_is_suspended(s)


def others(payments: tuple[PaymentFigures, ...], own: PaymentFigures) -> tuple[PaymentFigures, ...]:
    """Return the payments but for one of these figures, which is the payment itself."""
    found = list(payments)
    found.remove(own)
    return tuple(found)


PAYMENT_MACHINE = machine(
    "payment",
    Transition(
        "approve",
        Localised("Goedkeuren", "Approve"),
        frozenset({"prepared"}),
        "approved",
        guards=(may_be_paid,),
        roles=KEEPERS,
    ),
    Transition(
        "pay", Localised("Betalen", "Pay"), frozenset({"approved"}), "paid", guards=(may_be_paid,), roles=KEEPERS
    ),
    Transition(
        "reverse",
        Localised("Storneren", "Reverse"),
        frozenset({"paid"}),
        "reversed",
        needs=("reason",),
        roles=KEEPERS,
    ),
    Transition(
        "suspend",
        Localised("Opschorten", "Suspend"),
        frozenset({"prepared", "approved"}),
        "suspended",
        guards=(a_suspension_holds,),
        roles=KEEPERS,
    ),
    Transition(
        "resume",
        Localised("Hervatten", "Resume"),
        frozenset({"suspended"}),
        "approved",
        guards=(no_suspension_holds,),
        roles=KEEPERS,
    ),
    Transition(
        "cancel",
        Localised("Annuleren", "Cancel"),
        frozenset({"prepared", "approved", "suspended"}),
        "cancelled",
        needs=("reason",),
        roles=KEEPERS,
    ),
)
