"""What a check reports: the codes, their severity, and the finding itself (domain reference, section 5)."""

import hashlib
import json
from dataclasses import dataclass

from app.kit.codelists import CodeList
from app.kit.dates import Interval
from app.kit.domain import Localised

EvidenceRef = tuple[str, str]
Cause = str | int | Interval | None


class FindingSeverity(CodeList):
    """How serious a finding is (glossary: `finding_severity`)."""

    ERROR = "error", "Fout"
    WARNING = "warning", "Waarschuwing"
    INFO = "info", "Ter informatie"


class FindingStatus(CodeList):
    """What people did with a finding (glossary: `finding_status`)."""

    OPEN = "open", "Open"
    ACKNOWLEDGED = "acknowledged", "Erkend"
    ACCEPTED = "accepted", "Geaccepteerd met reden", "Accepted with a reason"
    RESOLVED = "resolved", "Opgelost"


class FindingCode(CodeList):
    """The checks: twenty of the domain reference and five of the course; a name is its member name in lower case."""

    SIGNED_BEFORE_DECIDED = "F-001", "Ondertekend vóór het besluit", "Signed before decided"
    PLANNED_SIGNING_BEFORE_DECISION = (
        "F-002",
        "Ondertekening gepland vóór het besluit",
        "Signing planned before the decision",
    )
    MANDATE_WINDOW_EMPTY = "F-003", "Mandaat valt buiten zijn fase", "Mandate falls outside its phase"
    MANDATE_HOLDER_UNDETERMINED = "F-004", "Houder van het mandaat onbekend", "Mandate holder undetermined"
    MANDATE_SCOPE_EXCEEDED = "F-005", "Mandaat overschreden", "Mandate exceeded"
    SIGNATORY_NOT_DESIGNATED = "F-006", "Ondertekenaar niet aangewezen", "Signatory not designated"
    SIGNATORY_AUTHORITY_UNPROVEN = (
        "F-007",
        "Bevoegdheid van ondertekenaar niet aangetoond",
        "Authority of signatory unproven",
    )
    IN_FORCE_INCOMPLETE_SIGNATURES = (
        "F-008",
        "In werking zonder alle handtekeningen",
        "In force without all signatures",
    )
    PARTY_DECISION_MISSING = "F-009", "Besluit van partij ontbreekt", "Decision of party missing"
    MINOR_CHANGE_TOUCHES_PROTECTED = (
        "F-010",
        "Ondergeschikte wijziging raakt beschermd onderwerp",
        "Minor change touches a protected subject",
    )
    AMENDMENT_CONSENT_INCOMPLETE = "F-011", "Instemming met wijziging onvolledig", "Consent to amendment incomplete"
    TERM_UNDETERMINED = "F-012", "Looptijd onbepaald", "Term undetermined"
    ACTIVITY_AFTER_END = "F-013", "Handeling na het einde", "Activity after the end"
    CEILING_EXCEEDED = "F-014", "Bedrag overschreden", "Amount exceeded"
    ESTIMATE_NOT_FIRMED_UP = "F-015", "Raming nog niet vast", "Estimate not firmed up"
    AMOUNT_DOUBLE_COUNTED = "F-016", "Bedrag dubbel geteld", "Amount counted twice"
    PERSONAL_DATA_IN_PUBLIC_COPY = (
        "F-017",
        "Persoonsgegevens in openbare versie",
        "Personal data in the public copy",
    )
    PUBLICATION_OVERDUE = "F-018", "Openbaarmaking te laat", "Publication overdue"
    FOLLOW_UP_OVERDUE = "F-019", "Vervolgactie te laat", "Follow-up overdue"
    SOURCE_CONFLICT = "F-020", "Bronnen spreken elkaar tegen", "Sources contradict each other"
    DECISION_ON_OTHER_TEXT = "F-021", "Besloten over een andere tekst", "Decided on another text"
    COUNCIL_NOT_HEARD = "F-022", "Raad of Staten niet gehoord", "Council or States not heard"
    EFFECTIVE_BEFORE_SIGNED = "F-023", "In werking vóór de laatste handtekening", "In force before the last signature"
    ENDED_WITHOUT_GROUND = "F-024", "Beëindigd zonder grond of termijn", "Ended without ground or notice"
    JOINED_WITHOUT_CONSENT = "F-025", "Toegetreden zonder instemming", "Joined without consent"

    @property
    def severity(self) -> FindingSeverity:
        """Return how serious every finding of this code is."""
        if self in _ERRORS:
            return FindingSeverity.ERROR
        return FindingSeverity.INFO if self in _INFOS else FindingSeverity.WARNING


_ERRORS = frozenset(
    {
        FindingCode.SIGNED_BEFORE_DECIDED,
        FindingCode.MANDATE_SCOPE_EXCEEDED,
        FindingCode.SIGNATORY_AUTHORITY_UNPROVEN,
        FindingCode.IN_FORCE_INCOMPLETE_SIGNATURES,
        FindingCode.MINOR_CHANGE_TOUCHES_PROTECTED,
        FindingCode.AMENDMENT_CONSENT_INCOMPLETE,
        FindingCode.ACTIVITY_AFTER_END,
        FindingCode.CEILING_EXCEEDED,
        FindingCode.PERSONAL_DATA_IN_PUBLIC_COPY,
        FindingCode.DECISION_ON_OTHER_TEXT,
    }
)
_INFOS = frozenset({FindingCode.ESTIMATE_NOT_FIRMED_UP, FindingCode.SOURCE_CONFLICT})


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """Terms in days that a deployment may set (domain reference, section 8); the 14 days of F-006 are one of them."""

    signatory_lead_days: int = 14
    publication_days: int = 14
    follow_up_days: int = 30


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way out that a person may choose; the register never chooses (R-026)."""

    code: str
    text_nl: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up.

    `agreement_id` is the agreement whose dossier showed it. A shared record, such as an envelope, may show the same
    cause in several dossiers: code, subject and fingerprint are then equal. `evidence` names the records it rests on
    as (resource kind, id).
    """

    code: FindingCode
    subject_kind: str
    subject_id: str
    agreement_id: str
    fingerprint: str
    explanation_nl: str
    explanation_en: str
    evidence: tuple[EvidenceRef, ...]
    remedies: tuple[Remedy, ...] = ()

    @property
    def name(self) -> str:
        """Return the name of the check, such as `signed_before_decided`."""
        return self.code.name.lower()

    @property
    def severity(self) -> FindingSeverity:
        """Return how serious it is."""
        return self.code.severity

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what makes this finding one and the same over runs, and gives runs their order."""
        return (self.code.value, self.subject_kind, self.subject_id, self.fingerprint)


def found(
    code: FindingCode,
    subject: EvidenceRef,
    agreement_id: str,
    cause: tuple[Cause, ...],
    explanation: Localised,
    evidence: tuple[EvidenceRef, ...] = (),
    remedies: tuple[Remedy, ...] = (),
) -> Finding:
    """Return a finding whose fingerprint is the SHA-256 of code, subject and cause, in hexadecimal digits.

    The cause holds the facts that make the finding what it is and never the day of the run, so that a later run over
    the same facts finds the same finding. The subject always is the first piece of evidence.
    """
    parts = [code.value, *subject, *(_plain(part) for part in cause)]
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode("ascii"))
    return Finding(
        code=code,
        subject_kind=subject[0],
        subject_id=subject[1],
        agreement_id=agreement_id,
        fingerprint=digest.hexdigest(),
        explanation_nl=explanation.nl,
        explanation_en=explanation.en,
        evidence=tuple(dict.fromkeys((subject, *evidence))),
        remedies=remedies,
    )


def _plain(part: Cause) -> str | int | None:
    if isinstance(part, Interval):
        return f"{part.earliest.isoformat()}/{part.latest.isoformat()}"
    return part
