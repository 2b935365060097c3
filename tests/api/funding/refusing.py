"""What tests of refused money share: the reason that is told, and that nothing changed."""

from collections.abc import Awaitable
from typing import Any

import httpx

from tests.api.funding.racing import headroom_of, listed_of
from tests.api.funding.support import Money


async def picture(found: Money) -> dict[str, Any]:
    """All there is to see of an envelope and an allocation of it, with their ETags."""
    province = found.world.province
    allocation, envelope = await province.get(found.address), await province.get(found.envelope["links"]["self"])
    return {
        "etags": (allocation.headers["etag"], envelope.headers["etag"]),
        "allocation": allocation.json(),
        "envelope": envelope.json(),
        "list": await listed_of(province, found.envelope),
        "payments": (await province.get(f"{found.address}/payments")).json()["items"],
        "headroom": await headroom_of(province, found.envelope),
    }


def told(answer: httpx.Response) -> list[tuple[str, str | None]]:
    """Every reason a request was refused for, with its rule; the first decides type and status."""
    problem = answer.json()
    several = [(each["slug"], each["rule"]) for each in problem.get("violations", ())]
    return several or [(problem["type"].rpartition("/")[2], problem.get("rule"))]


async def refused(
    found: Money,
    asked: Awaitable[httpx.Response],
    slug: str,
    rule: str | None,
    status: int = 409,
    *,
    beside: tuple[tuple[str, str | None], ...] = (),
    **members: Any,
) -> httpx.Response:
    """Ask for something that is refused for one reason, and others `beside` it, and see that nothing changed."""
    before = await picture(found)
    answer = await asked
    assert answer.status_code == status, answer.text
    assert told(answer) == [(slug, rule), *beside], answer.text
    assert {name: answer.json()[name] for name in members} == members
    assert await picture(found) == before
    return answer
