"""The short way in gives the same answers as the ordinary way, whoever asks and whatever for.

An `Accept` header that names two forms asks for the same and is not plain, so it goes the ordinary way.
"""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.kit.read_door import plain_read
from app.kit.resources import Resource
from app.kit.routing import READS
from tests.contract.operations import operations
from tests.factories.http import Member

ORDINARY = {"Accept": "application/json, */*"}
NOBODY = "00000000-0000-4000-8000-00000000dead"
OF_ALL = ("", "fields=id", "asOf=2026-04-01", "knownAt=2026-11-24T12:00:00Z", "knownAt=2999-01-01T00:00:00Z")
OF_LISTS = (
    *OF_ALL,
    "limit=1",
    "limit=1&count=exact",
    "limit=2&asOf=2026-04-01&knownAt=2099-01-01T00:00:00Z",
    "limit=0",
    "limit=1&limit=2",
    "limit=",
    "limit",
    "limit=%31",
    "sort=nothing",
    "sort=-recordedAt",
    "cursor=nonsense",
    "cursor=+",
    "unknown=1",
    "fields=nothing",
    "expand=nothing",
    "asOf=yesterday",
    "%6Cimit=1",
    "limit=1&fields=%ff",
)
_VARYING = frozenset({"ratelimit"})


def scope_of(path: str, query: str = "", method: str = "GET", **headers: str) -> dict[str, Any]:
    """A request as the server hands it over."""
    lines = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return {"method": method, "path": path, "query_string": query.encode(), "headers": lines}


def reads() -> Iterator[tuple[str, str, Resource]]:
    """The list and the record of every resource: the address, with `*` for each id, and its operation."""
    for operation in operations():
        resource = operation.resource
        if operation.method == "GET" and resource is not None:
            names = resource.operation_ids
            if operation.id in (names["list"], names["get"]):
                template = operation.path
                for parameter in operation.parameters:
                    template = template.replace(f"{{{parameter}}}", "*")
                yield template if template.startswith("/v1") else f"/v1{template}", operation.id, resource


def test_it_knows_the_list_and_the_record_of_every_resource():
    described = {template: operation for template, operation, _ in reads()}
    assert {template: read.policy.operation for template, read in READS.items()} == described
    assert all(read.resource is resource for template, _, resource in reads() for read in [READS[template]])


@pytest.mark.parametrize(
    "request_parts",
    [
        scope_of("/v1/agreements", method="POST"),
        scope_of("/v1/agreements/"),
        scope_of("/v1/agreements", Accept="text/html"),
        scope_of("/v1/agreements", Accept="application/json;q=0"),
        scope_of(f"/v1/agreements/{NOBODY.upper()}"),
        scope_of(f"/v1/agreements/{NOBODY.replace('-', '')}"),
        scope_of(f"/v1/agreements/{NOBODY[1:]}0-"),
        scope_of(f"/v1/agreements/{NOBODY}/history"),
        scope_of(f"/v1/agreements/{NOBODY}/versions/1"),
        scope_of("/v1/agreements", "limit=1&limit=1"),
        scope_of("/v1/agreements", "limit=1&unknown=1"),
        scope_of("/v1/agreements", "&".join(f"a{place}=1" for place in range(31))),
        scope_of("/v1/agreements/*"),
        scope_of("/health/live"),
    ],
)
def test_what_is_not_plain_goes_the_ordinary_way(request_parts: dict[str, Any]):
    assert plain_read(request_parts) is None


def test_what_is_plain():
    for accept in ({}, {"Accept": "*/*"}, {"Accept": "application/json"}):
        found = plain_read(scope_of(f"/v1/agreements/{NOBODY}/parties", "limit=7", **accept))
        assert found is not None
        assert [str(own) for own in found.ids] == [NOBODY]
        assert found.query.model_dump(exclude_defaults=True) == {"limit": 7}


async def both_ways(
    client: httpx.AsyncClient, path: str, headers: dict[str, str]
) -> tuple[tuple[int, Any, bytes], tuple[int, Any, bytes]]:
    """The answer by the short way, where that is open, and by the ordinary one."""
    found = []
    for accept in ({"Accept": "*/*"}, ORDINARY):
        answer = await client.get(path, headers={"X-Request-Id": "the-same-twice", **headers, **accept})
        kept = sorted((name, value) for name, value in answer.headers.items() if name not in _VARYING)
        found.append((answer.status_code, kept, answer.content))
    return found[0], found[1]


async def test_both_ways_give_the_same_answers(example_client: httpx.AsyncClient, everybody: Member):
    """For everybody and for nobody: whole records and pages, chosen members, other moments, refusals."""
    statuses: set[int] = set()
    narrowed = {"Authorization": "Bearer nonsense"}
    for template, operation, resource in reads():
        path = template
        for _ in range(template.count("*") - (operation == resource.operation_ids["get"])):
            path = path.replace("*", await some_id(everybody, path.split("/*")[0]), 1)
        if operation == resource.operation_ids["get"]:
            path = path.replace("*", await some_id(everybody, path.removesuffix("/*")))
        expanded = (f"expand={name}" for name in resource.expansions)
        queries = OF_LISTS if operation == resource.operation_ids["list"] else OF_ALL
        for query in (*queries, *expanded):
            for headers in (everybody.headers, {}, narrowed):
                short, ordinary = await both_ways(example_client, f"{path}?{query}" if query else path, headers)
                assert short == ordinary, (path, query)
                statuses.add(short[0])
    assert statuses == {200, 400, 401, 404}


async def some_id(member: Member, collection: str) -> str:
    """The id of a record in a list, or one of nothing where it is empty."""
    items = (await member.get(f"{collection}?limit=1", **ORDINARY)).json().get("items")
    return str(items[0]["id"]) if items else NOBODY


async def test_both_ways_are_conditional(example_client: httpx.AsyncClient, everybody: Member):
    path = f"/v1/agreements/{await some_id(everybody, '/v1/agreements')}"
    tag = (await everybody.get(path)).headers["etag"]
    for given, status in ((tag, 304), ('"0"', 200)):
        short, ordinary = await both_ways(example_client, path, everybody.headers | {"If-None-Match": given})
        assert short == ordinary
        assert short[0] == status
