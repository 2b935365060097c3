"""A sheet as CSV: notations, quoting, and texts that would be formulas."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.domain import Localised
from app.reports.csv_text import csv_text
from app.reports.rules import Notation
from app.reports.sheets import Cell, CellKind, Column, Sheet

TITLE = Localised("naam", "name")


def sheet(kind: CellKind, *cells: Cell) -> Sheet:
    return Sheet("x", TITLE, (Column(TITLE, kind), Column(TITLE, kind)), [(cell, None) for cell in cells])


def written(kind: CellKind, cell: Cell, notation: Notation = Notation.INTERNATIONAL, language: str = "nl") -> str:
    return csv_text(sheet(kind, cell), notation=notation, language=language).decode().split("\r\n")[1]


@pytest.mark.parametrize(
    ("cents", "international", "dutch"),
    [
        (0, "0.00,", "0,00;"),
        (5, "0.05,", "0,05;"),
        (-105, "-1.05,", "-1,05;"),
        (123_456_789, "1234567.89,", "1234567,89;"),
    ],
)
def test_amounts_are_euros_with_two_decimals(cents: int, international: str, dutch: str):
    assert written(CellKind.AMOUNT, cents) == international
    assert written(CellKind.AMOUNT, cents, Notation.NL) == dutch


def test_days_counts_labels_and_nothing():
    assert written(CellKind.DAY, date(2026, 4, 3)) == "2026-04-03,"
    assert written(CellKind.DAY, date(2026, 4, 3), Notation.NL) == "03-04-2026;"
    assert written(CellKind.COUNT, -1200) == "-1200,"
    assert written(CellKind.TEXT, Localised("Gebied", "Area"), language="en") == "Area,"
    assert written(CellKind.TEXT, None) == ","


@pytest.mark.parametrize("text", ["=1+1", "+31", "-x", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0"])
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(text: str):
    found = csv_text(sheet(CellKind.TEXT, text), notation=Notation.NL, language="nl").decode()
    _, row = csv.reader(io.StringIO(found, newline=""), delimiter=";")
    assert row == [f"'{text}", ""]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5), st.sampled_from(list(Notation)))
def test_any_text_is_read_back_and_none_begins_a_formula(texts: list[str], notation: Notation):
    found = csv_text(sheet(CellKind.TEXT, *texts), notation=notation, language="en").decode()
    separator = ";" if notation is Notation.NL else ","
    _, *rows = csv.reader(io.StringIO(found, newline=""), delimiter=separator)
    assert [row[0].removeprefix("'") for row in rows] == [text.removeprefix("'") for text in texts]
    assert not [row for row in rows if row[0].startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert all(len(row) == 2 for row in rows)
