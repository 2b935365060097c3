"""Quotas: the safe ones in production, wide ones on a developer's machine, and what an operator says in both."""

import pytest

from app.kit.clock import SYSTEM_CLOCK
from app.kit.config import Environment, Settings
from app.kit.rate_limits import RateLimits


async def policies(environment: Environment, **given: int) -> list[str]:
    """What each limit says of itself."""
    settings = Settings.model_construct(environment=environment).model_copy(update=given)
    limits = RateLimits(settings, SYSTEM_CLOCK)
    used = [
        (await limit.take("x"))[0]
        for limit in (limits.anonymous, limits.authenticated, limits.writes, limits.failures)
    ]
    return [*(use.policy for use in used), str(limits.concurrent)]


async def test_production_is_strict():
    assert await policies(Environment.PRODUCTION) == [
        '"anonymous";q=60;w=60',
        '"authenticated";q=600;w=60',
        '"writes";q=120;w=60',
        '"failed-authentication";q=30;w=60',
        "20",
    ]


async def test_development_does_not_stand_in_the_way():
    assert await policies(Environment.DEVELOPMENT) == [
        '"anonymous";q=600000;w=60',
        '"authenticated";q=6000000;w=60',
        '"writes";q=1200000;w=60',
        '"failed-authentication";q=300000;w=60',
        "200000",
    ]


@pytest.mark.parametrize("environment", list(Environment))
async def test_an_operator_decides(environment: Environment):
    given = {
        "anonymous_requests_per_minute": 1,
        "authenticated_requests_per_minute": 2,
        "writes_per_minute": 3,
        "failed_authentications_per_minute": 4,
        "concurrent_requests": 5,
    }
    assert [policy.split(";")[1:2] or policy for policy in await policies(environment, **given)] == [
        ["q=1"],
        ["q=2"],
        ["q=3"],
        ["q=4"],
        "5",
    ]
