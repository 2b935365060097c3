"""The report on money from representations, by the money definitions (section 3)."""

from typing import Any
from uuid import UUID

import pytest

from app.reports.funding_figures import FundingQuestion, figures_of, rows, year_of
from app.reports.rules import Figures, FundingGrouping, total

DAY = {"precision": "day", "sourceText": None}


def on(day: str) -> dict[str, Any]:
    return {"value": day, **DAY}


def step(status: str, since: str | None = None, **cents: int) -> dict[str, Any]:
    amounts = dict.fromkeys(("reservedCents", "grantedCents", "refusedCents", "determinedCents"))
    return {"status": status, "since": since and on(since), "statement": None, **amounts, **cents}


def allocation(number: int, *steps: dict[str, Any], **facts: Any) -> dict[str, Any]:
    last = {name: value for name, value in steps[-1].items() if name not in {"since", "statement"}}
    return {
        "id": str(UUID(int=number)),
        "envelopeId": "e",
        "parentAllocationId": None,
        "areaId": None,
        "recipientOrganisationId": None,
        "appliedOn": None,
        "statement": {"amountCents": 0},
        **last,
        "statusHistory": list(steps),
        **facts,
    }


def payment(of: int, kind: str, cents: int, status: str = "paid", paid_on: str = "2026-01-01") -> dict[str, Any]:
    return {
        "allocationId": str(UUID(int=of)),
        "kind": kind,
        "money": {"amountCents": cents},
        "status": status,
        "statusHistory": [{"status": status, "since": on(paid_on)}],
        "paidOn": on(paid_on),
        "reversedOn": None,
    }


def envelope(
    cents: int, status: str = "published", provider: str = "p", programme: str | None = None
) -> dict[str, Any]:
    return {
        "id": "e",
        "providerOrganisationId": provider,
        "programmeId": programme,
        "statement": {"amountCents": cents},
        "ceilingStatus": status,
    }


def known(**given: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {"allocation": [], "funding_envelope": [], "payment": [], "accounting_report": [], **given}


@pytest.mark.parametrize(
    ("steps", "claim"),
    [
        ([step("granted", grantedCents=100)], 0),
        ([step("granted", grantedCents=500), step("advance_paid", grantedCents=100)], 200),
        ([step("accounted", grantedCents=100)], 0),
        ([step("determined", grantedCents=500, determinedCents=250)], 50),
        ([step("settled", grantedCents=500, determinedCents=300)], 0),
        ([step("recovering", grantedCents=500, determinedCents=0)], 300),
        ([step("recovering", grantedCents=500)], 300),
        ([step("withdrawn", grantedCents=500)], 300),
        ([step("reserved", reservedCents=500)], 0),
    ],
)
def test_a_claim_is_due_only_after_a_decision_on_what_the_recipient_may_keep(steps: list[dict[str, Any]], claim: int):
    found = figures_of(allocation(1, *steps), [payment(1, "advance", 300)], [], None)
    assert (found.paid_cents, found.claim_cents) == (300, claim)


def test_r_089_children_are_not_added_and_an_envelope_is_told_once():
    whole = allocation(1, step("granted", grantedCents=100))
    part = allocation(2, step("granted", grantedCents=60), parentAllocationId=whole["id"])
    facts = known(allocation=[whole, part], funding_envelope=[envelope(1000)])
    (found,) = rows(facts, FundingQuestion(), None).values()
    assert (found.allocations, found.granted_cents, found.ceiling_cents, found.free_cents) == (1, 100, 1000, 900)
    by_area = rows(facts, FundingQuestion(groups=(FundingGrouping.AREA,)), None)
    assert [(f.ceiling_cents, f.announced_cents, f.free_cents) for f in by_area.values()] == [(None, None, None)]


def test_what_an_unseen_envelope_says_is_no_key_and_what_is_free_is_told_to_the_provider_only():
    granted = allocation(1, step("granted", grantedCents=100))
    asked = FundingQuestion(groups=(FundingGrouping.PROVIDER,))
    assert list(rows(known(allocation=[granted]), asked, frozenset())) == [(None,)]
    facts = known(allocation=[granted], funding_envelope=[envelope(1000)])
    for own, free in ((None, 900), (frozenset({"p"}), 900), (frozenset({"q"}), None)):
        (found,) = rows(facts, asked, own).values()
        assert (found.ceiling_cents, found.free_cents) == (1000, free)


def test_a_total_is_the_sum_and_does_not_tell_what_a_row_hides():
    shown = Figures(allocations=1, ceiling_cents=5, free_cents=2, granted_cents=3)
    hidden = Figures(allocations=2, ceiling_cents=7, free_cents=None, granted_cents=4)
    without = Figures(allocations=4, granted_cents=5)
    assert total([shown, without]) == Figures(allocations=5, ceiling_cents=5, free_cents=2, granted_cents=8)
    assert total([shown, hidden, without]) == Figures(allocations=7, ceiling_cents=12, granted_cents=12)
    assert total([]) == Figures()


@pytest.mark.parametrize(
    ("steps", "applied", "year"),
    [
        (
            [step("indicative", "2024-01-01"), step("granted", "2025-02-01"), step("granted", "2026-02-01")],
            None,
            "2025",
        ),
        ([step("granted")], "2023-05-05", "2023"),
        ([step("determined", "2026-01-01")], None, None),
    ],
)
def test_the_year_is_that_of_the_first_grant_else_of_the_application(
    steps: list[dict[str, Any]], applied: str | None, year: str | None
):
    assert year_of(allocation(1, *steps, appliedOn=applied and on(applied))) == year


def test_the_newest_report_tells_what_was_spent():
    found = allocation(1, step("accounted", grantedCents=9))
    reports = [
        {"id": "b", "receivedOn": on("2026-03-01"), "spentCents": 7},
        {"id": "a", "receivedOn": on("2026-04-01"), "spentCents": 8},
    ]
    assert figures_of(found, [], reports, None).accounted_cents == 8
    assert figures_of(allocation(1, step("granted", grantedCents=9)), [], reports, None).accounted_cents == 0
