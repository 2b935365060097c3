"""Agreements, their texts and their signing: code lists (glossary, section 1) and rules."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from app.kit.codelists import CodeList
from app.kit.dates import Interval
from app.kit.domain import FieldError, Localised, Violation, problem_type
from app.organisations.rules import PERIOD_INVALID

Day = TypeVar("Day")


class AgreementKind(CodeList):
    """What an agreement calls itself; its content decides what it binds to (glossary: `agreement_kind`)."""

    LETTER_OF_INTENT = "letter_of_intent", "Intentieovereenkomst"
    COOPERATION_AGREEMENT = "cooperation_agreement", "Samenwerkingsovereenkomst"
    COVENANT = "covenant", "Convenant"
    COOPERATION_AGENDA = "cooperation_agenda", "Samenwerkingsagenda"
    FRAMEWORK_AGREEMENT = "framework_agreement", "Raamovereenkomst"
    IMPLEMENTATION_AGREEMENT = "implementation_agreement", "Uitvoeringsovereenkomst"
    PERFORMANCE_AGREEMENT = "performance_agreement", "Prestatieafspraken"
    AMENDING_AGREEMENT = "amending_agreement", "Wijzigingsovereenkomst"
    TERMINATION_AGREEMENT = "termination_agreement", "Beëindigingsovereenkomst"


class WaitingFor(CodeList):
    """What a party still has to do in a dossier."""

    DECISION = "decision", "Besluit"
    SIGNATURE = "signature", "Handtekening"
    RATIFICATION = "ratification", "Bekrachtiging"
    CONSENT = "consent", "Instemming"


class AgreementRelationKind(CodeList):
    """How a newer agreement relates to an older one or to a plan (glossary: `agreement_relation_kind`)."""

    FOLLOWS = "follows", "Volgt op"
    SUPERSEDES = "supersedes", "Vervangt"
    IMPLEMENTS = "implements", "Geeft uitvoering aan"
    AMENDS = "amends", "Wijzigt"
    DERIVED_FROM = "derived_from", "Ontleend aan"
    ACCOMPANIES = "accompanies", "Hoort bij"


class AgreementStatus(CodeList):
    """Where an agreement stands (glossary: `agreement_status`)."""

    DRAFT = "draft", "Concept"
    NEGOTIATING = "negotiating", "In afstemming"
    IN_DECISION = "in_decision", "In besluitvorming"
    APPROVED = "approved", "Akkoord voor ondertekening"
    IN_SIGNING = "in_signing", "Ter ondertekening"
    SIGNED = "signed", "Ondertekend"
    IN_FORCE = "in_force", "In werking"
    EXPIRED = "expired", "Verlopen"
    TERMINATED = "terminated", "Beëindigd"
    SUPERSEDED = "superseded", "Vervangen"
    WITHDRAWN = "withdrawn", "Ingetrokken"
    ANNULLED = "annulled", "Nietig/vernietigd"


class LegalBindingness(CodeList):
    """How far an agreement binds (glossary: `legal_bindingness`)."""

    BINDING = "binding", "Bindend"
    PARTLY_BINDING = "partly_binding", "Deels bindend"
    NON_BINDING = "non_binding", "Niet bindend"


class VersionStatus(CodeList):
    """What a version of the text is for (glossary: `version_status`)."""

    WORKING = "working", "Werkversie"
    DECISION_TEXT = "decision_text", "Besluittekst"
    SIGNING_TEXT = "signing_text", "Ondertekentekst"
    CONSOLIDATED = "consolidated", "Geconsolideerd"


class ClauseKind(CodeList):
    """What a clause is about (glossary: `clause_kind`)."""

    PARTIES = "parties", "Partijen"
    RECITALS = "recitals", "Overwegingen"
    DEFINITIONS = "definitions", "Begrippen"
    PURPOSE = "purpose", "Doel"
    GOALS = "goals", "Ambities en doelen"
    PRINCIPLES = "principles", "Leidende principes"
    OBLIGATIONS = "obligations", "Inspanningen"
    GOVERNANCE = "governance", "Overleg en besturing"
    FINANCE = "finance", "Financiën"
    TERM = "term", "Looptijd"
    ENTRY_INTO_FORCE = "entry_into_force", "Inwerkingtreding"
    RESERVATION = "reservation", "Voorbehoud"
    AMENDMENT = "amendment", "Wijziging"
    ACCESSION = "accession", "Toetreding"
    WITHDRAWAL = "withdrawal", "Uittreding"
    TERMINATION = "termination", "Opzegging"
    CONFIDENTIALITY = "confidentiality", "Geheimhouding"
    LIABILITY = "liability", "Aansprakelijkheid"
    PERSONAL_DATA = "personal_data", "Persoonsgegevens"
    PUBLICITY = "publicity", "Communicatie"
    EVALUATION = "evaluation", "Evaluatie"
    DISPUTES = "disputes", "Geschillen"
    APPLICABLE_LAW = "applicable_law", "Toepasselijk recht"
    ANNEX = "annex", "Bijlage"
    SIGNATURE_BLOCK = "signature_block", "Ondertekening"
    OTHER = "other", "Overig"


class SigningEventStatus(CodeList):
    """Where a signing event stands (glossary: `signing_event_status`)."""

    PLANNED = "planned", "Gepland"
    HELD = "held", "Gehouden"
    POSTPONED = "postponed", "Uitgesteld"
    CANCELLED = "cancelled", "Geannuleerd"


class FollowUpKind(CodeList):
    """What was announced to follow (glossary: `follow_up_kind`)."""

    COUNCIL_INFORMATION_LETTER = "council_information_letter", "Raadsinformatiebrief"
    PRESS_RELEASE = "press_release", "Persbericht"
    EVALUATION = "evaluation", "Evaluatie"
    CLARIFICATION = "clarification", "Nadere duidelijkheid"
    FUNDING_ARRANGEMENTS = "funding_arrangements", "Financiële afspraken"
    IMPLEMENTATION_PLANS = "implementation_plans", "Uitvoeringsplannen"
    OTHER = "other", "Overig"


class FollowUpStatus(CodeList):
    """Where a follow-up stands (glossary: `follow_up_status`)."""

    PLANNED = "planned", "Gepland"
    IN_PREPARATION = "in_preparation", "In voorbereiding"
    DONE = "done", "Gedaan"
    CANCELLED = "cancelled", "Vervallen"


RELATION_CYCLE = problem_type(
    "relation-cycle",
    422,
    title=Localised("Overeenkomsten verwijzen in een kring", "Agreements relate in a circle"),
    cause=Localised(
        "Via deze relaties hangt de overeenkomst van zichzelf af. Een relatie loopt van nieuw naar oud.",
        "Through these relations the agreement depends on itself. A relation runs from newer to older.",
    ),
    remedy=Localised(
        "Kijk welke van de overeenkomsten de oudste is en laat daar de relatie naar de nieuwere weg.",
        "Find out which of the agreements is the oldest and leave out its relation to the newer one.",
    ),
    rules=("R-070",),
)
STATUS_HISTORY_MISMATCH = problem_type(
    "status-history-mismatch",
    422,
    title=Localised("Status en statusverloop verschillen", "Status and status history differ"),
    cause=Localised(
        "De laatste regel van `statusHistory` is een andere status dan `status`.",
        "The last entry of `statusHistory` is another status than `status`.",
    ),
    remedy=Localised(
        "Stuur bij een nieuwe status ook `statusHistory` mee, met die status als laatste regel.",
        "Send `statusHistory` along with a new status, with that status as its last entry.",
    ),
)
HELD_DAY_MISSING = problem_type(
    "held-day-missing",
    422,
    title=Localised("Dag van ondertekening ontbreekt", "Day of signing missing"),
    cause=Localised("Een gehouden ondertekeningsmoment heeft een dag.", "A signing event that was held has a day."),
    remedy=Localised(
        "Geef `heldOn`, zo nauwkeurig als bekend; `unknown` mag. Ging het niet door, kies dan een andere status.",
        "Give `heldOn`, as precise as known; `unknown` will do. If it did not take place, choose another status.",
    ),
)
LOCATION_NOT_AN_OPTION = problem_type(
    "location-not-an-option",
    422,
    title=Localised("Plaats staat niet bij de mogelijkheden", "Location is not one of the options"),
    cause=Localised(
        "De gekozen wijk staat niet in `locationOptionIds`.",
        "The neighbourhood chosen is not in `locationOptionIds`.",
    ),
    remedy=Localised(
        "Kies een van de genoemde wijken, of neem de gekozen wijk in de lijst op.",
        "Choose one of the neighbourhoods listed, or add the one chosen to the list.",
    ),
)


def day_of_status(status: AgreementStatus, effective_on: Day | None, concluded_on: Day | None) -> Day | None:
    """Return since when an agreement has its status, where its own dates say so: in force or signed; else nothing.

    Any other date of the agreement may lie ahead of its status, so nothing is derived from it.
    """
    if status is AgreementStatus.IN_FORCE:
        return effective_on
    return concluded_on if status is AgreementStatus.SIGNED else None


def history_ends_with(status: AgreementStatus, history: Sequence[AgreementStatus]) -> list[Violation]:
    """Refuse a status history whose last entry is another status than the agreement's own."""
    if history[-1] is status:
        return []
    fault = FieldError("body", "/statusHistory", "status-history-mismatch", STATUS_HISTORY_MISMATCH.cause)
    return [Violation(STATUS_HISTORY_MISMATCH, STATUS_HISTORY_MISMATCH.cause, errors=(fault,))]


def history_runs_forward(since: Sequence[Interval | None]) -> list[Violation]:
    """Refuse a status that certainly began before one that stands earlier in the history (R-003)."""
    known = [interval for interval in since if interval is not None]
    if all(not later.certainly_before(known[i]) for j, later in enumerate(known) for i in range(j)):
        return []
    cause = Localised(
        "Een status begint zeker vóór een status die eerder in `statusHistory` staat.",
        "A status certainly begins before one that stands earlier in `statusHistory`.",
    )
    fault = FieldError("body", "/statusHistory", "period-invalid", cause)
    return [Violation(PERIOD_INVALID, cause, "R-003", errors=(fault,))]


def statuses_reached(since: Sequence[Interval | None], day: date) -> int:
    """Return how many entries of a status history are not certainly later than a day (D12).

    An entry without a day of its own is taken to have held from always, unless one before it had not begun.
    """
    for reached, interval in enumerate(since):
        if interval is not None and not interval.possibly_on_or_before(day):
            return reached
    return len(since)


def relates_in_circle() -> Violation:
    """Return the refusal of relations through which an agreement depends on itself (R-070)."""
    fault = FieldError("body", "/relations", "relation-cycle", RELATION_CYCLE.cause)
    return Violation(RELATION_CYCLE, RELATION_CYCLE.cause, "R-070", errors=(fault,))


def held_event_has_day(status: SigningEventStatus, *, day_given: bool) -> list[Violation]:
    """Refuse a signing event that was held on no day at all; an unknown day is a day."""
    if status is not SigningEventStatus.HELD or day_given:
        return []
    fault = FieldError("body", "/heldOn", "held-day-missing", HELD_DAY_MISSING.cause)
    return [Violation(HELD_DAY_MISSING, HELD_DAY_MISSING.cause, errors=(fault,))]


def location_is_an_option(options: Collection[UUID], chosen: UUID | None) -> list[Violation]:
    """Refuse a chosen location that is none of the options, where options are given."""
    if not options or chosen is None or chosen in options:
        return []
    fault = FieldError("body", "/locationChosenId", "location-not-an-option", LOCATION_NOT_AN_OPTION.cause)
    return [Violation(LOCATION_NOT_AN_OPTION, LOCATION_NOT_AN_OPTION.cause, errors=(fault,))]


def earlier_plans(previous: tuple[Day, ...], old: Day, new: Day) -> tuple[Day, ...]:
    """Return the days an event was planned for before: the old one joins them when it moved (R-027)."""
    return previous if old == new or previous[-1:] == (old,) else (*previous, old)
