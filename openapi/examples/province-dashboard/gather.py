"""Ask the register for the figures."""

from datetime import date

from convenant_client import Convenant

from figures import AreaMoney, Envelopes, Figures, Finding, Money, Severity, StatusFigures

NO_AREA = "zonder gebied"
NO_STATUS = "onbekend"
_BY_SEVERITY: tuple[Severity, ...] = ("error", "warning", "info")


def gather(register: Convenant, url: str, today: date) -> Figures:
    """Return what the dashboard shows, as far as the reader may see it."""
    funding = register.reports.funding()
    return Figures(
        register=url,
        made_on=today,
        envelopes=Envelopes(funding.total.ceiling_cents, funding.total.announced_cents, funding.total.free_cents),
        areas=_areas(register),
        statuses=_statuses(register),
        findings=_findings(register, url),
    )


def _areas(register: Convenant) -> tuple[AreaMoney, ...]:
    """Return the money of every area: also of areas without any, and of money without an area."""
    found: dict[str | None, Money] = {}
    for row in register.reports.funding(group_by=["area"]).items:
        found[row.groups[0].value] = Money(
            expected=row.expected_cents,
            reserved=row.reserved_cents,
            consumed=row.consumption_cents,
            granted=row.granted_cents,
            paid=row.paid_cents,
            determined=row.determined_cents,
        )
    named = {str(area.id): area.name for area in register.areas.list(sort="name")}
    areas = [AreaMoney(name, found.get(id_, Money())) for id_, name in named.items()]
    unplaced = [money for id_, money in found.items() if id_ not in named]
    return (*areas, *(AreaMoney(NO_AREA, money) for money in unplaced))


def _statuses(register: Convenant) -> tuple[StatusFigures, ...]:
    """Return the statuses there are agreements in, in the order in which an agreement passes through them."""
    report = register.reports.agreements(group_by=["status"])
    rows = {row.groups[0].value: row for row in report.items}
    known = [(value.value, value.label.nl) for value in register.codelists.get("agreement-status").values]
    return tuple(
        StatusFigures(
            status=label,
            agreements=rows[status].agreements,
            median_days=rows[status].waiting.median_days,
            maximum_days=rows[status].waiting.maximum_days,
            known=rows[status].waiting.agreements,
        )
        for status, label in [*known, (None, NO_STATUS)]
        if status in rows
    )


def _findings(register: Convenant, url: str) -> tuple[Finding, ...]:
    """Return what does not add up, the most severe first."""
    titles = {str(each.id): each.title for each in register.agreements.list(fields=["id", "title"])}
    found = [
        Finding(
            severity=finding.severity,
            code=finding.code,
            explanation=finding.explanation.nl,
            agreement=titles.get(str(finding.agreement_id)) or "overeenkomst zonder titel",
            address=f"{url}{finding.address}",
        )
        for finding in register.findings.list(status="open", limit=200)
    ]
    return tuple(sorted(found, key=lambda each: (_BY_SEVERITY.index(each.severity), each.code, each.agreement)))
