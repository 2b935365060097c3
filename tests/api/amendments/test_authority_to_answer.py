"""What a party's answer counts for: its own, on an authority, by who did not propose it, and told in the journal."""

from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.alliance import BODIES, accepted, appointed, days_ago, refused, take_step, today
from tests.factories.amending import PRESS, Amending, amending
from tests.factories.http import Member, bearer, member, on_day
from tests.factories.sql import fetched


@pytest.fixture
async def scene(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Amending:
    return await amending(client, targets, issuer)


@pytest.fixture
async def path(scene: Amending) -> str:
    """A proposal that was classified as minor."""
    found = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(found, "minor")
    return found


async def told(scene: Amending, path: str, by: str, of: str, **more: Any) -> httpx.Response:
    """Have the people of one party record from a source what another, or their own, answered."""
    body = {"partyId": scene.made.sides[of].party["id"], "givenOn": on_day(today().isoformat())}
    provenance = scene.made.told(by, today().isoformat())
    return await scene.made.sides[by].member.post(f"{path}/consents", provenance | body | more)


async def test_r_048_what_a_party_tells_of_its_own_consent_takes_an_authority_too(scene: Amending, path: str):
    accepted(await scene.by_mandate(path))
    accepted(await scene.by_board(path))
    accepted(await told(scene, path, "province", "province"))
    assert refused(await scene.adopt(path)) == ["party-consent-missing"]
    there = f"organisation={scene.made.sides['province'].member.organisation_id}"
    waiting = await scene.keeper.get(f"/v1/agreements?waitingFor=consent&{there}")
    assert [each["id"] for each in waiting.json()["items"]] == [scene.made.agreement_id]
    asked = await scene.assessed(path)
    province = scene.made.sides["province"].party["id"]
    (needed,) = [each for each in asked["consents"] if each["partyId"] == province]
    assert (needed["consentId"], needed["needsDecision"]) == (None, True)
    # Its own answer is still to give.
    accepted(await scene.by_decision(path, "province"))
    assert accepted(await scene.adopt(path))["status"] == "in_effect"


async def test_r_048_what_a_party_tells_of_its_own_decision_is_its_consent(scene: Amending, path: str):
    point = await scene.decided(path, "province")
    accepted(await told(scene, path, "province", "province", decisionPointId=point))
    accepted(await scene.by_mandate(path))
    accepted(await scene.by_board(path))
    assert accepted(await scene.adopt(path))["status"] == "in_effect"


async def test_r_048_what_the_keeper_tells_of_another_party_neither_consents_nor_refuses_for_it(
    scene: Amending, path: str
):
    province = scene.made.sides["province"].party["id"]
    answer = accepted(await told(scene, path, "municipality", "province", isRefused=True))
    keeper = str(scene.keeper.organisation_id)
    assert (answer["recordingMode"], answer["recordedBy"]["organisationId"]) == ("historic", keeper)
    accepted(await scene.by_mandate(path))
    assert (await scene.keeper.get(path)).json()["status"] == "awaiting_consent"
    accepted(await scene.by_board(path))
    accepted(await scene.by_decision(path, "province"))
    assert accepted(await scene.adopt(path))["status"] == "in_effect"
    answers = (await scene.keeper.get(f"{path}/consents?partyId={province}")).json()["items"]
    assert sorted(each["recordingMode"] for each in answers) == ["historic", "workflow"]


async def test_r_019_a_sibling_point_is_no_authority(scene: Amending, path: str):
    """Of a decision that approves the amendment only that very point is a ground."""
    side = scene.made.sides["province"]
    amendment, of_agreement = path.rpartition("/")[2], {"agreementId": scene.made.agreement_id}
    body = {
        "recordingMode": "workflow",
        "organisationId": str(side.member.organisation_id),
        "body": BODIES["province"],
        "status": "proposed",
        "points": [
            of_agreement | {"kind": "approve_amendment", "amendmentId": amendment},
            of_agreement | {"kind": "approve_amendment", "amendmentId": amendment},
            of_agreement | {"kind": "adopt_plan"},
            of_agreement | {"kind": "terminate", "amendmentId": amendment},
        ],
    }
    decision = accepted(await side.member.post("/v1/decisions", body))
    at = f"/v1/decisions/{decision['id']}"
    accepted(await take_step(side.member, at, "schedule"))
    approving, rejected, plan, ending = [point["id"] for point in decision["points"]]
    outcomes = [
        {"pointId": point, "outcome": "rejected" if point == rejected else "conform"}
        for point in (approving, rejected, plan, ending)
    ]
    accepted(await take_step(side.member, at, "decide", outcomes=outcomes))
    for point in (rejected, plan, ending):
        assert refused(await scene.answer(path, "province", decisionPointId=point)) == ["consent-authority-missing"]
    accepted(await scene.answer(path, "province", decisionPointId=approving))


async def test_r_019_every_decision_that_approves_is_a_ground(scene: Amending, path: str):
    await scene.decided(path, "province")
    second = await scene.decided(path, "province")
    accepted(await scene.answer(path, "province", decisionPointId=second))


async def test_r_010_the_decision_of_another_party_is_no_ground(scene: Amending, path: str):
    point = await scene.decided(path, "municipality")
    assert refused(await scene.answer(path, "province", decisionPointId=point)) == ["consent-authority-missing"]


async def by(scene: Amending, path: str, authority: dict[str, Any]) -> httpx.Response:
    """Have the director of the foundation consent on an authority."""
    office = scene.made.sides["foundation"].office["id"]
    return await scene.answer(path, "foundation", signingAuthorityId=authority["id"], officeHoldingId=office)


async def test_r_012_a_private_party_answers_by_who_represents_it(scene: Amending, path: str):
    ended = await scene.made.authorise("foundation", "statutory", validTo=on_day("2021-01-01"))
    assert refused(await by(scene, path, ended)) == ["authority-not-proven"]


async def test_r_016_nobody_answers_alone_who_is_authorised_together(scene: Amending, path: str):
    second = await appointed(scene.made.sides["foundation"].member, "board_member")
    joint = await scene.made.authorise("foundation", "statutory_joint", jointWithOfficeHoldingIds=[second["id"]])
    assert refused(await by(scene, path, joint)) == ["joint-signature-incomplete"]


async def test_r_017_nor_by_who_has_left(scene: Amending, path: str):
    side = scene.made.sides["foundation"]
    authority = await scene.made.authorise("foundation", "statutory")
    office = f"/v1/office-holdings/{side.office['id']}"
    etag = (await side.member.get(office)).headers["etag"]
    accepted(await side.member.patch(office, {"validTo": on_day("2025-01-01"), "reason": "vertrokken"}, etag))
    assert refused(await by(scene, path, authority)) == ["office-not-held"]


async def test_awb_10_10_the_journal_names_the_mandate(scene: Amending, path: str, targets: Targets):
    answer = accepted(await scene.by_mandate(path))
    accepted(await scene.by_decision(path, "province"))
    rows = await fetched(
        targets, "SELECT resource_id, command, mandate_id FROM journal WHERE mandate_id IS NOT NULL ORDER BY seq"
    )
    assert [(str(row["resource_id"]), row["command"], str(row["mandate_id"])) for row in rows] == [
        (answer["id"], "amendment_consent.record", scene.mandate["id"])
    ]


async def proposal_of(scene: Amending, somebody: Member, name: str) -> str:
    """Have somebody propose the change for a party."""
    body = {
        "recordingMode": "workflow",
        "agreementId": scene.made.agreement_id,
        "baselineVersionId": (await scene.made.text())["id"],
        "proposedByPartyId": scene.made.sides[name].party["id"],
        "rationale": "Eigen voorstel",
        "status": "proposed",
        "operations": [scene.replaced("7", PRESS)],
    }
    return f"/v1/amendments/{accepted(await somebody.post('/v1/amendments', body))['id']}"


async def test_r_047_one_person_with_accounts_at_two_organisations(
    scene: Amending, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    person = scene.alderman_person_id
    province = scene.made.sides["province"]
    roles = (ApiRole.LEGAL_OFFICER,)
    proposer = await member(client, targets, issuer, scene.keeper.organisation_id, roles, person_id=person)
    there = await member(client, targets, issuer, province.member.organisation_id, roles, person_id=person)
    path = await proposal_of(scene, proposer, "municipality")
    await scene.classified(path, "minor")
    point = await scene.decided(path, "province")
    body = {
        "recordingMode": "workflow",
        "partyId": province.party["id"],
        "givenOn": on_day(today().isoformat()),
        "decisionPointId": point,
    }
    assert refused(await there.post(f"{path}/consents", body)) == ["segregation-of-duties"]
    accepted(await province.member.post(f"{path}/consents", body))


async def test_r_047_one_account_with_roles_at_two_organisations(
    scene: Amending, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    province = scene.made.sides["province"]
    for organisation in (scene.keeper.organisation_id, province.member.organisation_id):
        await member(client, targets, issuer, organisation, (ApiRole.LEGAL_OFFICER,), subject="twee-petten")
    both = Member(client, bearer(issuer, "twee-petten"))
    here = {"Convenant-Organisation": str(scene.keeper.organisation_id)}
    there = {"Convenant-Organisation": str(province.member.organisation_id)}
    path = await proposal_of(scene, Member(client, both.headers | here), "municipality")
    await scene.classified(path, "minor")
    point = await scene.decided(path, "province")
    body = {
        "recordingMode": "workflow",
        "partyId": province.party["id"],
        "givenOn": on_day(today().isoformat()),
        "decisionPointId": point,
    }
    answer = await Member(client, both.headers | there).post(f"{path}/consents", body)
    assert refused(answer) == ["segregation-of-duties"]


async def test_r_047_the_proposer_does_not_approve_by_deciding_under_a_mandate(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    scene = await amending(client, targets, issuer, powers=["decide_substantive"])
    person = scene.alderman_person_id
    own = scene.keeper.organisation_id
    proposer = await member(client, targets, issuer, own, (ApiRole.REGISTRAR,), person_id=person)
    path = await proposal_of(scene, proposer, "municipality")
    await scene.classified(path, "substantive")
    point = {"kind": "approve_amendment", "agreementId": scene.made.agreement_id}
    body = {
        "recordingMode": "workflow",
        "organisationId": str(own),
        "body": "municipal_executive",
        "status": "proposed",
        "mandateId": scene.mandate["id"],
        "points": [point | {"amendmentId": path.rpartition("/")[2]}],
    }
    decision = accepted(await scene.jurist.post("/v1/decisions", body))
    at = f"/v1/decisions/{decision['id']}"
    accepted(await take_step(scene.jurist, at, "schedule"))
    outcomes = [{"pointId": decision["points"][0]["id"], "outcome": "conform"}]
    assert refused(await take_step(scene.alderman, at, "decide", outcomes=outcomes)) == ["segregation-of-duties"]
    listed = {each["name"]: each for each in (await scene.alderman.get(f"{at}/transitions")).json()["items"]}
    assert [g["problem"] for g in listed["decide"]["guards"] if not g["isMet"]] == ["segregation-of-duties"]
    # It stands in the way of nobody else.
    shown = {each["name"]: each for each in (await scene.jurist.get(f"{at}/transitions")).json()["items"]}
    assert shown["decide"]["isPossible"]


async def test_r_047_nor_in_one_batch_with_the_proposal(scene: Amending):
    """What is recorded in the same transaction stands in no journal yet."""
    proposal = scene.made.told("municipality", today().isoformat()) | {
        "agreementId": scene.made.agreement_id,
        "baselineVersionId": (await scene.made.text())["id"],
        "proposedByPartyId": scene.made.sides["municipality"].party["id"],
        "rationale": "In één keer",
        "status": "classified",
        "classification": "minor",
        "operations": [scene.replaced("7", PRESS)],
    }
    consent = {
        "recordingMode": "workflow",
        "partyId": scene.made.sides["municipality"].party["id"],
        "givenOn": on_day(today().isoformat()),
    }
    commands = [
        {"method": "POST", "path": "/v1/amendments", "name": "voorstel", "body": proposal},
        {"method": "POST", "path": "/v1/amendments/$voorstel/consents", "body": consent},
    ]
    answer = await scene.keeper.post("/v1/batches", {"commands": commands})
    assert refused(answer) == ["segregation-of-duties"], answer.text


@pytest.mark.parametrize("day", ["before_it_was_classified", "this_year", "some_day"])
async def test_a_consent_is_of_a_day_on_which_it_could_be_given(scene: Amending, path: str, day: str):
    given = {
        "before_it_was_classified": days_ago(1),
        "this_year": {"value": str(today().year), "precision": "year"},
        "some_day": {"value": None, "precision": "unknown"},
    }[day]
    answer = await scene.by_mandate(path, givenOn=given)
    assert refused(answer)[0] == "invalid-transition"
    assert answer.json()["errors"][0]["location"] == "/givenOn"


async def test_nor_of_a_day_to_come(scene: Amending, path: str):
    assert refused(await scene.by_mandate(path, givenOn=days_ago(-1)))[0] == "day-in-future"
