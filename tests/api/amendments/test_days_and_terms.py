"""Days of steps that cannot be, and terms that do not add up."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import accepted, days_ago, refused, today
from tests.factories.amending import PRESS, Amending, amending
from tests.factories.http import UNKNOWN_DAY, on_day


@pytest.fixture
async def scene(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Amending:
    return await amending(client, targets, issuer)


async def test_r_003_nothing_is_classified_before_it_was_proposed(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    answer = await scene.step(
        scene.jurist, path, "classification", classification="minor", occurredOn=on_day("2020-01-01")
    )
    assert refused(answer) == ["period-invalid"]


async def test_r_053_an_adoption_of_the_past_does_not_count_from_then(scene: Amending):
    """Without an effective day of its own it counts from its adoption."""
    path = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(path, "minor")
    await scene.agreed(path)
    answer = await scene.step(scene.keeper, path, "adoption", occurredOn=on_day("2020-01-01"))
    assert set(refused(answer)) == {"period-invalid", "effective-date-before-consent"}
    # Nor when a source tells it: R-053 blocks always.
    source = scene.made.told("municipality", "2020-01-01")
    answer = await scene.step(scene.keeper, path, "adoption", **source)
    assert refused(answer) == ["effective-date-before-consent"]


async def test_r_053_everybody_may_agree_to_an_earlier_day(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS), effectiveOn=days_ago(30))
    await scene.classified(path, "minor")
    accepted(await scene.by_mandate(path, retroactiveAgreed=True))
    accepted(await scene.by_decision(path, "province", retroactiveAgreed=True))
    accepted(await scene.by_board(path, retroactiveAgreed=True))
    assert accepted(await scene.adopt(path))["effectiveOn"]["value"] == days_ago(30)["value"]


@pytest.mark.parametrize(
    "changes",
    [
        {"startsOn": on_day("2040-01-01"), "endsOn": on_day("2039-12-31"), "isIndefinite": False},
        {"endsOn": on_day("2020-12-31")},
        {"endsOn": {"value": "2025", "precision": "year"}},
    ],
)
async def test_r_003_terms_that_end_too_early(scene: Amending, changes: dict[str, Any]):
    answer = await scene.proposal(termChanges=changes)
    assert refused(answer) == ["period-invalid"]
    assert [each["location"] for each in answer.json()["errors"]] == ["/termChanges"]


async def test_r_003_an_end_before_the_change_counts(scene: Amending):
    later = {"effectiveOn": on_day((today() + timedelta(days=60)).isoformat())}
    ends = {"endsOn": on_day((today() + timedelta(days=30)).isoformat())}
    assert refused(await scene.proposal(termChanges=ends, **later)) == ["period-invalid"]
    accepted(await scene.proposal(termChanges=ends))


@pytest.mark.parametrize(
    ("changes", "members"),
    [
        ({"endsOn": UNKNOWN_DAY}, ["/termChanges/endsOn"]),
        ({"isIndefinite": True}, ["/termChanges/isIndefinite"]),
        ({"startsOn": UNKNOWN_DAY, "isIndefinite": True}, ["/termChanges/startsOn", "/termChanges/isIndefinite"]),
    ],
)
async def test_terms_that_change_nothing(scene: Amending, changes: dict[str, Any], members: list[str]):
    answer = await scene.proposal(scene.replaced("7", PRESS), termChanges=changes)
    assert refused(answer) == ["amendment-operations-invalid"]
    assert [each["location"] for each in answer.json()["errors"]] == members


async def test_what_is_indefinite_has_no_end(scene: Amending):
    answer = await scene.proposal(termChanges={"isIndefinite": True, "endsOn": on_day("2050-01-01")})
    assert refused(answer) == ["validation-failed"]


async def adopted(scene: Amending, **changes: Any) -> dict[str, Any]:
    """Change terms with everybody's decision and consent; return the agreement."""
    path = await scene.proposed(termChanges=changes)
    await scene.classified(path, "substantive")
    for name in ("municipality", "province"):
        accepted(await scene.by_decision(path, name))
    accepted(await scene.by_board(path))
    accepted(await scene.adopt(path))
    return await scene.made.agreement()


async def test_an_end_makes_it_definite_and_back(scene: Amending):
    agreement = await adopted(scene, endsOn=on_day("2050-12-31"))
    assert (agreement["endsOn"]["value"], agreement["isIndefinite"]) == ("2050-12-31", False)
    agreement = await adopted(scene, isIndefinite=True)
    assert (agreement["endsOn"], agreement["isIndefinite"]) == (None, True)


async def test_f_012_without_end_and_not_indefinite_is_told(scene: Amending):
    agreement = await adopted(scene, isIndefinite=False)
    assert (agreement["endsOn"], agreement["isIndefinite"]) == (None, False)
    assert "F-012" in await scene.made.findings()
