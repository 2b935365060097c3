"""A subscription is told what its organisation may know of now, for as long as who keeps it belongs there."""

import asyncio
from typing import Any

import pytest
from cryptography.fernet import Fernet
from standardwebhooks.webhooks import Webhook

from app.kit.domain import ApiRole
from app.webhooks import delivering
from app.webhooks.vault import Vault
from tests.api.decisions.support import Dossier
from tests.api.events.support import by_hand, read_on
from tests.factories.http import Member, put_membership
from tests.factories.receiver import Receiver, subjects
from tests.factories.webhooks import in_database, moved, step, subscribed
from tests.service.webhooks.support import becomes, persons, ready, tried


async def caught_up(member: Member, subscription: dict[str, Any]) -> None:
    await tried(member, subscription, lambda found: found["progress"]["behind"] == 0)


async def test_a_dossier_of_others_is_passed_in_silence(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.outsider, receiver, eventTypes=[])
    party = await dossier.party(dossier.province)
    (person,) = await persons(dossier.municipality, "a")
    await receiver.until_that(lambda: person in subjects(receiver.events))
    await caught_up(dossier.outsider, made)
    feed, _ = await read_on(dossier.outsider)
    told = {event["subject"] for event in feed}
    assert party["id"] not in subjects(receiver.events)
    assert set(subjects(receiver.events)) <= told


async def test_what_it_may_know_of_only_later_is_told_when_that_comes(dossier: Dossier, receiver: Receiver):
    types = ["nl.convenanten.party-recorded"]
    made = await ready(dossier.province, receiver, eventTypes=types)
    unseen = await dossier.party(dossier.outsider)
    await caught_up(dossier.province, made)
    assert receiver.events == []
    own = await dossier.party(dossier.province)
    assert subjects(await receiver.until(1)) == [own["id"]]
    # Now that the province takes part it may know of what came before as well.
    await step(dossier.province, made, "replays", afterSequence=0)
    assert subjects(await receiver.until(3))[1:] == [unseen["id"], own["id"]]


async def test_what_waits_when_a_dossier_closes_is_not_told_any_more(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.province, receiver, eventTypes=["nl.convenanten.party-recorded"])
    await moved(dossier.province, made, "pause")
    await dossier.party(dossier.province)
    async with by_hand(dossier.targets) as connection:
        await connection.execute("DELETE FROM dossier_relation WHERE agreement_id = $1", dossier.agreement_id)
    await moved(dossier.province, made, "resume")
    await caught_up(dossier.province, made)
    assert receiver.events == []


@pytest.mark.parametrize("left", [(), (ApiRole.ARCHIVIST,), (ApiRole.ADMINISTRATOR,)])
async def test_when_who_keeps_it_leaves_the_sending_stops_until_a_colleague_takes_over(
    dossier: Dossier, receiver: Receiver, left: tuple[ApiRole, ...]
):
    keeper = await dossier.somebody(dossier.municipality.organisation_id, ApiRole.REGISTRAR)
    made = await ready(keeper, receiver)
    issuer = dossier.issuer.policy.issuer
    rows = await in_database(
        dossier.targets, "SELECT keeper_subject FROM webhook_subscription WHERE keeper_issuer = $1", issuer
    )
    await put_membership(
        dossier.targets, issuer, rows[0]["keeper_subject"], dossier.municipality.organisation_id, left
    )
    ids = await persons(dossier.municipality, "a", "b")
    found = await becomes(dossier.municipality, made, status="disabled")
    assert (found["disabledReason"], receiver.events) == ("keeper_left", [])
    await moved(dossier.municipality, made, "resume")
    assert subjects(await receiver.until(2)) == ids


async def test_roles_elsewhere_open_nothing_to_it(dossier: Dossier, receiver: Receiver):
    keeper = await dossier.somebody(dossier.outsider.organisation_id, ApiRole.REGISTRAR)
    at_outsider = {"Convenant-Organisation": str(dossier.outsider.organisation_id)}
    made = await subscribed(Member(dossier.client, keeper.headers | at_outsider, keeper.organisation_id), receiver)
    (row,) = await in_database(dossier.targets, "SELECT keeper_subject FROM webhook_subscription")
    await put_membership(
        dossier.targets,
        dossier.issuer.policy.issuer,
        row["keeper_subject"],
        dossier.municipality.organisation_id,
        (ApiRole.REGISTRAR, ApiRole.AUDITOR, ApiRole.ADMINISTRATOR),
    )
    party = await dossier.party(dossier.province)
    (person,) = await persons(dossier.municipality, "a")
    await receiver.until_that(lambda: person in subjects(receiver.events))
    assert party["id"] not in subjects(receiver.events)
    assert made["id"] in subjects(receiver.events)


async def test_what_was_read_a_while_ago_is_read_again(
    dossier: Dossier, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(delivering, "FRESH_SECONDS", 0.0)
    made = await ready(dossier.province, receiver, eventTypes=["nl.convenanten.party-recorded"])
    await moved(dossier.province, made, "pause")
    own = await dossier.party(dossier.province)
    await dossier.party(dossier.outsider)
    closing = asyncio.Event()

    async def close_the_dossier(_request: Any, writer: Any) -> None:
        async with by_hand(dossier.targets) as connection:
            await connection.execute("DELETE FROM dossier_relation WHERE agreement_id = $1", dossier.agreement_id)
        writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        await writer.drain()
        closing.set()

    receiver.behaviour = close_the_dossier
    await moved(dossier.province, made, "resume")
    await closing.wait()
    await caught_up(dossier.province, made)
    assert subjects(receiver.events) == [own["id"]]


async def test_after_a_restore_somebody_has_to_look_at_it(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    async with by_hand(dossier.targets) as connection:
        await connection.execute("UPDATE journal_head SET epoch = gen_random_uuid()")
    (person,) = await persons(dossier.municipality, "a")
    found = await becomes(dossier.municipality, made, status="disabled")
    assert (found["disabledReason"], receiver.events) == ("history_changed", [])
    await moved(dossier.municipality, made, "resume")
    assert subjects(await receiver.until(1)) == [person]


async def test_a_secret_whose_key_is_lost_signs_nothing_and_is_replaced(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    sealed_elsewhere = Vault([Fernet.generate_key()]).sealed(made["secret"])
    async with by_hand(dossier.targets) as connection:
        await connection.execute("UPDATE webhook_secret SET sealed = $1", sealed_elsewhere)
    (person,) = await persons(dossier.municipality, "a")
    found = await becomes(dossier.municipality, made, status="disabled")
    assert (found["disabledReason"], receiver.events) == ("secret_unreadable", [])
    # The one that cannot be read would sign beside the new one for a day; the second new one takes its place.
    for _ in range(2):
        rotated = (await step(dossier.municipality, made, "secret-rotations")).json()
    await moved(dossier.municipality, made, "resume")
    (request,) = await receiver.until(1)
    assert Webhook(rotated["secret"]).verify(request.body, request.headers)["subject"] == person
