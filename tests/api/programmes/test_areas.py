"""Areas and their neighbourhoods over HTTP: parts with a lasting id, lists, organisations beside them."""

from typing import Any

from tests.api.programmes.support import World, assert_kept_by_filter, locations, slug, walked
from tests.factories.http import historic, insert_organisation

POTTENBERG = {"name": "Pottenberg", "municipalityOrganisationId": None, "priorityNow": True}
NAZARETH = {"name": "Nazareth", "municipalityOrganisationId": None, "priorityNow": None}


async def corrected(world: World, area: dict[str, Any], neighbourhoods: list[dict[str, Any]], etag: str) -> Any:
    body = {"neighbourhoods": neighbourhoods, "reason": "Aangevuld"}
    return await world.municipality.patch(area["links"]["self"], body, etag)


async def test_neighbourhoods_keep_their_order_and_their_ids(world: World):
    area = await world.area(neighbourhoods=[POTTENBERG, {"name": "Nazareth"}])
    pottenberg, nazareth = area["neighbourhoods"]
    assert area["neighbourhoods"] == [{"id": pottenberg["id"]} | POTTENBERG, {"id": nazareth["id"]} | NAZARETH]
    assert pottenberg["id"] != nazareth["id"]
    renamed = nazareth | {"name": "Nazareth-Oost", "municipalityOrganisationId": world.municipality_id}
    changed = await corrected(world, area, [renamed, {"name": "Mariaberg"}, pottenberg], '"1"')
    assert changed.status_code == 200, changed.text
    first, added, last = changed.json()["neighbourhoods"]
    assert (first, added["name"], last) == (renamed, "Mariaberg", pottenberg)
    assert (await world.public(area["links"]["self"])).json()["neighbourhoods"] == [first, added, last]
    other_fact = {"name": "Maastricht", "reason": "Naam"}
    kept = await world.municipality.patch(area["links"]["self"], other_fact, '"2"')
    assert kept.json()["neighbourhoods"] == [first, added, last]


async def test_a_new_neighbourhood_gets_its_own_id(world: World):
    body = {"name": "Maastricht", "provinceOrganisationId": world.province_id, "selectedByProvince": True}
    brought = {"neighbourhoods": [POTTENBERG, {"id": world.agreement_id} | NAZARETH]}
    refused = await world.municipality.post("/v1/areas", historic() | body | brought)
    assert (refused.status_code, slug(refused)) == (422, "reference-not-found")
    assert locations(refused) == ["/neighbourhoods/1/id"]
    area = await world.area(neighbourhoods=[POTTENBERG])
    again = await corrected(world, area, area["neighbourhoods"], '"1"')
    assert (again.status_code, again.json()) == (200, area)


async def test_r_056_a_recorded_neighbourhood_is_not_left_out(world: World):
    area = await world.area(neighbourhoods=[POTTENBERG, NAZARETH])
    pottenberg, nazareth = area["neighbourhoods"]
    for wanted in ([], [pottenberg], [pottenberg, NAZARETH], [pottenberg, {"name": "Anders"}]):
        refused = await corrected(world, area, wanted, '"1"')
        assert (refused.status_code, slug(refused)) == (409, "history-immutable")
    cleared = await world.municipality.patch(area["links"]["self"], {"neighbourhoods": None, "reason": "Leeg"}, '"1"')
    assert (cleared.status_code, slug(cleared)) == (409, "history-immutable")
    assert (await world.municipality.get(area["links"]["self"])).json() == area
    assert [pottenberg["name"], nazareth["name"]] == ["Pottenberg", "Nazareth"]


async def test_a_neighbourhood_is_listed_once(world: World):
    body = {"name": "Maastricht", "provinceOrganisationId": world.province_id, "selectedByProvince": True}
    twice = {"neighbourhoods": [POTTENBERG, NAZARETH, {"name": "POTTENBERG"}]}
    refused = await world.municipality.post("/v1/areas", historic() | body | twice)
    assert (refused.status_code, slug(refused)) == (422, "neighbourhood-repeated")
    assert locations(refused) == ["/neighbourhoods/2"]
    area = await world.area(neighbourhoods=[POTTENBERG])
    (recorded,) = area["neighbourhoods"]
    refused = await corrected(world, area, [recorded, recorded | {"name": "Anders"}], '"1"')
    assert (refused.status_code, locations(refused)) == (422, ["/neighbourhoods/1"])


async def test_a_neighbourhood_of_another_area_is_not_taken(world: World):
    owner, thief = await world.area(neighbourhoods=[POTTENBERG]), await world.area()
    refused = await corrected(world, thief, owner["neighbourhoods"], '"1"')
    assert (refused.status_code, slug(refused)) == (422, "reference-not-found")
    assert (await world.municipality.get(owner["links"]["self"])).json() == owner


async def test_a_neighbourhood_lies_in_a_municipality_of_the_register(world: World):
    wrong = (await world.programme())["id"]
    area = await world.area()
    refused = await corrected(world, area, [{"name": "Pottenberg", "municipalityOrganisationId": wrong}], '"1"')
    assert (refused.status_code, slug(refused)) == (422, "reference-not-found")


async def test_faults_in_a_neighbourhood_are_located(world: World):
    area = await world.area()
    refused = await corrected(world, area, [POTTENBERG, {"name": "", "surprise": 1}], '"1"')
    assert refused.status_code == 400
    assert sorted(locations(refused)) == ["/neighbourhoods/1/name", "/neighbourhoods/1/surprise"]


async def test_an_area_the_province_did_not_select_may_be_recorded_by_anybody(world: World):
    made = await world.area(name="Venlo", selectedByProvince=False)
    assert (made["selectedByProvince"], made["areaKind"], made["municipalityName"]) == (False, None, None)
    change = {"areaKind": "small_core", "reason": "Programmaplan"}
    assert (await world.province.patch(made["links"]["self"], change, '"1"')).status_code == 403
    assert (await world.municipality.patch(made["links"]["self"], change, '"1"')).status_code == 200


async def test_areas_are_filtered(world: World):
    heerlen = await world.area(name="Heerlen-Noord", areaKind="urban_district")
    vaals = await world.area(name="Vaals", areaKind="small_core", selectedByProvince=False)
    maastricht = await world.area(name="Maastricht", municipalityOrganisationId=world.municipality_id)
    elsewhere = await world.area(provinceOrganisationId=world.municipality_id)
    own = f"/v1/areas?provinceOrganisationId={world.province_id}"
    await assert_kept_by_filter(world.province, "/v1/areas", own.partition("?")[2], [heerlen, vaals, maastricht])
    await assert_kept_by_filter(
        world.province, "/v1/areas", f"provinceOrganisationId={world.municipality_id}", [elsewhere]
    )
    await assert_kept_by_filter(world.province, own, "areaKind=small_core", [vaals])
    await assert_kept_by_filter(world.province, own, "selectedByProvince=false", [vaals])
    await assert_kept_by_filter(world.province, own, "selectedByProvince=true", [heerlen, maastricht])
    await assert_kept_by_filter(world.province, own, "name=noord", [heerlen])
    await assert_kept_by_filter(
        world.province, own, f"municipalityOrganisationId={world.municipality_id}", [maastricht]
    )
    unknown = await world.province.get("/v1/areas?areaKind=village")
    assert (unknown.status_code, locations(unknown)) == (400, ["areaKind"])


async def test_areas_are_sorted_and_those_without_a_sequence_come_last(world: World):
    unknown, eighth, second = [
        await world.area(name=name, selectionSequence=sequence)
        for name, sequence in (("beesel", None), ("Maastricht", 8), ("Vaals", 2))
    ]
    own = f"/v1/areas?provinceOrganisationId={world.province_id}&limit=1"
    by_sequence = [second["id"], eighth["id"], unknown["id"]]
    assert await walked(world.province, f"{own}&sort=selectionSequence") == by_sequence
    assert await walked(world.province, f"{own}&sort=-selectionSequence") == by_sequence[::-1]
    assert await walked(world.province, f"{own}&sort=name") == [unknown["id"], eighth["id"], second["id"]]
    assert await walked(world.province, f"{own}&sort=-recordedAt") == [second["id"], eighth["id"], unknown["id"]]


async def test_an_area_shows_every_organisation_it_names(world: World):
    of_neighbourhood = str(await insert_organisation(world.targets, f"buurt-{world.agreement_id}"))
    area = await world.area(
        municipalityOrganisationId=world.municipality_id,
        neighbourhoods=[{"name": "Pottenberg", "municipalityOrganisationId": of_neighbourhood}],
    )
    read = (await world.public(f"{area['links']['self']}?expand=organisations")).json()
    found = {organisation["id"] for organisation in read["included"]["organisations"]}
    assert found == {world.municipality_id, world.province_id, of_neighbourhood}
