"""Asking a program as fast as it answers: wrk, for a bounded time, read back as numbers."""

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CONNECTIONS = 32
ATTEMPTS = 3
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_RATE = re.compile(r"Requests/sec:\s+([0-9.]+)")
_PERCENTILE = re.compile(r"^\s+(50|99)(?:\.0+)?%\s+([0-9.]+)(us|ms|s|m)$", re.MULTILINE)


class WrkMissingError(Exception):
    """There is no wrk to ask with."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What one bounded run gave: requests per second, and the median and 99th percentile in milliseconds."""

    rate: float
    median: float
    high: float

    @property
    def tail(self) -> float:
        """Return how much longer the slowest in a hundred take than the middle; nothing when nobody was answered."""
        return self.high / self.median if self.median else 0.0


def require_wrk() -> None:
    """Refuse to measure without wrk.

    Raises:
        WrkMissingError: says how it is installed.

    """
    if shutil.which("wrk") is None:
        raise WrkMissingError("`wrk` is not installed: `apt-get install wrk`, or `brew install wrk`")


def asked(urls: Sequence[str], headers: Mapping[str, str], seconds: float, connections: int = CONNECTIONS) -> Slice:
    """Ask one address per process at the same time, with so many connections together.

    A turn in which somebody was told to come back, as on a machine that stands still for a moment, is taken again.

    Raises:
        RuntimeError: some answers were no success, in every attempt.

    """
    commands = [_command(url, headers, seconds, connections // len(urls) or 1) for url in urls]
    for _ in range(ATTEMPTS):
        running = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            for command in commands
        ]
        told = [each.communicate(timeout=seconds + 60)[0] for each in running]
        if all(_is_success(text) for text in told):
            found = [_read(text) for text in told]
            return Slice(sum(each.rate for each in found), max(e.median for e in found), max(e.high for e in found))
    raise RuntimeError("\n".join([*urls, *told]))


def _is_success(text: str) -> bool:
    return "Non-2xx" not in text and "Socket errors" not in text and _RATE.search(text) is not None


def _command(url: str, headers: Mapping[str, str], seconds: float, connections: int) -> list[str]:
    given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    return [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{max(1, round(seconds))}s",
        "--latency",
        "--timeout",
        "60s",
        *given,
        url,
    ]


def _read(text: str) -> Slice:
    rate = _RATE.search(text)
    assert rate is not None
    times = {name: float(number) * _MILLISECONDS[unit] for name, number, unit in _PERCENTILE.findall(text)}
    # Who answered nothing in the time given has no times.
    return Slice(float(rate.group(1)), times.get("50", 0.0), times.get("99", 0.0))
