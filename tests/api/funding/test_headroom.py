"""The headroom of an envelope over HTTP: what is announced, reserved, granted, paid and free, for whom, and when."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.agreements.support import World, build_world
from tests.api.funding.figures_support import paid, stands, step, walked
from tests.api.funding.support import ALLOCATIONS, amount, announced, decision, envelope, granted, indicative
from tests.conftest import served
from tests.databases import copied_database
from tests.factories.http import Member, historic, insert_source_document

TOTALS = ("expectedCents", "reservedCents", "grantedTotalCents", "availableCents", "freeCents", "paidCents")


async def headroom(reader: Member, money: dict[str, Any], query: str = "") -> dict[str, Any]:
    answer = await reader.get(f"{money['links']['self']}/headroom{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def totals(found: dict[str, Any]) -> dict[str, int | None]:
    return {name: found[name] for name in TOTALS}


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")  # noqa: TID251 - what the register knows by now


def reserved(money: dict[str, Any], cents: int, **facts: Any) -> dict[str, Any]:
    body = {"envelopeId": money["id"], "status": "reserved", "statement": amount(cents), "reservedCents": cents}
    return historic() | body | facts


async def made(member: Member, body: dict[str, Any]) -> dict[str, Any]:
    return await member.record(ALLOCATIONS, body)


async def a_used_envelope(world: World) -> tuple[dict[str, Any], dict[str, Any]]:
    """An envelope of 1000 with an expectation, a reservation, a grant in two parts, a refusal, and payments."""
    money, rests_on = await envelope(world, 1000), await decision(world)
    await made(world.province, indicative(money, 70))
    await made(world.province, reserved(money, 200))
    await made(world.province, indicative(money, 5, status="refused", refusedCents=5))
    grant = await made(world.province, granted(money, 400, rests_on))
    part = await made(world.province, granted(money, 150, rests_on, parentAllocationId=grant["id"]))
    await paid(world, grant, "advance", 90, stands("prepared", "2026-01-05"), stands("paid", "2026-02-01"))
    await paid(world, part, "advance", 30, stands("prepared", "2026-01-05"), stands("paid", "2026-03-01"))
    await paid(world, grant, "repayment", 20, stands("prepared", "2026-03-02"), stands("paid", "2026-04-01"))
    await paid(world, grant, "advance", 11, stands("prepared", "2026-03-02"))
    return money, grant


async def test_the_provider_sees_every_euro_once(world: World):
    money, _ = await a_used_envelope(world)
    found = await headroom(world.province, money)
    assert found == {
        "envelopeId": money["id"],
        "asOf": None,
        "knownAt": None,
        "isComplete": True,
        "ceilingCents": 1000,
        "limitCents": 1000,
        "announcedCents": None,
        "expectedCents": 70,
        "reservedCents": 200,
        "grantedTotalCents": 400,
        "availableCents": 600,
        "freeCents": 400,
        "paidCents": 100,
        "allocations": [
            {"status": "indicative", "count": 1},
            {"status": "reserved", "count": 1},
            {"status": "granted", "count": 1},
            {"status": "refused", "count": 1},
        ],
        "links": {"self": f"{money['links']['self']}/headroom"},
    }


async def test_an_auditor_sees_it_too(world: World):
    money, _ = await a_used_envelope(world)
    auditor = await world.somebody(world.municipality.organisation_id, ApiRole.AUDITOR)
    assert await headroom(auditor, money) == await headroom(world.province, money)


async def test_what_is_only_announced_has_no_ceiling_and_nothing_is_free(world: World):
    money = await announced(world)
    await made(world.province, indicative(money, 100_000_000))
    found = await headroom(world.province, money)
    assert (found["announcedCents"], found["expectedCents"]) == (1_000_000_000, 100_000_000)
    for name in ("ceilingCents", "limitCents", "availableCents", "freeCents"):
        assert found[name] is None, name
    assert found["allocations"] == [{"status": "indicative", "count": 1}]


async def test_an_envelope_without_allocations_is_all_free(world: World):
    money = await envelope(world, 1000)
    found = await headroom(world.province, money)
    assert totals(found) == dict.fromkeys(TOTALS, 0) | {"availableCents": 1000, "freeCents": 1000}
    assert found["allocations"] == []
    assert totals(await headroom(world.province, money, "?asOf=2026-11-01")) == totals(found)


async def test_both_ways_of_reading_it_agree(world: World):
    money, _ = await a_used_envelope(world)
    await envelope(world, 77)
    for reader in (world.province, await world.somebody(world.outsider.organisation_id, ApiRole.AUDITOR)):
        stored = await headroom(reader, money)
        by_day = await headroom(reader, money, "?asOf=2026-11-30")
        axes = {"asOf": "2026-11-30", "links": by_day["links"]}
        assert by_day == stored | axes


async def test_another_reader_gets_what_the_list_of_allocations_shows_and_not_what_is_left(world: World):
    money, grant = await a_used_envelope(world)
    other = await made(
        world.province,
        granted(money, 60, await decision(world), recipientOrganisationId=str(world.outsider.organisation_id)),
    )
    await paid(world, other, "advance", 25, stands("prepared", "2026-01-05"), stands("paid", "2026-02-01"))
    for query in ("", "?asOf=2026-11-30"):
        found = await headroom(world.outsider, money, query)
        assert found["isComplete"] is False
        expected = dict.fromkeys(TOTALS, 0) | {"grantedTotalCents": 60, "paidCents": 25}
        assert totals(found) == expected | {"availableCents": None, "freeCents": None}, query
        assert found["allocations"] == [{"status": "granted", "count": 1}]
        assert found["ceilingCents"] == 1000
        assert totals(await headroom(world.municipality, money, query)) == dict.fromkeys(TOTALS, 0) | {
            "availableCents": None,
            "freeCents": None,
        }
    assert totals(await headroom(world.province, money))["grantedTotalCents"] == 460
    assert (await world.outsider.get(grant["links"]["self"])).status_code == 404


async def test_a_part_counts_by_itself_for_who_sees_no_allocation_above_it(world: World):
    """The middle one of three is not seen: what lies above and below it is still counted once."""
    rests_on, mine = await decision(world), {"recipientOrganisationId": str(world.outsider.organisation_id)}
    money = await envelope(world, 1000)
    whole = await made(world.province, granted(money, 400, rests_on))
    half = await made(world.province, granted(money, 300, rests_on, parentAllocationId=whole["id"]))
    await made(world.province, granted(money, 100, rests_on, parentAllocationId=half["id"], **mine))
    for query in ("", "?asOf=2026-11-30"):
        assert (await headroom(world.outsider, money, query))["grantedTotalCents"] == 100, query
    path = whole["links"]["self"]
    change = {**mine, "reason": "Aangevuld"}
    assert (await world.province.patch(path, change, (await world.province.get(path)).headers["etag"])).is_success
    for query in ("", "?asOf=2026-11-30"):
        found = await headroom(world.outsider, money, query)
        assert (found["grantedTotalCents"], found["allocations"]) == (400, [{"status": "granted", "count": 1}]), query


async def test_who_does_not_see_the_envelope_does_not_see_what_is_in_it(world: World):
    hidden = await announced(world)
    for reader in (world.outsider, Member(world.client, {})):
        for query in ("", "?asOf=2026-11-30", f"?knownAt={now()}"):
            answer = await reader.get(f"{hidden['links']['self']}/headroom{query}")
            assert answer.status_code == 404, (query, answer.text)


async def test_as_of_a_day_the_allocations_stood_as_they_did(world: World):
    money, grant = await a_used_envelope(world)
    await walked(
        world,
        grant,
        step("indicative", None),
        step("reserved", "2026-01-10", reservedCents=380),
        step("granted", "2026-02-01", grantedCents=400),
        step("determined", "2026-06-01", grantedCents=400, determinedCents=390),
    )
    found = {
        day: totals(await headroom(world.province, money, f"?asOf={day}"))
        for day in ("2026-01-09", "2026-01-10", "2026-02-01", "2026-03-01", "2026-04-01", "2026-06-01")
    }
    shown = {day: tuple(each.values()) for day, each in found.items()}
    assert shown == {
        # Expected, reserved, granted, available, free, paid.
        "2026-01-09": (470, 200, 0, 1000, 800, 0),
        "2026-01-10": (70, 580, 0, 1000, 420, 0),
        "2026-02-01": (70, 200, 400, 600, 400, 90),
        "2026-03-01": (70, 200, 400, 600, 400, 120),
        "2026-04-01": (70, 200, 400, 600, 400, 100),
        "2026-06-01": (70, 200, 390, 610, 410, 100),
    }
    assert totals(await headroom(world.province, money)) == found["2026-06-01"]


async def test_as_of_a_day_before_its_first_step_an_allocation_is_not_there(world: World):
    money = await envelope(world, 1000)
    grant = await made(world.province, granted(money, 400, await decision(world)))
    await walked(world, grant, step("granted", "2026-02-01", grantedCents=400))
    found = await headroom(world.province, money, "?asOf=2026-01-31")
    assert (found["grantedTotalCents"], found["availableCents"], found["allocations"]) == (0, 1000, [])


async def test_as_known_at_an_instant(world: World):
    money, rests_on = await envelope(world, 1000), await decision(world)
    before_all = now()
    grant = await made(world.province, granted(money, 400, rests_on))
    before_correction = now()
    path = grant["links"]["self"]
    change = {"grantedCents": 350, "reason": "Gelezen in het besluit"}
    assert (await world.province.patch(path, change, '"1"')).is_success
    found = [
        (await headroom(world.province, money, f"?knownAt={instant}"))["grantedTotalCents"]
        for instant in (before_all, before_correction, now())
    ]
    assert found == [0, 400, 350]
    both = await headroom(world.province, money, f"?asOf=2026-11-01&knownAt={before_correction}")
    assert (both["asOf"], both["knownAt"], both["grantedTotalCents"]) == ("2026-11-01", before_correction, 400)
    earlier = await world.province.get(f"{money['links']['self']}/headroom?knownAt=2026-01-01T00:00:00Z")
    assert earlier.status_code == 404


async def test_it_is_read_conditionally(world: World):
    money = await envelope(world, 1000)
    path = f"{money['links']['self']}/headroom"
    first = await world.province.get(path)
    again = await world.province.get(path, **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    await made(world.province, reserved(money, 1))
    changed = await world.province.get(path, **{"If-None-Match": first.headers["etag"]})
    assert (changed.status_code, changed.json()["reservedCents"]) == (200, 1)


async def test_a_moment_that_cannot_be_is_refused(world: World):
    money = await envelope(world, 1000)
    for query in ("?asOf=2026-02-30", "?knownAt=2150-01-01T00:00:00Z", "?knownAt=2026-01-01", "?nonsense=1"):
        assert (await world.province.get(f"{money['links']['self']}/headroom{query}")).status_code == 400, query


@pytest.fixture
async def counted(
    template: Targets, settings: Settings, issuer: DeveloperIssuer
) -> AsyncIterator[tuple[World, list[str]]]:
    """A world whose only connection for reads tells what it is asked."""
    single, statements = settings.model_copy(update={"read_connections": 1}), []
    async with copied_database(template) as targets, served(single, targets) as client:
        await insert_source_document(targets)
        transport: Any = client._transport
        async with transport.app.app.state.register.reads.pool.acquire() as connection:
            connection.add_query_logger(lambda record: statements.append(record.query))
        yield await build_world(client, targets, issuer), statements


async def test_it_takes_one_statement_by_index(counted: tuple[World, list[str]]):
    world, statements = counted
    money, _ = await a_used_envelope(world)
    for reader in (world.province, world.municipality):
        await headroom(reader, money)
        for query in ("", "?asOf=2026-11-01", f"?knownAt={now()}"):
            statements.clear()
            await headroom(reader, money, query)
            assert len(statements) == 1, (query, statements)


async def test_the_description_names_what_it_answers(world: World):
    answer: httpx.Response = await world.client.get("/v1/openapi.json")
    operation = answer.json()["paths"]["/funding-envelopes/{fundingEnvelopeId}/headroom"]["get"]
    assert operation["operationId"] == "getFundingEnvelopeHeadroom"
