"""Make the example workbook: a register of agreements as municipalities keep them, with the usual mess."""

from datetime import date, datetime
from pathlib import Path

import xlsxwriter

Value = str | int | float | date | None

HEADINGS = (
    "Nr.", "Naam overeenkomst", "Soort", "Status", "Contractpartij", "KvK-nr.", "Overige partijen",
    "Getekend d.d.", "Ingangsdatum", "Einddatum", "Bijdrage gemeente", "Opmerkingen", "Beh. ambt.",
)  # fmt: skip
GROUPS = ((0, 3, "Overeenkomst"), (4, 6, "Partijen"), (7, 9, "Looptijd"), (10, 10, "Geld"), (11, 12, "Overig"))
_DAY_WIDTHS = (9, 44, 24, 16, 34, 12, 40, 18, 16, 16, 18, 40, 10)

# fmt: off
ROWS: tuple[tuple[Value, ...], ...] = (
    ("2019-004", "Convenant Buurtbemiddeling", "convenant", "lopend", "Stichting Trajekt", 9123456, "Woonpunt; Servatius", date(2019, 3, 12), date(2019, 4, 1), "onbepaalde tijd", "€ 45.000,-", "", "JdB"),
    ("2019-011", "Samenwerking Ouderenzorg Oost ", "SOK", "Lopend ", "Envida", 14065432, None, "12 juni 2019", 43647, "31-12-2027", "ca. 1 mln", "bedrag o.b.v. programmaplan", "MK"),
    ("2020-002", "Prestatieafspraken 2020-2024", "prestatieafspraken", "afgelopen", "St. Woonpunt", None, "Servatius ", "17-12-2019", "2020", "2024", None, "", "JdB"),
    (None,) * 13,
    ("2020-007", "Aanpak Personen met Verward Gedrag", "convenant", "lopend", "Mondriaan", None, "Provincie Limburg;Stichting Trajekt", "mrt. 2020", "medio 2020", "n.t.b.", "p.m.", "uitvoering in natura", None),
    ("2021-001", "Intentieverklaring Groene Schoolpleinen", "intentieverklaring", "verlopen", "Stichting MosaLira", "14638125", None, "3/2/'21", "voorjaar 2021", "eind 2022", "max. € 75.000", "", "PvD"),
    ("2021-003", "Energiebesparing Pottenberg", "", "in werking", "WoonPunt", None, "Coöperatie Zon op Zuid U.A.", date(2021, 9, 30), 44470, date(2031, 9, 30), "1,5 miljoen", "", None),
    ("2021-005", "Convenant Schuldhulpverlening", "", "actief", "Kredietbank Limburg", "1234567", "stichting  trajekt", "2021", "1-1-2022 (zie collegebesluit)", "onbep. tijd", 120000, "KvK nog nagaan", "MK"),
    ("2021-005", "Convenant Schuldhulpverlening", "convenant", "actief", "Kredietbank Limburg", 1234567, "Trajekt", "2021", "1-1-2022", "onbep. tijd", 120000, "dubbel?", "MK"),
    ("2022-001", "Raamovereenkomst Jeugdhulp", "raamovereenkomst", "lopend", "div. aanbieders", None, None, date(2022, 1, 14), date(2022, 1, 1), date(2025, 12, 31), "2.400.000 per jaar", "zie inkoop", "AS"),
    ("2022-004", "Wijkcentrum Nazareth", "uitvoeringsovereenkomst", "ondertekend", "Trajekt B.V.", None, None, "31-2-2022", "1 mrt 2022", "1-3-2027", "€1.250.000,50", None, "AS"),
    ("2022-009", "Samenwerking Vroegsignalering", "samenwerkingsovereenkomst", "??", "Servatius", None, "Woonpunt / Envida", "9 mei 2022", None, None, "€ 18.500", "status navragen", None),
    ("2023-002", "Convenant Veilige Wijk", "convenant", "in werking", "Politie Limburg", None, "Servatius\nWoonpunt", date(2023, 5, 22), "22.05.2023", "22.05.2022", None, "", "JdB"),
    ("2023-006", "Ontmoetingsplek De Romein", "intentieovereenkomst", "Getekend", "Vereniging Buurtnetwerk De Romein", "66.123.456", None, "zomer 2023", "zomer 2023", None, "25k", "=SOM(K5:K12)", "PvD"),
    ("", "Samenwerkingsagenda Gezond in Zuid", "", "ter ondertekening", "Provincie Limburg", None, "Envida ; Mondriaan", None, None, None, "± 300.000", "", None),
    (None,) * 13,
    ("2024-001", None, "convenant", "concept", "Envida", None, None, None, None, None, None, "naam volgt", None),
    ("2024-003", "Huisvesting Aandachtsgroepen", "convenant", "naar college", "Servatius", 12, "Woonpunt", None, "2025", "2030", "€ 600.000,00", None, "MK"),
    ("Totaal", None, None, None, None, None, None, None, None, None, 3558500.5, None, None),
)
# fmt: on


def make(path: Path) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(path) as workbook:
        # Two runs make the same file, so that a change of the example is a change of these rows.
        workbook.set_properties({"title": "Overeenkomstenregister", "created": datetime(2025, 10, 1)})
        notes = workbook.add_worksheet("Toelichting")
        notes.write("A1", "Niet wijzigen zonder overleg. Bijgewerkt tot en met september 2025.")
        sheet = workbook.add_worksheet("Overeenkomsten")
        heading = workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
        title = workbook.add_format({"bold": True, "font_size": 14})
        day = workbook.add_format({"num_format": "dd-mm-yyyy", "align": "left"})
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, "Overeenkomstenregister sociaal domein", title)
        for first, last, name in GROUPS:
            if first == last:
                sheet.write(2, first, name, heading)
            else:
                sheet.merge_range(2, first, 2, last, name, heading)
        sheet.write_row(3, 0, HEADINGS, heading)
        for column, width in enumerate(_DAY_WIDTHS):
            sheet.set_column(column, column, width)
        for number, row in enumerate(ROWS, start=4):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write_number(number, column, value)
        sheet.freeze_panes(4, 2)


if __name__ == "__main__":
    make(Path(__file__).parent / "overeenkomsten.xlsx")
