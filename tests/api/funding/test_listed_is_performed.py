"""What is listed of a step of money is what a request for it meets, wherever the money stands."""

from collections import Counter
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import pytest

from app.kit.clock import SYSTEM_CLOCK
from app.kit.domain import ApiRole
from tests.api.agreements.support import World
from tests.api.funding.refusing import told
from tests.api.funding.support import Money, amount, decided, envelope, part_of, published
from tests.factories.http import Member, historic, on_day

WALKS, STEPS = 6, 12
DOCUMENT = "00000000-0000-4000-8000-000000000001"
KINDS = ("grant_subsidy", "refuse_subsidy", "grant_advance", "determine_subsidy", "withdraw_subsidy", "recover")
ENVELOPE_STEPS = ("firm_up", "adopt", "publish", "change_ceiling", "close")


def today() -> dict[str, Any]:
    return on_day(SYSTEM_CLOCK.today().isoformat())


class Walk:
    """Random steps of an envelope, an allocation and its payments, whether they are refused or not."""

    def __init__(self, found: Money, approver: Member, chance: Random) -> None:
        self.found, self.world, self.approver, self.chance = found, found.world, approver, chance

    async def step(self) -> None:
        """Take a step, mostly one onward."""
        onward: list[Callable[[], Awaitable[Any]]] = [self.decide, self.decide, self.onward, self.onward, self.onward]
        money: list[Callable[[], Awaitable[Any]]] = [self.advance, self.move, self.move, self.close_payment]
        beside: list[Callable[[], Awaitable[Any]]] = [self.of_envelope, self.suspend, self.condition, self.divide]
        await self.chance.choice([*onward, *onward, *money, *money, *beside])()

    async def decide(self) -> None:
        """Decide something about the allocation; now and then not affirmatively."""
        outcome = self.chance.choice(("conform", "conform", "conform", "deferred"))
        for kind in self.chance.sample(KINDS, 3):
            await decided(self.world, kind, allocationId=self.found.allocation["id"], outcome=outcome)

    async def onward(self) -> None:
        record = (await self.world.province.get(self.found.address)).json()
        listed = (await self.world.province.get(f"{self.found.address}/transitions")).json()["items"]
        by_hand = [item for item in listed if item["trigger"] == "person"]
        item = self.chance.choice([item for item in by_hand if item["isPossible"]] or by_hand)
        body = asked_of(record, item["name"], self.world)
        await self.world.province.post(item["href"], body, **{"If-Match": "*"})
        if record["status"] in {"granted", "advance_paid"} and self.chance.random() < 0.3:
            await self.report()

    async def report(self) -> None:
        body = {"receivedOn": today(), "spentCents": 1, "activitiesDone": True, "documentId": DOCUMENT}
        await self.world.province.post(
            f"{self.found.address}/accounting-reports", body | {"recordingMode": "workflow"}
        )

    async def advance(self) -> None:
        kind = self.chance.choice(("advance", "advance", "final", "repayment"))
        record = (await self.world.province.get(self.found.address)).json()
        balance = (await self.world.province.get(f"{self.found.address}/balance")).json()
        cents = {
            "advance": (record["grantedCents"] or 2) // 2,
            "final": balance["finalPaymentCents"] or 1,
            "repayment": balance["claimCents"] or 1,
        }[kind]
        body = {"recordingMode": "workflow", "kind": kind, "money": {"amountCents": max(1, cents)}}
        await self.world.province.post(f"{self.found.address}/payments", body)

    async def payments(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = (await self.world.province.get(f"{self.found.address}/payments")).json()[
            "items"
        ]
        return items

    async def move(self) -> None:
        """Take a payment onward: it is approved, or paid."""
        for payment in await self.payments():
            name = {"prepared": "approve", "approved": "pay", "suspended": "resume"}.get(payment["status"])
            if name is not None:
                path = f"{payment['links']['self']}/transitions"
                await self.approver.post(path, {"transition": name}, **{"If-Match": "*"})

    async def close_payment(self) -> None:
        for payment in (await self.payments())[:1]:
            name = self.chance.choice(("reverse", "cancel", "suspend"))
            path = f"{payment['links']['self']}/transitions"
            await self.approver.post(path, {"transition": name, "reason": "Vergissing"}, **{"If-Match": "*"})

    async def of_envelope(self) -> None:
        record = (await self.world.province.get(self.found.envelope["links"]["self"])).json()
        if self.chance.random() < 0.5:
            await decided(self.world, "set_ceiling", envelopeId=record["id"])
        name = self.chance.choice(ENVELOPE_STEPS[:4])
        body = {"transition": name, **of_envelope(record, name)}
        await self.world.province.post(f"{record['links']['self']}/transitions", body, **{"If-Match": "*"})

    async def suspend(self) -> None:
        body = {"recordingMode": "workflow", "notifiedOn": today()}
        await self.world.province.post(f"{self.found.address}/suspensions", body)

    async def condition(self) -> None:
        met = {"metOn": today()} if self.chance.random() < 0.5 else {}
        body = {"recordingMode": "workflow", "kind": "suspensive", "text": "Cofinanciering", **met}
        await self.world.province.post(f"{self.found.address}/conditions", body)

    async def divide(self) -> None:
        body = {
            "recordingMode": "workflow",
            "envelopeId": self.found.envelope["id"],
            "parentAllocationId": self.found.allocation["id"],
            "status": "indicative",
            "statement": amount(10, "estimate", "circa"),
        }
        await self.world.province.post("/v1/allocations", body)


def asked_of(record: dict[str, Any], name: str, world: World) -> dict[str, Any]:
    """A request for a step of an allocation, with the amounts it is listed for."""
    granted, stated = record["grantedCents"], record["statement"]["amountCents"]
    settled = {"determinedCents": (record["determinedCents"] or 0) // 2, "ground": "facts_unknown"}
    return {
        "firm_up": {"certainty": "firm", "documentId": DOCUMENT},
        "reserve": {},
        "grant": {"grantedCents": stated},
        "refuse": {"ground": "general"},
        "release": {"reason": "Niet meer nodig"},
        "determine": {"determinedCents": stated if granted is None else granted},
        "withdraw": {"ground": "activities_not_done"},
        "lower": {"grantedCents": max(1, (granted or 2) - 1), "ground": "changed_circumstances"},
        "recover": settled if record["status"] == "settled" else {},
    }[name]


def of_envelope(record: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "firm_up": {"certainty": "firm", "documentId": DOCUMENT},
        "change_ceiling": {"amountCents": record["statement"]["amountCents"]},
    }.get(name, {})


async def compare(
    somebody: Member, record: dict[str, Any], ask: Callable[[dict[str, Any], str], dict[str, Any]], mode: str
) -> Counter[str]:
    """Rehearse every step that is listed of a record, and compare."""
    path = record["links"]["self"]
    record = (await somebody.get(path)).json()
    listed = (await somebody.get(f"{path}/transitions")).json()
    told_from = historic(occurredOn=today()) if mode == "historic" else {"recordingMode": mode}
    met: Counter[str] = Counter()
    for item in listed["items"]:
        possible = item["isPossible"] if mode == "workflow" else item["isPossibleFromHistory"]
        unmet = [guard for guard in item["guards"] if not guard["isMet"]]
        expected = [(g["problem"], g["rule"]) for g in unmet if mode == "workflow" or g["blocksHistoric"]]
        assert possible == (not expected)
        if item["trigger"] == "register":
            # What is possible was taken already.
            assert not possible, (listed["status"], item["name"])
            continue
        body = {"transition": item["name"]} if item["href"].endswith("/transitions") else {}
        body |= {**told_from, **ask(record, item["name"])}
        answer = await somebody.post(f"{item['href']}?validateOnly=true", body, **{"If-Match": "*"})
        where = (listed["status"], item["name"], mode, answer.text)
        reasons = [] if answer.is_success else told(answer)
        if expected[:1] == [("invalid-transition", None)]:
            # In another state no amount fits: what is said of the one asked for comes on top.
            reasons = [reason for reason in reasons if reason in expected]
        assert reasons == expected, where
        met["possible" if possible else "refused"] += 1
    return met


@pytest.mark.parametrize("seed", range(WALKS))
async def test_what_is_listed_of_money_is_what_a_request_meets(world: World, seed: int):
    chance = Random(seed)
    at_first: dict[str, Any] = {} if seed % 3 else {"ceilingStatus": "announced", "statement": amount(1_000)}
    found_envelope = await (envelope(world, 1_000, **at_first) if at_first else published(world, 1_000))
    facts = {
        "recipientOrganisationId": str(world.outsider.organisation_id),
        "activities": "Wijkaanpak",
        "legalBasisKind": "regulation",
    }
    found = await part_of(world, found_envelope, chance.choice((400, 1_000, 1_001)), **(facts if seed else {}))
    approver = await world.somebody(world.province.organisation_id, ApiRole.FINANCE_OFFICER)
    walk, met = Walk(found, approver, chance), Counter[str]()

    def of_allocation(record: dict[str, Any], name: str) -> dict[str, Any]:
        return asked_of(record, name, world)

    def of_payment(record: dict[str, Any], name: str) -> dict[str, Any]:
        return {"reason": "Vergissing"} if name in {"reverse", "cancel"} else {}

    for number in range(STEPS):
        await walk.step()
        if number % 2:
            met += await compare(
                world.province, found.allocation, of_allocation, ("workflow", "historic")[number // 2 % 2]
            )
            met += await compare(world.province, found.envelope, of_envelope, "workflow")
            for payment in await walk.payments():
                met += await compare(approver, payment, of_payment, "workflow")
    assert set(met) == {"possible", "refused"}
