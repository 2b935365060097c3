"""Reads of a register with a replica: from the replica where its answer counts, from the primary otherwise (D10)."""

from typing import Any

from app.kit.confirmations import NoAnswerError
from app.kit.demand import current_demand
from app.kit.read_pool import ReadPool
from app.kit.replica import Replica


class ReplicatedReads:
    """Answers every read once, from one of two servers."""

    def __init__(self, primary: ReadPool, replica: Replica) -> None:
        """Read from these two."""
        self._primary = primary
        self._replica = replica

    async def fetch(self, query: str, *args: object, **options: Any) -> Any:
        """Return all rows of a read; raises what `ReadPool.fetch` raises."""
        return await self._read("fetch", query, *args, **options)

    async def fetchrow(self, query: str, *args: object, **options: Any) -> Any:
        """Return the first row of a read; raises what `ReadPool.fetch` raises."""
        return await self._read("fetchrow", query, *args, **options)

    async def fetchval(self, query: str, *args: object, **options: Any) -> Any:
        """Return the first value of a read; raises what `ReadPool.fetch` raises."""
        return await self._read("fetchval", query, *args, **options)

    async def _read(self, method: str, *args: object, **options: Any) -> Any:
        demand = current_demand()
        if demand is not None and self._replica.may_answer(demand):
            try:
                return await self._replica.read(demand, method, *args, **options)
            except NoAnswerError:
                # One answer is not put together from what is known here and what is known there.
                demand.needs_primary = True
        return await getattr(self._primary, method)(*args, **options)
