"""Each rule of deciding, representing, signing, amending, ending and paying is named by a test that would fail without it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
MONEY = (*range(75, 79), *range(80, 84), *range(85, 100))
RULES = (
    *(f"R-{number:03}" for number in (1, 2, 3, *range(9, 43), *range(45, 59), *range(60, 72), *MONEY, 119, 120)),
    "R-066a",
)
_RULE = re.compile(r"(?<![A-Za-z0-9])r[-_](\d{3}a?)(?![0-9a-z])", re.IGNORECASE)


def test_each_rule_is_named_by_a_test():
    named = {f"R-{number}" for text in _names_and_docstrings() for number in _RULE.findall(text)}
    assert [rule for rule in RULES if rule not in named] == []


def _names_and_docstrings() -> Iterator[str]:
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
                is_test = isinstance(node, ast.Module) or node.name.startswith("test_")
                yield from (ast.get_docstring(node) or "",) if is_test else ()
                yield node.name if is_test and not isinstance(node, ast.Module) else ""
