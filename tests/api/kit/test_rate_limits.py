"""How much one client may ask: counted by address and by who it is, told in every answer, over when the minute is."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.api.kit.conftest import OUTSIDE
from tests.conftest import served
from tests.factories.http import Member, bearer, insert_organisation, insert_source_document, member
from tests.factories.limits import Minute, assert_limited, standing
from tests.factories.problems import assert_problem

LISTS = "/v1/organisations"


@pytest.fixture
def minute(monkeypatch: pytest.MonkeyPatch) -> Minute:
    return Minute(monkeypatch)


@asynccontextmanager
async def limited(settings: Settings, targets: Targets, **quotas: int) -> AsyncIterator[httpx.AsyncClient]:
    async with served(settings.model_copy(update=quotas), targets) as client:
        yield client


@asynccontextmanager
async def calling_from(client: httpx.AsyncClient, address: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the same application at another address."""
    transport = client._transport
    assert isinstance(transport, httpx.ASGITransport)
    there = httpx.ASGITransport(app=transport.app, client=(address, 1234))
    async with httpx.AsyncClient(transport=there, base_url="http://convenant.test") as found:
        yield found


async def test_requests_without_a_token_are_counted_by_address(settings: Settings, targets: Targets, minute: Minute):
    async with limited(settings, targets, anonymous_requests_per_minute=3) as client:
        for left, path in zip((2, 1, 0), (LISTS, "/v1/nothing", "/v1/codelists"), strict=True):
            answer = await client.get(path)
            assert answer.headers["ratelimit-policy"] == '"anonymous";q=3;w=60'
            assert standing(answer) == {"anonymous": (left, 60)}
            assert "retry-after" not in answer.headers
        refused = await client.get(LISTS)
        document = assert_limited(refused, "anonymous")
        assert "hoogstens 3 per minuut" in document["detail"]
        english = assert_limited(await client.get(LISTS, headers={"Accept-Language": "en"}), "anonymous", "en")
        assert "at most 3 a minute" in english["detail"]
        assert (await client.head(LISTS)).status_code == 429
        async with calling_from(client, "192.0.2.7") as elsewhere:
            assert standing(await elsewhere.get(LISTS)) == {"anonymous": (2, 60)}
        minute.pass_by()
        assert standing(await client.get(LISTS)) == {"anonymous": (2, 60)}


async def test_the_turn_of_a_minute_does_not_double_a_quota(settings: Settings, targets: Targets, minute: Minute):
    minute.seconds = 1_800_000_059
    async with limited(settings, targets, anonymous_requests_per_minute=20) as client:
        for _ in range(20):
            assert (await client.get("/v1/codelists")).status_code == 200
        minute.pass_by(1)
        assert [(await client.get("/v1/codelists")).status_code for _ in range(20)] == [429] * 20
        minute.pass_by(30)
        statuses = [(await client.get("/v1/codelists")).status_code for _ in range(20)]
        # Half of the last minute still counts, and so does the first request that was refused in this one.
        assert statuses == [200] * 9 + [429] * 11


async def test_pages_health_and_the_description_are_not_limited(settings: Settings, targets: Targets, minute: Minute):
    async with limited(settings, targets, anonymous_requests_per_minute=1) as client:
        for _ in range(3):
            for path in OUTSIDE:
                answer = await client.get(path)
                assert answer.status_code == 200, path
                assert "ratelimit" not in answer.headers
        assert standing(await client.get(LISTS)) == {"anonymous": (0, 60)}


async def test_who_has_a_token_is_counted_by_who_it_is_and_not_by_token_or_address(
    settings: Settings, targets: Targets, issuer: DeveloperIssuer, minute: Minute
):
    quotas = {"anonymous_requests_per_minute": 1, "authenticated_requests_per_minute": 3}
    async with limited(settings, targets, **quotas) as client:
        async with calling_from(client, "192.0.2.7") as elsewhere:
            first = await client.get(LISTS, headers=bearer(issuer, "een"))
            assert first.headers["ratelimit-policy"].endswith('"authenticated";q=3;w=60')
            assert standing(first)["authenticated"] == (2, 60)
            await elsewhere.get(LISTS, headers=bearer(issuer, "een"))
            assert standing(await client.get(LISTS, headers=bearer(issuer, "een")))["authenticated"] == (0, 60)
            assert_limited(await elsewhere.get(LISTS, headers=bearer(issuer, "een")), "authenticated")
        assert standing(await client.get(LISTS, headers=bearer(issuer, "twee")))["authenticated"] == (2, 60)
        assert standing(await client.get(LISTS)) == {"anonymous": (0, 60)}
        minute.pass_by()
        assert (await client.get(LISTS, headers=bearer(issuer, "een"))).status_code == 200


async def test_writes_have_a_quota_of_their_own_and_reads_go_on(
    settings: Settings, targets: Targets, issuer: DeveloperIssuer, minute: Minute
):
    async with limited(settings, targets, writes_per_minute=2) as client:
        await insert_source_document(targets)
        registrar = await member(client, targets, issuer, await insert_organisation(targets, "gemeente"))
        made = await registrar.record(LISTS, {"slug": "woonpunt", "name": "Woonpunt"})
        path = made["links"]["self"]
        changed = await registrar.patch(path, {"kind": "company", "reason": "KvK"}, '"1"')
        assert changed.status_code == 200
        assert standing(changed)["writes"] == (0, 60)
        refused = await registrar.patch(path, {"kind": "other", "reason": "KvK"}, '"2"')
        assert "hoogstens 2 per minuut" in assert_limited(refused, "writes")["detail"]
        read = await registrar.get(path)
        assert (read.status_code, read.json()["kind"]) == (200, "company")
        assert "writes" not in standing(read)


def running(client: httpx.AsyncClient) -> int:
    """How many requests of known people are being served."""
    transport: Any = client._transport
    return sum(transport.app.rate_limits.running.values())


async def eventually(condition: Callable[[], bool]) -> None:
    """Return as soon as a condition holds; fail when that takes too long."""
    for _ in range(10_000):
        if condition():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it does not come to hold")


async def test_one_person_has_few_requests_at_the_same_time(
    settings: Settings, targets: Targets, issuer: DeveloperIssuer, minute: Minute
):
    headers = bearer(issuer, "een")
    connection = await asyncpg.connect(**targets.owner.arguments())
    try:
        async with limited(settings, targets, concurrent_requests=2) as client:
            async with connection.transaction():
                await connection.execute("LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE")
                served_now = [asyncio.create_task(client.get(LISTS, headers=headers)) for _ in range(2)]
                await eventually(lambda: running(client) == 2)
                refused = await client.get(LISTS, headers=headers)
                document = assert_limited(refused, "concurrent")
                assert '"concurrent";q=2;qu="concurrent-requests"' in refused.headers["ratelimit-policy"]
                assert (refused.headers["retry-after"], "2 verzoeken" in document["detail"]) == ("1", True)
            assert [(await answer).status_code for answer in served_now] == [200, 200]
            for path in (LISTS, f"{LISTS}/x", LISTS):
                assert standing(await client.get(path, headers=headers))["concurrent"][0] == 1
            assert running(client) == 0
    finally:
        await connection.close()


@pytest.mark.parametrize("authorization", ["Bearer x", "Basic eDp5", "Bearer ", "nonsense"])
async def test_refused_tokens_are_counted_by_address_and_good_ones_stay_welcome(
    settings: Settings, targets: Targets, issuer: DeveloperIssuer, minute: Minute, authorization: str
):
    async with limited(settings, targets, failed_authentications_per_minute=2) as client:
        for left in (1, 0):
            answer = await client.get(LISTS, headers={"Authorization": authorization})
            assert_problem(answer, 401, "invalid-token")
            assert standing(answer) == {"failed-authentication": (left, 60)}
        refused = await client.get(LISTS, headers={"Authorization": authorization})
        assert_limited(refused, "failed-authentication")
        # Everybody behind the address of a town hall would otherwise wait for one forgotten script.
        assert (await client.get(LISTS, headers=bearer(issuer, "een"))).status_code == 200
        async with calling_from(client, "192.0.2.7") as elsewhere:
            answer = await elsewhere.get(LISTS, headers={"Authorization": authorization})
            assert answer.status_code == 401


async def test_a_token_nobody_looked_at_exempts_from_nothing(settings: Settings, targets: Targets, minute: Minute):
    async with limited(settings, targets, anonymous_requests_per_minute=3) as client:
        headers = {"Authorization": "Bearer x"}
        for path, status in (("/v1/nothing", 404), ("/v1/organisations/", 404), ("/v1/organisations/x/y/z", 404)):
            assert (await client.get(path, headers=headers)).status_code == status
        assert_limited(await client.get("/v1/nothing", headers=headers), "anonymous")
        refused = await client.put("/v1/codelists", headers=headers)
        assert_limited(refused, "anonymous")
        assert refused.headers.get_list("content-length") == [str(len(refused.content))]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
    ],
)
async def test_a_subscriber_is_one_address(
    settings: Settings, targets: Targets, minute: Minute, first: str, second: str, *, same: bool
):
    async with (
        limited(settings, targets, anonymous_requests_per_minute=1) as client,
        calling_from(client, first) as one,
        calling_from(client, second) as other,
    ):
        assert (await one.get("/v1/codelists")).status_code == 200
        assert (await other.get("/v1/codelists")).status_code == (429 if same else 200)


async def test_a_refused_write_leaves_nothing(
    settings: Settings, targets: Targets, issuer: DeveloperIssuer, minute: Minute
):
    async with limited(settings, targets, writes_per_minute=1) as client:
        await insert_source_document(targets)
        registrar: Member = await member(client, targets, issuer, await insert_organisation(targets, "gemeente"))
        body = {"slug": "a", "name": "A", "recordingMode": "workflow"}
        assert (await registrar.post(LISTS, body)).status_code == 201
        assert_limited(await registrar.post(LISTS, body | {"slug": "b", "name": "B"}), "writes")
        found = await client.get(f"{LISTS}?slug=b")
        assert found.json()["items"] == []
