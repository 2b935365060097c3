"""The database understands partial dates as the program does (R-003), on every server."""

import json
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import make_url

from app.kit.database import Target
from app.kit.dates import DatePrecision, Interval
from app.kit.schema import PartialDate
from app.kit.tables import JsonColumn

_ASKED = """
SELECT is_partial_date($1::jsonb) AS fits,
       CASE WHEN is_partial_date($1::jsonb) THEN partial_date_earliest($1::jsonb) END AS earliest,
       CASE WHEN is_partial_date($1::jsonb) THEN partial_date_latest($1::jsonb) END AS latest
"""


@pytest.fixture(scope="module")
async def connection(migrated: Target) -> AsyncIterator[asyncpg.Connection]:
    found = await asyncpg.connect(**migrated.arguments())
    yield found
    await found.close()


def understood(stated: dict[str, Any]) -> Interval | None:
    """What the program makes of a date; nothing when it refuses it."""
    given = {"value": stated["value"], "precision": stated["precision"], "sourceText": stated["source_text"]}
    try:
        return PartialDate.model_validate_json(json.dumps(given)).interval
    except ValidationError:
        return None


async def assert_agreed(connection: asyncpg.Connection, stated: dict[str, Any]) -> None:
    row = await connection.fetchrow(_ASKED, json.dumps(stated))
    assert row is not None
    expected = understood(stated)
    assert row["fits"] is (expected is not None), stated
    if expected is not None:
        assert Interval(row["earliest"], row["latest"]) == expected, stated


precisions = st.sampled_from([precision.value for precision in DatePrecision])
years = st.integers(1890, 2210).map(str) | st.integers(0, 9999).map("{:04}".format)
months = st.integers(0, 13).map("{:02}".format)
days = st.integers(0, 32).map("{:02}".format)
formed = years | st.builds("{}-{}".format, years, months) | st.builds("{}-{}-{}".format, years, months, days)
near = st.builds(
    lambda text, place, other: text[: place % (len(text) + 1)] + other + text[place % (len(text) + 1) + 1 :],
    formed,
    st.integers(0, 10),
    st.sampled_from(["", "-", " ", "0", "W", "²", "٣", "２", "+", "x", "\n"]),
)
values = st.none() | formed | near | st.sampled_from(["", "2026-W13-1", "2026-082", "20260323", "2026-3", "-2026"])
words = ["zomer 2025", "Zomer", "MIDZOMERNACHT", "summer", "SummerTime", "zo mer", "herfst", "winter"]
sources = (
    st.none()
    | st.sampled_from(words)
    | st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12).map(str.strip).filter(bool)
)


@settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
@given(st.fixed_dictionaries({"value": values, "precision": precisions, "source_text": sources}))
async def test_r_003_both_read_a_partial_date_alike(connection: asyncpg.Connection, stated: dict[str, Any]):
    await assert_agreed(connection, stated)


@pytest.mark.parametrize("precision", [*DatePrecision, "century"])
@pytest.mark.parametrize(
    "value",
    [
        None,
        "2024-02-29",
        "2025-02-29",
        "2025-02",
        "2025-12",
        "2025-13",
        "2025",
        "1900",
        "1899",
        "2200",
        "2201",
        "0000",
    ],
)
async def test_r_003_borders_of_months_years_and_the_calendar(
    connection: asyncpg.Connection, value: str | None, precision: str
):
    for source in (None, "zomer", "winter"):
        await assert_agreed(connection, {"value": value, "precision": str(precision), "source_text": source})


@pytest.mark.parametrize("stated", ["null", "{}", "[]", "1", '"2025"', '{"precision":"day"}', '{"value":"2025"}'])
async def test_what_is_no_date_at_all_is_refused(connection: asyncpg.Connection, stated: str):
    assert await connection.fetchval("SELECT is_partial_date($1::jsonb)", stated) is False


async def test_a_stored_date_is_written_as_the_database_reads_it(connection: asyncpg.Connection):
    date = PartialDate(value="2025", precision=DatePrecision.SEASON, source_text="Zomer")
    stored = JsonColumn(PartialDate).process_bind_param(date, make_url("postgresql+asyncpg://").get_dialect()())
    assert stored == {"value": "2025", "precision": "season", "source_text": "Zomer"}
    await assert_agreed(connection, stored)
    assert await connection.fetchval("SELECT is_partial_date(NULL)") is True
