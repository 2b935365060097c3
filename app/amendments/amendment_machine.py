"""The state machine of an amendment (section 3, R-045 to R-054). Pure."""

from app.amendments import amendment_guards as guards
from app.amendments.rules import OPEN
from app.kit.domain import Localised
from app.lifecycle.machine import Transition, Trigger, machine

CLASSIFY, AWAIT, ADOPT, TAKE_EFFECT = "classify", "await_consent", "adopt", "take_effect"
REJECT, WITHDRAW = "reject", "withdraw"

AMENDMENT_MACHINE = machine(
    "amendment",
    Transition(
        CLASSIFY,
        Localised("Classificeren", "Classify"),
        frozenset({"proposed"}),
        "classified",
        guards=(
            guards.another_classifies,
            guards.agreement_goes_on,
            guards.steps_run_forward,
            guards.class_is_strict_enough,
            guards.terms_add_up,
        ),
        needs=("classification",),
        roles=guards.JURISTS,
        href="/v1/amendments/{id}/classification",
    ),
    Transition(
        AWAIT,
        Localised("Op instemming wachten", "Await consent"),
        frozenset({"classified"}),
        "awaiting_consent",
        guards=(guards.somebody_answered,),
        trigger=Trigger.REGISTER,
        href="/v1/amendments/{id}/consents",
    ),
    Transition(
        ADOPT,
        Localised("Aannemen", "Adopt"),
        # Nobody consented yet while it is only classified: then the guards say what is missing.
        frozenset({"classified", "awaiting_consent"}),
        "adopted",
        guards=(
            guards.agreement_goes_on,
            guards.steps_run_forward,
            guards.text_is_as_classified,
            guards.class_is_strict_enough,
            guards.terms_add_up,
            guards.baseline_still_counts,
            guards.every_government_decided,
            guards.every_party_consents,
            guards.counts_from_consent_on,
        ),
        href="/v1/amendments/{id}/adoption",
    ),
    Transition(
        TAKE_EFFECT,
        Localised("In werking treden", "Take effect"),
        frozenset({"adopted"}),
        "in_effect",
        guards=(guards.agreement_goes_on, guards.effective_day_is_reached),
        trigger=Trigger.REGISTER,
        href="/v1/amendments/{id}/adoption",
    ),
    Transition(
        REJECT,
        Localised("Afwijzen", "Reject"),
        OPEN,
        "rejected",
        guards=(guards.somebody_refused,),
        trigger=Trigger.REGISTER,
        href="/v1/amendments/{id}/consents",
    ),
    Transition(
        WITHDRAW,
        Localised("Intrekken", "Withdraw"),
        OPEN,
        "withdrawn",
        needs=("reason",),
        href="/v1/amendments/{id}/withdrawal",
    ),
)
