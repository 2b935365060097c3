"""Asks axe-core what is wrong with a page: every rule, best practice included."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
ASK = """async (without) => {
  const asked = axe.getRules().filter(({ tags }) => !tags.some((tag) => without.includes(tag)));
  const runOnly = { type: "rule", values: asked.map(({ ruleId }) => ruleId) };
  return axe.run(document, { resultTypes: ["violations"], preload: false, runOnly });
}"""


@dataclass(frozen=True)
class Fault:
    """One element that breaks one rule."""

    rule: str
    target: str
    html: str
    told: str

    def __str__(self) -> str:
        return f"{self.rule} at {self.target}: {self.told} {self.html[:160]}"


@cache
def _source() -> str:
    return SOURCE.read_text(encoding="utf-8")


def faults(page: Page, *, without: tuple[str, ...] = ()) -> list[Fault]:
    """Everything axe finds in the page as it stands, but for rules with some tags."""
    page.evaluate(_source())
    found: dict[str, Any] = page.evaluate(ASK, list(without))
    return [
        Fault(rule["id"], " ".join(map(str, node["target"])), node["html"], node["failureSummary"])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
