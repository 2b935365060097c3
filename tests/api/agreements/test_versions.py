"""Versions of the text over HTTP: clauses, numbering, and what of a frozen text may change (R-055)."""

from typing import Any

import pytest

from tests.api.agreements.support import World, listed, locations, slug
from tests.factories.http import historic, on_day

HASH = "0123456789abcdef" * 4
GOALS = {"clauseKind": "goals", "articleNo": "1", "heading": "Doelen", "text": "Samen\nwerken."}
LIABILITY = {"clauseKind": "liability", "legalAdviceObtained": True}


@pytest.fixture
async def path(world: World) -> str:
    return f"{(await world.agreement())['links']['self']}/versions"


async def version(world: World, path: str, **facts: Any) -> dict[str, Any]:
    return await world.municipality.record(path, {"versionNo": 1, "versionStatus": "working"} | facts)


async def test_record_and_read_back(world: World, path: str):
    base = await version(world, path)
    made = await version(
        world,
        path,
        versionNo=2,
        versionStatus="decision_text",
        textSha256=HASH,
        frozenAt="2026-03-20T16:30:00+01:00",
        effectiveOn=on_day("2026-06-01"),
        basedOnVersionId=base["id"],
        clauses=[LIABILITY, GOALS],
    )
    assert made["frozenAt"] == "2026-03-20T15:30:00.000000Z"
    assert [clause["clauseKind"] for clause in made["clauses"]] == ["liability", "goals"]
    assert (made["clauses"][1]["text"], made["clauses"][0]["text"]) == ("Samen\nwerken.", None)
    read = await world.municipality.get(made["links"]["self"])
    assert (read.json(), read.headers["etag"]) == (made, '"1"')
    for headers in (world.province.headers, {}):
        assert (await world.client.get(path, headers=headers)).status_code == 404
        assert (await world.client.get(made["links"]["self"], headers=headers)).status_code == 404


async def test_a_version_is_found_under_its_own_agreement_only(world: World, path: str):
    made = await version(world, path)
    other = await world.agreement()
    astray = f"{other['links']['self']}/versions/{made['id']}"
    assert (await world.municipality.get(astray)).status_code == 404
    assert listed(await world.municipality.get(f"{other['links']['self']}/versions")) == []


async def test_only_the_managing_organisation_records_texts(world: World, path: str):
    made = await version(world, path)
    body = historic() | {"versionNo": 2, "versionStatus": "working"}
    assert (await world.province.post(path, body)).status_code == 404
    change = {"versionStatus": "signing_text", "reason": "x"}
    assert (await world.province.patch(made["links"]["self"], change, '"1"')).status_code == 404


async def test_the_agreement_follows_from_the_path(world: World, path: str):
    body = historic() | {"versionNo": 1, "versionStatus": "working", "agreementId": path.split("/")[3]}
    assert locations(await world.municipality.post(path, body)) == ["/agreementId"]


async def test_numbers_are_unique_within_an_agreement(world: World, path: str):
    await version(world, path)
    body = historic() | {"versionNo": 1, "versionStatus": "working"}
    refused = await world.municipality.post(path, body)
    assert (refused.status_code, slug(refused)) == (409, "duplicate-resource")
    elsewhere = f"{(await world.agreement())['links']['self']}/versions"
    assert (await version(world, elsewhere))["versionNo"] == 1


async def test_list_filter_and_sort(world: World, path: str):
    third = await version(world, path, versionNo=3, versionStatus="signing_text")
    tenth = await version(world, path, versionNo=10)
    first = await version(world, path, versionNo=1)
    ids = [found["id"] for found in (first, third, tenth)]
    assert listed(await world.municipality.get(f"{path}?sort=versionNo")) == ids
    page = (await world.municipality.get(f"{path}?sort=-versionNo&limit=2")).json()
    assert [item["id"] for item in page["items"]] == ids[:0:-1]
    assert listed(await world.municipality.get(page["links"]["next"])) == ids[:1]
    assert listed(await world.municipality.get(f"{path}?versionStatus=signing_text")) == [third["id"]]
    assert listed(await world.municipality.get(f"{path}?versionStatus=signing_text&asOf=2026-01-01")) == [third["id"]]


async def test_the_current_version_and_the_base_are_of_the_same_agreement(world: World, path: str):
    made = await version(world, path)
    dossier = path.removesuffix("/versions")
    current = await world.municipality.patch(dossier, {"currentVersionId": made["id"], "reason": "Geldt"}, '"1"')
    assert current.json()["currentVersionId"] == made["id"]
    other = await world.agreement()
    refused = await world.municipality.patch(
        other["links"]["self"], {"currentVersionId": made["id"], "reason": "x"}, '"1"'
    )
    assert (slug(refused), locations(refused)) == ("reference-not-found", ["/currentVersionId"])
    body = historic() | {"versionNo": 1, "versionStatus": "working", "basedOnVersionId": made["id"]}
    refused = await world.municipality.post(f"{other['links']['self']}/versions", body)
    assert (slug(refused), locations(refused)) == ("reference-not-found", ["/basedOnVersionId"])
    itself = {"basedOnVersionId": made["id"], "reason": "x"}
    assert slug(await world.municipality.patch(made["links"]["self"], itself, '"1"')) == "reference-not-found"


async def test_a_consolidated_text_counts_from_its_day(world: World, path: str):
    made = await version(world, path, versionStatus="consolidated", effectiveOn=on_day("2026-06-01"))
    before, on_the_day = (f"{made['links']['self']}?asOf={day}" for day in ("2026-05-31", "2026-06-01"))
    assert (await world.municipality.get(before)).status_code == 404
    assert (await world.municipality.get(on_the_day)).json() == made
    assert listed(await world.municipality.get(f"{path}?asOf=2026-05-31")) == []


async def test_correct_a_working_version(world: World, path: str):
    made = await version(world, path, clauses=[GOALS, LIABILITY])
    goals, liability = made["clauses"]
    change = {"clauses": [liability, goals | {"text": "Anders."}, {"clauseKind": "term"}], "reason": "Volgende ronde"}
    assert (await world.municipality.patch(made["links"]["self"], change)).status_code == 428
    changed = await world.municipality.patch(made["links"]["self"], change, '"1"')
    assert [clause["id"] for clause in changed.json()["clauses"][:2]] == [liability["id"], goals["id"]]
    assert [clause["text"] for clause in changed.json()["clauses"]] == [None, "Anders.", None]
    assert (await world.municipality.patch(made["links"]["self"], change, '"1"')).status_code == 412


async def test_r_055_an_unknown_text_is_completed_once(world: World, path: str):
    made = await version(world, path, versionStatus="decision_text", clauses=[LIABILITY, {"clauseKind": "goals"}])
    liability, goals = made["clauses"]
    completed = {
        "textSha256": HASH,
        "clauses": [liability | {"text": "Ieder draagt zijn eigen schade."}, goals, {"clauseKind": "term"}],
        "reason": "De tekst is nu bekend",
    }
    changed = await world.municipality.patch(made["links"]["self"], completed, '"1"')
    assert changed.status_code == 200, changed.text
    liability, goals, term = changed.json()["clauses"]
    later = {"clauses": [liability, goals | {"text": "Samen."}, term], "reason": "Ook dit artikel"}
    assert (await world.municipality.patch(made["links"]["self"], later, '"2"')).status_code == 200


async def test_r_055_a_frozen_text_stays(world: World, path: str):
    made = await version(world, path, versionStatus="signing_text", textSha256=HASH, clauses=[GOALS])
    cases: list[tuple[dict[str, Any], str]] = [
        ({"textSha256": "f" * 64}, "/textSha256"),
        ({"textSha256": None}, "/textSha256"),
        ({"clauses": None}, "/clauses"),
        ({"clauses": [GOALS]}, "/clauses"),
    ]
    for change, location in cases:
        refused = await world.municipality.patch(made["links"]["self"], change | {"reason": "x"}, '"1"')
        found = (refused.status_code, slug(refused), refused.json()["rule"], locations(refused))
        assert found == (409, "version-frozen", "R-055", [location]), change
    assert (await world.municipality.get(made["links"]["self"])).json() == made


async def test_r_055_facts_about_a_frozen_text_may_still_be_added(world: World, path: str):
    made = await version(world, path, versionStatus="signing_text", textSha256=HASH, clauses=[GOALS])
    change = {"effectiveOn": on_day("2026-06-01"), "note": "Zie het besluit.", "reason": "Aanvulling"}
    changed = await world.municipality.patch(made["links"]["self"], change, '"1"')
    assert (changed.status_code, changed.json()["clauses"]) == (200, made["clauses"])


async def test_what_does_not_fit_the_shape_is_refused(world: World, path: str):
    cases: list[tuple[dict[str, Any], str]] = [
        ({"frozenAt": "2026-03-20T16:30:00"}, "/frozenAt"),
        ({"frozenAt": "2026-03-20"}, "/frozenAt"),
        ({"frozenAt": "2026-02-30T16:30:00Z"}, "/frozenAt"),
        ({"frozenAt": "0001-01-01T00:00:00+23:00"}, "/frozenAt"),
        ({"frozenAt": "9999-12-31T23:59:59-01:00"}, "/frozenAt"),
        ({"frozenAt": 1}, "/frozenAt"),
        ({"textSha256": "abc"}, "/textSha256"),
        ({"versionNo": 0}, "/versionNo"),
        ({"clauses": [{"clauseKind": "goals", "text": "a\u202eb"}]}, "/clauses/0/text"),
        ({"clauses": [{"clauseKind": "goals", "id": f"{1:032x}"}] * 2}, "/clauses"),
    ]
    body = historic() | {"versionNo": 1, "versionStatus": "working"}
    for facts, location in cases:
        refused = await world.municipality.post(path, body | facts)
        assert (refused.status_code, locations(refused)) == (400, [location]), facts


async def test_a_text_has_at_most_200_000_characters(world: World, path: str):
    halves = [{"clauseKind": "other", "text": "x" * 100_000}, {"clauseKind": "other", "text": "y" * 100_000}]
    made = await version(world, path, clauses=halves)
    assert sum(len(clause["text"]) for clause in made["clauses"]) == 200_000
    halves[0]["heading"] = "z"
    refused = await world.municipality.post(
        path, historic() | {"versionNo": 2, "versionStatus": "working", "clauses": halves}
    )
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "version-too-long")


async def test_a_clause_of_another_version_is_not_taken_over(world: World, path: str):
    made = await version(world, path, clauses=[GOALS])
    body = historic() | {"versionNo": 2, "versionStatus": "working", "clauses": made["clauses"]}
    refused = await world.municipality.post(path, body)
    assert (refused.status_code, slug(refused)) == (422, "reference-not-found")
    assert (await world.municipality.get(made["links"]["self"])).json() == made
