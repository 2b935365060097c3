"""What a fault of the database is to whoever asked: which problem, and when to try again.

Every one of them is answered with 503, `Retry-After` and a problem document, within five seconds. Nothing is ever
half done; where a commit was on its way when the connection broke, only repeating with the same `Idempotency-Key`
tells whether it arrived, and the register itself does not repeat it.
"""

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as EngineTimeoutError

from app.kit.domain import ProblemType, RefusedError, refusal
from app.kit.fault_problems import CONCURRENT_UPDATE, DATABASE_UNAVAILABLE, OVERLOADED, QUERY_TIMEOUT, RESOURCE_BUSY


class DatabaseUnreachableError(ConnectionError):
    """The database cannot be reached, takes no writes where they are needed, or has fallen silent."""


class PoolExhaustedError(TimeoutError):
    """Every connection of the pool stayed in use."""


UNAVAILABLE = (DATABASE_UNAVAILABLE, 2)
_EXHAUSTED = (OVERLOADED, 5)
# The state or class of states (PostgreSQL, appendix A), the problem, and the seconds to wait; the first that fits.
_BY_STATE: tuple[tuple[str, tuple[ProblemType, int]], ...] = (
    ("57014", (QUERY_TIMEOUT, 5)),
    ("55P03", (RESOURCE_BUSY, 2)),
    ("40001", (CONCURRENT_UPDATE, 1)),
    ("40P01", (CONCURRENT_UPDATE, 1)),
    ("53200", _EXHAUSTED),
    ("53300", _EXHAUSTED),
    # A full disk takes longer to mend than a restart.
    ("53", (DATABASE_UNAVAILABLE, 30)),
    ("57P", UNAVAILABLE),
    ("08", UNAVAILABLE),
    ("25006", UNAVAILABLE),
)


def refusal_of_fault(error: Exception) -> RefusedError | None:
    """Return the refusal that an error of the database or its driver amounts to; nothing when it is our own."""
    answer = _answer_to(error)
    if answer is None:
        return None
    problem, seconds = answer
    return refusal(problem, headers={"Retry-After": str(seconds)})


def _answer_to(error: Exception) -> tuple[ProblemType, int] | None:
    if isinstance(error, PoolExhaustedError | EngineTimeoutError):
        return _EXHAUSTED
    if isinstance(error, DatabaseUnreachableError) or _lost_its_place(error):
        return UNAVAILABLE
    state = state_of(error)
    by_state = next((answer for prefix, answer in _BY_STATE if state.startswith(prefix)), None)
    if by_state is None and isinstance(error, DBAPIError) and error.connection_invalidated:
        return UNAVAILABLE
    return by_state


def state_of(error: BaseException) -> str:
    """Return the five-character state (SQLSTATE) of an error of the database or its driver, or an empty text."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(cause, "sqlstate", None) or "")


def ends_connection(error: BaseException) -> bool:
    """Tell whether the connection an error came from is of no further use."""
    return state_of(error).startswith(("08", "57P", "25006")) or _lost_its_place(error)


def _lost_its_place(error: BaseException) -> bool:
    """Tell whether the driver lost track of its connection, as when the server left in mid-sentence."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return isinstance(cause, asyncpg.InternalClientError)
