"""What must be true of a decision and its points."""

from datetime import date
from uuid import UUID

import pytest

from app.decisions import mandate_rules, rules
from app.decisions.rules import DecisionOutcome, DecisionStatus
from app.kit.dates import ANY_DAY, DatePrecision, Interval, interval_of, on
from app.kit.domain import Violation

CONFORM = DecisionOutcome.CONFORM


def _faults(found: list[Violation]) -> list[tuple[str, str]]:
    return [(fault.location, fault.code) for violation in found for fault in violation.errors]


@pytest.mark.parametrize(
    ("status", "has_day", "outcomes", "expected"),
    [
        (DecisionStatus.DECIDED, True, [CONFORM, None], []),
        (DecisionStatus.REVOKED, True, [CONFORM], []),
        (DecisionStatus.DECIDED, False, [CONFORM], [("/decidedOn", "missing")]),
        (DecisionStatus.REVOKED, False, [], [("/decidedOn", "missing")]),
        (DecisionStatus.PROPOSED, False, [None, None], []),
        (DecisionStatus.SCHEDULED, False, [], []),
        (DecisionStatus.PROPOSED, False, [None, CONFORM], [("/points/1/outcome", "not-decided")]),
        (DecisionStatus.SCHEDULED, False, [DecisionOutcome.DEFERRED], [("/points/0/outcome", "not-decided")]),
        (
            DecisionStatus.SCHEDULED,
            True,
            [CONFORM],
            [("/decidedOn", "not-decided"), ("/points/0/outcome", "not-decided")],
        ),
    ],
)
def test_day_and_outcomes_come_with_the_decision(
    status: DecisionStatus,
    has_day: bool,
    outcomes: list[DecisionOutcome | None],
    expected: list[tuple[str, str]],
):
    found = rules.decision_fits_status(status, has_day=has_day, outcomes=outcomes)
    assert _faults(found) == expected
    assert {violation.problem.slug for violation in found} <= {"decision-status-mismatch"}
    assert all(violation.always for violation in found)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([None, None, 1], []),
        ([1, 2, 1], ["/points/2/number"]),
        ([4, 4, 4], ["/points/1/number", "/points/2/number"]),
    ],
)
def test_numbers_of_points_differ(numbers: list[int | None], expected: list[str]):
    assert [location for location, _ in _faults(rules.point_numbers_differ(numbers))] == expected


MONDAY = on(date(2026, 3, 23))


@pytest.mark.parametrize(
    ("start", "decided", "refused"),
    [
        (on(date(2026, 3, 22)), MONDAY, True),
        (on(date(2026, 3, 23)), MONDAY, False),
        (on(date(2026, 3, 24)), MONDAY, False),
        (None, MONDAY, False),
        (on(date(2026, 3, 22)), None, False),
        (on(date(2026, 3, 22)), ANY_DAY, False),
        (interval_of("2026-03", DatePrecision.MONTH), MONDAY, False),
        (interval_of("2026-02", DatePrecision.MONTH), MONDAY, True),
        (interval_of("2026", DatePrecision.YEAR), interval_of("2027", DatePrecision.YEAR), True),
    ],
)
def test_r_031_a_mandate_never_certainly_starts_before_its_decision(
    start: Interval | None, decided: Interval | None, refused: bool
):
    found = mandate_rules.mandate_starts_on_or_after_decision(start, decided)
    assert [(violation.problem.slug, violation.rule) for violation in found] == (
        [("mandate-retroactive", "R-031")] if refused else []
    )


def test_r_031_a_later_day_of_decision_names_the_mandates_it_makes_retroactive():
    early, late, open_ended = UUID(int=1), UUID(int=2), UUID(int=3)
    starts = {late: on(date(2026, 3, 24)), early: on(date(2026, 3, 22)), open_ended: None}
    assert mandate_rules.decision_precedes_mandates(on(date(2026, 3, 22)), starts) == []
    assert mandate_rules.decision_precedes_mandates(None, starts) == []
    (found,) = mandate_rules.decision_precedes_mandates(MONDAY, starts)
    assert (found.problem.status, found.rule, found.members) == (422, "R-031", {"mandateIds": [str(early)]})
    assert _faults([found]) == [("/decidedOn", "after-mandate")]
