"""A client reads what it wrote and what it heard of, whichever server answers: `Convenant-Sequence`."""

import threading
from typing import Any
from uuid import uuid4

import anyio
import httpx
import pytest

from convenant_client import AsyncConvenant, Convenant, MemoryCursorStore, ProblemError
from convenant_client.reached import Reached
from tests.both import URL, Both, Stage, organisation, problem
from tests.conftest import AGREEMENT, Service
from tests.test_feed import Feed

ID = "c0fa3eef-7fc0-5e52-ba33-3fd86268ef0b"
SEQUENCE = "Convenant-Sequence"


def made(sequence: str) -> httpx.Response:
    return httpx.Response(201, json=organisation(), headers={"etag": '"1"', SEQUENCE: sequence})


def use_all(both: Both, stage: Stage, *steps: Any) -> None:
    """Take steps with one client, one after the other; a refusal is no end."""

    async def taken(register: Any) -> None:
        for step in steps:
            try:
                await step(register)
            except ProblemError:
                continue

    def take(register: Any) -> Any:
        if both.is_async:
            return taken(register)
        for step in steps:
            try:
                step(register)
            except ProblemError:
                continue
        return None

    both.staged(stage, take)


def read(register: Any) -> Any:
    return register.organisations.get(ID)


def record(register: Any) -> Any:
    return register.organisations.record(slug="woonpunt", name="Woonpunt", kind="housing_association")


def test_a_read_asks_for_what_was_written_before_it_and_never_for_less(both: Both):
    found = httpx.Response(200, json=organisation())
    stage = Stage(found, made("41"), found, made("40"), found)
    use_all(both, stage, read, record, read, record, read)
    assert stage.sent(SEQUENCE) == [None, None, "41", None, "41"]


def test_a_refusal_tells_how_far_the_register_is_too(both: Both):
    refused = problem(409, "ceiling-exceeded", {SEQUENCE: "12"})
    stage = Stage(refused, httpx.Response(200, json=organisation()))
    use_all(both, stage, record, read)
    assert stage.sent(SEQUENCE) == [None, "12"]


@pytest.mark.parametrize("said", ["", "-3", "1.5", "٣"])
def test_what_is_no_number_is_passed_over(said: str):
    reached = Reached()
    reached.take(said)
    assert reached.headers == {}


def test_what_is_read_after_an_event_shows_what_it_tells():
    feed, asked = Feed(3), list[str | None]()

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers.get(SEQUENCE))
        return feed(request) if request.url.path == "/v1/events" else httpx.Response(200, json=organisation())

    with Convenant(URL, http=httpx.Client(transport=httpx.MockTransport(handler))) as register:
        events = register.events.read(MemoryCursorStore())
        next(events)
        read(register)
    assert asked == [None, "2"]


def test_whoever_acts_for_another_organisation_reads_it_too_and_another_client_does_not():
    stage = Stage(made("7"), httpx.Response(200, json=organisation()))
    transport = httpx.MockTransport(stage)
    with Convenant(URL, http=httpx.Client(transport=transport)) as register:
        record(register)
        read(register.acting_for(ID))
    with Convenant(URL, http=httpx.Client(transport=transport)) as another:
        read(another)
    assert stage.sent(SEQUENCE) == [None, "7", None]


def test_of_many_threads_the_highest_counts():
    reached = Reached()
    numbers = [str(number) for number in range(1, 2001)]
    threads = [threading.Thread(target=lambda part=part: [*map(reached.take, numbers[part::8])]) for part in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert reached.headers == {SEQUENCE: "2000"}


def test_a_real_register_says_it_and_is_asked_for_it(service: Service, registrar: str):
    """On the wire, with both clients: what a command was answered with is what the next read asks for."""
    sent, said = list[str | None](), list[str | None]()

    def out(request: httpx.Request) -> None:
        sent.append(request.headers.get(SEQUENCE))

    def back(response: httpx.Response) -> None:
        said.append(response.headers.get(SEQUENCE))

    with httpx.Client(event_hooks={"request": [out], "response": [back]}) as http:
        register = Convenant(service.url, token=registrar, http=http)
        agreement = register.agreements.get(AGREEMENT)
        register.agreements.correct(agreement, note=str(uuid4()), reason="A test")
        register.agreements.get(AGREEMENT)
    assert said[0] is None
    assert int(said[1] or 0) > 0
    assert sent == [None, None, said[1]]


def test_a_real_register_says_it_to_coroutines(service: Service, registrar: str):
    sent = list[str | None]()

    async def out(request: httpx.Request) -> None:
        sent.append(request.headers.get(SEQUENCE))

    async def use(register: AsyncConvenant) -> None:
        agreement = await register.agreements.get(AGREEMENT)
        await register.agreements.correct(agreement, note=str(uuid4()), reason="A test")
        await register.agreements.get(AGREEMENT)

    async def main() -> None:
        async with httpx.AsyncClient(event_hooks={"request": [out]}) as http:
            await use(AsyncConvenant(service.url, token=registrar, http=http))

    anyio.run(main)
    assert sent[:2] == [None, None]
    assert int(sent[2] or 0) > 0
