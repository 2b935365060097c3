"""A sub-mandate is allowed, goes no further than its parent and is part of no circle (R-037)."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from app.decisions.rules import Body, MandatePower, PhaseLimit
from app.decisions.sub_mandate_rules import Reach, children_still_fit, no_circle, sub_mandate_fits
from app.kit.domain import Violation
from tests.unit.findings.sound import day

TOWN, PROVINCE, AGREEMENT, OTHER = (UUID(int=number) for number in range(1, 5))
PARENT = Reach(
    granting_organisation_id=TOWN,
    granting_body=Body.MUNICIPAL_EXECUTIVE,
    powers=frozenset({MandatePower.SIGN, MandatePower.PAY}),
    subject_agreement_id=AGREEMENT,
    phase_limit=PhaseLimit.DURING_TERM,
    valid_from=day("2026-03-23"),
    valid_to=day("2026-12-31"),
    financial_limit_cents=100_00,
    sub_mandate_allowed=True,
)
UNLIMITED = replace(
    PARENT, subject_agreement_id=None, phase_limit=None, valid_from=None, valid_to=None, financial_limit_cents=None
)


def places(found: list[Violation]) -> list[str]:
    assert all(violation.rule == "R-037" and violation.always for violation in found)
    return [fault.location for violation in found for fault in violation.errors]


WIDER: dict[str, tuple[dict[str, Any], list[str]]] = {
    "just as far": ({}, []),
    "less far": ({"powers": frozenset({MandatePower.SIGN}), "financial_limit_cents": 0}, []),
    "one power more": ({"powers": PARENT.powers | {MandatePower.GRANT_SUBSIDY}}, ["/powers"]),
    "another power": ({"powers": frozenset({MandatePower.DECIDE_SUBSTANTIVE})}, ["/powers"]),
    "another agreement": ({"subject_agreement_id": OTHER}, ["/subjectAgreementId"]),
    "every agreement": ({"subject_agreement_id": None}, ["/subjectAgreementId"]),
    "another phase": ({"phase_limit": PhaseLimit.UNTIL_SIGNING}, ["/phaseLimit"]),
    "every phase": ({"phase_limit": None}, ["/phaseLimit"]),
    "a day earlier": ({"valid_from": day("2026-03-22")}, ["/validFrom"]),
    "perhaps earlier": ({"valid_from": day("2026-03")}, []),
    "from its own decision on": ({"valid_from": None}, []),
    "a day longer": ({"valid_to": day("2027-01-01")}, ["/validTo"]),
    "perhaps longer": ({"valid_to": day("2026-12")}, []),
    "without end": ({"valid_to": None}, ["/validTo"]),
    "a cent more": ({"financial_limit_cents": 100_01}, ["/financialLimitCents"]),
    "any amount": ({"financial_limit_cents": None}, ["/financialLimitCents"]),
    "of another organisation": ({"granting_organisation_id": PROVINCE}, ["/grantingOrganisationId"]),
    "of another body": ({"granting_body": Body.MAYOR}, ["/grantingBody"]),
    "in two ways": ({"phase_limit": None, "valid_to": None}, ["/phaseLimit", "/validTo"]),
    "itself to be passed on": ({"sub_mandate_allowed": None}, []),
}


@pytest.mark.parametrize(("changes", "expected"), WIDER.values(), ids=WIDER)
def test_r_037_a_sub_mandate_goes_no_further(changes: dict[str, Any], expected: list[str]):
    child = replace(PARENT, **changes)
    found = sub_mandate_fits(child, PARENT)
    assert places(found) == expected
    assert [v.problem.slug for v in found] == ["sub-mandate-exceeds-parent"] * bool(expected)
    # Seen from the parent it is the same question.
    seen = children_still_fit(PARENT, {OTHER: child, AGREEMENT: PARENT})
    assert places(seen) == expected
    assert [v.members for v in seen] == [{"mandateIds": [str(OTHER)]}] * bool(expected)


def test_r_037_what_has_no_limits_bounds_nothing_but_its_powers_and_who_gave_it():
    for changes, expected in WIDER.values():
        wider = [place for place in expected if place in {"/powers", "/grantingOrganisationId", "/grantingBody"}]
        assert places(sub_mandate_fits(replace(PARENT, **changes), UNLIMITED)) == wider


@pytest.mark.parametrize("allowed", [False, None])
def test_r_037_what_is_not_allowed_is_not_passed_on(allowed: bool | None):
    parent = replace(PARENT, sub_mandate_allowed=allowed)
    found = sub_mandate_fits(PARENT, parent)
    assert ([v.problem.slug for v in found], places(found)) == (["sub-mandate-not-allowed"], ["/parentMandateId"])
    seen = children_still_fit(parent, {OTHER: PARENT})
    assert ([v.problem.slug for v in seen], places(seen)) == (["sub-mandate-not-allowed"], ["/subMandateAllowed"])


def test_r_037_no_mandate_derives_from_itself():
    assert no_circle(TOWN, [AGREEMENT, OTHER]) == []
    found = no_circle(TOWN, [AGREEMENT, TOWN])
    assert ([v.problem.slug for v in found], places(found)) == (["sub-mandate-exceeds-parent"], ["/parentMandateId"])
