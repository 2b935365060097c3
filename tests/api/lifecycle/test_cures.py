"""What a signature without authority meets: a ratification that cures it, a notice that rejects it, for itself alone."""

from datetime import timedelta
from typing import Any

import httpx

from app.kit.domain import ApiRole
from tests.api.lifecycle.conftest import Somebody
from tests.api.lifecycle.standing import standing
from tests.factories.alliance import Alliance, accepted, today
from tests.factories.http import on_day
from tests.factories.problems import assert_problem

FIRST, DECIDED, AGAIN = "2026-03-13", "2026-03-23", "2026-03-20"


async def unauthorised(made: Alliance) -> dict[str, Any]:
    """A signature before the decision, and how it would be ratified."""
    await made.frozen()
    await made.signed_on("municipality", "2026-03-13")
    decision = await made.decided_on("municipality", "2026-03-23")
    assert await made.signatory_status("municipality") == "signed_unauthorised"
    side = made.sides["municipality"]
    return {
        "recordingMode": "workflow",
        "partyId": side.party["id"],
        "signatoryId": side.signatory["id"],
        "decisionPointId": decision["points"][0]["id"],
        "ratifiedOn": on_day("2026-03-23"),
    }


async def reject(made: Alliance, name: str, **more: Any) -> httpx.Response:
    """Give notice that a party rejects the signature of the municipality."""
    side = made.sides[name]
    body = {
        "recordingMode": "workflow",
        "partyId": side.party["id"],
        "signatoryId": made.sides["municipality"].signatory["id"],
        "notifiedOn": on_day("2026-03-20"),
        **more,
    }
    return await side.member.post(f"{made.path}/rejection-notices", body)


async def test_r_023_a_legal_officer_links_the_ratification(made: Alliance, somebody: Somebody):
    link = await unauthorised(made)
    path = f"{made.path}/ratifications"
    registrar = await somebody("municipality", ApiRole.REGISTRAR)
    jurist = await somebody("municipality", ApiRole.LEGAL_OFFICER)
    theirs = await somebody("province", ApiRole.LEGAL_OFFICER)
    tomorrow = on_day((today() + timedelta(days=1)).isoformat())
    before = await standing(made)
    assert_problem(await registrar.post(path, link), 403, "forbidden")
    assert_problem(await theirs.post(path, link), 403, "forbidden")
    assert_problem(await jurist.post(path, link | {"ratifiedOn": tomorrow}), 422, "day-in-future")
    province = {"partyId": made.sides["province"].party["id"]}
    province |= {"signatoryId": made.sides["province"].signatory["id"]}
    assert_problem(await jurist.post(path, link | province), 403, "forbidden")
    assert await standing(made) == before
    accepted(await jurist.post(path, link))
    assert await made.signatory_status("municipality") == "ratified"
    assert_problem(await jurist.post(path, link), 409, "invalid-transition")


async def test_r_024_after_a_rejection_it_is_too_late(made: Alliance):
    link = await unauthorised(made)
    assert_problem(await reject(made, "municipality", knewOfDefect=False), 422, "reference-not-found")
    accepted(await reject(made, "province", knewOfDefect=False))
    before = await standing(made)
    answer = await made.keeper.post(f"{made.path}/ratifications", link)
    assert assert_problem(answer, 409, "ratification-too-late")["rule"] == "R-024"
    assert await standing(made) == before
    await made.must_of_signatory("municipality", "refuse_ratification", reason="De provincie heeft afgewezen")
    assert_problem(await made.keeper.post(f"{made.path}/ratifications", link), 409, "invalid-transition")


async def test_r_024_who_knew_of_the_defect_cannot_reject(made: Alliance):
    link = await unauthorised(made)
    accepted(await reject(made, "foundation", knewOfDefect=True))
    accepted(await made.keeper.post(f"{made.path}/ratifications", link))
    assert await made.signatory_status("municipality") == "ratified"


async def test_r_025_only_the_competent_body_ratifies(made: Alliance):
    link = await unauthorised(made)
    council = await made.decided_on("municipality", "2026-03-24", body="municipal_council")
    other = await made.decided_on("province", "2026-03-24")
    version_id = (await made.agreement())["currentVersionId"]
    point = {"agreementId": made.agreement_id, "agreementVersionId": version_id}
    refusing = await made.decided_on(
        "municipality", "2026-03-25", points=[point | {"kind": "ratify", "outcome": "rejected"}]
    )
    aside = await made.decided_on(
        "municipality", "2026-03-25", points=[point | {"kind": "grant_mandate", "outcome": "conform"}]
    )
    before = await standing(made)
    for decision in (council, other, refusing, aside):
        body = link | {"decisionPointId": decision["points"][0]["id"]}
        answer = await made.keeper.post(f"{made.path}/ratifications", body)
        assert assert_problem(answer, 409, "ratifying-body-not-competent")["rule"] == "R-025"
    assert await standing(made) == before


async def test_r_024_a_notice_rejects_a_signature_that_was_set(made: Alliance):
    await unauthorised(made)
    before = await standing(made)
    early = await reject(made, "province", knewOfDefect=False, notifiedOn=on_day("2026-03-12"))
    assert assert_problem(early, 409, "invalid-transition")["rule"] == "R-024"
    assert await standing(made) == before
    same_day = await reject(made, "province", knewOfDefect=False, notifiedOn=on_day(FIRST))
    assert accepted(same_day)["signatureId"] is not None


async def signed_again(made: Alliance) -> None:
    """Void the first signature of the municipality, and record a second one that is without authority too."""
    for name in ("municipality", "province"):
        await made.decide(name)
    await made.must_of_signatory("province", "verify_authority")
    extract = (await made.authorise("foundation", "statutory"))["id"]
    await made.must_of_signatory("foundation", "verify_authority", signingAuthorityId=extract)
    await made.must("open_signing")
    await made.must("reset", reason="De tekst is gewijzigd.")
    assert await made.signatory_status("municipality") == "voided"
    await made.must_of_signatory("municipality", "designate")
    await made.signed_on("municipality", AGAIN)
    assert await made.signatory_status("municipality") == "signed_unauthorised"


async def decision_link(made: Alliance) -> dict[str, Any]:
    """What the chain of authority says of the decision behind the signature of the municipality."""
    (item,) = accepted(await made.keeper.get(f"{made.path}/authority-chain"))["items"]
    found: dict[str, Any] = next(link for link in item["links"] if link["link"] == "decision")
    return found


async def test_r_023_a_ratification_cures_one_signature_and_no_later_one(made: Alliance):
    link = await unauthorised(made)
    ratification = accepted(await made.keeper.post(f"{made.path}/ratifications", link))
    (cured,) = accepted(await made.keeper.get(f"{made.path}/signatures"))["items"]
    assert ratification["signatureId"] == cured["id"]
    assert (await decision_link(made))["rule"] == "R-023"
    assert "F-001" not in await made.findings()

    await signed_again(made)
    assert (await decision_link(made))["state"] == "contradicted"
    assert (await made.findings())["F-001"] == link["signatoryId"]
    second = accepted(await made.keeper.post(f"{made.path}/ratifications", link))
    assert second["signatureId"] not in {None, cured["id"]}
    assert (await decision_link(made))["rule"] == "R-023"
    assert "F-001" not in await made.findings()


async def test_r_024_a_notice_rejects_one_signature_and_no_later_one(made: Alliance):
    link = await unauthorised(made)
    accepted(await reject(made, "province", knewOfDefect=False))
    path = f"{made.path}/ratifications"
    assert_problem(await made.keeper.post(path, link), 409, "ratification-too-late")
    await signed_again(made)
    accepted(await made.keeper.post(path, link))
    assert await made.signatory_status("municipality") == "ratified"
