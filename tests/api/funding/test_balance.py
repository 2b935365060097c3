"""The balance of an allocation over HTTP: what may be kept, was paid and must come back, and by which decision."""

from datetime import UTC, datetime
from typing import Any

from app.kit.domain import ApiRole
from tests.api.agreements.support import World
from tests.api.funding.figures_support import belonging, decided, paid, stands, step, walked
from tests.api.funding.support import ALLOCATIONS, Money, envelope, granted, money
from tests.api.funding.test_scenarios import settled
from tests.factories.http import Member, bearer, on_day

FIGURES = (
    *("status", "entitlementCents", "advancedCents", "paidNetCents"),
    *("claimCents", "isDue", "finalPaymentCents", "spentCents"),
)


async def balance(reader: Member, allocation: dict[str, Any], query: str = "") -> dict[str, Any]:
    answer = await reader.get(f"{allocation['links']['self']}/balance{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def figures(found: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(found[name] for name in FIGURES)


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")  # noqa: TID251 - what the register knows by now


async def kinds_of_decisions(reader: Member, found: list[dict[str, Any]]) -> list[str | None]:
    """The kind of the point that each step or payment rests on, read from the decision it names."""
    kinds: list[str | None] = []
    for each in found:
        if each["decisionId"] is None:
            kinds.append(None)
            continue
        points = (await reader.get(f"/v1/decisions/{each['decisionId']}")).json()["points"]
        kinds += [point["kind"] for point in points if point["id"] == each["decisionPointId"]]
    return kinds


async def test_s10_every_cent_is_traced_to_the_decision_that_moved_it(world: World):
    found = await settled(world, 80_000_000)
    open_still = await balance(world.province, found.allocation)
    assert figures(open_still) == ("determined", 80_000_000, 70_000_000, 70_000_000, 0, False, 10_000_000, 80_000_000)
    await found.paid("final", 10_000_000)
    last = await balance(world.province, found.allocation)
    assert figures(last) == ("settled", 80_000_000, 70_000_000, 80_000_000, 0, False, 0, 80_000_000)
    assert [(each["status"], each["entitlementCents"]) for each in last["trace"]] == [
        ("indicative", 0),
        ("granted", 95_000_000),
        ("advance_paid", 95_000_000),
        ("accounted", 95_000_000),
        ("determined", 80_000_000),
        ("settled", 80_000_000),
    ]
    by_step = dict(
        zip(
            (each["status"] for each in last["trace"]),
            await kinds_of_decisions(world.province, last["trace"]),
            strict=True,
        )
    )
    assert (by_step["indicative"], by_step["granted"], by_step["determined"]) == (
        None,
        "grant_subsidy",
        "determine_subsidy",
    )
    assert last["trace"][4]["ground"] == "activities_not_done"
    assert [(each["kind"], each["netCents"]) for each in last["payments"]] == [
        ("advance", 40_000_000),
        ("advance", 30_000_000),
        ("final", 10_000_000),
    ]
    advances = last["payments"][:2]
    assert await kinds_of_decisions(world.province, advances) == ["grant_advance", "grant_advance"]
    assert sum(each["netCents"] for each in last["payments"]) == last["paidNetCents"]


async def test_s10_variant_a_claim_is_due_until_it_came_back(world: World):
    found = await settled(world, 65_000_000)
    due = await balance(world.province, found.allocation)
    assert figures(due)[:7] == ("determined", 65_000_000, 70_000_000, 70_000_000, 5_000_000, True, 0)
    await found.step("recovery", "recover")
    await found.paid("repayment", 2_000_000)
    partly = await balance(world.province, found.allocation)
    assert figures(partly)[:6] == ("recovering", 65_000_000, 70_000_000, 68_000_000, 3_000_000, True)
    before_the_rest = now()
    await found.paid("set_off", 3_000_000)
    assert figures(await balance(world.province, found.allocation))[3:6] == (65_000_000, 0, False)
    known = await balance(world.province, found.allocation, f"?knownAt={before_the_rest}")
    assert (figures(known), known["knownAt"]) == (figures(partly), before_the_rest)


async def test_after_a_withdrawal_everything_that_was_paid_is_owed(world: World):
    found: Money = await money(world, 1000)
    await found.granted(900)
    await found.paid("advance", 500)
    assert figures(await balance(world.province, found.allocation))[:7] == (
        *("advance_paid", 900, 500, 500),
        *(0, False, None),
    )
    await found.step("withdrawal", "withdraw_subsidy", ground="activities_not_done")
    withdrawn = await balance(world.province, found.allocation)
    assert figures(withdrawn)[:7] == ("withdrawn", 0, 500, 500, 500, True, None)
    await found.step("recovery", "recover")
    recovering = await balance(world.province, found.allocation)
    assert figures(recovering)[:7] == ("recovering", 0, 500, 500, 500, True, 0)
    assert [each["entitlementCents"] for each in recovering["trace"]][-2:] == [0, 0]


async def test_r_098_after_a_partial_withdrawal_what_was_paid_above_it_is_due(world: World):
    found: Money = await money(world, 1000)
    await found.granted(900)
    await found.paid("advance", 500)
    await found.step("partial-withdrawal", "withdraw_subsidy", grantedCents=450, ground="activities_not_done")
    assert figures(await balance(world.province, found.allocation))[:7] == (
        *("advance_paid", 450, 500, 500),
        *(50, True, None),
    )


async def a_history(world: World) -> tuple[dict[str, Any], dict[str, str]]:
    """A grant recorded from a source, with every step on a day, and the decisions by step."""
    rests_on = await decided(world, "grant_subsidy", "2026-01-15")
    advanced = await decided(world, "grant_advance", "2026-02-01")
    lowered = await decided(world, "determine_subsidy", "2026-06-01")
    made = await world.province.record(ALLOCATIONS, granted(await envelope(world, 1000), 900, rests_on[0]))
    found = await walked(
        world,
        made,
        step("indicative", "2026-01-01"),
        step("granted", "2026-01-15", grantedCents=900, decisionPointId=rests_on[1]),
        step("determined", "2026-06-01", grantedCents=900, determinedCents=300, decisionPointId=lowered[1]),
    )
    for cents, day in ((400, "2026-02-10"), (100, "2026-03-10")):
        taken = (stands("prepared", "2026-02-02"), stands("paid", day))
        await paid(world, found, "advance", cents, *taken, decisionPointId=advanced[1])
    await paid(world, found, "advance", 50, stands("prepared", "2026-02-02"), stands("paid", "2026-04-01"),
               stands("reversed", "2026-04-10"), decisionPointId=advanced[1])  # fmt: skip
    for spent, day in ((200, "2026-04-30"), (310, "2026-05-15")):
        facts = {"receivedOn": on_day(day), "spentCents": spent, "activitiesDone": False}
        document = {"documentId": "00000000-0000-4000-8000-000000000001"}
        await belonging(world, "accounting_report", found, **facts | document)
    return found, {"granted": rests_on[0], "advance": advanced[0], "determined": lowered[0]}


async def test_as_of_a_day_it_stood_as_it_did(world: World):
    found, decisions = await a_history(world)
    stood = {
        day: figures(await balance(world.province, found, f"?asOf={day}"))
        for day in ("2026-01-10", "2026-02-10", "2026-04-01", "2026-04-10", "2026-04-30", "2026-05-31", "2026-06-01")
    }
    assert stood == {
        "2026-01-10": ("indicative", 0, 0, 0, 0, False, None, None),
        "2026-02-10": ("granted", 900, 550, 400, 0, False, None, None),
        "2026-04-01": ("granted", 900, 550, 550, 0, False, None, None),
        "2026-04-10": ("granted", 900, 500, 500, 0, False, None, None),
        "2026-04-30": ("granted", 900, 500, 500, 0, False, None, 200),
        "2026-05-31": ("granted", 900, 500, 500, 0, False, None, 310),
        "2026-06-01": ("determined", 300, 500, 500, 200, True, 0, 310),
    }
    assert figures(await balance(world.province, found)) == stood["2026-06-01"]
    before = await world.province.get(f"{found['links']['self']}/balance?asOf=2025-12-31")
    assert before.status_code == 404
    last = await balance(world.province, found, "?asOf=2026-06-01")
    assert [each["decisionId"] for each in last["trace"]] == [None, decisions["granted"], decisions["determined"]]
    assert [each["decisionId"] for each in last["payments"]] == [decisions["advance"]] * 3


async def test_the_one_decision_a_source_names_carries_the_grant(world: World):
    rests_on, _ = await decided(world, "grant_subsidy", "2026-01-15")
    made = await world.province.record(ALLOCATIONS, granted(await envelope(world, 1000), 900, rests_on))
    (only,) = (await balance(world.province, made))["trace"]
    assert (only["status"], only["decisionPointId"], only["decisionId"]) == ("granted", None, rests_on)


async def test_who_sees_the_allocation_sees_its_balance_and_of_decisions_only_what_they_see(world: World):
    rests_on = await decided(world, "grant_subsidy", "2026-01-15")
    facts = {"recipientOrganisationId": str(world.outsider.organisation_id)}
    made = await world.province.record(ALLOCATIONS, granted(await envelope(world, 1000), 900, rests_on[0], **facts))
    await paid(world, made, "advance", 400, stands("paid", "2026-02-10"), decisionPointId=rests_on[1])
    found = await balance(world.outsider, made)
    assert figures(found)[:4] == ("granted", 900, 400, 400)
    assert (found["trace"][0]["decisionId"], found["payments"][0]["decisionId"]) == (None, None)
    full = await balance(world.province, made)
    assert (full["trace"][0]["decisionId"], full["payments"][0]["decisionId"]) == (rests_on[0], rests_on[0])
    auditor = await world.somebody(world.municipality.organisation_id, ApiRole.AUDITOR)
    assert await balance(auditor, made) == full
    for reader in (world.municipality, Member(world.client, {})):
        for query in ("", "?asOf=2026-11-01", f"?knownAt={now()}"):
            answer = await reader.get(f"{made['links']['self']}/balance{query}")
            assert answer.status_code == 404, (query, answer.text)


async def test_it_is_read_conditionally_and_no_moment_that_cannot_be(world: World):
    rests_on, _ = await decided(world, "grant_subsidy", "2026-01-15")
    made = await world.province.record(ALLOCATIONS, granted(await envelope(world, 1000), 900, rests_on))
    path = f"{made['links']['self']}/balance"
    first = await world.province.get(path)
    again = await world.province.get(path, **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    for query in ("?asOf=2026-02-30", "?knownAt=2150-01-01T00:00:00Z", "?nonsense=1"):
        assert (await world.province.get(path + query)).status_code == 400, query


async def test_a_token_for_money_alone_does_not_read_decisions(world: World):
    narrowed = Member(world.client, bearer(world.issuer, "somebody", ("allocations.read",)))
    made = await world.province.record(
        ALLOCATIONS,
        granted(await envelope(world, 1000), 900, (await decided(world, "grant_subsidy", "2026-01-15"))[0]),
    )
    for suffix in ("balance", "calendar"):
        refused = await narrowed.get(f"{made['links']['self']}/{suffix}")
        assert (refused.status_code, refused.json()["neededScope"]) == (403, "agreements.read")
