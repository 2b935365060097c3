"""Reading cells, names and rows: what is understood, what is assumed, and what is never guessed."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

import make_example
from amounts import Amount, read_amount
from cells import CannotReadError, Cell, text_of
from dates import UNKNOWN, PartialDate, read_date
from names import Organisation, Organisations, core, read_kvk, split_names
from rows import read_rows
from sheet import Row, read_sheet
from vocabulary import KINDS, read_kind, read_status

EXAMPLE = Path(__file__).parent / "overeenkomsten.xlsx"
MAASTRICHT = Organisation("gemeente Maastricht", id="m")


def row(place: int = 5, /, **cells: Cell) -> Row:
    whole: dict[str, Cell] = {"title": "Convenant Wijk", "party": "Woonpunt", "status": "lopend", "kind": "convenant"}
    return Row("Blad1", place, whole | cells)


@pytest.mark.parametrize(
    ("cell", "value", "precision"),
    [
        (date(2021, 3, 12), "2021-03-12", "day"),
        ("12-3-2021", "2021-03-12", "day"),
        ("12/03/'21", "2021-03-12", "day"),
        ("12.03.2021", "2021-03-12", "day"),
        ("12 maart 2021 ", "2021-03-12", "day"),
        ("1 mrt. 2021", "2021-03-01", "day"),
        ("2021-03-12", "2021-03-12", "day"),
        ("1-1-2022 (zie besluit)", "2022-01-01", "day"),
        (44470.0, "2021-10-01", "day"),
        ("Mrt. 2021", "2021-03", "month"),
        ("03-2021", "2021-03", "month"),
        (2021.0, "2021", "year"),
        ("2021", "2021", "year"),
        ("eind 2021", "2021", "year"),
        ("medio 2021", "2021", "mid_year"),
        ("zomer 2021", "2021", "season"),
        ("n.t.b.", None, "unknown"),
        ("", None, "unknown"),
    ],
)
def test_a_date_is_as_precise_as_it_was_typed(cell: Cell, value: str | None, precision: str) -> None:
    found = read_date(cell).value
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize(
    "cell", ["31-2-2022", "2022-02-31", "13-2022", "binnenkort", "1-1-1821", "12345678", "3-2021-12"]
)
def test_what_is_no_date_is_never_guessed(cell: str) -> None:
    with pytest.raises(CannotReadError):
        read_date(cell)


def test_what_was_assumed_about_a_date_is_told() -> None:
    assert read_date(44470).assumed == ("het getal 44470 is als Excel-datum 01-10-2021 gelezen",)
    assert read_date("1-1-'22").assumed == ("jaar '22 is als 2022 gelezen",)
    assert read_date("1-1-2022 (zie besluit)").assumed == ("opmerking bij de datum bewaard: ‘zie besluit’",)
    assert read_date("eind 2022").value.source_text == "eind 2022"
    assert read_date("12-3-2021").assumed == ()


@pytest.mark.parametrize(
    ("cell", "cents", "qualifier"),
    [
        (120000.0, 12_000_000, "exact"),
        (0.1, 10, "exact"),
        ("€ 45.000,-", 4_500_000, "exact"),
        ("€1.250.000,50", 125_000_050, "exact"),
        ("18500 euro", 1_850_000, "exact"),
        ("ca. 1 mln", 100_000_000, "circa"),
        ("± 300.000", 30_000_000, "circa"),
        ("max. € 75.000", 7_500_000, "maximum"),
        ("minimaal 10.000", 1_000_000, "minimum"),
        ("1,5 miljoen", 150_000_000, "exact"),
        ("25k", 2_500_000, "exact"),
    ],
)
def test_an_amount_is_whole_cents(cell: Cell, cents: int, qualifier: str) -> None:
    found = read_amount(cell).value
    assert found == Amount(cents, qualifier, text_of(cell))  # type: ignore[arg-type]  # a parameter is any text
    assert found.members()["certainty"] == "estimate"


@pytest.mark.parametrize("cell", ["2.400.000 per jaar", "veel", "1.00", "€ 12.3456", "45.000 of 50.000", "10%"])
def test_what_is_no_clear_amount_is_refused(cell: str) -> None:
    with pytest.raises(CannotReadError):
        read_amount(cell)


def test_no_amount_is_no_zero() -> None:
    assert read_amount("n.v.t.").value is None
    assert read_amount("p.m.").value is None
    assert read_amount("p.m.").assumed


def test_a_number_gets_its_zeros_back_and_nonsense_is_left_out() -> None:
    assert read_kvk(9123456.0).value == "09123456"
    assert read_kvk("66.123.456").value == "66123456"
    assert (read_kvk(12).value, len(read_kvk(12).assumed)) == (None, 1)


def test_a_name_is_what_distinguishes_it() -> None:
    assert core("Stichting  Trajekt ") == core("St. Trajekt") == core("TRAJEKT B.V.") == "trajekt"
    assert core("Astra NV") != core("Astra N. Vries")
    assert split_names("Woonpunt ; Envida/Servatius\nn.v.t.;") == ["Woonpunt", "Envida", "Servatius"]


def test_one_body_in_many_spellings_is_one_organisation() -> None:
    known = Organisations([Organisation("Trajekt", id="t", slug="trajekt")])
    for name in ("Trajekt", "stichting  trajekt", "Trajeckt"):
        assert known.named(name).value.id == "t"
    assert known.named("Envida").value.id is None
    assert [each.name for each in known.new] == ["Envida"]


def test_two_bodies_are_not_made_one() -> None:
    known = Organisations([])
    known.named("Stichting Trajekt", "09123456")
    for name, number in (("Trajekt B.V.", None), ("Stichting Trajekt", "12345678"), ("diverse aanbieders", None)):
        with pytest.raises(CannotReadError):
            known.named(name, number)
    assert known.named("Stichting Samen", "09123456").value.name == "Stichting Trajekt"


def test_words_for_kinds_and_statuses() -> None:
    assert read_status("Lopend ").value.value == "in_force"
    assert read_status("Lopend ").assumed
    assert not read_status("in werking").assumed
    assert read_kind("", "Samenwerkingsagenda Gezond").value.value == "cooperation_agenda"
    for cell in ("??", ""):
        with pytest.raises(CannotReadError):
            read_status(cell)
    with pytest.raises(CannotReadError):
        read_kind("", "Zonder soort")
    assert len({term.value for term in KINDS}) == len(KINDS)


def test_a_row_is_refused_with_everything_that_is_wrong_with_it() -> None:
    found = read_rows(
        [row(status="??", concluded="31-2-2022", party="div. partijen")], MAASTRICHT, Organisations([])
    )[0]
    assert found.outcome == "refused"
    assert len(found.problems) == 3
    assert all(problem.remedy for problem in found.problems)


@pytest.mark.parametrize(
    "cells",
    [
        {"party": ""},
        {"title": " "},
        {"starts": "1-1-2022", "ends": "1-1-2021"},
        {"starts": "2022", "ends": "2021"},
        {"party": "gemeente Maastricht"},
    ],
)
def test_a_row_that_cannot_be_right_is_refused(cells: dict[str, Cell]) -> None:
    assert read_rows([row(**cells)], MAASTRICHT, Organisations([MAASTRICHT]))[0].outcome == "refused"


def test_a_year_that_ends_in_the_year_it_begins_is_fine() -> None:
    assert read_rows([row(starts="2022", ends="2022")], MAASTRICHT, Organisations([]))[0].outcome == "ready"
    assert read_rows([row(starts="mrt 2022", ends="2022")], MAASTRICHT, Organisations([]))[0].outcome == "ready"


def test_a_repeated_row_is_refused_and_the_first_is_kept() -> None:
    rows = [row(5, number="1"), row(6, number="1", title="Anders"), row(7), row(8, party="Stichting Woonpunt ")]
    found = read_rows(rows, MAASTRICHT, Organisations([]))
    assert [each.outcome for each in found] == ["ready", "refused", "refused", "refused"]


def test_what_has_no_place_in_the_register_is_kept_as_a_note() -> None:
    cells: dict[str, Cell] = {"number": "2020-1", "amount": "p.m.", "remarks": "navragen", "ends": "onbepaalde tijd"}
    agreement = read_rows([row(**cells)], MAASTRICHT, Organisations([]))[0].agreement
    assert agreement is not None
    assert (agreement.is_indefinite, agreement.ends, agreement.amount) == (True, UNKNOWN, None)
    assert agreement.note == (
        "navragen\nNummer in het register van de gemeente: 2020-1\nBijdrage volgens de bron: p.m."
    )


def test_the_rows_are_found_below_titles_and_merged_headings() -> None:
    sheet = read_sheet(EXAMPLE)
    assert (sheet.name, sheet.ignored) == ("Overeenkomsten", ("Beh. ambt.",))
    first = next(each for each in sheet.rows if not each.is_empty)
    assert (first.number, first.place) == (5, "blad Overeenkomsten, rij 5")
    assert first.cell("concluded") == date(2019, 3, 12)
    assert [each.number for each in sheet.rows if each.is_total] == [23]
    assert [each.number for each in sheet.rows if each.is_empty] == [8, 20]


def test_a_workbook_without_such_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotReadError):
        read_sheet(empty_workbook(tmp_path / "leeg.xlsx"))


def empty_workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Leeg").write("A1", "niets")
    return path


def test_the_example_is_what_its_script_makes(tmp_path: Path) -> None:
    make_example.make(tmp_path / "again.xlsx")
    assert cells_of(tmp_path / "again.xlsx") == cells_of(EXAMPLE)


def cells_of(path: Path) -> dict[str, list[list[Cell]]]:
    with CalamineWorkbook.from_path(path) as workbook:
        return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def test_a_date_knows_the_latest_day_it_may_mean() -> None:
    assert PartialDate("2022", "year").latest > "2022-12-31"
    assert PartialDate("2022-03-01", "day").latest == "2022-03-01"
