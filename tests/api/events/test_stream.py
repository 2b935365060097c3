"""The stream: the same events as the feed, as they come, for as long as they may be told."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import Any

import asyncpg
import httpx
import pytest

from app.events import stream
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.main import end_streams
from tests.api.decisions.support import Dossier
from tests.api.events.support import FEED, STREAM, by_hand, read_on
from tests.conftest import served
from tests.factories.http import Member
from tests.factories.problems import EVERYWHERE, assert_edge, assert_problem, faults
from tests.factories.streams import PATIENCE_SECONDS, Listening, listening

SSE = {"Accept": "text/event-stream"}


@asynccontextmanager
async def heard(reader: Member, query: str = "", **headers: str) -> AsyncIterator[Listening]:
    """Listen as a reader, from a place that the query names."""
    async with listening(reader.client, STREAM + query, **reader.headers, **SSE, **headers) as found:
        assert found.status == 200
        yield found


async def recorded(reader: Member, number: int, prefix: str) -> list[str]:
    """Record some persons and return their ids."""
    made = [await reader.record("/v1/persons", {"familyName": f"{prefix} {at}"}) for at in range(number)]
    return [person["id"] for person in made]


async def test_it_tells_the_events_of_the_feed_and_then_what_happens(dossier: Dossier):
    reader = dossier.municipality
    await dossier.party(dossier.province)
    await recorded(reader, 2, "vooraf")
    past, _ = await read_on(reader)
    async with heard(reader) as found:
        assert found.headers["content-type"].partition(";")[0] == "text/event-stream"
        assert found.headers["x-accel-buffering"] == "no"
        assert {name: found.headers.get_list(name) for name in EVERYWHERE} == {k: [v] for k, v in EVERYWHERE.items()}
        opening = await found.message()
        assert opening.fields["retry"].isdecimal()
        assert [message.event for message in await found.events(len(past))] == past
        (happened,) = await recorded(reader, 1, "erna")
        (message,) = await found.events(1)
        assert (message.event["subject"], message.event["type"]) == (happened, "nl.convenanten.person-recorded")


async def test_who_comes_back_misses_nothing_and_hears_nothing_twice(dossier: Dossier, settings: Settings):
    reader = dossier.municipality
    ids = await recorded(reader, 5, "eerst")
    asked = "?type=nl.convenanten.person-recorded"
    async with heard(reader, asked) as found:
        first = await found.events(2)
    ids += await recorded(reader, 3, "tussendoor")
    # Another process, and the address of the first time: `Last-Event-ID` goes before it.
    async with served(settings, dossier.targets) as client:
        elsewhere = replace(reader, client=client)
        async with heard(elsewhere, f"{asked}&after=latest", **{"Last-Event-ID": first[-1].id}) as found:
            rest = await found.events(6)
    assert [message.event["subject"] for message in first + rest] == ids
    # The same cursor also leads on in the feed.
    page = (await reader.get(f"{FEED}{asked}&after={rest[-2].id}")).json()
    assert [event["subject"] for event in page["items"]] == ids[-1:]


async def test_latest_tells_only_what_is_still_to_come(dossier: Dossier):
    reader = dossier.municipality
    await recorded(reader, 3, "vooraf")
    async with heard(reader, "?after=latest") as found:
        await found.message()
        ids = await recorded(reader, 1, "erna")
        assert [message.event["subject"] for message in await found.events(1)] == ids


async def test_silence_is_filled_and_moves_the_place_on(dossier: Dossier, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)
    await recorded(dossier.municipality, 1, "vooraf")
    async with heard(Member(dossier.client, {}), "?type=nl.convenanten.organisation-recorded") as found:
        places = {(await found.message()).id}
        beat = await found.message()
        assert (beat.fields["comment"], beat.id in places) == ("heartbeat", True)
        # What the reader may not see is passed as well, and need not be looked at again.
        await recorded(dossier.municipality, 1, "erna")
        while beat.id in places:
            beat = await found.message()
        assert "data" not in beat.fields


async def test_it_never_tells_of_a_dossier_of_others(dossier: Dossier):
    outsider = dossier.outsider
    async with heard(outsider, "?after=latest") as found, heard(dossier.municipality, "?after=latest") as inside:
        await found.message()
        party = await dossier.party(dossier.province)
        (person,) = await recorded(dossier.municipality, 1, "erna")
        assert [message.event["subject"] for message in await found.events(1)] == [person]
        assert party["id"] in {message.event["subject"] for message in await inside.events(3)}


async def test_it_stops_telling_of_a_dossier_that_closes(dossier: Dossier):
    await dossier.party(dossier.province)
    async with heard(dossier.province, "?after=latest") as found:
        await found.message()
        async with by_hand(dossier.targets) as connection:
            await connection.execute(
                "DELETE FROM dossier_relation WHERE organisation_id = $1", dossier.province.organisation_id
            )
        await dossier.party(dossier.outsider)
        (person,) = await recorded(dossier.municipality, 1, "erna")
        assert [message.event["subject"] for message in await found.events(1)] == [person]


async def test_it_ends_with_the_membership(dossier: Dossier):
    async with heard(dossier.municipality, "?after=latest") as found:
        await found.message()
        connection = await asyncpg.connect(**dossier.targets.owner.arguments())
        await connection.execute(
            "DELETE FROM membership WHERE organisation_id = $1", dossier.municipality.organisation_id
        )
        await connection.close()
        assert await found.rest() == ""


async def test_it_ends_with_the_token(dossier: Dossier, issuer: DeveloperIssuer):
    token = issuer.mint("anybody", None, (), 1, time.time())  # noqa: TID251 - judged in the same second
    reader = Member(dossier.client, {"Authorization": f"Bearer {token}"})
    async with heard(reader, "?after=latest") as found:
        await found.message()
        assert await found.rest() == ""


async def test_it_ends_when_the_service_stops(dossier: Dossier, client: httpx.AsyncClient):
    transport: Any = client._transport
    async with heard(dossier.municipality, "?after=latest") as found, heard(Member(client, {})) as other:
        await found.message()
        end_streams(transport.app)
        assert await found.rest() == ""
        assert "data" not in await other.rest()
    # One that was still on its way in ends after what it was owed.
    ids = await recorded(dossier.municipality, 1, "erna")
    async with heard(dossier.municipality, "?type=nl.convenanten.person-recorded") as late:
        assert ids[0] in await late.rest()


async def test_it_ends_when_the_register_is_restored_underneath_and_then_says_why(dossier: Dossier):
    await recorded(dossier.municipality, 1, "vooraf")
    async with heard(dossier.municipality, "?after=latest") as found:
        here = (await found.message()).id
        async with by_hand(dossier.targets) as connection:
            await connection.execute("UPDATE journal_head SET epoch = gen_random_uuid()")
        assert await found.rest() == ""
    answer = await dossier.municipality.get(STREAM, **SSE, **{"Last-Event-ID": here})
    assert_problem(answer, 410, "cursor-epoch-changed")


async def test_what_is_wrong_is_said_before_it_begins(dossier: Dossier):
    reader = dossier.municipality
    refused = await reader.get(STREAM, **SSE, **{"Last-Event-ID": "x"})
    assert faults(assert_problem(refused, 400, "invalid-cursor")) == {("header", "Last-Event-ID", "invalid-cursor")}
    assert_problem(await reader.get(f"{STREAM}?after=x", **SSE), 400, "invalid-cursor")
    assert_problem(await reader.get(f"{STREAM}?type=x", **SSE), 400, "validation-failed")
    assert_problem(await reader.get(f"{STREAM}?limit=5", **SSE), 400, "unknown-parameter")
    assert_problem(await reader.get(STREAM, Accept="text/html"), 406, "not-acceptable")
    assert_problem(await reader.get(STREAM, Accept="application/json;q=0"), 406, "not-acceptable")
    assert_problem(await dossier.client.get(STREAM, headers={"Authorization": "Bearer x.y.z"}), 401, "invalid-token")


async def test_its_head_has_the_headers_and_an_end(dossier: Dossier):
    head = await dossier.client.head(STREAM, headers=dossier.municipality.headers | SSE)
    assert (head.status_code, head.content) == (200, b"")
    assert_edge(head)
    async with heard(dossier.municipality) as found:
        varying = {"x-request-id", "ratelimit"}
        assert {k: v for k, v in head.headers.items() if k not in varying} == {
            k: v for k, v in found.headers.items() if k not in varying
        }
    assert (await dossier.client.head(f"{STREAM}?after=x")).status_code == 400


QUESTION = "SELECT h.epoch, h.seq, a.epoch FROM journal_head h, access_epoch a"


async def test_while_nothing_happens_a_hundred_listeners_ask_the_database_one_question_together(
    dossier: Dossier, settings: Settings
):
    statements: list[str] = []
    one = settings.model_copy(update={"read_connections": 1})
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(served(one, dossier.targets))
        transport: Any = client._transport
        register = transport.app.app.state.register
        async with register.reads.pool.acquire() as connection:
            connection.add_query_logger(lambda record: statements.append(record.query))
        listeners = [await stack.enter_async_context(heard(Member(client, {}), "?after=latest")) for _ in range(100)]
        for listener in listeners:
            await listener.message()
        # Each has read its own first page, and perhaps a second one after the first question.
        async with asyncio.timeout(PATIENCE_SECONDS):
            while statements[-2:] != [QUESTION, QUESTION]:
                await register.watch.after(register.watch.turn, 0.05)
        assert len(statements) < 300
        made = await dossier.municipality.record("/v1/organisations", {"slug": "nieuw", "name": "Nieuw"})
        for listener in listeners:
            assert (await listener.events(1))[0].event["subject"] == made["id"]
    # Nobody listens any more, so nobody asks.
    assert register.watch._asking is None
