"""How allocations and payments stood on a day: the last step that is not certainly later (D12)."""

from datetime import date
from typing import Any

import pytest

from app.funding.on_a_day import allocation_on, payment_on

NOTHING = dict.fromkeys(("reservedCents", "grantedCents", "refusedCents", "determinedCents"))
MONTH = {"value": "2026-03", "precision": "month", "sourceText": None}
UNKNOWN = {"value": None, "precision": "unknown", "sourceText": None}


def step(status: str, since: str | dict[str, Any] | None, /, **amounts: int) -> dict[str, Any]:
    stated = {"value": since, "precision": "day", "sourceText": None} if isinstance(since, str) else since
    return {"status": status, "since": stated, **NOTHING, **amounts}


def allocation(*steps: dict[str, Any]) -> dict[str, Any]:
    last = steps[-1] if steps else step("granted", None, grantedCents=9)
    return {"id": "a", "note": "x", **last, "statusHistory": list(steps)}


WALKED = allocation(
    step("indicative", None),
    step("reserved", "2026-01-10", reservedCents=8),
    step("granted", MONTH, grantedCents=7, refusedCents=1),
    step("determined", "2026-06-01", grantedCents=7, determinedCents=6),
)


@pytest.mark.parametrize(
    ("day", "status", "reserved", "granted", "determined", "steps"),
    [
        ("1999-01-01", "indicative", None, None, None, 1),
        ("2026-01-09", "indicative", None, None, None, 1),
        ("2026-01-10", "reserved", 8, None, None, 2),
        ("2026-02-28", "reserved", 8, None, None, 2),
        # Some day in March: it may have been granted on the first.
        ("2026-03-01", "granted", None, 7, None, 3),
        ("2026-05-31", "granted", None, 7, None, 3),
        ("2026-06-01", "determined", None, 7, 6, 4),
        ("2030-01-01", "determined", None, 7, 6, 4),
    ],
)
def test_an_allocation_stood_as_its_last_step_left_it(
    day: str, status: str, reserved: int | None, granted: int | None, determined: int | None, steps: int
):
    found = allocation_on(WALKED, date.fromisoformat(day))
    assert found is not None
    amounts = (found["reservedCents"], found["grantedCents"], found["determinedCents"])
    assert (found["status"], *amounts) == (status, reserved, granted, determined)
    assert found["statusHistory"] == WALKED["statusHistory"][:steps]
    assert (found["id"], found["note"]) == ("a", "x")


def test_before_its_first_step_it_is_not_there():
    found = allocation(step("granted", "2026-02-01", grantedCents=7))
    assert allocation_on(found, date(2026, 1, 31)) is None
    assert allocation_on(found, date(2026, 2, 1)) == found


def test_a_step_on_an_unknown_day_may_have_been_on_any():
    found = allocation(step("granted", UNKNOWN, grantedCents=7))
    assert allocation_on(found, date(1900, 1, 1)) == found


def test_one_without_steps_stands_as_it_does():
    found = allocation()
    assert allocation_on(found, date(1900, 1, 1)) == found


def test_a_payment_stood_as_its_last_step_left_it_and_the_record_itself_is_left_alone():
    prepared, paid, reversed_ = (
        {"status": status, "since": step(status, since)["since"]}
        for status, since in (("prepared", "2026-01-05"), ("paid", "2026-02-01"), ("reversed", "2026-03-01"))
    )
    payment = {"id": "p", "status": "reversed", "statusHistory": [prepared, paid, reversed_]}
    assert payment_on(payment, date(2026, 1, 4)) is None
    assert payment_on(payment, date(2026, 2, 28)) == {"id": "p", "status": "paid", "statusHistory": [prepared, paid]}
    assert payment_on(payment, date(2026, 3, 1)) == payment
    assert payment["status"] == "reversed"
