"""Starting the server of a placed cluster and knowing that it answers (D1)."""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from app.kit.embedded import cluster, sockets
from app.kit.embedded.errors import ServerInUseError, StartFailedError
from app.kit.embedded.logs import last_lines, open_log, rotate, text_since
from app.kit.embedded.placement import Placement
from app.kit.embedded.process import (
    SOCKET_PORT,
    Postmaster,
    clear_away,
    cluster_label,
    find_postmaster,
    is_alive,
    reap,
    remove_stale_files,
    stop,
)

# How long a living server may stay in a state before it is given up: recovery after a crash is the long one.
_PATIENCE = {"starting": 300.0, "standby": 300.0, "stopping": 60.0, "ready": 15.0}
_ANSWER_SECONDS = 3
_RETRY_SECONDS = 20.0
_RETRY_PAUSE = 0.1
_POLL_SECONDS = 0.01
# What PostgreSQL says when another server, living or just dying, still has a hold on the files.
_TRANSIENT = ("pre-existing shared memory block", "lock file ")

_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_destination": "stderr",
    "logging_collector": "off",
    "log_min_messages": "warning",
    "log_checkpoints": "off",
    # Statements and the details of errors hold personal data and passwords; the log does not.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_line_prefix": "%m [%p] ",
}
_CARELESS_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

# Started from a shell that ends at once, the server is nobody's child but the system's, which notices its end.
_LAUNCH = '"$@" </dev/null >&2 & echo $!'


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where and as whom to connect: `host` is the absolute path of the socket's directory.

    The user is a superuser. The password is left out of the printed form, so that it does not reach logs.
    """

    host: str
    port: int
    user: str
    password: str = field(repr=False)


def ensure_running(placement: Placement, *, durable: bool, alone: bool) -> tuple[ServerAddress, psutil.Process]:
    """Return the address and main process of a server that answers, starting it and all it needs first.

    Only for who holds the start lock. A server that lacks what this caller needs is restarted when nobody
    else uses it (`alone`). Raises the errors of this package.
    """
    password = cluster.read_password(placement.data_dir)
    if placement.is_initialised:
        cluster.check_version(placement.cluster)
        password = _renew(placement, password, durable=durable, alone=alone)
    else:
        # The server of a directory that was removed would write into the new one, by its path.
        clear_away(placement.cluster)
        cluster.discard_unfinished(placement)
        password = password or cluster.create_password(placement.data_dir)
        cluster.create_cluster(placement, password, durable=durable)
    postmaster = _answering(placement, durable=durable)
    address = ServerAddress(postmaster.socket_directory, postmaster.port, cluster.SUPERUSER, password)
    return address, postmaster.process


def _renew(placement: Placement, password: str | None, *, durable: bool, alone: bool) -> str:
    """Stop a server this caller cannot use, and replace a lost password; return the password."""
    running = find_postmaster(placement.cluster)
    if running is not None:
        need = None
        if password is None:
            need = "its password file is lost"
        elif durable and not running.is_durable:
            need = "it runs without writing safely to disk, as tests do"
        if need is not None and not alone:
            raise ServerInUseError(
                f"The database in {placement.cluster} must be restarted ({need}), but others use it. "
                f"End those processes and try again."
            )
        if need is not None:
            stop(running.process)
    if password is not None:
        return password
    clear_away(placement.cluster)
    remove_stale_files(placement.cluster, placement.cluster)
    return cluster.replace_password(placement)


def _answering(placement: Placement, *, durable: bool) -> Postmaster:
    deadline = time.monotonic() + _RETRY_SECONDS
    while True:
        running = find_postmaster(placement.cluster)
        if running is not None:
            answering = _wait_for_answer(placement, running.process)
            if answering is not None:
                return answering
            if is_alive(running.process):
                # Deaf, such as without its socket: of no use to anybody.
                stop(running.process)
        clear_away(placement.cluster)
        try:
            return _start(placement, durable=durable)
        except StartFailedError as failure:
            is_transient = any(sign in failure.log_tail for sign in _TRANSIENT)
            if not is_transient or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_PAUSE)


def _wait_for_answer(placement: Placement, process: psutil.Process) -> Postmaster | None:
    """Wait while a living server starts or stops; return it when it answers, None when it never will."""
    status, since = "", time.monotonic()
    while is_alive(process):
        current = find_postmaster(placement.cluster)
        # Until it has written its file it is starting; the file may still be a predecessor's.
        is_known = current is not None and current.process == process
        said = current.status if current is not None and is_known else "starting"
        if said != status:
            status, since = said, time.monotonic()
        if current is not None and said == "ready" and _answers(placement, current):
            return current
        if time.monotonic() - since > _PATIENCE[status]:
            return None
        time.sleep(_POLL_SECONDS)
    reap(process)
    return None


def _answers(placement: Placement, postmaster: Postmaster) -> bool:
    program = placement.programs.path("pg_isready")
    where = ["--host", postmaster.socket_directory, "--port", str(postmaster.port)]
    return (
        placement.account.run(
            [program, "--quiet", "--username", cluster.SUPERUSER, f"--timeout={_ANSWER_SECONDS}", *where]
        ).returncode
        == 0
    )


def _start(placement: Placement, *, durable: bool) -> Postmaster:
    """Start the server and return it when it answers; StartFailedError when it does not."""
    socket_directory = sockets.socket_directory(placement)
    remove_stale_files(placement.cluster, socket_directory)
    rotate(placement.log_path)
    with open_log(placement.log_path) as log:
        offset = placement.log_path.stat().st_size
        command = _command(placement, socket_directory, durable=durable)
        pid = int(placement.account.run_shell(_LAUNCH, *command, stderr=log).stdout)
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        answering = _wait_for_answer(placement, process)
        if answering is not None:
            return answering
        if is_alive(process):
            stop(process)
    output = text_since(placement.log_path, offset)
    raise StartFailedError("PostgreSQL did not start", placement.log_path, last_lines(output))


def _command(placement: Placement, socket_directory: Path, *, durable: bool) -> list[str]:
    settings = _SETTINGS | {
        "unix_socket_directories": str(socket_directory),
        "port": str(SOCKET_PORT),
        "cluster_name": cluster_label(placement.cluster),
    }
    if not durable:
        settings |= _CARELESS_SETTINGS
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [placement.programs.path("postgres"), "-D", str(placement.cluster), *options]
