"""F-006: whether somebody is named to sign."""

from dataclasses import replace
from datetime import date

import pytest

from app.findings.facts import DossierFacts, SigningEventFacts
from app.findings.rules import FindingSettings, raise_findings
from tests.unit.findings.sound import (
    TODAY,
    before_signing,
    changed,
    day,
    findings,
    subjects,
    with_agreement,
)

MAYOR = "signatory-municipality"
SOON = before_signing("2026-06-15")
EVERYBODY = ["signatory-foundation", "signatory-municipality", "signatory-province"]


def _first_signatory(status: str) -> DossierFacts:
    return replace(SOON, signatories=changed(SOON.signatories, MAYOR, status=status))


F_006 = {
    "fourteen days before": (SOON, date(2026, 6, 1), EVERYBODY),
    "fifteen days before": (SOON, date(2026, 5, 31), []),
    "long after the planned day": (SOON, date(2027, 1, 1), EVERYBODY),
    "some day in June, fourteen days before its last": (before_signing("2026-06"), date(2026, 6, 16), EVERYBODY),
    "some day in June, fifteen days before its last": (before_signing("2026-06"), date(2026, 6, 15), []),
    "no planned day": (
        replace(SOON, signing_events=(SigningEventFacts(id="event", status="planned"),)),
        TODAY,
        [],
    ),
    **{
        f"signatory {status}": (_first_signatory(status), TODAY, ["signatory-foundation", "signatory-province"])
        for status in ("designated", "authority_verified", "signed", "signed_under_reservation", "voided")
    },
    **{
        f"signatory {status} and nobody instead": (
            _first_signatory(status),
            TODAY,
            ["party-municipality", "signatory-foundation", "signatory-province"],
        )
        for status in ("declined", "replaced", "ratification_refused")
    },
    "no place on the signature page": (replace(SOON, signatories=()), TODAY, [p.id for p in SOON.parties]),
    "need not sign": (
        replace(SOON, parties=changed(SOON.parties, "party-municipality", must_sign=False)),
        TODAY,
        ["signatory-foundation", "signatory-province"],
    ),
    "unknown whether it must sign": (
        replace(SOON, parties=changed(SOON.parties, "party-municipality", must_sign=None)),
        TODAY,
        ["signatory-foundation", "signatory-province"],
    ),
    "party has left": (
        replace(SOON, parties=changed(SOON.parties, "party-municipality", left_on=day("2026-05-20"))),
        TODAY,
        ["signatory-foundation", "signatory-province"],
    ),
    "party leaves later": (
        replace(SOON, parties=changed(SOON.parties, "party-municipality", left_on=day("2026-07-20"))),
        TODAY,
        EVERYBODY,
    ),
    "party joined earlier": (
        replace(SOON, parties=changed(SOON.parties, "party-municipality", joined_on=day("2026-05-20"))),
        TODAY,
        EVERYBODY,
    ),
    "party may not have joined yet": (
        replace(SOON, parties=changed(SOON.parties, "party-municipality", joined_on=day("2026-06"))),
        TODAY,
        ["signatory-foundation", "signatory-province"],
    ),
    **{
        f"event {status}": (
            replace(SOON, signing_events=changed(SOON.signing_events, "event", status=status)),
            TODAY,
            [],
        )
        for status in ("held", "cancelled", "postponed")
    },
    **{
        f"agreement {status}": (with_agreement(SOON, status=status), TODAY, expected)
        for status, expected in {
            "draft": EVERYBODY,
            "negotiating": EVERYBODY,
            "approved": EVERYBODY,
            "in_signing": EVERYBODY,
            "signed": [],
            "withdrawn": [],
        }.items()
    },
    "letter of intent": (with_agreement(SOON, kind="letter_of_intent"), TODAY, []),
    "covenant": (with_agreement(SOON, kind="covenant"), TODAY, EVERYBODY),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_006.values(), ids=F_006)
def test_f_006_signatory_not_designated(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-006", as_of) == sorted(expected)


def test_f_006_two_planned_events_give_one_finding_per_signatory() -> None:
    twice = replace(
        SOON,
        signing_events=(
            *SOON.signing_events,
            SigningEventFacts(id="another", status="planned", planned_on=day("2026-06-12")),
        ),
    )
    assert subjects(twice, "F-006") == EVERYBODY
    assert {f.evidence[2] for f in findings(twice, "F-006")} == {("signing_event", "another")}


def test_the_lead_is_a_setting() -> None:
    settings = FindingSettings(signatory_lead_days=7)
    codes = {f.code.value for f in raise_findings(SOON, date(2026, 6, 7), settings)}
    assert "F-006" not in codes
    codes = {f.code.value for f in raise_findings(SOON, date(2026, 6, 8), settings)}
    assert "F-006" in codes
