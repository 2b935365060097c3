"""The first request of a new legal day sees that day, whoever asks and however many at once (D11)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import asyncpg
import httpx
import pytest

from app.day import keeper
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.factories.clocks import SetClock
from tests.factories.http import Member, insert_organisation, insert_source_document, member, on_day
from tests.factories.problems import assert_problem


@dataclass
class Town:
    """A municipality in a register whose clock tests set."""

    clock: SetClock
    targets: Targets
    member: Member

    async def agreement(self, **facts: Any) -> dict[str, Any]:
        """Record an agreement in force until a day."""
        body = {
            "kind": "covenant",
            "status": "in_force",
            "managingOrganisationId": str(self.member.organisation_id),
            "effectiveOn": on_day("2024-01-01"),
        }
        return await self.member.record("/v1/agreements", body | facts)

    async def query(self, statement: str, *values: Any) -> list[asyncpg.Record]:
        """Ask the database as its owner."""
        connection = await asyncpg.connect(**self.targets.owner.arguments())
        try:
            found: list[asyncpg.Record] = await connection.fetch(statement, *values)
            return found
        finally:
            await connection.close()

    async def changes(self) -> int:
        """How often the register itself changed an agreement."""
        (row,) = await self.query("SELECT count(*) FROM journal WHERE command = 'agreement.expire'")
        return int(row[0])


@pytest.fixture
async def town(
    targets: Targets, settings: Settings, issuer: DeveloperIssuer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    monkeypatch.setattr(keeper, "PATIENCE_SECONDS", 60.0)
    clock = SetClock("2026-11-24")
    async with served(settings, targets, clock=clock) as client:
        await insert_source_document(targets)
        organisation = await insert_organisation(targets, "gemeente")
        yield Town(clock, targets, await member(client, targets, issuer, organisation))


async def test_the_first_read_of_a_new_day_sees_the_new_status(town: Town):
    agreement = await town.agreement(endsOn=on_day("2026-11-24"))
    address = agreement["links"]["self"]
    before = (await town.member.get(address)).json()
    assert (before["status"], before["version"]) == ("in_force", 1)
    town.clock.set("2026-11-25")
    after = await town.member.get(address)
    assert (after.json()["status"], after.headers["etag"]) == ("expired", '"2"')
    assert after.json()["statusHistory"][-1] == {
        "status": "expired",
        "since": on_day("2026-11-25") | {"sourceText": None},
    }
    recorder = after.json()["recordedBy"]
    assert (recorder["name"], recorder["organisationId"]) == ("register", str(town.member.organisation_id))
    expired = (await town.member.get("/v1/agreements?status=expired")).json()["items"]
    assert [item["id"] for item in expired] == [agreement["id"]]


async def test_both_times_tell_what_was_and_what_was_known(town: Town):
    # The journal goes by the clock of the database, and what it will hold later is not known yet.
    last, first = (town.clock.real_day() + timedelta(days=days) for days in (0, 1))
    town.clock.set_day(last)
    agreement = await town.agreement(endsOn=on_day(last.isoformat()))
    address = agreement["links"]["self"]
    town.clock.set_day(first)
    assert (await town.member.get(address)).json()["status"] == "expired"
    moments = {
        row["resource_version"]: quote(row["recorded_at"].astimezone(UTC).isoformat().replace("+00:00", "Z"))
        for row in await town.query("SELECT * FROM journal WHERE resource_id = $1", agreement["id"])
    }
    for query, status in (
        (f"asOf={last}", "in_force"),
        (f"asOf={first}", "expired"),
        (f"asOf={first + timedelta(days=190)}", "expired"),
        (f"knownAt={moments[1]}", "in_force"),
        (f"knownAt={moments[2]}", "expired"),
        (f"knownAt={moments[1]}&asOf={first}", "in_force"),
        (f"knownAt={moments[2]}&asOf={last}", "in_force"),
    ):
        assert (await town.member.get(f"{address}?{query}")).json()["status"] == status, query


async def test_twenty_first_readers_share_one_turn(town: Town):
    agreements = [await town.agreement(endsOn=on_day("2026-11-24")) for _ in range(5)]
    town.clock.set("2026-11-25")
    addresses = [found["links"]["self"] for found in agreements] * 4
    answers = await asyncio.gather(*map(town.member.get, addresses))
    assert {(answer.status_code, answer.json()["status"]) for answer in answers} == {(200, "expired")}
    assert await town.changes() == 5


async def test_the_first_write_of_a_new_day_meets_the_new_state(town: Town):
    agreement = await town.agreement(endsOn=on_day("2026-11-24"))
    town.clock.set("2026-11-25")
    change = {"title": "Wijken", "reason": "x"}
    stale = await town.member.patch(agreement["links"]["self"], change, '"1"')
    assert stale.status_code == 412
    again = await town.member.patch(agreement["links"]["self"], change, '"2"')
    assert (again.status_code, again.json()["status"]) == (200, "expired")


@pytest.mark.parametrize(
    ("last_day", "still", "over"),
    [
        # New Year comes an hour before it is one in UTC, a summer day two hours.
        ("2026-12-31", "2026-12-31T22:59:59.999999+00:00", "2026-12-31T23:00:00+00:00"),
        ("2027-07-14", "2027-07-14T21:59:59.999999+00:00", "2027-07-14T22:00:00+00:00"),
        # The days on which the clock goes forward and back last 23 and 25 hours.
        ("2027-03-28", "2027-03-28T21:59:59.999999+00:00", "2027-03-28T22:00:00+00:00"),
        ("2027-03-27", "2027-03-27T22:59:59.999999+00:00", "2027-03-27T23:00:00+00:00"),
        ("2027-10-31", "2027-10-31T22:59:59.999999+00:00", "2027-10-31T23:00:00+00:00"),
        ("2027-10-30", "2027-10-30T21:59:59.999999+00:00", "2027-10-30T22:00:00+00:00"),
        ("2028-02-29", "2028-02-29T22:59:59.999999+00:00", "2028-02-29T23:00:00+00:00"),
    ],
)
async def test_r_002_a_legal_day_begins_at_midnight_in_amsterdam(town: Town, last_day: str, still: str, over: str):
    address = (await town.agreement(endsOn=on_day(last_day)))["links"]["self"]
    town.clock.set(still)
    assert (await town.member.get(address)).json()["status"] == "in_force"
    town.clock.set(over)
    found = (await town.member.get(address)).json()
    assert found["status"] == "expired"
    first = datetime.fromisoformat(over).date()
    assert found["statusHistory"][-1]["since"]["value"] > last_day
    assert (await town.query("SELECT turned_on FROM legal_day"))[0][0] > first


async def read_only(town: Town, setting: str) -> None:
    """Let the database take writes or not; connections that are open are ended, as after a failover."""
    (name,) = await town.query("SELECT current_database()")
    await town.query(f"ALTER DATABASE {name[0]} SET default_transaction_read_only = {setting}")
    await town.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


async def test_without_a_primary_nobody_reads_the_law_of_yesterday(town: Town):
    address = (await town.agreement(endsOn=on_day("2026-11-24")))["links"]["self"]
    (name,) = await town.query("SELECT current_database()")
    await read_only(town, "on")
    try:
        # On a day that was turned, reading goes on.
        assert (await town.member.get(address)).json()["status"] == "in_force"
        town.clock.set("2026-11-25")
        for path in (address, "/v1/organisations", f"{address}?asOf=2026-11-24"):
            refused = await town.member.get(path)
            assert_problem(refused, 503, "database-unavailable")
            assert int(refused.headers["retry-after"]) > 0
        for path in ("/health/live", "/health/ready", "/docs", "/problems", "/v1/openapi.json", "/"):
            assert (await town.member.get(path)).status_code == 200, path
    finally:
        administrator = await asyncpg.connect(
            **town.targets.owner.arguments(), server_settings={"default_transaction_read_only": "off"}
        )
        await administrator.execute(f"ALTER DATABASE {name[0]} RESET default_transaction_read_only")
        await administrator.close()
        await town.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert (await town.member.get(address)).json()["status"] == "expired"


async def test_pages_and_health_turn_no_day(town: Town):
    await town.member.get("/v1/organisations")
    before = (await town.query("SELECT turned_on FROM legal_day"))[0][0]
    town.clock.set("2026-11-25")
    for path in ("/health/live", "/health/ready", "/docs", "/problems/day-turning", "/v1/openapi.json", "/"):
        assert (await town.member.get(path)).status_code == 200, path
    assert (await town.query("SELECT turned_on FROM legal_day"))[0][0] == before
    assert (await town.member.get("/v1/organisations")).status_code == 200
    assert (await town.query("SELECT turned_on FROM legal_day"))[0][0] > before


async def test_who_waits_too_long_is_told_when_to_come_back(town: Town, monkeypatch: pytest.MonkeyPatch):
    address = (await town.agreement(endsOn=on_day("2026-11-24")))["links"]["self"]
    monkeypatch.setattr(keeper, "PATIENCE_SECONDS", 0.1)
    connection = await asyncpg.connect(**town.targets.owner.arguments())
    async with connection.transaction():
        await connection.execute("SELECT 1 FROM legal_day FOR UPDATE")
        town.clock.set("2026-11-25")
        refused = await town.member.get(address, **{"Accept-Language": "en"})
        assert_problem(refused, 503, "day-turning", "en")
        assert refused.headers["retry-after"] == "2"
    await connection.close()
    monkeypatch.setattr(keeper, "PATIENCE_SECONDS", 60.0)
    assert (await town.member.get(address)).json()["status"] == "expired"
    assert await town.changes() == 1


async def test_findings_of_the_new_day_follow_right_after(town: Town):
    agreement = await town.agreement(status="in_decision", isIndefinite=True)
    await town.member.record(
        f"{agreement['links']['self']}/follow-ups",
        {"kind": "press_release", "status": "planned", "dueOn": on_day("2026-11-24")},
    )
    assert (await town.member.get("/v1/findings?code=F-019")).json()["items"] == []
    town.clock.set("2026-11-25")
    found: list[Any] = []
    async with asyncio.timeout(60):
        while not found:
            found = (await town.member.get("/v1/findings?code=F-019")).json()["items"]
    assert [(item["status"], item["agreementId"]) for item in found] == [("open", agreement["id"])]


async def test_an_unread_register_is_not_turned(settings: Settings, targets: Targets):
    async with served(settings, targets, clock=SetClock("2026-11-24")):
        pass
    connection = await asyncpg.connect(**targets.owner.arguments())
    assert await connection.fetchval("SELECT count(*) FROM legal_day") == 0
    await connection.close()
    async with served(settings, targets, clock=SetClock("2026-11-24")) as client:
        assert isinstance(client, httpx.AsyncClient)
        assert (await client.get("/v1/organisations")).status_code == 200
