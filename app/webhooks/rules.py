"""What a webhook subscription may be, how it gets from one status to another, and what is refused. Pure."""

from dataclasses import dataclass

from app.kit.codelists import CodeList
from app.kit.domain import ApiRole, Localised, Violation, problem_type
from app.kit.problem_types import FORBIDDEN
from app.kit.write_problems import INVALID_TRANSITION

MOST_PER_ORGANISATION = 10
# Whose people subscribe: those who record for an organisation, and those who handle its money.
SUBSCRIBERS = frozenset({ApiRole.REGISTRAR, ApiRole.DECISION_SECRETARY, ApiRole.FINANCE_OFFICER, ApiRole.CONTROLLER})


class WebhookStatus(CodeList):
    """Whether events are sent to a subscription."""

    PENDING = "pending", "Wacht op toestemming van het adres", "Waits for the address to agree"
    ACTIVE = "active", "Actief"
    PAUSED = "paused", "Gepauzeerd"
    DISABLED = "disabled", "Uitgeschakeld door het register", "Disabled by the register"
    ENDED = "ended", "Beëindigd"


class WebhookDisabledReason(CodeList):
    """Why the register stopped sending by itself."""

    FAILED = "failed", "Te vaak mislukt", "Failed too often"
    GONE = "gone", "Het adres antwoordde 410", "The address answered 410"
    ADDRESS_REFUSED = (
        "address_refused",
        "Het register mag dit adres niet benaderen",
        "The register may not reach this address",
    )
    KEEPER_LEFT = (
        "keeper_left",
        "Wie het abonnement bijhield, heeft geen rol meer die dat mag",
        "Who kept the subscription no longer holds a role that may",
    )
    HISTORY_CHANGED = (
        "history_changed",
        "Het register is hersteld uit een reservekopie",
        "The register was restored from a backup",
    )
    SECRET_UNREADABLE = (
        "secret_unreadable",
        "Het register kan het geheim niet meer lezen: vernieuw het",
        "The register can no longer read the secret: rotate it",
    )


class WebhookOutcome(CodeList):
    """What became of one attempt to send something."""

    DELIVERED = "delivered", "Aangenomen", "Accepted"
    REFUSED = "refused", "Antwoord met een andere status dan 2xx", "Answered with another status than 2xx"
    REDIRECTED = "redirected", "Verwijst door; dat wordt niet gevolgd", "Redirects; that is not followed"
    BUSY = "busy", "Vraagt om later terug te komen", "Asks to come back later"
    GONE = "gone", "Wil niets meer ontvangen (410)", "Wants nothing any more (410)"
    NOT_AGREED = "not_agreed", "Zegt niet dat het berichten wil", "Does not say that it wants messages"
    TIMED_OUT = "timed_out", "Antwoordde niet op tijd", "Did not answer in time"
    UNREACHABLE = "unreachable", "Niet te bereiken", "Cannot be reached"
    ADDRESS_REFUSED = "address_refused", "Mag niet worden benaderd", "May not be reached"


class WebhookTransition(CodeList):
    """What can be done with a subscription."""

    PAUSE = "pause", "Pauzeren"
    RESUME = "resume", "Hervatten"
    END = "end", "Beëindigen"


_FROM: dict[WebhookTransition, frozenset[WebhookStatus]] = {
    WebhookTransition.PAUSE: frozenset({WebhookStatus.PENDING, WebhookStatus.ACTIVE}),
    WebhookTransition.RESUME: frozenset({WebhookStatus.PAUSED, WebhookStatus.DISABLED}),
    WebhookTransition.END: frozenset(WebhookStatus) - {WebhookStatus.ENDED},
}
WEBHOOK_ADDRESS_REFUSED = problem_type(
    "webhook-address-refused",
    422,
    title=Localised("Naar dit adres wordt niets gestuurd", "Nothing is sent to this address"),
    cause=Localised(
        "Het register stuurt alleen over https, naar een poort die is toegestaan en een openbaar adres.",
        "The register only sends over https, to a port that is allowed and an address that is public.",
    ),
    remedy=Localised(
        "Geef een https-adres op poort 443 dat op internet te bereiken is.",
        "Give an https address on port 443 that can be reached on the internet.",
    ),
)
WEBHOOK_LIMIT_REACHED = problem_type(
    "webhook-limit-reached",
    409,
    title=Localised("Geen ruimte voor nog een abonnement", "No room for another subscription"),
    cause=Localised(
        f"Een organisatie heeft hoogstens {MOST_PER_ORGANISATION} webhook-abonnementen.",
        f"An organisation has at most {MOST_PER_ORGANISATION} webhook subscriptions.",
    ),
    remedy=Localised(
        "Beëindig een abonnement dat niet meer nodig is.", "End a subscription that is no longer needed."
    ),
)
_ENDED = Localised("Het abonnement is beëindigd.", "The subscription has ended.")
_ONLY_PAUSES = Localised(
    "Een beheerder kan een abonnement alleen pauzeren; de organisatie zelf doet de rest.",
    "An administrator can only pause a subscription; the organisation itself does the rest.",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a subscription stands, and whether its address agreed to be sent to."""

    status: WebhookStatus
    has_agreed: bool


def after(transition: WebhookTransition, standing: Standing) -> WebhookStatus | Violation:
    """Return the status after a transition, or why it cannot be taken now."""
    if standing.status not in _FROM[transition]:
        sentence = Localised(
            "Dit kan niet met een abonnement in status `{status}`.",
            "This cannot be done with a subscription in status `{status}`.",
        )
        return Violation(INVALID_TRANSITION, sentence.filled(status=standing.status))
    if transition is WebhookTransition.RESUME:
        return WebhookStatus.ACTIVE if standing.has_agreed else WebhookStatus.PENDING
    return WebhookStatus.PAUSED if transition is WebhookTransition.PAUSE else WebhookStatus.ENDED


def not_ended(status: WebhookStatus) -> list[Violation]:
    """Refuse any change of a subscription that has ended."""
    return [Violation(INVALID_TRANSITION, _ENDED)] if status is WebhookStatus.ENDED else []


def administrators_only_pause(role: str, transition: WebhookTransition) -> list[Violation]:
    """Refuse an administrator anything but to stop the sending (reliability reference, section 4)."""
    if role != ApiRole.ADMINISTRATOR or transition is WebhookTransition.PAUSE:
        return []
    return [Violation(FORBIDDEN, _ONLY_PAUSES, rule="R-117")]


def room_for_another(present: int) -> list[Violation]:
    """Refuse one more subscription than an organisation may have (reliability reference, section 7)."""
    if present < MOST_PER_ORGANISATION:
        return []
    return [Violation(WEBHOOK_LIMIT_REACHED, WEBHOOK_LIMIT_REACHED.cause)]
