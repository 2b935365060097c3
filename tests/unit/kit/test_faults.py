"""What the driver says when a connection broke is a fault of the database, never one of ours."""

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError

from app.kit.faults import DatabaseUnreachableError, ends_connection, refusal_of_fault

LOST = asyncpg.InternalClientError("cannot switch to state 11; another operation (2) is in progress")


@pytest.mark.parametrize(
    "error",
    [
        LOST,
        DBAPIError("SELECT 1", {}, LOST),
        DatabaseUnreachableError("gone"),
        asyncpg.exceptions.AdminShutdownError("terminating connection"),
        asyncpg.exceptions.CannotConnectNowError("the database system is shutting down"),
    ],
)
def test_a_broken_connection_is_answered_as_unavailable(error: Exception):
    refused = refusal_of_fault(error)
    assert refused is not None
    assert (refused.problem.slug, refused.headers["Retry-After"]) == ("database-unavailable", "2")


def test_a_connection_the_driver_lost_track_of_is_not_used_again():
    assert ends_connection(LOST)
    assert ends_connection(DBAPIError("SELECT 1", {}, LOST))
    assert not ends_connection(asyncpg.exceptions.UniqueViolationError("twice"))


def test_what_is_our_own_doing_is_no_fault_of_the_database():
    assert refusal_of_fault(asyncpg.exceptions.UndefinedColumnError("no such column")) is None
    assert refusal_of_fault(RuntimeError("ours")) is None
