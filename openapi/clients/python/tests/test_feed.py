"""The feed as an iterator that survives restarts: every event at least once, in order."""

import itertools
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import anyio
import httpx
import pytest

from convenant_client import (
    AsyncConvenant,
    ClientCredentials,
    Convenant,
    FileCursorStore,
    MemoryCursorStore,
    ProblemError,
    TokenError,
    UnreachableError,
    problems,
)
from tests.both import URL, Both, problem
from tests.conftest import AGREEMENT, Service
from tests.identity_provider import EC, pem


def event(number: int) -> dict[str, Any]:
    """Return an event as the API sends it."""
    subject = str(uuid4())
    data = {
        "kind": "agreement",
        "id": subject,
        "version": 1,
        "agreementId": None,
        "address": f"/v1/agreements/{subject}",
    }
    return {"id": f"{number:064x}", "sequence": str(number), "subject": subject, "data": data}


class Feed:
    """A feed of some events, in pages of two; a cursor is the number of the last event before the page."""

    def __init__(self, count: int) -> None:
        self.events = [event(number) for number in range(1, count + 1)]
        self.asked: list[str | None] = []
        self.faults: list[httpx.Response | Exception] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        after = request.url.params.get("after")
        self.asked.append(after)
        if self.faults:
            fault = self.faults.pop(0)
            if isinstance(fault, Exception):
                raise fault
            return fault
        start = int(after or 0)
        items = self.events[start : start + 2]
        place = start + len(items)
        links = {"self": "/v1/events", "next": f"/v1/events?after={place}"}
        return httpx.Response(200, json={"items": items, "hasMore": place < len(self.events), "links": links})


def numbers(events: list[Any]) -> list[int]:
    return [int(each.sequence) for each in events]


def test_events_come_in_order_and_the_next_reader_goes_on(both: Both):
    feed, place = Feed(5), MemoryCursorStore()
    assert numbers(both.staged(feed, lambda register: register.events.read(place))) == [1, 2, 3, 4, 5]
    assert place.load() == "5"
    feed.events.append(event(6))
    assert numbers(both.staged(feed, lambda register: register.events.read(place))) == [6]


def test_the_filters_are_sent(both: Both):
    seen: list[dict[str, str]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(dict(request.url.params))
        return Feed(0)(request)

    both.staged(
        handler,
        lambda register: register.events.read(
            MemoryCursorStore("7"), types=["nl.convenanten.agreement-changed"], agreement_id=AGREEMENT, limit=10
        ),
    )
    assert seen == [
        {"after": "7", "type": "nl.convenanten.agreement-changed", "agreementId": AGREEMENT, "limit": "10"}
    ]


@pytest.mark.parametrize("handled", range(1, 6))
def test_wherever_a_reader_crashes_every_event_is_handled(handled: int, tmp_path: Path):
    """What was handled before the crash may come again, and nothing is left out."""
    feed, done = Feed(5), []
    transport = httpx.MockTransport(feed)

    def run(crash_after: int) -> None:
        with Convenant(URL, http=httpx.Client(transport=transport)) as register:
            for each in register.events.read(FileCursorStore(tmp_path / "cursor")):
                done.append(int(each.sequence))
                if len(done) == crash_after:
                    raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(crash_after=handled)
    run(crash_after=0)
    assert set(done) == {1, 2, 3, 4, 5}
    again = done[handled:]
    assert again == list(range(again[0], 6))
    # Only the page that was not finished is repeated.
    assert again[0] >= handled - 1


def test_the_place_does_not_move_before_the_reader_comes_back(both: Both):
    saved: list[str] = []

    class Watched(MemoryCursorStore):
        def save(self, cursor: str, /) -> None:
            saved.append(cursor)
            super().save(cursor)

    feed = Feed(4)
    transport = httpx.MockTransport(feed)
    with Convenant(URL, http=httpx.Client(transport=transport)) as register:
        events = register.events.read(Watched())
        assert numbers(list(itertools.islice(events, 2))) == [1, 2]
        assert saved == []
        next(events)
        assert saved == ["2"]


def test_a_store_may_be_asynchronous():
    class Remote:
        cursor: str | None = None

        async def load(self) -> str | None:
            await anyio.lowlevel.checkpoint()
            return self.cursor

        async def save(self, cursor: str, /) -> None:
            await anyio.lowlevel.checkpoint()
            self.cursor = cursor

    store = Remote()
    Both(is_async=True).staged(Feed(3), lambda register: register.events.read(store))
    assert store.cursor == "3"


def test_a_store_that_fails_ends_the_reading(both: Both):
    class Full(MemoryCursorStore):
        def save(self, _cursor: str, /) -> None:
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        both.staged(Feed(3), lambda register: register.events.read(Full()))


def test_pages_come_with_their_place(both: Both):
    pages = both.staged(Feed(5), lambda register: register.events.pages(after=None))
    assert [(numbers(page.items), page.cursor, page.has_more) for page in pages] == [
        ([1, 2], "2", True),
        ([3, 4], "4", True),
        ([5], "5", False),
    ]


@pytest.mark.parametrize(("resume", "shared", "expected"), [("1", 1, [2, 3]), (None, None, [1, 2, 3])])
def test_in_a_restored_register_it_goes_on_where_both_histories_agree_or_begins_again(
    both: Both, resume: str | None, shared: int | None, expected: list[int]
):
    told: list[int | None] = []
    feed, place = Feed(3), MemoryCursorStore("9")
    members = {} if resume is None else {"resume": resume, "lastCommonSequence": shared}
    feed.faults = [problem(410, "cursor-epoch-changed", **members)]
    found = both.staged(feed, lambda register: register.events.read(place, restored=told.append))
    assert numbers(found) == expected
    assert told == [shared]
    assert place.load() == "3"


def test_a_place_of_other_filters_is_refused(both: Both):
    feed, place = Feed(3), MemoryCursorStore("9")
    feed.faults = [problem(400, "invalid-cursor")]
    with pytest.raises(problems.InvalidCursor):
        both.staged(feed, lambda register: register.events.read(place))
    assert place.load() == "9"


def test_following_outlasts_a_register_that_is_away_and_never_ends(waited: list[float]):
    feed = Feed(3)
    feed.faults = [httpx.ConnectError("refused")] * 12 + [problem(503, "x")] * 6
    transport = httpx.MockTransport(feed)
    with Convenant(URL, http=httpx.Client(transport=transport)) as register:
        events = register.events.follow(MemoryCursorStore(), pause=40)
        assert numbers(list(itertools.islice(events, 3))) == [1, 2, 3]
        assert waited.count(40) == 3
        feed.events.append(event(4))
        assert int(next(events).sequence) == 4
        assert waited.count(40) == 4


def test_following_does_not_outlast_a_refusal(both: Both, waited: list[float]):
    feed = Feed(3)
    feed.faults = [problem(403, "insufficient-scope")]
    with pytest.raises(problems.InsufficientScope):
        both.staged(feed, lambda register: register.events.follow(MemoryCursorStore()))


class Login:
    """A token endpoint in front of a feed; it answers what it is told, and then gives a token."""

    def __init__(self, feed: Feed, *answers: httpx.Response | Exception) -> None:
        self.feed, self.answers = feed, list(answers)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "register.test":
            return self.feed(request)
        answer = self.answers.pop(0) if self.answers else httpx.Response(200, json={"access_token": "t"})
        if isinstance(answer, Exception):
            raise answer
        return answer


def follow_behind(both: Both, login: Login, count: int) -> list[int]:
    """Follow the feed with client credentials until so many events came."""
    credentials = ClientCredentials(token_url="https://login.test/token", client_id="partner", key=pem(EC))

    class Enough(MemoryCursorStore):
        def save(self, cursor: str, /) -> None:
            super().save(cursor)
            if int(cursor) == count:
                raise InterruptedError

    found: list[int] = []

    def use(register: Any) -> Any:
        events = register.events.follow(Enough(), pause=40)
        if not both.is_async:
            found.extend(int(each.sequence) for each in events)
            return None

        async def all_of_them() -> None:
            async for each in events:
                found.append(int(each.sequence))  # noqa: PERF401 - kept when it ends with an error

        return all_of_them()

    with pytest.raises(InterruptedError):
        both.staged(login, use, token=credentials)
    return found


def test_following_outlasts_a_token_endpoint_that_is_away_for_an_hour(both: Both, waited: list[float]):
    away = [httpx.ConnectError("refused"), httpx.Response(503), httpx.Response(502, content=b"<h1>Bad gateway</h1>")]
    login = Login(Feed(2), *(away * 200))
    assert follow_behind(both, login, 2) == [1, 2]
    assert waited.count(40) == 100
    assert sum(waited) > 3600


def test_following_asks_a_token_endpoint_no_sooner_than_it_says(both: Both, waited: list[float]):
    login = Login(Feed(2), httpx.Response(503, headers={"retry-after": "900"}))
    assert follow_behind(both, login, 2) == [1, 2]
    assert waited == [900]


def test_following_asks_the_register_no_sooner_than_it_says(both: Both, waited: list[float]):
    feed = Feed(2)
    feed.faults = [problem(503, "service-unavailable", {"retry-after": "900"})]
    assert follow_behind(both, Login(feed), 2) == [1, 2]
    assert waited == [900]


def test_following_ends_when_the_token_endpoint_does_not_know_the_client(both: Both, waited: list[float]):
    login = Login(Feed(2), httpx.Response(401, json={"error": "invalid_client"}))
    with pytest.raises(TokenError, match="invalid_client"):
        follow_behind(both, login, 2)
    assert waited == []


def test_reading_once_tells_that_nobody_answers(both: Both, waited: list[float]):
    feed = Feed(3)
    feed.faults = [httpx.ConnectError("refused")] * 6
    with pytest.raises(UnreachableError):
        both.staged(feed, lambda register: register.events.read(MemoryCursorStore()))


def test_a_follower_that_is_cancelled_stops_at_once():
    async def main() -> list[int]:
        http = httpx.AsyncClient(transport=httpx.MockTransport(Feed(2)))
        found: list[int] = []
        async with AsyncConvenant(URL, http=http) as register:
            with anyio.move_on_after(0.3):
                async for each in register.events.follow(MemoryCursorStore(), pause=60):
                    found.append(int(each.sequence))  # noqa: PERF401 - it never ends
        return found

    assert anyio.run(main) == [1, 2]


def test_a_cursor_file_is_replaced_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "cursor"
    store = FileCursorStore(path)
    assert store.load() is None
    store.save("first")
    assert FileCursorStore(path).load() == "first"

    def fail(*_arguments: object) -> None:
        raise OSError("power failure")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="power"):
        store.save("second")
    assert store.load() == "first"
    assert [found.name for found in tmp_path.iterdir()] == ["cursor"]


def test_whoever_reads_the_file_meanwhile_finds_a_whole_place(tmp_path: Path):
    store = FileCursorStore(tmp_path / "cursor")
    places = ["a" * 4000, "b" * 4000]
    store.save(places[0])
    found: set[str | None] = set()
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            found.add(store.load())

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(50):
        store.save(places[number % 2])
    ended.set()
    reader.join()
    assert found <= set(places)


def test_the_feed_of_a_real_register_is_complete_and_goes_on(
    both: Both, service: Service, registrar: str, tmp_path: Path
):
    place = FileCursorStore(tmp_path / "cursor")

    def ask(use: Callable[[Any], Any]) -> Any:
        return both.ask(service.url, use, token=registrar)

    everything = ask(lambda register: register.events.read(place, limit=10))
    assert numbers(everything) == sorted(set(numbers(everything)))
    assert {each.data.kind for each in everything} >= {"agreement", "party", "decision"}
    assert ask(lambda register: register.events.read(place)) == []
    agreement = ask(lambda register: register.agreements.get(AGREEMENT))
    changed = ask(lambda register: register.agreements.correct(agreement, note=str(uuid4()), reason="A test"))
    assert [(each.subject, each.data.version) for each in ask(lambda register: register.events.read(place))][-1] == (
        changed.id,
        changed.version,
    )
    with pytest.raises(ProblemError) as raised:
        ask(lambda register: register.events.read(place, agreement_id=AGREEMENT))
    assert raised.value.slug == "invalid-cursor"
