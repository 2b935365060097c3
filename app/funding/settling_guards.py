"""What follows a grant asks: accounting, determination, withdrawal, recovery (R-089 to R-098). Pure."""

from dataclasses import replace
from datetime import date

from app.funding import settling_problems
from app.funding.grant_guards import Guards, decided, parts_still_fit, something
from app.funding.rules import AllocationStatus, RevisionGround, WithdrawalGround
from app.funding.situations import MoneySituation, told
from app.kit.dates import Interval
from app.kit.domain import Localised
from app.kit.terms import Term, TermKind, TermUnit, last_day
from app.kit.write_problems import INVALID_TRANSITION
from app.lifecycle.machine import Guard

FIVE_YEARS = Term(5, TermUnit.YEARS, TermKind.STATUTORY)
SIX_WEEKS = Term(6, TermUnit.WEEKS, TermKind.STATUTORY)
THIRTEEN_WEEKS = Term(13, TermUnit.WEEKS, TermKind.STATUTORY)
FOUR_WEEKS = Term(4, TermUnit.WEEKS, TermKind.STATUTORY)


def a_report_came_in(s: MoneySituation) -> Guards:
    """Awb 4:45: a grant is accounted for once a report was received."""
    words = Localised("De verantwoording is ontvangen.", "The accounting report was received.")
    problem = None if s.reports else INVALID_TRANSITION
    clearing = s.by_provider(f"/v1/allocations/{s.id}/accounting-reports")
    yield told(None, words, problem, *(("accounting_report", each) for each in s.reports), clearing=clearing)


def an_advance_was_paid(s: MoneySituation) -> Guards:
    """Awb 4:95: a grant is advanced once an advance was paid."""
    words = Localised("Er is een voorschot betaald.", "An advance was paid.")
    yield told("R-090", words, None if s.paid_net > 0 else INVALID_TRANSITION)


def a_decision_determines_it(s: MoneySituation) -> Guards:
    """Awb 4:42: the final amount is determined by decision."""
    yield decided(s, "determine_subsidy")


def nothing_is_awaited(s: MoneySituation) -> Guards:
    """Awb 4:29, 4:47: without a report it is determined only once the day to account is over, or directly."""
    words = Localised("Er is niets meer af te wachten.", "There is nothing to wait for any more.")
    is_over = s.accounting_due_on is not None and s.accounting_due_on.latest < s.day
    is_direct = s.status is AllocationStatus.RESERVED
    is_reported = bool(s.reports) or s.status is AllocationStatus.ACCOUNTED
    is_awaited = not (is_reported or is_over or is_direct)
    yield told(None, words, settling_problems.REPORT_NOT_OVERDUE if is_awaited else None)


def nothing_was_granted_before(s: MoneySituation) -> Guards:
    """Awb 4:29: only what was to be determined directly is determined without a grant."""
    words = Localised("Rechtstreeks vaststellen is voorzien.", "Determining directly is foreseen.")
    is_direct = s.status is not AllocationStatus.RESERVED or s.direct_determination
    yield told(None, words, None if is_direct else INVALID_TRANSITION)


def it_is_determined_as_granted(s: MoneySituation) -> Guards:
    """R-093: never above the grant, and below it only on a ground of article 4:46 Awb."""
    words = Localised("Het bedrag volgt uit de verlening.", "The amount follows from the grant.")
    granted, amount = s.own.granted_cents, s.amount(s.own.granted_cents)
    problem = None
    if granted is not None and amount is not None:
        is_grounded = (s.asked is not None and s.asked.ground is not None) or not s.regime_applies
        if amount > granted:
            problem = settling_problems.DETERMINATION_EXCEEDS_GRANT
        elif amount < granted and not is_grounded:
            problem = settling_problems.DETERMINATION_GROUND_REQUIRED
    yield told("R-093", words, problem, ("allocation", s.id), members={"grantedCents": granted})


def everything_was_paid(s: MoneySituation) -> Guards:
    """R-094: settled once what was paid on balance is what was determined."""
    words = Localised("Betaald is wat is vastgesteld.", "What was determined was paid.")
    problem = None if s.paid_net == s.entitlement else settling_problems.FINAL_PAYMENT_MISMATCH
    members = {"availableCents": max(0, s.entitlement - s.paid_net)}
    yield told("R-094", words, problem, members=members)


def it_has_a_ground(s: MoneySituation) -> Guards:
    """R-095: a grant is withdrawn or lowered on a ground of article 4:34, 4:48 or 4:50 Awb only."""
    words = Localised("De intrekking heeft een grond.", "The withdrawal has a ground.")
    is_looked_at = s.asked is None
    is_grounded = is_looked_at or (s.asked is not None and s.asked.ground is not None) or not s.regime_applies
    yield told("R-095", words, None if is_grounded else settling_problems.WITHDRAWAL_GROUND_REQUIRED)
    yield from _reservation_holds(s)


def _reservation_holds(s: MoneySituation) -> Guards:
    """R-088: the budget reservation is invoked within four weeks after the budget was adopted."""
    if s.asked is None or s.asked.ground != WithdrawalGround.BUDGET_RESERVATION:
        return
    words = Localised("Het begrotingsvoorbehoud geldt nog.", "The budget reservation still holds.")
    adopted = s.budget_adopted_on or s.asked.budget_adopted_on
    is_lapsed = adopted is not None and s.day > last_day(FOUR_WEEKS, adopted.latest)
    holds = s.has_budget_reservation and not is_lapsed
    yield told("R-088", words, None if holds else settling_problems.BUDGET_CONDITION_LAPSED)


def a_decision_withdraws_it(s: MoneySituation) -> Guards:
    """Awb 4:48, 4:50: a grant is withdrawn or lowered by decision."""
    yield decided(s, "withdraw_subsidy")


def it_becomes_less(s: MoneySituation) -> Guards:
    """R-098: a partial withdrawal lowers the grant; more money is a new grant, nothing left is a full withdrawal."""
    amount, granted = s.amount(None), s.own.granted_cents or 0
    words = Localised("De verlening wordt lager.", "The grant becomes lower.")
    if s.asked is not None:
        yield something(amount, "/grantedCents")
        is_less = amount is not None and amount < granted
        members = {"grantedCents": granted}
        yield told("R-098", words, None if is_less else settling_problems.GRANT_NOT_LOWERED, members=members)
        yield from parts_still_fit(s, replace(s.own, granted_cents=amount))


def a_decision_claims_it_back(s: MoneySituation) -> Guards:
    """Awb 4:57: what was paid too much is claimed back by decision."""
    yield decided(s, "recover")


def something_was_overpaid(s: MoneySituation) -> Guards:
    """R-094: there is a claim only where more was paid than the recipient is entitled to."""
    words = Localised("Er is te veel betaald.", "Too much was paid.")
    revised = s.amount(None) if s.status is AllocationStatus.SETTLED else None
    entitled = s.entitlement if revised is None else revised
    is_settled = s.status is AllocationStatus.SETTLED and s.asked is None
    is_overpaid = s.paid_net > entitled or is_settled
    yield told("R-094", words, None if is_overpaid else INVALID_TRANSITION)


def it_is_not_too_late(s: MoneySituation) -> Guards:
    """R-096, R-097: a change within five years of the announcement, a recovery within five of the determination.

    After a later breach both count from the breach (Awb 4:49, 4:57).
    """
    is_by_breach = s.asked is not None and s.asked.ground == RevisionGround.OBLIGATIONS_BREACHED
    breach = s.asked.breached_on if s.asked is not None and is_by_breach else None
    if breach is not None and not breach.possibly_on_or_before(s.day):
        breach = None
    if s.status is AllocationStatus.SETTLED:
        yield _within_five_years(s, breach or s.determined_announced_on, "R-096")
    yield _within_five_years(s, breach or s.determined_on, "R-097")


def _within_five_years(s: MoneySituation, start: Interval | None, rule: str) -> Guard:
    words = Localised("De termijn van vijf jaar loopt nog.", "The period of five years still runs.")
    is_late = s.regime_applies and start is not None and s.day > _five_years_after(start)
    return told(rule, words, settling_problems.LIMITATION_PERIOD_PASSED if is_late else None)


def _five_years_after(start: Interval) -> date:
    return last_day(FIVE_YEARS, start.latest)


def its_determination_may_change(s: MoneySituation) -> Guards:
    """R-096: what was settled changes on a ground of article 4:49 Awb only, and only to less."""
    if s.status is not AllocationStatus.SETTLED or s.asked is None:
        return
    words = Localised("De vaststelling kan veranderen.", "The determination can change.")
    determined, amount = s.own.determined_cents or 0, s.asked.amount_cents
    is_less = amount is not None and amount < determined
    is_grounded = s.asked.ground is not None or not s.regime_applies
    problem = None if is_less and is_grounded else settling_problems.DETERMINATION_FINAL
    yield told("R-096", words, problem, members={"determinedCents": determined})
    yield from parts_still_fit(s, replace(s.own, determined_cents=amount))


def everything_came_back(s: MoneySituation) -> Guards:
    """Awb 4:57: recovered once repayments and set-offs together are the claim."""
    words = Localised("De vordering is voldaan.", "The claim was met.")
    left = s.paid_net - s.entitlement
    yield told(None, words, None if left <= 0 else INVALID_TRANSITION, members={"availableCents": max(0, left)})
