"""What the tests of the embedded server share."""

import atexit
import ctypes
import json
import os
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Self

import asyncpg
import psutil

from app.kit.embedded import ServerAddress, stop_server
from app.kit.embedded.account import ACCOUNT_NAME, Account, account_of, own_account, system_account
from app.kit.embedded.locks import wait_until
from app.kit.embedded.process import processes_of
from app.kit.embedded.programs import installed_programs, runnable_programs

IS_ROOT = os.geteuid() == 0
# The core cases also run as a normal user when the tests themselves run as root.
USERS = ["own", "nobody"] if IS_ROOT else ["own"]
PATIENCE = 30.0

_REPOSITORY = Path(__file__).parents[3]


def account(user: str) -> Account:
    """Return the account that a user of USERS is."""
    if user == "own":
        return own_account()
    entry = pwd.getpwnam(user)
    return account_of(entry.pw_uid, entry.pw_gid)


@cache
def shared_root() -> Path:
    """Return a stand-in for the system-wide directory, gone when the tests end."""
    root = Path(tempfile.mkdtemp(prefix="convenant-shared-"))
    root.chmod(0o755)
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    return root


@contextmanager
def workplace(user: str = "own") -> Iterator[Path]:
    """Give the path for a data directory that every account can reach, and clean up whatever happens."""
    base = Path(tempfile.mkdtemp(prefix="convenant-test-"))
    base.chmod(0o755)
    if user != "own":
        os.chown(base, account(user).uid, account(user).gid)
    try:
        yield base / "data"
    finally:
        stop_server(base / "data")
        shutil.rmtree(base)


@contextmanager
def public_directory() -> Iterator[Path]:
    """Have an empty directory of our own that every account can read."""
    root = Path(tempfile.mkdtemp(prefix="convenant-shared-"))
    root.chmod(0o755)
    try:
        yield root
    finally:
        shutil.rmtree(root)


@contextmanager
def workplaces() -> Iterator[dict[str, Path]]:
    """Give a workplace for each user, to make one cluster in and use it for many tests."""
    with ExitStack() as stack:
        yield {user: stack.enter_context(workplace(user)) for user in USERS}


@contextmanager
def moved(data_dir: Path, elsewhere: Path) -> Iterator[Path]:
    """Have a stopped data directory at another path for a while."""
    elsewhere.parent.mkdir()
    elsewhere.parent.chmod(0o755)
    data_dir.rename(elsewhere)
    try:
        yield elsewhere
    finally:
        stop_server(elsewhere)
        elsewhere.rename(data_dir)
        elsewhere.parent.rmdir()


async def fetch(address: ServerAddress, query: str) -> Any:
    """Connect anew, and return the one value a query gives."""
    connection = await connect(address)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def connect(address: ServerAddress) -> asyncpg.Connection:
    """Open a connection as the superuser."""
    return await asyncpg.connect(
        host=address.host,
        port=address.port,
        user=address.user,
        password=address.password,
        database="postgres",
        timeout=PATIENCE,
    )


def attempt(user: str, address: ServerAddress) -> str:
    """Connect as another user of this machine, and return what the client program complains of."""
    stranger = account(user)
    programs = runnable_programs(installed_programs(), stranger, shared_root())
    where = ["--host", address.host, "--port", str(address.port), "--username", address.user, "--no-password"]
    return stranger.run([programs.path("psql"), *where, "--command", "SELECT 1"]).stderr


def postmaster(data_dir: Path) -> psutil.Process:
    """Return the server's main process."""
    pid_file = data_dir / "postgres" / "postmaster.pid"
    return psutil.Process(int(pid_file.read_text(encoding="utf-8").split("\n", 1)[0]))


@contextmanager
def open_directory(path: Path) -> Iterator[None]:
    """Have a directory that everybody can read at this path."""
    path.mkdir()
    path.chmod(0o755)
    try:
        yield
    finally:
        path.rmdir()


def access(path: Path) -> tuple[int, int]:
    """Return the mode and the owner of a file."""
    state = path.lstat()
    return stat.S_IMODE(state.st_mode), state.st_uid


def exists(path: Path) -> bool:
    return path.exists()


@contextmanager
def attached_memory(data_dir: Path) -> Iterator[None]:
    """Hold on to the server's shared memory, whose identifier postmaster.pid ends its seventh line with."""
    library = ctypes.CDLL(None, use_errno=True)
    library.shmat.restype = ctypes.c_void_p
    library.shmdt.argtypes = [ctypes.c_void_p]
    identifier = int(read(data_dir / "postgres" / "postmaster.pid").splitlines()[6].split()[1])
    memory = library.shmat(identifier, None, 0)
    assert memory != ctypes.c_void_p(-1).value, os.strerror(ctypes.get_errno())
    try:
        yield
    finally:
        library.shmdt(memory)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def link(path: Path, target: Path) -> None:
    """Make a link to something in another directory, and both directories but not the thing itself."""
    path.parent.mkdir()
    target.parent.mkdir()
    path.symlink_to(target)


def owned_directory(path: Path) -> Path:
    """Make a directory, and the one around it, as an account that PostgreSQL can run under would."""
    path.parent.mkdir()
    path.mkdir()
    (system_account(ACCOUNT_NAME) if IS_ROOT else own_account()).give(path)
    return path


def write_as_owner(path: Path, text: str) -> None:
    """Write a file that belongs to whom its directory belongs to, as PostgreSQL would."""
    path.write_text(text, encoding="utf-8")
    directory = path.parent.stat()
    os.chown(path, directory.st_uid, directory.st_gid)
    path.chmod(0o600)


def processes(data_dir: Path) -> list[psutil.Process]:
    """Return all processes of the server."""
    return processes_of((data_dir / "postgres").resolve())


def kill(process: psutil.Process) -> None:
    """End a process the hard way and wait until it no longer lives (it may stay a zombie)."""
    process.kill()
    assert wait_until(lambda: not lives(process), PATIENCE)


def lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


class Holder:
    """Another process, possibly of another user, that can hold the server of a data directory."""

    def __init__(self, data_dir: Path, *options: str, user: str = "own") -> None:
        command = [
            sys.executable,
            "-m",
            "tests.service.kit.embedded_holder",
            "--data-dir",
            str(data_dir),
            "--shared-root",
            str(shared_root()),
        ]
        if user != "own":
            programs = runnable_programs(installed_programs(), account(user), shared_root())
            command += ["--user", user, "--site", str(programs.site)]
        self.process = subprocess.Popen(
            [*command, *options],
            cwd=_REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.answer()

    def tell(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the holder ended"
        return json.loads(line)

    def ask(self, word: str) -> Any:
        self.tell(word)
        return self.answer()

    def acquire(self) -> ServerAddress:
        return ServerAddress(**self.ask("acquire"))

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()
