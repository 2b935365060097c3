"""The write path: one command, one transaction, one entry per touched row; whole or not at all (D2, D6)."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.access.gate import Memberships
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Database, Targets
from app.kit.domain import RecordingMode, RefusedError
from app.kit.journal import Actor
from app.kit.use_cases import locked, record
from app.kit.work import Command, Recorded, Work
from app.kit.writer import ATTEMPTS, Writer
from app.organisations.schemas import OrganisationCreate
from app.organisations.service import ORGANISATIONS
from tests.factories.http import Member, insert_organisation, insert_source_document, keyed, member
from tests.factories.problems import assert_problem, faults
from tests.factories.representations import assert_stored_equals_rendered
from tests.service.kit.journal_support import connected, journal_of, organisations, verified

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ACTOR = Actor("https://issuer.test", "subject", "Naam", "registrar", UUID(int=7))


@pytest.fixture
async def database(targets: Targets, settings: Settings) -> AsyncIterator[Database]:
    async with Database.opened(targets, settings.model_copy(update={"write_connections": 2})) as found:
        yield found


@pytest.fixture
async def registrar(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    return await member(client, targets, issuer, await insert_organisation(targets, "gemeente"))


def command(reason: str | None = None) -> Command:
    return Command("organisation.record", ACTOR, NOW, "request-1", reason)


def facts(slug: str, **given: Any) -> OrganisationCreate:
    return OrganisationCreate(slug=slug, name=slug, recording_mode=RecordingMode.WORKFLOW, **given)


def recording(database: Database, slug: str, **given: Any) -> Callable[[Work], Awaitable[Recorded]]:
    """A use case that records one organisation."""
    return lambda work: record(work, Memberships(database.reads), ORGANISATIONS, facts(slug, **given))


async def test_a_command_is_in_the_database_before_its_answer_leaves(registrar: Member, targets: Targets):
    transport = registrar.client._transport
    assert isinstance(transport, httpx.ASGITransport)
    inner = transport.app
    found: list[Any] = []

    async def watching(scope: Any, receive: Any, send: Any) -> None:
        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                found.append((message["status"], await organisations(targets), len(await journal_of(targets))))
            await send(message)

        await inner(scope, receive, sending)

    body = {"slug": "woonpunt", "name": "Woonpunt", "recordingMode": "workflow"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=watching), base_url="http://x.test") as client:
        made = await client.post("/v1/organisations", json=body, headers=keyed(registrar.headers))
        change = registrar.headers | {"If-Match": made.headers["etag"]}
        await client.patch(made.headers["location"], json={"kind": "other", "reason": "x"}, headers=change)
    assert found == [(201, {"gemeente": 1, "woonpunt": 1}, 1), (200, {"gemeente": 1, "woonpunt": 2}, 2)]


async def test_a_commit_that_fails_is_answered_as_a_failure_and_leaves_nothing(registrar: Member, targets: Targets):
    async with connected(targets.owner) as connection:
        await connection.execute(
            "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS"
            " $$BEGIN RAISE EXCEPTION 'at the very end' USING ERRCODE = 'XX001'; END$$"
        )
        await connection.execute(
            "CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON journal_payload DEFERRABLE INITIALLY DEFERRED"
            " FOR EACH ROW EXECUTE FUNCTION fail()"
        )
    answer = await registrar.post("/v1/organisations", {"slug": "a", "name": "A", "recordingMode": "workflow"})
    assert_problem(answer, 500, "internal-error")
    assert "very end" not in answer.text
    assert (await organisations(targets), await journal_of(targets)) == ({"gemeente": 1}, [])
    async with connected(targets.owner) as connection:
        await connection.execute("DROP TRIGGER fail ON journal_payload")
    again = await registrar.post("/v1/organisations", {"slug": "a", "name": "A", "recordingMode": "workflow"})
    assert again.status_code == 201
    assert [row["seq"] for row in await journal_of(targets)] == [1]
    assert (await verified(targets)).holds


async def test_a_use_case_that_fails_halfway_leaves_nothing(database: Database, targets: Targets):
    async def halfway(work: Work) -> None:
        await recording(database, "een")(work)
        await work.append()
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        await Writer(database.engine).run(command(), halfway)
    assert (await organisations(targets), await journal_of(targets)) == ({}, [])


async def test_a_caller_that_goes_away_leaves_nothing_and_frees_its_connection(targets: Targets, settings: Settings):
    async with Database.opened(targets, settings.model_copy(update={"write_connections": 1})) as database:
        begun = asyncio.Event()

        async def endless(work: Work) -> None:
            await recording(database, "een")(work)
            begun.set()
            await asyncio.Event().wait()

        running = asyncio.ensure_future(Writer(database.engine).run(command(), endless))
        await begun.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await Writer(database.engine).run(command(), recording(database, "twee"))
    assert await organisations(targets) == {"twee": 1}
    assert (await verified(targets)).entries == 1


async def test_one_entry_per_touched_row_and_one_version_however_often_it_is_touched(
    database: Database, targets: Targets
):
    writer = Writer(database.engine)
    first = await writer.run(command(), recording(database, "een"))
    second = await writer.run(command(), recording(database, "twee"))

    async def rename_both(work: Work) -> None:
        for found in (second, first):
            row = await locked(work, ORGANISATIONS, found.id)
            for name in ("Anders", "Nog anders"):
                work.alter(ORGANISATIONS, row, facts(json.loads(found.representation)["slug"], legal_form=None))
                row.name = name
                work.touch(ORGANISATIONS, row)
        await record(work, Memberships(database.reads), ORGANISATIONS, facts("drie"))

    await writer.run(Command("rename", ACTOR, NOW, "request-2", "Fusie"), rename_both)
    rows = await journal_of(targets)
    assert [(row["seq"], row["resource_id"], row["resource_version"]) for row in rows[:4]] == [
        (1, first.id, 1),
        (2, second.id, 1),
        (3, second.id, 2),
        (4, first.id, 2),
    ]
    assert (len(rows), rows[4]["resource_version"]) == (5, 1)
    assert {(row["command"], row["reason"], row["request_id"]) for row in rows[2:]} == {
        ("rename", "Fusie", "request-2")
    }
    assert {(row["issuer"], row["subject"], row["actor_role"], row["organisation_id"]) for row in rows} == {
        (ACTOR.issuer, ACTOR.subject, ACTOR.role, ACTOR.organisation_id)
    }
    assert [json.loads(row["representation"])["name"] for row in rows[2:4]] == ["Nog anders", "Nog anders"]
    assert await organisations(targets) == {"een": 2, "twee": 2, "drie": 1}
    assert await assert_stored_equals_rendered(targets) == {"organisation": 3}


@asynccontextmanager
async def deadlocks_noticed_at_once(targets: Targets) -> AsyncIterator[None]:
    """The server waits a second by default before it looks for a deadlock."""
    async with connected(targets.owner) as connection:
        await connection.execute(f"ALTER DATABASE {targets.owner.database} SET deadlock_timeout = '10ms'")
        try:
            yield
        finally:
            await connection.execute(f"ALTER DATABASE {targets.owner.database} RESET deadlock_timeout")


async def test_a_deadlock_is_resolved_by_repeating_the_whole_command(targets: Targets, settings: Settings):
    async with (
        deadlocks_noticed_at_once(targets),
        Database.opened(targets, settings.model_copy(update={"write_connections": 2})) as database,
    ):
        writer = Writer(database.engine)
        een, twee = [await writer.run(command(), recording(database, slug)) for slug in ("een", "twee")]
        both_hold_one = asyncio.Barrier(2)
        attempts: list[str] = []

        def rename(name: str, *order: Recorded) -> Callable[[Work], Awaitable[str]]:
            async def use_case(work: Work) -> str:
                attempts.append(name)
                for place, found in enumerate(order):
                    row = await locked(work, ORGANISATIONS, found.id)
                    row.note = f"{row.note or ''}{name}"
                    work.touch(ORGANISATIONS, row)
                    await work.session.flush()
                    if place == 0 and attempts.count(name) == 1:
                        await both_hold_one.wait()
                await work.render()
                return name

            return use_case

        done = await asyncio.gather(
            writer.run(command("a"), rename("a", een, twee)), writer.run(command("b"), rename("b", twee, een))
        )
    assert list(done) == ["a", "b"]
    assert len(attempts) == 3
    assert await organisations(targets) == {"een": 3, "twee": 3}
    async with connected(targets.read) as connection:
        notes = {row["note"] for row in await connection.fetch("SELECT note FROM organisation")}
    assert len(notes) == 1
    assert notes <= {"ab", "ba"}
    assert [row["resource_version"] for row in await journal_of(targets)] == [1, 1, 2, 2, 3, 3]
    await assert_stored_equals_rendered(targets)


@pytest.mark.parametrize(("state", "times"), [("40001", ATTEMPTS), ("40P01", ATTEMPTS), ("57014", 1), ("22012", 1)])
async def test_only_conflicts_are_repeated_and_not_for_ever(
    database: Database, targets: Targets, state: str, times: int
):
    attempts = 0

    async def conflicting(work: Work) -> None:
        nonlocal attempts
        attempts += 1
        await recording(database, "een")(work)
        raising = f"DO $$BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '{state}'; END$$"
        await (await work.session.connection()).execute(text(raising))

    with pytest.raises(DBAPIError):
        await Writer(database.engine).run(command(), conflicting)
    assert attempts == times
    assert (await organisations(targets), await journal_of(targets)) == ({}, [])


async def test_what_only_the_database_notices_is_refused_with_its_place(registrar: Member, targets: Targets):
    base = {"slug": "a", "name": "A", "recordingMode": "workflow"}
    dangling = await registrar.post("/v1/organisations", base | {"successorId": str(UUID(int=9))})
    document = assert_problem(dangling, 422, "reference-not-found")
    assert faults(document) == {("body", "/successorId", "reference-not-found")}
    double = await registrar.post("/v1/organisations", base | {"slug": "gemeente"})
    document = assert_problem(double, 409, "duplicate-resource")
    assert faults(document) == {("body", "/slug", "duplicate-resource")}
    for answer in (dangling, double):
        assert not [word for word in ("fk_", "uq_", "organisation_", str(UUID(int=9))) if word in answer.text]
    assert (await organisations(targets), await journal_of(targets)) == ({"gemeente": 1}, [])


async def test_a_value_only_a_check_refuses_is_refused_and_told_to_the_log(
    database: Database, targets: Targets, caplog: pytest.LogCaptureFixture
):
    async def bypassing(work: Work) -> None:
        row = work.add(ORGANISATIONS, facts("een"))
        row.kvk_number = "x"
        await work.render()

    with pytest.raises(RefusedError) as refused:
        await Writer(database.engine).run(command(), bypassing)
    assert refused.value.problem.slug == "constraint-violated"
    assert "ck_organisation_kvk_number" in caplog.text
    assert await journal_of(targets) == []
