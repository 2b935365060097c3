"""Tell, row by row, what was understood, what was assumed, and what is refused and how to mend it."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dates import PartialDate, Precision
from rows import Agreement, Outcome, ReadRow
from sheet import Sheet

OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "ready": ("kan geladen", "green"),
    "present": ("staat er al", "blue"),
    "refused": ("geweigerd", "red"),
    "skipped": ("overgeslagen", "dim"),
}
PRECISIONS: dict[Precision, str] = {
    "day": "dag",
    "month": "maand",
    "season": "seizoen",
    "mid_year": "medio",
    "year": "jaar",
    "unknown": "onbekend",
}
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def counts(rows: Sequence[ReadRow]) -> dict[Outcome, int]:
    """Return how many rows have each outcome."""
    found = Counter(row.outcome for row in rows)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def show(console: Console, rows: Sequence[ReadRow]) -> None:
    """Print the report."""
    table = Table("Rij", "Uitkomst", "Wat er staat, en wat ervan is gemaakt", show_lines=True, expand=True)
    for row in rows:
        word, colour = OUTCOMES[row.outcome]
        table.add_row(str(row.row.number), f"[{colour}]{word}[/]", "\n".join(_lines(row)))
    console.print(table)
    console.print(" · ".join(f"{number} {OUTCOMES[outcome][0]}" for outcome, number in counts(rows).items()))


def _lines(row: ReadRow) -> list[str]:
    lines = [f"[bold]{escape(row.title)}[/]"]
    if row.agreement is not None and row.outcome in {"ready", "present"}:
        lines.append(escape("; ".join(understood(row.agreement))))
    lines += [f"[yellow]aangenomen:[/] {escape(each)}" for each in row.assumed]
    lines += [f"[red]{escape(each.problem)}[/] {escape(each.remedy)}" for each in row.problems]
    return [*lines, escape(row.said)] if row.said else lines


def understood(agreement: Agreement) -> list[str]:
    """Return what a row says, in the words of the report."""
    told = [
        f"{agreement.kind.label}, {agreement.status.label.lower()}",
        "met " + ", ".join(each.name for each in agreement.parties[1:]),
    ]
    for word, day in (("getekend", agreement.concluded), ("vanaf", agreement.starts), ("tot en met", agreement.ends)):
        if day.value:
            told.append(f"{word} {written(day)}")
    if agreement.is_indefinite:
        told.append("voor onbepaalde tijd")
    if agreement.amount is not None:
        told.append(f"raming van {euros(agreement.amount.cents)} ({agreement.amount.source_text})")
    return told


def written(day: PartialDate) -> str:
    """Return a date as it will be kept: a day in Dutch notation, and less than a day in the words of the source."""
    if day.precision == "day":
        return "-".join(reversed((day.value or "").split("-")))
    return f"{day.source_text}, als {PRECISIONS[day.precision]}"


def euros(cents: int) -> str:
    """Return an amount in Dutch notation."""
    whole, rest = divmod(cents, 100)
    return f"€ {whole:,}".replace(",", ".") + f",{rest:02}"


def html(sheet: Sheet, file_name: str, rows: Sequence[ReadRow]) -> str:
    """Return the report as a page."""
    return _TEMPLATES.get_template("report.html").render(
        sheet=sheet, file_name=file_name, rows=rows, counts=counts(rows), outcomes=OUTCOMES, understood=understood
    )
