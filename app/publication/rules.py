"""Documents: code lists (glossary, section 1) and who must be able to read one. Pure."""

from app.kit.codelists import CodeList
from app.kit.domain import FieldError, Localised, Violation, problem_type


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


DOCUMENT_WITHOUT_READERS = problem_type(
    "document-without-readers",
    422,
    title=Localised("Niemand zou dit document zien", "Nobody would see this document"),
    cause=Localised(
        "Een vertrouwelijk document hoort bij een organisatie of een dossier; anders mag niemand het inzien.",
        "A confidential document belongs to an organisation or a dossier; otherwise nobody may see it.",
    ),
    remedy=Localised(
        "Geef `organisationId` of minstens één van `agreementIds`, of een andere `confidentiality`.",
        "Give `organisationId` or at least one of `agreementIds`, or another `confidentiality`.",
    ),
)
DOSSIER_OF_OTHERS = Localised(
    "Een document verlaat een dossier alleen door een organisatie die bij dat dossier hoort.",
    "A document leaves a dossier only by an organisation that belongs to that dossier.",
)


def document_has_readers(
    confidentiality: Confidentiality | None, *, has_organisation: bool, has_dossier: bool
) -> list[Violation]:
    """Refuse a confidential document that belongs to nobody: not even its recorder could read it back."""
    if confidentiality is not Confidentiality.CONFIDENTIAL or has_organisation or has_dossier:
        return []
    fault = FieldError("body", "/confidentiality", DOCUMENT_WITHOUT_READERS.slug, DOCUMENT_WITHOUT_READERS.cause)
    return [Violation(DOCUMENT_WITHOUT_READERS, DOCUMENT_WITHOUT_READERS.cause, errors=(fault,))]
