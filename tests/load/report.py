"""What was measured, as a table for people, as JSON for programs and as a curve."""

import json
import math
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

TAIL_GOAL = 6.0
MEMORY_GOAL_MB = 150.0
START_GOAL_SECONDS = 1.5
_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 860, 420, 60, 40, 270, 50
_COLOURS = ("#0b5cab", "#b3541e", "#2e7d32", "#6a1b9a", "#c62828", "#00838f", "#5d4037", "#9e9d24", "#37474f")


@dataclass(frozen=True, slots=True)
class Measured:
    """One case: the limit, the register, and the others, in medians of the slices."""

    name: str
    limit_rate: float
    rate: float
    ratio: float
    median: float
    tail: float
    goal: float | None
    two_workers: float | None = None
    others: Mapping[str, float] | None = None

    @property
    def verdict(self) -> str:
        """Return whether the goals of a case were met: its ratio, and for reads how long the slowest may take."""
        told = []
        if self.goal is not None:
            told.append(f"{self.goal:g} {'met' if self.ratio >= self.goal else 'missed'}")
        if self.is_read:
            told.append(f"tail {TAIL_GOAL:g} {'met' if self.tail <= TAIL_GOAL else 'missed'}")
        return ", ".join(told) or "–"

    @property
    def is_read(self) -> bool:
        """Tell whether two processes were asked too, as only reads are."""
        return self.two_workers is not None


def machine() -> dict[str, Any]:
    """Return where and when this was measured, and how busy it was."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),  # noqa: TID251 - a measurement is of the real time
        "cores": os.cpu_count(),
        "memoryGiB": round(psutil.virtual_memory().total / 2**30),
        "python": platform.python_version(),
        "loadAverage": [round(each, 2) for each in os.getloadavg()],
    }


def print_table(title: str, measured: Sequence[Measured], also: Sequence[tuple[str, str, str]]) -> None:
    """Print one table: a row per case, then what is no rate."""
    table = Table(title=title)
    for name in ("case", "limit/s", "register/s", "ratio", "2 processes/s", "p50 ms", "p99/p50", "others/s", "goal"):
        table.add_column(name, justify="left" if name in {"case", "goal", "others/s"} else "right")
    for row in measured:
        others = ", ".join(f"{name} {rate:,.0f}" for name, rate in (row.others or {}).items())
        two = "" if row.two_workers is None else f"{row.two_workers:,.0f}"
        table.add_row(
            row.name,
            f"{row.limit_rate:,.0f}",
            f"{row.rate:,.0f}",
            f"{row.ratio:.2f}",
            two,
            f"{row.median:.1f}",
            f"{row.tail:.1f}",
            others,
            row.verdict,
        )
    for name, value, verdict in also:
        table.add_row(name, "", value, "", "", "", "", "", verdict)
    Console(width=170).print(table)


def write_json(into: Path, measured: Sequence[Measured], also: Mapping[str, Any]) -> None:
    """Write everything that was measured."""
    rows = [{**asdict(row), "verdict": row.verdict} for row in measured]
    into.write_text(json.dumps({"machine": machine(), "cases": rows, **also}, indent=2, ensure_ascii=False) + "\n")


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where a size and a time stand; both axes go by the logarithm."""

    sizes: Sequence[int]
    low: float
    high: float

    @classmethod
    def around(cls, curves: Mapping[str, Mapping[int, float]]) -> "_Axes":
        """Return axes that hold every point, from one power of ten to another."""
        times = [value for curve in curves.values() for value in curve.values()]
        low, high = 10.0 ** math.floor(math.log10(min(times))), 10.0 ** math.ceil(math.log10(max(times)))
        return cls(sorted({size for curve in curves.values() for size in curve}), low, high)

    @property
    def marks(self) -> list[float]:
        """Return the powers of ten."""
        return [self.low * 10**place for place in range(round(math.log10(self.high / self.low)) + 1)]

    def across(self, size: int) -> float:
        """Return the place of a size."""
        span = math.log10(self.sizes[-1] / self.sizes[0]) or 1
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * math.log10(size / self.sizes[0]) / span

    def down(self, value: float) -> float:
        """Return the place of a time."""
        share = math.log10(value / self.low) / math.log10(self.high / self.low)
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * share


def write_curve(into: Path, curves: Mapping[str, Mapping[int, float]]) -> None:
    """Draw the median of each read against the size of the register."""
    axes = _Axes.around(curves)
    drawn = [_text(_LEFT, 22, "Median of one read in milliseconds, by dossiers in the register", size=15)]
    for mark in axes.marks:
        drawn.append(_line(_LEFT, axes.down(mark), _WIDTH - _RIGHT, axes.down(mark), "#d9dde1"))
        drawn.append(_text(_LEFT - 8, axes.down(mark) + 4, f"{mark:g}", anchor="end"))
    below = _HEIGHT - _BOTTOM + 20
    drawn += [_text(axes.across(size), below, f"{size:,}", anchor="middle") for size in axes.sizes]
    names = sorted(curves, key=lambda name: -curves[name][max(curves[name])])
    for place, name in enumerate(names):
        colour = _COLOURS[place % len(_COLOURS)]
        dash = "" if place < len(_COLOURS) else ' stroke-dasharray="6 3"'
        points = " ".join(
            f"{axes.across(size):.1f},{axes.down(time):.1f}" for size, time in sorted(curves[name].items())
        )
        drawn.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        row = _TOP + 4 + place * (_HEIGHT - _TOP - _BOTTOM) / max(len(names) - 1, 1)
        drawn.append(_line(_WIDTH - _RIGHT + 14, row - 4, _WIDTH - _RIGHT + 34, row - 4, colour, dash))
        drawn.append(_text(_WIDTH - _RIGHT + 40, row, name))
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="system-ui, sans-serif"'
    paper = f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
    into.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{paper}{"".join(drawn)}</svg>\n')


def _text(x: float, y: float, text: str, *, size: int = 12, anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} fill="#1b1f24">{escape(text)}</text>'


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, dash: str = "") -> str:
    ends = f'x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{1 if colour == "#d9dde1" else 2}"{dash}/>'
