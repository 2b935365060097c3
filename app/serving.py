"""Running the service in this process: log lines, signals, a drain that ends."""

import logging
import sys

import uvicorn

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


async def serve(settings: Settings, targets: Targets, host: str, port: int) -> None:
    """Serve until a signal asks to stop; requests in flight get twenty seconds to finish."""
    configure_logging(settings.log_level)
    config = uvicorn.Config(
        create_app(settings, targets),
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
    await uvicorn.Server(config).serve()
