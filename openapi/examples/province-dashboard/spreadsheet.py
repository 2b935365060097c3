"""The figures as CSV that a Dutch Excel opens by itself: semicolons, decimal commas, a byte order mark."""

import csv
import io
from collections.abc import Iterator

from figures import Figures

HEADER = ("onderdeel", "groep", "maat", "waarde", "eenheid")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = tuple[str, str, str, int | None, str]


def csv_bytes(figures: Figures) -> bytes:
    """Return the figures, one in each row, so that a pivot table can arrange them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for part, group, measure, value, unit in _rows(figures):
        writer.writerow((part, harmless(group), measure, _written(value, unit), unit))
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return a text that a spreadsheet shows and never calculates: a name in the register may begin with `=`."""
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text


def _written(value: int | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value // 100},{value % 100:02}" if unit == "euro" else str(value)


def _rows(figures: Figures) -> Iterator[Row]:
    envelopes = figures.envelopes
    yield "middelen", "alle", "plafond", envelopes.ceiling, "euro"
    yield "middelen", "alle", "aangekondigd (geraamd)", envelopes.announced, "euro"
    yield "middelen", "alle", "vrij onder het plafond", envelopes.free, "euro"
    for each in figures.areas:
        money = each.money
        yield "geld per gebied", each.area, "geraamd", money.expected, "euro"
        yield "geld per gebied", each.area, "gereserveerd", money.reserved, "euro"
        yield "geld per gebied", each.area, "verleend", money.granted, "euro"
        yield "geld per gebied", each.area, "vastgesteld", money.determined, "euro"
        yield "geld per gebied", each.area, "betaald", money.paid, "euro"
        yield "geld per gebied", each.area, "beslag op het plafond", money.consumed, "euro"
    for status in figures.statuses:
        yield "overeenkomsten", status.status, "aantal", status.agreements, "overeenkomsten"
        yield "overeenkomsten", status.status, "wachttijd, mediaan", status.median_days, "dagen"
        yield "overeenkomsten", status.status, "wachttijd, langst", status.maximum_days, "dagen"
    yield "bevindingen", "fout", "open", figures.count("error"), "bevindingen"
    yield "bevindingen", "waarschuwing", "open", figures.count("warning"), "bevindingen"
    yield "bevindingen", "ter informatie", "open", figures.count("info"), "bevindingen"
