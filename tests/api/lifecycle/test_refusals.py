"""What a step or a signature is refused for: each its own problem type, and nothing changes."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.api.lifecycle.conftest import Somebody
from tests.api.lifecycle.standing import standing
from tests.factories.alliance import Alliance, accepted, alliance, refused, take_step, today
from tests.factories.http import Member, new_key, on_day
from tests.factories.problems import assert_problem


async def sign_as(made: Alliance, somebody: Member, name: str, query: str = "", **headers: str) -> httpx.Response:
    """Sign for a party as somebody, on the present text."""
    side = made.sides[name]
    body = {
        "recordingMode": "workflow",
        "partyId": side.party["id"],
        "signatoryId": side.signatory["id"],
        "textSha256": (await made.text())["textSha256"],
        "signedOn": on_day(today().isoformat()),
    }
    return await somebody.post(f"{made.path}/signatures{query}", body, **headers)


async def test_who_may_not_act(made: Alliance, somebody: Somebody):
    await made.in_signing()
    province, foundation = made.sides["province"].member, made.sides["foundation"].member
    secretary = await somebody("province", ApiRole.DECISION_SECRETARY)
    auditor = await somebody("municipality", ApiRole.AUDITOR)
    outsider = await somebody(None, ApiRole.REGISTRAR)
    nobody = Member(made.keeper.client, {})
    etag = {"If-Match": f'"{(await made.agreement())["version"]}"'}
    reset = {"transition": "reset", "reason": "De tekst is gewijzigd"}
    before = await standing(made)

    assert_problem(await sign_as(made, province, "foundation"), 403, "forbidden")
    assert_problem(await sign_as(made, secretary, "province"), 403, "forbidden")
    assert_problem(await sign_as(made, outsider, "province"), 404, "not-found")
    assert_problem(await take_step(foundation, made.path, "reset", reason="x"), 403, "forbidden")
    assert_problem(await take_step(auditor, made.path, "reset", reason="x"), 403, "forbidden")
    decline = ("decline", made.signatory_path("province"))
    assert_problem(await take_step(foundation, decline[1], decline[0], reason="x"), 403, "forbidden")
    assert_problem(await outsider.post(f"{made.path}/transitions", reset, **etag), 404, "not-found")
    assert_problem(await outsider.get(f"{made.path}/transitions"), 404, "not-found")
    assert_problem(await outsider.get(f"{made.path}/authority-chain"), 404, "not-found")
    assert_problem(await nobody.post(f"{made.path}/transitions", reset, **etag), 401, "authentication-required")
    assert_problem(await nobody.get(f"{made.path}/transitions"), 401, "authentication-required")
    assert await standing(made) == before


async def test_what_a_step_is_refused_for(made: Alliance):
    await made.in_signing()
    proposed = await made.propose("province")
    decision = f"/v1/decisions/{proposed['id']}"
    decider = made.sides["province"].member
    steps, reason = f"{made.path}/transitions", {"reason": "De tekst is gewijzigd"}
    reset = {"transition": "reset", **reason}
    tomorrow = on_day((today() + timedelta(days=1)).isoformat())
    foreign = [{"pointId": str(uuid4()), "outcome": "conform"}]
    itself = [{"kind": "follows", "toAgreementId": made.agreement_id}]
    again = {"organisationId": str(decider.organisation_id), "partyRole": "party", "mustSign": True}
    etag = (await made.keeper.get(made.path)).headers["etag"]
    before = await standing(made)

    unknown = assert_problem(await made.step("teleport"), 422, "unknown-transition")
    assert unknown["errors"][0]["location"] == "/transition"
    for earlier in ("submit", "freeze_text", "open_signing", "enter_into_force", "expire"):
        assert_problem(await made.step(earlier), 409, "invalid-transition")
    assert_problem(await made.step("complete_signing"), 409, "signatures-incomplete")
    assert_problem(await made.step("record_in_force"), 400, "validation-failed")
    historic = {"recordingMode": "historic"}
    assert_problem(await made.step("record_in_force", **historic), 422, "historic-source-required")
    undated = {key: value for key, value in made.told("municipality", "2026-01-01").items() if key != "occurredOn"}
    assert_problem(await made.step("record_in_force", **undated), 422, "historic-source-required")
    assert_problem(await made.step("reset"), 400, "validation-failed")
    assert_problem(await made.step("reset", **reason, occurredOn=tomorrow), 422, "day-in-future")
    assert_problem(await made.step("reset", **reason, surprise=True), 400, "validation-failed")
    assert_problem(await take_step(decider, decision, "decide"), 400, "validation-failed")
    assert_problem(await take_step(decider, decision, "decide", outcomes=foreign), 422, "outcome-missing")
    assert_problem(await made.keeper.post(steps, reset), 428, "precondition-required")
    assert_problem(await made.keeper.post(steps, reset, **{"If-Match": '"1"'}), 412, "version-conflict")
    relating = {"relations": itself, **reason}
    assert_problem(await made.keeper.patch(made.path, relating, etag), 422, "relation-cycle")
    twice = await made.keeper.post(f"{made.path}/parties", {"recordingMode": "workflow"} | again)
    assert_problem(twice, 422, "party-duplicate")
    unkeyed = await made.keeper.client.post(steps, json=reset, headers={**made.keeper.headers, "If-Match": etag})
    assert_problem(unkeyed, 400, "idempotency-key-missing")
    rehearsed = await made.keeper.post(f"{steps}?validateOnly=true", reset, **{"If-Match": etag})
    assert accepted(rehearsed)["body"]["status"] == "approved"
    assert await standing(made) == before


async def test_what_a_signature_is_refused_for(made: Alliance):
    await made.in_signing()
    past = {"validFrom": on_day("2020-01-01"), "validTo": on_day("2021-12-31")}
    former = await made.another("municipality", "mayor", **past)
    tomorrow = on_day((today() + timedelta(days=1)).isoformat())
    before = await standing(made)

    stale = assert_problem(await made.sign("province", textSha256="0" * 64), 409, "signature-version-mismatch")
    assert stale["errors"][0]["location"] == "/textSha256"
    assert_problem(await made.sign("province", textSha256=None), 409, "signature-version-mismatch")
    not_held = await made.sign("municipality", officeHoldingId=former["officeHoldingId"])
    assert assert_problem(not_held, 409, "office-not-held")["rule"] == "R-017"
    assert_problem(await made.sign("province", underReservation=True), 422, "reservation-text-required")
    assert_problem(await made.sign("province", reservationText="Onder voorbehoud"), 422, "reservation-text-required")
    assert_problem(await made.sign("province", signedOn=tomorrow), 422, "day-in-future")
    assert_problem(await made.sign("province", recordingMode="historic"), 422, "historic-source-required")
    elsewhere = await made.sign("province", partyId=made.sides["foundation"].party["id"])
    assert_problem(elsewhere, 403, "forbidden")
    rehearsed = await sign_as(made, made.sides["province"].member, "province", "?validateOnly=true")
    assert accepted(rehearsed)["status"] == 201
    assert await standing(made) == before


async def test_nobody_signs_before_signing_is_open(made: Alliance):
    await made.frozen()
    await made.decide("municipality")
    await made.must_of_signatory("municipality", "verify_authority")
    before = await standing(made)
    assert_problem(await made.sign("municipality"), 409, "signing-not-open")
    assert_problem(await made.step("open_signing"), 409, "invalid-transition")
    assert_problem(await made.step("open_signing_under_reservation"), 409, "signatory-not-verified")
    assert await standing(made) == before


async def test_a_second_signature_is_refused_and_a_repeated_one_is_answered_again(made: Alliance):
    await made.in_signing()
    province, key = made.sides["province"].member, new_key()
    first = await sign_as(made, province, "province", **{"Idempotency-Key": key})
    assert first.status_code == 201
    before = await standing(made)
    replayed = await sign_as(made, province, "province", **{"Idempotency-Key": key})
    assert (replayed.status_code, replayed.json()) == (201, first.json())
    assert (replayed.headers["idempotency-replayed"], replayed.headers["etag"]) == ("true", first.headers["etag"])
    assert_problem(await made.sign("province"), 409, "already-signed")
    assert_problem(
        await take_step(province, made.signatory_path("province"), "verify_authority"), 409, "invalid-transition"
    )
    assert await standing(made) == before


async def test_r_061_what_is_voided_must_be_signed_again(made: Alliance):
    await made.in_signing()
    old = (await made.text())["textSha256"]
    accepted(await made.sign("foundation"))
    await made.must("reopen", reason="De looptijd wijzigt")
    assert await made.signatory_status("foundation") == "voided"
    await made.write(purpose="Samen werken.", term="Deze overeenkomst geldt tien jaar.")
    await made.must("freeze_text")
    before = await standing(made)
    # The decisions on the earlier text stay on record and do not cover this one.
    assert_problem(await made.step("approve"), 409, "decision-text-mismatch")
    assert "signature-version-mismatch" in refused(await made.sign("province", textSha256=old))
    assert await standing(made) == before


async def test_r_009_of_an_unknown_kind_no_authority_is_verified(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await alliance(client, targets, issuer)
    foundation = made.sides["foundation"]
    path = f"/v1/organisations/{foundation.member.organisation_id}"
    flow = {"recordingMode": "workflow"}
    body: dict[str, Any] = flow | {
        "kind": None,
        "isPublicLawBody": None,
        "reason": "De bron noemt het soort organisatie niet",
    }
    accepted(await foundation.member.patch(path, body, "*"))
    await made.frozen()
    extract = (await made.authorise("foundation", "statutory"))["id"]
    before = await standing(made)
    verify = (foundation.member, made.signatory_path("foundation"), "verify_authority")
    answer = await take_step(*verify, signingAuthorityId=extract)
    assert assert_problem(answer, 409, "organisation-kind-unknown")["rule"] == "R-009"
    assert await standing(made) == before
    body = flow | {"kind": "welfare_organisation", "isPublicLawBody": False, "reason": "Nagevraagd"}
    accepted(await foundation.member.patch(path, body, "*"))
    accepted(await take_step(*verify, signingAuthorityId=extract))


async def test_r_016_two_directors_sign_together(made: Alliance):
    await made.frozen()
    for name in ("municipality", "province"):
        await made.decide(name)
        await made.must_of_signatory(name, "verify_authority")
    foundation = made.sides["foundation"]
    first, second = foundation.signatory, await made.another("foundation", "board_member")
    articles = await made.authorise(
        "foundation", "statutory_joint", jointWithOfficeHoldingIds=[second["officeHoldingId"]]
    )
    for signatory in (first, second):
        foundation.signatory = signatory
        await made.must_of_signatory("foundation", "verify_authority", signingAuthorityId=articles["id"])
    await made.must("open_signing")
    foundation.signatory = first
    for name in made.sides:
        accepted(await made.sign(name))
    before = await standing(made)
    refusal = assert_problem(await made.step("complete_signing"), 409, "joint-signature-incomplete")
    assert refusal["rule"] == "R-016"
    assert await standing(made) == before
    foundation.signatory = second
    accepted(await made.sign("foundation"))
    assert await made.status() == "in_force"


@pytest.mark.parametrize("ended", ["revoked", "over", "giver"])
async def test_r_029_a_power_of_attorney_that_has_ended_proves_nothing(made: Alliance, ended: str):
    await made.frozen()
    await made.instead("foundation", "official")
    foundation = made.sides["foundation"]
    yesterday = on_day((today() - timedelta(days=1)).isoformat())
    body = {"officeHoldingId": foundation.signatory["officeHoldingId"]}
    body |= {"grantedByOfficeHoldingId": foundation.office["id"]}
    body |= {"revoked": {"revokedOn": yesterday}, "over": {"validTo": yesterday}}.get(ended, {})
    attorney = (await made.authorise("foundation", "power_of_attorney", **body))["id"]
    path = f"/v1/office-holdings/{foundation.office['id']}"
    if ended == "giver":
        left = {"validTo": yesterday, "reason": "De bestuurder is vertrokken"}
        accepted(await foundation.member.patch(path, left, "*"))
    before = await standing(made)
    verify = (foundation.member, made.signatory_path("foundation"), "verify_authority")
    answer = await take_step(*verify, signingAuthorityId=attorney)
    assert assert_problem(answer, 409, "authority-not-proven")["rule"] == "R-029"
    assert await standing(made) == before
