"""R-056: a day that was recorded wrongly is corrected with a reason and a source, and judged again as of that day."""

from datetime import timedelta
from typing import Any

import pytest

from app.kit.clock import SYSTEM_CLOCK
from app.kit.domain import ApiRole
from app.kit.schema import instant_text
from tests.api.lifecycle.conftest import Somebody
from tests.factories.alliance import Alliance, accepted, corrected, days_ago, take_step, today
from tests.factories.http import Member, on_day
from tests.factories.problems import assert_problem

FLOW = {"recordingMode": "workflow"}
TODAY = on_day(today().isoformat())
TOMORROW = on_day((today() + timedelta(days=1)).isoformat())


def source(made: Alliance, quote: str = "Getekend te Maastricht.") -> dict[str, Any]:
    """A source that was not named before."""
    return {"sourceRefs": [{"documentId": made.sides["municipality"].document_id, "section": None, "quote": quote}]}


async def test_r_056_the_day_of_a_signature_is_mended_by_who_manages_the_dossier_from_a_source(
    made: Alliance, somebody: Somebody
):
    await made.in_signing()
    signed = accepted(await made.sign("foundation"))
    path, yesterday = signed["links"]["self"], days_ago(1)
    before = instant_text(SYSTEM_CLOCK.now())
    foundation = made.sides["foundation"].member
    own = {"sourceRefs": [{"documentId": made.sides["foundation"].document_id, "section": None, "quote": None}]}
    bare = assert_problem(await corrected(made.keeper, path, signedOn=yesterday), 409, "history-immutable")
    assert (bare["rule"], bare["errors"][0]["location"]) == ("R-056", "/sourceRefs")
    assert_problem(await corrected(foundation, path, signedOn=yesterday, **own), 403, "forbidden")
    secretary = await somebody("municipality", ApiRole.DECISION_SECRETARY)
    assert_problem(await corrected(secretary, path, signedOn=yesterday, **source(made)), 403, "forbidden")
    assert_problem(await corrected(made.keeper, path, signedOn=TOMORROW, **source(made)), 422, "day-in-future")
    assert (await made.keeper.get(path)).json()["signedOn"] == signed["signedOn"]

    mended = accepted(await corrected(made.keeper, path, signedOn=yesterday, **source(made)))
    assert mended["signedOn"]["value"] == yesterday["value"]
    signatory = (await made.keeper.get(made.signatory_path("foundation"))).json()
    assert (signatory["status"], signatory["signedOn"]["value"]) == ("signed", yesterday["value"])
    assert signatory["signature"]["signedOn"]["value"] == yesterday["value"]
    # Nothing is lost: who made it what, and why.
    assert (await made.keeper.get(f"{path}?knownAt={before}")).json()["signedOn"] == signed["signedOn"]
    newest = accepted(await made.keeper.get(f"{path}/history"))["items"][0]
    assert newest["reason"] == "test"


async def test_r_056_a_source_that_was_named_before_mends_nothing(made: Alliance):
    await made.in_signing()
    path = accepted(await made.sign("municipality", **source(made)))["links"]["self"]
    again = await corrected(made.keeper, path, signedOn=days_ago(1), **source(made))
    assert_problem(again, 409, "history-immutable")
    accepted(await corrected(made.keeper, path, signedOn=days_ago(1), **source(made, "Getekend op de dag ervoor.")))


async def test_r_056_r_022_a_signature_is_worth_on_its_mended_day_what_was_decided_by_then(made: Alliance):
    await made.in_signing()
    path = accepted(await made.sign("province"))["links"]["self"]
    accepted(await corrected(made.keeper, path, signedOn=days_ago(5), **source(made)))
    assert await made.signatory_status("province") == "signed_unauthorised"
    accepted(await corrected(made.keeper, path, signedOn=days_ago(4), **source(made, "Een dag later.")))
    assert await made.signatory_status("province") == "signed_unauthorised"
    for name in ("municipality", "foundation"):
        accepted(await made.sign(name))
    assert await made.status() == "signed"
    assert_problem(await made.step("enter_into_force"), 409, "signature-unratified")
    accepted(await corrected(made.keeper, path, signedOn=TODAY, **source(made, "Toch vandaag.")))
    assert await made.signatory_status("province") == "signed"
    assert await made.status() == "in_force"


async def test_r_056_a_mended_day_never_stands_in_for_proof(made: Alliance):
    await made.frozen()
    await made.decide("municipality")
    await made.instead("municipality", "alderman")
    early = await made.signed_on("municipality", days_ago(30)["value"])
    assert await made.signatory_status("municipality") == "signed_unauthorised"
    own_words = source(made)
    accepted(await corrected(made.keeper, early["links"]["self"], signedOn=TODAY, **own_words))
    # The decision is there by now; that the alderman could sign is not.
    assert await made.signatory_status("municipality") == "signed_unauthorised"


async def test_r_056_r_120_the_day_of_a_decision_is_mended_from_a_source_and_judged_again(made: Alliance):
    accepted(await corrected(made.keeper, made.path, farReaching=True))
    await made.frozen()
    side = made.sides["province"]
    await made.decide("province", body="provincial_council", outcome="noted")
    decision = await made.decide("province")
    path, evidence = decision["links"]["self"], [{"documentId": side.document_id, "section": None, "quote": None}]
    assert_problem(await corrected(side.member, path, decidedOn=days_ago(5)), 409, "invalid-transition")
    for day, status, slug in (
        (days_ago(5), 409, "council-consultation-required"),
        (TOMORROW, 422, "day-in-future"),
    ):
        refused = await corrected(side.member, path, decidedOn=day, sourceRefs=evidence)
        assert_problem(refused, status, slug)
    assert (await side.member.get(path)).json()["decidedOn"] == decision["decidedOn"]
    undecided = {"points": [decision["points"][0] | {"outcome": "rejected"}], "sourceRefs": evidence}
    assert_problem(await corrected(side.member, path, **undecided), 409, "invalid-transition")


async def test_r_056_the_day_of_a_decision_is_mended(made: Alliance):
    await made.frozen()
    side = made.sides["province"]
    path = (await made.decide("province"))["links"]["self"]
    evidence = [{"documentId": side.document_id, "section": None, "quote": None}]
    mended = accepted(await corrected(side.member, path, decidedOn=days_ago(5), sourceRefs=evidence))
    assert mended["decidedOn"]["value"] == days_ago(5)["value"]
    # On that day the text was not frozen yet: it was another text that was decided on (R-018).
    await made.decide("municipality")
    assert_problem(await made.step("approve"), 409, "decision-text-mismatch")


async def test_r_056_the_day_a_signing_was_held_is_mended_from_a_source(made: Alliance):
    planned = FLOW | {"status": "planned", "plannedOn": days_ago(2)}
    path = accepted(await made.keeper.post(f"{made.path}/signing-events", planned))["links"]["self"]
    accepted(await take_step(made.keeper, path, "hold"))
    assert_problem(await corrected(made.keeper, path, heldOn=days_ago(1)), 409, "invalid-transition")
    assert_problem(await corrected(made.keeper, path, heldOn=TOMORROW, **source(made)), 422, "day-in-future")
    assert accepted(await corrected(made.keeper, path, heldOn=days_ago(1), **source(made)))["heldOn"]["value"]


@pytest.mark.parametrize("kind", ["ratifications", "rejection-notices"])
async def test_r_056_the_days_of_a_ratification_and_a_rejection_are_mended_from_a_source(made: Alliance, kind: str):
    await made.frozen()
    await made.signed_on("municipality", "2026-03-13")
    decision = await made.decided_on("municipality", "2026-03-23")
    signatory = made.sides["municipality"].signatory["id"]
    day, body, actor = _cure(made, kind, decision)
    path = accepted(await actor.post(f"{made.path}/{kind}", FLOW | body | {"signatoryId": signatory}))["links"][
        "self"
    ]
    mended = {day: on_day("2026-03-24")}
    assert_problem(await corrected(made.keeper, path, **mended), 409, "history-immutable")
    assert_problem(await corrected(made.keeper, path, **{day: TOMORROW}, **source(made)), 422, "day-in-future")
    if kind == "rejection-notices":
        early = await corrected(made.keeper, path, **{day: on_day("2026-03-12")}, **source(made))
        assert_problem(early, 409, "invalid-transition")
    found = accepted(await corrected(made.keeper, path, **mended, **source(made)))
    assert found[day]["value"] == "2026-03-24"


def _cure(made: Alliance, kind: str, decision: dict[str, Any]) -> tuple[str, dict[str, Any], Member]:
    """The member with the day, the body without its signatory, and who records it."""
    if kind == "ratifications":
        body = {"decisionPointId": decision["points"][0]["id"], "ratifiedOn": on_day("2026-03-23")}
        return "ratifiedOn", body | {"partyId": made.sides["municipality"].party["id"]}, made.keeper
    side = made.sides["province"]
    body = {"partyId": side.party["id"], "notifiedOn": on_day("2026-03-20"), "knewOfDefect": True}
    return "notifiedOn", body, side.member
