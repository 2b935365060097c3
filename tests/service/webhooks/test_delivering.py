"""What is sent, in which order, and what happens when the address does not take it."""

import asyncio
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from standardwebhooks.webhooks import Webhook

from app.webhooks import sending
from app.webhooks.backoff import MOST_FAILURES
from tests.api.decisions.support import Dossier
from tests.api.events.support import read_on
from tests.contract.operations import description
from tests.factories.receiver import Receiver, Request, receiving, status, subjects
from tests.factories.webhooks import SUBSCRIPTIONS, asked, attempts, moved, step, subscribed
from tests.service.webhooks.support import PERSONS, becomes, outcomes, persons, ready, tried


async def test_events_come_one_by_one_in_order_and_are_those_of_the_feed(dossier: Dossier, receiver: Receiver):
    made = await subscribed(dossier.municipality, receiver)
    ids = await persons(dossier.municipality, *"abcdefghijklmnopqrstuvwxyz")
    await receiver.until_that(lambda: ids[-1] in subjects(receiver.events))
    feed, _ = await read_on(dossier.municipality)
    sent = [request.event for request in receiver.events]
    assert sent == [event for event in feed if int(event["sequence"]) > made["fromSequence"]][: len(sent)]
    assert [request.id for request in receiver.events] == [event["id"] for event in sent]
    assert len({request.id for request in receiver.events}) == len(sent)


async def test_each_is_signed_and_described(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    await persons(dossier.municipality, "Zoë")
    (request,) = await receiver.until(1)
    assert Webhook(made["secret"]).verify(request.body, request.headers) == request.event
    assert request.headers["content-type"] == "application/cloudevents+json"
    assert request.headers["host"] == f"localhost:{receiver.port}"
    assert len(request.body) < 20 * 1024
    told = description()["webhooks"]["event"]["post"]
    content = told["requestBody"]["content"]["application/cloudevents+json"]
    shape = Draft202012Validator(
        {"components": description()["components"], **content["schema"]}, format_checker=FormatChecker()
    )
    assert list(shape.iter_errors(request.event)) == []
    for parameter in told["parameters"]:
        shape = Draft202012Validator(parameter["schema"])
        assert list(shape.iter_errors(request.headers[parameter["name"]])) == []


async def test_the_address_is_asked_first_and_sent_nothing_until_it_agrees(dossier: Dossier, receiver: Receiver):
    receiver.agreement = status(405)
    made = await subscribed(dossier.municipality, receiver, eventTypes=PERSONS)
    (person,) = await persons(dossier.municipality, "a")
    found = await tried(dossier.municipality, made, lambda found: len(found["items"]) >= 2)
    assert {each["outcome"] for each in found["items"]} == {"refused"}
    receiver.agreement = status(200)
    await tried(dossier.municipality, made, lambda found: found["items"][0]["outcome"] == "not_agreed")
    assert receiver.events == []
    assert receiver.requests[0].headers["webhook-request-origin"] == "127.0.0.1"
    receiver.agreement = status(200, "WebHook-Allowed-Origin: 127.0.0.1")
    assert subjects(await receiver.until(1)) == [person]
    assert (await becomes(dossier.municipality, made, status="active"))["agreedAt"] is not None


async def test_it_is_only_told_what_it_asked_for(dossier: Dossier, receiver: Receiver):
    types = ["nl.convenanten.party-recorded"]
    dossier_id = str(dossier.agreement_id)
    made = await ready(dossier.municipality, receiver, eventTypes=types, dossierAgreementId=dossier_id)
    await persons(dossier.municipality, "a")
    party = await dossier.party(dossier.province)
    await receiver.until(1)
    await tried(dossier.municipality, made, lambda found: found["progress"]["behind"] == 0)
    assert subjects(receiver.events) == [party["id"]]


async def test_what_is_not_taken_is_sent_again_and_nothing_goes_before_it(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    receiver.answer_with(status(500, body=b"kapot\x00!"), status(302, "Location: http://127.0.0.1:1/"), status(404))
    first, second = await persons(dossier.municipality, "a", "b")
    requests = await receiver.until(5)
    assert subjects(requests) == [first] * 4 + [second]
    assert len({request.id for request in requests[:4]}) == 1
    assert len({request.body for request in requests[:4]}) == 1
    found = await tried(dossier.municipality, made, lambda found: len(outcomes(found)) == 5)
    assert outcomes(found) == ["refused", "redirected", "refused", "delivered", "delivered"]
    tries = [each for each in reversed(found["items"]) if each["eventId"]]
    assert [each["attempt"] for each in tries] == [1, 2, 3, 4, 1]
    assert [each["responseStatus"] for each in tries] == [500, 302, 404, 204, 204]
    assert tries[0]["reply"] == "kapot!"
    assert found["progress"]["failures"] == 0


async def test_one_that_is_busy_is_left_alone_as_long_as_it_asks(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    receiver.answer_with(status(503, "Retry-After: 90000"), status(429))
    await persons(dossier.municipality, "a")
    found = await tried(dossier.municipality, made, lambda found: len(outcomes(found)) == 3)
    assert outcomes(found) == ["busy", "busy", "delivered"]
    first, second, _ = (each["attemptedAt"] for each in reversed(found["items"]) if each["eventId"])
    # A day, shrunk as the test's settings shrink everything.
    assert (seconds(second) - seconds(first)) >= 86_400 * 1e-5


def seconds(instant: str) -> float:
    """The seconds in an instant, of one minute or the next."""
    hours, minutes, rest = instant.rstrip("Z").partition("T")[2].split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


async def test_after_ten_failures_the_register_stops_and_goes_on_where_it_was(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    receiver.answer_with(*[status(500)] * MOST_FAILURES)
    ids = await persons(dossier.municipality, "a", "b")
    found = await becomes(dossier.municipality, made, status="disabled")
    assert found["disabledReason"] == "failed"
    assert found["recordedBy"]["name"] == "register"
    assert subjects(receiver.events) == [ids[0]] * MOST_FAILURES
    progress = (await attempts(dossier.municipality, made))["progress"]
    assert (progress["failures"], progress["behind"] > 0) == (MOST_FAILURES, True)
    resumed = await moved(dossier.municipality, made, "resume")
    assert (resumed["status"], resumed["disabledReason"]) == ("active", None)
    await receiver.until(MOST_FAILURES + 2)
    assert subjects(receiver.events[MOST_FAILURES:]) == ids


async def test_one_that_wants_nothing_any_more_is_left_alone(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    receiver.answer_with(status(410))
    await persons(dossier.municipality, "a", "b")
    found = await becomes(dossier.municipality, made, status="disabled")
    assert (found["disabledReason"], len(receiver.events)) == ("gone", 1)


async def test_one_that_is_not_there_is_a_failure_like_others(dossier: Dossier):
    async with receiving() as gone:
        made = await ready(dossier.municipality, gone)
    await persons(dossier.municipality, "a")
    found = await becomes(dossier.municipality, made, status="disabled")
    assert found["disabledReason"] == "failed"
    assert set(outcomes(await attempts(dossier.municipality, made))) == {"unreachable"}


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 100 Continue\r\n\r\n"])
async def test_one_that_never_answers_is_not_waited_for(
    dossier: Dossier, receiver: Receiver, head: bytes, monkeypatch: pytest.MonkeyPatch
):
    silent = asyncio.Event()

    async def behave(_request: Request, writer: Any) -> None:
        writer.write(head)
        await silent.wait()

    made = await ready(dossier.municipality, receiver)
    monkeypatch.setattr(sending.Sender.send, "__kwdefaults__", {"within": 0.05})
    receiver.behaviour = behave
    await persons(dossier.municipality, "a")
    found = await tried(dossier.municipality, made, lambda found: len(outcomes(found)) >= 2)
    assert set(outcomes(found)) == {"timed_out"}
    silent.set()


async def test_an_answer_without_end_is_not_read_to_it(dossier: Dossier, receiver: Receiver):
    async def flood(_request: Request, writer: Any) -> None:
        code = b"500 Kapot" if len(receiver.events) == 1 else b"200 OK"
        writer.write(b"HTTP/1.1 " + code + b"\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"400\r\n" + b"x" * 1024 + b"\r\n")
            await writer.drain()

    made = await ready(dossier.municipality, receiver)
    receiver.behaviour = flood
    await persons(dossier.municipality, "a")
    found = await tried(dossier.municipality, made, lambda found: len(outcomes(found)) == 2)
    assert outcomes(found) == ["refused", "delivered"]
    assert found["items"][1]["reply"] == "x" * 2048


async def test_what_is_no_http_is_a_failure(dossier: Dossier, receiver: Receiver):
    async def babble(_request: Request, writer: Any) -> None:
        writer.write(b"\x00\xff garbage\r\n\r\n")
        await writer.drain()

    made = await ready(dossier.municipality, receiver)
    receiver.behaviour = babble
    await persons(dossier.municipality, "a")
    found = await tried(dossier.municipality, made, lambda found: len(outcomes(found)) >= 2)
    assert set(outcomes(found)) == {"unreachable"}


async def test_one_that_hangs_keeps_nobody_else_waiting(dossier: Dossier, receiver: Receiver):
    silent = asyncio.Event()

    async def behave(_request: Request, _writer: Any) -> None:
        await silent.wait()

    async with receiving() as hanging:
        await ready(dossier.municipality, hanging)
        hanging.behaviour = behave
        await ready(dossier.province, receiver)
        ids = await persons(dossier.municipality, "a", "b", "c")
        assert subjects(await receiver.until(3)) == ids
        assert len(hanging.events) <= 1
        silent.set()


async def test_an_address_may_say_how_many_it_takes_a_minute(dossier: Dossier, receiver: Receiver):
    receiver.agreement = status(200, "WebHook-Allowed-Origin: *", "WebHook-Allowed-Rate: 600")
    made = await ready(dossier.municipality, receiver)
    await persons(dossier.municipality, "a", "b", "c")
    await receiver.until(3)
    found = await tried(dossier.municipality, made, lambda found: len(outcomes(found)) == 3)
    first, second, third = sorted(seconds(each["attemptedAt"]) for each in found["items"] if each["eventId"])
    assert min(second - first, third - second) >= 0.1


async def test_while_paused_nothing_is_sent_and_nothing_lost(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    await persons(dossier.municipality, "a")
    await receiver.until(1)
    await moved(dossier.municipality, made, "pause")
    paused = await persons(dossier.municipality, "b", "c")
    async with receiving() as other:
        # Somebody else has been sent all of it meanwhile.
        later = await ready(dossier.province, other)
        await step(dossier.province, later, "replays", afterSequence=0)
        await other.until_that(lambda: set(paused) <= set(subjects(other.events)))
    assert len(receiver.events) == 1
    await moved(dossier.municipality, made, "resume")
    assert subjects(await receiver.until(3))[1:] == paused


async def test_a_replay_sends_again_with_the_same_ids(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    ids = await persons(dossier.municipality, "a", "b", "c")
    first = await receiver.until(3)
    sequence = int(first[0].event["sequence"])
    replayed = (await step(dossier.municipality, made, "replays", afterSequence=sequence)).json()
    assert replayed["fromSequence"] == sequence
    assert subjects(await receiver.until(5)) == [*ids, *ids[1:]]
    assert [request.id for request in receiver.events[3:]] == [request.id for request in first[1:3]]


async def test_both_secrets_sign_until_the_former_has_had_its_day(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    rotated = (await step(dossier.municipality, made, "secret-rotations")).json()
    await persons(dossier.municipality, "a")
    (request,) = await receiver.until(1)
    for secret in (rotated["secret"], made["secret"]):
        assert Webhook(secret).verify(request.body, request.headers)
    assert len(request.headers["webhook-signature"].split(" ")) == 2


async def test_a_trial_tells_at_once_what_becomes_of_a_message(dossier: Dossier, receiver: Receiver):
    receiver.agreement = status(404)
    made = await subscribed(dossier.municipality, receiver, eventTypes=PERSONS)
    path = f"{made['links']['self']}/tests"
    found = (await dossier.municipality.post(path, {})).json()
    assert (found["eventId"], found["outcome"], found["responseStatus"]) == (None, "refused", 404)
    await moved(dossier.municipality, made, "pause")
    receiver.agreement = status(200, "WebHook-Allowed-Origin: *")
    found = (await dossier.municipality.post(path, {"note": "Hallo"})).json()
    (request,) = receiver.events
    assert (found["outcome"], found["responseStatus"], found["eventId"]) == ("delivered", 204, request.id)
    event = Webhook(made["secret"]).verify(request.body, request.headers)
    assert (event["type"], event["subject"]) == ("nl.convenanten.webhook-subscription-tested", made["id"])
    assert event["data"]["note"] == "Hallo"
    told = description()["webhooks"]["event"]["post"]["requestBody"]["content"]["application/cloudevents+json"]
    shape = Draft202012Validator({"components": description()["components"], **told["schema"]})
    assert list(shape.iter_errors(event)) == []


async def test_a_trial_is_made_once_per_key_and_not_at_all_in_rehearsal(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    path, key = f"{made['links']['self']}/tests", {"Idempotency-Key": "a-key-of-sixteen-or-more"}
    rehearsed = (await dossier.municipality.post(f"{path}?validateOnly=true", {}, **key)).json()
    assert (rehearsed["body"]["outcome"], receiver.events) == (None, [])
    receiver.answer_with(status(500, body=b"kapot"))
    first, again = [await dossier.municipality.post(path, {}, **key) for _ in range(2)]
    assert first.json() == again.json()
    assert (first.json()["outcome"], first.json()["reply"], len(receiver.events)) == ("refused", "kapot", 1)
    assert again.headers["idempotency-replayed"] == "true"


async def test_the_attempts_are_read_page_by_page(dossier: Dossier, receiver: Receiver):
    made = await ready(dossier.municipality, receiver)
    await persons(dossier.municipality, *"abcde")
    found = await tried(dossier.municipality, made, lambda found: len(found["items"]) == 6)
    read: list[Any] = []
    address = f"{made['links']['self']}/deliveries?limit=4"
    while address:
        page = (await dossier.municipality.get(address)).json()
        read += page["items"]
        address = page["links"].get("next")
    assert read == found["items"]
    assert found["progress"]["head"] == found["progress"]["sequence"] + found["progress"]["behind"]
    spoilt = await dossier.municipality.get(f"{made['links']['self']}/deliveries?cursor=abc")
    assert (spoilt.status_code, json.loads(spoilt.text)["type"].rpartition("/")[2]) == (400, "invalid-cursor")


async def test_it_may_be_about_itself(dossier: Dossier, receiver: Receiver):
    answer = await dossier.municipality.post(SUBSCRIPTIONS, asked(dossier.municipality, receiver.url))
    first = (await receiver.until(1))[0].event
    assert (first["type"], first["subject"]) == (
        "nl.convenanten.webhook-subscription-recorded",
        answer.json()["id"],
    )
