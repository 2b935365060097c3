"""Funding envelopes over HTTP: the amount as stated, who sees them, what a ceiling must hold."""

from typing import Any

import asyncpg

from app.funding.repository import ALLOCATION_EXPANSIONS, ENVELOPE_EXPANSIONS
from app.kit.domain import ApiRole
from tests.api.agreements.support import World, insert_row, listed, locations, slug
from tests.api.funding.support import (
    ALLOCATIONS,
    ENVELOPES,
    amount,
    announced,
    decision,
    envelope,
    granted,
    indicative,
)
from tests.factories.http import historic, on_day


def body_of(world: World, **facts: Any) -> dict[str, Any]:
    provider = str(world.province.organisation_id)
    stated = {"providerOrganisationId": provider, "ceilingStatus": "announced", "statement": amount(1)}
    return historic() | stated | facts


async def test_record_and_read_back(world: World):
    made = await announced(
        world, purpose="Bijdrage aan acht gebieden", areaIds=[str(world.area_id)], programmeId=str(world.programme_id)
    )
    assert made["statement"] == {
        "amountCents": 1_000_000_000,
        "currency": "EUR",
        "certainty": "estimate",
        "qualifier": "circa",
        "amountSourceText": "circa 10 mln",
    }
    assert (made["areaIds"], made["subsidyRegime"]) == ([str(world.area_id)], None)
    for member in (world.municipality, world.province):
        read = await member.get(made["links"]["self"])
        assert (read.json(), read.headers["etag"]) == (made, '"1"')
    for headers in (world.outsider.headers, {}):
        assert (await world.client.get(made["links"]["self"], headers=headers)).status_code == 404
        assert listed(await world.client.get(ENVELOPES, headers=headers)) == []


async def test_whoever_is_in_a_dossier_sees_the_envelopes_of_its_money(world: World):
    made = await announced(world)
    dossier = await world.agreement()
    assert (await world.outsider.get(made["links"]["self"])).status_code == 404
    party = {"organisationId": str(world.outsider.organisation_id), "partyRole": "party", "mustSign": True}
    await world.municipality.record(f"/v1/agreements/{dossier['id']}/parties", party)
    assert (await world.outsider.get(made["links"]["self"])).status_code == 404
    unknown = await world.outsider.post(ALLOCATIONS, indicative(made))
    assert (unknown.status_code, slug(unknown)) == (422, "reference-not-found")
    somebody = await world.somebody(world.municipality.organisation_id, ApiRole.FINANCE_OFFICER)
    recorded = await somebody.post(ALLOCATIONS, indicative(made, agreementId=dossier["id"]))
    assert recorded.status_code == 201
    assert (await world.outsider.get(made["links"]["self"])).json() == made


async def test_a_published_ceiling_is_for_every_member_to_see(world: World):
    made = await envelope(world)
    assert (await world.outsider.get(made["links"]["self"])).json() == made
    assert (await world.client.get(made["links"]["self"])).status_code == 404


async def test_r_117_other_roles_only_read_money(world: World):
    made = await envelope(world)
    for role in (ApiRole.CONTROLLER, ApiRole.LEGAL_OFFICER, ApiRole.AUDITOR):
        reader = await world.somebody(world.province.organisation_id, role)
        refused = await reader.post(ENVELOPES, body_of(world))
        assert (refused.status_code, slug(refused)) == (403, "forbidden"), role
        change = {"ceilingStatus": "closed", "reason": "x"}
        assert (await reader.patch(made["links"]["self"], change, '"1"')).status_code == 403
        assert (await reader.get(made["links"]["self"])).json() == made


async def test_r_075_an_amount_is_whole_cents(world: World):
    cases: list[tuple[dict[str, Any], str]] = [
        (amount(1) | {"amountCents": 1.5}, "/statement/amountCents"),
        (amount(1) | {"amountCents": "1"}, "/statement/amountCents"),
        (amount(1) | {"amountCents": True}, "/statement/amountCents"),
        (amount(-1), "/statement/amountCents"),
        (amount(10**14), "/statement/amountCents"),
        (amount(1, currency="eur"), "/statement/currency"),
        (amount(1, certainty="vast"), "/statement/certainty"),
    ]
    for statement, location in cases:
        refused = await world.province.post(ENVELOPES, body_of(world, statement=statement))
        assert (refused.status_code, locations(refused)) == (400, [location]), statement


async def test_r_075_only_euros(world: World):
    refused = await world.province.post(ENVELOPES, body_of(world, statement=amount(1, currency="USD")))
    assert (refused.status_code, slug(refused)) == (422, "currency-unsupported")


async def test_correct(world: World):
    made = await announced(world, areaIds=[str(world.area_id)])
    path = made["links"]["self"]
    change = {
        "statement": {"certainty": "firm", "qualifier": "exact"},
        "ceilingStatus": "adopted",
        "reason": "Besluit",
    }
    assert (await world.province.patch(path, change)).status_code == 428
    assert (await world.province.patch(path, change | {"surprise": 1}, '"1"')).status_code == 400
    fixed = {"providerOrganisationId": str(world.outsider.organisation_id), "reason": "x"}
    assert locations(await world.province.patch(path, fixed, '"1"')) == ["/providerOrganisationId"]
    changed = await world.province.patch(path, change, '"1"')
    assert changed.json()["statement"] == made["statement"] | {"certainty": "firm", "qualifier": "exact"}
    assert (changed.json()["ceilingStatus"], changed.json()["areaIds"]) == ("adopted", made["areaIds"])
    assert (await world.province.patch(path, change, '"1"')).status_code == 412
    same = await world.province.patch(path, change, '"2"')
    assert (same.status_code, same.headers["etag"]) == (200, '"2"')


async def test_r_003_a_period_that_certainly_runs_back_is_refused(world: World):
    period = {"periodFrom": on_day("2026-01-01"), "periodTo": {"value": "2025", "precision": "year"}}
    refused = await world.province.post(ENVELOPES, body_of(world, **period))
    assert (refused.status_code, slug(refused)) == (422, "period-invalid")


async def test_r_082_a_ceiling_is_not_adopted_or_lowered_below_what_was_granted(world: World):
    made = await envelope(world, 1000, ceilingStatus="announced", statement=amount(1000, qualifier="circa"))
    paid = await world.province.post(ALLOCATIONS, granted(made, 1200, await decision(world)))
    assert paid.status_code == 201
    adopt = {"ceilingStatus": "adopted", "reason": "Plafond"}
    refused = await world.province.patch(made["links"]["self"], adopt, '"1"')
    assert (refused.status_code, slug(refused), refused.json()["availableCents"]) == (409, "ceiling-exceeded", 0)
    higher = adopt | {"statement": {"amountCents": 1200}}
    assert (await world.province.patch(made["links"]["self"], higher, '"1"')).status_code == 200
    lower = {"statement": {"amountCents": 1199}, "reason": "Lager"}
    assert slug(await world.province.patch(made["links"]["self"], lower, '"2"')) == "ceiling-exceeded"
    assert (await world.province.get(made["links"]["self"])).json()["statement"]["amountCents"] == 1200


async def test_r_077_an_envelope_with_grants_does_not_become_an_estimate(world: World):
    made = await envelope(world)
    await world.province.post(ALLOCATIONS, granted(made, 1, await decision(world)))
    change = {"statement": {"certainty": "estimate"}, "reason": "x"}
    refused = await world.province.patch(made["links"]["self"], change, '"1"')
    assert (refused.status_code, slug(refused)) == (409, "amount-not-firm")


async def test_filters_and_sorts(world: World):
    facts = {"areaIds": [str(world.area_id)], "programmeId": str(world.programme_id)}
    one = await envelope(world, 500, member=world.municipality, **facts)
    two = await announced(world)
    other_provider = str(world.outsider.organisation_id)
    three = await envelope(world, 700, member=world.municipality, providerOrganisationId=other_provider)
    mine = {found["id"] for found in (one, two, three)}

    async def own(query: str) -> list[str]:
        """The ids listed, but for ceilings that other tests published."""
        return [found for found in listed(await world.municipality.get(f"{ENVELOPES}?{query}")) if found in mine]

    expected = {
        f"providerOrganisationId={other_provider}": [three["id"]],
        f"programmeId={world.programme_id}": [one["id"]],
        f"areaId={world.area_id}": [one["id"]],
        "ceilingStatus=announced": [two["id"]],
        "ceilingStatus=closed": [],
    }
    for query, ids in expected.items():
        assert await own(query) == ids, query
        assert await own(f"{query}&asOf=2026-06-01") == ids, query
    ids = [found["id"] for found in (one, three, two)]
    assert await own("sort=amountCents&limit=200") == ids
    page = (await world.municipality.get(f"{ENVELOPES}?sort=-amountCents&limit=1")).json()
    assert [item["id"] for item in page["items"]] == [two["id"]]
    following = (await world.municipality.get(page["links"]["next"])).json()["items"]
    assert following[0]["statement"]["amountCents"] <= two["statement"]["amountCents"]
    assert following[0]["id"] != two["id"]
    newest_first = [three["id"], two["id"], one["id"]]
    assert await own("sort=-recordedAt") == newest_first


async def test_an_envelope_is_the_same_on_every_day(world: World):
    made = await envelope(world, publishedOn=on_day("2026-06-01"))
    assert (await world.province.get(f"{made['links']['self']}?asOf=2020-01-01")).json() == made


async def test_every_expansion_is_a_query_of_ids(world: World):
    made = await envelope(world, areaIds=[str(world.area_id)])
    dossier = await world.agreement()
    facts = {
        "agreementId": dossier["id"],
        "areaId": str(world.area_id),
        "recipientOrganisationId": str(world.outsider.organisation_id),
    }
    allocation = (await world.municipality.post(ALLOCATIONS, indicative(made, 100, **facts))).json()
    connection = await asyncpg.connect(**world.targets.owner.arguments())

    async def ids(record_id: str, select: str) -> set[str]:
        rows = await connection.fetch(f"WITH page(id) AS (VALUES ($1::uuid)) {select}", record_id)
        return {str(row[0]) for row in rows}

    try:
        of_envelope = {n: await ids(made["id"], e.ids) for n, e in ENVELOPE_EXPANSIONS.items()}
        of_allocation = {n: await ids(allocation["id"], e.ids) for n, e in ALLOCATION_EXPANSIONS.items()}
    finally:
        await connection.close()
    province, area = str(world.province.organisation_id), str(world.area_id)
    assert of_envelope == {"organisations": {province}, "allocations": {allocation["id"]}, "areas": {area}}
    assert of_allocation == {
        "funding-envelope": {made["id"]},
        "agreement": {dossier["id"]},
        "area": {area},
        "organisations": {province, str(world.outsider.organisation_id)},
    }


async def test_a_reference_that_leads_nowhere_is_refused(world: World):
    elsewhere = str(await insert_row(world.targets, "person", family_name="Niemand"))
    cases: list[dict[str, Any]] = [
        {"programmeId": elsewhere},
        {"areaIds": [elsewhere]},
        {"providerOrganisationId": elsewhere},
    ]
    for facts in cases:
        refused = await world.province.post(ENVELOPES, body_of(world, **facts))
        assert (refused.status_code, slug(refused)) == (422, "reference-not-found"), facts
