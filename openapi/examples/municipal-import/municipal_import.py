"""Load a municipality's Excel register of agreements: first a report of every row, and only with --write the rest."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from convenant_client import Convenant, ConvenantError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cells import CannotReadError
from loading import Import, organisations_in, own_organisation
from loading import Progress as Step
from names import Organisations
from report import counts, html, show
from rows import read_rows
from sheet import read_sheet

EXAMPLE = Path(__file__).parent / "overeenkomsten.xlsx"


def main() -> int:
    """Report, and load what can be loaded when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=EXAMPLE, help="the workbook; default: a made example")
    parser.add_argument("--write", action="store_true", help="load the rows that can be loaded")
    parser.add_argument("--report", type=Path, default=Path("import-report.html"), help="where the report is written")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="address of the register")
    parser.add_argument("--token", default=os.environ.get("CONVENANT_TOKEN"), help="default: $CONVENANT_TOKEN")
    options = parser.parse_args()
    console = Console()
    try:
        with Convenant(options.url, token=options.token or None, language="nl") as register:
            run(register, options.file, options.report, console, write=options.write)
    except (CannotReadError, ConvenantError) as problem:
        console.print(f"[red]{problem}[/]")
        return 2
    return 0


def run(register: Convenant, file: Path, report: Path, console: Console, *, write: bool) -> None:
    """Read, try, report, and write what can be loaded when asked to."""
    sheet = read_sheet(file)
    organisations = Organisations(organisations_in(register))
    municipality = own_organisation(register, organisations.found)
    rows = read_rows(sheet.rows, municipality, organisations)
    work = Import(register, file, municipality)
    work.find_present(rows)
    with _progress(console, "Rijen proberen", len(rows)) as step:
        work.try_out(rows, organisations.found, step)
    report.write_text(html(sheet, file.name, rows), encoding="utf-8")
    show(console, rows)
    console.print(f"Het verslag staat in {report}.", soft_wrap=True)
    if not write:
        console.print(
            "Er is niets geladen. Met --write worden de rijen geladen die geladen kunnen worden.", soft_wrap=True
        )
    else:
        with _progress(console, "Rijen laden", counts(rows)["ready"]) as step:
            work.write(rows, organisations.found, step)


@contextmanager
def _progress(console: Console, what: str, total: int) -> Iterator[Step]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


if __name__ == "__main__":
    sys.exit(main())
