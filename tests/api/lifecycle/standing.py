"""What must not change when a request is refused."""

from typing import Any

from tests.factories.alliance import Alliance, accepted

Standing = tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]


async def standing(made: Alliance) -> Standing:
    """What must not change: the agreement, its signatories and signatures, and the end of the journal."""
    signatories = [
        accepted(await made.keeper.get(f"{made.path}/parties/{side.party['id']}/signatories"))["items"]
        for side in made.sides.values()
    ]
    signatures = accepted(await made.keeper.get(f"{made.path}/signatures"))["items"]
    journal = accepted(await made.keeper.get("/v1/journal/checkpoint"))
    end = {"sequence": journal["sequence"], "entryHash": journal["entryHash"]}
    return await made.agreement(), [found for found in signatories for found in found], signatures, end
