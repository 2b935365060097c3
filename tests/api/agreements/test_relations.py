"""R-070: relations between agreements never run in a circle, whoever writes at once."""

import asyncio
from typing import Any

import httpx

from tests.api.agreements.support import World, slug
from tests.factories.http import Member

ROUNDS = 5


async def relate(member: Member, newer: dict[str, Any], *older: dict[str, Any], etag: str = "*") -> httpx.Response:
    relations = [{"kind": "follows", "toAgreementId": found["id"]} for found in older]
    body = {"relations": relations, "reason": "Volgorde"}
    return await member.patch(newer["links"]["self"], body, etag)


async def test_r_070_a_circle_of_any_length_is_refused(world: World):
    first, second, third = [await world.agreement() for _ in range(3)]
    assert (await relate(world.municipality, second, first)).status_code == 200
    assert (await relate(world.municipality, third, second, first)).status_code == 200
    for newer, older in ((first, second), (first, third), (second, third)):
        refused = await relate(world.municipality, newer, older)
        assert (refused.status_code, slug(refused), refused.json()["rule"]) == (422, "relation-cycle", "R-070")
    unchanged = (await world.municipality.get(first["links"]["self"])).json()
    assert (unchanged["relations"], unchanged["version"]) == ([], 1)


async def test_r_070_an_agreement_does_not_relate_to_itself(world: World):
    made = await world.agreement()
    assert slug(await relate(world.municipality, made, made)) == "relation-cycle"


async def test_r_070_a_relation_that_was_left_out_no_longer_counts(world: World):
    first, second = await world.agreement(), await world.agreement()
    await relate(world.municipality, second, first)
    assert (await relate(world.municipality, second)).json()["relations"] == []
    assert (await relate(world.municipality, first, second)).status_code == 200


async def test_a_relation_keeps_its_id_when_it_is_corrected(world: World):
    older = await world.agreement()
    made = await world.agreement(relations=[{"kind": "follows", "toAgreementId": older["id"]}])
    (relation,) = made["relations"]
    body = {"relations": [relation | {"kind": "supersedes"}], "reason": "Vervangt"}
    changed = await world.municipality.patch(made["links"]["self"], body, '"1"')
    assert changed.json()["relations"] == [relation | {"kind": "supersedes"}]
    twice = {"relations": [relation, relation], "reason": "x"}
    assert (await world.municipality.patch(made["links"]["self"], twice, '"2"')).status_code == 400
    theft = {"relations": [relation], "reason": "x"}
    stolen = await world.municipality.patch(older["links"]["self"], theft, '"1"')
    assert stolen.status_code in {409, 422}
    assert (await world.municipality.get(made["links"]["self"])).json() == changed.json()


async def test_r_070_a_relation_that_comes_to_point_elsewhere_counts_anew(world: World):
    first, second, third = [await world.agreement() for _ in range(3)]
    assert (await relate(world.municipality, second, first)).status_code == 200
    made = (await relate(world.municipality, first, third)).json()
    (relation,) = made["relations"]
    body = {"relations": [relation | {"toAgreementId": second["id"]}], "reason": "Andersom"}
    assert slug(await world.municipality.patch(first["links"]["self"], body, "*")) == "relation-cycle"


async def test_r_070_two_writers_at_once_never_close_a_circle(world: World):
    for _ in range(ROUNDS):
        one, other = await world.agreement(), await world.agreement()
        answers = await asyncio.gather(relate(world.municipality, one, other), relate(world.municipality, other, one))
        statuses = sorted(answer.status_code for answer in answers)
        assert statuses == [200, 422], [answer.text for answer in answers]
        stored = [(await world.municipality.get(made["links"]["self"])).json()["relations"] for made in (one, other)]
        assert sorted(map(len, stored)) == [0, 1]


async def test_r_070_two_halves_of_a_circle_that_share_no_agreement_are_not_both_added(world: World):
    for _ in range(4 * ROUNDS):
        a, b, c, d = [await world.agreement() for _ in range(4)]
        assert (await relate(world.municipality, b, c)).status_code == 200
        assert (await relate(world.municipality, d, a)).status_code == 200
        answers = await asyncio.gather(relate(world.municipality, a, b), relate(world.municipality, c, d))
        assert sorted(answer.status_code for answer in answers) == [200, 422], [x.text for x in answers]
