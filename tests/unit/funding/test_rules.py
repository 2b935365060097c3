"""Rules on one amount, without a database."""

from uuid import UUID

import pytest

from app.funding import rules
from app.funding.rules import CARRYING, CONSUMING, AllocationStatus, AmountCertainty
from app.kit.domain import Violation

DECISION = UUID(int=1)
ESTIMATE, FIRM, RESERVED = AmountCertainty.ESTIMATE, AmountCertainty.FIRM, AmountCertainty.RESERVED
NEVER_CARRYING = ("indicative", "refused", "withdrawn", "lapsed")
AFTER_GRANT = ("granted", "advance_paid", "accounted", "determined", "settled", "recovering", "recovered")


def found(violations: list[Violation]) -> list[tuple[str, int, str]]:
    return [(v.problem.slug, v.problem.status, error.location) for v in violations for error in v.errors]


def test_every_status_either_carries_money_or_never_does():
    assert {str(status) for status in CONSUMING} == set(AFTER_GRANT)
    assert {str(status) for status in CARRYING} == {*AFTER_GRANT, "reserved"}
    assert {str(status) for status in AllocationStatus} == {*AFTER_GRANT, "reserved", *NEVER_CARRYING}


def test_r_075_only_euros_are_kept():
    assert rules.currency_is_kept("EUR") == []
    assert found(rules.currency_is_kept("USD")) == [("currency-unsupported", 422, "/statement/currency")]


@pytest.mark.parametrize("status", [*AFTER_GRANT, "reserved"])
def test_r_077_an_estimate_carries_no_reservation_or_grant(status: str):
    refused = rules.amount_is_firm(AllocationStatus(status), ESTIMATE, FIRM)
    assert found(refused) == [("amount-not-firm", 409, "/statement/certainty")]
    assert found(rules.amount_is_firm(AllocationStatus(status), FIRM, ESTIMATE)) == [
        ("amount-not-firm", 409, "/envelopeId")
    ]
    assert rules.amount_is_firm(AllocationStatus(status), RESERVED, FIRM) == []


@pytest.mark.parametrize("status", NEVER_CARRYING)
def test_r_077_an_estimate_may_be_indicated_refused_or_dropped(status: str):
    assert rules.amount_is_firm(AllocationStatus(status), ESTIMATE, ESTIMATE) == []


@pytest.mark.parametrize("status", AFTER_GRANT)
def test_r_071_a_grant_rests_on_a_decision(status: str):
    refused = rules.grant_has_decision(AllocationStatus(status), None)
    assert found(refused) == [("grant-decision-required", 409, "/decisionId")]
    assert rules.grant_has_decision(AllocationStatus(status), DECISION) == []


@pytest.mark.parametrize("status", [*NEVER_CARRYING, "reserved"])
def test_r_071_what_is_not_granted_needs_no_decision(status: str):
    assert rules.grant_has_decision(AllocationStatus(status), None) == []


@pytest.mark.parametrize(
    ("status", "granted", "determined", "missing"),
    [
        ("granted", None, None, ["/grantedCents"]),
        ("advance_paid", None, 5, ["/grantedCents"]),
        ("accounted", 0, None, []),
        ("determined", 5, None, ["/determinedCents"]),
        ("settled", None, None, ["/determinedCents"]),
        ("determined", None, 5, []),
        ("recovering", 5, None, []),
        ("reserved", None, None, []),
        ("withdrawn", None, None, []),
    ],
)
def test_r_087_what_is_granted_or_determined_has_an_amount(
    status: str, granted: int | None, determined: int | None, missing: list[str]
):
    refused = rules.grant_has_amount(AllocationStatus(status), granted, determined)
    assert [location for _, _, location in found(refused)] == missing
    assert {slug for slug, _, _ in found(refused)} <= {"grant-content-incomplete"}


def test_r_093_a_determination_is_never_above_the_grant():
    assert found(rules.determination_within_grant(100, 101)) == [
        ("determination-exceeds-grant", 422, "/determinedCents")
    ]
    for granted, determined in ((100, 100), (100, 0), (None, 100), (100, None)):
        assert rules.determination_within_grant(granted, determined) == []
