"""The dated terms an amendment changes: which they are, what becomes of them, and whether they add up. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.amendments.shapes import TermChanges
from app.kit.dates import ANY_DAY, Interval, on
from app.kit.resources import Representation, camel, interval_in
from app.kit.schema import plain


def new_terms(changes: TermChanges | None) -> dict[str, Any]:
    """Return the columns of an agreement that get a value; an end and `indefinite` exclude each other."""
    if changes is None:
        return {}
    found = {name: value for name, value in changes if value is not None}
    if changes.is_indefinite is True:
        found["ends_on"] = None
    elif changes.ends_on is not None:
        found["is_indefinite"] = False
    return found


def unchanged_terms(changes: TermChanges | None, agreement: Representation) -> Iterator[str]:
    """Yield the stated terms that change nothing: as they are already, or of a day nobody knows."""
    stated = plain(changes) if changes is not None else {}
    for member, value in stated.items():
        is_open = isinstance(value, dict) and value["value"] is None
        if value is not None and (is_open or _is_same(value, agreement[member])):
            yield member


def _is_same(value: Any, present: Any) -> bool:
    if isinstance(value, dict) and isinstance(present, dict):
        return (value["value"], value["precision"]) == (present["value"], present["precision"])
    return bool(value == present)


def terms_fit(
    changes: TermChanges | None, agreement: Representation, counts_from: Interval | None, day: date
) -> bool:
    """Tell whether an agreement ends after it begins, and not before the change counts (R-003)."""
    if changes is None:
        return True
    after = agreement | {camel(name): plain_value(value) for name, value in new_terms(changes).items()}
    end = interval_in(after, "endsOn")
    if end is None:
        return True
    begins = [interval_in(after, "startsOn"), interval_in(after, "effectiveOn")]
    if changes.ends_on is not None:
        begins.append(counts_from or on(day))
    return not any(end.certainly_before(start or ANY_DAY) for start in begins)


def plain_value(value: Any) -> Any:
    """Return one term as plain JSON data."""
    return plain(value) if hasattr(value, "model_dump") else value
