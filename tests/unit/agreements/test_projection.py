"""How agreements, texts, signing events and follow-ups stood in law on a day (D12)."""

from datetime import date
from typing import Any

import pytest

from app.agreements.course import follow_up_on, signing_event_on
from app.agreements.service import agreement_on
from app.agreements.texts import version_on


def day(value: str) -> dict[str, Any]:
    return {"value": value, "precision": "day", "sourceText": None}


AGREEMENT = {
    "title": "Samen",
    "status": "signed",
    "statusHistory": [
        {"status": "in_decision", "since": None},
        {"status": "signed", "since": day("2026-03-13")},
    ],
}


def test_an_agreement_has_the_statuses_reached_by_the_day():
    before = agreement_on(AGREEMENT, date(2026, 3, 12))
    assert (before["status"], before["statusHistory"]) == ("in_decision", AGREEMENT["statusHistory"][:1])
    assert agreement_on(AGREEMENT, date(2026, 3, 13)) == AGREEMENT


def test_an_agreement_is_shown_without_a_status_before_its_first_one():
    known_since = AGREEMENT | {"statusHistory": AGREEMENT["statusHistory"][1:]}
    before = agreement_on(known_since, date(2026, 3, 12))
    assert (before["title"], before["status"], before["statusHistory"]) == ("Samen", None, [])


def test_a_status_of_a_vague_day_counts_from_its_first_possible_day():
    season = {"value": "2025", "precision": "season", "sourceText": "in de zomer 2025"}
    vague = AGREEMENT | {"statusHistory": [{"status": "draft", "since": None}, {"status": "signed", "since": season}]}
    assert agreement_on(vague, date(2025, 6, 20))["status"] == "draft"
    assert agreement_on(vague, date(2025, 6, 21))["status"] == "signed"


@pytest.mark.parametrize(
    ("status", "effective_on", "exists"),
    [
        ("consolidated", day("2026-06-01"), False),
        ("consolidated", day("2026-05-31"), True),
        ("consolidated", {"value": "2026", "precision": "year", "sourceText": None}, True),
        ("consolidated", None, True),
        ("signing_text", day("2026-06-01"), True),
    ],
)
def test_a_consolidated_text_exists_from_the_day_it_counts(
    status: str, effective_on: dict[str, Any] | None, exists: bool
):
    version = {"versionStatus": status, "effectiveOn": effective_on}
    assert version_on(version, date(2026, 5, 31)) == (version if exists else None)


def test_a_signing_event_was_a_plan_until_it_was_held():
    event = {"status": "held", "heldOn": day("2026-03-13"), "plannedOn": day("2026-03-13")}
    assert signing_event_on(event, date(2026, 3, 12)) == event | {"status": "planned", "heldOn": None}
    assert signing_event_on(event, date(2026, 3, 13)) == event
    unknown = event | {"heldOn": {"value": None, "precision": "unknown", "sourceText": None}}
    assert signing_event_on(unknown, date(2020, 1, 1)) == unknown
    cancelled = event | {"status": "cancelled"}
    assert signing_event_on(cancelled, date(2026, 3, 12)) == cancelled


def test_a_follow_up_was_planned_until_it_was_done():
    follow_up = {"status": "done", "doneOn": day("2026-04-20"), "dueOn": None}
    assert follow_up_on(follow_up, date(2026, 4, 19)) == follow_up | {"status": "planned", "doneOn": None}
    assert follow_up_on(follow_up, date(2026, 4, 20)) == follow_up
    assert follow_up_on(follow_up | {"doneOn": None}, date(2020, 1, 1))["status"] == "done"
