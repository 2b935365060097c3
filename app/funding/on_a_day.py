"""How money stood on a legal day: projections of allocations and payments on their dated steps (D12). Pure."""

from datetime import date
from typing import Any

from app.findings.record import Record
from app.kit.dates import ANY_DAY

Representation = dict[str, Any]
# What a step of an allocation says anew, beside its status.
_AMOUNTS = ("reservedCents", "grantedCents", "refusedCents", "determinedCents")


def allocation_on(representation: Representation, day: date) -> Representation | None:
    """Project an allocation: its status and amounts as the last step not certainly later than the day left them.

    A step that does not tell the amount stated then leaves that as it stands. Nothing is returned for a day before
    its first step. One that tells no steps stands as it does.
    """
    return _on("allocation", representation, day, _AMOUNTS)


def payment_on(representation: Representation, day: date) -> Representation | None:
    """Project a payment: its status as the last step not certainly later than the day left it.

    Nothing is returned for a day before its first step. One that tells no steps stands as it does.
    """
    return _on("payment", representation, day, ())


def _on(kind: str, found: Representation, day: date, members: tuple[str, ...]) -> Representation | None:
    periods = Record(kind, found).parts("statusHistory")
    if not periods:
        return found
    reached = [dict(p.members) for p in periods if (p.day("since") or ANY_DAY).possibly_on_or_before(day)]
    if not reached:
        return None
    last = reached[-1]
    stood = {name: last.get(name) for name in ("status", *members)}
    if last.get("statement") is not None:
        stood["statement"] = last["statement"]
    return {**found, **stood, "statusHistory": reached}
