"""What a run over the example dossier reports, day by day (scenario S2)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.findings.rules import Finding, FindingCode, raise_findings
from tests.unit.findings.example import AGREEMENT, FIXTURE, LETTER_OF_INTENT, example_dossier

MONEY = [("F-015", "allocation-maastricht"), ("F-015", "envelope-limburg-8-areas")]
TERM = [("F-012", AGREEMENT)]
PROVINCE = [("F-009", "party-provincie-limburg")]
BOTH = [("F-009", "party-gemeente-maastricht"), *PROVINCE]
SIGNATORIES = [
    ("F-006", f"sig-{party}")
    for party in (
        "envida",
        "gemeente-maastricht",
        "mondriaan",
        "provincie-limburg",
        "servatius",
        "trajekt",
        "woonpunt",
    )
]
DECIDED = [
    ("F-002", "signing-2026-03-13"),
    ("F-003", "mandate-minor-amendments"),
    ("F-004", "mandate-minor-amendments"),
]
FOLLOW_UPS = [("F-019", "fu-press"), ("F-019", "fu-rib")]

# The planned signing is 13 March, the decision and its mandate are of 23 March, 30 days later is 22 April.
DAYS = {
    date(2026, 2, 1): [*BOTH, *TERM, *MONEY],
    date(2026, 2, 26): [*BOTH, *TERM, *MONEY],
    date(2026, 2, 27): [*SIGNATORIES, *BOTH, *TERM, *MONEY],
    date(2026, 3, 20): [*SIGNATORIES, *BOTH, *TERM, *MONEY],
    date(2026, 3, 22): [*SIGNATORIES, *BOTH, *TERM, *MONEY],
    date(2026, 3, 23): [*DECIDED, *SIGNATORIES, *PROVINCE, *TERM, *MONEY],
    date(2026, 4, 1): [*DECIDED, *SIGNATORIES, *PROVINCE, *TERM, *MONEY],
    date(2026, 4, 22): [*DECIDED, *SIGNATORIES, *PROVINCE, *TERM, *MONEY],
    date(2026, 4, 23): [*DECIDED, *SIGNATORIES, *PROVINCE, *TERM, *MONEY, *FOLLOW_UPS],
    date(2026, 6, 1): [*DECIDED, *SIGNATORIES, *PROVINCE, *TERM, *MONEY, *FOLLOW_UPS],
}


def _run(as_of: date) -> list[Finding]:
    return raise_findings(example_dossier(), as_of)


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_each_day_reports_exactly_what_that_day_shows(as_of: date) -> None:
    assert [(f.code.value, f.subject_id) for f in _run(as_of)] == DAYS[as_of]


@pytest.mark.parametrize("expected", FIXTURE["derived"]["expected_findings"], ids=lambda e: e["as_of"])
def test_the_findings_that_the_example_file_derives(expected: dict[str, Any]) -> None:
    found = [
        {"code": f.code.value, "name": f.name, "subject": f.subject_id, "severity": f.severity.value}
        for f in _run(date.fromisoformat(expected["as_of"]))
    ]
    derived = [{key: f[key] for key in ("code", "name", "subject", "severity")} for f in expected["findings"]]
    assert sorted(found, key=lambda f: (f["code"], f["subject"])) == sorted(
        derived, key=lambda f: (f["code"], f["subject"])
    )


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_what_must_not_fire(as_of: date) -> None:
    codes = {f.code.value for f in _run(as_of)}
    assert codes.isdisjoint({refused["code"] for refused in FIXTURE["derived"]["must_not_fire"]})


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_the_letter_of_intent_raises_nothing(as_of: date) -> None:
    assert raise_findings(example_dossier(LETTER_OF_INTENT), as_of) == []


def test_the_same_facts_in_another_kind_of_agreement_would_raise_findings() -> None:
    letter = example_dossier(LETTER_OF_INTENT)
    agreement = replace(letter, agreement=replace(letter.agreement, kind="covenant"))
    assert [(f.code.value, f.subject_id) for f in raise_findings(agreement, date(2026, 4, 1))] == [
        ("F-009", "party-loi-gemeente-maastricht"),
        ("F-009", "party-loi-provincie-limburg"),
        ("F-012", LETTER_OF_INTENT),
    ]


def test_a_secretary_reads_what_is_wrong_with_the_planned_signing() -> None:
    finding = _run(date(2026, 4, 1))[0]
    assert finding.explanation_nl == (
        "De ondertekening is gepland op 13 maart 2026, maar het besluit van gemeente Maastricht om de overeenkomst aan"
        " te gaan viel pas op 23 maart 2026. Of en wanneer er is getekend, is niet vastgelegd."
    )
    assert finding.explanation_en == (
        "The signing is planned on 13 March 2026, but the decision of gemeente Maastricht to enter into the agreement"
        " was taken only on 23 March 2026. Whether and when it was signed is not on record."
    )
    assert finding.evidence == (
        ("signing_event", "signing-2026-03-13"),
        ("party", "party-gemeente-maastricht"),
        ("decision", "decision-2026-03-23"),
    )
    assert [remedy.code for remedy in finding.remedies] == ["date_error", "postponed", "reserved", "ratify"]


def test_the_other_explanations_name_the_facts_they_rest_on() -> None:
    texts = {(f.code.value, f.subject_id): (f.explanation_nl, f.explanation_en) for f in _run(date(2026, 6, 1))}
    window = texts["F-003", "mandate-minor-amendments"]
    assert "tot de ondertekening op 13 maart 2026" in window[0]
    assert "pas op 23 maart 2026" in window[0]
    assert "portefeuillehouder" in texts["F-004", "mandate-minor-amendments"][0]
    assert "gemeente Maastricht: 2;" in texts["F-004", "mandate-minor-amendments"][0]
    assert "provincie Limburg" in texts["F-009", "party-provincie-limburg"][1]
    assert "De 20 jaar van het programma is een horizon" in texts["F-012", AGREEMENT][0]
    assert "circa € 10.000.000" in texts["F-015", "envelope-limburg-8-areas"][0]
    assert "about €1,000,000" in texts["F-015", "allocation-maastricht"][1]
    assert "voor uiterlijk 22 april 2026" in texts["F-019", "fu-rib"][0]
    assert "press release" in texts["F-019", "fu-press"][1]


def test_a_cause_keeps_its_fingerprint_from_day_to_day() -> None:
    by_day = [{(f.code, f.subject_id): f.fingerprint for f in _run(as_of)} for as_of in DAYS]
    seen: dict[tuple[FindingCode, str], set[str]] = {}
    for found in by_day:
        for cause, fingerprint in found.items():
            seen.setdefault(cause, set()).add(fingerprint)
    assert {cause: len(fingerprints) for cause, fingerprints in seen.items()} == dict.fromkeys(seen, 1)
    assert len({fingerprint for found in by_day for fingerprint in found.values()}) == len(seen)
