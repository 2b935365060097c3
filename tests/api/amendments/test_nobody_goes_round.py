"""Nobody goes round the rules of amendments: not by a source, not in another's name, not by changing what was judged."""

from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import accepted, corrected, refused, today
from tests.factories.amending import PRESS, Amending, amending
from tests.factories.http import historic, on_day


@pytest.fixture
async def scene(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Amending:
    return await amending(client, targets, issuer)


@pytest.fixture
async def path(scene: Amending) -> str:
    """A proposal that was classified as minor."""
    found = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(found, "minor")
    return found


@pytest.mark.parametrize(
    "change",
    [
        {"operations": []},
        {"termChanges": {"endsOn": on_day("2060-01-01")}},
        {"declaredSubjects": ["money"]},
        {"effectiveOn": on_day("2020-01-01")},
        {"status": "adopted"},
        {"classification": "editorial"},
    ],
)
async def test_what_was_classified_stays(scene: Amending, path: str, change: dict[str, Any]):
    if change == {"operations": []}:
        change = {"operations": [scene.replaced("4", "De provincie draagt € 2.000.000 bij.")]}
    answer = await corrected(scene.keeper, path, **change)
    assert refused(answer) == ["invalid-transition"]


async def test_nobody_answers_for_another_party(scene: Amending, path: str):
    side = scene.made.sides["province"]
    body = {"recordingMode": "workflow", "partyId": side.party["id"], "givenOn": on_day(today().isoformat())}
    answer = await scene.jurist.post(f"{path}/consents", body)
    assert (answer.status_code, refused(answer)) == (403, ["forbidden"])
    # What the keeper records of it from a source is no consent of the province's own.
    told = historic(sourceRefs=[{"documentId": scene.made.sides["municipality"].document_id}])
    accepted(await scene.keeper.post(f"{path}/consents", told | body | {"recordingMode": "historic"}))
    accepted(await scene.by_mandate(path))
    accepted(await scene.by_board(path))
    assert refused(await scene.adopt(path)) == ["party-consent-missing"]


async def test_a_party_adopts_nothing_from_a_source(scene: Amending):
    province = scene.made.sides["province"]
    body = {
        "recordingMode": "workflow",
        "agreementId": scene.made.agreement_id,
        "baselineVersionId": (await scene.made.text())["id"],
        "proposedByPartyId": province.party["id"],
        "rationale": "Voorstel van de provincie",
        "status": "proposed",
        "operations": [scene.replaced("7", PRESS)],
    }
    path = f"/v1/amendments/{accepted(await province.member.post('/v1/amendments', body))['id']}"
    told = historic(sourceRefs=[{"documentId": province.document_id}])
    for step, more in (("classification", {"classification": "minor"}), ("adoption", {})):
        answer = await scene.step(province.member, path, step, **told, **more)
        assert (answer.status_code, refused(answer)[0]) == (403, "forbidden")


@pytest.mark.parametrize("ground", ["nothing", "another_decision", "another_body", "no_principal"])
async def test_r_048_a_consent_rests_on_an_authority_of_the_party(scene: Amending, path: str, ground: str):
    if ground == "nothing":
        assert refused(await scene.answer(path, "foundation")) == ["consent-authority-missing"]
        return
    if ground == "another_decision":
        other = await scene.proposed(scene.replaced("8", "Partijen bespreken de voortgang elk jaar."))
        await scene.classified(other, "minor")
        point = await scene.decided(other, "province")
        assert refused(await scene.answer(path, "province", decisionPointId=point)) == ["consent-authority-missing"]
        return
    bodies: dict[str, dict[str, Any]] = {"another_body": {"onBehalfOfBody": "mayor"}}
    body = bodies.get(ground, {"onBehalfOfBody": None})
    assert refused(await scene.by_mandate(path, **body))[0] == "principal-not-stated"


async def test_a_decision_that_rejects_is_no_ground(scene: Amending, path: str):
    point = await scene.decided(path, "province", "rejected")
    assert refused(await scene.answer(path, "province", decisionPointId=point)) == ["consent-authority-missing"]


async def test_one_answer_per_party(scene: Amending, path: str):
    accepted(await scene.by_board(path))
    assert refused(await scene.by_board(path)) == ["duplicate-resource"]


async def test_nothing_is_answered_before_it_is_classified(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    assert refused(await scene.by_board(path))[0] == "invalid-transition"
    assert refused(await scene.adopt(path))[0] == "invalid-transition"
