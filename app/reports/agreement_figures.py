"""The report on agreements from representations: how many, since when as they are, what does not add up. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from statistics import median_low
from typing import Any

from app.findings.result import FindingSeverity, FindingStatus
from app.kit.dates import DatePrecision, Interval, interval_of
from app.reports.rules import AgreementGrouping

Representation = Mapping[str, Any]
Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """What a report tells of one agreement; `waiting_days` is nothing where it is not known since when."""

    id: str
    kind: str
    status: str | None
    area_ids: tuple[str, ...]
    waiting_days: int | None
    open_findings: Mapping[str, int]

    def keys(self, groups: Sequence[AgreementGrouping]) -> Iterable[Key]:
        """Return the rows it stands in: one for each of its areas where these are told apart."""
        values: dict[AgreementGrouping, tuple[str | None, ...]] = {
            AgreementGrouping.AREA: self.area_ids or (None,),
            AgreementGrouping.KIND: (self.kind,),
            AgreementGrouping.STATUS: (self.status,),
        }
        return product(*(values[name] for name in groups))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFigures:
    """The measures of one row of the report on agreements; waiting in days."""

    agreements: int
    statuses: Mapping[str | None, int]
    median_days: int | None
    maximum_days: int | None
    known_days: int
    open_findings: Mapping[str, int]


def facts_of(
    agreements: Iterable[Representation], findings: Iterable[Representation], day: date
) -> list[AgreementFacts]:
    """Return the facts of agreements as they stood on a day, with the open findings about each."""
    noticed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        if finding["status"] == FindingStatus.OPEN:
            noticed[finding["agreementId"]][finding["severity"]] += finding.get("count", 1)
    return [
        AgreementFacts(
            id=agreement["id"],
            kind=agreement["kind"],
            status=agreement["status"],
            area_ids=tuple(agreement["areaIds"]),
            waiting_days=_waiting(agreement["statusHistory"], day),
            open_findings=noticed[agreement["id"]],
        )
        for agreement in agreements
    ]


def rows(facts: Iterable[AgreementFacts], groups: Sequence[AgreementGrouping]) -> dict[Key, AgreementFigures]:
    """Return the figures by key."""
    gathered: defaultdict[Key, list[AgreementFacts]] = defaultdict(list)
    for found in facts:
        for key in found.keys(groups):
            gathered[key].append(found)
    return {key: figures(found) for key, found in gathered.items()}


def figures(facts: Sequence[AgreementFacts]) -> AgreementFigures:
    """Return the measures of some agreements, each counted once."""
    waiting = [found.waiting_days for found in facts if found.waiting_days is not None]
    noticed: Counter[str] = Counter()
    for found in facts:
        noticed.update(found.open_findings)
    return AgreementFigures(
        agreements=len(facts),
        statuses=Counter(found.status for found in facts),
        median_days=median_low(waiting) if waiting else None,
        maximum_days=max(waiting, default=None),
        known_days=len(waiting),
        open_findings={severity.value: noticed[severity.value] for severity in FindingSeverity},
    )


def _waiting(history: Sequence[Representation], day: date) -> int | None:
    """Return how many days the last status certainly lasts; nothing where its beginning is not known (R-003)."""
    since = history[-1]["since"] if history else None
    if since is None or since["value"] is None:
        return None
    return max(0, (day - _days_of(since).latest).days)


def _days_of(stated: Representation) -> Interval:
    # A column keeps the names the application uses, a representation those that are published.
    said = stated.get("sourceText", stated.get("source_text"))
    return interval_of(stated["value"], DatePrecision(stated["precision"]), said)
