"""The finding checks: the twenty of the domain reference, section 5, and those of the course; how to run them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from app.findings import (
    checks_authority,
    checks_course,
    checks_mandated_acts,
    checks_money,
    checks_publicity,
    checks_signatures,
    checks_signing,
    checks_sources,
    checks_text,
)
from app.findings.examination import Examination, examine
from app.findings.facts import DossierFacts
from app.findings.result import Finding, FindingCode, FindingSettings, FindingSeverity, FindingStatus, Remedy

__all__ = [
    "CHECKS",
    "DEFAULT_SETTINGS",
    "Finding",
    "FindingCode",
    "FindingSettings",
    "FindingSeverity",
    "FindingStatus",
    "Remedy",
    "raise_findings",
]

Check = Callable[[Examination], Iterator[Finding]]

DEFAULT_SETTINGS = FindingSettings()

CHECKS: Mapping[FindingCode, Check] = MappingProxyType(
    {
        FindingCode.SIGNED_BEFORE_DECIDED: checks_signing.signed_before_decided,
        FindingCode.PLANNED_SIGNING_BEFORE_DECISION: checks_signing.planned_signing_before_decision,
        FindingCode.MANDATE_WINDOW_EMPTY: checks_authority.mandate_window_empty,
        FindingCode.MANDATE_HOLDER_UNDETERMINED: checks_authority.mandate_holder_undetermined,
        FindingCode.MANDATE_SCOPE_EXCEEDED: checks_mandated_acts.mandate_scope_exceeded,
        FindingCode.SIGNATORY_NOT_DESIGNATED: checks_signing.signatory_not_designated,
        FindingCode.SIGNATORY_AUTHORITY_UNPROVEN: checks_signatures.signatory_authority_unproven,
        FindingCode.IN_FORCE_INCOMPLETE_SIGNATURES: checks_signatures.in_force_incomplete_signatures,
        FindingCode.PARTY_DECISION_MISSING: checks_authority.party_decision_missing,
        FindingCode.MINOR_CHANGE_TOUCHES_PROTECTED: checks_text.minor_change_touches_protected,
        FindingCode.AMENDMENT_CONSENT_INCOMPLETE: checks_text.amendment_consent_incomplete,
        FindingCode.TERM_UNDETERMINED: checks_text.term_undetermined,
        FindingCode.ACTIVITY_AFTER_END: checks_text.activity_after_end,
        FindingCode.CEILING_EXCEEDED: checks_money.ceiling_exceeded,
        FindingCode.ESTIMATE_NOT_FIRMED_UP: checks_money.estimate_not_firmed_up,
        FindingCode.AMOUNT_DOUBLE_COUNTED: checks_sources.amount_double_counted,
        FindingCode.PERSONAL_DATA_IN_PUBLIC_COPY: checks_publicity.personal_data_in_public_copy,
        FindingCode.PUBLICATION_OVERDUE: checks_publicity.publication_overdue,
        FindingCode.FOLLOW_UP_OVERDUE: checks_publicity.follow_up_overdue,
        FindingCode.SOURCE_CONFLICT: checks_sources.source_conflict,
        FindingCode.DECISION_ON_OTHER_TEXT: checks_course.decision_on_other_text,
        FindingCode.COUNCIL_NOT_HEARD: checks_course.council_not_heard,
        FindingCode.EFFECTIVE_BEFORE_SIGNED: checks_course.effective_before_signed,
        FindingCode.ENDED_WITHOUT_GROUND: checks_course.ended_without_ground,
        FindingCode.JOINED_WITHOUT_CONSENT: checks_course.joined_without_consent,
    }
)


def raise_findings(dossier: DossierFacts, as_of: date, settings: FindingSettings = DEFAULT_SETTINGS) -> list[Finding]:
    """Return what does not add up in a dossier as of a legal day, in a fixed order and each finding once.

    The order does not depend on the order of the facts, and the same cause has the same fingerprint on every day.
    """
    examination = examine(dossier, as_of, settings)
    findings = {finding.key: finding for check in CHECKS.values() for finding in check(examination)}
    return [findings[key] for key in sorted(findings)]
