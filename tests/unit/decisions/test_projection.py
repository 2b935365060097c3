"""How a mandate stood on a day (D12)."""

from datetime import date
from typing import Any

import pytest

from app.decisions.service import MANDATES
from tests.factories.http import on_day


def mandate(status: str, valid_from: Any = None, valid_to: Any = None) -> dict[str, Any]:
    return {"status": status, "validFrom": valid_from, "validTo": valid_to}


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-03-22", None),
        ("2026-03-23", "active"),
        ("2026-11-24", "active"),
        ("2026-11-25", "expired"),
    ],
)
def test_an_expired_mandate_was_active_up_to_its_last_day(day: str, status: str | None):
    expired = mandate("expired", on_day("2026-03-23"), on_day("2026-11-24"))
    found = MANDATES.project(expired, date.fromisoformat(day))
    assert (found and found["status"]) == status


def test_a_last_day_that_is_not_certain_still_lets_it_run():
    year = {"value": "2026", "precision": "year"}
    for day, status in ((date(2026, 12, 31), "active"), (date(2027, 1, 1), "expired")):
        found = MANDATES.project(mandate("expired", None, year), day)
        assert found is not None
        assert found["status"] == status


@pytest.mark.parametrize("status", ["proposed", "granted", "active", "exhausted", "revoked", "lapsed"])
def test_any_other_status_stays_as_it_is_known(status: str):
    found = MANDATES.project(mandate(status, None, on_day("2026-11-24")), date(2026, 1, 1))
    assert found == mandate(status, None, on_day("2026-11-24"))
    assert MANDATES.project(mandate("expired"), date(2026, 1, 1)) == mandate("expired")


@pytest.mark.parametrize(
    ("day", "status", "revoked_on"),
    [("2026-05-31", "active", None), ("2026-06-01", "revoked", "2026-06-01"), ("2026-03-22", None, None)],
)
def test_r_034_what_was_revoked_held_until_that_day(day: str, status: str | None, revoked_on: str | None):
    told = {
        "revokedOn": on_day("2026-06-01"),
        "revokedAt": "2026-06-01T10:00:00.000000Z",
        "revokingDecisionPointId": "point",
        "revocationDocumentId": "letter",
    }
    found = MANDATES.project(mandate("revoked", on_day("2026-03-23")) | told, date.fromisoformat(day))
    assert (found and found["status"]) == status
    if found is not None:
        assert [found[name] is None for name in told] == [revoked_on is None] * len(told)
