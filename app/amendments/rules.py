"""Code lists of amendments, and which subjects each kind of clause protects (R-045)."""

from app.agreements.rules import ClauseKind
from app.comparison.kinds import MentionKind
from app.kit.codelists import CodeList


class AmendmentClassification(CodeList):
    """How far a change of an agreement reaches, the lightest first."""

    EDITORIAL = "editorial", "Redactioneel", "Editorial"
    MINOR = "minor", "Ondergeschikt", "Minor"
    SUBSTANTIVE = "substantive", "Wezenlijk", "Substantive"


class ProtectedSubject(CodeList):
    """What only the competent bodies change themselves."""

    PARTIES = "parties", "Partijen", "Parties"
    MONEY = "money", "Bedragen en financiering", "Amounts and funding"
    TERM = "term", "Looptijd", "Term"
    PURPOSE = "purpose", "Doel en ambities", "Purpose and ambitions"
    OBLIGATIONS = "obligations", "Verplichtingen", "Obligations"
    GOVERNANCE = "governance", "Besturing en zeggenschap", "Governance and control"
    LIABILITY = "liability", "Aansprakelijkheid", "Liability"
    CONFIDENTIALITY = "confidentiality", "Geheimhouding", "Confidentiality"
    PERSONAL_DATA = "personal_data", "Persoonsgegevens", "Personal data"
    ENTRY_EXIT = "entry_exit", "Toe- en uittreding, opzegging", "Accession, withdrawal and notice"
    CONDITIONS = "conditions", "Voorbehoud en inwerkingtreding", "Reservation and entry into force"
    DISPUTES = "disputes", "Geschillen en recht", "Disputes and law"
    AMENDMENT_RULES = "amendment_rules", "Wijzigingsregels", "Amendment rules"


class AmendmentStatus(CodeList):
    """How far an amendment has come."""

    PROPOSED = "proposed", "Voorgesteld", "Proposed"
    CLASSIFIED = "classified", "Geclassificeerd", "Classified"
    AWAITING_CONSENT = "awaiting_consent", "Wacht op instemming", "Awaiting consent"
    ADOPTED = "adopted", "Aangenomen", "Adopted"
    IN_EFFECT = "in_effect", "In werking", "In effect"
    REJECTED = "rejected", "Afgewezen", "Rejected"
    WITHDRAWN = "withdrawn", "Ingetrokken", "Withdrawn"


# Nothing was decided about these yet.
OPEN = frozenset({AmendmentStatus.PROPOSED, AmendmentStatus.CLASSIFIED, AmendmentStatus.AWAITING_CONSENT})


class ClauseOperationKind(CodeList):
    """What is done with a clause."""

    REPLACE = "replace", "Vervangen", "Replace"
    INSERT = "insert", "Invoegen", "Insert"
    DELETE = "delete", "Schrappen", "Delete"
    MOVE = "move", "Verplaatsen", "Move"


SUBJECT_OF_KIND = {
    ClauseKind.PARTIES: ProtectedSubject.PARTIES,
    ClauseKind.FINANCE: ProtectedSubject.MONEY,
    ClauseKind.TERM: ProtectedSubject.TERM,
    ClauseKind.PURPOSE: ProtectedSubject.PURPOSE,
    ClauseKind.GOALS: ProtectedSubject.PURPOSE,
    ClauseKind.OBLIGATIONS: ProtectedSubject.OBLIGATIONS,
    ClauseKind.GOVERNANCE: ProtectedSubject.GOVERNANCE,
    ClauseKind.LIABILITY: ProtectedSubject.LIABILITY,
    ClauseKind.CONFIDENTIALITY: ProtectedSubject.CONFIDENTIALITY,
    ClauseKind.PERSONAL_DATA: ProtectedSubject.PERSONAL_DATA,
    ClauseKind.ACCESSION: ProtectedSubject.ENTRY_EXIT,
    ClauseKind.WITHDRAWAL: ProtectedSubject.ENTRY_EXIT,
    ClauseKind.TERMINATION: ProtectedSubject.ENTRY_EXIT,
    ClauseKind.RESERVATION: ProtectedSubject.CONDITIONS,
    ClauseKind.ENTRY_INTO_FORCE: ProtectedSubject.CONDITIONS,
    ClauseKind.DISPUTES: ProtectedSubject.DISPUTES,
    ClauseKind.APPLICABLE_LAW: ProtectedSubject.DISPUTES,
    ClauseKind.AMENDMENT: ProtectedSubject.AMENDMENT_RULES,
    # Who signs is who is bound.
    ClauseKind.SIGNATURE_BLOCK: ProtectedSubject.PARTIES,
}
# Kinds that are judged by their words. Of the first four R-045 says so; a definition or annex may hold anything, so
# it is read with more suspicion. A kind that is neither here nor above is taken for a duty: nobody said what it is.
MINOR_KINDS = frozenset(
    {
        ClauseKind.RECITALS,
        ClauseKind.PRINCIPLES,
        ClauseKind.PUBLICITY,
        ClauseKind.EVALUATION,
        ClauseKind.DEFINITIONS,
        ClauseKind.ANNEX,
    }
)


def subject_of(kind: ClauseKind) -> ProtectedSubject | None:
    """Return the subject a clause protects as a whole; nothing when it is judged by its words (R-045)."""
    return None if kind in MINOR_KINDS else SUBJECT_OF_KIND.get(kind, ProtectedSubject.OBLIGATIONS)


class EvidenceCause(CodeList):
    """What in a change shows how far it reaches."""

    CLAUSE_KIND = "clause_kind", "Soort bepaling", "Kind of clause"
    AMOUNT = "amount", "Bedrag"
    PERCENTAGE = "percentage", "Percentage"
    DATE = "date", "Datum"
    PERIOD = "period", "Termijn", "Period"
    PARTY_NAME = "party_name", "Naam van een partij", "Name of a party"
    NEGATION = "negation", "Ontkenning"
    DUTY = "duty", "Woord dat bindt of beperkt", "Word that binds or limits"
    FIRMNESS = "firmness", "Hoe stellig het staat", "How firm it is put"
    ACTOR = "actor", "Wie het doet", "Who is to act"
    DEFINITION = "definition", "Betekenis van een begrip", "Meaning of a term"
    NUMBER = "number", "Getal"
    REFERENCE = "reference", "Verwijzing naar een ander artikel", "Reference to another clause"
    UNREADABLE = "unreadable", "Letters die op andere lijken", "Letters that pass for others"
    TOO_LARGE = "too_large", "Te veel tegelijk gewijzigd om te vergelijken", "Too much changed at once to compare"
    SURVIVAL = "survival", "Of het na het einde blijft gelden", "Whether it stays in effect after the end"
    WORDING = "wording", "Andere woorden", "Other words"
    PLACE = "place", "Plaats of nummer", "Place or number"
    TERM = "term", "Looptijd of termijn van de overeenkomst", "Term of the agreement"
    UNKNOWN_WORDS = "unknown_words", "De woorden zijn niet bekend", "The words are not known"
    DECLARED = "declared", "Door de indiener genoemd", "Named by the proposer"


class CollisionReason(CodeList):
    """Why an operation cannot be carried over to a newer text."""

    CHANGED = "changed", "De nieuwere tekst wijzigt dit artikel", "The newer text changes this clause"
    REMOVED = "removed", "De nieuwere tekst heeft dit artikel niet meer", "The newer text has this clause no more"
    MOVED = "moved", "De nieuwere tekst verplaatst dit artikel", "The newer text moves this clause"
    UNCERTAIN = (
        "uncertain",
        "Niet zeker is welk artikel van de nieuwere tekst dit is",
        "Which clause of the newer text this is, is not certain",
    )


SUBJECT_OF_MENTION = {
    MentionKind.AMOUNT: ProtectedSubject.MONEY,
    MentionKind.PERCENTAGE: ProtectedSubject.MONEY,
    MentionKind.DATE: ProtectedSubject.TERM,
    MentionKind.PERIOD: ProtectedSubject.TERM,
    MentionKind.PARTY_NAME: ProtectedSubject.PARTIES,
    MentionKind.NEGATION: ProtectedSubject.OBLIGATIONS,
}
SUBJECT_OF_TERM = {
    "startsOn": ProtectedSubject.TERM,
    "endsOn": ProtectedSubject.TERM,
    "isIndefinite": ProtectedSubject.TERM,
    "noticePeriodMonths": ProtectedSubject.ENTRY_EXIT,
    "tacitRenewalMonths": ProtectedSubject.TERM,
}
