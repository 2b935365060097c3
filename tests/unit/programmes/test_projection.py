"""R-003: a plan was not adopted jointly on a day certainly before its joint adoption, and no day else is denied."""

from datetime import date
from typing import Any

import pytest

from app.programmes.service import plan_on

SUMMER = {"value": "2025", "precision": "season", "sourceText": "in de zomer 2025"}


def plan(adopted_on: dict[str, Any] | None, adopted: bool | None = True) -> dict[str, Any]:
    return {"title": "Programmaplan", "adoptedJointly": adopted, "adoptedJointlyOn": adopted_on}


@pytest.mark.parametrize(
    ("adopted_on", "day", "is_adopted"),
    [
        (SUMMER, date(2025, 6, 20), False),
        (SUMMER, date(2025, 6, 21), True),
        (SUMMER, date(2026, 1, 1), True),
        ({"value": "2025-06-24", "precision": "day", "sourceText": None}, date(2025, 6, 23), False),
        ({"value": "2025-06-24", "precision": "day", "sourceText": None}, date(2025, 6, 24), True),
        ({"value": None, "precision": "unknown", "sourceText": None}, date(1950, 1, 1), True),
        (None, date(1950, 1, 1), True),
    ],
)
def test_r_003_adoption_counts_unless_it_certainly_came_later(
    adopted_on: dict[str, Any] | None, day: date, is_adopted: bool
):
    found = plan_on(plan(adopted_on), day)
    assert found == (plan(adopted_on) if is_adopted else plan(None, adopted=False))


def test_projection_leaves_the_stored_plan_alone():
    stored = plan(SUMMER)
    plan_on(stored, date(2020, 1, 1))
    assert stored == plan(SUMMER)
