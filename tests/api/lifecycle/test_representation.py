"""Whether who signed could, is asked again when the agreement is signed and enters into force (R-012, R-013, R-029)."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from tests.factories.alliance import Alliance, accepted, alliance, corrected, days_ago, refused, today
from tests.factories.http import on_day
from tests.factories.problems import assert_problem

BEGINS = "De overeenkomst treedt in werking zodra alle partijen haar hebben ondertekend."
BEFORE, ON, AFTER = days_ago(11), days_ago(10), days_ago(9)
REVOKED = {"revokedOn": BEFORE}
ENDED = {"validTo": BEFORE}


async def extract_of(made: Alliance) -> str:
    """The address of what the signatory of the foundation signs by."""
    found = (await made.keeper.get(made.signatory_path("foundation"))).json()["signingAuthorityId"]
    return f"/v1/signing-authorities/{found}"


async def lacking(made: Alliance, transition: str) -> list[tuple[str, str]]:
    """What is listed as missing for a transition: each problem with its rule."""
    listed = accepted(await made.keeper.get(f"{made.path}/transitions"))["items"]
    (found,) = (item for item in listed if item["name"] == transition)
    return [(guard["problem"], guard["rule"]) for guard in found["guards"] if not guard["isMet"]]


async def all_but_one(made: Alliance) -> None:
    """Have everybody sign but the province; the foundation did so ten days ago, as its document tells."""
    await made.in_signing()
    await made.signed_on("foundation", ON["value"])
    accepted(await made.sign("municipality"))


@pytest.mark.parametrize("told_since", [REVOKED, ENDED, {"revokedOn": ON}], ids=["revoked", "ended", "that day"])
async def test_r_029_authority_that_was_gone_before_the_signature_keeps_the_agreement_from_being_signed(
    made: Alliance, told_since: dict[str, Any]
):
    await all_but_one(made)
    extract = await extract_of(made)
    accepted(await corrected(made.sides["foundation"].member, extract, **told_since))
    accepted(await made.sign("province"))
    assert await made.status() == "in_signing"
    assert await lacking(made, "complete_signing") == [("authority-not-proven", "R-029")]
    answer = await made.step("complete_signing")
    assert assert_problem(answer, 409, "authority-not-proven")["rule"] == "R-029"
    assert (await made.findings())["F-007"] == made.sides["foundation"].signatory["id"]
    # What was told of it was wrong: then the register goes on by itself.
    accepted(await corrected(made.sides["foundation"].member, extract, revokedOn=None, validTo=None))
    assert await made.status() == "in_force"
    assert "F-007" not in await made.findings()


@pytest.mark.parametrize("told_since", [{"revokedOn": AFTER}, {"validTo": AFTER}, {"validTo": ON}])
async def test_r_029_authority_that_ended_after_a_signature_does_not_undo_it(
    made: Alliance, told_since: dict[str, Any]
):
    await all_but_one(made)
    accepted(await corrected(made.sides["foundation"].member, await extract_of(made), **told_since))
    accepted(await made.sign("province"))
    assert await made.status() == "in_force"
    assert "F-007" not in await made.findings()


async def signed_without_a_day(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Alliance:
    """An agreement that everybody signed, the foundation ten days ago, and of which the effective day is not known."""
    made = await alliance(client, targets, issuer, effectiveOn=None, hasRetroactiveClause=True)
    await made.write(entry_into_force=BEGINS)
    await made.must("submit")
    await made.must("freeze_text")
    for name in ("municipality", "province"):
        await made.decide(name)
    await made.verified()
    await made.must("open_signing")
    await made.signed_on("foundation", ON["value"])
    for name in ("municipality", "province"):
        accepted(await made.sign(name))
    assert await made.status() == "signed"
    return made


async def begin(made: Alliance) -> httpx.Response:
    """Fill in from the text itself that the agreement is in force from today."""
    quoted = [{"documentId": made.sides["municipality"].document_id, "section": None, "quote": BEGINS}]
    return await corrected(made.keeper, made.path, effectiveOn=on_day(today().isoformat()), sourceRefs=quoted)


@pytest.mark.parametrize("told_since", [REVOKED, ENDED], ids=["revoked", "ended"])
async def test_r_029_authority_that_was_gone_keeps_a_signed_agreement_out_of_force(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer, told_since: dict[str, Any]
):
    made = await signed_without_a_day(client, targets, issuer)
    accepted(await corrected(made.sides["foundation"].member, await extract_of(made), **told_since))
    accepted(await begin(made))
    assert await made.status() == "signed"
    assert await lacking(made, "enter_into_force") == [("authority-not-proven", "R-029")]
    answer = await made.step("enter_into_force")
    assert assert_problem(answer, 409, "authority-not-proven")["rule"] == "R-029"


async def test_r_029_what_ended_since_keeps_no_signed_agreement_out_of_force(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await signed_without_a_day(client, targets, issuer)
    side = made.sides["foundation"]
    accepted(await corrected(side.member, await extract_of(made), revokedOn=AFTER))
    accepted(await corrected(side.member, f"/v1/office-holdings/{side.office['id']}", validTo=AFTER))
    accepted(await begin(made))
    assert await made.status() == "in_force"
    gone = (today() - timedelta(days=1)).isoformat()
    mayor = made.sides["municipality"]
    accepted(await corrected(mayor.member, f"/v1/office-holdings/{mayor.office['id']}", validTo=on_day(gone)))
    # Even when it turns out that who signed could not: what is in force stays so, and the finding says it.
    assert await made.status() == "in_force"
    assert (await made.findings())["F-007"] == mayor.signatory["id"]


async def test_r_012_a_past_signature_without_proof_is_kept_but_does_not_complete_the_signing(made: Alliance):
    await made.frozen()
    for name in ("municipality", "province"):
        await made.decide(name)
        await made.must_of_signatory(name, "verify_authority")
    extract = await made.authorise("foundation", "statutory")
    await made.must_of_signatory("foundation", "verify_authority", signingAuthorityId=extract["id"])
    await made.must("open_signing")
    side = made.sides["foundation"]
    side.signatory = await made.another("foundation", "board_member")
    await made.signed_on("foundation", ON["value"])
    assert await made.signatory_status("foundation") == "signed"
    for name in ("municipality", "province"):
        accepted(await made.sign(name))
    assert await made.status() == "in_signing"
    assert refused(await made.step("complete_signing")) == ["authority-not-proven"]
    assert await lacking(made, "complete_signing") == [("authority-not-proven", "R-012")]
    own = await made.authorise("foundation", "statutory", officeHoldingId=side.signatory["officeHoldingId"])
    path = made.signatory_path("foundation")
    accepted(await corrected(side.member, path, signingAuthorityId=own["id"]))
    assert await made.status() == "in_force"
