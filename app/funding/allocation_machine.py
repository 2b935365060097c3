"""The state machine of an allocation (section 3): from expectation to settlement. Pure."""

from app.funding import grant_guards as granting
from app.funding import settling_guards as settling
from app.funding.situations import KEEPERS, MoneySituation
from app.kit.domain import Localised
from app.lifecycle.machine import Transition, Trigger, machine

EXPECTED = frozenset({"indicative", "reserved"})
RUNNING = frozenset({"granted", "advance_paid"})
STANDING = RUNNING | {"accounted"}
# What the register does by itself once nothing is missing, in this order.
AUTOMATIC = ("take_advance", "account", "settle", "complete_recovery")

_AT = "/v1/allocations/{id}"
_GRANTING = (
    granting.a_decision_grants_it,
    granting.its_content_is_complete,
    granting.envelope_is_certain,
    granting.its_regime_is_known,
    granting.it_has_a_basis,
)

ALLOCATION_MACHINE = machine(
    "allocation",
    Transition(
        "firm_up",
        Localised("Bedrag zekerder vastleggen", "Make the amount more certain"),
        frozenset({"indicative"}),
        "",
        guards=(granting.it_becomes_more_certain,),
        roles=KEEPERS,
        href=f"{_AT}/certainty",
    ),
    Transition(
        "reserve",
        Localised("Reserveren", "Reserve"),
        frozenset({"indicative"}),
        "reserved",
        guards=(granting.amount_is_certain, granting.agreement_goes_on, granting.it_fits_reserved),
        roles=KEEPERS,
        href=f"{_AT}/reservation",
    ),
    Transition(
        "grant",
        Localised("Verlenen", "Grant"),
        EXPECTED,
        "granted",
        guards=(
            *_GRANTING,
            granting.its_budget_reservation_makes_sense,
            granting.agreement_goes_on,
            granting.it_fits_granted,
        ),
        roles=KEEPERS,
        href=f"{_AT}/grant",
    ),
    Transition(
        "refuse",
        Localised("Weigeren", "Refuse"),
        EXPECTED,
        "refused",
        guards=(granting.a_decision_refuses_it, granting.the_ceiling_may_be_invoked, granting.nothing_divides_it),
        roles=KEEPERS,
        href=f"{_AT}/refusal",
    ),
    Transition(
        "release",
        Localised("Laten vervallen", "Release"),
        EXPECTED,
        "lapsed",
        guards=(granting.nothing_divides_it,),
        needs=("reason",),
        roles=KEEPERS,
        href=f"{_AT}/release",
    ),
    Transition(
        "take_advance",
        Localised("Bevoorschot raken", "Be advanced"),
        frozenset({"granted"}),
        "advance_paid",
        guards=(settling.an_advance_was_paid,),
        roles=KEEPERS,
        trigger=Trigger.REGISTER,
        href=f"{_AT}/payments",
    ),
    Transition(
        "account",
        Localised("Verantwoord raken", "Be accounted for"),
        RUNNING,
        "accounted",
        guards=(settling.a_report_came_in,),
        roles=KEEPERS,
        trigger=Trigger.REGISTER,
        href=f"{_AT}/accounting-reports",
    ),
    Transition(
        "determine",
        Localised("Vaststellen", "Determine"),
        STANDING | {"reserved"},
        "determined",
        guards=(
            settling.a_decision_determines_it,
            settling.nothing_was_granted_before,
            settling.nothing_is_awaited,
            granting.a_direct_determination_is_complete,
            settling.it_is_determined_as_granted,
            granting.it_fits_determined,
        ),
        roles=KEEPERS,
        href=f"{_AT}/determination",
    ),
    Transition(
        "settle",
        Localised("Afgerekend raken", "Be settled"),
        frozenset({"determined"}),
        "settled",
        guards=(settling.everything_was_paid,),
        roles=KEEPERS,
        trigger=Trigger.REGISTER,
        href=f"{_AT}/payments",
    ),
    Transition(
        "withdraw",
        Localised("Intrekken", "Withdraw"),
        STANDING,
        "withdrawn",
        guards=(settling.a_decision_withdraws_it, settling.it_has_a_ground, granting.nothing_divides_it),
        roles=KEEPERS,
        href=f"{_AT}/withdrawal",
    ),
    Transition(
        "lower",
        Localised("Gedeeltelijk intrekken", "Withdraw in part"),
        STANDING,
        "",
        guards=(settling.a_decision_withdraws_it, settling.it_has_a_ground, settling.it_becomes_less),
        roles=KEEPERS,
        href=f"{_AT}/partial-withdrawal",
    ),
    Transition(
        "recover",
        Localised("Terugvorderen", "Claim back"),
        frozenset({"determined", "settled", "withdrawn"}),
        "recovering",
        guards=(
            settling.a_decision_claims_it_back,
            settling.its_determination_may_change,
            settling.something_was_overpaid,
            settling.it_is_not_too_late,
        ),
        roles=KEEPERS,
        href=f"{_AT}/recovery",
    ),
    Transition(
        "complete_recovery",
        Localised("Teruggevorderd raken", "Be recovered"),
        frozenset({"recovering"}),
        "recovered",
        guards=(settling.everything_came_back,),
        roles=KEEPERS,
        trigger=Trigger.REGISTER,
        href=f"{_AT}/payments",
    ),
)


def next_step(situation: MoneySituation) -> str | None:
    """Return the step the register takes by itself now, if any."""
    for name in AUTOMATIC:
        if all(guard.is_met for guard in ALLOCATION_MACHINE.judge(name, situation.status, situation).guards):
            return name
    return None
