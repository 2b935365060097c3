"""The page and the CSV, from figures that were made up."""

import csv
import io
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

import charts
import notation
from figures import AreaMoney, Envelopes, Figures, Finding, Money, StatusFigures
from page import html
from spreadsheet import HEADER, csv_bytes

MILLION = 100_000_000
FIGURES = Figures(
    register="http://register",
    made_on=date(2026, 12, 1),
    envelopes=Envelopes(ceiling=10 * MILLION, announced=None, free=9 * MILLION),
    areas=(
        AreaMoney("Beesel", Money(expected=MILLION // 2)),
        AreaMoney("Vaals", Money(reserved=MILLION, consumed=MILLION, granted=MILLION, paid=MILLION // 4)),
    ),
    statuses=(StatusFigures("In werking", 3, 12, 1234, 2), StatusFigures("Concept", 1, None, None, 0)),
    findings=(
        Finding("error", "F-001", "Getekend <b>voor</b> het besluit", "=1+1", "http://register/v1/findings/1"),
    ),
)


class Outline(HTMLParser):
    """What a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def rows_of(figures: Figures) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(figures).decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(
    ("cents", "written"),
    [(0, "€ 0"), (95_000_000, "€ 950.000"), (123_456_789, "€ 1.234.567,89"), (-1_205, "€ -12,05"), (5, "€ 0,05")],
)
def test_amounts_are_dutch(cents: int, written: str) -> None:
    assert notation.euros(cents).replace("\N{NO-BREAK SPACE}", " ") == written


@pytest.mark.parametrize(
    ("cents", "written"), [(250_000_000, "€ 2,5 mln"), (20_000_000, "€ 0,2 mln"), (5000, "€ 50")]
)
def test_amounts_on_an_axis_are_short(cents: int, written: str) -> None:
    assert notation.short_euros(cents).replace("\N{NO-BREAK SPACE}", " ") == written


def test_days_are_dutch() -> None:
    assert notation.day(date(2026, 3, 23)) == "23 maart 2026"
    assert [notation.days(count) for count in (None, 1, 1234)] == ["–", "1 dag", "1.234 dagen"]


@pytest.mark.parametrize("top", [1, 99, 100, 12_345, MILLION, 7 * MILLION, 999_999_999_999])
def test_a_scale_has_a_handful_of_round_lines(top: int) -> None:
    step = charts.tick_step(top)
    assert 1 <= -(-top // step) <= 5
    assert str(step).rstrip("0") in {"1", "2", "25", "5"}


def test_stages_stand_end_to_end_and_what_was_paid_inside_what_was_granted() -> None:
    found = {part.stage: part for part in charts.segments(FIGURES.areas[1].money, 4 * MILLION)}
    assert (found["consumed"].start, found["consumed"].length) == (0, 25)
    assert (found["reserved"].start, found["reserved"].length) == (25, 25)
    assert (found["paid"].start, found["paid"].length) == (0, 6.25)


def test_all_money_is_measured_against_the_ceiling_also_when_it_is_exceeded() -> None:
    assert charts.total_bar(FIGURES).limit == 100
    over = replace(FIGURES, envelopes=Envelopes(MILLION, None, -MILLION))
    bar = charts.total_bar(over)
    assert bar.limit == 40
    assert sum(part.length for part in bar.segments if part.stage != "paid") == pytest.approx(100)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    outline = Outline(html(FIGURES))
    assert not {tag for tag, _ in outline.tags} & {"script", "link", "img", "iframe", "object"}
    assert "url(http" not in html(FIGURES)
    assert "@import" not in html(FIGURES)


def test_the_page_is_dutch_and_every_chart_says_what_it_shows() -> None:
    outline = Outline(html(FIGURES))
    assert outline.named("html") == [{"lang": "nl"}]
    assert len(outline.named("h1")) == 1
    bars = [each for each in outline.named("svg") if each.get("role") == "img"]
    assert len(bars) == 1 + 2 + 2 + 2
    assert all(each["aria-label"] for each in bars)
    assert all(each.get("aria-hidden") == "true" for each in outline.named("svg") if each.get("role") != "img")
    assert len(outline.named("caption")) == len(outline.named("table")) == 3


def test_an_estimate_is_called_one_and_is_no_ceiling() -> None:
    estimates = replace(FIGURES, envelopes=Envelopes(None, 10 * MILLION, None), areas=FIGURES.areas[:1])
    page = html(estimates).replace("\N{NO-BREAK SPACE}", " ")
    assert "geraamd; nog geen plafond" in page
    assert "Er is nog geen plafond vastgesteld" in page
    assert "<dt>Plafond</dt>" not in page
    assert "<dt>Plafond</dt><dd>€ 10.000.000</dd>" in html(FIGURES).replace("\N{NO-BREAK SPACE}", " ")


def test_words_of_the_register_are_no_markup() -> None:
    assert "Getekend &lt;b&gt;voor&lt;/b&gt; het besluit" in html(FIGURES)


def test_an_empty_register_still_makes_a_page() -> None:
    empty = Figures("http://register", date(2026, 12, 1), Envelopes(None, None, None), (), (), ())
    assert "Er staat geen bevinding open." in html(empty)
    assert rows_of(empty)[0] == list(HEADER)


def test_the_csv_has_the_figures_of_the_page() -> None:
    rows = {tuple(row[:3]): row[3] for row in rows_of(FIGURES)}
    assert rows["middelen", "alle", "plafond"] == "10000000,00"
    assert rows["middelen", "alle", "aangekondigd (geraamd)"] == ""
    assert rows["geld per gebied", "Vaals", "betaald"] == "250000,00"
    assert rows["overeenkomsten", "In werking", "wachttijd, langst"] == "1234"
    assert rows["bevindingen", "fout", "open"] == "1"


def test_the_csv_opens_in_a_dutch_excel_and_calculates_nothing() -> None:
    written = csv_bytes(replace(FIGURES, areas=(AreaMoney('=HYPERLINK("http://x")', Money()),)))
    assert written.startswith("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
    names = [row[1] for row in rows_of(replace(FIGURES, areas=(AreaMoney(" @SUM(A1)", Money()),)))]
    assert "' @SUM(A1)" in names
    assert not [
        cell
        for row in csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=";")
        for cell in row
        if cell.startswith(("=", "@", "+"))
    ]
