"""The log is written a few lines at a time, in order, and at once when something needs attention."""

import asyncio
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
