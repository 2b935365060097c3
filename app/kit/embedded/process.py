"""Finding and stopping the processes of a cluster, whatever its files claim (D1)."""

import hashlib
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.kit.embedded.errors import ServerBusyError
from app.kit.embedded.locks import wait_until

SOCKET_PORT = 5432

_PROGRAM = "postgres"
_PID_FILE = "postmaster.pid"
# Lines of the file, counted from 0: PostgreSQL source, src/include/utils/pidfile.h.
_PORT_LINE, _SOCKET_LINE, _STATUS_LINE = 3, 4, 7

# Fast shutdown (sessions end, then a checkpoint); immediate (recovery at the next start); no choice left.
_STOP_STEPS = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))
_ORPHAN_PATIENCE = 2.0
_ORPHAN_STEPS = ((signal.SIGINT, 5.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 10.0))


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A living server of a cluster, and what it says about itself in postmaster.pid.

    `status` is "starting", "ready", "standby" or "stopping"; `is_durable` tells whether committed means on disk.
    """

    process: psutil.Process
    status: str
    socket_directory: str
    port: int
    is_durable: bool


def cluster_label(cluster: Path) -> str:
    """Return the name by which processes of a cluster are known in their titles."""
    return f"convenant-{hashlib.sha256(os.fsencode(cluster)).hexdigest()[:16]}"


def find_postmaster(cluster: Path) -> Postmaster | None:
    """Return the living server that postmaster.pid names; None when it is dead, a zombie or something else."""
    lines = _pid_file_lines(cluster)
    pid = _pid_in(lines)
    if pid is None:
        return None
    try:
        process = psutil.Process(pid)
        if not _works_in(process, cluster):
            return None
        is_durable = "fsync=off" not in process.cmdline()
    except psutil.NoSuchProcess:
        return None
    # The lower lines are written while the server starts.
    lines += [""] * (_STATUS_LINE + 1 - len(lines))
    port = lines[_PORT_LINE]
    return Postmaster(
        process,
        status=lines[_STATUS_LINE].strip() or "starting",
        socket_directory=lines[_SOCKET_LINE],
        port=int(port) if port.isdecimal() else SOCKET_PORT,
        is_durable=is_durable,
    )


def processes_of(cluster: Path) -> list[psutil.Process]:
    """Return every living PostgreSQL process that works in this cluster."""
    return [process for process in psutil.process_iter() if _works_in(process, cluster)]


def is_alive(process: psutil.Process) -> bool:
    """Tell whether a process lives; a zombie does not, it only waits for its parent to notice."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def stop(process: psutil.Process) -> None:
    """Stop a server: fast first, then less and less gently; call clear_away afterwards."""
    for number, patience in _STOP_STEPS:
        _signal(process, number)
        if wait_until(lambda: not is_alive(process), patience):
            break
    reap(process)


def reap(process: psutil.Process) -> None:
    """Take note of a server's death if it became our child, as orphans do in a container's first process."""
    with suppress(psutil.NoSuchProcess, ChildProcessError):
        # Not by number alone: that may be another child's by now.
        if process.is_running() and process.status() == psutil.STATUS_ZOMBIE:
            os.waitpid(process.pid, os.WNOHANG)


def end_program(name: str, directory: Path) -> None:
    """Kill the programs of this name whose command line names something in the directory."""
    killed = []
    for process in psutil.process_iter():
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            if process.name() == name and any(str(directory) in part for part in process.cmdline()):
                process.kill()
                killed.append(process)
    wait_until(lambda: not any(is_alive(process) for process in killed), _ORPHAN_PATIENCE)


def clear_away(cluster: Path) -> None:
    """See to it that no process works in a cluster without a server anybody can find.

    Sessions notice by themselves that their server died, unless they are busy: those are interrupted. Only
    then may another server start on the same files. Raises ServerBusyError when one stays.
    """
    if wait_until(lambda: not processes_of(cluster), _ORPHAN_PATIENCE):
        return
    for number, patience in _ORPHAN_STEPS:
        for process in processes_of(cluster):
            _signal(process, number)
        if wait_until(lambda: not processes_of(cluster), patience):
            return
    pids = ", ".join(str(process.pid) for process in processes_of(cluster))
    raise ServerBusyError(f"Processes that cannot be stopped still work in {cluster}: {pids}.")


def remove_stale_files(cluster: Path, socket_directory: Path) -> None:
    """Remove what a dead server left that would keep PostgreSQL from starting. Only after clear_away.

    PostgreSQL takes a lock file for a living server's when its process number is in use, by whatever, or when
    the file is empty. A number that is not in use it handles itself, looking into shared memory first.
    """
    pid = _pid_in(_pid_file_lines(cluster))
    if pid is None or psutil.pid_exists(pid):
        (cluster / _PID_FILE).unlink(missing_ok=True)
    for name in (f".s.PGSQL.{SOCKET_PORT}", f".s.PGSQL.{SOCKET_PORT}.lock"):
        (socket_directory / name).unlink(missing_ok=True)


def _pid_file_lines(cluster: Path) -> list[str]:
    try:
        return (cluster / _PID_FILE).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except FileNotFoundError:
        return []


def _pid_in(lines: list[str]) -> int | None:
    first = lines[0].strip() if lines else ""
    return int(first) if first.isdecimal() and int(first) > 0 else None


def _works_in(process: psutil.Process, cluster: Path) -> bool:
    """Tell whether a process is a living PostgreSQL one whose working directory is the cluster.

    Or was it: the path of a directory removed under a process still counts as its own.
    """
    try:
        if process.name() != _PROGRAM or process.status() == psutil.STATUS_ZOMBIE:
            return False
        try:
            return process.cwd() == str(cluster)
        except psutil.AccessDenied:
            return _is_labelled(process, cluster)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return False


def _is_labelled(process: psutil.Process, cluster: Path) -> bool:
    # Root in a container without the ptrace capability may not see another account's working directory.
    return cluster_label(cluster) in " ".join(process.cmdline())


def _signal(process: psutil.Process, number: signal.Signals) -> None:
    with suppress(psutil.NoSuchProcess):
        process.send_signal(number)
