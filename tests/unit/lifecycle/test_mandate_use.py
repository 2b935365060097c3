"""May this be done under that mandate: every limit alone, two at once, and what is not known."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

import pytest

from app.decisions.rules import DecisionKind
from app.findings.facts import MandateFacts, OfficeHoldingFacts, RoleAssignmentFacts
from app.kit.domain import RecordingMode
from app.lifecycle.mandate_time import HolderFacts, Subject
from app.lifecycle.mandate_use import Acting, Use, judge_use, may_be_passed_on, powers_for_point
from tests.unit.findings.sound import day
from tests.unit.lifecycle.dossiers import Unmet, is_told, unmet

TODAY = day("2026-06-15")
MINOR = frozenset({"make_minor_amendments"})
OFFICE = OfficeHoldingFacts(
    id="office",
    person_id="ann",
    organisation_id="town",
    function_kind="alderman",
    valid_from=day("2022-06-01"),
)
ROLE = RoleAssignmentFacts(id="role", role="portfolio_holder", agreement_id="agreement", office_holding_id="office")
MANDATE = MandateFacts(
    id="mandate",
    status="active",
    granting_body="municipal_executive",
    granting_organisation_id="town",
    holder_kind="role",
    holder_role="portfolio_holder",
    powers=("make_minor_amendments",),
    subject_agreement_id="agreement",
    phase_limit="until_signing",
    valid_from=day("2026-03-23"),
    valid_to=day("2026-12-31"),
    financial_limit_cents=100_00,
)
USE = Use(
    day=TODAY,
    powers=MINOR,
    organisation_id="town",
    body="municipal_executive",
    subject=Subject("agreement", "programme"),
    agreement_status="in_decision",
    amount_cents=100_00,
    acting=Acting("ann"),
    holder_facts=HolderFacts(office_holdings=(OFFICE,), role_assignments=(ROLE,)),
)
OTHER_SUBJECT = Subject("another", "programme")
NOT_IN_FORCE = ("mandate-not-in-force", "R-030")
EXCEEDED = ("mandate-scope-exceeded", "R-032")
NOT_HOLDER = ("not-mandate-holder", "R-033")
REVOKED = ("mandate-revoked", "R-034")
NO_CONSENT = ("mandate-consent-missing", "R-036")
NO_PRINCIPAL = ("principal-not-stated", "R-038")
ABOVE = ("mandate-limit-exceeded", "R-040")
EXHAUSTED = ("mandate-exhausted", "R-041")
UNDETERMINED = ("mandate-holder-undetermined", "R-033")
MORNING, NOON = datetime(2026, 6, 15, 8, tzinfo=UTC), datetime(2026, 6, 15, 10, tzinfo=UTC)


def held(*, office: dict[str, Any] | None = None, role: dict[str, Any] | None = None) -> HolderFacts:
    return HolderFacts(
        office_holdings=(replace(OFFICE, **office or {}),), role_assignments=(replace(ROLE, **role or {}),)
    )


def of_person(**changes: Any) -> dict[str, Any]:
    return {"holder_kind": "person", "holder_role": None, "person_id": "ann", **changes}


def judged(mandate: dict[str, Any], use: dict[str, Any], *above: MandateFacts) -> Unmet:
    return unmet(judge_use(replace(MANDATE, **mandate), above, replace(USE, **use)))


ALONE: dict[str, tuple[dict[str, Any], dict[str, Any], Unmet]] = {
    "within every limit": ({}, {}, []),
    #
    "not granted yet": ({"status": "proposed"}, {}, [NOT_IN_FORCE]),
    "granted, not active": ({"status": "granted"}, {}, [NOT_IN_FORCE]),
    "expired": ({"status": "expired", "valid_to": day("2026-06-14")}, {}, [NOT_IN_FORCE]),
    "lapsed": ({"status": "lapsed"}, {}, [NOT_IN_FORCE]),
    "before its first day": ({"valid_from": day("2026-06-16")}, {}, [NOT_IN_FORCE]),
    "on its first day": ({"valid_from": day("2026-06-15")}, {}, []),
    "after its last day": ({"valid_to": day("2026-06-14")}, {}, [NOT_IN_FORCE]),
    "on its last day": ({"valid_to": day("2026-06-15")}, {}, []),
    "without a period": ({"valid_from": None, "valid_to": None}, {}, []),
    "before it expired": ({"status": "expired"}, {}, []),
    "it expired, nobody knows when": ({"status": "expired", "valid_to": None}, {}, [NOT_IN_FORCE]),
    "perhaps before its first day": ({"valid_from": day("2026-06")}, {}, [NOT_IN_FORCE]),
    "perhaps after its last day": ({"valid_to": day("2026-06")}, {}, [NOT_IN_FORCE]),
    "for the term, in the term": ({"phase_limit": "during_term"}, {"agreement_status": "in_force"}, []),
    "for the term, before it": ({"phase_limit": "during_term"}, {"agreement_status": "signed"}, [NOT_IN_FORCE]),
    "for a phase nobody knows": ({}, {"agreement_status": None}, [NOT_IN_FORCE]),
    #
    "a power it does not give": ({}, {"powers": frozenset({"sign"})}, [EXCEEDED]),
    "one power of two suffices": ({}, {"powers": MINOR | {"decide_substantive"}}, []),
    "a general mandate": ({"subject_agreement_id": None}, {}, []),
    "about no agreement": (
        {"phase_limit": None, "holder_kind": "function", "function_kind": "alderman"},
        {"subject": None},
        [EXCEEDED],
    ),
    "another agreement": (
        {},
        {"subject": OTHER_SUBJECT, "holder_facts": held(role={"agreement_id": "another"})},
        [EXCEEDED],
    ),
    #
    "somebody else": ({}, {"acting": Acting("bob")}, [NOT_HOLDER]),
    "somebody without a person": ({}, {"acting": Acting(None)}, [NOT_HOLDER]),
    "nobody in particular": ({}, {"acting": None}, []),
    "nobody could": ({}, {"acting": None, "holder_facts": HolderFacts()}, [UNDETERMINED]),
    "the role is filled for another": ({}, {"holder_facts": held(role={"agreement_id": "another"})}, [NOT_HOLDER]),
    "the role is filled for the programme": (
        {},
        {"holder_facts": held(role={"agreement_id": None, "programme_id": "programme"})},
        [],
    ),
    "another role": ({}, {"holder_facts": held(role={"role": "reviewer"})}, [NOT_HOLDER]),
    "the role ended": ({}, {"holder_facts": held(role={"valid_to": day("2026-06-14")})}, [NOT_HOLDER]),
    "the role perhaps ended": ({}, {"holder_facts": held(role={"valid_to": day("2026-06")})}, [NOT_HOLDER]),
    "the role starts tomorrow": ({}, {"holder_facts": held(role={"valid_from": day("2026-06-16")})}, [NOT_HOLDER]),
    "left office": ({}, {"holder_facts": held(office={"valid_to": day("2026-06-14")})}, [NOT_HOLDER]),
    "left office today": ({}, {"holder_facts": held(office={"valid_to": day("2026-06-15")})}, []),
    "an office elsewhere": ({}, {"holder_facts": held(office={"organisation_id": "province"})}, [NOT_HOLDER]),
    "of the function": ({"holder_kind": "function", "function_kind": "alderman"}, {}, []),
    "of another function": ({"holder_kind": "function", "function_kind": "secretary"}, {}, [NOT_HOLDER]),
    "the person": (of_person(), {}, []),
    "another person": (of_person(person_id="bob", consent_document_id="letter"), {}, [NOT_HOLDER]),
    #
    "revoked before": ({"status": "revoked", "revoked_on": day("2026-06-14")}, {}, [REVOKED]),
    "revoked that day": ({"status": "revoked", "revoked_on": TODAY}, {}, [REVOKED]),
    "revoked after": ({"status": "revoked", "revoked_on": day("2026-06-16")}, {}, []),
    "revoked, nobody knows when": ({"status": "revoked"}, {}, [REVOKED]),
    "revoked some day that month": ({"status": "revoked", "revoked_on": day("2026-06")}, {}, [REVOKED]),
    "revoked at noon, done in the morning": (
        {"status": "revoked", "revoked_on": TODAY, "revoked_at": NOON},
        {"at": MORNING},
        [],
    ),
    "revoked in the morning, done at noon": (
        {"status": "revoked", "revoked_on": TODAY, "revoked_at": MORNING},
        {"at": NOON},
        [REVOKED],
    ),
    "revoked at the same instant": (
        {"status": "revoked", "revoked_on": TODAY, "revoked_at": NOON},
        {"at": NOON},
        [REVOKED],
    ),
    #
    "from outside": (of_person(), {"holder_facts": HolderFacts()}, [NO_CONSENT]),
    "from outside with consent": (of_person(consent_document_id="letter"), {"holder_facts": HolderFacts()}, []),
    "left office, without consent": (
        of_person(),
        {"holder_facts": held(office={"valid_to": day("2026-06-14")})},
        [NO_CONSENT],
    ),
    "perhaps left office": (of_person(), {"holder_facts": held(office={"valid_to": day("2026-06")})}, [NO_CONSENT]),
    #
    "no body stated": ({}, {"body": None}, [NO_PRINCIPAL]),
    "no organisation stated": ({}, {"organisation_id": None}, [NO_PRINCIPAL]),
    "another body": ({}, {"body": "mayor"}, [NO_PRINCIPAL]),
    "another organisation": ({}, {"organisation_id": "province"}, [NO_PRINCIPAL]),
    "a body nobody knows gave it": ({"granting_body": None}, {}, [NO_PRINCIPAL]),
    #
    "a cent too much": ({}, {"amount_cents": 100_01}, [ABOVE]),
    "no limit": ({"financial_limit_cents": None}, {"amount_cents": 1_000_000_00}, []),
    "no money": ({}, {"amount_cents": None}, []),
    "money, but how much": (
        {"powers": ("grant_subsidy",)},
        {"powers": frozenset({"grant_subsidy"}), "amount_cents": None},
        [ABOVE],
    ),
    #
    "exhausted": ({"status": "exhausted"}, {}, [EXHAUSTED]),
    "signed": ({}, {"agreement_status": "signed"}, [EXHAUSTED]),
    "in force": ({}, {"agreement_status": "in_force"}, [EXHAUSTED]),
    "the term is over": ({"phase_limit": "during_term"}, {"agreement_status": "expired"}, [EXHAUSTED]),
}


@pytest.mark.parametrize(("mandate", "use", "expected"), ALONE.values(), ids=ALONE)
def test_r_028_r_030_to_r_041_each_limit_alone(mandate: dict[str, Any], use: dict[str, Any], expected: Unmet):
    assert judged(mandate, use) == expected


LIMITS: dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]] = {
    NO_PRINCIPAL: ({}, {"body": None}),
    NOT_HOLDER: ({}, {"acting": Acting("bob")}),
    EXHAUSTED: ({}, {"agreement_status": "signed"}),
    NOT_IN_FORCE: ({"valid_to": day("2026-06-14")}, {}),
    EXCEEDED: ({}, {"powers": frozenset({"sign"})}),
    ABOVE: ({}, {"amount_cents": 100_01}),
}


@pytest.mark.parametrize(("one", "other"), list(combinations(LIMITS, 2)))
def test_of_two_limits_both_are_told_whoever_acts_first(one: tuple[str, str], other: tuple[str, str]):
    mandate = LIMITS[one][0] | LIMITS[other][0]
    use = LIMITS[one][1] | LIMITS[other][1]
    assert judged(mandate, use) == [one, other]


def test_every_limit_is_told_whether_met_or_not():
    rules = ["R-038", "R-033", "R-034", "R-041", "R-030", "R-032", "R-040", "R-036"]
    kept = judge_use(MANDATE, (), USE)
    broken = judge_use(replace(MANDATE, status="revoked"), (), replace(USE, body=None, amount_cents=100_01))
    assert [guard.rule for guard in kept] == [guard.rule for guard in broken] == rules
    assert all(map(is_told, (*kept, *broken)))
    assert {key for guard in broken for _, key in guard.evidence} == {"mandate", "ann"}


def test_r_033_r_038_who_acts_and_for_whom_blocks_also_what_a_source_tells():
    blocking: dict[str, dict[str, Any]] = {
        "not-mandate-holder": {"acting": Acting("bob")},
        "principal-not-stated": {"body": None},
    }
    for slug, use in blocking.items():
        found = judge_use(MANDATE, (), replace(USE, **use))
        assert [g.problem.slug for g in found if g.problem and g.blocks(RecordingMode.HISTORIC)] == [slug]
    for broken in ({"status": "revoked"}, {"status": "exhausted"}, {"valid_to": day("2026-06-14")}):
        found = judge_use(replace(MANDATE, **broken), (), USE)
        assert not any(guard.blocks(RecordingMode.HISTORIC) for guard in found)
        assert any(guard.blocks(RecordingMode.WORKFLOW) for guard in found)


HIGHER = replace(MANDATE, id="higher", holder_role=None, holder_kind="function", function_kind="secretary")
ABOVE_IT: dict[str, tuple[dict[str, Any], Unmet]] = {
    "stands": ({}, []),
    "its holder is another": ({"function_kind": "mayor"}, []),
    "revoked": ({"status": "revoked"}, [REVOKED]),
    "lapsed": ({"status": "lapsed"}, [NOT_IN_FORCE]),
    "exhausted": ({"status": "exhausted"}, [EXHAUSTED]),
    "over": ({"valid_to": day("2026-06-14")}, [NOT_IN_FORCE]),
    "narrower in powers": ({"powers": ("sign",)}, [EXCEEDED]),
    "for another agreement": ({"subject_agreement_id": "another"}, [EXCEEDED]),
    "for less money": ({"financial_limit_cents": 99_99}, [ABOVE]),
}


@pytest.mark.parametrize(("changes", "expected"), ABOVE_IT.values(), ids=ABOVE_IT)
def test_r_037_a_sub_mandate_holds_only_within_all_it_derives_from(changes: dict[str, Any], expected: Unmet):
    top = replace(HIGHER, id="top", **changes)
    for above in ([replace(HIGHER, **changes)], [HIGHER, top]):
        assert judged({}, {}, *above) == expected
    if expected:
        broken = [g for g in judge_use(MANDATE, (HIGHER, top), USE) if not g.is_met]
        assert [g.evidence for g in broken] == [(("mandate", "top"),)]


@pytest.mark.parametrize(("allowed", "expected"), [(True, []), (False, ["x"]), (None, ["x"])])
def test_r_037_only_a_mandate_that_says_so_is_passed_on(allowed: bool | None, expected: list[str]):
    guard = may_be_passed_on(replace(MANDATE, sub_mandate_allowed=allowed))
    assert unmet([guard]) == [("sub-mandate-not-allowed", "R-037") for _ in expected]
    assert guard.always is bool(expected)


def test_r_028_each_kind_of_point_asks_for_a_power():
    about_subsidies = {
        "grant_subsidy",
        "refuse_subsidy",
        "grant_advance",
        "determine_subsidy",
        "withdraw_subsidy",
        "recover",
    }
    for kind in DecisionKind:
        wanted = "grant_subsidy" if kind in about_subsidies else "decide_substantive"
        assert powers_for_point(kind) == {wanted}
    assert powers_for_point(None) == {"decide_substantive"}
