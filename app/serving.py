"""Running the service in this process: log lines, signals, a drain that ends."""

import asyncio
import gc
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import cast

import uvicorn

from app.access.matrix import access_page
from app.api import create_api
from app.examples import examples
from app.kit import openapi
from app.kit.config import Settings
from app.kit.connections import prompt_protocol
from app.kit.database import Targets
from app.kit.http import Edge
from app.kit.log_lines import GatheringHandler, JsonLogFormatter
from app.main import create_app, end_streams

KEEP_ALIVE_SECONDS = 5
MOST_CONNECTIONS = 1000


def configure_logging(level: str) -> None:
    """Write one JSON object per line to standard error."""
    # What no line of ours shows is not looked up for each of them.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = GatheringHandler(sys.stderr)
    handler.setFormatter(JsonLogFormatter())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.getLogger("uvicorn.access").disabled = True


class DrainingServer(uvicorn.Server):
    """A server that ends quietly: uvicorn's own would raise the signal again and skip what comes after serving."""

    def __init__(self, config: uvicorn.Config, drain_seconds: float) -> None:
        """Prepare to serve, and to let requests in progress finish for so many seconds when asked to stop."""
        super().__init__(config)
        self._drain_seconds = drain_seconds

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop: no new connections, and streams end where they are."""
        super().handle_exit(sig, frame)
        end_streams(cast("Edge", self.config.app))

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

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept nothing new, finish what is in progress, and hang up on who is still not done with asking."""
        asyncio.get_running_loop().call_later(self._drain_seconds, self._hang_up)
        await super().shutdown(sockets)

    def _hang_up(self) -> None:
        # The application sees that the other side is gone, as it would at any other moment.
        for connection in list(self.server_state.connections):
            connection.transport.abort()


async def serve(settings: Settings, targets: Targets, host: str, port: int) -> None:
    """Serve until a signal asks to stop and requests in progress had time to finish."""
    configure_logging(settings.log_level)
    config = uvicorn.Config(
        create_app(settings.reached_at(host, port), targets),
        host=host,
        port=port,
        loop="none",
        http=prompt_protocol(settings.request_head_seconds),
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=[str(network) for network in settings.trusted_proxies],
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=settings.drain_seconds + 1,
        limit_concurrency=MOST_CONNECTIONS,
    )
    # All that was made so far stays: looking through it for garbage again and again would find none.
    gc.freeze()
    await DrainingServer(config, settings.drain_seconds).serve()


def write_description(directory: Path) -> None:
    """Write the API description as it is committed, as JSON and YAML."""
    document = create_api(openapi.PUBLISHED_SETTINGS, examples()).state.description()
    directory.mkdir(exist_ok=True)
    (directory / "openapi.json").write_text(openapi.as_json(document), encoding="utf-8")
    (directory / "openapi.yaml").write_text(openapi.as_yaml(document), encoding="utf-8")
    (directory / "access.md").write_text(access_page(), encoding="utf-8")
