"""The registry of checks, against the table of the domain reference."""

from collections.abc import Callable

from app.findings.rules import (
    CHECKS,
    Finding,
    FindingCode,
    FindingSettings,
    FindingSeverity,
    FindingStatus,
    raise_findings,
)
from tests.unit.findings.sound import SOUND, TODAY

TABLE = {
    "F-001": ("signed_before_decided", "error"),
    "F-002": ("planned_signing_before_decision", "warning"),
    "F-003": ("mandate_window_empty", "warning"),
    "F-004": ("mandate_holder_undetermined", "warning"),
    "F-005": ("mandate_scope_exceeded", "error"),
    "F-006": ("signatory_not_designated", "warning"),
    "F-007": ("signatory_authority_unproven", "error"),
    "F-008": ("in_force_incomplete_signatures", "error"),
    "F-009": ("party_decision_missing", "warning"),
    "F-010": ("minor_change_touches_protected", "error"),
    "F-011": ("amendment_consent_incomplete", "error"),
    "F-012": ("term_undetermined", "warning"),
    "F-013": ("activity_after_end", "error"),
    "F-014": ("ceiling_exceeded", "error"),
    "F-015": ("estimate_not_firmed_up", "info"),
    "F-016": ("amount_double_counted", "warning"),
    "F-017": ("personal_data_in_public_copy", "error"),
    "F-018": ("publication_overdue", "warning"),
    "F-019": ("follow_up_overdue", "warning"),
    "F-020": ("source_conflict", "info"),
    # Of the rules that become a finding in historic mode and for which none of the twenty stands.
    "F-021": ("decision_on_other_text", "error"),
    "F-022": ("council_not_heard", "warning"),
    "F-023": ("effective_before_signed", "warning"),
    "F-024": ("ended_without_ground", "warning"),
    "F-025": ("joined_without_consent", "warning"),
}


def _finding(code: FindingCode) -> Finding:
    return Finding(code, "agreement", "a", "a", "f", "nl", "en", ())


def test_codes_names_and_severities_are_those_of_the_domain_reference() -> None:
    assert {code.value: (_finding(code).name, _finding(code).severity.value) for code in FindingCode} == TABLE


def test_every_code_has_one_check_of_its_own() -> None:
    assert list(CHECKS) == list(FindingCode)
    checks: set[Callable[..., object]] = set(CHECKS.values())
    assert len(checks) == len(TABLE)


def test_every_check_says_which_one_it_is() -> None:
    for code, check in CHECKS.items():
        assert (check.__doc__ or "").startswith(f"{code.value}: ")
        assert check.__name__ == code.name.lower()


def test_labels_in_both_languages() -> None:
    assert [(s.value, s.nl) for s in FindingSeverity] == [
        ("error", "Fout"),
        ("warning", "Waarschuwing"),
        ("info", "Ter informatie"),
    ]
    assert [(s.value, s.nl) for s in FindingStatus] == [
        ("open", "Open"),
        ("acknowledged", "Erkend"),
        ("accepted", "Geaccepteerd met reden"),
        ("resolved", "Opgelost"),
    ]
    assert all(code.nl and code.en for code in FindingCode)


def test_default_terms() -> None:
    assert FindingSettings() == FindingSettings(signatory_lead_days=14, publication_days=14, follow_up_days=30)


def test_a_sound_dossier_raises_nothing() -> None:
    assert raise_findings(SOUND, TODAY) == []
