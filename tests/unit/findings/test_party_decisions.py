"""F-009: whether every public-law party decided."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.findings.facts import (
    DecisionPointFacts,
    DossierFacts,
)
from app.kit.dates import ANY_DAY
from tests.unit.findings.sound import (
    SOUND,
    TODAY,
    changed,
    day,
    entering,
    findings,
    subjects,
    with_agreement,
)

PROVINCE = ["party-province"]


def _province(outcome: str | None = "conform", /, **changes: Any) -> DossierFacts:
    decision = replace(entering("decision-province", "province", "2026-03-09", outcome=outcome), **changes)
    return replace(SOUND, decisions=(SOUND.decisions[0], decision))


WITHOUT = replace(SOUND, decisions=SOUND.decisions[:1])
F_009 = {
    "both decided": (SOUND, TODAY, []),
    "no decision": (WITHOUT, TODAY, PROVINCE),
    "decides tomorrow": (_province(decided_on=day("2026-06-02")), TODAY, PROVINCE),
    "decides today": (_province(decided_on=day("2026-06-01")), TODAY, []),
    "decides some day this month": (_province(decided_on=day("2026-06")), TODAY, PROVINCE),
    "decided on an unknown day": (_province(decided_on=ANY_DAY), TODAY, PROVINCE),
    "decided without a day": (_province(decided_on=None), TODAY, PROVINCE),
    "only scheduled": (_province(status="scheduled"), TODAY, PROVINCE),
    "revoked": (_province(status="revoked"), TODAY, PROVINCE),
    **{outcome: (_province(outcome), TODAY, PROVINCE) for outcome in ("deferred", "rejected", "withdrawn", "noted")},
    "conform_amended": (_province("conform_amended"), TODAY, []),
    "outcome unknown": (_province(None), TODAY, []),
    "another agreement": (
        _province(
            points=(DecisionPointFacts(id="p", kind="enter_into_agreement", outcome="conform", agreement_id="other"),)
        ),
        TODAY,
        PROVINCE,
    ),
    "another kind of point": (
        _province(
            points=(DecisionPointFacts(id="p", kind="adopt_plan", outcome="conform", agreement_id="agreement"),)
        ),
        TODAY,
        PROVINCE,
    ),
    "ratified afterwards": (
        _province(points=(DecisionPointFacts(id="p", kind="ratify", outcome="conform", agreement_id="agreement"),)),
        TODAY,
        [],
    ),
    "outcomes count per point (R-019)": (
        _province(
            points=(
                DecisionPointFacts(id="p", kind="enter_into_agreement", outcome="rejected", agreement_id="agreement"),
                DecisionPointFacts(id="q", kind="grant_mandate", outcome="conform", mandate_id="m"),
            )
        ),
        TODAY,
        PROVINCE,
    ),
    "the council instead of the executive": (_province(body="provincial_council"), TODAY, PROVINCE),
    "the executive": (_province(body="provincial_executive"), TODAY, []),
    "a private party decides by itself": (
        replace(SOUND, parties=(*SOUND.parties[:1], *SOUND.parties[2:]), decisions=SOUND.decisions[:1]),
        TODAY,
        [],
    ),
    "has left": (
        replace(WITHOUT, parties=changed(WITHOUT.parties, "party-province", left_on=day("2026-05-01"))),
        TODAY,
        [],
    ),
    **{
        f"agreement {status}": (with_agreement(WITHOUT, status=status), TODAY, expected)
        for status, expected in {
            "draft": [],
            "negotiating": [],
            "in_decision": PROVINCE,
            "approved": PROVINCE,
            "in_signing": PROVINCE,
            "signed": PROVINCE,
            "in_force": PROVINCE,
            "expired": PROVINCE,
            "terminated": PROVINCE,
            "superseded": PROVINCE,
            "withdrawn": [],
            "annulled": [],
        }.items()
    },
    "letter of intent": (with_agreement(WITHOUT, kind="letter_of_intent"), TODAY, []),
    "framework agreement": (with_agreement(WITHOUT, kind="framework_agreement"), TODAY, PROVINCE),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_009.values(), ids=F_009)
def test_f_009_party_decision_missing(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-009", as_of) == expected


def test_an_organisation_without_a_name_is_not_given_one() -> None:
    nameless = replace(WITHOUT, organisations=changed(WITHOUT.organisations, "province", name=None))
    (finding,) = findings(nameless, "F-009")
    assert finding.explanation_nl.startswith("Van een organisatie is geen besluit vastgelegd")
    assert finding.explanation_en.startswith("No decision of an organisation to enter into")


@pytest.mark.parametrize(
    ("dossier", "nl", "en"),
    [
        (_province("deferred"), "ging er niet mee akkoord", "did not agree to it"),
        (_province(status="revoked"), "is ingetrokken", "was revoked"),
        (
            _province(body="provincial_council"),
            "is van een orgaan dat er niet over gaat",
            "a body without that power",
        ),
    ],
)
def test_f_009_says_why_a_decision_on_record_does_not_count(dossier: DossierFacts, nl: str, en: str) -> None:
    (finding,) = findings(dossier, "F-009")
    assert f"Het besluit dat op 9 maart 2026 viel, {nl}." in finding.explanation_nl
    assert en in finding.explanation_en
    assert ("decision", "decision-province") in finding.evidence
