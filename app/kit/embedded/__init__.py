"""A PostgreSQL server of our own, for whoever has none: zero set-up, one per data directory (D1)."""

from app.kit.embedded.errors import (
    AccountUnavailableError,
    EmbeddedPostgresError,
    IncompatibleClusterError,
    ProgramsUnavailableError,
    ServerBusyError,
    ServerInUseError,
    StartFailedError,
    UnusableDataDirectoryError,
)
from app.kit.embedded.handle import EmbeddedPostgres, stop_server
from app.kit.embedded.server import ServerAddress

__all__ = [
    "AccountUnavailableError",
    "EmbeddedPostgres",
    "EmbeddedPostgresError",
    "IncompatibleClusterError",
    "ProgramsUnavailableError",
    "ServerAddress",
    "ServerBusyError",
    "ServerInUseError",
    "StartFailedError",
    "UnusableDataDirectoryError",
    "stop_server",
]
