"""Mandates of a municipality, granted over HTTP, and people who hold them."""

from typing import Any

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.alliance import Alliance, accepted, appointed, take_step, today
from tests.factories.http import Member, member, on_day

MANDATES, DECISIONS = "/v1/mandates", "/v1/decisions"
EXECUTIVE = "municipal_executive"
WORKFLOW = {"recordingMode": "workflow"}


def day_of_today() -> dict[str, Any]:
    """Today, as a partial date."""
    return on_day(today().isoformat())


def mandated(made: Alliance, **facts: Any) -> dict[str, Any]:
    """The body of a proposed mandate to make decisions on the agreement, held by an alderman."""
    body = {
        **WORKFLOW,
        "authorityKind": "mandate",
        "grantingBody": EXECUTIVE,
        "grantingOrganisationId": str(made.keeper.organisation_id),
        "holderKind": "function",
        "functionKind": "alderman",
        "powers": ["decide_substantive"],
        "subjectAgreementId": made.agreement_id,
        "written": True,
        "status": "proposed",
    }
    return body | facts


async def proposed(made: Alliance, **facts: Any) -> dict[str, Any]:
    """Propose a mandate."""
    return accepted(await made.keeper.post(MANDATES, mandated(made, **facts)))


async def scheduled(made: Alliance, *points: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """Propose and schedule a decision of the executive of the municipality."""
    body = {
        **WORKFLOW,
        "organisationId": str(made.keeper.organisation_id),
        "body": EXECUTIVE,
        "status": "proposed",
        "points": list(points),
        **facts,
    }
    decision = accepted(await made.keeper.post(DECISIONS, body))
    return accepted(await take_step(made.keeper, f"{DECISIONS}/{decision['id']}", "schedule"))


async def decide(somebody: Member, decision: dict[str, Any], outcome: str = "conform", **more: Any) -> httpx.Response:
    """Ask to take a decision that lies ready, with one outcome for all its points."""
    outcomes = [{"pointId": point["id"], "outcome": outcome} for point in decision["points"]]
    return await take_step(somebody, f"{DECISIONS}/{decision['id']}", "decide", outcomes=outcomes, **more)


async def decided_on(
    made: Alliance, mandate: dict[str, Any], kind: str = "grant_mandate", outcome: str = "conform", **facts: Any
) -> dict[str, Any]:
    """Have the executive decide on a mandate."""
    decision = await scheduled(made, {"kind": kind, "mandateId": mandate["id"]}, **facts)
    return accepted(await decide(made.keeper, decision, outcome))


async def step(made: Alliance, mandate: dict[str, Any], transition: str, **more: Any) -> httpx.Response:
    """Ask for a transition of a mandate."""
    return await take_step(made.keeper, f"{MANDATES}/{mandate['id']}", transition, **more)


async def granted(made: Alliance, **facts: Any) -> dict[str, Any]:
    """A mandate that was proposed, decided on and granted."""
    mandate = await proposed(made, **facts)
    await decided_on(made, mandate)
    return accepted(await step(made, mandate, "grant"))


async def read(made: Alliance, mandate: dict[str, Any]) -> dict[str, Any]:
    """A mandate as it stands."""
    return accepted(await made.keeper.get(f"{MANDATES}/{mandate['id']}"))


async def alderman(made: Alliance, **office: Any) -> dict[str, Any]:
    """The office of one more alderman of the municipality."""
    return await appointed(made.keeper, "alderman", **office)


async def account_of(
    made: Alliance, targets: Targets, issuer: DeveloperIssuer, person_id: str | None, *roles: ApiRole
) -> Member:
    """Somebody at the municipality who is this person; a mandate holder where no role is given."""
    held = roles or (ApiRole.MANDATE_HOLDER,)
    own = made.keeper.organisation_id
    return await member(made.keeper.client, targets, issuer, own, held, person_id=person_id)


async def under_mandate(
    made: Alliance, mandate: dict[str, Any], kind: str = "adopt_plan", **facts: Any
) -> dict[str, Any]:
    """A decision about the agreement that lies ready to be taken under a mandate."""
    point = {"kind": kind, "agreementId": made.agreement_id}
    return await scheduled(made, point | facts.pop("point", {}), mandateId=mandate["id"], **facts)
