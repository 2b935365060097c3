"""Money definitions of payments: what was advanced, paid on balance, may be kept, and must come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.funding.ledger import PaymentFigures, advanced_cents, claim, entitlement, is_claim_due, paid_net
from app.funding.rules import AllocationStatus, PaymentKind, PaymentStatus

PAYMENTS = st.builds(
    PaymentFigures, st.sampled_from(PaymentKind), st.sampled_from(PaymentStatus), st.integers(1, 10**12)
)


def payment(kind: str, status: str, cents: int) -> PaymentFigures:
    return PaymentFigures(PaymentKind(kind), PaymentStatus(status), cents)


@pytest.mark.parametrize(
    ("status", "advanced", "paid"),
    [
        ("prepared", 5, 0),
        ("approved", 5, 0),
        ("suspended", 5, 0),
        ("paid", 5, 5),
        ("cancelled", 0, 0),
        ("reversed", 0, 0),
    ],
)
def test_an_advance_counts_as_advanced_until_it_falls_away_and_as_paid_once_paid(
    status: str, advanced: int, paid: int
):
    advance = [payment("advance", status, 5)]
    assert (advanced_cents(advance), paid_net(advance)) == (advanced, paid)


@pytest.mark.parametrize(("kind", "net"), [("advance", 7), ("final", 7), ("repayment", -7), ("set_off", -7)])
def test_what_is_paid_counts_by_its_kind(kind: str, net: int):
    assert paid_net([payment(kind, "paid", 7)]) == net


def test_only_advances_are_advanced():
    assert advanced_cents([payment("final", "paid", 7), payment("repayment", "paid", 3)]) == 0


@pytest.mark.parametrize(
    ("status", "kept"),
    [
        ("indicative", 0),
        ("reserved", 0),
        ("granted", 9),
        ("advance_paid", 9),
        ("accounted", 9),
        ("determined", 6),
        ("settled", 6),
        ("recovering", 6),
        ("recovered", 6),
        ("refused", 0),
        ("withdrawn", 0),
        ("lapsed", 0),
    ],
)
def test_what_may_be_kept_in_each_status(status: str, kept: int):
    assert entitlement(AllocationStatus(status), 9, 6, from_withdrawal=False) == kept


@pytest.mark.parametrize("status", ["recovering", "recovered"])
def test_nothing_may_be_kept_of_what_was_withdrawn(status: str):
    assert entitlement(AllocationStatus(status), 9, 6, from_withdrawal=True) == 0


def test_scenario_s10_and_its_variant():
    advances = [payment("advance", "paid", 40_000_000), payment("advance", "paid", 30_000_000)]
    determined = AllocationStatus.DETERMINED
    assert claim(paid_net(advances), entitlement(determined, 95_000_000, 80_000_000, from_withdrawal=False)) == 0
    due = claim(paid_net(advances), entitlement(determined, 95_000_000, 65_000_000, from_withdrawal=False))
    assert due == 5_000_000
    back = [*advances, payment("repayment", "paid", due)]
    assert claim(paid_net(back), entitlement(determined, 95_000_000, 65_000_000, from_withdrawal=False)) == 0


def test_a_claim_is_due_only_after_a_decision_that_takes_money_back():
    due = {status.value for status in AllocationStatus if is_claim_due(status, was_lowered=False)}
    assert due == {"determined", "settled", "recovering", "recovered", "withdrawn"}
    by_lowering = {status.value for status in AllocationStatus if is_claim_due(status, was_lowered=True)} - due
    assert by_lowering == {"granted", "advance_paid", "accounted"}


@given(st.lists(PAYMENTS), st.lists(PAYMENTS))
def test_payments_add_up_whatever_their_order(some: list[PaymentFigures], others: list[PaymentFigures]):
    assert paid_net(some + others) == paid_net(others) + paid_net(some)
    assert advanced_cents(some + others) == advanced_cents(others) + advanced_cents(some)


@given(st.integers(-(10**14), 10**14), st.integers(0, 10**14))
def test_a_claim_is_never_below_nothing_and_closes_the_gap(paid: int, kept: int):
    found = claim(paid, kept)
    assert found >= 0
    assert claim(paid - found, kept) == 0
