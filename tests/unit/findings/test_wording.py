"""Days, amounts and lists in Dutch and English."""

from datetime import date

import pytest

from app.findings.wording import dated, day, euros, joined, listed, sentence
from app.kit.dates import ANY_DAY, DatePrecision, Interval, interval_of, on
from app.kit.domain import Localised


def test_a_day_is_written_out() -> None:
    assert day(date(2026, 3, 13)) == Localised(nl="13 maart 2026", en="13 March 2026")
    assert day(date(2026, 8, 1)) == Localised(nl="1 augustus 2026", en="1 August 2026")
    assert [day(date(2026, month, 1)).nl.split()[1][:3] for month in range(1, 13)] == (
        ["jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    )
    assert [day(date(2026, month, 1)).en for month in range(1, 13)] == [
        date(2026, month, 1).strftime("1 %B 2026") for month in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("interval", "nl", "en"),
    [
        (on(date(2026, 3, 13)), "op 13 maart 2026", "on 13 March 2026"),
        (interval_of("2025-04", DatePrecision.MONTH), "in april 2025", "in April 2025"),
        (interval_of("2024-02", DatePrecision.MONTH), "in februari 2024", "in February 2024"),
        (interval_of("2025", DatePrecision.YEAR), "in 2025", "in 2025"),
        (
            interval_of("2025", DatePrecision.SEASON, "zomer 2025"),
            "tussen 21 juni 2025 en 22 september 2025",
            "between 21 June 2025 and 22 September 2025",
        ),
        (
            interval_of("2025", DatePrecision.MID_YEAR),
            "tussen 1 mei 2025 en 31 augustus 2025",
            "between 1 May 2025 and 31 August 2025",
        ),
        (
            Interval(date(2025, 4, 1), date(2025, 4, 29)),
            "tussen 1 april 2025 en 29 april 2025",
            "between 1 April 2025 and 29 April 2025",
        ),
        (ANY_DAY, "op een onbekende dag", "on an unknown day"),
        (None, "op een onbekende dag", "on an unknown day"),
    ],
)
def test_a_date_is_no_more_precise_than_its_source(interval: Interval | None, nl: str, en: str) -> None:
    assert dated(interval) == Localised(nl=nl, en=en)


@pytest.mark.parametrize(
    ("cents", "nl", "en"),
    [
        (0, "€ 0", "€0"),
        (5, "€ 0,05", "€0.05"),
        (100, "€ 1", "€1"),
        (123_456_789, "€ 1.234.567,89", "€1,234,567.89"),
        (1_000_000_000, "€ 10.000.000", "€10,000,000"),
    ],
)
def test_amounts_keep_every_cent(cents: int, nl: str, en: str) -> None:
    assert euros(cents) == Localised(nl=nl, en=en)


def test_lists_and_sentences() -> None:
    assert listed([]) == Localised(nl="", en="")
    assert listed(["A"]) == Localised(nl="A", en="A")
    assert listed(["A", Localised(nl="b", en="c")]) == Localised(nl="A en b", en="A and c")
    assert listed(["A", "B", "C"]) == Localised(nl="A, B en C", en="A, B and C")
    assert sentence("{a} ja", "{a} yes", a=Localised(nl="nu", en="now")) == Localised(nl="nu ja", en="now yes")
    assert joined([Localised(nl="A.", en="B."), Localised(nl="C.", en="D.")]) == Localised(nl="A. C.", en="B. D.")


def test_braces_in_a_name_stay_as_they_are() -> None:
    named = sentence("Stichting {name}", "Foundation {name}", name="{x} {0}")
    assert sentence("Bij {who}.", "At {who}.", who=named) == Localised(
        nl="Bij Stichting {x} {0}.", en="At Foundation {x} {0}."
    )
