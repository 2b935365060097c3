"""Only certainty lets an agreement enter into force or end (R-003, R-061 to R-063, R-065 to R-068)."""

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.findings.examination import examine
from app.findings.facts import (
    AgreementFacts,
    DossierFacts,
    PartyFacts,
    SignatoryFacts,
    SignatureFacts,
    TerminationFacts,
)
from app.findings.rules import DEFAULT_SETTINGS
from app.kit.dates import DatePrecision, Interval, interval_of, on
from app.kit.domain import RecordingMode
from app.lifecycle.agreement_guards import AgreementSituation
from app.lifecycle.agreement_machine import AGREEMENT_MACHINE
from app.lifecycle.ending_guards import may_be_noticed
from app.parties.rules import SignatoryStatus as S

NUMBERS = count()
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
INTERVALS = st.tuples(DAYS, st.integers(0, 400)).map(
    lambda found: Interval(found[0], found[0] + timedelta(days=found[1]))
)
Side = tuple[PartyFacts, tuple[SignatoryFacts, ...]]


def when(text: str) -> Interval:
    """A day, a month or a year, whichever the text is."""
    precision = {10: DatePrecision.DAY, 7: DatePrecision.MONTH, 4: DatePrecision.YEAR}[len(text)]
    return interval_of(text, precision)


def side(*signed: tuple[S, Interval | None], must_sign: bool = True, joined: str = "", left: str = "") -> Side:
    """A party with its places on the signature page."""
    party = f"party-{next(NUMBERS)}"
    places = tuple(
        SignatoryFacts(
            id=f"signatory-{next(NUMBERS)}",
            party_id=party,
            status=status.value,
            signature=SignatureFacts(signed_on=signed_on) if signed_on else None,
        )
        for status, signed_on in signed
    )
    facts = PartyFacts(
        id=party,
        organisation_id=f"of-{party}",
        must_sign=must_sign,
        joined_on=when(joined) if joined else None,
        left_on=when(left) if left else None,
    )
    return facts, places


def enters(effective_on: Interval | None, sides: list[Side], today: str | date) -> bool:
    """Whether a signed agreement of these parties enters into force at the beginning of a day."""
    dossier = DossierFacts(
        agreement=AgreementFacts(id="agreement", status="signed", effective_on=effective_on),
        parties=tuple(party for party, _ in sides),
        signatories=tuple(place for _, places in sides for place in places),
    )
    day = date.fromisoformat(today) if isinstance(today, str) else today
    situation = AgreementSituation(examine(dossier, day, DEFAULT_SETTINGS))
    return AGREEMENT_MACHINE.judge("enter_into_force", "signed", situation).is_possible(RecordingMode.WORKFLOW)


MARCH = when("2026-03-13")
SOUND = side((S.SIGNED, MARCH))


def test_r_063_every_party_signed_and_the_day_is_reached():
    parties = [SOUND, side((S.RATIFIED, when("2026-03-14")))]
    for effective_on, today, expected in (
        ("2026-04-01", "2026-03-31", False),
        ("2026-04-01", "2026-04-01", True),
        ("2026-04-01", "2027-04-01", True),
        ("2026-04", "2026-04-29", False),
        ("2026-04", "2026-04-30", True),
        # The day of signing itself will do.
        ("2026-03-14", "2026-04-01", True),
    ):
        assert enters(when(effective_on), parties, today) is expected, (effective_on, today)
    assert not enters(None, parties, "2027-04-01")


@pytest.mark.parametrize(
    "other",
    [
        side(),
        side((S.NOT_DESIGNATED, None)),
        side((S.AUTHORITY_VERIFIED, None)),
        side((S.SIGNED, None)),
        side((S.SIGNED, when("2026-04-02"))),
        side((S.SIGNED, when("2026-04"))),
        side((S.SIGNED_UNDER_RESERVATION, MARCH)),
        side((S.SIGNED_UNAUTHORISED, MARCH)),
        side((S.RATIFICATION_REFUSED, MARCH), (S.SIGNED, when("2026-03-20"))),
        side((S.VOIDED, MARCH)),
        side((S.DECLINED, None)),
        # Two who sign together, as far as anybody knows: one of them did not yet.
        side((S.SIGNED, MARCH), (S.DESIGNATED, None)),
        side((S.SIGNED_UNDER_RESERVATION, MARCH), must_sign=False),
        side((S.VOIDED, MARCH), must_sign=False),
        # Perhaps still a party on the effective day.
        side(left="2026-04"),
    ],
)
def test_r_062_r_063_what_is_not_proven_leaves_the_agreement_signed(other: Side):
    # A third party, so that it is not the number of them that keeps the agreement back.
    assert not enters(when("2026-04-01"), [SOUND, side((S.SIGNED, MARCH)), other], "2027-01-01")
    assert enters(when("2026-04-01"), [SOUND, side((S.SIGNED, MARCH))], "2027-01-01")


@pytest.mark.parametrize(
    "other",
    [
        side((S.VOIDED, when("2026-03-01")), (S.SIGNED, MARCH)),
        side((S.REPLACED, None), (S.SIGNED, MARCH)),
        side(must_sign=False),
        side(left="2026-03"),
        side(joined="2026-05"),
    ],
)
def test_who_was_replaced_need_not_sign_or_was_no_party_does_not_stand_in_the_way(other: Side):
    assert enters(when("2026-04-01"), [SOUND, side((S.SIGNED, MARCH)), other], "2027-01-01")


def test_r_060_parties_that_are_not_on_record_prove_nothing():
    for parties in ([], [SOUND], [side(must_sign=False), side(must_sign=False)]):
        assert not enters(when("2026-04-01"), parties, "2027-01-01")


@given(INTERVALS, st.lists(st.sampled_from(S), min_size=1, max_size=3), INTERVALS, DAYS)
def test_r_063_nothing_enters_into_force_with_a_signature_that_does_not_bind(
    effective_on: Interval, statuses: list[S], signed_on: Interval, today: date
):
    other = side(*((status, signed_on) for status in statuses))
    sound = side((S.SIGNED, on(date(2000, 1, 1))))
    if enters(effective_on, [sound, other], today):
        assert effective_on.latest <= today
        assert set(statuses) & {S.SIGNED, S.RATIFIED}
        assert not set(statuses) & {S.SIGNED_UNDER_RESERVATION, S.SIGNED_UNAUTHORISED, S.RATIFICATION_REFUSED}
        assert signed_on.latest <= effective_on.earliest


def in_force(*ends: TerminationFacts, **facts: object) -> DossierFacts:
    """An agreement in force of two parties, with what ends it."""
    given: dict[str, object] = {"id": "agreement", "status": "in_force", **facts}
    return DossierFacts(
        agreement=AgreementFacts(**given),  # type: ignore[arg-type]
        parties=(SOUND[0], side()[0]),
        terminations=ends,
    )


def happens(name: str, dossier: DossierFacts, today: date) -> bool:
    """Whether an agreement in force takes a step at the beginning of a day."""
    situation = AgreementSituation(examine(dossier, today, DEFAULT_SETTINGS))
    return AGREEMENT_MACHINE.judge(name, "in_force", situation).is_possible(RecordingMode.WORKFLOW)


@given(INTERVALS, DAYS)
def test_r_003_nothing_ends_while_it_may_still_run(end: Interval, today: date):
    over = end.latest < today
    assert happens("expire", in_force(ends_on=end), today) is over
    assert not happens("expire", in_force(ends_on=end, is_indefinite=True), today)
    assert not happens("expire", in_force(ends_on=end, tacit_renewal_months=12), today)
    assert happens("terminate", in_force(TerminationFacts(id="t", kind="notice", effective_on=end)), today) is over


@given(INTERVALS, INTERVALS, INTERVALS, st.integers(0, 12), DAYS)
def test_r_066a_an_agreement_is_not_both_renewed_and_expired(
    end: Interval, effective_on: Interval, received_on: Interval, months: int, today: date
):
    notice = TerminationFacts(id="t", kind="notice", effective_on=effective_on, notice_received_on=received_on)
    dossier = in_force(notice, ends_on=end, tacit_renewal_months=12, notice_period_months=months)
    is_renewed = not may_be_noticed(examine(dossier, today, DEFAULT_SETTINGS))
    if is_renewed:
        assert not happens("expire", dossier, today)
        assert effective_on.earliest > end.latest
    elif happens("expire", dossier, today):
        assert end.latest < today
