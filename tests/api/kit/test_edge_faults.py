"""Real faults: what a reader is told, what the log is told, and that nothing of the inside gets out."""

import base64
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from operator import attrgetter
from typing import Any

import asyncpg
import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.connecting import PromptConnection
from app.kit.database import Targets
from app.kit.log_lines import JsonLogFormatter
from tests.factories.http import Member, insert_organisation, insert_source_document, member
from tests.factories.problems import assert_edge, assert_problem

INSIDE = ("organisation", "relation", "asyncpg", "sqlalchemy", "select", "traceback", "error:", "json", "lock")


def assert_tells_nothing(answer: httpx.Response) -> None:
    """An answer holds no word of database, driver or program."""
    document = answer.json()
    told = " ".join(str(document[member]) for member in ("title", "detail")).lower()
    assert not [word for word in INSIDE if word in told]
    assert document.keys() == {"type", "title", "status", "detail", "requestId"}


@asynccontextmanager
async def owner(targets: Targets) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def without_organisations(targets: Targets) -> AsyncIterator[None]:
    """No table of organisations, until the end: a test is followed by a look at what it left."""
    async with owner(targets) as connection:
        await connection.execute("ALTER TABLE organisation RENAME TO organisation_elsewhere")
        yield
        await connection.execute("ALTER TABLE organisation_elsewhere RENAME TO organisation")


async def spoil_organisations(targets: Targets) -> None:
    """Store what is no JSON, past the triggers that would refuse it."""
    async with owner(targets) as connection:
        await connection.execute("ALTER TABLE organisation DISABLE TRIGGER USER")
        await connection.execute("UPDATE organisation SET representation = 'not json'")


@pytest.fixture
async def registrar(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Member:
    await insert_source_document(targets)
    return await member(client, targets, issuer, await insert_organisation(targets, "gemeente"))


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="convenant")
    return caplog


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_a_missing_table_is_an_internal_error_for_reader_and_writer(
    registrar: Member, targets: Targets, log: pytest.LogCaptureFixture, language: str
):
    headers = {"Accept-Language": language}
    body = {"slug": "a", "name": "Vertrouwelijke Naam", "recordingMode": "workflow"}
    async with without_organisations(targets):
        answers = [
            await registrar.get("/v1/organisations", **headers),
            await registrar.client.head("/v1/organisations", headers=registrar.headers | headers),
            await registrar.post("/v1/organisations", body, **headers),
        ]
    for answer in answers:
        assert answer.status_code == 500
        assert answer.headers["content-language"] == language
        if answer.request.method == "HEAD":
            assert_edge(answer)
            continue
        assert_problem(answer, 500, "internal-error", language)
        assert_tells_nothing(answer)
        logged = [record for record in log.records if record.name == "convenant.error"]
        assert answer.headers["x-request-id"] in {getattr(record, "request_id", None) for record in logged}
    lines = "".join(JsonLogFormatter().format(record) for record in log.records)
    assert "Vertrouwelijke Naam" not in lines


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_what_nobody_foresaw_is_an_internal_error_too(
    registrar: Member, targets: Targets, log: pytest.LogCaptureFixture, language: str
):
    await spoil_organisations(targets)
    answer = await registrar.get("/v1/organisations?fields=id", **{"Accept-Language": language})
    assert_problem(answer, 500, "internal-error", language)
    assert_tells_nothing(answer)
    (logged,) = [record for record in log.records if record.name == "convenant.error"]
    assert getattr(logged, "request_id", None) == answer.headers["x-request-id"]
    assert logged.exc_info is not None
    assert (await registrar.get("/v1/organisations?limit=1")).status_code == 200


async def test_an_answered_fault_is_not_raised_once_more_to_the_server(registrar: Member, targets: Targets):
    await spoil_organisations(targets)
    transport = registrar.client._transport
    assert isinstance(transport, httpx.ASGITransport)
    strict = httpx.ASGITransport(app=transport.app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=strict, base_url="http://convenant.test") as client:
        answer = await client.get("/v1/organisations?fields=id", headers=registrar.headers)
    assert answer.status_code == 500


async def test_a_database_of_another_revision_is_not_ready(client: httpx.AsyncClient, targets: Targets):
    assert (await client.get("/health/ready")).json() == {"status": "ready", "primary": "serving"}
    async with owner(targets) as connection:
        await connection.execute("UPDATE alembic_version SET version_num = '0001'")
    answer = await client.get("/health/ready")
    assert_problem(answer, 503, "database-unavailable")
    assert answer.headers["retry-after"].isdigit()
    assert (await client.get("/health/live")).status_code == 200


async def test_one_line_of_json_per_request_that_no_text_from_outside_can_break(
    registrar: Member, log: pytest.LogCaptureFixture
):
    await registrar.get("/v1/organisations?name=geheim")
    await registrar.get("/v1/%0A%7B%22forged%22%3A1%7D%E2%80%A8")
    await registrar.client.head("/v1/codelists")
    logged = [record for record in log.records if record.name == "convenant.access"]
    lines = [JsonLogFormatter().format(record) for record in logged]
    assert len(lines) == 3
    assert all(line.isascii() and "\n" not in line for line in lines)
    first, forged, head = (json.loads(line) for line in lines)
    assert (first["method"], first["path"], first["status"]) == ("GET", "/v1/organisations", 200)
    assert first["actor"].endswith(str(_subject(registrar)))
    assert "geheim" not in lines[0]
    assert (forged["status"], forged["path"]) == (404, '/v1/\n{"forged":1}\u2028')
    assert (head["method"], head["status"]) == ("HEAD", 200)
    assert "actor" not in head


def _subject(found: Member) -> Any:
    payload = found.headers["Authorization"].split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["sub"]


async def test_a_connection_that_somebody_ends_just_before_it_is_used_is_replaced(
    registrar: Member, monkeypatch: pytest.MonkeyPatch
):
    ended: list[PromptConnection] = []
    prepared = attrgetter("_get_statement")(PromptConnection)

    async def ended_once(connection: PromptConnection, *given: object, **options: object) -> object:
        statement = await prepared(connection, *given, **options)
        if not ended:
            ended.append(connection)
            connection.terminate()
        return statement

    monkeypatch.setattr(PromptConnection, "_get_statement", ended_once)
    assert (await registrar.get("/v1/organisations?limit=1")).status_code == 200
    assert ended
