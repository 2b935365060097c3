"""The log: one JSON object per line, written a few lines at a time."""

import asyncio
import json
import logging
from datetime import UTC, datetime
from typing import Any, TextIO

# A line waits this long for others to be written with, and no more than so many wait.
GATHERING_SECONDS = 0.05
MOST_GATHERED = 200


class GatheringHandler(logging.StreamHandler[TextIO]):
    """Writes the lines of one turn of the event loop and of the next few together: writing costs more than the lines.

    What needs attention is written at once, with all that came before it.
    """

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream."""
        super().__init__(stream)
        self._lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line."""
        try:
            self._lines.append(self.format(record))
        except Exception:  # noqa: BLE001 - as every handler: a line that cannot be written never stops its writer
            self.handleError(record)
            return
        if record.levelno >= logging.WARNING or len(self._lines) >= MOST_GATHERED:
            self.flush()
        else:
            self._flush_soon()

    def flush(self) -> None:
        """Write what was gathered."""
        self.acquire()
        try:
            lines, self._lines = self._lines, []
            if lines:
                self.stream.write("".join(f"{line}\n" for line in lines))
            super().flush()
        except (OSError, ValueError):
            # Whoever reads the log is gone, or its disk is full. Requests are still answered and what runs in the
            # background goes on: a line that cannot be written is lost, and nothing else.
            pass
        finally:
            self.release()

    def _flush_soon(self) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            # Another thread than the one that serves, or before or after it serves: nobody comes back to it.
            self.flush()
            return
        if len(self._lines) == 1:
            loop.call_later(GATHERING_SECONDS, self.flush)


class JsonLogFormatter(logging.Formatter):
    """One JSON object per line, so that no text from outside can forge a line (BIO2 8.15)."""

    _FIELDS = ("method", "path", "status", "milliseconds", "request_id", "client", "actor")

    def format(self, record: logging.LogRecord) -> str:
        """Render one record."""
        line: dict[str, Any] = {
            "at": f"{datetime.fromtimestamp(record.created, UTC).isoformat(timespec='microseconds')[:-6]}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        given = record.__dict__
        line.update({name: given[name] for name in self._FIELDS if given.get(name) is not None})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line)
