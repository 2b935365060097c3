"""Entry into force, term, expiry, notice and renewal, against days counted by hand."""

from typing import Any

import pytest

from app.calendar.entry import CalendarEntryKind as Kind
from app.calendar.entry import CalendarEntryStatus as Status
from tests.unit.calendar.support import agreement, entries, id_of, inputs_of, of_kind, only, record, shown, when


def notice(received: str, **members: Any) -> dict[str, Any]:
    facts = {"kind": "notice", "noticeReceivedOn": when(received), "effectiveOn": when("2027-12-31")}
    return record("termination", agreementId=id_of("agreement"), **{**facts, **members})


TERM = {"startsOn": when("2026-01-01"), "endsOn": when("2027-12-31"), "effectiveOn": when("2026-01-01")}


@pytest.mark.parametrize(
    ("status", "effective_on", "expected"),
    [
        ("signed", "2026-07-01", ("2026-07-01", Status.PLANNED)),
        ("signed", "2026-06-01", ("2026-06-01", Status.PLANNED)),
        # Its day alone does not bring it into force.
        ("signed", "2026-05-31", ("2026-05-31", Status.OVERDUE)),
        ("in_force", "2026-05-31", ("2026-05-31", Status.DONE)),
        ("expired", "2026-05-31", ("2026-05-31", Status.DONE)),
        ("withdrawn", "2026-05-31", ("2026-05-31", Status.CANCELLED)),
        ("signed", "2026-06", ("2026-06-01/2026-06-30", Status.PLANNED)),
        ("in_decision", None, (None, Status.UNDETERMINED)),
        ("in_force", None, (None, Status.DONE)),
    ],
)
def test_entry_into_force(status: str, effective_on: str | None, expected: tuple[str | None, Status]):
    found = only(
        Kind.ENTRY_INTO_FORCE, entries("2026-06-01", agreement(status=status, effectiveOn=when(effective_on)))
    )
    assert shown(found) == expected
    assert found.missing == (() if effective_on else ("effectiveOn",))
    assert (found.rule, inputs_of(found)) == (
        "R-062",
        {"agreement.effectiveOn": effective_on, "agreement.status": status},
    )


def test_the_last_day_belongs_to_the_term_and_the_day_after_is_expired():
    for day, end, over in (
        ("2027-12-31", Status.PLANNED, Status.PLANNED),
        ("2028-01-01", Status.PASSED, Status.PLANNED),
        ("2028-01-02", Status.PASSED, Status.PASSED),
    ):
        found = entries(day, agreement(**TERM))
        assert shown(only(Kind.TERM_END, found)) == ("2027-12-31", end)
        assert shown(only(Kind.EXPIRY, found)) == ("2028-01-01", over)
        assert only(Kind.TERM_END, found).stated == when("2027-12-31")
        assert only(Kind.EXPIRY, found).stated is None
    expired = entries("2028-01-01", agreement(**TERM, status="expired"))
    assert shown(only(Kind.EXPIRY, expired)) == ("2028-01-01", Status.DONE)


def test_an_end_that_is_no_more_precise_than_a_month_gives_days_that_are_no_more_precise():
    found = entries("2026-06-01", agreement(endsOn=when("2027-02"), noticePeriodMonths=1, tacitRenewalMonths=2))
    assert shown(only(Kind.TERM_END, found)) == ("2027-02-01/2027-02-28", Status.PLANNED)
    assert shown(only(Kind.NOTICE_DEADLINE, found)) == ("2027-01-01/2027-01-31", Status.PLANNED)
    assert shown(only(Kind.RENEWED_END, found)) == ("2027-04-01/2027-04-30", Status.PLANNED)
    assert of_kind(Kind.EXPIRY, found) == []


def test_an_end_nobody_knows_is_said_to_be_missing_wherever_it_is_needed():
    """R-066, F-012."""
    found = entries("2026-06-01", agreement(endsOn=None, noticePeriodMonths=3, tacitRenewalMonths=12))
    for kind, rule in ((Kind.TERM_END, "R-066"), (Kind.NOTICE_DEADLINE, "R-066a"), (Kind.RENEWED_END, "R-066a")):
        entry = only(kind, found)
        assert (*shown(entry), entry.missing, entry.rule) == (None, Status.UNDETERMINED, ("endsOn",), rule)
    assert found[-1].when is None


def test_an_unknown_notice_period_is_missing_only_where_notice_prevents_renewal():
    assert of_kind(Kind.NOTICE_DEADLINE, entries("2026-06-01", agreement(**TERM))) == []
    renewed = only(Kind.NOTICE_DEADLINE, entries("2026-06-01", agreement(**TERM, tacitRenewalMonths=12)))
    assert (renewed.when, renewed.missing) == (None, ("noticePeriodMonths",))


def test_an_agreement_for_an_indefinite_time_has_no_last_day():
    found = entries("2026-06-01", agreement(isIndefinite=True, noticePeriodMonths=3, tacitRenewalMonths=12))
    assert {entry.kind for entry in found} == {Kind.ENTRY_INTO_FORCE, Kind.TERM_START}


def test_an_end_on_what_is_also_marked_indefinite_does_not_say_when_it_expires():
    expiry = only(Kind.EXPIRY, entries("2026-06-01", agreement(**TERM, isIndefinite=True)))
    assert (*shown(expiry), expiry.missing) == (None, Status.UNDETERMINED, ("isIndefinite",))


def test_the_last_day_to_give_notice_rests_on_end_and_period():
    """R-067: six calendar months before 31 December, and not extended although 30 June 2029 is a Saturday."""
    found = only(
        Kind.NOTICE_DEADLINE, entries("2026-06-01", agreement(endsOn=when("2029-12-31"), noticePeriodMonths=6))
    )
    assert shown(found) == ("2029-06-30", Status.PLANNED)
    assert found.rule == "R-067"
    assert inputs_of(found) == {
        "agreement.endsOn": "2029-12-31",
        "agreement.noticePeriodMonths": 6,
        "agreement.tacitRenewalMonths": None,
    }
    assert "6 kalendermaanden" in found.sentence.nl
    assert "6 calendar months" in found.sentence.en


RENEWING = {**TERM, "noticePeriodMonths": 3, "tacitRenewalMonths": 12}


@pytest.mark.parametrize(
    ("terminations", "deadline", "renewal", "expires"),
    [
        ([], Status.PASSED, Status.PLANNED, False),
        ([notice("2027-09-30")], Status.DONE, Status.CANCELLED, True),
        # A day late; by a party that leaves; taken back; of which the month is known, and that may be too late.
        ([notice("2027-10-01")], Status.PASSED, Status.PLANNED, False),
        ([notice("2027-09-30", kind="withdrawal")], Status.PASSED, Status.PLANNED, False),
        ([notice("2027-09-30", status="withdrawn")], Status.PASSED, Status.PLANNED, False),
        ([notice("2027")], Status.PASSED, Status.PLANNED, False),
        ([notice("2027-09")], Status.DONE, Status.CANCELLED, True),
    ],
)
def test_notice_in_time_ends_what_would_be_renewed(
    terminations: list[dict[str, Any]], deadline: Status, renewal: Status, *, expires: bool
):
    """R-066a."""
    found = entries("2027-12-01", agreement(**RENEWING), termination=terminations)
    assert shown(only(Kind.NOTICE_DEADLINE, found)) == ("2027-09-30", deadline)
    assert shown(only(Kind.RENEWED_END, found)) == ("2028-12-31", renewal)
    assert [shown(entry)[0] for entry in of_kind(Kind.EXPIRY, found)] == (["2028-01-01"] if expires else [])


def test_notice_counts_from_the_day_it_came_in():
    before = entries("2027-09-29", agreement(**RENEWING), termination=[notice("2027-09-30")])
    assert shown(only(Kind.RENEWED_END, before)) == ("2028-12-31", Status.PLANNED)


def test_what_lay_beyond_an_early_end_does_not_come_any_more():
    history = [
        {"status": "in_force", "since": when("2026-01-01")},
        {"status": "terminated", "since": when("2026-10")},
    ]
    found = entries("2029-01-01", agreement(**RENEWING, status="terminated", statusHistory=history))
    assert shown(only(Kind.TERM_START, found)) == ("2026-01-01", Status.PASSED)
    assert shown(only(Kind.TERM_END, found)) == ("2027-12-31", Status.CANCELLED)
    assert shown(only(Kind.NOTICE_DEADLINE, found)) == ("2027-09-30", Status.CANCELLED)
    assert shown(only(Kind.RENEWED_END, found)) == ("2028-12-31", Status.CANCELLED)
    undated = entries("2029-01-01", agreement(status="withdrawn"))
    assert undated == []


def test_a_termination_tells_when_it_was_received_and_takes_effect():
    """R-067, R-068."""
    found = entries("2027-12-01", agreement(**TERM, noticePeriodMonths=3), termination=[notice("2027-09-30")])
    assert shown(only(Kind.NOTICE_RECEIVED, found)) == ("2027-09-30", Status.DONE)
    end = only(Kind.TERMINATION, found)
    assert (*shown(end), end.rule) == ("2027-12-31", Status.PLANNED, "R-067")
    assert inputs_of(end) == {
        "termination.noticeReceivedOn": "2027-09-30",
        "termination.effectiveOn": "2027-12-31",
        "termination.kind": "notice",
        "agreement.noticePeriodMonths": 3,
    }
    leaving = notice("2027-09-30", kind="withdrawal", noticeReceivedOn=None, effectiveOn=when(None))
    left = entries("2027-12-01", agreement(**TERM), termination=[leaving])
    assert of_kind(Kind.NOTICE_RECEIVED, left) == []
    assert (only(Kind.TERMINATION, left).rule, only(Kind.TERMINATION, left).missing) == ("R-068", ("effectiveOn",))
    taken_back = entries("2027-12-01", agreement(**TERM), termination=[notice("2027-09-30", status="withdrawn")])
    assert only(Kind.TERMINATION, taken_back).status is Status.CANCELLED
