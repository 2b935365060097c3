"""What may be recorded and corrected beside the transitions: first states, what was judged, and what has ended."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx

from app.kit.auth.developer import DeveloperIssuer
from app.kit.database import Targets
from app.kit.domain import ApiRole
from tests.factories.alliance import (
    Alliance,
    accepted,
    alliance,
    corrected,
    days_ago,
    newcomer,
    take_step,
    today,
)
from tests.factories.http import historic, member, on_day
from tests.factories.problems import assert_problem, faults

FLOW = {"recordingMode": "workflow"}
TODAY = on_day(today().isoformat())


def named(refused: httpx.Response) -> list[str]:
    """The members an answer says only a transition gives or changes."""
    assert_problem(refused, 409, "invalid-transition")
    return [fault["location"] for fault in refused.json()["errors"]]


async def test_what_is_new_begins_in_its_first_state(made: Alliance):
    keeper, own = made.keeper, str(made.keeper.organisation_id)
    signatories = made.signatory_path("municipality").rpartition("/")[0]
    person = made.sides["municipality"].signatory["personId"]
    point = {"kind": "enter_into_agreement", "agreementId": made.agreement_id}
    decision = {"organisationId": own, "body": "municipal_executive", "points": [point]}
    decided = {"status": "decided", "decidedOn": TODAY, "points": [point | {"outcome": "conform"}]}
    agreement = {"kind": "covenant", "managingOrganisationId": own}
    history = [{"status": "negotiating", "since": days_ago(3)}, {"status": "draft", "since": TODAY}]
    event = {"plannedOn": TODAY}
    cases: list[tuple[str, dict[str, Any], list[str]]] = [
        ("/v1/agreements", agreement | {"status": "signed"}, ["/status"]),
        ("/v1/agreements", agreement | {"status": "draft", "statusHistory": history}, ["/statusHistory"]),
        (f"{made.path}/versions", {"versionStatus": "decision_text"}, ["/versionStatus"]),
        (f"{made.path}/versions", {"versionStatus": "working", "textSha256": "a" * 64}, ["/textSha256"]),
        (signatories, {"status": "authority_verified", "personId": person}, ["/status"]),
        (signatories, {"status": "designated", "personId": person, "signedOn": TODAY}, ["/signedOn"]),
        ("/v1/decisions", decision | decided, ["/status", "/decidedOn", "/points/0/outcome"]),
        ("/v1/decisions", decision | {"status": "scheduled"}, ["/status"]),
        (f"{made.path}/signing-events", event | {"status": "held", "heldOn": TODAY}, ["/status", "/heldOn"]),
    ]
    for path, body, members in cases:
        assert named(await keeper.post(path, FLOW | body)) == members, (path, body)
    # The same is recorded where a source tells it, and in workflow mode from the first state on.
    assert (await keeper.post("/v1/agreements", historic() | agreement | {"status": "signed"})).status_code == 201
    assert (await keeper.post("/v1/decisions", historic() | decision | decided)).status_code == 201
    assert (await keeper.post("/v1/decisions", FLOW | decision | {"status": "proposed"})).status_code == 201


async def test_a_version_without_a_number_is_the_next(made: Alliance):
    versions = f"{made.path}/versions"
    body = FLOW | {"versionStatus": "working", "clauses": [{"clauseKind": "purpose", "text": "Samen."}]}
    numbers = [accepted(await made.keeper.post(versions, body))["versionNo"] for _ in range(2)]
    seventh = accepted(await made.keeper.post(versions, body | {"versionNo": 7}))
    numbers.append(accepted(await made.keeper.post(versions, body))["versionNo"])
    assert (numbers, seventh["versionNo"]) == ([1, 2, 8], 7)
    kept = await corrected(made.keeper, seventh["links"]["self"], versionNo=None, frozenAt=None)
    assert accepted(kept)["versionNo"] == 7
    twice = await made.keeper.post(versions, body | {"versionNo": 7})
    assert_problem(twice, 409, "duplicate-resource")


async def test_only_named_transitions_change_a_status(made: Alliance):
    text = await made.frozen()
    decision = await made.decide("municipality")
    event = accepted(
        await made.keeper.post(f"{made.path}/signing-events", FLOW | {"status": "planned", "plannedOn": TODAY})
    )
    (point,) = decision["points"]
    history = (await made.agreement())["statusHistory"]
    moved_back = [*history[:-1], history[-1] | {"since": days_ago(3)}]
    cases: list[tuple[str, dict[str, Any], list[str]]] = [
        (made.path, {"status": "signed"}, ["/status"]),
        (made.path, {"statusHistory": moved_back}, ["/statusHistory"]),
        (made.path, {"statusHistory": [*history, {"status": "signed", "since": TODAY}]}, ["/statusHistory"]),
        (made.path, {"currentVersionId": None}, ["/currentVersionId"]),
        (made.signatory_path("municipality"), {"status": "signed", "signedOn": TODAY}, ["/status", "/signedOn"]),
        (decision["links"]["self"], {"status": "revoked"}, ["/status"]),
        (decision["links"]["self"], {"decidedOn": days_ago(30)}, ["/decidedOn"]),
        (decision["links"]["self"], {"points": [point | {"outcome": "rejected"}]}, ["/points/0/outcome"]),
        (event["links"]["self"], {"status": "held", "heldOn": TODAY}, ["/status", "/heldOn"]),
        (text["links"]["self"], {"versionStatus": "working"}, ["/versionStatus"]),
        (text["links"]["self"], {"textSha256": None, "frozenAt": None}, ["/frozenAt", "/textSha256"]),
    ]
    for path, change, members in cases:
        before = (await made.keeper.get(path)).json()
        refused = await corrected(made.keeper, path, **change)
        assert sorted(named(refused)) == sorted(members), (path, change)
        here = made.path if "/versions/" in path else path
        assert f"POST {here}/transitions" in refused.json()["detail"]
        assert (await made.keeper.get(path)).json() == before
    moved = await corrected(made.keeper, event["links"]["self"], plannedOn=on_day("2099-01-01"))
    assert accepted(moved)["previousPlannedOn"] == [TODAY | {"sourceText": None}]
    assert accepted(await corrected(made.keeper, made.path, title="Wijken"))["title"] == "Wijken"


async def test_r_056_what_was_recorded_in_one_mode_is_corrected_in_it(made: Alliance):
    await made.frozen()
    decision = await made.decide("municipality")
    path = decision["links"]["self"]
    assert named(await corrected(made.keeper, path, **historic(), decidedOn=days_ago(5))) == ["/recordingMode"]
    event = await made.keeper.record(f"{made.path}/signing-events", {"status": "planned", "plannedOn": TODAY})
    assert named(await corrected(made.keeper, event["links"]["self"], **FLOW)) == ["/recordingMode"]


async def test_r_067_the_days_of_a_notice_do_not_change(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    made = await alliance(client, targets, issuer, noticePeriodMonths=1)
    await made.signed()
    side = made.sides["foundation"]
    notice = FLOW | {
        "kind": "notice",
        "partyId": side.party["id"],
        "noticeReceivedOn": days_ago(1),
        "effectiveOn": on_day((today() + timedelta(days=62)).isoformat()),
        "ground": "Geen behoefte meer",
        "documentId": side.document_id,
        "legalOpinionDocumentId": side.document_id,
    }
    given = accepted(await side.member.post(f"{made.path}/terminations", notice))
    for name in ("noticeReceivedOn", "effectiveOn"):
        for somebody in (side.member, made.keeper):
            refused = await corrected(somebody, given["links"]["self"], **{name: TODAY})
            assert faults(assert_problem(refused, 400, "validation-failed")) == {
                ("body", f"/{name}", "extra-forbidden")
            }
    assert (await made.keeper.get(given["links"]["self"])).json() == given
    assert await made.status() == "in_force"


async def test_r_016_who_may_only_sign_jointly_says_with_whom(made: Alliance):
    side = made.sides["foundation"]
    second = await made.another("foundation", "board_member")
    body = FLOW | {
        "organisationId": str(side.member.organisation_id),
        "officeHoldingId": side.office["id"],
        "validFrom": on_day("2020-01-01"),
        "documentId": side.document_id,
    }
    others = [second["officeHoldingId"]]
    for basis, along in (("statutory_joint", []), ("statutory", others), ("power_of_attorney", others)):
        refused = await side.member.post(
            "/v1/signing-authorities", body | {"basis": basis, "jointWithOfficeHoldingIds": along}
        )
        assert_problem(refused, 400, "validation-failed")
    joint = {"basis": "statutory_joint", "jointWithOfficeHoldingIds": others}
    accepted(await side.member.post("/v1/signing-authorities", body | joint))


async def test_r_003_a_status_from_a_source_makes_earlier_days_unknown_that_contradict_it(made: Alliance):
    await made.frozen()
    source = made.told("municipality", days_ago(10)["value"])
    await made.must("record_terminated", **source)
    days = {period["status"]: period["since"] for period in (await made.agreement())["statusHistory"]}
    assert [days[status] for status in ("negotiating", "in_decision")] == [None, None]
    assert days["terminated"]["value"] == days_ago(10)["value"]


async def test_r_003_an_unknown_day_contradicts_nothing(made: Alliance):
    await made.frozen()
    before = (await made.agreement())["statusHistory"]
    await made.must("record_terminated", **historic())
    *earlier, last = (await made.agreement())["statusHistory"]
    assert earlier == before
    assert (last["status"], last["since"]["precision"]) == ("terminated", "unknown")


async def expired(made: Alliance) -> None:
    """Let the agreement run its term and end."""
    last = on_day((today() - timedelta(days=1)).isoformat())
    term = {"endsOn": last, "isIndefinite": False, "effectiveOn": last, "hasRetroactiveClause": True}
    accepted(await corrected(made.keeper, made.path, **term))
    await made.signed()
    assert await made.status() == "expired"


async def test_r_065_nothing_new_happens_under_an_agreement_that_has_ended(made: Alliance, targets: Targets):
    event = accepted(
        await made.keeper.post(f"{made.path}/signing-events", FLOW | {"status": "planned", "plannedOn": TODAY})
    )
    await expired(made)
    side = made.sides["municipality"]
    point = {"kind": "enter_into_agreement", "agreementId": made.agreement_id}
    decision = FLOW | {
        "organisationId": str(made.keeper.organisation_id),
        "body": "municipal_executive",
        "status": "proposed",
        "points": [point],
    }
    signatories = made.signatory_path("municipality").rpartition("/")[0]
    named = FLOW | {"status": "designated", "personId": side.signatory["personId"]}
    for path, body in (
        (f"{made.path}/parties", await newcomer(targets, "derde")),
        (f"{made.path}/versions", FLOW | {"versionStatus": "working"}),
        (f"{made.path}/signing-events", FLOW | {"status": "planned", "plannedOn": TODAY}),
        (signatories, named),
        ("/v1/decisions", decision),
    ):
        assert_problem(await made.keeper.post(path, body), 409, "agreement-expired")
    for path in (made.path, event["links"]["self"], side.party["links"]["self"], made.signatory_path("province")):
        assert_problem(await corrected(made.keeper, path, note="Nog iets."), 409, "agreement-expired")
    for step in ("hold", "postpone"):
        late = await take_step(made.keeper, event["links"]["self"], step, reason="Te laat.")
        assert assert_problem(late, 409, "agreement-expired")["rule"] == "R-065"
    accepted(await take_step(made.keeper, event["links"]["self"], "cancel", reason="Het is voorbij."))
    # Closing acts go on, and so does recording what a source tells.
    letter = FLOW | {"kind": "press_release", "status": "planned"}
    accepted(await made.keeper.post(f"{made.path}/follow-ups", letter))
    closing = decision | {"points": [point | {"kind": "terminate"}]}
    accepted(
        await take_step(
            made.keeper, accepted(await made.keeper.post("/v1/decisions", closing))["links"]["self"], "schedule"
        )
    )
    accepted(await made.keeper.post(signatories, historic() | named | {"recordingMode": "historic"}))


async def test_r_065_s12_nothing_is_granted_after_the_end_but_an_earlier_grant_is_settled(
    made: Alliance, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    await expired(made)
    own = made.sides["municipality"].member.organisation_id
    finance = await member(client, targets, issuer, own, (ApiRole.FINANCE_OFFICER, ApiRole.REGISTRAR))
    firm = {"amountCents": 1000, "certainty": "firm", "qualifier": "exact"}
    envelope = await finance.record(
        "/v1/funding-envelopes",
        {"providerOrganisationId": str(own), "statement": firm, "ceilingStatus": "adopted"},
    )
    grant = await made.keeper.record(
        "/v1/decisions",
        {
            "organisationId": str(own),
            "body": "municipal_executive",
            "status": "decided",
            "decidedOn": days_ago(9),
            "points": [{"kind": "grant_subsidy", "outcome": "conform", "agreementId": made.agreement_id}],
        },
    )
    allocation = {
        "envelopeId": envelope["id"],
        "agreementId": made.agreement_id,
        "recipientOrganisationId": str(made.sides["foundation"].member.organisation_id),
        "statement": firm,
        "status": "granted",
        "grantedCents": 1000,
        "decisionId": grant["id"],
        "activities": "Samen werken.",
    }
    late = await finance.post("/v1/allocations", historic(occurredOn=TODAY) | allocation)
    assert_problem(late, 409, "agreement-expired")
    in_time = await finance.record("/v1/allocations", allocation, occurredOn=days_ago(1))
    settled = await corrected(finance, in_time["links"]["self"], status="determined", determinedCents=900)
    assert accepted(settled)["status"] == "determined"


async def test_r_056_nothing_is_deleted(made: Alliance):
    for path in (made.path, made.signatory_path("province"), f"/v1/agreements/{uuid4()}", f"/v1/findings/{uuid4()}"):
        for headers in (made.keeper.headers, {}):
            refused = await made.keeper.client.delete(path, headers=headers)
            assert_problem(refused, 409, "history-immutable")
    elsewhere = await made.keeper.client.delete(f"{made.path}/parties", headers=made.keeper.headers)
    assert_problem(elsewhere, 405, "method-not-allowed")


async def test_what_a_step_was_judged_by_stays(made: Alliance):
    await made.frozen()
    decision = await made.decide("municipality")
    await made.decide("province")
    await made.verified()
    signatory, keeper = made.signatory_path("municipality"), made.keeper
    other = made.sides["province"].office["id"]
    assert named(await corrected(keeper, signatory, officeHoldingId=other)) == ["/officeHoldingId"]
    (point,) = decision["points"]
    newer = await made.write(purpose="Een andere tekst.")
    path = f"/v1/decisions/{decision['id']}"
    elsewhere = [point | {"agreementVersionId": newer["id"]}]
    assert named(await corrected(keeper, path, points=elsewhere)) == ["/points/0/agreementVersionId"]
    added = [point, {"kind": "enter_into_agreement", "agreementId": made.agreement_id}]
    assert "/points/1/kind" in named(await corrected(keeper, path, points=added))
    # Before that they may still be mended.
    proposed = await made.propose("municipality")
    address = f"/v1/decisions/{proposed['id']}"
    mended = [proposed["points"][0] | {"agreementVersionId": newer["id"]}]
    accepted(await corrected(keeper, address, points=mended))
