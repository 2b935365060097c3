"""The log is written a few lines at a time, in order, and at once when something needs attention."""

import asyncio
import errno
import io
import json
import logging
from collections.abc import Iterator

import pytest

from app.kit.log_lines import MOST_GATHERED, GatheringHandler, JsonLogFormatter


class Stream(io.StringIO):
    """A stream that tells when it is written to."""

    def __init__(self) -> None:
        super().__init__()
        self.written = asyncio.Event()

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


Log = tuple[logging.Logger, Stream]


@pytest.fixture
def log() -> Iterator[Log]:
    stream = Stream()
    handler = GatheringHandler(stream)
    handler.setFormatter(JsonLogFormatter())
    logger = logging.getLogger("convenant.tried")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    yield logger, stream
    logger.removeHandler(handler)


def said(stream: Stream) -> list[str]:
    return [json.loads(line)["message"] for line in stream.getvalue().splitlines()]


async def test_lines_are_gathered_and_then_written_by_themselves(log: Log):
    logger, stream = log
    logger.info("one")
    logger.info("two")
    assert said(stream) == []
    async with asyncio.timeout(10):
        await stream.written.wait()
    assert said(stream) == ["one", "two"]


async def test_what_needs_attention_brings_along_what_came_before(log: Log):
    logger, stream = log
    logger.info("one")
    logger.warning("two")
    assert said(stream) == ["one", "two"]


async def test_many_lines_do_not_wait(log: Log):
    logger, stream = log
    for number in range(MOST_GATHERED):
        logger.info("%d", number)
    assert said(stream) == [str(number) for number in range(MOST_GATHERED)]


def test_without_an_event_loop_a_line_is_written_at_once(log: Log):
    logger, stream = log
    logger.info("alone")
    assert said(stream) == ["alone"]


async def test_what_was_gathered_is_written_at_the_end(log: Log):
    logger, stream = log
    logger.info("last")
    logger.handlers[0].flush()
    assert said(stream) == ["last"]


class FullDisk(Stream):
    """A stream that takes nothing while its disk is full."""

    is_full = True

    def write(self, text: str) -> int:
        self.written.set()
        if self.is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(text)


async def test_a_log_that_cannot_be_written_stops_nobody_and_goes_on_when_it_can(log: Log):
    logger, _ = log
    stream = FullDisk()
    logger.handlers[0].setStream(stream)  # type: ignore[attr-defined]  # it is one of a stream
    unhandled: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unhandled.append(context))
    logger.warning("at once")
    for number in range(MOST_GATHERED):
        logger.info("%d", number)
    stream.written.clear()
    logger.info("soon")
    async with asyncio.timeout(10):
        await stream.written.wait()
    await asyncio.sleep(0)
    assert unhandled == []
    stream.is_full = False
    logger.warning("again")
    assert said(stream) == ["again"]


def test_once_the_loop_is_over_no_line_waits_for_it(log: Log):
    logger, stream = log

    async def serve() -> None:
        logger.info("serving")

    asyncio.run(serve())
    logger.info("stopping")
    assert said(stream) == ["serving", "stopping"]
