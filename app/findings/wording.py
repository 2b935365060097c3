"""How findings put days, money and names into Dutch and English."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.kit.dates import ANY_DAY, Interval
from app.kit.domain import Localised

_MONTHS_NL = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def filled(template: Localised, **values: object) -> Localised:
    """Return a text with its `{placeholders}` filled in, a value in two languages by its own language."""
    return Localised(
        nl=template.nl.format(**{k: v.nl if isinstance(v, Localised) else v for k, v in values.items()}),
        en=template.en.format(**{k: v.en if isinstance(v, Localised) else v for k, v in values.items()}),
    )


def sentence(nl: str, en: str, **values: object) -> Localised:
    """Return a text made of a Dutch and an English template, filled in as `filled` does."""
    return filled(Localised(nl=nl, en=en), **values)


def joined(sentences: Iterable[Localised]) -> Localised:
    """Return the sentences as one text."""
    kept = list(sentences)
    return Localised(nl=" ".join(s.nl for s in kept), en=" ".join(s.en for s in kept))


def day(value: date) -> Localised:
    """Return a day as `13 maart 2026` and `13 March 2026`."""
    return Localised(
        nl=f"{value.day} {_MONTHS_NL[value.month - 1]} {value.year}",
        en=f"{value.day} {_MONTHS_EN[value.month - 1]} {value.year}",
    )


def dated(interval: Interval | None) -> Localised:
    """Return when something happened with its preposition, no more precise than the source is."""
    if interval is None or interval == ANY_DAY:
        return Localised(nl="op een onbekende dag", en="on an unknown day")
    first, last = interval.earliest, interval.latest
    if first == last:
        return sentence("op {day}", "on {day}", day=day(first))
    after = last + timedelta(days=1)
    if first.day == 1 and after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return Localised(
            nl=f"in {_MONTHS_NL[first.month - 1]} {first.year}", en=f"in {_MONTHS_EN[first.month - 1]} {first.year}"
        )
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return Localised(nl=f"in {first.year}", en=f"in {first.year}")
    return sentence("tussen {first} en {last}", "between {first} and {last}", first=day(first), last=day(last))


def euros(cents: int) -> Localised:
    """Return an amount of euro cents as `€ 10.000.000` and `€10,000,000`, with cents only where there are any."""
    whole, rest = divmod(cents, 100)
    english = f"{whole:,}"
    dutch = english.replace(",", ".")
    if rest:
        return Localised(nl=f"€ {dutch},{rest:02d}", en=f"€{english}.{rest:02d}")
    return Localised(nl=f"€ {dutch}", en=f"€{english}")


def listed(names: Iterable[Localised | str]) -> Localised:
    """Return names as `A, B en C` and `A, B and C`."""
    kept = [n if isinstance(n, Localised) else Localised(nl=n, en=n) for n in names]
    return Localised(nl=_listed([n.nl for n in kept], "en"), en=_listed([n.en for n in kept], "and"))


def _listed(words: list[str], last: str) -> str:
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
