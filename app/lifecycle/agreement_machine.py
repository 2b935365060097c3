"""The state machine of an agreement, exactly as in the domain reference, section 3.

The amendments of an agreement in force have a machine of their own.
"""

from app.agreements.rules import AgreementStatus
from app.kit.domain import Localised
from app.lifecycle import agreement_guards as guards
from app.lifecycle import ending_guards as ending
from app.lifecycle import force_guards as force
from app.lifecycle import signature_guards as signing
from app.lifecycle.agreement_guards import AgreementSituation
from app.lifecycle.machine import Transition, Trigger, machine

_BEFORE_SIGNED = ("draft", "negotiating", "in_decision", "approved", "in_signing")
ANY_STATUS = frozenset(status.value for status in AgreementStatus)


def _step(
    name: str, nl: str, en: str, sources: tuple[str, ...], target: str, **more: object
) -> Transition[AgreementSituation]:
    return Transition(name, Localised(nl, en), frozenset(sources), target, **more)  # type: ignore[arg-type]


def _recorded(status: str, nl: str, en: str, *asked: object) -> Transition[AgreementSituation]:
    """Return the recording of a state from a source: what its guards miss becomes findings (idea 2)."""
    return Transition(
        f"record_{status}",
        Localised(nl, en),
        ANY_STATUS - {status},
        status,
        guards=asked,  # type: ignore[arg-type]
        needs=("occurredOn", "sourceRefs"),
        from_history=True,
    )


AGREEMENT_MACHINE = machine(
    "agreement",
    _step(
        "submit",
        "In afstemming brengen",
        "Submit",
        ("draft",),
        "negotiating",
        guards=(guards.enough_parties, guards.has_version),
    ),
    _step("return_to_draft", "Terug naar concept", "Return to draft", ("negotiating",), "draft"),
    _step(
        "freeze_text",
        "Tekst vastleggen voor besluitvorming",
        "Freeze the text",
        ("negotiating",),
        "in_decision",
        guards=(guards.enough_parties, guards.text_can_be_frozen),
    ),
    _step(
        "reopen",
        "Heropenen voor een wezenlijke wijziging",
        "Reopen for a substantive change",
        ("in_decision", "approved", "in_signing"),
        "negotiating",
        needs=("reason",),
    ),
    _step(
        "approve",
        "Besluiten compleet",
        "Decisions complete",
        ("in_decision",),
        "approved",
        guards=(guards.council_was_heard, guards.every_body_decided),
        trigger=Trigger.REGISTER,
    ),
    _step(
        "open_signing",
        "Ondertekening openen",
        "Open signing",
        ("approved",),
        "in_signing",
        guards=(guards.every_body_decided, guards.everybody_is_verified),
    ),
    _step(
        "open_signing_under_reservation",
        "Ondertekening onder voorbehoud openen",
        "Open signing under reservation",
        ("in_decision",),
        "in_signing",
        guards=(guards.everybody_can_reserve,),
    ),
    _step(
        "reset",
        "Handtekeningen laten vervallen: de tekst is gewijzigd",
        "Void the signatures: the text changed",
        ("in_signing",),
        "approved",
        guards=(guards.new_text_can_be_frozen,),
        needs=("reason",),
    ),
    _step(
        "complete_signing",
        "Laatste handtekening gezet",
        "Last signature set",
        ("in_signing",),
        "signed",
        guards=(signing.everybody_signed,),
        trigger=Trigger.REGISTER,
    ),
    _step(
        "resume_signing",
        "Een handtekening is weggevallen",
        "A signature fell away",
        ("signed",),
        "in_signing",
        guards=(signing.a_signature_fell_away,),
        trigger=Trigger.REGISTER,
    ),
    _step(
        "enter_into_force",
        "In werking treden",
        "Enter into force",
        ("signed",),
        "in_force",
        guards=(
            guards.enough_parties,
            force.effective_day_is_reached,
            force.everybody_bound_signed,
            force.every_signature_counts,
        ),
        trigger=Trigger.REGISTER,
    ),
    _step(
        "expire",
        "Verlopen",
        "Expire",
        ("in_force",),
        "expired",
        guards=(ending.last_day_is_over,),
        trigger=Trigger.REGISTER,
    ),
    _step(
        "terminate",
        "Beëindigen",
        "Terminate",
        ("in_force",),
        "terminated",
        guards=(ending.an_end_took_effect,),
        trigger=Trigger.REGISTER,
    ),
    _step(
        "supersede",
        "Vervangen worden",
        "Be superseded",
        ("in_force",),
        "superseded",
        guards=(ending.a_successor_is_in_force,),
        trigger=Trigger.REGISTER,
    ),
    _step("withdraw", "Intrekken", "Withdraw", _BEFORE_SIGNED, "withdrawn", needs=("reason",)),
    _step(
        "annul",
        "Nietig verklaren of vernietigen",
        "Annul",
        ("signed", "in_force"),
        "annulled",
        needs=("documentId", "reason"),
    ),
    _recorded("signed", "Vastleggen dat is getekend", "Record that it was signed", signing.everybody_signed),
    _recorded(
        "in_force",
        "Vastleggen dat zij in werking is",
        "Record that it is in force",
        force.effective_day_is_reached,
        force.everybody_bound_signed,
        force.every_signature_counts,
    ),
    _recorded("expired", "Vastleggen dat zij is verlopen", "Record that it expired", ending.last_day_is_over),
    _recorded("terminated", "Vastleggen dat zij is beëindigd", "Record that it was ended", ending.an_end_took_effect),
)
