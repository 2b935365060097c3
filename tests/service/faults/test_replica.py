"""A register with a replica: nobody sees an error because of it, less than they wrote or more than they may."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import httpx
import psutil
import pytest

from app.kit import replica as watching
from app.kit.database import Targets
from app.kit.embedded.process import processes_of
from tests.factories.http import new_key
from tests.factories.problems import slug_of
from tests.factories.streams import listening
from tests.replicas import Replica
from tests.service.faults.conftest import Opened
from tests.service.faults.machine import Machine, Network
from tests.service.faults.register import ORGANISATIONS, Running, assert_fault, errors_in, until, unused_slug

SEQUENCE = "Convenant-Sequence"
PERSONS = "/v1/persons"


@dataclass
class Replicated:
    """A register with a replica, and who reads from it."""

    running: Running
    replica: Replica

    @property
    def watched(self) -> watching.Replica:
        transport: Any = self.running.registrar.client._transport
        found: watching.Replica = transport.app.app.state.database.replica
        return found

    async def recorded(self) -> tuple[str, str]:
        """The slug of a new organisation, and the journal entry with which it was recorded."""
        slug = unused_slug()
        answer = await self.running.record(slug)
        assert answer.status_code == 201, answer.text
        return slug, answer.headers[SEQUENCE]

    async def sees(self, slug: str, *, token: bool = False, **headers: str) -> bool:
        """Whether an organisation is found by who reads with or without a token."""
        named = self.running.registrar.headers if token else {}
        path = f"{ORGANISATIONS}?slug={slug}"
        answer = await self.running.registrar.client.get(path, headers=named | headers)
        assert answer.status_code == 200, answer.text
        return bool(answer.json()["items"])

    async def becomes(self, condition: str) -> None:
        async def is_so() -> bool:
            ready = await self.running.registrar.client.get("/health/ready")
            return bool(ready.json().get("replica") == condition)

        await until(is_so)

    async def shows(self, sequence: str) -> None:
        """Wait until the register knows that the replica shows an entry."""

        async def does() -> bool:
            shown = self.watched._pool.watched
            return shown is not None and shown.sequence >= int(sequence)

        await until(does)

    @asynccontextmanager
    async def paused(self) -> AsyncIterator[None]:
        await self.replica.pause()
        try:
            yield
        finally:
            await self.replica.resume()


def targets_of(primary: Targets, replica: Replica) -> Targets:
    return replace(primary, read=replace(primary.read, host=replica.address.host))


@pytest.fixture
async def replica(machine: Machine) -> AsyncIterator[Replica]:
    async with machine.replica() as found:
        yield found


@pytest.fixture
async def replicated(opened: Opened, machine: Machine, replica: Replica) -> AsyncIterator[Replicated]:
    async with opened(targets_of(machine.targets, replica)) as running:
        found = Replicated(running, replica)
        await running.serves_again()
        _, sequence = await found.recorded()
        await found.shows(sequence)
        await found.becomes("serving")
        yield found


async def test_who_wrote_reads_that_and_who_asks_for_nothing_may_read_a_little_earlier(replicated: Replicated):
    async with replicated.paused():
        slug, sequence = await replicated.recorded()
        for token in (False, True):
            assert not await replicated.sees(slug, token=token)
            assert await replicated.sees(slug, token=token, **{SEQUENCE: sequence})
            # One that the journal has not reached yet can only be known better by the primary.
            assert await replicated.sees(slug, token=token, **{SEQUENCE: "999999999999999999"})
    await replicated.shows(sequence)
    assert await replicated.sees(slug)


async def test_a_read_with_a_sequence_is_one_statement_on_the_replica(replicated: Replicated, machine: Machine):
    slug, sequence = await replicated.recorded()
    await replicated.shows(sequence)
    # What a connection asks for itself at its first read is left out.
    assert await replicated.sees(slug, token=True, **{SEQUENCE: sequence})
    at_replica: list[str] = []
    at_primary: list[str] = []
    transport: Any = replicated.running.registrar.client._transport
    async with (
        replicated.watched._pool.acquire() as replica,
        transport.app.app.state.database.primary.acquire() as primary,
    ):
        replica.add_query_logger(lambda record: at_replica.append(record.query))
        primary.add_query_logger(lambda record: at_primary.append(record.query))
    assert await replicated.sees(slug, token=True, **{SEQUENCE: sequence})
    assert (len(at_replica), at_primary) == (1, [])


async def test_every_answer_to_a_command_says_what_to_ask_for(replicated: Replicated, machine: Machine):
    member = replicated.running.registrar
    key, slug = new_key(), unused_slug()
    first = await replicated.running.record(slug, key)
    again = await replicated.running.record(slug, key)
    assert int(first.headers[SEQUENCE]) <= int(again.headers[SEQUENCE])
    path = f"{ORGANISATIONS}/{first.json()['id']}"
    body = {"name": f"{slug} later", "reason": "another name"}
    patched = await member.patch(path, body, first.headers["etag"])
    assert int(patched.headers[SEQUENCE]) > int(again.headers[SEQUENCE])
    async with replicated.paused():
        later = await member.patch(path, body | {"name": f"{slug} again"}, patched.headers["etag"])
        refused = await member.patch(path, body, first.headers["etag"])
        assert refused.status_code == 412
        read = await member.get(path, **{SEQUENCE: refused.headers[SEQUENCE]})
        assert read.headers["etag"] == later.headers["etag"] == refused.headers["etag"]
        # The command itself looks at the primary, whatever its sender asks for or leaves out.
        assert (await member.patch(path, body, later.headers["etag"])).status_code == 200
    rehearsed = await member.post(f"{ORGANISATIONS}?validateOnly=true", {"slug": "x-y", "name": "X"})
    assert SEQUENCE not in rehearsed.headers
    assert SEQUENCE not in (await member.get(path)).headers


@pytest.mark.parametrize("stated", ["x", "-1", "1.5", "1" * 19, "0x1"])
async def test_a_sequence_that_is_no_number_is_refused(replicated: Replicated, stated: str):
    answer = await replicated.running.registrar.get(ORGANISATIONS, **{SEQUENCE: stated})
    assert (answer.status_code, slug_of(answer)) == (400, "malformed-request")


async def test_a_role_that_is_withdrawn_ends_at_the_next_request(replicated: Replicated, machine: Machine):
    member = replicated.running.registrar
    made = await member.post(PERSONS, {"familyName": "Jansen", "recordingMode": "workflow"})
    await replicated.shows(made.headers[SEQUENCE])
    async with replicated.paused():
        assert (await member.get(PERSONS)).json()["items"]
        await machine.told(f"DELETE FROM membership WHERE organisation_id = '{member.organisation_id}'")
        assert (await member.get(PERSONS)).json()["items"] == []


async def test_a_replica_that_is_too_far_behind_is_passed_over(
    replicated: Replicated, monkeypatch: pytest.MonkeyPatch
):
    async with replicated.paused():
        slug, sequence = await replicated.recorded()
        assert not await replicated.sees(slug)
        monkeypatch.setattr(watching, "LAG_SECONDS", 0.05)
        await replicated.becomes("behind")
        assert await replicated.sees(slug)
    monkeypatch.undo()
    await replicated.shows(sequence)
    await replicated.becomes("serving")


@asynccontextmanager
async def reading_meanwhile(replicated: Replicated) -> AsyncIterator[list[httpx.Response]]:
    """Read all the time, with and without a token, and insist that every read is answered well."""
    answers: list[httpx.Response] = []
    is_over = asyncio.Event()

    async def read(headers: dict[str, str]) -> None:
        while not is_over.is_set():
            answer = await replicated.running.registrar.client.get(ORGANISATIONS, headers=headers)
            answers.append(answer)
            assert answer.status_code == 200, answer.text

    readers = [asyncio.create_task(read(headers)) for headers in ({}, replicated.running.registrar.headers) * 2]
    try:
        yield answers
    finally:
        is_over.set()
        await asyncio.gather(*readers)


async def test_a_replica_that_dies_is_not_missed_and_is_used_again(
    replicated: Replicated, caplog: pytest.LogCaptureFixture
):
    async with reading_meanwhile(replicated) as answers:
        for how in ("immediate", "fast"):
            await asyncio.to_thread(replicated.replica.stop, how)
            await replicated.becomes("unreachable")
            slug, sequence = await replicated.recorded()
            assert await replicated.sees(slug)
            await asyncio.to_thread(replicated.replica.start)
            await replicated.shows(sequence)
            await replicated.becomes("serving")
    assert len(answers) > 10
    await replicated.running.holds_nothing_of(replicated.watched._pool)
    assert errors_in(caplog) == []


async def test_a_replica_that_falls_silent_is_given_up(replicated: Replicated, caplog: pytest.LogCaptureFixture):
    async with reading_meanwhile(replicated) as answers:
        frozen = processes_of(replicated.replica.directory)
        for process in frozen:
            process.suspend()
        await replicated.becomes("unreachable")
        seen = len(answers)

        async def reads_go_on() -> bool:
            return len(answers) > seen + 10

        await until(reads_go_on)
        for process in frozen:
            with suppress(psutil.NoSuchProcess):
                process.resume()
        await replicated.becomes("serving")
    assert errors_in(caplog) == []


async def test_a_replica_that_was_promoted_is_no_replica(replicated: Replicated, caplog: pytest.LogCaptureFixture):
    async with reading_meanwhile(replicated):
        await replicated.replica.promote()
        # What is written there is no part of this register.
        await replicated.replica.tell('UPDATE organisation SET public_representation = \'{"slug": "forked"}\'')
        for headers in ({}, replicated.running.registrar.headers):
            answer = await replicated.running.registrar.client.get(ORGANISATIONS, headers=headers)
            assert "forked" not in answer.text
        await replicated.becomes("promoted")
    assert errors_in(caplog) == []


async def test_a_replica_of_another_history_is_not_believed(replicated: Replicated, machine: Machine):
    async with replicated.paused():
        slug, _ = await replicated.recorded()
        shown = replicated.watched._pool.watched
        assert shown is not None
        another = "UPDATE journal SET entry_hash = sha256(entry_hash) WHERE seq = "
        await machine.told(f"SET session_replication_role = replica; {another}{shown.sequence}")
        # With a token at once, because the primary is asked; without one at the next look at the replica.
        assert await replicated.sees(slug, token=True)
        await replicated.becomes("other-history")
        assert await replicated.sees(slug)


async def test_a_read_that_the_replica_cannot_finish_is_answered_by_the_primary(
    replicated: Replicated, machine: Machine, caplog: pytest.LogCaptureFixture
):
    slug, sequence = await replicated.recorded()
    await replicated.shows(sequence)
    async with machine.administrator() as holder:
        async with holder.transaction():
            await holder.execute("LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE")
            position = await holder.fetchval("SELECT pg_current_wal_insert_lsn()")
            await machine.told("SELECT pg_switch_wal()")

            async def is_locked_there() -> bool:
                query = "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted"
                return bool(await replicated.replica.tell(query))

            await until(is_locked_there)
            await replicated.replica.pause()
            assert position is not None
        # The lock is gone here, and over there it is held until the end of the transaction is replayed.
        assert await replicated.sees(slug)
        assert await replicated.sees(slug, token=True)
        await replicated.replica.resume()
    assert errors_in(caplog) == []


async def test_without_a_primary_only_what_is_public_is_answered(opened: Opened, machine: Machine, replica: Replica):
    async with Network.to(machine.server.address) as network:
        targets = targets_of(network.targets(machine.targets), replica)
        targets = replace(targets, read=replace(targets.read, port=replica.address.port))
        async with opened(targets) as running:
            found = Replicated(running, replica)
            await running.serves_again()
            slug, sequence = await found.recorded()
            await found.shows(sequence)
            await found.becomes("serving")
            network.fall_silent()
            network.cut()
            assert_fault(await running.read(), "database-unavailable", "2")
            assert_fault(await running.record(unused_slug()), "database-unavailable", "2")
            answer = await running.read_publicly()
            assert (answer.status_code, await found.sees(slug)) == (200, True)
            ready = await running.registrar.client.get("/health/ready")
            expected = {"status": "ready", "primary": "unreachable", "replica": "serving"}
            assert (ready.status_code, ready.json()) == (200, expected)
            network.speak()
            await running.serves_again()


async def test_a_stream_tells_what_happened_though_the_replica_lags(replicated: Replicated):
    member = replicated.running.registrar
    path, accept = "/v1/events/stream?after=latest", {"Accept": "text/event-stream"}
    async with listening(member.client, path, **member.headers, **accept) as heard, replicated.paused():
        await heard.message()
        made = await replicated.running.record(unused_slug())
        (event,) = await heard.events(1)
        assert event.event["subject"] == made.json()["id"]
        # What the event names can be read under its own number.
        read = await member.get(f"{ORGANISATIONS}/{made.json()['id']}", **{SEQUENCE: event.event["sequence"]})
        assert read.status_code == 200


async def test_a_place_in_the_feed_never_goes_back(replicated: Replicated):
    member = replicated.running.registrar
    async with replicated.paused():
        _, sequence = await replicated.recorded()
        newest = (await member.get("/v1/events?after=latest", **{SEQUENCE: sequence})).json()
        behind = await member.get(newest["links"]["next"])
        assert (behind.status_code, behind.json()["items"]) == (200, [])
        await replicated.recorded()

    async def tells_the_next() -> bool:
        page = (await member.get(behind.json()["links"]["next"])).json()
        return bool(page["items"])

    await until(tells_the_next)


async def test_commands_and_reads_find_the_server_that_was_promoted(
    opened: Opened, machine: Machine, replica: Replica, caplog: pytest.LogCaptureFixture
):
    """Both hosts are named; the first one dies, the second one becomes the register."""
    further = ((replica.address.host, replica.address.port),)
    both = {name: replace(getattr(machine.targets, name), further=further) for name in ("write", "read")}
    async with opened(replace(machine.targets, **both)) as running:
        slug, key = unused_slug(), new_key()
        assert (await running.record(slug, key)).status_code == 201
        head = await machine.counted("SELECT seq FROM journal_head")

        async def has_all() -> bool:
            return await replica.sequence() == head

        await until(has_all)
        await machine.kill()
        assert_fault(await running.record(unused_slug(), "the-key-of-this-command"), "database-unavailable", "2")
        await replica.promote()

        async def done() -> bool:
            repeated = await running.record(slug, key)
            return bool(repeated.headers.get("Idempotency-Replayed") == "true")

        await until(done)
        assert (await running.read()).status_code == 200
        count = "SELECT count(*) FROM journal_payload WHERE representation::jsonb ->> 'slug' = '" + slug + "'"
        assert await replica.tell(count) == 1
    assert errors_in(caplog) == []


async def test_a_server_that_is_silent_does_not_keep_anybody_from_the_next(opened: Opened, machine: Machine):
    async with Network.to(machine.server.address) as network:
        network.fall_silent()
        direct = (machine.targets.write.host, machine.targets.write.port)
        silent = network.targets(machine.targets)
        both = {name: replace(getattr(silent, name), further=(direct,)) for name in ("write", "read")}
        async with opened(replace(silent, **both)) as running:
            assert (await running.record(unused_slug())).status_code == 201
            assert (await running.read()).status_code == 200
            await running.holds_nothing()
