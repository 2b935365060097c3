"""Documents: code lists (glossary, section 1)."""

from app.kit.codelists import CodeList


class DocumentKind(CodeList):
    """What a document is (glossary: `document_kind`)."""

    COLLEGE_PROPOSAL = "college_proposal", "Collegevoorstel"
    DECISION = "decision", "Besluit"
    AGREEMENT_TEXT = "agreement_text", "Overeenkomst"
    PROGRAMME_PLAN = "programme_plan", "Programmaplan"
    LETTER = "letter", "Brief"
    REPORT = "report", "Verantwoording"
    EVIDENCE = "evidence", "Bewijsstuk"


class Confidentiality(CodeList):
    """Who may see a document (glossary: `confidentiality`)."""

    PUBLIC = "public", "Openbaar"
    INTERNAL = "internal", "Intern"
    CONFIDENTIAL = "confidential", "Vertrouwelijk"
