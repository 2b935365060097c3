"""What each step of a mandate asks, one rule at a time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.findings.facts import (
    AgreementFacts,
    DecisionFacts,
    DecisionPointFacts,
    MandateFacts,
    OfficeHoldingFacts,
    RoleAssignmentFacts,
)
from app.kit.domain import RecordingMode
from app.lifecycle.mandate_ending_guards import lapsed_by, since_when
from app.lifecycle.mandate_guards import MandateSituation, Revoking
from app.lifecycle.mandate_machine import MANDATE_MACHINE
from app.lifecycle.mandate_time import HolderFacts
from tests.unit.findings.sound import day
from tests.unit.lifecycle.dossiers import Unmet, unmet

TODAY = date(2026, 6, 15)
OFFICE = OfficeHoldingFacts(
    id="office", person_id="ann", organisation_id="town", function_kind="alderman", valid_from=day("2022-06-01")
)
ROLE = RoleAssignmentFacts(id="role", role="portfolio_holder", agreement_id="a", office_holding_id="office")
MANDATE = MandateFacts(
    id="mandate",
    status="proposed",
    granting_body="municipal_executive",
    granting_organisation_id="town",
    holder_kind="role",
    holder_role="portfolio_holder",
    powers=("sign",),
    subject_agreement_id="a",
    valid_from=day("2026-03-23"),
    written=True,
)
PARENT = replace(MANDATE, id="parent", status="active")


def decision(kind: str = "grant_mandate", outcome: str | None = "conform", **changes: Any) -> DecisionFacts:
    point = DecisionPointFacts(id=f"point-{kind}", kind=kind, outcome=outcome, mandate_id="mandate")
    given = {
        "id": f"decision-{kind}-{outcome}",
        "organisation_id": "town",
        "body": "municipal_executive",
        "status": "decided",
        "decided_on": day("2026-03-23"),
        "points": (point,),
        **changes,
    }
    return DecisionFacts(**given)


def situation(*decisions: DecisionFacts, mandate: dict[str, Any] | None = None, **changes: Any) -> MandateSituation:
    given: dict[str, Any] = {
        "mandate": replace(MANDATE, **mandate or {}),
        "day": TODAY,
        "agreement": AgreementFacts(id="a", status="in_decision"),
        "decisions": decisions,
        "holder_facts": HolderFacts(office_holdings=(OFFICE,), role_assignments=(ROLE,)),
        **changes,
    }
    return MandateSituation(**given)


def lacking(name: str, s: MandateSituation) -> Unmet:
    """What a step lacks, besides the state it starts from."""
    return unmet(g for guard in MANDATE_MACHINE.transitions[name].guards for g in guard(s))


MISSING: Unmet = [("granting-decision-missing", "R-031")]
NOT_ADOPTED: Unmet = [("decision-not-affirmative", "R-019")]
GRANTS: dict[str, tuple[MandateSituation, Unmet]] = {
    "adopted": (situation(decision()), []),
    "adopted with changes": (situation(decision(outcome="conform_amended")), []),
    "nothing decided": (situation(), MISSING),
    "not decided yet": (situation(decision(outcome=None, status="scheduled", decided_on=None)), MISSING),
    "revoked since": (situation(decision(status="revoked")), NOT_ADOPTED),
    "deferred": (situation(decision(outcome="deferred")), NOT_ADOPTED),
    "rejected": (situation(decision(outcome="rejected")), NOT_ADOPTED),
    "rejected, then adopted": (situation(decision(outcome="rejected"), decision()), []),
    "another kind of point": (situation(decision("adopt_plan")), MISSING),
    "another organisation": (situation(decision(organisation_id="province")), MISSING),
    "another body": (situation(decision(body="municipal_council")), MISSING),
    "under a mandate it does not derive from": (situation(decision(mandate_id="parent")), MISSING),
    "passed on by the holder": (
        situation(
            decision(mandate_id="parent"),
            mandate={"parent_mandate_id": "parent"},
            above=(PARENT,),
        ),
        [],
    ),
    "passed on by the body": (
        situation(decision(), mandate={"parent_mandate_id": "parent"}, above=(PARENT,)),
        [],
    ),
    "derived from what ended": (
        situation(decision(), mandate={"parent_mandate_id": "parent"}, above=(replace(PARENT, status="lapsed"),)),
        [("mandate-not-in-force", "R-037")],
    ),
    "R-031 from before the decision": (
        situation(decision(), mandate={"valid_from": day("2026-03-22")}),
        [("mandate-retroactive", "R-031")],
    ),
    "R-031 without a start": (situation(decision(), mandate={"valid_from": None}), []),
    "R-035 general and unwritten": (
        situation(decision(), mandate={"subject_agreement_id": None, "written": False}),
        [("written-form-required", "R-035")],
    ),
    "R-035 to an outsider, unwritten": (
        situation(
            decision(),
            mandate={"holder_kind": "person", "holder_role": None, "person_id": "zoe", "written": False},
        ),
        [("written-form-required", "R-035")],
    ),
    "to somebody inside, unwritten": (
        situation(
            decision(),
            mandate={"holder_kind": "person", "holder_role": None, "person_id": "ann", "written": False},
        ),
        [],
    ),
}


@pytest.mark.parametrize(("s", "expected"), GRANTS.values(), ids=GRANTS)
def test_r_031_a_mandate_is_granted_by_a_decision_of_its_own_body(s: MandateSituation, expected: Unmet):
    assert lacking("grant", s) == expected


UNHELD: Unmet = [("mandate-holder-undetermined", "R-033")]
GRANTED = {"status": "granted"}
STARTS: dict[str, tuple[MandateSituation, Unmet]] = {
    "on its day": (situation(mandate=GRANTED | {"valid_from": day("2026-06-15")}), []),
    "R-030 the day before": (
        situation(mandate=GRANTED | {"valid_from": day("2026-06-16")}),
        [("mandate-not-in-force", "R-030")],
    ),
    "R-030 on a day nobody knows": (
        situation(mandate=GRANTED | {"valid_from": None}),
        [("mandate-not-in-force", "R-030")],
    ),
    "R-030 when it is over": (
        situation(mandate=GRANTED | {"valid_to": day("2026-06-14")}),
        [("mandate-not-in-force", "R-030")],
    ),
    "R-041 after the signing": (
        situation(
            mandate=GRANTED | {"phase_limit": "until_signing"}, agreement=AgreementFacts(id="a", status="signed")
        ),
        [("mandate-exhausted", "R-041")],
    ),
    "R-033 held by nobody": (situation(mandate=GRANTED, holder_facts=HolderFacts()), UNHELD),
    "R-036 by an outsider": (
        situation(mandate=GRANTED | {"holder_kind": "person", "holder_role": None, "person_id": "zoe"}),
        [*UNHELD, ("mandate-consent-missing", "R-036")],
    ),
    "R-036 by an outsider who consented": (
        situation(
            mandate=GRANTED
            | {
                "holder_kind": "person",
                "holder_role": None,
                "person_id": "zoe",
                "consent_document_id": "letter",
            }
        ),
        [],
    ),
}


@pytest.mark.parametrize(("s", "expected"), STARTS.values(), ids=STARTS)
def test_r_030_r_033_r_036_a_mandate_starts_when_nothing_is_missing(s: MandateSituation, expected: Unmet):
    assert lacking("activate", s) == expected


GENERAL = {"status": "active", "subject_agreement_id": None}
TAKES_BACK = decision("revoke_mandate", decided_on=day("2026-06-10"))
UNWRITTEN: Unmet = [("written-form-required", "R-034")]
UNFOUNDED: Unmet = [("mandate-revocation-unfounded", "R-034")]


def revoking(point: str | None = None, document: str | None = None, since: str = "2026-06-15") -> Revoking:
    return Revoking(point, document, day(since))


REVOCATIONS: dict[str, tuple[MandateSituation, Unmet]] = {
    "listed": (situation(mandate=GENERAL), []),
    "for one agreement, by word": (situation(mandate={"status": "active"}, revoking=revoking()), []),
    "general, by word": (situation(mandate=GENERAL, revoking=revoking()), UNWRITTEN),
    "general, by letter": (situation(mandate=GENERAL, revoking=revoking(document="letter")), []),
    "general, by decision": (situation(TAKES_BACK, mandate=GENERAL, revoking=revoking("point-revoke_mandate")), []),
    "general, decided": (situation(TAKES_BACK, mandate=GENERAL, revoking=revoking()), []),
    "by another point": (situation(TAKES_BACK, mandate=GENERAL, revoking=revoking("elsewhere")), UNFOUNDED),
    "by what was rejected": (
        situation(
            replace(TAKES_BACK, points=(replace(TAKES_BACK.points[0], outcome="rejected"),)),
            mandate=GENERAL,
            revoking=revoking("point-revoke_mandate"),
        ),
        UNFOUNDED,
    ),
    "by another body": (
        situation(replace(TAKES_BACK, body="mayor"), mandate=GENERAL, revoking=revoking("point-revoke_mandate")),
        UNFOUNDED,
    ),
    "working back": (situation(mandate={"status": "active"}, revoking=revoking(since="2026-06-14")), UNFOUNDED),
    "from the decision on": (
        situation(TAKES_BACK, mandate=GENERAL, revoking=revoking(since="2026-06-10")),
        [],
    ),
    "from before the decision": (
        situation(TAKES_BACK, mandate=GENERAL, revoking=revoking(since="2026-06-09")),
        UNFOUNDED,
    ),
}


@pytest.mark.parametrize(("s", "expected"), REVOCATIONS.values(), ids=REVOCATIONS)
def test_r_034_a_mandate_is_revoked_from_that_moment_on(s: MandateSituation, expected: Unmet):
    assert lacking("revoke", s) == expected


def test_r_034_the_past_may_have_been_otherwise():
    late = situation(mandate={"status": "active"}, revoking=revoking(since="2025-06-14"))
    verdict = MANDATE_MACHINE.judge("revoke", "active", late)
    assert not verdict.is_possible(RecordingMode.WORKFLOW)
    assert verdict.is_possible(RecordingMode.HISTORIC)


PERSONAL = {"status": "active", "holder_kind": "person", "holder_role": None, "person_id": "ann"}
LEFT = HolderFacts(office_holdings=(replace(OFFICE, valid_to=day("2026-06-14")),))
LAPSES: dict[str, tuple[MandateSituation, str | None]] = {
    "R-019 not adopted": (situation(decision(outcome="rejected")), "R-019"),
    "R-019 only noted": (situation(decision(outcome="noted")), "R-019"),
    "R-019 deferred": (situation(decision(outcome="deferred")), None),
    "R-019 asked again": (
        situation(decision(outcome="rejected"), decision(outcome=None, status="scheduled", decided_on=None)),
        None,
    ),
    "R-019 adopted elsewhere": (situation(decision(outcome="rejected"), decision()), None),
    "R-019 by another body": (situation(decision(outcome="rejected", body="mayor")), None),
    "R-042 left office": (situation(mandate=PERSONAL, holder_facts=LEFT), "R-042"),
    "R-042 in office": (situation(mandate=PERSONAL), None),
    "R-042 of a function": (
        situation(
            mandate={"status": "active", "holder_kind": "function", "function_kind": "alderman"}, holder_facts=LEFT
        ),
        None,
    ),
    "R-042 of a role": (situation(mandate={"status": "active"}, holder_facts=LEFT), None),
    "R-037 with its parent": (
        situation(mandate={"status": "granted"}, above=(replace(PARENT, status="revoked"),)),
        "R-037",
    ),
    "R-037 with what that derives from": (
        situation(mandate={"status": "active"}, above=(PARENT, replace(PARENT, status="exhausted"))),
        "R-037",
    ),
    "R-037 its parent stands": (situation(mandate={"status": "active"}, above=(PARENT,)), None),
}


@pytest.mark.parametrize(("s", "rule"), LAPSES.values(), ids=LAPSES)
def test_r_037_r_042_a_mandate_lapses_by_itself(s: MandateSituation, rule: str | None):
    cause = lapsed_by(s)
    assert (cause[0] if cause else None) == rule
    assert lacking("lapse", s) == ([] if rule else [("mandate-not-ended", "R-042")])


@pytest.mark.parametrize(
    ("name", "s", "ends", "since"),
    [
        ("expire", situation(mandate={"valid_to": day("2026-06-14")}), True, "2026-06-15"),
        ("expire", situation(mandate={"valid_to": day("2026-06-15")}), False, None),
        ("expire", situation(mandate={"valid_to": day("2026-06")}), False, None),
        ("expire", situation(), False, None),
        ("exhaust", situation(mandate={"phase_limit": "until_signing"}), False, None),
        (
            "exhaust",
            situation(
                mandate={"phase_limit": "until_signing"},
                agreement=AgreementFacts(id="a", status="signed", status_since=day("2026-06-10")),
            ),
            True,
            "2026-06-10",
        ),
        (
            "exhaust",
            situation(
                mandate={"phase_limit": "until_signing"},
                agreement=AgreementFacts(id="a", status="in_force", status_since=day("2026-06-10")),
            ),
            True,
            "2026-06-15",
        ),
        (
            "exhaust",
            situation(
                mandate={"phase_limit": "during_term"},
                agreement=AgreementFacts(id="a", status="expired", ends_on=day("2026-06-12")),
            ),
            True,
            "2026-06-13",
        ),
        ("lapse", situation(mandate=PERSONAL, holder_facts=LEFT), True, "2026-06-15"),
    ],
)
def test_r_030_r_041_noticed_later_it_still_ended_on_its_own_day(
    name: str, s: MandateSituation, ends: bool, since: str | None
):
    assert (lacking(name, s) == []) is ends
    if since is not None:
        assert since_when(name, s) == date.fromisoformat(since)
