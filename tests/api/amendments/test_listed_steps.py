"""What is listed of an amendment is what happens: possible succeeds, blocked is refused for the same rules."""

from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import accepted, refused
from tests.factories.amending import PRESS, Amending, amending
from tests.factories.http import Member

ADDRESSES: dict[str, tuple[str, dict[str, Any]]] = {
    "classify": ("classification", {"classification": "minor"}),
    "adopt": ("adoption", {}),
    "withdraw": ("withdrawal", {"reason": "Toch niet"}),
}


@pytest.fixture
async def scene(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Amending:
    return await amending(client, targets, issuer)


async def listed(somebody: Member, path: str) -> dict[str, dict[str, Any]]:
    """The steps of an amendment as somebody is told of them, by name."""
    return {each["name"]: each for each in accepted(await somebody.get(f"{path}/transitions"))["items"]}


async def agrees(scene: Amending, path: str, somebody: Member) -> dict[str, bool]:
    """Hold each step that is listed against a rehearsal of it; return which are possible."""
    found = {}
    for name, told in (await listed(somebody, path)).items():
        if name not in ADDRESSES:
            continue
        address, body = ADDRESSES[name]
        answer = await scene.step(somebody, path, f"{address}?validateOnly=true", **body)
        blocking = [guard["problem"] for guard in told["guards"] if not guard["isMet"]]
        assert told["isPossible"] is (answer.status_code == 200) is (not blocking), (name, answer.text)
        if blocking:
            assert set(refused(answer)) == set(blocking), name
        found[name] = told["isPossible"]
    return found


async def test_r_047_every_step_is_listed_as_it_is_performed(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    # The keeper proposed it and is a legal officer too.
    assert await agrees(scene, path, scene.keeper) == {"classify": False, "adopt": False, "withdraw": True}
    own = (await listed(scene.keeper, path))["classify"]
    assert [guard["rule"] for guard in own["guards"] if not guard["isMet"]] == ["R-047"]
    assert await agrees(scene, path, scene.jurist) == {"classify": True, "adopt": False, "withdraw": True}
    await scene.classified(path, "minor")
    assert await agrees(scene, path, scene.jurist) == {"classify": False, "adopt": False, "withdraw": True}
    accepted(await scene.by_mandate(path))
    accepted(await scene.by_decision(path, "province"))
    assert await agrees(scene, path, scene.keeper) == {"classify": False, "adopt": False, "withdraw": True}
    accepted(await scene.by_board(path))
    assert await agrees(scene, path, scene.keeper) == {"classify": False, "adopt": True, "withdraw": True}
    accepted(await scene.adopt(path))
    assert await agrees(scene, path, scene.keeper) == {"classify": False, "adopt": False, "withdraw": False}


async def test_r_045_what_is_too_light_is_listed_by_the_lightest_class_it_allows(scene: Amending):
    path = await scene.proposed(scene.replaced("4", "De provincie draagt € 2.000.000 bij."))
    assert (await listed(scene.jurist, path))["classify"]["isPossible"]
    assert refused(await scene.step(scene.jurist, path, "classification", classification="minor")) == [
        "amendment-not-minor"
    ]
    await scene.classified(path, "substantive")
    told = (await listed(scene.keeper, path))["adopt"]
    problems = {guard["problem"] for guard in told["guards"] if not guard["isMet"]}
    assert problems == set(refused(await scene.adopt(path))) == {"decision-required", "party-consent-missing"}


async def test_r_047_the_question_tells_who_asks(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    for somebody, is_met in ((scene.keeper, False), (scene.jurist, True)):
        asked = accepted(await somebody.post(f"{path}/assessments", {}))
        assert {rule["rule"]: rule["isMet"] for rule in asked["rules"]}["R-047"] is is_met
