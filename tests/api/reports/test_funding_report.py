"""The report on money over HTTP: each euro once, by key, at both times, for what the reader sees."""

from typing import Any

import pytest

from app.kit.domain import ApiRole
from app.operations import connected
from tests.api.agreements.support import World
from tests.api.funding.support import decision, envelope, granted, indicative
from tests.api.reports.money import Money, day, instant, money_in, paid_step, step
from tests.api.reports.situations import situation
from tests.factories.http import Member, on_day

REPORT = "/v1/reports/funding"


@pytest.fixture
async def money(world: World) -> Money:
    return await money_in(world.targets)


async def report(reader: Member, query: str = "") -> dict[str, Any]:
    answer = await reader.get(f"{REPORT}{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def told(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures that say something, without `Cents`."""
    names = {name for name in figures if name.endswith("Cents") or name == "allocations"}
    return {name.removesuffix("Cents"): figures[name] for name in sorted(names) if figures[name]}


def by_value(found: dict[str, Any]) -> dict[Any, dict[str, Any]]:
    return {row["groups"][0]["value"]: told(row) for row in found["items"]}


async def test_every_measure_by_the_money_definitions(world: World, money: Money):
    province = world.province.organisation_id
    ceiling = money.envelope(province, 1_000_000)
    money.envelope(province, 70_000, "announced")
    money.allocation(ceiling, step("indicative"), cents=11_000)
    money.allocation(ceiling, step("reserved", reserved_cents=22_000), cents=30_000)
    money.allocation(ceiling, step("refused", refused_cents=5_000), cents=5_000)
    running = money.allocation(ceiling, step("granted", granted_cents=100_000), cents=100_000)
    money.payment(running, "advance", 40_000, paid_step("paid", day("2026-02-01")))
    money.payment(running, "advance", 10_000, paid_step("prepared", day("2026-03-01")))
    money.payment(running, "advance", 7_000, paid_step("cancelled", day("2026-03-01")))
    settled = money.allocation(ceiling, step("settled", granted_cents=90_000, determined_cents=80_000), cents=90_000)
    money.payment(settled, "advance", 50_000, paid_step("paid", day("2026-02-01")))
    money.payment(settled, "final", 30_000, paid_step("paid", day("2026-06-01")))
    money.report(settled, 60_000, day("2026-04-01"))
    money.report(settled, 81_000, day("2026-05-01"))
    recovering = money.allocation(
        ceiling, step("recovering", granted_cents=60_000, determined_cents=20_000), cents=60_000
    )
    money.payment(recovering, "advance", 50_000, paid_step("paid", day("2026-02-01")))
    money.payment(recovering, "repayment", 10_000, paid_step("paid", day("2026-07-01")))
    money.payment(recovering, "set_off", 5_000, paid_step("paid", day("2026-08-01")))
    await money.write()
    found = await report(world.province)
    assert told(found["total"]) == {
        "allocations": 6,
        "ceiling": 1_000_000,
        "announced": 70_000,
        "expected": 11_000,
        "reserved": 22_000,
        "refused": 5_000,
        "granted": 250_000,
        "consumption": 200_000,
        "advanced": 150_000,
        "paid": 155_000,
        "accounted": 81_000,
        "determined": 100_000,
        "claim": 15_000,
        "free": 800_000,
    }
    assert found["items"] == [{"groups": [], **found["total"]}]


def nameless(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows without names: the organisations and areas of these worlds have no history of their own."""
    return [row | {"groups": [{"by": g["by"], "value": g["value"]} for g in row["groups"]]} for row in found["items"]]


MOMENTS = ("", "&asOf=2025-05-01", "&asOf=2026-04-30", "&asOf=2026-06-21", "&asOf=2026-12-31", "&asOf=2027-07-15")
GROUPINGS = (
    "",
    "groupBy=area",
    "groupBy=recipient,status",
    "groupBy=programme",
    "groupBy=provider,programme",
    "groupBy=year,provider",
    "groupBy=status",
)


@pytest.mark.parametrize("seed", range(6))
async def test_columns_and_what_the_journal_knows_give_the_same_figures(world: World, money: Money, seed: int):
    receiver, other = await situation(world, money, seed)
    known = await money.write()
    filters = [
        f"&recipientOrganisationId={receiver}",
        f"&providerOrganisationId={other}",
        f"&areaId={world.area_id}&status=granted",
        f"&programmeId={world.programme_id}",
        f"&year={2025 + seed % 3}",
    ]
    auditor = await world.somebody(world.province.organisation_id, ApiRole.AUDITOR)
    for reader in (world.province, world.municipality, world.outsider, auditor, Member(world.client, {})):
        for grouping in GROUPINGS:
            for moment in MOMENTS:
                query = f"?{grouping}{filters[seed % 5] if grouping == 'groupBy=status' else ''}{moment}"
                now, then = await report(reader, query), await report(reader, f"{query}&knownAt={known}")
                assert nameless(now) == nameless(then), query
                assert now["total"] == then["total"], query
    assert (await report(world.province))["total"]["allocations"] > 3


async def listed_top_level(reader: Member, query: str = "") -> int:
    """How many allocations that are no part of another the list shows."""
    found, path = 0, f"/v1/allocations?limit=200{query}"
    while path:
        page = (await reader.get(path)).json()
        found += sum(item["parentAllocationId"] is None for item in page["items"])
        path = page["links"].get("next")
    return found


@pytest.mark.parametrize("seed", range(10, 13))
async def test_a_reader_is_told_of_exactly_what_the_lists_show(world: World, money: Money, seed: int):
    await situation(world, money, seed)
    known = await money.write()
    auditor = await world.somebody(world.province.organisation_id, ApiRole.AUDITOR)
    for reader in (world.province, world.municipality, world.outsider, auditor, Member(world.client, {})):
        for moment in ("", "&asOf=2026-04-30", f"&knownAt={known}", f"&asOf=2025-09-01&knownAt={known}"):
            found = await report(reader, f"?groupBy=status{moment}")
            assert found["total"]["allocations"] == await listed_top_level(reader, moment), moment
            by_key = await report(reader, f"?groupBy=recipient,year{moment}")
            for measure in ("allocations", "grantedCents", "paidCents", "claimCents"):
                sums = {sum(row[measure] for row in shown["items"]) for shown in (found, by_key)}
                assert sums == {found["total"][measure]}, (moment, measure)


async def test_r_089_each_euro_counts_once(world: World, money: Money):
    ceiling = money.envelope(world.province.organisation_id, 1_000)
    whole = money.allocation(ceiling, step("granted", granted_cents=600), area_id=world.area_id)
    for cents in (100, 200):
        money.allocation(ceiling, step("granted", granted_cents=cents), parent_allocation_id=whole)
    money.allocation(ceiling, step("granted", granted_cents=50))
    await money.write()
    found = await report(world.province, "?groupBy=area")
    assert by_value(found) == {
        str(world.area_id): {"allocations": 1, "granted": 600, "consumption": 600},
        None: {"allocations": 1, "granted": 50, "consumption": 50},
    }
    assert (found["total"]["ceilingCents"], found["total"]["freeCents"]) == (None, None)
    (row,) = (await report(world.province, f"?groupBy=provider&providerOrganisationId={money.providers[ceiling]}"))[
        "items"
    ]
    assert (row["ceilingCents"], row["freeCents"], row["grantedCents"]) == (1_000, 350, 650)
    async with connected(world.targets) as connection:
        kept = await connection.fetchval("SELECT granted_total_cents FROM funding_envelope WHERE id = $1", ceiling)
    assert row["ceilingCents"] - row["freeCents"] == kept


async def test_an_envelope_that_is_not_seen_tells_nothing(world: World, money: Money):
    hidden = money.envelope(world.province.organisation_id, 1_000, "adopted", programme_id=world.programme_id)
    published = money.envelope(world.province.organisation_id, 5_000)
    to = world.outsider.organisation_id
    money.allocation(hidden, step("granted", granted_cents=100), recipient_organisation_id=to)
    money.allocation(published, step("granted", granted_cents=900))
    await money.write()
    own = f"&recipientOrganisationId={to}"
    assert by_value(await report(world.outsider, f"?groupBy=provider{own}")) == {
        None: {"allocations": 1, "granted": 100, "consumption": 100}
    }
    assert (await report(world.outsider, f"?programmeId={world.programme_id}"))["total"]["allocations"] == 0
    query = f"?groupBy=provider&providerOrganisationId={world.province.organisation_id}"
    # A published ceiling is there for every member; what others got from it is not.
    (row,) = (await report(world.outsider, query))["items"]
    assert (row["ceilingCents"], row["freeCents"], row["allocations"]) == (5_000, None, 0)
    (row,) = (await report(world.province, query))["items"]
    assert (row["ceilingCents"], row["freeCents"], row["allocations"]) == (6_000, 5_000, 2)


async def test_both_times_of_a_grant_that_was_recorded_later(world: World):
    money = await envelope(world, 1_000_000)
    body = indicative(money, 400_000, occurredOn=on_day("2026-01-10"), areaId=str(world.area_id))
    made = await world.province.post("/v1/allocations", body)
    known = await instant(world)
    facts = granted(money, 300_000, await decision(world), occurredOn=on_day("2026-02-20"))
    assert made.status_code == 201
    assert (await world.province.post("/v1/allocations", facts)).status_code == 201
    asked = f"?groupBy=status&recipientOrganisationId={world.outsider.organisation_id}"
    assert by_value(await report(world.province, asked)) == {}
    now = by_value(await report(world.province, "?groupBy=status"))
    assert (now["indicative"]["expected"], now["granted"]["granted"]) == (400_000, 300_000)
    then = await report(world.province, f"?groupBy=status&knownAt={known}")
    assert (list(by_value(then)), then["knownAt"]) == (["indicative"], known)
    early = await report(world.province, "?groupBy=status&asOf=2026-02-19")
    assert (list(by_value(early)), early["asOf"]) == (["indicative"], "2026-02-19")
    (row,) = (await report(world.province, "?groupBy=year&status=granted"))["items"]
    assert row["groups"] == [{"by": "year", "value": "2026", "name": None}]
