"""In which role somebody acts, and who is one person for segregation of duties."""

from uuid import UUID

import pytest

from app.access.rules import Identity, Standing, acting_role, same_person
from app.kit.domain import ApiRole

TOWN, ANN, BOB = UUID(int=1), UUID(int=2), UUID(int=3)
DECIDERS = {ApiRole.DECISION_SECRETARY, ApiRole.REGISTRAR, ApiRole.MANDATE_HOLDER}


def who(subject: str, *persons: UUID, issuer: str = "https://issuer.test") -> Identity:
    return Identity(issuer, subject, frozenset(persons))


ONE: dict[str, tuple[Identity, Identity, bool]] = {
    "one account": (who("a"), who("a"), True),
    "one account, linked to two": (who("a", ANN), who("a", BOB), True),
    "two accounts of nobody in particular": (who("a"), who("b"), False),
    "two accounts of one person": (who("a", ANN), who("b", ANN, BOB), True),
    "two accounts of two persons": (who("a", ANN), who("b", BOB), False),
    "one is linked": (who("a", ANN), who("b"), False),
    "the same subject of another issuer": (who("a"), who("a", issuer="https://other.test"), False),
    "one person at two issuers": (who("a", ANN), who("a", ANN, issuer="https://other.test"), True),
}


@pytest.mark.parametrize(("first", "second", "expected"), ONE.values(), ids=ONE)
def test_r_047_r_091_one_person_stays_one_whatever_account_is_used(first: Identity, second: Identity, expected: bool):
    assert same_person(first, second) is expected
    assert same_person(second, first) is expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({ApiRole.MANDATE_HOLDER}, ApiRole.MANDATE_HOLDER),
        ({ApiRole.MANDATE_HOLDER, ApiRole.REGISTRAR}, ApiRole.REGISTRAR),
        ({ApiRole.MANDATE_HOLDER, ApiRole.REGISTRAR, ApiRole.DECISION_SECRETARY}, ApiRole.DECISION_SECRETARY),
        ({ApiRole.MANDATE_HOLDER, ApiRole.PUBLISHER}, ApiRole.MANDATE_HOLDER),
    ],
)
def test_who_may_act_in_another_role_does_not_act_as_mandate_holder(held: set[ApiRole], expected: ApiRole):
    standing = Standing(TOWN, frozenset(held), ANN)
    assert acting_role([standing], DECIDERS, None) == (standing, expected)
