"""Lists and records of the present: one statement each, complete pages, bound cursors, conditional reads."""

import random
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import httpx
import pytest

from app.kit import list_questions
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from app.kit.resources import Resource, camel
from tests.api.kit.conftest import NOBODY, copied_organisations, filled, registrar_of, walked
from tests.conftest import served
from tests.databases import copied_database
from tests.factories.http import Member, insert_source_document
from tests.factories.problems import assert_problem, faults


@dataclass
class Counted:
    """A register with a few hundred organisations, whose only connection for reads tells what it is asked."""

    client: httpx.AsyncClient
    targets: Targets
    registrar: Member
    auditor: Member
    organisation: dict[str, Any]
    statements: list[str] = field(default_factory=list)

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        self.statements.clear()
        yield self.statements


@pytest.fixture(scope="module")
async def counted(template: Targets, settings: Settings, issuer: DeveloperIssuer) -> AsyncIterator[Counted]:
    single = settings.model_copy(update={"read_connections": 1})
    async with copied_database(template) as targets, served(single, targets) as client:
        await insert_source_document(targets)
        registrar = await registrar_of(client, targets, issuer, "gemeente-een")
        auditor = await registrar_of(client, targets, issuer, "rekenkamer", ApiRole.AUDITOR)
        made = await registrar.record("/v1/organisations", {"slug": "woonpunt", "name": "Woonpunt"})
        await copied_organisations(targets, 150)
        found = Counted(client, targets, registrar, auditor, made)
        transport: Any = client._transport
        async with transport.app.app.state.register.reads.pool.acquire() as connection:
            connection.add_query_logger(lambda record: found.statements.append(record.query))
        yield found


async def test_a_list_is_planned_once_however_large_the_register(
    template: Targets, settings: Settings, issuer: DeveloperIssuer
):
    single = settings.model_copy(update={"read_connections": 1})
    async with copied_database(template) as targets, served(single, targets) as client:
        await insert_source_document(targets)
        registrar = await registrar_of(client, targets, issuer, "gemeente-een")
        await registrar.record("/v1/organisations", {"slug": "woonpunt", "name": "Woonpunt"})
        await copied_organisations(targets, 5000)
        transport: Any = client._transport
        async with transport.app.app.state.register.reads.pool.acquire() as connection:
            await connection.execute("ANALYZE organisation")
        for size in (5, 25, 50, 200) * 4:
            await registrar.get(f"/v1/organisations?limit={size}")
        async with transport.app.app.state.register.reads.pool.acquire() as connection:
            kept = "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE 'SELECT e.epoch%array_agg%'"
            # PostgreSQL tries plans for the values at hand five times before it judges.
            assert await connection.fetchval(kept) == 16 - 5


async def test_a_record_and_a_list_of_fifty_take_one_statement_each(counted: Counted):
    address = counted.organisation["links"]["self"]
    paths = [
        address,
        f"{address}?fields=name",
        f"{address}?asOf=2026-01-01",
        f"{address}?knownAt=2026-01-01T00:00:00Z",
        f"/v1/organisations/{NOBODY}",
        "/v1/organisations?limit=50",
        "/v1/organisations?limit=50&kind=company&name=a&sort=-name&count=exact",
        "/v1/organisations?limit=50&asOf=2026-01-01&knownAt=2026-01-01T00:00:00Z&kind=company",
        (await counted.registrar.get("/v1/organisations?limit=50&sort=name")).json()["links"]["next"],
    ]
    for reader in (counted.registrar, counted.auditor, Member(counted.client, {})):
        await reader.get("/v1/persons")  # Who reads is looked up once and remembered.
        for path in paths:
            with counted.counting() as statements:
                answer = await reader.get(path)
            assert len(statements) == 1, (path, statements)
            if "limit=50" in path and "knownAt" not in path:
                assert len(answer.json()["items"]) == 50


async def test_every_resource_reads_with_one_statement(counted: Counted):
    await counted.registrar.get("/v1/persons")
    for resource in Resource.registry.values():
        collection = filled(
            "/".join(f"{{{camel(part[1:-1])}}}" if part[0] == "{" else part for part in resource.path[1:].split("/")),
            counted.organisation["id"],
        ).replace("/v1", "/v1/")
        for path in (collection, f"{collection}/{NOBODY}"):
            with counted.counting() as statements:
                answer = await counted.registrar.get(path)
            assert answer.status_code in {200, 404}, (path, answer.text)
            assert len(statements) == 1, (path, statements)


async def test_reads_cannot_write(counted: Counted):
    transport: Any = counted.client._transport
    pool = transport.app.app.state.register.reads.pool
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        await pool.execute("UPDATE organisation SET name = name")


@pytest.mark.parametrize("sort", [None, "name", "-name", "recordedAt", "-recordedAt"])
async def test_pages_are_complete_in_order_and_without_repetition(counted: Counted, sort: str | None):
    # Thousands were recorded in one instant or share a name: the id breaks every tie, in the same direction.
    column = {None: "id", "name": "lower(name)", "recordedAt": "recorded_at"}[sort and sort.removeprefix("-")]
    direction = "DESC" if sort and sort.startswith("-") else "ASC"
    connection = await asyncpg.connect(**counted.targets.owner.arguments())
    rows = await connection.fetch(f"SELECT id FROM organisation ORDER BY {column} {direction}, id {direction}")
    await connection.close()
    for limit in (7, 50):
        path = f"/v1/organisations?limit={limit}" + (f"&sort={sort}" if sort else "")
        items = await walked(counted.registrar, path)
        assert [item["id"] for item in items] == [str(row["id"]) for row in rows]


@pytest.mark.parametrize("sort", ["name", "-name", "recordedAt"])
async def test_records_made_between_pages_neither_hide_nor_repeat_others(
    settings: Settings, targets: Targets, issuer: DeveloperIssuer, sort: str
):
    async with served(settings, targets) as client:
        registrar = await registrar_of(client, targets, issuer, "gemeente-een")
        await copied_organisations(targets, 40)
        present = {item["id"] for item in await walked(registrar, "/v1/organisations")}
        seen: list[str] = []
        path: str | None = f"/v1/organisations?limit=6&sort={sort}"
        while path is not None:
            page = (await registrar.get(path)).json()
            seen += [item["id"] for item in page["items"]]
            path = page["links"].get("next")
            if len(seen) < 40:
                await copied_organisations(targets, 5, first=1000 + len(seen))
        assert len(seen) == len(set(seen))
        assert present <= set(seen)


async def test_a_cursor_is_bound_to_its_question(counted: Counted):
    first = (await counted.registrar.get("/v1/organisations?sort=name&limit=5")).json()
    cursor = httpx.URL(first["links"]["next"]).params["cursor"]
    assert (await counted.registrar.get(f"/v1/organisations?sort=name&limit=9&cursor={cursor}")).status_code == 200
    others = (
        "/v1/organisations?",
        "/v1/organisations?sort=-name&",
        "/v1/organisations?sort=name&kind=company&",
        "/v1/organisations?sort=name&count=exact&",
        "/v1/organisations?asOf=2026-01-01&",
        "/v1/organisations?knownAt=2026-01-01T00:00:00Z&",
        "/v1/persons?",
        "/v1/programmes?",
    )
    for other in others:
        document = assert_problem(await counted.registrar.get(f"{other}cursor={cursor}"), 400, "invalid-cursor")
        assert faults(document) == {("query", "cursor", "invalid-cursor")}


async def test_an_altered_cursor_is_refused(counted: Counted):
    first = (await counted.registrar.get("/v1/organisations?limit=5")).json()
    cursor = httpx.URL(first["links"]["next"]).params["cursor"]
    altered = [cursor[:n] + ("A" if cursor[n] != "A" else "B") + cursor[n + 1 :] for n in range(0, len(cursor), 5)]
    for wrong in [*altered, cursor[:-1], f"{cursor}A", f"{cursor}=", "", "%20", cursor.swapcase(), "é"]:
        answer = await counted.registrar.get(f"/v1/organisations?limit=5&cursor={wrong}")
        assert_problem(answer, 400, "invalid-cursor")
    too_long = await counted.registrar.get(f"/v1/organisations?cursor={'A' * 2049}")
    assert_problem(too_long, 400, "validation-failed")


@pytest.mark.parametrize("limit", ["0", "-1", "201", "9" * 30, "x", "1.5", "1e2", "", "true"])
async def test_a_page_holds_1_to_200_records(counted: Counted, limit: str):
    answer = await counted.registrar.get(f"/v1/organisations?limit={limit}")
    assert {fault[:2] for fault in faults(assert_problem(answer, 400, "validation-failed"))} == {("query", "limit")}


async def test_pages_hold_what_was_asked(counted: Counted):
    for limit in (1, 150, 200):
        page = (await counted.registrar.get(f"/v1/organisations?limit={limit}")).json()
        assert len(page["items"]) == min(limit, 153)
        assert ("next" in page["links"]) == (limit < 153)
    assert len((await counted.registrar.get("/v1/organisations")).json()["items"]) == 25


async def test_totals_are_exact_or_bounded_and_only_when_asked(counted: Counted, monkeypatch: pytest.MonkeyPatch):
    async def total(query: str) -> Any:
        return (await counted.registrar.get(f"/v1/organisations?limit=2{query}")).json().get("total")

    assert await total("") is None
    assert await total("&count=exact") == 153
    assert await total("&count=exact&kind=company&name=ALFA") == 30
    assert await total("&count=exact&slug=bestaat-niet") == 0
    assert await total("&count=estimated") == 153
    monkeypatch.setattr(list_questions, "COUNT_BOUND", 100)
    assert await total("&count=estimated") == 100
    assert await total("&count=exact") == 153
    second = (await counted.registrar.get("/v1/organisations?limit=2&count=exact")).json()["links"]["next"]
    assert (await counted.registrar.get(second)).json()["total"] == 153
    for moment in ("asOf=2026-01-01", "knownAt=2026-01-01T00:00:00Z"):
        refused = await counted.registrar.get(f"/v1/organisations?count=exact&{moment}")
        assert faults(assert_problem(refused, 400, "validation-failed")) == {("query", "count", "not-combinable")}
        refused = await counted.registrar.get(f"/v1/organisations?sort=name&{moment}")
        assert faults(assert_problem(refused, 400, "validation-failed")) == {("query", "sort", "not-combinable")}


async def test_fields_choose_members_and_never_more(counted: Counted):
    address = counted.organisation["links"]["self"]
    chosen = await counted.registrar.get(f"{address}?fields=name,note,kind")
    assert chosen.json() == {name: counted.organisation[name] for name in ("id", "links", "name", "note", "kind")}
    public = await counted.client.get(f"{address}?fields=name,note,recordedBy")
    assert public.json() == {name: counted.organisation[name] for name in ("id", "links", "name")}
    page = (await counted.registrar.get("/v1/organisations?slug=woonpunt&fields=slug")).json()
    assert [item.keys() for item in page["items"]] == [{"id", "links", "slug"}]
    assert page["links"]["self"] == "/v1/organisations?fields=slug&slug=woonpunt"
    for wrong in ("fields=name,representation", "fields=", "fields=name,", "fields=*"):
        answer = await counted.registrar.get(f"{address}?{wrong}")
        assert [where for _, where, _ in faults(assert_problem(answer, 400, "validation-failed"))] == ["fields"]


async def test_who_already_has_a_record_is_told_so_without_it(counted: Counted):
    address = counted.organisation["links"]["self"]
    public = (await counted.client.get(address)).headers["etag"]
    chosen = (await counted.registrar.get(f"{address}?fields=name")).headers["etag"]
    assert len({'"1"', public, chosen}) == 3
    for reader, path, tag in (
        (counted.registrar, address, '"1"'),
        (Member(counted.client, {}), address, public),
        (counted.registrar, f"{address}?fields=name", chosen),
    ):
        for header in (tag, f"W/{tag}", "*", f'"x", {tag}', f'"x",W/{tag}'):
            answer = await reader.get(path, **{"If-None-Match": header})
            assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag), header
        for header in ('"2"', "", "1", '"x"'):
            assert (await reader.get(path, **{"If-None-Match": header})).status_code == 200
    lines = [*counted.registrar.headers.items(), ("If-None-Match", '"x"'), ("If-None-Match", '"1"')]
    assert (await counted.client.get(address, headers=lines)).status_code == 304


async def test_the_tag_of_a_public_reader_says_nothing_about_versions(counted: Counted):
    random.seed(1)
    tags = set()
    for item in random.sample((await counted.client.get("/v1/organisations?limit=200")).json()["items"], 12):
        tags.add((await counted.client.get(f"/v1/organisations/{item['id']}")).headers["etag"])
    assert len(tags) == 12
    assert all(len(tag) == 26 for tag in tags)


def test_no_filter_or_sort_lets_a_public_reader_guess_at_internal_members():
    for resource in Resource.registry.values():
        internal = {camel(name) for name in resource.read.internal_members}
        asked = {camel(name) for name in resource.filters} | set(resource.sorts)
        assert not asked & internal, resource.kind
