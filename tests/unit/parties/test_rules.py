"""What must be true of a party and of who signs for it."""

from uuid import UUID

import pytest

from app.parties import rules
from app.parties.rules import SignatoryStatus

A, B, C = UUID(int=1), UUID(int=2), UUID(int=3)


def test_r_060_an_organisation_is_a_party_once():
    assert rules.party_is_new(A, {B, C}) == []
    assert rules.party_is_new(A, ()) == []
    (found,) = rules.party_is_new(B, {B, C})
    assert (found.problem.slug, found.problem.status, found.rule) == ("party-duplicate", 422, "R-060")
    assert found.errors[0].location == "/organisationId"


@pytest.mark.parametrize("status", list(SignatoryStatus))
def test_a_signatory_is_named_from_designation_on(status: SignatoryStatus):
    assert rules.signatory_is_named(status, has_person=True, has_office=False) == []
    assert rules.signatory_is_named(status, has_person=False, has_office=True) == []
    found = rules.signatory_is_named(status, has_person=False, has_office=False)
    assert [violation.problem.slug for violation in found] == (
        [] if status is SignatoryStatus.NOT_DESIGNATED else ["signatory-unnamed"]
    )


@pytest.mark.parametrize(
    ("office_organisation", "person", "codes"),
    [
        (A, None, []),
        (A, C, []),
        (B, C, ["other-organisation"]),
        (A, B, ["other-person"]),
        (B, B, ["other-organisation", "other-person"]),
    ],
)
def test_an_office_is_of_the_party_and_of_the_person(
    office_organisation: UUID, person: UUID | None, codes: list[str]
):
    found = rules.office_fits_signatory(
        party_organisation_id=A, office_organisation_id=office_organisation, person_id=person, office_person_id=C
    )
    assert [fault.code for violation in found for fault in violation.errors] == codes
    assert {violation.problem.slug for violation in found} <= {"signatory-office-mismatch"}
