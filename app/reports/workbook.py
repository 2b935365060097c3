"""A sheet as a workbook (Office Open XML, ISO/IEC 29500)."""

import io
from datetime import UTC, date, datetime
from typing import Any

from app.reports.sheets import Cell, CellKind, Sheet, said

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CENTS = 100
_FORMATS = {CellKind.AMOUNT: "#,##0.00", CellKind.COUNT: "0", CellKind.DAY: "yyyy-mm-dd"}
# The same report is the same file to the byte: when it was made stands in no file.
_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDTH = 18
_NAME_LENGTH = 31


def workbook(sheet: Sheet, *, language: str) -> bytes:
    """Return a sheet as a workbook: amounts are numbers in euros with two decimals, texts are never formulas."""
    # Few processes are ever asked for a workbook, and it takes a while to learn how to make one.
    from xlsxwriter import Workbook  # noqa: PLC0415

    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": sheet.title.in_language(language), "created": _MADE})
    page = book.add_worksheet(sheet.title.in_language(language)[:_NAME_LENGTH])
    formats = {kind: book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}
    heading = book.add_format({"bold": True, "text_wrap": True})
    page.freeze_panes(1, 0)
    page.set_column(0, len(sheet.columns) - 1, _WIDTH)
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, column.title.in_language(language), heading)
    for place, row in enumerate(sheet.rows, start=1):
        for number, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write(page, place, number, said(cell, language), column.kind, formats)
    book.close()
    return written.getvalue()


def _write(page: Any, place: int, number: int, cell: Cell, kind: CellKind, formats: dict[CellKind, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, int):
        page.write_number(place, number, cell / _CENTS if kind is CellKind.AMOUNT else cell, formats.get(kind))
    elif isinstance(cell, date):
        page.write_datetime(place, number, datetime(cell.year, cell.month, cell.day), formats[CellKind.DAY])  # noqa: DTZ001 - a day
    else:
        page.write_string(place, number, str(cell))
