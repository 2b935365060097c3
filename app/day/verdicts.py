"""What the rules make of the facts in the tables: which columns of which record get another value, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.agreements.rules import AgreementStatus, history_runs_forward
from app.amendments.amendment_machine import AMENDMENT_MACHINE
from app.amendments.amendment_situation import AmendmentSituation
from app.day import rules
from app.day.rules import Step
from app.decisions.rules import MandateStatus
from app.funding.rules import AllocationStatus
from app.kit.dates import DatePrecision, Interval
from app.kit.domain import RecordingMode
from app.kit.schema import PartialDate
from app.lifecycle.agreement_guards import AgreementSituation
from app.lifecycle.agreement_machine import AGREEMENT_MACHINE
from app.lifecycle.consequences import since_when
from app.lifecycle.ending_guards import may_be_noticed
from app.lifecycle.mandate_ending_guards import left_on
from app.lifecycle.mandate_ending_guards import since_when as mandate_since
from app.lifecycle.mandate_guards import MandateSituation
from app.lifecycle.mandate_machine import MANDATE_MACHINE


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


def agreement_change_due(step: Step, facts: Facts, situation: AgreementSituation) -> Change | None:
    """Return what a step changes about an agreement at the beginning of a day: what its state machine allows."""
    if step is rules.RENEW:
        return None if may_be_noticed(situation.x) else _renewal(facts, situation.day)
    verdict = AGREEMENT_MACHINE.judge(step.name, facts.row["status"], situation)
    if not verdict.is_possible(RecordingMode.WORKFLOW):
        return None
    since = since_when(step.name, situation)
    if step is rules.ENTER_INTO_FORCE:
        since = PartialDate.model_validate(facts.row["effective_on"], strict=False)
    return _status(facts, AgreementStatus(AGREEMENT_MACHINE.transitions[step.name].target), since)


def amendment_change_due(step: Step, situation: AmendmentSituation) -> Change | None:
    """Return whether an adopted amendment takes effect at the beginning of a day: what its state machine allows."""
    name = step.command.partition(".")[2]
    verdict = AMENDMENT_MACHINE.judge(name, situation.proposal.status, situation)
    if not verdict.is_possible(RecordingMode.WORKFLOW):
        return None
    effective = situation.proposal.effective_on
    return Change(UUID(situation.proposal.id), situation.day if effective is None else effective.latest, {})


def mandate_change_due(step: Step, situation: MandateSituation) -> Change | None:
    """Return what a step changes about a mandate at the beginning of a day: what its state machine allows."""
    name = step.command.partition(".")[2]
    status = situation.mandate.status or ""
    if not MANDATE_MACHINE.judge(name, status, situation).is_possible(RecordingMode.WORKFLOW):
        return None
    if step is rules.LAPSE_WITH_HOLDER and left_on(situation) is None:
        return None
    target = MandateStatus(MANDATE_MACHINE.transitions[name].target)
    return Change(UUID(situation.mandate.id), mandate_since(name, situation), {"status": target})


def _renewal(facts: Facts, day: date) -> Change | None:
    end = facts.interval("end")
    precision = DatePrecision(facts.row["end_precision"])
    value = rules.renewed(facts.row["end_value"], precision, facts.row["tacit_renewal_months"], day)
    on = rules.day_after(end, day)
    if value is None or on is None:
        return None
    return Change(facts.id, on, {"ends_on": PartialDate(value=value, precision=precision, source_text=None)})


def _status(facts: Facts, status: AgreementStatus, since: PartialDate) -> Change | None:
    """Return a change of status, unless the record's own history says that it had a later one already."""
    if history_runs_forward([*statuses_since(facts), since.interval]):
        return None
    return Change(facts.id, since.interval.latest, {"status": status}, since)


def _allocation_lapse(facts: Facts, day: date) -> Change | None:
    on = rules.allocation_lapsed(facts.interval("end"), has_application=facts.row["has_application"], day=day)
    return None if on is None else Change(facts.id, on, {"status": AllocationStatus.LAPSED})


_VERDICTS: Mapping[str, Verdict] = {rules.LAPSE_ALLOCATION.name: _allocation_lapse}
