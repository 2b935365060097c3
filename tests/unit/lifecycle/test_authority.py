"""The chain of authority, link by link: proven, missing, contradicted."""

from dataclasses import replace
from typing import Any

import pytest

from app.findings.facts import DossierFacts, MandateFacts
from app.findings.representation import LinkState
from app.kit.dates import ANY_DAY
from app.lifecycle.authority import (
    Link,
    decision_link,
    is_complete_jointly,
    office_link,
    representation_link,
    text_link,
)
from tests.unit.findings.sound import changed, day
from tests.unit.lifecycle.dossiers import (
    HASH,
    OTHER_HASH,
    PROVEN,
    act,
    entering,
    examined,
    organisation,
    party,
    without_decision,
)

Told = tuple[str, str | None, str | None]


def told(link: Link | None) -> Told:
    assert link is not None
    assert (link.problem is None) <= (link.state is LinkState.PROVEN or link.link == "text")
    return link.state.value, link.rule, link.problem.slug if link.problem else None


def holding(name: str, **changes: Any) -> DossierFacts:
    return replace(PROVEN, office_holdings=changed(PROVEN.office_holdings, name, **changes))


def authority(name: str, **changes: Any) -> DossierFacts:
    return replace(PROVEN, signing_authorities=changed(PROVEN.signing_authorities, f"authority-{name}", **changes))


def represented(dossier: DossierFacts, name: str, **changes: Any) -> Told:
    return told(representation_link(examined(dossier), party(dossier, name), act(name, **changes)))


def decided(dossier: DossierFacts, name: str = "municipality", **changes: Any) -> Told:
    return told(decision_link(examined(dossier), party(dossier, name), act(name, **changes)))


PROVEN_BY = {rule: ("proven", rule, None) for rule in ("R-010", "R-011", "R-012", "R-013", "R-015", "R-017", "R-051")}
NOT_HELD = "office-not-held"
R_017 = {
    "held": (PROVEN, {}, PROVEN_BY["R-017"]),
    "no office": (PROVEN, {"office_holding_id": None}, ("missing", "R-017", NOT_HELD)),
    "an office elsewhere": (PROVEN, {"office_holding_id": "director"}, ("contradicted", "R-017", NOT_HELD)),
    "left the day before": (holding("mayor", valid_to=day("2026-03-31")), {}, ("contradicted", "R-017", NOT_HELD)),
    "left that day": (holding("mayor", valid_to=day("2026-04-01")), {}, PROVEN_BY["R-017"]),
    "came the day after": (holding("mayor", valid_from=day("2026-04-02")), {}, ("contradicted", "R-017", NOT_HELD)),
    "left some day that month": (holding("mayor", valid_to=day("2026-04")), {}, PROVEN_BY["R-017"]),
    "signed on an unknown day": (holding("mayor", valid_to=day("2026-03-31")), {"day": ANY_DAY}, PROVEN_BY["R-017"]),
}


@pytest.mark.parametrize(("dossier", "changes", "expected"), R_017.values(), ids=R_017)
def test_r_017_r_003_the_office_is_held_on_the_day(dossier: DossierFacts, changes: dict[str, Any], expected: Told):
    assert (
        told(office_link(examined(dossier), party(dossier, "municipality"), act("municipality", **changes)))
        == expected
    )


def test_r_015_mayor_and_commissioner_sign_by_their_office():
    for name in ("municipality", "province"):
        assert represented(PROVEN, name, signing_authority_id=None) == PROVEN_BY["R-015"]


def test_r_009_without_a_kind_no_regime_is_known():
    dossier = organisation(PROVEN, "foundation", kind=None, is_public_law_body=None)
    assert represented(dossier, "foundation") == ("missing", "R-009", "organisation-kind-unknown")


UNPROVEN = ("missing", "R-012", "authority-not-proven")
ENDED = ("contradicted", "R-029", "authority-not-proven")
R_012 = {
    "by its articles": (PROVEN, {}, PROVEN_BY["R-012"]),
    "nothing on record": (PROVEN, {"signing_authority_id": None}, UNPROVEN),
    "of another": (PROVEN, {"signing_authority_id": "authority-province"}, UNPROVEN),
    "without document": (authority("foundation", document_id=None), {}, UNPROVEN),
    "for another agreement": (authority("foundation", subject_agreement_id="another"), {}, UNPROVEN),
    "for another office": (PROVEN, {"office_holding_id": "alderman"}, UNPROVEN),
    "by office alone": (authority("foundation", basis="ex_officio"), {}, UNPROVEN),
    "not begun": (authority("foundation", valid_from=day("2026-04-02")), {}, ENDED),
    "ended": (authority("foundation", valid_to=day("2026-03-31")), {}, ENDED),
    "revoked before": (authority("foundation", revoked_on=day("2026-03-31")), {}, ENDED),
    "revoked after": (authority("foundation", revoked_on=day("2026-04-02")), {}, PROVEN_BY["R-012"]),
    "ended some day that month": (authority("foundation", valid_to=day("2026-04")), {}, PROVEN_BY["R-012"]),
}


@pytest.mark.parametrize(("dossier", "changes", "expected"), R_012.values(), ids=R_012)
def test_r_012_r_029_a_private_party_proves_its_authority(
    dossier: DossierFacts, changes: dict[str, Any], expected: Told
):
    assert represented(dossier, "foundation", **changes) == expected


def _given_to_the_alderman(**changes: Any) -> DossierFacts:
    given = {
        "basis": "designation",
        "office_holding_id": "alderman",
        "granted_by_office_holding_id": "mayor",
        **changes,
    }
    return authority("municipality", **given)


def _power_of_attorney(**mayor: Any) -> DossierFacts:
    given = _given_to_the_alderman(basis="power_of_attorney")
    return replace(given, office_holdings=changed(given.office_holdings, "mayor", **mayor))


NOT_DESIGNATED = ("missing", "R-013", "representation-not-proven")
R_013 = {
    "designated by the mayor": (_given_to_the_alderman(), PROVEN_BY["R-013"]),
    "not designated": (PROVEN, NOT_DESIGNATED),
    "designated by the commissioner": (
        _given_to_the_alderman(granted_by_office_holding_id="commissioner"),
        NOT_DESIGNATED,
    ),
    "designated by nobody known": (_given_to_the_alderman(granted_by_office_holding_id=None), NOT_DESIGNATED),
    "by articles": (_given_to_the_alderman(basis="statutory"), NOT_DESIGNATED),
    "the designation ended": (_given_to_the_alderman(valid_to=day("2026-03-31")), ENDED),
    "power of attorney": (_power_of_attorney(), PROVEN_BY["R-013"]),
    "its giver left before": (_power_of_attorney(valid_to=day("2026-03-31")), ENDED),
    "its giver left that day": (_power_of_attorney(valid_to=day("2026-04-01")), PROVEN_BY["R-013"]),
    "its giver was not mayor yet": (_power_of_attorney(valid_from=day("2025-06-01")), NOT_DESIGNATED),
}


@pytest.mark.parametrize(("dossier", "expected"), R_013.values(), ids=R_013)
def test_r_013_r_029_an_alderman_signs_when_the_mayor_says_so(dossier: DossierFacts, expected: Told):
    assert represented(dossier, "municipality", office_holding_id="alderman") == expected


def _mandated(**changes: Any) -> DossierFacts:
    given: dict[str, Any] = {
        "status": "active",
        "granting_body": "mayor",
        "powers": ("sign",),
        "valid_from": day("2026-03-02"),
    }
    held = {"status": "active", "holder_kind": "function", "function_kind": "alderman"}
    mandate = MandateFacts(id="to-sign", granting_organisation_id="municipality", **(held | given | changes))
    return replace(PROVEN, mandates=(mandate,))


BEYOND = ("contradicted", "R-014", "mandate-scope-exceeded")
R_014 = {
    "to sign": (_mandated(), PROVEN_BY["R-013"]),
    "minor amendments only": (_mandated(powers=("make_minor_amendments",)), BEYOND),
    "another agreement": (_mandated(subject_agreement_id="another"), BEYOND),
    "ended": (_mandated(valid_to=day("2026-03-31")), ("missing", "R-030", "mandate-not-in-force")),
    "unknown": (replace(PROVEN, mandates=()), ("missing", "R-030", "mandate-not-in-force")),
    "given by the executive": (_mandated(granting_body="municipal_executive"), NOT_DESIGNATED),
}


@pytest.mark.parametrize(("dossier", "expected"), R_014.values(), ids=R_014)
def test_r_014_a_mandate_must_give_the_power_to_sign(dossier: DossierFacts, expected: Told):
    assert represented(dossier, "municipality", office_holding_id="alderman", mandate_id="to-sign") == expected


def test_r_010_r_011_each_public_party_decides_and_a_private_one_need_not():
    assert decided(PROVEN) == PROVEN_BY["R-010"]
    assert decided(PROVEN, "province") == PROVEN_BY["R-011"]
    assert decision_link(examined(), party(PROVEN, "foundation"), act("foundation")) is None
    without = without_decision("municipality")
    assert decided(without) == ("missing", "R-010", "decision-required")
    assert decided(without_decision("province"), "province") == ("missing", "R-011", "decision-required")


MISMATCH = ("contradicted", "R-018", "decision-text-mismatch")
NOT_AFFIRMATIVE = ("contradicted", "R-019", "decision-not-affirmative")
TOO_LATE = ("contradicted", "R-022", "decision-required")
MISSING = ("missing", "R-010", "decision-required")
REVOKED = {"status": "revoked"}
DECISIONS = {
    "R-018 another text": (entering("municipality", version="old"), MISMATCH),
    "R-018 no text named": (entering("municipality", version=None), MISMATCH),
    "R-019 deferred": (entering("municipality", outcome="deferred"), NOT_AFFIRMATIVE),
    "R-019 rejected": (entering("municipality", outcome="rejected"), NOT_AFFIRMATIVE),
    "R-019 withdrawn": (entering("municipality", outcome="withdrawn"), NOT_AFFIRMATIVE),
    "R-019 noted": (entering("municipality", outcome="noted"), NOT_AFFIRMATIVE),
    "amended": (entering("municipality", outcome="conform_amended"), PROVEN_BY["R-010"]),
    "another kind of point": (entering("municipality", kind="adopt_plan"), MISSING),
    "another body": (entering("municipality", body="municipal_council"), MISSING),
    "R-028 under mandate": (entering("municipality", body="alderman", mandate_id="elsewhere"), PROVEN_BY["R-010"]),
    "R-002 the same day": (entering("municipality", "2026-04-01"), PROVEN_BY["R-010"]),
    "R-022 the day after": (entering("municipality", "2026-04-02"), TOO_LATE),
    "R-003 some day that month": (entering("municipality", "2026-04"), PROVEN_BY["R-010"]),
    "revoked before": (entering("municipality", revoked_on=day("2026-03-31"), **REVOKED), MISSING),
    "revoked after": (entering("municipality", revoked_on=day("2026-04-02"), **REVOKED), PROVEN_BY["R-010"]),
    "revoked on an unknown day": (entering("municipality", **REVOKED), MISSING),
}


@pytest.mark.parametrize(("decision", "expected"), DECISIONS.values(), ids=DECISIONS)
def test_r_018_r_019_r_022_r_028_what_a_decision_proves(decision: Any, expected: Told):
    assert decided(without_decision("municipality", decision)) == expected


def test_r_018_a_text_that_was_frozen_afterwards_is_not_the_one_decided_on():
    for frozen_on, expected in (
        ("2026-03-01", PROVEN_BY["R-010"]),
        ("2026-03-02", PROVEN_BY["R-010"]),
        ("2026-03", PROVEN_BY["R-010"]),
        ("2026-03-03", MISMATCH),
    ):
        dossier = replace(PROVEN, versions=changed(PROVEN.versions, "text", frozen_on=day(frozen_on)))
        assert decided(dossier) == expected, frozen_on


def test_r_019_a_sibling_point_does_not_count():
    rejected = entering("municipality", outcome="rejected")
    sibling = replace(entering("municipality", kind="grant_mandate").points[0], id="sibling")
    decision = replace(rejected, points=(*rejected.points, sibling))
    assert decided(without_decision("municipality", decision)) == NOT_AFFIRMATIVE


def test_r_020_who_needs_no_decision_waits_for_one_after_reserving():
    foundation, signature = party(PROVEN, "foundation"), act("foundation")
    link = decision_link(examined(), foundation, signature, needed=True)
    assert told(link) == MISSING


def test_r_051_the_text_is_one_of_the_agreement():
    x = examined()
    assert told(text_link(x, act("municipality"))) == PROVEN_BY["R-051"]
    assert told(text_link(x, act("municipality", version_id="old", text_sha256=OTHER_HASH))) == PROVEN_BY["R-051"]
    unknown = act("municipality", version_id=None, text_sha256="c" * 64)
    assert told(text_link(x, unknown)) == ("contradicted", "R-051", "signature-version-mismatch")
    assert told(text_link(x, act("municipality", text_sha256=None))) == ("missing", "R-051", None)
    assert HASH != OTHER_HASH


def test_r_016_who_may_only_sign_jointly_signs_with_the_others():
    dossier = authority("foundation", basis="statutory_joint", joint_with_office_holding_ids=("treasurer",))
    x, foundation = examined(dossier), party(dossier, "foundation")
    alone: dict[str, str | None] = {"director": "authority-foundation"}
    assert told(is_complete_jointly(x, foundation, alone)) == ("missing", "R-016", "joint-signature-incomplete")
    assert is_complete_jointly(x, foundation, alone | {"treasurer": "authority-foundation"}) is None
    assert is_complete_jointly(examined(), foundation, alone) is None
