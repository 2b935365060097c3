"""What tests of money share: envelopes, decisions and allocations in a world of agreements."""

from typing import Any

from tests.api.agreements.support import World, insert_row
from tests.factories.http import Member, historic

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
