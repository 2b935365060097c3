"""What the rules make of the facts in the tables: which columns of which record get another value, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.agreements.rules import AgreementStatus, history_runs_forward
from app.day import rules
from app.day.rules import Period, Signature, SigningParty, Step
from app.decisions.rules import HolderKind, MandateStatus, PhaseLimit
from app.funding.rules import AllocationStatus
from app.kit.dates import DatePrecision, Interval
from app.kit.schema import PartialDate
from app.parties.rules import SignatoryStatus


def _interval(row: Mapping[str, Any], name: str) -> Interval | None:
    earliest = row[f"{name}_earliest"]
    return None if earliest is None else Interval(earliest, row[f"{name}_latest"])


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know of one record, by name; which names depends on the step."""

    id: UUID
    row: Mapping[str, Any]
    related: Sequence[Mapping[str, Any]] = ()

    def interval(self, name: str) -> Interval | None:
        """Return a partial date as the days it may mean."""
        return _interval(self.row, name)

    def period(self, start: str, end: str) -> Period:
        """Return two partial dates as a period."""
        return Period(self.interval(start), self.interval(end))

    def periods(self) -> list[Period]:
        """Return the periods of the related records."""
        return [
            Period(_interval(row, "start"), _interval(row, "end")) for row in self.related if "start_latest" in row
        ]


def signing_parties(found: Facts) -> list[SigningParty]:
    """Return the parties of an agreement with their places on the signature page."""
    places: dict[UUID, list[Mapping[str, Any]]] = {}
    for row in found.related:
        if "party_id" in row:
            places.setdefault(row["party_id"], []).append(row)
    return [
        SigningParty(
            first["must_sign"],
            _interval(first, "joined"),
            _interval(first, "left"),
            [Signature(SignatoryStatus(r["status"]), _interval(r, "signed")) for r in rows if r["status"]],
        )
        for rows in places.values()
        for first in rows[:1]
    ]


def statuses_since(found: Facts) -> list[Interval | None]:
    """Return since when an agreement had each of its statuses, in their order."""
    return [_interval(row, "since") for row in found.related if "since_latest" in row]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one record: the legal day it happened on, and the columns that get another value.

    `since` is the day an agreement's history gets for its new status, as precise as it is known.
    """

    id: UUID
    happened_on: date
    columns: Mapping[str, Any]
    since: PartialDate | None = None


Verdict = Callable[[Facts, date], Change | None]


def change_due(step: Step, facts: Facts, day: date) -> Change | None:
    """Return what a step changes about a record at the beginning of a day, if anything."""
    return _VERDICTS[step.name](facts, day)


def _entry_into_force(facts: Facts, day: date) -> Change | None:
    effective_on = facts.interval("effective")
    on = rules.entered_into_force(effective_on, signing_parties(facts), day)
    # An open F-001: a public body signed before it decided, and then nothing is in force.
    if on is None or facts.row["signed_before_decided"]:
        return None
    since = PartialDate.model_validate(facts.row["effective_on"], strict=False)
    return _status(facts, AgreementStatus.IN_FORCE, on, since)


def _renewal(facts: Facts, day: date) -> Change | None:
    end = facts.interval("end")
    precision = DatePrecision(facts.row["end_precision"])
    value = rules.renewed(facts.row["end_value"], precision, facts.row["tacit_renewal_months"], day)
    on = rules.day_after(end, day)
    if value is None or on is None:
        return None
    return Change(facts.id, on, {"ends_on": PartialDate(value=value, precision=precision, source_text=None)})


def _expiry(facts: Facts, day: date) -> Change | None:
    on = rules.expired(
        facts.interval("end"),
        is_indefinite=facts.row["is_indefinite"],
        tacit_renewal_months=facts.row["tacit_renewal_months"],
        day=day,
    )
    if on is None:
        return None
    since = PartialDate(value=on.isoformat(), precision=DatePrecision.DAY, source_text=None)
    return _status(facts, AgreementStatus.EXPIRED, on, since)


def _status(facts: Facts, status: AgreementStatus, on: date, since: PartialDate) -> Change | None:
    """Return a change of status, unless the record's own history says that it had a later one already."""
    if history_runs_forward([*statuses_since(facts), since.interval]):
        return None
    return Change(facts.id, on, {"status": status}, since)


def _mandate(facts: Facts, on: date | None, status: MandateStatus) -> Change | None:
    return None if on is None else Change(facts.id, on, {"status": status})


def _exhaustion(facts: Facts, day: date) -> Change | None:
    limit = PhaseLimit(facts.row["phase_limit"])
    return _mandate(facts, rules.mandate_exhausted(limit, facts.interval("term"), day), MandateStatus.EXHAUSTED)


def _mandate_expiry(facts: Facts, day: date) -> Change | None:
    return _mandate(facts, rules.day_after(facts.interval("end"), day), MandateStatus.EXPIRED)


def _lapse_with_holder(facts: Facts, day: date) -> Change | None:
    on = rules.holder_left(facts.periods(), facts.interval("granted"), day)
    return _mandate(facts, on, MandateStatus.LAPSED)


def _lapse_with_parent(facts: Facts, day: date) -> Change | None:
    return _mandate(facts, day, MandateStatus.LAPSED)


def _activation(facts: Facts, day: date) -> Change | None:
    held = facts.periods()
    if facts.row["holder_kind"] == HolderKind.PERSON and not held and facts.row["has_consent"]:
        # Somebody outside the organisation, with the consent that needs (Awb 10:4).
        held = [Period(None, None)]
    phase, status = facts.row["phase_limit"], facts.row["agreement_status"]
    on = rules.mandate_started(
        facts.period("start", "end"),
        held,
        PhaseLimit(phase) if phase else None,
        AgreementStatus(status) if status else None,
        day,
    )
    return _mandate(facts, on, MandateStatus.ACTIVE)


def _allocation_lapse(facts: Facts, day: date) -> Change | None:
    on = rules.allocation_lapsed(facts.interval("end"), has_application=facts.row["has_application"], day=day)
    return None if on is None else Change(facts.id, on, {"status": AllocationStatus.LAPSED})


_VERDICTS: Mapping[str, Verdict] = {
    rules.ENTER_INTO_FORCE.name: _entry_into_force,
    rules.RENEW.name: _renewal,
    rules.EXPIRE.name: _expiry,
    rules.EXHAUST_MANDATE.name: _exhaustion,
    rules.EXPIRE_MANDATE.name: _mandate_expiry,
    rules.LAPSE_WITH_HOLDER.name: _lapse_with_holder,
    rules.LAPSE_WITH_PARENT.name: _lapse_with_parent,
    rules.ACTIVATE_MANDATE.name: _activation,
    rules.LAPSE_ALLOCATION.name: _allocation_lapse,
}
