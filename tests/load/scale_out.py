"""Measures how long nobody is served while a database lags, dies or is promoted: `python -m tests.load.scale_out`.

Two service processes on one machine with a primary and a replica, behind a plain proxy; four clients that write and
read back at once, one that follows the feed and one without a token. It measures and judges nothing of the times;
an error or a stale read ends it.
"""

import asyncio
from collections.abc import Awaitable, Callable

from tests.e2e.crowd import Crowd
from tests.e2e.phases import (
    arranged,
    primary_dies_and_replica_is_promoted,
    replica_dies,
    replica_is_promoted_by_mistake,
    replica_lags,
    undisturbed,
)
from tests.e2e.scaled import Scaled

Phase = Callable[[Scaled, Crowd], Awaitable[None]]
_REPLICA_FAILS: tuple[Phase, ...] = (undisturbed, replica_lags, replica_dies, replica_is_promoted_by_mistake)
_PRIMARY_FAILS: tuple[Phase, ...] = (primary_dies_and_replica_is_promoted,)


async def main() -> None:
    """Print one line per phase."""
    print(f"{'phase':<40}{'answers':>8}{'503':>6}{'longest without: command':>26}{'read':>8}{'public':>8}")
    for fails_over, phases in ((False, _REPLICA_FAILS), (True, _PRIMARY_FAILS)):
        async with arranged(fails_over=fails_over) as (register, clients):
            for phase in phases:
                clients.traffic.begin()
                await phase(register, clients)
                _report(phase.__name__.replace("_", " "), clients)


def _report(name: str, clients: Crowd) -> None:
    traffic = clients.traffic
    gaps = [f"{traffic.gaps.get(kind, 0.0) * 1000:.0f} ms" for kind in ("commands", "reads", "public reads")]
    print(f"{name:<40}{traffic.answers:>8}{traffic.unavailable:>6}{gaps[0]:>26}{gaps[1]:>8}{gaps[2]:>8}")


if __name__ == "__main__":
    asyncio.run(main())
