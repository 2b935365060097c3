"""A streaming replica that answers reads: what it is known to show, and when its answer counts.

It is asked a few times a second what it shows, on a connection of its own. On one running server that only grows, so
what was seen once may be counted on. Membership is never judged on what a replica shows: while a reader with a token
is answered, the primary is asked in which epoch memberships are, once for all who wait at that moment. The same
question tells whether the primary's journal holds the replica's last entry, and so whether this is a replica of it.

Whatever is wrong with a replica, its reads go to the primary and nobody sees an error because of it.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any

import asyncpg

from app.kit.confirmations import SILENCE_SECONDS, Confirmation, Confirmations, NoAnswerError, Shown
from app.kit.connecting import PromptConnection, connect
from app.kit.demand import Demand
from app.kit.faults import DatabaseUnreachableError, PoolExhaustedError, state_of
from app.kit.read_pool import ReadPool, terminate

BEAT_SECONDS = 0.2
LAG_SECONDS = 5.0
_TO_REPLICA = {"target_session_attrs": "standby", "timeout": SILENCE_SECONDS}
_NEVER = (float("-inf"), (float("-inf"), 0))
_TOO_SLOW = "57014"
_FAULTS = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
_log = logging.getLogger("convenant.replica")


class Condition(StrEnum):
    """How a replica does; reads only go to one that is serving."""

    SERVING = "serving"
    BEHIND = "behind"
    OTHER_HISTORY = "other-history"
    NOT_MIGRATED = "not-migrated"
    PROMOTED = "promoted"
    UNREACHABLE = "unreachable"


class ReplicaPool(ReadPool):
    """Connections to one replica: each read is tried once, and none is waited for when the replica is given up.

    `watched` is what the replica last showed. A connection is only made to the server that showed it, and only while
    that shows no less: after a crash a replica may begin further back than it was.
    """

    attempts = 1
    first_connections = 0
    watched: Shown | None = None

    def __init__(self, size: int, **arguments: Any) -> None:
        """Prepare a pool of at most so many connections, made with these arguments of the driver."""
        super().__init__(size, connect=self._connected, **arguments)
        self._in_use: set[Any] = set()
        self.arguments = arguments | _TO_REPLICA

    def present(self) -> Shown:
        """Return what the replica last showed.

        Raises:
            NoAnswerError: it is not there.

        """
        if self.watched is None:
            raise NoAnswerError
        return self.watched

    async def release(self, connection: Any, *, timeout: float | None = None) -> None:  # noqa: ASYNC109 - the driver's
        """Take a connection back."""
        self._in_use.discard(connection)
        await super().release(connection, timeout=timeout)

    async def give_up(self) -> None:
        """End every connection, those in use at once, so that nobody waits for them."""
        for connection in list(self._in_use):
            terminate(connection)
        await self.expire_connections()

    async def _free_connection(self) -> Any:
        connection = await super()._free_connection()
        self._in_use.add(connection)
        return connection

    def _check(self, connection: Any) -> None:
        if not _is_replica(connection):
            raise DatabaseUnreachableError("the replica was promoted")

    async def _connected(self, **arguments: Any) -> PromptConnection:
        seen = self.present()
        connection = await connect(**arguments | _TO_REPLICA)
        shown: Shown | None = None
        try:
            shown = await Shown.by(connection)
        finally:
            is_watched = shown is not None and shown.server == seen.server and shown.sequence >= seen.sequence
            if not is_watched:
                connection.terminate()
        if not is_watched:
            raise NoAnswerError
        return connection


def _is_replica(connection: Any) -> bool:
    """Tell what the server says of itself by its own motion, along with every answer."""
    return bool(connection.get_settings().in_hot_standby == "on")


class Replica:
    """The replica of one register, watched for as long as the process runs.

    `is_alone` tells that the primary could not be asked when the replica was last looked at.
    """

    def __init__(self, pool: ReplicaPool, asking: ReadPool, today: Callable[[], date]) -> None:
        """Prepare to read from one pool; `asking` reaches the primary, for small questions."""
        self.condition = Condition.UNREACHABLE
        self.is_alone = False
        self._pool = pool
        self._asking = asking
        self._today = today
        self._confirmations = Confirmations(asking, pool.present)
        self._probe: PromptConnection | None = None
        self._current_at, self._awaited = _NEVER
        self._watching: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begin to watch; whether the replica is there is found out along the way."""
        await self._pool
        self._watching = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """Stop watching and close all connections."""
        if self._watching is not None:
            self._watching.cancel()
            with suppress(asyncio.CancelledError):
                await self._watching
        if self._probe is not None:
            await self._probe.close()
        await asyncio.gather(self._pool.close(), self._asking.close())

    def may_answer(self, demand: Demand) -> bool:
        """Tell whether a read is worth trying here; the answer may still turn out not to count."""
        shown = self._pool.watched
        if shown is None or demand.needs_primary or demand.sequence > shown.sequence:
            return False
        if shown.turned_on is None or shown.turned_on < self._today():
            return False
        return self.condition is Condition.SERVING

    async def read(self, demand: Demand, method: str, *args: object, **options: Any) -> Any:
        """Return the answer of a read.

        Raises:
            NoAnswerError: the replica failed, or what it knows is older than what was asked for.
            DatabaseUnreachableError, PoolExhaustedError: the primary cannot be asked what counts.
            asyncpg.QueryCanceledError: the read takes too long.

        """
        before = self._pool.present()
        needs_confirmation = not demand.is_confirmed and (demand.has_token or demand.sequence > 0)
        question = self._confirmations.asked() if needs_confirmation else None
        try:
            found = await getattr(self._pool, method)(*args, **options)
        except PoolExhaustedError:
            raise
        except _FAULTS as error:
            if state_of(error) == _TOO_SLOW:
                raise
            raise NoAnswerError from error
        if question is not None:
            self._judge(await asyncio.shield(question), before, demand)
            demand.is_confirmed = True
        return found

    def _judge(self, confirmed: Confirmation, before: Shown, demand: Demand) -> None:
        """Refuse an answer unless it came from a replica that shows everything it has to.

        The read began when `before` was known, so that its answer is at least as new.
        """
        is_same = confirmed.shown.server == before.server
        knows_memberships = before.access_epoch >= confirmed.access_epoch
        if not (confirmed.holds and is_same and knows_memberships and demand.sequence <= before.sequence):
            raise NoAnswerError

    async def _watch(self) -> None:
        while True:
            await self._beat()
            await asyncio.sleep(BEAT_SECONDS)

    async def _beat(self) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                if self._probe is None:
                    self._probe = await connect(**self._pool.arguments)
                shown = await Shown.by(self._probe)
        except _FAULTS:
            await self._lose(Condition.UNREACHABLE)
            return
        if _is_replica(self._probe):
            self._pool.watched = shown
            self._conclude(await self._compared(began, shown))
        else:
            await self._lose(Condition.PROMOTED)

    async def _compared(self, began: float, shown: Shown) -> Condition:
        """Hold what the replica shows against the primary; without one, nobody can tell how far it is behind."""
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                confirmed = await asyncio.shield(self._confirmations.asked())
        except (*_FAULTS, NoAnswerError):
            self.is_alone = True
            is_known_as_other = self.condition is Condition.OTHER_HISTORY
            return Condition.OTHER_HISTORY if is_known_as_other else _serving(shown)
        self.is_alone = False
        if not confirmed.holds:
            return Condition.OTHER_HISTORY
        at, sequence = self._awaited
        if shown.sequence >= sequence:
            self._current_at, self._awaited = at, (began, confirmed.sequence)
        if shown.sequence >= confirmed.sequence:
            self._current_at = began
        is_behind = asyncio.get_running_loop().time() - self._current_at > LAG_SECONDS
        return Condition.BEHIND if is_behind else _serving(shown)

    async def _lose(self, condition: Condition) -> None:
        if self._probe is not None:
            self._probe.terminate()
        self._probe = self._pool.watched = None
        self._current_at, self._awaited = _NEVER
        self._conclude(condition)
        await self._pool.give_up()

    def _conclude(self, condition: Condition) -> None:
        if condition is not self.condition:
            _log.warning("the replica is %s, and was %s", condition.value, self.condition.value)
        self.condition = condition


def _serving(shown: Shown) -> Condition:
    return Condition.SERVING if shown.is_newest else Condition.NOT_MIGRATED
