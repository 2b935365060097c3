"""Asking a program as fast as it answers: wrk, for a bounded time, read back as numbers."""

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CONNECTIONS = 32
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

    Raises:
        RuntimeError: some answers were no success.

    """
    commands = [_command(url, headers, seconds, connections // len(urls) or 1) for url in urls]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for command in commands
    ]
    told = [each.communicate(timeout=seconds + 60)[0] for each in running]
    for url, text in zip(urls, told, strict=True):
        if "Non-2xx" in text or "Socket errors" in text or not _RATE.search(text):
            raise RuntimeError(f"{url}: {text}")
    found = [_read(text) for text in told]
    return Slice(sum(each.rate for each in found), max(e.median for e in found), max(e.high for e in found))


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
