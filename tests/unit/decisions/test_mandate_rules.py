"""Who holds a mandate, when it must be in writing and on whose decision it rests."""

from datetime import date
from uuid import UUID

import pytest

from app.decisions import mandate_rules
from app.decisions.rules import HolderKind, MandateStatus
from app.kit.dates import ANY_DAY, LAST_DAY, Interval

ROLE, FUNCTION, PERSON = "holderRole", "functionKind", "personId"


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        (HolderKind.ROLE, {ROLE}, {}),
        (HolderKind.FUNCTION, {FUNCTION}, {}),
        (HolderKind.PERSON, {PERSON}, {}),
        (HolderKind.ROLE, set(), {"/holderRole": "missing"}),
        (HolderKind.PERSON, {ROLE}, {"/personId": "missing", "/holderRole": "not-allowed"}),
        (HolderKind.FUNCTION, {FUNCTION, PERSON}, {"/personId": "not-allowed"}),
        (
            HolderKind.ROLE,
            {ROLE, FUNCTION, PERSON},
            {"/functionKind": "not-allowed", "/personId": "not-allowed"},
        ),
    ],
)
def test_the_holder_stands_in_the_member_of_its_kind_only(
    kind: HolderKind, given: set[str], expected: dict[str, str]
):
    members = {name: ("x" if name in given else None) for name in (ROLE, FUNCTION, PERSON)}
    found = mandate_rules.mandate_has_one_holder(kind, members)
    assert {fault.location: fault.code for violation in found for fault in violation.errors} == expected
    assert [violation.problem.slug for violation in found] == ["mandate-holder-mismatch"] * bool(expected)


@pytest.mark.parametrize(
    ("written", "is_general", "is_outside", "refused"),
    [
        (False, False, False, False),
        (False, True, False, True),
        (False, False, True, True),
        (False, True, True, True),
        (True, True, False, False),
        (True, False, True, False),
    ],
)
def test_r_035_general_or_outside_is_in_writing(written: bool, is_general: bool, is_outside: bool, refused: bool):
    found = mandate_rules.mandate_is_written(written=written, is_general=is_general, is_outside=is_outside)
    assert [(violation.problem.slug, violation.problem.status, violation.rule) for violation in found] == (
        [("written-form-required", 422, "R-035")] if refused else []
    )


YEAR_2026 = Interval(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("offices", "outside"),
    [
        ([], True),
        ([Interval(date(2020, 1, 1), date(2025, 12, 31))], True),
        ([Interval(date(2027, 1, 1), LAST_DAY)], True),
        ([Interval(date(2020, 1, 1), date(2026, 1, 1))], False),
        ([Interval(date(2026, 12, 31), LAST_DAY)], False),
        ([Interval(date(2010, 1, 1), date(2011, 1, 1)), ANY_DAY], False),
    ],
)
def test_a_person_is_outside_without_an_office_while_the_mandate_runs(offices: list[Interval], outside: bool):
    assert mandate_rules.holder_is_outside(offices, YEAR_2026) is outside


def test_nobody_grants_in_the_name_of_another_organisation():
    own, other = UUID(int=1), UUID(int=2)
    assert mandate_rules.granted_by_own_decision(own, own) == []
    (found,) = mandate_rules.granted_by_own_decision(own, other)
    assert (found.problem.slug, found.errors[0].location) == ("granting-decision-elsewhere", "/decisionPointId")


def test_r_034_what_tells_of_a_revocation_belongs_to_a_revoked_mandate():
    given = {"revokedOn": "x", "revokingDecisionPointId": None, "revocationDocumentId": "y"}
    for status in MandateStatus:
        found = mandate_rules.revocation_fits_status(status, given)
        places = [fault.location for violation in found for fault in violation.errors]
        assert places == ([] if status is MandateStatus.REVOKED else ["/revokedOn", "/revocationDocumentId"])
        assert mandate_rules.revocation_fits_status(status, dict.fromkeys(given)) == []
