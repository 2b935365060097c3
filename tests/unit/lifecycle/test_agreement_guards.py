"""What each step of an agreement asks, one rule at a time."""

from dataclasses import replace
from typing import Any

import pytest

from app.findings.facts import DossierFacts, PartyConsentFacts, SignatureFacts, TerminationFacts, VersionFacts
from app.lifecycle import agreement_guards as guards
from app.lifecycle import ending_guards as ends
from app.lifecycle import force_guards as force
from app.lifecycle import signature_guards as signing
from tests.unit.findings.sound import changed, day, with_agreement, with_signature
from tests.unit.lifecycle.dossiers import (
    OTHER_HASH,
    PROVEN,
    Unmet,
    agreement_situation,
    entering,
    is_told,
    organisation,
    unmet,
    with_status,
    without_decision,
)

EVERY_GUARD = (
    guards.enough_parties,
    guards.has_version,
    guards.every_body_decided,
    guards.council_was_heard,
    guards.everybody_is_verified,
    guards.everybody_can_reserve,
    signing.everybody_signed,
    force.every_signature_counts,
    force.effective_day_is_reached,
)


def test_nothing_is_missing_where_everything_is_proven():
    situation = agreement_situation()
    for guard in EVERY_GUARD:
        assert unmet(guard(situation)) == [], guard.__name__
        assert all(is_told(found) for found in guard(situation))
    assert unmet(signing.a_signature_fell_away(situation)) == [("signatures-complete", "R-061")]


def test_r_060_two_organisations_make_an_agreement():
    one = replace(PROVEN, parties=PROVEN.parties[:1])
    assert unmet(guards.enough_parties(agreement_situation(one))) == [("parties-insufficient", "R-060")]
    left = replace(PROVEN, parties=tuple(replace(p, left_on=day("2026-05-01")) for p in PROVEN.parties[1:]))
    assert unmet(guards.enough_parties(agreement_situation(left))) == [("parties-insufficient", "R-060")]
    none = replace(PROVEN, versions=())
    assert unmet(guards.has_version(agreement_situation(none))) == [("text-incomplete", "R-055")]


def test_r_055_only_a_working_text_with_all_its_words_is_frozen():
    written = VersionFacts(id="next", version_no=3, status="working", has_every_text=True)
    ready = replace(PROVEN, versions=(*PROVEN.versions, written))
    assert unmet(guards.text_can_be_frozen(agreement_situation(ready))) == []
    assert unmet(guards.text_can_be_frozen(agreement_situation())) == [("text-incomplete", "R-055")]
    half = replace(PROVEN, versions=(*PROVEN.versions, replace(written, has_every_text=False)))
    assert unmet(guards.text_can_be_frozen(agreement_situation(half))) == [("text-incomplete", "R-055")]
    named = agreement_situation(ready, version_id="text")
    assert unmet(guards.text_can_be_frozen(named)) == [("text-incomplete", "R-055")]


def test_r_010_r_011_r_018_r_019_each_public_party_decides_on_this_text():
    cases: dict[str, Any] = {
        "decision-required": without_decision("municipality"),
        "decision-text-mismatch": without_decision("municipality", entering("municipality", version="old")),
        "decision-not-affirmative": without_decision("municipality", entering("municipality", outcome="deferred")),
    }
    for slug, dossier in cases.items():
        assert [found for found, _ in unmet(guards.every_body_decided(agreement_situation(dossier)))] == [slug]


def test_r_009_a_party_of_unknown_kind_may_need_a_decision():
    dossier = organisation(PROVEN, "foundation", kind=None, is_public_law_body=None)
    found = unmet(guards.every_body_decided(agreement_situation(dossier)))
    assert found == [("organisation-kind-unknown", "R-009")]


def test_r_120_council_and_states_are_heard_on_what_is_far_reaching():
    far = with_agreement(PROVEN, far_reaching=True)
    missing = ("council-consultation-required", "R-120")
    assert unmet(guards.council_was_heard(agreement_situation(far))) == [missing, missing]
    council = entering("municipality", "2026-02-01", "noted", body="municipal_council", kind="adopt_plan")
    heard = replace(far, decisions=(*far.decisions, council))
    assert unmet(guards.council_was_heard(agreement_situation(heard))) == [missing]
    states = entering("province", "2026-06-02", "noted", body="provincial_council")
    later = replace(heard, decisions=(*heard.decisions, states))
    assert unmet(guards.council_was_heard(agreement_situation(later))) == [missing]


@pytest.mark.parametrize(
    ("status", "verified", "reserving"),
    [
        ("not_designated", False, False),
        ("designated", False, False),
        ("authority_verified", True, True),
        ("signed", True, True),
        ("declined", False, False),
        ("replaced", False, False),
        ("voided", False, False),
        ("ratification_refused", False, False),
    ],
)
def test_signing_opens_when_everybody_who_must_sign_may(status: str, verified: bool, reserving: bool):
    situation = agreement_situation(with_status("municipality", status))
    lacking = [("signatory-not-verified", None)]
    assert unmet(guards.everybody_is_verified(situation)) == ([] if verified else lacking)
    assert unmet(guards.everybody_can_reserve(situation)) == ([] if reserving else lacking)


def test_r_020_who_has_not_decided_may_be_designated_only_to_sign_under_reservation():
    undecided = with_status("municipality", "designated", without_decision("municipality"))
    assert unmet(guards.everybody_can_reserve(agreement_situation(undecided))) == []
    private = with_status("foundation", "designated", without_decision("municipality"))
    assert unmet(guards.everybody_can_reserve(agreement_situation(private))) == [("signatory-not-verified", None)]


def test_an_agreement_nobody_must_sign_is_never_signed():
    nobody = replace(PROVEN, parties=tuple(replace(party, must_sign=None) for party in PROVEN.parties))
    situation = agreement_situation(nobody)
    assert unmet(guards.everybody_is_verified(situation)) == [("signatory-not-verified", "R-061")]
    assert unmet(guards.everybody_can_reserve(situation)) == [("signatory-not-verified", "R-061")]
    assert unmet(signing.everybody_signed(situation)) == [("signatures-incomplete", "R-061")]


@pytest.mark.parametrize(
    ("status", "complete"),
    [
        ("authority_verified", False),
        ("voided", False),
        ("ratification_refused", False),
        ("signed", True),
        ("signed_under_reservation", True),
        ("signed_unauthorised", True),
        ("ratified", True),
    ],
)
def test_r_061_a_signature_is_there_whatever_it_is_worth(status: str, complete: bool):
    situation = agreement_situation(with_status("province", status))
    assert unmet(signing.everybody_signed(situation)) == ([] if complete else [("signatures-incomplete", "R-061")])
    fell_away = status in {"voided", "ratification_refused"}
    found = unmet(signing.a_signature_fell_away(situation))
    assert found == ([] if fell_away else [("signatures-complete", "R-061")])


def test_r_061_r_051_all_sign_the_same_text():
    other = with_signature(PROVEN, "signatory-province", text_sha256=OTHER_HASH)
    assert unmet(signing.everybody_signed(agreement_situation(other))) == [("signatures-incomplete", "R-061")]


def test_r_016_one_of_two_who_sign_jointly_is_not_a_signature():
    authorities = changed(
        PROVEN.signing_authorities,
        "authority-foundation",
        basis="statutory_joint",
        joint_with_office_holding_ids=("treasurer",),
    )
    dossier = replace(PROVEN, signing_authorities=authorities)
    found = unmet(signing.everybody_signed(agreement_situation(dossier)))
    assert found == [("joint-signature-incomplete", "R-016")]


R_063 = {
    "signed": ("signed", []),
    "ratified": ("ratified", []),
    "reserved": ("signed_under_reservation", [("reservation-open", "R-063")]),
    "unauthorised": ("signed_unauthorised", [("signature-unratified", "R-063")]),
}


@pytest.mark.parametrize(("status", "expected"), R_063.values(), ids=R_063)
def test_r_063_only_what_binds_counts(status: str, expected: Unmet):
    situation = agreement_situation(with_status("municipality", status))
    assert unmet(force.every_signature_counts(situation)) == expected


def test_r_022_r_063_a_signature_before_the_decision_does_not_bind():
    late = without_decision("municipality", entering("municipality", "2026-04-02"))
    assert unmet(force.every_signature_counts(agreement_situation(late))) == [("signature-unratified", "R-063")]


R_062 = {
    "not known": ({"effective_on": None}, [("effective-date-not-reached", "R-062")]),
    "to come": ({"effective_on": day("2026-06-02")}, [("effective-date-not-reached", "R-062")]),
    "today": ({"effective_on": day("2026-06-01")}, []),
    "some day this month": ({"effective_on": day("2026-06")}, [("effective-date-not-reached", "R-062")]),
    "before a signature": ({"effective_on": day("2026-03-31")}, [("effective-date-invalid", "R-062")]),
    "before a signature, as agreed": ({"effective_on": day("2026-03-31"), "has_retroactive_clause": True}, []),
    "on the day of the last": ({"effective_on": day("2026-04-01")}, []),
}


@pytest.mark.parametrize(("changes", "expected"), R_062.values(), ids=R_062)
def test_r_062_the_effective_day_is_reached_and_not_before_the_last_signature(
    changes: dict[str, Any], expected: Unmet
):
    dossier = with_agreement(PROVEN, **changes)
    assert unmet(force.effective_day_is_reached(agreement_situation(dossier))) == expected


NOT_OVER = [("end-not-reached", "R-065")]
R_065 = {
    "over": ({"ends_on": day("2026-05-31")}, []),
    "R-065 until 24:00": ({"ends_on": day("2026-06-01")}, NOT_OVER),
    "R-066 not known": ({"ends_on": None}, NOT_OVER),
    "R-066 indefinite": ({"ends_on": day("2026-05-31"), "is_indefinite": True}, NOT_OVER),
    "R-066a renewed": ({"ends_on": day("2026-05-31"), "tacit_renewal_months": 12}, NOT_OVER),
}


@pytest.mark.parametrize(("changes", "expected"), R_065.values(), ids=R_065)
def test_r_065_r_066_r_066a_an_agreement_expires_after_its_last_day(changes: dict[str, Any], expected: Unmet):
    assert unmet(ends.last_day_is_over(agreement_situation(with_agreement(PROVEN, **changes)))) == expected


def ending(*ends: tuple[str, str, str | None]) -> DossierFacts:
    given = tuple(
        TerminationFacts(id=f"end-{number}", kind=kind, party_id=party, effective_on=day(last))
        for number, (kind, last, party) in enumerate(ends)
    )
    return replace(PROVEN, terminations=given)


def left(*names: str) -> tuple[tuple[str, str, str | None], ...]:
    return tuple(("withdrawal", "2026-05-31", f"party-{name}") for name in names)


R_067 = [("end-not-reached", "R-067")]
ENDS = {
    "no notice": (PROVEN, R_067),
    "its last day is over": (ending(("notice", "2026-05-31", "party-province")), []),
    "its last day is today": (ending(("notice", "2026-06-01", "party-province")), R_067),
    "R-068 one of three left": (ending(*left("province")), R_067),
    "R-068 two of three left": (ending(*left("province", "foundation")), []),
}


@pytest.mark.parametrize(("dossier", "expected"), ENDS.values(), ids=ENDS)
def test_r_067_r_068_an_end_takes_effect_after_its_last_day(dossier: DossierFacts, expected: Unmet):
    assert unmet(ends.an_end_took_effect(agreement_situation(dossier))) == expected


def test_r_067_a_mutual_end_needs_the_consent_of_all():
    dossier = ending(("mutual", "2026-05-31", None))
    consents = [
        PartyConsentFacts(id=f"consent-{p.id}", party_id=p.id, termination_id="end-0") for p in dossier.parties
    ]
    silent = replace(dossier, consents=tuple(consents[:2]))
    assert unmet(ends.an_end_took_effect(agreement_situation(silent))) == [("party-consent-missing", "R-067")]
    assert unmet(ends.an_end_took_effect(agreement_situation(replace(dossier, consents=tuple(consents))))) == []


def test_an_agreement_is_superseded_by_one_in_force():
    assert unmet(ends.a_successor_is_in_force(agreement_situation())) == [("successor-not-in-force", None)]
    assert unmet(ends.a_successor_is_in_force(agreement_situation(has_successor=True))) == []


def test_r_061_a_signature_of_which_the_text_is_not_known_is_none_under_this_one():
    unknown = replace(
        PROVEN,
        signatories=changed(
            PROVEN.signatories, "signatory-province", signature=SignatureFacts(signed_on=day("2026-04-01"))
        ),
    )
    assert unmet(signing.everybody_signed(agreement_situation(unknown))) == [("signatures-incomplete", "R-061")]
