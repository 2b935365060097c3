"""The calendar of an allocation: each day by its rule, from what the records tell, without a database."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendar.entry import CalendarEntryKind, CalendarEntryStatus, Entry
from app.findings.record import Record
from app.funding.allocation_file import AllocationFile
from app.funding.dates_of_grant import grant_entries
from app.funding.dates_of_payment import payment_entries
from app.kit.terms import DUTCH_HOLIDAYS
from tests.unit.calendar.support import id_of, inputs_of, only, record, shown, when

TODAY = "2026-04-01"
PLANNED, DONE, PASSED, OVERDUE, CANCELLED, UNDETERMINED = (
    CalendarEntryStatus(name) for name in ("planned", "done", "passed", "overdue", "cancelled", "undetermined")
)
KIND = CalendarEntryKind
POINT = id_of("point")


def step(status: str, since: str | None = None, point: str | None = None, **cents: int) -> dict[str, Any]:
    return {"status": status, "since": when(since) if since else None, "decisionPointId": point, **cents}


def allocation(status: str = "granted", *steps: dict[str, Any], **members: Any) -> Record:
    history = list(steps) or [step(status)]
    return Record("allocation", record("allocation", status=status, statusHistory=history, **members))


def decision(**members: Any) -> Record:
    return Record("decision", record("decision", points=[{"id": POINT}], **members))


def payment(**members: Any) -> Record:
    facts = {"kind": "advance", "status": "approved", "decisionPointId": POINT, **members}
    return Record("payment", record("payment", **facts))


def entries(about: Record, day: str = TODAY, **others: Any) -> list[Entry]:
    file = AllocationFile(allocation=about, **others)
    on = date.fromisoformat(day)
    return [*grant_entries(file, on), *payment_entries(file, on)]


def kinds(found: list[Entry]) -> set[CalendarEntryKind]:
    return {entry.kind for entry in found}


# 23 March 2026 and six weeks is 4 May; 24 March is Tuesday 5 May, Liberation Day; 2 April leads to the 14th.
@pytest.mark.parametrize(
    ("announced", "last"),
    [
        ("2026-03-23", "2026-05-04"),
        ("2026-03-24", "2026-05-06"),
        ("2026-04-02", "2026-05-15"),
        ("2026-04-03", "2026-05-15"),
        ("2026-04-04", "2026-05-18"),
        ("2026-04-13", "2026-05-26"),
        ("2026-03", "2026-04-13/2026-05-12"),
    ],
)
def test_awb_4_87_a_payment_is_due_six_weeks_after_its_decision_was_announced(announced: str, last: str):
    found = only(KIND.PAYMENT_DUE, entries(allocation(), payments=(payment(),), decisions=(decision(announcedOn=when(announced)),)))  # fmt: skip
    assert (shown(found), found.rule, found.stated) == ((last, PLANNED), "Awb 4:87 [K]", None)
    assert inputs_of(found)["decision.announcedOn"] == announced


def test_the_day_the_register_computed_before_is_no_other_day():
    decided = decision(announcedOn=when("2026-03-24"))
    same, other = (payment(dueOn=when(day)) for day in ("2026-05-06", "2026-06-01"))
    found = only(KIND.PAYMENT_DUE, entries(allocation(), payments=(same,), decisions=(decided,)))
    assert (shown(found), found.stated) == (("2026-05-06", PLANNED), None)
    found = only(KIND.PAYMENT_DUE, entries(allocation(), payments=(other,), decisions=(decided,)))
    assert (shown(found), found.stated) == (("2026-06-01", PLANNED), when("2026-06-01"))


def test_a_payment_without_a_known_decision_says_what_is_missing():
    found = only(KIND.PAYMENT_DUE, entries(allocation(), payments=(payment(),)))
    assert (shown(found), found.missing) == ((None, UNDETERMINED), ("decision.announcedOn",))
    found = only(KIND.PAYMENT_DUE, entries(allocation(), payments=(payment(decisionPointId=None),)))
    assert found.missing == ("decisionPointId",)


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        ("prepared", "2026-05-04", PLANNED),
        ("approved", "2026-05-05", OVERDUE),
        ("paid", "2026-06-01", DONE),
        ("cancelled", "2026-04-01", CANCELLED),
        ("reversed", "2026-06-01", CANCELLED),
    ],
)
def test_how_a_payment_stands(status: str, day: str, expected: CalendarEntryStatus):
    about = payment(status=status), decision(announcedOn=when("2026-03-23"))
    found = only(KIND.PAYMENT_DUE, entries(allocation(), day, payments=about[:1], decisions=about[1:]))
    assert shown(found) == ("2026-05-04", expected)


def test_r_092_while_a_payment_is_suspended_its_term_does_not_run():
    about = payment(status="suspended"), decision(announcedOn=when("2026-03-23"))
    found = only(KIND.PAYMENT_DUE, entries(allocation(), payments=about[:1], decisions=about[1:]))
    assert (shown(found), found.missing) == ((None, UNDETERMINED), ("suspension.liftedOn",))


def test_a_set_off_has_no_term():
    assert KIND.PAYMENT_DUE not in kinds(entries(allocation(), payments=(payment(kind="set_off"),)))


def test_the_day_to_account_is_stated_or_missing():
    found = only(KIND.ACCOUNTING_DUE, entries(allocation("advance_paid")))
    assert (shown(found), found.missing, found.rule) == ((None, UNDETERMINED), ("accountingDueOn",), None)
    stated = when("2026-04-30")
    for day, expected in (("2026-04-30", PLANNED), ("2026-05-01", OVERDUE)):
        found = only(KIND.ACCOUNTING_DUE, entries(allocation("granted", accountingDueOn=stated), day))
        assert (shown(found), found.stated) == (("2026-04-30", expected), stated)
    for status in ("withdrawn", "refused"):
        found = only(KIND.ACCOUNTING_DUE, entries(allocation(status, accountingDueOn=stated)))
        assert shown(found) == ("2026-04-30", CANCELLED)
    assert KIND.ACCOUNTING_DUE not in kinds(entries(allocation("reserved", accountingDueOn=stated)))


def report(received: str, name: str = "report") -> Record:
    return Record("accounting_report", record(name, receivedOn=when(received), spentCents=1))


def test_a_report_that_came_in_settles_accounting_and_starts_the_term_to_determine():
    about, came_in = allocation("accounted", accountingDueOn=when("2026-04-30")), report("2026-03-02")
    found = entries(about, reports=(came_in,))
    assert only(KIND.ACCOUNTING_DUE, found).status is DONE
    due = only(KIND.DETERMINATION_DUE, found)
    # Eight weeks end on Monday 27 April, King's Day.
    assert (shown(due), due.rule) == (("2026-04-28", PLANNED), "Awb 4:13, 4:14 [K]")
    assert inputs_of(due)["accounting_report.receivedOn"] == "2026-03-02"
    assert shown(only(KIND.DETERMINATION_DUE, entries(about, "2026-04-29", reports=(came_in,)))) == (
        "2026-04-28",
        OVERDUE,
    )


def test_of_several_reports_the_first_starts_the_term():
    about = report("2026-04-20", "later"), report("2026-03-02"), report("2026-05-01", "last")
    found = only(KIND.DETERMINATION_DUE, entries(allocation("accounted"), reports=about))
    assert shown(found) == ("2026-04-28", PLANNED)


@pytest.mark.parametrize(("status", "expected"), [("settled", DONE), ("determined", DONE), ("withdrawn", CANCELLED)])
def test_after_a_decision_nothing_is_to_be_determined(status: str, expected: CalendarEntryStatus):
    found = only(KIND.DETERMINATION_DUE, entries(allocation(status), "2026-12-01", reports=(report("2026-03-02"),)))
    assert found.status is expected


def suspension(**members: Any) -> Record:
    facts = {"notifiedOn": when("2026-03-23"), "endsOn": when("2026-06-22"), "liftedOn": None, **members}
    return Record("suspension", record("suspension", **facts))


@pytest.mark.parametrize(
    ("facts", "day", "expected", "is_stated"),
    [
        ({}, TODAY, ("2026-06-22", PLANNED), True),
        ({}, "2026-06-23", ("2026-06-22", PASSED), True),
        ({"endsOn": when("2026-05-01")}, TODAY, ("2026-05-01", PLANNED), True),
        # Longer than the law allows: thirteen weeks.
        ({"endsOn": when("2026-12-31")}, TODAY, ("2026-06-22", PLANNED), False),
        # Thirteen weeks after 4 April is a Saturday, and stays one.
        ({"notifiedOn": when("2026-04-04"), "endsOn": when(None)}, TODAY, ("2026-07-04", PLANNED), False),
        ({"liftedOn": when("2026-03-30")}, TODAY, ("2026-03-30", DONE), True),
        ({"liftedOn": when("2026-04-30")}, TODAY, ("2026-06-22", PLANNED), True),
    ],
)
def test_r_092_a_suspension_ends_after_thirteen_weeks_or_when_lifted(
    facts: dict[str, Any], day: str, expected: tuple[str, CalendarEntryStatus], is_stated: bool
):
    found = only(KIND.SUSPENSION_END, entries(allocation(), day, suspensions=(suspension(**facts),)))
    assert (shown(found), found.rule, found.stated is not None) == (expected, "R-092", is_stated)


def test_an_expectation_lapses_the_day_after_the_period_of_its_envelope():
    envelope = Record("funding_envelope", record("envelope", periodTo=when("2026-12-31")))
    for status in ("indicative", "reserved"):
        found = only(KIND.ALLOCATION_LAPSE, entries(allocation(status), envelope=envelope))
        assert (shown(found), found.rule) == (("2027-01-01", PLANNED), "Awb 4:22")
    assert (
        shown(only(KIND.ALLOCATION_LAPSE, entries(allocation("lapsed"), "2027-01-01", envelope=envelope)))[1] is DONE
    )
    assert KIND.ALLOCATION_LAPSE not in kinds(entries(allocation("granted"), envelope=envelope))
    unseen = only(KIND.ALLOCATION_LAPSE, entries(allocation("reserved")))
    assert (shown(unseen), unseen.missing) == ((None, UNDETERMINED), ("funding_envelope.periodTo",))


def condition(**members: Any) -> Record:
    facts = {"kind": "suspensive", "dueOn": when("2026-04-30"), "metOn": None, **members}
    return Record("allocation_condition", record("condition", **facts))


@pytest.mark.parametrize(
    ("facts", "day", "expected"),
    [
        ({}, "2026-04-30", PLANNED),
        ({}, "2026-05-01", OVERDUE),
        ({"metOn": when("2026-04-20")}, "2026-05-01", DONE),
        ({"metOn": when("2026-05-20")}, "2026-05-01", OVERDUE),
        ({"waivedByDecisionId": id_of("decision")}, "2026-05-01", CANCELLED),
    ],
)
def test_r_099_a_condition_is_met_by_its_day(facts: dict[str, Any], day: str, expected: CalendarEntryStatus):
    found = only(KIND.CONDITION_DUE, entries(allocation(), day, conditions=(condition(**facts),)))
    assert (shown(found), found.rule) == (("2026-04-30", expected), "R-099")


def test_a_condition_without_a_day_waits_until_it_is_met():
    found = only(KIND.CONDITION_DUE, entries(allocation(), conditions=(condition(dueOn=None, kind="obligation"),)))
    assert (shown(found), found.missing, found.rule) == ((None, UNDETERMINED), ("dueOn",), None)
    met = condition(dueOn=None, metOn=when("2026-03-01"))
    assert KIND.CONDITION_DUE not in kinds(entries(allocation(), conditions=(met,)))


def determined(status: str = "settled", **members: Any) -> Record:
    about = step("determined", "2026-02-28", POINT, determinedCents=5)
    return allocation(status, step("granted", "2026-01-01"), about, step(status, "2026-03-10", determinedCents=5), **members)  # fmt: skip


def test_r_096_r_097_five_years_and_no_weekend_extends_them():
    found = entries(determined(), decisions=(decision(announcedOn=when("2026-03-07"), decidedOn=when("2026-02-28")),))
    revision, recovery = only(KIND.REVISION_END, found), only(KIND.RECOVERY_END, found)
    assert not DUTCH_HOLIDAYS.is_working_day(date(2031, 3, 9))
    assert (shown(revision), revision.rule) == (("2031-03-07", PLANNED), "R-096")
    assert (shown(recovery), recovery.rule) == (("2031-02-28", PLANNED), "R-097")
    sunday = entries(determined(), decisions=(decision(announcedOn=when("2026-03-09")),))
    assert shown(only(KIND.REVISION_END, sunday)) == ("2031-03-09", PLANNED)
    after = entries(determined(), "2031-03-08", decisions=(decision(announcedOn=when("2026-03-07")),))
    assert only(KIND.REVISION_END, after).status is PASSED


def test_limitation_counts_from_the_decision_where_the_step_tells_no_day():
    about = allocation("settled", step("settled", determinedCents=5), decisionId=id_of("decision"))
    known = decision(announcedOn=when("2026-03-07"), decidedOn=when("2026-03-02"))
    found = entries(about, decisions=(known,))
    assert shown(only(KIND.REVISION_END, found)) == ("2031-03-07", PLANNED)
    assert shown(only(KIND.RECOVERY_END, found)) == ("2031-03-02", PLANNED)
    unseen = entries(about)
    assert only(KIND.REVISION_END, unseen).missing == ("decision.announcedOn",)
    assert only(KIND.RECOVERY_END, unseen).missing == ("decision.decidedOn",)


def test_a_recovery_that_was_decided_is_done_and_one_after_a_withdrawal_has_no_limit():
    assert only(KIND.RECOVERY_END, entries(determined("recovering"))).status is DONE
    withdrawn = allocation("recovering", step("withdrawn"), step("recovering"))
    assert kinds(entries(withdrawn)).isdisjoint({KIND.REVISION_END, KIND.RECOVERY_END})


@pytest.mark.parametrize(
    ("reservation", "status", "day", "expected"),
    [
        ({"budgetAdoptedOn": None}, "granted", TODAY, (None, UNDETERMINED)),
        ({"budgetAdoptedOn": when("2026-03-10")}, "granted", TODAY, ("2026-04-07", PLANNED)),
        # Four weeks after 9 March is Easter Monday.
        ({"budgetAdoptedOn": when("2026-03-09")}, "granted", TODAY, ("2026-04-07", PLANNED)),
        ({"budgetAdoptedOn": when("2026-03-10")}, "granted", "2026-04-08", ("2026-04-07", PASSED)),
        (
            {"budgetAdoptedOn": when("2026-03-10"), "invokedOn": when("2026-03-20")},
            "withdrawn",
            TODAY,
            ("2026-04-07", DONE),
        ),
        ({"budgetAdoptedOn": when("2026-03-10")}, "withdrawn", TODAY, ("2026-04-07", CANCELLED)),
    ],
)
def test_r_088_a_budget_reservation_is_invoked_within_four_weeks(
    reservation: dict[str, Any], status: str, day: str, expected: tuple[str | None, CalendarEntryStatus]
):
    found = only(KIND.BUDGET_RESERVATION_END, entries(allocation(status, budgetReservation=reservation), day))
    assert (shown(found), found.rule) == (expected, "R-088")


@pytest.mark.parametrize(("first", "last"), [("2026-01-01", "2029-12-31"), ("2024-02-29", "2028-02-28")])
def test_r_085_an_incidental_subsidy_lasts_four_years_at_most(first: str, last: str):
    about = allocation("granted", legalBasisKind="incidental", periodFrom=when(first))
    found = only(KIND.INCIDENTAL_END, entries(about))
    assert (shown(found), found.rule) == ((last, PLANNED), "R-085")


def test_r_085_without_a_first_day_it_cannot_be_told():
    found = only(KIND.INCIDENTAL_END, entries(allocation("granted", legalBasisKind="incidental")))
    assert (shown(found), found.missing) == ((None, UNDETERMINED), ("periodFrom",))
    assert KIND.INCIDENTAL_END not in kinds(entries(allocation("granted", legalBasisKind="regulation")))


DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.isoformat)
PARTIAL = st.none() | st.one_of(DAYS, DAYS.map(lambda d: d[:7]), DAYS.map(lambda d: d[:4]), st.none()).map(when)
STATUSES = ["indicative", "reserved", "granted", "advance_paid", "accounted", "determined", "settled"]
STATUSES += ["recovering", "recovered", "refused", "withdrawn", "lapsed"]


@given(st.data())
def test_a_day_is_unknown_exactly_where_something_is_said_to_be_missing(data: st.DataObject):
    def any_day() -> Any:
        return data.draw(PARTIAL)

    status = data.draw(st.sampled_from(STATUSES))
    about = allocation(
        status,
        {
            **step("determined", None, data.draw(st.sampled_from([POINT, None])), determinedCents=1),
            "since": any_day(),
        },
        {**step(status), "since": any_day()},
        accountingDueOn=any_day(),
        periodFrom=any_day(),
        legalBasisKind=data.draw(st.sampled_from(["incidental", None])),
        budgetReservation={"budgetAdoptedOn": any_day(), "invokedOn": any_day()},
        decisionId=id_of("decision"),
    )
    found = entries(
        about,
        data.draw(DAYS),
        envelope=Record("funding_envelope", record("envelope", periodTo=any_day())),
        decisions=(decision(announcedOn=any_day(), decidedOn=any_day()),),
        conditions=(condition(dueOn=any_day(), metOn=any_day()),),
        reports=tuple(
            Record("accounting_report", record("report", receivedOn=any_day() or when(None))) for _ in (1, 2)
        ),
        suspensions=(suspension(notifiedOn=any_day(), endsOn=any_day(), liftedOn=any_day()),),
        payments=(payment(status=data.draw(st.sampled_from(["prepared", "paid", "suspended"])), dueOn=any_day()),),
    )
    for entry in found:
        assert (entry.when is None) == bool(entry.missing), entry
        assert entry.rule is not None or entry.stated is not None or entry.missing, entry
        assert entry.when is not None or entry.status is UNDETERMINED, entry
