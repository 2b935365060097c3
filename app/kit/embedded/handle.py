"""Using the embedded server: the first user starts it, the last one stops it (D1)."""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from app.kit.embedded.errors import ELSEWHERE, EmbeddedPostgresError, UnusableDataDirectoryError
from app.kit.embedded.locks import DirectoryLocks
from app.kit.embedded.placement import CLUSTER_NAME, Placement, place, prepare_data_dir
from app.kit.embedded.process import clear_away, find_postmaster, is_alive, reap, stop
from app.kit.embedded.server import ServerAddress, ensure_running
from app.kit.embedded.sockets import discard_socket_directory


class EmbeddedPostgres:
    """A share in the PostgreSQL server of a data directory, as a context manager (D1).

    Every holder, in whatever process, counts as one user by a lock that dies with its process; the last one to
    release stops the server. A holder killed with SIGKILL leaves the server to the next one. Blocking code:
    call it from a thread.
    """

    def __init__(
        self, placement: Placement, locks: DirectoryLocks, address: ServerAddress, server: psutil.Process
    ) -> None:
        self.address = address
        self._placement = placement
        self._locks = locks
        self._server = server
        self._process_id = os.getpid()
        self._guard = threading.Lock()
        self._released = False

    @classmethod
    def acquire(cls, data_dir: Path, *, durable: bool = True) -> Self:
        """Become a user of the server of this data directory, making and starting what is not there yet.

        Returns only when the server answers. `durable=False` trades the data's safety for speed: for tests.
        Raises EmbeddedPostgresError, or a subclass of it, with a message for the person at the keyboard.
        """
        with _explained(data_dir):
            directory = prepare_data_dir(data_dir)
            locks = DirectoryLocks.open(directory)
            try:
                with locks.starting_or_stopping():
                    placement, address, server = _join(directory, locks, durable=durable)
            except BaseException:
                locks.close()
                raise
        return cls(placement, locks, address, server)

    @property
    def is_running(self) -> bool:
        """Tell whether the server this share was taken in is still there."""
        return is_alive(self._server)

    def release(self) -> None:
        """Stop using the server; the last user stops it and waits until its processes are gone.

        Doing it again does nothing. Raises EmbeddedPostgresError when the server cannot be stopped.
        """
        with self._guard:
            if self._released:
                return
            self._released = True
        try:
            # A copy in a forked child has no say: the lock is its parent's.
            if os.getpid() == self._process_id:
                with _explained(self._placement.data_dir), self._locks.starting_or_stopping():
                    if self._locks.leave():
                        self._stop()
        finally:
            self._locks.close()

    def _stop(self) -> None:
        reap(self._server)
        if self._locks.users.is_in_place():
            _stop_cluster(self._placement.cluster)
        elif is_alive(self._server):
            # The data directory was removed, and whoever made it again has a server of their own there.
            stop(self._server)
        discard_socket_directory(self._placement.cluster, Path(self.address.host))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def stop_server(data_dir: Path) -> bool:
    """Stop the server of a data directory, whoever is using it; tell whether one was running.

    Raises EmbeddedPostgresError when it cannot be stopped.
    """
    with _explained(data_dir):
        directory = data_dir.resolve()
        if not DirectoryLocks.exist_in(directory):
            return False
        locks = DirectoryLocks.open(directory)
        try:
            with locks.starting_or_stopping():
                return _stop_cluster((directory / CLUSTER_NAME).resolve())
        finally:
            locks.close()


def _join(
    directory: Path, locks: DirectoryLocks, *, durable: bool
) -> tuple[Placement, ServerAddress, psutil.Process]:
    alone = locks.join()
    try:
        placement = place(directory)
        return placement, *ensure_running(placement, durable=durable, alone=alone)
    except BaseException:
        # Also when interrupted halfway: what nobody uses does not stay running.
        with suppress(EmbeddedPostgresError, OSError, psutil.Error):
            if locks.leave():
                _stop_cluster((directory / CLUSTER_NAME).resolve())
        raise


def _stop_cluster(cluster: Path) -> bool:
    running = find_postmaster(cluster)
    if running is not None:
        stop(running.process)
        discard_socket_directory(cluster, Path(running.socket_directory))
    clear_away(cluster)
    return running is not None


@contextmanager
def _explained(data_dir: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, psutil.Error, subprocess.SubprocessError) as error:
        raise UnusableDataDirectoryError(
            f"The database in {data_dir} cannot be used by this process: {error}. Give it access, use another "
            f"CONVENANT_DATA_DIR, or {ELSEWHERE}."
        ) from error
