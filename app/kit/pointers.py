"""Finding the values a JSON Pointer names, with `*` for every item of a list (RFC 6901, extended)."""

from typing import Any


def values_at(document: Any, pattern: str) -> dict[str, str]:
    """Return the texts at the places a pattern names, by exact pointer; what is absent or null is left out."""
    found = [("", document)]
    for step in pattern.split("/")[1:]:
        found = [reached for place, value in found for reached in _reached(place, value, step)]
    return {place: value for place, value in found if isinstance(value, str)}


def _reached(place: str, value: Any, step: str) -> list[tuple[str, Any]]:
    if step == "*":
        return [(f"{place}/{index}", item) for index, item in enumerate(value or ())]
    return [(f"{place}/{step}", value[step])] if isinstance(value, dict) and step in value else []
