"""What time alone changes and on which day: only when it is certain, and never earlier or later than in law (D11)."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.agreements.rules import AgreementStatus
from app.day.rules import (
    STEPS,
    Period,
    Signature,
    SigningParty,
    allocation_lapsed,
    day_after,
    entered_into_force,
    expired,
    holder_left,
    mandate_exhausted,
    mandate_started,
    renewed,
)
from app.decisions.rules import PhaseLimit
from app.kit.dates import DatePrecision, Interval, interval_of, months_later, on
from app.parties.rules import SignatoryStatus

P = DatePrecision
S = SignatoryStatus
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
INTERVALS = st.tuples(DAYS, st.integers(0, 400)).map(
    lambda found: Interval(found[0], found[0] + timedelta(days=found[1]))
)
PARTIAL = st.one_of(
    DAYS.map(lambda found: (found.isoformat(), P.DAY)),
    DAYS.map(lambda found: (found.strftime("%Y-%m"), P.MONTH)),
    st.tuples(DAYS, st.sampled_from([P.YEAR, P.MID_YEAR, P.SEASON])).map(lambda f: (str(f[0].year), f[1])),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def when(text: str) -> Interval:
    """A day, a month or a year, whichever the text is."""
    precision = {10: P.DAY, 7: P.MONTH, 4: P.YEAR}[len(text)]
    return interval_of(text, precision)


def test_every_step_has_its_own_name_and_changes_what_its_command_says():
    assert len({step.name for step in STEPS}) == len(STEPS)
    assert {step.kind for step in STEPS} == {"agreement", "mandate", "allocation"}


@pytest.mark.parametrize(
    ("end", "begins", "expected"),
    [
        ("2026-11-24", "2026-11-24", None),
        ("2026-11-24", "2026-11-25", "2026-11-25"),
        ("2026-12-31", "2027-01-01", "2027-01-01"),
        ("2024-02-29", "2024-03-01", "2024-03-01"),
        # Noticed later, it still happened on its own day.
        ("2026-11-24", "2027-06-01", "2026-11-25"),
        ("2026-11", "2026-11-30", None),
        ("2026-11", "2026-12-01", "2026-12-01"),
        ("2026", "2026-12-31", None),
        ("2026", "2027-01-01", "2027-01-01"),
    ],
)
def test_r_065_the_last_day_counts_until_its_end(end: str, begins: str, expected: str | None):
    assert day_after(when(end), day(begins)) == (day(expected) if expected else None)


def test_r_066_an_end_that_is_not_known_never_passes():
    assert day_after(None, day("2200-12-31")) is None
    assert day_after(interval_of(None, P.UNKNOWN), day("2200-12-31")) is None


@given(INTERVALS, DAYS)
def test_r_003_nothing_ends_while_it_may_still_run(end: Interval, today: date):
    ended = day_after(end, today)
    assert (ended is not None) == (end.latest < today)
    assert ended is None or (end.latest < ended <= today)
    assert expired(end, is_indefinite=None, tacit_renewal_months=None, day=today) == ended
    assert expired(end, is_indefinite=True, tacit_renewal_months=None, day=today) is None
    assert expired(end, is_indefinite=False, tacit_renewal_months=12, day=today) is None


@given(PARTIAL, st.integers(1, 60), st.integers(0, 4000))
def test_r_066a_renewing_after_a_pause_is_renewing_every_time(
    end: tuple[str, DatePrecision], months: int, later: int
):
    value, precision = end
    last = interval_of(value, precision).latest
    today = last + timedelta(days=later)
    at_once = renewed(value, precision, months, today)
    day_by_day, passed = value, last + timedelta(days=1)
    while passed <= today:
        moved = renewed(day_by_day, precision, months, passed)
        if moved is None:
            break
        day_by_day = moved
        passed = interval_of(moved, precision).latest + timedelta(days=1)
    assert at_once == (day_by_day if day_by_day != value else None)
    if at_once is not None:
        assert last < today <= interval_of(at_once, precision).latest


@pytest.mark.parametrize(
    ("value", "precision", "months", "expected"),
    [
        ("2026-11-24", P.DAY, 12, "2027-11-24"),
        ("2026-08-31", P.DAY, 6, "2027-02-28"),
        ("2024-02-29", P.DAY, 36, "2027-02-28"),
        ("2026-10-31", P.DAY, 1, "2026-11-30"),
        ("2026-10", P.MONTH, 14, "2027-12"),
        ("2025", P.YEAR, 24, "2027"),
        ("2026", P.MID_YEAR, 12, "2027"),
        ("2025", P.YEAR, 18, None),
        ("2025", P.SEASON, 12, None),
        (None, P.UNKNOWN, 12, None),
        # Not passed yet.
        ("2026-11-26", P.DAY, 12, None),
        ("2026", P.YEAR, 12, None),
        ("2026-11-25", P.DAY, 12, None),
    ],
)
def test_r_066a_the_end_moves_by_whole_periods_and_keeps_its_precision(
    value: str | None, precision: DatePrecision, months: int, expected: str | None
):
    assert renewed(value, precision, months, day("2026-11-25")) == expected


def test_r_066a_no_end_leaves_the_years_a_date_can_have():
    assert renewed("2199-12-31", P.DAY, 1200, day("2200-06-01")) is None
    assert renewed("2198", P.YEAR, 24, day("2199-06-01")) is None


@given(DAYS, st.integers(1, 600))
def test_months_keep_the_day_number_or_end_with_the_month(start: date, months: int):
    found = months_later(start, months)
    assert (found.year - start.year) * 12 + found.month - start.month == months
    assert found.day == start.day or (found.day < start.day and (found + timedelta(days=1)).day == 1)


def party(*signatures: tuple[SignatoryStatus, str | None], must_sign: bool = True, **dates: str) -> SigningParty:
    return SigningParty(
        must_sign,
        when(dates["joined"]) if "joined" in dates else None,
        when(dates["left"]) if "left" in dates else None,
        [Signature(status, when(signed) if signed else None) for status, signed in signatures],
    )


SOUND = party((S.SIGNED, "2026-03-13"))


def test_r_063_every_party_signed_and_the_day_is_reached():
    parties = [SOUND, party((S.RATIFIED, "2026-03-14"))]
    assert entered_into_force(when("2026-04-01"), parties, day("2026-03-31")) is None
    assert entered_into_force(when("2026-04-01"), parties, day("2026-04-01")) == day("2026-04-01")
    assert entered_into_force(when("2026-04-01"), parties, day("2027-04-01")) == day("2026-04-01")
    assert entered_into_force(when("2026-04"), parties, day("2026-04-29")) is None
    assert entered_into_force(when("2026-04"), parties, day("2026-04-30")) == day("2026-04-30")
    assert entered_into_force(None, parties, day("2027-04-01")) is None
    # The day of signing itself will do.
    assert entered_into_force(when("2026-03-14"), parties, day("2026-04-01")) is not None


@pytest.mark.parametrize(
    "other",
    [
        party(),
        party((S.NOT_DESIGNATED, None)),
        party((S.AUTHORITY_VERIFIED, None)),
        party((S.SIGNED, None)),
        party((S.SIGNED, "2026-04-02")),
        party((S.SIGNED, "2026-04")),
        party((S.SIGNED_UNDER_RESERVATION, "2026-03-13")),
        party((S.SIGNED_UNAUTHORISED, "2026-03-13")),
        party((S.RATIFICATION_REFUSED, "2026-03-13"), (S.SIGNED, "2026-03-20")),
        party((S.VOIDED, "2026-03-13")),
        party((S.DECLINED, None)),
        # Two who sign together: one of them did not yet.
        party((S.SIGNED, "2026-03-13"), (S.DESIGNATED, None)),
        party((S.SIGNED_UNDER_RESERVATION, "2026-03-13"), must_sign=False),
        party((S.VOIDED, "2026-03-13"), must_sign=False),
        # Perhaps still a party on the effective day.
        party(left="2026-04"),
    ],
)
def test_r_062_r_063_what_is_not_proven_leaves_the_agreement_signed(other: SigningParty):
    assert entered_into_force(when("2026-04-01"), [SOUND, other], day("2027-01-01")) is None
    assert entered_into_force(when("2026-04-01"), [SOUND, SOUND], day("2027-01-01")) is not None


@pytest.mark.parametrize(
    "other",
    [
        party((S.VOIDED, "2026-03-01"), (S.SIGNED, "2026-03-13")),
        party((S.REPLACED, None), (S.SIGNED, "2026-03-13")),
        party(must_sign=False),
        party(left="2026-03"),
        party(joined="2026-05"),
    ],
)
def test_who_was_replaced_need_not_sign_or_was_no_party_does_not_stand_in_the_way(other: SigningParty):
    assert entered_into_force(when("2026-04-01"), [SOUND, other], day("2027-01-01")) is not None


def test_r_060_parties_that_are_not_on_record_prove_nothing():
    for parties in ([], [SOUND], [party(must_sign=False), party(must_sign=False)]):
        assert entered_into_force(when("2026-04-01"), parties, day("2027-01-01")) is None


@given(INTERVALS, st.lists(st.sampled_from(S), min_size=1, max_size=3), INTERVALS, DAYS)
def test_r_063_nothing_enters_into_force_with_a_signature_that_does_not_bind(
    effective_on: Interval, statuses: list[SignatoryStatus], signed_on: Interval, today: date
):
    other = SigningParty(
        must_sign=True, joined_on=None, left_on=None, signatures=[Signature(status, signed_on) for status in statuses]
    )
    sound = SigningParty(
        must_sign=True, joined_on=None, left_on=None, signatures=[Signature(S.SIGNED, on(date(2000, 1, 1)))]
    )
    entered = entered_into_force(effective_on, [sound, other], today)
    if entered is None:
        return
    assert entered == effective_on.latest <= today
    assert set(statuses) & {S.SIGNED, S.RATIFIED}
    assert not set(statuses) & {S.SIGNED_UNDER_RESERVATION, S.SIGNED_UNAUTHORISED, S.RATIFICATION_REFUSED}
    assert signed_on.latest <= effective_on.earliest


def period(start: str | None = None, end: str | None = None) -> Period:
    return Period(when(start) if start else None, when(end) if end else None)


def test_r_042_a_mandate_lapses_the_day_after_its_person_certainly_left():
    granted = when("2026-03-23")
    held = period("2022-06-01", "2026-11-24")
    assert holder_left([held], granted, day("2026-11-24")) is None
    assert holder_left([held], granted, day("2026-11-25")) == day("2026-11-25")
    assert holder_left([period("2022", "2026-11")], granted, day("2026-11-30")) is None
    assert holder_left([period("2022", "2026-11")], granted, day("2026-12-01")) == day("2026-12-01")
    # Another office keeps the person inside, now or perhaps.
    assert holder_left([held, period("2026-11-01")], granted, day("2026-12-01")) is None
    assert holder_left([held, period(None, "2026")], granted, day("2026-12-01")) is None
    assert holder_left([held, period("2010", "2014")], granted, day("2026-12-01")) == day("2026-11-25")


def test_awb_10_4_who_was_outside_all_along_did_not_leave():
    before = period("2018-01-01", "2022-05-31")
    assert holder_left([], when("2026-03-23"), day("2026-12-01")) is None
    assert holder_left([before], when("2026-03-23"), day("2026-12-01")) is None
    assert holder_left([period("2018-01-01", "2026-11-24")], None, day("2026-12-01")) is None
    assert holder_left([period("2026", "2026-11-24")], when("2026-03-23"), day("2026-12-01")) is None


def started(text: str, mandate: Period, *held: Period, **phase: object) -> date | None:
    limit, status = phase.get("limit"), phase.get("status")
    assert limit is None or isinstance(limit, PhaseLimit)
    assert status is None or isinstance(status, AgreementStatus)
    return mandate_started(mandate, held, limit, status, day(text))


def test_r_033_a_mandate_starts_when_its_day_is_reached_and_its_holder_is_known():
    held = period("2022-06-01")
    assert started("2026-03-22", period("2026-03-23"), held) is None
    assert started("2026-03-23", period("2026-03-23"), held) == day("2026-03-23")
    assert started("2026-03-31", period("2026-03"), held) == day("2026-03-31")
    assert started("2026-06-02", period("2026-03-23")) is None
    assert started("2026-06-02", period("2026-03-23"), period("2026-06-01")) == day("2026-06-01")
    assert started("2026-06-02", period("2026-03-23"), period("2026-06")) is None
    assert started("2026-06-02", period("2026-03-23"), period("2022", "2026")) is None
    assert started("2026-06-02", period(None, None), held) is None


def test_r_030_r_041_what_may_be_over_does_not_start():
    held = period()
    assert started("2026-06-02", period("2026-03-23", "2026-06-01"), held) is None
    assert started("2026-06-02", period("2026-03-23", "2026"), held) is None
    assert started("2026-06-02", period("2026-03-23", "2026-06-02"), held) is not None
    until, during = PhaseLimit.UNTIL_SIGNING, PhaseLimit.DURING_TERM
    a = AgreementStatus
    for limit, status, starts in (
        (until, a.IN_SIGNING, True),
        (until, a.SIGNED, False),
        (until, a.IN_FORCE, False),
        (during, a.SIGNED, True),
        (during, a.IN_FORCE, True),
        (during, a.EXPIRED, False),
        (None, a.EXPIRED, True),
        (until, None, True),
    ):
        found = started("2026-06-02", period("2026-03-23"), held, limit=limit, status=status)
        assert (found is not None) is starts, (limit, status)


@given(st.tuples(INTERVALS, INTERVALS), st.tuples(INTERVALS, INTERVALS), DAYS)
def test_r_003_nobody_holds_a_mandate_on_a_day_that_is_not_certain(
    mandate: tuple[Interval, Interval], held: tuple[Interval, Interval], today: date
):
    assume(mandate[0].latest < mandate[1].earliest)
    found = mandate_started(Period(*mandate), [Period(*held)], None, None, today)
    if found is not None:
        assert mandate[0].latest <= found <= today <= mandate[1].earliest
        assert held[0].latest <= today <= held[1].earliest


def test_r_041_a_mandate_for_the_term_ends_with_the_agreement():
    end = when("2026-11-24")
    assert mandate_exhausted(PhaseLimit.DURING_TERM, end, day("2026-11-25")) == day("2026-11-25")
    assert mandate_exhausted(PhaseLimit.DURING_TERM, end, day("2026-11-24")) is None
    assert mandate_exhausted(PhaseLimit.UNTIL_SIGNING, end, day("2026-11-25")) is None


def test_money_that_was_only_expected_lapses_with_the_period_unless_somebody_applied():
    end = when("2026")
    assert allocation_lapsed(end, has_application=False, day=day("2026-12-31")) is None
    assert allocation_lapsed(end, has_application=False, day=day("2027-01-01")) == day("2027-01-01")
    assert allocation_lapsed(end, has_application=True, day=day("2027-01-01")) is None
    assert allocation_lapsed(None, has_application=False, day=day("2027-01-01")) is None
