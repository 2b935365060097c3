"""The geometry of the charts: every length is a percentage, so that a chart is as wide as there is room."""

from dataclasses import dataclass

from figures import Envelopes, Figures, Money
from notation import days, euros, short_euros

_NICE_STEPS = (1, 2, 2.5, 5, 10)
_MOST_TICKS = 5


@dataclass(frozen=True)
class Segment:
    """A part of a bar: which stage it shows, where it begins and how long it is."""

    stage: str
    start: float
    length: float


@dataclass(frozen=True)
class Bar:
    """One bar of a chart, with what it says in words for who does not see it."""

    label: str
    value: str
    description: str
    segments: tuple[Segment, ...]
    limit: float | None = None


@dataclass(frozen=True)
class Tick:
    """A line across a chart and the amount it stands for."""

    at: float
    label: str


@dataclass(frozen=True)
class BarChart:
    """Bars on one scale."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...] = ()


def areas_chart(figures: Figures) -> BarChart:
    """Return the money of each area by stage."""
    top = max((max(each.money.asked_of_ceiling, each.money.paid) for each in figures.areas), default=0)
    step = tick_step(top)
    scale = step * -(-top // step) if top else step
    bars = tuple(
        Bar(
            label=each.area,
            value=euros(each.money.asked_of_ceiling) if each.money.asked_of_ceiling else "–",
            description=f"{each.area}: {in_words(each.money)}",
            segments=segments(each.money, scale),
        )
        for each in figures.areas
    )
    ticks = tuple(Tick(percent(at, scale), short_euros(at)) for at in range(0, scale + 1, step)) if top else ()
    return BarChart(bars, ticks)


def total_bar(figures: Figures) -> Bar:
    """Return all money together against what there is to divide."""
    money, envelopes = figures.total, figures.envelopes
    scale = max(envelopes.available, money.asked_of_ceiling, 1)
    return Bar(
        label="Alle gebieden",
        value=euros(money.asked_of_ceiling),
        description=f"Alle gebieden: {in_words(money)}; {available_in_words(envelopes)}",
        segments=segments(money, scale),
        limit=percent(envelopes.available, scale) if envelopes.available else None,
    )


def statuses_chart(figures: Figures) -> BarChart:
    """Return how many agreements have each status."""
    top = max((each.agreements for each in figures.statuses), default=1)
    return BarChart(
        tuple(
            Bar(
                label=each.status,
                value=str(each.agreements),
                description=f"{each.status}: {each.agreements}",
                segments=(Segment("agreements", 0, percent(each.agreements, top)),),
            )
            for each in figures.statuses
        )
    )


def waiting_chart(figures: Figures) -> BarChart:
    """Return how long each status lasts already: the median, and from there to the longest."""
    top = max((each.maximum_days or 0 for each in figures.statuses), default=0) or 1
    return BarChart(
        tuple(
            Bar(
                label=each.status,
                value=days(each.maximum_days),
                description=f"{each.status}: mediaan {days(each.median_days)}, langst {days(each.maximum_days)}",
                segments=_waiting(each.median_days or 0, each.maximum_days or 0, top),
            )
            for each in figures.statuses
        )
    )


def _waiting(median: int, longest: int, top: int) -> tuple[Segment, ...]:
    middle = percent(median, top)
    return Segment("consumed", 0, middle), Segment("reserved", middle, percent(longest - median, top))


def segments(money: Money, scale: int) -> tuple[Segment, ...]:
    """Return the stages that exclude each other end to end, the surest first; what was paid is a bar of its own."""
    found, start = [], 0.0
    for stage, cents in (("consumed", money.consumed), ("reserved", money.reserved), ("expected", money.expected)):
        if cents:
            found.append(Segment(stage, start, percent(cents, scale)))
            start += percent(cents, scale)
    if money.paid > 0:
        found.append(Segment("paid", 0, percent(money.paid, scale)))
    return tuple(found)


def in_words(money: Money) -> str:
    """Return the stages of an amount as a sentence."""
    named = (
        ("verleend of vastgesteld", money.consumed),
        ("gereserveerd", money.reserved),
        ("geraamd", money.expected),
        ("betaald", money.paid),
    )
    return ", ".join(f"{euros(cents)} {stage}" for stage, cents in named if cents) or "nog geen bedrag"


def available_in_words(envelopes: Envelopes) -> str:
    """Return what there is to divide, and how sure that is."""
    named = (("plafond", envelopes.ceiling), ("aangekondigd, geraamd", envelopes.announced))
    return " en ".join(f"{euros(cents)} {how}" for how, cents in named if cents) or "geen plafond bekend"


def tick_step(top: int) -> int:
    """Return a round distance between lines that gives a handful of them."""
    if top <= 0:
        return 1
    magnitude = 1
    while magnitude * 10 * _MOST_TICKS < top:
        magnitude *= 10
    return next(int(magnitude * step) for step in (*_NICE_STEPS, 20, 25, 50) if magnitude * step * _MOST_TICKS >= top)


def percent(part: int, whole: int) -> float:
    """Return a part as a percentage with enough decimals to draw it."""
    return round(100 * part / whole, 3)
