"""S5 and S6: what the portfolio holder may change alone, and what takes everybody's decision."""

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.alliance import accepted, refused, today
from tests.factories.amending import PRESS, Amending, amending
from tests.factories.http import insert_organisation, member, on_day


@pytest.fixture
async def scene(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Amending:
    return await amending(client, targets, issuer)


async def test_s5_a_minor_change_under_mandate(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    asked = await scene.assessed(path)
    assert (asked["classification"], asked["protectedSubjects"], asked["leaveOut"]) == ("minor", [], None)
    assert [(m["mandateId"], m["isUsable"]) for m in asked["mandates"]] == [(scene.mandate["id"], True)]
    needs = {consent["partyId"]: consent["needsDecision"] for consent in asked["consents"]}
    sides = {name: side.party["id"] for name, side in scene.made.sides.items()}
    assert needs == {sides["municipality"]: False, sides["province"]: True, sides["foundation"]: False}
    decisions = len((await scene.keeper.get("/v1/decisions")).json()["items"])
    assert (await scene.classified(path, "minor"))["status"] == "classified"
    accepted(await scene.by_mandate(path))
    assert (await scene.keeper.get(path)).json()["status"] == "awaiting_consent"
    assert refused(await scene.adopt(path))[0] == "party-consent-missing"
    accepted(await scene.by_decision(path, "province"))
    accepted(await scene.by_board(path))
    before = await scene.made.text()
    adopted = accepted(await scene.adopt(path))
    assert adopted["status"] == "in_effect"
    after = await scene.made.text()
    assert (after["basedOnVersionId"], after["amendmentId"]) == (before["id"], adopted["id"])
    assert adopted["resultVersionId"] == after["id"]
    assert [clause["text"] for clause in after["clauses"]][6] == PRESS
    # Only the province decided anew; the college did not.
    assert len((await scene.keeper.get("/v1/decisions")).json()["items"]) == decisions + 1


async def test_s5_the_mandate_is_exhausted_once_all_have_signed(scene: Amending):
    await scene.made.verified()
    await scene.made.must("open_signing")
    for name in scene.made.sides:
        accepted(await scene.made.sign(name))
    path = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(path, "minor")
    assert refused(await scene.by_mandate(path))[0] == "mandate-exhausted"


@pytest.mark.parametrize(
    ("number", "text", "subjects"),
    [
        ("6", "De aansprakelijkheid is beperkt tot € 100.000 per gebeurtenis.", {"liability", "money"}),
        ("1", "De gemeente, de provincie, de stichting en Woonpunt zijn partij.", {"parties"}),
        ("5", "Deze overeenkomst geldt tot en met 31 december 2050.", {"term"}),
    ],
)
async def test_s6_r_049_not_minor(scene: Amending, number: str, text: str, subjects: set[str]):
    path = await scene.proposed(scene.replaced("7", PRESS), scene.replaced(number, text))
    answer = await scene.step(scene.jurist, path, "classification", classification="minor")
    assert refused(answer)[0] == "amendment-not-minor"
    assert set(answer.json()["protectedSubjects"]) == subjects
    asked = await scene.assessed(path)
    assert asked["classification"] == "substantive"
    assert asked["leaveOut"] == {"operations": [1], "terms": [], "declaredSubjects": [], "remains": "minor"}
    assert {decision["body"] for decision in asked["decisions"]} == {"municipal_executive", "provincial_executive"}
    await scene.classified(path, "substantive")
    assert set(refused(await scene.adopt(path))) == {"decision-required", "party-consent-missing"}
    assert refused(await scene.by_mandate(path))[0] == "mandate-scope-exceeded"
    for name in ("municipality", "province"):
        accepted(await scene.by_decision(path, name))
    assert refused(await scene.adopt(path)) == ["party-consent-missing"]
    accepted(await scene.by_board(path))
    assert accepted(await scene.adopt(path))["status"] == "in_effect"


async def test_r_049_a_mandate_to_decide_takes_the_decision_and_does_not_replace_it(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    scene = await amending(client, targets, issuer, powers=["decide_substantive"])
    path = await scene.proposed(scene.replaced("4", "De provincie draagt € 2.000.000 bij."))
    asked = await scene.assessed(path)
    own = scene.made.sides["municipality"].party["id"]
    (needed,) = [each for each in asked["consents"] if each["partyId"] == own]
    assert (needed["mandateIds"], needed["needsDecision"]) == ([scene.mandate["id"]], True)
    await scene.classified(path, "substantive")
    accepted(await scene.by_mandate(path))
    accepted(await scene.by_decision(path, "province"))
    accepted(await scene.by_board(path))
    assert refused(await scene.adopt(path)) == ["decision-required"]


async def test_a_longer_term_is_not_minor(scene: Amending):
    path = await scene.proposed(termChanges={"endsOn": on_day("2050-12-31"), "isIndefinite": False})
    answer = await scene.step(scene.jurist, path, "classification", classification="minor")
    assert (refused(answer)[0], answer.json()["protectedSubjects"]) == ("amendment-not-minor", ["term"])
    await scene.classified(path, "substantive")
    for name in ("municipality", "province"):
        accepted(await scene.by_decision(path, name))
    accepted(await scene.by_board(path))
    accepted(await scene.adopt(path))
    agreement = await scene.made.agreement()
    assert (agreement["endsOn"]["value"], agreement["isIndefinite"]) == ("2050-12-31", False)


async def test_r_046_small_steps_count_together(scene: Amending):
    first = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(first, "minor")
    await scene.agreed(first)
    accepted(await scene.adopt(first))
    scene.clause_ids = {clause["articleNo"]: clause["id"] for clause in (await scene.made.text())["clauses"]}
    second = await scene.proposed(scene.replaced("8", "Partijen bespreken elk jaar de voortgang en delen die."))
    asked = await scene.assessed(second)
    assert asked["decidedVersionId"] != asked["baselineVersionId"]
    changed = {evidence["newText"] for evidence in asked["evidence"]}
    assert any("sociale media" in (text or "") for text in changed)


async def test_r_047_who_proposes_neither_classifies_nor_approves(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    own = await scene.step(scene.keeper, path, "classification", classification="minor")
    assert (own.status_code, refused(own)[0]) == (403, "segregation-of-duties")
    await scene.classified(path, "minor")
    body = {
        "recordingMode": "workflow",
        "partyId": scene.made.sides["municipality"].party["id"],
        "givenOn": on_day(today().isoformat()),
        "mandateId": scene.mandate["id"],
        "onBehalfOfBody": "municipal_executive",
    }
    answer = await scene.keeper.post(f"{path}/consents", body)
    assert (answer.status_code, refused(answer)[0]) == (403, "segregation-of-duties")


async def test_r_018_a_decision_covers_what_a_minor_amendment_made_of_its_text(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(path, "minor")
    await scene.agreed(path)
    accepted(await scene.adopt(path))
    await scene.made.verified()
    await scene.made.must("open_signing")
    for name in scene.made.sides:
        accepted(await scene.made.sign(name))
    assert await scene.made.status() == "in_force"
    assert "F-021" not in await scene.made.findings()


async def test_r_051_signatures_under_the_old_text_fall_away(scene: Amending):
    await scene.made.verified()
    await scene.made.must("open_signing")
    accepted(await scene.made.sign("municipality"))
    path = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(path, "minor")
    await scene.agreed(path)
    accepted(await scene.adopt(path))
    assert await scene.made.status() == "approved"
    assert await scene.made.signatory_status("municipality") == "voided"


async def waiting(scene: Amending, name: str, what: str) -> list[str]:
    """The agreements in which an organisation is waited for."""
    organisation = scene.made.sides[name].member.organisation_id
    answer = await scene.keeper.get(f"/v1/agreements?waitingFor={what}&organisation={organisation}")
    return [item["id"] for item in answer.json()["items"]]


async def test_whose_consent_is_waited_for(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    assert await waiting(scene, "province", "consent") == []
    await scene.classified(path, "minor")
    assert await waiting(scene, "province", "consent") == [scene.made.agreement_id]
    accepted(await scene.by_mandate(path))
    assert await waiting(scene, "municipality", "consent") == []
    accepted(await scene.by_decision(path, "province"))
    assert await waiting(scene, "province", "consent") == []
    assert await waiting(scene, "foundation", "consent") == [scene.made.agreement_id]


async def test_an_outsider_learns_nothing_of_what_others_wait_for(
    scene: Amending, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    path = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(path, "minor")
    outsider = await member(client, targets, issuer, await insert_organisation(targets, "buitenstaander"))
    found = await outsider.get("/v1/agreements?waitingFor=consent&count=exact")
    assert (found.json()["items"], found.json()["total"]) == ([], 0)
    hidden, absent = await outsider.get(path), await outsider.get(f"/v1/amendments/{scene.made.agreement_id}")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    asked = await outsider.post(f"{path}/assessments", {})
    assert asked.status_code == 404


async def test_r_047_a_second_account_is_the_same_person(
    scene: Amending, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    organisation = scene.keeper.organisation_id
    person = scene.alderman_person_id
    proposer = await member(client, targets, issuer, organisation, (ApiRole.REGISTRAR,), person_id=person)
    second = await member(client, targets, issuer, organisation, (ApiRole.LEGAL_OFFICER,), person_id=person)
    text = await scene.made.text()
    body = {
        "recordingMode": "workflow",
        "agreementId": scene.made.agreement_id,
        "baselineVersionId": text["id"],
        "proposedByPartyId": scene.made.sides["municipality"].party["id"],
        "rationale": "Eigen voorstel",
        "status": "proposed",
        "operations": [scene.replaced("7", PRESS)],
    }
    path = f"/v1/amendments/{accepted(await proposer.post('/v1/amendments', body))['id']}"
    own = await scene.step(second, path, "classification", classification="minor")
    assert (own.status_code, refused(own)[0]) == (403, "segregation-of-duties")
    await scene.classified(path, "minor")
    # The alderman is that person too, and so does not approve it under the mandate.
    assert refused(await scene.by_mandate(path))[0] == "segregation-of-duties"


async def test_r_018_nobody_waits_for_a_decision_that_a_minor_amendment_does_not_need(scene: Amending):
    assert await waiting(scene, "municipality", "decision") == []
    path = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(path, "minor")
    await scene.agreed(path)
    accepted(await scene.adopt(path))
    assert await waiting(scene, "municipality", "decision") == []
