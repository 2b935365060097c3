"""Find the rows of agreements in a workbook: below a title, merged headings, and between empty rows and totals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook

from cells import CannotReadError, Cell, text_of

# What the columns are about, and what municipalities call them. The first three must be there.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("naam overeenkomst", "naam", "titel", "onderwerp"),
    "party": ("contractpartij", "partij", "wederpartij"),
    "status": ("status", "stand"),
    "number": ("nr", "nummer", "zaaknr", "zaaknummer"),
    "kind": ("soort", "type"),
    "kvk": ("kvk", "kvk-nr", "kvk-nummer"),
    "others": ("overige partijen", "andere partijen", "medepartijen"),
    "concluded": ("getekend d.d", "getekend op", "datum ondertekening"),
    "starts": ("ingangsdatum", "ingang", "startdatum"),
    "ends": ("einddatum", "einde", "loopt tot"),
    "amount": ("bijdrage gemeente", "bijdrage", "bedrag"),
    "remarks": ("opmerkingen", "opmerking", "bijzonderheden"),
}
REQUIRED = tuple(COLUMNS)[:3]
_FIRST_ROWS = 20
_TOTALS = ("totaal", "subtotaal", "tot.")


@dataclass(frozen=True)
class Row:
    """One row as it stands in the sheet; `number` is the one Excel shows beside it."""

    sheet: str
    number: int
    cells: Mapping[str, Cell]

    def cell(self, column: str) -> Cell:
        """Return what stands in a column; an empty text where the sheet has no such column."""
        return self.cells.get(column, "")

    @property
    def place(self) -> str:
        """Where it stands, as a source reference says it."""
        return f"blad {self.sheet}, rij {self.number}"

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in it."""
        return not any(text_of(cell) for cell in self.cells.values())

    @property
    def is_total(self) -> bool:
        """Tell whether it adds up the rows above it."""
        return any(text_of(self.cell(name)).casefold().startswith(_TOTALS) for name in ("number", "title"))


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet, and the headings nobody asked for."""

    name: str
    rows: tuple[Row, ...]
    ignored: tuple[str, ...]


def read_sheet(path: Path) -> Sheet:
    """Return the first sheet that has the columns of a list of agreements.

    Raises:
        CannotReadError: none has them.

    """
    with CalamineWorkbook.from_path(path) as workbook:
        for name in workbook.sheet_names:
            lines = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for index, line in enumerate(lines[:_FIRST_ROWS]):
                columns = _columns(line)
                if set(REQUIRED) <= set(columns.values()):
                    return Sheet(name, tuple(_rows(name, columns, lines, index + 1)), _ignored(line, columns))
    needed = ", ".join(COLUMNS[each][0] for each in REQUIRED)
    raise CannotReadError("Geen enkel blad heeft een rij met koppen.", f"Nodig zijn ten minste: {needed}.")


def _columns(line: list[Cell]) -> dict[int, str]:
    found: dict[int, str] = {}
    for index, cell in enumerate(line):
        heading = text_of(cell).casefold().strip(" .:*")
        name = next((column for column, headings in COLUMNS.items() if heading in headings), None)
        if name is not None and name not in found.values():
            found[index] = name
    return found


def _ignored(line: list[Cell], columns: dict[int, str]) -> tuple[str, ...]:
    return tuple(text_of(cell) for index, cell in enumerate(line) if index not in columns and text_of(cell))


def _rows(sheet: str, columns: dict[int, str], lines: list[list[Cell]], after: int) -> Iterator[Row]:
    for index, line in enumerate(lines[after:], start=after + 1):
        yield Row(sheet, index, {name: line[column] for column, name in columns.items() if column < len(line)})
