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


class FileInspection(CodeList):
    """What was found when a file was searched for electronic signatures."""

    SIGNED = "signed", "Elektronisch ondertekend", "Signed electronically"
    UNSIGNED = "unsigned", "Zonder elektronische handtekening", "Without electronic signature"
    UNREADABLE = "unreadable", "Niet te onderzoeken", "Could not be examined"
    NOT_A_PDF = "not_a_pdf", "Geen PDF", "Not a PDF"


class SignatureLevel(CodeList):
    """What is proven of an electronic signature (eIDAS, article 3, points 11 and 12)."""

    ADVANCED = "advanced", "Geavanceerd"
    QUALIFIED = "qualified", "Gekwalificeerd"
    UNKNOWN = "unknown", "Niet vastgesteld", "Not established"


class LaterChanges(CodeList):
    """What happened to a file after a signature was placed."""

    NONE = "none", "Geen"
    PERMITTED = "permitted", "Alleen wat de handtekening toelaat", "Only what the signature permits"
    NOT_PERMITTED = "not_permitted", "Meer dan de handtekening toelaat", "More than the signature permits"


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
