"""What a source tells of an amendment: only who keeps the dossier says how far it came, and what was judged stays."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.conftest import served
from tests.factories.alliance import accepted, corrected, refused, today
from tests.factories.amending import PRESS, Amending, amending
from tests.factories.clocks import SetClock
from tests.factories.http import Member, historic, insert_organisation, member, on_day

MONEY = "De provincie draagt € 2.000.000 bij."


@pytest.fixture
async def scene(client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer) -> Amending:
    return await amending(client, targets, issuer)


async def told(scene: Amending, by: str, *operations: dict[str, Any], **more: Any) -> httpx.Response:
    """Have the people of a party record from a source what their party proposed."""
    side = scene.made.sides[by]
    body = {
        "agreementId": scene.made.agreement_id,
        "baselineVersionId": (await scene.made.text())["id"],
        "proposedByPartyId": side.party["id"],
        "rationale": "Zo staat het in het verslag",
        "status": "proposed",
        "operations": list(operations) or [scene.replaced("7", PRESS)],
    }
    return await side.member.post("/v1/amendments", scene.made.told(by, today().isoformat()) | body | more)


@pytest.mark.parametrize(
    "more",
    [
        {"status": "in_effect"},
        {"status": "adopted", "effectiveOn": "tomorrow", "termChanges": {"noticePeriodMonths": 1}},
        {"status": "classified", "classification": "minor"},
        {"classification": "editorial"},
        {"adoptedOn": on_day("2025-01-01")},
        {"resultVersionId": "baseline"},
    ],
)
async def test_r_117_a_party_says_of_no_amendment_how_far_it_came(scene: Amending, more: dict[str, Any]):
    given = {
        "tomorrow": on_day((today() + timedelta(days=1)).isoformat()),
        "baseline": (await scene.made.text())["id"],
    }
    stated = {name: given.get(value, value) if isinstance(value, str) else value for name, value in more.items()}
    answer = await told(scene, "province", **stated)
    assert (answer.status_code, refused(answer)) == (403, ["forbidden"])
    accepted(await told(scene, "municipality", **stated))


async def test_r_117_nor_by_correcting_its_own_record(scene: Amending):
    path = f"/v1/amendments/{accepted(await told(scene, 'province'))['id']}"
    province = scene.made.sides["province"].member
    for change in ({"classification": "minor"}, {"resultVersionId": (await scene.made.text())["id"]}):
        assert refused(await corrected(province, path, **change)) == ["forbidden"]
    accepted(await corrected(province, path, rationale="Zo staat het in de notulen"))


async def test_a_text_of_another_dossier_is_no_outcome(
    scene: Amending, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    own = await scene.keeper.record(
        "/v1/agreements",
        {"kind": "covenant", "status": "draft", "managingOrganisationId": str(scene.keeper.organisation_id)},
    )
    text = await scene.keeper.record(f"/v1/agreements/{own['id']}/versions", {"versionStatus": "working"})
    answer = await told(scene, "municipality", status="in_effect", resultVersionId=text["id"])
    assert refused(answer) == ["reference-not-found"]
    assert [each["location"] for each in answer.json()["errors"]] == ["/resultVersionId"]


async def test_what_was_told_without_its_text_leaves_the_present_text(
    scene: Amending, settings: Settings, targets: Targets
):
    tomorrow = today() + timedelta(days=1)
    before = await scene.made.text()
    effective = {"effectiveOn": on_day(tomorrow.isoformat())}
    path = f"/v1/amendments/{accepted(await told(scene, 'municipality', status='adopted', **effective))['id']}"
    async with served(settings, targets, clock=SetClock(tomorrow.isoformat())) as later:
        keeper = Member(later, scene.keeper.headers)
        assert (await keeper.get(path)).json()["status"] == "in_effect"
        assert (await keeper.get(scene.made.path)).json()["currentVersionId"] == before["id"]


async def test_r_047_what_a_source_calls_classified_was_judged_by_nobody_here(scene: Amending):
    """It is adopted from a source as well, and not in workflow."""
    answer = accepted(await told(scene, "municipality", status="classified", classification="minor"))
    path = f"/v1/amendments/{answer['id']}"
    accepted(await scene.by_decision(path, "province"))
    accepted(await scene.by_board(path))
    accepted(await scene.by_decision(path, "municipality"))
    assert refused(await scene.adopt(path)) == ["invalid-transition"]
    source = scene.made.told("municipality", today().isoformat())
    accepted(await scene.step(scene.keeper, path, "adoption", **source))


@pytest.mark.parametrize(
    "change",
    [
        {"operations": []},
        {"rationale": "Iets heel anders"},
        {"declaredSubjects": ["money"]},
        {"termChanges": {"noticePeriodMonths": 1}},
        {"effectiveOn": on_day("2020-01-01")},
        {"classification": "editorial"},
        {"adoptedOn": on_day("2020-01-01")},
    ],
)
async def test_what_was_judged_here_stays_whatever_told_of_it(scene: Amending, change: dict[str, Any]):
    path = f"/v1/amendments/{accepted(await told(scene, 'municipality'))['id']}"
    await scene.classified(path, "minor")
    stated = change | ({"operations": [scene.replaced("4", MONEY)]} if "operations" in change else {})
    assert refused(await corrected(scene.keeper, path, **stated)) == ["invalid-transition"]


async def test_what_somebody_consented_to_stays_whatever_told_of_it(scene: Amending):
    answer = accepted(await told(scene, "municipality", status="classified", classification="minor"))
    path = f"/v1/amendments/{answer['id']}"
    # Nobody judged it here yet: what the source tells may have been read wrongly.
    accepted(await corrected(scene.keeper, path, operations=[scene.replaced("8", "Partijen overleggen elk jaar.")]))
    accepted(await scene.by_board(path))
    swapped = await corrected(scene.keeper, path, operations=[scene.replaced("4", MONEY)])
    assert refused(swapped) == ["invalid-transition"]


@pytest.mark.parametrize("name", ["municipality", "province"])
async def test_what_was_decided_on_stays_even_before_it_is_classified(scene: Amending, name: str):
    path = await scene.proposed(scene.replaced("7", PRESS))
    await scene.decided(path, name)
    answer = await corrected(scene.keeper, path, operations=[scene.replaced("4", MONEY)])
    assert refused(answer) == ["invalid-transition"]
    await scene.classified(path, "minor")


async def test_f_010_what_a_source_calls_minor_is_held_against_the_text(scene: Amending):
    minor = {"status": "in_effect", "classification": "minor", "adoptedOn": on_day(today().isoformat())}
    found = accepted(await told(scene, "municipality", scene.replaced("4", MONEY), **minor))
    assert found["protectedSubjects"] == ["money"]
    assert (await scene.made.findings())["F-010"] == found["id"]
    # With words that touch nothing it goes away again.
    path = f"/v1/amendments/{found['id']}"
    accepted(await corrected(scene.keeper, path, operations=[scene.replaced("7", PRESS)]))
    assert "F-010" not in await scene.made.findings()


async def test_f_011_consent_that_rests_on_nothing(scene: Amending):
    minor = {"status": "in_effect", "classification": "minor", "adoptedOn": on_day(today().isoformat())}
    found = accepted(await told(scene, "municipality", **minor))
    path = f"/v1/amendments/{found['id']}"
    assert (await scene.made.findings())["F-011"] == found["id"]
    day = {"givenOn": on_day(today().isoformat())}
    for side in scene.made.sides.values():
        body = historic() | day | {"partyId": side.party["id"]}
        accepted(await scene.keeper.post(f"{path}/consents", body))
    items = (await scene.keeper.get(f"{scene.made.path}/findings")).json()["items"]
    (finding,) = [each for each in items if each["code"] == "F-011"]
    assert "bevoegdheid" in finding["explanation"]["nl"]


async def test_r_117_who_is_no_party_tells_nothing(
    scene: Amending, client: httpx.AsyncClient, targets: Targets, issuer: DeveloperIssuer
):
    outsider = await member(client, targets, issuer, await insert_organisation(targets, "buitenstaander"))
    path = await scene.proposed(scene.replaced("7", PRESS))
    party = scene.made.sides["province"].party["id"]
    body = historic() | {"partyId": party, "givenOn": on_day(today().isoformat())}
    answer = await outsider.post(f"{path}/consents", body)
    assert answer.status_code == 404
