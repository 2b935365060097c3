"""Allocations over HTTP: from expectation to settlement, who sees them, and the rules that keep totals true."""

from typing import Any

from app.kit.domain import ApiRole
from tests.api.agreements.support import World, listed, locations, slug
from tests.api.funding.support import (
    ALLOCATIONS,
    CIRCA_MILLION,
    amount,
    announced,
    decision,
    envelope,
    granted,
    indicative,
)
from tests.factories.http import on_day


async def test_record_and_read_back(world: World):
    dossier = await world.agreement()
    money = await announced(world)
    body = indicative(money, agreementId=dossier["id"], areaId=str(world.area_id), statement=CIRCA_MILLION)
    answer = await world.municipality.post(ALLOCATIONS, body)
    made = answer.json()
    assert (answer.status_code, answer.headers["location"]) == (201, made["links"]["self"])
    assert made["statement"] == CIRCA_MILLION | {"currency": "EUR"}
    assert (made["recipientOrganisationId"], made["grantedCents"], made["decisionId"]) == (None, None, None)
    read = await world.municipality.get(made["links"]["self"])
    assert (read.json(), read.headers["etag"]) == (made, '"1"')


async def test_the_provider_comes_to_see_the_dossier_and_the_recipient_the_allocation(world: World):
    dossier = await world.agreement()
    money = await announced(world)
    assert (await world.province.get(dossier["links"]["self"])).status_code == 404
    facts = {"agreementId": dossier["id"], "recipientOrganisationId": str(world.outsider.organisation_id)}
    made = (await world.municipality.post(ALLOCATIONS, indicative(money, 100, **facts))).json()
    assert (await world.province.get(dossier["links"]["self"])).json() == dossier
    assert (await world.outsider.get(dossier["links"]["self"])).status_code == 404
    for member in (world.municipality, world.province, world.outsider):
        assert (await member.get(made["links"]["self"])).json() == made
        assert listed(await member.get(ALLOCATIONS)) == [made["id"]]


async def test_what_the_reader_may_not_see_does_not_exist(world: World):
    made = (await world.province.post(ALLOCATIONS, indicative(await envelope(world)))).json()
    for headers in (world.municipality.headers, world.outsider.headers, {}):
        assert (await world.client.get(made["links"]["self"], headers=headers)).status_code == 404
        assert listed(await world.client.get(ALLOCATIONS, headers=headers)) == []
    change = {"activities": "x", "reason": "x"}
    assert (await world.outsider.patch(made["links"]["self"], change, '"1"')).status_code == 404


async def test_the_provider_sees_every_part_of_its_money(world: World):
    money = await announced(world)
    made = (await world.municipality.post(ALLOCATIONS, indicative(money))).json()
    for member in (world.municipality, world.province):
        assert (await member.get(made["links"]["self"])).json() == made
    assert (await world.outsider.get(made["links"]["self"])).status_code == 404


async def test_nobody_gets_into_a_dossier_by_naming_it_in_an_allocation(world: World):
    dossier = await world.agreement()
    own_money = await envelope(
        world, member=world.outsider, providerOrganisationId=str(world.outsider.organisation_id)
    )
    refused = await world.outsider.post(ALLOCATIONS, indicative(own_money, agreementId=dossier["id"]))
    assert (refused.status_code, slug(refused), locations(refused)) == (422, "reference-not-found", ["/agreementId"])
    made = (await world.outsider.post(ALLOCATIONS, indicative(own_money))).json()
    change = {"agreementId": dossier["id"], "reason": "x"}
    refused = await world.outsider.patch(made["links"]["self"], change, '"1"')
    assert slug(refused) == "reference-not-found"
    assert (await world.outsider.get(dossier["links"]["self"])).status_code == 404


async def test_r_117_money_of_a_dossier_is_kept_by_its_manager_or_the_provider(world: World):
    dossier = await world.agreement()
    money = await announced(world)
    made = (await world.municipality.post(ALLOCATIONS, indicative(money, agreementId=dossier["id"]))).json()
    change = {"activities": "Wijkgericht werken", "reason": "Aangevuld"}
    assert (await world.province.patch(made["links"]["self"], change, '"1"')).status_code == 200
    other = await envelope(
        world, member=world.municipality, providerOrganisationId=str(world.outsider.organisation_id)
    )
    refused = await world.province.post(ALLOCATIONS, indicative(other, agreementId=dossier["id"]))
    assert (refused.status_code, slug(refused)) == (403, "forbidden")
    assert (await world.outsider.get(dossier["links"]["self"])).status_code == 404


async def test_r_056_the_agreement_of_an_allocation_is_completed_but_not_exchanged(world: World):
    money = await announced(world)
    made = (await world.municipality.post(ALLOCATIONS, indicative(money))).json()
    one, other = await world.agreement(), await world.agreement()
    path = made["links"]["self"]
    completed = await world.municipality.patch(path, {"agreementId": one["id"], "reason": "Bekend"}, '"1"')
    assert (completed.status_code, completed.json()["agreementId"]) == (200, one["id"])
    for agreement_id in (other["id"], None):
        refused = await world.municipality.patch(path, {"agreementId": agreement_id, "reason": "x"}, '"2"')
        assert (refused.status_code, slug(refused)) == (409, "history-immutable")
    assert (await world.province.get(other["links"]["self"])).status_code == 404


async def test_r_117_other_roles_only_read_money(world: World):
    money = await envelope(world)
    for role in (ApiRole.CONTROLLER, ApiRole.DECISION_SECRETARY, ApiRole.AUDITOR):
        reader = await world.somebody(world.province.organisation_id, role)
        assert (await reader.post(ALLOCATIONS, indicative(money))).status_code == 403, role
    officer = await world.somebody(world.province.organisation_id, ApiRole.FINANCE_OFFICER)
    assert (await officer.post(ALLOCATIONS, indicative(money))).status_code == 201


async def test_correct(world: World):
    money = await envelope(world)
    made = (await world.province.post(ALLOCATIONS, indicative(money, 400))).json()
    path = made["links"]["self"]
    change = {"statement": {"certainty": "firm"}, "status": "reserved", "reservedCents": 400, "reason": "Vast"}
    assert (await world.province.patch(path, change)).status_code == 428
    assert (await world.province.patch(path, change | {"surprise": 1}, '"1"')).status_code == 400
    fixed = {"envelopeId": money["id"], "reason": "x"}
    assert locations(await world.province.patch(path, fixed, '"1"')) == ["/envelopeId"]
    changed = await world.province.patch(path, change, '"1"')
    assert (changed.status_code, changed.json()["status"]) == (200, "reserved")
    assert changed.json()["statement"] == made["statement"] | {"certainty": "firm"}
    assert (await world.province.patch(path, change, '"1"')).status_code == 412


async def test_s8_from_circa_to_grant(world: World):
    dossier = await world.agreement()
    money = await announced(world)
    body = indicative(money, agreementId=dossier["id"], statement=CIRCA_MILLION)
    made = (await world.municipality.post(ALLOCATIONS, body)).json()
    path = made["links"]["self"]
    reserve = {"status": "reserved", "reservedCents": 100_000_000, "reason": "Reserveren"}
    refused = await world.province.patch(path, reserve, '"1"')
    assert (refused.status_code, slug(refused), refused.json()["rule"]) == (409, "amount-not-firm", "R-077")
    grant = {
        "status": "granted",
        "statement": amount(95_000_000),
        "grantedCents": 95_000_000,
        "recipientOrganisationId": str(world.municipality.organisation_id),
        "activities": "Uitvoering van de overeenkomst",
        "reason": "Verlening",
    }
    refused = await world.province.patch(path, grant, '"1"')
    assert (refused.status_code, slug(refused), locations(refused)) == (
        409,
        "grant-decision-required",
        ["/decisionId"],
    )
    decided = grant | {"decisionId": await decision(world)}
    refused = await world.province.patch(path, decided, '"1"')
    assert (slug(refused), locations(refused)) == ("amount-not-firm", ["/envelopeId"])
    firm = {
        "statement": amount(1_000_000_000),
        "ceilingStatus": "published",
        "reason": "Vastgesteld en bekendgemaakt",
    }
    assert (await world.province.patch(money["links"]["self"], firm, '"1"')).status_code == 200
    given = await world.province.patch(path, decided, '"1"')
    assert (given.status_code, given.json()["grantedCents"]) == (200, 95_000_000)
    rest = 1_000_000_000 - 95_000_000
    over = await world.province.post(ALLOCATIONS, granted(money, rest + 1, await decision(world)))
    assert (slug(over), over.json()["availableCents"]) == ("ceiling-exceeded", rest)
    assert (await world.province.post(ALLOCATIONS, granted(money, rest, await decision(world)))).status_code == 201


async def test_r_077_an_estimate_carries_no_grant(world: World):
    body = granted(await envelope(world), 100, await decision(world), statement=amount(100, "estimate", "circa"))
    refused = await world.province.post(ALLOCATIONS, body)
    assert (refused.status_code, slug(refused), locations(refused)) == (
        409,
        "amount-not-firm",
        ["/statement/certainty"],
    )


async def test_r_082_a_partial_grant_up_to_the_rest_is_accepted(world: World):
    money = await envelope(world, 600)
    assert (await world.province.post(ALLOCATIONS, granted(money, 400, await decision(world)))).status_code == 201
    refused = await world.province.post(ALLOCATIONS, granted(money, 400, await decision(world)))
    assert (refused.status_code, slug(refused), refused.json()["availableCents"]) == (409, "ceiling-exceeded", 200)
    partial = granted(money, 200, await decision(world), requestedCents=400, refusedCents=200)
    assert (await world.province.post(ALLOCATIONS, partial)).status_code == 201


async def test_r_082_a_raised_grant_counts_itself_once(world: World):
    money = await envelope(world, 600)
    made = (await world.province.post(ALLOCATIONS, granted(money, 400, await decision(world)))).json()
    raised = {"grantedCents": 600, "reason": "Nieuw besluit"}
    assert (await world.province.patch(made["links"]["self"], raised, '"1"')).status_code == 200
    over = await world.province.patch(made["links"]["self"], {"grantedCents": 601, "reason": "x"}, '"2"')
    assert (slug(over), over.json()["availableCents"]) == ("ceiling-exceeded", 600)


async def test_r_081_a_reservation_of_another_is_left_alone(world: World):
    money = await envelope(world, 600)
    reserved = indicative(money, status="reserved", statement=amount(300), reservedCents=300)
    own = (await world.province.post(ALLOCATIONS, reserved)).json()
    refused = await world.province.post(ALLOCATIONS, granted(money, 301, await decision(world)))
    assert (refused.status_code, slug(refused), refused.json()["availableCents"]) == (
        409,
        "envelope-overcommitted",
        300,
    )
    consumed = {"status": "granted", "grantedCents": 600, "decisionId": await decision(world), "reason": "Verlening"}
    assert (await world.province.patch(own["links"]["self"], consumed, '"1"')).status_code == 200


async def test_r_089_parts_stay_within_the_allocation_they_divide(world: World):
    money = await envelope(world, 1000)
    whole = (await world.province.post(ALLOCATIONS, granted(money, 500, await decision(world)))).json()
    inside = {"parentAllocationId": whole["id"]}
    first = await world.province.post(ALLOCATIONS, granted(money, 300, await decision(world), **inside))
    assert first.status_code == 201
    refused = await world.province.post(ALLOCATIONS, granted(money, 201, await decision(world), **inside))
    assert (refused.status_code, slug(refused), refused.json()["availableCents"]) == (
        409,
        "child-allocations-exceed-parent",
        200,
    )
    lower = {"grantedCents": 299, "reason": "Lager"}
    assert slug(await world.province.patch(whole["links"]["self"], lower, '"1"')) == "child-allocations-exceed-parent"
    beside = await world.province.post(ALLOCATIONS, granted(money, 500, await decision(world)))
    assert beside.status_code == 201, "each euro counts once"


async def test_r_089_a_grant_does_not_hide_under_an_expectation(world: World):
    money = await envelope(world, 1000)
    expected = (await world.province.post(ALLOCATIONS, indicative(money, 5000))).json()
    body = granted(money, 5000, await decision(world), parentAllocationId=expected["id"])
    assert slug(await world.province.post(ALLOCATIONS, body)) == "child-allocations-exceed-parent"


async def test_r_089_a_parent_is_of_the_same_envelope_and_never_a_part(world: World):
    money, other = await envelope(world), await envelope(world)
    whole = (await world.province.post(ALLOCATIONS, indicative(money))).json()
    part = (await world.province.post(ALLOCATIONS, indicative(money, parentAllocationId=whole["id"]))).json()
    astray = await world.province.post(ALLOCATIONS, indicative(other, parentAllocationId=whole["id"]))
    assert (astray.status_code, slug(astray), locations(astray)) == (
        422,
        "allocation-parent-invalid",
        ["/parentAllocationId"],
    )
    for parent_id in (part["id"], whole["id"]):
        circle = {"parentAllocationId": parent_id, "reason": "x"}
        refused = await world.province.patch(whole["links"]["self"], circle, '"1"')
        assert slug(refused) == "allocation-parent-invalid"


async def test_amounts_of_grants_and_determinations(world: World):
    money, decision_id = await envelope(world), await decision(world)
    cases: list[tuple[dict[str, Any], str, str]] = [
        ({"determinedCents": 101, "status": "determined"}, "determination-exceeds-grant", "/determinedCents"),
        ({"determinedCents": 101}, "determination-exceeds-grant", "/determinedCents"),
        ({"status": "determined"}, "grant-content-incomplete", "/determinedCents"),
        ({"grantedCents": None}, "grant-content-incomplete", "/grantedCents"),
    ]
    for facts, problem, location in cases:
        refused = await world.province.post(ALLOCATIONS, granted(money, 100, decision_id) | facts)
        assert (refused.status_code, slug(refused), locations(refused)) == (422, problem, [location]), facts


async def test_a_lower_determination_frees_money(world: World):
    money = await envelope(world, 1000)
    made = (await world.province.post(ALLOCATIONS, granted(money, 950, await decision(world)))).json()
    assert (
        slug(await world.province.post(ALLOCATIONS, granted(money, 200, await decision(world)))) == "ceiling-exceeded"
    )
    change = {"status": "determined", "determinedCents": 800, "reason": "Vaststelling"}
    assert (await world.province.patch(made["links"]["self"], change, '"1"')).status_code == 200
    assert (await world.province.post(ALLOCATIONS, granted(money, 200, await decision(world)))).status_code == 201


async def test_references_that_lead_nowhere_are_refused(world: World):
    money = await envelope(world)
    nothing = "00000000-0000-4000-8000-00000000dead"
    for name in (
        "envelopeId",
        "agreementId",
        "areaId",
        "recipientOrganisationId",
        "decisionId",
        "parentAllocationId",
    ):
        refused = await world.province.post(ALLOCATIONS, indicative(money) | {name: nothing})
        assert (refused.status_code, slug(refused), locations(refused)) == (
            422,
            "reference-not-found",
            [f"/{name}"],
        ), name


async def test_filters_sorts_and_as_of(world: World):
    money, other = await envelope(world), await envelope(world)
    dossier = await world.agreement()
    recipient = str(world.outsider.organisation_id)
    facts = {"areaId": str(world.area_id), "recipientOrganisationId": recipient, "appliedOn": on_day("2026-05-01")}
    one = (await world.province.post(ALLOCATIONS, indicative(money, 300, **facts))).json()
    two = (await world.municipality.post(ALLOCATIONS, indicative(other, 100, agreementId=dossier["id"]))).json()
    three = (await world.province.post(ALLOCATIONS, granted(money, 200, await decision(world)))).json()
    expected = {
        f"envelopeId={money['id']}": [one["id"], three["id"]],
        f"agreementId={dossier['id']}": [two["id"]],
        f"areaId={world.area_id}": [one["id"]],
        f"recipientOrganisationId={recipient}": [one["id"]],
        "status=granted": [three["id"]],
        "status=lapsed": [],
    }
    for query, ids in expected.items():
        assert listed(await world.province.get(f"{ALLOCATIONS}?{query}")) == ids, query
        assert listed(await world.province.get(f"{ALLOCATIONS}?{query}&asOf=2026-06-01")) == ids, query
    by_amount = [two["id"], three["id"], one["id"]]
    assert listed(await world.province.get(f"{ALLOCATIONS}?sort=amountCents")) == by_amount
    page = (await world.province.get(f"{ALLOCATIONS}?sort=-amountCents&limit=1")).json()
    assert listed(await world.province.get(page["links"]["next"])) == [three["id"]]
    assert listed(await world.province.get(f"{ALLOCATIONS}?sort=recordedAt")) == [one["id"], two["id"], three["id"]]
