"""The state machine of a mandate (section 3): granted, in force, and every way it ends. Pure."""

from app.kit.domain import Localised
from app.lifecycle import mandate_ending_guards as ending
from app.lifecycle import mandate_guards as guards
from app.lifecycle.machine import DECIDERS, Transition, Trigger, machine

STANDING = frozenset({"granted", "active"})
# In the order in which the register looks: what ended does not begin.
AUTOMATIC = ("lapse", "expire", "exhaust", "revoke", "activate")

MANDATE_MACHINE = machine(
    "mandate",
    Transition(
        "grant",
        Localised("Verlenen", "Grant"),
        frozenset({"proposed"}),
        "granted",
        guards=(
            guards.a_decision_grants_it,
            guards.it_does_not_work_back,
            guards.it_is_in_writing,
            guards.what_it_derives_from_stands,
        ),
        roles=DECIDERS,
    ),
    Transition(
        "activate",
        Localised("Van kracht worden", "Come into force"),
        frozenset({"granted"}),
        "active",
        guards=(
            guards.its_first_day_is_reached,
            guards.its_phase_has_not_passed,
            guards.somebody_holds_it,
            guards.outsiders_consented,
            guards.what_it_derives_from_stands,
        ),
        roles=DECIDERS,
        trigger=Trigger.REGISTER,
    ),
    Transition(
        "exhaust",
        Localised("Uitgewerkt raken", "Be exhausted"),
        frozenset({"active"}),
        "exhausted",
        guards=(ending.its_phase_has_passed,),
        roles=DECIDERS,
        trigger=Trigger.REGISTER,
    ),
    Transition(
        "expire",
        Localised("Verlopen", "Expire"),
        frozenset({"active"}),
        "expired",
        guards=(ending.its_last_day_is_over,),
        roles=DECIDERS,
        trigger=Trigger.REGISTER,
    ),
    Transition(
        "revoke",
        Localised("Intrekken", "Revoke"),
        STANDING,
        "revoked",
        guards=(
            ending.revoked_in_writing,
            ending.its_own_body_revokes_it,
            ending.it_is_not_revoked_afterwards,
        ),
        needs=("reason",),
        roles=DECIDERS,
    ),
    Transition(
        "lapse",
        Localised("Vervallen", "Lapse"),
        STANDING | {"proposed"},
        "lapsed",
        guards=(ending.something_makes_it_lapse,),
        roles=DECIDERS,
        trigger=Trigger.REGISTER,
    ),
)
