"""Amounts, numbers and days as they are written in Dutch."""

from datetime import date

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905 - one line reads better
)
_UNBROKEN = "\N{NO-BREAK SPACE}"
_CENTS, _MILLION = 100, 100_000_000


def number(count: int) -> str:
    """Return a whole number with a dot for every thousand: `1.234`."""
    return f"{count:,}".replace(",", ".")


def euros(cents: int) -> str:
    """Return an amount in euros; cents only where there are any: `€ 950.000`, `€ 12,50`."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), _CENTS)
    return f"€{_UNBROKEN}{sign}{number(whole)}" + (f",{rest:02}" if rest else "")


def short_euros(cents: int) -> str:
    """Return an amount for the axis of a chart: `€ 2,5 mln`."""
    if cents < _MILLION // 10:
        return euros(cents)
    millions = f"{cents / _MILLION:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"€{_UNBROKEN}{millions}{_UNBROKEN}mln"


def day(on: date) -> str:
    """Return a day in words: `1 december 2026`."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def days(count: int | None) -> str:
    """Return how long something lasts; a dash where nobody knows since when."""
    if count is None:
        return "–"
    return "1 dag" if count == 1 else f"{number(count)} dagen"
