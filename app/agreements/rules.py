"""Agreements, their texts and their signing: code lists (glossary, section 1)."""

from app.kit.codelists import CodeList


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
