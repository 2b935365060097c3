"""A sheet as CSV (RFC 4180), in Dutch or international notation. Pure."""

import csv
import io
from datetime import date

from app.reports.rules import Notation
from app.reports.sheets import Cell, CellKind, Sheet, said

_CENTS = 100
# What a spreadsheet would take for a formula when it opens the file.
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(sheet: Sheet, *, notation: Notation, language: str) -> bytes:
    """Return a sheet as CSV in UTF-8; amounts in euros with two decimals.

    A text that a spreadsheet would take for a formula gets an apostrophe in front; our own numbers never do.
    """
    written = io.StringIO()
    separator = ";" if notation is Notation.NL else ","
    writer = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    writer.writerow([column.title.in_language(language) for column in sheet.columns])
    for row in sheet.rows:
        cells = zip(row, sheet.columns, strict=True)
        writer.writerow([_written(said(cell, language), column.kind, notation) for cell, column in cells])
    return written.getvalue().encode()


def _written(cell: Cell, kind: CellKind, notation: Notation) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return _amount(cell, notation) if kind is CellKind.AMOUNT else str(cell)
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y") if notation is Notation.NL else cell.isoformat()
    return f"'{cell}" if str(cell).startswith(_BEGINS_FORMULA) else str(cell)


def _amount(cents: int, notation: Notation) -> str:
    euros, rest = divmod(abs(cents), _CENTS)
    point = "," if notation is Notation.NL else "."
    return f"{'-' if cents < 0 else ''}{euros}{point}{rest:02}"
