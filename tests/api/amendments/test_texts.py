"""What adoption makes of a text: when it counts, what collides with it, and who put which clause there."""

from datetime import timedelta

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.factories.alliance import accepted, refused, today
from tests.factories.amending import CLAUSES, PRESS, Amending, amending
from tests.factories.clocks import SetClock
from tests.factories.http import new_key, on_day


@pytest.fixture
async def scene(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Amending:
    return await amending(client, targets, issuer, phaseLimit=None)


async def adopted(scene: Amending, *operations: dict[str, object], **more: object) -> dict[str, object]:
    path = await scene.proposed(*operations, **more)
    await scene.classified(path, "minor")
    await scene.agreed(path)
    return accepted(await scene.adopt(path))


async def in_force(scene: Amending) -> None:
    await scene.made.verified()
    await scene.made.must("open_signing")
    for name in scene.made.sides:
        accepted(await scene.made.sign(name))


async def test_r_053_it_counts_from_its_day(scene: Amending, settings: Settings, targets: Targets):
    await in_force(scene)
    tomorrow = today() + timedelta(days=1)
    before = await scene.made.text()
    amendment = await adopted(scene, scene.replaced("7", PRESS), effectiveOn=on_day(tomorrow.isoformat()))
    assert amendment["status"] == "adopted"
    assert (await scene.made.text())["id"] == before["id"]
    clock = SetClock(tomorrow.isoformat())
    async with served(settings, targets, clock=clock) as later:
        found = await later.get(f"/v1/amendments/{amendment['id']}", headers=scene.keeper.headers)
        assert found.json()["status"] == "in_effect"
        agreement = (await later.get(scene.made.path, headers=scene.keeper.headers)).json()
        assert agreement["currentVersionId"] == amendment["resultVersionId"]


async def test_r_053_no_earlier_than_the_last_consent_unless_all_agree(scene: Amending):
    await in_force(scene)
    yesterday = on_day((today() - timedelta(days=1)).isoformat())
    path = await scene.proposed(scene.replaced("7", PRESS), effectiveOn=yesterday)
    await scene.classified(path, "minor")
    await scene.agreed(path)
    assert refused(await scene.adopt(path)) == ["effective-date-before-consent"]


async def test_r_054_an_amendment_of_an_older_text_is_carried_over(scene: Amending):
    await in_force(scene)
    first = await scene.proposed(scene.replaced("7", PRESS))
    second = await scene.proposed(scene.replaced("8", "Partijen bespreken elk half jaar de voortgang."))
    third = await scene.proposed(scene.replaced("7", "Partijen overleggen over persberichten."))
    asked = await scene.assessed(first)
    assert [(each["amendmentId"], each["operations"]) for each in asked["conflicts"]] == [
        (third.rpartition("/")[2], [0])
    ]
    for path in (first, second, third):
        await scene.classified(path, "substantive" if path == second else "minor")
    await scene.agreed(first)
    accepted(await scene.adopt(first))
    await scene.agreed(third)
    assert refused(await scene.adopt(third)) == ["amendment-conflict"]
    collided = await scene.step(scene.keeper, third, "rebase", reason="Nieuwe tekst")
    assert refused(collided) == ["amendment-conflict"]
    (collision,) = collided.json()["collisions"]
    assert (collision["operation"], collision["reason"], collision["presentText"]) == (0, "changed", PRESS)
    carried = await scene.step(scene.keeper, second, "rebase", reason="Nieuwe tekst")
    assert carried.status_code == 201
    new = carried.json()
    text = await scene.made.text()
    assert (new["status"], new["baselineVersionId"]) == ("proposed", text["id"])
    (operation,) = new["operations"]
    assert operation["clauseId"] in {clause["id"] for clause in text["clauses"]}
    assert (await scene.keeper.get(second)).json()["status"] == "withdrawn"


async def test_who_put_each_clause_there(scene: Amending):
    await in_force(scene)
    first = await scene.made.text()
    amendment = await adopted(scene, scene.replaced("7", PRESS))
    text = await scene.made.text()
    path = f"{scene.made.path}/versions/{text['id']}"
    found = (await scene.keeper.get(f"{path}?annotate=true")).json()
    assert [each["clauseId"] for each in found["annotations"]] == [clause["id"] for clause in text["clauses"]]
    by_number = dict(zip((c["articleNo"] for c in text["clauses"]), found["annotations"], strict=True))
    assert (by_number["1"]["versionId"], by_number["1"]["amendmentId"]) == (first["id"], None)
    assert len(by_number["1"]["decisionIds"]) == 2
    assert len(by_number["1"]["signatureIds"]) == 3
    seventh = by_number["7"]
    assert (seventh["versionId"], seventh["amendmentId"]) == (text["id"], amendment["id"])
    assert (seventh["classification"], seventh["mandateIds"]) == ("minor", [scene.mandate["id"]])
    assert len(seventh["consentIds"]) == 3
    assert "annotations" not in (await scene.keeper.get(path)).json()


async def test_a_refusal_rejects_and_an_operation_must_fit(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    await scene.classified(path, "minor")
    accepted(await scene.answer(path, "foundation", isRefused=True))
    assert (await scene.keeper.get(path)).json()["status"] == "rejected"
    unknown = scene.replaced("7", PRESS) | {"clauseId": scene.made.agreement_id}
    again = scene.replaced("8", "Partijen bespreken jaarlijks de voortgang.")
    answer = await scene.proposal(unknown, again)
    assert refused(answer) == ["amendment-operations-invalid"]
    assert [(e["location"], e["code"]) for e in answer.json()["errors"]] == [
        ("/operations/0", "unknown-clause"),
        ("/operations/1", "no-change"),
    ]


async def test_r_050_silence_is_no_consent(scene: Amending, settings: Settings, targets: Targets):
    respond_by = on_day((today() + timedelta(days=1)).isoformat())
    path = await scene.proposed(scene.replaced("7", PRESS), respondBy=respond_by)
    await scene.classified(path, "minor")
    accepted(await scene.by_mandate(path))
    accepted(await scene.by_decision(path, "province"))
    clock = SetClock((today() + timedelta(days=30)).isoformat())
    async with served(settings, targets, clock=clock) as later:
        headers = scene.keeper.headers
        found = await later.get(path, headers=headers)
        assert found.json()["status"] == "awaiting_consent"
        sent = headers | {"If-Match": found.headers["etag"], "Idempotency-Key": new_key()}
        assert refused(await later.post(f"{path}/adoption", json={}, headers=sent)) == ["party-consent-missing"]


async def test_r_058_an_amendment_at_another_moment(scene: Amending):
    path = await scene.proposed(scene.replaced("7", PRESS))
    known = (await scene.keeper.get(path)).json()["recordedAt"]
    classified = await scene.classified(path, "minor")
    before = (await scene.keeper.get(f"{path}?knownAt={classified['recordedAt']}")).json()
    assert (before["status"], before["recordedAt"]) == ("proposed", known)
    yesterday = (today() - timedelta(days=1)).isoformat()
    assert (await scene.keeper.get(f"{path}?asOf={yesterday}")).status_code == 404
    assert (await scene.keeper.get(f"{path}?asOf={today().isoformat()}")).json()["status"] == "classified"


async def test_r_054_what_was_adopted_for_later_is_not_lost(scene: Amending):
    await in_force(scene)
    later = on_day((today() + timedelta(days=5)).isoformat())
    first = await scene.proposed(scene.replaced("7", PRESS), effectiveOn=later)
    second = await scene.proposed(scene.replaced("7", "Partijen overleggen over persberichten."), effectiveOn=later)
    for path in (first, second):
        await scene.classified(path, "minor")
        await scene.agreed(path)
    assert accepted(await scene.adopt(first))["status"] == "adopted"
    assert refused(await scene.adopt(second)) == ["amendment-conflict"]


async def test_what_renumbers_is_left_out_where_a_reference_stands_still(
    client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer, monkeypatch: pytest.MonkeyPatch
):
    """A duty that nobody touches comes to mean another clause; what makes it so is named."""
    referring = "Partijen spannen zich in voor de persberichten van artikel 7."
    monkeypatch.setitem(CLAUSES, "3", ("obligations", "Inspanningen", referring))
    scene = await amending(client, targets, issuer)
    inserted = {
        "kind": "insert",
        "afterClauseId": scene.clause_ids["6"],
        "clause": {
            "articleNo": "7",
            "clauseKind": "publicity",
            "heading": "Nieuws",
            "text": "Partijen delen nieuws.",
        },
    }
    renumbered = scene.replaced("7", CLAUSES["7"][2])
    renumbered["clause"]["articleNo"] = "7a"
    path = await scene.proposed(scene.replaced("2", "Partijen willen veerkrachtige buurten."), inserted, renumbered)
    asked = await scene.assessed(path)
    stale = [each for each in asked["evidence"] if each["cause"] == "reference"]
    assert [(each["oldClauseId"], each["subject"], each["operations"]) for each in stale] == [
        (scene.clause_ids["3"], "obligations", [])
    ]
    assert asked["leaveOut"] == {"operations": [1, 2], "terms": [], "declaredSubjects": [], "remains": "minor"}
