"""How each report is laid out as a sheet: its columns, a row per key, and the total."""

from collections.abc import Sequence
from datetime import date

from app.agreements.rules import AgreementKind, AgreementStatus
from app.findings.result import FindingSeverity
from app.funding.rules import AllocationStatus
from app.kit.codelists import CodeList
from app.kit.domain import Localised
from app.kit.schema import PartialDate, instant_text
from app.reports.rules import MEASURES, NAMED, AgreementGrouping, FundingGrouping
from app.reports.schemas import (
    AgreementFiguresRead,
    AgreementGroup,
    AgreementReport,
    FundingFigures,
    FundingGroup,
    FundingReport,
    GrantEntry,
    GrantRegisterPage,
)
from app.reports.sheets import GROUP, TOTAL, Cell, CellKind, Column, Sheet

_FUNDING = Localised("Financieel overzicht", "Funding report")
_AGREEMENTS = Localised("Overzicht overeenkomsten", "Agreement report")
_GRANTS = Localised("Subsidieregister", "Grant register")
_TITLES = {
    "area": Localised("gebied", "area"),
    "recipient": Localised("ontvanger", "recipient"),
    "programme": Localised("programma", "programme"),
    "provider": Localised("verstrekker", "provider"),
    "status": Localised("status", "status"),
    "year": Localised("jaar", "year"),
    "kind": Localised("soort", "kind"),
    "allocations": Localised("aantal toewijzingen", "allocations"),
    "ceiling_cents": Localised("plafond", "ceiling"),
    "announced_cents": Localised("aangekondigd", "announced"),
    "expected_cents": Localised("verwacht", "expected"),
    "reserved_cents": Localised("gereserveerd", "reserved"),
    "granted_cents": Localised("verleend", "granted"),
    "consumption_cents": Localised("beslag", "consumption"),
    "advanced_cents": Localised("bevoorschot", "advanced"),
    "paid_cents": Localised("betaald", "paid"),
    "accounted_cents": Localised("verantwoord", "accounted"),
    "determined_cents": Localised("vastgesteld", "determined"),
    "claim_cents": Localised("te vorderen", "claim"),
    "refused_cents": Localised("geweigerd", "refused"),
    "free_cents": Localised("vrij", "free"),
}
_LABELS: dict[str, type[CodeList]] = {"status": AllocationStatus, "kind": AgreementKind}
_ROW = Column(Localised("regel", "row"), CellKind.TEXT)
_AXES = (
    Column(Localised("peildatum", "as of"), CellKind.DAY),
    Column(Localised("bekend op", "known at"), CellKind.TEXT),
)


def funding_sheet(report: FundingReport) -> Sheet:
    """Lay out a report on money."""
    by = tuple(group.by for group in report.items[0].groups) if report.items else ()
    measures = [Column(_TITLES[name], _kind_of(name)) for name in MEASURES]
    axes = _axes(report)
    rows = [(GROUP, *_group_cells(row.groups), *_money_cells(row), *axes) for row in report.items if row.groups]
    blank = (None,) * len(_group_columns(by))
    total = (TOTAL, *blank, *_money_cells(report.total), *axes)
    return Sheet("funding", _FUNDING, (_ROW, *_group_columns(by), *measures, *_AXES), [*rows, total])


def agreement_sheet(report: AgreementReport) -> Sheet:
    """Lay out a report on agreements; each status has a column of its own."""
    by = tuple(group.by for group in report.items[0].groups) if report.items else ()
    measures = (
        Column(Localised("aantal overeenkomsten", "agreements"), CellKind.COUNT),
        *(Column(Localised(status.nl, status.en), CellKind.COUNT) for status in AgreementStatus),
        Column(Localised("wachttijd mediaan (dagen)", "waiting median (days)"), CellKind.COUNT),
        Column(Localised("wachttijd langst (dagen)", "waiting maximum (days)"), CellKind.COUNT),
        *(
            Column(Localised(f"open: {severity.nl}", f"open: {severity.en}"), CellKind.COUNT)
            for severity in FindingSeverity
        ),
    )
    axes = _axes(report)
    rows = [(GROUP, *_group_cells(row.groups), *_agreement_cells(row), *axes) for row in report.items if row.groups]
    blank = (None,) * len(_group_columns(by))
    total = (TOTAL, *blank, *_agreement_cells(report.total), *axes)
    return Sheet("agreements", _AGREEMENTS, (_ROW, *_group_columns(by), *measures, *_AXES), [*rows, total])


def grant_sheet(page: GrantRegisterPage) -> Sheet:
    """Lay out a page of the register of grants."""
    columns = (
        Column(Localised("toewijzing-id", "allocation id"), CellKind.TEXT),
        Column(Localised("ontvanger", "recipient"), CellKind.TEXT),
        Column(Localised("ontvanger-id", "recipient id"), CellKind.TEXT),
        Column(Localised("verstrekker", "provider"), CellKind.TEXT),
        Column(Localised("verstrekker-id", "provider id"), CellKind.TEXT),
        Column(Localised("doel", "purpose"), CellKind.TEXT),
        Column(Localised("status", "status"), CellKind.TEXT),
        Column(Localised("verleend op", "granted on"), CellKind.DAY),
        Column(Localised("bedrag", "amount"), CellKind.AMOUNT),
        Column(Localised("vastgesteld", "determined"), CellKind.AMOUNT),
        Column(Localised("overeenkomst-id", "agreement id"), CellKind.TEXT),
    )
    return Sheet("grant-register", _GRANTS, columns, [_grant_cells(entry) for entry in page.items])


def _grant_cells(entry: GrantEntry) -> tuple[Cell, ...]:
    provider = entry.provider
    return (
        str(entry.allocation_id),
        entry.recipient.name,
        str(entry.recipient.id),
        provider.name if provider else None,
        str(provider.id) if provider else None,
        entry.purpose,
        Localised(entry.status.nl, entry.status.en),
        _stated(entry.granted_on),
        entry.amount_cents,
        entry.determined_cents,
        str(entry.agreement_id) if entry.agreement_id else None,
    )


def _stated(stated: PartialDate | None) -> Cell:
    """Return a partial date: a day where it is one, else as much of it as is known."""
    if stated is None:
        return None
    interval = stated.interval
    return interval.earliest if interval.earliest == interval.latest else stated.value


def _kind_of(name: str) -> CellKind:
    return CellKind.COUNT if name == "allocations" else CellKind.AMOUNT


def _axes(report: FundingReport | AgreementReport) -> tuple[date | None, str | None]:
    return report.as_of, instant_text(report.known_at) if report.known_at else None


def _group_columns(by: Sequence[FundingGrouping | AgreementGrouping]) -> list[Column]:
    found: list[Column] = []
    for name in by:
        title = _TITLES[name]
        found.append(Column(title, CellKind.TEXT))
        if name in NAMED:
            found.append(Column(Localised(f"{title.nl}-id", f"{title.en} id"), CellKind.TEXT))
    return found


def _group_cells(groups: Sequence[FundingGroup | AgreementGroup]) -> list[Cell]:
    cells: list[Cell] = []
    for group in groups:
        if group.by in NAMED:
            cells += [group.name, group.value]
        else:
            cells.append(_label(group))
    return cells


def _label(group: FundingGroup | AgreementGroup) -> Cell:
    labels = AgreementStatus if isinstance(group, AgreementGroup) and group.by == "status" else _LABELS.get(group.by)
    if labels is None or group.value is None:
        return group.value
    value = labels(group.value)
    return Localised(value.nl, value.en)


def _money_cells(figures: FundingFigures) -> list[Cell]:
    return [getattr(figures, name) for name in MEASURES]


def _agreement_cells(figures: AgreementFiguresRead) -> list[Cell]:
    counted = {count.status: count.agreements for count in figures.statuses}
    noticed = figures.open_findings
    return [
        figures.agreements,
        *(counted.get(status, 0) for status in AgreementStatus),
        figures.waiting.median_days,
        figures.waiting.maximum_days,
        *(getattr(noticed, severity.value) for severity in FindingSeverity),
    ]
