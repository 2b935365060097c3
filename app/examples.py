"""Examples for the API description, by operation; taken from the example dossier."""

import json
from importlib.resources import files
from typing import Any


def examples() -> dict[str, Any]:
    """Return the example answer of each operation that has one."""
    stored = files("app") / "dossier" / "examples.json"
    if not stored.is_file():
        return {}
    found: dict[str, Any] = json.loads(stored.read_text(encoding="utf-8"))
    return found
