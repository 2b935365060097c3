"""The report on agreements from representations."""

from datetime import date
from typing import Any

import pytest

from app.reports.agreement_figures import facts_of, figures, rows
from app.reports.rules import AgreementGrouping

DAY = date(2026, 4, 10)


def agreement(number: int, since: dict[str, Any] | None, **facts: Any) -> dict[str, Any]:
    history = [{"status": "draft", "since": since}]
    return {
        "id": str(number),
        "kind": "covenant",
        "status": "draft",
        "areaIds": [],
        "statusHistory": history,
        **facts,
    }


@pytest.mark.parametrize(
    ("since", "days"),
    [
        ({"value": "2026-04-01", "precision": "day"}, 9),
        ({"value": "2026-03", "precision": "month"}, 10),
        ({"value": "2026", "precision": "year"}, 0),
        ({"value": "2025", "precision": "season", "source_text": "zomer"}, 200),
        ({"value": None, "precision": "unknown"}, None),
        (None, None),
    ],
)
def test_waiting_time_counts_what_is_certain(since: dict[str, Any] | None, days: int | None):
    (found,) = facts_of([agreement(1, since)], [], DAY)
    assert found.waiting_days == days


def test_the_lower_median_the_maximum_and_findings_that_are_open():
    days = [{"value": f"2026-04-0{n}", "precision": "day"} for n in (1, 2, 4, 9)]
    noticed: list[dict[str, Any]] = [
        {"agreementId": "1", "severity": "error", "status": status} for status in ("open", "resolved", "accepted")
    ]
    noticed += [{"agreementId": "2", "severity": "error", "status": "open", "count": 3}]
    noticed += [{"agreementId": "gone", "severity": "info", "status": "open"}]
    found = figures(facts_of([agreement(n, since) for n, since in enumerate(days)], noticed, DAY))
    assert (found.median_days, found.maximum_days, found.known_days) == (6, 9, 4)
    assert found.open_findings == {"error": 4, "warning": 0, "info": 0}


def test_an_agreement_stands_in_the_row_of_each_of_its_areas():
    facts = facts_of([agreement(1, None, areaIds=["a", "b"]), agreement(2, None)], [], DAY)
    found = rows(facts, (AgreementGrouping.AREA,))
    assert {key: figures.agreements for key, figures in found.items()} == {("a",): 1, ("b",): 1, (None,): 1}
