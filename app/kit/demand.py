"""What a request asks of the database it reads from: how new it must be, and whether memberships matter.

Kept beside the request, so that whoever reads or writes on its behalf finds it. Who reads for no request, such as the
turn of the day, has none and reads from the primary.
"""

from contextvars import ContextVar, Token
from dataclasses import dataclass


@dataclass(slots=True)
class Demand:
    """What one request asks of what it reads, and what came of what it wrote.

    `sequence` is the journal entry its reads must show. `has_token` tells that memberships decide what is seen, and
    `is_confirmed` that the primary was asked about them since. `reached` is where the journal stood when its command
    was done or refused.
    """

    sequence: int = 0
    has_token: bool = False
    needs_primary: bool = False
    is_confirmed: bool = False
    reached: int | None = None


_CURRENT: ContextVar[Demand | None] = ContextVar("demand", default=None)


def current_demand() -> Demand | None:
    """Return what the request asks on whose behalf this runs; nothing when there is none."""
    return _CURRENT.get()


def begin(demand: Demand) -> Token[Demand | None]:
    """Let what follows be on behalf of a request."""
    return _CURRENT.set(demand)


def end(begun: Token[Demand | None]) -> None:
    """Let the request be over."""
    _CURRENT.reset(begun)


def need_primary() -> None:
    """Let nothing but the primary answer the request from here on."""
    demand = _CURRENT.get()
    if demand is not None:
        demand.needs_primary = True


def read_anew(sequence: int) -> None:
    """Let a request that still listens read again, from what the journal holds by now."""
    demand = _CURRENT.get()
    if demand is not None:
        demand.sequence = max(demand.sequence, sequence)
        demand.needs_primary = demand.is_confirmed = False


def note_reached(sequence: int | None) -> None:
    """Remember where the journal stands, for the answer to tell."""
    demand = _CURRENT.get()
    if demand is not None:
        demand.reached = sequence
