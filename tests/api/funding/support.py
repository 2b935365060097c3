"""What tests of money share: envelopes, decisions and allocations in a world of agreements."""

from dataclasses import dataclass
from typing import Any

import httpx

from app.kit.domain import ApiRole
from tests.api.agreements.support import World, insert_row
from tests.factories.http import Member, historic, on_day

ENVELOPES, ALLOCATIONS = "/v1/funding-envelopes", "/v1/allocations"


def amount(cents: int, certainty: str = "firm", qualifier: str = "exact", **given: Any) -> dict[str, Any]:
    """An amount as it travels."""
    return {"amountCents": cents, "certainty": certainty, "qualifier": qualifier, **given}


CIRCA_MILLION = amount(100_000_000, "estimate", "circa", amountSourceText="circa 1 mln (verwachting)")


async def envelope(world: World, cents: int = 1000, member: Member | None = None, **facts: Any) -> dict[str, Any]:
    """Record an envelope of the province with a ceiling of some cents."""
    provider = str(world.province.organisation_id)
    body = {"providerOrganisationId": provider, "statement": amount(cents), "ceilingStatus": "published"}
    return await (member or world.province).record(ENVELOPES, body | facts)


async def announced(world: World, **facts: Any) -> dict[str, Any]:
    """Record an envelope that is no more than an announced estimate, as the municipality found it in a source."""
    statement = amount(1_000_000_000, "estimate", "circa", amountSourceText="circa 10 mln")
    return await envelope(world, member=world.municipality, statement=statement, ceilingStatus="announced", **facts)


async def decision(world: World) -> str:
    """Put a decision of the province in the database."""
    row_id = await insert_row(
        world.targets,
        "decision",
        organisation_id=world.province.organisation_id,
        body="provincial_executive",
        status="decided",
        publication_status="unknown",
    )
    return str(row_id)


def indicative(envelope: dict[str, Any], cents: int = 100, **facts: Any) -> dict[str, Any]:
    """A body that records an expectation."""
    statement = amount(cents, "estimate", "circa")
    return historic() | {"envelopeId": envelope["id"], "status": "indicative", "statement": statement} | facts


def granted(envelope: dict[str, Any], cents: int, decision_id: str, **facts: Any) -> dict[str, Any]:
    """A body that records a grant."""
    return (
        historic()
        | {
            "envelopeId": envelope["id"],
            "status": "granted",
            "statement": amount(cents),
            "grantedCents": cents,
            "decisionId": decision_id,
        }
        | facts
    )


DECISIONS = "/v1/decisions"
MILLION = 100_000_000


async def take(
    somebody: Member, record: dict[str, Any], path: str, *, expect: int | None = 200, **body: Any
) -> httpx.Response:
    """Take a step of a record as it stands now; the test fails where the answer has another status."""
    address = record["links"]["self"]
    etag = (await somebody.get(address)).headers["etag"]
    answer = await somebody.post(f"{address}/{path}", body, **{"If-Match": etag})
    assert expect is None or answer.status_code == expect, answer.text
    return answer


async def decided(world: World, kind: str, day: str = "2026-05-01", **about: Any) -> str:
    """Record what the province decided about an allocation or an envelope; returns the point."""
    point = {"number": 1, "kind": kind, "text": "Besluit", "outcome": "conform", **about}
    body = {
        "organisationId": str(world.province.organisation_id),
        "body": "provincial_executive",
        "status": "decided",
        "decidedOn": on_day(day),
        "announcedOn": on_day(day),
        "points": [point],
    }
    return str((await world.province.record(DECISIONS, body))["points"][0]["id"])


@dataclass(frozen=True)
class Money:
    """An envelope of the province with a published ceiling, and an allocation of it."""

    world: World
    envelope: dict[str, Any]
    allocation: dict[str, Any]

    @property
    def address(self) -> str:
        """Where the allocation is found."""
        return str(self.allocation["links"]["self"])

    async def decision(self, kind: str, day: str = "2026-05-01") -> str:
        """Let the province decide about the allocation; returns the point."""
        return await decided(self.world, kind, day, allocationId=self.allocation["id"])

    async def step(
        self, path: str, kind: str | None = None, *, expect: int | None = 200, **body: Any
    ) -> httpx.Response:
        """Take a step of the allocation, on a new decision of a kind where it needs one."""
        if kind is not None:
            body = {"decisionPointId": await self.decision(kind), **body}
        return await take(self.world.province, self.allocation, path, expect=expect, **body)

    async def granted(self, cents: int, **body: Any) -> httpx.Response:
        """Grant an amount to the outsider for something to do."""
        facts = {
            "grantedCents": cents,
            "recipientOrganisationId": str(self.world.outsider.organisation_id),
            "activities": "Wijkaanpak",
            "legalBasisKind": "regulation",
        }
        return await self.step("grant", "grant_subsidy", **{**facts, **body})

    async def status(self) -> str:
        """Where the allocation stands."""
        return str((await self.world.province.get(self.address)).json()["status"])

    async def prepare(self, kind: str, cents: int, *, expect: int | None = 201, **body: Any) -> dict[str, Any]:
        """Prepare a payment; returns the answer."""
        if kind == "advance" and "decisionPointId" not in body:
            body["decisionPointId"] = await self.decision("grant_advance")
        facts = {"recordingMode": "workflow", "kind": kind, "money": {"amountCents": cents}}
        answer = await self.world.province.post(f"{self.address}/payments", facts | body)
        assert expect is None or answer.status_code == expect, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def paid(self, kind: str, cents: int, **body: Any) -> dict[str, Any]:
        """Prepare a payment, let somebody else approve it, and pay it."""
        payment = await self.prepare(kind, cents, **body)
        approver = await self.world.somebody(self.world.province.organisation_id, ApiRole.FINANCE_OFFICER)
        await take(approver, payment, "transitions", transition="approve")
        found: dict[str, Any] = (await take(self.world.province, payment, "transitions", transition="pay")).json()
        return found


async def published(world: World, cents: int, **facts: Any) -> dict[str, Any]:
    """Record an envelope with a ceiling that was published under a regulation."""
    return await envelope(
        world,
        cents,
        legalBasis="Subsidieregeling",
        publishedOn=on_day("2026-01-01"),
        subsidyRegime="applies",
        **facts,
    )


async def money(world: World, ceiling: int, cents: int | None = None, **facts: Any) -> Money:
    """Make an envelope, and an allocation of it that is an expectation."""
    found = await published(world, ceiling)
    return await part_of(world, found, ceiling if cents is None else cents, **facts)


async def part_of(world: World, found: dict[str, Any], cents: int, **facts: Any) -> Money:
    """Make an expectation on an envelope, in workflow mode."""
    body = indicative(found, cents) | {"recordingMode": "workflow", "occurredOn": None, "sourceRefs": []} | facts
    answer = await world.province.post(ALLOCATIONS, body)
    assert answer.status_code == 201, answer.text
    return Money(world, found, answer.json())
