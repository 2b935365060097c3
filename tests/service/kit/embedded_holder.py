"""A process that holds an embedded server until told otherwise, run by the tests.

It obeys words on its standard input, one a line, and answers each with one line of JSON.
"""

import argparse
import ctypes
import json
import os
import pwd
import resource
import signal
import sys
from pathlib import Path

import psutil

from app.kit.embedded import EmbeddedPostgres, EmbeddedPostgresError, placement
from app.kit.embedded.process import find_postmaster
from app.kit.embedded.programs import Programs

_PR_SET_CHILD_SUBREAPER, _PR_CAPBSET_DROP, _CAP_SYS_PTRACE = 36, 24, 19


def _become(arguments: argparse.Namespace) -> None:
    if arguments.subreaper:
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    if arguments.without_ptrace:
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, _CAP_SYS_PTRACE, 0, 0, 0)
        remaining = [word for word in sys.argv[1:] if word != "--without-ptrace"]
        os.execv(sys.executable, [sys.executable, "-m", "tests.service.kit.embedded_holder", *remaining])
    if arguments.largest_file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (arguments.largest_file, arguments.largest_file))
    if arguments.user:
        # After the imports, so that the code itself may lie where only root can read.
        entry = pwd.getpwnam(arguments.user)
        os.setgroups([])
        os.setresgid(entry.pw_gid, entry.pw_gid, entry.pw_gid)
        os.setresuid(entry.pw_uid, entry.pw_uid, entry.pw_uid)


def _say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _working_directory(process: psutil.Process) -> str | None:
    try:
        return process.cwd()
    except psutil.AccessDenied:
        return None


def _obey(word: str, data_dir: Path, held: list[EmbeddedPostgres]) -> None:
    if word == "acquire":
        try:
            held.append(EmbeddedPostgres.acquire(data_dir))
        except EmbeddedPostgresError as error:
            _say({"error": type(error).__name__, "message": str(error)})
            return
        address = held[-1].address
        _say({"host": address.host, "port": address.port, "user": address.user, "password": address.password})
    elif word == "release":
        held.pop().release()
        _say({})
    elif word == "see":
        running = find_postmaster(data_dir / "postgres")
        assert running is not None
        _say({"cwd": _working_directory(running.process)})
    elif word == "fork and release":
        child = os.fork()
        if child == 0:
            held[-1].release()
            os._exit(0)
        _say({"code": os.waitpid(child, 0)[1]})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--shared-root", type=Path, required=True)
    parser.add_argument("--user")
    parser.add_argument("--site", type=Path)
    parser.add_argument("--largest-file", type=int)
    parser.add_argument("--subreaper", action="store_true")
    parser.add_argument("--without-ptrace", action="store_true")
    arguments = parser.parse_args()
    _become(arguments)
    placement.SHARED_ROOT = arguments.shared_root
    if arguments.site:
        vars(placement)["installed_programs"] = lambda: Programs(arguments.site)
    signal.signal(signal.SIGINT, lambda *_: _say({"interrupted": True}))
    held: list[EmbeddedPostgres] = []
    _say({"waiting": True})
    for line in sys.stdin:
        _obey(line.strip(), arguments.data_dir, held)


if __name__ == "__main__":
    main()
