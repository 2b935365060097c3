"""What can go wrong with the embedded PostgreSQL server, in words for the person who started it (D1)."""

from pathlib import Path

ELSEWHERE = "set CONVENANT_DATABASE_URL to use a PostgreSQL server of your own"


class EmbeddedPostgresError(Exception):
    """The embedded server cannot be used; the message says why and what to do about it (D1)."""


class UnusableDataDirectoryError(EmbeddedPostgresError):
    """The data directory or the cluster in it cannot be read, written, or is not what it should be."""


class AccountUnavailableError(EmbeddedPostgresError):
    """Started as root, and no unprivileged account to run PostgreSQL under can be had."""


class ProgramsUnavailableError(EmbeddedPostgresError):
    """The PostgreSQL programs are not installed or do not run on this machine."""


class ServerBusyError(EmbeddedPostgresError):
    """Another process has been starting or stopping the server for longer than anyone should wait."""


class ServerInUseError(EmbeddedPostgresError):
    """The running server would have to be restarted for this caller, and others are using it."""


class IncompatibleClusterError(EmbeddedPostgresError):
    """The cluster was made by another major version of PostgreSQL, whose files ours cannot read.

    `found` and `shipped` are the two major versions, as PostgreSQL writes them ("17").
    """

    def __init__(self, cluster: Path, found: str, shipped: str) -> None:
        self.found = found
        self.shipped = shipped
        super().__init__(
            f"The database in {cluster} was made by PostgreSQL {found}; Convenant ships PostgreSQL {shipped}, "
            f"which cannot read its files. Dump it with the programs of version {found} (pg_dump), move "
            f"{cluster} away, start Convenant once to make a new database and restore the dump into it; "
            f"or {ELSEWHERE}."
        )


class StartFailedError(EmbeddedPostgresError):
    """PostgreSQL (or initdb) gave up; `log_path` is the whole log, `log_tail` its last lines.

    The first line of the message is the step that failed.
    """

    def __init__(self, what: str, log_path: Path, log_tail: str) -> None:
        self.log_path = log_path
        self.log_tail = log_tail
        said = "\n".join(f"  {line}" for line in log_tail.splitlines()) or "  (nothing)"
        super().__init__(f"{what}. The last lines of {log_path}:\n{said}")
