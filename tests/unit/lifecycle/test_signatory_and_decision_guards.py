"""What each step of a signatory and of a decision asks, one rule at a time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.findings.facts import DecisionFacts, MandateFacts, OfficeHoldingFacts, RejectionNoticeFacts
from app.kit.dates import Interval
from app.lifecycle import decision_machine as deciding
from app.lifecycle import signatory_machine as signing
from app.lifecycle.decision_machine import DecisionSituation
from app.lifecycle.mandate_guards import MandateSituation
from app.lifecycle.mandate_time import HolderFacts
from app.lifecycle.mandate_use import Acting
from tests.unit.findings.sound import day, with_agreement
from tests.unit.lifecycle.dossiers import (
    OTHER_HASH,
    PROVEN,
    Unmet,
    entering,
    examined,
    signatory_situation,
    unmet,
    without_decision,
)


def in_status(status: str, **changes: Any) -> Any:
    return signatory_situation("municipality", with_agreement(PROVEN, status=status), **changes)


@pytest.mark.parametrize("status", ["draft", "in_decision", "approved", "in_signing", "signed", "in_force"])
def test_signing_is_open_only_while_the_agreement_is_to_be_signed(status: str):
    expected = [] if status == "in_signing" else [("signing-not-open", None)]
    assert unmet(signing.signing_is_open(in_status(status))) == expected
    late = replace(in_status(status), party=replace(in_status(status).party, joined_on=day("2026-05-01")))
    assert bool(unmet(signing.signing_is_open(late))) == (status not in {"in_signing", "signed", "in_force"})


R_051 = {
    "the present text": ({}, [], []),
    "an old one": ({"version_id": "old", "text_sha256": OTHER_HASH}, ["W"], []),
    "no hash": ({"text_sha256": None}, ["W"], []),
    "another hash": ({"text_sha256": OTHER_HASH}, ["W"], ["B"]),
    "no version of this agreement": ({"version_id": "elsewhere"}, ["W"], ["B"]),
    "a hash alone": ({"version_id": None}, ["W"], []),
}


@pytest.mark.parametrize(("changes", "workflow", "always"), R_051.values(), ids=R_051)
def test_r_051_the_present_text_is_signed_and_in_the_past_one_text(
    changes: dict[str, Any], workflow: list[str], always: list[str]
):
    (guard,) = signing.it_is_the_text_to_sign(in_status("in_signing", **changes))
    assert (not guard.is_met, guard.always) == (bool(workflow), bool(always))


def reserved(*decisions: DecisionFacts) -> tuple[Unmet, Unmet, Unmet]:
    """What fulfilling, failing and signing under reservation lack."""
    situation = signatory_situation("municipality", without_decision("municipality", *decisions))
    return (
        unmet(signing.reservation_is_fulfilled(situation)),
        unmet(signing.reservation_has_failed(situation)),
        unmet(signing.it_was_not_rejected(situation)),
    )


OPEN = [("reservation-open", "R-021")]
REJECTED = [("decision-not-affirmative", "R-019")]
RESERVATIONS = {
    "R-020 no decision": ((), [("decision-required", "R-010")], OPEN, []),
    "R-021 adopted": ((entering("municipality"),), [], OPEN, []),
    "R-021 rejected": ((entering("municipality", outcome="rejected"),), REJECTED, [], REJECTED),
    "deferred": ((entering("municipality", outcome="deferred"),), REJECTED, OPEN, []),
    "an earlier text rejected": (
        (entering("municipality", outcome="rejected", version="old"),),
        REJECTED,
        OPEN,
        [],
    ),
    "rejected by who may not decide": (
        (
            entering("municipality", outcome="deferred"),
            entering("municipality", "2026-03-03", "rejected", body="municipal_council"),
        ),
        REJECTED,
        OPEN,
        [],
    ),
    "rejected and adopted later": (
        (entering("municipality", outcome="rejected"), entering("municipality", "2026-03-20")),
        [],
        OPEN,
        [],
    ),
}


@pytest.mark.parametrize(("decisions", "fulfil", "fail", "sign"), RESERVATIONS.values(), ids=RESERVATIONS)
def test_r_020_r_021_a_reservation_waits_for_the_decision(
    decisions: tuple[DecisionFacts, ...], fulfil: Unmet, fail: Unmet, sign: Unmet
):
    assert reserved(*decisions) == (fulfil, fail, sign)


def test_r_020_a_signature_under_reservation_needs_no_decision_yet():
    undecided = without_decision("municipality")
    assert unmet(signing.has_decided(signatory_situation("municipality", undecided))) == [
        ("decision-required", "R-010")
    ]
    assert unmet(signing.has_decided(signatory_situation("municipality", undecided, under_reservation=True))) == []


def test_r_021_who_needs_no_decision_but_reserved_one_waits_for_it():
    situation = signatory_situation("foundation")
    assert unmet(signing.reservation_is_fulfilled(situation)) == [("decision-required", "R-010")]
    adopted = replace(PROVEN, decisions=(*PROVEN.decisions, entering("foundation", body="supervisory_board")))
    assert unmet(signing.reservation_is_fulfilled(signatory_situation("foundation", adopted))) == []


@pytest.mark.parametrize(
    ("notified", "knew", "too_late"),
    [
        ("2026-05-01", False, True),
        ("2026-05-01", None, True),
        ("2026-05-01", True, False),
        ("2026-06-02", False, False),
    ],
)
def test_r_024_after_a_rejection_it_is_too_late_to_ratify(notified: str, knew: bool | None, too_late: bool):
    notice = RejectionNoticeFacts(
        id="notice", signatory_id="signatory-municipality", notified_on=day(notified), knew_of_defect=knew
    )
    situation = signatory_situation("municipality", replace(PROVEN, rejection_notices=(notice,)))
    found = unmet(signing.a_counterparty_may_still_be_bound(situation))
    assert found == ([("ratification-too-late", "R-024")] if too_late else [])


def test_r_017_somebody_in_an_office_of_the_party_is_designated():
    own = signatory_situation("municipality")
    assert unmet(signing.somebody_is_named(own)) == []
    for office in (None, "director", "unknown"):
        other = signatory_situation("municipality", office_holding_id=office)
        assert unmet(signing.somebody_is_named(other)) == [("office-not-held", "R-017")]


def situation(decision: DecisionFacts, *, far_reaching: bool = False, **more: Any) -> DecisionSituation:
    dossier = with_agreement(PROVEN, far_reaching=far_reaching)
    dossier = replace(dossier, **more.pop("dossier", {}))
    return DecisionSituation(decision, (examined(dossier),), day("2026-06-01"), **more)


def test_r_019_each_point_gets_an_outcome_of_its_own():
    decision = entering("municipality")
    point = decision.points[0].id
    missing = [("outcome-missing", "R-019")]
    assert unmet(deciding.every_point_has_an_outcome(situation(decision))) == []
    for outcomes, expected in (
        ({point: "conform"}, []),
        ({}, missing),
        ({point: "conform", "other": "noted"}, missing),
    ):
        asked = situation(decision, outcomes=outcomes, is_asked=True)
        assert unmet(deciding.every_point_has_an_outcome(asked)) == expected
    assert unmet(deciding.every_point_has_an_outcome(situation(replace(decision, points=())))) == missing


def test_r_018_a_decision_is_on_a_frozen_text():
    assert unmet(deciding.each_text_is_frozen(situation(entering("municipality")))) == []
    for version in (None, "elsewhere"):
        found = unmet(deciding.each_text_is_frozen(situation(entering("municipality", version=version))))
        assert found == [("decision-text-mismatch", "R-018")]


def test_r_120_the_executive_decides_after_the_council_was_heard():
    decision = entering("municipality")
    required = [("council-consultation-required", "R-120")]
    assert unmet(deciding.council_was_heard_before(situation(decision))) == []
    assert unmet(deciding.council_was_heard_before(situation(decision, far_reaching=True))) == required
    council = entering("municipality", "2026-05-01", "noted", body="municipal_council")
    assert unmet(deciding.council_was_heard_before(situation(council, far_reaching=True))) == []
    heard = situation(decision, far_reaching=True, dossier={"decisions": (council,)})
    assert unmet(deciding.council_was_heard_before(heard)) == []


ALDERMAN = HolderFacts(
    office_holdings=(
        OfficeHoldingFacts(id="office", person_id="ann", organisation_id="municipality", function_kind="alderman"),
    )
)
NOT_IN_FORCE, EXCEEDED = ("mandate-not-in-force", "R-030"), ("mandate-scope-exceeded", "R-032")
NOT_HOLDER = ("not-mandate-holder", "R-033")
NOT_PASSED_ON = ("sub-mandate-not-allowed", "R-037")
MANDATES: dict[str, tuple[dict[str, Any], dict[str, Any], Unmet]] = {
    "holds": ({}, {}, []),
    "not granted yet": ({"status": "proposed"}, {}, [NOT_IN_FORCE]),
    "ended": ({"valid_to": day("2026-05-31")}, {}, [NOT_IN_FORCE]),
    "not to decide": ({"powers": ("make_minor_amendments",)}, {}, [EXCEEDED]),
    "for another agreement": ({"subject_agreement_id": "another"}, {}, [EXCEEDED]),
    "of another body": ({"granting_body": "mayor"}, {}, [("principal-not-stated", "R-038")]),
    "of another organisation": (
        {"granting_organisation_id": "province"},
        {},
        [("principal-not-stated", "R-038"), ("mandate-holder-undetermined", "R-033")],
    ),
    "by its holder": ({}, {"acting": Acting("ann")}, []),
    "by somebody else": ({}, {"acting": Acting("bob")}, [NOT_HOLDER]),
    "about subsidies": ({}, {"kind": "grant_subsidy"}, [EXCEEDED]),
    "passed on": ({"powers": ("sign",), "sub_mandate_allowed": True}, {"kind": "grant_mandate"}, []),
    "not to be passed on": ({}, {"kind": "grant_mandate"}, [NOT_PASSED_ON]),
    "what was passed on is not taken back": ({}, {"kind": "revoke_mandate"}, [NOT_PASSED_ON]),
}


@pytest.mark.parametrize(("changes", "more", "expected"), MANDATES.values(), ids=MANDATES)
def test_r_028_a_decision_under_mandate_keeps_the_limits_of_it(
    changes: dict[str, Any], more: dict[str, Any], expected: Unmet
):
    given: dict[str, Any] = {
        "status": "active",
        "powers": ("decide_substantive",),
        "valid_from": day("2026-01-01"),
        "granting_organisation_id": "municipality",
        "granting_body": "municipal_executive",
        "holder_kind": "function",
        "function_kind": "alderman",
        **changes,
    }
    mandate = MandateSituation(
        mandate=MandateFacts(id="to-decide", **given), day=date(2026, 6, 1), holder_facts=ALDERMAN
    )
    decision = entering("municipality", mandate_id="to-decide", kind=more.get("kind", "enter_into_agreement"))
    found = situation(decision, mandate=mandate, acting=more.get("acting"))
    assert unmet(deciding.mandate_holds(found)) == expected


def test_r_028_what_is_said_of_each_point_is_said_once():
    decision = entering("municipality", mandate_id="to-decide")
    twice = replace(decision, points=(*decision.points, *decision.points))
    mandate = MandateSituation(mandate=MandateFacts(id="to-decide"), day=date(2026, 6, 1))
    once = list(deciding.mandate_holds(situation(decision, mandate=mandate)))
    assert list(deciding.mandate_holds(situation(twice, mandate=mandate))) == once
    assert unmet(deciding.mandate_holds(situation(decision))) == [NOT_IN_FORCE]
    assert unmet(deciding.mandate_holds(situation(entering("municipality")))) == []


@pytest.mark.parametrize(
    ("mandate_id", "more", "expected"),
    [
        ("to-decide", {"as_holder": True, "acting": Acting("ann")}, []),
        (None, {"as_holder": True, "acting": Acting("ann")}, [NOT_HOLDER]),
        ("to-decide", {"as_holder": True}, [NOT_HOLDER]),
        (None, {"acting": Acting("ann")}, []),
    ],
    ids=["under the mandate", "without one", "from a source", "as secretary"],
)
def test_r_033_a_mandate_holder_decides_only_under_that_mandate(
    mandate_id: str | None, more: dict[str, Any], expected: Unmet
):
    decision = entering("municipality", mandate_id=mandate_id)
    assert unmet(deciding.its_holder_decides(situation(decision, **more))) == expected


def test_a_decision_is_revoked_only_by_a_new_one_of_the_same_body():
    old, new = entering("municipality"), entering("municipality", "2026-05-01")
    cases = {
        "the same body": (new, True),
        "itself": (old, False),
        "nothing": (None, False),
        "another body": (replace(new, body="municipal_council"), False),
        "another organisation": (entering("province", "2026-05-01"), False),
        "not taken yet": (replace(new, status="scheduled"), False),
        "it agreed to nothing": (entering("municipality", "2026-05-01", "rejected"), False),
        "it only took note": (entering("municipality", "2026-05-01", "noted"), False),
        "taken before": (entering("municipality", "2026-03-01"), False),
        "taken the same day": (replace(entering("municipality", "2026-03-02"), id="new"), True),
        "taken some day that year": (replace(new, decided_on=Interval(date(2026, 1, 1), date(2026, 12, 31))), True),
    }
    for name, (revoking, fits) in cases.items():
        asked = situation(old, revoking=revoking, is_asked=True)
        assert (unmet(deciding.a_new_decision_revokes(asked)) == []) is fits, name
