"""Running the service in this process: log lines, signals, a drain that ends."""

import asyncio
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from app.api import create_api
from app.examples import examples
from app.kit import openapi
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.http import JsonLogFormatter
from app.main import create_app

DRAIN_SECONDS = 20
KEEP_ALIVE_SECONDS = 5
MOST_CONNECTIONS = 1000


def configure_logging(level: str) -> None:
    """Write one JSON object per line to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLogFormatter())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.getLogger("uvicorn.access").disabled = True


class DrainingServer(uvicorn.Server):
    """A server that ends quietly: uvicorn's own would raise the signal again and skip what comes after serving."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let the first signal begin the drain and a second one end it."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


async def serve(settings: Settings, targets: Targets, host: str, port: int) -> None:
    """Serve until a signal asks to stop; requests in flight get twenty seconds to finish."""
    configure_logging(settings.log_level)
    config = uvicorn.Config(
        create_app(settings.reached_at(host, port), targets),
        host=host,
        port=port,
        loop="none",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        limit_concurrency=MOST_CONNECTIONS,
    )
    await DrainingServer(config).serve()


def write_description(directory: Path) -> None:
    """Write the API description as it is committed, as JSON and YAML."""
    document = create_api(openapi.PUBLISHED_SETTINGS, examples()).state.description()
    directory.mkdir(exist_ok=True)
    (directory / "openapi.json").write_text(openapi.as_json(document), encoding="utf-8")
    (directory / "openapi.yaml").write_text(openapi.as_yaml(document), encoding="utf-8")
