"""What answers say about limits, and a minute that passes when a test says so."""

import re
from typing import Any

import httpx
import pytest

from tests.factories.problems import assert_problem


class Minute:
    """The time by which requests are counted; it stands still until a test lets it pass."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 1_800_000_000
        monkeypatch.setattr("throttled.utils.now_sec", lambda: self.seconds)
        monkeypatch.setattr("throttled.utils.now_ms", lambda: self.seconds * 1000)
        monkeypatch.setattr("throttled.utils.now_mono_f", lambda: float(self.seconds))

    def pass_by(self, seconds: int = 121) -> None:
        """Let time pass: two minutes, as long as the present one still weighs on the next."""
        self.seconds += seconds


def standing(answer: httpx.Response) -> dict[str, tuple[int, int | None]]:
    """What is left of each limit, and for how many seconds, by name."""
    found = {}
    for item in answer.headers["ratelimit"].split(", "):
        parts = re.fullmatch(r'"([a-z-]+)";r=(\d+)(?:;t=(\d+))?', item)
        assert parts is not None, item
        found[parts[1]] = (int(parts[2]), int(parts[3]) if parts[3] else None)
    return found


def assert_limited(answer: httpx.Response, policy: str, language: str = "nl") -> dict[str, Any]:
    document = assert_problem(answer, 429, "rate-limit-exceeded", language)
    assert document["violatedPolicies"] == [policy]
    assert standing(answer)[policy][0] == 0
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    return document
