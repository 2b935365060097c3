"""Webhook subscriptions as records: who makes and sees them, what they may say, and how many there may be."""

import asyncio
from typing import Any

import pytest

from app.kit.domain import ApiRole
from app.webhooks.rules import SUBSCRIBERS
from tests.api.decisions.support import Dossier
from tests.factories.webhooks import SUBSCRIPTIONS, asked, in_database, moved, present, step, subscribed

URL = "https://hooks.example.org/convenant?from=register"


async def test_a_subscription_begins_at_the_end_of_the_journal_and_waits_for_the_address(dossier: Dossier):
    for _ in range(3):
        await dossier.party(dossier.province) if _ == 0 else await dossier.decision()
    made = await subscribed(dossier.municipality, URL, description="Zaaksysteem", eventTypes=[])
    found = await present(dossier.municipality, made)
    assert made.keys() - found.keys() == {"secret"}
    (head,) = await in_database(dossier.targets, "SELECT seq FROM journal_head")
    assert found["fromSequence"] == head["seq"] - 1
    assert (found["status"], found["agreedAt"], found["disabledReason"]) == ("pending", None, None)
    assert (found["url"], found["description"], found["eventTypes"]) == (URL, "Zaaksysteem", [])
    listed = (await dossier.municipality.get(SUBSCRIPTIONS)).json()["items"]
    assert listed == [found]


async def test_it_is_corrected_but_for_where_it_goes_and_whose_it_is(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    path = made["links"]["self"]
    types = ["nl.convenanten.agreement-changed", "nl.convenanten.decision-recorded"]
    changed = await dossier.municipality.patch(path, {"eventTypes": types, "reason": "minder"}, '"1"')
    assert (changed.status_code, changed.json()["eventTypes"]) == (200, types)
    for fixed in ({"url": "https://other.example.org/"}, {"organisationId": str(dossier.province.organisation_id)}):
        refused = await dossier.municipality.patch(path, {**fixed, "reason": "anders"}, '"2"')
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "extra-forbidden")
    history = (await dossier.municipality.get(f"{path}/history")).json()["items"]
    assert [version["version"] for version in history] == [2, 1]


@pytest.mark.parametrize("role", [role for role in ApiRole if role is not ApiRole.PUBLIC])
async def test_who_records_or_handles_money_subscribes(dossier: Dossier, role: ApiRole):
    somebody = await dossier.somebody(dossier.municipality.organisation_id, role)
    answer = await somebody.post(SUBSCRIPTIONS, asked(somebody, URL))
    assert answer.status_code == (201 if role in SUBSCRIBERS else 403), answer.text


async def test_nobody_subscribes_for_another_organisation(dossier: Dossier):
    answer = await dossier.municipality.post(SUBSCRIPTIONS, asked(dossier.province, URL))
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (403, "forbidden")


async def test_others_neither_see_nor_change_it(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    path = made["links"]["self"]
    assert (await dossier.province.get(SUBSCRIPTIONS)).json()["items"] == []
    assert (await dossier.client.get(SUBSCRIPTIONS)).json()["items"] == []
    for answer in (
        await dossier.province.get(path),
        await dossier.province.get(f"{path}/deliveries"),
        await dossier.province.patch(path, {"description": "x", "reason": "x"}, '"1"'),
        *[
            await dossier.province.post(f"{path}/{address}", {"reason": "x"} | body, **{"If-Match": '"1"'})
            for address, body in (
                ("transitions", {"transition": "pause"}),
                ("secret-rotations", {}),
                ("replays", {"afterSequence": 0}),
            )
        ],
        await dossier.province.post(f"{path}/tests", {}),
    ):
        assert answer.status_code == 404, answer.text


async def test_an_auditor_sees_every_subscription_and_changes_none(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    auditor = await dossier.somebody(dossier.outsider.organisation_id, ApiRole.AUDITOR)
    assert (await auditor.get(f"{made['links']['self']}/deliveries")).status_code == 200
    answer = await auditor.post(f"{made['links']['self']}/tests", {})
    assert answer.status_code == 403


async def test_an_administrator_elsewhere_can_stop_it_and_nothing_else(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    administrator = await dossier.somebody(dossier.outsider.organisation_id, ApiRole.ADMINISTRATOR)
    assert (await moved(administrator, made, "pause"))["status"] == "paused"
    for transition in ("resume", "end"):
        refused = await step(administrator, made, "transitions", transition=transition)
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (403, "forbidden")
    refused = await step(administrator, made, "secret-rotations")
    assert refused.status_code == 403
    assert (await moved(dossier.municipality, made, "resume"))["status"] == "pending"


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"url": "http://hooks.example.org/"}, 422),
        ({"url": "https://10.0.0.1/"}, 422),
        ({"url": "https://[::ffff:169.254.169.254]/"}, 422),
        ({"url": "https://[fd00:ec2::254]/latest"}, 422),
        ({"url": "https://999999.example.org:99999/"}, 422),
        ({"url": "https://user:geheim@hooks.example.org/"}, 400),
        ({"url": "https://hooks.example.org/#deel"}, 400),
        ({"url": "https://hooks.example.org\\@10.0.0.1/"}, 400),
        ({"url": "https://hooks.exämple.org/"}, 400),
        ({"url": "https://１２７.０.０.１/"}, 400),
        ({"url": "ftp://hooks.example.org/"}, 400),
        ({"url": "https://hooks.example.org/ x"}, 400),
        ({"url": "https://hooks.example.org/a<b"}, 400),
        ({"url": "https://hooks.example.org/100%"}, 400),
        ({"url": "https://[/"}, 400),
        ({"url": "https://"}, 400),
        ({"eventTypes": ["nl.convenanten.nothing-changed"]}, 400),
        ({"eventTypes": ["agreement-changed"]}, 400),
        ({"eventTypes": ["nl.convenanten.risk-changed"] * 2}, 400),
        ({"status": "active"}, 400),
        ({"secret": "whsec_zelf"}, 400),
        ({"dossierAgreementId": "00000000-0000-4000-8000-00000000000f"}, 422),
    ],
)
async def test_what_cannot_be_subscribed_to_is_refused(dossier: Dossier, facts: dict[str, Any], status: int):
    answer = await dossier.municipality.post(SUBSCRIPTIONS, asked(dossier.municipality, URL) | facts)
    assert answer.status_code == status, answer.text
    assert "geheim" not in answer.text


async def test_a_dossier_of_others_cannot_be_asked_for(dossier: Dossier):
    body = {"dossierAgreementId": str(dossier.agreement_id)}
    answer = await dossier.province.post(SUBSCRIPTIONS, asked(dossier.province, URL, **body))
    assert answer.json()["errors"][0]["location"] == "/dossierAgreementId"
    await subscribed(dossier.municipality, URL, **body)


async def test_an_organisation_has_ten_and_one_that_ended_makes_room(dossier: Dossier):
    made = [await subscribed(dossier.municipality, URL) for _ in range(10)]
    refused = await dossier.municipality.post(SUBSCRIPTIONS, asked(dossier.municipality, URL))
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "webhook-limit-reached")
    await subscribed(dossier.province, URL)
    assert (await moved(dossier.municipality, made[0], "end"))["status"] == "ended"
    answers = await asyncio.gather(
        *(dossier.municipality.post(SUBSCRIPTIONS, asked(dossier.municipality, URL)) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


async def test_what_ended_stays_so(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    ended = await moved(dossier.municipality, made, "end")
    assert (ended["secretIssuedAt"], ended["formerSecretEndsAt"]) == (None, None)
    for address, body in (
        ("transitions", {"transition": "resume"}),
        ("transitions", {"transition": "end"}),
        ("secret-rotations", {}),
        ("replays", {"afterSequence": 0}),
    ):
        refused = await step(dossier.municipality, made, address, **body)
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "invalid-transition")
    path = made["links"]["self"]
    assert (await dossier.municipality.post(f"{path}/tests", {})).status_code == 409
    assert (await dossier.municipality.patch(path, {"description": "x", "reason": "x"}, "*")).status_code == 409


async def test_a_step_is_made_on_the_version_that_was_read(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    path = made["links"]["self"]
    body = {"transition": "pause", "reason": "onderhoud"}
    assert (await dossier.municipality.post(f"{path}/transitions", body)).status_code == 428
    assert (await dossier.municipality.post(f"{path}/transitions", body, **{"If-Match": '"9"'})).status_code == 412
    rehearsed = await dossier.municipality.post(f"{path}/transitions?validateOnly=true", body, **{"If-Match": '"1"'})
    assert rehearsed.json()["body"]["status"] == "paused"
    assert (await present(dossier.municipality, made))["version"] == 1


async def test_every_change_is_in_the_journal_with_its_reason(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    for transition in ("pause", "resume"):
        await moved(dossier.municipality, made, transition)
    await step(dossier.municipality, made, "secret-rotations")
    await step(dossier.municipality, made, "replays", afterSequence=0)
    await moved(dossier.municipality, made, "end")
    rows = await in_database(
        dossier.targets,
        "SELECT command, reason FROM journal JOIN journal_payload USING (seq)"
        " WHERE resource_kind = 'webhook_subscription' ORDER BY seq",
    )
    names = ("record", "pause", "resume", "rotate_secret", "replay", "end")
    assert [row["command"] for row in rows] == [f"webhook_subscription.{name}" for name in names]
    assert [row["reason"] for row in rows] == [None, *["getest"] * 5]


async def test_it_is_recorded_by_itself_not_in_a_batch(dossier: Dossier):
    command = {"method": "POST", "path": SUBSCRIPTIONS, "body": asked(dossier.municipality, URL)}
    answer = await dossier.municipality.post("/v1/batches", {"commands": [command]})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "unknown-address")


async def test_a_replay_goes_no_further_than_the_end(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    answer = await step(dossier.municipality, made, "replays", afterSequence=2**53)
    (row,) = await in_database(dossier.targets, "SELECT seq FROM journal_head")
    assert answer.json()["fromSequence"] == row["seq"] - 1
