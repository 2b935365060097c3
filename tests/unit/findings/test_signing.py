"""F-001 and F-002: what happened, or is to happen, on the day of signing."""

from dataclasses import replace
from datetime import date

import pytest

from app.findings.facts import DossierFacts, OrganisationFacts, RatificationFacts
from tests.unit.findings.sound import (
    SOUND,
    TODAY,
    before_signing,
    changed,
    day,
    entering,
    findings,
    subjects,
    with_signature,
)

MAYOR = "signatory-municipality"
SIGNED_EARLY = replace(
    with_signature(SOUND, MAYOR, signed_on=day("2026-03-13")),
    decisions=(
        entering("late", "municipality", "2026-03-23"),
        entering("decision-province", "province", "2026-03-09"),
    ),
)


def _ratified(scope: str | None) -> DossierFacts:
    ratification = RatificationFacts(id="r", signatory_id=MAYOR, decision_point_id="late-1", scope=scope)
    return replace(SIGNED_EARLY, ratifications=(ratification,))


def _decided(*decisions: tuple[str, str], outcome: str | None = "conform") -> DossierFacts:
    return replace(
        SIGNED_EARLY,
        decisions=tuple(
            entering(decision_id, "municipality", when, outcome=outcome) for decision_id, when in decisions
        ),
    )


FIRES = [MAYOR]
F_001 = {
    "signed ten days before the decision": (SIGNED_EARLY, TODAY, FIRES),
    "held as unauthorised by the register": (
        with_signature(SIGNED_EARLY, MAYOR, "signed_unauthorised"),
        TODAY,
        FIRES,
    ),
    "same day is not before (R-002)": (with_signature(SIGNED_EARLY, MAYOR, signed_on=day("2026-03-23")), TODAY, []),
    "signed after": (SOUND, TODAY, []),
    "month of signing ends after the decision": (
        with_signature(SIGNED_EARLY, MAYOR, signed_on=day("2026-03")),
        TODAY,
        [],
    ),
    "month of signing lies wholly before": (
        with_signature(SIGNED_EARLY, MAYOR, signed_on=day("2026-02")),
        TODAY,
        FIRES,
    ),
    "month of the decision began before the signature": (_decided(("d", "2026-03")), date(2026, 4, 1), []),
    "day of signing unknown": (with_signature(SIGNED_EARLY, MAYOR, signed_on=None), TODAY, []),
    "under reservation": (with_signature(SIGNED_EARLY, MAYOR, under_reservation=True), TODAY, []),
    "held as signed under reservation": (
        with_signature(SIGNED_EARLY, MAYOR, "signed_under_reservation", under_reservation=None),
        TODAY,
        [],
    ),
    "ratified in full": (_ratified("full"), TODAY, []),
    "ratified in part": (_ratified("partial"), TODAY, FIRES),
    "status ratified": (with_signature(SIGNED_EARLY, MAYOR, "ratified"), TODAY, []),
    "ratification refused": (with_signature(SIGNED_EARLY, MAYOR, "ratification_refused"), TODAY, FIRES),
    "signature voided": (with_signature(SIGNED_EARLY, MAYOR, "voided"), TODAY, []),
    "an earlier decision was there already": (_decided(("d", "2026-03-02"), ("e", "2026-03-23")), TODAY, []),
    "an earlier decision, revoked since, was there already": (
        replace(
            _decided(("d", "2026-03-02"), ("e", "2026-03-23")),
            decisions=(
                entering("d", "municipality", "2026-03-02", status="revoked"),
                entering("e", "municipality", "2026-03-23"),
            ),
        ),
        TODAY,
        [],
    ),
    "the earlier decision was deferred": (
        replace(
            SIGNED_EARLY,
            decisions=(
                entering("d", "municipality", "2026-03-02", outcome="deferred"),
                entering("e", "municipality", "2026-03-23"),
            ),
        ),
        TODAY,
        FIRES,
    ),
    "the earlier decision was of the council": (
        replace(
            SIGNED_EARLY,
            decisions=(
                entering("d", "municipality", "2026-03-02", body="municipal_council"),
                entering("e", "municipality", "2026-03-23", body="municipal_executive"),
            ),
        ),
        TODAY,
        FIRES,
    ),
    "the earlier decision was taken under a mandate": (
        replace(
            SIGNED_EARLY,
            decisions=(
                entering("d", "municipality", "2026-03-02", body="mayor", mandate_id="general"),
                entering("e", "municipality", "2026-03-23", body="municipal_executive"),
            ),
        ),
        TODAY,
        [],
    ),
    "the early decision was on another agreement": (
        replace(
            SIGNED_EARLY,
            decisions=(
                replace(
                    entering("d", "municipality", "2026-03-02"),
                    points=(replace(entering("d", "", "2026-03-02").points[0], agreement_id="other"),),
                ),
                entering("e", "municipality", "2026-03-23"),
            ),
        ),
        TODAY,
        FIRES,
    ),
    "a private party needs no decision of the register": (
        replace(
            with_signature(SOUND, "signatory-foundation", signed_on=day("2026-03-13")),
            decisions=(*SOUND.decisions, entering("board", "foundation", "2026-03-23")),
        ),
        TODAY,
        [],
    ),
    "the early decision was on something else": (
        replace(
            SIGNED_EARLY,
            decisions=(
                replace(
                    entering("d", "municipality", "2026-03-02"),
                    points=(replace(entering("d", "", "2026-03-02").points[0], kind="adopt_plan"),),
                ),
                entering("e", "municipality", "2026-03-23"),
            ),
        ),
        TODAY,
        FIRES,
    ),
    "no decision on record is another finding": (replace(SIGNED_EARLY, decisions=()), TODAY, []),
    "the decision does not exist yet that day": (SIGNED_EARLY, date(2026, 3, 20), []),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_001.values(), ids=F_001)
def test_f_001_signed_before_decided(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-001", as_of) == expected


def test_s3_an_unauthorised_signature_shows_before_and_after_the_decision_as_one_cause() -> None:
    unauthorised = with_signature(SIGNED_EARLY, MAYOR, "signed_unauthorised")
    (before,) = findings(unauthorised, "F-001", date(2026, 3, 20))
    (after,) = findings(unauthorised, "F-001", date(2026, 3, 23))
    assert before.fingerprint == after.fingerprint
    assert "een besluit daarover is er dan nog niet" in before.explanation_nl
    assert "op 13 maart 2026" in after.explanation_nl
    assert "pas op 23 maart 2026" in after.explanation_nl
    assert ("decision", "late") not in before.evidence
    assert ("decision", "late") in after.evidence


def test_s3_ratification_works_back_to_the_day_of_the_signature() -> None:
    ratified = with_signature(_ratified("full"), MAYOR, "ratified")
    assert subjects(ratified, "F-001", date(2026, 3, 20)) == []
    assert subjects(ratified, "F-001", TODAY) == []


def test_a_public_law_body_of_any_kind_needs_its_decision() -> None:
    def as_kind(kind: str | None, *, is_public: bool | None) -> DossierFacts:
        body = OrganisationFacts(id="foundation", name="Waterschap Beek", kind=kind, is_public_law_body=is_public)
        return replace(
            with_signature(SOUND, "signatory-foundation", signed_on=day("2026-03-13")),
            organisations=(*SOUND.organisations[:2], body),
            decisions=(*SOUND.decisions, entering("board", "foundation", "2026-03-23")),
        )

    assert subjects(as_kind("water_authority", is_public=True), "F-001") == ["signatory-foundation"]
    assert subjects(as_kind("municipality", is_public=None), "F-001") == ["signatory-foundation"]
    assert subjects(as_kind("foundation", is_public=False), "F-001") == []
    assert subjects(as_kind(None, is_public=None), "F-001") == []


PLANNED = replace(before_signing("2026-03-13"), decisions=SIGNED_EARLY.decisions)


def _event(**changes: object) -> DossierFacts:
    return replace(PLANNED, signing_events=changed(PLANNED.signing_events, "event", **changes))


F_002 = {
    "planned ten days before the decision": (PLANNED, TODAY, ["event"]),
    "the decision does not exist yet that day": (PLANNED, date(2026, 3, 22), []),
    "on the day of the decision": (_event(planned_on=day("2026-03-23")), TODAY, []),
    "the day before the decision": (_event(planned_on=day("2026-03-22")), TODAY, ["event"]),
    "some day in the month of the decision": (_event(planned_on=day("2026-03")), TODAY, []),
    "in the month before both decisions": (_event(planned_on=day("2026-02")), TODAY, ["event", "event"]),
    "no planned day": (_event(planned_on=None), TODAY, []),
    "held": (_event(status="held", held_on=day("2026-03-13")), TODAY, []),
    "postponed": (_event(status="postponed"), TODAY, []),
    "cancelled": (_event(status="cancelled"), TODAY, []),
    "the party has signed": (
        replace(PLANNED, signatories=(with_signature(SOUND, MAYOR, signed_on=day("2026-03-24")).signatories[0],)),
        TODAY,
        [],
    ),
    "only another party has signed": (
        replace(PLANNED, signatories=(*PLANNED.signatories[:2], SOUND.signatories[2])),
        TODAY,
        ["event"],
    ),
    "the decision was rejected": (
        replace(PLANNED, decisions=(entering("late", "municipality", "2026-03-23", outcome="rejected"),)),
        TODAY,
        [],
    ),
    "adopted with changes": (
        replace(PLANNED, decisions=(entering("late", "municipality", "2026-03-23", outcome="conform_amended"),)),
        TODAY,
        ["event"],
    ),
    "the decision was revoked": (
        replace(PLANNED, decisions=(entering("late", "municipality", "2026-03-23", status="revoked"),)),
        TODAY,
        [],
    ),
    "only a decision of a private party is late": (
        replace(PLANNED, decisions=(entering("late", "foundation", "2026-03-23"),)),
        TODAY,
        [],
    ),
    "both public parties are late": (
        replace(
            PLANNED,
            decisions=(entering("late", "municipality", "2026-03-23"), entering("later", "province", "2026-03-30")),
        ),
        TODAY,
        ["event", "event"],
    ),
}


@pytest.mark.parametrize(("dossier", "as_of", "expected"), F_002.values(), ids=F_002)
def test_f_002_planned_signing_before_decision(dossier: DossierFacts, as_of: date, expected: list[str]) -> None:
    assert subjects(dossier, "F-002", as_of) == expected


def test_r_026_the_register_offers_ways_out_and_chooses_none() -> None:
    (finding,) = findings(PLANNED, "F-002")
    assert [remedy.code for remedy in finding.remedies] == ["date_error", "postponed", "reserved", "ratify"]
    assert all(remedy.text_nl != remedy.text_en for remedy in finding.remedies)


def test_a_moved_planned_day_is_another_cause() -> None:
    fingerprints = {findings(d, "F-002")[0].fingerprint for d in (PLANNED, _event(planned_on=day("2026-03-14")))}
    assert len(fingerprints) == 2
