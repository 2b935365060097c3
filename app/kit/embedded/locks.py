"""Advisory file locks that the kernel drops when their holder dies (D1)."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from app.kit.embedded.errors import ServerBusyError

START_LOCK_PATIENCE = 180.0

_POLL_SECONDS = 0.01
_USERS, _START = "users.lock", "start.lock"


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Poll until the condition holds, for at most so many seconds; tell whether it came to hold."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= deadline:
            return False
        time.sleep(_POLL_SECONDS)
    return True


class FileLock:
    """An flock(2) on one file, counted per open file, so that two in one process exclude each other too.

    The descriptor is close-on-exec, as Python makes all of them: no program started meanwhile keeps the lock.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
        self._descriptor = os.open(path, flags, 0o600)

    def try_exclusive(self) -> bool:
        """Take the lock for this holder alone, if nobody else has it in any form; lose a shared one if not."""
        return self._try(fcntl.LOCK_EX)

    def share(self) -> None:
        """Take the lock together with other sharers, waiting while somebody has it alone."""
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def unlock(self) -> None:
        """Drop the lock, also for copies of the descriptor that a fork has made."""
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def is_in_place(self) -> bool:
        """Tell whether the locked file is still the one at its path (it is not after `rm -rf`)."""
        mine = os.fstat(self._descriptor)
        try:
            there = self.path.stat()
        except FileNotFoundError:
            return False
        return (mine.st_dev, mine.st_ino) == (there.st_dev, there.st_ino)

    def close(self) -> None:
        """Give the descriptor back; the lock goes when no fork holds a copy."""
        os.close(self._descriptor)

    def _try(self, operation: int) -> bool:
        try:
            fcntl.flock(self._descriptor, operation | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class DirectoryLocks:
    """The two locks of a data directory: who may start or stop the server, and who is using it."""

    def __init__(self, users: FileLock, start: FileLock) -> None:
        self.users = users
        self._start = start

    @staticmethod
    def exist_in(data_dir: Path) -> bool:
        """Tell whether a server was ever started in this directory."""
        return (data_dir / _START).is_file()

    @classmethod
    def open(cls, data_dir: Path) -> Self:
        """Open both lock files, making them (0600) when needed; OSError when that is not possible."""
        users = FileLock(data_dir / _USERS)
        try:
            return cls(users, FileLock(data_dir / _START))
        except BaseException:
            users.close()
            raise

    @contextmanager
    def starting_or_stopping(self) -> Iterator[None]:
        """Be the only one to start or stop the server; ServerBusyError when another takes too long."""
        if not wait_until(self._start.try_exclusive, START_LOCK_PATIENCE):
            raise ServerBusyError(
                f"Another process has been starting or stopping the database for {START_LOCK_PATIENCE:.0f} "
                f"seconds (it holds {self._start.path}). End that process and try again."
            )
        try:
            yield
        finally:
            self._start.unlock()

    def join(self) -> bool:
        """Become a user of the server; tell whether there is no other. Only while starting or stopping."""
        alone = self.users.try_exclusive()
        self.users.share()
        return alone

    def leave(self) -> bool:
        """Stop being a user; tell whether nobody else is one. Only while starting or stopping."""
        self.users.unlock()
        return self.users.try_exclusive()

    def close(self) -> None:
        """Give both descriptors back."""
        self.users.close()
        self._start.close()
