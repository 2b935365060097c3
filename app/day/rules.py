"""What time alone changes, and from which legal day (D11; state machines in the domain reference, section 3).

Every question is answered for the beginning of a legal day, and only certainty counts: a partial date has passed when
every day it may mean has (R-003). What is not certain leaves the record as its source states it. Each function
returns the legal day on which the change happened in law, or nothing while it is not due.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.agreements.rules import AgreementStatus
from app.decisions.rules import PhaseLimit
from app.findings.rules import DEFAULT_SETTINGS
from app.kit.dates import LAST_DAY, DatePrecision, Interval, interval_of, months_later
from app.kit.domain import Localised, problem_type
from app.parties.rules import SignatoryStatus

ONE_DAY = timedelta(days=1)
_FEWEST_PARTIES = 2

DAY_TURNING = problem_type(
    "day-turning",
    503,
    title=Localised("Het register werkt de nieuwe dag bij", "The register is turning to the new day"),
    cause=Localised(
        "Een nieuwe dag is begonnen; wat daardoor verandert, is nog niet helemaal verwerkt.",
        "A new day has begun; what changes by that has not been applied completely yet.",
    ),
    remedy=Localised(
        "Er is niets half gedaan; herhaal het verzoek na de tijd in `Retry-After`.",
        "Nothing was half done; repeat the request after the time in `Retry-After`.",
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of change: its own name, the command it is journalled as, and the rule in words."""

    name: str
    command: str
    because: str

    @property
    def kind(self) -> str:
        """Return the kind of record it changes."""
        return self.command.partition(".")[0]


ENTER_INTO_FORCE = Step(
    "enter_into_force",
    "agreement.enter_into_force",
    "R-062, R-063: the effective date is reached and every party that must sign has a valid signature",
)
RENEW = Step("renew", "agreement.renew", "R-066a: the last day passed and no notice is on record")
EXPIRE = Step("expire", "agreement.expire", "R-065: the last day passed and nothing renews the agreement")
EXHAUST_MANDATE = Step("exhaust_mandate", "mandate.exhaust", "R-041: the term of the agreement it serves has ended")
EXPIRE_MANDATE = Step("expire_mandate", "mandate.expire", "R-030: its last day passed")
LAPSE_WITH_HOLDER = Step("lapse_with_holder", "mandate.lapse", "R-042: the person who held it left office")
LAPSE_WITH_PARENT = Step("lapse_with_parent", "mandate.lapse", "R-037: the mandate it derives from has ended")
ACTIVATE_MANDATE = Step(
    "activate_mandate", "mandate.activate", "R-030, R-033: its first day is reached and its holder is known"
)
LAPSE_ALLOCATION = Step(
    "lapse_allocation", "allocation.lapse", "the period of the envelope ended and no application was pending"
)
# Agreements come first, because mandates serve them; what ends comes before what begins.
STEPS = (
    ENTER_INTO_FORCE,
    RENEW,
    EXPIRE,
    EXHAUST_MANDATE,
    EXPIRE_MANDATE,
    LAPSE_WITH_HOLDER,
    LAPSE_WITH_PARENT,
    ACTIVATE_MANDATE,
    LAPSE_ALLOCATION,
)

_PERIOD: Mapping[str, tuple[int, ...]] = {"valid_from": (), "valid_to": ()}
# Every dated fact that the checks compare with the day they are run for, by kind of record, and the terms in days
# they count from it: on these days a finding may come or go although nobody touched its dossier.
DATED_FACTS: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "agreement": {"starts_on": (), "effective_on": (DEFAULT_SETTINGS.publication_days,), "ends_on": ()},
    "party": {"joined_on": (), "left_on": ()},
    "signatory": {"signed_on": ()},
    "signing_event": {"planned_on": (-DEFAULT_SETTINGS.signatory_lead_days,), "held_on": ()},
    "follow_up": {"due_on": (), "done_on": ()},
    "decision": {"decided_on": (DEFAULT_SETTINGS.publication_days, DEFAULT_SETTINGS.follow_up_days)},
    "mandate": _PERIOD,
    "office_holding": _PERIOD,
    "role_assignment": _PERIOD,
}

_VALID = frozenset({SignatoryStatus.SIGNED, SignatoryStatus.RATIFIED})
_INVALID = frozenset(
    {
        SignatoryStatus.SIGNED_UNDER_RESERVATION,
        SignatoryStatus.SIGNED_UNAUTHORISED,
        SignatoryStatus.RATIFICATION_REFUSED,
    }
)
_FALLEN_AWAY = frozenset({SignatoryStatus.DECLINED, SignatoryStatus.REPLACED, SignatoryStatus.VOIDED})
_SIGNED_OR_LATER = frozenset(
    {
        AgreementStatus.SIGNED,
        AgreementStatus.IN_FORCE,
        AgreementStatus.EXPIRED,
        AgreementStatus.TERMINATED,
        AgreementStatus.SUPERSEDED,
        AgreementStatus.WITHDRAWN,
        AgreementStatus.ANNULLED,
    }
)
_OVER = _SIGNED_OR_LATER - {AgreementStatus.SIGNED, AgreementStatus.IN_FORCE}


@dataclass(frozen=True, slots=True)
class Signature:
    """One place on the signature page of a party, and when it was signed."""

    status: SignatoryStatus
    signed_on: Interval | None


@dataclass(frozen=True, slots=True)
class SigningParty:
    """A party to an agreement with its places on the signature page."""

    must_sign: bool
    joined_on: Interval | None
    left_on: Interval | None
    signatures: Sequence[Signature]


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its first and last day; one that is missing is open."""

    start: Interval | None
    end: Interval | None

    def certainly_covers(self, when: Interval) -> bool:
        """Tell whether every day of `when` certainly lies in the period."""
        has_begun = self.start is None or self.start.latest <= when.earliest
        return has_begun and (self.end is None or self.end.earliest >= when.latest)

    def certainly_ended_before(self, day: date) -> bool:
        """Tell whether the period certainly ended before a day."""
        return self.end is not None and self.end.latest < day


def day_after(end: Interval | None, day: date) -> date | None:
    """Return the day after a last day that has certainly passed at the beginning of `day`.

    From that day on an agreement is expired (R-065), and so is a mandate (R-030).
    """
    return end.latest + ONE_DAY if end is not None and end.latest < day else None


def entered_into_force(effective_on: Interval | None, parties: Collection[SigningParty], day: date) -> date | None:
    """Return the day by which an agreement that was signed certainly is in force (R-061, R-062, R-063).

    Every party that must sign has signed validly, with nobody of it still to sign (R-016), on a day certainly not
    after the effective date; and no signature of anybody is reserved, unauthorised, refused ratification, or voided
    without another in its place.
    """
    if effective_on is None or effective_on.latest > day or len(parties) < _FEWEST_PARTIES:
        return None
    bound = [party for party in parties if party.must_sign and not _certainly_absent(party, effective_on)]
    are_sound = not any(map(_has_defect, parties)) and all(_is_complete(party, effective_on) for party in bound)
    return effective_on.latest if bound and are_sound else None


def _certainly_absent(party: SigningParty, effective_on: Interval) -> bool:
    joined_later = party.joined_on is not None and party.joined_on.certainly_after(effective_on)
    return joined_later or (party.left_on is not None and party.left_on.certainly_before(effective_on))


def _has_defect(party: SigningParty) -> bool:
    statuses = {signature.status for signature in party.signatures}
    return bool(statuses & _INVALID) or (SignatoryStatus.VOIDED in statuses and not statuses & _VALID)


def _is_complete(party: SigningParty, effective_on: Interval) -> bool:
    standing = [signature for signature in party.signatures if signature.status not in _FALLEN_AWAY]
    return bool(standing) and all(
        signature.status in _VALID
        and signature.signed_on is not None
        and signature.signed_on.latest <= effective_on.earliest
        for signature in standing
    )


def expired(
    ends_on: Interval | None, *, is_indefinite: bool | None, tacit_renewal_months: int | None, day: date
) -> date | None:
    """Return the day from which an agreement in force is expired: the one after its last (R-065, R-066).

    One that is also marked indefinite contradicts itself and is left alone.
    """
    if is_indefinite is True or tacit_renewal_months is not None:
        return None
    return day_after(ends_on, day)


def renewed(value: str | None, precision: DatePrecision, months: int, day: date) -> str | None:
    """Return the last day an agreement gets by tacit renewal, once or as often as its end passed (R-066a).

    Its precision stays. Nothing is returned while the end has not certainly passed, and where the new end cannot be
    said as precisely as the old one: a year does not move by half a year, a season not at all.
    """
    end = value
    while end is not None and interval_of(end, precision).latest < day:
        end = _moved(end, precision, months)
    return end if end != value else None


def _moved(value: str, precision: DatePrecision, months: int) -> str | None:
    present = interval_of(value, precision).earliest
    if present.year + months // 12 >= LAST_DAY.year:
        return None
    if precision is DatePrecision.DAY:
        return months_later(present, months).isoformat()
    if precision is DatePrecision.MONTH:
        return months_later(present, months).strftime("%Y-%m")
    if precision in {DatePrecision.YEAR, DatePrecision.MID_YEAR} and months % 12 == 0:
        return f"{present.year + months // 12:04d}"
    return None


def mandate_exhausted(phase_limit: PhaseLimit | None, agreement_ends_on: Interval | None, day: date) -> date | None:
    """Return the day from which a mandate for the term of an expired agreement has no phase left (R-041)."""
    return day_after(agreement_ends_on, day) if phase_limit is PhaseLimit.DURING_TERM else None


def holder_left(offices: Collection[Period], granted_on: Interval | None, day: date) -> date | None:
    """Return the day on which a mandate held by a person lapsed because that person left office (R-042).

    `offices` are those of the person at the granting organisation. The person certainly held one when the mandate
    was granted, and certainly holds none any more; who was outside the organisation all along did not leave it.
    """
    if granted_on is None or not any(office.certainly_covers(granted_on) for office in offices):
        return None
    ends = [office.end.latest for office in offices if office.end is not None and office.end.latest < day]
    return max(ends) + ONE_DAY if len(ends) == len(offices) else None


def mandate_started(
    period: Period,
    holder_periods: Iterable[Period],
    phase_limit: PhaseLimit | None,
    agreement_status: AgreementStatus | None,
    day: date,
) -> date | None:
    """Return the day from which a granted mandate is active: its first, or the later one its holder is known from.

    `holder_periods` are the periods in which it certainly has a holder. A mandate whose last day or phase may have
    passed does not start any more (R-030, R-041).
    """
    start = period.start
    if start is None or start.latest > day or (period.end is not None and period.end.earliest < day):
        return None
    gone = {PhaseLimit.UNTIL_SIGNING: _SIGNED_OR_LATER, PhaseLimit.DURING_TERM: _OVER}
    if phase_limit is not None and agreement_status in gone[phase_limit]:
        return None
    today = Interval(day, day)
    begun = [
        held.start.latest if held.start is not None else start.latest
        for held in holder_periods
        if held.certainly_covers(today)
    ]
    return max(start.latest, min(begun)) if begun else None


def allocation_lapsed(period_to: Interval | None, *, has_application: bool, day: date) -> date | None:
    """Return the day from which money that was only expected or set apart has lapsed: the envelope's period ended.

    Whoever applied in time is still to get a decision (Awb 4:25), so an application keeps the allocation.
    """
    return None if has_application else day_after(period_to, day)
