"""The register of grants over HTTP: to whom, for what, how much; legal persons only, and only what the reader sees."""

from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from app.operations import connected
from tests.api.agreements.support import World, slug
from tests.api.reports.money import Money, day, money_in, step
from tests.factories.http import Member, insert_organisation

REGISTER = "/v1/reports/grant-register"


@pytest.fixture
async def money(world: World) -> Money:
    return await money_in(world.targets)


async def recipient(world: World, name: str, **columns: Any) -> UUID:
    return await insert_organisation(world.targets, f"ontvanger-{uuid7()}", name=name, **columns)


async def with_form(world: World, name: str, form: str | None) -> UUID:
    found = await recipient(world, name)
    await give_form(world, found, form)
    return found


async def give_form(world: World, organisation_id: UUID | None, form: str | None) -> None:
    async with connected(world.targets) as connection:
        await connection.execute("UPDATE organisation SET legal_form = $2 WHERE id = $1", organisation_id, form)


async def entries(reader: Member, query: str = "") -> list[dict[str, Any]]:
    answer = await reader.get(f"{REGISTER}{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def names(reader: Member, query: str = "") -> list[str]:
    return sorted(entry["recipient"]["name"] for entry in await entries(reader, query))


async def test_an_entry_tells_the_grant(world: World, money: Money):
    foundation = await with_form(world, "Stichting Buurt", "foundation")
    envelope = money.envelope(world.province.organisation_id, purpose="Leefbare wijken")
    made = money.allocation(
        envelope,
        step("reserved", day("2025-12-01")),
        step("granted", day("2026-02-03"), granted_cents=95_000),
        step("determined", day("2026-09-01"), granted_cents=95_000, determined_cents=80_000),
        recipient_organisation_id=foundation,
    )
    await money.write()
    (entry,) = await entries(world.province)
    assert entry == {
        "allocationId": str(made),
        "recipient": {"id": str(foundation), "name": "Stichting Buurt"},
        "provider": {"id": str(world.province.organisation_id), "name": entry["provider"]["name"]},
        "purpose": "Leefbare wijken",
        "status": "determined",
        "grantedOn": {"value": "2026-02-03", "precision": "day", "sourceText": None},
        "amountCents": 95_000,
        "determinedCents": 80_000,
        "legalBasisKind": None,
        "agreementId": None,
        "links": {"self": f"/v1/allocations/{made}"},
    }
    assert (await world.province.get(entry["links"]["self"])).status_code == 200


async def test_only_grants_to_who_certainly_is_a_legal_person(world: World, money: Money):
    envelope = money.envelope(world.province.organisation_id)
    forms = {"Stichting": "foundation", "Eenmanszaak": "other", "Onbekend": None}
    for name, form in forms.items():
        to = await with_form(world, name, form)
        money.allocation(envelope, step("granted", granted_cents=1), recipient_organisation_id=to)
    gemeente = await recipient(world, "Gemeente", kind="municipality")
    body = await recipient(world, "Zbo", is_public_law_body=True)
    for to in (gemeente, body):
        money.allocation(envelope, step("granted", granted_cents=1), recipient_organisation_id=to)
    money.allocation(envelope, step("granted", granted_cents=1))
    await money.write()
    assert await names(world.province) == ["Gemeente", "Stichting", "Zbo"]


async def test_only_what_was_granted_and_not_withdrawn(world: World, money: Money):
    to = await with_form(world, "Stichting", "foundation")
    envelope = money.envelope(world.province.organisation_id)
    kept = [
        money.allocation(envelope, *steps, recipient_organisation_id=to)
        for steps in (
            [step("granted", granted_cents=1)],
            [step("accounted", granted_cents=1)],
            [step("recovering", granted_cents=2, determined_cents=1)],
            [step("determined", determined_cents=1)],
        )
    ]
    for steps in (
        [step("indicative")],
        [step("refused")],
        [step("withdrawn", granted_cents=1)],
        [step("recovering", granted_cents=1)],
    ):
        money.allocation(envelope, *steps, recipient_organisation_id=to)
    money.allocation(envelope, step("indicative"), recipient_organisation_id=to, parent_allocation_id=kept[0])
    await money.write()
    assert [entry["allocationId"] for entry in await entries(world.province)] == sorted(map(str, kept))


async def test_who_does_not_see_the_allocation_does_not_find_it(world: World, money: Money):
    to = world.outsider.organisation_id
    await give_form(world, to, "foundation")
    hidden = money.envelope(world.province.organisation_id, 1_000, "adopted", purpose="Geheim")
    money.allocation(hidden, step("granted", granted_cents=1), recipient_organisation_id=to)
    await money.write()
    assert await entries(Member(world.client, {})) == []
    assert await entries(world.municipality) == []
    (own,) = await entries(world.outsider)
    # The recipient sees the allocation, and of the envelope nothing.
    assert (own["provider"], own["purpose"]) == (None, None)
    assert await entries(world.outsider, "?q=geheim") == []
    assert await entries(world.outsider, f"?providerOrganisationId={world.province.organisation_id}") == []
    assert len(await entries(world.province, "?q=GEHEIM")) == 1


async def test_filters(world: World, money: Money):
    envelope = money.envelope(world.province.organisation_id, purpose="Wijken")
    for name, cents, year, what in (("Alfa", 100, "2024", "jeugd en sport"), ("Beta", 200, "2025", None)):
        to = await with_form(world, f"{name} 100%", "association")
        money.allocation(
            envelope,
            step("granted", day(year, "year"), granted_cents=cents),
            recipient_organisation_id=to,
            activities=what,
        )
    await money.write()
    (alfa,) = await entries(world.province, "?q=alfa")
    expected = {
        "?q=SPORT jeugd": ["Alfa 100%"],
        "?q=wijken": ["Alfa 100%", "Beta 100%"],
        "?q=%25": ["Alfa 100%", "Beta 100%"],
        "?q=alfa beta": [],
        f"?recipientOrganisationId={alfa['recipient']['id']}": ["Alfa 100%"],
        f"?providerOrganisationId={world.outsider.organisation_id}": [],
        "?year=2025": ["Beta 100%"],
        "?amountFrom=101": ["Beta 100%"],
        "?amountTo=100": ["Alfa 100%"],
        "?amountFrom=100&amountTo=200": ["Alfa 100%", "Beta 100%"],
    }
    for query, found in expected.items():
        assert await names(world.province, query) == found, query


async def test_pages_are_complete_and_told_in_every_form(world: World, money: Money):
    to = await with_form(world, "Stichting", "foundation")
    envelope = money.envelope(world.province.organisation_id)
    made = [
        money.allocation(envelope, step("granted", granted_cents=n + 1), recipient_organisation_id=to)
        for n in range(5)
    ]
    await money.write()
    path, found = f"{REGISTER}?limit=2&q=stichting", []
    while path:
        answer = await world.province.get(path)
        page = answer.json()
        found += [entry["allocationId"] for entry in page["items"]]
        path = page["links"].get("next")
        assert answer.headers.get("link") == (f'<{path}>; rel="next"' if path else None)
    assert found == sorted(map(str, made))
    first = await world.province.get(f"{REGISTER}?limit=2", accept="text/csv")
    assert first.text.count("\r\n") == 3
    cursor = (await world.province.get(f"{REGISTER}?limit=2&q=stichting")).json()["links"]["next"]
    elsewhere = await world.province.get(cursor.replace("q=stichting", "q=ander"))
    assert (elsewhere.status_code, slug(elsewhere)) == (400, "invalid-cursor")
    empty = await world.province.get(f"{REGISTER}?cursor=")
    assert (empty.status_code, slug(empty)) == (400, "invalid-cursor")
